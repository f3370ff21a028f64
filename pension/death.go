package pension

import "github.com/volsi/volsi/rules"

// A Death is what a benefit for the dead person's family depends on.
type Death struct {
	Month      rules.Month
	Since      rules.Month  // first month of the pension, if one was received
	Pension    rules.VND    // the pension of the last month
	Allowance  Remaining    // if the person was on the monthly allowance
	Support    rules.VND    // the State's support of the contributions
	AtInterest []AtInterest // payments with a discount or with interest, where the amount paid may be returned
	WorkInjury rules.Rate   // the loss of working capacity for which a monthly allowance was received; 0 if none was
	Relatives  []Relative
}

// A Remaining is a monthly allowance that death cuts short (Decree 159/2025 art. 15).
type Remaining struct {
	Monthly          rules.VND
	Months, Received int
}

// Survivors is what the family receives (chế độ tử tuất).
type Survivors struct {
	Law  *rules.Law // the law of the month of death
	Time Time

	Funeral       rules.VND
	FuneralLacks  Shortfalls // why there is no funeral grant
	Average       Average
	BeforeYears   rules.HalfYears
	LaterYears    rules.HalfYears
	Received      int        // months of pension received, the month of death included
	LumpMonths    rules.Rate // how many averages, or pensions, the lump sum is
	LumpSum       rules.VND
	Returned      rules.VND // the amount paid, returned instead
	AtMinimum     bool      // the lump sum was lifted to the least number of months
	Remaining     rules.VND // what was left of the monthly allowance
	Monthly       rules.VND // monthly allowance of the relatives together
	MonthlyLacks  Shortfalls
	Beneficiaries int
}

// Death returns the funeral grant, the survivor lump sum and the monthly
// survivor allowance (Law 41/2024 arts. 85 to 90 and 109 to 111). The month of
// death is the last month that counts.
func (c *Claimant) Death(d Death) (s Survivors, missing Lack) {
	s = Survivors{Law: c.Book.On(d.Month), Time: c.Record.before(d.Month + 1)}
	s.funeral(d)
	switch {
	case d.Allowance.Months > 0:
		left := max(0, d.Allowance.Months-d.Allowance.Received)
		s.Remaining = rules.NewSum().Plus(d.Allowance.Monthly, int64(left)).Round(1)
	case d.Since != 0:
		s.ofPensioner(d)
	default:
		missing = c.lumpSum(&s, d)
	}
	s.monthly(d)
	return s, missing
}

// funeral: a pensioner, enough insured or compulsory months, or a monthly
// allowance for a work injury (art. 109; Decree 159/2025 art. 12(2)).
func (s *Survivors) funeral(d Death) {
	l := &s.Law.Death.Funeral
	if l.Multiple.State != rules.Known {
		return
	}
	byCompulsory := l.MinCompulsoryMonths.State == rules.Known && s.Time.Compulsory >= l.MinCompulsoryMonths.Value
	if d.Since == 0 && !byCompulsory && !(d.WorkInjury > 0 && bool(l.WorkInjury.Value)) {
		s.FuneralLacks.atLeast(InsuredMonths, s.Time.Insured(), &l.MinMonths)
	}
	if s.FuneralLacks.Len() == 0 {
		s.Funeral = l.Base.Value.Times(l.Multiple.Value)
	}
}

// ofPensioner: 48 pensions, half a pension less for each month received after
// the first two, at least three (art. 110(4)).
func (s *Survivors) ofPensioner(d Death) {
	l := &s.Law.Death.LumpSum
	s.Received = max(0, int(d.Month-d.Since)+1)
	after := rules.Rate(max(0, s.Received-l.PensionFull.Value))
	s.LumpMonths = l.PensionMonths.Value - after*l.PensionLess.Value
	s.atLeast(&l.PensionMin)
	s.LumpSum = d.Pension.Share(s.LumpMonths)
}

func (s *Survivors) atLeast(least *rules.Param[rules.Rate]) {
	if least.State == rules.Known && s.LumpMonths < least.Value {
		s.LumpMonths, s.AtMinimum = least.Value, true
	}
}

// lumpSum of somebody who was paying or whose time is reserved: averages a
// year, or the amount paid if a voluntary record is too short (art. 110).
func (c *Claimant) lumpSum(s *Survivors, d Death) (missing Lack) {
	l := &s.Law.Death.LumpSum
	if s.Time.Insured() == 0 {
		return Lack{}
	}
	if s.Average, missing = c.Record.AverageBefore(d.Month+1, s.Law, c.tables(d.Month)); missing.Missing() {
		return missing
	}
	if s.isReturned() {
		return c.returned(s, d)
	}
	s.BeforeYears, s.LaterYears = c.Record.splitYears(s.Law, &l.LaterFrom, d.Month+1)
	s.LumpMonths = (rules.Rate(s.BeforeYears)*l.PerYear.Value + rules.Rate(s.LaterYears)*l.PerYearLater.Value) / 2
	if s.Time.Compulsory > 0 {
		s.atLeast(&l.MixedMin)
	}
	s.LumpSum = s.Average.Times(int64(s.LumpMonths), int64(rules.One))
	return Lack{}
}

// isReturned reports whether the record is voluntary and too short for anything
// but the amount paid.
func (s *Survivors) isReturned() bool {
	return s.Time.Compulsory == 0 && s.Time.Voluntary < s.Law.Death.LumpSum.PaidBelowMonths.Value
}

// returned: the amount paid, where the law caps it at most so many averages.
func (c *Claimant) returned(s *Survivors, d Death) (missing Lack) {
	l := &s.Law.Death.LumpSum
	if s.Returned, missing = c.paid(s.Law, d.Month+1, d.AtInterest); missing.Missing() {
		return missing
	}
	if l.PaidCap.State == rules.Known {
		s.Returned = min(s.Returned, s.Average.Times(int64(l.PaidCap.Value), int64(rules.One)))
	}
	if l.ReturnsSupport.State == rules.Known && !bool(l.ReturnsSupport.Value) {
		s.Returned = max(0, s.Returned-d.Support)
	}
	s.LumpSum = s.Returned
	return Lack{}
}
