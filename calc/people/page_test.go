package people

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
)

// texts of up to 26 bytes in which every byte that is looked for stands at every
// place, and some of all others.
func shortTexts() (all [][]byte) {
	for n := range 26 {
		all = append(all, bytes.Repeat([]byte{'x'}, n))
		for at := range n {
			for _, c := range []byte(",:;\".\x1f !#~\x7f\x80\xff'+") {
				b := bytes.Repeat([]byte{'x'}, n)
				b[at] = c
				all = append(all, b)
				if at+3 < n {
					b = bytes.Clone(b)
					b[at+3] = ','
					all = append(all, b)
				}
			}
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 4_000 {
		b := make([]byte, r.IntN(20))
		for i := range b {
			b[i] = "0123456789,:;.-@\"ax \x00\x1f\x7f\x80\xc3\xff"[r.IntN(26)]
		}
		all = append(all, b)
	}
	return all
}

// lineOf puts a line into a page, in a place, with something of another kind
// before and behind it.
func lineOf(text string, at int, behind string) *passage {
	g := new(page)
	copy(g[:], strings.Repeat(":", at)+text+behind)
	return &passage{g, at, at + len(text)}
}

// first returns where the first byte of a set stands from a place on, or the end.
func first(line []byte, at int, set string) int {
	for at < len(line) && !strings.ContainsRune(set, rune(line[at])) {
		at++
	}
	return at
}

// TestEightBytesAtATimeSayWhatOneDoes: looking at eight bytes together finds
// what looking at them one by one does, wherever it stands.
func TestEightBytesAtATimeSayWhatOneDoes(t *testing.T) {
	g := new(page)
	for i, text := range shortTexts() {
		copy(g[:], text)
		copy(g[len(text):], []string{"\n", "\r\n", "\n\",;:x,\xff"}[i%3])
		l := &passage{g, 0, len(text)}
		for at := range len(text) + 1 {
			x := uint64(0)
			for i := range 8 {
				x |= uint64(g[at+i]) << (8 * i)
			}
			if got := g.eight(at); got != x || eightOf(g[at:]) != x || g.byteAt(at) != byte(x) {
				t.Fatalf("%q from %d: eight bytes are %x, not %x", text, at, got, x)
			}
			plain := true
			for _, c := range text[at:first(text, at, ",")] {
				plain = plain && c >= ' ' && c < 0x7F && c != '"'
			}
			end, said := l.plain(at)
			for what, pair := range map[string][2]any{
				"comma": {l.comma(at), first(text, at, ",")}, "word": {l.endOfWord(at), first(text, at, ",:;")},
				"item": {l.endOfItem(at), first(text, at, ",;")}, "plain": {[2]any{end, said}, [2]any{first(text, at, ","), plain}},
				"ends":      {l.ends(at), at == len(text) || text[at] == ','},
				"item ends": {l.itemEnds(at), at == len(text) || text[at] == ',' || text[at] == ';'},
				"bytes":     {string(l.bytes(at, end)), string(text[at:end])},
			} {
				if pair[0] != pair[1] {
					t.Fatalf("%q from %d: %s is %v, not %v", text, at, what, pair[0], pair[1])
				}
			}
		}
	}
}

// TestALineAtTheEndOfAPage: what is looked for behind the last line of a full
// page is looked for in the page.
func TestALineAtTheEndOfAPage(t *testing.T) {
	text := "v:2016-01..2017-12@2000000"
	l := lineOf(text, pageRoom-len(text), "\n")
	var rows [2]calc.Row
	if n, end := l.rows(rows[:], l.at); n != 1 || end != l.end || l.end != pageRoom || rows[0].Amount != 2_000_000 {
		t.Errorf("%d rows up to %d of %d: %+v", n, end, l.end, rows)
	}
	if l.comma(l.end) != l.end || l.endOfWord(l.end-3) != l.end || !l.ends(l.end) {
		t.Error("the line does not end at the end of the page")
	}
}

// TestDigitsAreRead: numbers of 1 to 15 digits with any byte behind them; none
// has a zero before it, or is 0.
func TestDigitsAreRead(t *testing.T) {
	for _, digits := range []string{"1", "9", "12", "80", "905", "1234", "98765", "700000", "1500000", "12345678", "99999999", "100000000", "1234567890", "12345678901234", "999999999999999"} {
		for _, before := range []string{"", "x", "xxxxxxxx,"} {
			for _, behind := range []string{"", ",", ";2", "/paid", ":", ".", "\x2f", "\xb0"} {
				l := lineOf(digits, len(before), behind+"\n")
				want, _ := strconv.ParseInt(digits, 10, 64)
				if n, end := l.page.number(len(before)); n != want || end != len(before)+len(digits) {
					t.Errorf("%s behind %q before %q: %d up to %d", digits, before, behind, n, end)
				}
			}
		}
	}
	for _, none := range []string{"", "0", "01", "007", "x", "-1", "+1", ",", "1234567890123456", "12345678901234567", "0123456789"} {
		if n, end := lineOf(none, 2, "\n").page.number(2); n != 0 || end != 2 {
			t.Errorf("%q is read as %d up to %d", none, n, end)
		}
	}
	for _, c := range []byte("/:;?@AO`o\x00\xb0\xb9\xff") {
		for n := range 8 {
			line := []byte("12345678")
			line[n] = c
			if x, digits := lineOf(string(line), 0, "\n").page.digits(0); digits != n || x != eightOf(line)^zeros {
				t.Errorf("%q has %d digits", line, digits)
			}
		}
	}
	if got := valueOf(eightOf([]byte("12345678")) ^ zeros); got != 12_345_678 {
		t.Errorf("12345678 is %d", got)
	}
}

// TestMonthsAreRead: every month of a document, whatever stands behind it, and
// nothing else.
func TestMonthsAreRead(t *testing.T) {
	for m := rules.FirstMonth - 13; m <= rules.LastMonth+13; m++ {
		text := fmt.Sprintf("%04d-%02d", m.Year(), m.OfYear())
		for _, behind := range []string{"", ".", ",", "-15", "\xff"} {
			got, ok := lineOf(text, 1, behind+"\n").page.month(1)
			if want := m >= rules.FirstMonth && m <= rules.LastMonth; ok != want || ok && got != m {
				t.Fatalf("%s%s: %s %t", text, behind, got, ok)
			}
		}
	}
	for _, text := range []string{"2026-13", "2026-00", "2026-99", "2026-1", "2026/07", "20260-7", "3026-07", "a026-07", "2a26-07", "20a6-07", "202a-07", "2026-a7", "2026-0a", "2026-0:", "2026-:7", "", "2026", "2026-0"} {
		if m, ok := lineOf(text, 0, "\n7").page.month(0); ok {
			t.Errorf("%q is read as %s", text, m)
		}
	}
}

// TestEveryByteIsOfItsKind: which bytes make a text ordinary, legible, or need
// quotes.
func TestEveryByteIsOfItsKind(t *testing.T) {
	for c := range 256 {
		text := []byte{byte(c)}
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if letter && !isOrdinary(text) || isOrdinary(text) && (isFormula(text) || c >= 0x80 || c < '0') {
			t.Errorf("%q is ordinary: %t", text, isOrdinary(text))
		}
		if want := c >= ' ' && c < 0x7F; legible(text) != want { // a single byte from 0x80 on is no letter
			t.Errorf("%q is legible: %t", text, !want)
		}
	}
	if isOrdinary(nil) || !legible(nil) {
		t.Error("nothing begins with no letter, and can be read")
	}
	for r, want := range map[rune]bool{0x1F: false, ' ': true, '~': true, 0x7F: false, 0x80: false, 0x9F: false, 0xA0: true, 'đ': true, 0xFEFF: false, 0xFFFD: false, 0x10FFFF: true} {
		if legible([]byte(string(r))) != want {
			t.Errorf("%q is legible: %t", r, !want)
		}
	}
	for text, want := range map[string]string{"\xef\xbb\xbfid": "id", "\xef\xbb\xbf": "", "\xef\xbbid": "\xef\xbbid", "\xefxxid": "\xefxxid", "\xef\xbbxid": "\xef\xbbxid", "\xef\xbb": "\xef\xbb", "x\xbb\xbfid": "x\xbb\xbfid", "\xefx\xbfid": "\xefx\xbfid", "id": "id", "": ""} {
		if got := string(withoutMark([]byte(text))); got != want {
			t.Errorf("%q without its mark is %q", text, got)
		}
	}
}
