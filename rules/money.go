package rules

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// VND is an amount in whole đồng.
type VND int64

// A Rate is a share or a factor in millionths: 22% is 220,000, an indexation
// factor of 1.07 is 1,070,000.
type Rate int64

// One is the rate of 100%.
const One Rate = 1_000_000

// MaxVND is the largest amount that a document may name; everything built
// from amounts within it fits the sums of this package.
const MaxVND VND = 1_000_000_000_000_000

// Share returns v×r, rounded half up to the đồng.
func (v VND) Share(r Rate) VND {
	hi, lo := bits.Mul64(uint64(max(0, v)), uint64(max(0, r)))
	if hi == 0 && lo < 1<<63 {
		return VND((lo + uint64(One)/2) / uint64(One))
	}
	return Sum{hi, lo}.Round(int64(One))
}

// ParseVND reads a whole number of đồng, 0 to MaxVND; single underscores may
// stand between digits.
func ParseVND(s string) (VND, error) {
	n, err := parseScaled(s, 0)
	if err != nil {
		return 0, err
	}
	if n < 0 || VND(n) > MaxVND {
		return 0, fmt.Errorf("%s is outside 0 to %d đồng", s, MaxVND)
	}
	return VND(n), nil
}

// RateOf returns a over b, rounded half up to millionths; 0 if b is not
// positive.
func RateOf(a, b int) Rate { return Rate(NewSum().Plus(VND(a), int64(One)).Round(int64(b))) }

// ParseRate reads a plain number with at most 6 decimals ("0.05", "1.07") or
// one with a percent sign and at most 4 ("22%", "0.5325%").
func ParseRate(s string) (Rate, error) {
	scale := 6
	digits, percent := strings.CutSuffix(s, "%")
	if percent {
		scale = 4
	}
	n, err := parseScaled(digits, scale)
	return Rate(n), err
}

// parseScaled reads -?(0|[1-9][0-9_]{0,17})(\.[0-9]{1,scale})? as an integer
// of 10^-scale. No exponent, no plus sign, no leading zero: each of these means
// something else to somebody.
func parseScaled(s string, scale int) (int64, error) {
	whole, frac, hasPoint := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	whole, ok := ungroup(whole)
	ok = ok && (!hasPoint || frac != "") && (whole == "0" || whole[0] != '0')
	if _, digitsOnly := digits(whole + frac); !ok || !digitsOnly {
		return 0, fmt.Errorf("%q is not a plain number", s)
	}
	if len(frac) > scale {
		return 0, fmt.Errorf("%q has more than %d decimals", s, scale)
	}
	if len(whole) > 16 || len(whole)+scale > 18 {
		return 0, fmt.Errorf("%q has too many digits", s)
	}
	n, _ := strconv.ParseInt(whole+frac+strings.Repeat("0", scale-len(frac)), 10, 64)
	if s[0] == '-' {
		n = -n
	}
	return n, nil
}

// ungroup takes single underscores out from between digits.
func ungroup(s string) (string, bool) {
	if s == "" || s[0] == '_' || s[len(s)-1] == '_' || strings.Contains(s, "__") {
		return "", false
	}
	return strings.ReplaceAll(s, "_", ""), true
}

// String returns the rate as a plain number without trailing zeros: "0.05".
func (r Rate) String() string { return Scaled(int64(r), 6) }

// Percent returns the rate in percent: "22%", "0.5325%".
func (r Rate) Percent() string { return Scaled(int64(r), 4) + "%" }

// Scaled writes n × 10^-places without trailing zeros.
func Scaled(n int64, places int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := strconv.FormatInt(n, 10)
	if len(s) <= places {
		s = strings.Repeat("0", places+1-len(s)) + s
	}
	whole, frac := s[:len(s)-places], strings.TrimRight(s[len(s)-places:], "0")
	if frac == "" {
		return sign + whole
	}
	return sign + whole + "." + frac
}

// MarshalJSON returns the rate as a plain JSON number.
func (r Rate) MarshalJSON() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads a rate as ParseRate does.
func (r *Rate) UnmarshalText(text []byte) error {
	v, err := ParseRate(string(text))
	if err == nil {
		*r = v
	}
	return err
}

// A Sum is an exact sum of products of amounts and factors, 128 bits wide. It
// is never negative. With amounts up to MaxVND, factors up to 10^12 and 1,200
// terms it stays below 2^100.
type Sum struct{ hi, lo uint64 }

// NewSum returns the empty sum.
func NewSum() Sum { return Sum{} }

// SumOf64 returns the sum that n is; 0 if it is negative.
func SumOf64(n int64) Sum { return Sum{lo: uint64(max(0, n))} }

// Plus returns s + v×factor. Amounts and factors below zero count as zero.
func (s Sum) Plus(v VND, factor int64) Sum {
	hi, lo := bits.Mul64(uint64(max(0, v)), uint64(max(0, factor)))
	return s.add(Sum{hi, lo})
}

// Add returns s + t.
func (s Sum) Add(t Sum) Sum { return s.add(t) }

func (s Sum) add(t Sum) Sum {
	lo, carry := bits.Add64(s.lo, t.lo, 0)
	hi, over := bits.Add64(s.hi, t.hi, carry)
	if over != 0 {
		return Sum{^uint64(0), ^uint64(0)}
	}
	return Sum{hi, lo}
}

// Times returns s×n, at most the largest Sum.
func (s Sum) Times(n int64) Sum {
	f := uint64(max(0, n))
	if s.hi == 0 {
		hi, lo := bits.Mul64(s.lo, f)
		return Sum{hi, lo}
	}
	h2, h1 := bits.Mul64(s.hi, f)
	l1, lo := bits.Mul64(s.lo, f)
	hi, carry := bits.Add64(h1, l1, 0)
	if h2 != 0 || carry != 0 {
		return Sum{^uint64(0), ^uint64(0)}
	}
	return Sum{hi, lo}
}

// IsZero reports whether nothing was added.
func (s Sum) IsZero() bool { return s == Sum{} }

// Round returns s/divisor, rounded half up to the đồng; 0 if divisor is not
// positive. A quotient beyond 2^63−1 is held there.
func (s Sum) Round(divisor int64) VND {
	if divisor <= 0 {
		return 0
	}
	d := uint64(divisor)
	if s.hi == 0 && s.lo < 1<<63 {
		return VND((s.lo + d/2) / d)
	}
	hi, rem := uint64(0), s.hi
	if rem >= d {
		hi, rem = s.hi/d, s.hi%d
	}
	q, rem := bits.Div64(rem, s.lo, d)
	if rem >= d-rem {
		var carry uint64
		q, carry = bits.Add64(q, 1, 0)
		hi += carry
	}
	if hi != 0 || q > 1<<63-1 {
		return 1<<63 - 1
	}
	return VND(q)
}

// Millionths returns s/10^6, rounded half up to the đồng: Round by the unit of
// rates.
func (s Sum) Millionths() VND {
	if s.hi == 0 && s.lo < 1<<63 {
		return VND((s.lo + uint64(One)/2) / uint64(One))
	}
	return s.Round(int64(One))
}

// Trillionths returns s/10^12, rounded half up to the đồng: Round by the unit
// of products of rates.
func (s Sum) Trillionths() VND {
	const unit = uint64(One) * uint64(One)
	if s.hi == 0 && s.lo < 1<<63 {
		return VND((s.lo + unit/2) / unit)
	}
	return s.Round(int64(unit))
}

// Compare returns -1, 0 or +1 as s is less than, equal to or more than t.
func (s Sum) Compare(t Sum) int {
	switch {
	case s == t:
		return 0
	case s.hi < t.hi || s.hi == t.hi && s.lo < t.lo:
		return -1
	}
	return 1
}

// Cents is an amount in hundredths of a đồng, for exact values that are not
// whole, such as averages.
type Cents int64

// String returns the amount in đồng: "1774052.7".
func (c Cents) String() string { return Scaled(int64(c), 2) }

// MarshalJSON returns the amount as a JSON number of đồng.
func (c Cents) MarshalJSON() ([]byte, error) { return []byte(c.String()), nil }

// Ceil returns s/divisor rounded up; 0 if divisor is not positive.
func (s Sum) Ceil(divisor int64) VND {
	if divisor <= 0 {
		return 0
	}
	d := uint64(divisor)
	if s.hi >= d {
		return 1<<63 - 1
	}
	q, rem := bits.Div64(s.hi, s.lo, d)
	if rem > 0 {
		q++
	}
	return VND(min(q, 1<<63-1))
}

// Times returns v×n; what would pass 2^63−1 is held there.
func (v VND) Times(n int) VND { return NewSum().Plus(v, int64(n)).Round(1) }

// Floor returns s/divisor rounded down; 0 if divisor is not positive.
func (s Sum) Floor(divisor int64) VND {
	if divisor <= 0 {
		return 0
	}
	if s.hi >= uint64(divisor) {
		return 1<<63 - 1
	}
	q, _ := bits.Div64(s.hi, s.lo, uint64(divisor))
	return VND(min(q, 1<<63-1))
}
