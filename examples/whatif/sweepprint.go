package main

import (
	"fmt"
	"strings"

	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules/document"
)

// sweep prints a sweep: two places with one table a field, one place with the
// fields beside each other.
func (d *desk) sweep(s *sweep) error {
	if d.json {
		return d.writeJSON(s.list())
	}
	for _, t := range s.tables(d.lang) {
		if t.title != "" {
			fmt.Fprintln(d.out, t.title)
		}
		g := &grid{head: t.head, rows: t.cells(), figure: make([]bool, len(t.head)), wide: 30}
		for i := range g.figure {
			g.figure[i] = i > 0 || t.rows[0][0].isFigure()
		}
		fmt.Fprint(d.out, g.indented(""))
	}
	s.faults(d)
	return nil
}

// list returns the points as JSON shows them.
func (s *sweep) list() (out []any) {
	for _, p := range s.points {
		item := struct {
			Set    map[string]string `json:"set"`
			Fields map[string]any    `json:"fields,omitempty"`
			Faults document.Faults   `json:"faults,omitempty"`
		}{map[string]string{}, map[string]any{}, document.All(p.err)}
		for i, a := range s.axes {
			item.Set[a.path] = p.values[i]
		}
		for i, f := range s.fields {
			item.Fields[f] = plain(p.fields[i])
		}
		out = append(out, item)
	}
	return out
}

// faults says why points have no answer, each reason once.
func (s *sweep) faults(d *desk) {
	for _, p := range s.points {
		for _, f := range document.All(p.err) {
			fmt.Fprintf(d.err, "%s: %s\n", strings.Join(p.values, ", "), d.lang.Fault(f))
		}
	}
}

// tables returns the sweep as tables.
func (s *sweep) tables(l words.Lang) (out []sheet) {
	if len(s.axes) == 1 {
		return []sheet{s.oneWay(l)}
	}
	for i := range s.fields {
		out = append(out, s.twoWay(l, i))
	}
	return out
}

func (s *sweep) oneWay(l words.Lang) sheet {
	t := sheet{name: l.Say("Bảng", "Table"), head: []string{s.axes[0].label(l)}}
	for _, f := range s.fields {
		t.head = append(t.head, s.label(l, f))
	}
	for _, p := range s.points {
		row := []cell{s.axes[0].cell(l, p.values[0])}
		for i := range s.fields {
			row = append(row, p.cell(l, i))
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// twoWay sets one field in a table: down the first place, across the second.
func (s *sweep) twoWay(l words.Lang, field int) sheet {
	down, across := s.axes[0], s.axes[1]
	t := sheet{name: fmt.Sprint(l.Say("Bảng ", "Table "), field+1), title: s.label(l, s.fields[field]), head: []string{down.label(l) + " ↓  " + across.label(l) + " →"}}
	for _, v := range across.values {
		t.head = append(t.head, across.cell(l, v).said)
	}
	for i, v := range down.values {
		row := []cell{down.cell(l, v)}
		for j := range across.values {
			row = append(row, s.points[i*len(across.values)+j].cell(l, field))
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// label names a field, with its question where there is room for doubt.
func (s *sweep) label(l words.Lang, field string) string {
	for _, p := range s.points {
		for i, f := range s.fields {
			if f == field && p.fields[i] != nil {
				return l.Label(p.kinds[i], p.fields[i].key)
			}
		}
	}
	return field
}

func (a axis) name() string { return a.path[strings.LastIndex(a.path, "/")+1:] }

func (a axis) label(l words.Lang) string {
	if a.path == "/person/born" {
		return l.Say("Sinh", "Born")
	}
	return l.Label("", a.name())
}

func (a axis) cell(l words.Lang, v string) cell {
	return cellOf(l, "", &tree{key: a.name(), form: scalar, text: v})
}

func (p point) cell(l words.Lang, i int) cell {
	if p.err != nil {
		return cell{said: l.Say("không tính được", "no answer")}
	}
	return cellOf(l, p.kinds[i], p.fields[i])
}
