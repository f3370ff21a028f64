// Package tally adds up what a law does to a population: exact whole numbers
// that come out the same in whatever order and in however many parts people
// are counted.
package tally

import (
	"fmt"
	"math/big"
	"math/bits"
)

// A Sum is an exact total, 128 bits wide: đồng or heads times weights. It is
// never negative; what is gained and what is lost are two sums. The zero Sum
// is nothing.
type Sum struct{ hi, lo uint64 }

// Plus adds n×weight; factors below zero count as zero. A hundred million
// people of weight 10^9 with 10^15 đồng each stay below 2^128.
func (s *Sum) Plus(n, weight int64) {
	hi, lo := bits.Mul64(uint64(max(0, n)), uint64(max(0, weight)))
	s.Add(Sum{hi, lo})
}

// Add adds t.
func (s *Sum) Add(t Sum) {
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, t.lo, 0)
	s.hi, _ = bits.Add64(s.hi, t.hi, carry)
}

// IsZero reports whether nothing was added.
func (s Sum) IsZero() bool { return s == Sum{} }

// Big returns the sum.
func (s Sum) Big() *big.Int {
	out := new(big.Int).SetUint64(s.hi)
	return out.Or(out.Lsh(out, 64), new(big.Int).SetUint64(s.lo))
}

// Int64 returns the sum, or the largest int64 if it is more.
func (s Sum) Int64() int64 {
	if s.hi != 0 || s.lo > 1<<63-1 {
		return 1<<63 - 1
	}
	return int64(s.lo)
}

// String returns the sum as a plain whole number.
func (s Sum) String() string { return s.Big().String() }

// MarshalText returns the sum as a plain whole number, so that JSON holds it
// as a string: readers that know only binary fractions cannot spoil it.
func (s Sum) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (s *Sum) UnmarshalText(text []byte) error {
	n, ok := new(big.Int).SetString(string(text), 10)
	if !ok || n.Sign() < 0 || n.BitLen() > 128 {
		return fmt.Errorf("%q is not a whole number of at most 128 bits", text)
	}
	s.lo = new(big.Int).And(n, new(big.Int).SetUint64(1<<64-1)).Uint64()
	s.hi = new(big.Int).Rsh(n, 64).Uint64()
	return nil
}

func times(n *big.Int, k int) *big.Int { return new(big.Int).Mul(n, big.NewInt(int64(k))) }
