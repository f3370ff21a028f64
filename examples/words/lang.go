// Package words says in Vietnamese and in English what the library says in
// names: the fields of answers, the parameters of the law, codes, articles,
// amounts and months.
package words

import "github.com/volsi/volsi/rules"

// A Lang is the language that a reader wants.
type Lang string

// The languages.
const (
	Vietnamese Lang = "vi"
	English    Lang = "en"
)

// Of returns the text in the language.
func (l Lang) Of(t rules.Text) string { return t.In(string(l)) }

// Say returns the first text for Vietnamese, the second for English.
func (l Lang) Say(vi, en string) string { return l.Of(rules.Text{VI: vi, EN: en}) }
