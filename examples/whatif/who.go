package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// who writes the person on one line and what was paid on another.
func (p *printer) who(cs *casefile.Document) {
	if said := p.person(&cs.Person); said != "" {
		fmt.Fprint(p.w, paragraph("", said))
	}
	if len(cs.Record) > 0 {
		fmt.Fprint(p.w, paragraph("", p.lang.Say("Quá trình đóng: ", "Record: ")+p.record(cs.Record)))
	}
}

func (p *printer) person(who *calc.Person) string {
	l := p.lang
	var parts []string
	if who.Sex != 0 {
		parts = append(parts, l.Word(who.Sex.String()))
	}
	if who.Born != 0 {
		parts = append(parts, l.Say("sinh tháng ", "born ")+l.Month(who.Born.String()))
	}
	if len(parts) > 0 {
		parts = []string{strings.Join(parts, ", ")}
	}
	for _, s := range who.Status {
		parts = append(parts, l.Word(s.Is)+p.period(s.Period))
	}
	for _, r := range who.Residence {
		parts = append(parts, p.place(r)+p.period(r.Period))
	}
	return strings.Join(parts, "; ")
}

func (p *printer) place(r calc.Residence) string {
	var parts []string
	for _, name := range []string{r.District, p.province(r), r.Area} {
		if name != "" {
			parts = append(parts, p.lang.Word(name))
		}
	}
	return strings.Join(parts, ", ")
}

// province returns the name of a province as it was when somebody came there.
func (p *printer) province(r calc.Residence) string {
	place, err := p.book.Place(r.Province, r.From)
	if err != nil || place.IsZero() {
		return r.Province
	}
	if place.Territory != nil {
		return p.lang.Of(place.Territory.Name)
	}
	return p.lang.Of(place.Province.Name)
}

// period writes when something held, in brackets.
func (p *printer) period(q rules.Period) string {
	from := p.lang.Say("từ ", "from ") + p.lang.Month(q.From.String())
	if q.Until == 0 {
		return " (" + from + ")"
	}
	return " (" + from + p.lang.Say(" đến ", " to ") + p.lang.Month((q.Until - 1).String()) + ")"
}

// record sums up the rows of a record by scheme.
func (p *printer) record(rows []calc.Row) string {
	months := map[string]int{}
	var parts []string
	for i := range rows {
		r := &rows[i]
		if r.Until == 0 {
			parts = append(parts, p.scheme(r)+p.period(r.Period))
		}
		months[p.scheme(r)] += r.Months()
	}
	for i := range rows {
		name := p.scheme(&rows[i])
		if n := months[name]; n > 0 {
			parts = append(parts, name+" "+p.lang.Months(strconv.Itoa(n)))
		}
		delete(months, name)
	}
	return strings.Join(parts, "; ")
}

func (p *printer) scheme(r *calc.Row) string {
	name := p.lang.Word(map[pension.Scheme]string{pension.Voluntary: "voluntary", pension.Compulsory: "compulsory"}[r.Scheme])
	if r.Withdrawn {
		name += p.lang.Say(" (đã hưởng một lần)", " (withdrawn)")
	}
	return name
}

// questions returns the questions of a case as they were asked.
func questions(n *document.Node) []*tree {
	ask := n.Child("ask")
	if ask.Kind != document.List {
		return []*tree{ofNode(ask)}
	}
	return ofNode(ask).kids
}
