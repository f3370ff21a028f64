package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/volsi/volsi/rules/document"
)

// A scan reads one rule file and gathers its faults.
type scan struct {
	file   string
	faults document.Faults
}

func (s *scan) fault(n *document.Node, code document.Code, bound, format string, args ...any) {
	s.faults = append(s.faults, document.Fault{
		Code: code, File: s.file, Line: n.Line, Col: n.Col, Value: n.Text, Bound: bound, Message: fmt.Sprintf(format, args...),
	})
}

// is reports whether n is of the kind, and says so if not. A nil n is a
// missing key, which is not reported here.
func (s *scan) is(n *document.Node, kind document.Kind) bool {
	if n == nil || n.Kind == kind {
		return n != nil
	}
	s.fault(n, WrongType, kind.String(), "%s: %s where %s belongs", keyOf(n), n.Kind, kind)
	return false
}

func keyOf(n *document.Node) string {
	if n.Key == "" {
		return "item"
	}
	return n.Key
}

// known refuses the keys of n that are not listed.
func (s *scan) known(n *document.Node, keys ...string) {
	for i := range n.Kids {
		k := &n.Kids[i]
		if slices.Contains(keys, k.Key) {
			continue
		}
		s.faults = append(s.faults, document.Fault{
			Code: UnknownKey, File: s.file, Line: k.KeyLine, Col: k.KeyCol, Value: k.Key,
			Bound: strings.Join(keys, ", "), Hint: document.OneOf(k.Key, keys),
			Message: fmt.Sprintf("no key %q here", k.Key),
		})
	}
}

// need returns the child, or reports that it is missing.
func (s *scan) need(n *document.Node, key string) *document.Node {
	if c := n.Child(key); c != nil && c.Kind != document.Null {
		return c
	}
	s.fault(n, MissingKey, key, "%q is missing", key)
	return nil
}

// text returns the text of a needed child.
func (s *scan) text(n *document.Node, key string) string {
	c := s.need(n, key)
	if !s.is(c, document.Scalar) {
		return ""
	}
	return c.Text
}

// month returns the month under key, or 0 if there is none.
func (s *scan) month(n *document.Node, key string) Month {
	c := n.Child(key)
	if !s.is(c, document.Scalar) {
		return 0
	}
	m, err := ParseMonth(c.Text)
	if err != nil {
		s.fault(c, BadMonth, "", "%s: %s", key, err)
	}
	return m
}

// date returns the day under a needed key.
func (s *scan) date(n *document.Node, key string) Date {
	c := s.need(n, key)
	if !s.is(c, document.Scalar) {
		return 0
	}
	d, err := ParseDate(c.Text)
	if err != nil {
		s.fault(c, BadDate, "", "%s: %s", key, err)
	}
	return d
}

// choice returns the text of a child that must be one of the words; the first
// word stands for a missing child.
func (s *scan) choice(n *document.Node, key string, words []string) string {
	c := n.Child(key)
	if !s.is(c, document.Scalar) {
		return words[0]
	}
	if !slices.Contains(words, c.Text) {
		s.faults = append(s.faults, document.Fault{
			Code: BadChoice, File: s.file, Line: c.Line, Col: c.Col, Value: c.Text, Bound: strings.Join(words, ", "),
			Hint:    document.DidYouMean(c.Text, words),
			Message: fmt.Sprintf("%s: %q is not one of %s", key, c.Text, strings.Join(words, ", ")),
		})
		return words[0]
	}
	return c.Text
}
