package people

import (
	"encoding/binary"
	"math/bits"

	"github.com/volsi/volsi/rules"
)

// Eight bytes of a line are looked at together, as one number: the first is the
// lowest.
const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
	zeros = '0' * ones
)

// eight returns the eight bytes from a place on, with 0 behind the end.
func eight(line []byte, at int) uint64 {
	if len(line)-at >= 8 {
		return binary.LittleEndian.Uint64(line[at:])
	}
	return lastOf(line, len(line)-at)
}

// lastOf returns the last n bytes, with 0 behind them.
func lastOf(line []byte, n int) uint64 {
	if len(line) < 8 {
		var whole [8]byte
		copy(whole[8-len(line):], line)
		line = whole[:]
	}
	return binary.LittleEndian.Uint64(line[len(line)-8:]) >> (64 - 8*max(0, n))
}

// having marks the high bit of the first byte that is c, and perhaps of some
// behind it.
func having(x uint64, c byte) uint64 {
	x ^= uint64(c) * ones
	return (x - ones) &^ x & highs
}

// commaFrom returns where the next comma is, or the end of the line.
func commaFrom(line []byte, at int) int {
	for ; at < len(line); at += 8 {
		if found := having(eight(line, at), ','); found != 0 {
			return at + bits.TrailingZeros64(found)/8
		}
	}
	return len(line)
}

// wordFrom returns where the next colon, semicolon or comma is, or the end.
func wordFrom(line []byte, at int) int {
	for ; at < len(line); at += 8 {
		x := eight(line, at)
		if found := having(x|ones, ';') | having(x, ','); found != 0 { // a colon differs from a semicolon in the lowest bit
			return at + bits.TrailingZeros64(found)/8
		}
	}
	return len(line)
}

// itemFrom returns where an item of a list ends: at a semicolon, a comma or the
// end.
func itemFrom(line []byte, at int) int {
	for !itemEnds(line, at) {
		at++
	}
	return at
}

// numberFrom reads a whole number above 0 of up to 15 digits, without leading
// zero, and returns where it ends: where it begins if there is none.
func numberFrom(line []byte, at int) (n int64, end int) {
	x, digits := digitsFrom(line, at)
	if digits == 0 || x&0xFF == 0 {
		return 0, at
	}
	if digits < 8 {
		return int64(valueOf(x << (64 - 8*digits))), at + digits
	}
	rest, more := digitsFrom(line, at+8)
	if more == 8 {
		return 0, at
	}
	return int64(valueOf(x)*tens[more] + valueOf(rest<<(64-8*more))), at + 8 + more
}

var tens = [8]uint64{1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000}

// digitsFrom returns eight bytes as digits, and how many of them are.
func digitsFrom(line []byte, at int) (x uint64, n int) {
	x = eight(line, at) ^ zeros
	return x, howMany(x)
}

// howMany returns how many of eight digits are below 10, up to the first that is not.
func howMany(digits uint64) int {
	return bits.TrailingZeros64((digits|(digits+0x76*ones))&highs) / 8
}

// valueOf returns the number that eight digits, 0 to 9, make: neighbours are
// put together, then pairs, then fours.
func valueOf(digits uint64) uint64 {
	const pairs, fours = 0x00FF00FF00FF00FF, 0x0000FFFF0000FFFF
	x := digits * (10<<8 + 1) >> 8 & pairs
	x = x * (100<<16 + 1) >> 16 & fours
	return x * (10_000<<32 + 1) >> 32
}

// month is the shape of 2026-07. with the point behind the month: bytes that are
// taken from it leave digits.
const month = '0' | '0'<<8 | '0'<<16 | '0'<<24 | '-'<<32 | '0'<<40 | '0'<<48 | '.'<<56

// monthSize is how many bytes a month takes.
const monthSize = len("2026-07")

// monthOf returns the month of digits that were taken from its shape; before
// every month of a document if they are of none.
func monthOf(digits uint64) rules.Month {
	const pairs, sum = 0x0000FF00_00FF00FF, 1200<<48 | 12<<32 | 1<<8 // years of a hundred, years, months
	x := digits*10 + digits>>8
	if x>>40&0xFF-1 > 11 {
		return 0
	}
	return rules.Month(x&pairs*sum>>48) - 1
}

// odd marks with the high bit of a byte what is not of the shape of a month: a
// digit above 9, years from 3000 on, another byte beside the digits.
func odd(digits uint64) uint64 { return digits | (digits + 0x7F_76_76_7F_76_76_76_7D) }

// monthFrom reads a month of a document, whatever stands behind it.
func monthFrom(line []byte, at int) (rules.Month, bool) {
	x := (eight(line, at) ^ month) << 8 >> 8
	m := monthOf(x)
	return m, odd(x)&highs == 0 && m >= rules.FirstMonth && m <= rules.LastMonth
}

func eightOf(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }
