package calc_test

import (
	"testing"

	"github.com/volsi/volsi/calc"
)

// The zero result that comes with an error says nothing, and does not panic.
func TestZeroResultsSayNothing(t *testing.T) {
	for _, r := range []calc.Result{
		calc.Contribution{}, calc.Pension{}, calc.RetirementAge{}, calc.OneTime{}, calc.Refund{}, calc.Death{}, calc.Maternity{},
		calc.MonthlyAllowance{}, calc.SocialPension{}, calc.Premium{}, calc.Savings{}, calc.Coverage{}, calc.Options{},
		calc.WorkAccident{}, calc.Projection{}, calc.Solution{}, calc.Cheapest{},
	} {
		if n := len(calc.Notes(r)) + len(calc.Citations(r)); n != 0 {
			t.Errorf("%T has %d notes and citations", r, n)
		}
		if x, ok := r.(calc.Explained); ok {
			x.Explain()
		}
	}
}
