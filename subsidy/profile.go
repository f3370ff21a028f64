// Package subsidy prices one payment: what is due, and who bears which part of
// it: the State, the province, the district or commune, donors, the person.
package subsidy

import (
	"slices"

	"github.com/volsi/volsi/rules"
)

// A Status is a category that a person holds, with the month since when.
type Status struct {
	Is    string // the word that rule files use: poor, near_poor, student, …
	Since rules.Month
}

// A Profile is what a rule may ask about a person in the month of a payment.
type Profile struct {
	Born      rules.Month
	Sex       rules.Sex
	Status    []Status
	Area      string // rural, urban, island_commune, special_zone; "" if not said
	Province  string // slug of the province of residence in that month; "" if not said
	District  string // slug of the district, until 2025-06; "" if not said
	Territory string // slug of the province of before the mergers of 2025; "" if not said
}

// Is reports whether the person holds the category.
func (p *Profile) Is(status string) bool {
	return slices.ContainsFunc(p.Status, func(s Status) bool { return s.Is == status })
}
