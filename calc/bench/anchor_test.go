// Package bench_test measures the library beside anchors in the same run; make
// bench prints the table.
package bench_test

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
)

// The anchors that the batch is measured beside: the same small job done by
// hand, as fast as plain Go does it (anchorInt), driven by tables with three
// layers of support (anchorPlan), and in decimal arithmetic (anchorDecimal).
// Their parameters are made up; they have the shape of the law and are no source
// of it.

const (
	anchorFirst  = 1995 * 12 // the month that tables begin with
	anchorMonths = 35 * 12
	anchorNow    = 2026 * 12
	anchorCap    = 120 // months of support
)

// jobSize is how many people the job goes round: as many as stay in the cache,
// as they do in a stream, whose memory is filled again and again.
const jobSize = 500

// An anchorSpell is some months of paying at one income.
type anchorSpell struct {
	from, until int32
	income      int64
}

// An anchorLife is a person of the job: 180 to 360 months in one to eight
// spells, some with pauses between them.
type anchorLife struct {
	spells   [8]anchorSpell
	n        int
	female   bool
	class    int // of four: poor, near-poor, minority, other
	province int
	commune  int
}

func anchorLives(n int) []anchorLife {
	r := rand.New(rand.NewPCG(7, 7))
	out := make([]anchorLife, n)
	for i := range out {
		out[i] = anchorLifeOf(r)
	}
	return out
}

func anchorLifeOf(r *rand.Rand) (l anchorLife) {
	l.female, l.class, l.province, l.commune = r.IntN(2) == 0, r.IntN(4), r.IntN(34), r.IntN(20)
	l.n = 1 + (r.IntN(8)+r.IntN(8))/2 // 1 to 8, 4.3 on the average
	until := int32(anchorNow)
	months := int32(180 + r.IntN(181))
	for i := range l.n {
		length := months / int32(l.n)
		if r.IntN(3) == 0 {
			until -= int32(r.IntN(6)) // a pause
		}
		at := l.n - 1 - i
		l.spells[at] = anchorSpell{until - length, until, int64(15+r.IntN(60)) * 100_000}
		until -= length
	}
	for i := range l.n { // none before the tables
		l.spells[i].from = max(l.spells[i].from, anchorFirst)
		l.spells[i].until = max(l.spells[i].until, l.spells[i].from)
	}
	return l
}

// An anchorAnswer is what the job asks for.
type anchorAnswer struct{ own, state, average, pension int64 }

// anchorTables are what the fast anchors read: sums over the months before each.
type anchorTables struct {
	cpi     [anchorMonths + 1]int64        // hundredths
	support [4][anchorMonths + 1]int64     // đồng, by class
	rate    [anchorMonths + 1]int64        // ten thousandths, for the plan
	layers  [3][64][anchorMonths + 1]int64 // đồng, by payer and place, for the plan
	caps    [3]int32
	periods []anchorPeriod
	accrual [2][200]int64 // ten thousandths, by half years
}

// An anchorPeriod holds income between bounds.
type anchorPeriod struct {
	until          int32
	floor, ceiling int64
}

func newAnchorTables() *anchorTables {
	t := &anchorTables{caps: [3]int32{anchorCap, 60, 36}}
	for m := range anchorMonths {
		t.cpi[m+1] = t.cpi[m] + anchorCPI(m)
		t.rate[m+1] = t.rate[m] + 1600 + int64(min(3, m/60))*200
		for c := range 4 {
			t.support[c][m+1] = t.support[c][m] + anchorSupport(c, m)
		}
		for k := range t.layers {
			for place := range t.layers[k] {
				t.layers[k][place][m+1] = t.layers[k][place][m] + int64(m/120)*int64(11_000+1_000*(place%8))/int64(k+1)
			}
		}
	}
	for y := range 12 {
		t.periods = append(t.periods, anchorPeriod{int32(anchorFirst + (y+1)*anchorMonths/12), int64(300_000 + y*100_000), int64(10_000_000 + y*3_000_000)})
	}
	for h := range 200 {
		t.accrual[0][h], t.accrual[1][h] = anchorAccrual(h, false), anchorAccrual(h, true)
	}
	return t
}

func anchorCPI(m int) int64 { return 100 + int64(anchorMonths-m)/4 }

func anchorSupport(class, m int) int64 {
	if m < 23*12 {
		return 0
	}
	return []int64{99_000, 82_500, 66_000, 33_000}[class]
}

// anchorAccrual is 45% at 15 or 20 years, 2% more a year, 75% at the most.
func anchorAccrual(halves int, female bool) int64 {
	base := 40
	if female {
		base = 30
	}
	if halves < base {
		return 0
	}
	return min(7_500, 4_500+int64(halves-base)*100)
}

func anchorHalves(months int64) int {
	h := int(months / 12 * 2)
	switch odd := months % 12; {
	case odd >= 7:
		h += 2
	case odd >= 1:
		h++
	}
	return h
}

// anchorInt is the job in whole numbers, spell by spell.
func anchorInt(t *anchorTables, l *anchorLife) (out anchorAnswer) {
	var months, sum, due int64
	left := int32(anchorCap)
	for i := range l.n {
		s := &l.spells[i]
		n := s.until - s.from
		from := s.from - anchorFirst
		months += int64(n)
		due += s.income * int64(n)
		sum += s.income * (t.cpi[from+n] - t.cpi[from])
		k := min(n, left)
		left -= k
		out.state += t.support[l.class][from+k] - t.support[l.class][from]
	}
	out.own = (due*22+50)/100 - out.state
	if months > 0 {
		out.average = (2*sum + 100*months) / (200 * months)
	}
	out.pension = (out.average*anchorAccrual(anchorHalves(months), l.female) + 5_000) / 10_000
	return out
}

// anchorPlan is the job from tables: rates and bounds by period, three layers
// with months of their own, no more than is due, accrual looked up.
func anchorPlan(t *anchorTables, l *anchorLife) (out anchorAnswer, refused int) {
	var months, sum, due int64
	left, place := t.caps, [3]int{l.class, l.province, l.commune}
	for i := range l.n {
		s := &l.spells[i]
		n := s.until - s.from
		from := s.from - anchorFirst
		refused += t.bounds(s)
		months += int64(n)
		gross := s.income * (t.rate[from+n] - t.rate[from]) / 10_000
		sum += s.income * (t.cpi[from+n] - t.cpi[from])
		borne := int64(0)
		for k := range left {
			most := min(n, left[k])
			left[k] -= most
			table := &t.layers[k][place[k]]
			borne += table[from+most] - table[from]
		}
		out.state += min(borne, gross)
		due += gross
	}
	out.own = due - out.state
	if months > 0 {
		out.average = (2*sum + 100*months) / (200 * months)
	}
	sex := 0
	if l.female {
		sex = 1
	}
	out.pension = (out.average*t.accrual[sex][min(anchorHalves(months), 199)] + 5_000) / 10_000
	return out, refused
}

// bounds counts the periods of the spell in which the income is out of bounds.
func (t *anchorTables) bounds(s *anchorSpell) (out int) {
	for i := range t.periods {
		p := &t.periods[i]
		if p.until <= s.from {
			continue
		}
		if s.income < p.floor || s.income > p.ceiling {
			out++
		}
		if p.until >= s.until {
			break
		}
	}
	return out
}

// anchorDecimals are the tables of the decimal anchor.
type anchorDecimals struct {
	cpi     []decimal.Decimal
	support [4][]decimal.Decimal
	rate    decimal.Decimal
	hundred decimal.Decimal
}

func newAnchorDecimals(t *anchorTables) *anchorDecimals {
	d := &anchorDecimals{rate: decimal.New(22, -2), hundred: decimal.New(1, 2)}
	for m := range anchorMonths + 1 {
		d.cpi = append(d.cpi, decimal.New(t.cpi[m], -2))
		for c := range 4 {
			d.support[c] = append(d.support[c], decimal.New(t.support[c][m], 0))
		}
	}
	return d
}

// anchorDecimal is the job of anchorInt in decimal numbers, spell by spell.
func anchorDecimal(d *anchorDecimals, l *anchorLife) (out anchorAnswer) {
	var months int64
	sum, due, state := decimal.Zero, decimal.Zero, decimal.Zero
	left := int32(anchorCap)
	for i := range l.n {
		s := &l.spells[i]
		n := s.until - s.from
		from := s.from - anchorFirst
		months += int64(n)
		income := decimal.New(s.income, 0)
		due = due.Add(income.Mul(decimal.New(int64(n), 0)))
		sum = sum.Add(income.Mul(d.cpi[from+n].Sub(d.cpi[from])))
		k := min(n, left)
		left -= k
		state = state.Add(d.support[l.class][from+k].Sub(d.support[l.class][from]))
	}
	average := decimal.Zero
	if months > 0 {
		average = sum.DivRound(decimal.New(months, 0), 0)
	}
	rate := decimal.New(anchorAccrual(anchorHalves(months), l.female), -4)
	return anchorAnswer{
		due.Mul(d.rate).Round(0).Sub(state).IntPart(), state.IntPart(), average.IntPart(), average.Mul(rate).Round(0).IntPart(),
	}
}

// The anchors are worth comparing with only if they do the same.
func TestAnchorsAgree(t *testing.T) {
	tables := newAnchorTables()
	decimals := newAnchorDecimals(tables)
	for i, l := range anchorLives(20_000) {
		a, s := anchorInt(tables, &l), anchorDecimal(decimals, &l)
		p, refused := anchorPlan(tables, &l)
		if a != s || p.average != a.average || p.pension != a.pension || p.own <= 0 {
			t.Fatalf("life %d: %+v, %+v, %+v, %d periods refused", i, a, s, p, refused)
		}
	}
}

func benchAnchor(b *testing.B, job func(*anchorLife) int64) {
	lives := anchorLives(jobSize)
	sum, i := int64(0), 0
	for b.Loop() {
		sum += job(&lives[i])
		if i++; i == len(lives) {
			i = 0
		}
	}
	if sum == 0 {
		b.Fatal("nothing was reckoned")
	}
}

func BenchmarkAnchorInt(b *testing.B) {
	t := newAnchorTables()
	benchAnchor(b, func(l *anchorLife) int64 { return anchorInt(t, l).pension })
}

func BenchmarkAnchorPlan(b *testing.B) {
	t := newAnchorTables()
	benchAnchor(b, func(l *anchorLife) int64 { out, _ := anchorPlan(t, l); return out.pension })
}

func BenchmarkAnchorDecimal(b *testing.B) {
	t := newAnchorTables()
	d := newAnchorDecimals(t)
	benchAnchor(b, func(l *anchorLife) int64 { return anchorDecimal(d, l).pension })
}
