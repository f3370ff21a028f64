package people

import (
	"encoding/binary"
	"math/bits"
	"strconv"

	"github.com/volsi/volsi/rules"
)

// number writes a whole number. Most payers bear nothing.
func number(b []byte, i int, n int64) int {
	if n == 0 {
		binary.LittleEndian.PutUint16(b[i:], ','|'0'<<8)
		return i + len(",0")
	}
	return digits(b, i, uint64(n))
}

// digits writes three or eight digits at once, without the zeros before them.
func digits(b []byte, i int, n uint64) int {
	if n < 1000 {
		x := digitsOfFew(uint32(n))
		blank := bits.TrailingZeros32(x) &^ 7
		binary.LittleEndian.PutUint32(b[i:], ','|(x|'0'*0x010101)>>blank<<8)
		return i + 4 - blank/8
	}
	if n >= 100_000_000 {
		return len(strconv.AppendInt(append(b[:i], ','), int64(n), 10))
	}
	x := digitsOf(n)
	blank := bits.TrailingZeros64(x) &^ 7
	b[i] = ','
	binary.LittleEndian.PutUint64(b[i+1:], (x|zeros)>>blank)
	return i + 9 - blank/8
}

// fraction writes what stands behind the point, in units of 10^-8, without the
// zeros behind it.
func fraction(b []byte, i int, n int64) int {
	if n <= 0 {
		return i
	}
	x := digitsOf(uint64(n))
	b[i] = '.'
	binary.LittleEndian.PutUint64(b[i+1:], x|zeros)
	return i + 9 - bits.LeadingZeros64(x)/8
}

func cents(b []byte, i int, n rules.Cents) int {
	return fraction(b, number(b, i, int64(n/100)), int64(n%100)*1_000_000)
}

func rate(b []byte, i int, r rules.Rate) int {
	return fraction(b, number(b, i, int64(r/rules.One)), int64(r%rules.One)*100)
}

// halves writes half years as years: 15.5.
func halves(b []byte, i int, h rules.HalfYears) int {
	return fraction(b, number(b, i, int64(h/2)), int64(h%2)*50_000_000)
}

func yes(b []byte, i int, is bool) int {
	if is {
		return word(b, i, "true")
	}
	return word(b, i, "false")
}

func word(b []byte, i int, text string) int {
	b[i] = ','
	return i + 1 + copy(b[i+1:], text)
}

// date writes 2026-07, or nothing.
func date(b []byte, i int, m rules.Month) int {
	b[i] = ','
	if m == 0 {
		return i + 1
	}
	x := digitsOf(uint64(m.Year()*10_000+m.OfYear())) | zeros
	binary.LittleEndian.PutUint64(b[i+1:], x&0xFFFFFFFF|'-'<<32|x>>48<<40)
	return i + len(",") + monthSize
}

// text writes a field, in quotes where it needs them, and behind an apostrophe
// if a spreadsheet would compute it.
func text(b []byte, i int, field []byte) int {
	b[i] = ','
	for _, c := range field {
		if quoted[c] {
			return quote(b, i+1, field)
		}
	}
	if !isOrdinary(field) && isFormula(field) {
		b[i+1] = '\''
		i++
	}
	return i + 1 + copy(b[i+1:], field)
}

// quoted are the bytes that stand in quotes.
var quoted = [256]bool{',': true, ';': true, '"': true, '\t': true, '\r': true, '\n': true}

func quote(b []byte, i int, field []byte) int {
	out := append(b[:i], '"')
	if isFormula(field) {
		out = append(out, '\'')
	}
	for _, c := range field {
		if c == '"' {
			out = append(out, '"')
		}
		out = append(out, c)
	}
	return len(append(out, '"'))
}
