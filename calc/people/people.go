// Package people reads people as rows of CSV, asks a batch about them and
// writes the answers as CSV again: files of any length, in memory that does not
// grow, on every core, in order.
//
// The first line names the columns, in any order; sex and born are needed:
//
//	id               any text, repeated in the answers; behind an apostrophe if it begins with = + - @ or '
//	weight           for how many people the row stands; 1 if it is left out
//	sex              male or female
//	born             month or day of birth: 1975-08
//	province         slug, name or code; by time: hai-duong:2010-01..2024-05;ha-noi:2024-06..
//	district         slug, until 2025-06, where a rule needs it
//	territory        the province of before July 2025, where an old rule lives on
//	area             rural, urban, island_commune or special_zone
//	status           categories: near_poor:2018-01..2021-12;student
//	record           insured time, see below
//	income           what is paid now, đồng a month; nothing is priced where it is left empty
//	method           monthly, 3_months, 6_months, 12_months, prepay or backpay
//	months           of a payment by prepay or backpay
//	supported_before months of State support used before; if not said, by the record
//	ground           of the one-time benefit: retirement_age, emigration, illness, impairment or stopped
//	lower_age        years below the ordinary age, for hazardous work
//	impairment       loss of working capacity: 0.61 or 61%
//	treaty_months    insured months in treaty States
//	pension_since    first month of a pension in payment, for survivors
//	pension_monthly  its last amount
//
// A time is two months with two points between them, both included, or one
// month; without a second month it goes on. A province or category without a
// time holds from birth on. A record is a list of v:2016-01..2017-12@2000000
// (voluntary, on an income) and c:2018-01..2018-12@5200000 (compulsory, on a
// salary); va and ca are averages already settled. Behind the amount there may
// be, each after a slash: a method, paid=2020-01, support=66000, local=33000,
// donor=10000, withdrawn. Lists are divided by semicolons. A field may stand in
// double quotes, in which two stand for one; it does not go on in the next line.
//
// Nothing is guessed of what is not of this form. A row is refused, and those
// beside it are answered, if a quote stands elsewhere than at both ends of a
// field, if an id, place or category is not plain text (UTF-8 without control
// characters), if an income is 0, or if a line is longer than MaxLine. A file is
// refused if its first line is empty, no text, too long or names other columns.
// Of one row a hundred faults are told, and how many more there are.
package people

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules/document"
)

// The faults of rows, besides those of package calc.
const (
	TooFewFields  document.Code = "too-few-fields"  // a line that was cut off
	TooManyFields document.Code = "too-many-fields" // more fields than columns
	OpenQuote     document.Code = "open-quote"      // a quote elsewhere than at both ends of a field
	SameColumn    document.Code = "same-column"     // a column that is named twice
	TooLongLine   document.Code = "too-long-line"   // a line longer than a block
)

// A Row is one person of a file.
type Row struct {
	ID     []byte // valid until another row is read into this one
	Weight int64
	calc.Subject
}

// A Fault is what is wrong with one row, or what could not be answered about it.
type Fault struct {
	Row    int64  // from 1, the first line below the header
	Column string // where in the row; "" if it is not one column
	Law    int    // position of the law, for what could not be answered
	Want   calc.Want
	document.Fault
}

// column is the position of a column in the list of all.
type column int

const (
	idColumn column = iota
	weightColumn
	sexColumn
	bornColumn
	provinceColumn
	districtColumn
	territoryColumn
	areaColumn
	statusColumn
	recordColumn
	incomeColumn
	methodColumn
	monthsColumn
	supportedColumn
	groundColumn
	lowerColumn
	impairmentColumn
	treatyColumn
	sinceColumn
	monthlyColumn
)

var columns = []string{
	"id", "weight", "sex", "born", "province", "district", "territory", "area", "status", "record", "income", "method", "months", "supported_before",
	"ground", "lower_age", "impairment", "treaty_months", "pension_since", "pension_monthly",
}

// Columns returns the names of all columns.
func Columns() []string { return append([]string(nil), columns...) }

// A Layout says which column stands where in the rows of a file.
type Layout struct {
	at        []place // of each field
	carefully []place // as they are read where quotes may stand wrong
}

// A place is the column of a field, and the step that reads it.
type place struct {
	column column
	step   step
}

// ParseLayout reads the first line of a file. The error is a document.Faults.
func ParseLayout(header []byte) (*Layout, error) {
	header = withoutMark(header)
	if err := unreadable(header); err != nil {
		return nil, err
	}
	h := heading{seen: map[column]bool{}}
	f := fields{rest: header, more: true}
	for f.next() && !f.open {
		h.read(string(f.field))
	}
	if f.open {
		return nil, faultOfHeader(OpenQuote, quoting, "a column has a quote elsewhere than at both its ends")
	}
	return &h.Layout, h.end()
}

// faultOfHeader is all that is said about a line that names no columns.
func faultOfHeader(code document.Code, bound, message string) error {
	return document.Faults{{Code: code, Line: 1, Bound: bound, Message: message}}
}

// A heading is a layout that is being read.
type heading struct {
	Layout
	seen   map[column]bool
	faults document.Faults
	more   int // faults that are only counted
}

func (h *heading) read(word string) {
	c, known := columnOf(word)
	switch {
	case !known:
		h.fault(calc.UnknownKey, word, "no column \""+word+"\"")
	case h.seen[c]:
		h.fault(SameColumn, word, "the column "+word+" stands twice")
	}
	h.seen[c] = true
	h.at = append(h.at, place{c, stepOf(c)})
	h.carefully = append(h.carefully, place{c, stepOf(c).carefully})
}

func (h *heading) fault(code document.Code, word, message string) {
	if len(h.faults) == document.MaxFaults {
		h.more++
		return
	}
	h.faults = append(h.faults, document.Fault{Code: code, Line: 1, Value: word, Hint: document.DidYouMean(word, columns), Message: message})
}

func (h *heading) end() error {
	for _, c := range [...]column{sexColumn, bornColumn} {
		if !h.seen[c] {
			h.fault(calc.MissingKey, "", "the column "+columns[c]+" is needed")
		}
	}
	if h.more > 0 {
		return append(h.faults, moreFaults(h.more))
	}
	return h.faults.Err()
}

// unreadable returns why a line is no header at all, as of a packed file, a
// workbook or another encoding. Columns with tabs between them are unknown ones.
func unreadable(header []byte) error {
	switch {
	case len(header) == 0:
		return faultOfHeader(document.Empty, "", "the first line must name the columns")
	case !legible(bytes.ReplaceAll(beginning(header), []byte{'\t'}, []byte{' '})):
		return faultOfHeader(document.NotText, "UTF-8", "the first line is not plain text; the file may be packed, a workbook, or of another code")
	case len(header) > MaxLine:
		return faultOfHeader(TooLongLine, strconv.Itoa(MaxLine), "the first line is too long")
	}
	return nil
}

// beginning returns a line as far as it may be long, without a letter that is cut.
func beginning(line []byte) []byte {
	if len(line) <= MaxLine {
		return line
	}
	line = line[:MaxLine]
	for len(line) > 0 && line[len(line)-1] >= utf8.RuneSelf {
		line = line[:len(line)-1]
	}
	return line
}

func columnOf(word string) (column, bool) {
	for i, name := range columns {
		if name == word {
			return column(i), true
		}
	}
	return 0, false
}

// withoutMark takes a byte order mark off.
func withoutMark(line []byte) []byte {
	if len(line) >= 3 && line[0] == 0xEF && line[1] == 0xBB && line[2] == 0xBF {
		return line[3:]
	}
	return line
}
