package proof

import (
	"encoding/json"
	"strings"

	"github.com/volsi/volsi/rules"
)

// MarshalJSON returns the step and all below it.
func (s Step) MarshalJSON() ([]byte, error) { return s.appendJSON(nil), nil }

// A stepHead is what stands before the children.
type stepHead struct {
	Quantity string     `json:"quantity"`
	Label    rules.Text `json:"label"`
	Detail   string     `json:"detail,omitempty"`
	Unit     Unit       `json:"unit"`
	Value    string     `json:"value"`
	Op       Op         `json:"op,omitempty"`
	Ground   Ground     `json:"ground,omitempty"`
	Cite     rules.Cite `json:"cite,omitzero"`
}

// appendJSON writes each step once, however deep it stands; of words and plain
// values nothing can fail.
func (s *Step) appendJSON(out []byte) []byte {
	head, _ := json.Marshal(stepHead{s.Quantity, s.Label(), s.Detail, s.Unit, s.Text(), s.Op, s.Ground, s.Cite})
	if len(s.Children) == 0 {
		return append(out, head...)
	}
	out = append(append(out, head[:len(head)-1]...), `,"children":[`...)
	for i := range s.Children {
		if i > 0 {
			out = append(out, ',')
		}
		out = s.Children[i].appendJSON(out)
	}
	return append(out, "]}"...)
}

// Label returns the name of the quantity in both languages.
func (s *Step) Label() rules.Text {
	if t, ok := quantities[s.Quantity]; ok {
		return t
	}
	words := strings.ReplaceAll(s.Quantity, "_", " ")
	return rules.Text{VI: words, EN: words}
}
