package plans

import (
	"fmt"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/view"
	"github.com/volsi/volsi/calc/standing"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// national is the calculator of the law as it is.
func national(t testing.TB) *calc.Calculator {
	t.Helper()
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// paid is a payment of so many months from a month on, with what it costs and
// what the State gives.
func paid(from rules.Month, method subsidy.Method, months int, income, gross, given rules.VND) move {
	m := move{payment: subsidy.Payment{Paid: from, From: from, Method: method, Months: months, Income: income}, quote: &calc.Quote{}}
	m.quote.Bill = subsidy.Bill{Gross: gross, Net: gross - given, Parts: []subsidy.Part{{Amount: given}}}
	return m
}

// Payments are alike as long as they follow each other without a gap and
// differ in nothing but the month.
func TestPaymentsThatAreAlike(t *testing.T) {
	at := rules.MonthOf(2027, 1)
	one := func(i int) move { return paid(at+rules.Month(i), subsidy.EveryMonth, 1, 5, 9, 1) }
	three := func(i int) move { return paid(at+rules.Month(i), subsidy.Every3Months, 3, 5, 27, 3) }
	parts := one(1)
	parts.quote.Bill.Parts = append(parts.quote.Bill.Parts, subsidy.Part{})
	other := one(1)
	other.quote.Bill.Parts[0].Name = "else"
	for _, tt := range []struct {
		name  string
		moves []move
		want  int
	}{
		{"one", []move{one(0)}, 1},
		{"two", []move{one(0), one(1)}, 2},
		{"four, then a gap", []move{one(0), one(1), one(2), one(3), one(5)}, 4},
		{"of three months", []move{three(0), three(3), three(6), three(8)}, 3},
		{"another length", []move{one(0), three(1)}, 1},
		{"another income", []move{one(0), paid(at+1, subsidy.EveryMonth, 1, 6, 9, 1)}, 1},
		{"another gross", []move{one(0), one(1), paid(at+2, subsidy.EveryMonth, 1, 5, 10, 2)}, 2},
		{"another gross, as much given", []move{one(0), paid(at+1, subsidy.EveryMonth, 1, 5, 10, 1)}, 1},
		{"another net", []move{one(0), paid(at+1, subsidy.EveryMonth, 1, 5, 9, 2)}, 1},
		{"more parts", []move{one(0), parts}, 1},
		{"other parts", []move{one(0), other, one(2)}, 1},
	} {
		if got := alike(tt.moves); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

// Of several ways to pay every month, the cheapest is the one that the others
// are compared with, and one that costs nothing is one too.
func TestPlansBesidePayingEveryMonthForNothing(t *testing.T) {
	c := national(t)
	plan := func(paid rules.VND, method subsidy.Method) Plan {
		return Plan{TotalPaid: paid, Methods: []subsidy.Method{method}, payments: []move{{}}}
	}
	s := newSearch(view.From(c), &calc.Life{}, CheapestQuestion{Objective: LeastPaid, Start: rules.MonthOf(2027, 1)})
	s.report([]Plan{plan(0, subsidy.EveryMonth), plan(3, subsidy.EveryMonth), plan(5, subsidy.Prepay)})
	if got := s.out.RunnersUp; s.out.SavedAgainstMonthly != 0 || s.out.monthly != s.out.Plan || len(got) != 1 || got[0].Saves != -5 || got[0].Costs != 5 {
		t.Errorf("saved %d against %+v, then %+v", s.out.SavedAgainstMonthly, s.out.monthly, got)
	}
}

// A plan's rows are its payments, monthly ones of the same income together;
// what is paid at once says when.
func TestThePaymentsOfAPlanBecomeRows(t *testing.T) {
	at := rules.MonthOf(2027, 1)
	var p Plan
	for _, m := range []move{
		paid(at, subsidy.EveryMonth, 1, 5, 9, 1), paid(at+1, subsidy.EveryMonth, 1, 5, 9, 1), paid(at+2, subsidy.EveryMonth, 1, 6, 10, 1), paid(at+3, subsidy.Every3Months, 3, 6, 30, 3),
		paid(at+6, subsidy.Every3Months, 3, 6, 30, 3), paid(at+9, subsidy.Prepay, 24, 6, 200, 0), paid(at+33, subsidy.EveryMonth, 1, 6, 10, 1),
	} {
		p.add(m)
	}
	want := "[{2027-01 2027-02 voluntary 5 monthly } {2027-03 2027-03 voluntary 6 monthly } {2027-04 2027-06 voluntary 6 3_months } {2027-07 2027-09 voluntary 6 3_months } {2027-10 2029-09 voluntary 6 prepay 2027-10} {2029-10 2029-10 voluntary 6 monthly }]"
	if got := fmt.Sprint(p.Rows); got != want || p.TotalPaid != 288 || p.Support != 10 || fmt.Sprint(p.Methods) != "[monthly 3_months prepay]" || len(p.payments) != 7 {
		t.Errorf("%s\nwant %s; %d paid, %d given, by %v", got, want, p.TotalPaid, p.Support, p.Methods)
	}
	rows := (&search{}).rows(&p)
	for i, r := range rows {
		if r.From != p.Rows[i].From || r.Until != p.Rows[i].To+1 || r.Scheme != pension.Voluntary || r.Level != calc.Income || r.Amount != p.Rows[i].Income || r.Method != p.Rows[i].Method || r.Paid != p.Rows[i].Paid {
			t.Errorf("%+v of %+v", r, p.Rows[i])
		}
	}
	same, other := p, Plan{Rows: p.Rows[:5]}
	if !p.same(same) || p.same(other) {
		t.Error("plans of the same rows are the same, and no others")
	}
}

// The first months of a plan run through its rows; the last goes on as long as
// it takes.
func TestTheFirstMonthsOfAPlan(t *testing.T) {
	at := rules.MonthOf(2027, 1)
	row := func(from, until rules.Month) calc.Row {
		return calc.Row{Period: rules.Period{From: from, Until: until}}
	}
	plan := []calc.Row{row(at, at+3), row(at+5, at+7), row(at+7, at+8)}
	for n, want := range map[int]string{
		0: "", 1: "2027-01 2027-02;", 2: "2027-01 2027-03;", 3: "2027-01 2027-04;", 4: "2027-01 2027-04;2027-06 2027-07;", 5: "2027-01 2027-04;2027-06 2027-08;",
		6: "2027-01 2027-04;2027-06 2027-08;2027-08 2027-09;", 9: "2027-01 2027-04;2027-06 2027-08;2027-08 2027-12;",
	} {
		got := ""
		for _, r := range firstMonths(plan, n) {
			got += r.From.String() + " " + r.Until.String() + ";"
		}
		if got != want {
			t.Errorf("%d months: %s, want %s", n, got, want)
		}
	}
}

// A target is met at its amount, and missed by the rest; without a right it is
// missed by all of it.
func TestTargetsAreMet(t *testing.T) {
	for _, tt := range []struct {
		target   Target
		eligible bool
		monthly  rules.VND
		last     rules.VND
		ok       bool
		missing  rules.VND
	}{
		{Target{Monthly: 5}, true, 5, 0, true, 0}, {Target{Monthly: 5}, true, 4, 0, false, 1}, {Target{Monthly: 5}, true, 9, 0, true, 0}, {Target{Monthly: 5}, false, 9, 0, false, 5},
		{Target{Eligible: true}, true, 0, 9, true, 0}, {Target{Eligible: true}, false, 0, 9, false, 0},
		{Target{Replacement: 500_000}, true, 5, 10, true, 0}, {Target{Replacement: 500_000}, true, 4, 10, false, 1}, {Target{Replacement: 500_000}, false, 0, 10, false, 5},
	} {
		ok, missing := tt.target.met(standing.Figure{Eligible: tt.eligible, Monthly: tt.monthly}, tt.last)
		if ok != tt.ok || missing != tt.missing {
			t.Errorf("%+v: %v, %d", tt, ok, missing)
		}
	}
}

// Behind the cheapest stand the best three of other ways to pay; each says what
// it costs more, and what it saves against paying every month.
func TestTheReportOfPlans(t *testing.T) {
	plan := func(paid rules.VND, methods ...subsidy.Method) Plan {
		return Plan{TotalPaid: paid, PresentValue: paid * 2, Methods: methods, payments: []move{{}}}
	}
	ways := []Plan{
		plan(10, subsidy.Prepay, subsidy.EveryMonth), plan(11, subsidy.EveryMonth, subsidy.Prepay), plan(12, subsidy.Every12Months), plan(15, subsidy.EveryMonth), plan(16, subsidy.Every12Months),
		plan(17, subsidy.EveryMonth), plan(18, subsidy.Backpay), plan(19, subsidy.Every6Months),
	}
	for _, objective := range []Objective{LeastPaid, LeastPresent} {
		by := rules.VND(map[Objective]int{LeastPaid: 1, LeastPresent: 2}[objective])
		s := newSearch(view.From(national(t)), &calc.Life{}, CheapestQuestion{Objective: objective, Start: rules.MonthOf(2027, 1)})
		s.report(append([]Plan(nil), ways...))
		got := ""
		for _, p := range append([]Plan{*s.out.Plan}, s.out.RunnersUp...) {
			got += fmt.Sprintf("%d costs %d saves %d;", p.TotalPaid, p.Costs/by, p.Saves/by)
		}
		if got != "10 costs 0 saves 5;12 costs 2 saves 3;15 costs 5 saves 0;18 costs 8 saves -3;" || s.out.SavedAgainstMonthly != 5*by || s.out.TotalPaid != 10 || !s.out.Reachable || s.out.monthly.TotalPaid != 15 {
			t.Errorf("%s: %s, saved %d", objective, got, s.out.SavedAgainstMonthly)
		}
	}
}
