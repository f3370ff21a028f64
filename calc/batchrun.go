package calc

import (
	"context"
	"runtime"
)

// Blocks are how a stream of people goes through a batch, block by block: New
// makes an empty block, Read fills it and says whether more follow, Work
// answers it, Write takes it away. Read and Write see the blocks in order and
// one at a time, each on any goroutine; several workers answer at once. Blocks
// are filled again, and there are only a few of them, so that memory does not
// grow with the stream.
type Blocks[B any] struct {
	New   func() *B
	Read  func(*B) (more bool, err error)
	Work  func(*Worker, *B)
	Write func(*B) error
	Few   int // this many blocks are answered before other goroutines start: a shorter stream needs none
}

// RunBlocks drives a stream of blocks through the batch on every core, or on as
// many workers as its question says. It ends with the first error of Read, whose
// block holds what was read before it and is written; with the first error of
// Write; or when ctx ends. A stream of one block is answered without goroutines,
// and so is one of at most Few.
func RunBlocks[B any](ctx context.Context, b *Batch, blocks Blocks[B]) error {
	workers := b.question.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	first := moving[B]{block: blocks.New()}
	first.more, first.err = blocks.Read(first.block)
	if workers == 1 {
		return serially(ctx, b, blocks, &first, -1)
	}
	if err := serially(ctx, b, blocks, &first, blocks.Few); err != nil || first.block == nil {
		return err
	}
	return hand(ctx, b, blocks, &first, workers)
}

// serially answers at most so many blocks, or all if most is negative, and the
// last one whatever most is. The block that is read and not yet answered stays
// in f; none is left at the end of the stream.
func serially[B any](ctx context.Context, b *Batch, blocks Blocks[B], f *moving[B], most int) error {
	w := b.Worker()
	for n := 0; n != most || !f.more || f.err != nil; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		blocks.Work(w, f.block)
		if err := blocks.Write(f.block); err != nil {
			return err
		}
		if f.err != nil || !f.more {
			f.block = nil
			return f.err
		}
		f.more, f.err = blocks.Read(f.block)
	}
	return nil
}

// blockOfPeople is how many people Run hands round at a time.
const blockOfPeople = 128

// fewBlocks of people are answered sooner than other goroutines start.
const fewBlocks = 8

// people are a block of subjects with their answers.
type people struct {
	subjects [blockOfPeople]Subject
	figures  []Figures
	errs     [blockOfPeople]error
	n        int
}

// Run answers the batch's question about every person that next gives, on
// every core. Next fills s, whose slices it may use again, and returns false
// when there is nobody left. Emit receives the answers in the order of the
// people, counted from 0: figures, one a law and valid until it returns, and
// what could not be answered about this person, as Evaluate says. Next and emit
// are each called by one goroutine at a time, whichever it is. Run ends with the first error of
// either, or when ctx ends; a person with a fault does not end it.
func (b *Batch) Run(ctx context.Context, next func(s *Subject) (bool, error), emit func(n int64, figures []Figures, err error) error) error {
	laws, written := len(b.laws), int64(0)
	return RunBlocks(ctx, b, Blocks[people]{
		Few:  fewBlocks,
		New:  func() *people { return &people{figures: make([]Figures, blockOfPeople*laws)} },
		Read: func(p *people) (bool, error) { return p.read(next) },
		Work: func(w *Worker, p *people) {
			for i := range p.n {
				p.errs[i] = w.Evaluate(p.figures[i*laws:(i+1)*laws], &p.subjects[i])
			}
		},
		Write: func(p *people) error {
			for i := range p.n {
				if err := emit(written, p.figures[i*laws:(i+1)*laws:(i+1)*laws], p.errs[i]); err != nil {
					return err
				}
				written++
			}
			return nil
		},
	})
}

func (p *people) read(next func(*Subject) (bool, error)) (more bool, err error) {
	for p.n = 0; p.n < blockOfPeople; p.n++ {
		p.subjects[p.n].Unread = nil
		if more, err := next(&p.subjects[p.n]); err != nil || !more {
			return false, err
		}
	}
	return true, nil
}
