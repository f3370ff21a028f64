package calc

import (
	"context"
	"errors"
	"runtime"
	"testing"

	"github.com/volsi/volsi/rules/document"
)

// errStop is what a reader or a writer says.
var errStop = errors.New("stop")

// TestHowStreamsEnd: a fault of the reader ends the stream behind the block that
// came with it, one of the writer at once, whoever answers; and running changes
// nothing of the program.
func TestHowStreamsEnd(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(3))
	for _, workers := range []int{0, 1, 2} {
		b, _ := batchOfVietnam(t, WantPension)
		b.question.Workers = workers
		for _, few := range []int{1, 4} {
			read, written := 0, 0
			blocks := Blocks[int]{
				Few: few, New: func() *int { return new(int) }, Work: func(*Worker, *int) {},
				Read: func(k *int) (bool, error) {
					if read++; read == 3 {
						return true, errStop // and more would follow
					}
					return true, nil
				},
				Write: func(*int) error { written++; return nil },
			}
			if err := RunBlocks(context.Background(), b, blocks); err != errStop || written != 3 || workers == 1 && read != 3 || few == 4 && read != 3 {
				t.Errorf("%d workers, few %d: read %d, written %d, %v", workers, few, read, written, err)
			}
			read, written = -1_000_000, 0
			blocks.Write = func(*int) error {
				if written++; written == 2 {
					return errStop
				}
				return nil
			}
			if err := RunBlocks(context.Background(), b, blocks); err != errStop || written != 2 {
				t.Errorf("%d workers, few %d: written %d, %v", workers, few, written, err)
			}
		}
	}
	if n := runtime.GOMAXPROCS(0); n != 3 {
		t.Errorf("%d processors are left", n)
	}
	b, _ := batchOfVietnam(t, WantPension)
	read, told := 0, 0
	err := b.Run(context.Background(), func(*Subject) (bool, error) {
		if read++; read == 3 {
			return true, errStop
		}
		return true, nil
	}, func(int64, []Figures, error) error { told++; return nil })
	if err != errStop || read != 3 || told != 2 {
		t.Errorf("read %d, told %d, %v", read, told, err)
	}
}

// TestWhenAStreamIsCalledOff: what is written last stands, and nothing is
// written any more after it was called off.
func TestWhenAStreamIsCalledOff(t *testing.T) {
	b, _ := batchOfVietnam(t, WantPension)
	b.question.Workers = 2
	for _, last := range []int{1, 2} { // the number of the last block
		ctx, cancel := context.WithCancel(context.Background())
		read, written := -1, 0
		worked := make(chan bool, 9)
		err := RunBlocks(ctx, b, Blocks[int]{
			Few: 0, New: func() *int { return new(int) },
			Read: func(k *int) (bool, error) { read++; *k = read; return read < last, nil },
			Work: func(_ *Worker, k *int) { worked <- true },
			Write: func(k *int) error {
				if ctx.Err() != nil {
					t.Errorf("block %d is written after all", *k)
				}
				if written++; *k == 1 {
					for range last + 1 { // all are worked on
						<-worked
					}
					cancel()
				}
				return nil
			},
		})
		if want := context.Canceled; last == 1 && err != nil || last == 2 && err != want || written != 2 {
			t.Errorf("until block %d: written %d, %v", last, written, err)
		}
		cancel()
	}
}

// TestASubjectIsReadAnew: nothing of who stood in its place before is left.
func TestASubjectIsReadAnew(t *testing.T) {
	b, _ := batchOfVietnam(t, WantContribution)
	b.question.Workers = 1
	read, refused := 0, 0
	err := b.Run(context.Background(), func(s *Subject) (bool, error) {
		if read++; read == 1 {
			s.Unread = document.Faults{{Code: BadMonth}}
		}
		return read <= blockOfPeople+1, nil
	}, func(n int64, _ []Figures, err error) error {
		if err != nil {
			refused++
		}
		return nil
	})
	if err != nil || refused != 1 {
		t.Errorf("%d are refused, %v", refused, err)
	}
}
