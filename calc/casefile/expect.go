package casefile

import (
	"encoding/json"
	"errors"
	"io/fs"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules/document"
)

// A Mismatch is a field of an answer that is not as the case expects.
type Mismatch struct {
	Path string // the question's id and the field: pension/monthly
	Want string
	Got  string
}

// Expects reports whether the case says what its answers must be.
func (cs *Document) Expects() bool { return cs.expect != nil }

// Test runs a case and returns every field that differs from what the case
// expects; fields that it does not name are not compared. An expected 0 also
// matches an amount that is absent. The error is one that the case does not
// expect.
func (cs *Document) Test(c *calc.Calculator, lawFiles fs.FS) ([]Mismatch, error) {
	answers, err := cs.Run(c, lawFiles)
	if cs.expect == nil {
		return nil, err
	}
	if want := cs.expect.Child("error"); want != nil {
		return expectedError(want, err), nil
	}
	if err != nil {
		return nil, err
	}
	m := matcher{tolerance: cs.tolerance.Decimal()}
	for i := range cs.expect.Kids {
		want := &cs.expect.Kids[i]
		m.answer(want, answers)
	}
	return m.found, nil
}

// expectedError compares the error of a case with the one that it expects.
func expectedError(want *document.Node, err error) []Mismatch {
	path, code := textOf(want.Child("path")), textOf(want.Child("code"))
	for _, f := range document.All(err) {
		if (path == "" || f.Path == path) && (code == "" || string(f.Code) == code) {
			return nil
		}
	}
	got := "no error"
	if err != nil {
		got = err.Error()
	}
	return []Mismatch{{Path: "error", Want: path + " " + code, Got: got}}
}

func textOf(n *document.Node) string {
	if n == nil {
		return ""
	}
	return n.Text
}

type matcher struct {
	tolerance decimal.Decimal
	found     []Mismatch
}

func (m *matcher) answer(want *document.Node, answers []Answer) {
	for _, a := range answers {
		if a.ID != want.Key {
			continue
		}
		got, err := asNode(a)
		if err != nil {
			m.miss(want.Key, want.Text, err.Error())
			return
		}
		m.node(want.Key, want, got)
		return
	}
	m.miss(want.Key, "an answer", "no question of that id")
}

func asNode(a Answer) (*document.Node, error) {
	data, err := json.Marshal(a)
	if err != nil {
		return nil, err
	}
	n, err := document.Parse("answer", data)
	if errors.Is(err, document.TooLarge) {
		return nil, document.TooLarge
	}
	return n, err
}

func (m *matcher) miss(path, want, got string) {
	m.found = append(m.found, Mismatch{path, want, got})
}

func (m *matcher) node(path string, want, got *document.Node) {
	switch {
	case want.Kind == document.Scalar:
		m.scalar(path, want, got)
	case want.Kind == document.Null:
		if got != nil && got.Kind != document.Null {
			m.miss(path, "nothing", got.Text)
		}
	case got == nil || got.Kind != want.Kind:
		m.miss(path, want.Kind.String(), described(got))
	case want.Kind == document.Map:
		for i := range want.Kids {
			k := &want.Kids[i]
			m.node(path+"/"+k.Key, k, got.Child(k.Key))
		}
	default:
		m.items(path, want, got)
	}
}

func (m *matcher) items(path string, want, got *document.Node) {
	if len(want.Kids) != len(got.Kids) {
		m.miss(path, strconv.Itoa(len(want.Kids))+" items", strconv.Itoa(len(got.Kids)))
		return
	}
	for i := range want.Kids {
		m.node(path+"/"+strconv.Itoa(i), &want.Kids[i], &got.Kids[i])
	}
}

func (m *matcher) scalar(path string, want, got *document.Node) {
	w, isNumber := number(want)
	switch {
	case got == nil && isNumber && w.IsZero(), got == nil && want.Text == "false":
		return
	case got == nil:
		m.miss(path, want.Text, "nothing")
		return
	}
	if g, ok := number(got); ok && isNumber {
		if w.Sub(g).Abs().GreaterThan(m.tolerance) {
			m.miss(path, want.Text, got.Text)
		}
		return
	}
	if want.Text != got.Text {
		m.miss(path, want.Text, described(got))
	}
}

func described(n *document.Node) string {
	switch {
	case n == nil:
		return "nothing"
	case n.Kind == document.Scalar:
		return n.Text
	}
	return n.Kind.String()
}

// number reads a plain number; underscores may group its digits.
func number(n *document.Node) (decimal.Decimal, bool) {
	if n.Quoted || len(n.Text) > 40 {
		return decimal.Decimal{}, false
	}
	d, err := decimal.NewFromString(strings.ReplaceAll(n.Text, "_", ""))
	return d, err == nil
}
