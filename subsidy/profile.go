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

	held  rules.Held     // the categories of Status, looked up
	share rules.ShareSet // of them, those that the State's shares ask for
	known *rules.Book    // in which they were; nil if they were not
}

// Clear empties the profile for another one, whose categories will be added
// with Hold and are those of the book.
func (p *Profile) Clear(book *rules.Book) {
	p.Born, p.Sex, p.Area, p.District = 0, 0, "", ""
	p.Status, p.Granted = p.Status[:0], nil
	p.Place, p.Study = rules.Place{}, rules.Place{}
	p.held, p.share, p.known = rules.Held{}, 0, book
}

// Hold adds a status to a profile that was cleared for a book; c is its
// category there.
func (p *Profile) Hold(s Status, c rules.Category) {
	p.Status = append(p.Status, s)
	p.held.Add(c)
	p.share |= c.Share()
}

// holds returns the categories of the book that the person holds.
func (p *Profile) holds(book *rules.Book) (held rules.Held) {
	if p.known == book {
		return p.held
	}
	for _, s := range p.Status {
		held.Add(book.Category(s.Is))
	}
	return held
}

// shares returns which of the State's shares the person has.
func (p *Profile) shares() rules.ShareSet {
	set := p.share
	if p.known == nil {
		for _, s := range p.Status {
			set |= rules.ShareOf(s.Is)
		}
	}
	return set | rules.ShareOf(p.Area)
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
