package bench_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"sync"
	"syscall"
	"testing"
	"text/tabwriter"
	"time"

	"github.com/volsi/volsi/calc"
)

var ratios = flag.Int("ratios", 0, "measure, as medians of so many interleaved rounds, and print the table of goals")

// A racer does a job n times; its cost is the processor time of all threads,
// or the time that passes.
type racer struct {
	run    func(n int)
	n      int
	passes bool    // count the time that passes
	took   []int64 // picoseconds a job, of each round
}

func (r *racer) round() {
	runtime.GC()
	clock := processorTime
	if r.passes {
		clock = func() int64 { return time.Now().UnixNano() }
	}
	before := clock()
	r.run(r.n)
	r.took = append(r.took, 1000*(clock()-before)/int64(r.n))
}

// median returns nanoseconds a job.
func (r *racer) median() float64 {
	took := slices.Clone(r.took)
	slices.Sort(took)
	return float64(took[len(took)/2]) / 1000
}

// best returns the nanoseconds a job of the best round: where time passes, others
// on the machine only take from it.
func (r *racer) best() float64 { return float64(slices.Min(r.took)) / 1000 }

// sideBySide does half of the jobs with each of two that share nothing.
func sideBySide(left, right func(int)) func(int) {
	return func(n int) {
		var wg sync.WaitGroup
		wg.Go(func() { left(n / 2) })
		right(n - n/2)
		wg.Wait()
	}
}

func processorTime() int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return u.Utime.Nano() + u.Stime.Nano()
}

// race lets all racers run in turn, so that a busy moment of the machine meets
// each of them; more often where time passes, so that a quiet moment does too.
func race(racers ...*racer) {
	for turn := range 4 * *ratios {
		for _, r := range racers {
			if r.passes || turn%4 == 0 {
				r.round()
			}
		}
	}
}

// A table is what was measured beside what was to be reached.
type table struct{ *tabwriter.Writer }

func newTable() table {
	t := table{tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', 0)}
	fmt.Fprintln(t, "\nwhat\tgoal\tmeasured\tmet")
	return t
}

// atMost and atLeast add a line with a goal.
func (t table) atMost(what string, goal, measured float64) {
	t.line(what, fmt.Sprintf("at most %g", goal), measured, measured <= goal)
}

func (t table) atLeast(what string, goal, measured float64) {
	t.line(what, fmt.Sprintf("at least %g", goal), measured, measured >= goal)
}

func (t table) line(what, goal string, measured float64, met bool) {
	fmt.Fprintf(t, "%s\t%s\t%.2f\t%s\n", what, goal, measured, map[bool]string{true: "yes", false: "NO"}[met])
}

func measuring(t *testing.T) {
	if *ratios == 0 {
		t.Skip("make bench measures")
	}
}

// around returns a job that goes round the people of the anchors.
func around(job func(*anchorLife) int64) func(int) {
	lives := anchorLives(jobSize)
	return func(n int) {
		sum := int64(0)
		for i := range n {
			sum += job(&lives[i%jobSize])
		}
		if sum == 0 {
			fmt.Println("nothing was reckoned")
		}
	}
}

func evaluating(t *testing.T, want calc.Want, c *calc.Calculator, lives []calc.Subject) func(int) {
	w, f := batchOf(t, want, c).Worker(), make([]calc.Figures, 1)
	return func(n int) {
		for i := range n {
			if err := w.Evaluate(f, &lives[i%len(lives)]); err != nil {
				t.Fatal(err)
			}
		}
	}
}

const job = calc.WantContribution | calc.WantPension

// TestRatiosOfTheBatch: one person of the job, contribution with the State's
// and all local layers and the pension, beside the anchors.
func TestRatiosOfTheBatch(t *testing.T) {
	measuring(t)
	tables := newAnchorTables()
	decimals := newAnchorDecimals(tables)
	c := vietnam(t)
	lives := jobLives(c.Book(), jobSize)
	a := &racer{n: 400_000, run: around(func(l *anchorLife) int64 { return anchorInt(tables, l).pension })}
	p := &racer{n: 200_000, run: around(func(l *anchorLife) int64 { out, _ := anchorPlan(tables, l); return out.pension })}
	s := &racer{n: 10_000, run: around(func(l *anchorLife) int64 { return anchorDecimal(decimals, l).pension })}
	whole := &racer{n: 50_000, run: evaluating(t, job, c, lives)}
	racers := []*racer{a, p, whole}
	wants := []calc.Want{calc.WantContribution, calc.WantPension, calc.WantOneTime, calc.WantDeath, calc.WantSupportYears}
	for _, want := range wants {
		racers = append(racers, &racer{n: 50_000, run: evaluating(t, want, c, lives)})
	}
	one, all := provinces(t)
	racers = append(racers, &racer{n: 50_000, run: evaluating(t, job, one, ofHanoi(lives))}, &racer{n: 50_000, run: evaluating(t, job, all, ofHanoi(lives))})
	racers = append(racers, &racer{n: 50_000, run: evaluating(t, job, c, level(12))}, &racer{n: 50_000, run: evaluating(t, job, c, level(360))})
	n := len(racers)
	race(append(racers, s)...) // the last one: whoever follows it pays for the memory that it leaves behind
	out := newTable()
	fmt.Fprintf(out, "A, whole numbers by hand, ns\t\t%.1f\t\nP, from tables with three layers, ns\t\t%.1f\t\nS, shopspring/decimal, ns\t\t%.0f\t\n", a.median(), p.median(), s.median())
	fmt.Fprintf(out, "batch, contribution with all layers and pension, ns\t\t%.0f\t\n", whole.median())
	out.atMost("batch / P", 2, whole.median()/p.median())
	out.atLeast("S / batch", 10, s.median()/whole.median())
	for i, want := range wants {
		fmt.Fprintf(out, "batch, only %s, ns\t\t%.0f\t\n", want, racers[3+i].median())
	}
	out.atMost("all provinces loaded / one", 1.1, racers[n-3].median()/racers[n-4].median())
	out.atMost("30 years in one row / 1 year", 1.2, racers[n-1].median()/racers[n-2].median())
	evaluate := evaluating(t, job, c, lives)
	evaluate(jobSize)
	out.atMost("allocations a person", 0, testing.AllocsPerRun(3, func() { evaluate(jobSize) }))
	_ = out.Flush()
}

// TestRatiosOfSingleCalls: the friendly call, with its answer in full.
func TestRatiosOfSingleCalls(t *testing.T) {
	measuring(t)
	tables := newAnchorTables()
	decimals := newAnchorDecimals(tables)
	c := vietnam(t)
	lives := jobLives(c.Book(), jobSize)
	ready := make([]*calc.Life, len(lives))
	for i := range lives {
		l, err := c.Life(lives[i].Person, lives[i].Rows)
		if err != nil {
			t.Fatal(err)
		}
		ready[i] = l
	}
	month := batchOf(t, job, c).Question().Month
	retire := func(n int, explain bool) {
		for i := range n {
			p, err := c.Pension(ready[i%len(ready)], calc.PensionQuestion{Month: month})
			if err != nil {
				t.Fatal(err)
			}
			if explain && len(p.Explain().Steps) == 0 {
				t.Fatal("nothing is explained")
			}
		}
	}
	pay := func(n int) {
		for i := range n {
			k := i % len(ready)
			if _, err := c.Contribution(ready[k], calc.ContributionQuestion{Paid: month, Income: lives[k].Pays.Income}); err != nil {
				t.Fatal(err)
			}
		}
	}
	s := &racer{n: 10_000, run: around(func(l *anchorLife) int64 { return anchorDecimal(decimals, l).pension })}
	pension, paying := &racer{n: 20_000, run: func(n int) { retire(n, false) }}, &racer{n: 20_000, run: pay}
	explained := &racer{n: 5_000, run: func(n int) { retire(n, true) }}
	race(s, pension, paying, explained)
	out := newTable()
	fmt.Fprintf(out, "single pension, ns\t\t%.0f\t\nsingle contribution, ns\t\t%.0f\t\npension with its explanation, ns\t\t%.0f\t\n", pension.median(), paying.median(), explained.median())
	out.atLeast("S / single pension and contribution", 4, s.median()/(pension.median()+paying.median()))
	fmt.Fprintf(out, "explained on demand / not\t\t%.0f\t\n", explained.median()/pension.median())
	out.atMost("allocations of a single pension and contribution", 12, testing.AllocsPerRun(500, func() { retire(1, false); pay(1) }))
	_ = out.Flush()
}

// TestRatiosOfWorkers: two workers beside one, and a small batch on all cores
// beside one worker.
func TestRatiosOfWorkers(t *testing.T) {
	measuring(t)
	if runtime.GOMAXPROCS(0) < 2 {
		t.Skip("one core")
	}
	c := vietnam(t)
	lives := jobLives(c.Book(), jobSize)
	streaming := func(workers int) func(int) {
		q := batchOf(t, job, c).Question()
		q.Workers = workers
		b, err := calc.NewBatch(q, c)
		if err != nil {
			t.Fatal(err)
		}
		return func(n int) {
			i := 0
			err := b.Run(context.Background(), func(s *calc.Subject) (bool, error) {
				if i++; i > n {
					return false, nil
				}
				*s = lives[i%len(lives)]
				return true, nil
			}, func(int64, []calc.Figures, error) error { return nil })
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	one, two := &racer{n: 200_000, run: streaming(1), passes: true}, &racer{n: 200_000, run: streaming(2), passes: true}
	serial, both := &racer{n: 200_000, run: one.run}, &racer{n: 200_000, run: two.run}
	small, parallel := &racer{n: 1_000, run: streaming(1), passes: true}, &racer{n: 1_000, run: streaming(0), passes: true}
	apart := &racer{n: 200_000, run: sideBySide(streaming(1), streaming(1)), passes: true}
	race(one, two, apart, serial, both, small, parallel)
	out := newTable()
	out.atLeast("two workers / one, people a second, best rounds", 1.8, one.best()/two.best())
	fmt.Fprintf(out, "two batches of one worker at once / one: what two processors give here\t\t%.2f\t\n", one.best()/apart.best())
	out.atLeast("two workers / two batches of one worker at once", 0.9, apart.best()/two.best())
	fmt.Fprintf(out, "processor time of two workers / of one\t\t%.2f\t\n", both.median()/serial.median())
	out.atLeast("1,000 people on all cores / one worker", 0.9, small.best()/parallel.best())
	fmt.Fprintf(out, "people a second, two workers\t\t%.0f\t\n", 1e9/two.best())
	_ = out.Flush()
}
