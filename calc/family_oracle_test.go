package calc_test

import (
	"errors"
	"flag"
	"fmt"
	"math/big"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

var famLives = flag.Int("family-lives", 100_000, "random lives on which every benefit must equal the oracle's")

const famSeed = 20260807

// TestFamilyOracle asks every benefit, refund and transition of random lives
// and compares the answers, to the đồng, with the month-by-month reading.
func TestFamilyOracle(t *testing.T) {
	n := *famLives
	if testing.Short() {
		n = min(n, 5_000)
	}
	o := &famOracle{t: t, calc: vietnam(t), seen: map[string]int{}}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			seen := map[string]int{}
			for i := next.Add(1); i <= int64(n) && o.failed.Load() < 5; i = next.Add(1) {
				o.life(uint64(i), seen)
			}
			o.add(seen)
		})
	}
	wg.Wait()
	t.Logf("seed %d, %d lives: %v", famSeed, n, o.seen)
	o.covers(n)
}

// A famOracle compares; seen counts the answers that it met.
type famOracle struct {
	t      *testing.T
	calc   *calc.Calculator
	failed atomic.Int32
	mu     sync.Mutex
	seen   map[string]int
}

func (o *famOracle) add(seen map[string]int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for what, n := range seen {
		o.seen[what] += n
	}
}

// covers fails if the lives left out what they are there for.
func (o *famOracle) covers(n int) {
	for _, what := range []string{
		"one-time retirement_age", "one-time emigration", "one-time illness", "one-time impairment", "one-time stopped", "one-time refused",
		"one-time short", "one-time nothing left", "one-time support taken off", "refund compulsory", "refund one_time", "refund death", "refund pension",
		"refund refused", "refund prepay", "death lump sum", "death returned", "death at least three", "death pensioner", "death allowance", "death monthly",
		"maternity", "maternity refused", "allowance", "allowance raised", "allowance refused", "social pension", "rises", "emigration",
	} {
		if n >= 50_000 && o.seen[what] < 100 {
			o.t.Errorf("only %d of %d lives show %q", o.seen[what], n, what)
		}
	}
	if o.seen["not legal"] > n/20 {
		o.t.Errorf("%d of %d lives are not legal", o.seen["not legal"], n)
	}
}

// A famTest is one life being compared.
type famTest struct {
	famMaker
	*famOracle
	index uint64
	asked rules.Month
	rows  []calc.Row
	life  *calc.Life
	slow  famLife
	seen  map[string]int
}

func (o *famOracle) life(i uint64, seen map[string]int) {
	x := famDrawn(o.calc, i)
	if x == nil {
		seen["not legal"]++
		return
	}
	x.famOracle, x.seen = o, seen
	x.oneTime()
	x.refund()
	x.death()
	x.maternity()
	x.allowance()
	x.social()
	x.inPayment()
}

// famDrawn returns the i-th life; nil if it is not legal.
func famDrawn(c *calc.Calculator, i uint64) *famTest {
	f := famMaker{rand.New(rand.NewPCG(famSeed, i)), c.Book()}
	m := f.asked()
	p := f.person(m)
	rows := f.record(p, m)
	life, err := c.Life(p, rows)
	if err != nil {
		return nil
	}
	return &famTest{famMaker: f, index: i, asked: m, rows: rows, life: life, slow: famWritten(f.book, p, rows, m+80)}
}

// same reports pairs (what, got, want) that differ.
func (x *famTest) same(question any, triples ...any) {
	for i := 0; i < len(triples); i += 3 {
		if got, want := fmt.Sprint(triples[i+1]), fmt.Sprint(triples[i+2]); got != want {
			x.failed.Add(1)
			x.t.Errorf("life %d of seed %d: %+v: %s = %s, the oracle says %s\n%s", x.index, famSeed, question, triples[i], got, want, famSaid(x.slow.person, x.rows))
		}
	}
}

func (x *famTest) saw(is bool, what string) {
	if is {
		x.seen[what]++
	}
}

func (x *famTest) oneTime() {
	ground := famPick(x.famMaker, pension.AtAge, pension.Emigrating, pension.Ill, pension.Impaired, pension.StoppedPaying)
	q := calc.OneTimeQuestion{Month: x.asked, Ground: ground}
	got, err := x.calc.OneTime(x.life, q)
	want := x.slow.oneTime(q)
	if x.same(q, "error", err != nil, want.unknown); err != nil || want.unknown {
		return
	}
	x.same(q, "eligible", got.Eligible, want.due, "shortfalls", len(got.Shortfalls) == 0, want.due, "half years before", int64(got.YearsBefore2014), want.before,
		"half years from", int64(got.YearsFrom2014), want.later, "before deduction", got.BeforeDeduction, want.whole,
		"deducted", got.SupportDeducted, want.deducted, "amount", got.Amount, want.whatsLeft)
	x.saw(want.due, "one-time "+q.Ground.String())
	x.saw(!want.due, "one-time refused")
	x.saw(got.Working().Short, "one-time short")
	x.saw(want.deducted > want.whole, "one-time nothing left")
	x.saw(want.deducted > 0, "one-time support taken off")
}

func (x *famTest) refund() {
	p := calc.ContributionQuestion{Paid: max(x.asked-rules.Month(x.IntN(70)), famAt("2016-01"))}
	p.Method = famPick(x.famMaker, subsidy.EveryMonth, subsidy.Every3Months, subsidy.Every6Months, subsidy.Every12Months, subsidy.Prepay, subsidy.Prepay, subsidy.Backpay)
	if p.Method.Bears() {
		p.Months, p.HasFundRate = famPick(x.famMaker, 24, 36, 48, 60), true
		p.FundRate = famPick[rules.Rate](x.famMaker, 0, 1, 3_100, 6_585, 100_000)
	}
	p.Income = x.level(p.Paid)
	if x.chance(4) && famEvery[p.Method] > 1 {
		p.From = p.Paid - rules.Month(x.IntN(3))
	}
	q := calc.RefundQuestion{Reason: calc.Reason(famPick(x.famMaker, calc.Reasons()...)), Month: p.Paid + rules.Month(x.IntN(13)-1), Payment: p}
	if p.Method == subsidy.Prepay && x.chance(2) {
		q.Month = p.Paid + rules.Month(x.IntN(63))
	}
	if x.chance(3) {
		q.SupportGiven, q.Support = true, famPick[rules.VND](x.famMaker, 0, 66_000, 500_000)
	}
	if p.Method == subsidy.Backpay && x.book.On(p.Paid).Contribution.BackpayMax.Value < p.Months {
		return
	}
	x.refunded(q)
}

func (x *famTest) refunded(q calc.RefundQuestion) {
	got, err := x.calc.Refund(x.life, q)
	want := x.slow.refund(q)
	x.same(q, "error", err, nil, "eligible", got.Eligible, want.due, "shortfalls", len(got.Shortfalls) == 0, want.due, "months left", got.MonthsLeft, want.left,
		"gross", got.Gross, want.gross, "support", got.StateSupport, want.support, "refund", got.Refund, want.gross-want.support)
	x.saw(want.due, "refund "+string(q.Reason))
	x.saw(want.due && q.Payment.Method == subsidy.Prepay, "refund prepay")
	x.saw(!want.due, "refund refused")
}

// deathQuestion lets some die as pensioners or on the monthly allowance.
func (x *famTest) deathQuestion() (q calc.DeathQuestion) {
	q.Month = x.asked
	switch x.IntN(5) {
	case 0:
		q.PensionSince, q.PensionMonthly = x.asked-rules.Month(famPick(x.famMaker, 0, 1, 2, 3, 90, 91, 92, x.IntN(150))), rules.VND(300_000+x.IntN(9_000_000))
	case 1:
		q.Allowance = pension.Remaining{Monthly: rules.VND(500_000 + x.IntN(500_000)), Months: 1 + x.IntN(150), Received: x.IntN(160)}
		q.Allowance.Received = min(q.Allowance.Received, q.Allowance.Months)
	}
	if x.chance(6) {
		q.WorkInjury = famPick[rules.Rate](x.famMaker, 310_000, 609_999, 610_000, 610_001, 900_000)
	}
	for range x.IntN(7) {
		r := pension.Relative{Relation: famPick(x.famMaker, pension.Relations()...), NoCarer: x.chance(3)}
		r.Born = x.asked - rules.Month(famPick(x.famMaker, 215, 216, 217, 659, 660, 719, 720, x.IntN(900)))
		q.Relatives = append(q.Relatives, r)
	}
	return q
}

func (x *famTest) death() {
	q := x.deathQuestion()
	got, err := x.calc.Death(x.life, q)
	want := x.slow.death(q)
	if x.same(q, "unknown", errors.Is(err, calc.UnknownFigure), want.unknown, "error", err != nil, want.unknown); err != nil || want.unknown {
		return
	}
	x.same(q, "funeral", got.FuneralGrant, want.funeral, "lump sum", got.SurvivorLumpSum, want.lump, "returned", got.ReturnedContributions, want.returned,
		"months", big.NewRat(int64(got.LumpSumMonths), 1_000_000), want.months, "remaining", got.RemainingAllowance, want.remaining,
		"monthly", got.MonthlyAllowance, want.monthly, "beneficiaries", got.Beneficiaries, want.beneficiaries,
		"monthly shortfalls", len(got.MonthlyShortfalls), want.lacksMonthly)
	x.saw(want.returned > 0, "death returned")
	x.saw(want.lump > 0 && want.returned == 0 && q.PensionSince == 0, "death lump sum")
	x.saw(want.months.Cmp(big.NewRat(3, 1)) == 0 && q.PensionSince == 0, "death at least three")
	x.saw(q.PensionSince != 0, "death pensioner")
	x.saw(want.remaining > 0, "death allowance")
	x.saw(want.monthly > 0, "death monthly")
}

func (x *famTest) maternity() {
	q := calc.MaternityQuestion{Birth: x.asked, Children: 1 + x.IntN(3), OtherTakes: x.chance(8)}
	got, err := x.calc.Maternity(x.life, q)
	within, amount := x.slow.maternity(q)
	x.same(q, "error", err, nil, "months within", got.MonthsWithin, within, "amount", got.Amount, amount, "eligible", got.Eligible, amount > 0,
		"shortfalls", len(got.Shortfalls) > 0, amount == 0)
	x.saw(amount > 0, "maternity")
	x.saw(amount == 0, "maternity refused")
}

func (x *famTest) allowance() {
	q := calc.MonthlyAllowanceQuestion{Month: x.asked}
	got, err := x.calc.MonthlyAllowance(x.life, q)
	want := x.slow.allowance(q.Month)
	if x.same(q, "unknown", errors.Is(err, calc.UnknownFigure), want.unknown, "error", err != nil, want.unknown); err != nil || want.unknown {
		return
	}
	x.same(q, "eligible", got.Eligible, want.due, "shortfalls", len(got.Shortfalls) == 0, want.due, "card", got.HealthCard, want.due)
	x.saw(!want.due, "allowance refused")
	if !want.due {
		return
	}
	x.same(q, "carried", got.Carried, want.carried, "to the social pension", got.Remaining, want.toward, "months", got.Months, want.months,
		"monthly", got.Monthly, want.monthly, "buy up", got.BuyUp, want.buyUp, "until", got.Until, want.until)
	x.saw(true, "allowance")
	x.saw(want.carried > want.toward, "allowance raised")
}

func (x *famTest) social() {
	q := calc.SocialPensionQuestion{Month: x.asked, Pension: famPick[rules.VND](x.famMaker, 0, 0, 499_999, 500_000, 900_000)}
	got, err := x.calc.SocialPension(x.life, q)
	want := x.slow.social(q)
	x.same(q, "error", err, nil, "monthly", got.Monthly, want, "eligible", got.Eligible, want > 0, "shortfalls", len(got.Shortfalls) == 0, want > 0)
	x.saw(want > 0, "social pension")
}

// inPayment takes the start and the first amount from the library; they have
// an oracle of their own.
func (x *famTest) inPayment() {
	later := x.asked + rules.Month(x.IntN(80))
	q := calc.PensionQuestion{Month: x.asked, InPayment: later, Emigration: later}
	got, err := x.calc.Pension(x.life, q)
	if err != nil || !got.Eligible || later < got.Starts {
		return
	}
	now, rises := x.slow.inPayment(got.Starts, got.Monthly, later)
	lump, months := x.slow.emigration(got.Starts, later, got.Monthly)
	var from []rules.Month
	for _, r := range got.Rises {
		from = append(from, r.From)
	}
	x.same(q, "in payment", got.MonthlyInPayment, now, "rises", from, rises, "emigration", got.EmigrationLump, lump,
		"pensions", big.NewRat(int64(got.EmigrationMonths), 1_000_000), months)
	x.saw(len(rises) > 0, "rises")
	x.saw(lump > 0, "emigration")
}
