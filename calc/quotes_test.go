package calc_test

import (
	"fmt"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// billed writes who bears what of a bill.
func billed(b subsidy.Bill) string {
	var out string
	for _, p := range b.Parts {
		if p.Amount > 0 {
			out += fmt.Sprintf("%s %d for %d; ", p.Payer, p.Amount, p.Months)
		}
	}
	return out + fmt.Sprint(b.Gross, " ", b.Net)
}

// What a quote says a payment costs, everybody's part of it, is what the
// payment costs somebody who has paid month by month until then: with the
// State's months about to run out, with a category that ends, and with a place
// that pays for so many months, more from an age on, or not yet.
func TestAQuoteIsWhatThePaymentCosts(t *testing.T) {
	local, person := inLaiChau(t)
	person.Status = []calc.Status{{Period: rules.Period{From: month("2020-01"), Until: month("2029-06")}, Is: "poor"}}
	nowhere := person
	nowhere.Residence = nil
	for _, tt := range []struct {
		what   string
		c      *calc.Calculator
		p      calc.Person
		before int // months paid before
	}{
		{"in a place that pays", local, person, 0},
		{"in a place that pays, the State's months ending", local, person, 100},
		{"in no place", vietnamese(t), nowhere, 0},
		{"in no place, the State's months ending", vietnamese(t), nowhere, 90},
	} {
		start := month("2027-01")
		var rows []calc.Row
		if tt.before > 0 {
			rows = []calc.Row{run(pension.Voluntary, calc.Average, 2_000_000, tt.before, start-1)}
		}
		life := mustLife(tt.c, tt.p, rows)
		q := tt.c.Quotes(life, start)
		for _, after := range []int{0, 1, 2, 3, 8, 19, 21, 22, 23, 28, 29, 30, 58, 59, 60} {
			for _, method := range []subsidy.Method{subsidy.EveryMonth, subsidy.Every3Months, subsidy.Every12Months} {
				m := start + rules.Month(after)
				pay := subsidy.Payment{Paid: m, From: m, Method: method, Months: method.Regular(), Income: 2_200_000}
				quote := q.Price(pay, start)
				paid := life
				if after > 0 {
					paid = mustLife(tt.c, tt.p, append(rows, tt.c.AtFloor(start, after)...))
				}
				want, err := tt.c.Contribution(paid, calc.ContributionQuestion{Paid: m, Method: method, Income: 2_200_000})
				if err != nil {
					t.Fatal(err)
				}
				o := quote.Outlay(m, m)
				got := fmt.Sprint(o.Bill.Gross, " ", o.Bill.State(), " ", o.Bill.Local(), " ", o.Bill.Net, " ", o.Paid, " ", o.Payment.From, " ", int(o.Every), " ", o.Times)
				if w := fmt.Sprint(want.Gross, " ", want.StateSupport, " ", want.LocalSupport, " ", want.Net, " ", m, " ", m, " ", method.Regular(), " ", 1); got != w {
					t.Errorf("%s, %s after %d months: quoted %s (%s), it costs %s", tt.what, method, after, got, billed(o.Bill), w)
				}
				if tree := tt.c.ExplainOutlay(&o); tree.Text() != fmt.Sprint(int64(want.Net)) || tree.Check() != nil {
					t.Errorf("%s, %s after %d months: explained as %s, it costs %d; %v", tt.what, method, after, tree.Text(), want.Net, tree.Check())
				}
			}
		}
	}
}

// A payment whose rate of interest nobody found has no quote; one whose rate is
// assumed has.
func TestAQuoteNeedsTheFundsRate(t *testing.T) {
	c := vietnamese(t)
	life := mustLife(c, calc.Person{Sex: rules.Male, Born: month("1985-02")}, nil)
	ahead := subsidy.Payment{Paid: month("2018-01"), From: month("2018-01"), Method: subsidy.Prepay, Months: 24, Income: 1_000_000}
	if q := c.Quotes(life, ahead.Paid).Price(ahead, ahead.From); q != nil {
		t.Errorf("a rate that nobody found gives a price: %s", billed(q.Bill))
	}
	ahead.Paid, ahead.From, ahead.Income = month("2026-01"), month("2026-01"), 1_500_000
	// 330,000 × 24 months at 0.31%, as the contribution says it
	want, err := c.Contribution(life, calc.ContributionQuestion{Paid: ahead.Paid, Method: subsidy.Prepay, Months: 24, Income: 1_500_000})
	if q := c.Quotes(life, ahead.Paid).Price(ahead, ahead.From); err != nil || q == nil || q.Bill.Net != want.Net {
		t.Errorf("quoted %v, it costs %+v", q, want)
	}
}

// The outlays of a record are its payments, in their order, until enough are
// seen: those before the month asked for use up support and are not told.
func TestOutlaysAreThePaymentsOfTheRecord(t *testing.T) {
	c := vietnamese(t)
	life := mustLife(c, calc.Person{Sex: rules.Male, Born: month("1985-02")}, []calc.Row{
		{Period: rules.Period{From: month("2017-11"), Until: month("2018-03")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 700_000},
		{Period: rules.Period{From: month("2018-04"), Until: month("2018-09")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 700_000, Method: subsidy.Every3Months},
		{Period: rules.Period{From: month("2018-10"), Until: month("2018-12")}, Scheme: pension.Compulsory, Level: calc.Salary, Amount: 3_000_000},
		{Period: rules.Period{From: month("2019-01"), Until: month("2019-04")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 700_000, SupportGiven: true, StateSupport: 20_000, LocalSupport: 10_000, DonorSupport: 5_000},
	})
	list := func(since string, most int) (lines []string) {
		err := c.EachOutlay(life, month(since), func(o calc.Outlay) bool {
			lines = append(lines, fmt.Sprintf("%s every %d, %d times, last %s: %s", o.Paid, o.Every, o.Times, o.Last(), billed(o.Bill)))
			return len(lines) < most
		})
		if err != nil {
			t.Fatal(err)
		}
		return lines
	}
	// 22% of 700,000 is 154,000; from 2018 on the State bears 10% of it, 15,400
	all := []string{
		"2017-11 every 1, 2 times, last 2017-12: 154000 154000",
		"2018-01 every 1, 2 times, last 2018-02: state 15400 for 1; 154000 138600",
		"2018-04 every 3, 1 times, last 2018-04: state 46200 for 3; 462000 415800",
		"2018-07 every 2, 1 times, last 2018-07: state 30800 for 2; 308000 277200",
		"2019-01 every 1, 3 times, last 2019-03: state 20000 for 1; province 15000 for 1; 154000 119000",
	}
	for _, tt := range []struct {
		since string
		most  int
		want  []string
	}{
		{"2008-01", 99, all}, {"2008-01", 1, all[:1]}, {"2008-01", 3, all[:3]},
		{"2018-01", 99, all[1:]}, {"2018-05", 99, all[3:]}, {"2019-01", 99, all[4:]}, {"2019-04", 99, nil},
	} {
		if got := list(tt.since, tt.most); fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("since %s, at most %d:\n%q\nwant\n%q", tt.since, tt.most, got, tt.want)
		}
	}
	o := calc.Outlay{Paid: month("2026-01"), Every: 3, Times: 4}
	for _, tt := range []struct {
		by    string
		made  bool
		times int
	}{{"2025-12", false, 4}, {"2027-12", true, 4}, {"2026-10", true, 4}, {"2026-09", true, 3}, {"2026-04", true, 2}, {"2026-03", true, 1}, {"2026-01", true, 1}} {
		got := o
		if made := got.MadeBy(month(tt.by)); made != tt.made || got.Times != tt.times {
			t.Errorf("by %s: %t, %d times, want %t, %d", tt.by, made, got.Times, tt.made, tt.times)
		}
	}
}
