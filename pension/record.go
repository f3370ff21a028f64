// Package pension reads a record of insured months and says what it earns:
// the retirement age, the pension, the benefits paid once.
package pension

import (
	"cmp"
	"slices"

	"github.com/volsi/volsi/rules"
)

// A Scheme is the insurance under which a month was paid.
type Scheme uint8

// Voluntary insurance (bảo hiểm xã hội tự nguyện) and compulsory insurance
// (bảo hiểm xã hội bắt buộc).
const (
	Voluntary Scheme = iota + 1
	Compulsory
)

var schemes = []string{"", "voluntary", "compulsory"}

// String returns "voluntary" or "compulsory".
func (s Scheme) String() string { return schemes[min(int(s), 2)] }

// MarshalText returns the scheme as in String.
func (s Scheme) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// A Spell is a run of months paid under one scheme at one level (quá trình đóng).
type Spell struct {
	rules.Period             // closed
	Scheme       Scheme      //
	Monthly      rules.VND   // income or salary of each month, đồng
	Settled      bool        // Monthly is an average already settled: it is not indexed again
	Backpaid     rules.Month // the month in which missing months were paid at once: they count from then on; 0 otherwise
	PaidIn       rules.Month // the month of the one payment for the whole spell; 0: paid period by period
	Every        int         // months that one payment covers; 0 stands for 1
	Withdrawn    bool        // already taken as a one-time benefit: counts for nothing
}

// A Record is a person's insured time as spells in order of time, none
// overlapping another. Reading it takes time in the number of spells, not of
// months.
type Record struct {
	spells []Spell
	lay    func() []Spell              // lays them out when they are looked at; nil: they are
	whole  Time                        // all months that count
	end    rules.Month                 // from which on all of them do
	joined [Compulsory + 1]rules.Month // the first month that counts, by scheme
	last   rules.Month                 // the last month paid
	lastBy Scheme
	most   rules.VND // the highest amount of a month

	indexed int64                // the sum of all months, where it is known beforehand
	by      *rules.IndexationLaw // the law by which it is
}

// Totals are what plain spells add up to: those in order of time that were paid
// month by month, each in its time, and are not taken out.
type Totals struct {
	Time             Time
	JoinedVoluntary  rules.Month // the first month; 0 if there is none
	JoinedCompulsory rules.Month
	End              rules.Month          // the month after the last one; 0 if there are no spells
	Last             Scheme               // of the last one
	Most             rules.VND            // the highest amount of a month
	Indexed          int64                // what all months come to, indexed, in millionths
	By               *rules.IndexationLaw // by which they are; nil if they are not
}

// Hold makes r the record of plain spells of which the caller knows the totals.
// It is Take for who reads many records: lay lays the spells out if somebody
// looks at them, and the totals often say enough.
func (r *Record) Hold(lay func() []Spell, t *Totals) {
	r.spells, r.lay = nil, lay
	r.end, r.last, r.lastBy = t.End, max(0, t.End-1), t.Last
	r.whole.Voluntary, r.whole.Compulsory = t.Time.Voluntary, t.Time.Compulsory
	r.joined[Voluntary], r.joined[Compulsory] = t.JoinedVoluntary, t.JoinedCompulsory
	r.most, r.indexed, r.by = t.Most, t.Indexed, t.By
}

// all returns the spells.
func (r *Record) all() []Spell {
	if r.lay != nil {
		r.spells, r.lay = r.lay(), nil
	}
	return r.spells
}

// NewRecord returns the record of the given spells. A month counts once:
// clashes are pairs of positions of spells that share a month, and no record
// comes with them.
func NewRecord(spells []Spell) (r Record, clashes [][2]int) {
	if r.Take(slices.Clone(spells)) {
		return r, nil
	}
	return Record{}, clashing(spells)
}

// Take makes r the record of the given spells, which it keeps and puts in
// order. It reports false, and r is empty, if two of them share a month.
func (r *Record) Take(spells []Spell) bool {
	*r = Record{spells: spells}
	if !r.measure() {
		slices.SortStableFunc(spells, byStart)
		*r = Record{spells: spells}
		if !r.measure() {
			*r = Record{}
			return false
		}
	}
	return true
}

func byStart(a, b Spell) int { return cmp.Compare(a.From, b.From) }

// measure notes what is asked of every record. It reports false if the spells
// are not in order, or share a month.
func (r *Record) measure() bool {
	until := rules.Month(0) // of the spells before that have months
	for i := range r.spells {
		s := &r.spells[i]
		months := int(s.Until - s.From)
		if i > 0 && s.From < r.spells[i-1].From || months > 0 && s.From < until {
			return false
		}
		until = max(until, s.Until)
		r.most = max(r.most, s.Monthly)
		if s.Withdrawn || months <= 0 {
			continue
		}
		joined, last := max(s.From, s.Backpaid), max(s.Until-1, s.Backpaid)
		r.end = max(r.end, last+1)
		if s.Scheme == Voluntary {
			r.whole.Voluntary += months
		} else {
			r.whole.Compulsory += months
		}
		if first := &r.joined[min(s.Scheme, Compulsory)]; *first == 0 || joined < *first {
			*first = joined
		}
		if last > r.last {
			r.last, r.lastBy = last, s.Scheme
		}
	}
	return true
}

// clashing returns the pairs of spells that share a month.
func clashing(spells []Spell) (clashes [][2]int) {
	order := make([]int, len(spells))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(spells[a].From, spells[b].From) })
	last := -1 // the spell that reaches furthest so far
	for _, i := range order {
		if spells[i].Until <= spells[i].From {
			continue // no month is shared
		}
		if last >= 0 && spells[last].Overlaps(spells[i].Period) {
			clashes = append(clashes, [2]int{last, i})
		}
		if last < 0 || spells[i].Until > spells[last].Until {
			last = i
		}
	}
	return clashes
}

// Spells returns a copy of the spells.
func (r Record) Spells() []Spell { return slices.Clone(r.all()) }

// before returns how many of the spell's months count before month m.
func (s *Spell) before(m rules.Month) rules.Period {
	p := s.Period
	if s.Withdrawn || s.Backpaid >= m {
		p.Until = p.From
	}
	p.Until = max(p.From, min(p.Until, m))
	return p
}

// Time is a number of insured months by scheme (thời gian đóng).
type Time struct{ Voluntary, Compulsory int }

// Insured returns the months under both schemes together.
func (t Time) Insured() int { return t.Voluntary + t.Compulsory }

// Before returns the insured months before month m.
func (r Record) Before(m rules.Month) Time { return r.before(m) }

// before is Before without a copy of the record, as are those below: copying
// what was just written is slow.
func (r *Record) before(m rules.Month) Time {
	if m >= r.end {
		return r.whole
	}
	return r.within(0, m)
}

// Within returns the insured months from a month on and before another.
func (r Record) Within(from, until rules.Month) Time { return r.within(from, until) }

func (r *Record) within(from, until rules.Month) (t Time) {
	spells := r.all()
	for i := range spells {
		s := &spells[i]
		p := s.before(until)
		n := max(0, int(p.Until-max(p.From, from)))
		if s.Scheme == Voluntary {
			t.Voluntary += n
		} else {
			t.Compulsory += n
		}
	}
	return t
}

// LastPaid returns the last month before m with insured time or a payment of
// missing months, and its scheme; 0 if there is none.
func (r Record) LastPaid(m rules.Month) (last rules.Month, scheme Scheme) { return r.lastPaid(m) }

func (r *Record) lastPaid(m rules.Month) (last rules.Month, scheme Scheme) {
	if m >= r.end {
		return r.last, r.lastBy
	}
	return r.lastBefore(m)
}

func (r *Record) lastBefore(m rules.Month) (last rules.Month, scheme Scheme) {
	spells := r.all()
	for i := range spells {
		s := &spells[i]
		p := s.before(m)
		if end := max(p.Until-1, s.Backpaid); p.Until > p.From && end > last {
			last, scheme = end, s.Scheme
		}
	}
	return last, scheme
}

// JoinedVoluntary returns the first month of voluntary insurance that still
// counts; 0 if there is none. Missing months paid at once are joined when they
// are paid.
func (r Record) JoinedVoluntary() rules.Month { return r.joined[Voluntary] }

// JoinedCompulsory returns the first month of compulsory insurance that still
// counts; 0 if there is none.
func (r Record) JoinedCompulsory() rules.Month { return r.joined[Compulsory] }

// joined returns the month in which the spell makes somebody insured.
func (s *Spell) joined() rules.Month { return max(s.From, s.Backpaid) }

// Completes returns the month in which the insured months, counted in order of
// time, reach need; 0 if they never do.
func (r Record) Completes(need int) rules.Month {
	have, latest := 0, rules.Month(0)
	spells := r.all()
	for i := range spells {
		s := &spells[i]
		if s.Withdrawn {
			continue
		}
		latest = max(latest, s.Backpaid)
		if n := s.Months(); have+n < need {
			have += n
			continue
		}
		return max(latest, s.From+rules.Month(max(0, need-have-1)))
	}
	return 0
}
