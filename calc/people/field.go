package people

import (
	"bytes"
	"encoding/binary"
	"strconv"

	"github.com/volsi/volsi/rules"
)

// digits are the numbers below a thousand as text: with a comma before them, and
// with zeros.
type digits struct {
	first [1000]uint32
	next  [1000]uint32
}

func (d *digits) fill() {
	for n := range d.next {
		text := uint32('0'+n/100) | uint32('0'+n/10%10)<<8 | uint32('0'+n%10)<<16
		d.next[n] = text
		d.first[n] = ',' | text>>(24-8*places(n))<<8
	}
}

// places returns how many digits a number below a thousand has.
func places(n int) int {
	k := 1
	if n >= 10 {
		k++
	}
	if n >= 100 {
		k++
	}
	return k
}

// number writes a whole number. Most payers bear nothing.
func (d *digits) number(b []byte, i int, n int64) int {
	if n == 0 {
		binary.LittleEndian.PutUint16(b[i:], ','|'0'<<8)
		return i + len(",0")
	}
	return d.some(b, i, uint64(n))
}

func (d *digits) some(b []byte, i int, n uint64) int {
	if n < 1000 {
		binary.LittleEndian.PutUint32(b[i:], d.first[n])
		return i + 1 + places(int(n))
	}
	if n >= 1_000_000_000 {
		return len(strconv.AppendInt(append(b[:i], ','), int64(n), 10))
	}
	thousands := n / 1000
	if thousands < 1000 {
		binary.LittleEndian.PutUint32(b[i:], d.first[thousands])
		i += 1 + places(int(thousands))
	} else {
		millions := thousands / 1000
		binary.LittleEndian.PutUint32(b[i:], d.first[millions])
		i += 1 + places(int(millions))
		binary.LittleEndian.PutUint32(b[i:], d.next[thousands-1000*millions])
		i += 3
	}
	binary.LittleEndian.PutUint32(b[i:], d.next[n-1000*thousands])
	return i + 3
}

// cents writes hundredths: 5200000.25, 5200000.5 or 5200000.
func (d *digits) cents(b []byte, i int, n rules.Cents) int {
	i = d.number(b, i, int64(n/100))
	rest := n % 100
	if rest <= 0 {
		return i
	}
	binary.LittleEndian.PutUint32(b[i:], d.next[rest]-'0'+'.')
	if rest%10 == 0 {
		return i + len(".5")
	}
	return i + len(".25")
}

// halves writes half years as years: 15.5.
func (d *digits) halves(b []byte, i int, h rules.HalfYears) int {
	i = d.number(b, i, int64(h/2))
	binary.LittleEndian.PutUint16(b[i:], '.'|'5'<<8)
	return i + int(h&1)*len(".5")
}

// rate writes 0.5525, without the zeros behind it.
func (d *digits) rate(b []byte, i int, r rules.Rate) int {
	i = d.number(b, i, int64(r/rules.One))
	rest := r % rules.One
	if rest <= 0 {
		return i
	}
	b[i] = '.'
	binary.LittleEndian.PutUint32(b[i+1:], d.next[rest/1000])
	binary.LittleEndian.PutUint32(b[i+4:], d.next[rest%1000])
	for i += len(".552500"); b[i-1] == '0'; i-- {
	}
	return i
}

// date writes 2026-07, or nothing.
func (d *digits) date(b []byte, i int, m rules.Month) int {
	if m == 0 {
		b[i] = ','
		return i + 1
	}
	year := m.Year()
	binary.LittleEndian.PutUint32(b[i:], d.first[year/10])
	b[i+4] = byte('0' + year%10)
	binary.LittleEndian.PutUint32(b[i+5:], d.next[m.OfYear()]-'0'+'-')
	return i + len(",2026-07")
}

func yes(b []byte, i int, is bool) int {
	if is {
		binary.LittleEndian.PutUint64(b[i:], ','|'t'<<8|'r'<<16|'u'<<24|'e'<<32)
		return i + len(",true")
	}
	binary.LittleEndian.PutUint64(b[i:], ','|'f'<<8|'a'<<16|'l'<<24|'s'<<32|'e'<<40)
	return i + len(",false")
}

func word(b []byte, i int, text string) int {
	b[i] = ','
	return i + 1 + copy(b[i+1:], text)
}

// text writes a field, in quotes where it needs them, and behind an apostrophe
// what a spreadsheet would compute.
func text(b []byte, i int, field []byte) int {
	b[i] = ','
	formula := isFormula(field)
	for _, c := range field {
		if c == ',' || c == '"' || c == '\r' || c == '\n' {
			return quote(b, i+1, field, formula)
		}
	}
	if i++; formula {
		b[i] = '\''
		i++
	}
	return i + copy(b[i:], field)
}

// isFormula reports whether a spreadsheet may take a text for a formula: those
// of East Asia take wide signs as well. What has an apostrophe already counts
// as one, so that taking one off always gives the text.
func isFormula(text []byte) bool {
	if len(text) == 0 {
		return false
	}
	switch text[0] {
	case '=', '+', '-', '@', '\'', '\t', '\r':
		return true
	case 0xEF: // of the wide signs
		for _, sign := range [...]string{"＝", "＋", "－", "＠"} {
			if bytes.HasPrefix(text, []byte(sign)) {
				return true
			}
		}
	}
	return false
}

func quote(b []byte, i int, field []byte, formula bool) int {
	out := append(b[:i], '"')
	if formula {
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
