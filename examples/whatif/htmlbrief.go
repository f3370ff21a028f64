package main

import "strings"

// briefs writes the fields of an item for cells of a table, each part of a
// field on a line of its own.
func briefs(s speaker, item *tree, columns []string) []string {
	out := cells(s, item, columns)
	for i, key := range columns {
		switch k := item.at(key); {
		case k == nil:
		case isTable(k) && k.kids[0].at("from") != nil && k.kids[0].at("scheme") != nil:
			out[i] = s.all(k.kids, "\n", s.within(k).payment)
		case isTable(k):
			out[i] = s.all(k.kids, "\n", s.within(k).cell)
		case isGroup(k):
			out[i] = s.within(k).lines(k)
		}
	}
	return out
}

// payment writes a row of a plan in one line: when, how much, how.
func (s speaker) payment(t *tree) string {
	out := s.Month(t.says("from")) + "–" + s.Month(t.says("to")) + ": "
	for _, level := range []string{"income", "salary", "average"} {
		if k := t.at(level); k != nil {
			out += s.cell(k)
		}
	}
	if k := t.at("method"); k != nil {
		out += ", " + s.cell(k)
	}
	if k := t.at("paid"); k != nil {
		out += s.Say(" (nộp ", " (paid ") + s.cell(k) + ")"
	}
	return out
}

// lines writes the fields of a group below each other.
func (s speaker) lines(t *tree) string {
	var out []string
	for _, k := range t.kids {
		if isStanding(t, k.key) {
			continue
		}
		line := s.Label(s.kind, k.key) + ": " + s.cell(k)
		if m := s.mark(t, k.key); m != "" {
			line += " (" + m + ")"
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}
