package statement

import (
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// An entry is one row of a statement as it was written.
type entry struct {
	Lines
	text  string
	cells map[field][]string
	scale int64 // of the amounts; 0: money of another country
	other bool  // it stands below the heading of another insurance
	why   []Reason
}

func newEntry(at Lines, text string, scale int64) *entry {
	return &entry{Lines: at, text: text, cells: map[field][]string{}, scale: scale}
}

// entryAt begins a row below the headings so far.
func (r *reader) entryAt(at Lines, text string) *entry {
	e := newEntry(at, text, r.unit())
	e.other = r.other
	return e
}

func (e *entry) put(f field, s string) {
	if s != "" {
		e.cells[f] = append(e.cells[f], s)
	}
}

// say returns what a field holds, all its cells in one.
func (e *entry) say(f field) string { return strings.Join(e.cells[f], " ") }

func (e *entry) doubt(c Code, value string) { e.why = append(e.why, Reason{Code: c, Value: value}) }

// entry reads one row and puts it into the record, or among the findings.
func (r *reader) entry(e *entry) {
	r.entries++
	k := kindOf(e.say(scheme), e.say(about))
	switch {
	case k.outside:
		r.aside(e.Lines, e.text, NotInsured, "")
		return
	case k.other || e.other:
		r.aside(e.Lines, e.text, OtherInsurance, "")
		return
	}
	row := calc.Row{Period: e.period(), Scheme: k.scheme}
	if row.Scheme == 0 {
		row.Scheme = r.Scheme
	}
	if row.Scheme == 0 {
		e.doubt(SchemeUnclear, "")
	}
	e.level(&row)
	if k.state && row.Level == calc.Salary {
		e.doubt(StateSalary, "")
	}
	if row.From != 0 && row.From < firstSalaries {
		e.doubt(Before1995, row.From.String())
	}
	if row.From != 0 {
		e.likely(&row, r.Law.Book().On(row.From))
	}
	e.method(&row)
	e.support(&row)
	r.keep(e, row)
}

// firstSalaries is a bound of the input, not of the law: the books of social
// insurance list pay from 1995 on, older time is recognised by other papers.
var firstSalaries = rules.MonthOf(1995, 1)

// keep puts a row into the record if nothing about it is doubtful.
func (r *reader) keep(e *entry, row calc.Row) {
	if len(e.why) == 0 {
		r.lawful(e, row)
	}
	if len(e.why) == 0 {
		r.rows = append(r.rows, Row{row, e.Lines, e.say(about), e.text})
		return
	}
	f := Finding{Lines: e.Lines, Text: e.text, Why: e.why}
	if row.From != 0 && (row.Until == 0 || row.Until > row.From) {
		f.Row = &row
	}
	r.findings = append(r.findings, f)
}

// period reads the months of the row.
func (e *entry) period() (p rules.Period) {
	if s := e.say(month); s != "" && e.say(from) == "" {
		m := e.one(s)
		return rules.Period{From: m, Until: after(m)}
	}
	if s := e.say(period); s != "" && e.say(from) == "" {
		return e.both(s)
	}
	p.From = e.one(e.say(from))
	if s := e.say(to); s != "" && !hasAny(words(s), untilNow) {
		p.Until = after(e.one(s))
	} else {
		e.doubt(OpenEnd, s)
	}
	return e.ordered(p)
}

func after(m rules.Month) rules.Month {
	if m == 0 {
		return 0
	}
	return m + 1
}

// both reads a cell that holds two months.
func (e *entry) both(cell string) rules.Period {
	found, whole := cellMonths(cell)
	switch {
	case hasAny(words(cell), untilNow):
		e.doubt(OpenEnd, cell)
	case len(found) != 2 || !whole:
		e.doubt(UnreadableMonth, cell)
	default:
		return e.ordered(rules.Period{From: e.sure(found[0], cell), Until: after(e.sure(found[1], cell))})
	}
	return rules.Period{}
}

func (e *entry) ordered(p rules.Period) rules.Period {
	if p.From != 0 && p.Until != 0 && p.Until <= p.From {
		e.doubt(MonthsReversed, "")
	}
	return p
}

// one reads a cell that holds one month.
func (e *entry) one(cell string) rules.Month {
	found, whole := cellMonths(cell)
	if len(found) != 1 || !whole {
		e.doubt(UnreadableMonth, cell)
		return 0
	}
	return e.sure(found[0], cell)
}

func (e *entry) sure(m datedMonth, cell string) rules.Month {
	switch {
	case m.twoWays:
		e.doubt(MonthTwoWays, cell)
	case m.month == 0:
		e.doubt(UnreadableMonth, cell)
	}
	return m.month
}

// level reads the one amount of the row.
func (e *entry) level(row *calc.Row) {
	if list := e.cells[average]; len(list) > 0 && len(e.cells[pay]) == 0 {
		row.Level, row.Amount = calc.Average, e.amount(list)
		return
	}
	row.Level = map[pension.Scheme]calc.Level{pension.Voluntary: calc.Income, pension.Compulsory: calc.Salary}[row.Scheme]
	if len(e.cells[average]) > 0 {
		e.doubt(SeveralAmounts, e.say(average))
	}
	if list := e.cells[pay]; len(list) > 0 {
		row.Amount = e.amount(list)
		e.addsUp(row.Amount)
		return
	}
	row.Amount = e.amount(e.cells[wage])
	if allowances := e.sum(part); allowances != 0 { // with them or without, the statement does not say
		e.doubt(SeveralAmounts, e.say(wage)+"; "+e.say(part))
	}
}
