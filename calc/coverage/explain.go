package coverage

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/rules"
)

// Explain returns how the shares, the number of people missing and the yearly
// support came about.
func (v Coverage) Explain() calc.Explanation {
	q := v.asked
	people := func(quantity string, n int) rules.Step { return rules.Given(quantity, rules.InPersons, int64(n)) }
	in := people("participants", q.Participants)
	trees := []rules.Step{}
	if v.Rate > 0 {
		trees = append(trees, steps.Ratio("coverage_rate", in, people("population", q.Population)))
	}
	if v.target > 0 {
		trees = append(trees, rules.Derived("people_needed", rules.InPersons, rules.GreatestOf,
			rules.Derived("target_less_participants", rules.InPersons, rules.DifferenceOf, v.explainTarget(), in), people("none", 0)))
	}
	if v.Increase > 0 {
		trees = append(trees, steps.Ratio("increase_needed", people("people_needed", v.Needed), in))
	}
	if v.Achieved > 0 {
		trees = append(trees, steps.Ratio("achieved", in, people("assigned", q.Assigned)))
	}
	if v.YearlySupport > 0 {
		trees = append(trees, rules.Derived("yearly_support", rules.InVND, rules.ProductOf,
			rules.Given("support_a_head", rules.InVND, int64(q.SupportPerHead)), rules.Given("months_a_year", rules.InMonths, 12), in))
	}
	return explained(trees...)
}

// explainTarget: a head count, or a share of the population rounded up.
func (v *Coverage) explainTarget() rules.Step {
	if v.asked.TargetRate == 0 {
		return rules.Given("people_aimed_at", rules.InPersons, int64(v.asked.Target))
	}
	return rules.Derived("people_aimed_at", rules.InPersons, rules.UpOf, rules.Derived("people_aimed_at_exact", rules.InPersons, rules.ProductOf,
		rules.Given("population", rules.InPersons, int64(v.asked.Population)), rules.GivenRate("target_rate", v.asked.TargetRate)))
}

func explained(trees ...rules.Step) calc.Explanation {
	return calc.Explanation{Schema: calc.ExplainSchema, Steps: trees}
}
