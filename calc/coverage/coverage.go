// Package coverage reckons how far a place is with its participants, and what
// its support of them costs.
package coverage

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/rules"
)

// A Question asks how far a place is with its participants.
type Question struct {
	Month          rules.Month // whose law the answer names; 0: the horizon of the book
	Population     int
	Participants   int
	Target         int        // head count; 0 if TargetRate is given
	TargetRate     rules.Rate // share of the population
	Assigned       int        // number that the place was assigned; 0 if not said
	SupportPerHead rules.VND  // đồng a month
}

// A Coverage says how far a place is (độ bao phủ).
type Coverage struct {
	Rate          rules.Rate `json:"rate,omitzero"`     // participants over population; not there if that was not said
	Needed        int        `json:"needed"`            // people still missing for the target
	Increase      rules.Rate `json:"increase,omitzero"` // needed over participants
	Achieved      rules.Rate `json:"achieved,omitzero"` // participants over the number assigned
	YearlySupport rules.VND  `json:"yearly_support,omitzero"`

	law    *rules.Law
	asked  Question
	target int
}

// Of returns the rate of participation, who is still missing, and what
// the support of the participants costs a year. Shares are rounded half up to
// millionths.
func Of(c *calc.Calculator, q Question) Coverage {
	month := q.Month
	if month == 0 {
		month = c.Book().Horizon()
	}
	target := q.Target
	if q.TargetRate > 0 {
		target = int(rules.NewSum().Plus(rules.VND(q.Population), int64(q.TargetRate)).Ceil(int64(rules.One)))
	}
	needed := max(0, target-q.Participants)
	return Coverage{
		Rate: rules.RateOf(q.Participants, q.Population), Needed: needed, Increase: rules.RateOf(needed, q.Participants),
		Achieved: rules.RateOf(q.Participants, q.Assigned), YearlySupport: q.SupportPerHead.Times(12 * q.Participants),
		law: c.Book().On(month), asked: q, target: target,
	}
}

// Law returns the law of the month of the question.
func (v Coverage) Law() *rules.Law { return v.law }

// Foot adds what the figures rest on.
func (v Coverage) Foot(*note.Footing) {}

// Ask returns what Of does.
func (q Question) Ask(c *calc.Calculator, _ *calc.Life) (calc.Result, error) { return Of(c, q), nil }

// Needs returns nothing: the question is about a place.
func (Question) Needs() calc.Needs { return calc.Needs{} }
