package calc_test

import (
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/coverage"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/calc/savings"
)

// The zero result that comes with an error says nothing, and does not panic.
func TestZeroResultsSayNothing(t *testing.T) {
	for _, r := range []calc.Result{
		calc.Contribution{}, calc.Pension{}, calc.RetirementAge{}, calc.OneTime{}, calc.Refund{}, calc.Death{}, calc.Maternity{},
		calc.MonthlyAllowance{}, calc.SocialPension{}, calc.Premium{}, savings.Savings{}, coverage.Coverage{}, calc.Options{},
		calc.WorkAccident{}, ahead.Projection{}, plans.Solution{}, plans.Cheapest{},
	} {
		if n := len(calc.Notes(r)) + len(calc.Citations(r)); n != 0 {
			t.Errorf("%T has %d notes and citations", r, n)
		}
		if x, ok := r.(calc.Explained); ok {
			x.Explain()
		}
	}
}
