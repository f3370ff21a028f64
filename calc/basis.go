package calc

import (
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A Standing says how firm an amount is.
type Standing uint8

// ByLaw: it follows from provisions in force alone, as they stand.
// Published: it also rests on a figure that the State announces from time to
// time, and that is announced for that time.
// Assumed: such a figure lies past what is announced; somebody's assumption,
// or the last figure carried on, stands for it.
const (
	ByLaw Standing = iota + 1
	Published
	Assumed
)

// Standings returns how firm an amount may be.
func Standings() []string { return []string{"law", "published", "assumed"} }

// String returns "law", "published", "assumed", or "" for none.
func (s Standing) String() string {
	if s < ByLaw || s > Assumed {
		return ""
	}
	return Standings()[s-1]
}

// MarshalText returns the standing as in String.
func (s Standing) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// series is a set of figures that the State announces from time to time.
type series uint8

const (
	onReference series = 1 << iota
	onPoverty
	onIndexation
	onFundRate
	onPrices
	onLives
	howManySeries = iota
)

// seriesNames are the names of the series in answers, in the order of their bits.
var seriesNames = [howManySeries]string{"reference_level", "poverty_line", "indexation", "contribution.fund_rate", "prices", "life_table"}

// A reach says for each series from which month on nothing is announced.
type reach [howManySeries]rules.Month

func (r *reach) set(s series, from rules.Month) {
	for i := range r {
		if s>>i&1 == 1 {
			r[i] = from
		}
	}
}

// reachOf reads off a book how far each series is announced. Tables and rates
// are announced for a calendar year, prices are known up to the horizon, and
// the life table is the last there is.
func reachOf(b *rules.Book) (r reach) {
	next := b.Horizon() + 1
	r.set(onReference|onPoverty|onIndexation|onFundRate|onPrices, next)
	r.set(onLives, rules.LastMonth+1)
	for _, m := range b.Moving() {
		if m.Param == "poverty_line.rural" {
			r.set(onPoverty, m.AssumedFrom)
		} else if m.Param != "poverty_line.urban" {
			r.set(onReference, m.AssumedFrom)
		}
	}
	if t := &b.On(rules.LastMonth).Indexation.Voluntary; t.IsKnown() {
		r.set(onIndexation, rules.MonthOf(t.Value.Settled()+1, 1))
	}
	if last, _ := b.History("contribution.fund_rate"); len(last) > 0 {
		r.set(onFundRate, max(next, rules.MonthOf(last[len(last)-1].From.Year()+1, 1)))
	}
	return r
}

// A Basis says what an amount rests on: law alone, announced figures, or
// assumptions, and from which month on it does. The zero Basis is law alone.
type Basis struct {
	on   series
	from rules.Month // the first month of which a figure is assumed; 0: none is
}

// Standing returns how firm the amount is.
func (b Basis) Standing() Standing {
	switch {
	case b.from != 0:
		return Assumed
	case b.on != 0:
		return Published
	}
	return ByLaw
}

// AssumedFrom returns the first month of which a figure is assumed; 0 if none is.
func (b Basis) AssumedFrom() rules.Month { return b.from }

// On returns the series that the amount rests on.
func (b Basis) On() (names []string) {
	for i, name := range seriesNames {
		if b.on>>i&1 == 1 {
			names = append(names, name)
		}
	}
	return names
}

// and returns what two amounts together rest on.
func (b Basis) and(o Basis) Basis {
	if b.from == 0 || o.from != 0 && o.from < b.from {
		b.from = o.from
	}
	b.on |= o.on
	return b
}

// basis returns what an amount of a month rests on that needs the series.
func (r *reach) basis(s series, m rules.Month) (b Basis) {
	b.on = s
	for i, from := range r {
		if s>>i&1 == 1 && m >= from && (b.from == 0 || from < b.from) {
			b.from = from
		}
	}
	return b
}

// A Based is an amount of an answer with what it rests on.
type Based struct {
	Field       string      `json:"field"` // the amount's name in the answer; a dot leads into a group
	Standing    Standing    `json:"standing"`
	AssumedFrom rules.Month `json:"assumed_from,omitzero"` // the first month of which a figure is assumed
	RestsOn     []string    `json:"rests_on,omitempty"`    // the series of published figures
}

func based(field string, b Basis) Based { return Based{field, b.Standing(), b.from, b.On()} }

// seriesOf returns the series that an amount of the law follows: that of the
// amount that it is defined by in the end.
func seriesOf(law *rules.Law, c *rules.Cite) series {
	for c.Basis != nil {
		c = c.Basis
	}
	is := func(p *rules.Param[rules.VND]) bool {
		return p.IsSet() && p.Cite.Instrument == c.Instrument && p.Cite.Article == c.Article
	}
	switch {
	case is(&law.PovertyLine.Rural), is(&law.PovertyLine.Urban):
		return onPoverty
	case is(&law.BaseSalary), is(&law.ReferenceLevel):
		return onReference
	}
	return 0
}

// ofPayment returns what the person's own part of a payment rests on, and the
// part of the others.
func (c *Calculator) ofPayment(r *Row, paid rules.Month, bill *subsidy.Bill) (own, others Basis) {
	law := c.book.On(paid)
	on := r.follows
	if r.Method.Bears() {
		on |= onFundRate
	}
	own = c.reach.basis(on, paid)
	for i := range bill.Parts {
		if p := &bill.Parts[i]; p.Amount > 0 && p.Share > 0 {
			others = others.and(c.reach.basis(seriesOf(law, &law.Support.Base.Cite), paid))
		}
	}
	if others.on != 0 || bill.Net != bill.Gross {
		others = others.and(own)
	}
	return own.and(others), others
}

// ofPension returns what a pension rests on: the indexation of the incomes
// that are not settled, the floor if it was applied, and incomes that follow
// an amount of the law.
func (c *Calculator) ofPension(l *Life, p *pension.OldAge) (b Basis) {
	if !p.Eligible() {
		return b
	}
	for i := range l.rows {
		r := &l.rows[i]
		if r.From >= p.Start || r.Withdrawn {
			continue
		}
		if r.Level != Average {
			b = b.and(c.reach.basis(onIndexation, p.Start))
		}
		if r.follows != 0 {
			b = b.and(c.reach.basis(r.follows, r.paidIn()))
		}
	}
	if p.Floor > 0 {
		b = b.and(c.reach.basis(seriesOf(p.Law, &p.Law.Pension.Floor.Amount.Cite), p.Start))
	}
	return b
}
