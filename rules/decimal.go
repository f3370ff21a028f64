package rules

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Decimal returns the amount as a decimal number of đồng.
func (v VND) Decimal() decimal.Decimal { return decimal.New(int64(v), 0) }

// Decimal returns the rate as a decimal number: 0.05 for 5%.
func (r Rate) Decimal() decimal.Decimal { return decimal.New(int64(r), -6) }

// RoundVND returns d rounded half up to the đồng: the one rounding of an
// amount that was computed in decimals.
func RoundVND(d decimal.Decimal) VND {
	rounded := d.Add(decimal.New(5, -1)).Floor()
	if !rounded.BigInt().IsInt64() {
		return 1<<63 - 1
	}
	return VND(rounded.IntPart())
}

// VNDFromDecimal returns d as an amount; d must be whole and within 0 to MaxVND.
func VNDFromDecimal(d decimal.Decimal) (VND, error) {
	if d.Exponent() > 18 || !d.Equal(d.Truncate(0)) || d.IsNegative() || d.GreaterThan(MaxVND.Decimal()) {
		return 0, fmt.Errorf("%s is not a whole amount between 0 and %d đồng", d.String(), MaxVND)
	}
	return VND(d.IntPart()), nil
}

// RateFromDecimal returns d as a rate; d must have at most 6 decimals.
func RateFromDecimal(d decimal.Decimal) (Rate, error) {
	millionths := d.Shift(6)
	if millionths.Exponent() > 18 || !millionths.Equal(millionths.Truncate(0)) || !millionths.BigInt().IsInt64() {
		return 0, fmt.Errorf("%s is not a rate with at most 6 decimals", d.String())
	}
	return Rate(millionths.IntPart()), nil
}

// A power is (1+growth)^k.
type power struct{ exact decimal.Decimal }

// powersOf returns the powers of 1+growth, from the 0th to the n-th.
func powersOf(growth Rate, n int) []power {
	powers := make([]power, n+1)
	powers[0] = power{One.Decimal()}
	for k := range n {
		powers[k+1] = power{powers[k].exact.Mul((One + growth).Decimal())}
	}
	return powers
}

// grown returns r×p rounded half up to hundredths, at least 1.
func grown(r Rate, p power) Rate {
	const (
		hundredth = One / 100
		largest   = 1_000_000 * One // keeps every sum of factors within 64 bits
	)
	if p.exact.Equal(One.Decimal()) {
		return r
	}
	exact := r.Decimal().Mul(p.exact)
	if exact.GreaterThan(largest.Decimal()) {
		return largest
	}
	return max(One, Rate(RoundVND(exact.Shift(2)))*hundredth)
}

// times returns v×p rounded half up to a multiple of unit; ok is false beyond
// the largest amount there is.
func (p power) times(v, unit VND) (w VND, ok bool) {
	exact := v.Decimal().Mul(p.exact)
	if exact.GreaterThan((MaxVND - unit).Decimal()) {
		return 0, false
	}
	units, _ := exact.Mul(decimal.New(2, 0)).Add(unit.Decimal()).QuoRem((2 * unit).Decimal(), 0)
	return VND(units.IntPart()) * unit, true
}
