package main

import (
	"os"
	"strings"

	"github.com/volsi/volsi/examples/words"
)

// html writes the comparisons as one file that prints.
func (d *desk) compareHTML(name string, list []comparison, pairs [][2]side) error {
	p := page{Lang: d.lang, Title: d.lang.Say("So sánh", "Comparison"), Disclaimer: disclaimer(d.lang)}
	for i, c := range list {
		x, err := d.comparePage(c, pairs[i])
		if err != nil {
			return err
		}
		p.Cases = append(p.Cases, x)
	}
	return p.write(name)
}

// write fills the template in.
func (p *page) write(name string) error {
	var out strings.Builder
	if err := pageTemplate.Execute(&out, p); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(out.String()), 0o644)
}

// comparePage shows two sides: who they are, what the documents say
// differently, and question by question what follows from that.
func (d *desk) comparePage(c comparison, pair [2]side) (casePage, error) {
	a, b := pair[0], pair[1]
	pr := printer{lang: d.lang, book: a.book, horizon: horizon(a.book, a.cs)}
	who, other := pr.person(&a.cs.Person), pr.person(&b.cs.Person)
	out := casePage{Title: d.lang.Say("So sánh", "Comparison"), Person: "A: " + c.A + "\nB: " + c.B, Record: who}
	if who != other {
		out.Person, out.Record = "A: "+c.A+" – "+who+"\nB: "+c.B+" – "+other, ""
	}
	out.AssumedTitle, out.Assumed = d.lang.Label("", "assume"), assumed(d.lang, a.answered())
	if err := out.lived(d.lang, a.answered(), a.book, sideTitle(d.lang, "A", len(c.Inputs) > 0)); err != nil {
		return out, err
	}
	if len(c.Inputs) > 0 {
		if err := out.lived(d.lang, b.answered(), b.book, sideTitle(d.lang, "B", true)); err != nil {
			return out, err
		}
		out.Records = append(out.Records, inputTable(d.lang, c.Inputs))
	}
	for _, x := range c.Answers {
		out.Blocks = append(out.Blocks, d.changeBlock(x))
	}
	out.Blocks = append(out.Blocks, d.onlyBlocks(c)...)
	return out, nil
}

func sideTitle(l words.Lang, side string, both bool) string {
	title := l.Say("Quá trình đóng", "Record")
	if both {
		title += " (" + side + ")"
	}
	return title
}

func (s side) answered() answered { return answered{s.name, s.cs, s.node, s.answers} }

func inputTable(l words.Lang, list []difference) htmlTable {
	out := htmlTable{Title: l.Say("Hồ sơ khác nhau ở", "The documents differ in"), Head: []fact{{Value: l.Say("Mục", "Place")}, {Value: "A"}, {Value: "B"}}}
	for _, x := range list {
		out.Rows = append(out.Rows, []fact{{Value: x.Path}, {Value: x.value(l, x.from)}, {Value: x.value(l, x.to)}})
	}
	return out
}

// changeBlock shows one question: amounts as bars, all differences, the rules
// that are not the same.
func (d *desk) changeBlock(a answerChange) block {
	s := speaker{d.lang, a.Kind}
	b := block{Title: d.lang.Word(a.Kind)}
	if a.ID != a.Kind {
		b.Title += " (" + a.ID + ")"
	}
	list, left := withoutYears(a.Differences)
	if groups := changeBars(s, list); len(groups) > 0 {
		b.Charts = append(b.Charts, picture{d.lang.Say("Các số tiền khác nhau", "Amounts that differ"), barChart(b.Title, groups)})
	}
	t := htmlTable{Class: "diff", Head: []fact{{Value: d.lang.Say("Kết quả", "Answer")}, {Value: "A", Figure: true}, {Value: "B", Figure: true}, {Value: "B − A", Figure: true}}}
	for _, x := range list {
		t.Rows = append(t.Rows, []fact{{Value: x.label(d.lang)}, x.fact(d.lang, x.from), x.fact(d.lang, x.to), {Value: x.delta(d.lang), Figure: x.isFigure()}})
	}
	b.Tables = append(b.Tables, t)
	if left > 0 {
		b.Tables = append(b.Tables, yearChanges(d.lang, a.Differences))
	}
	b.Tables = append(b.Tables, d.whyTables(a)...)
	return b
}

func (x difference) isFigure() bool {
	f, _ := words.FieldOf(x.kind, x.key)
	return f.IsFigure()
}

func (x difference) fact(l words.Lang, t *tree) fact {
	return fact{Value: x.value(l, t), Figure: x.isFigure()}
}

// yearChanges lists the single years in which money differs, a year a line.
func yearChanges(l words.Lang, list []difference) htmlTable {
	out := htmlTable{Title: l.Say("Theo từng năm", "Year by year"), Class: "record", Head: []fact{{Value: l.Label("", "year")}, {Value: l.Say("Mục", "Field")}, {Value: "A", Figure: true}, {Value: "B", Figure: true}, {Value: "B − A", Figure: true}}}
	for _, x := range list {
		rest, ok := strings.CutPrefix(x.Path, "/years/")
		if !ok {
			continue
		}
		year, _, _ := strings.Cut(rest, "/")
		out.Rows = append(out.Rows, []fact{{Value: year}, {Value: l.Label(x.kind, x.key)}, {Value: x.value(l, x.from), Figure: true}, {Value: x.value(l, x.to), Figure: true}, {Value: x.delta(l), Figure: true}})
	}
	return out
}

// whyTables lists the rules that are not the same.
func (d *desk) whyTables(a answerChange) (out []htmlTable) {
	l := d.lang
	if len(a.Why) > 0 {
		t := htmlTable{Title: l.Say("Vì quy định khác nhau", "Because the rules differ"), Head: []fact{{Value: l.Say("Từ", "From")}, {Value: l.Say("Quy định", "Rule")}, {Value: "A"}, {Value: "B"}, {Value: l.Say("Căn cứ", "Provision")}}}
		for _, x := range a.Why {
			t.Rows = append(t.Rows, []fact{{Value: l.Month(x.From.String())}, {Value: l.Param(x.Param)}, {Value: x.Before.said(l)}, {Value: x.After.said(l)}, {Value: x.After.provision(l)}})
		}
		out = append(out, t)
	}
	if len(a.Supports) > 0 {
		g := d.supportGrid(a.Supports)
		t := htmlTable{Title: l.Say("Quy định hỗ trợ khác nhau", "Rules of support that differ")}
		for _, h := range g.head {
			t.Head = append(t.Head, fact{Value: h})
		}
		for _, row := range g.rows {
			var cells []fact
			for _, c := range row {
				cells = append(cells, fact{Value: c})
			}
			t.Rows = append(t.Rows, cells)
		}
		out = append(out, t)
	}
	return out
}

// onlyBlocks name the questions that one side asks alone, or say that nothing
// differs.
func (d *desk) onlyBlocks(c comparison) (out []block) {
	for _, x := range []struct {
		side string
		ids  []string
	}{{"A", c.OnlyA}, {"B", c.OnlyB}} {
		if len(x.ids) > 0 {
			out = append(out, block{Title: d.lang.Say("Câu hỏi chỉ có ở ", "Questions only in ") + x.side, Asked: strings.Join(x.ids, ", ")})
		}
	}
	if c.same() {
		out = append(out, block{Title: d.lang.Say("Kết quả không có khác biệt.", "The answers show no difference.")})
	}
	return out
}
