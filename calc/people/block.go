package people

import (
	"errors"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules/document"
)

// together is how many people are read, then answered, then written at a time:
// each of the three works best while it has the processor to itself.
const together = 32

// mostFaults are held of a block before they are told.
const mostFaults = 4096

// longLine is a line whose person does not leave its memory to the next one: a
// list may have had thousands of items.
const longLine = 4096

// A block is some lines of a file with their answers.
type block struct {
	Block
	left   cursor // lines that are not answered yet
	batch  *calc.Batch
	worker *calc.Worker // answers what is left of a block when it is delivered
	parser *Parser
	writer *Writer
	people [together]answered
	n      int // of people
	out    []byte
	faults []Fault
	rows   int64
	bad    int64
}

// answered is a row with what is answered about it.
type answered struct {
	number  int64
	size    int // of the line
	row     Row
	figures []calc.Figures
	unread  document.Faults
	err     error
}

func newBlock(b *calc.Batch, l *Layout) *block {
	k := &block{batch: b, parser: l.Parser(), writer: NewWriter(b), out: make([]byte, 0, blockSize)}
	figures := make([]calc.Figures, together*b.Laws())
	for i := range k.people {
		k.people[i].figures, figures = figures[:b.Laws()], figures[b.Laws():]
	}
	return k
}

// answer reads and answers the lines of the block, until there are too many
// faults to hold: then the rest is left.
func (k *block) answer(w *calc.Worker) {
	k.out, k.faults, k.rows, k.bad = k.out[:0], k.faults[:0], 0, 0
	for len(k.faults) < mostFaults && k.left.next() {
		k.read(k.left.row, k.left.line)
		if k.n == together {
			k.finish(w)
		}
	}
	k.finish(w)
}

func (k *block) read(n int64, line []byte) {
	a := &k.people[k.n]
	k.n++
	if a.number, a.size = n, len(line); a.size > MaxLine {
		a.unread = document.Faults{{Code: TooLongLine, Message: "the line is too long"}}
		return
	}
	a.unread = k.parser.Parse(line, &a.row)
}

// finish answers and writes the people that were read.
func (k *block) finish(w *calc.Worker) {
	people := k.people[:k.n]
	for i := range people {
		if a := &people[i]; len(a.unread) == 0 {
			a.err = w.Evaluate(a.figures, &a.row.Subject)
		}
	}
	for i := range people {
		k.write(&people[i])
		if people[i].size > longLine {
			people[i].row = Row{}
		}
	}
	k.rows, k.n = k.rows+int64(k.n), 0
}

func (k *block) write(a *answered) {
	if len(a.unread) > 0 {
		k.unreadable(a)
		return
	}
	if a.err != nil {
		k.unanswered(a)
	}
	for i := range a.figures {
		if f := &a.figures[i]; f.Answered != 0 {
			k.out = append(k.writer.Append(k.out, Answer{Row: a.number, Law: i, Person: &a.row, Figures: f}), '\n')
		}
	}
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

// deliver writes the answers and tells the faults of a block, and of what is
// left of it.
func (k *block) deliver(files Files, sum *Summary) error {
	for {
		if err := k.tell(files, sum); err != nil || len(k.left.left) == 0 {
			return err
		}
		if k.worker == nil {
			k.worker = k.batch.Worker()
		}
		k.answer(k.worker)
	}
}

func (k *block) tell(files Files, sum *Summary) error {
	sum.Rows += k.rows
	sum.Bad += k.bad
	if files.Bad != nil {
		for _, f := range k.faults {
			if err := files.Bad(f); err != nil {
				return err
			}
		}
	}
	_, err := files.Out.Write(k.out)
	return err
}
