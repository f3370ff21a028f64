package pension

import "github.com/volsi/volsi/rules"

// A Ground is a reason for which the one-time benefit is paid.
type Ground uint8

// The grounds (trường hợp hưởng bảo hiểm xã hội một lần).
const (
	AtAge      Ground = iota + 1 // retirement age reached with too few months
	Emigrating                   // settling abroad
	Ill                          // a life-threatening illness
	Impaired                     // working capacity reduced by 81% or more
	StoppedPaying
)

var grounds = []string{"", "retirement_age", "emigration", "illness", "impairment", "stopped"}

// ParseGround returns the ground that documents call s.
func ParseGround(s string) (Ground, bool) {
	for i, g := range grounds {
		if g == s && s != "" {
			return Ground(i), true
		}
	}
	return 0, false
}

// Grounds returns the names of all grounds.
func Grounds() []string { return append([]string(nil), grounds[1:]...) }

// String returns the ground as documents name it.
func (g Ground) String() string { return grounds[min(int(g), len(grounds)-1)] }

// Of returns what a provision says about the ground.
func (g Ground) Of(l *rules.OneTimeGrounds) *rules.Param[rules.Flag] {
	switch g {
	case AtAge:
		return &l.RetirementAge
	case Emigrating:
		return &l.Emigration
	case Ill:
		return &l.Illness
	case Impaired:
		return &l.Impairment
	}
	return &l.Stopped
}

// A OneTimeClaim is a request for the one-time benefit.
type OneTimeClaim struct {
	Month      rules.Month // of the decision
	Ground     Ground
	Support    rules.VND    // support received on the contributions, that the law would take off
	AtInterest []AtInterest // payments with a discount or with interest, where the amount paid may be returned
}

// OneTime is the one-time benefit, or what is lacking for it (bảo hiểm xã hội
// một lần).
type OneTime struct {
	Law        *rules.Law // the law of the month of the decision
	Shortfalls Shortfalls
	Time       Time

	Average     Average
	BeforeYears rules.HalfYears // before the higher amount, odd months carried over
	LaterYears  rules.HalfYears
	Short       bool      // under a year: the amount paid is returned
	Paid        rules.VND // the amount paid, if short
	Capped      bool      // the amount paid was cut to the cap
	Before      rules.VND // before support is taken off
	Deducted    rules.VND
	Entitled    bool // to a pension as well, so that practice decides
	Floored     bool // more support than benefit: nothing is left
	TakenOut    bool // whether somebody was insured before a month hangs on time taken out
	Amount      rules.VND

	atInterest []AtInterest
}

// Eligible reports whether the benefit is due.
func (o *OneTime) Eligible() bool { return o.Shortfalls.Len() == 0 }

// OneTime returns the one-time benefit (Law 41/2024 art. 102; Law 58/2014 art.
// 77). Months up to and including the month of the decision count.
func (c *Claimant) OneTime(claim OneTimeClaim) (o OneTime, missing Lack) {
	law := c.Book.On(claim.Month)
	o = OneTime{Law: law, Time: c.Record.before(claim.Month + 1), atInterest: claim.AtInterest}
	o.Shortfalls = c.oneTimeShortfalls(law, claim)
	o.TakenOut = claim.Ground == StoppedPaying && c.tookOut(&law.OneTime)
	if !o.Eligible() {
		return o, Lack{}
	}
	o.Entitled = claim.Ground == StoppedPaying && c.pensionable(claim.Month)
	if o.Average, missing = c.Record.AverageBefore(claim.Month+1, law, c.tables(claim.Month)); missing.Missing() {
		return OneTime{}, missing
	}
	o.BeforeYears, o.LaterYears = c.Record.splitYears(law, &law.OneTime.LaterFrom, claim.Month+1)
	if missing = c.beforeDeduction(&o, claim.Month+1); missing.Missing() {
		return OneTime{}, missing
	}
	if claim.Ground.Of(&law.OneTime.Deducts).Value {
		o.Deducted = claim.Support
	}
	o.Floored = o.Deducted > o.Before
	o.Amount = max(0, o.Before-o.Deducted)
	return o, Lack{}
}

func (c *Claimant) oneTimeShortfalls(law *rules.Law, claim OneTimeClaim) (out Shortfalls) {
	l := &law.OneTime
	insured := c.Record.before(claim.Month + 1).Insured()
	if insured == 0 {
		out.Add(Shortfall{What: InsuredMonths, Need: 1, Cite: l.PerYear.Cite})
	}
	if g := claim.Ground.Of(&l.Ground); !g.Value {
		out.Add(Shortfall{What: GroundOfLaw, Need: 1, Cite: g.Cite})
		return out
	}
	switch claim.Ground {
	case AtAge:
		c.atAge(&out, l, claim.Month, insured)
	case StoppedPaying:
		c.stopped(&out, l, claim.Month, insured)
		if l.IfPensionable.State == rules.Known && !bool(l.IfPensionable.Value) && c.pensionable(claim.Month) {
			out.Add(Shortfall{What: GroundOfLaw, Need: 1, Cite: l.IfPensionable.Cite})
		}
	}
	return out
}

// pensionable reports whether a pension is due if it is asked for in a month.
func (c *Claimant) pensionable(m rules.Month) bool {
	var s standing
	c.claims(&s, &Claim{Asked: m})
	c.move(&s, m+1)
	return s.branch != NoBranch
}

// atAge: the age is reached and the months are too few for a pension.
func (c *Claimant) atAge(out *Shortfalls, l *rules.OneTimeLaw, m rules.Month, insured int) {
	age := AgeOf(c.Book, c.Sex, c.Born, 0)
	if age.Reached > m && age.Law != nil {
		out.Add(Shortfall{AgeMonths, int(m - c.Born), age.Months, age.Law.Retirement.Age.Of(c.Sex).Cite})
	}
	out.below(InsuredAtMost, insured, &l.AgeBelowMonths)
}

// stopped: nothing paid for a while, too few months, and time from before the
// route was closed to newcomers.
func (c *Claimant) stopped(out *Shortfalls, l *rules.OneTimeLaw, m rules.Month, insured int) {
	out.below(InsuredAtMost, insured, &l.StoppedBelow)
	last, _ := c.Record.lastPaid(m + 1)
	out.atLeast(MonthsUnpaid, max(0, int(m-last)-1), &l.WaitMonths)
	first := c.Record.Joined()
	if l.CountWithdrawn.State == rules.Known && bool(l.CountWithdrawn.Value) {
		first = c.Record.EverJoined()
	}
	if l.StoppedBefore.State == rules.Known && first >= l.StoppedBefore.Value {
		out.Add(Shortfall{InsuredBefore, int(first), int(l.StoppedBefore.Value), l.StoppedBefore.Cite})
	}
}

// tookOut reports whether only time that was taken out lies before the month
// from which newcomers have no claim for having stopped.
func (c *Claimant) tookOut(l *rules.OneTimeLaw) bool {
	return c.Record.EverJoined() < l.StoppedBefore.Value && c.Record.Joined() >= l.StoppedBefore.Value
}

// below adds a shortfall unless have is below the parameter.
func (s *Shortfalls) below(what Condition, have int, bound *rules.Param[int]) {
	if bound.State == rules.Known && have >= bound.Value {
		s.Add(Shortfall{what, have, bound.Value - 1, bound.Cite})
	}
}

// beforeDeduction fills in the benefit before support is taken off.
func (c *Claimant) beforeDeduction(o *OneTime, until rules.Month) (missing Lack) {
	l := &o.Law.OneTime
	if o.Time.Insured() >= l.ShortMonths.Value {
		factor := int64(o.BeforeYears)*int64(l.PerYear.Value) + int64(o.LaterYears)*int64(l.PerYearLater.Value)
		o.Before = o.Average.Times(factor, 2*int64(rules.One))
		return Lack{}
	}
	o.Short = true
	if o.Paid, missing = c.paid(o.Law, until, o.atInterest); missing.Missing() {
		return missing
	}
	o.Before = o.Paid
	if most := o.Average.Times(int64(l.ShortCap.Value), int64(rules.One)); l.ShortCap.State == rules.Known && o.Paid > most {
		o.Before, o.Capped = most, true
	}
	return Lack{}
}
