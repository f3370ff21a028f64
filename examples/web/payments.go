package main

import (
	"slices"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A paid group is a run of equal payments.
type paidGroup struct {
	from, to rules.Month // the months of the first and the last payment
	times    int
	calc.Contribution
}

// atOnce reports whether one payment covers the row.
func atOnce(r *calc.Row) bool { return r.Paid != 0 || r.Method.Bears() }

// firstPaid returns the month of the first payment of a row.
func firstPaid(r *calc.Row) rules.Month {
	if r.Paid != 0 {
		return r.Paid
	}
	return r.From
}

// payment prices the payment of a row in a month, for so many months; ok is
// false where the record itself says who paid, or nothing is paid by the person.
func (a *answered) payment(r *calc.Row, paid rules.Month, months int) (c calc.Contribution, ok bool) {
	if r.Scheme != pension.Voluntary || r.Level != calc.Income || r.SupportGiven || r.Withdrawn || r.Until == 0 {
		return c, false
	}
	q := calc.ContributionQuestion{Paid: paid, From: paid, Method: r.Method, Months: months, Income: r.Amount, FundRate: r.FundRate, HasFundRate: r.HasFundRate}
	if atOnce(r) {
		q.From = r.From
	} else if months < r.Method.Regular() {
		q.Method = subsidy.EveryMonth
	}
	c, err := a.calc.Contribution(a.life, q)
	return c, err == nil && c.Eligible
}

// first prices the first payment of a row.
func (a *answered) first(r *calc.Row) (calc.Contribution, bool) {
	if atOnce(r) {
		return a.payment(r, firstPaid(r), r.Months())
	}
	return a.payment(r, r.From, lengthAt(r, r.From))
}

// lengthAt returns how many months the payment of a month covers. What is left
// at the end of a row and is no whole period is paid by the month.
func lengthAt(r *calc.Row, m rules.Month) int {
	if n := r.Method.Regular(); rules.Month(n) <= r.Until-m {
		return n
	}
	return 1
}

// paidIn returns the payments of a calendar year, equal ones together; ok is
// false if they are not, to the đồng, what the projection says of the year.
func (a *answered) paidIn(year *ahead.Year) (groups []paidGroup, ok bool) {
	for _, r := range slices.Concat(a.cs.Record, a.plan) {
		groups = append(groups, a.paidOf(&r, year.Year)...)
	}
	var own, all rules.VND
	for i := range groups {
		own += groups[i].Net.Times(groups[i].times)
		all += groups[i].Gross.Times(groups[i].times)
	}
	return groups, own == year.Contributed && all == year.Contributed+year.Supported
}

func (a *answered) paidOf(r *calc.Row, year int) (groups []paidGroup) {
	if atOnce(r) {
		if m := firstPaid(r); m.Year() == year {
			return a.withPayment(nil, r, m, r.Months())
		}
		return nil
	}
	for m := r.From; m.Year() <= year && m < r.Until; {
		n := lengthAt(r, m)
		if m.Year() == year {
			groups = a.withPayment(groups, r, m, n)
		}
		m += rules.Month(n)
	}
	return groups
}

// withPayment adds a payment that can be priced.
func (a *answered) withPayment(groups []paidGroup, r *calc.Row, m rules.Month, months int) []paidGroup {
	c, ok := a.payment(r, m, months)
	if !ok {
		return groups
	}
	return joined(groups, paidGroup{m, m, 1, c})
}

// joined adds a payment to the group before it if it costs the same.
func joined(groups []paidGroup, g paidGroup) []paidGroup {
	if n := len(groups); n > 0 {
		last := &groups[n-1]
		if last.Net == g.Net && last.StateSupport == g.StateSupport && last.LocalSupport == g.LocalSupport && last.Gross == g.Gross {
			last.to, last.times = g.to, last.times+1
			return groups
		}
	}
	return append(groups, g)
}
