package rules

import (
	"cmp"
	"slices"
)

// compile makes the tables from which a book answers without searching.
func (b *Book) compile() {
	b.compileLaws()
	b.schedules = b.scheduled()
}

// compileLaws makes those of the laws: by month, how long a group of parameters
// stays as it is, the State's shares by what applies, the retirement ages.
func (b *Book) compileLaws() {
	b.byMonth, b.first = nil, b.none // a book laid over another begins with that one's
	kept, steady, before := new(weights), steadySupport{}, (*Law)(nil)
	for i, l := range b.laws {
		l.weights = kept
		l.Support.compile()
		l.Pension.compile(before)
		before = l
		steady.goOn(l)
		l.Support.steady = steady
		l.Indexation.most = l.Indexation.bound()
		l.Contribution.most = l.Contribution.ceiling()
		for range b.heldFor(i) {
			b.byMonth = append(b.byMonth, l)
		}
	}
	if i := slices.IndexFunc(b.laws, func(l *Law) bool { return l.Contribution.Rate.IsSet() }); i >= 0 {
		b.first = b.laws[i]
	}
	for i := len(b.laws) - 2; i >= 0; i-- {
		l, next := b.laws[i], b.laws[i+1]
		l.bounds, l.support = next.Since, next.Since
		if sameBounds(&l.Contribution, &next.Contribution) {
			l.bounds = next.bounds
			l.Contribution.most = min(l.Contribution.most, next.Contribution.most)
		}
		l.price = next.Since
		if sameSupport(l, next) {
			l.support = next.support
			if same(&l.Contribution.Floor, &next.Contribution.Floor) && same(&l.Contribution.Rate, &next.Contribution.Rate) {
				l.price = next.price
			}
		}
	}
	b.compileTerms()
	b.reached = new(ages)
}

// heldFor returns for how many months the tables say that the i-th law holds;
// the last one, after which nothing changes, needs only one.
func (b *Book) heldFor(i int) int {
	if i == len(b.laws)-1 {
		return 1
	}
	return int(b.laws[i].Before - b.laws[i].Since)
}

// same reports whether two laws say the same of a parameter, in the same words.
func same[T comparable](p, q *Param[T]) bool {
	return p.Value == q.Value && p.State == q.State && p.Cite.same(&q.Cite)
}

func (c *Cite) same(d *Cite) bool {
	if c.Basis == nil || d.Basis == nil {
		return *c == *d
	}
	x, y := *c, *d
	x.Basis, y.Basis = nil, nil
	return x == y && c.Basis.same(d.Basis)
}

func sameBounds(c, d *ContributionLaw) bool {
	return same(&c.Floor, &d.Floor) && same(&c.Step, &d.Step)
}

// sameSupport reports whether two laws support contributions alike, or neither does.
func sameSupport(l, next *Law) bool {
	s, t := &l.Support, &next.Support
	if !s.MaxMonths.IsKnown() && !t.MaxMonths.IsKnown() {
		return true
	}
	return s.Share == t.Share && same(&s.Base, &t.Base) && same(&s.MaxMonths, &t.MaxMonths) && same(&s.Prepay, &t.Prepay) &&
		same(&s.Backpay, &t.Backpay) && same(&l.Contribution.Rate, &next.Contribution.Rate)
}

// ceiling returns the highest income of the law; the highest of all if none is set.
func (c *ContributionLaw) ceiling() VND {
	if !c.CeilingBase.IsKnown() {
		return MaxVND
	}
	return c.CeilingBase.Value.Times(c.CeilingMultiple.Value)
}

// Allows reports whether the income is at least the lowest and on a step.
func (c *ContributionLaw) Allows(income VND) bool {
	return !(c.Floor.State == Known && income < c.Floor.Value) &&
		!(c.Step.State == Known && c.Step.Value > 0 && (income-c.Floor.Value)%c.Step.Value != 0)
}

// Below returns the lowest of the highest incomes from this law on until the
// floor or the step change, see BoundsUntil.
func (c *ContributionLaw) Below() VND { return c.most }

// PriceUntil returns the first later month in which a contribution on one
// income may cost something else, or the State bear another part of it; 0 if
// none is known to follow.
func (l *Law) PriceUntil() Month { return l.price }

// FirstContribution returns the first law that knows voluntary contributions;
// the law before the first rule if none does.
func (b *Book) FirstContribution() *Law { return b.first }

// BoundsUntil returns the first later month with another lowest income or
// another step; 0 if none is known to follow. The highest may change before.
func (l *Law) BoundsUntil() Month { return l.bounds }

// SupportUntil returns the first later month in which the State supports
// contributions in another way or of another base; 0 if none is known to follow.
func (l *Law) SupportUntil() Month { return l.support }

// A schedule is the layers of a place through time: each list holds from a
// month on, until that of the next.
type schedule struct {
	from   []Month
	layers [][]*Layer
	counts []bool // whether one of the list counts the months that it granted
	aged   bool   // whether any asks for an age
}

// scheduled sorts the layers of every place by time.
func (b *Book) scheduled() (out [len(schemes)][]schedule) {
	byRoot := map[*Province][]*Layer{} // nil: the whole country
	for _, l := range b.layers {
		for _, r := range l.roots() {
			byRoot[r] = append(byRoot[r], l)
		}
	}
	for _, list := range byRoot {
		slices.SortStableFunc(list, func(x, y *Layer) int { return cmp.Compare(x.Payer, y.Payer) })
	}
	for s := range out {
		nation := ofScheme(byRoot[nil], Scheme(s))
		everywhere := scheduleOf(nation)
		for _, p := range b.territories.rows {
			list := slices.Clip(nation)
			for _, l := range byRoot[p.Root()] {
				if l.For == Scheme(s) && l.touches(Place{Province: p}) {
					list = append(list, l)
				}
			}
			if len(list) == len(nation) {
				out[s] = append(out[s], everywhere)
			} else {
				out[s] = append(out[s], scheduleOf(list))
			}
		}
		out[s] = append(out[s], everywhere)
	}
	return out
}

// roots returns the provinces of today in which the layer may help; a nil one
// is the whole country.
func (l *Layer) roots() (roots []*Province) {
	if len(l.places) == 0 {
		return []*Province{nil}
	}
	for _, p := range l.places {
		if r := p.Root(); !slices.Contains(roots, r) {
			roots = append(roots, r)
		}
	}
	return roots
}

func ofScheme(layers []*Layer, s Scheme) (out []*Layer) {
	for _, l := range layers {
		if l.For == s {
			out = append(out, l)
		}
	}
	return out
}

func scheduleOf(layers []*Layer) (s schedule) {
	for _, l := range layers {
		s.from = append(s.from, l.Period.From)
		if l.Period.Until != 0 {
			s.from = append(s.from, l.Period.Until)
		}
	}
	slices.Sort(s.from)
	s.from = slices.Compact(s.from)
	for _, m := range s.from {
		var now []*Layer
		for _, l := range layers {
			if l.Period.Has(m) {
				now = append(now, l)
			}
		}
		s.aged = s.aged || slices.ContainsFunc(now, (*Layer).asksAge)
		s.layers, s.counts = append(s.layers, now), append(s.counts, slices.ContainsFunc(now, (*Layer).CountsGrants))
	}
	return s
}

// at returns the position of the list of a month, -1 before the first.
func (s *schedule) at(m Month) int {
	i := len(s.from) - 1
	for i >= 0 && s.from[i] > m {
		i--
	}
	return i
}

// until returns the first month in which the i-th list no longer holds; 0 for
// the last.
func (s *schedule) until(i int) Month {
	if i+1 < len(s.from) {
		return s.from[i+1]
	}
	return 0
}

// scheduleAt returns the layers of the scheme in the place; a place of another
// list of territories has those of the whole country.
func (b *Book) scheduleAt(s Scheme, p Place) *schedule {
	rows := b.territories.rows
	all := b.schedules[s]
	if !p.IsZero() {
		if n := p.narrow(); n.at < len(rows) && rows[n.at] == n {
			return &all[n.at]
		}
	}
	return &all[len(rows)]
}

// LayersOf is Layers for readers: the list is the book's own and must not be
// changed.
func (b *Book) LayersOf(s Scheme, m Month, p Place) []*Layer {
	plan := b.scheduleAt(s, p)
	if i := plan.at(m); i >= 0 {
		return plan.layers[i]
	}
	return nil
}

// LayersCount reports whether a layer that counts the months that it granted
// may pay in the place in a month.
func (b *Book) LayersCount(s Scheme, m Month, p Place) bool {
	plan := b.scheduleAt(s, p)
	i := plan.at(m)
	return i >= 0 && plan.counts[i]
}

// CountsGrants reports whether the layer pays for so many months, counted from
// the first that it paid.
func (l *Layer) CountsGrants() bool { return l.MaxMonths > 0 && !l.SinceState }

// Flat reports whether what the layer gives for a month hangs neither on what
// is paid nor on months before it.
func (l *Layer) Flat() bool {
	return l.MaxMonths == 0 && (l.Form == ByAmount || l.Of == OfMinimumContribution || l.Of == OfPremium)
}

func (l *Layer) asksAge() bool {
	return slices.ContainsFunc(l.Who, func(w Who) bool { return w.AgeFrom > 0 || w.AgeBelow > 0 })
}

// LayersAskAge reports whether any layer that may ever help in the place asks
// for an age.
func (b *Book) LayersAskAge(s Scheme, p Place) bool { return b.scheduleAt(s, p).aged }

// LayersUntil returns the first month after m in which other layers hold in
// the place; 0 if none is known to follow.
func (b *Book) LayersUntil(s Scheme, m Month, p Place) Month {
	plan := b.scheduleAt(s, p)
	return plan.until(plan.at(m))
}
