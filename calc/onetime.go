package calc

import (
	"slices"

	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A OneTimeQuestion asks for the one-time benefit.
type OneTimeQuestion struct {
	Month  rules.Month // of the decision
	Ground pension.Ground
}

// A OneTime is the one-time benefit (bảo hiểm xã hội một lần), or what is
// lacking for it.
type OneTime struct {
	Eligible        bool            `json:"eligible"`
	Shortfalls      []Shortfall     `json:"shortfalls,omitempty"`
	YearsBefore2014 rules.HalfYears `json:"years_before_2014"`
	YearsFrom2014   rules.HalfYears `json:"years_from_2014"`
	AverageIncome   rules.Cents     `json:"average_income,omitzero"`
	BeforeDeduction rules.VND       `json:"before_deduction,omitzero"`
	SupportDeducted rules.VND       `json:"support_deducted"`
	Amount          rules.VND       `json:"amount"`

	full     pension.OneTime
	month    rules.Month
	ground   pension.Ground
	book     *rules.Book
	claimant pension.Claimant
	calc     *Calculator
	life     *Life
	others   bool // somebody besides the State supported the contributions
	paid     amountPaid
}

// OneTime returns the one-time benefit of the life on a ground (Law 41/2024
// art. 102; Law 58/2014 art. 77). The State's support is taken off except
// where the law leaves it. An error means that a figure is not known.
func (c *Calculator) OneTime(l *Life, q OneTimeQuestion) (OneTime, error) {
	if faults := q.Needs().Lacking(&l.person); faults != nil {
		return OneTime{}, faults.Err()
	}
	if faults := c.unfounded(l, q.Month, restsOnOneTime); faults != nil {
		return OneTime{}, faults
	}
	var d desk
	claimant := c.Claimant(l)
	claim, paid, faults := d.oneTime(c, l, q)
	if len(faults) > 0 {
		return OneTime{}, faults.Err()
	}
	full, missing := claimant.OneTime(claim)
	if missing.Missing() {
		return OneTime{}, Unknown(missing)
	}
	at := standpoint{Calculator: c, life: l, month: q.Month, none: NothingPaid, ground: q.Ground, knows: knowsGround}
	return OneTime{
		Eligible: full.Eligible(), Shortfalls: at.from(shortfalls(&full.Shortfalls)),
		YearsBefore2014: full.BeforeYears, YearsFrom2014: full.LaterYears, AverageIncome: shown(full.Average),
		BeforeDeduction: full.Before, SupportDeducted: full.Deducted, Amount: full.Amount,
		full: full, month: q.Month, ground: q.Ground, book: c.book, others: l.hasOthersSupport(), claimant: claimant, calc: c, life: l, paid: paid,
	}, nil
}

// oneTime returns the claim that the question is.
func (d *desk) oneTime(c *Calculator, l *Life, q OneTimeQuestion) (pension.OneTimeClaim, amountPaid, document.Faults) {
	paid, faults := d.amountPaid(c, l, q.Month, c.book.On(q.Month).OneTime.ShortMonths.Value)
	return pension.OneTimeClaim{
		Month: q.Month, Ground: q.Ground, AtInterest: paid.known,
		Support: d.granted(c, l, q.Month+1, q.Month+1).Amount() + c.othersSupport(l, q.Month),
	}, paid, faults
}

// othersSupport returns the local and donors' support on the months up to m, as
// far as the practice of the month takes it off.
func (c *Calculator) othersSupport(l *Life, m rules.Month) (sum rules.VND) {
	law := &c.book.On(m).OneTime
	for i := range l.rows {
		r := &l.rows[i]
		months := rules.VND(r.monthsUpTo(m))
		if law.DeductsLocal.Value {
			sum += months * r.LocalSupport
		}
		if law.DeductsDonor.Value {
			sum += months * r.DonorSupport
		}
	}
	return sum
}

// hasPrepaid reports whether months were paid ahead, with a discount, or at
// once, with interest.
func (l *Life) hasPrepaid() bool {
	return slices.ContainsFunc(l.rows, func(r Row) bool { return r.Method.Bears() && !r.Withdrawn })
}

// paidAhead reports whether one payment covered months to come.
func (l *Life) paidAhead() bool {
	return slices.ContainsFunc(l.rows, func(r Row) bool { return r.AtOnce() && !r.Method.Backfills() && !r.Withdrawn })
}

func (l *Life) hasOthersSupport() bool {
	return slices.ContainsFunc(l.rows, func(r Row) bool { return r.LocalSupport+r.DonorSupport > 0 })
}

// monthsUpTo returns how many months of the row, up to and including m, count.
func (r *Row) monthsUpTo(m rules.Month) int {
	if r.Withdrawn {
		return 0
	}
	until := m + 1
	if r.Until != 0 {
		until = min(until, r.Until)
	}
	return max(0, int(until-r.From))
}

// shown returns an average for the eye; nothing if there is none.
func shown(a pension.Average) rules.Cents {
	if a.Months == 0 {
		return 0
	}
	return a.Cents()
}

// Law returns the law of the month of the decision.
func (o OneTime) Law() *rules.Law { return o.full.Law }

// Working returns the quantities that the amounts were computed from.
func (o OneTime) Working() pension.OneTime { return o.full }

// Foot adds what the figures rest on.
func (o OneTime) Foot(f *note.Footing) {
	law := o.full.Law
	for _, s := range o.Shortfalls {
		f.Cite(s.Cite)
	}
	if o.Eligible {
		note.On(f, o.ground.Of(&law.OneTime.Ground))
		note.On(f, &law.OneTime.PerYear)
		note.On(f, &law.OneTime.PerYearLater)
		if o.claimant.Record.Bought(law.OneTime.LaterFrom.Value) {
			note.On(f, &law.BenefitYears.BoughtByPayment)
		}
		if o.full.Entitled {
			note.On(f, &law.OneTime.IfPensionable)
		}
		if o.life.paidAhead() {
			note.On(f, &law.Indexation.AheadByMonth)
		}
		note.On(f, &law.BenefitYears.HalfFrom)
		note.On(f, &law.Indexation.Voluntary)
		if o.SupportDeducted > 0 {
			note.On(f, o.ground.Of(&law.OneTime.Deducts))
			o.calc.eachGrant(o.life, o.month+1, o.month+1, func(g grant) { f.Cite(g.share.Cite) })
		}
		if o.others {
			note.On(f, &law.OneTime.DeductsLocal)
			note.On(f, &law.OneTime.DeductsDonor)
		}
	}
	f.Note(o.full.Short, note.PaidReturned)
	if o.full.Short {
		o.paid.foot(f, &law.AmountPaid)
	}
	if o.full.TakenOut {
		note.On(f, &law.OneTime.CountWithdrawn)
	}
	f.Note(o.full.Floored, note.NothingLeft)
	f.Horizon(o.book, o.month)
}
