package calc

import (
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A DeathQuestion asks what the family of a person who dies receives.
type DeathQuestion struct {
	Month          rules.Month
	PensionSince   rules.Month // if a pension was received: its first month
	PensionMonthly rules.VND   // and its last amount
	Allowance      pension.Remaining
	WorkInjury     rules.Rate // the loss of working capacity for which a monthly allowance was received; 0 if none was
	Relatives      []pension.Relative
}

// A Death is what the family receives (chế độ tử tuất). Where both a lump sum
// and a monthly allowance stand, the relatives choose one of them.
type Death struct {
	FuneralGrant          rules.VND   `json:"funeral_grant"`
	FuneralShortfalls     []Shortfall `json:"funeral_shortfalls,omitempty"`
	SurvivorLumpSum       rules.VND   `json:"survivor_lump_sum"`
	LumpSumMonths         rules.Rate  `json:"lump_sum_months,omitzero"` // averages, or pensions
	AverageIncome         rules.Cents `json:"average_income,omitzero"`
	ReturnedContributions rules.VND   `json:"returned_contributions,omitzero"`
	RemainingAllowance    rules.VND   `json:"remaining_allowance,omitzero"`
	MonthlyAllowance      rules.VND   `json:"monthly_allowance,omitzero"` // of all relatives together
	Beneficiaries         int         `json:"beneficiaries,omitzero"`
	MonthlyShortfalls     []Shortfall `json:"monthly_shortfalls,omitempty"`

	full     pension.Survivors
	paid     amountPaid
	calc     *Calculator
	life     *Life
	claimant pension.Claimant
	death    pension.Death
	month    rules.Month
	book     *rules.Book
}

// Death returns the funeral grant, the survivor lump sum and the monthly
// survivor allowance after a death (Law 41/2024 arts. 109 to 111). An error
// means that a figure is not known.
func (c *Calculator) Death(l *Life, q DeathQuestion) (Death, error) {
	if faults := q.faults(); len(faults) > 0 {
		return Death{}, faults.Err()
	}
	if faults := c.unfounded(l, q.Month, restsOnDeath); faults != nil {
		return Death{}, faults
	}
	var on desk
	claimant := c.Claimant(l)
	d, paid, faults := on.death(c, l, &q)
	if len(faults) > 0 {
		return Death{}, faults.Err()
	}
	s, missing := claimant.Death(d)
	if missing.Missing() {
		return Death{}, Unknown(missing)
	}
	at := standpoint{Calculator: c, life: l, month: q.Month, dead: true}
	return Death{
		FuneralGrant: s.Funeral, FuneralShortfalls: at.from(shortfalls(&s.FuneralLacks)),
		SurvivorLumpSum: s.LumpSum, LumpSumMonths: s.LumpMonths, AverageIncome: shown(s.Average),
		ReturnedContributions: s.Returned, RemainingAllowance: s.Remaining,
		MonthlyAllowance: s.Monthly, Beneficiaries: s.Beneficiaries, MonthlyShortfalls: at.from(shortfalls(&s.MonthlyLacks)),
		full: s, paid: paid, claimant: claimant, death: d, month: q.Month, book: c.book, calc: c, life: l,
	}, nil
}

// death returns what the benefits of the family depend on.
func (d *desk) death(c *Calculator, l *Life, q *DeathQuestion) (pension.Death, amountPaid, document.Faults) {
	paid, faults := d.amountPaid(c, l, q.Month, c.book.On(q.Month).Death.LumpSum.PaidBelowMonths.Value)
	return pension.Death{
		AtInterest: paid.known, Support: d.granted(c, l, q.Month+1, q.Month+1).Amount(), Month: q.Month,
		Since: q.PensionSince, Pension: q.PensionMonthly, Allowance: q.Allowance, WorkInjury: q.WorkInjury, Relatives: q.Relatives,
	}, paid, faults
}

// faults: a pension begins before the death, and no more of an allowance is
// received than was granted.
func (q DeathQuestion) faults() (faults document.Faults) {
	if q.PensionSince > q.Month {
		faults = append(faults, document.Fault{Code: OutOfRange, Path: "/pension/since", Value: q.PensionSince.String(), Bound: q.Month.String(),
			Message: "the pension begins in " + q.PensionSince.String() + ", after the death"})
	}
	if a := q.Allowance; a.Received > a.Months {
		faults = append(faults, document.Fault{Code: OutOfRange, Path: "/allowance/received", Value: itoa(a.Received), Bound: "at most " + itoa(a.Months),
			Message: itoa(a.Received) + " months received of " + itoa(a.Months) + " granted"})
	}
	return faults
}

// Law returns the law of the month of death.
func (d Death) Law() *rules.Law { return d.full.Law }

// Working returns the quantities that the amounts were computed from.
func (d Death) Working() pension.Survivors { return d.full }

// Foot adds what the figures rest on.
func (d Death) Foot(f *note.Footing) {
	law := &d.full.Law.Death
	note.On(f, &law.Funeral.MinMonths)
	note.On(f, &law.Funeral.Base)
	if d.full.Time.Compulsory > 0 {
		note.On(f, &law.Funeral.MinCompulsoryMonths)
	}
	if d.death.WorkInjury > 0 {
		note.On(f, &law.Funeral.WorkInjury)
	}
	d.footLump(f, &law.LumpSum)
	if d.MonthlyAllowance > 0 || len(d.MonthlyShortfalls) > 0 {
		if d.death.WorkInjury > 0 {
			note.On(f, &law.Monthly.MinWorkInjury)
		}
		note.On(f, &law.Monthly.MinCompulsoryMonths)
		note.On(f, &law.Monthly.Base)
		note.On(f, law.Monthly.AdultAge.Of(rules.Female))
	}
	f.Note(d.ReturnedContributions > 0, note.ReturnedNotMonotone)
	f.Note(d.full.AtMinimum, note.LeastMonths)
	f.Note(d.MonthlyAllowance > 0 && d.SurvivorLumpSum > 0, note.ChooseOne)
	f.Horizon(d.book, d.month)
}

func (d Death) footLump(f *note.Footing, l *rules.SurvivorLumpLaw) {
	switch {
	case d.full.Received > 0:
		note.On(f, &l.PensionMonths)
		if d.full.AtMinimum {
			note.On(f, &l.PensionMin)
		}
	case d.ReturnedContributions > 0:
		note.On(f, &l.PaidBelowMonths)
		note.On(f, &l.ReturnsSupport)
		d.paid.foot(f, &d.full.Law.AmountPaid)
	case d.SurvivorLumpSum > 0:
		note.On(f, &l.PerYear)
		note.On(f, &l.PerYearLater)
		if d.claimant.Record.Bought(l.LaterFrom.Value) {
			note.On(f, &d.full.Law.BenefitYears.BoughtByPayment)
		}
		note.On(f, &d.full.Law.Indexation.Voluntary)
	}
}
