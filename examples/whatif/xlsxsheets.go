package main

import (
	"fmt"
	"strings"
)

// sheets returns the report as tables: the answers, the record, who pays, the
// years of each projection, and what all of it rests on.
func (r *reporter) sheets() ([]sheet, error) {
	l := r.lang
	answers := sheet{name: l.Say("Kết quả", "Answers"), head: []string{l.Say("Hồ sơ", "Case"), l.Label("", "id"), l.Say("Mục", "Field"), l.Say("Giá trị", "Value")}}
	rests := sheet{name: l.Say("Luật và lưu ý", "Law and notes"), head: []string{l.Say("Mục", "About"), l.Label("", "text")}}
	payers := payerSheet(l)
	var records, years []sheet
	for i, a := range r.cases {
		p := printer{lang: l, book: r.laws[i], horizon: horizon(r.laws[i], a.cs)}
		for _, s := range assumed(l, a) {
			rests.add(l.Label("", "assume"), s)
		}
		if len(a.cs.Record) > 0 {
			s := recordSheet(l, a.cs.Record).filled()
			s.name, s.title = numbered(s.name, len(records)), s.title+" – "+r.title(a)
			records = append(records, s)
		}
		for _, answer := range a.answers {
			t, err := treeOf(answer)
			if err != nil {
				return nil, err
			}
			s := speaker{l, t.says("kind")}
			answers.fields(s, "", t, cell{said: r.title(a)}, cell{said: t.says("id")})
			if s.kind == "contribution" && t.at("gross") != nil {
				payers.payers(l, r.title(a)+": "+t.says("id"), t)
			}
			if y := t.at("years"); y != nil && len(y.kids) > 0 {
				years = append(years, threeSheet(s, t, len(years)/2), yearSheet(s, y, len(years)/2))
			}
			rests.rest(p, s, t)
		}
	}
	rests.add(l.Say("Lưu ý", "Notes"), disclaimer(l))
	return append(withRows(answers, append(append([]sheet{payers}, years...), records...)...), rests), nil
}

func (s *sheet) add(about, said string) {
	row := []cell{{said: about}, {said: said}}
	for _, old := range s.rows {
		if old[0] == row[0] && old[1] == row[1] {
			return
		}
	}
	s.rows = append(s.rows, row)
}

// fields adds every value of an answer, one a line.
func (s *sheet) fields(sp speaker, within string, t *tree, head ...cell) {
	at := map[string]int{}
	defer func() { s.formulas(t, at, len(head)+1) }()
	for i, k := range t.kids {
		label := within + sp.Label(sp.kind, k.key)
		if t.form == list {
			label = fmt.Sprint(within, i+1)
		}
		switch {
		case isFooting(k), k.key == "id", k.key == "kind" && within == "", k.key == "years", k.form == null, k.form == list && len(k.kids) == 0:
		case isLeaf(k):
			at[k.key] = len(s.rows)
			s.rows = append(s.rows, append(append([]cell{}, head...), cell{said: label}, cellOf(sp.Lang, sp.kind, k)))
		default:
			s.fields(sp.within(k), label+" › ", k, head...)
		}
	}
}

// yearSheet returns the years of a projection, with their sums and a chart.
func yearSheet(s speaker, years *tree, n int) sheet {
	out := sheet{name: numbered(s.Label("", "years"), n), title: s.Word(s.kind) + " – " + s.Label("", "years"), sums: []int{2, 3}}
	columns, inner := yearKeys(years), s.within(years)
	for _, key := range columns {
		out.head = append(out.head, s.Label(inner.kind, key))
	}
	for _, y := range years.kids {
		row := make([]cell, len(columns))
		for i, key := range columns {
			row[i] = yearCell(inner, y, key)
		}
		out.rows = append(out.rows, row)
	}
	out.charts = []chart{
		{s.Say("Tiền đóng theo từng năm", "Contributions by year"), stackedBars, []int{2, 3}},
		{out.head[3], lineOf, []int{4}},
	}
	return out
}

// rest adds law, notes and provisions, each once.
func (s *sheet) rest(p printer, sp speaker, t *tree) {
	if law := t.at("law"); law != nil {
		s.add(sp.Label("", "law"), strings.TrimPrefix(p.lawUsed(sp, law), sp.Label("", "law")+": "))
	}
	if notes := t.at("notes"); notes != nil {
		for _, line := range noteLines(sp, notes) {
			s.add(sp.Label("", "notes"), line)
		}
	}
	if missing := t.at("missing"); missing != nil {
		for _, line := range p.missingLines(sp, missing) {
			s.add(sp.Label("", "missing_inputs"), line)
		}
	}
	if cites := t.at("citations"); cites != nil {
		for _, d := range documents(cites) {
			s.add(sp.Label("", "citations"), d.line(sp)+"; "+d.first.says("source"))
		}
	}
}
