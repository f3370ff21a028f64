package calc_test

import (
	"errors"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// What a Go caller can say and a document cannot is refused as a document
// would be: a row that ends before it begins would count as months below zero.
func TestTypedRowsAreHeldToWhatDocumentsMaySay(t *testing.T) {
	c := vietnam(t)
	for _, tt := range []struct {
		path string
		code document.Code
		bend func(p *calc.Person, r *calc.Row)
	}{
		{"", "", func(*calc.Person, *calc.Row) {}},
		{"", "", func(_ *calc.Person, r *calc.Row) { r.Until = 0 }},
		{"", "", func(_ *calc.Person, r *calc.Row) { r.Level, r.Amount = calc.Average, rules.MaxVND }},
		{"", "", func(_ *calc.Person, r *calc.Row) {
			r.SupportGiven, r.StateSupport, r.LocalSupport, r.DonorSupport = true, rules.MaxVND, rules.MaxVND, rules.MaxVND
		}},
		{"", "", func(_ *calc.Person, r *calc.Row) { r.Scheme, r.Level = pension.Compulsory, calc.Salary }},
		{"/person/sex", calc.OutOfRange, func(p *calc.Person, _ *calc.Row) { p.Sex = 0 }},
		{"/person/sex", calc.OutOfRange, func(p *calc.Person, _ *calc.Row) { p.Sex = 9 }},
		{"/person/born", calc.OutOfRange, func(p *calc.Person, _ *calc.Row) { p.Born = rules.FirstMonth - 1 }},
		{"/record/0/from", calc.OutOfRange, func(_ *calc.Person, r *calc.Row) { r.From = 0 }},
		{"/record/0/to", calc.EmptyPeriod, func(_ *calc.Person, r *calc.Row) { r.Until = r.From }},
		{"/record/0/to", calc.EmptyPeriod, func(_ *calc.Person, r *calc.Row) { r.Until = r.From - 27 }},
		{"/record/0/to", calc.OutOfRange, func(_ *calc.Person, r *calc.Row) { r.Until = rules.LastMonth + 2 }},
		{"/record/0/paid", calc.OutOfRange, func(_ *calc.Person, r *calc.Row) { r.Paid = rules.LastMonth + 1 }},
		{"/record/0/method", calc.OutOfRange, func(_ *calc.Person, r *calc.Row) { r.Method = subsidy.Backpay + 1 }},
		{"/record/0/scheme", calc.OutOfRange, func(_ *calc.Person, r *calc.Row) { r.Scheme = 0 }},
		{"/record/0/scheme", calc.OutOfRange, func(_ *calc.Person, r *calc.Row) { r.Scheme = pension.Compulsory + 1 }},
		{"/record/0/level", calc.OutOfRange, func(_ *calc.Person, r *calc.Row) { r.Level = 0 }},
		{"/record/0/level", calc.OutOfRange, func(_ *calc.Person, r *calc.Row) { r.Level = calc.Salary }},
		{"/record/0/level", calc.OutOfRange, func(_ *calc.Person, r *calc.Row) { r.Scheme = pension.Compulsory }},
		{"/record/0/amount", calc.OutOfRange, func(_ *calc.Person, r *calc.Row) { r.Amount = -1 }},
		{"/record/0/amount", calc.OutOfRange, func(_ *calc.Person, r *calc.Row) { r.Amount = rules.MaxVND + 1 }},
		{"/record/0/state_support", calc.OutOfRange, func(_ *calc.Person, r *calc.Row) { r.StateSupport = -1 }},
		{"/record/0/local_support", calc.OutOfRange, func(_ *calc.Person, r *calc.Row) { r.LocalSupport = -1 }},
		{"/record/0/donor_support", calc.OutOfRange, func(_ *calc.Person, r *calc.Row) { r.DonorSupport = -1 }},
	} {
		p := calc.Person{Sex: rules.Female, Born: month("1985-02")}
		r := calc.Row{Period: rules.Period{From: month("2026-01"), Until: month("2026-07")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000}
		tt.bend(&p, &r)
		_, err := c.Life(p, []calc.Row{r})
		faults := document.All(err)
		if tt.code == "" {
			if err != nil {
				t.Errorf("%+v %+v is refused: %v", p, r, err)
			}
			continue
		}
		if len(faults) != 1 || faults[0].Code != tt.code || faults[0].Path != tt.path || faults[0].Bound == "" || faults[0].Hint == "" || !errors.Is(err, tt.code) {
			t.Errorf("%+v %+v: %v, want one %s at %s", p, r, err, tt.code, tt.path)
		}
	}
}

// A payment asked about in Go is held to the same bounds: (1+r) of a rate of
// -1 is nothing to divide by.
func TestTypedPaymentsAreHeldToWhatDocumentsMaySay(t *testing.T) {
	c := vietnam(t)
	life, err := c.Life(calc.Person{Sex: rules.Female, Born: month("1985-02")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(method subsidy.Method, rate rules.Rate) error {
		_, err := c.Contribution(life, calc.ContributionQuestion{Paid: month("2026-07"), Method: method, Months: 24, Income: 1_500_000, HasFundRate: true, FundRate: rate})
		return err
	}
	for _, rate := range []rules.Rate{0, 1, rules.One} {
		if err := ask(subsidy.Prepay, rate); err != nil {
			t.Errorf("a rate of %s: %v", rate, err)
		}
	}
	for _, rate := range []rules.Rate{-1, -rules.One, rules.One + 1} {
		if err := ask(subsidy.Prepay, rate); !errors.Is(err, calc.OutOfRange) {
			t.Errorf("a rate of %s: %v, want %s", rate, err, calc.OutOfRange)
		}
	}
	if err := ask(subsidy.Backpay+1, 0); !errors.Is(err, calc.MethodNotAllowed) {
		t.Errorf("a method that does not exist: %v", err)
	}
}
