package people

import (
	"context"
	"io"

	"github.com/volsi/volsi/calc"
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
	desks := desks{batch: b, layout: layout}
	err = calc.RunBlocks(ctx, b, calc.Blocks[block]{
		New:   newBlock,
		Read:  func(k *block) (bool, error) { return lines.fill(k) },
		Work:  func(w *calc.Worker, k *block) { desks.of(w).answer(k) },
		Write: func(k *block) error { return desks.deliver(k, files, &sum) },
	})
	return sum, err
}

// Files are where a run reads and writes. Bad may be nil.
type Files struct {
	In  io.Reader
	Out io.Writer
	Bad func(Fault) error
}
