package calc_test

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

var batchLives = flag.Int("batch-lives", 20_000, "random lives on which the batch must equal the oracle's decimal reading, and the single calls; a million on request")

// batchSize returns how many lives a test asks for.
func batchSize() uint64 {
	if testing.Short() {
		return uint64(min(*batchLives, 2_000))
	}
	return uint64(*batchLives)
}

// everyLife does a job for each of n lives on every core, until a few fail.
func everyLife(n uint64, job func(i uint64) (ok bool)) {
	defer debug.SetGCPercent(debug.SetGCPercent(800))
	var next atomic.Uint64
	var failed atomic.Int32
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < n && failed.Load() < 5; i = next.Add(1) - 1 {
				if !job(i) {
					failed.Add(1)
				}
			}
		})
	}
	wg.Wait()
}

// TestBatchOracle compares what the batch says about random lives, bounds and
// long lives among them, with the slow reading of the articles, to the đồng.
func TestBatchOracle(t *testing.T) {
	o := &oracle{calc: vietnam(t), seen: map[string]int{}}
	workers := sync.Pool{New: func() any {
		b, _ := calc.NewBatch(calc.BatchQuestion{Want: calc.WantContribution | calc.WantPension | calc.WantOneTime, Month: month("2026-07")}, o.calc)
		return b.Worker()
	}}
	everyLife(batchSize(), func(i uint64) bool {
		w := workers.Get().(*calc.Worker)
		defer workers.Put(w)
		l := lifeOf(o.calc.Book(), *seed, i)
		slow := slowly(o.calc.Book(), l.person, l.rows, month("2045-12"))
		r := rand.New(rand.NewPCG(*seed^0x5a5a, i))
		pays, rate := o.paymentQuestion(r, l, slow)
		s := calc.Subject{
			Person: l.person, Rows: l.rows, Pays: pays, Claims: calc.PensionQuestion{Month: l.claim},
			Takes: calc.OneTimeQuestion{Month: max(l.claim, month("2016-01")), Ground: pension.Ground(1 + r.IntN(5))},
		}
		if r.IntN(5) == 0 {
			s.Claims.LowerAge = []int{5, 10}[r.IntN(2)]
		}
		if r.IntN(4) == 0 {
			s.Claims.Impairment = []rules.Rate{600_000, 609_999, 610_000, 809_999, 810_000}[r.IntN(5)]
		}
		var f [1]calc.Figures
		differs := batchAgainst(slow, &s, rate, &o.weights, &f[0], w.Evaluate(f[:], &s))
		for _, d := range differs {
			t.Errorf("seed %d, life %d: %s = %v, the oracle says %v\n%s", *seed, i, d.what, d.got, d.want, l)
		}
		return len(differs) == 0
	})
}

func batchAgainst(slow *slowLife, s *calc.Subject, rate rules.Rate, w *slowWeights, f *calc.Figures, err error) (differs []differing) {
	var told calc.SubjectFaults
	noRate := errors.Is(err, calc.FigureNotSet) // of compulsory insurance, long ago
	if err != nil && (!errors.As(err, &told) || !noRate && !errors.Is(err, calc.UnknownFigure)) {
		return []differing{{"error", err, nil}}
	}
	pays, claim, once := slow.contribution(s.Pays, rate, w), slow.pension(s.Claims), slow.oneTime(s.Takes)
	differs = compared(
		differing{"payment answered", f.Answered.Has(calc.WantContribution), true},
		differing{"pension answered", f.Answered.Has(calc.WantPension), !claim.unknown},
		differing{"one-time benefit answered", f.Answered.Has(calc.WantOneTime), !once.unknown && !noRate},
		differing{"payment eligible", f.Payment.Eligible, pays.eligible},
	)
	if pays.eligible {
		differs = append(differs, compared(
			differing{"gross", f.Payment.Gross, pays.gross}, differing{"State", f.Payment.Borne.State, pays.state},
			differing{"net", f.Payment.Borne.Net, pays.net}, differing{"months of support left", f.Payment.SupportMonthsLeft, pays.left},
		)...)
	}
	if !claim.unknown {
		differs = append(differs, pensionAgainst(&claim, &f.Pension)...)
	}
	if once.unknown = once.unknown || noRate; !once.unknown {
		differs = append(differs, compared(differing{"one-time eligible", f.OneTime.Eligible, len(once.short) == 0})...)
	}
	if !once.unknown && f.OneTime.Eligible && len(once.short) == 0 {
		differs = append(differs, compared(
			differing{"one-time average", f.OneTime.Average, cents(once.average)}, differing{"before deduction", f.OneTime.Before, once.whole},
			differing{"deducted", f.OneTime.Deducted, once.deducted}, differing{"one-time benefit", f.OneTime.Amount, once.amount},
		)...)
	}
	return differs
}

func pensionAgainst(want *slowPension, got *calc.PensionFigures) []differing {
	differs := compared(
		differing{"eligible", got.Eligible, want.starts != 0}, differing{"branch", got.Branch, want.branch}, differing{"starts", got.Starts, want.starts},
		differing{"voluntary months", got.VoluntaryMonths, want.voluntary}, differing{"compulsory months", got.CompulsoryMonths, want.compulsory},
		differing{"may pay", got.MayPayScheme, want.mayPay}, differing{"may pay months", got.MayPayMonths, want.mayPayMonths},
	)
	if !got.Eligible || want.starts == 0 {
		return differs
	}
	return append(differs, compared(
		differing{"average", got.Average, cents(want.average)}, differing{"rate", got.Rate, want.rate}, differing{"monthly", got.Monthly, want.monthly},
		differing{"floor", got.Floor, want.floor}, differing{"lump sum years", int(got.LumpSumYears), want.lumpHalves}, differing{"lump sum", got.LumpSum, want.lumpSum},
	)...)
}

// TestBatchIsTheSingleCall compares every figure of a batch under the law as it
// is and random reforms of it with the answers of the verbs, for random lives
// in all provinces.
func TestBatchIsTheSingleCall(t *testing.T) {
	laws := []*calc.Calculator{vietnam(t)}
	for i := range uint64(8) {
		laws = append(laws, reformedBook(t, i))
	}
	b := batchOf(t, calc.WantContribution|calc.WantPension|calc.WantOneTime|calc.WantDeath|calc.WantSupportYears, laws...)
	workers := sync.Pool{New: func() any { return b.Worker() }}
	everyLife(batchSize()/4, func(i uint64) bool {
		w := workers.Get().(*calc.Worker)
		defer workers.Put(w)
		s := subjectOf(laws[0].Book(), *seed, i)
		f := make([]calc.Figures, len(laws))
		err := w.Evaluate(f, &s)
		for k, c := range laws {
			want, faults := singly(c, k, &s)
			differs := compared(
				differing{"faults", faultsUnder(err, k), faults}, differing{"answered", f[k].Answered, want.Answered},
				differing{"payment", f[k].Payment, want.Payment}, differing{"pension", f[k].Pension, want.Pension}, differing{"one-time benefit", f[k].OneTime, want.OneTime},
				differing{"death", f[k].Death, want.Death},
			)
			for y := range want.Years {
				differs = append(differs, compared(differing{fmt.Sprint(2018 + y), f[k].Years[y], want.Years[y]})...)
			}
			for _, d := range differs {
				t.Errorf("seed %d, life %d, law %d: %s = %v, the single call says %v", *seed, i, k, d.what, d.got, d.want)
			}
			if len(differs) > 0 {
				return false
			}
		}
		return true
	})
}

func batchOf(tb testing.TB, want calc.Want, laws ...*calc.Calculator) *calc.Batch {
	tb.Helper()
	b, err := calc.NewBatch(calc.BatchQuestion{Want: want, Month: month("2026-07"), Ground: pension.Ill, Year: 2018}, laws...)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// faultsUnder returns the faults under one law as text.
func faultsUnder(err error, law int) (out string) {
	var told calc.SubjectFaults
	if errors.As(err, &told) {
		for _, f := range told {
			if f.Law == law {
				out += f.Want.String() + " " + f.Faults.Error() + "\n"
			}
		}
	}
	return out
}

// subjectOf returns a random life in a random province that asks about itself.
func subjectOf(book *rules.Book, seed, i uint64) calc.Subject {
	l := lifeOf(book, seed, i)
	r := rand.New(rand.NewPCG(seed^0x77, i))
	units := book.Territories()
	u := units[r.IntN(len(units))]
	l.person.Residence = append(l.person.Residence, calc.Residence{
		Period: rules.Period{From: max(u.From, month("2010-01"))}, Province: u.Slug, District: []string{"", "long-bien", "tu-ky"}[r.IntN(3)], Area: calc.Areas()[r.IntN(4)],
	})
	for _, word := range []string{"poor", "near_poor", "grassroots_security_force", "left_near_poverty", "student"} {
		if r.IntN(5) == 0 {
			l.person.Status = append(l.person.Status, calc.Status{Period: rules.Period{From: month("2018-01") + rules.Month(r.IntN(90))}, Is: word})
		}
	}
	s := calc.Subject{Person: l.person, Rows: l.rows}
	s.Pays.Income = 700_000 + 50_000*rules.VND(r.IntN(200))
	s.Pays.Donors = donorsOf(r)
	s.Claims = calc.PensionQuestion{Month: l.claim, Treaty: r.IntN(2) * r.IntN(100)}
	s.Takes.Month, s.Takes.Ground = max(l.claim, month("2016-01")), pension.Ground(1+r.IntN(5))
	s.Dies.Month = l.claim + rules.Month(r.IntN(30))
	if r.IntN(4) == 0 {
		s.Dies.PensionSince, s.Dies.PensionMonthly = l.claim+rules.Month(r.IntN(40)-5), 3_000_000
	}
	return s
}

// singly asks the verbs what the batch is asked.
func singly(c *calc.Calculator, law int, s *calc.Subject) (f calc.Figures, faults string) {
	l, err := c.Life(s.Person, s.Rows)
	if err != nil {
		return f, " " + err.Error() + "\n"
	}
	answer := func(want calc.Want, err error) bool {
		if err != nil {
			faults += want.String() + " " + err.Error() + "\n"
			return false
		}
		f.Answered |= want
		return true
	}
	q := s.Pays
	q.Paid = cmp.Or(q.Paid, month("2026-07"))
	if p, err := c.Contribution(l, q); answer(calc.WantContribution, err) {
		f.Payment = calc.PaymentFigures{Eligible: p.Eligible, Months: p.Months, SupportMonthsLeft: p.SupportMonthsLeft, Gross: p.Gross, Borne: borneIn(p.Layers)}
		f.Payment.Borne.Net = p.Net
	}
	if p, err := c.Pension(l, s.Claims); answer(calc.WantPension, err) {
		f.Pension = calc.PensionFigures{
			Eligible: p.Eligible, Branch: p.Branch, Starts: p.Starts, VoluntaryMonths: p.VoluntaryMonths, CompulsoryMonths: p.CompulsoryMonths,
			BenefitYears: p.BenefitYears, Average: p.AverageIncome, Rate: p.Rate, Monthly: p.Monthly, Floor: p.Floor,
			LumpSumYears: p.LumpSumYears, LumpSum: p.LumpSum, MayPayScheme: p.MayPayMissing.Scheme, MayPayMonths: p.MayPayMissing.Months,
		}
	}
	if o, err := c.OneTime(l, s.Takes); answer(calc.WantOneTime, err) {
		f.OneTime = calc.OneTimeFigures{
			Eligible: o.Eligible, YearsBefore2014: o.YearsBefore2014, YearsFrom2014: o.YearsFrom2014, Average: o.AverageIncome,
			Before: o.BeforeDeduction, Deducted: o.SupportDeducted, Amount: o.Amount,
		}
	}
	if d, err := c.Death(l, s.Dies); answer(calc.WantDeath, err) {
		f.Death = calc.DeathFigures{
			Funeral: d.FuneralGrant, LumpSum: d.SurvivorLumpSum, LumpSumMonths: d.LumpSumMonths, Average: d.AverageIncome,
			Returned: d.ReturnedContributions, Remaining: d.RemainingAllowance, Monthly: d.MonthlyAllowance, Beneficiaries: d.Beneficiaries,
		}
	}
	var years [calc.BatchYears]calc.YearFigures
	if err := yearly(c, l, s, &years); answer(calc.WantSupportYears, err) {
		f.Years = years
	}
	return f, faults
}

func borneIn(layers []calc.Layer) (b calc.Borne) {
	for _, l := range layers {
		*map[string]*rules.VND{"state": &b.State, "province": &b.Province, "district": &b.District, "commune": &b.Commune, "fund": &b.Fund, "donor": &b.Donors}[l.Payer] += l.Amount
	}
	return b
}

// TestBatchRun: order is kept, people who cannot be answered are told and
// passed over, and the answers do not depend on the number of workers.
func TestBatchRun(t *testing.T) {
	c := vietnam(t)
	want, n := "", 3_000
	for _, workers := range []int{1, 2, 8} {
		b, err := calc.NewBatch(calc.BatchQuestion{Want: calc.WantContribution | calc.WantPension, Month: month("2026-07"), Workers: workers}, c, c)
		if err != nil {
			t.Fatal(err)
		}
		got, i, told := "", 0, 0
		err = b.Run(context.Background(), func(s *calc.Subject) (bool, error) {
			*s = subjectOf(c.Book(), 5, uint64(i))
			if i%10 == 3 {
				s.Rows = append(s.Rows, calc.Row{Period: rules.Period{From: s.Born - 12, Until: s.Born}, Scheme: pension.Compulsory, Level: calc.Salary, Amount: 1})
			}
			i++
			return i <= n, nil
		}, func(k int64, f []calc.Figures, err error) error {
			if errors.Is(err, calc.BeforeBirth) {
				told++
			} else if k%10 == 3 || f[0] != f[1] {
				t.Errorf("person %d: %v", k, err)
			}
			got += fmt.Sprint(k, f[0].Answered, f[0].Payment.Borne, f[0].Pension.Monthly, ";")
			return nil
		})
		if err != nil || told != n/10 {
			t.Fatalf("%v, %d bad people told of %d", err, told, n/10)
		}
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%d workers answer otherwise than one", workers)
		}
	}
}

// TestBatchRunEnds: with its context, and with the first error of who reads
// and of who takes; what was read before is answered.
func TestBatchRunEnds(t *testing.T) {
	b := batchOf(t, calc.WantPension, vietnam(t))
	broken := errors.New("broken")
	for _, tt := range []struct {
		name         string
		reads, takes int
		want         error
		answered     int
	}{
		{"reading fails soon", 100, 1 << 30, broken, 100},
		{"taking fails soon", 1 << 30, 70, broken, 70},
		{"reading fails", 5000, 1 << 30, broken, 5000},
		{"taking fails", 1 << 30, 4700, broken, 4700},
		{"nobody comes", 0, 1 << 30, broken, 0},
	} {
		read, took := 0, 0
		err := b.Run(context.Background(), func(s *calc.Subject) (bool, error) {
			if read == tt.reads {
				return false, broken
			}
			read++
			*s = calc.Subject{Person: calc.Person{Sex: rules.Male, Born: month("1970-01")}}
			return true, nil
		}, func(int64, []calc.Figures, error) error {
			if took == tt.takes {
				return broken
			}
			took++
			return nil
		})
		if !errors.Is(err, tt.want) || took != tt.answered {
			t.Errorf("%s: %v after %d answers, want %v after %d", tt.name, err, took, tt.want, tt.answered)
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	took := 0
	err := b.Run(ctx, func(s *calc.Subject) (bool, error) {
		*s = calc.Subject{Person: calc.Person{Sex: rules.Male, Born: month("1970-01")}}
		return true, nil
	}, func(int64, []calc.Figures, error) error {
		if took++; took == 3000 {
			stop()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || took < 3000 {
		t.Errorf("stopped: %v after %d answers", err, took)
	}
}

// Nothing is allocated for a person after the first few.
func TestBatchAllocates(t *testing.T) {
	c := vietnam(t)
	w := batchOf(t, calc.WantContribution|calc.WantPension|calc.WantOneTime|calc.WantDeath|calc.WantSupportYears, c, reformedBook(t, 1)).Worker()
	f := make([]calc.Figures, 2)
	var lives []calc.Subject
	for i := uint64(0); len(lives) < 200; i++ { // without a fault
		if s := subjectOf(c.Book(), 11, i); w.Evaluate(f, &s) == nil {
			lives = append(lives, s)
		}
	}
	if n := testing.AllocsPerRun(5, func() {
		for i := range lives {
			if err := w.Evaluate(f, &lives[i]); err != nil {
				t.Fatal(err)
			}
		}
	}); n > 0 {
		t.Errorf("200 people allocate %v times", n)
	}
}
