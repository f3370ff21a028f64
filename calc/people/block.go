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

// A block is some lines of a file with their answers.
type block struct {
	Block
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
	row     Row
	figures []calc.Figures
	unread  document.Faults
	err     error
}

func newBlock(b *calc.Batch, l *Layout) *block {
	k := &block{parser: l.Parser(), writer: NewWriter(b), out: make([]byte, 0, blockSize)}
	figures := make([]calc.Figures, together*b.Laws())
	for i := range k.people {
		k.people[i].figures, figures = figures[:b.Laws()], figures[b.Laws():]
	}
	return k
}

// answer reads and answers every line of the block.
func (k *block) answer(w *calc.Worker) {
	k.out, k.faults, k.rows, k.bad = k.out[:0], k.faults[:0], 0, 0
	k.Each(func(n int64, line []byte) {
		k.read(n, line)
		if k.n == together {
			k.finish(w)
		}
	})
	k.finish(w)
}

func (k *block) read(n int64, line []byte) {
	a := &k.people[k.n]
	k.n++
	if a.number = n; len(line) > MaxLine {
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

// deliver writes the answers and tells the faults of a block.
func (k *block) deliver(files Files, sum *Summary) error {
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
