package people

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

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
	for _, line := range shortTexts() {
		for at := range len(line) + 1 {
			var whole [8]byte
			copy(whole[:], line[at:])
			x := uint64(0)
			for i, c := range whole {
				x |= uint64(c) << (8 * i)
			}
			if got := eight(line, at); got != x || eightOf(whole[:]) != x {
				t.Fatalf("%q from %d: eight bytes are %x, not %x", line, at, got, x)
			}
			plain := true
			for _, c := range line[at:first(line, at, ",")] {
				plain = plain && c >= ' ' && c < 0x7F && c != '"'
			}
			end, said := plainFrom(line, at)
			for what, pair := range map[string][2]any{
				"comma": {commaFrom(line, at), first(line, at, ",")}, "word": {wordFrom(line, at), first(line, at, ",:;")},
				"item": {itemFrom(line, at), first(line, at, ",;")}, "plain": {[2]any{end, said}, [2]any{first(line, at, ","), plain}},
				"ends":      {ends(line, at), at == len(line) || line[at] == ','},
				"item ends": {itemEnds(line, at), at == len(line) || line[at] == ',' || line[at] == ';'},
				"quote":     {quoteIn(line, at), bytes.Contains(line[at:first(line, at, ",")], []byte{'"'})},
			} {
				if pair[0] != pair[1] {
					t.Fatalf("%q from %d: %s is %v, not %v", line, at, what, pair[0], pair[1])
				}
			}
		}
	}
}

// TestDigitsAreRead: numbers of 1 to 15 digits with any byte behind them; none
// has a zero before it, or is 0.
func TestDigitsAreRead(t *testing.T) {
	for _, digits := range []string{"1", "9", "12", "80", "905", "1234", "98765", "700000", "1500000", "12345678", "99999999", "100000000", "1234567890", "12345678901234", "999999999999999"} {
		for _, before := range []string{"", "x", "xxxxxxxx,"} {
			for _, behind := range []string{"", ",", ";2", "/paid", ":", ".", "\x2f", "\xb0"} {
				line := []byte(before + digits + behind)
				want, _ := strconv.ParseInt(digits, 10, 64)
				if n, end := numberFrom(line, len(before)); n != want || end != len(before)+len(digits) {
					t.Errorf("%q: %d up to %d", line, n, end)
				}
			}
		}
	}
	for _, none := range []string{"", "0", "01", "007", "x", "-1", "+1", ",", "1234567890123456", "12345678901234567", "0123456789"} {
		if n, end := numberFrom([]byte("ab"+none), 2); n != 0 || end != 2 {
			t.Errorf("%q is read as %d up to %d", none, n, end)
		}
	}
	for _, c := range []byte("/:;?@AO`o\x00\xb0\xb9\xff") {
		for n := range 8 {
			line := []byte("12345678")
			line[n] = c
			if x, digits := digitsFrom(line, 0); digits != n || x != eight(line, 0)^zeros {
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
			got, ok := monthFrom([]byte("x"+text+behind), 1)
			if want := m >= rules.FirstMonth && m <= rules.LastMonth; ok != want || ok && got != m {
				t.Fatalf("%s%s: %s %t", text, behind, got, ok)
			}
		}
	}
	for _, text := range []string{"2026-13", "2026-00", "2026-99", "2026-1", "2026/07", "20260-7", "3026-07", "a026-07", "2a26-07", "20a6-07", "202a-07", "2026-a7", "2026-0a", "2026-0:", "2026-:7", "", "2026", "2026-0"} {
		if m, ok := monthFrom([]byte(text), 0); ok {
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
	for text, want := range map[string]string{"\xef\xbb\xbfid": "id", "\xef\xbb\xbf": "", "\xef\xbbid": "\xef\xbbid", "\xefxxid": "\xefxxid", "\xef\xbbxid": "\xef\xbbxid", "id": "id", "": ""} {
		if got := string(withoutMark([]byte(text))); got != want {
			t.Errorf("%q without its mark is %q", text, got)
		}
	}
}
