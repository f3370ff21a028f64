package main

import (
	"encoding/json"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules/document"
)

// stranger is a key that no document has; the reader answers with those it knows.
const stranger = "?"

// faultsOf returns what the library says about a document.
func (g *generator) faultsOf(doc any) document.Faults {
	data, err := json.Marshal(doc)
	if err != nil {
		return document.All(err)
	}
	cases, err := casefile.Read("case.json", data)
	if err != nil {
		return document.All(err)
	}
	_, err = cases[0].Run(g.calc, nil)
	return document.All(err)
}

// known returns the keys that the reader knows at a path of a document that
// has a stranger there, and those that it misses.
func (g *generator) known(doc any, path string) (keys, required []string) {
	for _, f := range g.faultsOf(doc) {
		switch rest, below := strings.CutPrefix(f.Path, path+"/"); {
		case !below || strings.Contains(rest, "/"):
		case f.Code == calc.UnknownKey && rest == stranger:
			keys = strings.Split(f.Bound, ", ")
		case f.Code == calc.MissingKey:
			required = append(required, rest)
		}
	}
	if keys == nil {
		g.lose("%s: the reader lists no keys", path)
	}
	return keys, required
}

type m = map[string]any

// odd is a group of named values with a stranger in it.
func odd() m { return m{stranger: 1} }

// A place is a group of named values of a document: its name here, a document
// with a stranger in it, and where.
type place struct {
	name string
	doc  any
	path string
}

// groups are the groups of named values of a document besides the questions.
func groups() []place {
	ask := func(kind, key string, value any) m { return m{"ask": m{"kind": kind, key: value}} }
	return []place{
		{"case", odd(), ""},
		{"person", m{"person": odd()}, "/person"},
		{"residence", m{"person": m{"residence": []any{odd()}}}, "/person/residence/0"},
		{"status", m{"person": m{"status": []any{odd()}}}, "/person/status/0"},
		{"row", m{"record": []any{odd()}}, "/record/0"},
		{"assume", m{"assume": odd()}, "/assume"},
		{"donor", ask("contribution", "donors", []any{odd()}), "/ask/donors/0"},
		{"payment", ask("refund", "payment", odd()), "/ask/payment"},
		{"pension_received", ask("death", "pension", odd()), "/ask/pension"},
		{"allowance_received", ask("death", "allowance", odd()), "/ask/allowance"},
		{"relative", ask("death", "relatives", []any{odd()}), "/ask/relatives/0"},
		{"member", ask("household_premium", "members", []any{odd()}), "/ask/members/0"},
		{"support_used", ask("household_premium", "members", []any{m{"supported": []any{odd()}}}), "/ask/members/0/supported/0"},
		{"plan_row", ask("projection", "plan", []any{odd()}), "/ask/plan/0"},
		{"grown", ask("projection", "plan", []any{m{"income": odd()}}), "/ask/plan/0/income"},
		{"target", ask("solve", "target", odd()), "/ask/target"},
		{"saving", ask("savings", "save", odd()), "/ask/save"},
		{"sale", ask("savings", "sell", []any{odd()}), "/ask/sell/0"},
	}
}
