package calc

import (
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// A PensionQuestion asks for the monthly pension.
type PensionQuestion struct {
	Month      rules.Month // the month in which it is asked for
	LowerAge   int         // years below the ordinary age, for hazardous work
	Impairment rules.Rate  // loss of working capacity: 61% and more may retire early
	Treaty     int         // insured months in States with a social security treaty
	InPayment  rules.Month // what the pension has become by this month; 0: not asked
	Emigration rules.Month // the month of settling abroad, for its lump sum; 0: not asked
}

// A Pension is the monthly pension (lương hưu), or what is missing for it.
type Pension struct {
	Eligible         bool            `json:"eligible"`
	Shortfalls       []Shortfall     `json:"shortfalls,omitempty"`
	Branch           pension.Branch  `json:"branch,omitzero"`
	InsuredMonths    int             `json:"insured_months"`
	VoluntaryMonths  int             `json:"voluntary_months"`
	CompulsoryMonths int             `json:"compulsory_months"`
	BenefitYears     rules.HalfYears `json:"benefit_years,omitzero"`
	AverageIncome    rules.Cents     `json:"average_income,omitzero"`
	Rate             rules.Rate      `json:"rate,omitzero"`
	Monthly          rules.VND       `json:"monthly,omitzero"`
	Floor            rules.VND       `json:"floor,omitzero"` // if it was applied
	LumpSumYears     rules.HalfYears `json:"lump_sum_years,omitzero"`
	LumpSum          rules.VND       `json:"lump_sum,omitzero"`
	Starts           rules.Month     `json:"starts,omitzero"`
	MayPayMissing    MayPay          `json:"may_pay_missing,omitzero"`
	HealthCard       bool            `json:"health_card,omitempty"`
	HealthPremium    rules.VND       `json:"health_premium,omitzero"`    // đồng a month, paid by the fund
	HealthCardWorth  rules.VND       `json:"health_card_worth,omitzero"` // đồng a month that the first member of a household would pay for it
	MonthlyInPayment rules.VND       `json:"monthly_in_payment,omitzero"`
	Rises            []Rise          `json:"rises,omitempty"`
	EmigrationLump   rules.VND       `json:"emigration_lump_sum,omitzero"`
	EmigrationMonths rules.Rate      `json:"emigration_months,omitzero"` // pensions

	asked       rules.Month
	claimant    pension.Claimant
	sex         rules.Sex
	full        pension.OldAge
	book        *rules.Book
	settled     rules.Month // of settling abroad
	emigrated   *rules.Law  // the law of that month
	ahead       bool        // one payment covered months to come
	beforeStart bool        // what it has become was asked for a month before it starts
	later       bool        // the record goes on after the month asked about
	kept        bool        // incomes stand as paid, though an imagined reform would refuse them
}

// A MayPay is the route by which missing months could be paid at once.
type MayPay struct {
	Scheme pension.Scheme `json:"scheme"`
	Months int            `json:"months"`
	Cite   rules.Cite     `json:"cite,omitzero"`
}

// Pension returns the monthly pension of the life if it is asked for in the
// month of the question. A record too short, or an age not reached, is an
// answer with what is missing; an error means that a figure of the law is not
// known (Law 41/2024 arts. 64 to 72 and 98 to 104).
func (c *Calculator) Pension(l *Life, q PensionQuestion) (Pension, error) {
	if faults := q.Needs().Lacking(&l.person); faults != nil {
		return Pension{}, faults.Err()
	}
	if faults := c.unfounded(l, max(q.Month, q.InPayment, q.Emigration), restsOnPension); faults != nil {
		return Pension{}, faults
	}
	claimant := c.Claimant(l)
	full, missing := claimant.Pension(q.claim())
	if missing.Missing() {
		return Pension{}, Unknown(missing)
	}
	p := Pension{asked: q.Month, claimant: claimant, sex: l.person.Sex, full: full, book: c.book}
	p.fill()
	p.Shortfalls = standpoint{Calculator: c, life: l, month: q.Month, claim: q}.from(p.Shortfalls)
	p.ahead, p.kept = l.paidAhead(), l.kept
	p.later = l.record.Before(rules.LastMonth+1) != l.record.Before(q.Month+1)
	if p.Eligible {
		missing = p.pay(&claimant, q)
	}
	if missing.Missing() {
		return Pension{}, Unknown(missing)
	}
	return p, nil
}

func (q *PensionQuestion) claim() (out pension.Claim) {
	q.fillClaim(&out)
	return out
}

func (q *PensionQuestion) fillClaim(out *pension.Claim) {
	out.Asked, out.LowerAge, out.Impairment, out.TreatyMonths = q.Month, 12*q.LowerAge, q.Impairment, q.Treaty
}

// Claimant returns the person of the life as one who claims benefits: the
// formulas of package pension.
func (c *Calculator) Claimant(l *Life) pension.Claimant {
	return pension.Claimant{Book: c.book, Sex: l.person.Sex, Born: l.person.Born, Record: l.record, Waits: c.waits(&l.person), Carried: c.carried}
}

// fill copies what the answer shows.
func (p *Pension) fill() {
	o := &p.full
	p.Eligible, p.Branch, p.Starts = o.Eligible(), o.Branch, o.Start
	p.Shortfalls = shortfalls(&o.Shortfalls)
	p.VoluntaryMonths, p.CompulsoryMonths, p.InsuredMonths = o.Time.Voluntary, o.Time.Compulsory, o.Time.Insured()
	p.MayPayMissing = MayPay(o.MayPay)
	if !p.Eligible {
		return
	}
	p.BenefitYears = o.BenefitYears
	p.AverageIncome, p.Rate, p.Monthly, p.Floor = o.Average.Cents(), o.Rate, o.Monthly, o.Floor
	p.LumpSumYears, p.LumpSum = o.LumpYears, o.LumpSum
	p.HealthCard = o.Law.Health.Pension.IsKnown()
	p.HealthPremium = o.Monthly.Share(o.Law.Health.Pension.Value)
	p.HealthCardWorth = o.Law.Health.Base.Value.Share(o.Law.Health.Rate.Value)
}

// Law returns the law of the month in which the pension starts.
func (p Pension) Law() *rules.Law { return p.full.Law }

// Working returns the quantities that the amounts were computed from.
func (p Pension) Working() pension.OldAge { return p.full }

// Foot adds what the figures rest on.
func (p Pension) Foot(f *note.Footing) {
	o, law := &p.full, p.full.Law
	for _, s := range p.Shortfalls {
		f.Cite(s.Cite)
	}
	f.Cite(p.MayPayMissing.Cite)
	if o.Eligible() {
		p.footAmount(f, law)
	}
	if o.OldStart {
		now := &p.book.On(p.asked).Pension
		note.On(f, &now.EarliestStart)
		note.On(f, &now.KeepsOldStart)
	}
	f.Note(o.Eligible() && p.Starts <= p.asked, note.StartedEarlier)
	f.Note(p.beforeStart, note.AskedBeforeStart)
	f.Note(p.later, note.MonthsNotCounted)
	f.Note(p.kept, note.KeptAsPaid)
	f.Horizon(p.book, p.asked+1)
}

func (p Pension) footAmount(f *note.Footing, law *rules.Law) {
	o := &p.full
	note.On(f, &law.Pension.MinInsuredMonths)
	note.On(f, law.Retirement.Age.Of(p.sex))
	switch o.Branch {
	case pension.ByCompulsory:
		note.On(f, &law.Pension.CompulsoryMinMonths)
	case pension.OnWaitingList:
		note.On(f, &law.Pension.Waiting.MinInsuredMonths)
		note.On(f, law.Pension.Waiting.Age.Of(p.sex))
	case pension.JoinedBefore2021:
		note.On(f, &law.Pension.EarlyJoiner.MinVoluntaryMonths)
	case pension.ByImpairment:
		note.On(f, &law.Pension.Impairment.MinShare)
		note.On(f, &law.Pension.Impairment.MaxMonthsEarly)
		note.On(f, &law.Pension.Impairment.Reduction)
	case pension.ByTreaty:
		note.On(f, &law.Pension.Treaty.PerYear)
	}
	note.On(f, law.Pension.Accrual.Of(p.sex))
	note.On(f, &law.BenefitYears.HalfFrom)
	note.On(f, &law.Indexation.Voluntary)
	if p.ahead {
		note.On(f, &law.Indexation.AheadByMonth)
	}
	if o.Time.Compulsory > 0 {
		note.On(f, &law.Indexation.Compulsory)
	}
	if o.LumpYears > 0 {
		note.On(f, &law.Pension.LumpSum.PerYear)
	}
	if o.PaidAfter > 0 {
		note.On(f, &law.Pension.LumpSum.PerYearAfterAge)
		note.On(f, &law.Pension.LumpSum.CountedFirst)
	}
	if o.Floor > 0 {
		note.On(f, &law.Pension.Floor.Amount)
	}
	note.On(f, &law.Health.Pension)
	for _, r := range p.Rises {
		f.Cite(r.Cite)
	}
	if p.EmigrationLump > 0 {
		note.On(f, &p.emigrated.Pension.Emigration.PerYear)
		note.On(f, &p.emigrated.Pension.Emigration.PerYearLater)
		if p.claimant.Record.Bought(p.emigrated.Pension.Emigration.LaterFrom.Value) {
			note.On(f, &p.emigrated.BenefitYears.BoughtByPayment)
		}
	}
	f.Note(o.Floor > 0, note.FloorApplied)
}
