package rules

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Pays writes what the layer pays: "70% of premium", "230000 a month",
// "unknown of premium", "100% of premium with the State".
func (l *Layer) Pays() string {
	said := "unknown"
	switch {
	case l.Known && l.Form == ByAmount:
		return strconv.FormatInt(int64(l.Amount), 10) + " a month"
	case l.Known:
		said = l.Rate.Percent()
	case l.Form == ByAmount:
		return said
	}
	said += " of " + l.Of.String()
	if l.Form == ByTotal {
		said += " with the State"
	}
	return said
}

// String returns the conditions in words: "near_poor, from age 70, below age
// 80, district tu-ky"; "everybody" if there are none.
func (w *Who) String() string {
	var parts []string
	add := func(say bool, words string) {
		if say {
			parts = append(parts, words)
		}
	}
	add(len(w.Status) > 0, strings.Join(w.Status, " or "))
	add(len(w.With) > 0, "with "+strings.Join(w.With, " and "))
	add(len(w.Not) > 0, "not "+strings.Join(w.Not, " or "))
	add(w.AgeFrom > 0, "from age "+strconv.Itoa(w.AgeFrom))
	add(w.AgeBelow > 0, "below age "+strconv.Itoa(w.AgeBelow))
	add(len(w.Area) > 0, "area "+strings.Join(w.Area, " or "))
	add(w.District != "", "district "+w.District)
	add(w.Study, "by place of study")
	add(w.Household, "without State support")
	add(len(parts) == 0, "everybody")
	return strings.Join(parts, ", ")
}

// Helps returns whom the layer helps, one set of conditions after the other.
func (l *Layer) Helps() string {
	who := make([]string, len(l.Who))
	for i := range l.Who {
		who[i] = l.Who[i].String()
	}
	return strings.Join(who, "; or ")
}

// String returns the layer on one line: id, scheme and payer, place, whom it
// helps, what it pays, its months, what became of it, the provision.
func (l *Layer) String() string {
	fields := []string{l.ID, l.For.String() + " by " + l.Payer.String(), l.where(), l.Helps(), l.Pays(), l.when(), string(l.Became)}
	if len(l.Open) > 0 {
		fields[len(fields)-1] += ", open: " + strings.Join(l.Open, " ")
	}
	return strings.Join(append(fields, id(l.Cite), mark(l.Cite)), "\t")
}

func (l *Layer) where() string {
	var names []string
	for _, p := range l.places {
		name := p.unit.Slug
		if p.unit.Until != 0 {
			name += " (until " + (p.unit.Until - 1).String() + ")"
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "the country"
	}
	return strings.Join(names, ", ")
}

func (l *Layer) when() string {
	s := l.Period.From.String() + " on"
	if l.Period.Until != 0 {
		s = l.Period.From.String() + " to " + (l.Period.Until - 1).String()
	}
	if l.MaxMonths > 0 {
		s += ", " + strconv.Itoa(l.MaxMonths) + " months"
	}
	if l.SinceState {
		s += " of the category"
	}
	if l.StacksOn != "" {
		s += ", on top of " + l.StacksOn
	}
	return s
}

// LayerSeries returns every layer on a line of its own, by name and time: the
// text in which a change of a resolution shows as a change of lines.
func (b *Book) LayerSeries() string {
	layers := b.AllLayers()
	slices.SortStableFunc(layers, func(x, y *Layer) int {
		return cmp.Or(strings.Compare(x.ID, y.ID), cmp.Compare(x.Period.From, y.Period.From))
	})
	var out strings.Builder
	for _, l := range layers {
		out.WriteString(l.String() + "\n")
	}
	return out.String()
}
