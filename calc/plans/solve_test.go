package plans_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// With nothing planned, the earliest month of a claim is the first in which
// the pension is due; a month earlier it is not. It is written as a month.
func TestTheEarliestClaimWithoutAPlan(t *testing.T) {
	c := vietnamese(t)
	for _, born := range []string{"1971-05", "1974-02", "1980-11"} {
		l := lifeWith(t, c, born, settled(t, "2008-01", "2026-05", 3_000_000))
		s, err := plans.Solve(c, l, plans.SolveQuestion{Vary: plans.VaryRetirement, Target: plans.Target{Eligible: true}})
		if err != nil || !s.Reachable {
			t.Fatalf("%s: %v, %+v", born, err, s)
		}
		now, errNow := c.Pension(l, calc.PensionQuestion{Month: s.Value.Month})
		before, errBefore := c.Pension(l, calc.PensionQuestion{Month: s.Value.Month - 1})
		if errNow != nil || errBefore != nil || !now.Eligible || before.Eligible || now.Monthly != s.Reached.Monthly {
			t.Errorf("%s: in %s %v, the month before %v; %v %v", born, s.Value.Month, now.Eligible, before.Eligible, errNow, errBefore)
		}
		data, err := json.Marshal(s)
		if err != nil || !strings.Contains(string(data), `"value":"`+s.Value.Month.String()+`"`) {
			t.Errorf("%s: %v, %s", born, err, data)
		}
	}
}

// The months that are solved for run through the rows of a plan in their
// order: with them the target is met, with one less it is not.
func TestTheFewestMonthsRunThroughTheRowsOfAPlan(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1975-05", settled(t, "2014-01", "2023-06", 3_000_000)) // 114 months
	rows := append(plan(t, "2027-01", "2028-12", 3_000_000), plan(t, "2029-01", "2029-12", 5_000_000)...)
	rows = append(rows, plan(t, "2030-01", "2040-12", 4_000_000)...)
	s, err := plans.Solve(c, l, plans.SolveQuestion{Vary: plans.VaryMonths, Target: plans.Target{Eligible: true}, Plan: rows})
	if err != nil || !s.Reachable || s.Value.N != 180-114 {
		t.Fatalf("%v, %+v; want 66 months", err, s)
	}
	for n, want := range map[int]bool{66: true, 65: false} {
		last := plan(t, "2030-01", "2040-12", 4_000_000)[0]
		last.Until = last.From + rules.Month(n-36)
		p, err := ahead.Project(c, l, ahead.Question{Plan: append(rows[:2:2], last)})
		if err != nil || p.Pension.Eligible != want {
			t.Errorf("%d months: %v, %v", n, p.Pension.Eligible, err)
		}
	}
	one, err := plans.Solve(c, l, plans.SolveQuestion{Vary: plans.VaryMonths, Target: plans.Target{Monthly: 1}, Plan: rows})
	if err != nil || one.Value != s.Value {
		t.Errorf("any pension at all: %v, %+v", err, one.Value)
	}
}

// The income that is solved for is that of the voluntary rows; what an
// employer pays stays as it was planned.
func TestOnlyChosenIncomesAreVaried(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1975-05", settled(t, "2014-01", "2023-06", 3_000_000))
	work := plan(t, "2027-01", "2028-12", 6_000_000)
	work[0].Scheme, work[0].Level = pension.Compulsory, calc.Salary
	rows := append(work, plan(t, "2029-01", "2036-12", 3_000_000)...)
	target := plans.Target{Monthly: 2_000_000}
	s, err := plans.Solve(c, l, plans.SolveQuestion{Vary: plans.VaryIncome, Target: target, Plan: rows})
	if err != nil || !s.Reachable {
		t.Fatalf("%v, %+v", err, s)
	}
	for v, want := range map[rules.VND]bool{rules.VND(s.Value.N): true, rules.VND(s.OneStepLess.Value.N): false} {
		tried := append(work[:1:1], rows[1])
		tried[1].Amount = v
		p, err := ahead.Project(c, l, ahead.Question{Plan: tried})
		if err != nil || (p.Pension.Monthly >= target.Monthly) != want {
			t.Errorf("with %d: %d, %v", v, p.Pension.Monthly, err)
		}
	}
}
