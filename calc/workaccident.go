package calc

import (
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A WorkAccidentQuestion asks what voluntary work-accident insurance costs and
// pays.
type WorkAccidentQuestion struct {
	Paid       rules.Month // the month of the payment
	Months     int         // that it covers, from that month on: 6 or 12
	Accident   rules.Month // the month of an accident within them; 0: the month of the payment
	Impairment rules.Rate  // loss of working capacity by it, whose allowance is asked for; 0: not asked
	Before     int         // months paid to the fund before this payment
	HasBefore  bool        // Before is given; if not, none were
}

// A WorkAccident is voluntary work-accident insurance (bảo hiểm tai nạn lao động
// tự nguyện): what it costs, and what it pays after an accident.
type WorkAccident struct {
	Eligible      bool        `json:"eligible"` // for the insurance; if an impairment was asked about, for its allowance
	Shortfalls    []Shortfall `json:"shortfalls,omitempty"`
	Premium       rules.VND   `json:"premium,omitzero"`
	StateSupport  rules.VND   `json:"state_support,omitzero"` // of it, where the State's share is known
	Net           rules.VND   `json:"net,omitzero"`           // what the person pays; not there where the State's share is not known
	DeathBenefit  rules.VND   `json:"death_benefit,omitzero"` // paid once to the family
	ForImpairment rules.VND   `json:"allowance_for_impairment,omitzero"`
	ForYears      rules.VND   `json:"allowance_for_years,omitzero"` // paid to the fund
	Allowance     rules.VND   `json:"accident_allowance,omitzero"`  // both together, paid once

	full       pension.WorkAccident
	cover      pension.WorkCover
	book       *rules.Book
	compulsory bool // the record has compulsory insurance in the month of the payment
}

// WorkAccident returns what a payment of voluntary work-accident insurance
// costs, what it pays to the family after a death by accident at work, and to
// the person for an impairment: amounts in đồng, counted in minimum wages of
// region IV, the premium's of the month of payment and the benefits' of the
// month of the accident (Decree 143/2024 arts. 2, 5, 7 and 11). Too young, too
// early for the law or too small an impairment is an answer; a length that
// cannot be paid, a month outside the payment and a figure that nobody could
// find are errors.
func (c *Calculator) WorkAccident(l *Life, q WorkAccidentQuestion) (WorkAccident, error) {
	if faults := q.Needs().Lacking(&l.person); faults != nil {
		return WorkAccident{}, faults.Err()
	}
	if faults := c.coverFaults(&q); len(faults) > 0 {
		return WorkAccident{}, faults.Err()
	}
	claimant := c.Claimant(l)
	cover := pension.WorkCover{
		Paid: q.Paid, Months: q.Months, Holds: l.shares(q.Paid), Accident: q.Accident, Impairment: q.Impairment, Before: q.Before,
	}
	full, missing := claimant.WorkAccident(cover)
	if missing.Missing() {
		return WorkAccident{}, Unknown(missing)
	}
	before, now := l.record.Before(q.Paid), l.record.Before(q.Paid+1)
	out := WorkAccident{full: full, cover: cover, book: c.book, compulsory: now.Compulsory > before.Compulsory}
	out.fill()
	at := standpoint{Calculator: c, life: l, month: q.Paid, knows: knowsWorkAccident}
	out.Shortfalls = at.from(out.Shortfalls)
	return out, nil
}

// coverFaults says what is wrong with a payment: its length, or a month of an
// accident that it does not cover.
func (c *Calculator) coverFaults(q *WorkAccidentQuestion) (faults document.Faults) {
	law := &c.book.On(q.Paid).WorkAccident
	if rate := law.Rate(q.Months); law.Base.IsSet() && (!law.Periods.Value.Has(q.Months) || rate == nil || !rate.IsSet()) {
		faults = append(faults, document.Fault{
			Code: MonthsNotAllowed, Path: "/months", Value: itoa(q.Months), Bound: law.Periods.Value.String(), Source: law.Periods.Cite.String(),
			Hint: hints[MonthsNotAllowed], Message: "work-accident insurance is paid for " + law.Periods.Value.String() + " months, not " + itoa(q.Months),
		})
	}
	outside := func(path, value, bound string) {
		faults = append(faults, document.Fault{
			Code: OutOfRange, Path: path, Value: value, Bound: bound, Hint: hints[OutOfRange], Message: value + " is outside " + bound,
		})
	}
	last := q.Paid + rules.Month(q.Months) - 1
	if q.Accident != 0 && (q.Accident < q.Paid || q.Accident > last) && len(faults) == 0 {
		outside("/accident", q.Accident.String(), q.Paid.String()+" to "+last.String())
	}
	if q.Impairment < 0 || q.Impairment > rules.One {
		outside("/impairment", q.Impairment.String(), "0 to 1")
	}
	if q.Before < 0 || q.Before > MaxMonths {
		outside("/months_before", itoa(q.Before), "0 to "+itoa(MaxMonths))
	}
	return faults
}

// fill copies what the answer shows.
func (a *WorkAccident) fill() {
	w := &a.full
	a.Eligible, a.Shortfalls = w.Shortfalls.Len() == 0, shortfalls(&w.Shortfalls)
	a.Premium, a.DeathBenefit = w.Premium, w.Death
	a.ForImpairment, a.ForYears, a.Allowance = w.ForImpairment, w.ForYears, w.ForImpairment+w.ForYears
	if w.Support.State != rules.Unknown {
		a.StateSupport, a.Net = w.State, w.Premium-w.State
	}
}

// Law returns the law of the month of the payment.
func (a WorkAccident) Law() *rules.Law { return a.full.Law }

// Working returns the quantities that the amounts were computed from.
func (a WorkAccident) Working() pension.WorkAccident { return a.full }

// Foot adds what the figures rest on.
func (a WorkAccident) Foot(f *note.Footing) {
	for _, s := range a.Shortfalls {
		f.Cite(s.Cite)
	}
	if a.Premium > 0 {
		a.footAmounts(f)
	}
	f.Note(a.compulsory, note.CompulsoryBeside)
	f.Horizon(a.book, max(a.cover.Paid, a.cover.Accident))
}

func (a WorkAccident) footAmounts(f *note.Footing) {
	law, at := &a.full.Law.WorkAccident, &a.full.At.WorkAccident
	note.On(f, &law.MinAge)
	note.On(f, &a.full.Rate)
	note.On(f, &law.Base)
	note.On(f, &at.Base)
	note.On(f, &at.Death)
	if a.Allowance > 0 {
		note.On(f, &at.Allowance.MinShare)
		note.On(f, &at.Allowance.AtMin)
	}
	if a.full.Support.State == rules.Unknown {
		f.Cite(a.full.Support.Cite)
		f.About(note.UnknownState, a.full.Support.Cite)
	} else {
		note.On(f, &a.full.Support)
	}
}

// Explain returns how the premium, the person's part of it where that is
// known, the amount for a death and the allowance came about.
func (a WorkAccident) Explain() Explanation {
	if a.full.Law == nil {
		return explanation()
	}
	return explanation(a.full.Explain(a.cover)...)
}
