package rules

import (
	"math/bits"
	"slices"
)

// Terms are what the law of a month asks of a voluntary contribution, side by
// side in a few words of memory: whole records are held to them.
type Terms struct {
	Bounds
	step   VND // 0 if none is known
	base   VND // from which steps are counted
	lowest VND // 0 if no lowest income is known
	most   VND // see Below
	until  Month
	// Monthly: months may be paid one by one.
	Monthly bool
	assumed bool
}

// Bounds are what Terms ask of months paid one by one for a time, as long as
// the same steps hold. The zero Bounds allow nothing.
type Bounds struct {
	from   VND       // the lowest income on a step that all laws of the time allow
	span   uint64    // from there to the highest
	on     multiples // of the step
	steady Month     // before this month, from which on steps may be others
	minAge Month     // of age; 0 if none is known
}

// termsOf sets the terms of the law; its bounds are compiled already.
func termsOf(l *Law) (t Terms) {
	c := &l.Contribution
	t.base, t.most, t.until = c.Floor.Value, c.most, l.bounds
	if c.Floor.State == Known {
		t.lowest = c.Floor.Value
	}
	if c.Step.State == Known {
		t.step = max(0, c.Step.Value)
	}
	t.on = multiplesOf(t.step)
	if c.MinAge.State == Known {
		t.minAge = Month(c.MinAge.Value)
	}
	t.Monthly, t.assumed = c.Periods.Value.Has(1), c.Floor.Cite.Assumed()
	return t
}

// compileTerms lays the terms of all laws side by side.
func (b *Book) compileTerms() {
	all := make([]Terms, len(b.laws)+1)
	all[len(b.laws)] = termsOf(b.none)
	b.terms, b.noTerms, b.lastTerms = make([]*Terms, 0, len(b.byMonth)), &all[len(b.laws)], &all[max(0, len(b.laws)-1)]
	for i, l := range b.laws {
		all[i] = termsOf(l)
		for range b.heldFor(i) {
			b.terms = append(b.terms, &all[i])
		}
	}
	b.lifting = LastMonth + 1
	if i := slices.IndexFunc(all[:len(b.laws)], func(t Terms) bool { return t.assumed }); i >= 0 {
		b.lifting = b.laws[i].Since
	}
	b.compileSteady(all)
}

// Lifting returns the first month of a lowest income that is only assumed; one
// after the last month there is if none is.
func (b *Book) Lifting() Month { return b.lifting }

// A window is what several laws, one after the other, have in common.
type window struct {
	highest, least VND   // the highest of the lowest incomes and the lowest of the highest
	steady         Month // before this month, from which on steps may be others
}

// compileSteady notes how long the same steps hold, and between which incomes
// all terms of that time allow whatever is on one of them; past the horizon
// nothing is gathered.
func (b *Book) compileSteady(all []Terms) {
	var w window
	for i := len(b.laws) - 1; i >= 0; i-- {
		t, after := &all[i], w
		w = window{t.lowest, t.most, LastMonth + 1}
		if i < len(b.laws)-1 {
			if since := b.laws[i+1].Since; since > b.horizon || !t.sameSteps(&all[i+1]) {
				w.steady = since
			} else {
				w = window{max(w.highest, after.highest), min(w.least, after.least), after.steady}
			}
		}
		t.bound(w)
	}
}

// sameSteps reports whether whatever is on a step of the terms is on one of
// those after them.
func (t *Terms) sameSteps(next *Terms) bool {
	return next.step == 0 || t.step == next.step && (t.base-next.base)%t.step == 0
}

// bound makes the bounds those of a window, unless it is shut.
func (t *Terms) bound(w window) {
	from := w.highest
	if t.step > 0 {
		from += (t.step - (from-t.base)%t.step) % t.step
	}
	if from <= w.least {
		t.from, t.span, t.steady = from, uint64(w.least-from), w.steady
	}
}

// AllowTo reports whether the income is on a step and within all bounds up to a
// month, the last one, by what can be said without looking at that time law by
// law; if it is not, it may yet be.
func (t *Bounds) AllowTo(income VND, last Month) bool {
	above := uint64(income - t.from) // more than any span if it is below
	return last < t.steady && above <= t.span && t.on.has(above)
}

// AllowTo is that of the bounds.
func (t *Terms) AllowTo(income VND, last Month) bool { return t.Bounds.AllowTo(income, last) }

// Settled returns the same bounds without those of income: of time that is
// settled, or paid on another one.
func (t *Bounds) Settled() Bounds {
	return Bounds{span: uint64(MaxVND), steady: LastMonth + 1, minAge: t.minAge, on: multiplesOf(0)}
}

// multiples are those of an amount, told without a division: an odd number
// times its inverse modulo 2^64 is 1, so that a multiple of it is brought back
// to how many times it is, and any other number to more than there can be.
type multiples struct {
	inverse, most uint64 // of the amount without its twos
	twos          uint64 // one less than the power of two that divides it
}

// multiplesOf returns those of an amount; of 0, all numbers.
func multiplesOf(v VND) (m multiples) {
	if m.most = 1<<64 - 1; v <= 0 {
		return m
	}
	twos := bits.TrailingZeros64(uint64(v))
	odd := uint64(v) >> twos
	m.inverse, m.twos = odd, 1<<twos-1
	for range 5 { // each time twice as many bits are right, from three on
		m.inverse *= 2 - odd*m.inverse
	}
	m.most /= odd
	return m
}

// has reports whether v is one of them.
func (m *multiples) has(v uint64) bool {
	times := v * m.inverse
	return times <= m.most && times&m.twos == 0
}

// Terms returns the terms of a month.
func (b *Book) Terms(m Month) *Terms {
	i := int(m - b.none.Before)
	switch {
	case uint(i) < uint(len(b.terms)):
		return b.terms[i]
	case i < 0:
		return b.noTerms
	}
	return b.lastTerms
}

// Allow reports whether they let anybody choose the income until they change:
// it is at least the lowest, on a step, and never above the highest.
func (t *Terms) Allow(income VND) bool {
	return income >= t.lowest && income <= t.most && t.on.has(uint64(income-t.base))
}

// Until returns the first later month with another lowest income or step; 0 if
// none is known to follow.
func (t *Terms) Until() Month { return t.until }

// MinAge returns the age in months from which one may pay; 0 if none is known.
func (t *Terms) MinAge() int { return int(t.minAge) }

// Youngest is MinAge as Months are counted.
func (t *Bounds) Youngest() Month { return t.minAge }

// Lifts reports whether the income is below a lowest one that is only assumed.
func (t *Terms) Lifts(income VND) bool { return t.assumed && income < t.base }
