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

	month    rules.Month          // of the batch
	youngest rules.Month          // age of which a voluntary row is left to the checker below it
	most     int                  // months that the State supports in a life
	counts   bool                 // months of support are those since it began, up to most
	by       *rules.IndexationLaw // whose factors are summed; nil if they are not known
}

// kindsOfRow is how many kinds of row there can be, by scheme and level.
const kindsOfRow = 16

// A planned is a kind of row in a plan: what its months say, from earliestRecord
// on. Behind the last month stand the sums of all.
type planned []monthPlan

// A monthPlan is what a reader of rows wants of a month, found in one place: in
// the lower bits how many of the months before it the State supports, above
// them the sum of the factors of the months before it, and in the highest byte
// the position among the plan's bounds of those that a row keeps to which
// begins with it.
type monthPlan uint64

const (
	boundsBits  = 8
	supportBits = 12 // enough for all months that there are
	sumBits     = 64 - boundsBits - supportBits
)

func (m monthPlan) bounds() uint8 { return uint8(m >> (64 - boundsBits)) }

func (m monthPlan) sum() int64 { return int64(m << boundsBits >> (boundsBits + supportBits)) }

func (m monthPlan) supported() int { return int(m % (1 << supportBits)) }

// kind returns the number of the row's kind.
func (r *Row) kind() uint { return uint(r.Scheme&3)<<2 | uint(r.Level&3) }

// plain reports whether its months were paid one by one, each in its time, and
// nothing else is said of them. It asks once, for all there is to ask.
func (r *Row) plain() bool {
	said := bit(r.HasFundRate) | bit(r.Withdrawn) | bit(r.SupportGiven) | uint8(r.Method^subsidy.EveryMonth) | (uint8(r.Scheme)|uint8(r.Level))&^3
	return rules.Month(said)|r.Paid == 0
}

func bit(b bool) (n uint8) {
	if b {
		n = 1
	}
	return n
}

// planOf lays the book out for questions of a month.
func planOf(b *rules.Book, month rules.Month) *plan {
	p := &plan{month: month, n: 1}
	open := p.place(new(rules.Bounds).Settled())
	for m := earliestRecord; m <= b.Horizon(); m++ {
		p.put(open, pension.Compulsory, Salary, Average)
		if terms := b.Terms(m); m >= b.FirstContribution().Since && terms.Monthly {
			p.youngest = max(p.youngest, terms.Youngest())
			p.put(p.place(terms.Bounds), pension.Voluntary, Income)
			p.put(p.place(terms.Settled()), pension.Voluntary, Average)
		} else {
			p.put(0, pension.Voluntary, Income, Average)
		}
	}
	p.sums(b, p.supports(b))
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

// put puts down the bounds of the next month for kinds of row.
func (p *plan) put(bounds uint8, scheme pension.Scheme, levels ...Level) {
	for _, level := range levels {
		kind := p.of(scheme, level)
		*kind = append(*kind, monthPlan(bounds)<<(64-boundsBits))
	}
}

// supports returns since when the State supports voluntary months.
func (p *plan) supports(b *rules.Book) rules.Month {
	since, most, steady := b.On(p.month - 1).Support.Steady()
	if p.counts = steady && since != 0; p.counts {
		p.most = most
		return since
	}
	return rules.LastMonth + 1
}

// sums adds up the months that are supported, and the factors of a pension that
// is asked for in the month of the batch.
func (p *plan) sums(b *rules.Book, supported rules.Month) {
	law := &b.On(p.month + 1).Indexation
	if p.month+1 <= b.Horizon() && law.Voluntary.State == rules.Known && law.Compulsory.State == rules.Known {
		p.by = law
	}
	one := func(int) (rules.Rate, bool) { return rules.One, true }
	voluntary, compulsory := unknownFactors, unknownFactors
	if p.by != nil {
		voluntary, compulsory = law.Voluntary.Value.Of, law.Compulsory.Value.Of
	}
	p.of(pension.Voluntary, Average).add(supported, one)
	p.of(pension.Compulsory, Average).add(rules.LastMonth+1, one)
	p.of(pension.Voluntary, Income).add(supported, voluntary)
	p.of(pension.Compulsory, Salary).add(rules.LastMonth+1, compulsory)
}

// unknownFactors are the factors where they are not known: nobody looks at
// their sums.
func unknownFactors(int) (rules.Rate, bool) { return 0, true }

// add adds up the months that are supported and the factors of a kind, which
// are those of years. Rows that begin in a month without one are refused, and
// all that reach a month before which they come to more than there is room for.
func (k *planned) add(supported rules.Month, of func(year int) (rules.Rate, bool)) {
	sum, n := uint64(0), monthPlan(0)
	months := *k
	for i := range months {
		m := earliestRecord + rules.Month(i)
		factor, ok := of(m.Year())
		if !ok {
			months[i] = 0
		}
		months[i] |= monthPlan(sum<<supportBits) | n
		if m >= supported {
			n++
		}
		if sum += uint64(factor); sum >= 1<<sumBits {
			*k = months[:i+1]
			return
		}
	}
	*k = append(months, monthPlan(sum<<supportBits)|n)
}

// A tally is what the rows of somebody add up to.
type tally struct {
	pension.Totals
	supported int // months that the State supports, without a limit
}

// A pass is what was added up of rows, from the last one on.
type pass struct {
	months    [4]int // by scheme
	joined    [4]rules.Month
	sum       int64 // of the indexed amounts
	supported int
	most      rules.VND
}

// read reports whether all rows are plain, in order, and within what the law
// asks of their kind, and adds them up.
func (p *plan) read(rows []Row, born rules.Month, t *tally) bool {
	var a pass
	if !p.add(&a, rows) {
		return false
	}
	t.End, t.Last = 0, 0
	if n := len(rows); n > 0 {
		t.End, t.Last = rows[n-1].Until, rows[n-1].Scheme
	}
	t.Time.Voluntary, t.Time.Compulsory = a.months[pension.Voluntary], a.months[pension.Compulsory]
	t.JoinedVoluntary, t.JoinedCompulsory = a.joined[pension.Voluntary], a.joined[pension.Compulsory]
	t.Most, t.Indexed, t.By, t.supported = a.most, a.sum, p.by, a.supported
	return t.Time.Insured() <= MaxMonths && (born == 0 || old(t.JoinedVoluntary, born+p.youngest) && old(t.JoinedCompulsory, born))
}

// add adds up the rows, the last one first, as long as they are plain. It has
// few branches and is alone with its sums: people come by the million.
func (p *plan) add(a *pass, rows []Row) bool {
	next := rules.LastMonth + 1
	for i := len(rows) - 1; i >= 0; i-- {
		r := &rows[i]
		kind, at := p.kinds[r.kind()], uint(r.From-earliestRecord)
		end := at + uint(r.Until-r.From)
		if !r.plain() || r.Until > next || end <= at || end >= uint(len(kind)) {
			return false
		}
		first := kind[at]
		if !p.bounds[first.bounds()].AllowTo(r.Amount, r.Until-1) {
			return false
		}
		all := kind[end] - first
		a.sum += int64(r.Amount) * all.sum()
		a.supported += all.supported()
		a.months[r.Scheme&3] += int(end - at)
		a.joined[r.Scheme&3] = r.From
		a.most = max(a.most, r.Amount)
		next = r.From
	}
	return true
}

// old reports whether somebody joined in a month or later, if at all.
func old(joined, least rules.Month) bool { return joined == 0 || joined >= least }

// layPlain makes plain rows spells.
func layPlain(rows []Row, spells []pension.Spell) {
	for i := range spells {
		r, s := &rows[i], &spells[i]
		s.Period, s.Scheme, s.Monthly, s.Settled, s.Withdrawn = r.Period, r.Scheme, r.Amount, r.Level == Average, false
		s.Every, s.PaidIn, s.Backpaid = 1, 0, 0
	}
}
