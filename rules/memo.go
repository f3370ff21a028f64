package rules

import (
	"maps"
	"sync"
	"sync/atomic"
)

// A Weighing names a factor of compound interest: of which payments, at which
// rate a month, over how many months, those before the first ones left out.
type Weighing struct {
	Kind   uint8
	Rate   Rate
	Months int
	After  int // of the months, how many are left out
}

// maxWeights bounds how many factors a book remembers.
const maxWeights = 4096

// weights are the factors that were worked out under the laws of a book. They
// are read without a lock.
type weights struct {
	known atomic.Pointer[map[Weighing]any]
	mu    sync.Mutex // held while one is added
}

// Weight returns what KeepWeight was given under the name, in any law of the
// same book; nil if nothing was.
func (l *Law) Weight(name Weighing) any {
	if l.weights == nil {
		return nil
	}
	if known := l.weights.known.Load(); known != nil {
		return (*known)[name]
	}
	return nil
}

// KeepWeight remembers a factor for all laws of the book: it depends on
// nothing but its name.
func (l *Law) KeepWeight(name Weighing, factor any) {
	w := l.weights
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	known := map[Weighing]any{}
	if old := w.known.Load(); old != nil {
		if len(*old) >= maxWeights {
			return
		}
		known = maps.Clone(*old)
	}
	known[name] = factor
	w.known.Store(&known)
}
