package ahead

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/view"
	"github.com/volsi/volsi/calc/standing"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// What comes back less what is paid in, up to the last year in which there is
// anything; with everybody's money, less support too.
func TestTheNetOfAStream(t *testing.T) {
	for _, tt := range []struct {
		s              stream
		own, everybody string
	}{
		{stream{[]int64{5, 0, 0}, []int64{1, 0, 0}, []int64{0, 9, 0}, []int64{2, 3, 0}}, "[-3 12]", "[-4 12]"},
		{stream{[]int64{5, 0, 1}, []int64{1, 0, 0}, []int64{0, 9, 0}, []int64{2, 3, 0}}, "[-3 12 -1]", "[-4 12 -1]"},
		{stream{[]int64{5, 0}, []int64{1, 7}, []int64{0, 0}, []int64{2, 0}}, "[-3 0]", "[-4 -7]"},
		{stream{[]int64{0, 0}, []int64{0, 0}, []int64{0, 0}, []int64{2, 1}}, "[2 1]", "[2 1]"},
		{stream{[]int64{3, 2}, []int64{0, 2}, []int64{3, 2}, []int64{0, 2}}, "[0 2]", "[0 0]"},
		{stream{[]int64{0}, []int64{0}, []int64{2}, []int64{2}}, "[4]", "[4]"},
		{stream{[]int64{2}, []int64{0}, []int64{1}, []int64{1}}, "[0]", "[0]"},
		{stream{[]int64{1}, []int64{3}, []int64{1}, []int64{1}}, "[1]", "[-2]"},
		{stream{[]int64{0}, []int64{0}, []int64{0}, []int64{0}}, "[]", "[]"},
		{stream{}, "[]", "[]"},
	} {
		if own, everybody := fmt.Sprint(tt.s.net(false)), fmt.Sprint(tt.s.net(true)); own != tt.own || everybody != tt.everybody {
			t.Errorf("%+v: %s and %s, want %s and %s", tt.s, own, everybody, tt.own, tt.everybody)
		}
	}
	if total(nil) != 0 || total([]int64{1, 2, -5}) != -2 {
		t.Error("a stream does not add up")
	}
}

func rowsSaid(rows []calc.Row) (out string) {
	for _, r := range rows {
		out += fmt.Sprintf("%s %s %d %v %s;", r.From, r.Until, r.Amount, r.Method, r.Paid)
	}
	return out
}

// One month more stands behind the month that the plan reaches last, whichever
// row that is in, and is paid by itself.
func TestOneMonthMore(t *testing.T) {
	at := rules.MonthOf(2027, 1)
	row := func(from, until rules.Month, amount rules.VND) calc.Row {
		return calc.Row{Period: rules.Period{From: from, Until: until}, Amount: amount, Method: subsidy.Prepay, Paid: at}
	}
	for _, tt := range []struct {
		plan  []calc.Row
		more  string
		month rules.Month
	}{
		{[]calc.Row{row(at, at+3, 5)}, "2027-04 2027-05 5 monthly ;", at + 3},
		{[]calc.Row{row(at, at+3, 5), row(at+3, at+6, 6)}, "2027-07 2027-08 6 monthly ;", at + 6},
		{[]calc.Row{row(at+3, at+6, 6), row(at, at+3, 5)}, "2027-07 2027-08 6 monthly ;", at + 6},
		{[]calc.Row{row(at, at+3, 5), row(at+5, at+6, 6), row(at+3, at+5, 7)}, "2027-07 2027-08 6 monthly ;", at + 6},
		{[]calc.Row{row(at, 0, 5)}, "2027-01 2027-01 5 monthly ;", at},
	} {
		before := rowsSaid(tt.plan)
		got, month := oneMonthMore(tt.plan)
		if n := len(tt.plan); rowsSaid(got[:n]) != before || rowsSaid(got[n:]) != tt.more || month != tt.month || rowsSaid(tt.plan) != before {
			t.Errorf("%s: %s in %s, want %s", before, rowsSaid(got), month, tt.more)
		}
	}
}

// A step more is paid in every month whose income was chosen, and the plan
// itself stays as it is.
func TestAStepMore(t *testing.T) {
	plan := []calc.Row{{Level: calc.Income, Amount: 5}, {Level: calc.Salary, Amount: 6}, {Level: calc.Average, Amount: 7}, {Level: calc.Income, Amount: 8}}
	got := raised(plan, 100)
	if fmt.Sprint(got[0].Amount, got[1].Amount, got[2].Amount, got[3].Amount, plan[0].Amount) != "105 6 7 108 5" {
		t.Errorf("%+v", got)
	}
}

// Whoever dies in the first month of the pension or later received it.
func TestWhoReceivedThePension(t *testing.T) {
	starts := rules.MonthOf(2030, 6)
	for _, tt := range []struct {
		eligible bool
		m        rules.Month
		want     pension.Death
	}{
		{true, starts - 1, pension.Death{Month: starts - 1}}, {true, starts, pension.Death{Month: starts, Since: starts, Pension: 5}}, {true, starts + 1, pension.Death{Month: starts + 1, Since: starts, Pension: 5}},
		{false, starts + 1, pension.Death{Month: starts + 1}},
	} {
		if got := pensionOf(&calc.Pension{Eligible: tt.eligible, Starts: starts}, tt.m, 5); fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%v in %s: %+v, want %+v", tt.eligible, tt.m, got, tt.want)
		}
	}
}

// Years are found by their number, those between and before them with nothing
// in them; so many payments of one bill are so many times its parts.
func TestTheYearsOfPayments(t *testing.T) {
	var f flows
	bill := subsidy.Bill{Gross: 100, Net: 50, Parts: []subsidy.Part{{Payer: rules.PaidByState, Amount: 30}, {Payer: rules.PaidByProvince, Amount: 15}, {Payer: rules.PaidByDonor, Amount: 5}}}
	for _, n := range []int{2027, 2029, 2025, 2027} {
		f.year(n).pay(&bill, 2, standing.Basis{}, standing.Basis{})
	}
	got := ""
	for _, y := range f.years {
		got += fmt.Sprintf("%d %d %d %d %d %d %s %s;", y.Year, y.Contributed, y.Supported, y.StateSupport, y.LocalSupport, y.DonorSupport, y.ContributedIs, y.SupportedIs)
	}
	if want := "2025 100 100 60 30 10 law law;2026 0 0 0 0 0  ;2027 200 200 120 60 20 law law;2028 0 0 0 0 0  ;2029 100 100 60 30 10 law law;"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// A plan at its ceiling is cut where the law changes if it is paid month by
// month, and stays whole where it is paid for several months or at once: then
// at the lowest of the ceilings under which it is paid, on the steps of the law.
func TestAPlanAtItsCeiling(t *testing.T) {
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	m := rules.MonthOf
	row := func(from, until rules.Month, level calc.Level, method subsidy.Method, paid rules.Month) calc.Row {
		return calc.Row{Period: rules.Period{From: from, Until: until}, Scheme: pension.Voluntary, Level: level, Amount: 5, Method: method, Paid: paid}
	}
	summer := func(level calc.Level, method subsidy.Method, paid rules.Month) calc.Row {
		return row(m(2026, 5), m(2026, 11), level, method, paid)
	}
	lower := "param: contribution.ceiling_multiple, value: 10, from: 2026-08"
	for _, tt := range []struct {
		name string
		law  string
		row  calc.Row
		want string
	}{
		{"monthly", "", summer(calc.Income, 0, 0), "2026-05 2026-07 46800000 monthly ;2026-07 2026-11 50600000 monthly ;"},
		{"for six months", "", summer(calc.Income, subsidy.Every6Months, 0), "2026-05 2026-11 46800000 6_months ;"},
		{"at once, afterwards", "", summer(calc.Income, subsidy.Backpay, m(2026, 11)), "2026-05 2026-11 50600000 backpay 2026-11;"},
		{"at once, beforehand", "", row(m(2026, 7), m(2028, 7), calc.Income, subsidy.Prepay, m(2026, 6)), "2026-07 2028-07 46800000 prepay 2026-06;"},
		{"a salary", "", summer(calc.Salary, 0, 0), "2026-05 2026-07 5 monthly ;2026-07 2026-11 5 monthly ;"},
		{"the last quarter under a lower ceiling", lower, row(m(2026, 5), m(2026, 11), calc.Income, subsidy.Every3Months, 0), "2026-05 2026-11 25300000 3_months ;"},
		{"all quarters before it", lower, row(m(2026, 5), m(2026, 8), calc.Income, subsidy.Every3Months, 0), "2026-05 2026-08 46800000 3_months ;"},
		{"at once, before it", lower, row(m(2026, 7), m(2028, 7), calc.Income, subsidy.Prepay, 0), "2026-07 2028-07 50600000 prepay ;"},
		{"in steps that end below it", "param: contribution.step, value: 30000, from: 2027-01", row(m(2027, 1), m(2027, 3), calc.Income, 0, 0), "2027-01 2027-03 50590000 monthly ;"},
		{"in steps that end at it", "param: contribution.step, value: 50000, from: 2027-01", row(m(2027, 1), m(2027, 3), calc.Income, 0, 0), "2027-01 2027-03 50600000 monthly ;"},
	} {
		book := c.Book()
		if tt.law != "" {
			text := "schema: 1\ninstrument: {id: reform, number: x, kind: what_if, title: {vi: x, en: x}, issuer: x, published: 2026-01-01, in_force: 2026-01-01, source: x}\nset: [{" + tt.law + ", at: art. 1}]\n"
			if book, err = book.With(fstest.MapFS{"reform.yaml": {Data: []byte(text)}}); err != nil {
				t.Fatal(err)
			}
		}
		if got := rowsSaid(runner{view.From(calc.New(book))}.atCeiling([]calc.Row{tt.row})); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}
