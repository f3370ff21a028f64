package calc

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// The bounds of one record, and of the years by which hazardous work may lower
// an age.
const (
	MaxRows    = 600
	MaxMonths  = 1_200
	MaxLowered = 10
)

// A Life is a person with a record that was checked against the law of each
// of its payments. It is immutable.
type Life struct {
	setting
	rows   []Row
	record pension.Record
	kept   bool // some incomes stand as they were paid, though an imagined reform would refuse them
}

// Person returns whose life it is.
func (l *Life) Person() Person { return l.person }

// Record returns the insured time.
func (l *Life) Record() pension.Record { return l.record }

// Rows returns the rows of the record, an income below a floor that is only
// assumed lifted to it. They are not to be changed.
func (l *Life) Rows() []Row { return l.rows }

// LastMonth returns the last month that the record speaks of, an open row
// counted to its first.
func (l *Life) LastMonth() rules.Month { return lastMonth(l.rows) }

// Profile returns what support rules ask about the person in a month.
func (l *Life) Profile(m rules.Month) subsidy.Profile { return l.profile(m) }

// As returns the same record as that of another person. A place or a category
// that nobody knows helps nobody.
func (l *Life) As(p Person) *Life {
	k, out := checker{book: l.book}, *l
	out.setting = setting{book: l.book, person: p}
	if l.book == nil { // the zero Life, to which no law knows a place or a category
		out.held, out.homes = make([]rules.Category, len(p.Status)), make([]home, len(p.Residence))
		return &out
	}
	k.settle(&out.setting)
	return &out
}

// Life checks a person and the rows of a record against the law and returns
// them ready for questions. The error is a document.Faults with every fault of
// every row: a month before the law, an income below the floor, above the
// ceiling or off the step of the month in which it was paid, time that is said
// twice, time before birth.
func (c *Calculator) Life(p Person, rows []Row) (*Life, error) {
	chk := checker{book: c.book, born: p.Born}
	if !chk.typed(p, rows) {
		return nil, chk.faults.Err()
	}
	l := chk.life(p, rows)
	if faults := c.uncheckable(l); faults != nil {
		return nil, faults
	}
	if len(chk.faults) > 0 {
		return nil, chk.faults.Err()
	}
	return l, nil
}

// Partial returns the life as far as it can be told, for a document in which
// not everything was said or not everything was right: sex and birth may be
// zero, a row whose first month is zero is left out. What is wrong with the
// rest is told beside it, as Life tells it.
func (c *Calculator) Partial(p Person, rows []Row) (*Life, document.Faults) {
	var chk checker
	if p.Born != 0 && !readable(p.Born) {
		chk.inMonths("/person/born", p.Born)
		p.Born = 0
	}
	chk.book, chk.born = c.book, p.Born
	l := chk.life(p, chk.sayable(rows, 0))
	return l, append(chk.faults, c.uncheckable(l)...)
}

// Longer returns the life with rows behind its own. What is wrong with them is
// told as Life tells it; they are counted behind the rows of the record.
func (c *Calculator) Longer(l *Life, rows []Row) (*Life, document.Faults) {
	chk := checker{book: c.book, born: l.person.Born}
	out := chk.longer(l, chk.sayable(rows, len(l.rows)))
	return out, chk.faults
}

// A checker gathers what is wrong with a record.
type checker struct {
	book    *rules.Book
	enacted *rules.Book // without imagined reforms, once it was asked for
	born    rules.Month
	faults  document.Faults
	kept    bool // an income stands that an imagined reform would refuse

	memory *memory // nil if it remembers nothing
	plan   *plan   // for plain rows, if there is one
}

// sayable returns the rows, the first of which has a position. Those without a
// first month, and those that no document could say, of which is told what is
// wrong with them, are left out: empty ones stand in their place.
func (k *checker) sayable(rows []Row, first int) []Row {
	rows = slices.Clone(rows)
	for i := range rows {
		r := &rows[i]
		if r.From != 0 && !r.sayable() {
			k.typedRow("/record/"+strconv.Itoa(first+i), r)
			r.From = 0
		}
		if r.From == 0 {
			*r = Row{}
		}
	}
	return rows
}

func (k *checker) life(p Person, rows []Row) *Life {
	p.Residence, p.Status = slices.Clone(p.Residence), slices.Clone(p.Status)
	l := &Life{}
	k.fill(l, &p, slices.Clone(rows), make([]pension.Spell, 0, len(rows)))
	return l
}

// fill makes l the life of the person with these rows, both of which it keeps;
// spells is memory for as many. It returns that memory.
func (k *checker) fill(l *Life, p *Person, rows []Row, spells []pension.Spell) []pension.Spell {
	l.book, l.person, l.rows, l.kept = k.book, *p, rows, false
	k.settle(&l.setting)
	return k.recorded(l, 0, spells)
}

// longer returns a life with rows behind those that were checked already.
func (k *checker) longer(l *Life, rows []Row) *Life {
	out := &Life{setting: l.setting, rows: slices.Concat(l.rows, rows), kept: l.kept}
	k.recorded(out, len(l.rows), make([]pension.Spell, 0, len(out.rows)))
	return out
}

// recorded checks the rows of the life from the i-th on and makes the record
// of all, in the memory for spells, which it returns.
func (k *checker) recorded(l *Life, first int, spells []pension.Spell) []pension.Spell {
	spells, months, before, lifts := slices.Grow(spells, len(l.rows))[:len(l.rows)], 0, len(k.faults), false
	lifting := k.book.Lifting()
	for i := range l.rows {
		r := &l.rows[i]
		if r.From != 0 { // else it could not be read
			months += r.Months()
			if i >= first {
				k.row(i, r)
			}
		}
		r.fillSpell(&spells[i])
		lifts = lifts || max(r.Until, r.Paid+1) > lifting && k.liftable(r)
	}
	if len(l.rows) > MaxRows || months > MaxMonths {
		k.tooMuch(before, len(l.rows), months)
	}
	if !l.record.Take(spells) {
		k.clashes(l.rows)
		return spells
	}
	l.kept = l.kept || k.kept
	if lifts {
		l.rows = k.lifted(l.rows)
		l.record, _ = pension.NewRecord(spellsOf(l.rows))
	}
	return spells
}

func spellsOf(rows []Row) []pension.Spell {
	spells := make([]pension.Spell, len(rows))
	for i := range rows {
		spells[i] = rows[i].spell()
	}
	return spells
}

// clashes reports the rows that share a month.
func (k *checker) clashes(rows []Row) {
	spells := spellsOf(rows)
	_, clashes := pension.NewRecord(spells)
	for _, c := range clashes {
		k.fault(c[1], "", Overlap, rules.Cite{}, spells[c[1]].From.String(), "",
			"shares months with row %d, which ends in %s; a month counts once", c[0], spells[c[0]].Until-1)
	}
}

// tooMuch reports a record beyond the bounds, before the faults of its rows.
func (k *checker) tooMuch(at, rows, months int) {
	k.faults = slices.Insert(k.faults, at, document.Fault{
		Code: TooManyMonths, Path: "/record", Bound: fmt.Sprintf("%d rows, %d months", MaxRows, MaxMonths),
		Hint: hints[TooManyMonths], Message: fmt.Sprintf("%d rows with %d months", rows, months),
	})
}

// spell returns the row as insured time; an open row goes on to the last
// month there is.
func (r *Row) spell() (s pension.Spell) {
	r.fillSpell(&s)
	return s
}

func (r *Row) fillSpell(s *pension.Spell) {
	if r.From == 0 { // it could not be read
		*s = pension.Spell{Withdrawn: true}
		return
	}
	s.Period, s.Scheme, s.Monthly, s.Settled, s.Withdrawn = r.Period, r.Scheme, r.Amount, r.Level == Average, r.Withdrawn
	s.Every, s.PaidIn, s.Backpaid = 0, 0, 0
	if s.Until == 0 {
		s.Until = rules.LastMonth + 1
	}
	if r.Scheme != pension.Voluntary && r.Method == 0 && r.Paid == 0 {
		return
	}
	if r.Scheme == pension.Voluntary {
		s.Every = r.Method.Regular()
	}
	if r.AtOnce() {
		s.PaidIn = r.PaidIn()
	}
	if r.Method.Backfills() {
		s.Backpaid = r.Paid
	}
}

// fault reports a fault of row i; key is the field, "" for the row itself.
func (k *checker) fault(i int, key string, code document.Code, cite rules.Cite, value, bound, format string, args ...any) {
	path := "/record/" + strconv.Itoa(i)
	if key != "" {
		path += "/" + key
	}
	k.faults = append(k.faults, document.Fault{
		Code: code, Path: path, Value: value, Bound: bound, Source: cite.String(),
		Hint: hints[code], Message: fmt.Sprintf(format, args...),
	})
}
