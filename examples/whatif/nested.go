package main

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/volsi/volsi/examples/words"
)

// screenWidth is how wide a table may be before its items are set below each
// other.
const screenWidth = 132

// nested returns a list of objects as a table: one line an item, or, if that
// would be too wide, one block an item.
func nested(s speaker, t *tree) string {
	s.kind += "." + t.key
	lines := asLines(s, t).indented("  ")
	if first, _, _ := strings.Cut(lines, "\n"); text.StringWidthWithoutEscSequences(first) <= screenWidth {
		return lines
	}
	return asBlocks(s, t).indented("  ")
}

func asLines(s speaker, t *tree) *grid {
	g := &grid{wide: 44}
	columns := columnsOf(t)
	for _, key := range columns {
		f, _ := words.FieldOf(s.kind, key)
		g.head = append(g.head, s.Label(s.kind, key))
		g.figure = append(g.figure, f.IsFigure())
	}
	for _, item := range t.kids {
		g.add(cells(s, item, columns)...)
	}
	return g
}

// asBlocks sets the fields of each item below each other, with a line between
// the items.
func asBlocks(s speaker, t *tree) *grid {
	g := &grid{figure: []bool{false, false}}
	for i, item := range t.kids {
		if i > 0 {
			g.rule()
		}
		columns := columnsOf(&tree{kids: []*tree{item}})
		for j, cell := range cells(s, item, columns) {
			g.add(s.Label(s.kind, columns[j]), cell)
		}
	}
	return g
}

// columnsOf returns the names of all fields of the items, as they first stand.
func columnsOf(t *tree) (out []string) {
	seen := map[string]bool{}
	for _, item := range t.kids {
		for _, k := range item.kids {
			if !seen[k.key] && !isBasis(k.key) {
				seen[k.key] = true
				out = append(out, k.key)
			}
		}
	}
	return out
}

// wayOf writes the nearest way to meet a condition.
func wayOf(s speaker, t *tree) string {
	return s.Way(words.Way{Text: s.cell(t.at("text")), Months: t.says("months"), Month: t.says("month"), Cost: t.says("cost")})
}

func cells(s speaker, item *tree, columns []string) []string {
	out := make([]string, len(columns))
	has, asked := s.Condition(item.says("what"), item.says("have"), item.says("need"))
	for i, key := range columns {
		switch k := item.at(key); {
		case k == nil:
		case item.at("what") != nil && key == "have":
			out[i] = has
		case item.at("what") != nil && key == "need":
			out[i] = asked
		case key == "way":
			out[i] = wayOf(s, k)
		default:
			out[i] = firm(item, key, s.cell(k))
		}
	}
	return out
}
