package casefile

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/coverage"
	"github.com/volsi/volsi/calc/savings"
	"github.com/volsi/volsi/rules"
)

func readSavings(o object) calc.Question {
	o.asks("save", "sell", "members", "toward")
	q := savings.Question{Every: savings.EachDay}
	if s, ok := o.inner("save", "amount", "every", "times"); ok {
		q.Amount = s.needMoney("amount")
		q.Times, _ = s.count("times", 1, 100_000)
		if word, ok := s.word("every", []string{string(savings.EachDay), string(savings.EachWeek), string(savings.EachMonth)}); ok {
			q.Every = savings.Every(word)
		}
	}
	o.objects("sell", func(o object) { q.Sales = append(q.Sales, readSale(o)) })
	q.Members, _ = o.count("members", 1, mostMembers)
	q.Toward = o.toward()
	return q
}

func readSale(o object) (s savings.Sale) {
	o.known("what", "kg", "price")
	s.What, s.Price = o.text("what"), o.needMoney("price")
	o.need("kg")
	s.Kg, _ = o.rate("kg")
	return s
}

// toward reads the payment that is saved for; a question that cannot be read
// stands for a contribution, and is a fault.
func (o object) toward() calc.Question {
	n := o.need("toward")
	if n == nil {
		return calc.ContributionQuestion{}
	}
	t, ok := o.object(n, o.path+"/toward")
	if !ok {
		return calc.ContributionQuestion{}
	}
	t.need("kind")
	if kind, _ := t.word("kind", []string{"contribution", "household_premium"}); kind == "household_premium" {
		return readHousehold(t)
	}
	return readContribution(t)
}

const mostPeople = 1_000_000_000

func readCoverage(o object) calc.Question {
	o.asks("month", "population", "participants", "target", "assigned", "support_per_head")
	q := coverage.Question{Month: o.month("month")}
	o.need("participants")
	q.Population, _ = o.count("population", 1, mostPeople)
	q.Participants, _ = o.count("participants", 0, mostPeople)
	q.Assigned, _ = o.count("assigned", 1, mostPeople)
	q.SupportPerHead, _ = o.money("support_per_head")
	q.Target, q.TargetRate = o.target()
	return q
}

// target reads a head count, or a share of the population: 0.6 or "60%".
func (o object) target() (heads int, share rules.Rate) {
	c := o.scalar("target")
	if c == nil {
		return 0, 0
	}
	if n, err := rules.ParseVND(c.Text); err == nil && n > 1 && n <= mostPeople {
		return int(n), 0
	}
	share, _ = o.share("target")
	return 0, share
}

// mostMembers bounds a pooled fund.
const mostMembers = 1_000
