package pension

import (
	"slices"

	"github.com/volsi/volsi/rules"
)

// Joined returns the first insured month that still counts; 0 if there is none.
func (r Record) Joined() rules.Month {
	v, c := r.joined[Voluntary], r.joined[Compulsory]
	if v == 0 || c != 0 && c < v {
		return c
	}
	return v
}

// EverJoined returns the first insured month, one taken out included; 0 if
// there is none.
func (r Record) EverJoined() (first rules.Month) {
	spells := r.all()
	for i := range spells {
		if joined := spells[i].joined(); first == 0 || joined < first {
			first = joined
		}
	}
	return first
}

// splitYears returns the benefit years before and from the month at which a
// year is worth more. Odd months of the earlier part go over to the later one
// where there is one (Law 41/2024 art. 102(2)(a)). Without such a month all
// years are of the earlier kind.
func (r Record) splitYears(law *rules.Law, later *rules.Param[rules.Month], until rules.Month) (before, after rules.HalfYears) {
	in := law.BenefitYears.In
	all := r.Before(until).Insured()
	if later.State != rules.Known {
		return in(all), 0
	}
	old := all - r.since(law, later.Value, until)
	if old < all {
		whole := old - old%12
		return in(whole), in(all - whole)
	}
	return in(all), 0
}

// since returns the insured months from a month on and before another, for what
// a year is worth: missing months paid at once are of the year that practice says.
func (r Record) since(law *rules.Law, from, until rules.Month) int {
	n := r.Within(from, until).Insured()
	if !bool(law.BenefitYears.BoughtByPayment.Value) {
		return n
	}
	spells := r.all()
	for i := range spells {
		if s := &spells[i]; s.Backpaid >= from {
			p := s.before(until)
			n += max(0, int(min(p.Until, from)-p.From))
		}
	}
	return n
}

// Bought reports whether missing months before m were paid at m or later.
func (r Record) Bought(m rules.Month) bool {
	return slices.ContainsFunc(r.all(), func(s Spell) bool { return s.From < m && s.Backpaid >= m && !s.Withdrawn })
}

// ratedIn returns the month of the payment that covers a month: its law sets
// the rate.
func (s *Spell) ratedIn(m rules.Month) rules.Month {
	if s.PaidIn != 0 {
		return s.PaidIn
	}
	every := rules.Month(max(1, s.Every))
	return m - (m-s.From)%every
}

// ratedUntil returns the first month whose payment another law than this one
// can rule.
func (s *Spell) ratedUntil(law *rules.Law) rules.Month {
	if s.PaidIn != 0 || law.Before == 0 {
		return s.Until
	}
	every := rules.Month(max(1, s.Every))
	return s.From + (law.Before-s.From+every-1)/every*every
}

func (s *Spell) rate(law *rules.Law) (string, *rules.Param[rules.Rate]) {
	if s.Scheme == Voluntary {
		return "contribution.rate", &law.Contribution.Rate
	}
	return "contribution.compulsory_rate", &law.Contribution.CompulsoryRate
}
