package main

import (
	"encoding/json"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/examples/cases"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// An opened case is one as the page takes it.
type opened struct {
	Title   string          `json:"title"`
	File    string          `json:"file,omitempty"`
	Doc     json.RawMessage `json:"doc"`
	Retires string          `json:"retires,omitempty"` // where a row without an end is drawn to
}

// open reads a file of cases, YAML or JSON, for the page.
func (d *desk) open(q request) (any, error) {
	list, err := d.opened("", q.data)
	if err != nil {
		return nil, err
	}
	return struct {
		Cases []opened `json:"cases"`
	}{list}, nil
}

// opened returns the cases of a document. What cannot be laid on a timeline is
// a fault: nothing of it is guessed or left out.
func (d *desk) opened(name string, data []byte) ([]opened, error) {
	list, err := casefile.Read(name, data)
	if err != nil {
		return nil, err
	}
	root, err := document.Parse(name, data)
	if err != nil {
		return nil, err
	}
	nodes := []document.Node{*root}
	if many := root.Child("cases"); many != nil {
		nodes = many.Kids
	}
	var faults document.Faults
	out := make([]opened, len(list))
	for i, cs := range list {
		faults = append(faults, d.unreadable(cs)...)
		out[i] = opened{Title: cs.Title, File: name, Doc: inJSON(&nodes[i])}
		if at := pension.AgeOf(d.calc.Book(), cs.Person.Sex, cs.Person.Born, 0).Reached; cs.Person.Born != 0 && cs.Person.Sex != 0 {
			out[i].Retires = at.String()
		}
	}
	return out, faults.Err()
}

// writing are the codes of what is not written as a document is.
var writing = []document.Code{
	calc.UnknownKey, calc.MissingKey, calc.WrongType, calc.BadNumber, calc.BadMonth, calc.BadChoice, calc.EmptyPeriod, calc.OneLevel, calc.UnknownKind,
	calc.NoLawFiles, // the page answers under the law as it is
}

// unreadable returns the faults of a case that are about how it is written; the
// others the page shows where they belong.
func (d *desk) unreadable(cs *casefile.Document) (out document.Faults) {
	_, err := cs.Run(d.calc, nil)
	for _, f := range document.All(err) {
		if slices.Contains(writing, f.Code) && f.Path != "/ask" {
			if f.Code == calc.NoLawFiles {
				f.Hint = "run it with whatif run, which reads rule files, or take law out"
			}
			out = append(out, f)
		}
	}
	return out
}

// samples are the example cases whose record can be run forward.
func (d *desk) samples() (out []opened, err error) {
	files, err := fs.ReadDir(cases.Files(), ".")
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		data, err := fs.ReadFile(cases.Files(), f.Name())
		if err != nil {
			return nil, err
		}
		list, err := d.opened(f.Name(), data)
		if err != nil {
			return nil, err
		}
		read, _ := casefile.Read(f.Name(), data) // as just opened
		for i, cs := range read {
			if d.runs(cs) {
				out = append(out, list[i])
			}
		}
	}
	return out, nil
}

// runs reports whether a record can be run forward: no figure is missing that
// nobody could find.
func (d *desk) runs(cs *casefile.Document) bool {
	l, err := d.calc.Life(cs.Person, cs.Record)
	if err != nil {
		return false
	}
	_, err = ahead.Project(d.calc.Assuming(cs.Assume), l, ahead.Question{})
	return err == nil
}

// inJSON writes a document as JSON, every number as it is written.
func inJSON(n *document.Node) json.RawMessage {
	var b strings.Builder
	writeJSON(&b, n)
	return json.RawMessage(b.String())
}

func writeJSON(b *strings.Builder, n *document.Node) {
	switch n.Kind {
	case document.Map:
		b.WriteByte('{')
		for i := range n.Kids {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(quoted(n.Kids[i].Key) + ":")
			writeJSON(b, &n.Kids[i])
		}
		b.WriteByte('}')
	case document.List:
		b.WriteByte('[')
		for i := range n.Kids {
			if i > 0 {
				b.WriteByte(',')
			}
			writeJSON(b, &n.Kids[i])
		}
		b.WriteByte(']')
	case document.Scalar:
		b.WriteString(scalarJSON(n))
	default:
		b.WriteString("null")
	}
}

var number = regexp.MustCompile(`^-?(0|[1-9][0-9_]*)(\.[0-9]+)?$`)

func scalarJSON(n *document.Node) string {
	switch {
	case n.Quoted:
		return quoted(n.Text)
	case n.Text == "true" || n.Text == "false":
		return n.Text
	case number.MatchString(n.Text):
		return strings.ReplaceAll(n.Text, "_", "")
	}
	return quoted(n.Text)
}

func quoted(s string) string {
	b, _ := json.Marshal(s) // a string always has a JSON form
	return string(b)
}

// monthOf reads a month of a query; ok is false for anything else.
func monthOf(s string) (m rules.Month, ok bool) {
	m, err := rules.ParseMonth(s)
	return m, err == nil
}
