package calc

import (
	"encoding/json"

	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/rules"
)

// An Answer is the answer to one question of a document.
type Answer struct {
	ID      string
	Kind    string
	Result  Result
	Explain bool // whether the document shows how the amounts came about
	ByMonth bool // and month by month

	calc  *Calculator
	life  *Life
	asked Asked
}

// A LawUsed says which law an answer comes from.
type LawUsed struct {
	Version string      `json:"version"` // the day on which the rule files were last checked
	Hash    string      `json:"hash"`    // of all rule files, overlays included
	Regime  string      `json:"regime"`  // L2006, L2014 or L2024
	Since   rules.Month `json:"since,omitzero"`
	Horizon rules.Month `json:"horizon"` // the last month that the rule files vouch for
}

// Law returns which law the answer comes from.
func (a Answer) Law() LawUsed {
	law := a.Result.Law()
	return LawUsed{Version: a.calc.book.Checked().String(), Hash: a.calc.book.Version(), Regime: string(law.Regime.Value), Since: law.Since, Horizon: a.calc.book.Horizon()}
}

// Notes returns what the reader should know besides the figures.
func (a Answer) Notes() []note.Note { return Notes(a.Result) }

// Missing returns the inputs that the document leaves open and that could
// change the answer; see Calculator.Missing.
func (a Answer) Missing() []Missing {
	s := scene{Calculator: a.calc, life: a.life, now: figuresOf(a.Result), path: a.asked.path}
	return s.missing(a.asked.Question)
}

// Citations returns the provisions that the figures rest on.
func (a Answer) Citations() []rules.Cite { return Citations(a.Result) }

// Notes returns what the reader of a result should know besides its figures.
func Notes(r Result) []note.Note {
	f := footOf(r)
	return f.Notes()
}

// footOf gathers what a result rests on; nothing for the zero result that comes
// with an error.
func footOf(r Result) (f note.Footing) {
	if r != nil && r.Law() != nil {
		r.Foot(&f)
	}
	return f
}

// Citations returns the provisions that the figures of a result rest on.
func Citations(r Result) []rules.Cite {
	f := footOf(r)
	return f.Cites()
}

// MarshalJSON returns the answer document: id and kind, the fields of the
// result, then law, notes, what is missing, and citations.
func (a Answer) MarshalJSON() ([]byte, error) {
	f := footOf(a.Result)
	head, err := json.Marshal(struct {
		ID   string `json:"id"`
		Kind string `json:"kind"`
	}{a.ID, a.Kind})
	if err != nil {
		return nil, err
	}
	body, err := json.Marshal(a.Result)
	if err != nil {
		return nil, err
	}
	tail, err := json.Marshal(struct {
		Law       LawUsed      `json:"law"`
		Notes     []note.Note  `json:"notes,omitempty"`
		Missing   []Missing    `json:"missing,omitempty"`
		Citations []rules.Cite `json:"citations,omitempty"`
		Explain   *Explanation `json:"explain,omitempty"`
	}{a.Law(), f.Notes(), a.Missing(), f.Cites(), a.explanation()})
	return joined(head, body, tail), err
}

// explanation returns how the amounts came about, if it was asked for.
func (a Answer) explanation() *Explanation {
	x, ok := a.Result.(Explained)
	if !a.Explain || !ok {
		return nil
	}
	e := x.Explain()
	if a.ByMonth {
		e.Years = a.calc.ByMonth(a.life, a.Result)
	}
	return &e
}

// joined makes one JSON object of several.
func joined(objects ...[]byte) []byte {
	out := []byte{'{'}
	for _, o := range objects {
		inner := o[1 : len(o)-1]
		if len(inner) == 0 {
			continue
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		out = append(out, inner...)
	}
	return append(out, '}')
}
