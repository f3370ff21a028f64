package calc_test

import (
	"fmt"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

func plan(from, to string, income rules.VND) []calc.Row {
	return []calc.Row{{
		Period: rules.Period{From: month(from), Until: month(to) + 1}, Scheme: pension.Voluntary, Level: calc.Income, Amount: income,
	}}
}

// settled is a row whose average is already known.
func settled(from, to string, average rules.VND) calc.Row {
	r := plan(from, to, average)[0]
	r.Level = calc.Average
	return r
}

func lifeWith(t testing.TB, c *calc.Calculator, born string, rows ...calc.Row) *calc.Life {
	t.Helper()
	l, err := c.Life(calc.Person{Sex: rules.Female, Born: month(born)}, rows)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// Nothing planned changes nothing: the projection is today's answer.
func TestAProjectionOfNoPlanIsTodaysAnswer(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1969-05", settled("2011-06", "2026-05", 3_000_000))
	p, err := c.Pension(l, calc.PensionQuestion{Month: month("2026-06")})
	if err != nil {
		t.Fatal(err)
	}
	j, err := ahead.Project(c, l, ahead.Question{Until: month("2026-06")})
	if err != nil {
		t.Fatal(err)
	}
	if j.Pension.Monthly != p.Monthly || j.GoOn != j.StopNow || j.GoOn.Monthly != p.Monthly {
		t.Errorf("pension %d, projected %d, stop %+v, go on %+v", p.Monthly, j.Pension.Monthly, j.StopNow, j.GoOn)
	}
}

// A plan in two rows is the plan in one.
func TestSplittingAPlanChangesNothing(t *testing.T) {
	c := vietnamese(t).Assuming(calc.Assumptions{Inflation: 35_000, HasInflation: true})
	l := lifeWith(t, c, "1979-05", settled("2011-06", "2020-05", 3_000_000))
	one, err := ahead.Project(c, l, ahead.Question{Plan: plan("2027-01", "2036-12", 3_000_000)})
	if err != nil {
		t.Fatal(err)
	}
	split := append(plan("2027-01", "2031-05", 3_000_000), plan("2031-06", "2036-12", 3_000_000)...)
	two, err := ahead.Project(c, l, ahead.Question{Plan: split})
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(one.GoOn, one.Years, one.TotalPaid) != fmt.Sprint(two.GoOn, two.Years, two.TotalPaid) {
		t.Errorf("one row: %+v %+v\ntwo rows: %+v %+v", one.GoOn, one.Years, two.GoOn, two.Years)
	}
}

// Without inflation today's money is money.
func TestMoneyWithoutInflationIsNominal(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1982-01")
	j, err := ahead.Project(c, l, ahead.Question{Plan: plan("2027-01", "2041-12", 6_667_000)})
	if err != nil {
		t.Fatal(err)
	}
	if j.InTodaysMoney != j.Pension.Monthly || j.Pension.Monthly != 3_000_150 {
		t.Errorf("%d in today's money, %d nominal; want 3,000,150", j.InTodaysMoney, j.Pension.Monthly)
	}
	if j.TotalPaid+j.TotalSupport != 180*1_466_740 {
		t.Errorf("%d paid and %d supported are not 180 × 22%% of the income", j.TotalPaid, j.TotalSupport)
	}
}

// The value found reaches the target, and one step less does not.
func TestSolvingIsMinimal(t *testing.T) {
	c := vietnamese(t)
	for target := rules.VND(1_000_000); target < 6_000_000; target += 333_333 {
		l := lifeWith(t, c, "1982-01")
		q := plans.SolveQuestion{Target: plans.Target{Monthly: target}, Vary: plans.VaryIncome, Plan: plan("2027-01", "2041-12", 2_500_000)}
		s, err := plans.Solve(c, l, q)
		if err != nil {
			t.Fatal(err)
		}
		if !s.Reachable || s.Reached.Monthly < target {
			t.Errorf("target %d: reachable %v with %d", target, s.Reachable, s.Reached.Monthly)
		}
		if less := s.OneStepLess; less != nil && less.Monthly >= target {
			t.Errorf("target %d: one step less, %d, reaches it too", target, less.Value.N)
		}
	}
}

// 15 years are 180 months: what is missing is solved for to the month.
func TestSolvingForMonthsAndForTheMonth(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1971-05", plan("2016-01", "2023-12", 1_500_000)...)
	s, err := plans.Solve(c, l, plans.SolveQuestion{Target: plans.Target{Eligible: true}, Vary: plans.VaryMonths, Plan: plan("2027-01", "2027-12", 2_200_000)})
	if err != nil || s.Value.N != 84 {
		t.Errorf("%+v, %v; want the 84 months that are missing", s.Value, err)
	}
	s, err = plans.Solve(c, l, plans.SolveQuestion{Target: plans.Target{Eligible: true}, Vary: plans.VaryRetirement, Plan: plan("2027-01", "2033-12", 2_200_000)})
	if err != nil || s.Value.Month != month("2033-12") {
		t.Errorf("%v, %v; want the last month of the plan", s.Value.Month, err)
	}
}

// What cannot be reached is an answer with the most there is.
func TestWhatCannotBeReachedHasACeiling(t *testing.T) {
	c := vietnamese(t)
	s, err := plans.Solve(c, lifeWith(t, c, "1982-01"), plans.SolveQuestion{
		Target: plans.Target{Monthly: 90_000_000}, Vary: plans.VaryIncome, Plan: plan("2027-01", "2041-12", 2_500_000),
	})
	if err != nil || s.Reachable || s.Ceiling.Monthly != 22_770_000 {
		t.Errorf("reachable %v, ceiling %d, %v; want 45%% of 50,600,000", s.Reachable, s.Ceiling.Monthly, err)
	}
}

// cheapestByForce tries every sequence of payments.
func cheapestByForce(t *testing.T, c *calc.Calculator, l *calc.Life, start rules.Month, need int, methods []subsidy.Method) rules.VND {
	t.Helper()
	best := rules.VND(1 << 60)
	var pay func(done int, rows []calc.Row)
	pay = func(done int, rows []calc.Row) {
		if done == need {
			best = min(best, ownMoney(t, c, l, rows))
			return
		}
		at := start + rules.Month(done)
		law := c.Book().On(at)
		for _, m := range methods {
			n := m.Regular()
			for _, months := range map[bool][]int{true: {n}, false: {24, 36, 48, 60}}[n > 0] {
				if done+months > need {
					continue
				}
				row := calc.Row{
					Period: rules.Period{From: at, Until: at + rules.Month(months)}, Scheme: pension.Voluntary,
					Level: calc.Income, Amount: law.Contribution.Floor.Value, Method: m,
				}
				pay(done+months, append(rows[:len(rows):len(rows)], row))
			}
		}
	}
	pay(0, nil)
	return best
}

// ownMoney is what the person pays for the rows, payment by payment.
func ownMoney(t *testing.T, c *calc.Calculator, l *calc.Life, rows []calc.Row) (sum rules.VND) {
	t.Helper()
	used := 96
	for _, r := range rows {
		p, err := c.Contribution(l, calc.ContributionQuestion{
			Paid: r.From, Method: r.Method, Months: r.Months(), Income: r.Amount, SupportedBefore: used, HasSupported: true,
		})
		if err != nil {
			t.Fatal(err)
		}
		sum += p.Net
		used += r.Months()
	}
	return sum
}

// On small instances the cheapest plan is what trying everything finds.
func TestTheCheapestPlanIsTheBruteForceOne(t *testing.T) {
	c := vietnamese(t)
	record := []calc.Row{settled("2018-01", "2025-12", 1_500_000)}
	for _, methods := range [][]subsidy.Method{
		{subsidy.Every12Months, subsidy.Every6Months},
		{subsidy.Every12Months, subsidy.Prepay},
		{subsidy.Every6Months, subsidy.Prepay, subsidy.Every12Months},
	} {
		l := lifeWith(t, c, "1971-05", record...)
		got, err := plans.Search(c, l, plans.CheapestQuestion{Target: plans.Target{Eligible: true}, Methods: methods, Start: month("2026-03")})
		if err != nil || !got.Reachable {
			t.Fatal(err, got.Reachable)
		}
		if want := cheapestByForce(t, c, l, month("2026-03"), 84, methods); got.TotalPaid != want {
			t.Errorf("%v: found %d, by force %d", methods, got.TotalPaid, want)
		}
	}
}

// More ways to pay never make the plan dearer.
func TestMoreMethodsAreNeverDearer(t *testing.T) {
	c := vietnamese(t)
	record := []calc.Row{settled("2018-01", "2025-12", 1_500_000)}
	l := lifeWith(t, c, "1971-05", record...)
	cost := func(methods ...subsidy.Method) rules.VND {
		got, err := plans.Search(c, l, plans.CheapestQuestion{Target: plans.Target{Eligible: true}, Methods: methods, Start: month("2026-12")})
		if err != nil || !got.Reachable {
			t.Fatal(methods, err)
		}
		return got.TotalPaid
	}
	all := cost()
	for _, m := range []subsidy.Method{subsidy.EveryMonth, subsidy.Every3Months, subsidy.Every6Months, subsidy.Every12Months} {
		if alone := cost(m); alone < all {
			t.Errorf("%s alone costs %d, all ways %d", m, alone, all)
		}
	}
	if withPrepay := cost(subsidy.EveryMonth, subsidy.Prepay); withPrepay < all || withPrepay > cost(subsidy.EveryMonth) {
		t.Errorf("monthly and prepaid cost %d, all ways %d", withPrepay, all)
	}
}

// BenchmarkProjection is forty years with all indicators, lines that grow and
// support that ends, from a ready book.
func BenchmarkProjection(b *testing.B) {
	c := assuming(b, "middle")
	l := lifeWith(b, c, "1990-05", plan("2018-01", "2026-12", 2_000_000)...)
	q := ahead.Question{Plan: plan("2027-01", "2057-12", 8_000_000)}
	b.ReportAllocs()
	for b.Loop() {
		if j, err := ahead.Project(c, l, q); err != nil || len(j.Years) != 40 || j.OneMoreStep == nil {
			b.Fatal(len(j.Years), err)
		}
	}
}

func BenchmarkSolve(b *testing.B) {
	c := assuming(b, "middle")
	l := lifeWith(b, c, "1982-01")
	for _, q := range []plans.SolveQuestion{
		{Target: plans.Target{Monthly: 3_000_000}, Vary: plans.VaryIncome, Plan: plan("2027-01", "2041-12", 2_500_000)},
		{Target: plans.Target{Monthly: 3_000_000}, Vary: plans.VaryMonths, Plan: plan("2027-01", "2041-12", 2_500_000)},
		{Target: plans.Target{Monthly: 1_500_000}, Vary: plans.VaryRetirement, Plan: plan("2027-01", "2043-12", 2_500_000)},
	} {
		b.Run(string(q.Vary), func(b *testing.B) {
			for b.Loop() {
				if _, err := plans.Solve(c, l, q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCheapestPlan looks for ten years that are missing.
func BenchmarkCheapestPlan(b *testing.B) {
	c := assuming(b, "middle")
	l := lifeWith(b, c, "1971-05", plan("2016-01", "2020-12", 1_500_000)...)
	for name, q := range map[string]plans.CheapestQuestion{
		"eligible":         {Target: plans.Target{Eligible: true}, Start: month("2027-01")},
		"present value":    {Target: plans.Target{Eligible: true}, Start: month("2027-01"), Objective: plans.LeastPresent},
		"3 million":        {Target: plans.Target{Monthly: 3_000_000}, Start: month("2027-01")},
		"a year to choose": {Target: plans.Target{Eligible: true}, Start: month("2027-01"), LatestStart: month("2027-12")},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if p, err := plans.Search(c, l, q); err != nil || !p.Reachable {
					b.Fatal(err)
				}
			}
		})
	}
}
