package calc

import (
	"io/fs"
	"strings"

	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A Case says who a person is, what was paid and what is asked. Package
// casefile reads it from YAML or JSON and tells faults by their place.
type Case struct {
	Title     string
	ID        string
	Source    string     // where the expected figures were published
	AsKnownOn rules.Date // forget instruments published after this day; 0: none
	LawFiles  []string   // rule files laid over the built-in ones
	Person    Person
	Record    []Row
	Assume    Assumptions
	Ask       []Asked
}

// An Asked is a question with its name in the case.
type Asked struct {
	ID       string
	Kind     string
	Question Question // nil if it could not be read
	Explain  bool     // whether the answer shows how its amounts came about
	ByMonth  bool     // and month by month
}

// An Answer is the answer to one question of a case.
type Answer struct {
	ID      string
	Kind    string
	Result  Result
	Explain bool // whether the document shows how the amounts came about
	ByMonth bool // and month by month
}

// Notes returns what the reader should know besides the figures.
func (a Answer) Notes() []note.Note { return Notes(a.Result) }

// Citations returns the provisions that the figures rest on.
func (a Answer) Citations() []rules.Cite { return Citations(a.Result) }

// Run answers the questions of a case. Rule files that the case names are read
// from lawFiles, which may be nil if it names none. The error is a
// document.Faults with all that is wrong with the person and the record, or
// with the questions.
func (c *Calculator) Run(cs *Case, lawFiles fs.FS) ([]Answer, error) {
	c, err := c.Under(cs, lawFiles)
	if err != nil {
		return nil, err
	}
	life, err := c.Life(cs.Person, cs.Record)
	if err != nil {
		return nil, err
	}
	answers := make([]Answer, len(cs.Ask))
	var faults document.Faults
	for i := range cs.Ask {
		answers[i], err = cs.Ask[i].Answer(c, life)
		faults = append(faults, document.All(err)...)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return answers, nil
}

// Answer asks the question about a life. The error is a document.Faults.
func (a *Asked) Answer(c *Calculator, l *Life) (Answer, error) {
	if a.Question == nil {
		return Answer{}, document.Faults{{Code: MissingKey, Path: "/ask", Value: a.ID, Hint: Hint(MissingKey), Message: "nothing is asked"}}
	}
	if faults := a.Question.Needs().Lacking(&l.person, a.Kind); len(faults) > 0 {
		return Answer{}, faults
	}
	r, err := a.Question.Ask(c, l)
	return Answer{ID: a.ID, Kind: a.Kind, Result: r, Explain: a.Explain, ByMonth: a.ByMonth}, err
}

// Under returns the calculator with the law and the assumptions of a case. The
// error is a document.Faults.
func (c *Calculator) Under(cs *Case, lawFiles fs.FS) (*Calculator, error) {
	book, err := c.bookOf(cs, lawFiles)
	if err != nil {
		return nil, err
	}
	if book != c.Published() {
		c = New(book)
	}
	assume, err := c.Filled(cs.Assume)
	if err != nil {
		return nil, err
	}
	if assume != c.Assumptions() {
		c = c.Assuming(assume)
	}
	return c, nil
}

// bookOf returns the book with the rule files of the case, as it was known then.
func (c *Calculator) bookOf(cs *Case, lawFiles fs.FS) (_ *rules.Book, err error) {
	book := c.Published()
	if len(cs.LawFiles) > 0 {
		if lawFiles == nil {
			return nil, document.Faults{{Code: NoLawFiles, Path: "/law", Value: strings.Join(cs.LawFiles, ", "), Hint: Hint(NoLawFiles), Message: "the case names rule files, which cannot be read here"}}
		}
		if book, err = book.WithFiles(lawFiles, cs.LawFiles...); err != nil {
			return nil, err
		}
	}
	if cs.AsKnownOn != 0 {
		return book.KnownBy(cs.AsKnownOn)
	}
	return book, nil
}
