package calc_test

import (
	"context"
	"errors"
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/volsi/volsi/calc"
)

// A counted block carries the number of its reading.
type counted struct{ n, worked int }

// Blocks of unequal work are read and written one at a time and in order, each
// answered between, however many workers there are.
func TestBlocksKeepTheirOrder(t *testing.T) {
	for _, workers := range []int{2, 3, 16} {
		var inside atomic.Int32 // of Read, and 256 × of Write
		alone := func(step int32) func() {
			if got := inside.Add(step); step == 1 && got&0xFF != 1 || step == 256 && got>>8 != 1 {
				t.Errorf("%d workers: two are inside at once", workers)
			}
			return func() { inside.Add(-step) }
		}
		read, written := 0, 0
		err := calc.RunBlocks(context.Background(), workersOf(t, workers), calc.Blocks[counted]{
			New: func() *counted { return new(counted) },
			Read: func(k *counted) (bool, error) {
				defer alone(1)()
				*k = counted{n: read}
				read++
				return read < 2_000, nil
			},
			Work: func(_ *calc.Worker, k *counted) {
				for range k.n * 7919 % 5 { // the first are not the first to be ready
					runtime.Gosched()
				}
				k.worked = k.n + 1
			},
			Write: func(k *counted) error {
				defer alone(256)()
				if k.n != written || k.worked != k.n+1 {
					t.Errorf("%d workers: block %d is written as number %d", workers, k.n, written)
				}
				written++
				return nil
			},
		})
		if err != nil || written != 2_000 {
			t.Errorf("%d workers: %d blocks, %v", workers, written, err)
		}
	}
}

// A callback that does not come back, as a test that fails in one, ends the run
// and does not hang it.
func TestRunsEndWithTheirCallbacks(t *testing.T) {
	for _, at := range []string{"read", "work", "write"} {
		leave := func(where string, k *counted) {
			if where == at && k.n == 50 {
				runtime.Goexit()
			}
		}
		read := 0
		err := calc.RunBlocks(context.Background(), workersOf(t, 3), calc.Blocks[counted]{
			New: func() *counted { return new(counted) },
			Read: func(k *counted) (bool, error) {
				k.n = read
				read++
				leave("read", k)
				return true, nil
			},
			Work: func(_ *calc.Worker, k *counted) { leave("work", k) },
			Write: func(k *counted) error {
				leave("write", k)
				return nil
			},
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", at, err)
		}
	}
}

func workersOf(t *testing.T, n int) *calc.Batch {
	t.Helper()
	b, err := calc.NewBatch(calc.BatchQuestion{Want: calc.WantPension, Month: month("2026-07"), Workers: n}, vietnam(t))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
