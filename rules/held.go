package rules

import (
	"slices"

	"github.com/volsi/volsi/rules/document"
)

// MaxCategories is how many categories the rules of one book may tell apart.
const MaxCategories = 256

// A Held is a set of the categories of a book: those that somebody holds.
type Held [MaxCategories / 64]uint64

// A Category is a word of the rules looked up in a book; the zero Category is
// one that no rule knows.
type Category struct {
	at    uint16 // position in the book's list, from 1
	share uint8  // bit of the State's share that asks for it; see SupportShares
}

// Category returns the category of that name.
func (b *Book) Category(word string) Category { return b.byCategory[word] }

// IsKnown reports whether a rule of the book tells the category apart.
func (c Category) IsKnown() bool { return c.at != 0 }

// Add puts a category into the set.
func (h *Held) Add(c Category) {
	if c.at != 0 {
		h[(c.at-1)/64] |= 1 << ((c.at - 1) % 64)
	}
}

// meets reports whether the two sets share a category.
func (h *Held) meets(o *Held) bool {
	return h[0]&o[0]|h[1]&o[1]|h[2]&o[2]|h[3]&o[3] != 0
}

// within reports whether o has all of the set.
func (h *Held) within(o *Held) bool {
	return h[0]&^o[0]|h[1]&^o[1]|h[2]&^o[2]|h[3]&^o[3] == 0
}

// Admits reports whether somebody who holds these categories of the book meets
// what the conditions ask about categories.
func (w *Who) Admits(held *Held) bool {
	return (len(w.Status) == 0 || w.status.meets(held)) && (len(w.With) == 0 || w.with.within(held)) && (len(w.Not) == 0 || !w.not.meets(held))
}

// categorized gives each category its place in the sets, and each layer its sets.
func (b *Book) categorized() document.Faults {
	b.categories = b.allCategories()
	if n := len(b.categories); n > MaxCategories {
		last := b.layers[len(b.layers)-1]
		return document.Faults{last.fault(TooManyCategories, Scaled(int64(n), 0), "the rules tell "+Scaled(int64(n), 0)+" categories apart; at most "+Scaled(MaxCategories, 0)+" are read")}
	}
	b.byCategory = make(map[string]Category, len(b.categories))
	for i, word := range b.categories {
		b.byCategory[word] = Category{uint16(i + 1), uint8(ShareOf(word))}
	}
	for _, l := range b.layers {
		for i := range l.Who {
			w := &l.Who[i]
			w.status, w.with, w.not = b.held(w.Status), b.held(w.With), b.held(w.Not)
		}
	}
	return nil
}

func (b *Book) held(words []string) (h Held) {
	for _, word := range words {
		h.Add(b.Category(word))
	}
	return h
}

// A ShareSet is a set of the State's shares of contributions: those whose
// category or area applies to somebody.
type ShareSet uint8

// shareNames are the State's shares, by their bits, that not everybody has.
var shareNames = [...]string{"poor", "multidimensional_poor", "near_poor", "ethnic_minority", "island_commune", "special_zone"}

// ShareOf returns the share that asks for a category or an area; none for any
// other word.
func ShareOf(word string) ShareSet {
	switch word {
	case "", "rural", "urban": // most people's area, and no share's
		return 0
	}
	if i := slices.Index(shareNames[:], word); i >= 0 {
		return 1 << i
	}
	return 0
}

// Share returns the State's share that asks for the category.
func (c Category) Share() ShareSet { return ShareSet(c.share) }

// A bestShares says which share is the highest for each set of them that may
// apply: its position in SupportShares from 1, 0 if there is none.
type bestShares [1 << len(shareNames)]uint8

// listNames are the names of list.
var listNames = [...]string{"poor", "multidimensional_poor", "near_poor", "ethnic_minority", "island_commune", "special_zone", "other"}

func (s *SupportShares) list() [len(shareNames) + 1]*Param[Rate] {
	return [...]*Param[Rate]{&s.Poor, &s.MultidimensionalPoor, &s.NearPoor, &s.EthnicMinority, &s.IslandCommune, &s.SpecialZone, &s.Other}
}

// best finds the highest of the shares that apply, the first of equals.
func (s *SupportShares) best() (out bestShares) {
	list := s.list()
	for set := range out {
		for i, p := range list {
			applies := i == len(shareNames) || set>>i&1 == 1
			if best := out[set]; applies && p.IsKnown() && (best == 0 || p.Value > list[best-1].Value) {
				out[set] = uint8(i + 1)
			}
		}
	}
	return out
}

// Highest returns the name of the highest share that applies, and what the law
// says about it; "" if the law knows none.
func (s *SupportLaw) Highest(set ShareSet) (name string, share *Param[Rate]) {
	i := s.highest[int(set)%len(s.highest)]
	if i == 0 {
		return "", nil
	}
	return listNames[i-1], s.Share.list()[i-1]
}

// HighestRate returns the highest share that applies; 0 if the law knows none.
func (s *SupportLaw) HighestRate(set ShareSet) Rate {
	return s.rates[s.highest[int(set)%len(s.highest)]]
}

// compile finds the highest share of each set.
func (s *SupportLaw) compile() {
	s.highest = s.Share.best()
	for i, p := range s.Share.list() {
		s.rates[i+1] = p.Value
	}
}

// A steadySupport is since when the State has supported whatever anybody pays,
// for the same number of months in a life.
type steadySupport struct {
	since  Month // 0: nothing was supported so far
	months int
	broken bool // it was not the same for everybody, or at all times
}

// goOn adds the next law.
func (s *steadySupport) goOn(l *Law) {
	most, none, all := &l.Support.MaxMonths, true, true
	for set := range l.Support.highest {
		supported := most.State == Known && l.Support.HighestRate(ShareSet(set)) > 0
		none, all = none && !supported, all && supported
	}
	switch {
	case s.broken || none && s.since == 0:
	case !all, s.since != 0 && s.months != most.Value:
		s.broken = true
	case s.since == 0:
		s.since, s.months = l.Since, most.Value
	}
}

// Steady returns since when the State has supported whatever anybody pays, and
// for how many months in a life; 0 if nothing was supported so far. Ok is false
// if it was not the same for everybody and at all times up to this law.
func (s *SupportLaw) Steady() (since Month, months int, ok bool) {
	return s.steady.since, s.steady.months, !s.steady.broken
}
