package savings

import (
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/rules"
)

// Explain returns how what is needed came about, which is the payment that is
// saved for, and what is collected, covers and lacks.
func (s Savings) Explain() calc.Explanation {
	x, ok := s.toward.(calc.Explained)
	if !ok {
		return explained()
	}
	trees := x.Explain().Steps
	needed := rules.Given("needed", rules.InVND, int64(s.Needed))
	if own, ok := treeOf(trees, s.Needed, "own_part_of_household", "own_part"); ok {
		needed = rules.Derived("needed", rules.InVND, rules.SameOf, rules.Standing(own))
	}
	sold, collected := s.explainCollected()
	standing := rules.Standing(collected)
	trees = append(trees, needed, collected, rules.Derived("short_by", rules.InVND, rules.GreatestOf,
		rules.Derived("needed_less_collected", rules.InVND, rules.DifferenceOf, rules.Standing(needed), standing), rules.Given("none", rules.InVND, 0)))
	if s.Needed == 0 {
		return explained(trees...)
	}
	trees = append(trees, s.explainBought(rules.Standing(needed), standing)...)
	if s.times > 0 {
		trees = append(trees, s.explainSmallest(rules.Standing(needed), sold))
	}
	return explained(append(trees, s.explainSchedule(rules.Standing(needed))...)...)
}

// treeOf returns the tree of the first of the quantities that has the amount.
func treeOf(trees []rules.Step, v rules.VND, quantities ...string) (rules.Step, bool) {
	for _, q := range quantities {
		for _, s := range trees {
			if s.Quantity == q && s.Text() == strconv.Itoa(int(v)) {
				return s, true
			}
		}
	}
	return rules.Step{}, false
}

// explainCollected: what was sold, each sale rounded, and what was put aside.
func (s *Savings) explainCollected() (sold, collected rules.Step) {
	sales := make([]rules.Step, len(s.asked.Sales))
	for i, sale := range s.asked.Sales {
		exact := rules.Derived("sale_exact", rules.InVND, rules.ProductOf,
			rules.GivenRate("kilograms", sale.Kg).In(rules.InFactor), rules.Given("price_a_kilogram", rules.InVND, int64(sale.Price)))
		sales[i] = rules.Derived("sale", rules.InVND, rules.WholeOf, exact).Of(sale.What)
	}
	sold = steps.Sum("sold", nil, sales)
	saved := rules.Derived("put_aside", rules.InVND, rules.ProductOf,
		rules.Given("put_aside_each_time", rules.InVND, int64(s.asked.Amount)), rules.Given("times", rules.InFactor, int64(s.times)))
	return sold, rules.Derived("collected", rules.InVND, rules.SumOf, sold, saved)
}

// explainBought: how many months and whole payments the money covers, and what
// is left.
func (s *Savings) explainBought(needed, collected rules.Step) []rules.Step {
	covered := rules.Derived("months_covered", rules.InMonths, rules.DownOf, rules.Derived("months_covered_exact", rules.InMonths, rules.QuotientOf,
		rules.Derived("collected_times_months", rules.InVND, rules.ProductOf, collected, rules.Given("months", rules.InMonths, int64(s.months))), needed))
	bought := rules.Derived("payments_bought", rules.InFactor, rules.DownOf, rules.Derived("payments_bought_exact", rules.InFactor, rules.QuotientOf, collected, needed))
	left := rules.Derived("carry", rules.InVND, rules.DifferenceOf, collected,
		rules.Derived("paid_for", rules.InVND, rules.ProductOf, rules.Standing(bought), needed))
	return []rules.Step{covered, bought, left}
}

// explainSmallest: what is not covered by sales, in equal amounts, rounded up.
func (s *Savings) explainSmallest(needed, sold rules.Step) rules.Step {
	rest := rules.Derived("needed_beside_sales", rules.InVND, rules.GreatestOf,
		rules.Derived("needed_less_sold", rules.InVND, rules.DifferenceOf, needed, sold), rules.Given("none", rules.InVND, 0))
	return rules.Derived("smallest_saving", rules.InVND, rules.UpOf, rules.Derived("smallest_saving_exact", rules.InVND, rules.QuotientOf,
		rest, rules.Given("times", rules.InFactor, int64(s.times))))
}

// explainSchedule: what is left in the pooled fund after each month.
func (s *Savings) explainSchedule(needed rules.Step) (rounds []rules.Step) {
	before := rules.Given("none", rules.InVND, 0)
	for _, r := range s.Schedule {
		pot := rules.Derived("collected_of_month", rules.InVND, rules.ProductOf,
			rules.Given("put_aside_each_time", rules.InVND, int64(s.asked.Amount)), rules.Given("members", rules.InPersons, int64(s.asked.Members)))
		paid := rules.Derived("paid_from_fund", rules.InVND, rules.ProductOf, rules.Given("payments", rules.InFactor, int64(r.Paid)), needed)
		left := rules.Derived("left_in_fund", rules.InVND, rules.DifferenceOf, rules.Derived("in_fund", rules.InVND, rules.SumOf, before, pot), paid)
		rounds = append(rounds, left.Of(strconv.Itoa(r.Month)))
		before = rules.Standing(rounds[len(rounds)-1])
	}
	return rounds
}

func explained(trees ...rules.Step) calc.Explanation {
	return calc.Explanation{Schema: calc.ExplainSchema, Steps: trees}
}
