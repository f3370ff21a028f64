package view_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/calc/internal/view"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// shared is one calculator for all tests of the package.
var shared = sync.OnceValues(calc.Vietnam)

func vietnamese(t testing.TB) view.View {
	t.Helper()
	c, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return view.From(c)
}

var m = rules.MonthOf

func row(from, until rules.Month, amount rules.VND) calc.Row {
	return calc.Row{Period: rules.Period{From: from, Until: until}, Scheme: pension.Voluntary, Level: calc.Income, Amount: amount}
}

func lived(t testing.TB, v view.View, rows ...calc.Row) *calc.Life {
	t.Helper()
	l, err := v.Life(calc.Person{Sex: rules.Female, Born: m(1970, 5)}, rows)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// What is wrong with a plan is told below /plan, by the number of its own row,
// the field with it where there is one.
func TestFaultsOfAPlanStandBelowThePlan(t *testing.T) {
	v := vietnamese(t)
	for _, tt := range []struct {
		name string
		life *calc.Life
		plan []calc.Row
		want string
	}{
		{"nothing wrong", lived(t, v, row(m(2020, 1), m(2021, 1), 1_500_000)), []calc.Row{row(m(2026, 1), m(2027, 1), 1_500_000)}, ""},
		{"an income", lived(t, v, row(m(2020, 1), m(2021, 1), 1_500_000)), []calc.Row{row(m(2025, 1), m(2026, 1), 1_500_000), row(m(2026, 1), m(2027, 1), 1_499_999)}, "/plan/1/income income-below-floor;"},
		{"a row", lived(t, v, row(m(2020, 1), m(2021, 1), 1_500_000), row(m(2021, 1), m(2022, 1), 1_500_000)), []calc.Row{row(m(2021, 12), m(2023, 1), 1_500_000)}, "/plan/0 overlapping-time;"},
		{"a row around that of the record", lived(t, v, row(m(2020, 1), m(2021, 1), 1_500_000), row(m(2021, 1), m(2022, 1), 1_500_000)), []calc.Row{row(m(2020, 6), m(2021, 6), 1_500_000)}, "/plan/0 overlapping-time;/record/1 overlapping-time;"},
		{"too many months", lived(t, v, row(m(2020, 1), m(2021, 1), 1_500_000)), []calc.Row{row(m(2026, 1), m(2127, 1), 1_500_000)}, "/record too-many-months;/plan/0/income income-below-floor;"},
		{"too many months of no record", lived(t, v), []calc.Row{row(m(2026, 1), m(2127, 1), 1_500_000)}, "/record too-many-months;/plan/0/income income-below-floor;"},
		{"the first of no record", lived(t, v), []calc.Row{row(m(2026, 1), m(2027, 1), 1_499_999)}, "/plan/0/income income-below-floor;"},
	} {
		_, err := v.Planned(tt.life, tt.plan)
		got := ""
		for _, f := range document.All(err) {
			got += f.Path + " " + string(f.Code) + ";"
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// The last income is that of the row that reaches furthest, up to the month
// asked about; what was taken out does not count, nor what began later.
func TestTheLastIncomeUpToAMonth(t *testing.T) {
	v := vietnamese(t)
	out := row(m(2024, 1), m(2025, 1), 5_000_000)
	out.Withdrawn = true
	work := row(m(2019, 1), m(2019, 7), 6_000_000)
	work.Scheme, work.Level = pension.Compulsory, calc.Salary
	for _, tt := range []struct {
		name  string
		rows  []calc.Row
		until rules.Month
		want  rules.VND
	}{
		{"nothing", nil, m(2026, 1), 0},
		{"before the first month", []calc.Row{row(m(2020, 1), m(2021, 1), 1_500_000)}, m(2019, 12), 0},
		{"in the first month", []calc.Row{row(m(2020, 1), m(2021, 1), 1_500_000)}, m(2020, 1), 1_500_000},
		{"long after", []calc.Row{row(m(2020, 1), m(2021, 1), 1_500_000)}, m(2026, 1), 1_500_000},
		{"in the last month of the first", []calc.Row{row(m(2020, 1), m(2021, 1), 1_500_000), row(m(2021, 1), m(2022, 1), 2_000_000)}, m(2020, 12), 1_500_000},
		{"in the first month of the second", []calc.Row{row(m(2020, 1), m(2021, 1), 1_500_000), row(m(2021, 1), m(2022, 1), 2_000_000)}, m(2021, 1), 2_000_000},
		{"the later row stands first", []calc.Row{row(m(2021, 1), m(2022, 1), 2_000_000), row(m(2020, 1), m(2021, 1), 1_500_000)}, m(2026, 1), 2_000_000},
		{"the later row stands first, before it", []calc.Row{row(m(2021, 1), m(2022, 1), 2_000_000), row(m(2020, 1), m(2021, 1), 1_500_000)}, m(2020, 6), 1_500_000},
		{"taken out", []calc.Row{row(m(2020, 1), m(2021, 1), 1_500_000), out}, m(2026, 1), 1_500_000},
		{"without an end", []calc.Row{row(m(2020, 1), m(2021, 1), 1_500_000), row(m(2025, 8), 0, 3_000_000)}, m(2026, 1), 3_000_000},
		{"without an end, before it", []calc.Row{row(m(2020, 1), m(2021, 1), 1_500_000), row(m(2025, 8), 0, 3_000_000)}, m(2025, 7), 1_500_000},
		{"a salary", []calc.Row{work, row(m(2020, 1), m(2021, 1), 1_500_000)}, m(2019, 7), 6_000_000},
	} {
		if got := view.LastIncome(lived(t, v, tt.rows...), tt.until); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

// Own money of a month is 22% of the income less the State's 10% of the lowest
// of 700,000 up to June 2025, and 20% of 22% of 1,500,000 from July on.
func TestPaymentsOfAPeriodAreAddedUp(t *testing.T) {
	v := vietnamese(t)
	l := lived(t, v, row(m(2025, 1), m(2026, 1), 2_000_000))
	const before, after = 440_000 - 33_000, 440_000 - 66_000
	for _, tt := range []struct {
		since, until rules.Month
		want         rules.VND
	}{
		{0, m(2026, 6), 6*before + 6*after},
		{0, m(2025, 1), before},
		{0, m(2024, 12), 0},
		{m(2025, 6), m(2025, 7), before + after},
		{m(2025, 6), m(2025, 6), before},
		{m(2025, 12), m(2030, 1), after},
		{m(2026, 1), m(2030, 1), 0},
	} {
		paid, on, err := v.Paid(l, tt.since, tt.until)
		told := v.Explain("total", l, rules.Period{From: tt.since, Until: tt.until + 1}, steps.Own)
		if err != nil || paid != tt.want || told.Text() != fmt.Sprint(int(tt.want)) || told.Check() != nil {
			t.Errorf("%s to %s: %d, told as %s, %v; want %d", tt.since, tt.until, paid, told.Text(), err, tt.want)
		}
		if rests := fmt.Sprint(on.On()); tt.want > 0 && rests != "[poverty_line]" || tt.want == 0 && rests != "[]" {
			t.Errorf("%s to %s rests on %s", tt.since, tt.until, rests)
		}
		given := v.Explain("given", l, rules.Period{From: tt.since, Until: tt.until + 1}, steps.Others)
		if tt.want == 6*before+6*after && given.Text() != fmt.Sprint(6*33_000+6*66_000) {
			t.Errorf("others gave %s", given.Text())
		}
	}
}

// A payment of several months is made at once, in its month.
func TestPaymentsOfSeveralMonths(t *testing.T) {
	v := vietnamese(t)
	r := row(m(2026, 1), m(2026, 7), 2_000_000)
	r.Method = subsidy.Every3Months
	l := lived(t, v, r)
	for until, want := range map[rules.Month]rules.VND{m(2025, 12): 0, m(2026, 1): 3 * 374_000, m(2026, 3): 3 * 374_000, m(2026, 4): 6 * 374_000, m(2030, 1): 6 * 374_000} {
		paid, _, err := v.Paid(l, 0, until)
		if err != nil || paid != want {
			t.Errorf("until %s: %d, %v; want %d", until, paid, err, want)
		}
	}
}

// Money of a later year is worth less by the growth of prices since the
// horizon, by whole years; of the horizon's year and before it is what it is.
func TestTodaysMoney(t *testing.T) {
	v := vietnamese(t)
	grows := view.From(v.Assuming(calc.Assumptions{Inflation: 100_000, HasInflation: true}))
	for month, want := range map[rules.Month]rules.VND{m(2020, 1): 1_210_000, m(2026, 12): 1_210_000, m(2027, 1): 1_100_000, m(2027, 12): 1_100_000, m(2028, 1): 1_000_000} {
		if got := grows.Today(1_210_000, month); got != want {
			t.Errorf("%s: %d, want %d", month, got, want)
		}
		if got := v.Today(1_210_000, month); got != 1_210_000 {
			t.Errorf("%s: without growth %d", month, got)
		}
	}
}

// The first half of 1970 is reached at 56 years and 8 months in January 2027
// by a woman; a figure is that of the pension, for what was paid.
func TestAFigureIsThatOfThePension(t *testing.T) {
	v := vietnamese(t)
	settled := row(m(2008, 1), m(2026, 1), 3_000_000)
	settled.Level = calc.Average
	l := lived(t, v, settled)
	at := v.Reached(l)
	claimant := v.Claimant(l)
	p, _ := claimant.Pension(pension.Claim{Asked: at})
	paid, on, err := v.Paid(l, 0, at)
	if err != nil {
		t.Fatal(err)
	}
	f := v.Figure(l, &p, paid, on)
	// 216 months are 18 years: 45% and three times 2%.
	if f.InsuredMonths != 216 || !f.Eligible || f.Starts != at+1 || f.Monthly != 1_530_000 || f.InTodaysMoney != 1_530_000 || f.MonthlyIs.String() != "law" || f.TotalPaid != paid || paid == 0 || f.TotalPaidIs.String() != "published" {
		t.Errorf("in %s: %+v", at, f)
	}
	if view.Raised(l) {
		t.Error("nothing was lifted")
	}
}

// An income that was planned is lifted to a floor that is assumed to grow.
func TestIncomesAreRaisedToAssumedFloors(t *testing.T) {
	v := vietnamese(t)
	grows := view.From(v.Assuming(calc.Assumptions{PovertyRise: 50_000, HasPoverty: true}))
	for until, want := range map[rules.Month]bool{m(2028, 1): false, m(2030, 1): true} {
		l, err := grows.Planned(lived(t, grows), []calc.Row{row(m(2027, 1), until, 2_200_000)})
		if err != nil {
			t.Fatal(err)
		}
		if view.Raised(l) != want {
			t.Errorf("until %s: raised %v", until, !want)
		}
	}
}
