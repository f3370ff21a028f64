package people

import (
	"bytes"
	"math/bits"
	"unicode/utf8"
)

// legible reports whether bytes are text as in a document: UTF-8 without
// control characters, marks of byte order and lost letters.
func legible(text []byte) bool {
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r < ' ' || r >= 0x7F && r < 0xA0 || r == '\uFEFF' || r == utf8.RuneError {
			return false
		}
		text = text[size:]
	}
	return true
}

// plainFrom returns where the next comma is, or the end of the line, and
// whether all before it are signs of ASCII, which are legible, and no quotes.
func plainFrom(line []byte, at int) (end int, plain bool) {
	strange := uint64(0)
	for ; at < len(line); at += 8 {
		x := eight(line, at)
		odd, found := (x|(x+ones)|(x-' '*ones)|(x^'"'*ones-ones))&highs, having(x, ',')
		if n := len(line) - at; n < 8 {
			found |= 0x80 << (8 * n)
		}
		if found != 0 {
			return at + bits.TrailingZeros64(found)/8, strange|odd&(found&-found-1) == 0
		}
		strange |= odd
	}
	return len(line), strange == 0
}

// isOrdinary reports whether a text begins with a letter or digit of ASCII, as
// nearly all do: it is no formula.
func isOrdinary(text []byte) bool {
	return len(text) > 0 && (text[0]|0x20 >= 'a' && text[0] < 0x80 || text[0] >= '0' && text[0] <= '9')
}

// signs are what a text begins with that a spreadsheet takes for a formula;
// those of East Asia take wide signs as well. What has the apostrophe already
// counts as one, so that taking one off always gives the text.
var signs = [...]string{"=", "+", "-", "@", "'", "\t", "\r", "＝", "＋", "－", "＠"}

func isFormula(text []byte) bool {
	for _, sign := range signs {
		if bytes.HasPrefix(text, []byte(sign)) {
			return true
		}
	}
	return false
}
