package calc_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// inWordsOf returns the faults as a reader sees them: place, kind, value, bound,
// provision, sentence and remedy.
func inWordsOf(err error) string {
	var b strings.Builder
	for _, f := range document.All(err) {
		fmt.Fprintf(&b, "%s %s %s/%s %s: %s; %s\n", f.Path, f.Code, f.Value, f.Bound, f.Source, f.Message, f.Hint)
	}
	return b.String()
}

// Rows that only a Go caller can write are refused whole, each fault in words,
// and the first and last month, amount and method that are read are not.
func TestTypedRowsAreRefusedInWords(t *testing.T) {
	c := vietnamese(t)
	m := month("2026-01")
	row := func(bend func(*calc.Row)) calc.Row {
		r := calc.Row{Period: rules.Period{From: m, Until: m + 6}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000}
		bend(&r)
		return r
	}
	_, err := c.Life(calc.Person{Sex: 3, Born: rules.LastMonth + 1}, []calc.Row{
		row(func(r *calc.Row) { r.From, r.Until = rules.FirstMonth-1, rules.LastMonth+2 }),
		row(func(r *calc.Row) { r.Until = m }),
		row(func(r *calc.Row) { r.Paid, r.Method = -1, subsidy.Backpay+1 }),
		row(func(r *calc.Row) { r.Scheme = 7 }),
		row(func(r *calc.Row) { r.Level, r.Amount, r.StateSupport = calc.Salary, rules.MaxVND+1, -1 }),
		row(func(r *calc.Row) { r.Scheme, r.LocalSupport, r.DonorSupport = pension.Compulsory, -2, rules.MaxVND+1 }),
	})
	months, past := rules.FirstMonth.String()+" to "+rules.LastMonth.String(), (rules.LastMonth + 1).String()
	most, more := fmt.Sprintf("0 to %d", int64(rules.MaxVND)), fmt.Sprint(int64(rules.MaxVND)+1)
	out := func(path, value, bound string) string {
		return path + " out-of-range " + value + "/" + bound + " : " + value + " is outside " + bound + "; choose a value within it\n"
	}
	want := out("/person/sex", "3", "female, male") + out("/person/born", past, months) +
		out("/record/0/from", (rules.FirstMonth-1).String(), months) + out("/record/0/to", past, months) +
		"/record/1/to empty-period 2025-12/2026-01 : ends in 2025-12, before it begins in 2026-01; correct from or to\n" +
		out("/record/2/paid", rules.Month(-1).String(), months) + out("/record/2/method", "6", "0 to 5") +
		out("/record/3/scheme", "7", "voluntary, compulsory") +
		out("/record/4/level", "2", "1 or 3") + out("/record/4/amount", more, most) + out("/record/4/state_support", "-1", most) +
		out("/record/5/level", "1", "2 or 3") + out("/record/5/local_support", "-2", most) + out("/record/5/donor_support", more, most)
	if got := inWordsOf(err); got != want {
		t.Errorf("told\n%s\nwant\n%s", got, want)
	}
	for _, bend := range []func(*calc.Row){
		func(r *calc.Row) { r.Until = m + 1 },
		func(r *calc.Row) { r.From, r.Until, r.Level = rules.LastMonth, rules.LastMonth+1, calc.Average },
		func(r *calc.Row) {
			r.Level, r.Amount, r.LocalSupport, r.DonorSupport = calc.Average, rules.MaxVND, rules.MaxVND, rules.MaxVND
		},
		func(r *calc.Row) { r.Level, r.Amount = calc.Average, 0 },
	} {
		r := row(bend)
		if _, err := c.Life(calc.Person{Sex: rules.Male, Born: m - 12*30}, []calc.Row{r}); err != nil {
			t.Errorf("%+v is refused: %v", r, err)
		}
	}
}

// Work-accident insurance asked for in Go is held to shares between nothing and
// all, and to as many months before as a life has.
func TestTypedWorkCoversAreHeldToTheirBounds(t *testing.T) {
	c := vietnamese(t)
	l := mustLife(c, calc.Person{Sex: rules.Male, Born: month("1990-06")}, nil)
	ask := func(share rules.Rate, before int) string {
		_, err := c.WorkAccident(l, calc.WorkAccidentQuestion{Paid: month("2026-02"), Months: 6, Impairment: share, Before: before, HasBefore: true})
		return inWordsOf(err)
	}
	for _, allowed := range []string{ask(0, 0), ask(rules.One, calc.MaxMonths)} {
		if allowed != "" {
			t.Error(allowed)
		}
	}
	for _, tt := range [][2]string{
		{ask(-1, 0), "/impairment out-of-range -0.000001/0 to 1 : -0.000001 is outside 0 to 1; choose a value within it\n"},
		{ask(rules.One+1, 0), "/impairment out-of-range 1.000001/0 to 1 : 1.000001 is outside 0 to 1; choose a value within it\n"},
		{ask(0, -1), "/months_before out-of-range -1/0 to 1200 : -1 is outside 0 to 1200; choose a value within it\n"},
		{ask(0, 1201), "/months_before out-of-range 1201/0 to 1200 : 1201 is outside 0 to 1200; choose a value within it\n"},
	} {
		if tt[0] != tt[1] {
			t.Errorf("told %q, want %q", tt[0], tt[1])
		}
	}
}

// A fund's rate in a row or a payment is a share between nothing and all.
func TestAFundsRateIsAShare(t *testing.T) {
	c := vietnamese(t)
	p := calc.Person{Sex: rules.Male, Born: month("1990-06")}
	l := mustLife(c, p, nil)
	for rate, want := range map[rules.Rate]string{
		0: "", rules.One: "",
		-1:            "fund_rate out-of-range -0.000001/0 to 1 : -0.000001 is not between 0 and 1; choose a value within it\n",
		rules.One + 1: "fund_rate out-of-range 1.000001/0 to 1 : 1.000001 is not between 0 and 1; choose a value within it\n",
	} {
		_, err := c.Contribution(l, calc.ContributionQuestion{Paid: month("2026-01"), Method: subsidy.Prepay, Months: 24, Income: 1_500_000, FundRate: rate, HasFundRate: true})
		_, errRow := c.Life(p, []calc.Row{{Period: rules.Period{From: month("2026-01"), Until: month("2028-01")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000, Method: subsidy.Prepay, FundRate: rate, HasFundRate: true}})
		for path, err := range map[string]error{"/": err, "/record/0/": errRow} {
			if got := strings.TrimPrefix(inWordsOf(err), path); got != want {
				t.Errorf("%s %s: %q, want %q", path, rate, got, want)
			}
		}
	}
}

// imaginedFloor raises the lowest income to twice what it is.
const imaginedFloor = `schema: 1
instrument: {id: floor, number: giả định, kind: what_if, title: {vi: "x", en: "x"}, issuer: x, published: 2026-01-10, in_force: 2026-02-01, source: x}
set: [{param: contribution.floor, value: 3000000, at: art. 1}]
`

// keptAsPaid reports whether an answer notes that payments stand as they were made.
func keptAsPaid(r calc.Result) bool {
	return slices.ContainsFunc(calc.Notes(r), func(n note.Note) bool { return n.Code == note.KeptAsPaid })
}

// What an imagined reform refuses stands where it was paid before the day on
// which the rules were checked, and only there; the answer says so.
func TestWhatWasPaidStandsUnderAnImaginedFloor(t *testing.T) {
	book, err := vietnamese(t).Book().With(fstest.MapFS{"floor.yaml": {Data: []byte(imaginedFloor)}})
	if err != nil {
		t.Fatal(err)
	}
	c, today := calc.New(book), book.Checked().Month()
	p := calc.Person{Sex: rules.Male, Born: month("1966-06")}
	for _, tt := range []struct {
		from, until rules.Month
		income      rules.VND
		want        string
	}{
		{month("2025-01"), month("2026-02"), 1_500_000, ""},
		{month("2026-02"), today + 1, 1_500_000, ""},
		{month("2026-02"), today + 2, 1_500_000, (today + 1).String()},
		{today + 1, today + 3, 1_500_000, (today + 1).String()},
		{month("2026-02"), today + 3, 3_000_000, ""},
		{month("2026-02"), today, 1_499_999, "2026-02"},
	} {
		l, err := c.Life(p, []calc.Row{{Period: rules.Period{From: tt.from, Until: tt.until}, Scheme: pension.Voluntary, Level: calc.Income, Amount: tt.income}})
		switch {
		case tt.want == "" && err != nil || tt.want != "" && !strings.Contains(inWordsOf(err), "3000000 for a payment in "+tt.want):
			t.Errorf("%d from %s to %s: %v", tt.income, tt.from, tt.until, err)
		case err == nil:
			out, _ := c.Pension(l, calc.PensionQuestion{Month: today})
			if noted, want := keptAsPaid(out), tt.income < 3_000_000 && tt.until > month("2026-02"); noted != want {
				t.Errorf("%d from %s to %s: noted %t", tt.income, tt.from, tt.until, noted)
			}
		}
	}
}
