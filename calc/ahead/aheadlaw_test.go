package ahead_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rules/proof"
	"github.com/volsi/volsi/subsidy"
)

// reformed returns a calculator for the law with figures laid over it, each as
// `param: x, value: y, from: month`.
func reformed(t testing.TB, figures ...string) *calc.Calculator {
	t.Helper()
	text := "schema: 1\ninstrument: {id: reform, number: what if, kind: what_if, title: {vi: x, en: x}, issuer: nobody, published: 2008-01-01, in_force: 2008-01-01, source: x}\nset:\n"
	for _, f := range figures {
		text += "  - {" + f + ", at: art. 1}\n"
	}
	book, err := vietnamese(t).Book().With(fstest.MapFS{"reform.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatalf("%v: %v", figures, err)
	}
	return calc.New(book)
}

// wrong says what was refused: the path and code of each fault, and the figure
// or value that it names.
func wrong(err error) string {
	var out []string
	for _, f := range document.All(err) {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s", f.Path, f.Code, f.Value)))
	}
	return strings.Join(out, "; ")
}

// settled is a row whose average is already known.
func settled(from, until rules.Month, average rules.VND) calc.Row {
	r := row(from, until, average)
	r.Level = calc.Average
	return r
}

// fromTheFirstMonth is a law under which one month brings a pension.
var fromTheFirstMonth = []string{
	"param: pension.min_insured_months, value: 1", "param: benefit_years.half_from, value: 1", `param: pension.accrual.female, value: [{years: 0, rate: "10%", per_year: "2%"}]`,
}

// aged returns the law of the first month with a life table of so many people
// at each age.
func aged(t testing.TB, ages, people string) *calc.Calculator {
	t.Helper()
	book, err := reformed(t, fromTheFirstMonth...).Book().With(fstest.MapFS{"lifetable.yaml": {Data: []byte(
		"schema: 1\nsource: https://example.com\nperiod: x\nages: " + ages + "\nmale: " + people + "\nfemale: " + people + "\n")}})
	if err != nil {
		t.Fatal(err)
	}
	return calc.New(book)
}

// older is somebody who reached the age in 2023, at 56.
func older(t testing.TB, c *calc.Calculator, rows ...calc.Row) *calc.Life {
	t.Helper()
	l, err := c.Life(calc.Person{Sex: rules.Female, Born: m(1967, 5)}, rows)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// treesOf returns the trees of a projection about a quantity.
func treesOf(v ahead.Projection, quantity string) (out []proof.Step) {
	for _, s := range v.Explain().Steps {
		if s.Quantity == quantity {
			out = append(out, s)
		}
	}
	return out
}

// wholly says the trees about a quantity with their details.
func wholly(v ahead.Projection, quantity string) string {
	var out []string
	for _, s := range treesOf(v, quantity) {
		out = append(out, strings.TrimSpace(s.Detail+" "+s.Text()))
	}
	return strings.Join(out, ", ")
}

// A projection is refused where it would rest on a figure that nobody knows,
// of what is planned, of stopping now, or of paying the most.
func TestProjectionsWithoutAFigure(t *testing.T) {
	rows := []calc.Row{settled(m(2008, 1), m(2024, 1), 3_000_000), row(m(2024, 1), m(2026, 1), 2_200_000)}
	prepaid := row(m(2027, 1), m(2029, 1), 2_200_000)
	prepaid.Method = subsidy.Prepay
	three := []calc.Row{row(m(2027, 1), m(2027, 4), 2_200_000)}
	for _, tt := range []struct {
		name, law string
		plan      []calc.Row
		want      string
	}{
		{"what a health card costs", "param: health.rate, value: unknown, from: 2027-01", three, "unknown-figure health.rate"},
		{"the fund's rate", "param: contribution.fund_rate, value: unknown, from: 2027-01", []calc.Row{prepaid}, "/fund_rate unknown-figure contribution.fund_rate"},
		{"the fund's rate, of which nothing is paid", "param: contribution.fund_rate, value: unknown, from: 2027-01", three, ""},
		{"the indexation of who stops now", "param: indexation.voluntary, value: unknown, from: 2026-01, until: 2026-12", three, "unknown-figure indexation.voluntary"},
		{"the indexation of no pension", "param: indexation.voluntary, value: unknown, from: 2028-01, until: 2028-12", three, ""},
	} {
		c := reformed(t, tt.law)
		if _, err := ahead.Project(c, older(t, c, rows...), ahead.Question{Plan: tt.plan}); wrong(err) != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, wrong(err), tt.want)
		}
	}
	c := vietnamese(t)
	if _, err := ahead.Project(c, &calc.Life{}, ahead.Question{Plan: []calc.Row{row(m(2026, 1), m(2026, 3), 1)}}); wrong(err) != "/person/sex missing-key; /person/born missing-key" {
		t.Errorf("nobody, with a plan that the law refuses: %v", err)
	}
}

// What the law allows when it is paid is projected, whatever the ceilings of
// the months that it is for: the most is the highest income of the payment.
func TestAPlanPaidBeforeTheCeilingRises(t *testing.T) {
	c := vietnamese(t)
	prepaid := row(m(2026, 7), m(2028, 7), 3_000_000)
	prepaid.Method, prepaid.Paid = subsidy.Prepay, m(2026, 6)
	most := prepaid
	most.Amount = 46_800_000
	l := lived(t, c, settled(m(2008, 1), m(2026, 1), 3_000_000))
	v, w := projected(t, c, l, ahead.Question{Plan: []calc.Row{prepaid}}), projected(t, c, l, ahead.Question{Plan: []calc.Row{most}})
	if v.Most != w.GoOn || w.Most != w.GoOn || v.GoOn.Monthly >= v.Most.Monthly {
		t.Errorf("at three million %d, at the most %d, which brings %d", v.GoOn.Monthly, v.Most.Monthly, w.GoOn.Monthly)
	}
	steps := reformed(t, "param: contribution.step, value: 50000, from: 2027-01, until: 2027-06", "param: contribution.step, value: 30000, from: 2027-07")
	quarters := row(m(2027, 5), m(2027, 11), 2_200_000)
	quarters.Method = subsidy.Every3Months
	if _, err := ahead.Project(steps, lived(t, steps), ahead.Question{Plan: []calc.Row{quarters}}); wrong(err) != "/plan/0/income income-off-step 50590000" {
		t.Errorf("between the steps of two laws: %v", err)
	}
}

// One month more has no answer where the pension that it leads to rests on what
// nobody knows.
func TestOneMonthMoreWithoutAFigure(t *testing.T) {
	c := reformed(t, "param: indexation.voluntary, value: unknown, from: 2028-01, until: 2028-12")
	l := older(t, c, settled(m(2008, 1), m(2024, 1), 3_000_000), row(m(2024, 1), m(2026, 1), 2_200_000))
	v := projected(t, c, l, ahead.Question{Plan: []calc.Row{row(m(2027, 1), m(2027, 12), 2_200_000)}})
	if v.OneMoreMonth != nil || v.OneMoreStep == nil || len(treesOf(v, "monthly_more")) != 1 {
		t.Errorf("a pension from 2028 on: %+v, a step more: %+v", v.OneMoreMonth, v.OneMoreStep)
	}
}

// A right to nothing has no returns but months, no payback and no share of an
// income, and nothing of it is explained.
func TestARightToNothing(t *testing.T) {
	c := reformed(t, "param: death.funeral.multiple, value: 0", "param: pension.floor.amount, value: 0")
	v := projected(t, c, older(t, c, settled(m(2008, 1), m(2026, 1), 0)), ahead.Question{})
	if !v.Pension.Eligible || v.Pension.Monthly != 0 || v.PaybackMonths != 0 || v.PaybackMonth != 0 || v.Replacement != 0 || v.ExpectedMonths == 0 || v.ExpectedPensions != 0 || v.ExpectedFamily != 0 {
		t.Errorf("%+v", v)
	}
	if got := fmt.Sprint(v.Basis); got != "[{expected_pension_months published  [life_table]}]" {
		t.Errorf("rests on %s", got)
	}
	for _, quantity := range []string{"payback_months", "pension_if_asked_for", "replacement_of_last_income", "pension_in_todays_money"} {
		if got := wholly(v, quantity); got != "" {
			t.Errorf("%s: %s", quantity, got)
		}
	}
	for _, s := range treesOf(v, "family_receives") {
		if len(s.Children) != 1 {
			t.Errorf("the family receives of %s: %d parts", s.Detail, len(s.Children))
		}
	}
}

// A share of a last income of nothing is none.
func TestAShareOfNothing(t *testing.T) {
	c := vietnamese(t)
	v := projected(t, c, older(t, c, settled(m(2008, 1), m(2025, 12), 2_000_000), settled(m(2025, 12), m(2026, 1), 0)), ahead.Question{})
	if v.Pension.Monthly == 0 || v.Replacement != 0 || wholly(v, "payback_months") == "" || wholly(v, "replacement_of_last_income") != "" {
		t.Errorf("%d a month are %s of the last income: %s", v.Pension.Monthly, v.Replacement, wholly(v, "replacement_of_last_income"))
	}
}

// What is paid in one month is paid back in one.
func TestPaidBackInAMonth(t *testing.T) {
	c := vietnamese(t)
	work := settled(m(2008, 1), m(2026, 1), 3_000_000)
	work.Scheme = pension.Compulsory
	v := projected(t, c, older(t, c, work), ahead.Question{Plan: []calc.Row{row(m(2026, 12), m(2027, 1), 2_200_000)}})
	if v.PaybackMonths != 1 || v.PaybackMonth != v.Pension.Starts || !strings.Contains(fmt.Sprint(v.Basis), "{payback_months assumed 2027-01 [poverty_line indexation]}") {
		t.Errorf("%d months until %s, from %s: %v", v.PaybackMonths, v.PaybackMonth, v.Pension.Starts, v.Basis)
	}
}

// A projection of one calendar year has all that one of many has; one of none
// has no years and no returns.
func TestProjectionsOfOneYearAndOfNone(t *testing.T) {
	c := reformed(t, fromTheFirstMonth...)
	v := projected(t, c, older(t, c), ahead.Question{Plan: []calc.Row{row(m(2027, 1), m(2027, 4), 2_200_000)}})
	if len(v.Years) != 1 || v.ExpectedMonths != 289 || v.InternalRate == 0 || wholly(v, "expected_pension_months") != "289" || wholly(v, "expected_paid") == "" {
		t.Errorf("%d years, %d months of pension, told as %s", len(v.Years), v.ExpectedMonths, wholly(v, "expected_pension_months"))
	}
	c = vietnamese(t)
	v = projected(t, c, older(t, c), ahead.Question{Plan: []calc.Row{row(m(2027, 1), m(2027, 4), 2_200_000)}})
	var assumed []string
	for _, a := range v.Assumed {
		assumed = append(assumed, a.What)
	}
	if got := strings.Join(assumed, " "); len(v.Years) != 1 || v.Pension.Eligible || got != "inflation reference_level_growth poverty_line_growth" {
		t.Errorf("%d years without a right rest on %s", len(v.Years), got)
	}
	c = reformed(t, "param: pension.min_insured_months, value: 0")
	v = projected(t, c, older(t, c), ahead.Question{})
	if !v.Pension.Eligible || len(v.Years) != 0 || v.ExpectedMonths != 0 || len(v.Assumed) != 0 || len(v.Basis) != 0 {
		t.Errorf("%+v", v)
	}
}

// What the family receives is the amount paid, less the support of the months
// until the death where the law keeps it, in the figures and as it is told: of
// what was paid ahead the months until then, of what was not paid yet nothing.
func TestTheFamilyReceivesTheAmountPaid(t *testing.T) {
	ahead6 := row(m(2027, 10), m(2028, 4), 2_200_000)
	ahead6.Method = subsidy.Every6Months
	late := row(m(2027, 12), m(2028, 1), 2_200_000)
	late.Paid = m(2028, 1)
	const gross, support = 484_000, 96_800
	for _, tt := range []struct {
		name, returned string
		plan           []calc.Row
		want           [2]rules.VND // of deaths in 2027 and 2028
	}{
		{"with support", "true", []calc.Row{row(m(2027, 10), m(2028, 4), 2_200_000)}, [2]rules.VND{3 * gross, 6 * gross}},
		{"less support", "false", []calc.Row{row(m(2027, 10), m(2028, 4), 2_200_000)}, [2]rules.VND{3 * (gross - support), 6 * (gross - support)}},
		{"less support, half a year ahead", "false", []calc.Row{ahead6}, [2]rules.VND{3 * (gross - support), 6 * (gross - support)}},
		{"less support, December paid in January", "false", []calc.Row{row(m(2027, 10), m(2027, 12), 2_200_000), late, row(m(2028, 1), m(2028, 4), 2_200_000)}, [2]rules.VND{3*gross - 2*support, 6 * (gross - support)}},
	} {
		c := reformed(t, append([]string{"param: death.lump_sum.returns_support, value: " + tt.returned + ", from: 2025-01"}, fromTheFirstMonth...)...)
		young, err := c.Life(calc.Person{Sex: rules.Female, Born: m(1975, 5)}, nil)
		if err != nil {
			t.Fatal(err)
		}
		v := projected(t, c, young, ahead.Question{Plan: tt.plan})
		told := treesOf(v, "family_receives")
		for i, want := range tt.want {
			if y := v.Years[i]; y.IfDeath != want || y.Year != 2027+i {
				t.Errorf("%s: %d of a death in %d, want %d", tt.name, y.IfDeath, y.Year, want)
			}
			if told[i].Text() != fmt.Sprint(int64(want)) || told[i].Detail != fmt.Sprint(2027+i) {
				t.Errorf("%s: told as %s of %s, want %d", tt.name, told[i].Text(), told[i].Detail, want)
			}
		}
	}
}

// Where the lump sum of a year is not known, neither the figures nor the steps
// that they came about by have anything of it: the funeral grant alone would be
// taken for all.
func TestTheFamilyReceivesWhatIsKnown(t *testing.T) {
	c := reformed(t, "param: indexation.voluntary, value: unknown, from: 2028-01, until: 2028-12")
	l, err := c.Life(calc.Person{Sex: rules.Female, Born: m(1972, 5)}, []calc.Row{settled(m(2008, 1), m(2024, 1), 3_000_000), row(m(2024, 1), m(2026, 1), 2_200_000)})
	if err != nil {
		t.Fatal(err)
	}
	v := projected(t, c, l, ahead.Question{Plan: []calc.Row{row(m(2029, 1), m(2029, 4), 2_200_000)}})
	for i, y := range v.Years {
		if (y.IfDeath == 0) != (y.Year == 2028) {
			t.Errorf("of a death in %d: %d", v.Years[i].Year, y.IfDeath)
		}
	}
	for _, s := range treesOf(v, "family_receives") {
		if s.Detail == "2028" {
			t.Errorf("told as %s", s.Text())
		}
	}
	if got := wholly(v, "expected_family_in_all"); got != fmt.Sprint(int64(v.ExpectedFamily)) {
		t.Errorf("told as %s, which are %d", got, v.ExpectedFamily)
	}
}

// All that is expected is what the steps of its years add up to: where people
// die soon, to the last of a life table, and where the claim comes when nobody
// is left.
func TestExpectationsAreTheirYears(t *testing.T) {
	c, plan := vietnamese(t), []calc.Row{row(m(2027, 1), m(2027, 4), 2_200_000)}
	two, last := aged(t, "[0, 30, 60, 61]", "[1, 1, 0, 0]"), aged(t, "[0, 18, 61]", "[1, 1, 0]")
	for _, tt := range []struct {
		name   string
		v      ahead.Projection
		months int
		lived  string // months of pension of all, and of how many
		years  int    // with a pension
	}{
		{"one month, the last of the table", projected(t, two, older(t, two), ahead.Question{Plan: plan}), 1, "2 of 2", 1},
		{"one of a thousand in the last month", projected(t, last, older(t, last), ahead.Question{Plan: plan}), 7, "169 of 25", 2},
		{"a claim after the table", projected(t, c, older(t, c, settled(m(2008, 1), m(2026, 1), 3_000_000)), ahead.Question{Until: m(2080, 1)}), 303, "27758995860 of 91734000", 42},
	} {
		exact := treesOf(tt.v, "expected_pension_months")[0].Children[0]
		if got := exact.Children[0].Text() + " of " + exact.Children[1].Text(); got != tt.lived || tt.v.ExpectedMonths != tt.months || len(treesOf(tt.v, "pension_of_year")) != tt.years {
			t.Errorf("%s: %d months, %s, in %d years", tt.name, tt.v.ExpectedMonths, got, len(treesOf(tt.v, "pension_of_year")))
		}
		for quantity, want := range map[string]rules.VND{"expected_pensions_in_all": tt.v.ExpectedPensions, "expected_family_in_all": tt.v.ExpectedFamily} {
			if got := wholly(tt.v, quantity); got != fmt.Sprint(int64(want)) {
				t.Errorf("%s: %s are told as %s, and are %d", tt.name, quantity, got, want)
			}
		}
		if n := len(treesOf(tt.v, "own_money_of_year")); n < len(tt.v.Years) || !strings.Contains(fmt.Sprint(tt.v.Basis), "{expected_pension_months published  [life_table]}") {
			t.Errorf("%s: %d years of money, %v", tt.name, n, tt.v.Basis)
		}
	}
}

// Money of the years before today grows to it, of later years it is
// discounted, and of this year it is what it is.
func TestPresentValuesAreOfToday(t *testing.T) {
	c := reformed(t, fromTheFirstMonth...).Assuming(calc.Assumptions{HasDiscount: true, Discount: 100_000})
	for year, want := range map[int]string{2025: "growth 1", 2026: "growth 0", 2027: "discount 1", 2028: "discount 2"} {
		v := projected(t, c, older(t, c), ahead.Question{Plan: []calc.Row{row(m(year, 1), m(year, 4), 2_200_000)}})
		for _, s := range treesOf(v, "present_value") {
			factor := s.Children[0].Children[1]
			if got := fmt.Sprint(factor.Op, " ", factor.Children[0].Text()); got != want || s.Text() != fmt.Sprint(int64(v.PresentValue)) {
				t.Errorf("from %d on: %s, %s; want %s, %d", year, got, s.Text(), want, v.PresentValue)
			}
		}
	}
}

// What a caller writes into a projection is not explained, and nothing breaks.
func TestProjectionsThatCallersChanged(t *testing.T) {
	c := vietnamese(t)
	v := projected(t, c, lived(t, c, row(m(2020, 1), m(2021, 1), 1_500_000)), ahead.Question{Plan: []calc.Row{row(m(2027, 1), m(2028, 1), 2_200_000)}})
	if v.Years[0].Monthly = 5; wholly(v, "pension_if_asked_for") != "" {
		t.Errorf("a pension of 2020: %s", wholly(v, "pension_if_asked_for"))
	}
	v = projected(t, c, lived(t, c, settled(m(2008, 1), m(2026, 1), 3_000_000)), ahead.Question{})
	if v.Years = nil; wholly(v, "expected_pension_months") != "" {
		t.Errorf("without years: %s", wholly(v, "expected_pension_months"))
	}
}

// What the family receives rests on the reference level where that is assumed
// before the indexation is, and on no poverty line.
func TestTheFamilyReceivesByTheReferenceLevel(t *testing.T) {
	ones := ""
	for year := 2008; year <= 2028; year++ {
		ones += fmt.Sprintf("%q: 1.00, ", fmt.Sprint(year))
	}
	c := reformed(t, "param: indexation.voluntary, value: {"+strings.TrimSuffix(ones, ", ")+"}, from: 2028-01")
	v := projected(t, c, lived(t, c, row(m(2020, 1), m(2021, 1), 1_500_000)), ahead.Question{Plan: []calc.Row{row(m(2027, 1), m(2028, 1), 2_200_000)}})
	got := ""
	for _, y := range v.Years[6:] {
		got += fmt.Sprintf("%d %s;", y.Year, y.IfDeathIs)
	}
	if got != "2026 published;2027 assumed;" {
		t.Error(got)
	}
}
