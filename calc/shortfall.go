package calc

import (
	"encoding/json"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// A Shortfall is a condition that is not met yet (điều kiện còn thiếu).
type Shortfall struct {
	What pension.Condition `json:"what"`
	Have Quantity          `json:"have"`
	Need Quantity          `json:"need"`
	Cite rules.Cite        `json:"cite,omitzero"`

	at *standpoint
}

// MarshalJSON returns the condition, and the nearest way to meet it.
func (s Shortfall) MarshalJSON() ([]byte, error) {
	type plain Shortfall
	if s.at == nil {
		return json.Marshal(plain(s))
	}
	return json.Marshal(struct {
		plain
		Way Way `json:"way"`
	}{plain(s), s.Way()})
}

// A Quantity is what a condition counts: months as a number, or a month of
// the calendar.
type Quantity struct {
	N     int
	Month rules.Month // set if the condition is about a date
}

// MarshalJSON returns the number, or the month as text.
func (q Quantity) MarshalJSON() ([]byte, error) {
	if q.Month != 0 {
		return json.Marshal(q.Month)
	}
	return json.Marshal(q.N)
}

// shortfalls returns the conditions in the form of answers; nil if all are met.
func shortfalls(s *pension.Shortfalls) []Shortfall {
	if s.Len() == 0 {
		return nil
	}
	out := make([]Shortfall, s.Len())
	for i, f := range s.List() {
		out[i] = Shortfall{What: f.What, Have: Quantity{N: f.Have}, Need: Quantity{N: f.Need}, Cite: f.Cite}
		if f.What == pension.InsuredBefore {
			out[i].Have, out[i].Need = Quantity{Month: rules.Month(f.Have)}, Quantity{Month: rules.Month(f.Need)}
		}
	}
	return out
}
