package people

import (
	"encoding/binary"
	"math/bits"
	"strconv"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// A window is where a few fields are written: all of them fit into it, with what
// is written in vain behind the last.
type window [windowSize + 8]byte

// windowSize is a power of two, so that no place is looked for outside.
const windowSize = 512

// put writes eight bytes, the lowest first, of which the first few count.
func (w *window) put(i int, x uint64) {
	binary.LittleEndian.PutUint64(w[i&(windowSize-1):], x)
}

// text writes any text, and returns where it ends.
func (w *window) text(i int, text string) int { return i + copy(w[i&(windowSize-1):], text) }

// texts are what is written again and again: the numbers below a thousand, with
// zeros before them, and some words.
type texts struct {
	next     [1000]uint32
	behind   [100]uint8 // the bytes of hundredths, with their point
	branches [7]word
	schemes  [3]word
}

func (t *texts) fill() {
	for i := range t.branches {
		t.branches[i] = wordOf(pension.Branch(i).String())
	}
	for i := range t.schemes {
		t.schemes[i] = wordOf(pension.Scheme(i).String())
	}
	for n := range t.next {
		t.next[n] = uint32('0'+n/100) | uint32('0'+n/10%10)<<8 | uint32('0'+n%10)<<16
	}
	for n := range t.behind {
		switch {
		case n%10 > 0:
			t.behind[n] = uint8(len(".25"))
		case n > 0:
			t.behind[n] = uint8(len(".5"))
		}
	}
}

// nought is a number that is 0.
var nought = [2]byte{',', '0'}

// number writes a whole number. Most payers bear nothing.
func (t *texts) number(w *window, i int, n int64) int {
	if n != 0 {
		return t.some(w, i, n)
	}
	*(*[2]byte)(w[i&(windowSize-1):]) = nought
	return i + 2
}

// some writes a number. Of up to seven digits seven are made, and those in front
// that are 0 pushed out: how many there are is as good as random, and to ask
// would cost more.
func (t *texts) some(w *window, i int, n int64) int {
	if uint64(n) >= 10_000_000 {
		return t.large(w, i, n)
	}
	thousands, last := uint32(n)/1000, uint32(n)%1000
	digits := uint64('0'+thousands/1000) | uint64(t.next[thousands%1000])<<8 | uint64(t.next[last])<<32
	vain := uint(bits.TrailingZeros64(digits^zeros|1<<48)) / 8
	w.put(i, ','|digits>>(8*vain%64)<<8)
	return i + len(",9999999") - int(vain)
}

func (t *texts) large(w *window, i int, n int64) int {
	if n < 0 || n >= 10_000_000_000_000 {
		return w.text(w.text(i, ","), strconv.FormatInt(n, 10))
	}
	i = t.number(w, i, n/1_000_000)
	rest := uint32(n % 1_000_000)
	w.put(i, uint64(t.next[rest/1000])|uint64(t.next[rest%1000])<<24)
	return i + len("999999")
}

// whole writes a number without a comma before it: it goes where the byte
// before it stands, which is put back.
func (t *texts) whole(b []byte, i int, n int64) int {
	if i == 0 {
		return len(strconv.AppendInt(b[:0], n, 10))
	}
	before := b[i-1]
	end := i - 1 + t.number((*window)(b[i-1:]), 0, n)
	b[i-1] = before
	return end
}

// cents writes hundredths: 5200000.25, 5200000.5 or 5200000.
func (t *texts) cents(w *window, i int, n rules.Cents) int {
	i = t.number(w, i, int64(n/100))
	rest := uint64(max(0, n%100))
	w.put(i, uint64(t.next[rest]-'0'+'.'))
	return i + int(t.behind[rest])
}

// halves writes half years as years: 15.5.
func (t *texts) halves(w *window, i int, h rules.HalfYears) int {
	i = t.number(w, i, int64(h/2))
	w.put(i, '.'|'5'<<8)
	return i + int(h&1)*len(".5")
}

// rate writes 0.5525, without the zeros behind it.
func (t *texts) rate(w *window, i int, r rules.Rate) int {
	i = t.number(w, i, int64(r/rules.One))
	rest := r % rules.One
	if rest <= 0 {
		return i
	}
	x := uint64(t.next[rest/1000]) | uint64(t.next[rest%1000])<<24
	w.put(i, '.'|x<<8)
	return i + len(".552500") - bits.LeadingZeros64((x^zeros)<<16)/8
}

// date writes 2026-07, or nothing.
func (t *texts) date(w *window, i int, m rules.Month) int {
	year := uint32(m) / 12
	switch {
	case m == 0:
		w.put(i, ',')
		return i + len(",")
	case year > 9999:
		return w.text(w.text(i, ","), m.String())
	}
	w.put(i, ','|uint64(t.next[year/10])<<8|uint64('0'+year%10)<<32|uint64(t.next[uint32(m)%12+1]-'0'+'-')<<40)
	return i + len(",2026-07")
}

// A word is a field that is known before, with its comma, in memory that is
// copied whole.
type word struct {
	text [3]uint64
	n    int
}

func wordOf(text string) (w word) {
	var b [len(w.text) * 8]byte
	w.n = copy(b[:], ","+text)
	for i := range w.text {
		w.text[i] = eightOf(b[8*i:])
	}
	return w
}

func (w *word) put(to *window, i int) int {
	to.put(i, w.text[0])
	to.put(i+8, w.text[1])
	to.put(i+16, w.text[2])
	return i + w.n
}

func (t *texts) branch(w *window, i int, x pension.Branch) int {
	return t.branches[min(int(x), len(t.branches)-1)].put(w, i)
}

func (t *texts) whether(w *window, i int, is bool) int {
	if is {
		w.put(i, ','|'t'<<8|'r'<<16|'u'<<24|'e'<<32)
		return i + len(",true")
	}
	w.put(i, ','|'f'<<8|'a'<<16|'l'<<24|'s'<<32|'e'<<40)
	return i + len(",false")
}

// text writes a field, in quotes where it needs them, and behind an apostrophe
// what a spreadsheet would compute.
func text(b []byte, i int, field []byte) int {
	if n := len(field); n >= 4 && n <= 16 && isOrdinary(field) { // as most
		if x, y, at := bothEnds(field); strange(x)|strange(y) == 0 {
			w := (*window)(b[i:])
			w.put(0, ',')
			w.put(len(","), x)
			w.put(len(",")+at, y)
			return i + len(",") + n
		}
	}
	return anyText(b, i, field)
}

// bothEnds returns all of four to sixteen bytes: those that they begin with, and
// those that they end with, from at on. Behind four stand the digits 0, which need
// no quotes.
func bothEnds(field []byte) (first, last uint64, at int) {
	if n := len(field); n < 8 {
		const behind = 0x30303030_00000000
		return behind | uint64(binary.LittleEndian.Uint32(field)), behind | uint64(binary.LittleEndian.Uint32(field[n-4:])), n - 4
	}
	return eightOf(field), eightOf(field[len(field)-8:]), len(field) - 8
}

// strange marks, of eight bytes, those that may have to stand in quotes.
func strange(x uint64) uint64 {
	return (x-' '*ones)&^x&highs | having(x, ',') | having(x, ';') | having(x, '"')
}

func anyText(b []byte, i int, field []byte) int {
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
