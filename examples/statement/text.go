package statement

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"github.com/volsi/volsi/rules/document"
)

// The bounds of one input: no life has more rows, and a pasted page is small.
const (
	mostBytes  = 8 << 20
	mostLines  = 3000
	mostCells  = 64
	mostLetter = 1000 // of one cell
)

// A line is one line of the input, or one row of a sheet.
type line struct {
	number int
	cells  []string
	loose  bool // the cells were not kept apart by the input itself
}

// text returns the line as it is shown to people.
func (l *line) text() string {
	return strings.Join(strings.Fields(strings.Join(l.cells, " ")), " ")
}

func (l *line) at() Lines { return Lines{l.number, l.number} }

func fault(name, code, value, bound, message string) error {
	return document.Faults{{Code: document.Code(code), File: name, Value: value, Bound: bound, Message: message}}
}

// linesOf returns the lines of a workbook or a text that are not blank.
func linesOf(name string, data []byte, sheet string) ([]line, error) {
	if len(data) > mostBytes {
		return nil, fault(name, TooLarge, strconv.Itoa(len(data)), strconv.Itoa(mostBytes), fmt.Sprintf("%d bytes; at most %d are read", len(data), mostBytes))
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return sheetLines(name, data, sheet)
	}
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return nil, badWorkbook(name, "an .xls of before 2007, or one with a password")
	}
	text, err := decoded(name, data)
	if err != nil {
		return nil, err
	}
	return textLines(name, text)
}

// decoded returns a text in composed letters. Spreadsheets save "Unicode text"
// as UTF-16, with a mark in front.
func decoded(name string, data []byte) (string, error) {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		out, err := utf.UTF16(utf.LittleEndian, utf.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", notText(name)
		}
		data = out
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return "", notText(name)
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))
	return norm.NFC.String(text), nil
}

func notText(name string) error {
	return fault(name, NotText, "", "UTF-8", "not UTF-8 text; it may be Windows-1258, TCVN3 or a PDF: save it as CSV UTF-8 or .xlsx, or copy the text")
}

// textLines parts a text by tabs, as CSV, or by wide gaps.
func textLines(name, text string) ([]line, error) {
	if strings.Count(text, "\n") >= 4*mostLines {
		return nil, tooMany(name)
	}
	var out []line
	if comma := separator(text); comma != 0 && !endless(text, comma) {
		out = delimited(text, comma)
	}
	if out == nil {
		out = loose(text)
	}
	if len(out) > mostLines {
		return nil, tooMany(name)
	}
	return out, nil
}

func tooMany(name string) error {
	return fault(name, TooManyLines, "", strconv.Itoa(mostLines), fmt.Sprintf("more than %d lines", mostLines))
}

// separator returns what parts the cells of a heading of the text, or 0.
func separator(text string) rune {
	for _, comma := range "\t;,|" {
		for i, s := range strings.SplitN(text, "\n", searched+1) {
			if i < searched && isHead(cut(s, comma)) {
				return comma
			}
		}
	}
	return 0
}

// endless reports whether a line has cells without end, which no table has.
func endless(text string, comma rune) bool {
	for s := range strings.Lines(text) {
		if strings.Count(s, string(comma)) > 16*mostCells {
			return true
		}
	}
	return false
}

func cut(s string, comma rune) []string {
	cells := strings.SplitN(s, string(comma), mostCells+1)
	for i := range cells {
		cells[i] = strings.Trim(cells[i], "\" ")
	}
	return cells
}

// delimited reads CSV; nil if its quotes do not match.
func delimited(text string, comma rune) (out []line) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, comma == '\t'
	for {
		cells, err := r.Read()
		switch {
		case errors.Is(err, csv.ErrFieldCount):
		case err != nil && cells == nil && r.InputOffset() >= int64(len(text)):
			return out
		case err != nil:
			return nil
		}
		number, _ := r.FieldPos(0)
		if l := newLine(number, cells); l != nil {
			out = append(out, *l)
		}
	}
}

var wide = regexp.MustCompile(`\t+| {2,}|\s*\|\s*`)

// loose parts lines by tabs and wide gaps.
func loose(text string) (out []line) {
	for i, s := range strings.Split(text, "\n") {
		if l := newLine(i+1, wide.Split(clean(s), mostCells+1)); l != nil {
			l.loose = true
			out = append(out, *l)
		}
	}
	return out
}

// newLine returns a line, or nil if it is blank. What stands beyond the last
// cell that is read is told as one cell too many.
func newLine(number int, cells []string) *line {
	if len(cells) > mostCells+1 {
		cells = append(slices.Clone(cells[:mostCells]), strings.Join(cells[mostCells:], " "))
	}
	blank := true
	for i, s := range cells {
		cells[i] = clipped(strings.TrimSpace(clean(s)))
		blank = blank && cells[i] == ""
	}
	if blank {
		return nil
	}
	return &line{number: number, cells: cells}
}

func clipped(s string) string {
	if n := 0; len(s) > mostLetter {
		for i := range s {
			if n++; n > mostLetter {
				return s[:i] + "…"
			}
		}
	}
	return s
}

// clean turns every kind of blank into spaces, keeping tabs, and takes out
// what cannot be printed.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return r
		case unicode.IsSpace(r), r == '\u2028', r == '\u2029':
			return ' '
		case !unicode.IsPrint(r):
			return -1
		}
		return r
	}, s)
}

// folded writes a text in small letters without marks, so that "Từ tháng" is
// found as "tu thang" however it was typed.
func folded(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		switch {
		case r == 'Đ' || r == 'đ' || r == '₫':
			b.WriteByte('d')
		case r < utf8.RuneSelf:
			b.WriteByte(byte(unicode.ToLower(r)))
		case !unicode.Is(unicode.Mn, r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// words returns a text as folded words with a blank before, between and after
// them, so that whole words are found.
func words(s string) string {
	out := []byte{' '}
	for _, r := range folded(s) {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			out = utf8.AppendRune(out, r)
		} else if out[len(out)-1] != ' ' {
			out = append(out, ' ')
		}
	}
	if out[len(out)-1] != ' ' {
		out = append(out, ' ')
	}
	return string(out)
}

// hasAny reports whether one of the phrases stands in a text as whole words.
func hasAny(spaced string, phrases []string) bool {
	for _, p := range phrases {
		if strings.Contains(spaced, " "+p+" ") {
			return true
		}
	}
	return false
}
