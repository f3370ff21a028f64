package calc_test

import (
	"testing"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/savings"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

func mustSave(c *calc.Calculator, q savings.Question) savings.Savings {
	out, err := savings.Of(c, mustLife(c, calc.Person{Sex: rules.Female, Born: rules.MonthOf(1985, 2)}, nil), q)
	if err != nil {
		panic(err)
	}
	return out
}

// card is a year's card of 2025 for households of one to four adults.
func card(members int) calc.HouseholdQuestion {
	q := calc.HouseholdQuestion{Paid: rules.MonthOf(2025, 3), Months: 12}
	for range members {
		q.Members = append(q.Members, kinds[0])
	}
	return q
}

func TestSavings(t *testing.T) {
	c := vietnam(t)
	amounts, every := gen.IntRange(1, 3_000_000), gen.OneConstOf(savings.EachDay, savings.EachWeek, savings.EachMonth)
	holds(t, "the smallest saving is enough, and one đồng less is not", func(members int, every savings.Every, times int) bool {
		q := savings.Question{Amount: 1, Every: every, Times: times, Toward: card(members)}
		q.Amount = mustSave(c, q).SmallestSaving
		enough := mustSave(c, q)
		q.Amount--
		less := mustSave(c, q)
		return enough.ShortBy == 0 && enough.PaymentsBought >= 1 && enough.MonthsCovered >= 12 && (q.Amount == 0 || less.ShortBy > 0 && less.PaymentsBought == 0)
	}, gen.IntRange(1, 4), every, gen.IntRange(0, 500))
	holds(t, "what is collected is what is paid and what is left", func(members, amount int, every savings.Every) bool {
		out := mustSave(c, savings.Question{Amount: rules.VND(amount), Every: every, Toward: card(members)})
		return out.Collected == out.Needed.Times(out.PaymentsBought)+out.Carry && out.Carry < out.Needed && out.ShortBy == max(0, out.Needed-out.Collected)
	}, gen.IntRange(1, 4), amounts, every)
	holds(t, "a pooled fund loses nothing and serves everybody once", func(members, amount int) bool {
		out := mustSave(c, savings.Question{Amount: rules.VND(amount), Every: savings.EachMonth, Members: members, Toward: card(1)})
		in, paid, carry := rules.VND(0), 0, rules.VND(0)
		for i, r := range out.Schedule {
			in, paid, carry = in+r.Collected, paid+r.Paid, r.Carry
			if r.Month != i+1 || r.Carry < 0 || r.Paid < 0 {
				return false
			}
		}
		return in == out.Needed.Times(paid)+carry && (paid == members || len(out.Schedule) == 120)
	}, gen.IntRange(2, 200), amounts)
}

func TestTooMuchSavedIsAFault(t *testing.T) {
	c := vietnam(t)
	who := mustLife(c, calc.Person{Sex: rules.Female, Born: rules.MonthOf(1985, 2)}, nil)
	if _, err := savings.Of(c, who, savings.Question{Amount: 1_000_000_000, Toward: card(1)}); err != nil {
		t.Errorf("the most that may be saved at once: %v", err)
	}
	_, err := savings.Of(c, who, savings.Question{Amount: 1_000_000_001, Toward: card(1)})
	if f := document.All(err); len(f) != 1 || f[0].Path != "/save/amount" || f[0].Code != calc.OutOfRange {
		t.Errorf("%v", err)
	}
	_, err = savings.Of(c, who, savings.Question{Amount: 1, Toward: calc.ContributionQuestion{Paid: rules.MonthOf(2025, 7), Income: 1}})
	if f := document.All(err); len(f) != 1 || f[0].Path != "/toward/income" {
		t.Errorf("%v, want the fault of the payment below /toward", err)
	}
}
