package main

import (
	"fmt"
	"strings"

	"github.com/volsi/volsi/examples/words"
)

// explain writes the steps by which a figure came about, each below the one
// that it is a part of.
func (p *printer) explain(s speaker, t *tree) {
	if t == nil {
		return
	}
	fmt.Fprintf(p.w, "  %s\n", s.Label("", "explain"))
	steps := t.kids
	if t.form == object && t.at("value") != nil {
		steps = []*tree{t}
	}
	for _, k := range steps {
		p.step(s, k, 1)
	}
}

func (p *printer) step(s speaker, t *tree, depth int) {
	if t.at("value") == nil {
		for _, k := range t.kids {
			p.step(s, k, depth)
		}
		return
	}
	said := s.cell(t.at("label")) + ": " + s.In(stepUnits[t.says("unit")], t.says("value"))
	if t.at("cite") != nil {
		said += " (" + s.cell(t.at("cite")) + ")"
	}
	fmt.Fprint(p.w, paragraph(strings.Repeat("  ", depth)+"– ", said))
	if kids := t.at("children"); kids != nil {
		for _, k := range kids.kids {
			p.step(s, k, depth+1)
		}
	}
}

// stepUnits are the units of steps, as this program writes them.
var stepUnits = map[string]words.Unit{"VND": words.Money, "rate": words.Rate, "months": words.Months, "years": words.Years}
