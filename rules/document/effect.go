package document

import (
	"encoding/json"
	"strings"
)

// A Plain value is one as it stands in a document: a number, a month, true or
// false; empty for none.
type Plain string

// MarshalJSON returns numbers and true and false bare, anything else as text.
func (s Plain) MarshalJSON() ([]byte, error) {
	if s == "true" || s == "false" || s.isNumber() {
		return []byte(s), nil
	}
	return json.Marshal(string(s))
}

// isNumber reports whether s is a decimal number as JSON writes it.
func (s Plain) isNumber() bool {
	digits := strings.TrimPrefix(string(s), "-")
	whole, fraction, dotted := strings.Cut(digits, ".")
	return whole != "" && onlyDigits(whole) && (len(whole) == 1 || whole[0] != '0') && (!dotted || fraction != "" && onlyDigits(fraction))
}

func onlyDigits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}

// An Effect is what a value that was not given would make of one field of an
// answer. Least and most are the ends of what the values that were tried
// bring.
type Effect struct {
	Question string  `json:"question,omitempty"` // its id, where it is not plain which one is meant
	Field    string  `json:"field"`
	Now      Plain   `json:"now,omitempty"` // as it is answered without the value; empty if it is not there
	Least    Outcome `json:"least"`
	Most     Outcome `json:"most"`
}

// An Outcome is a value that was tried and what it brings.
type Outcome struct {
	With  string `json:"with"`
	Value Plain  `json:"value"`
}

// String returns "net: 264000, from 165000 (poor) to 231000 (near_poor)".
func (e Effect) String() string {
	out := e.Field + ": "
	if e.Question != "" {
		out = e.Question + "/" + out
	}
	if e.Now != "" {
		out += string(e.Now) + ", "
	}
	if e.Least == e.Most {
		return out + string(e.Least.Value) + " (" + e.Least.With + ")"
	}
	return out + "from " + string(e.Least.Value) + " (" + e.Least.With + ") to " + string(e.Most.Value) + " (" + e.Most.With + ")"
}
