package calc

import (
	"slices"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// locallyGranted returns for how many months each layer that counts them has
// paid, in the payments of a record that were made before month paid. Where no
// such layer can pay now, there is nothing to count.
func (d *desk) locallyGranted(c *Calculator, l *Life, paid rules.Month, place rules.Place) []subsidy.Granted {
	d.months = d.months[:0]
	if !c.book.LayersCount(rules.VoluntarySI, paid, place) {
		return nil
	}
	used := 0
	var s stretch
	w := l.walk(&d.others)
	for w.before(paid) {
		r := w.row()
		c.supported(&s, l, &w, paid)
		g := c.grant(l, r, s, used)
		used += g.months
		p := subsidy.Payment{Paid: s.paid, From: s.months.From, Method: r.Method, Months: s.months.Months(), Income: r.Amount}
		if !r.AtOnce() && r.Method.Regular() == 1 {
			p.Months = 1
		}
		for ; p.From < s.months.Until; p.From += rules.Month(p.Months) {
			d.grantedBy(c, l, p, &g)
			g.months -= min(g.months, p.Months)
			p.Paid += rules.Month(p.Months)
		}
		w.advance(s.next)
	}
	return d.months
}

// grantedBy adds the months of one payment for which layers that count them
// pay. G is the State's support of what is left of the payment's stretch.
func (d *desk) grantedBy(c *Calculator, l *Life, p subsidy.Payment, g *grant) {
	profile, law, supported := &d.asking, c.book.On(p.Paid), min(g.months, p.Months)
	l.profileInto(profile, p.Paid)
	profile.Granted = d.months
	var due subsidy.Due
	var state subsidy.Part
	dueFor(&due, law, &p, supported)
	stateOf(&state, law, &p, g.share.Rate, &due)
	if g.row.SupportGiven {
		state.Amount = g.row.StateSupport.Times(supported)
	}
	d.offer.Ask(c.book, profile, &due, &state)
	for i := range d.offer.Grants {
		if x := &d.offer.Grants[i]; x.Layer.CountsGrants() {
			d.months = addGranted(d.months, x.Layer.ID, x.Months)
		}
	}
}

// layersChange returns the first month after m from which the layers of the
// person's place may help another way: others hold, an age is reached, months
// counted from the start of a category are over, or those granted may be. It is
// 0 if none is known to follow.
func (l *Life) layersChange(m rules.Month) rules.Month {
	var place rules.Place
	if h := l.home(m); h != nil {
		place = h.in(m)
	}
	next := l.book.LayersUntil(rules.VoluntarySI, m, place)
	for _, layer := range l.book.LayersOf(rules.VoluntarySI, m, place) {
		if layer.CountsGrants() {
			return m + 1
		}
		for i := range layer.Who {
			w := &layer.Who[i]
			for _, age := range [...]int{w.AgeFrom, w.AgeBelow} {
				if age > 0 {
					next = nextOf(next, l.person.Born+rules.Month(12*age), m)
				}
			}
			for j := range l.person.Status {
				if layer.MaxMonths > 0 {
					next = nextOf(next, l.person.Status[j].From+rules.Month(layer.MaxMonths), m)
				}
			}
		}
	}
	return next
}

// nextOf returns the earlier of two months, of which later counts only after m.
func nextOf(next, later, m rules.Month) rules.Month {
	if later > m && (next == 0 || later < next) {
		return later
	}
	return next
}

// addGranted adds months to those of a layer.
func addGranted(all []subsidy.Granted, layer string, months int) []subsidy.Granted {
	i := slices.IndexFunc(all, func(g subsidy.Granted) bool { return g.Layer == layer })
	if i < 0 {
		return append(all, subsidy.Granted{Layer: layer, Months: months})
	}
	all[i].Months += months
	return all
}

// localWithin reports whether a layer below the State may pay for the person
// in a period. Such layers may change with every month: with age, with months
// paid for, by their own dates.
func (c *Calculator) localWithin(l *Life, within rules.Period) bool {
	if len(l.homes) == 0 {
		return c.book.LayersWithin(rules.VoluntarySI, rules.Place{}, within)
	}
	return slices.ContainsFunc(l.homes, func(h home) bool {
		return h.Overlaps(within) && c.book.LayersWithin(rules.VoluntarySI, h.place, within)
	})
}
