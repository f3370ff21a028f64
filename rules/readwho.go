package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/volsi/volsi/rules/document"
)

// areas are the kinds of place of residence that rules tell apart.
var areas = []string{"rural", "urban", "island_commune", "special_zone"}

// layerWho reads whom a layer helps: one set of conditions or a list of them.
// Without any, it helps everybody in the place.
func (s *scan) layerWho(n *document.Node, l *Layer) {
	c := n.Child("who")
	switch {
	case c == nil || c.Kind == document.Null:
		c = &document.Node{Kind: document.Map, Key: "who", Line: n.Line, Col: n.Col}
		s.who(c, l)
	case c.Kind == document.List && len(c.Kids) > 0:
		for i := range c.Kids {
			if s.is(&c.Kids[i], document.Map) {
				s.who(&c.Kids[i], l)
			}
		}
	case s.is(c, document.Map):
		s.who(c, l)
	}
	if l.Group == "" {
		l.Group = groupOf(l.Who)
	}
}

func groupOf(who []Who) string {
	if len(who) > 0 && len(who[0].Status) > 0 {
		return who[0].Status[0]
	}
	return "other"
}

func (s *scan) who(n *document.Node, l *Layer) {
	s.known(n, "status", "with", "not", "age", "area", "province", "territory", "district", "study", "household")
	w := Who{
		Status: s.words(n, "status"), With: s.words(n, "with"), Not: s.words(n, "not"), Area: s.words(n, "area"),
		District: s.optional(n, "district"), Study: s.flag(n, "study"), Household: s.flag(n, "household"),
	}
	s.ages(n, &w)
	s.possible(n, &w, l)
	l.Who = append(l.Who, w)
	l.said.places = append(l.said.places, [2]placeWords{s.places(n, "province"), s.places(n, "territory")})
}

func (s *scan) places(n *document.Node, key string) placeWords {
	p := placeWords{words: s.words(n, key), node: n}
	if c := n.Child(key); c != nil {
		p.node = c
	}
	return p
}

func (s *scan) ages(n *document.Node, w *Who) {
	c := n.Child("age")
	if !s.is(c, document.Map) {
		return
	}
	s.known(c, "from", "below")
	w.AgeFrom, _ = s.count(c.Child("from"))
	if k := c.Child("below"); k != nil {
		w.AgeBelow, _ = s.count(k)
		if w.AgeBelow <= w.AgeFrom {
			s.fault(k, NeverApplies, "", "nobody is %d or older and below %d", w.AgeFrom, w.AgeBelow)
		}
	}
}

// possible refuses conditions that nobody can meet, and words that no person
// can have.
func (s *scan) possible(n *document.Node, w *Who, l *Layer) {
	for _, word := range w.Not {
		if slices.Contains(w.With, word) || len(w.Status) == 1 && w.Status[0] == word {
			s.fault(n.Child("not"), NeverApplies, "", "%s is asked for and refused", word)
		}
	}
	for _, word := range w.Area {
		s.oneOf(n.Child("area"), word, areas)
	}
	for _, key := range [...]string{"status", "with", "not", "area", "province", "territory"} {
		if c := n.Child(key); c != nil && c.Kind == document.List && len(c.Kids) == 0 {
			s.fault(c, NeverApplies, "", "%s is an empty list, which nobody meets", key)
		}
	}
	s.categories(n, "status", w.Status)
	s.categories(n, "with", w.With)
	s.categories(n, "not", w.Not)
	if l.Payer == PaidByDistrict && w.District == "" {
		s.fault(n, MissingKey, "district", "a layer that a district pays needs the district")
	}
}

// categories refuses words that no document can say of a person.
func (s *scan) categories(n *document.Node, key string, words []string) {
	for _, word := range words {
		s.category(n.Child(key), word)
	}
}

func (s *scan) category(n *document.Node, word string) {
	if word == "" || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789_") != "" {
		s.fault(n, NeverApplies, "near_poor", "%q is not a category: small letters, digits and _", word)
	}
}

// oneOf reports a word that is not in the list.
func (s *scan) oneOf(n *document.Node, word string, words []string) {
	if slices.Contains(words, word) {
		return
	}
	s.faults = append(s.faults, document.Fault{
		Code: BadChoice, File: s.file, Line: n.Line, Col: n.Col, Value: word, Bound: strings.Join(words, ", "),
		Hint:    document.DidYouMean(word, words),
		Message: fmt.Sprintf("%s: %q is not one of %s", keyOf(n), word, strings.Join(words, ", ")),
	})
}
