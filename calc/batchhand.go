package calc

import (
	"context"
	"sync"
)

// A running stream is driven by its workers alone: each reads a block, answers
// it, and writes the blocks that are next in order and answered. So a block
// stays with one processor from end to end, and nobody waits to be woken.
type running[B any] struct {
	Blocks[B]
	free chan *moving[B]

	reading sync.Mutex
	first   *moving[B] // read before the workers began
	over    bool       // nothing is left to be read

	order    sync.Mutex
	head     *moving[B] // the next to be written
	tail     *moving[B]
	writing  bool
	finished bool // the last block is written
	err      error
	stop     context.CancelFunc
}

// spare is how many blocks there are besides those that are being answered.
const spare = 2

// hand hands the blocks from the first on round among the workers.
func hand[B any](ctx context.Context, b *Batch, blocks Blocks[B], first *moving[B], workers int) error {
	r := &running[B]{Blocks: blocks, free: make(chan *moving[B], workers+spare), first: first}
	for range workers + spare - 1 {
		r.free <- &moving[B]{block: blocks.New()}
	}
	ctx, r.stop = context.WithCancel(ctx)
	defer r.stop()
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() { r.work(ctx, b.Worker()) })
	}
	wg.Wait()
	if r.err == nil && !r.finished {
		return ctx.Err()
	}
	return r.err
}

func (r *running[B]) work(ctx context.Context, w *Worker) {
	left := true
	defer func() {
		if left { // a callback did not come back
			r.stop()
		}
	}()
	for f := r.next(ctx); f != nil; f = r.next(ctx) {
		r.Work(w, f.block)
		r.deliver(ctx, f)
	}
	left = false
}

// next reads a block, or returns nil when there is none or ctx ends.
func (r *running[B]) next(ctx context.Context) *moving[B] {
	r.reading.Lock()
	defer r.reading.Unlock()
	if r.over || ctx.Err() != nil {
		return nil
	}
	f := r.first
	if r.first = nil; f == nil {
		select {
		case <-ctx.Done():
			return nil
		case f = <-r.free:
		}
		f.more, f.err = r.Read(f.block)
	}
	r.over = !f.more || f.err != nil
	r.queue(f)
	return f
}

// queue puts a block behind those that are to be written before it.
func (r *running[B]) queue(f *moving[B]) {
	r.order.Lock()
	defer r.order.Unlock()
	f.answered, f.behind = false, nil
	if r.head == nil {
		r.head = f
	} else {
		r.tail.behind = f
	}
	r.tail = f
}

// deliver takes note that a block is answered and writes what is next in order,
// unless another worker is at it, who will find this block too.
func (r *running[B]) deliver(ctx context.Context, f *moving[B]) {
	for f = r.turn(f); f != nil; {
		f = r.written(f, r.write(ctx, f))
	}
}

// turn returns the block to be written now, if this worker is to write.
func (r *running[B]) turn(f *moving[B]) *moving[B] {
	r.order.Lock()
	defer r.order.Unlock()
	if f.answered = true; r.writing || !r.head.answered {
		return nil
	}
	r.writing = true
	return r.head
}

// written takes a block off, and returns the one to be written next.
func (r *running[B]) written(f *moving[B], err error) *moving[B] {
	r.order.Lock()
	defer r.order.Unlock()
	if err != nil {
		r.err = err
		r.stop()
		return nil // and nobody writes any more
	}
	r.finished = !f.more
	r.head = f.behind
	r.free <- f
	if r.head == nil || !r.head.answered {
		r.writing = false
		return nil
	}
	return r.head
}

func (r *running[B]) write(ctx context.Context, f *moving[B]) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err := r.Write(f.block); err != nil {
		return err
	}
	return f.err
}
