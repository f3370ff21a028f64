package main

import (
	"slices"
	"strings"

	"github.com/volsi/volsi/examples/words"
)

// figureKeys are the three that stand side by side.
var figureKeys = []string{"stop_now", "go_on", "most"}

// block arranges one answer.
func (p *printer) block(asked, t *tree) block {
	s := speaker{p.lang, t.says("kind")}
	b := block{
		Title: p.lang.Word(s.kind), Asked: askedLine(s, asked),
		StepsTitle: s.Label("", "explain"), NotesTitle: s.Label("", "notes"), CitesTitle: s.Label("", "citations"),
	}
	b.Groups = append(b.Groups, groupOf(s, t))
	for _, k := range t.kids {
		b.part(s, k)
	}
	b.charts(s, t)
	b.foot(p, s, t)
	return b
}

func askedLine(s speaker, asked *tree) string {
	var parts []string
	for _, k := range asked.kids {
		if k.key != "kind" && k.key != "id" && k.key != "explain" {
			parts = append(parts, s.Label(s.kind, k.key)+": "+s.running(k))
		}
	}
	return strings.Join(parts, "; ")
}

// part adds what stands within an answer: a figure beside others, a group, a table.
func (b *block) part(s speaker, k *tree) {
	title := s.Label(s.kind, k.key)
	switch {
	case isFooting(k):
	case slices.Contains(figureKeys, k.key):
		b.Cards = append(b.Cards, card{title, cardFacts(s.within(k), k)})
	case isTable(k):
		b.Tables = append(b.Tables, tableOf(s, k))
	case isGroup(k):
		inner := s.within(k)
		g := groupOf(inner, k)
		g.Title = title
		b.Groups = append(b.Groups, g)
		for _, sub := range k.kids {
			b.part(inner, sub)
		}
	}
}

// isGroup reports whether a field has fields of its own that are shown one by one.
func isGroup(t *tree) bool { return t.form == object && !isLeaf(t) }

// groupOf parts the fields of an object into rights and amounts.
func groupOf(s speaker, t *tree) (g group) {
	refused := t.says("eligible") == "false"
	for _, k := range t.kids {
		f, _ := words.FieldOf(s.kind, k.key)
		x := fact{Label: s.Label(s.kind, k.key), Figure: f.IsFigure()}
		switch {
		case k.key == "id", k.key == "kind", isFooting(k), isTable(k), isGroup(k), isStanding(t, k.key), k.form == null, k.form == list && len(k.kids) == 0:
			continue
		case refused && k.text == "0", k.key == "age_months" && t.at("age_years") != nil:
			continue
		case k.key == "age_years":
			x.Value = s.age(k.text, t.says("age_months"))
		default:
			x.Value, x.Mark = s.cell(k), s.mark(t, k.key)
		}
		if f.Unit == words.Money {
			g.Amounts = append(g.Amounts, x)
		} else {
			g.Rights = append(g.Rights, x)
		}
	}
	return g
}

func cardFacts(s speaker, t *tree) (out []fact) {
	g := groupOf(s, t)
	for _, x := range append(g.Rights, g.Amounts...) {
		x.Big = x.Label == s.Label(s.kind, "monthly")
		out = append(out, x)
	}
	return out
}

// tableOf sets a list of objects as a table, one line an item; items with many
// parts stand below each other.
func tableOf(s speaker, t *tree) htmlTable {
	s.kind += "." + t.key
	columns := columnsOf(t)
	out := htmlTable{Title: s.Label(strings.TrimSuffix(s.kind, "."+t.key), t.key)}
	if t.key == "years" && t.kids[0].at("year") != nil {
		return yearTable(s, t, out.Title)
	}
	switch n := len(columns); {
	case n <= 4, n == 5 && !slices.ContainsFunc(t.kids, hasParts), n <= 7 && isShort(s, t, columns):
	case len(t.kids) <= 3 && n < 20:
		return turned(s, t, columns, out)
	default:
		return stacked(s, t, out)
	}
	for _, key := range columns {
		f, _ := words.FieldOf(s.kind, key)
		out.Head = append(out.Head, fact{Value: s.Label(s.kind, key), Figure: f.IsFigure()})
	}
	for _, item := range t.kids {
		var row []fact
		for i, text := range briefs(s, item, columns) {
			row = append(row, fact{Value: text, Figure: out.Head[i].Figure})
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// isShort reports whether no item has parts or begins with a long text, so that
// many columns have room beside each other.
func isShort(s speaker, t *tree, columns []string) bool {
	return !slices.ContainsFunc(t.kids, func(item *tree) bool {
		first := item.at(columns[0])
		return hasParts(item) || first != nil && len([]rune(s.cell(first))) > 20
	})
}

// hasParts reports whether an item has tables or groups of its own.
func hasParts(t *tree) bool {
	return slices.ContainsFunc(t.kids, func(k *tree) bool { return isTable(k) || isGroup(k) })
}

// turned sets a few items beside each other, one line a field.
func turned(s speaker, t *tree, columns []string, out htmlTable) htmlTable {
	texts := make([][]string, len(t.kids))
	for i, item := range t.kids {
		texts[i] = briefs(s, item, columns)
	}
	for j, key := range columns {
		f, _ := words.FieldOf(s.kind, key)
		row := []fact{{Value: s.Label(s.kind, key)}}
		for i := range texts {
			row = append(row, fact{Value: texts[i][j], Figure: f.IsFigure()})
		}
		out.Rows = append(out.Rows, row)
	}
	out.Turned = true
	return out
}

func stacked(s speaker, t *tree, out htmlTable) htmlTable {
	for i, item := range t.kids {
		if i > 0 {
			out.Rows = append(out.Rows, []fact{{}, {}})
		}
		columns := columnsOf(&tree{kids: []*tree{item}})
		for j, text := range briefs(s, item, columns) {
			out.Rows = append(out.Rows, []fact{{Value: s.Label(s.kind, columns[j])}, {Value: text}})
		}
	}
	return out
}

// foot adds the explanation, the notes, the provisions and the law.
func (b *block) foot(p *printer, s speaker, t *tree) {
	if x := t.at("explain"); x != nil {
		b.steps(s, x, 0)
	}
	if notes := t.at("notes"); notes != nil {
		b.Notes = noteLines(s, notes)
	}
	if missing := t.at("missing"); missing != nil {
		b.Notes = append(b.Notes, p.missingLines(s, missing)...)
	}
	if cites := t.at("citations"); cites != nil {
		for _, d := range documents(cites) {
			b.Cites = append(b.Cites, d.short(s))
		}
	}
	if law := t.at("law"); law != nil {
		b.Law = p.regime(s, law)
	}
}

// steps lists the steps of an explanation, each below the one that it is part
// of. The trees of single years and very long lists of parts are left to the
// command line, as on a page they would hide the rest.
func (b *block) steps(s speaker, t *tree, depth int) {
	deeper := depth
	if t.at("value") != nil {
		x := htmlStep{Label: s.cell(t.at("label")), Value: stepAmount(s, t), Indent: .5 + float64(min(depth, 12))*.9}
		if detail := t.says("detail"); detail != "" {
			x.Label += " (" + detailOf(s, detail) + ")"
		}
		if t.at("cite") != nil {
			x.Cite = s.cell(t.at("cite"))
		}
		b.Steps = append(b.Steps, x)
		deeper++
	}
	for _, k := range t.kids {
		if k.form == list || k.form == object {
			b.below(s, k, deeper)
		}
	}
}

func (b *block) below(s speaker, k *tree, depth int) {
	if k.form == list {
		for _, item := range k.kids {
			if ofYear := depth == 0 && len(item.says("detail")) == len("2026"); !ofYear && (depth == 0 || len(k.kids) <= mostParts) {
				b.steps(s, item, depth)
			}
		}
	} else if k.key == "explain" {
		b.steps(s, k, depth)
	}
}

// charts draws what an answer has to draw.
func (b *block) charts(s speaker, t *tree) {
	if layers := t.at("layers"); layers != nil && len(layers.kids) > 0 {
		b.Charts = append(b.Charts, picture{s.Say("Ai trả bao nhiêu", "Who pays how much"), layerBar(s, t)})
	}
	if years := t.at("years"); years != nil && len(years.kids) > 1 {
		b.Charts = append(b.Charts,
			picture{s.Say("Thời gian đóng và lương hưu theo từng năm", "Insured time and pension by year"), pathChart(s, years)},
			picture{s.Say("Tiền đóng theo từng năm", "Contributions by year"), paidChart(s, years)})
	}
	if now, on := t.at("stop_now"), t.at("go_on"); now != nil && on != nil {
		b.Charts = append(b.Charts, picture{s.Say("So sánh: lương hưu hằng tháng và số tiền tự đóng", "Compared: monthly pension and own money"), threeChart(s, t)})
	}
}
