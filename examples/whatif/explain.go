package main

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/volsi/volsi/examples/words"
)

// explain writes how the figures came about, as a clerk would: each with the
// reckoning behind it, and below it what that is made of.
func (p *printer) explain(s speaker, t *tree) {
	if t == nil || t.at("steps") == nil {
		return
	}
	fmt.Fprintf(p.w, "  %s\n", s.Label("", "explain"))
	for _, k := range t.at("steps").kids {
		p.step(s, k, 1)
	}
}

// step writes one quantity. A rounding is told with what it rounds, and a
// quantity that only passes another on is told as that one.
func (p *printer) step(s speaker, t *tree, depth int) {
	said, below := s.cell(t.at("label")), stepKids(t)
	if d := t.says("detail"); d != "" {
		said += " (" + d + ")"
	}
	said += ": " + stepAmount(s, t)
	for len(below) > 0 && passesOn(t) {
		t = below[0]
		if !strings.HasSuffix(said, " "+stepAmount(s, t)) {
			said += s.Say(", làm tròn từ ", ", rounded from ") + stepAmount(s, t)
		}
		below = stepKids(t)
	}
	if reckoning := reckoned(s, t, below); reckoning != "" {
		said += " = " + reckoning
		below = withParts(below)
	}
	if c := t.at("cite"); c != nil {
		said += " (" + s.cell(c) + ")"
	}
	fmt.Fprint(p.w, paragraph(strings.Repeat("  ", depth)+"– ", said))
	for _, k := range below {
		p.step(s, k, depth+1)
	}
}

func stepKids(t *tree) []*tree {
	if kids := t.at("children"); kids != nil {
		return kids.kids
	}
	return nil
}

func passesOn(t *tree) bool {
	return t.says("op") == "round" || t.says("op") == "same"
}

// signs are how the operations of two or more parts are written.
var signs = map[string]string{"sum": " + ", "difference": " − ", "product": " × ", "quotient": " : "}

// reckoned writes a step as the sum, difference, product or quotient of its
// parts; "" for long ones, whose parts are told below.
func reckoned(s speaker, t *tree, parts []*tree) string {
	sign := signs[t.says("op")]
	if sign == "" || len(parts) < 2 || len(parts) > 4 {
		return ""
	}
	var out []string
	for _, k := range parts {
		one := stepAmount(s, k)
		if c := k.at("cite"); c != nil && len(stepKids(k)) == 0 {
			one += " [" + s.cell(c) + "]"
		}
		out = append(out, one)
	}
	return strings.Join(out, sign)
}

// withParts leaves out what a reckoning has said in full.
func withParts(parts []*tree) []*tree {
	return slices.DeleteFunc(slices.Clone(parts), func(t *tree) bool { return len(stepKids(t)) == 0 })
}

// stepAmount writes the value of a step; a fraction without end to two decimals.
func stepAmount(s speaker, t *tree) string {
	value := t.says("value")
	if strings.Contains(value, "/") {
		if r, ok := new(big.Rat).SetString(value); ok {
			return s.In(stepUnits[t.says("unit")], r.FloatString(2)) + "…"
		}
	}
	if t.says("unit") == "months" {
		return value + s.Say(" tháng", " months")
	}
	return s.In(stepUnits[t.says("unit")], value)
}

// stepUnits are the units of steps, as this program writes them.
var stepUnits = map[string]words.Unit{"VND": words.Money, "rate": words.Rate, "months": words.Months, "years": words.Years}
