// Package remote is what programs share that are asked from elsewhere, over
// HTTP or by an agent: documents that are answered within bounds, one question
// with its parameters beside the person and the record, and the law in force as
// plain data.
package remote

import (
	"context"
	"errors"
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules/document"
)

// MaxCases is how many cases one document may hold.
const MaxCases = 200

// MaxQuestions is how many questions all cases of a document may ask together:
// the costliest take some hundredths of a second, and answers come whole.
const MaxQuestions = 400

// ErrBusy says that the time ran out before all cases were answered.
var ErrBusy = errors.New("the time ran out")

// An Unread error says that a text could not be read as a document at all.
type Unread struct{ document.Faults }

// Unwrap returns the faults.
func (u Unread) Unwrap() error { return u.Faults }

// A Reply holds the answers to one case.
type Reply struct {
	ID      string            `json:"id,omitempty"`
	Title   string            `json:"title,omitempty"`
	Answers []casefile.Answer `json:"answers"`
}

// Cases answers a case document, or all documents under `cases:`. If anything
// is wrong with one of them there is no reply, and the error tells all faults
// of all cases.
func Cases(ctx context.Context, c *calc.Calculator, data []byte) ([]Reply, error) {
	cases, err := read(data)
	if err != nil {
		return nil, err
	}
	replies := make([]Reply, len(cases))
	var faults document.Faults
	for i, cs := range cases {
		if ctx.Err() != nil {
			return nil, ErrBusy
		}
		answers, err := cs.Run(c, nil)
		faults = append(faults, within(err, i, len(cases))...)
		replies[i] = Reply{cs.ID, cs.Title, answers}
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return replies, nil
}

func read(data []byte) ([]*casefile.Document, error) {
	cases, err := casefile.Read("", data)
	if err != nil {
		return nil, Unread{document.All(err)}
	}
	if len(cases) > MaxCases {
		return nil, tooMany("/cases", "holds", len(cases), "cases", MaxCases)
	}
	questions := 0
	for _, cs := range cases {
		questions += len(cs.Ask)
	}
	if questions > MaxQuestions {
		return nil, tooMany("", "asks", questions, "questions", MaxQuestions)
	}
	return cases, nil
}

func tooMany(path, does string, n int, what string, most int) error {
	value, bound := strconv.Itoa(n), strconv.Itoa(most)
	return document.Faults{{
		Code: document.TooMany, Path: path, Value: value, Bound: bound,
		Message: "the document " + does + " " + value + " " + what + "; at most " + bound + " are answered at once",
	}}
}

// within returns the faults of one case with their places in the whole document.
func within(err error, i, of int) document.Faults {
	faults := document.All(err)
	if of == 1 {
		return faults
	}
	out := make(document.Faults, len(faults))
	for j, f := range faults {
		f.Path = "/cases/" + strconv.Itoa(i) + f.Path
		out[j] = f
	}
	return out
}
