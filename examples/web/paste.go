package main

import (
	"encoding/json"
	"strconv"

	"github.com/volsi/volsi/examples/statement"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A statement read for the page: rows that are certain, and every line that
// somebody has to decide about.
type readStatement struct {
	Sex    string            `json:"sex,omitempty"`
	Born   string            `json:"born,omitempty"`
	Length string            `json:"length"`
	Rows   []json.RawMessage `json:"rows"`
	Doubts []doubt           `json:"doubts"`
}

type doubt struct {
	Lines string   `json:"lines,omitempty"`
	Text  string   `json:"text"`
	Why   []string `json:"why"`
}

// statement reads a contribution statement, as pasted text, CSV or a workbook.
func (d *desk) statement(q request) (any, error) {
	o := statement.Options{Law: d.calc, Sex: map[string]rules.Sex{"female": rules.Female, "male": rules.Male}[q.URL.Query().Get("sex")]}
	o.Born, _ = monthOf(q.URL.Query().Get("born"))
	o.Scheme = map[string]pension.Scheme{"voluntary": pension.Voluntary, "compulsory": pension.Compulsory}[q.URL.Query().Get("scheme")]
	s, err := statement.Read(q.URL.Query().Get("name"), q.data, o)
	if err != nil {
		return nil, err
	}
	out := readStatement{Length: q.lang.Months(strconv.Itoa(s.Months())), Rows: []json.RawMessage{}, Doubts: []doubt{}}
	if s.Sex != 0 {
		out.Sex = s.Sex.String()
	}
	if s.Born != 0 {
		out.Born = s.Born.String()
	}
	for i := range s.Rows {
		row, err := document.Parse("", []byte(statement.RowText(&s.Rows[i].Row)))
		if err != nil {
			return nil, err
		}
		out.Rows = append(out.Rows, inJSON(row))
	}
	for i := range s.Findings {
		if f := &s.Findings[i]; f.Doubtful() {
			out.Doubts = append(out.Doubts, doubted(q, f))
		}
	}
	return out, nil
}

func doubted(q request, f *statement.Finding) doubt {
	out := doubt{Text: f.Text}
	if f.First > 0 {
		out.Lines = f.Lines.String()
	}
	for _, r := range f.Why {
		out.Why = append(out.Why, statement.Say(q.lang, r))
	}
	return out
}
