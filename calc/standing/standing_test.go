package standing_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/standing"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
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

// The names of standings, and what is none.
func TestStandingsHaveNames(t *testing.T) {
	for s, want := range []string{"", "law", "published", "assumed", ""} {
		text, err := standing.Standing(s).MarshalText()
		if got := standing.Standing(s).String(); got != want || string(text) != want || err != nil {
			t.Errorf("%d is called %q and %q, want %q", s, got, text, want)
		}
	}
	if got := standing.Standing(255).String(); got != "" {
		t.Errorf("255 is called %q", got)
	}
	if got := fmt.Sprint(standing.Standings()); got != "[law published assumed]" {
		t.Error(got)
	}
}

// announced says from which month on each series is not announced in the rule
// files of 2026: tables and the fund's rate are of a year, prices are known up
// to December 2026, the reference level holds until its next July, the poverty
// line until the end of 2027, and the life table has no end.
var announced = []struct {
	series standing.Series
	name   string
	from   rules.Month
}{
	{standing.Reference, "reference_level", m(2027, 7)},
	{standing.Poverty, "poverty_line", m(2028, 1)},
	{standing.Indexation, "indexation", m(2027, 1)},
	{standing.FundRate, "contribution.fund_rate", m(2027, 1)},
	{standing.Prices, "prices", m(2027, 1)},
	{standing.Lives, "life_table", rules.LastMonth + 1},
}

// Up to the month before, an amount rests on what is announced, and from the
// month on, on what is assumed.
func TestWhatIsAssumedIsSoFromAMonthOn(t *testing.T) {
	look := standing.From(vietnamese(t))
	for _, tt := range announced {
		before, at := look.At(tt.series, tt.from-1), look.At(tt.series, tt.from)
		if before.Standing() != standing.Published || before.AssumedFrom() != 0 || at.Standing() != standing.Assumed || at.AssumedFrom() != tt.from {
			t.Errorf("%s: %s from %s before, %s from %s at %s", tt.name, before.Standing(), before.AssumedFrom(), at.Standing(), at.AssumedFrom(), tt.from)
		}
		if got := fmt.Sprint(at.On()); got != "["+tt.name+"]" {
			t.Errorf("%s rests on %s", tt.name, got)
		}
	}
}

// A book that knows no table and no rate yet vouches for nothing of them past
// its horizon.
func TestWhatAnOldBookVouchesFor(t *testing.T) {
	day, err := rules.ParseDate("2008-06-30")
	if err != nil {
		t.Fatal(err)
	}
	old, err := vietnamese(t).Book().KnownBy(day)
	if err != nil {
		t.Fatal(err)
	}
	look, next := standing.From(calc.New(old)), old.Horizon()+1
	for _, tt := range announced {
		from := next
		switch tt.series {
		case standing.Lives:
			from = rules.LastMonth + 1
		case standing.Poverty:
			from = m(2009, 1) // a line holds to the end of its year
		}
		if before, at := look.At(tt.series, from-1), look.At(tt.series, from); before.Standing() != standing.Published || at.AssumedFrom() != from {
			t.Errorf("%s: %s before %s, then from %s", tt.name, before.Standing(), from, at.AssumedFrom())
		}
	}
}

// In the middle of a year the table of that year is there, and prices are not:
// what rests on both is assumed from the earlier month on.
func TestABookOfTheMiddleOfAYear(t *testing.T) {
	day, err := rules.ParseDate("2026-03-15")
	if err != nil {
		t.Fatal(err)
	}
	old, err := vietnamese(t).Book().KnownBy(day)
	if err != nil {
		t.Fatal(err)
	}
	look := standing.From(calc.New(old))
	got := fmt.Sprint(look.At(standing.Indexation, m(2035, 1)).AssumedFrom(), look.At(standing.Prices, m(2035, 1)).AssumedFrom(), look.At(standing.FundRate, m(2035, 1)).AssumedFrom())
	for _, a := range look.Assumed(look.At(standing.Indexation|standing.Prices, m(2035, 1))) {
		got += fmt.Sprint(" ", a.What, " ", a.From)
	}
	if want := "2027-01 2026-04 2027-01 inflation 2026-04"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Two series together are assumed from the earlier month on, whichever is
// named first; one that is announced still does not count.
func TestTheEarlierOfTwoSeriesCounts(t *testing.T) {
	look := standing.From(vietnamese(t))
	late, early := look.At(standing.Poverty, m(2030, 1)), look.At(standing.Prices, m(2030, 1))
	for name, b := range map[string]standing.Basis{
		"at once": look.At(standing.Poverty|standing.Prices, m(2030, 1)), "late and early": late.And(early), "early and late": early.And(late),
	} {
		if got := fmt.Sprint(b.Of("x")); got != "{x assumed 2027-01 [poverty_line prices]}" {
			t.Errorf("%s: %s", name, got)
		}
	}
	if got := fmt.Sprint(look.At(standing.Reference|standing.Poverty, m(2030, 1)).Of("x")); got != "{x assumed 2027-07 [reference_level poverty_line]}" {
		t.Error(got)
	}
	if got := fmt.Sprint(look.At(standing.Poverty|standing.Prices, m(2027, 6)).Of("x")); got != "{x assumed 2027-01 [poverty_line prices]}" {
		t.Error(got)
	}
	if got := fmt.Sprint(late.And(standing.Basis{}).Of("x"), standing.Basis{}.And(late).Of("x"), standing.Basis{}.Of("x")); got != "{x assumed 2028-01 [poverty_line]} {x assumed 2028-01 [poverty_line]} {x law  []}" {
		t.Error(got)
	}
	if early.If(0) != 0 || early.If(1) != standing.Assumed || (standing.Basis{}).If(-1) != standing.ByLaw {
		t.Errorf("%v %v %v", early.If(0), early.If(1), standing.Basis{}.If(-1))
	}
}

// assumedOf returns what stands for all series in 2035, one a line.
func assumedOf(c *calc.Calculator) string {
	look, out := standing.From(c), []string(nil)
	all := standing.Reference | standing.Poverty | standing.Indexation | standing.FundRate | standing.Prices | standing.Lives
	for _, a := range append(look.Assumed(look.At(all, m(2035, 1))), look.Discount()) {
		out = append(out, fmt.Sprintf("%s %s %s %s %d %v", a.What, a.Value, a.Set, a.From, a.Published, !a.Cite.IsZero()))
	}
	return strings.Join(out, "\n")
}

// Whose assumption stands for a series: nobody's, the caller's, or that of a
// set, which says where it has it from.
func TestWhoseAssumptionItIs(t *testing.T) {
	c := vietnamese(t)
	middle, err := c.Under(&calc.Case{Assume: calc.Assumptions{Set: "middle"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	bent := middle.Assumptions()
	bent.Inflation, bent.Discount = bent.Inflation+1, bent.Discount+1
	for _, tt := range []struct {
		name string
		c    *calc.Calculator
		want string
	}{
		{"nobody", c, `inflation 0 none 2027-01 0 false
reference_level_growth 0 none 2027-07 2530000 false
poverty_line_growth 0 none 2028-01 2200000 false
fund_rate 0.0031 none 2027-01 0 false
discount 0 own 2027-01 0 false`},
		{"own values of nothing", c.Assuming(calc.Assumptions{HasInflation: true, HasReference: true, HasPoverty: true, HasFundRate: true, HasDiscount: true}), `inflation 0 own 2027-01 0 false
reference_level_growth 0 own 2027-07 2530000 false
poverty_line_growth 0 own 2028-01 2200000 false
fund_rate 0 own 2027-01 0 false
discount 0 own 2027-01 0 false`},
		{"values that nobody flagged", c.Assuming(calc.Assumptions{ReferenceRise: 1, PovertyRise: 2}), `inflation 0 none 2027-01 0 false
reference_level_growth 0.000001 own 2027-07 2530000 false
poverty_line_growth 0.000002 own 2028-01 2200000 false
fund_rate 0.0031 none 2027-01 0 false
discount 0 own 2027-01 0 false`},
		{"a set", middle, `inflation 0.031 middle 2027-01 0 true
reference_level_growth 0.063 middle 2027-07 2530000 true
poverty_line_growth 0.063 middle 2028-01 2200000 true
fund_rate 0.0031 middle 2027-01 0 true
discount 0.037 middle 2027-01 0 true`},
		{"a set that was bent", c.Assuming(bent), `inflation 0.031001 own 2027-01 0 false
reference_level_growth 0.063 middle 2027-07 2530000 true
poverty_line_growth 0.063 middle 2028-01 2200000 true
fund_rate 0.0031 middle 2027-01 0 true
discount 0.037001 own 2027-01 0 false`},
	} {
		got := assumedOf(tt.c)
		if got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// What a payment rests on: the person's part on the fund's rate where it bears
// interest, the others' on the poverty line, of which they pay a share.
func TestWhatAPaymentRestsOn(t *testing.T) {
	look := standing.From(vietnamese(t))
	plain := calc.Row{Period: rules.Period{From: m(2026, 7), Until: m(2040, 1)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000}
	ahead := plain
	ahead.Method = subsidy.Prepay
	none := subsidy.Bill{Gross: 330_000, Net: 330_000}
	share := subsidy.Bill{Gross: 330_000, Net: 264_000, Parts: []subsidy.Part{{Share: 200_000, Amount: 66_000}}}
	amount := subsidy.Bill{Gross: 330_000, Net: 300_000, Parts: []subsidy.Part{{Amount: 30_000}}}
	nothing := subsidy.Bill{Gross: 330_000, Net: 330_000, Parts: []subsidy.Part{{Share: 200_000}}}
	for _, tt := range []struct {
		name        string
		row         *calc.Row
		bill        *subsidy.Bill
		paid        rules.Month
		own, others string
	}{
		{"without support", &plain, &none, m(2026, 7), "law  []", "law  []"},
		{"with a share", &plain, &share, m(2026, 7), "published  [poverty_line]", "published  [poverty_line]"},
		{"with a share, in the last month of the line", &plain, &share, m(2027, 12), "published  [poverty_line]", "published  [poverty_line]"},
		{"with a share, past the line", &plain, &share, m(2028, 1), "assumed 2028-01 [poverty_line]", "assumed 2028-01 [poverty_line]"},
		{"with an amount", &plain, &amount, m(2028, 1), "law  []", "law  []"},
		{"with a share of nothing", &plain, &nothing, m(2028, 1), "law  []", "law  []"},
		{"ahead", &ahead, &none, m(2026, 12), "published  [contribution.fund_rate]", "law  []"},
		{"ahead with a share", &ahead, &share, m(2026, 12), "published  [poverty_line contribution.fund_rate]", "published  [poverty_line contribution.fund_rate]"},
		{"ahead with an amount", &ahead, &amount, m(2027, 1), "assumed 2027-01 [contribution.fund_rate]", "assumed 2027-01 [contribution.fund_rate]"},
		{"ahead with a share, past all", &ahead, &share, m(2028, 1), "assumed 2027-01 [poverty_line contribution.fund_rate]", "assumed 2027-01 [poverty_line contribution.fund_rate]"},
		{"with a share of the first line", &plain, &share, m(2018, 1), "published  [poverty_line]", "published  [poverty_line]"},
		{"with a council's share, before the State bore any", &plain, &share, m(2017, 12), "law  []", "law  []"},
	} {
		own, others := look.OfPayment(tt.row, tt.paid, tt.bill)
		if got := said(own); got != tt.own {
			t.Errorf("%s: the own part rests on %s, want %s", tt.name, got, tt.own)
		}
		if got := said(others); got != tt.others {
			t.Errorf("%s: the others' part rests on %s, want %s", tt.name, got, tt.others)
		}
	}
}

// An amount follows the poverty line where the same article of the same
// instrument defines both, and not where only one of the two is the same.
func TestAnAmountOfItsOwnFollowsNothing(t *testing.T) {
	plain := calc.Row{Period: rules.Period{From: m(2026, 7), Until: m(2040, 1)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 2_500_000}
	share := subsidy.Bill{Gross: 550_000, Net: 440_000, Parts: []subsidy.Part{{Share: 200_000, Amount: 110_000}}}
	for _, tt := range []struct{ name, set, want string }{
		{"defined by the line", "{param: support.prepay, value: nominal, at: art. 1}", "assumed 2028-01 [poverty_line]"},
		{"the same article of another instrument", "{param: support.base, value: 2500000, at: poverty line}", "law  []"},
		{"another article of the same instrument", "{param: poverty_line.rural, value: 2500000, at: art. 8}\n  - {param: support.base, value: 2500000, at: art. 9}", "law  []"},
		{"the same article of the same instrument", "{param: poverty_line.rural, value: 2500000, at: art. 8}\n  - {param: support.base, value: 2500000, at: art. 8}", `assumed 2027-01 [poverty_line]`},
	} {
		book, err := vietnamese(t).Book().With(fstest.MapFS{"ex-1.yaml": {Data: []byte("schema: 1\ninstrument: {id: ex-1, number: x, kind: what_if, title: {vi: x, en: x}, issuer: x, published: 2008-01-01, in_force: 2026-01-01, source: x}\nset:\n  - " + tt.set + "\n")}})
		if err != nil {
			t.Fatal(err)
		}
		if _, others := standing.From(calc.New(book)).OfPayment(&plain, m(2030, 1), &share); said(others) != tt.want {
			t.Errorf("%s: rests on %s, want %s", tt.name, said(others), tt.want)
		}
	}
}

// All that moves in a book of 2022 are the poverty lines, and they do not stand
// for the reference level.
func TestLastFiguresOfABookOf2022(t *testing.T) {
	day, err := rules.ParseDate("2022-01-15")
	if err != nil {
		t.Fatal(err)
	}
	old, err := vietnamese(t).Book().KnownBy(day)
	if err != nil {
		t.Fatal(err)
	}
	got := assumedOf(calc.New(old))
	if want := `inflation 0 none 2022-02 0 false
reference_level_growth 0 none 2022-02 0 false
poverty_line_growth 0 none 2023-01 1500000 false
fund_rate 0 none 2026-01 0 false
discount 0 own 2022-02 0 false`; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// Nothing stands for a series that an amount does not rest on.
func TestOneSeriesIsAssumedAlone(t *testing.T) {
	look := standing.From(vietnamese(t))
	for i, want := range []string{"reference_level_growth", "poverty_line_growth", "inflation", "fund_rate", "inflation", ""} {
		got := ""
		for _, a := range look.Assumed(look.At(announced[i].series, m(2035, 1))) {
			got += a.What
			if a.From != announced[i].from {
				t.Errorf("%s: %s from %s", announced[i].name, a.What, a.From)
			}
		}
		if got != want {
			t.Errorf("%s: %q is assumed, want %q", announced[i].name, got, want)
		}
		if published := look.Assumed(look.At(announced[i].series, announced[i].from-1)); published != nil {
			t.Errorf("%s is announced, and %+v is assumed", announced[i].name, published)
		}
	}
}

func said(b standing.Basis) string {
	return fmt.Sprint(b.Standing(), " ", b.AssumedFrom(), " ", b.On())
}

// What a pension rests on: the indexation of incomes that are not settled and
// count, and the floor if it was applied: 24 years are 63% of 4,000,000, which
// is 10,000 below the reference level of July 2026.
func TestWhatAPensionRestsOn(t *testing.T) {
	c := vietnamese(t)
	row := func(from, until rules.Month, level calc.Level, withdrawn bool) calc.Row {
		r := calc.Row{Period: rules.Period{From: from, Until: until}, Scheme: pension.Compulsory, Level: level, Amount: 4_000_000, Withdrawn: withdrawn}
		return r
	}
	settled := row(m(2000, 1), m(2024, 1), calc.Average, false)
	for _, tt := range []struct {
		name string
		rows []calc.Row
		born rules.Month
		at   rules.Month
		want string
	}{
		{"settled", []calc.Row{settled}, m(1960, 1), m(2026, 6), "law  []"},
		{"a salary", []calc.Row{settled, row(m(2025, 1), m(2025, 6), calc.Salary, false)}, m(1960, 1), m(2026, 6), "published  [indexation]"},
		{"a salary, later", []calc.Row{settled, row(m(2025, 1), m(2025, 6), calc.Salary, false)}, m(1969, 12), m(2026, 12), "assumed 2027-01 [indexation]"},
		{"a salary that was taken out, and the floor", []calc.Row{row(m(1998, 1), m(2000, 1), calc.Salary, true), settled}, m(1969, 12), m(2026, 12), "published  [reference_level]"},
		{"a salary after the start, and the floor", []calc.Row{settled, row(m(2026, 9), m(2027, 1), calc.Salary, false)}, m(1969, 8), m(2026, 8), "published  [reference_level]"},
		{"no pension yet", []calc.Row{row(m(2025, 1), m(2025, 6), calc.Salary, false)}, m(1960, 1), m(2026, 6), "law  []"},
	} {
		l, err := c.Life(calc.Person{Sex: rules.Female, Born: tt.born}, tt.rows)
		if err != nil {
			t.Fatal(tt.name, err)
		}
		claimant := c.Claimant(l)
		p, _ := claimant.Pension(pension.Claim{Asked: tt.at})
		if tt.name != "no pension yet" && !p.Eligible() {
			t.Errorf("%s: no pension: %+v", tt.name, p)
		}
		if got := said(standing.From(c).OfPension(l, &p)); got != tt.want {
			t.Errorf("%s, starting in %s: rests on %s, want %s", tt.name, p.Start, got, tt.want)
		}
	}
}
