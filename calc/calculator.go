// Package calc is the front door: a person with a record asks, the law of the
// right month answers. Each question has one verb on Calculator; the case
// document of package casefile (YAML or JSON) asks the same in writing.
package calc

import (
	"strconv"
	"strings"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rulesets"
)

// A Calculator answers questions from one statute book. It is immutable and
// may be shared between goroutines.
type Calculator struct {
	published *rules.Book // what is published
	book      *rules.Book // and what is assumed to follow
	assume    Assumptions
	carried   *pension.Carried
	reprices  []rules.Month // in which payments begin to be priced in another way
	waiters   []string      // categories that hold the confirmation of waiting for the age
	gaps      []rules.Gap   // unknown figures that no formula asks for itself
}

// New returns a calculator for the book.
func New(book *rules.Book) *Calculator { return newCalculator(book, Assumptions{}) }

func newCalculator(book *rules.Book, a Assumptions) *Calculator {
	grown := book.Growing(a.growth())
	return &Calculator{
		published: book, book: grown, assume: a, carried: pension.Carry(grown, a.Inflation),
		reprices: repricesOf(grown), waiters: waitersOf(grown), gaps: gapsOf(grown),
	}
}

// Vietnam returns a calculator for the built-in law.
func Vietnam() (*Calculator, error) {
	book, err := rulesets.Vietnam()
	if err != nil {
		return nil, err
	}
	return New(book), nil
}

// Book returns the statute book that the answers come from, with the amounts
// that are assumed to grow past what is published.
func (c *Calculator) Book() *rules.Book { return c.book }

// Published returns the statute book without the amounts that are assumed.
func (c *Calculator) Published() *rules.Book { return c.published }

// Assumptions returns what is assumed about the time past what is published.
func (c *Calculator) Assumptions() Assumptions { return c.assume }

func itoa(n int) string { return strconv.Itoa(n) }

// Unknown returns the fault of an answer for which a figure is lacking.
func Unknown(l pension.Lack) error { return lacking(l) }

func lacking(l pension.Lack) document.Faults {
	f := document.Fault{Code: UnknownFigure, Value: l.Param, Source: l.Cite.String(), Message: l.Param + " of " + l.Month.String() + " is not known", Hint: hints[UnknownFigure]}
	if strings.HasPrefix(l.Param, "indexation.") {
		f.Hint = "no source for this figure was found; give a settled average instead of an income"
	}
	if l.State == rules.Unset {
		f.Code, f.Message = FigureNotSet, "the law of "+l.Month.String()+" sets no "+l.Param
		f.Hint = hints[FigureNotSet]
	}
	return document.Faults{f}
}
