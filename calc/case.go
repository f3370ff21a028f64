package calc

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A Case is one case document: who a person is, what was paid, what is asked.
type Case struct {
	Title     string
	ID        string
	Source    string     // where the expected figures were published
	File      string     // the document's name
	AsKnownOn rules.Date // forget instruments published after this day; 0: none
	LawFiles  []string   // rule files laid over the built-in ones
	Person    Person
	Record    []Row
	Assume    Assumptions
	Ask       []Asked

	expect    *document.Node
	tolerance rules.VND
	faults    document.Faults
	who       *document.Node // the person, or the case where none is given

	assumeLine, assumeCol int
}

// ReadCases reads a document, YAML or JSON, that holds one case or, under
// `cases:`, a list of them. The error is a document.Faults and means that the
// text could not be read at all; what is wrong within a case is told when the
// case is run.
func ReadCases(name string, data []byte) ([]*Case, error) {
	root, err := document.Parse(name, data)
	if err != nil {
		return nil, err
	}
	list := root.Child("cases")
	if list == nil {
		return []*Case{readCase(name, root)}, nil
	}
	if list.Kind != document.List {
		return nil, document.Faults{{Code: WrongType, File: name, Path: "/cases", Line: list.Line, Col: list.Col, Hint: hints[WrongType], Message: "cases: a list belongs here"}}
	}
	cases := make([]*Case, len(list.Kids))
	for i := range list.Kids {
		cases[i] = readCase(name, &list.Kids[i])
	}
	return cases, nil
}

func readCase(name string, n *document.Node) *Case {
	r := &reader{file: name}
	cs := &Case{File: name}
	if o, ok := r.object(n, ""); ok {
		cs.read(o)
	}
	cs.faults = r.faults
	return cs
}

func (cs *Case) read(o object) {
	o.known("title", "id", "source", "as_known_on", "law", "person", "record", "assume", "ask", "expect", "tolerance")
	cs.Title, cs.ID, cs.Source = o.text("title"), o.text("id"), o.text("source")
	cs.AsKnownOn = o.date("as_known_on")
	o.list("law", func(n *document.Node, _ string) { cs.LawFiles = append(cs.LawFiles, n.Text) })
	cs.who = o.node
	if n := o.at("person"); n != nil {
		cs.who = n
		cs.Person = o.person(n, o.path+"/person")
	}
	o.list("record", func(n *document.Node, path string) { cs.Record = append(cs.Record, o.row(n, path)) })
	if n := o.at("assume"); n != nil {
		cs.Assume, cs.assumeLine, cs.assumeCol = o.assumptions(n), n.Line, n.Col
	}
	cs.questions(o)
	cs.expect = o.at("expect")
	cs.tolerance, _ = o.money("tolerance")
}

// questions reads `ask:`, one question or a list.
func (cs *Case) questions(o object) {
	n := o.need("ask")
	if n == nil {
		return
	}
	if n.Kind != document.List {
		cs.Ask = append(cs.Ask, o.question(n, "/ask"))
		return
	}
	seen := map[string]bool{}
	o.list("ask", func(n *document.Node, path string) {
		a := o.question(n, path)
		if a.ID != "" && seen[a.ID] {
			o.report(n, path+"/id", SameID, "", "two questions are called %q; give each an id", a.ID)
			o.faults[len(o.faults)-1].Value = a.ID
		}
		seen[a.ID] = true
		cs.Ask = append(cs.Ask, a)
	})
}

func (o object) date(key string) rules.Date {
	c := o.scalar(key)
	if c == nil {
		return 0
	}
	d, err := rules.ParseDate(c.Text)
	if err != nil {
		o.report(c, o.path+"/"+key, BadMonth, "2026-07-15", "%s: %s", key, err)
	}
	return d
}

// Run answers the questions of a case. Rule files that the case names are
// read from lawFiles, which may be nil if it names none. The error is a
// document.Faults with all that is wrong with the document.
func (c *Calculator) Run(cs *Case, lawFiles fs.FS) ([]Answer, error) {
	calc, err := c.under(cs, lawFiles)
	if err != nil {
		return nil, err
	}
	chk := checker{book: calc.book, born: cs.Person.Born, file: cs.File}
	life := chk.life(cs.Person, cs.Record)
	faults := slices.Concat(cs.faults, chk.faults)
	if slices.ContainsFunc(faults, outsideQuestions) {
		life = &Life{setting: life.setting} // the questions may have faults of their own
	}
	lacking := cs.lacking()
	if calc.tell(cs, life, faults); len(chk.faults) == 0 {
		calc.tell(cs, life, lacking)
	}
	answers, wrong := calc.answers(cs, life)
	if err := slices.Concat(faults, lacking, wrong).Err(); err != nil {
		return nil, err
	}
	return answers, nil
}

func outsideQuestions(f document.Fault) bool { return !strings.HasPrefix(f.Path, "/ask") }

// answers asks every question for which the person says enough.
func (c *Calculator) answers(cs *Case, l *Life) (answers []Answer, faults document.Faults) {
	answers = make([]Answer, 0, len(cs.Ask))
	for _, q := range cs.Ask {
		if q.Question == nil || cs.Person.lacks(needsOf(q.Question)) != nil {
			continue
		}
		result, err := q.Question.ask(c, l)
		faults = append(faults, q.placed(err, cs.File)...)
		answers = append(answers, Answer{ID: q.ID, Kind: q.Kind, Result: result, Explain: q.Explain, ByMonth: q.ByMonth, calc: c, life: l, asked: q})
	}
	return answers, faults
}

// under returns the calculator with the law and the assumptions of the case.
func (c *Calculator) under(cs *Case, lawFiles fs.FS) (*Calculator, error) {
	book, err := c.published, error(nil)
	if len(cs.LawFiles) > 0 {
		if lawFiles == nil {
			return nil, document.Faults{{Code: NoLawFiles, File: cs.File, Path: "/law", Value: strings.Join(cs.LawFiles, ", "), Hint: hints[NoLawFiles], Message: "the case names rule files, which cannot be read here"}}
		}
		if book, err = book.WithFiles(lawFiles, cs.LawFiles...); err != nil {
			return nil, err
		}
	}
	if cs.AsKnownOn != 0 {
		if book, err = book.KnownBy(cs.AsKnownOn); err != nil {
			return nil, err
		}
	}
	assume := cs.Assume
	if faults := assume.resolve(book); len(faults) > 0 {
		faults[0].File, faults[0].Line, faults[0].Col = cs.File, cs.assumeLine, cs.assumeCol
		return nil, faults
	}
	if book == c.published && assume == c.assume {
		return c, nil
	}
	return newCalculator(book, assume), nil
}

// placed puts the faults of a question below its path, but for those of the
// record that it is asked about.
func (a *Asked) placed(err error, file string) document.Faults {
	if err == nil {
		return nil
	}
	var faults document.Faults
	if !errors.As(err, &faults) {
		faults = document.All(err)
	}
	out := make(document.Faults, len(faults))
	for i, f := range faults {
		out[i] = f
		if out[i].File = file; strings.HasPrefix(f.Path, "/record/") {
			continue
		}
		out[i].Path, out[i].Line, out[i].Col = a.path+f.Path, a.line, a.col
	}
	return out
}
