package words

import (
	"strings"

	"github.com/volsi/volsi/rules/document"
)

// A Naming returns what a place is called, or its own name.
type Naming func(slug string) string

// AsWritten leaves names as they are.
func AsWritten(slug string) string { return slug }

// Effect writes what an input that was not given would make of a field of an
// answer of the kind.
func (l Lang) Effect(kind string, e document.Effect, name Naming) string {
	outcome := func(o document.Outcome) string {
		return l.figure(kind, e.Field, o.Value) + " (" + l.tried(o.With, name) + ")"
	}
	said := l.path(kind, e.Field) + ": "
	if e.Question != "" {
		said = l.Word(e.Question) + " – " + said
	}
	if e.Now != "" {
		said += l.figure(kind, e.Field, e.Now) + l.Say(" → ", " → ")
	}
	if e.Least == e.Most {
		return said + outcome(e.Least)
	}
	return said + l.Say("từ ", "from ") + outcome(e.Least) + l.Say(" đến ", " to ") + outcome(e.Most)
}

// path names a field within others: open/continue/cost.
func (l Lang) path(kind, field string) string {
	var said []string
	for at, rest, more := strings.Cut(field, "/"); ; at, rest, more = strings.Cut(rest, "/") {
		if f, ok := FieldOf(kind, at); ok {
			said = append(said, l.Say(f.VI, f.EN))
		} else {
			said = append(said, l.Word(at))
		}
		if !more {
			return strings.Join(said, " – ")
		}
		if _, ok := FieldOf(kind, at); ok {
			kind += "." + at
		}
	}
}

// figure writes a value of the innermost field of a path.
func (l Lang) figure(kind, field string, v document.Plain) string {
	parts := strings.Split(field, "/")
	for _, at := range parts[:len(parts)-1] {
		if _, ok := FieldOf(kind, at); ok {
			kind += "." + at
		}
	}
	return l.Value(kind, parts[len(parts)-1], string(v))
}

// tried writes the value of an input: words, places, numbers, months.
func (l Lang) tried(with string, name Naming) string {
	parts := strings.Split(with, ", ")
	for i, part := range parts {
		if said := l.any(part); said != part {
			parts[i] = said
		} else {
			parts[i] = name(part)
		}
	}
	return strings.Join(parts, ", ")
}
