package plans_test

import (
	"slices"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// salary is work at a wage, in a plan.
func salary(t testing.TB, from, to string, wage rules.VND) calc.Row {
	t.Helper()
	r := plan(t, from, to, wage)[0]
	r.Scheme, r.Level = pension.Compulsory, calc.Salary
	return r
}

// A question to solve, about a woman born in May 1970 who has worked for so
// many months up to the one that is named.
type asked struct {
	name   string
	worked int
	last   string
	target plans.Target
	vary   plans.Vary
	plan   []calc.Row
	want   string
}

func (x *asked) solved(t testing.TB, c *calc.Calculator) string {
	t.Helper()
	var record []calc.Row
	if x.worked > 0 {
		record = append(record, worked(t, x.worked, x.last))
	}
	return solved(plans.Solve(c, lifeWith(t, c, "1970-05", record...), plans.SolveQuestion{Target: x.target, Vary: x.vary, Plan: x.plan}))
}

// The income that is looked for is one that the law of every month allows in
// which it is paid, and of no other month: of what is paid at once only the
// month of payment counts, of work none.
func TestIncomesAreLookedForWithinTheLaw(t *testing.T) {
	c := vietnamese(t)
	prepaid := plan(t, "2026-12", "2028-11", 3_000_000)
	prepaid[0].Method = subsidy.Prepay
	open := plan(t, "2026-12", "2026-12", 3_000_000)
	open[0].Until = 0
	ofWork := salary(t, "2027-01", "2027-12", 9_000_000)
	ofWork.Level = calc.Income
	share, december := plans.Target{Replacement: 300_000}, plan(t, "2026-12", "2026-12", 3_000_000)
	all2027 := plan(t, "2027-01", "2027-12", 3_000_000)
	for _, tt := range []asked{
		{"paid month by month across the rise of the floor", 160, "2026-11", theRight, plans.VaryIncome, plan(t, "2026-12", "2028-11", 3_000_000), "2200000: 932000 from 2028-12"},
		{"all of it paid before the floor rises", 160, "2026-11", theRight, plans.VaryIncome, prepaid, "1500000: 890000 from 2028-12"},
		{"the last month before the floor rises", 179, "2026-11", theRight, plans.VaryIncome, december, "1500000: 898750 from 2027-10"},
		{"from that month on", 179, "2026-11", theRight, plans.VaryIncome, open, "1500000: 927566 from 2027-10"},
		{"then work", 179, "2026-11", theRight, plans.VaryIncome, append(december[:1:1], salary(t, "2027-01", "2027-12", 9_000_000)), "1500000: 1144401 from 2028-01"},
		{"nothing but work", 179, "2026-11", theRight, plans.VaryIncome, []calc.Row{ofWork}, "/plan missing-key"},
		{"a share of a last wage below every income", 175, "2026-12", share, plans.VaryIncome, append(all2027[:1:1], salary(t, "2028-01", "2028-06", 1_500_000)), "2200000: 958508 from 2028-07"},
		{"a larger share of it", 175, "2026-12", plans.Target{Replacement: 650_000}, plans.VaryIncome, append(all2027[:1:1], salary(t, "2028-01", "2028-06", 1_500_000)), "2752588: 975000 from 2028-07, one step less misses 1"},
		{"a share of a last wage between them", 175, "2026-12", share, plans.VaryIncome, append(all2027[:1:1], salary(t, "2028-01", "2028-06", 5_000_000)), "18593734: 1500000 from 2028-07, one step less misses 1"},
		{"a share of a last wage above every income", 175, "2026-12", share, plans.VaryIncome, append(all2027[:1:1], salary(t, "2028-01", "2028-06", 60_000_000)), "at most 3275938 from 2028-07 after 193 months"},
		{"a share, in a plan that the law refuses", 175, "2026-12", share, plans.VaryIncome, plan(t, "2026-12", "2027-06", 3_000_000), "/plan/0 overlapping-time 2026-12"},
	} {
		if got := tt.solved(t, c); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// Months are added as long as the law takes them; what it does not is no fault
// of the question, but a figure that nobody knows is.
func TestMonthsEndWhereTheLawEndsThem(t *testing.T) {
	c := vietnamese(t)
	for _, tt := range []asked{
		{"until the floor rises above the income", 160, "2026-08", theRight, plans.VaryMonths, plan(t, "2026-09", "2026-09", 2_000_000), "at most 0 from  after 164 months"},
		{"an income above the new floor", 160, "2026-08", theRight, plans.VaryMonths, plan(t, "2026-09", "2026-09", 2_200_000), "20: 910000 from 2028-05, one step less misses 0"},
		{"an income that is refused from the first month", 160, "2026-08", theRight, plans.VaryMonths, plan(t, "2026-09", "2026-09", 1_499_999), "/plan/0/income income-below-floor 1499999"},
	} {
		if got := tt.solved(t, c); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
	for _, tt := range []struct {
		figure string
		asked
	}{
		{"param: support.base, value: unknown, from: 2028-03, until: 2028-06", asked{"months that a figure is wanting for", 160, "2026-12", theRight, plans.VaryMonths, plan(t, "2027-01", "2027-01", 2_200_000), "unknown-figure support.base"}},
		{"param: support.base, value: unknown, from: 2028-11", asked{"months enough before it is wanting", 160, "2026-12", theRight, plans.VaryMonths, plan(t, "2027-01", "2027-01", 2_200_000), "20: 910000 from 2028-09, one step less misses 0"}},
		{"param: indexation.voluntary, value: unknown, from: 2026-01", asked{"no pension is known for any income", 160, "2026-12", theRight, plans.VaryIncome, plan(t, "2027-01", "2029-01", 2_200_000), "unknown-figure indexation.voluntary"}},
	} {
		if got := tt.solved(t, reformed(t, tt.figure)); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// A claim is put off until fifty years after the horizon, or after the first
// month of the plan, and never so far that the pension would start in a month
// that is not read.
func TestHowFarAClaimIsPutOff(t *testing.T) {
	c := vietnamese(t)
	horizon, paying, late := c.Book().Horizon(), plan(t, "2027-02", "2027-03", 3_000_000), plan(t, "2130-02", "2130-03", 3_000_000)
	for _, tt := range []struct {
		name, born string
		from       rules.Month // from when on two years bring a pension
		plan       []calc.Row
		want       string
	}{
		{"asked for fifty years later", "1970-05", horizon + 601, nil, "2076-12: 280000 from 2077-01, one step less misses 0"},
		{"a month after that", "1970-05", horizon + 602, nil, "at most 0 from  after 24 months"},
		{"asked for fifty years after the plan", "1970-05", paying[0].From + 601, paying, "2077-02: 290769 from 2077-03, one step less misses 0"},
		{"a month after that, with the plan", "1970-05", paying[0].From + 602, paying, "at most 0 from  after 26 months"},
		{"from the last month on", "1970-05", rules.LastMonth, late, "2130-11: 290769 from 2130-12, one step less misses 0"},
		{"of age in time for the last month", "2070-11", rules.LastMonth, late, "2130-11: 290769 from 2130-12, one step less misses 0"},
		{"of age too late for it", "2070-12", rules.LastMonth, late, "at most 0 from  after 26 months"},
	} {
		c := reformed(t, append(fromTheFirstMonth[1:], "param: pension.min_insured_months, value: 24, from: "+tt.from.String())...)
		last := "2026-10"
		if tt.born > "2000" {
			last = "2129-10"
		}
		l := lifeWith(t, c, tt.born, worked(t, 24, last))
		if got := solved(plans.Solve(c, l, plans.SolveQuestion{Target: theRight, Vary: plans.VaryRetirement, Plan: tt.plan})); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// Between the steps of two laws that do not meet there is no income, and the
// answer is what the law says of the one that was tried.
func TestStepsThatDoNotMeet(t *testing.T) {
	steps := []string{"param: contribution.step, value: 50000, from: 2027-01, until: 2027-06", "param: contribution.step, value: 30000, from: 2027-07"}
	for _, tt := range []struct {
		law []string
		asked
	}{
		{steps, asked{"at the most", 170, "2026-12", plans.Target{Monthly: 1_000_000}, plans.VaryIncome, plan(t, "2027-01", "2027-12", 3_000_000), "/plan/0/income income-off-step 50590000"}},
		{append(steps[:2:2], "param: contribution.ceiling_base, value: 117500, from: 2027-01"), asked{"in between", 170, "2026-12", plans.Target{Monthly: 929_000}, plans.VaryIncome, plan(t, "2027-01", "2027-12", 3_000_000), "/plan/0/income income-off-step 2260000"}},
	} {
		if got := tt.solved(t, reformed(t, tt.law...)); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// TestWhoHasAllTheMonthsThatAreRead can add none, up to the last month too; one
// less leaves room for one.
func TestWhoHasAllTheMonthsThatAreRead(t *testing.T) {
	c := vietnamese(t)
	for months, want := range map[int]string{calc.MaxMonths: "at most 0 from  after 0 months", calc.MaxMonths - 1: "at most 3748250 from 2131-01 after 1200 months"} {
		until := rules.LastMonth + 1
		l, err := c.Life(calc.Person{Sex: rules.Male, Born: rules.MonthOf(2010, 1)}, []calc.Row{{
			Period: rules.Period{From: until - rules.Month(months), Until: until}, Scheme: pension.Compulsory, Level: calc.Average, Amount: 5_000_000,
		}})
		if err != nil {
			t.Fatal(err)
		}
		before := calc.Row{Period: rules.Period{From: month(t, "2028-01")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 2_200_000}
		if got := solved(plans.Solve(c, l, plans.SolveQuestion{Vary: plans.VaryMonths, Target: plans.Target{Monthly: 1 << 40}, Plan: []calc.Row{before}})); got != want {
			t.Errorf("%d months:\n%s\nwant\n%s", months, got, want)
		}
	}
}

// An answer notes that nothing is assumed where the pension starts after the
// horizon, and nothing of the kind where it starts in it.
func TestPlansNoteThatNothingIsAssumed(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1966-05", worked(t, 179, "2026-09"))
	past := []string{"carried-past-horizon", "nothing-assumed", "amounts-assumed"}
	for last, want := range map[string][]string{"2026-11": nil, "2026-12": past} {
		s, err := plans.Solve(c, l, plans.SolveQuestion{Target: theRight, Vary: plans.VaryIncome, Plan: plan(t, last, last, 1_500_000)})
		if err != nil || s.Reached.Starts != month(t, last)+1 {
			t.Fatalf("%v, from %s", err, s.Reached.Starts)
		}
		var got []string
		for _, n := range calc.Notes(s) {
			got = append(got, n.Code)
		}
		if !slices.Equal(got, want) {
			t.Errorf("paid until %s: %q, want %q", last, got, want)
		}
	}
}
