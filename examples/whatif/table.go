package main

import (
	"regexp"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// A grid is a table on the screen.
type grid struct {
	head   []string
	rows   [][]string
	figure []bool // columns that are set flush right
	wide   int    // characters after which a cell is broken into lines; 0: 60
}

func (g *grid) add(cells ...string) { g.rows = append(g.rows, cells) }

// rule draws a line below the last row.
func (g *grid) rule() { g.rows = append(g.rows, nil) }

// indented returns the table, each line indented.
func (g *grid) indented(indent string) string {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	if g.head != nil {
		t.AppendHeader(row(g.head))
	}
	for _, cells := range g.rows {
		if cells == nil {
			t.AppendSeparator()
			continue
		}
		t.AppendRow(row(cells))
	}
	t.SetColumnConfigs(g.columns())
	return indent + strings.ReplaceAll(t.Render(), "\n", "\n"+indent) + "\n"
}

func row(cells []string) table.Row {
	out := make(table.Row, len(cells))
	for i, c := range cells {
		out[i] = c
	}
	return out
}

func (g *grid) columns() []table.ColumnConfig {
	wide := g.wide
	if wide == 0 {
		wide = 60
	}
	out := make([]table.ColumnConfig, len(g.figure))
	for i, figure := range g.figure {
		out[i] = table.ColumnConfig{Number: i + 1, WidthMax: wide, WidthMaxEnforcer: wrapped}
		if figure {
			out[i].Align, out[i].AlignHeader = text.AlignRight, text.AlignRight
		}
	}
	return out
}

// wrapped breaks running text, but never a name.
func wrapped(s string, wide int) string {
	if !strings.Contains(s, " ") {
		return s
	}
	return text.WrapSoft(s, wide)
}

// pageWidth is where running text is broken.
const pageWidth = 96

// amount finds money, which is not broken before its unit; a mark of no meaning
// holds the two together meanwhile.
var amount = regexp.MustCompile(`(\d) đ`)

// paragraph breaks a text into lines; the first begins with lead, the others
// with as many blanks.
func paragraph(lead, s string) string {
	s = amount.ReplaceAllString(s, "$1\ue000đ")
	width := text.StringWidthWithoutEscSequences(lead)
	lines := strings.Split(text.WrapSoft(s, pageWidth-width), "\n")
	blank := strings.Repeat(" ", width)
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
		if i > 0 {
			lines[i] = blank + lines[i]
		}
	}
	return lead + strings.ReplaceAll(strings.Join(lines, "\n"), "\ue000", " ") + "\n"
}
