// Package statement reads a contribution statement as people have it, text
// pasted from a phone, CSV or a spreadsheet, into the record of a case
// document. Nothing is guessed: a row that can be read in two ways, or not at
// all, is named with its line, the reason and what to do.
//
// Seen in public repositories: the app VssID shows the tabs BHXH, BHTN,
// BHTNLĐ-BNN, BHYT with rows "Từ tháng, Đến tháng, Đơn vị, Nghề nghiệp/Chức
// vụ", and pay only in "Chi tiết" (Tiền lương đóng BHXH, Mức lương); form
// 07/SBH has "Từ tháng năm, Đến tháng năm, Diễn giải, Mức đóng", allowances,
// "Tỷ lệ đóng", rows for unemployment insurance, and a line of totals.
package statement

import (
	"slices"
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// Options are what the statement itself may not say. Only Law is needed.
type Options struct {
	Law    *calc.Calculator // whose checks every row must pass
	Sheet  string           // of a workbook; "": the only one that holds a record
	Sex    rules.Sex        // 0: as the statement says, or unknown
	Born   rules.Month      // 0: as the statement says, or unknown
	Scheme pension.Scheme   // of rows that do not say theirs; 0: they are doubtful
}

// A Statement is what was read.
type Statement struct {
	Sex      rules.Sex   // 0: not said
	Born     rules.Month // 0: not said
	Rows     []Row       // what is certain, in the order of time
	Ask      rules.Month // that the first questions are about: after the rows, and not before the law was last checked
	Findings []Finding   // every other line, in the order of the input; pauses stand last
}

// A Row is a row of the record with its place in the input.
type Row struct {
	calc.Row
	Lines
	About string // employer, position, place
	text  string // as it was written
}

// Lines is the place of something in the input, both lines included; 0: none.
type Lines struct{ First, Last int }

// A Finding is a part of the input that did not become a row of the record.
type Finding struct {
	Lines
	Text string
	Row  *calc.Row // how it may be read, if it can be
	Why  []Reason
}

// A Reason says why a part of the input is doubtful or set aside.
type Reason struct {
	Code  Code
	Value string         // what the reason is about, as it was written
	Than  string         // what Value was compared with
	Other Lines          // the lines that clash with these
	Fault document.Fault // of RefusedByLaw: what the library says of the row
}

// Doubtful reports whether somebody has to decide about the finding.
func (f *Finding) Doubtful() bool {
	return slices.ContainsFunc(f.Why, func(r Reason) bool { return r.Code.Doubtful() })
}

// Doubts returns how many findings are doubtful.
func (s *Statement) Doubts() (n int) {
	for i := range s.Findings {
		if s.Findings[i].Doubtful() {
			n++
		}
	}
	return n
}

// Record returns the rows as a case has them.
func (s *Statement) Record() []calc.Row {
	out := make([]calc.Row, len(s.Rows))
	for i := range s.Rows {
		out[i] = s.Rows[i].Row
	}
	return out
}

// Months returns how many months the rows hold.
func (s *Statement) Months() (n int) {
	for i := range s.Rows {
		n += s.Rows[i].Months()
	}
	return n
}

// Read reads a statement; name says in faults where it came from. The error is
// a document.Faults and means that nothing could be read at all.
func Read(name string, data []byte, o Options) (*Statement, error) {
	lines, err := linesOf(name, data, o.Sheet)
	if err != nil {
		return nil, err
	}
	r := &reader{Options: o, scale: 1}
	if !r.table(lines) {
		r.free(lines)
	}
	if r.entries == 0 {
		return nil, fault(name, NoRows, "", "", "no row with a first and a last month was found")
	}
	r.settle()
	return r.statement(), nil
}

// A reader gathers what a statement says.
type reader struct {
	Options
	scale    int64  // of amounts, where the statement names a unit
	foreign  bool   // the statement names another currency
	id       string // the number of the person
	name     string // of the person, folded
	mixed    bool   // the statement is about several people
	other    bool   // the lines below a heading are of another insurance
	entries  int    // rows that were looked at
	rows     []Row
	findings []Finding
	totals   []total
}

// aside sets lines aside for a reason.
func (r *reader) aside(at Lines, text string, code Code, value string) {
	r.findings = append(r.findings, Finding{Lines: at, Text: text, Why: []Reason{{Code: code, Value: value}}})
}

func (r *reader) statement() *Statement {
	slices.SortStableFunc(r.findings, func(a, b Finding) int { return orderOf(a.First) - orderOf(b.First) })
	ask := r.Law.Book().Checked().Month()
	for i := range r.rows {
		ask = max(ask, r.rows[i].Until)
	}
	return &Statement{Sex: r.Sex, Born: r.Born, Rows: r.rows, Ask: ask, Findings: r.findings}
}

// orderOf puts what has no line last.
func orderOf(line int) int {
	if line == 0 {
		return mostLines + 1
	}
	return line
}

// String writes lines as 3 or 3–5.
func (l Lines) String() string {
	if l.Last > l.First {
		return strconv.Itoa(l.First) + "–" + strconv.Itoa(l.Last)
	}
	return strconv.Itoa(l.First)
}
