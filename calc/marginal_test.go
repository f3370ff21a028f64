package calc_test

import (
	"testing"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// What a little more brings is the difference of two projections.
func TestMarginalsAreDifferences(t *testing.T) {
	cs := planners(t)
	holds(t, "one more month and one more step are the difference of two projections", func(which, age, months, income, method int) bool {
		c := cs[which]
		l, err := woman(c, age, 60)
		if err != nil {
			return false
		}
		p := plan("2027-01", "2027-01", rules.VND(income)*1000)
		p[0].Until = p[0].From + rules.Month(months)
		if method == 1 {
			p[0].Method = subsidy.Every6Months
		}
		j, err := ahead.Project(c, l, ahead.Question{Plan: p})
		if err != nil || j.OneMoreMonth == nil || j.OneMoreStep == nil {
			return false
		}
		more := append([]calc.Row{}, p[0], p[0])
		more[1].From, more[1].Until, more[1].Method = p[0].Until, p[0].Until+1, subsidy.EveryMonth
		longer, errLonger := ahead.Project(c, l, ahead.Question{Plan: more})
		higher := append([]calc.Row{}, p[0])
		higher[0].Amount += j.OneMoreStep.Step
		raised, errRaised := ahead.Project(c, l, ahead.Question{Plan: higher})
		return errLonger == nil && errRaised == nil &&
			j.OneMoreMonth.MonthlyMore == longer.GoOn.Monthly-j.GoOn.Monthly && j.OneMoreMonth.PaidMore == longer.TotalPaid-j.TotalPaid &&
			j.OneMoreStep.MonthlyMore == raised.GoOn.Monthly-j.GoOn.Monthly && j.OneMoreStep.PaidMore == raised.TotalPaid-j.TotalPaid
	}, gen.IntRange(0, 3), gen.IntRange(300, 650), gen.IntRange(1, 300), gen.IntRange(2_200, 20_000), gen.IntRange(0, 1))
}
