package people

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules/document"
)

// A Summary counts the rows of a run.
type Summary struct {
	Rows int64 // read
	Bad  int64 // told to the caller: nothing, or not everything, could be answered about them
}

// Run reads people from in, asks the batch about each, and writes the answers
// to out, one line a person and law, below a header: see AppendHeader. A row
// that cannot be read or answered is told to bad with its number, and the run
// goes on; what could be answered about it is written. It ends with an error if
// the header is wrong, if reading or writing fails, if bad returns an error, or
// when ctx ends.
func Run(ctx context.Context, b *calc.Batch, files Files) (sum Summary, err error) {
	lines := NewLines(files.In)
	header, err := lines.First()
	if err != nil {
		return sum, err
	}
	layout, err := ParseLayout(header)
	if err != nil {
		return sum, err
	}
	if _, err := files.Out.Write(append(AppendHeader(nil, b), '\n')); err != nil {
		return sum, err
	}
	err = calc.RunBlocks(ctx, b, calc.Blocks[block]{
		New: func() *block {
			return &block{parser: layout.Parser(), writer: NewWriter(b), figures: make([]calc.Figures, b.Laws())}
		},
		Read:  func(k *block) (bool, error) { return lines.Fill(&k.Block) },
		Work:  func(w *calc.Worker, k *block) { k.answer(w) },
		Write: func(k *block) error { return k.deliver(files, &sum) },
	})
	return sum, err
}

// Files are where a run reads and writes. Bad may be nil.
type Files struct {
	In  io.Reader
	Out io.Writer
	Bad func(Fault) error
}

// A block is some lines of a file with their answers.
type block struct {
	Block
	parser  *Parser
	row     Row
	figures []calc.Figures
	writer  *Writer
	out     []byte
	faults  []Fault
	rows    int64
	bad     int64
}

// answer reads and answers every line of the block.
func (k *block) answer(w *calc.Worker) {
	k.out, k.faults, k.rows, k.bad = k.out[:0], k.faults[:0], 0, 0
	k.Each(func(n int64, line []byte) {
		k.rows++
		before := len(k.faults)
		if len(line) > MaxLine {
			k.told(n, document.Faults{{Code: TooLongLine, Message: "the line is too long"}})
		} else if faults := k.parser.Parse(line, &k.row); len(faults) > 0 {
			k.told(n, faults)
		} else {
			k.evaluate(w, n)
		}
		if len(k.faults) > before {
			k.bad++
		}
	})
}

func (k *block) told(n int64, faults document.Faults) {
	for _, f := range faults {
		k.faults = append(k.faults, Fault{Row: n, Column: f.Path, Fault: f})
	}
}

func (k *block) evaluate(w *calc.Worker, n int64) {
	if err := w.Evaluate(k.figures, &k.row.Subject); err != nil {
		k.unanswered(n, err)
	}
	for i := range k.figures {
		if f := &k.figures[i]; f.Answered != 0 {
			k.out = append(k.writer.Append(k.out, Answer{Row: n, Law: i, Person: &k.row, Figures: f}), '\n')
		}
	}
}

func (k *block) unanswered(n int64, err error) {
	var told calc.SubjectFaults
	if !errors.As(err, &told) {
		return
	}
	for _, s := range told {
		for _, f := range s.Faults {
			k.faults = append(k.faults, Fault{Row: n, Column: columnFor(f.Path), Law: s.Law, Want: s.Want, Fault: f})
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

// MaxLine is how long a line may be, in bytes.
const MaxLine = 64 << 10

// blockSize is how much is read at a time.
const blockSize = 4 * MaxLine

// Lines divide a file into blocks of whole lines.
type Lines struct {
	in   io.Reader
	rest []byte // read behind the last block
	row  int64
	err  error
}

// NewLines returns the lines of a file.
func NewLines(in io.Reader) *Lines { return &Lines{in: in} }

// A Block is some whole lines of a file. A Block that is filled again uses its
// memory again.
type Block struct {
	data  []byte
	first int64 // the number of the first row
}

// First returns the first line of the file: the header.
func (l *Lines) First() ([]byte, error) {
	var b Block
	if _, err := l.Fill(&b); err != nil {
		return nil, err
	}
	line, rest, _ := cut(b.data, '\n')
	l.rest, l.row = append(append([]byte(nil), rest...), l.rest...), 0
	return bytes.TrimSuffix(line, []byte{'\r'}), nil
}

// Fill reads the next block, and says whether more may follow.
func (l *Lines) Fill(b *Block) (more bool, err error) {
	if b.data == nil {
		b.data = make([]byte, 0, 2*blockSize)
	}
	b.data = append(b.data[:0], l.rest...)
	b.first, l.rest = l.row+1, l.rest[:0]
	end := bytes.LastIndexByte(b.data, '\n')
	for l.err == nil && (end < 0 || len(b.data) < blockSize) && len(b.data) < cap(b.data) {
		n, err := l.in.Read(b.data[len(b.data):min(cap(b.data), len(b.data)+blockSize)])
		if i := bytes.LastIndexByte(b.data[len(b.data):len(b.data)+n], '\n'); i >= 0 {
			end = len(b.data) + i
		}
		b.data, l.err = b.data[:len(b.data)+n], err
	}
	if l.err == nil && end < 0 {
		return l.long(b)
	}
	if l.err == nil {
		l.rest = append(l.rest, b.data[end+1:]...)
	}
	if !errors.Is(l.err, io.EOF) { // a line that an error cut off is not read
		b.data = b.data[:end+1]
	}
	l.row += int64(bytes.Count(b.data, []byte{'\n'}))
	if errors.Is(l.err, io.EOF) {
		return false, nil
	}
	return l.err == nil, l.err
}

// long passes over the rest of a line that does not fit into a block, and
// leaves so much of it that it is known to be too long.
func (l *Lines) long(b *Block) (more bool, err error) {
	kept := b.data[:MaxLine+1]
	buffer := b.data[MaxLine+1 : cap(b.data)]
	for l.err == nil {
		n, err := l.in.Read(buffer)
		l.err = err
		if i := bytes.IndexByte(buffer[:n], '\n'); i >= 0 {
			l.rest = append(l.rest[:0], buffer[i+1:n]...)
			break
		}
	}
	b.data = append(kept, '\n')
	l.row++
	if errors.Is(l.err, io.EOF) {
		return false, nil
	}
	return l.err == nil, l.err
}

// Each calls visit with every line of the block that is not empty, without its
// end, and its number: 1 for the line below the header.
func (b *Block) Each(visit func(row int64, line []byte)) {
	n := b.first
	for data := b.data; len(data) > 0; n++ {
		line, rest, _ := cut(data, '\n')
		data = rest
		if len(line) > 0 && line[len(line)-1] == '\r' {
			line = line[:len(line)-1]
		}
		if len(line) > 0 {
			visit(n, line)
		}
	}
}
