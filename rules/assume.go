package rules

import "slices"

// Assumptions are what assumptions.yaml says about the time for which the law
// has set nothing yet: sets of growth to choose from, and how the amounts that
// the State revises have moved so far. Nothing of it is law.
type Assumptions struct {
	Instrument *Instrument
	Sets       []AssumptionSet
	rhythms    map[string]rhythm // by parameter
}

// An AssumptionSet is one opinion about the future, with the derivation of
// each figure as its article. All are yearly but FundRate, which is monthly.
type AssumptionSet struct {
	Name           string
	Title          Text
	Inflation      Param[Rate] // growth of prices
	ReferenceLevel Param[Rate] // growth of the reference level (mức tham chiếu)
	PovertyLine    Param[Rate] // growth of the poverty lines (chuẩn nghèo)
	FundRate       Param[Rate] // r, a month
	Discount       Param[Rate] // what money later is worth less
}

// A rhythm says in which month of the year an amount has been revised, and to
// what it is rounded. The zero rhythm is January, to the đồng.
type rhythm struct {
	month int
	unit  VND
	cite  Cite
}

// Assumptions returns what the book may assume; nil if it has no such file.
func (b *Book) Assumptions() *Assumptions { return b.assumptions }

// Set returns the assumptions of that name.
func (a *Assumptions) Set(name string) (s AssumptionSet, ok bool) {
	if a == nil {
		return s, false
	}
	i := slices.IndexFunc(a.Sets, func(s AssumptionSet) bool { return s.Name == name })
	if i < 0 {
		return s, false
	}
	return a.Sets[i], true
}

// Names returns the names of the sets, in their order.
func (a *Assumptions) Names() (names []string) {
	if a == nil {
		return nil
	}
	for _, s := range a.Sets {
		names = append(names, s.Name)
	}
	return names
}

// A Moving is an amount that the State revises from time to time, as far as it
// is published.
type Moving struct {
	Param       string // the parameter that is set: base_salary, where the reference level is defined by it
	Since       Month  // since when the last published figure holds
	Value       VND    // that figure, đồng a month
	AssumedFrom Month  // the first month in which it would be revised next, past the horizon
	Cite        Cite

	leaf   int
	growth Rate
	named  string // the growth, as documents call it
	rhythm rhythm
}

// Growth is what is assumed to grow past what is published, a year.
type Growth struct {
	ReferenceLevel Rate
	PovertyLine    Rate
}

// Moving returns the reference level and the poverty lines as far as they are
// published; those that the law does not set are left out.
func (b *Book) Moving() []Moving { return b.moving(Growth{}) }

func (b *Book) moving(g Growth) (out []Moving) {
	for _, m := range [...]Moving{
		{Param: "reference_level", growth: g.ReferenceLevel, named: "reference_level_growth"},
		{Param: "poverty_line.rural", growth: g.PovertyLine, named: "poverty_line_growth"},
		{Param: "poverty_line.urban", growth: g.PovertyLine, named: "poverty_line_growth"},
	} {
		if b.assumptions != nil {
			m.rhythm = b.assumptions.rhythms[m.Param]
		}
		if b.lastOf(&m) {
			out = append(out, m)
		}
	}
	return out
}

// lastOf fills in the last published figure, following an amount to the one
// that it names; ok is false if there is none.
func (b *Book) lastOf(m *Moving) (ok bool) {
	for range maxRefs {
		m.leaf = catalogue().leaf(m.Param).at
		life := b.lives[m.leaf]
		if len(life) == 0 || life[len(life)-1].by == nil {
			return false
		}
		last := life[len(life)-1]
		switch v := last.by.value.(type) {
		case ref:
			m.Param = string(v)
			continue
		case VND:
			m.Since, m.Value, m.Cite = last.from, v, last.by.cite
			m.AssumedFrom = m.rhythm.after(max(b.horizon, last.from))
			return true
		}
		return false
	}
	return false
}

// after returns the first month of revision after m.
func (r rhythm) after(m Month) Month {
	at := MonthOf(m.Year(), max(1, r.month))
	if at <= m {
		at += 12
	}
	return at
}

// Growing returns the book with the reference level and the poverty lines
// growing past what is published, and with them every amount that the law
// defines by them. Each year's figure is the last published one times the
// power of the growth, rounded half up to the unit in which the State has set
// them so far, in the month of the year in which it has; so steps do not add
// up roundings. What grows cites the assumption.
func (b *Book) Growing(g Growth) *Book {
	over := *b
	over.lives = slices.Clone(b.lives)
	first := Month(0) // in which anything grows
	for _, m := range b.moving(g) {
		if m.growth > 0 {
			over.lives[m.leaf] = append(slices.Clip(over.lives[m.leaf]), m.steps(b.assumptions)...)
			if first == 0 || m.AssumedFrom < first {
				first = m.AssumedFrom
			}
		}
	}
	if first == 0 {
		return b
	}
	over.laws = over.extended(b.laws, first)
	over.ages = ageSteps(over.laws)
	over.compileLaws()
	return &over
}

// steps returns the figures of the years to come.
func (m *Moving) steps(a *Assumptions) (out []span) {
	inst := &Instrument{ID: "assumption", Number: "assumption", Kind: Assumption}
	if a != nil {
		inst = a.Instrument
	}
	cite := Cite{Instrument: inst, Article: m.named + " " + m.growth.Percent(), Confidence: Low}
	years := int(LastMonth-m.AssumedFrom)/12 + 1
	unit := max(1, m.rhythm.unit)
	for k, p := range powersOf(m.growth, years)[1:] {
		value, ok := p.times(m.Value, unit)
		if !ok {
			break
		}
		at := m.AssumedFrom + Month(12*k)
		out = append(out, span{at, &change{leaf: m.leaf, value: value, state: Known, cite: cite, period: Period{From: at}}})
	}
	return out
}

// extended returns the laws that follow from longer lives: those that end
// before the first new figure are copies of the known ones, as what is compiled
// into a law looks ahead.
func (b *Book) extended(known []*Law, first Month) []*Law {
	f := folding{lives: b.lives, now: make([]*change, len(b.lives)), next: make([]int, len(b.lives))}
	starts := changeMonths(b.lives)
	out := make([]*Law, 0, len(starts))
	last := new(Law)
	for i, m := range starts {
		before := Month(0)
		if i+1 < len(starts) {
			before = starts[i+1]
		}
		if before != 0 && before < first {
			f.pass(m)
			l := *known[i]
			out, last = append(out, &l), &l
			continue
		}
		l := new(Law)
		*l = *last
		l.Since, l.Before = m, before
		f.advance(m, l)
		out, last = append(out, l), l
	}
	return out
}

// pass walks past a month whose law is known already.
func (f *folding) pass(m Month) {
	for leaf, life := range f.lives {
		if i := f.next[leaf]; i < len(life) && life[i].from == m {
			f.now[leaf], f.next[leaf] = life[i].by, i+1
		}
	}
}
