package calc

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// The bounds of one record.
const (
	MaxRows   = 600
	MaxMonths = 1_200
)

// A Life is a person with a record that was checked against the law of each
// of its payments. It is immutable.
type Life struct {
	person Person
	homes  []home
	rows   []Row
	record pension.Record
}

// Person returns whose life it is.
func (l *Life) Person() Person { return l.person }

// Record returns the insured time.
func (l *Life) Record() pension.Record { return l.record }

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
	if err := chk.faults.Err(); err != nil {
		return nil, err
	}
	return l, nil
}

// A checker gathers what is wrong with a record.
type checker struct {
	book   *rules.Book
	born   rules.Month
	file   string
	faults document.Faults
}

func (k *checker) life(p Person, rows []Row) *Life {
	k.statuses(p)
	k.bounded(rows)
	spells := make([]pension.Spell, len(rows))
	for i := range rows {
		k.row(i, &rows[i])
		spells[i] = rows[i].spell()
	}
	record, clashes := pension.NewRecord(spells)
	for _, c := range clashes {
		k.fault(c[1], &rows[c[1]], "", Overlap, rules.Cite{}, spells[c[1]].From.String(), "",
			"shares months with row %d, which ends in %s; a month counts once", c[0], spells[c[0]].Until-1)
	}
	p.Residence, p.Status = slices.Clone(p.Residence), slices.Clone(p.Status)
	return &Life{person: p, homes: k.homes(p), rows: slices.Clone(rows), record: record}
}

func (k *checker) bounded(rows []Row) {
	months := 0
	for i := range rows {
		if rows[i].From != 0 { // else it could not be read
			months += rows[i].Months()
		}
	}
	if len(rows) > MaxRows || months > MaxMonths {
		k.faults = append(k.faults, document.Fault{
			Code: TooManyMonths, File: k.file, Path: "/record", Bound: fmt.Sprintf("%d rows, %d months", MaxRows, MaxMonths),
			Hint: hints[TooManyMonths], Message: fmt.Sprintf("%d rows with %d months", len(rows), months),
		})
	}
}

// spell returns the row as insured time; an open row goes on to the last
// month there is.
func (r *Row) spell() pension.Spell {
	s := pension.Spell{Period: r.Period, Scheme: r.Scheme, Monthly: r.Amount, Settled: r.Level == Average, Withdrawn: r.Withdrawn}
	if s.Until == 0 {
		s.Until = rules.LastMonth + 1
	}
	if r.Scheme == pension.Voluntary {
		s.Every = r.Method.Regular()
	}
	if r.atOnce() {
		s.PaidIn = r.paidIn()
	}
	if r.Method.Backfills() {
		s.Backpaid = r.Paid
	}
	return s
}

// fault reports a fault of row i; key is the field, "" for the row itself.
func (k *checker) fault(i int, r *Row, key string, code document.Code, cite rules.Cite, value, bound, format string, args ...any) {
	path := "/record/" + strconv.Itoa(i)
	if key != "" {
		path += "/" + key
	}
	k.faults = append(k.faults, document.Fault{
		Code: code, File: k.file, Path: path, Line: r.line, Col: r.col, Value: value, Bound: bound, Source: cite.String(),
		Hint: hints[code], Message: fmt.Sprintf(format, args...),
	})
}
