// Package worth reckons what money of one year is worth in another: present
// values, rates of return, and prices that grow. Nothing in it is law.
package worth

import (
	"math/bits"

	"github.com/volsi/volsi/rules"
)

// Discount factors are in parts of Fine. They order rates and weigh
// expectations; no amount of the law passes through them.
const (
	fineBits = 40
	Fine     = 1 << fineBits
)

// AtFirst returns the value of a stream of money by year at its first year
// under a yearly rate, each year discounted as a whole.
func AtFirst(stream []int64, rate rules.Rate) int64 {
	factor, value := int64(Fine), int64(0)
	for _, amount := range stream {
		value += times(amount, factor)
		factor = discounted(factor, rate)
	}
	return value
}

// After returns what an amount is worth so many years later under a yearly
// rate, or earlier where years are below zero, rounded towards zero.
func After(amount int64, years int, rate rules.Rate) rules.VND {
	factor := int64(Fine)
	for range years {
		factor = compounded(factor, rate)
	}
	for range -years {
		factor = discounted(factor, rate)
	}
	return rules.VND(times(amount, factor))
}

// discounted returns f/(1+rate).
func discounted(f int64, rate rules.Rate) int64 {
	hi, lo := bits.Mul64(uint64(f), uint64(rules.One))
	q, _ := bits.Div64(hi, lo, uint64(rules.One+rate))
	return int64(q)
}

// compounded returns f×(1+rate), at most the largest number there is.
func compounded(f int64, rate rules.Rate) int64 {
	hi, lo := bits.Mul64(uint64(f), uint64(rules.One+rate))
	return quotient(hi, lo, uint64(rules.One))
}

// quotient returns the quotient, at most the largest number there is.
func quotient(hi, lo, by uint64) int64 {
	if hi >= by {
		return 1<<63 - 1
	}
	q, _ := bits.Div64(hi, lo, by)
	return int64(min(q, 1<<63-1))
}

// times returns a×f/Fine, towards zero.
func times(a, f int64) int64 {
	size := uint64(max(a, -a))
	hi, lo := bits.Mul64(size, uint64(f))
	q := int64(1<<63 - 1)
	if hi < 1<<(fineBits-1) {
		q = int64(hi<<(64-fineBits) | lo>>fineBits)
	}
	if a < 0 {
		return -q
	}
	return q
}

// InternalRate returns the yearly rate at which the stream is worth nothing, to
// the millionth; 0 if it is worth nothing or less at no rate, and the highest
// rate looked at if it pays at every one.
func InternalRate(s []int64) rules.Rate {
	const highest = 2 * rules.One
	low, high := rules.Rate(0), highest
	if AtFirst(s, 0) <= 0 {
		return 0
	}
	for high-low > 1 {
		mid := (low + high) / 2
		if AtFirst(s, mid) > 0 {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// Factor returns what one đồng in so many months is worth, in parts of Fine:
// whole years at compound interest, the months of the last at simple interest.
func Factor(yearly rules.Rate, months int) int64 {
	f := int64(Fine)
	for range months / 12 {
		f = discounted(f, yearly)
	}
	return int64(rules.NewSum().Plus(rules.VND(f), 12*int64(rules.One)).Round(12*int64(rules.One) + int64(months%12)*int64(yearly)))
}

// Before returns what an amount in so many years is worth today if money loses
// so much a year, rounded half up to the đồng.
func Before(v rules.VND, years int, rate rules.Rate) rules.VND {
	factor := int64(Fine)
	for range years {
		factor = discounted(factor, rate)
	}
	return rules.NewSum().Plus(v, factor).Round(Fine)
}
