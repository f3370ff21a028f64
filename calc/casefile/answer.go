package casefile

import (
	"encoding/json"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/missing"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/rules"
)

// An Answer is the answer to one question of a document, which it shows as the
// document does.
type Answer struct {
	calc.Answer

	calc     *calc.Calculator
	life     *calc.Life
	question calc.Question
	path     string // of the question
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
	return LawUsed{Version: a.calc.Book().Checked().String(), Hash: a.calc.Book().Version(), Regime: string(law.Regime.Value), Since: law.Since, Horizon: a.calc.Book().Horizon()}
}

// Missing returns the inputs that the document leaves open and that could
// change the answer; see package missing.
func (a Answer) Missing() []missing.Input {
	return missing.Asked{Calculator: a.calc, Life: a.life, Question: a.question, Path: a.path}.Inputs(a.Result)
}

// MarshalJSON returns the answer document: id and kind, the fields of the
// result, then law, notes, what is missing, and citations.
func (a Answer) MarshalJSON() ([]byte, error) {
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
		Law       LawUsed           `json:"law"`
		Notes     []note.Note       `json:"notes,omitempty"`
		Missing   []missing.Input   `json:"missing,omitempty"`
		Citations []rules.Cite      `json:"citations,omitempty"`
		Explain   *calc.Explanation `json:"explain,omitempty"`
	}{a.Law(), a.Notes(), a.Missing(), a.Citations(), a.explanation()})
	return joined(head, body, tail), err
}

// explanation returns how the amounts came about, if it was asked for.
func (a Answer) explanation() *calc.Explanation {
	x, ok := a.Result.(calc.Explained)
	if !a.Explain || !ok {
		return nil
	}
	e := x.Explain()
	if a.ByMonth {
		e.Years = a.years()
	}
	return &e
}

// years returns the months of the average, with the plan where there is one.
func (a Answer) years() []calc.LedgerYear {
	if p, ok := a.Result.(ahead.Projection); ok {
		return a.calc.ByMonth(p.Life(), p.Pension)
	}
	return a.calc.ByMonth(a.life, a.Result)
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
