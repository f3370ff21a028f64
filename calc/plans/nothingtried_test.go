package plans_test

import (
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// TestWhereNothingCouldBeTried: who has all the months that are read already can
// add none; that is an answer, with nothing to explain.
func TestWhereNothingCouldBeTried(t *testing.T) {
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	from := rules.MonthOf(1990, 1)
	l, err := c.Life(calc.Person{Sex: rules.Male, Born: rules.MonthOf(1970, 1)}, []calc.Row{{
		Period: rules.Period{From: from, Until: from + calc.MaxMonths}, Scheme: pension.Compulsory, Level: calc.Average, Amount: 5_000_000,
	}})
	if err != nil {
		t.Fatal(err)
	}
	s, err := plans.Solve(c, l, plans.SolveQuestion{
		Vary: plans.VaryMonths, Target: plans.Target{Monthly: 1},
		Plan: []calc.Row{{Period: rules.Period{From: from + calc.MaxMonths}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000}},
	})
	if err != nil || s.Reachable || len(s.Explain().Steps) != 0 {
		t.Errorf("%+v, %v", s, err)
	}
}
