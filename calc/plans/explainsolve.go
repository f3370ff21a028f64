package plans

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/calc/internal/view"
	"github.com/volsi/volsi/rules"
)

// Explain returns how what the value brings and costs came about, and why one
// step less is not enough; if nothing reaches the target, how the most that
// can be reached came about.
func (s Solution) Explain() calc.Explanation {
	if s.tries == nil {
		return explained()
	}
	trees := s.tries.explainPension("pension", s.found)
	if !s.Reachable {
		return explained(trees...)
	}
	if life, until, err := s.tries.lived(s.found); err == nil {
		trees = append(trees, s.tries.Explain("total_paid", life, rules.Period{Until: until + 1}, steps.Own))
	}
	if s.found.Month == 0 {
		trees = append(trees, s.explainValue(trees))
	}
	if s.OneStepLess != nil {
		trees = append(trees, s.explainMiss()...)
	}
	return explained(trees...)
}

// explainValue: the value was found by trying; what it brings says why.
func (s *Solution) explainValue(brings []rules.Step) rules.Step {
	unit := rules.InVND
	if s.tries.q.Vary == VaryMonths {
		unit = rules.InMonths
	}
	parts := []rules.Step{rules.Given("value_found", unit, s.found.N)}
	for i := range brings {
		parts = append(parts, rules.Standing(brings[i]))
	}
	return rules.Derived("solved_value", unit, rules.SameOf, parts...)
}

// explainMiss: the pension that one step less brings, and what the target
// misses by then.
func (s *Solution) explainMiss() []rules.Step {
	t := s.tries
	trees := t.explainPension("pension_one_step_less", s.OneStepLess.Value)
	reached := rules.Given("pension_one_step_less", rules.InVND, int64(s.OneStepLess.Monthly))
	life, until, err := t.lived(s.OneStepLess.Value)
	if err != nil {
		return trees
	}
	short := rules.Derived("below_target", rules.InVND, rules.DifferenceOf, t.explainTarget(life, until), reached)
	return append(trees, rules.Derived("missing_one_step_less", rules.InVND, rules.GreatestOf, short, rules.Given("none", rules.InVND, 0)))
}

// explainTarget: the pension asked for, or the share of the last income.
func (t *tries) explainTarget(l *calc.Life, until rules.Month) rules.Step {
	if t.q.Target.Replacement == 0 {
		return rules.Given("target", rules.InVND, int64(t.q.Target.Monthly))
	}
	return rules.Derived("target", rules.InVND, rules.WholeOf, rules.Derived("target_exact", rules.InVND, rules.ProductOf,
		rules.Given("last_income", rules.InVND, int64(view.LastIncome(l, until))), rules.GivenRate("target_rate", t.q.Target.Replacement)))
}

// lived returns the life with a value, and the month in which the pension is
// asked for.
func (t *tries) lived(v Solved) (l *calc.Life, until rules.Month, err error) {
	if v.Month != 0 {
		v.N = int64(v.Month)
	}
	return t.with(v.N)
}

// explainPension: the pension with a value, or how its months were counted if
// none is due.
func (t *tries) explainPension(quantity string, v Solved) []rules.Step {
	l, until, err := t.lived(v)
	if err != nil {
		return nil
	}
	p, err := t.Pension(l, calc.PensionQuestion{Month: until})
	if err != nil || p.Law() == nil {
		return nil
	}
	step := p.Explain().Steps[0]
	switch {
	case quantity == step.Quantity || quantity == "pension":
		return []rules.Step{step}
	case p.Eligible:
		return []rules.Step{rules.Derived(quantity, rules.InVND, rules.SameOf, step)}
	}
	return []rules.Step{rules.Given(quantity, rules.InVND, 0)}
}
