// Package subsidy prices one payment: what is due, and who bears which part of
// it: the State, the province, the district or commune, donors, the person.
package subsidy

import (
	"slices"

	"github.com/volsi/volsi/rules"
)

// A Status is a category that a person holds, with the month since when.
type Status struct {
	Is    string      // the word that rule files use: poor, near_poor, student, …
	Since rules.Month // 0 if not said
}

// A Granted says how many months a layer has paid for a person so far.
type Granted struct {
	Layer  string
	Months int
}

// A Profile is what a rule may ask about a person in the month of a payment.
type Profile struct {
	Born     rules.Month
	Sex      rules.Sex
	Status   []Status
	Area     string      // rural, urban, island_commune, special_zone; "" if not said
	Place    rules.Place // where the person lives in that month
	District string      // slug or name of the district, until 2025-06; "" if not said
	Study    rules.Place // where a pupil goes to school; zero if where they live
	Granted  []Granted   // of layers that pay for so many months only
}

// Is reports whether the person holds the category.
func (p *Profile) Is(status string) bool {
	return slices.ContainsFunc(p.Status, func(s Status) bool { return s.Is == status })
}

// since returns from when the person holds the category; 0 if it was not said.
func (p *Profile) since(status string) rules.Month {
	for _, s := range p.Status {
		if s.Is == status {
			return s.Since
		}
	}
	return 0
}

// Age returns the years of age reached by a month.
func (p *Profile) Age(m rules.Month) int { return max(0, int(m-p.Born)/12) }
