package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/volsi/volsi/examples/words"
)

// An aligned row is one field of all sides of several comparisons with the
// same first side.
type alignedRow struct {
	diffs []*difference // by comparison; nil where the side is as the first
}

// one returns a difference of the row, which knows what the first side says.
func (r *alignedRow) one() *difference {
	return r.diffs[slices.IndexFunc(r.diffs, func(d *difference) bool { return d != nil })]
}

// groups returns the comparisons in runs that have one first side.
func groups(list []comparison) (out [][]comparison) {
	for i, c := range list {
		if i == 0 || c.A != list[i-1].A {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], c)
	}
	return out
}

// side names the i-th side: A, B, C …
func sideName(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return fmt.Sprint("A", i)
}

// alignedSheets sets the answers of all sides beside each other, one sheet a
// question: every field in which any of them differs from the first.
func alignedSheets(l words.Lang, list []comparison, years bool) (out []sheet) {
	var ids []string
	for _, c := range list {
		for _, a := range c.Answers {
			if !slices.Contains(ids, a.ID) {
				ids = append(ids, a.ID)
			}
		}
	}
	for _, id := range ids {
		out = append(out, alignedSheet(l, list, id, years))
	}
	return out
}

func alignedSheet(l words.Lang, list []comparison, id string, years bool) sheet {
	s := sheet{name: id, head: []string{l.Say("Kết quả", "Answer"), sideName(0)}}
	for i := range list {
		s.head = append(s.head, sideName(i+1))
	}
	for i := range list {
		s.head = append(s.head, sideName(i+1)+" − "+sideName(0))
	}
	paths, rows := []string{}, map[string]*alignedRow{}
	for i, c := range list {
		at := slices.IndexFunc(c.Answers, func(a answerChange) bool { return a.ID == id })
		if at < 0 {
			continue
		}
		found := []string{}
		for j := range c.Answers[at].Differences {
			x := &c.Answers[at].Differences[j]
			if !years && strings.HasPrefix(x.Path, "/years/") {
				continue
			}
			if s.title = l.Word(c.Answers[at].Kind); rows[x.Path] == nil {
				rows[x.Path] = &alignedRow{make([]*difference, len(list))}
			}
			rows[x.Path].diffs[i] = x
			found = append(found, x.Path)
		}
		paths = union(paths, found)
	}
	for _, path := range paths {
		s.rows = append(s.rows, rows[path].cells(l))
	}
	return s
}

// cells returns what each side says, then by how much each differs.
func (r *alignedRow) cells(l words.Lang) []cell {
	one := r.one()
	first := cellOf(l, one.kind, one.from)
	out := []cell{{said: one.label(l)}, shown(first)}
	for _, x := range r.diffs {
		if x == nil {
			out = append(out, shown(first))
		} else {
			out = append(out, shown(cellOf(l, x.kind, x.to)))
		}
	}
	for _, x := range r.diffs {
		if x == nil {
			out = append(out, cell{})
			continue
		}
		c := cell{said: x.delta(l)}
		if f, _ := words.FieldOf(x.kind, x.key); x.Delta != "" && f.Unit != words.Month {
			c.number, c.unit = string(x.Delta), f.Unit
		}
		out = append(out, c)
	}
	return out
}

// shown shows a field that a side does not have.
func shown(c cell) cell {
	if c.said == "" {
		c.said = "–"
	}
	return c
}

// alignment prints more than two sides beside each other, then why each
// differs from the first.
func (d *desk) alignment(list []comparison, years bool) {
	fmt.Fprintf(d.out, "%s: %s\n", sideName(0), list[0].A)
	for i, c := range list {
		fmt.Fprintf(d.out, "%s: %s\n", sideName(i+1), c.B)
	}
	for i, c := range list {
		if len(c.Inputs) > 0 {
			fmt.Fprintf(d.out, "\n%s %s, %s\n%s", d.lang.Say("Hồ sơ khác nhau ở", "The documents differ in"), sideName(0), sideName(i+1), d.inputGrid(c.Inputs, sideName(i+1)).indented("  "))
		}
	}
	sheets := alignedSheets(d.lang, list, years)
	if len(sheets) == 0 {
		fmt.Fprintf(d.out, "\n%s\n", d.lang.Say("Kết quả không có khác biệt.", "The answers show no difference."))
	}
	for _, s := range sheets {
		g := &grid{head: s.head, rows: s.cells(), figure: make([]bool, len(s.head)), wide: 34}
		for i := range g.figure {
			g.figure[i] = i > 0
		}
		title := s.title
		if s.name != title {
			title += " (" + s.name + ")"
		}
		fmt.Fprintf(d.out, "\n%s\n%s", title, g.indented("  "))
	}
	for i, c := range list {
		for _, a := range c.Answers {
			if len(a.Why)+len(a.Supports) > 0 {
				fmt.Fprintf(d.out, "\n%s − %s, %s\n", sideName(i+1), sideName(0), a.ID)
				d.because(a)
			}
		}
		d.only(sideName(0), c.OnlyA)
		d.only(sideName(i+1), c.OnlyB)
	}
	fmt.Fprintln(d.out)
}
