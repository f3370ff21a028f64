package calc_test

import (
	"flag"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/volsi/volsi/calc"
)

var ratios = flag.Int("ratios", 0, "print what the batch costs beside its anchors, as medians of so many interleaved rounds")

// A racer does a job n times; its cost is the processor time of all threads.
type racer struct {
	name string
	run  func(n int)
	n    int
	took []int64 // nanoseconds a job, of each round
}

func (r *racer) round() {
	runtime.GC()
	before := processorTime()
	r.run(r.n)
	r.took = append(r.took, (processorTime()-before)/int64(r.n))
}

func (r *racer) median() int64 {
	slices.Sort(r.took)
	return r.took[len(r.took)/2]
}

func processorTime() int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return u.Utime.Nano() + u.Stime.Nano()
}

// race lets all racers run in turn, so that a busy moment of the machine meets
// each of them.
func race(rounds int, racers ...*racer) {
	for range rounds {
		for _, r := range racers {
			r.round()
		}
	}
}

// around returns a job that goes round the people of the anchors.
func roundAnd(job func(*anchorLife)) func(int) {
	lives := anchorLives(jobSize)
	return func(n int) {
		for i := range n {
			job(&lives[i%jobSize])
		}
	}
}

func evaluating(t *testing.T, want calc.Want, laws ...*calc.Calculator) func(int) {
	lives := jobLives(laws[0].Book(), jobSize)
	w, f := batchOf(t, want, laws...).Worker(), make([]calc.Figures, len(laws))
	return func(n int) {
		for i := range n {
			if err := w.Evaluate(f, &lives[i%jobSize]); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestRatios(t *testing.T) {
	if *ratios == 0 {
		t.Skip("go test ./calc -run Ratios -ratios 7 measures")
	}
	tables, sum := newAnchorTables(), int64(0)
	decimals := newAnchorDecimals(tables)
	c := vietnam(t)
	a := &racer{name: "A: whole numbers by hand", n: 400_000, run: roundAnd(func(l *anchorLife) { sum += anchorInt(tables, l).pension })}
	p := &racer{name: "P: from tables, three layers", n: 200_000, run: roundAnd(func(l *anchorLife) { out, _ := anchorPlan(tables, l); sum += out.pension })}
	s := &racer{name: "S: shopspring/decimal", n: 10_000, run: roundAnd(func(l *anchorLife) { sum += anchorDecimal(decimals, l).pension })}
	racers := []*racer{a, p, s}
	for _, want := range []calc.Want{calc.WantContribution | calc.WantPension, calc.WantContribution, calc.WantPension, calc.WantOneTime, calc.WantDeath, calc.WantSupportYears} {
		racers = append(racers, &racer{name: "batch " + want.String(), n: 50_000, run: evaluating(t, want, c)})
	}
	race(*ratios, racers...)
	var out strings.Builder
	for _, r := range racers {
		ns := r.median()
		fmt.Fprintf(&out, "%-36s %6d ns  %5.2f A  %5.2f P  1/%.1f S\n", r.name, ns, float64(ns)/float64(a.median()), float64(ns)/float64(p.median()), float64(s.median())/float64(ns))
	}
	fmt.Println(out.String(), sum%2)
}
