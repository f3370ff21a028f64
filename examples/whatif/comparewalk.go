package main

import (
	"encoding/json"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules"
)

// A difference is a field that two documents do not share; a side that lacks it
// is nil.
type difference struct {
	Path  string      `json:"path"`
	A     any         `json:"a"`
	B     any         `json:"b"`
	Delta json.Number `json:"difference,omitempty"` // B − A

	kind, key string
	from, to  *tree
}

// A walker goes through two trees side by side.
type walker struct {
	skip []string // fields that are not compared
	out  []difference
}

// walk notes where the trees differ; either may be nil.
func (w *walker) walk(kind, path string, a, b *tree) {
	one := either(a, b)
	switch {
	case one == nil:
	case isLeaf(one) || a != nil && b != nil && a.form != b.form:
		w.leaf(kind, path, a, b)
	default:
		if one.key != "" && path != "" {
			kind += "." + one.key
		}
		w.kids(kind, path, kidsOf(a), kidsOf(b))
	}
}

func (w *walker) kids(kind, path string, a, b map2) {
	for _, name := range union(a.names, b.names) {
		if !slices.Contains(w.skip, name) {
			w.walk(kind, path+"/"+name, a.byName[name], b.byName[name])
		}
	}
}

func (w *walker) leaf(kind, path string, a, b *tree) {
	key := either(a, b).key
	f, _ := words.FieldOf(kind, key)
	was, is := number(a, f.Unit), number(b, f.Unit)
	if was != nil && is != nil && was.Cmp(is) == 0 || said(a) == said(b) && (a == nil) == (b == nil) {
		return
	}
	d := difference{Path: path, A: plain(a), B: plain(b), kind: kind, key: key, from: a, to: b}
	if was != nil && is != nil {
		d.Delta = json.Number(decimal(new(big.Rat).Sub(is, was)))
	}
	w.out = append(w.out, d)
}

func either(a, b *tree) *tree {
	if a != nil && a.form != null {
		return a
	}
	return b
}

// isLeaf reports whether a value is compared as a whole: what is no group or
// table, a text in two languages, a provision, a condition that is not met.
func isLeaf(t *tree) bool {
	switch t.form {
	case object:
		return t.at("vi") != nil && t.at("en") != nil || t.at("article") != nil || t.at("what") != nil && t.at("need") != nil
	case list:
		return len(t.kids) == 0 || t.kids[0].form == scalar
	}
	return true
}

// A map2 is the values below a tree, by name and in order.
type map2 struct {
	names  []string
	byName map[string]*tree
}

// kidsOf names the fields of an object, and the items of a list by what tells
// them apart.
func kidsOf(t *tree) (m map2) {
	m.byName = map[string]*tree{}
	if t == nil {
		return m
	}
	for i, k := range t.kids {
		name := k.key
		if t.form == list {
			name = itemName(k, i)
			if m.byName[name] != nil {
				name = strconv.Itoa(i)
			}
		}
		m.names = append(m.names, name)
		m.byName[name] = k
	}
	return m
}

// itemName returns what tells an item of a list from the others.
func itemName(t *tree, i int) string {
	for _, key := range []string{"id", "year", "payer", "code", "field", "what", "kind"} {
		if name := t.says(key); name != "" {
			for _, more := range []string{"rule", "ground"} {
				if s := t.says(more); s != "" {
					name += "." + s
				}
			}
			return name
		}
	}
	return strconv.Itoa(i)
}

// union returns the names of both lists: those of the first in order, each of
// the second's own after the one that it follows.
func union(a, b []string) []string {
	out := slices.Clone(a)
	at := 0
	for _, name := range b {
		if i := slices.Index(out, name); i >= 0 {
			at = i + 1
			continue
		}
		out = slices.Insert(out, at, name)
		at++
	}
	return out
}

// number returns a value as an exact number, or nil. An amount that is absent
// is nothing.
func number(t *tree, u words.Unit) *big.Rat {
	switch {
	case t == nil && u == words.Money:
		return new(big.Rat)
	case t == nil || t.form != scalar:
		return nil
	case u == words.Month:
		return monthNumber(t.text)
	case u == words.Plain || u == words.Word || u == words.Day:
		return nil
	}
	return rational(t.text)
}

// rational reads a plain number, or a percentage.
func rational(s string) *big.Rat {
	digits, percent := strings.CutSuffix(s, "%")
	r, ok := new(big.Rat).SetString(digits)
	if !ok || strings.ContainsAny(digits, "/eEpP_") {
		return nil
	}
	if percent {
		r.Quo(r, big.NewRat(100, 1))
	}
	return r
}

func monthNumber(s string) *big.Rat {
	m, err := rules.ParseMonth(s)
	if err != nil {
		return nil
	}
	return big.NewRat(int64(m), 1)
}

// decimal writes a number with as many digits as it needs.
func decimal(r *big.Rat) string {
	s := r.FloatString(8)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// said returns the whole of a value as text.
func said(t *tree) string {
	if t == nil {
		return ""
	}
	out := t.text
	for _, k := range t.kids {
		out += "\x00" + k.key + "\x01" + said(k)
	}
	return out
}

// plain returns a value as JSON shows it.
func plain(t *tree) any {
	switch {
	case t == nil || t.form == null:
		return nil
	case t.form == object && t.at("article") != nil:
		return t.says("article") + ", " + t.says("number")
	case t.form == object && t.at("en") != nil:
		return t.says("en")
	case t.form == object:
		fields := map[string]any{}
		for _, k := range t.kids {
			fields[k.key] = plain(k)
		}
		return fields
	case t.form == list:
		items := make([]any, len(t.kids))
		for i, k := range t.kids {
			items[i] = plain(k)
		}
		return items
	case t.text == "true" || t.text == "false":
		return t.text == "true"
	case json.Valid([]byte(t.text)) && rational(t.text) != nil:
		return json.Number(t.text)
	}
	return t.text
}
