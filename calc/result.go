package calc

import (
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/rules"
)

// A Result is the answer to one question; its exported fields are the fields
// of the answer document.
type Result interface {
	Law() *rules.Law      // the law that it was computed under
	Foot(f *note.Footing) // adds the provisions that the figures rest on, and what is to be noted
}

// A Question is something that may be asked about a life, or about the place
// and household that it stands in.
type Question interface {
	Ask(c *Calculator, l *Life) (Result, error) // the answer of the verb that the question belongs to
	Needs() Needs                               // what it cannot do without of the person
}

// Notes returns what the reader of a result should know besides its figures.
func Notes(r Result) []note.Note {
	f := footOf(r)
	return f.Notes()
}

// footOf gathers what a result rests on; nothing for the zero result that comes
// with an error.
func footOf(r Result) (f note.Footing) {
	if r != nil && r.Law() != nil {
		r.Foot(&f)
	}
	return f
}

// Citations returns the provisions that the figures of a result rest on.
func Citations(r Result) []rules.Cite {
	f := footOf(r)
	return f.Cites()
}

// Ask returns what Calculator.Contribution does.
func (q ContributionQuestion) Ask(c *Calculator, l *Life) (Result, error) {
	return c.Contribution(l, q)
}

// Ask returns what Calculator.RetirementAge does.
func (q RetirementAgeQuestion) Ask(c *Calculator, l *Life) (Result, error) {
	return c.RetirementAge(l, q)
}

// Ask returns what Calculator.Pension does.
func (q PensionQuestion) Ask(c *Calculator, l *Life) (Result, error) { return c.Pension(l, q) }

// Ask returns what Calculator.OneTime does.
func (q OneTimeQuestion) Ask(c *Calculator, l *Life) (Result, error) { return c.OneTime(l, q) }

// Ask returns what Calculator.Refund does.
func (q RefundQuestion) Ask(c *Calculator, l *Life) (Result, error) { return c.Refund(l, q) }

// Ask returns what Calculator.Death does.
func (q DeathQuestion) Ask(c *Calculator, l *Life) (Result, error) { return c.Death(l, q) }

// Ask returns what Calculator.Maternity does.
func (q MaternityQuestion) Ask(c *Calculator, l *Life) (Result, error) { return c.Maternity(l, q) }

// Ask returns what Calculator.MonthlyAllowance does.
func (q MonthlyAllowanceQuestion) Ask(c *Calculator, l *Life) (Result, error) {
	return c.MonthlyAllowance(l, q)
}

// Ask returns what Calculator.SocialPension does.
func (q SocialPensionQuestion) Ask(c *Calculator, l *Life) (Result, error) {
	return c.SocialPension(l, q)
}

// Ask returns what Calculator.WorkAccident does.
func (q WorkAccidentQuestion) Ask(c *Calculator, l *Life) (Result, error) {
	return c.WorkAccident(l, q)
}

// Ask returns what Calculator.Options does.
func (q OptionsQuestion) Ask(c *Calculator, l *Life) (Result, error) { return c.Options(l, q) }

// Ask returns what Calculator.HouseholdPremium does.
func (q HouseholdQuestion) Ask(c *Calculator, _ *Life) (Result, error) { return c.HouseholdPremium(q) }
