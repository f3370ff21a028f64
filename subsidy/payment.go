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
// for the regular methods, a decimal where interest compounds.
type weight struct {
	whole    int64
	interest decimal.Decimal
	bears    bool

	units    uint64 // of interest, rounded down to a fraction of 2^64
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
	w := &weight{bears: true, interest: p.interest(n)}
	if after > 0 {
		w.interest = w.interest.Sub(p.interest(after))
	}
	w.fix()
	law.KeepWeight(name, w)
	return *w
}

// interest returns how many monthly amounts n months come to.
func (p *Payment) interest(n int) decimal.Decimal {
	if p.Method == Prepay {
		return discounted(n, p.FundRate)
	}
	return compounded(n, p.FundRate)
}

// fix fills in the interest as a fraction of 2^64, if it fits.
func (w *weight) fix() {
	scaled := w.interest.Mul(decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 64), 0)).Floor().BigInt()
	if scaled.Sign() >= 0 && scaled.BitLen() <= 128 {
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
	monthly := v.Decimal().Mul(decimal.New(factor, 0))
	return rules.RoundVND(monthly.Mul(w.interest).DivRound(decimal.New(unit, 0), interestPlaces))
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

// interestPlaces is the precision of compound interest, in decimals: far
// finer than any đồng of sixty payments, even after the division by r.
const interestPlaces = 40

// discounted returns the sum of (1+r)^-i for i from 0 to n-1, the first
// prepaid month not being discounted: (1+r)(1-(1+r)^-n)/r.
func discounted(n int, r rules.Rate) decimal.Decimal {
	one := decimal.New(1, 0)
	inverse := one.DivRound(power(r, n), interestPlaces)
	return (rules.One + r).Decimal().Mul(one.Sub(inverse)).DivRound(r.Decimal(), interestPlaces)
}

// compounded returns the sum of (1+r)^i for i from 1 to n, even the last
// missing month bearing one month of interest: (1+r)((1+r)^n-1)/r.
func compounded(n int, r rules.Rate) decimal.Decimal {
	grown := power(r, n).Sub(decimal.New(1, 0))
	return (rules.One + r).Decimal().Mul(grown).DivRound(r.Decimal(), interestPlaces)
}

// power returns (1+r)^n by squaring.
func power(r rules.Rate, n int) decimal.Decimal {
	out, square := decimal.New(1, 0), (rules.One + r).Decimal()
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			out = out.Mul(square).Truncate(interestPlaces)
		}
		square = square.Mul(square).Truncate(interestPlaces)
	}
	return out
}

// Backfills reports whether the method pays for months that have passed.
func (m Method) Backfills() bool { return m == Backpay }
