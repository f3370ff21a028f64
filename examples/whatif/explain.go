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
	yearly := 0
	for _, k := range t.at("steps").kids {
		if !p.months && len(k.says("detail")) == len("2026") {
			yearly++
			continue
		}
		p.step(s, k, 1)
	}
	if yearly > 0 {
		fmt.Fprint(p.w, paragraph("  – ", s.Say("Thu chi từng năm: xem bằng --months", "The money of each year: --months shows it")))
	}
	if years := t.at("years"); years != nil {
		fmt.Fprintf(p.w, "  %s\n%s", s.Label("", "by_month"), byMonth(s, years).indented("  "))
	}
}

// byMonth is a table of the insured months, with a line for each year.
func byMonth(s speaker, years *tree) *grid {
	keys := []string{"month", "level", "amount", "factor", "indexed", "own", "state", "others"}
	g := &grid{figure: []bool{false, false, true, true, true, true, true, true}}
	for _, key := range keys {
		g.head = append(g.head, s.Label("by_month", key))
	}
	for _, y := range years.kids {
		for _, m := range y.at("months").kids {
			row := make([]string, len(keys))
			for i, key := range keys {
				if k := m.at(key); k != nil {
					row[i] = ofMonth(s, key, k)
				}
			}
			g.add(row...)
		}
		g.add(s.Say("Cộng năm ", "Year ")+y.says("year"), "", "", "", s.In(words.Money, y.says("indexed")), "", "", "")
		g.rule()
	}
	return g
}

// monthUnits are the units of the columns of the months.
var monthUnits = map[string]words.Unit{
	"month": words.Month, "amount": words.Money, "indexed": words.Money, "own": words.Money, "state": words.Money, "others": words.Money, "factor": words.Any,
}

// step writes one quantity. A rounding is told with what it rounds, and a
// quantity that only passes another on is told as that one.
func (p *printer) step(s speaker, t *tree, depth int) {
	said, below := s.cell(t.at("label")), stepKids(t)
	if d := t.says("detail"); d != "" {
		said += " (" + detailOf(s, d) + ")"
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
	} else if rule := ruled(s, t, below); rule != "" {
		said += ", " + rule
	}
	if c := t.at("cite"); c != nil {
		said += " (" + s.cell(c) + ")"
	} else if t.says("ground") == "assumed" {
		said += s.Say(" (giả định)", " (assumed)")
	}
	if !p.months && len(below) > mostParts {
		below = nil
		said += s.Say("; xem từng mục bằng --months", "; --months shows each of them")
	}
	fmt.Fprint(p.w, paragraph(strings.Repeat("  ", depth)+"– ", said))
	for _, k := range below {
		p.step(s, k, depth+1)
	}
}

// mostParts is how many parts of a step are written one by one, unless every
// month is asked for.
const mostParts = 36

// ruled says in words how a step follows from parts that stand below it.
func ruled(s speaker, t *tree, parts []*tree) string {
	at := func(i int) string { return stepAmount(s, parts[i]) }
	switch op := t.says("op"); {
	case op == "least":
		return s.Say("số nhỏ nhất trong các số sau", "the least of these")
	case op == "greatest":
		return s.Say("số lớn nhất trong các số sau", "the greatest of these")
	case op == "sum" && len(parts) > 4:
		return s.Say("cộng các số sau", "the sum of these")
	case op == "benefit_years" && len(parts) == 3:
		return s.Say("đổi từ ", "of ") + at(0) + s.Say("; tháng lẻ từ ", "; odd months from ") + at(1) + s.Say(" tính nửa năm, từ ", " on count half a year, from ") + at(2) + s.Say(" tính một năm", " on a whole one")
	case op == "whole_years":
		return s.Say("số năm đủ của ", "the whole years of ") + at(0)
	case op == "discounted" && len(parts) == 2:
		return s.Say("1 + 1/(1+r) + 1/(1+r)² + …, đủ ", "1 + 1/(1+r) + 1/(1+r)² + …, for ") + at(0) + s.Say(", r là ", ", r being ") + at(1)
	case op == "compounded" && len(parts) == 2:
		return s.Say("(1+r) + (1+r)² + …, đủ ", "(1+r) + (1+r)² + …, for ") + at(0) + s.Say(", r là ", ", r being ") + at(1)
	case op == "round_up":
		return s.Say("làm tròn lên", "rounded up")
	case op == "round_down":
		return s.Say("bỏ phần lẻ", "rounded down")
	}
	return ""
}

// detailOf writes what tells a step from others of its quantity: months of a
// stretch, a word.
func detailOf(s speaker, detail string) string {
	if from, to, ok := strings.Cut(detail, "–"); ok {
		return s.In(words.Any, from) + "–" + s.In(words.Any, to)
	}
	if word, ground, ok := strings.Cut(strings.TrimSuffix(detail, ")"), " ("); ok {
		return s.Word(word) + ": " + s.Word(ground)
	}
	if _, known := words.FieldOf("", detail); known {
		return s.Label("", detail)
	}
	if len(detail) == len("2026") {
		return detail
	}
	return s.In(words.Any, detail)
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
			return strings.Replace(s.In(stepUnits[t.says("unit")], r.FloatString(2)), " ", "… ", 1)
		}
	}
	if whole, decimals, _ := strings.Cut(value, "."); len(decimals) > mostDecimals {
		return s.In(stepUnits[t.says("unit")], whole+"."+decimals[:mostDecimals]) + "…"
	}
	if t.says("unit") == "months" {
		return value + s.Say(" tháng", map[bool]string{true: " month", false: " months"}[value == "1"])
	}
	return s.In(stepUnits[t.says("unit")], value)
}

// mostDecimals is how many decimals of an exact value are written.
const mostDecimals = 8

// stepUnits are the units of steps, as this program writes them.
var stepUnits = map[string]words.Unit{"VND": words.Money, "rate": words.Rate, "months": words.Months, "years": words.Years}

func ofMonth(s speaker, key string, t *tree) string {
	if key == "level" {
		return s.cell(t)
	}
	return s.In(monthUnits[key], t.text)
}
