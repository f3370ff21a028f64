package plans

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

// Explain returns how what the value brings and costs came about, and why one
// step less is not enough; if nothing reaches the target, how the most that
// can be reached came about.
func (s Solution) Explain() calc.Explanation {
	if s.tries == nil {
		return explained()
	}
	trees := s.tries.explainPension("pension", &s.found)
	if !s.Reachable {
		return explained(trees...)
	}
	trees = append(trees, s.tries.Explain("total_paid", s.found.life, rules.Period{Until: s.found.until + 1}, steps.Own))
	if s.Value.Month == 0 {
		trees = append(trees, s.explainValue(trees))
	}
	if s.OneStepLess != nil && s.found.less != nil {
		trees = append(trees, s.explainMiss()...)
	}
	return explained(trees...)
}

// explainValue: the value was found by trying; what it brings says why.
func (s *Solution) explainValue(brings []proof.Step) proof.Step {
	unit := proof.InVND
	if s.tries.q.Vary == VaryMonths {
		unit = proof.InMonths
	}
	parts := []proof.Step{proof.Given("value_found", unit, s.Value.N)}
	for i := range brings {
		parts = append(parts, proof.Standing(brings[i]))
	}
	return proof.Derived("solved_value", unit, proof.SameOf, parts...)
}

// explainMiss: the pension that one step less brings, and what the target
// misses by then.
func (s *Solution) explainMiss() []proof.Step {
	t := s.tries
	less := s.found.less
	trees := t.explainPension("pension_one_step_less", less)
	reached := proof.Given("pension_one_step_less", proof.InVND, int64(s.OneStepLess.Monthly))
	short := proof.Derived("below_target", proof.InVND, proof.DifferenceOf, t.explainTarget(less), reached)
	return append(trees, proof.Derived("missing_one_step_less", proof.InVND, proof.GreatestOf, short, proof.Given("none", proof.InVND, 0)))
}

// explainTarget: the pension asked for, or the share of the last income.
func (t *tries) explainTarget(less *trial) proof.Step {
	if t.q.Target.Replacement == 0 {
		return proof.Given("target", proof.InVND, int64(t.q.Target.Monthly))
	}
	return proof.Derived("target", proof.InVND, proof.WholeOf, proof.Derived("target_exact", proof.InVND, proof.ProductOf,
		proof.Given("last_income", proof.InVND, int64(less.last)), proof.GivenRate("target_rate", t.q.Target.Replacement)))
}

// explainPension: the pension with a value, or how its months were counted if
// none is due; nothing if no value could be tried.
func (t *tries) explainPension(quantity string, x *trial) []proof.Step {
	if x.life == nil {
		return nil
	}
	p, err := t.Pension(x.life, calc.PensionQuestion{Month: x.until})
	if err != nil {
		return nil
	}
	step := p.Explain().Steps[0]
	switch {
	case quantity == "pension":
		return []proof.Step{step}
	case p.Eligible:
		return []proof.Step{proof.Derived(quantity, proof.InVND, proof.SameOf, step)}
	}
	return []proof.Step{proof.Given(quantity, proof.InVND, 0)}
}
