package tally

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// A Dimension is a way in which people are told apart.
type Dimension uint8

// The dimensions of a cell.
const (
	ByProvince Dimension = iota
	BySex
	ByAge
	ByStatus
	Dimensions
)

// Name returns the name of the dimension in files.
func (d Dimension) Name() string {
	return [Dimensions]string{"province", "sex", "age", "status"}[d]
}

// Of returns where a cell lies in the dimension.
func (d Dimension) Of(c Cell) string {
	return [Dimensions]string{c.Province, c.Sex, c.Age, c.Status}[d]
}

// A Group is the people who are the same in a dimension.
type Group struct {
	Key     string
	Figures []Figures // one for each law
}

// By returns the groups of a dimension in the order of their keys.
func (t *Totals) By(d Dimension) []Group {
	groups := map[string][]Figures{}
	for c, figures := range t.cells {
		t.into(groups, d.Of(c), figures)
	}
	out := make([]Group, 0, len(groups))
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		out = append(out, Group{key, groups[key]})
	}
	return out
}

func (t *Totals) into(groups map[string][]Figures, key string, figures []Figures) {
	sums := groups[key]
	if sums == nil {
		sums = make([]Figures, t.Laws)
		groups[key] = sums
	}
	for i := range figures {
		sums[i].add(&figures[i])
	}
}

// All returns the figures of everybody, one for each law.
func (t *Totals) All() []Figures {
	out := map[string][]Figures{"": make([]Figures, t.Laws)}
	for _, figures := range t.cells {
		t.into(out, "", figures)
	}
	return out[""]
}

// A CellFigures is a cell with its figures.
type CellFigures struct {
	Cell
	Figures []Figures
}

// Cells returns all cells in order.
func (t *Totals) Cells() []CellFigures {
	out := make([]CellFigures, 0, len(t.cells))
	for c, f := range t.cells {
		out = append(out, CellFigures{c, f})
	}
	slices.SortFunc(out, func(a, b CellFigures) int {
		return cmp.Or(strings.Compare(a.Province, b.Province), strings.Compare(a.Sex, b.Sex),
			strings.Compare(a.Age, b.Age), strings.Compare(a.Status, b.Status))
	})
	return out
}

// A YearShares is a province in a year with who bears what, by law.
type YearShares struct {
	YearCell
	Laws []Share
}

// ByYear returns who bears what by year and province, in order.
func (t *Totals) ByYear() []YearShares {
	out := make([]YearShares, 0, len(t.years))
	for y, s := range t.years {
		out = append(out, YearShares{y, s})
	}
	slices.SortFunc(out, func(a, b YearShares) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), strings.Compare(a.Province, b.Province))
	})
	return out
}

// Years returns who bears what of the whole population by year, in order.
func (t *Totals) Years() (out []YearShares) {
	for _, y := range t.ByYear() {
		if n := len(out); n == 0 || out[n-1].Year != y.Year {
			out = append(out, YearShares{YearCell{Year: y.Year}, make([]Share, t.Laws)})
		}
		sums := out[len(out)-1].Laws
		for i := range sums {
			sums[i].add(&y.Laws[i])
		}
	}
	return out
}
