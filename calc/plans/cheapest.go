package plans

import (
	"slices"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/view"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/calc/standing"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// An Objective says what a plan is to have least of.
type Objective string

// LeastPaid is the least of the person's own money; LeastPresent the least of
// it in the value of the first month, each payment discounted to it.
const (
	LeastPaid    Objective = "total_paid"
	LeastPresent Objective = "present_value"
)

// Objectives returns what a plan may have least of.
func Objectives() []string { return []string{string(LeastPaid), string(LeastPresent)} }

// A CheapestQuestion asks for the plan that reaches a target for the least of
// the person's own money.
type CheapestQuestion struct {
	Target      Target
	Methods     []subsidy.Method // allowed; none: all
	Start       rules.Month      // the first month paid for
	LatestStart rules.Month      // how late it may begin; 0: in the month of Start
	Objective   Objective        // LeastPaid if empty; LeastPresent needs an assumed discount
}

// mostStarts bounds among how many months a plan may choose its beginning.
const mostStarts = 120

// A Plan is one way to reach the target.
type Plan struct {
	Rows         []PlanRow        `json:"rows"`
	TotalPaid    rules.VND        `json:"total_paid"`                  // own money from the start on
	PresentValue rules.VND        `json:"present_value_paid,omitzero"` // the same in the value of the first month, where a discount is assumed
	Support      rules.VND        `json:"total_support"`
	Income       rules.VND        `json:"income,omitzero"` // if one level was needed for the target
	Reached      standing.Figure  `json:"reached"`
	Costs        rules.VND        `json:"costs_more"`                     // than the cheapest, by the objective
	Saves        rules.VND        `json:"saves_against_monthly,omitzero"` // against paying every month; below zero if it costs more
	Methods      []subsidy.Method `json:"methods"`

	payments []move
	life     *calc.Life // with the plan
	until    rules.Month
}

// measure returns what the objective looks at.
func (p *Plan) measure(o Objective) rules.VND {
	if o == LeastPresent {
		return p.PresentValue
	}
	return p.TotalPaid
}

// A PlanRow is a row of the record that the plan would make.
type PlanRow struct {
	From   rules.Month    `json:"from"`
	To     rules.Month    `json:"to"`
	Scheme pension.Scheme `json:"scheme"`
	Income rules.VND      `json:"income"`
	Method subsidy.Method `json:"method"`
	Paid   rules.Month    `json:"paid,omitzero"`
}

// A Cheapest is the plan found, what it saves, and the next best.
type Cheapest struct {
	Reachable           bool                      `json:"reachable"`
	Objective           Objective                 `json:"objective"`
	Plan                *Plan                     `json:"plan,omitempty"`
	TotalPaid           rules.VND                 `json:"total_paid,omitzero"`
	SavedAgainstMonthly rules.VND                 `json:"saved_against_monthly"` // by the objective
	RunnersUp           []Plan                    `json:"runners_up,omitempty"`
	Ceiling             standing.Figure           `json:"ceiling,omitzero"`      // if not reachable
	Assumed             []standing.AssumptionUsed `json:"assumptions,omitempty"` // what stands for figures that are not published

	calc    *calc.Calculator
	law     *rules.Law
	search  *search
	monthly *Plan // paid every month, to compare with
}

// Search looks at all ways to pay without pause from the start on: every
// sequence of the allowed methods, with what is missing paid at once at the end
// where the law allows it, and every first month up to the latest. The income
// is the lowest of each month, or, for a target in đồng, the lowest one level
// that reaches it. The search is exact.
func Search(c *calc.Calculator, l *calc.Life, q CheapestQuestion) (Cheapest, error) {
	p := l.Person()
	if faults := append(q.Needs().Lacking(&p), q.faults(c, l)...); len(faults) > 0 {
		return Cheapest{}, faults.Err()
	}
	s := newSearch(view.From(c), l, q)
	err := s.run()
	s.out.search = s
	return s.out, err
}

// faults says what is wrong with the question, and fills in what it
// leaves out.
func (q *CheapestQuestion) faults(c *calc.Calculator, l *calc.Life) document.Faults {
	if q.Objective == "" {
		q.Objective = LeastPaid
	}
	if q.LatestStart == 0 {
		q.LatestStart = q.Start
	}
	first := c.Book().FirstContribution()
	t, _ := l.Record().LastPaid(rules.LastMonth)
	switch {
	case !slices.Contains(Objectives(), string(q.Objective)):
		return outOf("/objective", string(q.Objective), Objectives()...)
	case q.Start < first.Since:
		return document.Faults{{Code: calc.MonthBeforeLaw, Path: "/start", Value: q.Start.String(), Bound: first.Since.String(), Hint: calc.Hint(calc.MonthBeforeLaw), Message: "there was no voluntary insurance before " + first.Since.String()}}
	case t >= q.Start:
		return document.Faults{{Code: calc.Overlap, Path: "/start", Value: q.Start.String(), Bound: (t + 1).String(), Hint: "start in the month that bound names, or later", Message: "the record reaches to " + t.String() + "; a plan starts after it"}}
	case q.LatestStart < q.Start || q.LatestStart >= q.Start+mostStarts:
		bound := q.Start.String() + " to " + (q.Start + mostStarts - 1).String()
		return document.Faults{{Code: calc.OutOfRange, Path: "/latest_start", Value: q.LatestStart.String(), Bound: bound, Hint: calc.Hint(calc.OutOfRange), Message: "the latest start lies within ten years from the start"}}
	case q.Objective == LeastPresent && !c.Assumptions().HasDiscount && c.Assumptions().Discount == 0:
		return document.Faults{{Code: calc.MissingKey, Path: "/objective", Value: string(q.Objective), Bound: "discount", Hint: "say under assume what money later is worth less a year: discount, or a set", Message: "a present value needs a discount"}}
	}
	return q.tooYoung(c, l.Person().Born)
}

// tooYoung: even at the latest start somebody born then may not pay yet (Law
// 41/2024 art. 2(4)).
func (q *CheapestQuestion) tooYoung(c *calc.Calculator, born rules.Month) document.Faults {
	least := &c.Book().On(q.LatestStart).Contribution.MinAge
	first := born + rules.Month(least.Value)
	if q.LatestStart >= first {
		return nil
	}
	path := "/start"
	if q.LatestStart > q.Start {
		path = "/latest_start"
	}
	return document.Faults{{
		Code: calc.TooYoung, Path: path, Value: q.LatestStart.String(), Bound: first.String(), Source: least.Cite.String(), Hint: calc.Hint(calc.TooYoung),
		Message: "voluntary insurance is open to the person from " + first.String() + " on",
	}}
}

// Law returns the law of the first month of the plan.
func (c Cheapest) Law() *rules.Law { return c.law }

// Foot adds what the figures rest on.
func (c Cheapest) Foot(f *note.Footing) {
	note.On(f, &c.law.Contribution.Periods)
	note.On(f, &c.law.Contribution.PrepayMonths)
	note.On(f, &c.law.Contribution.FundRate)
	if c.Plan != nil {
		f.Horizon(c.calc.Book(), c.Plan.Reached.Starts)
		f.Note(!c.calc.Assumptions().HasInflation, note.NothingAssumed)
		f.Note(len(c.Assumed) > 0, note.AmountsAssumed)
	}
}

// Needs returns sex and birth, on which the age depends.
func (CheapestQuestion) Needs() calc.Needs { return calc.Needs{Sex: true, Born: true} }

// Ask returns what Search does.
func (q CheapestQuestion) Ask(c *calc.Calculator, l *calc.Life) (calc.Result, error) {
	return Search(c, l, q)
}
