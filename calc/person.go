package calc

import (
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A Person is who asks: what the law wants to know of somebody besides the
// record.
type Person struct {
	Sex       rules.Sex
	Born      rules.Month
	Residence []Residence
	Status    []Status // nil: not said; empty: none
}

// A Residence is a time of living in one place (nơi cư trú).
type Residence struct {
	rules.Period
	Province  string // slug, name or code that is valid in the first month
	District  string // slug; until 2025-06, where a rule needs it
	Territory string // the province of before July 2025, where an old rule lives on
	Area      string // one of Areas
}

// Areas returns the kinds of place of residence that rules tell apart.
func Areas() []string { return []string{"rural", "urban", "island_commune", "special_zone"} }

// A Status is a time of belonging to a category (thuộc diện): poor,
// near_poor, ethnic_minority, student and every other that a rule file names.
type Status struct {
	rules.Period
	Is string
}

// A home is a residence whose place was looked up.
type home struct {
	rules.Period
	place    rules.Place
	district string
	area     string
}

// profile returns what support rules may ask about the person in a month.
func (l *Life) profile(m rules.Month) subsidy.Profile {
	p := &l.person
	out := subsidy.Profile{Born: p.Born, Sex: p.Sex}
	for _, s := range p.Status {
		if s.Has(m) {
			out.Status = append(out.Status, subsidy.Status{Is: s.Is, Since: s.From})
		}
	}
	for _, h := range l.homes {
		if h.Has(m) {
			out.Place, out.District, out.Area = h.place.In(m), h.district, h.area
		}
	}
	return out
}

// changes returns the first month after m in which the profile may differ,
// or until if it does not before.
func (p *Person) changes(m, until rules.Month) rules.Month {
	next := func(q rules.Period) {
		for _, at := range [...]rules.Month{q.From, q.Until} {
			if at > m && at < until {
				until = at
			}
		}
	}
	for _, s := range p.Status {
		next(s.Period)
	}
	for _, r := range p.Residence {
		next(r.Period)
	}
	return until
}
