package calc

import (
	"slices"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A plan is what a book has to say to plain rows, laid out by their kind and by
// month: what they must keep to, and what they add up to for the questions of a
// batch. It is made once a batch and shared by its workers. What it refuses is
// not wrong: it is left to the checker.
type plan struct {
	kinds  [kindsOfRow]planned
	bounds [256]rules.Bounds // the first refuse everything
	n      int               // of bounds

	month  rules.Month          // of the batch
	most   int                  // months that the State supports in a life
	counts bool                 // months of support are those since it began, up to most
	by     *rules.IndexationLaw // whose factors are summed; nil if they are not known
}

// kindsOfRow is how many kinds of row there can be, by scheme and level.
const kindsOfRow = 16

// A planned is a kind of row in a plan.
type planned struct {
	bounds []uint8     // position in the plan's, by the month with which a row begins, from earliestRecord on
	sums   []int64     // of the factors of the months from earliestRecord on
	since  rules.Month // from which on the State supports
}

// kind returns the number of the row's kind.
func (r *Row) kind() uint { return uint(r.Scheme)<<2 | uint(r.Level) }

// plain reports whether its months were paid one by one, each in its time, and
// nothing else is said of them.
func (r *Row) plain() bool {
	return r.Method == subsidy.EveryMonth && r.Paid == 0 && !r.HasFundRate && !r.Withdrawn && !r.SupportGiven && uint8(r.Scheme)|uint8(r.Level) < 4
}

// planOf lays the book out for questions of a month.
func planOf(b *rules.Book, month rules.Month) *plan {
	p := &plan{month: month, n: 1}
	open := p.place(new(rules.Bounds).Settled())
	for m := earliestRecord; m <= b.Horizon(); m++ {
		p.add(open, pension.Compulsory, Salary, Average)
		if terms := b.Terms(m); m >= b.FirstContribution().Since && terms.Monthly {
			p.add(p.place(terms.Bounds), pension.Voluntary, Income)
			p.add(p.place(terms.Settled()), pension.Voluntary, Average)
		} else {
			p.add(0, pension.Voluntary, Income, Average)
		}
	}
	p.supports(b)
	p.indexes(b)
	return p
}

// place returns the position of the bounds, which are put behind the others if
// they are new.
func (p *plan) place(bounds rules.Bounds) uint8 {
	if i := slices.Index(p.bounds[:p.n], bounds); i >= 0 {
		return uint8(i)
	}
	if p.n == len(p.bounds) {
		return 0
	}
	p.bounds[p.n] = bounds
	p.n++
	return uint8(p.n - 1)
}

// of returns a kind in the plan.
func (p *plan) of(scheme pension.Scheme, level Level) *planned {
	return &p.kinds[(&Row{Scheme: scheme, Level: level}).kind()]
}

// add adds the bounds of the next month to kinds of row.
func (p *plan) add(bounds uint8, scheme pension.Scheme, levels ...Level) {
	for _, level := range levels {
		kind := p.of(scheme, level)
		kind.bounds = append(kind.bounds, bounds)
	}
}

// supports notes since when the State supports voluntary months.
func (p *plan) supports(b *rules.Book) {
	since, most, steady := b.On(p.month - 1).Support.Steady()
	for i := range p.kinds {
		p.kinds[i].since = rules.LastMonth + 1
	}
	if p.counts = steady && since != 0; p.counts {
		p.most = most
		p.of(pension.Voluntary, Income).since, p.of(pension.Voluntary, Average).since = since, since
	}
}

// indexes sums the factors of a pension that is asked for in the month of the
// batch.
func (p *plan) indexes(b *rules.Book) {
	law := &b.On(p.month + 1).Indexation
	if p.month+1 <= b.Horizon() && law.Voluntary.State == rules.Known && law.Compulsory.State == rules.Known {
		p.by = law
	}
	for m := earliestRecord; m <= b.Horizon(); m++ {
		p.of(pension.Voluntary, Average).factor(rules.One, true)
		p.of(pension.Compulsory, Average).factor(rules.One, true)
		if p.by == nil {
			p.of(pension.Voluntary, Income).factor(0, true)
			p.of(pension.Compulsory, Salary).factor(0, true)
			continue
		}
		p.of(pension.Voluntary, Income).factor(law.Voluntary.Value.Of(m.Year()))
		p.of(pension.Compulsory, Salary).factor(law.Compulsory.Value.Of(m.Year()))
	}
}

// factor adds the factor of the next month; rows that begin in one that has
// none are refused.
func (k *planned) factor(r rules.Rate, ok bool) {
	if len(k.sums) == 0 {
		k.sums = append(k.sums, 0)
	}
	n := len(k.sums)
	if !ok {
		k.bounds[n-1] = 0
	}
	k.sums = append(k.sums, k.sums[n-1]+int64(r))
}

// A tally is what the rows of somebody add up to.
type tally struct {
	pension.Totals
	supported int // months that the State supports, without a limit
}

// read reports whether all rows are plain, in order, and within what the law
// asks of their kind; it makes them spells, as many as there are, and adds them
// up. Its sums have no branches of their own, and it writes little: people come
// by the million.
func (p *plan) read(rows []Row, born rules.Month, spells []pension.Spell, t *tally) bool {
	var months [4]int
	joined := [4]rules.Month{1: rules.LastMonth + 1, 2: rules.LastMonth + 1}
	left, end, sum, supported, most := rows, rules.Month(0), int64(0), rules.Month(0), rules.VND(0)
	if born == 0 {
		born = -rules.LastMonth // not said, so that no age is too young
	}
	for i := range spells {
		r := &left[0]
		if left = left[1:]; !r.plain() {
			return false
		}
		kind, at := &p.kinds[r.kind()], uint(r.From-earliestRecord)
		if at >= uint(len(kind.bounds)) || r.Until <= r.From || r.From < end {
			return false
		}
		if b := &p.bounds[kind.bounds[at]]; r.From < born+b.Youngest() || !b.AllowTo(r.Amount, r.Until-1) {
			return false
		}
		n, scheme := uint(r.Until-r.From), r.Scheme&3
		if at+n >= uint(len(kind.sums)) {
			return false
		}
		sum += int64(r.Amount) * (kind.sums[at+n] - kind.sums[at])
		months[scheme] += int(n)
		joined[scheme] = min(joined[scheme], r.From)
		most = max(most, r.Amount)
		supported += max(0, r.Until-max(r.From, kind.since))
		end = r.Until
		s := &spells[i]
		s.Period, s.Scheme, s.Monthly, s.Settled, s.Withdrawn = r.Period, r.Scheme, r.Amount, r.Level == Average, false
		s.Every, s.PaidIn, s.Backpaid = 1, 0, 0
	}
	t.Time.Voluntary, t.Time.Compulsory = months[pension.Voluntary], months[pension.Compulsory]
	t.JoinedVoluntary, t.JoinedCompulsory = joined[pension.Voluntary], joined[pension.Compulsory]
	t.Most, t.Indexed, t.By, t.supported = most, sum, p.by, int(supported)
	return t.Time.Insured() <= MaxMonths
}
