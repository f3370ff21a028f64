package coverage

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/rules/proof"
)

// Explain returns how the shares, the number of people missing and the yearly
// support came about.
func (v Coverage) Explain() calc.Explanation {
	q := v.asked
	people := func(quantity string, n int) proof.Step { return proof.Given(quantity, proof.InPersons, int64(n)) }
	in := people("participants", q.Participants)
	trees := []proof.Step{}
	if v.Rate > 0 {
		trees = append(trees, steps.Ratio("coverage_rate", in, people("population", q.Population)))
	}
	if v.target > 0 {
		trees = append(trees, proof.Derived("people_needed", proof.InPersons, proof.GreatestOf,
			proof.Derived("target_less_participants", proof.InPersons, proof.DifferenceOf, v.explainTarget(), in), people("none", 0)))
	}
	if v.Increase > 0 {
		trees = append(trees, steps.Ratio("increase_needed", people("people_needed", v.Needed), in))
	}
	if v.Achieved > 0 {
		trees = append(trees, steps.Ratio("achieved", in, people("assigned", q.Assigned)))
	}
	if v.YearlySupport > 0 {
		trees = append(trees, proof.Derived("yearly_support", proof.InVND, proof.ProductOf,
			proof.Given("support_a_head", proof.InVND, int64(q.SupportPerHead)), proof.Given("months_a_year", proof.InMonths, 12), in))
	}
	return explained(trees...)
}

// explainTarget: a head count, or a share of the population rounded up.
func (v *Coverage) explainTarget() proof.Step {
	if v.asked.TargetRate == 0 {
		return proof.Given("people_aimed_at", proof.InPersons, int64(v.asked.Target))
	}
	return proof.Derived("people_aimed_at", proof.InPersons, proof.UpOf, proof.Derived("people_aimed_at_exact", proof.InPersons, proof.ProductOf,
		proof.Given("population", proof.InPersons, int64(v.asked.Population)), proof.GivenRate("target_rate", v.asked.TargetRate)))
}

func explained(trees ...proof.Step) calc.Explanation {
	return calc.Explanation{Schema: calc.ExplainSchema, Steps: trees}
}
