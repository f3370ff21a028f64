package people

import (
	"errors"
	"strings"
	"sync"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules/document"
)

// together is how many people are read, then answered, then written at a time:
// each of the three works best while it has the processor to itself.
const together = 32

// A desk is where a worker reads, answers and writes.
type desk struct {
	worker *calc.Worker
	parser *Parser
	writer *Writer
	people [together]answered
	n      int // of people
}

// mostFaults are held of a block before they are told.
const mostFaults = 4096

// longLine is a line whose person does not leave its memory to the next one: a
// list may have had thousands of items.
const longLine = 4096

// answered is a row with what is answered about it.
type answered struct {
	number  int64
	size    int // of the line
	row     Row
	figures []calc.Figures
	unread  document.Faults
	err     error
}

// desks are those of the workers of a run.
type desks struct {
	batch  *calc.Batch
	layout *Layout
	known  sync.Map // by worker
	late   *desk    // for what is left of blocks when they are delivered
}

// of returns the desk of a worker.
func (ds *desks) of(w *calc.Worker) *desk {
	if d, ok := ds.known.Load(w); ok {
		return d.(*desk)
	}
	d := newDesk(ds.batch, ds.layout)
	d.worker = w
	ds.known.Store(w, d)
	return d
}

func newDesk(b *calc.Batch, l *Layout) *desk {
	d := &desk{parser: l.Parser(), writer: NewWriter(b)}
	figures := shares[calc.Figures](b.Laws())
	ids, homes, held, rows := shares[byte](32), shares[calc.Residence](2), shares[calc.Status](4), shares[calc.Row](8)
	for i := range d.people {
		a := &d.people[i]
		a.figures = figures[i][:b.Laws()]
		a.row.ID, a.row.Residence, a.row.Status, a.row.Rows = ids[i], homes[i], held[i], rows[i]
	}
	return d
}

// shares returns memory for n items of each person, all in one piece: small
// pieces would lie between those of other desks, which other processors write.
func shares[T any](n int) (out [together][]T) {
	all := make([]T, together*n)
	for i := range out {
		out[i], all = all[:0:n], all[n:]
	}
	return out
}

// answer reads and answers the lines of the block, until there are too many
// faults to hold: then the rest is left.
func (d *desk) answer(k *block) {
	k.out, k.faults, k.rows, k.bad = k.out[:0], k.faults[:0], 0, 0
	for len(k.faults) < mostFaults && k.left.next() {
		d.read(&k.left)
		if d.n == together {
			d.finish(k)
		}
	}
	d.finish(k)
}

func (d *desk) read(c *cursor) {
	a := &d.people[d.n]
	d.n++
	if a.number, a.size = c.row, c.end-c.at; a.size > MaxLine {
		a.unread = document.Faults{tooLong}
		return
	}
	a.unread = d.parser.parse(c.passage, &a.row)
}

// finish answers and writes the people that were read.
func (d *desk) finish(k *block) {
	people := d.people[:d.n]
	for i := range people {
		if a := &people[i]; len(a.unread) == 0 {
			a.err = d.worker.Evaluate(a.figures, &a.row.Subject)
		}
	}
	out := k.out
	for i := range people {
		a := &people[i]
		if len(a.unread) > 0 {
			k.unreadable(a)
		} else {
			if a.err != nil {
				k.unanswered(a)
			}
			out = d.write(out, a)
		}
		if a.size > longLine {
			a.row = Row{}
		}
	}
	k.out, k.rows, d.n = out, k.rows+int64(d.n), 0
}

// write appends the lines of a person, one for each law that answered.
func (d *desk) write(out []byte, a *answered) []byte {
	for i := range a.figures {
		if f := &a.figures[i]; f.Answered != 0 {
			out = append(d.writer.Append(out, Answer{Row: a.number, Law: i, Person: &a.row, Figures: f}), '\n')
		}
	}
	return out
}

func (k *block) unreadable(a *answered) {
	k.bad++
	for _, f := range a.unread {
		k.faults = append(k.faults, Fault{Row: a.number, Column: f.Path, Fault: f})
	}
}

func (k *block) unanswered(a *answered) {
	var told calc.SubjectFaults
	if !errors.As(a.err, &told) {
		return
	}
	k.bad++
	for _, s := range told {
		for _, f := range s.Faults {
			k.faults = append(k.faults, Fault{Row: a.number, Column: columnFor(f.Path), Law: s.Law, Want: s.Want, Fault: f})
		}
	}
}

// columnFor returns the column that a path of a document stands for.
func columnFor(path string) string {
	for _, c := range [...]struct {
		path   string
		column column
	}{
		{"/record", recordColumn}, {"/person/status/", statusColumn}, {"/person/residence/", provinceColumn}, {"/income", incomeColumn},
		{"/method", methodColumn}, {"/months", monthsColumn}, {"/pension/since", sinceColumn},
	} {
		if strings.HasPrefix(path, c.path) {
			return columns[c.column]
		}
	}
	return ""
}
