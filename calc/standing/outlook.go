package standing

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// An Outlook is what is announced and assumed, as far as amounts of a
// calculator rest on it.
type Outlook struct {
	calc  *calc.Calculator
	reach reach
}

// From returns the outlook of a calculator.
func From(c *calc.Calculator) *Outlook { return &Outlook{c, reachOf(c.Published())} }

// At returns what an amount of a month rests on that needs the series.
func (o *Outlook) At(s Series, m rules.Month) (b Basis) {
	b.on = s
	for i, from := range o.reach {
		if s>>i&1 == 1 && m >= from && (b.from == 0 || from < b.from) {
			b.from = from
		}
	}
	return b
}

// seriesOf returns the series that an amount of the law follows: that of the
// amount that it is defined by in the end.
func seriesOf(law *rules.Law, c *rules.Cite) Series {
	for c.Basis != nil {
		c = c.Basis
	}
	is := func(p *rules.Param[rules.VND]) bool {
		return p.IsSet() && p.Cite.Instrument == c.Instrument && p.Cite.Article == c.Article
	}
	switch {
	case is(&law.PovertyLine.Rural), is(&law.PovertyLine.Urban):
		return Poverty
	case is(&law.BaseSalary), is(&law.ReferenceLevel):
		return Reference
	}
	return 0
}

// follows returns the series that the income of a row follows: none, unless it
// was lifted to a floor.
func (o *Outlook) follows(r *calc.Row) Series {
	if !r.Lifted() {
		return 0
	}
	law := o.calc.Book().On(r.PaidIn())
	return seriesOf(law, &law.Contribution.Floor.Cite)
}

// OfPayment returns what the person's own part of a payment rests on, and the
// part of the others.
func (o *Outlook) OfPayment(r *calc.Row, paid rules.Month, bill *subsidy.Bill) (own, others Basis) {
	law := o.calc.Book().On(paid)
	on := o.follows(r)
	if r.Method.Bears() {
		on |= FundRate
	}
	own = o.At(on, paid)
	for i := range bill.Parts {
		if p := &bill.Parts[i]; p.Amount > 0 && p.Share > 0 {
			others = others.And(o.At(seriesOf(law, &law.Support.Base.Cite), paid))
		}
	}
	if bill.Net != bill.Gross {
		others = others.And(own)
	}
	return own.And(others), others
}

// OfPension returns what a pension rests on, if there is one: the indexation of the incomes
// that are not settled, the floor if it was applied, and incomes that follow
// an amount of the law.
func (o *Outlook) OfPension(l *calc.Life, p *pension.OldAge) (b Basis) {
	rows := l.Rows()
	for i := range rows {
		r := &rows[i]
		if r.From >= p.Start || r.Withdrawn {
			continue
		}
		if r.Level != calc.Average {
			b = b.And(o.At(Indexation, p.Start))
		}
		b = b.And(o.At(o.follows(r), r.PaidIn()))
	}
	if p.Floor > 0 {
		b = b.And(o.At(seriesOf(p.Law, &p.Law.Pension.Floor.Amount.Cite), p.Start))
	}
	return b
}

// A reach says for each series from which month on nothing is announced.
type reach [howManySeries]rules.Month

func (r *reach) set(s Series, from rules.Month) {
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
	r.set(Reference|Poverty|Indexation|FundRate|Prices, next)
	r.set(Lives, rules.LastMonth+1)
	for _, m := range b.Moving() {
		if m.Param == "poverty_line.rural" {
			r.set(Poverty, m.AssumedFrom)
		} else if m.Param != "poverty_line.urban" {
			r.set(Reference, m.AssumedFrom)
		}
	}
	if t := &b.On(rules.LastMonth).Indexation.Voluntary; t.IsKnown() {
		r.set(Indexation, rules.MonthOf(t.Value.Settled()+1, 1))
	}
	if last, _ := b.History("contribution.fund_rate"); len(last) > 0 {
		r.set(FundRate, max(next, rules.MonthOf(last[len(last)-1].From.Year()+1, 1)))
	}
	return r
}
