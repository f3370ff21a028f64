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

// Granted adds up the State support of the payments made before month paid, of
// the months before month until. Support is fixed at payment; the months of
// support in a life are limited and are used in the order of the payments.
func (c *Calculator) Granted(l *Life, paid, until rules.Month) Granted {
	var d desk
	return d.granted(c, l, paid, until)
}

func (d *desk) granted(c *Calculator, l *Life, paid, until rules.Month) (sum Granted) {
	used := 0
	var s stretch
	w := d.walk(l)
	for w.before(paid) {
		r := w.row()
		c.supported(&s, l, &w, paid)
		law := c.book.On(s.paid)
		rate, months := c.supportOf(law, l, r, &s, used)
		if months > 0 {
			used += months // used up at payment, whenever the months come
			if months = min(months, int(min(s.months.Until, until)-s.months.From)); months > 0 {
				sum.Months += months
				sum.Sum = sum.Sum.Add(monthlySupport(law, r, rate).Times(int64(months)))
			}
		}
		w.advance(s.next)
	}
	return sum
}

// grantedMonths returns for how many months the State supported the payments
// made before month paid. Where it supported whatever anybody paid, months
// paid one by one need only be counted.
func (d *desk) grantedMonths(c *Calculator, l *Life, paid rules.Month) int {
	since, most, steady := c.book.On(paid - 1).Support.Steady()
	if !steady {
		return d.granted(c, l, paid, rules.LastMonth+1).Months
	}
	n := 0
	for i := range l.rows {
		r := &l.rows[i]
		if r.Scheme != pension.Voluntary || r.Withdrawn {
			continue
		}
		if r.SupportGiven || r.Method != subsidy.EveryMonth || r.Paid != 0 {
			return d.granted(c, l, paid, rules.LastMonth+1).Months
		}
		end := paid
		if r.Until != 0 {
			end = min(end, r.Until)
		}
		n += max(0, int(end-max(r.From, since)))
	}
	return min(n, most)
}

// supportOf returns how many months of a stretch the State supports, and the
// share; the record may say what was granted instead.
func (c *Calculator) supportOf(law *rules.Law, l *Life, r *Row, s *stretch, used int) (rate rules.Rate, months int) {
	n := int(s.months.Until - s.months.From)
	if r.SupportGiven {
		if r.StateSupport == 0 {
			n = 0
		}
		return 0, n
	}
	if law.Support.MaxMonths.State != rules.Known {
		return 0, 0
	}
	if rate = law.Support.HighestRate(l.shares(s.paid)); rate == 0 {
		return 0, 0
	}
	return rate, subsidy.MonthsLeft(law, r.Method, n, used)
}

// monthlySupport returns the exact support of one month, by a share of the
// State or as the record says.
func monthlySupport(law *rules.Law, r *Row, rate rules.Rate) rules.Sum {
	if r.SupportGiven {
		return rules.NewSum().Plus(r.StateSupport, int64(rules.One)*int64(rules.One))
	}
	return subsidy.StateMonthly(law, rate)
}

// A desk is the memory in which questions are worked out. Who asks many uses
// one again and again.
type desk struct {
	cursors []cursor
	profile subsidy.Profile
	paid    Contribution // the payment that is being priced
	short   pension.Shortfalls

	known []pension.AtInterest // payments at interest of which the amount paid is asked
	rates []*rules.Param[rules.Rate]
	tells bool // how they came about is asked for too

	months []subsidy.Granted // that layers have paid for, and what counting them takes
	others []cursor
	asking subsidy.Profile
	offer  subsidy.Offer
}

// A grant is the State's support of a stretch of months of a row.
type grant struct {
	row    *Row
	law    *rules.Law // of the payment
	period rules.Period
	months int           // of the period, that are supported
	share  subsidy.Share // by law; none if the record says what was granted
}

// cut leaves the months of a grant that lie before a month.
func (g *grant) cut(until rules.Month) {
	g.period.Until = max(g.period.From, min(g.period.Until, until))
	g.months = min(g.months, g.period.Months())
}

// A cursor is how far a voluntary row has been read.
type cursor struct {
	row       *Row
	from, end rules.Month
	paid      rules.Month // of the next payment
}

// A walk reads the voluntary rows of a life in the order of their payments.
type walk struct {
	left []cursor // the rows that are not yet read to their end, the next payment first
}

// walk begins a walk through the life, in the memory of the desk.
func (d *desk) walk(l *Life) walk { return l.walk(&d.cursors) }

// walk begins a walk through the life, in memory that may be used again.
func (l *Life) walk(memory *[]cursor) (w walk) {
	w.left = (*memory)[:0]
	for i := range l.rows {
		r := &l.rows[i]
		if r.Scheme != pension.Voluntary || r.Withdrawn {
			continue
		}
		end := r.Until
		if end == 0 {
			end = rules.LastMonth + 1
		}
		if r.From < end {
			w.left = append(w.left, cursor{})
			c := &w.left[len(w.left)-1]
			c.row, c.from, c.end, c.paid = r, r.From, end, r.PaidIn()
			w.sink(len(w.left) - 1)
		}
	}
	*memory = w.left
	return w
}

// sink moves the i-th cursor to its place among those before it.
func (w *walk) sink(i int) {
	for ; i > 0 && w.left[i].sooner(&w.left[i-1]); i-- {
		w.left[i], w.left[i-1] = w.left[i-1], w.left[i]
	}
}

func (c *cursor) sooner(o *cursor) bool {
	return c.paid < o.paid || c.paid == o.paid && c.from < o.from
}

// before reports whether a payment made before a month is left.
func (w *walk) before(m rules.Month) bool { return len(w.left) > 0 && w.left[0].paid < m }

// row returns the row of the next payment.
func (w *walk) row() *Row { return w.left[0].row }

// then returns the month in which a payment of another row follows.
func (w *walk) then() rules.Month {
	if len(w.left) > 1 {
		return w.left[1].paid
	}
	return rules.LastMonth + 1
}

// advance passes the months of the row before a month.
func (w *walk) advance(to rules.Month) {
	c := &w.left[0]
	if c.from = to; c.from >= c.end {
		w.left = w.left[1:]
		return
	}
	c.paid = c.from // a row that is paid at once was passed whole
	for i := 1; i < len(w.left) && w.left[i].sooner(&w.left[i-1]); i++ {
		w.left[i], w.left[i-1] = w.left[i-1], w.left[i]
	}
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
		used += g.months
		if g.cut(until); g.months > 0 {
			visit(g)
		}
	})
}

// eachStretch visits the stretches of a record that were paid before a month
// and are supported alike, in the order of their payments.
func (c *Calculator) eachStretch(l *Life, paid rules.Month, visit func(*Row, stretch)) {
	var d desk
	var s stretch
	w := d.walk(l)
	for w.before(paid) {
		r := w.row()
		c.supported(&s, l, &w, paid)
		w.advance(s.next)
		visit(r, s)
	}
}

// grant returns the support of a stretch.
func (c *Calculator) grant(l *Life, r *Row, s stretch, used int) grant {
	g := grant{row: r, law: c.book.On(s.paid), period: s.months}
	if _, g.months = c.supportOf(g.law, l, r, &s, used); !r.SupportGiven {
		g.share = subsidy.ShareOf(g.law, l.shares(s.paid))
	}
	return g
}

// supported makes s the longest run of the next months of a walk that were
// paid before a month and that the State supports alike.
func (c *Calculator) supported(s *stretch, l *Life, w *walk, paid rules.Month) {
	if single := w.payment(s, min(w.then(), paid)); single {
		s.cut(l.changes(s.paid, s.next))
		s.cut(c.book.On(s.paid).SupportUntil())
	}
}

// alike makes s the longest run of the next months of a walk whose payments
// cost the same and are borne alike, while the State's months last.
func (c *Calculator) alike(s *stretch, l *Life, w *walk, until rules.Month) {
	if single := w.payment(s, min(w.then(), until)); single {
		s.cut(l.changes(s.paid, s.next))
		s.cut(c.book.On(s.paid).PriceUntil())
		s.cut(l.layersChange(s.paid))
	}
}

// payment makes s the next payment of a walk: the whole row if it was paid at
// once, one period of some months, or single months until another row's payment
// comes in its turn.
func (w *walk) payment(s *stretch, until rules.Month) (single bool) {
	c := &w.left[0]
	end := c.end
	if !c.row.AtOnce() {
		n := rules.Month(c.row.Method.Regular())
		if single = n == 1; single {
			end = min(end, max(c.from+1, until))
		} else {
			end = min(end, c.from+n)
		}
	}
	s.paid, s.months.From, s.months.Until, s.next = c.paid, c.from, end, end
	return single
}

// cut ends a stretch of single months before a month; 0 leaves it.
func (s *stretch) cut(m rules.Month) {
	if m > s.paid && m < s.next {
		s.next, s.months.Until = m, m
	}
}
