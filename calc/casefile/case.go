// Package casefile reads a case, which says in YAML or JSON who a person is,
// what was paid and what is asked, and answers it with the verbs of calc: it
// tells every fault of the document at once, with its place, and what of the
// inputs that were left open could change an answer.
package casefile

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A Document is a case with what only its text says: where everything stands,
// what is wrong with it, and what its answers must be.
type Document struct {
	calc.Case
	File string // the document's name

	expect    *document.Node
	tolerance rules.VND
	faults    document.Faults
	who       *document.Node // the person, or the case where none is given

	asked   []spot  // of the questions
	rows    []place // of the rows of the record
	assumed place
}

// A place is a line and a column of the document.
type place struct{ line, col int }

// Read reads a document, YAML or JSON, that holds one case or, under
// `cases:`, a list of them. The error is a document.Faults and means that the
// text could not be read at all; what is wrong within a case is told when the
// case is run.
func Read(name string, data []byte) ([]*Document, error) {
	root, err := document.Parse(name, data)
	if err != nil {
		return nil, err
	}
	list := root.Child("cases")
	if list == nil {
		return []*Document{readCase(name, root)}, nil
	}
	if list.Kind != document.List {
		return nil, document.Faults{{Code: calc.WrongType, File: name, Path: "/cases", Line: list.Line, Col: list.Col, Hint: calc.Hint(calc.WrongType), Message: "cases: a list belongs here"}}
	}
	cases := make([]*Document, len(list.Kids))
	for i := range list.Kids {
		cases[i] = readCase(name, &list.Kids[i])
	}
	return cases, nil
}

func readCase(name string, n *document.Node) *Document {
	r := &reader{file: name}
	cs := &Document{File: name}
	if o, ok := r.object(n, ""); ok {
		cs.read(o)
	}
	cs.faults = r.faults
	return cs
}

func (cs *Document) read(o object) {
	o.known("title", "id", "source", "as_known_on", "law", "person", "record", "assume", "ask", "expect", "tolerance")
	cs.Title, cs.ID, cs.Source = o.text("title"), o.text("id"), o.text("source")
	cs.AsKnownOn = o.date("as_known_on")
	o.list("law", func(n *document.Node, _ string) { cs.LawFiles = append(cs.LawFiles, n.Text) })
	cs.who = o.node
	if n := o.at("person"); n != nil {
		cs.who = n
		cs.Person = o.person(n, o.path+"/person")
	}
	o.list("record", func(n *document.Node, path string) {
		cs.Record, cs.rows = append(cs.Record, o.row(n, path)), append(cs.rows, place{n.Line, n.Col})
	})
	if n := o.at("assume"); n != nil {
		cs.Assume, cs.assumed = o.assumptions(n), place{n.Line, n.Col}
	}
	cs.questions(o)
	cs.expect = o.at("expect")
	cs.tolerance, _ = o.money("tolerance")
}

// questions reads `ask:`, one question or a list.
func (cs *Document) questions(o object) {
	n := o.need("ask")
	if n == nil {
		return
	}
	if n.Kind != document.List {
		cs.asks(o.question(n, "/ask"))
		return
	}
	seen := map[string]bool{}
	o.list("ask", func(n *document.Node, path string) {
		a, at := o.question(n, path)
		if a.ID != "" && seen[a.ID] {
			o.report(n, path+"/id", calc.SameID, "", "two questions are called %q; give each an id", a.ID)
			o.faults[len(o.faults)-1].Value = a.ID
		}
		seen[a.ID] = true
		cs.asks(a, at)
	})
}

func (cs *Document) asks(a calc.Asked, at spot) {
	cs.Ask, cs.asked = append(cs.Ask, a), append(cs.asked, at)
}

func (o object) date(key string) rules.Date {
	c := o.scalar(key)
	if c == nil {
		return 0
	}
	d, err := rules.ParseDate(c.Text)
	if err != nil {
		o.report(c, o.path+"/"+key, calc.BadMonth, "2026-07-15", "%s: %s", key, err)
	}
	return d
}

// Run answers the questions of a case. Rule files that the case names are
// read from lawFiles, which may be nil if it names none. The error is a
// document.Faults with all that is wrong with the document.
func (cs *Document) Run(c *calc.Calculator, lawFiles fs.FS) ([]Answer, error) {
	c, err := cs.under(c, lawFiles)
	if err != nil {
		return nil, err
	}
	life, wrong := c.Partial(cs.Person, cs.Record)
	faults := slices.Concat(cs.faults, cs.onRows(wrong))
	if slices.ContainsFunc(faults, outsideQuestions) {
		life, _ = c.Partial(cs.Person, nil) // the questions may have faults of their own
	}
	lacking := cs.lacking()
	if cs.tell(c, life, faults); len(wrong) == 0 {
		cs.tell(c, life, lacking)
	}
	answers, wrong := cs.answers(c, life)
	if err := slices.Concat(faults, lacking, wrong).Err(); err != nil {
		return nil, err
	}
	return answers, nil
}

func outsideQuestions(f document.Fault) bool { return !strings.HasPrefix(f.Path, "/ask") }

// answers asks every question for which the person says enough.
func (cs *Document) answers(c *calc.Calculator, l *calc.Life) (answers []Answer, faults document.Faults) {
	answers = make([]Answer, 0, len(cs.Ask))
	for i := range cs.Ask {
		q, at := &cs.Ask[i], &cs.asked[i]
		if q.Question == nil || q.Question.Needs().Lacking(&cs.Person) != nil {
			continue
		}
		answer, err := q.Answer(c, l)
		faults = append(faults, cs.placed(at, err)...)
		answers = append(answers, Answer{Answer: answer, calc: c, life: l, question: q.Question, path: at.path})
	}
	return answers, faults
}

// under returns the calculator with the law and the assumptions of the case.
func (cs *Document) under(c *calc.Calculator, lawFiles fs.FS) (*calc.Calculator, error) {
	c, err := c.Under(&cs.Case, lawFiles)
	if err == nil {
		return c, nil
	}
	faults := slices.Clone(document.All(err))
	for i := range faults {
		switch f := &faults[i]; {
		case strings.HasPrefix(f.Path, "/assume"):
			f.File, f.Line, f.Col = cs.File, cs.assumed.line, cs.assumed.col
		case f.Code == calc.NoLawFiles:
			f.File = cs.File
		}
	}
	return nil, faults
}

// onRows returns faults of the person and the rows with their places in the
// document; the questions have been read already.
func (cs *Document) onRows(faults document.Faults) document.Faults {
	for i := range faults {
		f := &faults[i]
		f.File = cs.File
		rest, ok := strings.CutPrefix(f.Path, "/record/")
		number, _, _ := strings.Cut(rest, "/")
		if n, err := strconv.Atoi(number); ok && err == nil && n < len(cs.rows) {
			f.Line, f.Col = cs.rows[n].line, cs.rows[n].col
		}
	}
	return faults
}

// placed puts the faults of a question below its path, but for those of the
// record that it is asked about.
func (cs *Document) placed(at *spot, err error) document.Faults {
	out := cs.onRows(slices.Clone(document.All(err)))
	for i := range out {
		if f := &out[i]; !strings.HasPrefix(f.Path, "/record/") {
			f.Path, f.Line, f.Col = at.path+f.Path, at.line, at.col
		}
	}
	return out
}
