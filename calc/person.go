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
	now      rules.Place // the place as it is called from renamed on
	renamed  rules.Month
	district string
	area     string
	share    rules.ShareSet // that people of the area have
}

// in returns the place as it is called in a month.
func (h *home) in(m rules.Month) rules.Place {
	if m >= h.renamed {
		return h.now
	}
	return h.place.In(m)
}

// A setting is a person whose places and categories were looked up in a book.
type setting struct {
	book   *rules.Book
	person Person
	homes  []home
	held   []rules.Category // of the person's statuses
}

// profile returns what support rules may ask about the person in a month.
func (l *setting) profile(m rules.Month) (out subsidy.Profile) {
	l.profileInto(&out, m)
	return out
}

// profileInto makes out the profile of a month.
func (l *setting) profileInto(out *subsidy.Profile, m rules.Month) {
	p := &l.person
	out.Clear(l.book)
	out.Born, out.Sex = p.Born, p.Sex
	for i := range p.Status {
		if s := &p.Status[i]; s.Has(m) {
			out.Hold(subsidy.Status{Is: s.Is, Since: s.From}, l.held[i])
		}
	}
	if h := l.home(m); h != nil {
		out.Place, out.District, out.Area = h.in(m), h.district, h.area
	}
}

// home returns where the person lives in a month; the last word said counts.
func (l *setting) home(m rules.Month) *home {
	for i := len(l.homes) - 1; i >= 0; i-- {
		if l.homes[i].Has(m) {
			return &l.homes[i]
		}
	}
	return nil
}

// shares returns which of the State's shares the person has in a month.
func (l *setting) shares(m rules.Month) (set rules.ShareSet) {
	for i := range l.person.Status {
		if l.person.Status[i].Has(m) {
			set |= l.held[i].Share()
		}
	}
	if h := l.home(m); h != nil {
		set |= h.share
	}
	return set
}

// changes returns the first month after m in which the profile may differ,
// or until if it does not before.
func (l *setting) changes(m, until rules.Month) rules.Month {
	for i := range l.person.Status {
		until = turn(l.person.Status[i].Period, m, until)
	}
	for i := range l.homes {
		until = turn(l.homes[i].Period, m, until)
	}
	return until
}

// turn returns the first month after m in which the period begins or ends, or
// until if that is sooner.
func turn(p rules.Period, m, until rules.Month) rules.Month {
	if p.From > m {
		until = min(until, p.From)
	}
	if p.Until > m {
		until = min(until, p.Until)
	}
	return until
}
