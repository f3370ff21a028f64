package main

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/volsi/volsi/examples/words"
)

// An amountBar is one amount of a chart of bars that lie below each other.
type amountBar struct {
	label, said, colour string
	value               float64
}

// amountGroup is bars that share a name and a scale.
type amountGroup struct {
	name string
	bars []amountBar
}

// barChart draws groups of bars; each group has a scale of its own.
func barChart(title string, groups []amountGroup) template.HTML {
	d := newDrawing(0)
	y := 4.0
	for _, g := range groups {
		most := 1.0
		for _, b := range g.bars {
			most = max(most, b.value)
		}
		if g.name != "" {
			d.text(0, y+12, "start", "#1c2430", g.name)
			y += 20
		}
		for _, b := range g.bars {
			d.text(0, y+13, "start", ink, b.label)
			w := (d.w - 180 - 130) * b.value / most
			d.rect(180, y+2, w, 15, b.colour, b.label+": "+b.said)
			d.text(186+w, y+14, "start", ink, b.said)
			y += 20
		}
		y += 8
	}
	d.h = y
	return d.svg(title)
}

// threeChart sets stopping now, going on and the most beside each other.
func threeChart(s speaker, t *tree) template.HTML {
	groups := make([]amountGroup, 0, 2)
	for _, key := range []string{"monthly", "total_paid"} {
		g := amountGroup{name: s.Label(s.kind, key)}
		for _, figure := range figureKeys {
			if k := t.at(figure); k != nil {
				g.bars = append(g.bars, amountBar{s.Label(s.kind, figure), moneySaid(s, k, key), barColours[key], float(k, key)})
			}
		}
		groups = append(groups, g)
	}
	return barChart(s.Say("So sánh", "Compared"), groups)
}

var barColours = map[string]string{"monthly": supportive, "total_paid": own}

// moneySaid writes an amount, or that there is none.
func moneySaid(s speaker, t *tree, key string) string {
	if n := t.says(key); n != "" && n != "0" {
		return s.Money(n)
	}
	return s.Say("không có", "none")
}

// changeBars draws the amounts that differ between two sides, not those of
// single items of a list.
func changeBars(s speaker, list []difference) (groups []amountGroup) {
	for _, x := range list {
		if !x.isMain() || len(groups) == mostBars {
			continue
		}
		groups = append(groups, amountGroup{x.label(s.Lang), []amountBar{
			{"A", x.value(s.Lang, x.from), employed, x.size(x.from)}, {"B", x.value(s.Lang, x.to), own, x.size(x.to)},
		}})
	}
	return groups
}

// mostBars is how many amounts one chart compares.
const mostBars = 6

// size returns an amount, only to draw it.
func (x difference) size(t *tree) float64 {
	var f float64
	if t != nil {
		_, _ = fmt.Sscan(t.text, &f)
	}
	return f
}

// isMain reports whether an amount is one of the answer's own, not of a single
// item of a list.
func (x difference) isMain() bool {
	return x.isMoney() && strings.Count(x.Path, "/") <= 2 && !strings.ContainsAny(x.Path, "0123456789")
}

// isMoney reports whether both sides are amounts of a figure that is not one
// of many years.
func (x difference) isMoney() bool {
	f, _ := words.FieldOf(x.kind, x.key)
	return f.Unit == words.Money && x.Delta != ""
}
