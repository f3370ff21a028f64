package main

import (
	"github.com/volsi/volsi/examples/words"
)

// sheets returns comparisons as tables: all differences, the main amounts with
// a chart, the rules that are not the same.
func (d *desk) compareSheets(list []comparison) []sheet {
	l := d.lang
	all := sheet{name: l.Say("So sánh", "Comparison"), head: []string{l.Say("A và B", "A and B"), l.Label("", "id"), l.Say("Kết quả", "Answer"), "A", "B", "B − A"}}
	money := sheet{name: l.Say("Số tiền", "Amounts"), head: []string{l.Say("Kết quả", "Answer"), "A", "B", "B − A", "B / A"}}
	why := sheet{name: l.Say("Vì sao", "Why"), head: []string{l.Say("Từ", "From"), l.Say("Quy định", "Rule"), "A", "B", l.Say("Căn cứ", "Provision")}}
	for _, c := range list {
		pair := c.A + " / " + c.B
		for _, x := range c.Inputs {
			all.rows = append(all.rows, []cell{{said: pair}, {said: l.Say("hồ sơ", "document")}, {said: x.Path}, x.cell(l, x.from), x.cell(l, x.to), {}})
		}
		for _, a := range c.Answers {
			for _, x := range a.Differences {
				row := append([]cell{{said: pair}, {said: a.ID}, {said: x.label(l)}}, x.cells(l)...)
				all.rows = append(all.rows, row)
				if x.isMain() && len(money.rows) < 3*mostBars {
					money.rows = append(money.rows, append(append([]cell{{said: a.ID + ": " + x.label(l)}}, x.cells(l)...), x.ratio(l)))
				}
			}
			for _, x := range a.Why {
				why.add5(l.Month(x.From.String()), l.Param(x.Param), x.Before.said(l), x.After.said(l), x.After.provision(l))
			}
		}
	}
	if len(list) == 1 {
		all.title = list[0].A + " / " + list[0].B
		all.head = all.head[1:]
		for i := range all.rows {
			all.rows[i] = all.rows[i][1:]
		}
	}
	return append(withRows(all, money.drawn(l), why), sheet{name: l.Say("Lưu ý", "Notes"), rows: [][]cell{{{said: disclaimer(l)}}}})
}

// drawn adds a chart of what B is of A, in which small amounts are seen too.
func (s sheet) drawn(l words.Lang) sheet {
	s.charts = []chart{{l.Say("B so với A (100% là không đổi)", "B compared with A (100% is no change)"), bars, []int{5}}}
	return s
}

// ratio returns what B is of A, if A is more than nothing.
func (x difference) ratio(l words.Lang) cell {
	a, b := rational(x.cell(l, x.from).number), rational(x.cell(l, x.to).number)
	if a == nil || b == nil || a.Sign() <= 0 {
		return cell{}
	}
	share := decimal(b.Quo(b, a))
	return cell{said: share, number: share, unit: words.Rate, formula: "{-2,0}/{-3,0}"}
}

// withRows leaves out sheets that have nothing in them, but for the first.
func withRows(first sheet, rest ...sheet) []sheet {
	out := []sheet{first}
	for _, s := range rest {
		if len(s.rows) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// add5 adds a row of texts once.
func (s *sheet) add5(texts ...string) {
	row := make([]cell, len(texts))
	for i, t := range texts {
		row[i].said = t
	}
	for _, old := range s.rows {
		same := true
		for i := range row {
			same = same && old[i] == row[i]
		}
		if same {
			return
		}
	}
	s.rows = append(s.rows, row)
}

// cell returns one side's value.
func (x difference) cell(l words.Lang, t *tree) cell {
	if t == nil {
		return cell{said: "–"}
	}
	return cellOf(l, x.kind, t)
}

// cells returns both values, and their difference as a formula if they are
// numbers.
func (x difference) cells(l words.Lang) []cell {
	a, b := x.cell(l, x.from), x.cell(l, x.to)
	d := cell{said: x.delta(l)}
	if a.isFigure() && b.isFigure() && x.Delta != "" {
		d.number, d.unit, d.formula = string(x.Delta), a.unit, "{-1,0}-{-2,0}"
	}
	return []cell{a, b, d}
}
