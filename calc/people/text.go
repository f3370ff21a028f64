package people

import (
	"bytes"
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
