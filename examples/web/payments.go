package main

import (
	"slices"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
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

// payment prices the payment of a row in a month; ok is false where the record
// itself says who paid, or nothing is paid by the person.
func (a *answered) payment(r *calc.Row, paid rules.Month) (c calc.Contribution, ok bool) {
	if r.Scheme != pension.Voluntary || r.Level != calc.Income || r.SupportGiven || r.Withdrawn || r.Until == 0 {
		return c, false
	}
	q := calc.ContributionQuestion{Paid: paid, From: paid, Method: r.Method, Income: r.Amount}
	if q.Months = r.Method.Regular(); atOnce(r) {
		q.From, q.Months = r.From, r.Months()
	} else {
		q.Months = min(q.Months, int(r.Until-paid))
	}
	c, err := a.calc.Contribution(a.life, q)
	return c, err == nil && c.Eligible
}

// paidIn returns the payments of a calendar year, equal ones together; ok is
// false if they are not, to the đồng, what the projection says of the year.
func (a *answered) paidIn(year *calc.Year) (groups []paidGroup, ok bool) {
	for _, r := range slices.Concat(a.cs.Record, a.plan) {
		groups = append(groups, a.paidOf(&r, year.Year)...)
	}
	var sum rules.VND
	for i := range groups {
		sum += groups[i].Net.Times(groups[i].times)
	}
	return groups, sum == year.Contributed
}

func (a *answered) paidOf(r *calc.Row, year int) (groups []paidGroup) {
	step := rules.Month(max(1, r.Method.Regular()))
	for m := firstPaid(r); m.Year() <= year && (atOnce(r) || m < r.Until); m += step {
		if m.Year() == year {
			if c, ok := a.payment(r, m); ok {
				groups = joined(groups, paidGroup{m, m, 1, c})
			}
		}
		if atOnce(r) {
			break
		}
	}
	return groups
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
