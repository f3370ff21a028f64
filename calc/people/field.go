package people

import (
	"encoding/binary"
	"math/bits"
	"strconv"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// texts are what is written again and again: the numbers below a thousand, with
// a comma before them and with zeros, and some words.
type texts struct {
	first    [1000]uint32
	next     [1000]uint32
	no, yes  word
	branches [6]word
	schemes  [3]word
}

func (t *texts) fill() {
	t.no, t.yes = wordOf("false"), wordOf("true")
	for i := range t.branches {
		t.branches[i] = wordOf(pension.Branch(i).String())
	}
	for i := range t.schemes {
		t.schemes[i] = wordOf(pension.Scheme(i).String())
	}
	for n := range t.next {
		text := uint32('0'+n/100) | uint32('0'+n/10%10)<<8 | uint32('0'+n%10)<<16
		t.next[n] = text
		t.first[n] = ',' | text>>(24-8*places(n))<<8
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
func (t *texts) number(b []byte, i int, n int64) int {
	if n == 0 {
		binary.LittleEndian.PutUint16(b[i:], ','|'0'<<8)
		return i + len(",0")
	}
	return t.some(b, i, uint64(n))
}

func (t *texts) some(b []byte, i int, n uint64) int {
	if n < 1000 {
		return t.begin(b, i, n)
	}
	if n >= 1_000_000_000 {
		b[i] = ','
		return len(strconv.AppendInt(b[:i+1], int64(n), 10))
	}
	thousands := n / 1000
	if thousands < 1000 {
		i = t.begin(b, i, thousands)
	} else {
		millions := thousands / 1000
		i = t.begin(b, i, millions)
		binary.LittleEndian.PutUint32(b[i:], t.next[thousands-1000*millions])
		i += 3
	}
	binary.LittleEndian.PutUint32(b[i:], t.next[n-1000*thousands])
	return i + 3
}

// whole writes a number without a comma before it: it goes where the byte
// before it stands, which is put back.
func (t *texts) whole(b []byte, i int, n int64) int {
	if i == 0 {
		return len(strconv.AppendInt(b[:0], n, 10))
	}
	before := b[i-1]
	end := t.number(b, i-1, n)
	b[i-1] = before
	return end
}

// begin writes a number below a thousand.
func (t *texts) begin(b []byte, i int, n uint64) int {
	x := t.first[n]
	binary.LittleEndian.PutUint32(b[i:], x)
	return i + (bits.Len32(x)+7)/8
}

// cents writes hundredths: 5200000.25, 5200000.5 or 5200000.
func (t *texts) cents(b []byte, i int, n rules.Cents) int {
	i = t.number(b, i, int64(n/100))
	rest := n % 100
	if rest <= 0 {
		return i
	}
	binary.LittleEndian.PutUint32(b[i:], t.next[rest]-'0'+'.')
	if rest%10 == 0 {
		return i + len(".5")
	}
	return i + len(".25")
}

// halves writes half years as years: 15.5.
func (t *texts) halves(b []byte, i int, h rules.HalfYears) int {
	i = t.number(b, i, int64(h/2))
	binary.LittleEndian.PutUint16(b[i:], '.'|'5'<<8)
	return i + int(h&1)*len(".5")
}

// rate writes 0.5525, without the zeros behind it.
func (t *texts) rate(b []byte, i int, r rules.Rate) int {
	i = t.number(b, i, int64(r/rules.One))
	rest := r % rules.One
	if rest <= 0 {
		return i
	}
	x := uint64(t.next[rest/1000]) | uint64(t.next[rest%1000])<<24
	binary.LittleEndian.PutUint64(b[i:], '.'|x<<8)
	return i + len(".552500") - bits.LeadingZeros64((x^zeros)<<16)/8
}

// date writes 2026-07, or nothing.
func (t *texts) date(b []byte, i int, m rules.Month) int {
	if m == 0 {
		b[i] = ','
		return i + 1
	}
	year := m.Year()
	binary.LittleEndian.PutUint32(b[i:], t.first[year/10])
	b[i+4] = byte('0' + year%10)
	binary.LittleEndian.PutUint32(b[i+5:], t.next[m.OfYear()]-'0'+'-')
	return i + len(",2026-07")
}

// A word is a field that is known before, with its comma, in memory that is
// copied whole.
type word struct {
	text [56]byte
	n    int
}

func wordOf(text string) (w word) {
	w.n = copy(w.text[:], ","+text)
	return w
}

func (w *word) put(b []byte, i int) int {
	*(*[len(w.text)]byte)(b[i:]) = w.text
	return i + w.n
}

func (t *texts) branch(b []byte, i int, x pension.Branch) int {
	if int(x) < len(t.branches) {
		return t.branches[x].put(b, i)
	}
	w := wordOf(x.String())
	return w.put(b, i)
}

func (t *texts) whether(b []byte, i int, is bool) int {
	if is {
		return t.yes.put(b, i)
	}
	return t.no.put(b, i)
}

// text writes a field, in quotes where it needs them, and behind an apostrophe
// what a spreadsheet would compute.
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
