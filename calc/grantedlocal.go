package calc

import (
	"slices"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// countsGrants reports whether a layer pays for so many months, counted from
// the first that it paid.
func countsGrants(l *rules.Layer) bool { return l.MaxMonths > 0 && !l.SinceState }

// locallyGranted returns for how many months each layer that counts them has
// paid, in the payments of a record that were made before month paid. Where no
// such layer can pay now, there is nothing to count.
func (c *Calculator) locallyGranted(l *Life, paid rules.Month, place rules.Place) (out []subsidy.Granted) {
	if !slices.ContainsFunc(c.book.LayersOf(rules.VoluntarySI, paid, place), countsGrants) {
		return nil
	}
	used := 0
	c.eachStretch(l, paid, func(r *Row, s stretch) {
		g := c.grant(l, r, s, used)
		used += g.months
		for _, p := range payments(r, s) {
			out = c.grantedBy(l, r, p, &g, out)
			g.months -= min(g.months, p.Months)
		}
	})
	return out
}

// layersChange returns the first month after m from which the layers of the
// person's place may help another way: others hold, an age is reached, months
// counted from the start of a category are over, or those granted may be. It is
// 0 if none is known to follow.
func (l *Life) layersChange(m rules.Month) rules.Month {
	h := l.home(m)
	if h == nil {
		return nextOf(l.book.LayersUntil(rules.VoluntarySI, m, rules.Place{}), 0, m)
	}
	place := h.place.In(m)
	next := l.book.LayersUntil(rules.VoluntarySI, m, place)
	for _, layer := range l.book.LayersOf(rules.VoluntarySI, m, place) {
		if countsGrants(layer) {
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
				if layer.SinceState && layer.MaxMonths > 0 {
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

// payments returns the payments of a stretch: one, or one for every month.
func payments(r *Row, s stretch) (out []subsidy.Payment) {
	p := subsidy.Payment{Paid: s.paid, From: s.months.From, Method: r.Method, Months: s.months.Months(), Income: r.Amount}
	if r.atOnce() || r.Method.Regular() > 1 {
		return append(out, p)
	}
	p.Months = 1
	for m := s.months.From; m < s.months.Until; m++ {
		p.Paid, p.From = m, m
		out = append(out, p)
	}
	return out
}

// grantedBy adds the months of one payment for which layers that count them
// pay. G is the State's support of what is left of the payment's stretch.
func (c *Calculator) grantedBy(l *Life, r *Row, p subsidy.Payment, g *grant, granted []subsidy.Granted) []subsidy.Granted {
	profile := l.profile(p.Paid)
	profile.Granted = granted
	law, supported := c.book.On(p.Paid), min(g.months, p.Months)
	due := dueFor(law, p, supported)
	state := stateOf(law, p, g.share, &due)
	if r.SupportGiven {
		state.Amount = r.StateSupport.Times(supported)
	}
	offer := subsidy.Local(c.book, &profile, &due, &state)
	for i := range offer.Grants {
		if x := &offer.Grants[i]; countsGrants(x.Layer) {
			granted = addGranted(granted, x.Layer.ID, x.Months)
		}
	}
	return granted
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
