package pension

import "github.com/volsi/volsi/rules"

// OldAge is a monthly pension, or what it still lacks (lương hưu).
type OldAge struct {
	Branch     Branch // NoBranch if no pension is due
	Shortfalls Shortfalls
	MayPay     MayPay // missing months that could be paid at once

	Law   *rules.Law  // the law of the month in which it starts, or would start
	Start rules.Month // the month in which it starts; 0 if none is due
	Age   RetirementAge
	Time  Time

	OldStart bool // it hangs on the law before whether it starts before this law does

	BenefitYears rules.HalfYears
	Average      Average
	Accrued      rules.Rate // by the schedule, after the cap
	MonthsEarly  int
	Reduction    rules.Rate // taken off for months early
	Rate         rules.Rate // what is left: the share of the average
	Computed     rules.VND  // rate × average
	Floor        rules.VND  // the floor, if it was applied
	Monthly      rules.VND

	CapYears  rules.HalfYears // years that reach the highest rate
	LumpYears rules.HalfYears // years beyond them
	LumpAfter rules.HalfYears // of these, paid after the age while entitled
	PaidAfter int             // months paid after the age while entitled
	LumpSum   rules.VND
}

// Eligible reports whether the pension is due.
func (o *OldAge) Eligible() bool { return o.Branch != NoBranch }

// MayPay says by which route, and for how many months, the time missing for a
// pension could be paid at once; the zero MayPay is none.
type MayPay struct {
	Scheme Scheme
	Months int
	Cite   rules.Cite
}

// Pension returns the pension that the claim brings. Insured months up to and
// including the month asked count; it starts the month after, or earlier if
// the conditions were met before and nothing was paid since (Circular 11/2025
// art. 5). The Lack, if any, is a figure without which there is no answer.
func (c *Claimant) Pension(claim Claim) (o OldAge, missing Lack) {
	if lacks := c.PensionInto(&o, &claim); lacks != nil {
		missing = *lacks
	}
	return o, missing
}

// PensionInto makes o the pension that Pension returns. It returns the Lack, or
// nil if there is none.
func (c *Claimant) PensionInto(o *OldAge, claim *Claim) *Lack {
	var s standing
	c.claims(&s, claim)
	o.clear()
	if !c.longDue(&s) {
		c.move(&s, claim.Asked+1)
		if s.branch == NoBranch {
			c.refuse(o, &s)
			return nil
		}
		o.OldStart = c.due(&s)
	}
	o.Branch, o.Law, o.Start, o.Time = s.branch, s.law, s.start, s.time
	age := s.age()
	o.Age.Months, o.Age.Reached, o.Age.Law = age.Months, age.Reached, age.Law
	t := c.tables(o.Start)
	if failed := c.Record.average(&o.Average, o.Start, o.Law, &t); failed != nil {
		missing := failed.lacking(o.Start, o.Law)
		*o = OldAge{}
		return &missing
	}
	o.rate(&s)
	o.amount(&s)
	o.lumpSum(c)
	return nil
}

// clear empties the pension but for the memory of its shortfalls.
func (o *OldAge) clear() {
	o.Shortfalls.Reset()
	o.MayPay = MayPay{} // alone: a struct among others is written twice
	o.Average = Average{}
	o.Branch, o.Start, o.OldStart = NoBranch, 0, false
	o.BenefitYears, o.Accrued, o.MonthsEarly, o.Reduction, o.Rate = 0, 0, 0, 0, 0
	o.Computed, o.Floor, o.Monthly = 0, 0, 0
	o.CapYears, o.LumpYears, o.LumpAfter, o.PaidAfter, o.LumpSum = 0, 0, 0, 0, 0
}

// longDue moves the standing to the month after the last payment and reports
// whether the pension was due then by the law of the month after the claim: no
// condition of one law that is met, and all months paid, ceases to be.
func (c *Claimant) longDue(s *standing) bool {
	law := c.Book.On(s.claim.Asked + 1)
	last, _ := c.Record.lastPaid(s.claim.Asked + 1)
	oldest, at := &law.Pension.EarliestStart, last+1
	if at > s.claim.Asked || at < law.Since || at < c.Record.end || oldest.State == rules.Known && at < oldest.Value {
		return false
	}
	c.under(s, law, at)
	return s.branch != NoBranch && !s.branch.fromClaim()
}

// due moves the standing, by which the pension is due in the month after the
// claim, to the first month in which it is; old says that this hangs on whether
// conditions of the law before, met and not asked for, still count.
func (c *Claimant) due(s *standing) (old bool) {
	asked, p := s.start, &c.Book.On(s.claim.Asked).Pension
	last, _ := c.Record.lastPaid(asked)
	waited := !s.branch.fromClaim() && last+1 < asked // it may have been due before
	if waited {
		c.start(s, last+1)
	}
	if old = p.EarliestStart.State == rules.Known && s.start < p.EarliestStart.Value; !old || !waited || bool(p.KeepsOldStart.Value) {
		return old
	}
	c.move(s, asked)
	c.start(s, max(last+1, p.EarliestStart.Value))
	return old
}

// start moves the standing, by which the pension is due in the month after the
// claim, to the first month, not before earliest, in which it is.
func (c *Claimant) start(s *standing, earliest rules.Month) {
	asked := s.start
	for at := earliest; at < asked; at = s.next(asked) {
		if c.move(s, at); s.branch != NoBranch && !s.branch.fromClaim() {
			return
		}
	}
	c.move(s, asked)
}

// next returns the next month in which the standing can change: with the law,
// or with an age that is reached.
func (s *standing) next(until rules.Month) rules.Month {
	next := until
	for _, m := range [...]rules.Month{s.law.Before, s.ordinary.Reached + 1, s.lowered.Reached + 1, s.early + 1, s.waited + 1} {
		if m > s.start && m < next {
			next = m
		}
	}
	return next
}

func (s *standing) age() *RetirementAge {
	if s.branch == ByCompulsory {
		return &s.lowered
	}
	return &s.ordinary
}

// refuse answers a claim that comes too early.
func (c *Claimant) refuse(o *OldAge, s *standing) {
	o.Law, o.Time, o.Age, o.Shortfalls = s.law, s.time, s.ordinary, s.shortfalls()
	o.BenefitYears = s.law.BenefitYears.In(s.time.Insured())
	o.MayPay = c.mayPay(s)
}

// mayPay returns the route by which the missing months could be paid at once:
// up to six by the compulsory one after compulsory insurance (Law 41/2024 art.
// 33(7)), else the missing years of voluntary insurance (art. 36(2)(e)).
func (c *Claimant) mayPay(s *standing) MayPay {
	p := &s.law.Pension
	missing := p.MinInsuredMonths.Value - s.time.Insured()
	ahead := rules.Month(s.law.Contribution.BackpayAhead.Value)
	if missing <= 0 || !s.reached(s.ordinary.Reached-ahead) {
		return MayPay{}
	}
	_, last := c.Record.lastPaid(s.start)
	short, far := &p.MissingCompulsoryMax, &s.law.Contribution.BackpayMax
	switch {
	case last == Compulsory && short.State == rules.Known && missing <= short.Value && s.reached(s.ordinary.Reached):
		return MayPay{Compulsory, missing, short.Cite}
	case far.State == rules.Known && missing <= far.Value:
		return MayPay{Voluntary, missing, far.Cite}
	}
	return MayPay{}
}

// rate fills in benefit years and the share of the average (Law 41/2024 arts.
// 65, 66 and 99).
func (o *OldAge) rate(s *standing) {
	p := &o.Law.Pension
	o.BenefitYears = o.Law.BenefitYears.In(o.Time.Insured())
	if o.Branch == ByTreaty {
		o.Accrued = rules.Rate(o.BenefitYears) * p.Treaty.PerYear.Value / 2
	} else {
		o.Accrued = p.Accrued(s.sex, o.BenefitYears)
	}
	if o.Branch == ByImpairment {
		o.MonthsEarly = s.monthsEarly()
		o.Reduction = p.Impairment.Taken(o.MonthsEarly)
	}
	o.Rate = max(0, o.Accrued-o.Reduction)
}

// amount fills in the monthly pension and its floor (Law 41/2024 art. 141(11)).
func (o *OldAge) amount(s *standing) {
	o.Computed = o.Average.times(int64(o.Rate), int64(rules.One))
	o.Monthly = o.Computed
	f := &o.Law.Pension.Floor
	since := f.InsuredBefore.State != rules.Known || s.before != 0 && s.before < f.InsuredBefore.Value
	if f.Amount.State == rules.Known && s.isOf(&f.MinCompulsoryMonths) && since && o.Computed < f.Amount.Value {
		o.Floor, o.Monthly = f.Amount.Value, f.Amount.Value
	}
}

// lumpSum fills in what years beyond the highest rate are paid for (Law
// 41/2024 arts. 68 and 100).
func (o *OldAge) lumpSum(c *Claimant) {
	p := &o.Law.Pension
	o.CapYears = p.YearsToMost(c.Sex)
	if o.CapYears == 0 || o.Branch == ByTreaty || p.LumpSum.PerYear.State != rules.Known {
		return
	}
	if o.LumpYears = max(0, o.BenefitYears-o.CapYears); o.LumpYears == 0 {
		return
	}
	if p.LumpSum.PerYearAfterAge.State == rules.Known {
		o.PaidAfter = c.Record.within(c.entitled(o)+1, o.Start).Insured()
		o.LumpAfter = o.lumpAfter()
	}
	factor := int64(o.LumpYears-o.LumpAfter)*int64(p.LumpSum.PerYear.Value) + int64(o.LumpAfter)*int64(p.LumpSum.PerYearAfterAge.Value)
	o.LumpSum = o.Average.times(factor, 2*int64(rules.One))
}

// lumpAfter returns how many of the years beyond the highest rate were paid
// after the age. Odd months are turned into half years in one part first; the
// other part is the rest.
func (o *OldAge) lumpAfter() rules.HalfYears {
	in := o.Law.BenefitYears.In
	if o.Law.Pension.LumpSum.CountedFirst.Value == "before_age" {
		return o.LumpYears - min(o.LumpYears, max(0, in(o.Time.Insured()-o.PaidAfter)-o.CapYears))
	}
	return min(o.LumpYears, in(o.PaidAfter))
}

// entitled returns the month in which age and insured months were both reached.
func (c *Claimant) entitled(o *OldAge) rules.Month {
	return max(o.Age.Reached, c.Record.Completes(o.Law.Pension.MinInsuredMonths.Value))
}
