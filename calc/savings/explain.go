package savings

import (
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

// Explain returns how what is needed came about, which is the payment that is
// saved for, and what is collected, covers and lacks.
func (s Savings) Explain() calc.Explanation {
	x, ok := s.toward.(calc.Explained)
	if !ok {
		return explained()
	}
	trees := x.Explain().Steps
	needed := proof.Given("needed", proof.InVND, int64(s.Needed))
	if own, ok := treeOf(trees, s.Needed, "own_part_of_household", "own_part"); ok {
		needed = proof.Derived("needed", proof.InVND, proof.SameOf, proof.Standing(own))
	}
	sold, collected := s.explainCollected()
	standing := proof.Standing(collected)
	trees = append(trees, needed, collected, proof.Derived("short_by", proof.InVND, proof.GreatestOf,
		proof.Derived("needed_less_collected", proof.InVND, proof.DifferenceOf, proof.Standing(needed), standing), proof.Given("none", proof.InVND, 0)))
	if s.Needed == 0 {
		return explained(trees...)
	}
	trees = append(trees, s.explainBought(proof.Standing(needed), standing)...)
	if s.times > 0 {
		trees = append(trees, s.explainSmallest(proof.Standing(needed), sold))
	}
	return explained(append(trees, s.explainSchedule(proof.Standing(needed))...)...)
}

// treeOf returns the tree of the first of the quantities that has the amount.
func treeOf(trees []proof.Step, v rules.VND, quantities ...string) (proof.Step, bool) {
	for _, q := range quantities {
		for _, s := range trees {
			if s.Quantity == q && s.Text() == strconv.Itoa(int(v)) {
				return s, true
			}
		}
	}
	return proof.Step{}, false
}

// explainCollected: what was sold, each sale rounded, and what was put aside.
func (s *Savings) explainCollected() (sold, collected proof.Step) {
	sales := make([]proof.Step, len(s.asked.Sales))
	for i, sale := range s.asked.Sales {
		exact := proof.Derived("sale_exact", proof.InVND, proof.ProductOf,
			proof.GivenRate("kilograms", sale.Kg).In(proof.InFactor), proof.Given("price_a_kilogram", proof.InVND, int64(sale.Price)))
		sales[i] = proof.Derived("sale", proof.InVND, proof.WholeOf, exact).Of(sale.What)
	}
	sold = steps.Sum("sold", nil, sales)
	saved := proof.Derived("put_aside", proof.InVND, proof.ProductOf,
		proof.Given("put_aside_each_time", proof.InVND, int64(s.asked.Amount)), proof.Given("times", proof.InFactor, int64(s.times)))
	return sold, proof.Derived("collected", proof.InVND, proof.SumOf, sold, saved)
}

// explainBought: how many months and whole payments the money covers, and what
// is left.
func (s *Savings) explainBought(needed, collected proof.Step) []proof.Step {
	covered := proof.Derived("months_covered", proof.InMonths, proof.DownOf, proof.Derived("months_covered_exact", proof.InMonths, proof.QuotientOf,
		proof.Derived("collected_times_months", proof.InVND, proof.ProductOf, collected, proof.Given("months", proof.InMonths, int64(s.months))), needed))
	bought := proof.Derived("payments_bought", proof.InFactor, proof.DownOf, proof.Derived("payments_bought_exact", proof.InFactor, proof.QuotientOf, collected, needed))
	left := proof.Derived("carry", proof.InVND, proof.DifferenceOf, collected,
		proof.Derived("paid_for", proof.InVND, proof.ProductOf, proof.Standing(bought), needed))
	return []proof.Step{covered, bought, left}
}

// explainSmallest: what is not covered by sales, in equal amounts, rounded up.
func (s *Savings) explainSmallest(needed, sold proof.Step) proof.Step {
	rest := proof.Derived("needed_beside_sales", proof.InVND, proof.GreatestOf,
		proof.Derived("needed_less_sold", proof.InVND, proof.DifferenceOf, needed, sold), proof.Given("none", proof.InVND, 0))
	return proof.Derived("smallest_saving", proof.InVND, proof.UpOf, proof.Derived("smallest_saving_exact", proof.InVND, proof.QuotientOf,
		rest, proof.Given("times", proof.InFactor, int64(s.times))))
}

// explainSchedule: what is left in the pooled fund after each month.
func (s *Savings) explainSchedule(needed proof.Step) (rounds []proof.Step) {
	before := proof.Given("none", proof.InVND, 0)
	for _, r := range s.Schedule {
		pot := proof.Derived("collected_of_month", proof.InVND, proof.ProductOf,
			proof.Given("put_aside_each_time", proof.InVND, int64(s.asked.Amount)), proof.Given("members", proof.InPersons, int64(s.asked.Members)))
		paid := proof.Derived("paid_from_fund", proof.InVND, proof.ProductOf, proof.Given("payments", proof.InFactor, int64(r.Paid)), needed)
		left := proof.Derived("left_in_fund", proof.InVND, proof.DifferenceOf, proof.Derived("in_fund", proof.InVND, proof.SumOf, before, pot), paid)
		rounds = append(rounds, left.Of(strconv.Itoa(r.Month)))
		before = proof.Standing(rounds[len(rounds)-1])
	}
	return rounds
}

func explained(trees ...proof.Step) calc.Explanation {
	return calc.Explanation{Schema: calc.ExplainSchema, Steps: trees}
}
