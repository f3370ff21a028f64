package calc

import (
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
	c.eachGrant(l, paid, until, func(x grant) {
		g.Months += x.months
		g.Sum = g.Sum.Add(x.monthly().Times(int64(x.months)))
	})
	return g
}

// A grant is the State's support of a stretch of months of a row.
type grant struct {
	row    *Row
	law    *rules.Law // of the payment
	period rules.Period
	months int           // of the period, that are supported
	share  subsidy.Share // by law; none if the record says what was granted
}

// monthly returns the exact support of one month.
func (g *grant) monthly() rules.Sum {
	if g.row.SupportGiven {
		return rules.NewSum().Plus(g.row.StateSupport, int64(rules.One)*int64(rules.One))
	}
	return subsidy.StateMonthly(g.law, g.share.Rate)
}

// A cursor is how far a voluntary row has been read.
type cursor struct {
	row       *Row
	from, end rules.Month
}

// paid returns the month of the next payment of the row.
func (c *cursor) paid() rules.Month {
	if c.row.atOnce() {
		return c.row.paidIn()
	}
	return c.from
}

func (l *Life) cursors() []cursor {
	out := make([]cursor, 0, len(l.rows))
	for i := range l.rows {
		r := &l.rows[i]
		if r.Scheme != pension.Voluntary || r.Withdrawn {
			continue
		}
		end := r.Until
		if end == 0 {
			end = rules.LastMonth + 1
		}
		out = append(out, cursor{r, r.From, end})
	}
	return out
}

// soonest returns the row that is paid next, and the month in which another
// one follows.
func soonest(cursors []cursor) (first *cursor, then rules.Month) {
	then = rules.LastMonth + 1
	for i := range cursors {
		c := &cursors[i]
		switch {
		case c.from >= c.end:
		case first == nil || c.paid() < first.paid() || c.paid() == first.paid() && c.from < first.from:
			if first != nil {
				then = min(then, first.paid())
			}
			first = c
		default:
			then = min(then, c.paid())
		}
	}
	return first, then
}

// A stretch is a run of months of a row whose support is the same.
type stretch struct {
	paid   rules.Month // the month of (the first) payment
	months rules.Period
	next   rules.Month // the first month of the stretch after it
}

// eachGrant visits the supported stretches of a record in the order of their
// payments.
func (c *Calculator) eachGrant(l *Life, paid, until rules.Month, visit func(grant)) {
	used := 0
	c.eachStretch(l, paid, func(r *Row, s stretch) {
		g := c.grant(l, r, s, used)
		used += g.months // used up at payment, whenever the months come
		g.period.Until = max(g.period.From, min(g.period.Until, until))
		if g.months = min(g.months, g.period.Months()); g.months > 0 {
			visit(g)
		}
	})
}

// eachStretch visits the stretches of a record that were paid before a month,
// in the order of their payments.
func (c *Calculator) eachStretch(l *Life, paid rules.Month, visit func(*Row, stretch)) {
	cursors := l.cursors()
	for {
		next, then := soonest(cursors)
		if next == nil || next.paid() >= paid {
			return
		}
		s := c.stretch(l, next.row, next.from, min(next.end, latest(next, then, paid)))
		next.from = s.next
		visit(next.row, s)
	}
}

// latest returns where a stretch of single months must stop, so that another
// row's payment comes in its turn and none after the month paid is counted;
// other stretches are one payment each and end by themselves.
func latest(c *cursor, then, paid rules.Month) rules.Month {
	if c.row.atOnce() || c.row.Method.Regular() > 1 {
		return c.end
	}
	return max(c.from+1, min(then, paid))
}

// grant returns the support of a stretch.
func (c *Calculator) grant(l *Life, r *Row, s stretch, used int) grant {
	g := grant{row: r, law: c.book.On(s.paid), period: s.months, months: s.months.Months()}
	if r.SupportGiven {
		if r.StateSupport == 0 {
			g.months = 0
		}
		return g
	}
	profile := l.profile(s.paid)
	if g.share = subsidy.StateShare(g.law, &profile); g.share.Rate == 0 {
		g.months = 0
		return g
	}
	p := subsidy.Payment{Paid: s.paid, Method: r.Method, Months: g.months}
	g.months = subsidy.StateMonths(g.law, p, used)
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
	next := min(l.person.changes(from, end), c.repriced(from, end))
	return stretch{from, rules.Period{From: from, Until: next}, next}
}
