package calc_test

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

var (
	soak  = flag.Int("soak", 100_000, "random lives on which the answers must equal the oracle's")
	seed  = flag.Uint64("seed", 20260701, "seed of everything random in these tests")
	cases = flag.Int("cases", 1_000, "cases on which each property must hold")
)

// TestOracle compares every answer with the slow reading of the articles, to
// the đồng, on random legal lives. A life that fails is printed as a document.
func TestOracle(t *testing.T) {
	lives := *soak
	if testing.Short() {
		lives = min(lives, 2_000)
	}
	defer debug.SetGCPercent(debug.SetGCPercent(800))
	o := &oracle{calc: vietnam(t), seen: map[string]int{}}
	var next atomic.Uint64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < uint64(lives) && o.failed.Load() < 5; i = next.Add(1) - 1 {
				o.check(t, *seed, i)
			}
		})
	}
	wg.Wait()
	t.Logf("seed %d, %d lives: %v", *seed, lives, o.seen)
	o.covers(t, lives)
}

// An oracle compares answers; it counts what kinds of answer it has seen.
type oracle struct {
	calc    *calc.Calculator
	weights slowWeights
	failed  atomic.Int32 // lives
	mu      sync.Mutex
	seen    map[string]int
}

func (o *oracle) saw(what string) {
	o.mu.Lock()
	o.seen[what]++
	o.mu.Unlock()
}

// covers fails if the lives left out what they are there for.
func (o *oracle) covers(t *testing.T, lives int) {
	t.Helper()
	if t.Failed() || lives < 50_000 {
		return
	}
	for _, what := range []string{
		"pension general", "pension joined_before_2021", "pension compulsory", "pension waiting_list", "pension impairment", "pension refused", "pension floor", "pension lump sum",
		"pension started earlier", "pension lump sum after the age", "one-time before and after 2014", "one-time short", "one-time capped", "one-time refused",
		"one-time support taken off", "one-time nothing left", "payment supported", "payment support ends", "payment refused", "payment prepay", "payment backpay",
		"record with missing months paid", "record past 120 supported months",
	} {
		if o.seen[what] < 5 {
			t.Errorf("only %d of %d lives show %q", o.seen[what], lives, what)
		}
	}
}

// A differing tells where fast and slow part.
type differing struct {
	what      string
	got, want any
}

func (o *oracle) check(t *testing.T, seed, i uint64) {
	l := lifeOf(o.calc.Book(), seed, i)
	life, err := o.calc.Life(l.person, l.rows)
	if err != nil {
		o.failed.Add(1)
		t.Errorf("seed %d, life %d: a legal life is refused: %v\n%s", seed, i, err, l)
		return
	}
	slow := slowly(o.calc.Book(), l.person, l.rows, month("2045-12"))
	o.sawRecord(slow)
	r := rand.New(rand.NewPCG(seed^0xa5a5, i))
	for _, ask := range []func(*rand.Rand, randomLife, *calc.Life, *slowLife) (string, []differing){o.age, o.pension, o.oneTime, o.payment} {
		question, differs := ask(r, l, life, slow)
		if len(differs) > 0 {
			o.failed.Add(1)
		}
		for _, d := range differs {
			t.Errorf("seed %d, life %d: %s: %s = %v, the oracle says %v\n%s", seed, i, question, d.what, d.got, d.want, l)
		}
	}
}

func (o *oracle) sawRecord(slow *slowLife) {
	if slices.ContainsFunc(slow.months, func(m slowMonth) bool { return m.backpaid }) {
		o.saw("record with missing months paid")
	}
	if g := slow.granted(rules.LastMonth, rules.LastMonth); g.months == 120 {
		o.saw("record past 120 supported months")
	}
}

// compared lists the pairs that differ.
func compared(pairs ...differing) []differing {
	return slices.DeleteFunc(pairs, func(d differing) bool { return fmt.Sprint(d.got) == fmt.Sprint(d.want) })
}

func (o *oracle) age(r *rand.Rand, l randomLife, life *calc.Life, slow *slowLife) (string, []differing) {
	q := calc.RetirementAgeQuestion{LowerAge: r.IntN(11)}
	got, err := o.calc.RetirementAge(life, q)
	want := slowAge(slow.book, l.person.Sex, l.person.Born, 12*q.LowerAge)
	return fmt.Sprintf("retirement age %+v", q), compared(
		differing{"error", err, nil},
		differing{"reached", got.Reached, want},
		differing{"age", 12*got.Years + got.Months, int(want - l.person.Born)},
		differing{"pension from", got.PensionFrom, want + 1},
	)
}

func (o *oracle) pension(r *rand.Rand, l randomLife, life *calc.Life, slow *slowLife) (string, []differing) {
	q := calc.PensionQuestion{Month: l.claim}
	if r.IntN(5) == 0 {
		q.LowerAge = []int{5, 10}[r.IntN(2)]
	}
	if r.IntN(4) == 0 {
		q.Impairment = []rules.Rate{600_000, 609_999, 610_000, 809_999, 810_000}[r.IntN(5)]
	}
	got, err := o.calc.Pension(life, q)
	want := slow.pension(q)
	name := fmt.Sprintf("pension %+v", q)
	if want.unknown || err != nil {
		return name, compared(differing{"error", errors.Is(err, calc.UnknownFigure), want.unknown})
	}
	o.sawPension(q, got)
	differs := compared(
		differing{"eligible", got.Eligible, want.starts != 0},
		differing{"branch", got.Branch, want.branch},
		differing{"shortfalls", whats(got.Shortfalls), fmt.Sprint(want.short)},
		differing{"voluntary months", got.VoluntaryMonths, want.voluntary},
		differing{"compulsory months", got.CompulsoryMonths, want.compulsory},
		differing{"insured months", got.InsuredMonths, want.voluntary + want.compulsory},
		differing{"benefit years", int(got.BenefitYears), want.halves},
		differing{"starts", got.Starts, want.starts},
		differing{"may pay", got.MayPayMissing.Scheme, want.mayPay},
		differing{"may pay months", got.MayPayMissing.Months, want.mayPayMonths},
	)
	if want.starts == 0 || !got.Eligible {
		return name, differs
	}
	return name, append(differs, compared(
		differing{"average", got.AverageIncome, cents(want.average)},
		differing{"rate", got.Rate, want.rate},
		differing{"monthly", got.Monthly, want.monthly},
		differing{"floor", got.Floor, want.floor},
		differing{"lump sum years", int(got.LumpSumYears), want.lumpHalves},
		differing{"lump sum", got.LumpSum, want.lumpSum},
	)...)
}

func (o *oracle) sawPension(q calc.PensionQuestion, got calc.Pension) {
	if !got.Eligible {
		o.saw("pension refused")
		return
	}
	o.saw("pension " + got.Branch.String())
	for what, is := range map[string]bool{
		"pension floor": got.Floor > 0, "pension lump sum": got.LumpSum > 0, "pension started earlier": got.Starts <= q.Month,
		"pension lump sum after the age": got.Working().LumpAfter > 0,
	} {
		if is {
			o.saw(what)
		}
	}
}

func whats(short []calc.Shortfall) string {
	list := []pension.Condition{}
	for _, s := range short {
		list = append(list, s.What)
	}
	return fmt.Sprint(list)
}

func (o *oracle) oneTime(r *rand.Rand, l randomLife, life *calc.Life, slow *slowLife) (string, []differing) {
	grounds := []pension.Ground{pension.AtAge, pension.Emigrating, pension.Emigrating, pension.Ill, pension.Impaired, pension.StoppedPaying}
	q := calc.OneTimeQuestion{Month: max(l.claim, month("2016-01")), Ground: grounds[r.IntN(len(grounds))]}
	got, err := o.calc.OneTime(life, q)
	want := slow.oneTime(q)
	name := fmt.Sprintf("one-time benefit %+v", q)
	if want.unknown || err != nil {
		return name, compared(differing{"error", errors.Is(err, calc.UnknownFigure), want.unknown})
	}
	o.sawOneTime(got)
	differs := compared(
		differing{"eligible", got.Eligible, len(want.short) == 0},
		differing{"shortfalls", whats(got.Shortfalls), fmt.Sprint(want.short)},
	)
	if !got.Eligible || len(want.short) > 0 {
		return name, differs
	}
	return name, append(differs, compared(
		differing{"average", got.AverageIncome, cents(want.average)},
		differing{"half years before 2014", int(got.YearsBefore2014), want.before},
		differing{"half years from 2014", int(got.YearsFrom2014), want.later},
		differing{"before deduction", got.BeforeDeduction, want.whole},
		differing{"support taken off", got.SupportDeducted, want.deducted},
		differing{"amount", got.Amount, want.amount},
	)...)
}

func (o *oracle) sawOneTime(got calc.OneTime) {
	if !got.Eligible {
		o.saw("one-time refused")
		return
	}
	for what, is := range map[string]bool{
		"one-time short": got.Working().Short, "one-time capped": got.Working().Capped, "one-time support taken off": got.SupportDeducted > 0,
		"one-time before and after 2014": got.YearsBefore2014 > 0 && got.YearsFrom2014 > 0,
		"one-time nothing left":          got.Working().Floored,
	} {
		if is {
			o.saw(what)
		}
	}
}

func (o *oracle) payment(r *rand.Rand, l randomLife, life *calc.Life, slow *slowLife) (string, []differing) {
	q, rate := o.paymentQuestion(r, l, slow)
	got, err := o.calc.Contribution(life, q)
	if err != nil {
		return fmt.Sprintf("payment %+v", q), []differing{{"error", document.All(err), nil}}
	}
	want := slow.contribution(q, rate, &o.weights)
	o.sawPayment(q, got)
	differs := compared(
		differing{"eligible", got.Eligible, want.eligible},
		differing{"shortfalls", whats(got.Shortfalls), fmt.Sprint(want.short)},
		differing{"months", got.Months, want.months},
	)
	if want.eligible {
		differs = append(differs, compared(
			differing{"gross", got.Gross, want.gross},
			differing{"State support", got.StateSupport, want.state},
			differing{"net", got.Net, want.net},
			differing{"months of support left", got.SupportMonthsLeft, want.left},
		)...)
	}
	return fmt.Sprintf("payment %+v", q), differs
}

// paymentQuestion makes up a payment that the law of its month knows.
func (o *oracle) paymentQuestion(r *rand.Rand, l randomLife, slow *slowLife) (q calc.ContributionQuestion, rate rules.Rate) {
	m := &maker{Rand: r, book: o.calc.Book()}
	q.Paid = l.claim + rules.Month(r.IntN(13)-6)
	age := slowAge(m.book, l.person.Sex, l.person.Born, 0)
	if r.IntN(3) == 0 {
		q.Paid = max(month("2009-01"), min(month("2026-12"), age+rules.Month(r.IntN(4)-2)))
	}
	if r.IntN(4) == 0 {
		q.From = q.Paid - rules.Month(r.IntN(9)-1)
	}
	c := m.book.On(q.Paid).Contribution
	q.Method, q.Months = subsidy.EveryMonth, 0
	switch n := r.IntN(8); {
	case n < 3 && c.Periods.Value.Has([]int{3, 6, 12}[n]):
		q.Method = []subsidy.Method{subsidy.Every3Months, subsidy.Every6Months, subsidy.Every12Months}[n]
	case n < 5 && c.PrepayMonths.IsKnown():
		q.Method, q.Months = subsidy.Prepay, pick(m, 24, 36, 48, 60)
	case n < 7 && c.BackpayMax.IsKnown():
		q.Method, q.Months = subsidy.Backpay, 1+r.IntN(c.BackpayMax.Value)
		v, com := slow.count(q.Paid)
		if missing := m.book.On(q.Paid).Pension.MinInsuredMonths.Value - v - com; r.IntN(2) == 0 && missing > 0 && missing <= c.BackpayMax.Value {
			q.Months = missing
		}
	}
	q.Income = m.income(q.Paid)
	if r.IntN(4) == 0 {
		q.HasSupported, q.SupportedBefore = true, pick(m, 0, 1, 60, 90, 108, 109, 118, 119, 120, 121, r.IntN(130))
	}
	rate = c.FundRate.Value
	if !c.FundRate.IsKnown() || r.IntN(2) == 0 {
		rate = pick[rules.Rate](m, 0, 1, 2_500, 3_100, 4_850, 5_325, 10_000, 100_000)
		q.HasFundRate, q.FundRate = true, rate
	}
	return q, rate
}

func (o *oracle) sawPayment(q calc.ContributionQuestion, got calc.Contribution) {
	if !got.Eligible {
		o.saw("payment refused")
		return
	}
	o.saw("payment " + q.Method.String())
	if got.StateSupport > 0 {
		o.saw("payment supported")
	}
	if got.StateSupport > 0 && got.SupportMonthsLeft == 0 {
		o.saw("payment support ends")
	}
}
