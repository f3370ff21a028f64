package rules

import (
	"fmt"
	"strings"
)

// An Entry is one piece of a parameter's life.
type Entry struct {
	Param string
	From  Month
	State State
	Value string // as a reader of the law would write it; "= name" for an amount that names another
	Cite  Cite
}

// String returns the entry on one line: parameter, month, value, provision.
func (e Entry) String() string {
	value := e.Value
	switch e.State {
	case Unset:
		value = "(none)"
	case Unknown:
		value = "unknown"
	}
	return fmt.Sprintf("%s\t%s\t%s\t%s\t%s", e.Param, e.From, value, id(e.Cite), mark(e.Cite))
}

func id(c Cite) string {
	if c.Instrument == nil {
		return ""
	}
	return c.Instrument.ID
}

func mark(c Cite) string {
	if c.Confidence == High {
		return c.Article
	}
	return c.Article + " [" + c.Confidence.String() + "]"
}

// History returns the life of one parameter, oldest first; ok is false if
// there is no parameter of that name.
func (b *Book) History(param string) (entries []Entry, ok bool) {
	l := catalogue().leaf(param)
	if l == nil {
		return nil, false
	}
	for _, s := range b.lives[l.at] {
		entries = append(entries, entry(l, s))
	}
	return entries, true
}

func entry(l *leaf, s span) Entry {
	e := Entry{Param: l.name, From: s.from}
	if s.by != nil {
		e.State, e.Value, e.Cite = s.by.state, show(s.by.value), s.by.cite
	}
	return e
}

// Series returns the life of every parameter, one value a line: the text in
// which a change of the law shows as a change of lines.
func (b *Book) Series() string {
	var out strings.Builder
	for i := range catalogue().leaves {
		for _, s := range b.lives[i] {
			out.WriteString(entry(&catalogue().leaves[i], s).String())
			out.WriteByte('\n')
		}
	}
	return out.String()
}

// A Difference is one parameter that two months do not share.
type Difference struct {
	Param         string
	Before, After Entry
}

// Diff returns what the law says differently in month after than in month
// before, in the order of Law's fields. An amount that names another one
// differs when the other does.
func (b *Book) Diff(before, after Month) []Difference {
	x, y := b.Values(before), b.Values(after)
	var out []Difference
	for i := range x {
		if x[i].Value != y[i].Value || x[i].State != y[i].State {
			out = append(out, Difference{x[i].Param, x[i], y[i]})
		}
	}
	return out
}

// Values returns what every parameter is in a month, with amounts that name
// others resolved.
func (b *Book) Values(m Month) []Entry {
	now, since := b.changesIn(m)
	f := folding{now: now}
	out := make([]Entry, len(now))
	for leaf, c := range now {
		out[leaf] = Entry{Param: catalogue().leaves[leaf].name, From: since[leaf]}
		if c != nil {
			value, cite, state := f.resolved(c, 0)
			out[leaf].Value, out[leaf].Cite, out[leaf].State = show(value), cite, state
		}
	}
	return out
}

// changesIn returns what sets each parameter in a month, nil where nothing
// does, and since when.
func (b *Book) changesIn(m Month) (now []*change, since []Month) {
	now, since = make([]*change, len(b.lives)), make([]Month, len(b.lives))
	for leaf, life := range b.lives {
		for _, s := range life {
			if s.from <= m {
				now[leaf], since[leaf] = s.by, s.from
			}
		}
	}
	return now, since
}
