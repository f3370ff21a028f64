package main

import (
	"slices"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// A cited document with its provisions that the figures rest on.
type cited struct {
	Line, Source string
	Link         bool
}

// basis is what the figures rest on: what is assumed, notes, provisions, the law.
func (a *answered) basis() any {
	out := struct {
		speech
		Assumed, Notes, Unsaid []string
		Cites                  []cited
		Law                    string
	}{speech: a.speech, Assumed: a.assumed()}
	var cites []rules.Cite
	for i := range a.answers {
		x := &a.answers[i]
		for _, n := range x.Notes() {
			if said := a.noted(n); !slices.Contains(out.Notes, said) {
				out.Notes = append(out.Notes, said)
			}
		}
		cites = append(cites, x.Citations()...)
	}
	out.Cites, out.Unsaid = a.cites(cites), a.unsaid(a.projected())
	law := a.answers[0].Law()
	out.Law = a.Label("", "law") + ": " + a.Word(law.Regime) + a.Say("; dữ liệu pháp luật ", "; rule files ") + law.Hash +
		a.Say(", kiểm tra ngày ", ", checked on ") + a.Date(law.Version) + a.Say(", bảo đảm đến tháng ", ", vouched for until ") + a.month(law.Horizon) + "."
	return out
}

// unsaid tells what was not said and could change an answer, and how.
func (a *answered) unsaid(x *casefile.Answer) (out []string) {
	for _, m := range x.Missing() {
		what, _, _ := strings.Cut(strings.TrimSuffix(a.Of(m.Text), "."), "; ")
		var effects []string
		for _, e := range m.Effects {
			effects = append(effects, a.Effect(x.Kind, e, a.placeName))
		}
		out = append(out, what+". "+strings.Join(effects, "; ")+".")
	}
	return out
}

func (a *answered) placeName(slug string) string {
	return a.place(calc.Residence{Province: slug, Period: rules.Period{From: a.calc.Book().Horizon()}})
}

func (a *answered) noted(n note.Note) string {
	said := a.Of(n.Text)
	var at []string
	for _, c := range n.Cites {
		at = append(at, a.Cite(c))
	}
	if len(at) > 0 {
		said += " (" + strings.Join(at, "; ") + ")"
	}
	return said
}

// assumed lists what is assumed past the horizon.
func (a *answered) assumed() (out []string) {
	x := &a.cs.Assume
	add := func(key string, r rules.Rate, said bool) {
		if said {
			out = append(out, a.Label("assume", key)+": "+a.Rate(r.String()))
		}
	}
	add("inflation", x.Inflation, x.HasInflation)
	add("reference_level_growth", x.ReferenceRise, x.ReferenceRise != 0)
	add("poverty_line_growth", x.PovertyRise, x.PovertyRise != 0)
	add("fund_rate", x.FundRate, x.HasFundRate)
	add("discount", x.Discount, x.Discount != 0)
	return out
}

// cites gathers provisions by their document.
func (a *answered) cites(all []rules.Cite) (out []cited) {
	var order []*rules.Instrument
	at := map[*rules.Instrument][]string{}
	for _, c := range all {
		if c.Instrument == nil {
			continue
		}
		if at[c.Instrument] == nil {
			order = append(order, c.Instrument)
		}
		if said := a.Article(c.Article); !slices.Contains(at[c.Instrument], said) {
			at[c.Instrument] = append(at[c.Instrument], said)
		}
	}
	for _, in := range order {
		out = append(out, cited{
			Line: in.Number + ", " + a.Of(in.Title) + ": " + strings.Join(at[in], "; "), Source: in.Source, Link: strings.HasPrefix(in.Source, "https://"),
		})
	}
	return out
}

// who is the person and the record in words, for the printed page and for
// those who read rather than look.
func (a *answered) who() any {
	out := struct {
		speech
		Title  string
		Person []string
		Rows   [][]string
	}{speech: a.speech, Title: a.cs.Title, Person: a.person()}
	for i, r := range slices.Concat(a.cs.Record, a.plan) {
		out.Rows = append(out.Rows, a.row(&r, i >= len(a.cs.Record)))
	}
	return out
}

func (a *answered) person() (out []string) {
	p := &a.cs.Person
	out = append(out, a.Word(p.Sex.String())+a.Say(", sinh tháng ", ", born ")+a.month(p.Born))
	for _, s := range p.Status {
		out = append(out, a.Word(s.Is)+a.period(s.Period))
	}
	for _, r := range p.Residence {
		var at []string
		for _, name := range []string{r.District, a.place(r), r.Area} {
			if name != "" {
				at = append(at, a.Word(name))
			}
		}
		out = append(out, strings.Join(at, ", ")+a.period(r.Period))
	}
	return out
}

func (a *answered) place(r calc.Residence) string {
	place, err := a.calc.Book().Place(r.Province, r.From)
	switch {
	case err != nil || place.IsZero():
		return r.Province
	case place.Territory != nil:
		return a.Of(place.Territory.Name)
	}
	return a.Of(place.Province.Name)
}

// period says when something held, in brackets.
func (a *answered) period(p rules.Period) string {
	out := " (" + a.Say("từ ", "from ") + a.month(p.From)
	if p.Until != 0 {
		out += a.Say(" đến ", " to ") + a.month(p.Until-1)
	}
	return out + ")"
}

func (a *answered) row(r *calc.Row, planned bool) []string {
	scheme := a.Word(map[pension.Scheme]string{pension.Voluntary: "voluntary", pension.Compulsory: "compulsory"}[r.Scheme])
	state := a.T("past")
	if planned {
		state = a.T("planned")
	}
	to := ""
	if r.Until != 0 {
		to = a.month(r.Until - 1)
	}
	method := ""
	if r.Scheme == pension.Voluntary {
		method = a.Word(r.Method.String())
	}
	return []string{a.month(r.From), to, a.months(r.Months()), scheme, a.vnd(r.Amount), method, state}
}
