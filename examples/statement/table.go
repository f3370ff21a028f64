package statement

import (
	"strconv"
	"strings"
)

// A table is a heading with what its columns hold.
type table struct {
	fields []field
	scales []int64
}

// table reads lines that stand under a heading, if there is one; every later
// heading begins a table of its own.
func (r *reader) table(lines []line) bool {
	if !hasTable(lines) {
		return false
	}
	var t *table
	var rows []*entry
	for i := range lines {
		l := &lines[i]
		switch {
		case isHead(l.cells):
			t = r.heading(l)
		case t == nil || isPerson(columnOf(l.cells[0])):
			r.outside(l)
		case allNames(l.cells):
			t.second(l)
			r.aside(l.at(), l.text(), Heading, "")
		case t.isRow(l):
			rows = append(rows, t.entry(l, r))
		default:
			r.outside(l)
		}
	}
	r.oneLife(rows)
	return true
}

// oneLife hands the rows in, and notes whether they are of several people.
func (r *reader) oneLife(rows []*entry) {
	for _, f := range []field{fullName, personID, bornOn, sexOf} {
		for _, e := range rows {
			if s := e.say(f); s != "" && !r.who(label{f, s}) {
				r.mixed = true
			}
		}
	}
	for _, e := range rows {
		r.entry(e)
	}
}

// hasTable: what loose lines have for a heading tells nothing of their cells,
// of which empty ones are lost.
func hasTable(lines []line) bool {
	for i := range lines[:min(len(lines), searched)] {
		if !lines[i].loose && isHead(lines[i].cells) {
			return true
		}
	}
	return false
}

// heading reads the names of columns; what is not read of them is told.
func (r *reader) heading(l *line) *table {
	t := &table{fields: make([]field, len(l.cells)), scales: make([]int64, len(l.cells))}
	var unused []string
	for i, c := range l.cells {
		t.fields[i], t.scales[i] = columnOf(c), unitOf(c)
		if t.fields[i] == none && c != "" {
			unused = append(unused, c)
		}
	}
	if len(unused) > 0 {
		r.aside(l.at(), l.text(), UnusedColumn, strings.Join(unused, "; "))
	} else {
		r.aside(l.at(), l.text(), Heading, "")
	}
	return t
}

// second reads the second row of a heading, which names the parts of groups.
func (t *table) second(l *line) {
	for i, c := range l.cells {
		f := columnOf(c)
		switch {
		case f == none:
		case i >= len(t.fields):
			t.fields, t.scales = append(t.fields, f), append(t.scales, unitOf(c))
		case t.fields[i] == none || t.fields[i] == pay:
			t.fields[i], t.scales[i] = f, min(t.scales[i], unitOf(c))
		}
	}
}

// isRow reports whether a line says when something was paid.
func (t *table) isRow(l *line) bool {
	for i, c := range l.cells {
		if c != "" && i < len(t.fields) && strings.ContainsAny(c, "0123456789") {
			switch t.fields[i] {
			case from, to, period, month:
				return len(monthsIn(folded(c))) > 0 || !isTotal(c)
			}
		}
	}
	return false
}

// entry gathers the cells of a line under the names of their columns.
func (t *table) entry(l *line, r *reader) *entry {
	e := r.entryAt(l.at(), l.text())
	for i, c := range l.cells {
		if c == "" {
			continue
		}
		if i >= len(t.fields) {
			e.doubt(OddCells, strconv.Itoa(len(l.cells))+" > "+strconv.Itoa(len(t.fields)))
			break
		}
		f := t.fields[i]
		if isMoney(f) && t.scales[i] != 1 {
			e.scale = t.scales[i]
		}
		e.put(f, unquoted(c))
	}
	return e
}

func isMoney(f field) bool { return f == pay || f == wage || f == part || f == average }

// unit returns what one unit of the statement is, 0 for foreign money.
func (r *reader) unit() int64 {
	if r.foreign {
		return 0
	}
	return r.scale
}

// unquoted takes off the mark by which texts are kept from being formulas.
func unquoted(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.ContainsAny(s[1:2], "=+-@") {
		return s[1:]
	}
	return s
}
