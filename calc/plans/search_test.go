package plans_test

import (
	"fmt"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// everyWay visits every sequence of payments by the methods that covers so
// many months from a month on.
func everyWay(c *calc.Calculator, at rules.Month, months int, methods []subsidy.Method, rows []calc.Row, visit func([]calc.Row)) {
	if months == 0 {
		visit(rows)
		return
	}
	law := c.Book().On(at)
	for _, m := range methods {
		for _, n := range m.Lengths(law) {
			if n > months {
				continue
			}
			r := calc.Row{Period: rules.Period{From: at, Until: at + rules.Month(n)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: law.Contribution.Floor.Value, Method: m}
			everyWay(c, at+rules.Month(n), months-n, methods, append(rows[:len(rows):len(rows)], r), visit)
		}
	}
}

// costOf is the person's own money for the payments, one quote after the other,
// with so many months of support used before.
func costOf(t *testing.T, c *calc.Calculator, l *calc.Life, rows []calc.Row, used int) (sum rules.VND) {
	t.Helper()
	for _, r := range rows {
		b, err := c.Contribution(l, calc.ContributionQuestion{Paid: r.From, Method: r.Method, Months: r.Months(), Income: r.Amount, SupportedBefore: used, HasSupported: true})
		if err != nil {
			t.Fatal(err)
		}
		sum += b.Net
		used += r.Months()
	}
	return sum
}

// On a small grid of months that are missing, of methods and of months of
// support that are left, the plan that is found is the cheapest there is, what
// it saves is what paying every month costs more, and its rows are whole.
func TestThePlanFoundIsTheCheapestThereIs(t *testing.T) {
	c := vietnamese(t)
	ways := [][]subsidy.Method{
		{subsidy.EveryMonth, subsidy.Every3Months}, {subsidy.EveryMonth, subsidy.Every6Months, subsidy.Every12Months}, {subsidy.EveryMonth, subsidy.Every12Months, subsidy.Prepay},
	}
	for _, missing := range []int{1, 7, 12, 25} {
		for _, start := range []string{"2026-09", "2027-03"} {
			for i, methods := range ways {
				if missing == 25 && i < 2 {
					continue // too many ways to try
				}
				from := month(t, start)
				paid := settled(t, "2018-01", "2018-01", 1_500_000)
				paid.Until = paid.From + 104 // sixteen months of support are left
				before := settled(t, "2008-01", "2008-01", 1_500_000)
				before.Until = before.From + rules.Month(180-104-missing)
				l := lifeWith(t, c, "1967-05", before, paid)
				if paid.Until > from {
					t.Fatal("the record reaches into the plan")
				}
				least, monthly := rules.VND(1<<60), rules.VND(0)
				everyWay(c, from, missing, methods, nil, func(rows []calc.Row) { least = min(least, costOf(t, c, l, rows, 104)) })
				everyWay(c, from, missing, methods[:1], nil, func(rows []calc.Row) { monthly = costOf(t, c, l, rows, 104) })
				got, err := plans.Search(c, l, plans.CheapestQuestion{Target: plans.Target{Eligible: true}, Methods: methods, Start: from})
				if err != nil || !got.Reachable || got.TotalPaid != least || got.SavedAgainstMonthly != monthly-least || got.Plan.TotalPaid != least || got.Plan.Costs != 0 {
					t.Fatalf("%d months from %s by %v: %v, %d saving %d; want %d saving %d", missing, start, methods, err, got.TotalPaid, got.SavedAgainstMonthly, least, monthly-least)
				}
				whole(t, fmt.Sprint(missing, start, i), from, missing, got)
			}
		}
	}
}

// whole looks at the rows of the plan found and of those behind it: they cover
// the months without a gap, each dearer than the one before.
func whole(t *testing.T, name string, from rules.Month, months int, got plans.Cheapest) {
	t.Helper()
	last := rules.VND(0)
	for _, p := range append([]plans.Plan{*got.Plan}, got.RunnersUp...) {
		at := from
		for _, r := range p.Rows {
			if r.From != at || r.To < r.From || r.Scheme != pension.Voluntary || r.Income == 0 {
				t.Errorf("%s: %+v", name, p.Rows)
			}
			at = r.To + 1
		}
		if at != from+rules.Month(months) || p.TotalPaid < last || p.Costs != p.TotalPaid-got.TotalPaid || p.Reached.InsuredMonths != 180 || !p.Reached.Eligible {
			t.Errorf("%s: %+v", name, p)
		}
		last = p.TotalPaid
	}
}

// The least income is found among a hundred by trying each: it reaches the
// target and the one below does not.
func TestTheLeastIncomeIsTheFirstThatReaches(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1975-05", settled(t, "2010-01", "2026-06", 2_000_000))
	rows := plan(t, "2027-01", "2031-12", 2_200_000)
	pensionWith := func(v rules.VND) rules.VND {
		rows := plan(t, "2027-01", "2031-12", v)
		longer, faults := c.Longer(l, rows)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		p, err := c.Pension(longer, calc.PensionQuestion{Month: month(t, "2034-01")})
		if err != nil {
			t.Fatal(err)
		}
		return p.Monthly
	}
	for _, target := range []rules.VND{1, pensionWith(2_200_000), pensionWith(2_200_000) + 1, pensionWith(2_200_050), pensionWith(2_200_051), pensionWith(2_200_099) + 1} {
		want := rules.VND(2_200_000)
		for pensionWith(want) < target {
			want++
		}
		s, err := plans.Solve(c, l, plans.SolveQuestion{Target: plans.Target{Monthly: target}, Vary: plans.VaryIncome, Plan: rows})
		if err != nil || !s.Reachable || rules.VND(s.Value.N) != want || (s.OneStepLess == nil) != (want == 2_200_000) {
			t.Errorf("for %d: %d, %v, want %d; %+v", target, s.Value.N, err, want, s.OneStepLess)
		}
		if less := s.OneStepLess; less != nil && (rules.VND(less.Value.N) != want-1 || less.Missing != target-pensionWith(want-1) || less.Monthly != pensionWith(want-1)) {
			t.Errorf("for %d: one step less is %+v", target, less)
		}
	}
}

// The most that there is, if nothing is enough, is the pension of the highest
// income.
func TestTheMostThereIs(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1975-05", settled(t, "2010-01", "2026-06", 2_000_000))
	for _, vary := range []plans.Vary{plans.VaryIncome, plans.VaryMonths, plans.VaryRetirement} {
		s, err := plans.Solve(c, l, plans.SolveQuestion{Target: plans.Target{Monthly: 80_000_000}, Vary: vary, Plan: plan(t, "2027-01", "2031-12", 2_200_000)})
		if err != nil || s.Reachable || s.Value != (plans.Solved{}) || s.OneStepLess != nil || s.Ceiling.Monthly == 0 || !s.Ceiling.Eligible {
			t.Errorf("%s: %v, %+v", vary, err, s)
		}
		if n := s.Ceiling.InsuredMonths; vary == plans.VaryMonths && n != 198+600 || vary != plans.VaryMonths && n != 198+60 {
			t.Errorf("%s: %d months", vary, n)
		}
	}
}

// What was never asked explains nothing; so does a plan that is not there.
func TestNothingFoundExplainsNothing(t *testing.T) {
	for _, x := range []calc.Explanation{(plans.Solution{}).Explain(), (plans.Cheapest{}).Explain()} {
		if x.Schema != calc.ExplainSchema || len(x.Steps) != 0 {
			t.Errorf("%+v", x)
		}
	}
}

// Nobody in particular has no age, and so no plan.
func TestNobodyHasNoPlan(t *testing.T) {
	c := vietnamese(t)
	_, solved := plans.Solve(c, &calc.Life{}, plans.SolveQuestion{Target: plans.Target{Eligible: true}, Vary: plans.VaryRetirement})
	_, found := plans.Search(c, &calc.Life{}, plans.CheapestQuestion{Target: plans.Target{Eligible: true}, Start: month(t, "2026-12")})
	for _, err := range []error{solved, found} {
		if faults := document.All(err); len(faults) != 2 || faults[0].Path != "/person/sex" || faults[1].Path != "/person/born" {
			t.Errorf("%v", err)
		}
	}
}

// A discount counts whether or not it is flagged as given.
func TestAPresentValueNeedsADiscount(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1969-05", settled(t, "2012-01", "2026-06", 1_500_000))
	for _, tt := range []struct {
		name string
		a    calc.Assumptions
		want string
	}{
		{"none", calc.Assumptions{}, "/objective missing-key"}, {"flagged", calc.Assumptions{Discount: 30_000, HasDiscount: true}, ""},
		{"not flagged", calc.Assumptions{Discount: 30_000}, ""}, {"of nothing", calc.Assumptions{HasDiscount: true}, ""},
	} {
		got, err := plans.Search(c.Assuming(tt.a), l, plans.CheapestQuestion{Target: plans.Target{Eligible: true}, Start: month(t, "2026-12"), Objective: plans.LeastPresent})
		said := ""
		for _, f := range document.All(err) {
			said += f.Path + " " + string(f.Code)
		}
		if said != tt.want || err == nil && (got.Plan.PresentValue == 0 || got.Plan.PresentValue > got.Plan.TotalPaid) {
			t.Errorf("%s: %q, %+v", tt.name, said, got.Plan)
		}
	}
}

// Months beyond the first row of a plan come from the next, and a plan of no
// more months than its first row has nothing of the others.
func TestMonthsStopWithinARow(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1975-05", settled(t, "2012-01", "2025-12", 3_000_000)) // 168 months
	rows := append(plan(t, "2027-01", "2027-12", 3_000_000), plan(t, "2028-01", "2028-12", 5_000_000)...)
	s, err := plans.Solve(c, l, plans.SolveQuestion{Vary: plans.VaryMonths, Target: plans.Target{Eligible: true}, Plan: rows})
	if err != nil || s.Value.N != 12 || s.Reached.InsuredMonths != 180 || s.OneStepLess.InsuredMonths != 179 || s.OneStepLess.Value.N != 11 {
		t.Errorf("%v, %+v, %+v", err, s.Reached, s.OneStepLess)
	}
}
