// Package synthetic makes people up: a plausible population for trying a
// reform where no real one may be used. Nobody in it exists. Person n of a seed
// is the same whoever else is made, so that any part of the population can be
// made alone, on any machine.
package synthetic

import "math/bits"

// dice are the random numbers of one person, counted from seed and number
// (SplitMix64), so that they depend on nothing else.
type dice struct{ state uint64 }

const golden = 0x9e3779b97f4a7c15

func diceOf(seed, person uint64) dice { return dice{mix(mix(seed) + person*golden)} }

func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func (d *dice) next() uint64 {
	d.state += golden
	return mix(d.state)
}

// below returns a number from 0 to before n; n is positive.
func (d *dice) below(n int) int {
	hi, _ := bits.Mul64(d.next(), uint64(n))
	return int(hi)
}

// between returns a number from a to b, both included.
func (d *dice) between(a, b int) int { return a + d.below(b-a+1) }

// percent is true in n of a hundred throws.
func (d *dice) percent(n int) bool { return d.below(100) < n }

// pick returns the place of a share, drawn in proportion to the shares.
func (d *dice) pick(shares []int) int {
	total := 0
	for _, s := range shares {
		total += s
	}
	at := d.below(total)
	for i, s := range shares {
		if at -= s; at < 0 {
			return i
		}
	}
	return len(shares) - 1
}
