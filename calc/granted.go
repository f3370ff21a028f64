package calc

import (
	"slices"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// Granted is the State support that the payments of a record received.
type Granted struct {
	Months int       // months supported
	Sum    rules.Sum // in millionths of millionths of a đồng
}

// Amount returns the support, rounded half up to the đồng.
func (g Granted) Amount() rules.VND { return g.Sum.Round(int64(rules.One) * int64(rules.One)) }

// granted adds up the State support of the payments made before month paid, of
// the months before month until. Support is fixed at payment; the months of
// support in a life are limited and are used in the order of the payments.
func (c *Calculator) granted(l *Life, paid, until rules.Month) (g Granted) {
	for _, r := range l.byPayment() {
		g = c.grantedRow(g, l, r, paid, until)
	}
	return g
}

// byPayment returns the voluntary rows that count, in the order in which they were paid.
func (l *Life) byPayment() []*Row {
	var rows []*Row
	for i := range l.rows {
		if r := &l.rows[i]; r.Scheme == pension.Voluntary && !r.Withdrawn {
			rows = append(rows, r)
		}
	}
	slices.SortStableFunc(rows, func(a, b *Row) int { return int(a.paidIn() - b.paidIn()) })
	return rows
}

// A stretch is a run of months of a row whose support is the same.
type stretch struct {
	paid   rules.Month // the month of (the first) payment
	months rules.Period
	next   rules.Month // the first month of the stretch after it
}

func (c *Calculator) grantedRow(g Granted, l *Life, r *Row, paid, until rules.Month) Granted {
	end := r.Until
	if end == 0 {
		end = rules.LastMonth + 1
	}
	for from := r.From; from < end; {
		s := c.stretch(l, r, from, end)
		if s.paid >= paid {
			break
		}
		s.months.Until = min(s.months.Until, until)
		if !r.atOnce() && r.Method.Regular() == 1 {
			s.months.Until = min(s.months.Until, paid)
		}
		g = c.grantedStretch(g, l, r, s)
		from = s.next
	}
	return g
}

// stretch returns the longest run from a month on that was paid under one law
// by a person of one profile: the whole row if it was paid at once, one period
// of some months, or many single months.
func (c *Calculator) stretch(l *Life, r *Row, from, end rules.Month) stretch {
	if r.atOnce() {
		return stretch{r.paidIn(), rules.Period{From: from, Until: end}, end}
	}
	if n := rules.Month(r.Method.Regular()); n > 1 {
		next := min(from+n, end)
		return stretch{from, rules.Period{From: from, Until: next}, next}
	}
	next := l.person.changes(from, end)
	if before := c.book.On(from).Before; before != 0 {
		next = min(next, before)
	}
	return stretch{from, rules.Period{From: from, Until: next}, next}
}

func (c *Calculator) grantedStretch(g Granted, l *Life, r *Row, s stretch) Granted {
	law := c.book.On(s.paid)
	p := subsidy.Payment{Paid: s.paid, From: s.months.From, Method: r.Method, Months: s.months.Months(), Income: r.Amount}
	monthly := rules.NewSum().Plus(r.StateSupport, int64(rules.One)*int64(rules.One))
	months := p.Months
	if !r.SupportGiven {
		profile := l.person.profile(s.paid)
		monthly = subsidy.StateMonthly(law, subsidy.StateShare(law, &profile).Rate)
		months = subsidy.StateMonths(law, p, g.Months)
	}
	if monthly.IsZero() || months <= 0 {
		return g
	}
	return Granted{Months: g.Months + months, Sum: g.Sum.Add(monthly.Times(int64(months)))}
}
