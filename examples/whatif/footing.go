package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/volsi/volsi/rules/document"
)

// footing writes what an answer rests on: the law, notes, provisions.
func (p *printer) footing(s speaker, t *tree) {
	p.explain(s, t.at("explain"))
	if notes := t.at("notes"); notes != nil {
		fmt.Fprintf(p.w, "  %s\n", s.Label("", "notes"))
		for _, line := range noteLines(s, notes) {
			fmt.Fprint(p.w, paragraph("   • ", line))
		}
	}
	if missing := t.at("missing"); missing != nil {
		fmt.Fprintf(p.w, "  %s\n", s.Label("", "missing_inputs"))
		for _, line := range p.missingLines(s, missing) {
			fmt.Fprint(p.w, paragraph("   • ", line))
		}
	}
	if cites := t.at("citations"); cites != nil {
		fmt.Fprintf(p.w, "  %s\n", s.Label("", "citations"))
		for _, d := range documents(cites) {
			fmt.Fprint(p.w, paragraph("   • ", d.line(s)), sourceLine(d.first))
		}
	}
	if law := t.at("law"); law != nil {
		fmt.Fprint(p.w, paragraph("  ", p.lawUsed(s, law)))
	}
}

// missingLines says of each input that was not given what it would change.
func (p *printer) missingLines(s speaker, missing *tree) (lines []string) {
	for _, m := range missing.kids {
		var said []string
		for _, e := range m.at("effects").kids {
			said = append(said, s.Effect(s.kind, effectOf(e), p.placeName))
		}
		lines = append(lines, s.cell(m.at("text"))+" "+strings.Join(said, "; ")+".")
	}
	return lines
}

func effectOf(t *tree) document.Effect {
	outcome := func(key string) document.Outcome {
		o := t.at(key)
		return document.Outcome{With: o.says("with"), Value: document.Plain(o.says("value"))}
	}
	return document.Effect{Field: t.says("field"), Now: document.Plain(t.says("now")), Least: outcome("least"), Most: outcome("most")}
}

// placeName returns what a province is called.
func (p *printer) placeName(slug string) string {
	place, err := p.book.Place(slug, p.horizon)
	switch {
	case err != nil:
		return slug
	case place.Territory != nil:
		return p.lang.Of(place.Territory.Name)
	}
	return p.lang.Of(place.Province.Name)
}

// lawUsed says which law an answer comes from, and how far it can be trusted.
func (p *printer) lawUsed(s speaker, law *tree) string {
	return p.regime(s, law) + "; " + p.trusted(s, law) + "."
}

// regime says which law an answer comes from.
func (p *printer) regime(s speaker, law *tree) string {
	out := s.Label("", "law") + ": " + s.Word(law.says("regime"))
	if since := law.says("since"); since != "" {
		out += s.Say(", các mức có từ ", ", as it stands since ") + s.Month(since)
	}
	return out
}

// trusted says which rule files an answer comes from, and how far they can be
// trusted.
func (p *printer) trusted(s speaker, law *tree) string {
	return s.Say("dữ liệu pháp luật ", "rule files ") + law.says("hash") +
		s.Say(", kiểm tra ngày ", ", checked on ") + s.Date(law.says("version")) +
		s.Say(", bảo đảm đến tháng ", ", vouched for until ") + s.Month(p.horizon.String())
}

// noteLines returns each note once, with the provisions that it concerns.
func noteLines(s speaker, notes *tree) []string {
	var texts []string
	cites := map[string][]string{}
	for _, n := range notes.kids {
		said := s.cell(n.at("text"))
		if !slices.Contains(texts, said) {
			texts = append(texts, said)
		}
		if list := n.at("cites"); list != nil {
			for _, c := range list.kids {
				cites[said] = append(cites[said], s.cell(c))
			}
		}
	}
	for i, said := range texts {
		if c := cites[said]; len(c) > 0 {
			texts[i] += " (" + strings.Join(c, "; ") + ")"
		}
	}
	return texts
}

// A cited document, with all of its provisions that an answer rests on.
type cited struct {
	first      *tree
	provisions []*tree
}

// documents gathers provisions by their document.
func documents(cites *tree) (out []*cited) {
	byID := map[string]*cited{}
	for _, c := range cites.kids {
		id := c.says("instrument")
		if byID[id] == nil {
			byID[id] = &cited{first: c}
			out = append(out, byID[id])
		}
		byID[id].provisions = append(byID[id].provisions, c)
	}
	return out
}

// line names the provisions, the document's number and title.
func (d *cited) line(s speaker) string {
	at := make([]string, len(d.provisions))
	for i, c := range d.provisions {
		at[i] = s.Article(c.says("article")) + doubt(s, c)
	}
	return d.first.says("number") + ", " + s.cell(d.first.at("title")) + ": " + strings.Join(at, "; ")
}

// short names the provisions and the document's number.
func (d *cited) short(s speaker) string {
	at := make([]string, len(d.provisions))
	for i, c := range d.provisions {
		at[i] = s.Article(c.says("article")) + doubt(s, c)
	}
	return strings.Join(at, "; ") + ", " + d.first.says("number")
}

// sourceLine says where a document can be read, unbroken so that it can be copied.
func sourceLine(c *tree) string {
	if source := c.says("source"); source != "" {
		return "     " + source + "\n"
	}
	return ""
}

// doubt marks a provision that is not well attested.
func doubt(s speaker, cite *tree) string {
	if c := cite.says("confidence"); c != "" && c != "high" {
		return " (" + strings.ToLower(s.Label("", "confidence")) + ": " + s.Word(c) + ")"
	}
	return ""
}
