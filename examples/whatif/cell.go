package main

import (
	"slices"
	"strings"

	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules/document"
)

// A speaker writes the values of one kind of question.
type speaker struct {
	words.Lang
	kind string
}

// cell writes a value within a line.
func (s speaker) cell(t *tree) string {
	switch t.form {
	case scalar:
		return s.Value(s.kind, t.key, t.text)
	case list:
		if isTable(t) {
			return s.all(t.kids, "\n", s.within(t).cell)
		}
		return s.all(t.kids, ", ", s.item(t.key))
	case object:
		return s.within(t).group(t)
	}
	return "–"
}

// within returns a speaker for what stands within a field.
func (s speaker) within(t *tree) speaker {
	if t.key != "" {
		s.kind += "." + t.key
	}
	return s
}

// running writes a value in running text: what has parts of its own stands in
// brackets.
func (s speaker) running(t *tree) string {
	switch {
	case isTable(t):
		return s.all(t.kids, ", ", s.within(t).running)
	case t.form == object:
		s = s.within(t)
		return "(" + s.all(t.kids, ", ", func(k *tree) string { return s.Label(s.kind, k.key) + ": " + s.running(k) }) + ")"
	}
	return s.cell(t)
}

// item writes the items of a list that are plain values as the list's own.
func (s speaker) item(key string) func(*tree) string {
	return func(t *tree) string {
		if t.form == scalar {
			return s.Value(s.kind, key, t.text)
		}
		return s.cell(t)
	}
}

// group writes the fields of an object: a provision, a text in two languages,
// or one field after the other.
func (s speaker) group(t *tree) string {
	switch {
	case t.at("instrument") != nil && t.at("article") != nil:
		return s.cite(t)
	case t.at("what") != nil && t.at("need") != nil:
		return s.shortfall(t)
	case t.at("vi") != nil && t.at("en") != nil:
		return t.says(s.Say("vi", "en"))
	}
	said := slices.DeleteFunc(slices.Clone(t.kids), func(k *tree) bool { return isBasis(k.key) })
	return s.all(said, "; ", func(k *tree) string { return s.Label(s.kind, k.key) + ": " + firm(t, k.key, s.cell(k)) })
}

// shortfall writes a condition that is not met within a line.
func (s speaker) shortfall(t *tree) string {
	has, asked := s.Condition(t.says("what"), t.says("have"), t.says("need"))
	said := s.Word(t.says("what")) + ": " + has + s.Say(", cần ", ", needs ") + asked
	if way := t.at("way"); way != nil {
		said += " → " + wayOf(s, way)
	}
	return said
}

func (s speaker) cite(t *tree) string {
	out := s.Article(t.says("article")) + ", " + t.says("number")
	if basis := t.at("basis"); basis != nil {
		out += "; " + s.cell(basis)
	}
	return out
}

func (s speaker) all(trees []*tree, separator string, write func(*tree) string) string {
	parts := make([]string, len(trees))
	for i, t := range trees {
		parts[i] = write(t)
	}
	return strings.Join(parts, separator)
}

// ofNode returns a value of a case document as a tree.
func ofNode(n *document.Node) *tree {
	t := &tree{key: n.Key, text: n.Text}
	t.form = map[document.Kind]form{document.Scalar: scalar, document.List: list, document.Map: object}[n.Kind]
	if !n.Quoted {
		t.text = ungrouped(n.Text)
	}
	for i := range n.Kids {
		t.kids = append(t.kids, ofNode(&n.Kids[i]))
	}
	return t
}

// ungrouped takes the underscores out of a number; words keep theirs.
func ungrouped(s string) string {
	if s == "" || s[0] < '0' || s[0] > '9' || strings.ContainsFunc(s, isLetter) {
		return s
	}
	return strings.ReplaceAll(s, "_", "")
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' }
