package people

import (
	"encoding/binary"
	"math/bits"

	"github.com/volsi/volsi/rules"
)

// A page is memory that lines stand in. It goes on behind the last of them, and
// behind each stands the end of a line, which is part of nothing that is looked
// for: so it may be read eight bytes at a time, without asking how many are left.
type page [pageSize + 64]byte

// pageSize is a power of two, so that no place is looked for outside.
const pageSize = 2 * blockSize

// pageRoom is how much of a page holds lines.
const pageRoom = pageSize - 64

// byteAt returns the byte in a place.
func (g *page) byteAt(at int) byte { return g[uint(at)%pageSize] }

// eight returns eight bytes from a place on as one number: the first is the
// lowest.
func (g *page) eight(at int) uint64 { return binary.LittleEndian.Uint64(g[uint(at)%pageSize:]) }

// from returns what stands from a place on.
func (g *page) from(at int) *[64]byte { return (*[64]byte)(g[uint(at)%pageSize:]) }

func eightOf(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }

// Patterns of eight bytes.
const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
	zeros = '0' * ones
)

// A passage is where a line stands in a page, without its end.
type passage struct {
	page    *page
	at, end int
}

// bytes returns what stands between two places.
func (l *passage) bytes(at, end int) []byte { return l.page[at:end] }

// ends reports whether a field ends here.
func (l *passage) ends(at int) bool { return at == l.end || l.page.byteAt(at) == ',' }

// itemEnds reports whether an item of a list ends here.
func (l *passage) itemEnds(at int) bool { return l.ends(at) || l.page.byteAt(at) == ';' }

// having marks the high bit of the first byte that is c, and perhaps of some
// behind it.
func having(x uint64, c byte) uint64 {
	x ^= uint64(c) * ones
	return (x - ones) &^ x & highs
}

// comma returns where the next comma is, or the end of the line.
func (l *passage) comma(at int) int {
	for ; at < l.end; at += 8 {
		if found := having(l.page.eight(at), ','); found != 0 {
			return min(l.end, at+bits.TrailingZeros64(found)/8)
		}
	}
	return l.end
}

// endOfWord returns where the next colon, semicolon or comma is, or the end.
func (l *passage) endOfWord(at int) int {
	for ; at < l.end; at += 8 {
		x := l.page.eight(at)
		if found := having(x|ones, ';') | having(x, ','); found != 0 { // a colon differs from a semicolon in the lowest bit
			return min(l.end, at+bits.TrailingZeros64(found)/8)
		}
	}
	return l.end
}

// endOfItem returns where an item of a list ends: at a semicolon, a comma or the end.
func (l *passage) endOfItem(at int) int {
	for !l.itemEnds(at) {
		at++
	}
	return at
}

// plain returns where the next comma is, or the end of the line, and whether all
// before it are signs of ASCII, which are legible, and no quotes.
func (l *passage) plain(at int) (end int, plain bool) {
	strange := uint64(0)
	for ; at < l.end; at += 8 {
		x := l.page.eight(at)
		odd, found := (x|(x+ones)|(x-' '*ones)|(x^'"'*ones-ones))&highs, having(x, ',')
		if n := l.end - at; n < 8 {
			found |= 0x80 << (8 * n)
		}
		if found != 0 {
			return at + bits.TrailingZeros64(found)/8, strange|odd&(found&-found-1) == 0
		}
		strange |= odd
	}
	return l.end, strange == 0
}

// number reads a whole number above 0 of up to 15 digits, without leading
// zero, and returns where it ends: where it begins if there is none.
func (g *page) number(at int) (n int64, end int) {
	x, digits := g.digits(at)
	if digits == 0 || x&0xFF == 0 {
		return 0, at
	}
	if digits < 8 {
		return int64(valueOf(x << (64 - 8*digits))), at + digits
	}
	rest, more := g.digits(at + 8)
	if more == 8 {
		return 0, at
	}
	return int64(valueOf(x)*tens[more] + valueOf(rest<<(64-8*more))), at + 8 + more
}

var tens = [8]uint64{1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000}

// digits returns eight bytes as digits, and how many of them are.
func (g *page) digits(at int) (x uint64, n int) {
	x = g.eight(at) ^ zeros
	return x, bits.TrailingZeros64(noDigits(x)) / 8
}

// noDigits marks the high bit of what is no digit.
func noDigits(x uint64) uint64 { return (x | (x + 0x76*ones)) & highs }

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

// month reads a month of a document, whatever stands behind it.
func (g *page) month(at int) (rules.Month, bool) { return monthIn(g.eight(at)) }

func monthIn(eight uint64) (rules.Month, bool) {
	x := (eight ^ month) << 8 >> 8
	m := monthOf(x)
	return m, odd(x)&highs == 0 && m >= rules.FirstMonth && m <= rules.LastMonth
}
