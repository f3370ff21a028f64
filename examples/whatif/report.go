package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules"
)

// A printer writes the answers of cases as text.
type printer struct {
	w       io.Writer
	lang    words.Lang
	book    *rules.Book
	horizon rules.Month
	months  bool // whether explanations are written in full
}

// print writes one case: who it is about, then each question with its answer.
func (p *printer) print(a answered) error {
	p.heading(a)
	p.who(a.cs)
	asked := questions(a.node)
	for i, answer := range a.answers {
		t, err := treeOf(answer)
		if err != nil {
			return err
		}
		p.answer(i+1, len(a.answers), asked[i], t)
	}
	return nil
}

func (p *printer) heading(a answered) {
	title := cmp.Or(a.cs.Title, a.cs.ID, a.file)
	if title == stdin {
		title = p.lang.Say("Hồ sơ từ đầu vào chuẩn", "A case from standard input")
	}
	fmt.Fprintf(p.w, "%s%s\n", paragraph("", title), strings.Repeat("═", pageWidth))
}

// answer writes one question and its answer. Lists stand below the figures as
// tables of their own.
func (p *printer) answer(n, of int, asked, t *tree) {
	s := speaker{p.lang, t.says("kind")}
	solvedFor(t)
	p.question(n, of, s, asked)
	if g := figures(s, t); len(g.rows) > 0 {
		fmt.Fprint(p.w, g.indented("  "))
	}
	p.parts(s, t)
	if assumes(t) {
		fmt.Fprintf(p.w, "  %s%s\n", assumedMark, p.lang.Say("dựa trên giả định, không phải số đã quy định", "rests on assumptions, and not on what is set"))
	}
	p.footing(s, t)
}

// parts writes what is below the figures: lists as tables of their own, and
// whatever holds a list with its figures below it.
func (p *printer) parts(s speaker, t *tree) {
	for _, k := range t.kids {
		switch label := s.Label(s.kind, k.key); {
		case isFooting(k):
		case holdsTable(k):
			p.part(s.within(k), label, k)
		case isTable(k) && slices.ContainsFunc(k.kids, holdsTable):
			for i, item := range k.kids {
				p.part(s.within(k), fmt.Sprintf("%s: %d", label, i+1), item)
			}
		case isTable(k):
			fmt.Fprintf(p.w, "  %s\n%s", label, nested(s, k))
		}
	}
}

func (p *printer) part(s speaker, label string, t *tree) {
	fmt.Fprintf(p.w, "  %s\n", label)
	for _, k := range t.kids {
		if isTable(k) {
			fmt.Fprint(p.w, nested(s, k))
		}
	}
	if g := figures(s, t); len(g.rows) > 0 {
		fmt.Fprint(p.w, g.indented("  "))
	}
}

// holdsTable reports whether a group of fields has a list among them.
func holdsTable(t *tree) bool { return t.form == object && slices.ContainsFunc(t.kids, isTable) }

// solvedFor names the values of a solution by what was solved for: an income, a
// number of months or a month.
func solvedFor(t *tree) {
	if t.says("kind") != "solve" {
		return
	}
	for _, group := range []*tree{t, t.at("one_step_less")} {
		if group == nil {
			continue
		}
		if v := group.at("value"); v != nil {
			v.key = "value_" + t.says("vary")
		}
	}
}

// question says what was asked.
func (p *printer) question(n, of int, s speaker, asked *tree) {
	title := s.Word(s.kind)
	if of > 1 {
		title = fmt.Sprintf("%d. %s", n, title)
	}
	fmt.Fprintf(p.w, "\n%s\n", title)
	var parts []string
	for _, k := range asked.kids {
		if k.key != "kind" && k.key != "id" && k.key != "explain" {
			parts = append(parts, s.Label(s.kind, k.key)+": "+s.running(k))
		}
	}
	if len(parts) > 0 {
		fmt.Fprint(p.w, paragraph("  ", strings.Join(parts, "; ")))
	}
}

// figures returns the fields of an answer that are no lists, one a line.
func figures(s speaker, t *tree) *grid {
	g := &grid{figure: []bool{false, true}}
	refused := t.says("eligible") == "false"
	for _, k := range t.kids {
		switch {
		case k.key == "id", k.key == "kind", isFooting(k), isTable(k), holdsTable(k), k.form == null:
		case refused && k.text == "0":
		case k.key == "age_months" && t.at("age_years") != nil:
		case k.key == "age_years":
			g.add(s.Label(s.kind, k.key), s.age(k.text, t.says("age_months")))
		default:
			g.add(s.Label(s.kind, k.key), firm(t, k.key, s.cell(k)))
		}
	}
	return g
}

// age writes years and odd months as one age.
func (s speaker) age(years, months string) string {
	out := s.In(words.AgeYear, years)
	if months != "" && months != "0" {
		out += " " + s.In(words.Months, months)
	}
	return out
}

// isTable reports whether a field is a list of objects.
func isTable(t *tree) bool { return t.form == list && len(t.kids) > 0 && t.kids[0].form == object }

// isFooting reports whether a field says what an answer rests on.
func isFooting(t *tree) bool {
	return t.key == "law" || t.key == "notes" || t.key == "citations" || t.key == "explain" || t.key == "missing" && t.form == list
}

// horizon returns the last month that the law of a case vouches for.
func horizon(b *rules.Book, cs *casefile.Document) rules.Month {
	if cs.AsKnownOn != 0 {
		return min(b.Horizon(), cs.AsKnownOn.Month())
	}
	return b.Horizon()
}
