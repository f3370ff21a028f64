package main

import (
	"encoding/json"

	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules/document"
)

// A named answer is the answer document with the case that it belongs to.
type named struct {
	file, name string
	answer     casefile.Answer
}

// MarshalJSON puts file and case before the fields of the answer.
func (n named) MarshalJSON() ([]byte, error) {
	head, err := json.Marshal(struct {
		File string `json:"file"`
		Case string `json:"case"`
	}{n.file, n.name})
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(n.answer)
	if err != nil {
		return nil, err
	}
	return append(append(head[:len(head)-1], ','), body[1:]...), nil
}

// A refusal is a case that could not be answered, and why.
type refusal struct {
	File   string          `json:"file"`
	Case   string          `json:"case,omitempty"`
	Faults document.Faults `json:"faults"`
}

func jsonAnswers(a answered) []any {
	out := make([]any, len(a.answers))
	for i, answer := range a.answers {
		out[i] = named{a.file, nameOf(a.cs), answer}
	}
	return out
}

// writeJSON writes a list with two spaces of indentation.
func (d *desk) writeJSON(list []any) error {
	if list == nil {
		list = []any{}
	}
	enc := json.NewEncoder(d.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(list)
}
