package pension

import "github.com/volsi/volsi/rules"

// A Branch is the provision under which a pension is due.
type Branch uint8

// The branches (căn cứ hưởng lương hưu).
const (
	NoBranch         Branch = iota
	General                 // insured months and the ordinary age
	JoinedBefore2021        // long voluntary insurance begun before the ages rose
	ByCompulsory            // compulsory rules for a mixed record
	ByImpairment            // early, at reduced working capacity
	ByTreaty                // with time in a treaty State
	OnWaitingList           // confirmed under older law to wait for the age only
)

var branches = []string{"", "general", "joined_before_2021", "compulsory", "impairment", "treaty", "waiting_list"}

// String returns the branch as documents name it: "joined_before_2021".
func (b Branch) String() string { return branches[min(int(b), len(branches)-1)] }

// MarshalText returns the branch as in String.
func (b Branch) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// fromClaim reports whether the branch is open from the claim on only: an
// assessment, or time in another State, does not reach back.
func (b Branch) fromClaim() bool { return b == ByImpairment || b == ByTreaty }

// A Claimant is a person with a record who may claim a pension.
type Claimant struct {
	Book    *rules.Book
	Sex     rules.Sex
	Born    rules.Month
	Record  Record
	Waits   bool     // the agency confirmed that only the age is waited for (see rules.WaitingLaw)
	Carried *Carried // tables past the book's horizon; nil carries the last ones on as they are
}

// tables returns the indexation tables of a settlement past the horizon,
// carried on from the last published ones; within it the law's own apply.
func (c *Claimant) tables(m rules.Month) Tables {
	if m <= c.Book.Horizon() {
		return Tables{}
	}
	year := min(m, rules.LastMonth+1).Year() // a later one has no end
	if c.Carried == nil {
		return carried(c.Book, year, 0)
	}
	return c.Carried.to(year)
}

// A Claim is a request for a pension.
type Claim struct {
	Asked        rules.Month // the month in which it is asked for
	LowerAge     int         // months by which hazardous work lowers the age
	Impairment   rules.Rate  // loss of working capacity; 0 if not assessed
	TreatyMonths int         // insured months in treaty States
}

// A standing is what decides about a pension: the conditions as they stand at
// the end of the month before it would start.
type standing struct {
	law      *rules.Law
	start    rules.Month
	time     Time
	ordinary RetirementAge // the ordinary age
	lowered  RetirementAge // as lowered by hazardous work
	early    rules.Month   // the month in which an early joiner's age is reached; 0 if not one
	waited   rules.Month   // the month in which the age of those confirmed to wait is reached; 0 if not one
	claim    Claim
	born     rules.Month
	sex      rules.Sex
	before   rules.Month // first compulsory month, 0 if none
	branch   Branch      // the provision that gives a pension, or NoBranch
}

// claims makes s the standing of the person and the claim, of no month yet.
func (c *Claimant) claims(s *standing, claim *Claim) {
	s.claim.Asked, s.claim.LowerAge, s.claim.Impairment, s.claim.TreatyMonths = claim.Asked, claim.LowerAge, claim.Impairment, claim.TreatyMonths
	s.born, s.sex, s.before = c.Born, c.Sex, c.Record.joined[Compulsory]
	s.ordinary.find(c, 0)
	if claim.LowerAge > 0 {
		s.lowered.find(c, claim.LowerAge)
	} else { // field by field: what was just written is slow to copy whole
		s.lowered.Months, s.lowered.Reached, s.lowered.Law = s.ordinary.Months, s.ordinary.Reached, s.ordinary.Law
	}
}

// move makes s the standing of the same claim in the month before another start.
func (c *Claimant) move(s *standing, start rules.Month) { c.under(s, c.Book.On(start), start) }

// under is move where the law of the start is at hand.
func (c *Claimant) under(s *standing, law *rules.Law, start rules.Month) {
	s.law, s.start, s.time, s.early, s.waited = law, start, c.Record.before(start), 0, 0
	ej := &law.Pension.EarlyJoiner
	if joined := c.Record.joined[Voluntary]; joined != 0 && ej.JoinedBefore.State == rules.Known && joined < ej.JoinedBefore.Value {
		s.early = c.Born + rules.Month(ej.Age.Of(c.Sex).Value)
	}
	if w := &law.Pension.Waiting; c.Waits && w.MinInsuredMonths.State == rules.Known {
		s.waited = c.Born + rules.Month(w.Age.Of(c.Sex).Value)
	}
	s.branch = s.right()
}

// right returns the provision that gives a pension from the standing's month, or NoBranch.
func (s *standing) right() Branch {
	p := &s.law.Pension
	enough := p.MinInsuredMonths.State == rules.Known && s.time.Insured() >= p.MinInsuredMonths.Value
	switch {
	case enough && s.isOf(&p.CompulsoryMinMonths) && s.reached(s.lowered.Reached):
		return ByCompulsory
	case enough && s.reached(s.ordinary.Reached):
		return General
	case s.waited != 0 && s.reached(s.waited) && s.time.Insured() >= p.Waiting.MinInsuredMonths.Value:
		return OnWaitingList
	case s.early != 0 && s.reached(s.early) && s.time.Voluntary >= p.EarlyJoiner.MinVoluntaryMonths.Value:
		return JoinedBefore2021
	case s.impaired():
		return ByImpairment
	case s.treaty():
		return ByTreaty
	}
	return NoBranch
}

// isOf reports whether the compulsory months reach the parameter.
func (s *standing) isOf(need *rules.Param[int]) bool {
	return need.State == rules.Known && s.time.Compulsory >= need.Value
}

func (s *standing) reached(m rules.Month) bool { return m != 0 && m < s.start }

// impaired reports whether the early pension at reduced working capacity is
// due (Law 41/2024 art. 65).
func (s *standing) impaired() bool {
	p := &s.law.Pension.Impairment
	if p.MinShare.State != rules.Known || s.claim.Impairment < p.MinShare.Value || !s.isOf(&p.MinCompulsoryMonths) {
		return false
	}
	most := p.MaxMonthsEarly
	if p.SevereShare.State == rules.Known && s.claim.Impairment >= p.SevereShare.Value {
		most = p.SevereMonthsEarly
	}
	return s.monthsEarly() <= most.Value
}

// monthsEarly returns by how many months the pension starts before the age of
// the retiring year.
func (s *standing) monthsEarly() int {
	law := s.law.Retirement.Age.Of(s.sex)
	return max(0, law.Value-int(s.start-1-s.born))
}

// treaty reports whether only time in a treaty State completes the months
// (Law 41/2024 art. 99(3)).
func (s *standing) treaty() bool {
	p := &s.law.Pension
	return p.Treaty.PerYear.State == rules.Known && s.claim.TreatyMonths > 0 && s.time.Insured() > 0 &&
		s.time.Insured()+s.claim.TreatyMonths >= p.MinInsuredMonths.Value && s.reached(s.ordinary.Reached)
}

// shortfalls says what the general pension still lacks; what the pension of
// those confirmed to wait does, for one of them.
func (s *standing) shortfalls() (out Shortfalls) {
	if s.waited != 0 {
		w := &s.law.Pension.Waiting
		out.atLeast(InsuredMonths, s.time.Insured(), &w.MinInsuredMonths)
		out.atLeast(AgeMonths, int(s.start-1-s.born), w.Age.Of(s.sex))
		return out
	}
	out.atLeast(InsuredMonths, s.time.Insured(), &s.law.Pension.MinInsuredMonths)
	if age := s.ordinary; !s.reached(age.Reached) {
		cite := rules.Cite{}
		if age.Law != nil {
			cite = age.Law.Retirement.Age.Of(s.sex).Cite
		}
		out.Add(Shortfall{AgeMonths, int(s.start - 1 - s.born), age.Months, cite})
	}
	return out
}
