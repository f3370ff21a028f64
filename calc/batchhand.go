package calc

import (
	"context"
	"sync"
)

// A running stream is driven by its workers alone: each reads a block of its
// own, answers it, and writes the blocks that are next in order and answered. So
// a block stays in the cache of one processor, and nobody waits to be woken.
type running[B any] struct {
	Blocks[B]

	reading sync.Mutex
	over    bool // nothing is left to be read

	order    sync.Mutex
	head     *moving[B] // the next to be written
	tail     *moving[B]
	writing  bool
	finished bool // the last block is written
	err      error
	stop     context.CancelFunc
}

// A moving block is one on its way.
type moving[B any] struct {
	block    *B
	more     bool
	err      error
	begun    bool // it is read already
	answered bool
	behind   *moving[B] // that was read after it
	home     *shelf[B]  // where it goes when it is written
}

// A shelf holds the blocks of a worker that nobody is at. The one that was put
// there last is taken first: it is still in the cache. Blocks are made when none
// is left there.
type shelf[B any] struct {
	free   chan struct{} // one for each block that may be taken
	blocks []*moving[B]  // held by the order of the stream
}

func newShelf[B any]() *shelf[B] {
	s := &shelf[B]{free: make(chan struct{}, ownBlocks)}
	for range ownBlocks {
		s.free <- struct{}{}
	}
	return s
}

// ownBlocks is how many blocks a worker has: one that it answers, and others
// that may wait for one before them.
const ownBlocks = 3

// hand hands out what is left of a stream, whose first block is read, among the
// workers.
func hand[B any](ctx context.Context, b *Batch, blocks Blocks[B], first *moving[B], workers int) error {
	r := &running[B]{Blocks: blocks, over: !first.more || first.err != nil}
	r.queue(first)
	ctx, r.stop = context.WithCancel(ctx)
	defer r.stop()
	var wg sync.WaitGroup
	for i := range workers {
		own := newShelf[B]()
		if i == 0 {
			first.begun, first.home = true, own
			own.blocks = append(own.blocks, first)
		}
		wg.Go(func() { r.work(ctx, b.Worker().apart(), own) })
	}
	wg.Wait()
	if r.err == nil && !r.finished {
		return ctx.Err()
	}
	return r.err
}

// put lays down a block.
func (s *shelf[B]) put(f *moving[B]) {
	s.blocks = append(s.blocks, f)
	s.free <- struct{}{}
}

// take takes the block that was laid down last, or makes one. New is called one
// at a time.
func (r *running[B]) take(own *shelf[B]) *moving[B] {
	r.order.Lock()
	defer r.order.Unlock()
	n := len(own.blocks)
	if n == 0 {
		return &moving[B]{block: r.New(), home: own}
	}
	f := own.blocks[n-1]
	own.blocks = own.blocks[:n-1]
	return f
}

func (r *running[B]) work(ctx context.Context, w *Worker, own *shelf[B]) {
	left := true
	defer func() {
		if left { // a callback did not come back
			r.stop()
		}
	}()
	for f := r.next(ctx, own); f != nil; f = r.next(ctx, own) {
		r.Work(w, f.block)
		r.deliver(ctx, f)
	}
	left = false
}

// next reads a block, or returns nil when there is none or ctx ends.
func (r *running[B]) next(ctx context.Context, own *shelf[B]) *moving[B] {
	select {
	case <-ctx.Done():
		return nil
	case <-own.free:
	}
	f := r.take(own)
	if f.begun {
		f.begun = false
		return f
	}
	r.reading.Lock()
	defer r.reading.Unlock()
	if r.over || ctx.Err() != nil {
		return nil
	}
	f.more, f.err = r.Read(f.block)
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
	f.home.put(f)
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
