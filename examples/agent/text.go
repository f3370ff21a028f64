package main

import (
	"encoding/json"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rules/proof"
)

// textOf writes an answer: its figures a line each, notes, provisions.
func textOf(l words.Lang, a casefile.Answer) string {
	a.Explain = false
	data, err := json.Marshal(a)
	if err != nil {
		return ""
	}
	root, err := document.Parse("", data)
	if err != nil {
		return l.Say("Kết quả dài; xem dữ liệu kèm theo.", "The answer is long; see the data.")
	}
	s := speaker{l, a.Kind}
	lines := []string{s.Word(a.Kind)}
	if a.ID != a.Kind {
		lines[0] += " (" + a.ID + ")"
	}
	refused := textAt(root, "eligible") == "false"
	for i := range root.Kids {
		switch k := &root.Kids[i]; {
		case k.Key == "id", k.Key == "kind", k.Key == "law", k.Key == "notes", k.Key == "citations", k.Key == "age_months", k.Key == "missing" && k.Kind == document.List, refused && k.Text == "0":
		case k.Key == "age_years":
			lines = append(lines, s.Label(s.kind, k.Key)+": "+s.age(k.Text, textAt(root, "age_months")))
		case isTable(k):
			lines = append(lines, s.Label(s.kind, k.Key)+":")
			for j := range k.Kids {
				lines = append(lines, "- "+s.within(k).fields(&k.Kids[j]))
			}
		default:
			lines = append(lines, s.Label(s.kind, k.Key)+": "+s.cell(k))
		}
	}
	return strings.Join(append(lines, s.footing(a)...), "\n") + "\n"
}

// age writes years and odd months as one age.
func (s speaker) age(years, months string) string {
	if months == "" || months == "0" {
		return s.In(words.AgeYear, years)
	}
	return s.In(words.AgeYear, years) + " " + s.In(words.Months, months)
}

// footing writes what an answer rests on.
func (s speaker) footing(a casefile.Answer) (lines []string) {
	for _, n := range a.Notes() {
		lines = append(lines, s.Label("", "notes")+": "+s.Of(n.Text)+" ["+n.Code+"]")
	}
	for _, m := range a.Missing() {
		said := make([]string, len(m.Effects))
		for i, e := range m.Effects {
			said[i] = s.Effect(s.kind, e, words.AsWritten)
		}
		lines = append(lines, s.Label("", "missing_inputs")+": "+m.Path+" – "+s.Of(m.Text)+" "+strings.Join(said, "; "))
	}
	var cites []string
	for _, c := range a.Citations() {
		said := s.Cite(c)
		if c.Confidence != rules.High {
			said += " (" + strings.ToLower(s.Label("", "confidence")) + ": " + s.Word(c.Confidence.String()) + ")"
		}
		cites = append(cites, said)
	}
	if len(cites) > 0 {
		lines = append(lines, s.Label("", "citations")+": "+strings.Join(cites, "; "))
	}
	law := a.Law()
	return append(lines, s.Label("", "law")+": "+s.Word(law.Regime)+s.Say("; dữ liệu ", "; rule files ")+law.Hash+
		s.Say(", kiểm tra ngày ", ", checked on ")+s.Date(law.Version)+s.Say(", bảo đảm đến ", ", vouched for until ")+s.Month(law.Horizon.String()))
}

// A speaker writes the values of one kind of question.
type speaker struct {
	words.Lang
	kind string
}

func textAt(n *document.Node, key string) string {
	if k := n.Child(key); k != nil {
		return k.Text
	}
	return ""
}

func isTable(n *document.Node) bool {
	return n.Kind == document.List && len(n.Kids) > 0 && n.Kids[0].Kind == document.Map
}

// within returns a speaker for what stands within a field.
func (s speaker) within(n *document.Node) speaker {
	if n.Key != "" {
		s.kind += "." + n.Key
	}
	return s
}

// cell writes a value on one line.
func (s speaker) cell(n *document.Node) string {
	switch n.Kind {
	case document.Scalar:
		return s.Value(s.kind, n.Key, n.Text)
	case document.List:
		parts := make([]string, len(n.Kids))
		for i := range n.Kids {
			if k := &n.Kids[i]; k.Kind == document.Scalar {
				parts[i] = s.Value(s.kind, n.Key, k.Text)
			} else {
				parts[i] = s.within(n).fields(k)
			}
		}
		return strings.Join(parts, ", ")
	case document.Map:
		return s.within(n).fields(n)
	}
	return "–"
}

// fields writes an object: a provision, a text, a condition, or its fields.
func (s speaker) fields(n *document.Node) string {
	switch {
	case n.Child("instrument") != nil && n.Child("article") != nil:
		return s.Article(textAt(n, "article")) + ", " + textAt(n, "number")
	case n.Child("vi") != nil && n.Child("en") != nil:
		return textAt(n, s.Say("vi", "en"))
	}
	var parts []string
	if n.Child("what") != nil && n.Child("need") != nil {
		has, asked := s.Condition(textAt(n, "what"), textAt(n, "have"), textAt(n, "need"))
		parts = append(parts, s.Word(textAt(n, "what"))+": "+has+s.Say(", cần ", ", needs ")+asked)
	}
	for i := range n.Kids {
		switch k := &n.Kids[i]; k.Key {
		case "what", "have", "need":
			if len(parts) == 0 {
				parts = append(parts, s.Label(s.kind, k.Key)+": "+s.cell(k))
			}
		case "way":
			parts = append(parts, s.Label(s.kind, k.Key)+": "+s.Way(words.Way{
				Text: s.cell(k.Child("text")), Months: textAt(k, "months"), Month: textAt(k, "month"), Cost: textAt(k, "cost"),
			}))
		case "cite":
			parts = append(parts, "["+s.cell(k)+"]")
		default:
			parts = append(parts, s.Label(s.kind, k.Key)+": "+s.cell(k))
		}
	}
	return strings.Join(parts, "; ")
}

// mostSteps is how many steps of an explanation are written; the data hold all.
const mostSteps = 120

// stepsOf writes how the amounts of an answer came about.
func stepsOf(l words.Lang, a casefile.Answer) string {
	x, ok := a.Result.(calc.Explained)
	if !ok {
		return ""
	}
	w := &stepWriter{Lang: l}
	for _, s := range x.Explain().Steps {
		w.step(&s, 0)
	}
	if w.lines > mostSteps {
		w.text.WriteString(l.Say("… (dữ liệu có đủ, trừ diễn giải quá dài)", "… (the data hold all steps, unless there are very many)") + "\n")
	}
	return l.Label("", "explain") + ":\n" + w.text.String()
}

// mostData is how many steps the data of an answer hold: a tree that is longer
// fills what a model can read, and is left out.
const mostData = 1_000

// long reports whether the explanation of an answer has more steps than that.
func long(a casefile.Answer) bool {
	x, ok := a.Result.(calc.Explained)
	return ok && steps(x.Explain().Steps) > mostData
}

func steps(list []proof.Step) int {
	n := len(list)
	for i := range list {
		n += steps(list[i].Children)
	}
	return n
}

type stepWriter struct {
	words.Lang
	text  strings.Builder
	lines int
}

func (w *stepWriter) step(s *proof.Step, depth int) {
	if w.lines++; w.lines > mostSteps {
		return
	}
	w.text.WriteString(strings.Repeat("  ", depth) + "- " + w.Of(s.Label()))
	if s.Detail != "" {
		w.text.WriteString(" " + s.Detail)
	}
	w.text.WriteString(": " + w.In(stepUnits[s.Unit], shown(s)))
	if s.Op != "" {
		w.text.WriteString(" = " + string(s.Op))
	}
	if !s.Cite.IsZero() {
		w.text.WriteString(" [" + w.Cite(s.Cite) + "]")
	}
	w.text.WriteByte('\n')
	for i := range s.Children {
		w.step(&s.Children[i], depth+1)
	}
}

// shown returns a value as it is read: where it is no finite decimal number,
// with two decimals.
func shown(s *proof.Step) string {
	if t := s.Text(); !strings.Contains(t, "/") {
		return t
	}
	return s.Value().FloatString(2)
}

var stepUnits = map[proof.Unit]words.Unit{
	proof.InVND: words.Money, proof.InRate: words.Rate, proof.InMonths: words.Months, proof.InYears: words.Years, proof.InFactor: words.Any, proof.InPersons: words.Count,
}
