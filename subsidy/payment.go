package subsidy

import (
	"math/big"
	"math/bits"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/volsi/volsi/rules"
)

// A Method is one of the six ways to pay (phương thức đóng).
type Method uint8

// The methods. Prepay pays whole years ahead at once; Backpay pays the months
// missing for a pension at once.
const (
	EveryMonth Method = iota
	Every3Months
	Every6Months
	Every12Months
	Prepay
	Backpay
)

var methods = []string{"monthly", "3_months", "6_months", "12_months", "prepay", "backpay"}

// Methods returns the names of the methods, in the order of their constants.
func Methods() []string { return slices.Clone(methods) }

// ParseMethod returns the method of that name.
func ParseMethod(s string) (Method, bool) {
	i := slices.Index(methods, s)
	return Method(max(i, 0)), i >= 0
}

// String returns the name of the method: "12_months".
func (m Method) String() string { return methods[min(int(m), len(methods)-1)] }

// MarshalText returns the name of the method.
func (m Method) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// Regular returns the length of a regular payment in months; 0 for Prepay and
// Backpay, whose lengths are chosen.
func (m Method) Regular() int {
	switch m {
	case EveryMonth:
		return 1
	case Every3Months:
		return 3
	case Every6Months:
		return 6
	case Every12Months:
		return 12
	}
	return 0
}

// Deadline returns within how many months, counted from the first month that
// it covers, a regular payment is made (thời hạn đóng).
func (m Method) Deadline(law *rules.Law) *rules.Param[int] {
	c := &law.Contribution
	switch m {
	case Every3Months:
		return &c.Deadline3Months
	case Every6Months:
		return &c.Deadline6Months
	case Every12Months:
		return &c.Deadline12Months
	}
	return &c.DeadlineMonthly
}

// Bears reports whether the amount of the method carries interest, so that it
// needs the fund's rate.
func (m Method) Bears() bool { return m == Prepay || m == Backpay }

// A Payment is one payment of voluntary contributions.
type Payment struct {
	Paid     rules.Month // when it is made: fixes rate, bounds and support of all its months
	From     rules.Month // the first month that it covers
	Method   Method
	Months   int
	Income   rules.VND  // the income chosen, đồng a month
	FundRate rules.Rate // r, a month; for Prepay and Backpay only
}

// Gross returns what the payment comes to before anybody's support, rounded
// half up: rate × income × months; prepaid months each discounted by r from
// the second on, missing months each with compound interest (Law 41/2024 art.
// 36; Decree 159/2025 arts. 6 and 7).
func (p Payment) Gross(law *rules.Law) rules.VND {
	if !p.Method.Bears() {
		return rules.NewSum().Plus(p.Income, int64(law.Contribution.Rate.Value)).Times(int64(p.Months)).Millionths()
	}
	w := p.times(law, p.Months)
	return w.amount(p.Income, int64(law.Contribution.Rate.Value), int64(rules.One))
}

// A weight is how many monthly amounts a payment comes to: a whole number
// for the regular methods, an exact fraction where interest compounds.
type weight struct {
	whole    int64
	num, den *big.Int
	bears    bool

	units    uint64 // of the fraction, rounded down to a part of 2^64
	fraction uint64
	fixed    bool // units and fraction are known
}

// times returns the weight of the first n months of the payment.
func (p *Payment) times(law *rules.Law, n int) weight { return p.between(law, 0, n) }

// between returns the weight of the payment's months up to the n-th, without
// the first ones. Those that bear interest are worked out once a book.
func (p *Payment) between(law *rules.Law, after, n int) weight {
	if !p.Method.Bears() || p.FundRate == 0 {
		return weight{whole: int64(n - after)}
	}
	name := rules.Weighing{Kind: uint8(p.Method), Rate: p.FundRate, Months: n, After: after}
	if w, known := law.Weight(name).(*weight); known {
		return *w
	}
	w := &weight{bears: true}
	if p.Method == Prepay {
		w.num, w.den = discounted(after, n, p.FundRate)
	} else {
		w.num, w.den = compounded(after, n, p.FundRate)
	}
	w.fix()
	law.KeepWeight(name, w)
	return *w
}

// fix fills in the fraction in parts of 2^64, if it fits.
func (w *weight) fix() {
	scaled := new(big.Int).Lsh(w.num, 64)
	scaled.Quo(scaled, w.den)
	if scaled.BitLen() <= 128 {
		w.units, w.fraction = new(big.Int).Rsh(scaled, 64).Uint64(), new(big.Int).And(scaled, new(big.Int).SetUint64(1<<64-1)).Uint64()
		w.fixed = true
	}
}

// amount returns v × factor/unit × the weight, rounded half up.
func (w *weight) amount(v rules.VND, factor, unit int64) rules.VND {
	if !w.bears {
		return rules.NewSum().Plus(v, factor).Times(w.whole).Round(unit)
	}
	if fast, sure := w.product(v, factor, unit); sure {
		return fast
	}
	return w.exact(v, factor, unit)
}

// exact is amount in integers of any size: of an amount that lies half way
// between two đồng nothing may be lost.
func (w *weight) exact(v rules.VND, factor, unit int64) rules.VND {
	twice := new(big.Int).Mul(big.NewInt(2*factor), w.num)
	twice.Mul(twice, big.NewInt(int64(v)))
	over := new(big.Int).Mul(big.NewInt(unit), w.den)
	twice.Add(twice, over).Div(twice, over.Lsh(over, 1))
	return rules.RoundVND(decimal.NewFromBigInt(twice, 0))
}

// product is amount in machine words. It is sure if what was cut off the weight
// cannot change the rounding: the exact product lies between it and one more.
func (w *weight) product(v rules.VND, factor, unit int64) (amount rules.VND, sure bool) {
	over, monthly := bits.Mul64(uint64(max(0, v)), uint64(factor))
	if !w.fixed || over != 0 || monthly >= 1<<62 {
		return 0, false
	}
	high, low := bits.Mul64(monthly, w.units)
	part, _ := bits.Mul64(monthly, w.fraction)
	low, carry := bits.Add64(low, part, 0)
	if high+carry != 0 || low >= 1<<62 {
		return 0, false
	}
	// the weight is less than 2^-64 too small, the product less than 1, and what was cut off it less than another 1
	half, d := uint64(unit)/2, uint64(unit)
	amount = rules.VND((low + half) / d)
	return amount, rules.VND((low+2+half)/d) == amount
}

// discounted returns the sum of (1+r)^-i for i from after to n-1, the first
// prepaid month not being discounted, over (1+r)^(n-1): both in millionths, to
// their power.
func discounted(after, n int, r rules.Rate) (num, den *big.Int) {
	return series(int64(rules.One), int64(rules.One+r), after, n), power(int64(rules.One+r), n-1)
}

// compounded returns the sum of (1+r)^i for i from 1+after to n, even the last
// missing month bearing one month of interest, as such a fraction.
func compounded(after, n int, r rules.Rate) (num, den *big.Int) {
	num = series(int64(rules.One+r), int64(rules.One), after, n)
	return num.Mul(num, big.NewInt(int64(rules.One+r))), power(int64(rules.One), n)
}

// series returns the sum of a^i × b^(n-1-i) for i from after to n-1.
func series(a, b int64, after, n int) *big.Int {
	sum, term, up := new(big.Int), power(a, after), big.NewInt(a)
	by := big.NewInt(b)
	for range n - after {
		sum.Mul(sum, by).Add(sum, term)
		term.Mul(term, up)
	}
	return sum
}

func power(a int64, n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(a), big.NewInt(int64(n)), nil)
}

// Backfills reports whether the method pays for months that have passed.
func (m Method) Backfills() bool { return m == Backpay }
