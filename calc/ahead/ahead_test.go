package ahead_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// shared is one calculator for all tests of the package.
var shared = sync.OnceValues(calc.Vietnam)

func vietnamese(t testing.TB) *calc.Calculator {
	t.Helper()
	c, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var m = rules.MonthOf

func row(from, until rules.Month, amount rules.VND) calc.Row {
	return calc.Row{Period: rules.Period{From: from, Until: until}, Scheme: pension.Voluntary, Level: calc.Income, Amount: amount}
}

func lived(t testing.TB, c *calc.Calculator, rows ...calc.Row) *calc.Life {
	t.Helper()
	l, err := c.Life(calc.Person{Sex: rules.Female, Born: m(1970, 5)}, rows)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func projected(t testing.TB, c *calc.Calculator, l *calc.Life, q ahead.Question) ahead.Projection {
	t.Helper()
	v, err := ahead.Project(c, l, q)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// The pensions beside a projection are those of which its figures tell: of the
// record alone, and of the plan at its highest incomes.
func TestThePensionsBesideAreThoseOfTheFigures(t *testing.T) {
	c := vietnamese(t)
	settled := row(m(2008, 1), m(2026, 1), 3_000_000)
	settled.Level = calc.Average
	v := projected(t, c, lived(t, c, settled), ahead.Question{Until: m(2029, 3), Plan: []calc.Row{row(m(2026, 12), m(2029, 1), 4_000_000)}})
	stop, most := v.Beside()
	for name, tt := range map[string]struct {
		p      calc.Pension
		months int
		amount rules.VND
	}{
		"stop": {stop, v.StopNow.InsuredMonths, v.StopNow.Monthly}, "most": {most, v.Most.InsuredMonths, v.Most.Monthly},
	} {
		if !tt.p.Eligible || tt.p.InsuredMonths != tt.months || tt.p.Monthly != tt.amount || tt.amount == 0 {
			t.Errorf("%s: %+v, the figure has %d months and %d", name, tt.p, tt.months, tt.amount)
		}
	}
	if stop.InsuredMonths != 216 || most.InsuredMonths != 241 || most.Monthly <= v.GoOn.Monthly || v.GoOn.Monthly <= stop.Monthly {
		t.Errorf("stopping brings %d of %d months, the plan %d, the most %d of %d months", stop.Monthly, stop.InsuredMonths, v.GoOn.Monthly, most.Monthly, most.InsuredMonths)
	}
}

// A plan that goes on when nobody is left alive is reckoned to its end.
func TestAPlanBeyondTheLifeTable(t *testing.T) {
	c := vietnamese(t)
	l := lived(t, c, row(m(2022, 1), m(2026, 7), 1_500_000))
	p := projected(t, c, l, ahead.Question{Until: m(2110, 1), Plan: []calc.Row{row(m(2027, 1), m(2110, 1), 2_200_000)}})
	if last := p.Years[len(p.Years)-1]; last.Year != 2110 || p.Years[0].Year != 2022 {
		t.Errorf("from %d: %+v", p.Years[0].Year, last)
	}
}

// What was never asked explains nothing, and says under which schema.
func TestNoProjectionExplainsNothing(t *testing.T) {
	if x := (ahead.Projection{}).Explain(); x.Schema != calc.ExplainSchema || len(x.Steps) != 0 {
		t.Errorf("%+v", x)
	}
}

// A discount counts whether or not it is flagged as given; nobody's does not.
func TestADiscountBringsPresentValues(t *testing.T) {
	c := vietnamese(t)
	l, q := lived(t, c, row(m(2020, 1), m(2021, 1), 1_500_000)), ahead.Question{Plan: []calc.Row{row(m(2027, 1), m(2042, 1), 2_200_000)}}
	for _, tt := range []struct {
		name string
		a    calc.Assumptions
		want bool
	}{
		{"none", calc.Assumptions{}, false}, {"flagged", calc.Assumptions{Discount: 30_000, HasDiscount: true}, true},
		{"not flagged", calc.Assumptions{Discount: 30_000}, true}, {"of nothing", calc.Assumptions{HasDiscount: true}, true},
	} {
		v := projected(t, c.Assuming(tt.a), l, q)
		if (v.PresentParts != nil) != tt.want || (v.PresentValue != 0) != tt.want {
			t.Errorf("%s: present value %d of %+v", tt.name, v.PresentValue, v.PresentParts)
		}
		if p := v.PresentParts; p != nil && (p.Pensions+p.Family-p.Paid-v.PresentValue > 200 || p.Pensions+p.Family-p.Paid-p.Support-v.PresentAll > 200 || v.PresentAll >= v.PresentValue) {
			t.Errorf("%s: %d and %d of %+v", tt.name, v.PresentValue, v.PresentAll, p)
		}
		if last := v.Assumed; tt.want && last[len(last)-1].What != "discount" {
			t.Errorf("%s: %+v is assumed last", tt.name, last[len(last)-1])
		}
	}
}

// Read plainly: what is paid in each year is the sum of the payments of its
// months, one after the other; all years together are the totals.
func TestYearsAreTheirMonths(t *testing.T) {
	c := vietnamese(t)
	rows := []calc.Row{row(m(2024, 3), m(2025, 9), 1_500_000), row(m(2026, 11), m(2028, 2), 2_200_000)}
	v := projected(t, c, lived(t, c, rows[0]), ahead.Question{Until: m(2029, 6), Plan: rows[1:]})
	own, others, insured, used := map[int]rules.VND{}, map[int]rules.VND{}, map[int]int{}, 0
	for _, r := range rows {
		for at := r.From; at < r.Until; at++ {
			b, err := c.Contribution(lived(t, c), calc.ContributionQuestion{Paid: at, Income: r.Amount, SupportedBefore: used, HasSupported: true})
			if err != nil {
				t.Fatal(err)
			}
			used++
			own[at.Year()] += b.Net
			others[at.Year()] += b.Gross - b.Net
			insured[at.Year()]++
		}
	}
	months, paid, given := 0, rules.VND(0), rules.VND(0)
	for i, y := range v.Years {
		months, paid, given = months+insured[y.Year], paid+own[y.Year], given+others[y.Year]
		if y.Year != 2024+i || y.Contributed != own[y.Year] || y.Supported != others[y.Year] || y.StateSupport != y.Supported || y.InsuredMonths != months {
			t.Errorf("%+v, want %d and %d in %d months", y, own[y.Year], others[y.Year], months)
		}
	}
	if len(v.Years) != 6 || v.TotalPaid != paid || v.TotalSupport != given {
		t.Errorf("%d years, %d and %d in all; want %d and %d", len(v.Years), v.TotalPaid, v.TotalSupport, paid, given)
	}
}

// What one month more costs and brings is what the plan with it brings more,
// and so for a higher income.
func TestOneMonthMoreIsTheLongerPlan(t *testing.T) {
	c := vietnamese(t)
	settled := row(m(2008, 1), m(2026, 1), 3_000_000)
	settled.Level = calc.Average
	l, plan := lived(t, c, settled), []calc.Row{row(m(2027, 6), m(2029, 1), 4_000_000), row(m(2026, 12), m(2027, 6), 2_200_000)}
	v := projected(t, c, l, ahead.Question{Plan: plan})
	longer := []calc.Row{row(m(2027, 6), m(2029, 2), 4_000_000), plan[1]}
	w := projected(t, c, l, ahead.Question{Plan: longer})
	if got := v.OneMoreMonth; got == nil || got.Months != 1 || got.MonthlyMore != w.GoOn.Monthly-v.GoOn.Monthly || got.PaidMore != w.TotalPaid-v.TotalPaid || got.PaidMore <= 0 {
		t.Errorf("%+v, the longer plan costs %d and brings %d more", got, w.TotalPaid-v.TotalPaid, w.GoOn.Monthly-v.GoOn.Monthly)
	}
	higher := []calc.Row{row(m(2027, 6), m(2029, 1), 4_100_000), row(m(2026, 12), m(2027, 6), 2_300_000)}
	w = projected(t, c, l, ahead.Question{Plan: higher})
	if got := v.OneMoreStep; got == nil || got.Step != 100_000 || got.MonthlyMore != w.GoOn.Monthly-v.GoOn.Monthly || got.PaidMore != w.TotalPaid-v.TotalPaid {
		t.Errorf("%+v, the higher plan costs %d and brings %d more", got, w.TotalPaid-v.TotalPaid, w.GoOn.Monthly-v.GoOn.Monthly)
	}
}

// What is wrong with a plan or a person comes before any figure.
func TestWhatCannotBeProjected(t *testing.T) {
	c := vietnamese(t)
	settled := row(m(2008, 1), m(2026, 1), 3_000_000)
	settled.Level = calc.Average
	for _, tt := range []struct {
		name string
		life *calc.Life
		plan []calc.Row
		want string
	}{
		{"nobody", &calc.Life{}, nil, "/person/sex missing-key;/person/born missing-key;"},
		{"a month twice", lived(t, c, settled), []calc.Row{row(m(2025, 12), m(2026, 3), 2_000_000)}, "/plan/0 overlapping-time;"},
		{"too low an income", lived(t, c, settled), []calc.Row{row(m(2026, 1), m(2026, 3), 2_000_000), row(m(2026, 3), m(2026, 6), 1_000_000)}, "/plan/1/income income-below-floor;"},
	} {
		_, err := ahead.Project(c, tt.life, ahead.Question{Plan: tt.plan})
		got := ""
		for _, f := range document.All(err) {
			got += fmt.Sprintf("%s %s;", f.Path, f.Code)
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A projection ends in a month that can be said, the last one included.
func TestAProjectionEndsInAMonth(t *testing.T) {
	c := vietnamese(t)
	l := lived(t, c, row(m(2020, 1), m(2021, 1), 3_000_000))
	for until, want := range map[rules.Month]string{
		rules.FirstMonth: "", rules.LastMonth: "", -1: "0000-00", rules.FirstMonth - 1: "1899-12", rules.LastMonth + 1: "2131-01", 1<<31 - 1: "178956970-08",
	} {
		_, err := ahead.Project(c, l, ahead.Question{Until: until})
		got := ""
		for _, f := range document.All(err) {
			got += fmt.Sprint(f.Path, " ", f.Code, " ", f.Value, " ", f.Bound, " ", f.Message)
		}
		if want != "" {
			want = "/until out-of-range " + want + " 1900-01 to 2130-12 " + want + " is outside 1900-01 to 2130-12"
		}
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
