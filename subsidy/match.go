package subsidy

import (
	"slices"

	"github.com/volsi/volsi/rules"
)

// A fit says whether somebody is among those whom a layer helps.
type fit uint8

const (
	no     fit = iota
	unsaid     // it depends on the older unit of the place, which was not said
	yes
)

// A match is how a layer and a person fit, and for how many months it pays.
type match struct {
	fit    fit
	months int
}

// A seeker is somebody who asks the layers of a place for support.
type seeker struct {
	*Profile
	held rules.Held
	age  int
}

func (p *Profile) seeking(book *rules.Book, paid rules.Month) seeker {
	return seeker{p, p.holds(book), p.Age(paid)}
}

// matched compares a layer with a person who pays for the months of due.
// Supported says whether the State bears a share already.
func (p *seeker) matched(l *rules.Layer, due *Due, supported bool) match {
	best := match{}
	for i := range l.Who {
		w := &l.Who[i]
		if w.Household && supported || !p.meets(w) {
			continue
		}
		f := p.fits(w)
		if months := monthsLeft(l, w, p.Profile, due); f != no && months > 0 && f >= best.fit {
			best = match{f, max(months, best.months)}
		}
	}
	return best
}

// meets reports whether the person meets all conditions but that of the place;
// nobody whose birth was not said meets one of age.
func (p *seeker) meets(w *rules.Who) bool {
	if p.Born == 0 && (w.AgeFrom > 0 || w.AgeBelow > 0) {
		return false
	}
	return w.Admits(&p.held) &&
		p.age >= w.AgeFrom && (w.AgeBelow == 0 || p.age < w.AgeBelow) &&
		(len(w.Area) == 0 || slices.Contains(w.Area, p.Area)) &&
		(w.District == "" || rules.SameDistrict(w.District, p.District))
}

// fits compares the place of residence, or of study where the rule asks for it.
func (p *Profile) fits(w *rules.Who) fit {
	place := p.Place
	if w.Study && !p.Study.IsZero() {
		place = p.Study
	}
	switch {
	case w.Covers(place):
		return yes
	case w.MayCover(place):
		return unsaid
	}
	return no
}

// monthsLeft returns how many of the months of due the layer pays for: all, or
// what is left of its own number of months, counted from the start of the
// category or by what was granted.
func monthsLeft(l *rules.Layer, w *rules.Who, p *Profile, due *Due) int {
	most := due.Months
	if l.EndsState {
		most = min(most, due.StateMonths)
	}
	if l.MaxMonths == 0 {
		return most
	}
	return max(0, min(most, l.MaxMonths-used(l, w, p, due)))
}

func used(l *rules.Layer, w *rules.Who, p *Profile, due *Due) int {
	if l.SinceState {
		for _, s := range w.Status {
			if since := p.since(s); since != 0 {
				return max(0, int(due.From-since))
			}
		}
		return 0
	}
	for _, g := range p.Granted {
		if g.Layer == l.ID {
			return g.Months
		}
	}
	return 0
}
