package remote

import (
	"fmt"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A Value is what a parameter of the law is from a month on.
type Value struct {
	Param string      `json:"param"`
	Name  rules.Text  `json:"name"`
	Since rules.Month `json:"since,omitzero"`
	State string      `json:"state"` // set; none: the law does not set it; unknown: nobody could find it
	Value string      `json:"value,omitempty"`
	Cite  *rules.Cite `json:"cite,omitempty"`
}

// A Law is the law of a month as data.
type Law struct {
	Month   rules.Month `json:"month"`
	Regime  string      `json:"regime"`
	Since   rules.Month `json:"since,omitzero"`
	Before  rules.Month `json:"before,omitzero"` // the month from which something differs
	Version string      `json:"version"`         // the day on which the rule files were last checked
	Hash    string      `json:"hash"`
	Horizon rules.Month `json:"horizon"`
	Past    bool        `json:"past_horizon"` // the last known values are carried on
	Values  []Value     `json:"values"`
}

// LawOn returns the law of a month: every parameter whose name begins with
// prefix and that the law sets.
func LawOn(b *rules.Book, m rules.Month, prefix string) (Law, error) {
	law := b.On(m)
	out := Law{
		Month: m, Regime: string(law.Regime.Value), Since: law.Since, Before: law.Before, Version: b.Checked().String(),
		Hash: b.Version(), Horizon: b.Horizon(), Past: m > b.Horizon(), Values: []Value{},
	}
	for _, e := range b.Values(m) {
		if strings.HasPrefix(e.Param, prefix) && e.State != rules.Unset {
			out.Values = append(out.Values, valueOf(e))
		}
	}
	if !slices.ContainsFunc(rules.Params(), func(p string) bool { return strings.HasPrefix(p, prefix) }) {
		return out, unknownParam(prefix)
	}
	return out, nil
}

// A History is the life of one parameter.
type History struct {
	Param  string     `json:"param"`
	Name   rules.Text `json:"name"`
	Hash   string     `json:"hash"`
	Values []Value    `json:"values"`
}

// HistoryOf returns what a parameter was through time, oldest first.
func HistoryOf(b *rules.Book, param string) (History, error) {
	entries, ok := b.History(param)
	if !ok {
		return History{}, unknownParam(param)
	}
	out := History{Param: param, Name: nameOf(param), Hash: b.Version(), Values: make([]Value, len(entries))}
	for i, e := range entries {
		out.Values[i] = valueOf(e)
	}
	return out, nil
}

func unknownParam(name string) error {
	return document.Faults{{
		Code: rules.UnknownParam, Path: "/param", Value: name, Message: fmt.Sprintf("no parameter %q", name), Hint: document.OneOf(name, rules.Params()),
	}}
}

func nameOf(param string) rules.Text {
	return rules.Text{VI: words.Vietnamese.Param(param), EN: words.English.Param(param)}
}

func valueOf(e rules.Entry) Value {
	v := Value{Param: e.Param, Name: nameOf(e.Param), Since: e.From, State: "set", Value: e.Value}
	switch e.State {
	case rules.Unset:
		v.State, v.Value = "none", ""
	case rules.Unknown:
		v.State, v.Value = "unknown", ""
	}
	if !e.Cite.IsZero() {
		v.Cite = &e.Cite
	}
	return v
}

// A Support is one rule by which somebody bears a part of what people pay.
type Support struct {
	Rule    string      `json:"rule"`
	For     string      `json:"for"`   // voluntary_si or health
	Payer   string      `json:"payer"` // state, province, district, commune, fund
	Group   string      `json:"group,omitempty"`
	Helps   string      `json:"helps"`
	Pays    string      `json:"pays"`
	Share   rules.Rate  `json:"share,omitzero"`
	Amount  rules.VND   `json:"amount,omitzero"`
	Of      string      `json:"of,omitempty"`    // what the share is a share of
	Total   bool        `json:"total,omitempty"` // the share is what the State and the payer reach together
	From    rules.Month `json:"from,omitzero"`
	To      rules.Month `json:"to,omitzero"`
	Months  int         `json:"max_months,omitzero"`
	Became  string      `json:"became"` // in_force, expired, replaced, extended, draft, unknown
	Open    []string    `json:"open,omitempty"`
	Sources []string    `json:"sources,omitempty"`
	Cite    rules.Cite  `json:"cite"`
}

// A Place is where supports hold.
type Place struct {
	Province  string     `json:"province"`
	Name      rules.Text `json:"name"`
	Territory string     `json:"territory,omitempty"` // the province of before a merger
}

// Supports are the rules that could help somebody in a place in a month.
type Supports struct {
	Month rules.Month `json:"month"`
	Place Place       `json:"place"`
	Hash  string      `json:"hash"`
	State []Value     `json:"state"` // what the State itself bears, everywhere
	Rules []Support   `json:"rules"`
}

// SupportsIn returns the rules of a province, named as the book knows it.
func SupportsIn(b *rules.Book, province string, m rules.Month) (Supports, error) {
	place, err := b.Place(province, m)
	if err != nil {
		return Supports{}, at("/province", err)
	}
	out := Supports{Month: m, Place: Place{Province: place.Province.Slug, Name: place.Province.Name}, Hash: b.Version(), State: []Value{}, Rules: []Support{}}
	if place.Territory != nil {
		out.Place.Territory = place.Territory.Slug
	}
	for _, e := range b.Values(m) {
		if strings.HasPrefix(e.Param, "support.") && e.State != rules.Unset {
			out.State = append(out.State, valueOf(e))
		}
	}
	for _, s := range []rules.Scheme{rules.VoluntarySI, rules.Health} {
		for _, l := range b.Layers(s, m, place) {
			out.Rules = append(out.Rules, supportOf(l))
		}
	}
	return out, nil
}

func supportOf(l *rules.Layer) Support {
	s := Support{
		Rule: l.ID, For: l.For.String(), Payer: l.Payer.String(), Group: l.Group, Helps: l.Helps(), Pays: l.Pays(), Share: l.Rate, Amount: l.Amount,
		From: l.Period.From, Months: l.MaxMonths, Became: string(l.Became), Open: l.Open, Sources: l.Sources, Cite: l.Cite,
	}
	if s.Total = l.Form == rules.ByTotal; l.Form != rules.ByAmount {
		s.Of = l.Of.String()
	}
	if l.Period.Until != 0 {
		s.To = l.Period.Until - 1
	}
	return s
}

// An Instrument is one legal document with what it sets.
type Instrument struct {
	ID        string     `json:"id"`
	Number    string     `json:"number"`
	Kind      string     `json:"kind"`
	Title     rules.Text `json:"title"`
	Issuer    string     `json:"issuer,omitempty"`
	Published rules.Date `json:"published,omitzero"`
	InForce   rules.Date `json:"in_force,omitzero"`
	Source    string     `json:"source"`
	Values    []Value    `json:"values,omitempty"`
	Rules     []Support  `json:"rules,omitempty"`
}

// InstrumentOf returns a legal document by the name of its rule file.
func InstrumentOf(b *rules.Book, id string) (Instrument, error) {
	all := b.Instruments()
	ids := make([]string, len(all))
	for i := range all {
		if ids[i] = all[i].ID; ids[i] == id {
			return instrumentOf(b, &all[i]), nil
		}
	}
	return Instrument{}, document.Faults{{
		Code: UnknownInstrument, Path: "/instrument", Value: id, Hint: document.DidYouMean(id, ids), Message: fmt.Sprintf("no legal document %q", id),
	}}
}

// UnknownInstrument is the code of a legal document that the book does not hold.
const UnknownInstrument document.Code = "unknown-instrument"

func headOf(i *rules.Instrument) Instrument {
	return Instrument{
		ID: i.ID, Number: i.Number, Kind: string(i.Kind), Title: i.Title, Issuer: i.Issuer, Published: i.Published, InForce: i.InForce, Source: i.Source,
	}
}

func instrumentOf(b *rules.Book, i *rules.Instrument) Instrument {
	out := headOf(i)
	for _, p := range rules.Params() {
		entries, _ := b.History(p)
		for _, e := range entries {
			if e.Cite.Instrument != nil && e.Cite.Instrument.ID == i.ID {
				out.Values = append(out.Values, valueOf(e))
			}
		}
	}
	for _, l := range b.AllLayers() {
		if l.Cite.Instrument != nil && l.Cite.Instrument.ID == i.ID {
			out.Rules = append(out.Rules, supportOf(l))
		}
	}
	return out
}

// MonthOf reads a month that somebody named.
func MonthOf(path, text string) (rules.Month, error) {
	m, err := rules.ParseMonth(text)
	if err != nil {
		return 0, document.Faults{{Code: calc.BadMonth, Path: path, Value: text, Bound: "2026-07 or 2026-07-15", Message: err.Error()}}
	}
	return m, nil
}

// at gives faults without a place their place.
func at(path string, err error) error {
	faults := slices.Clone(document.All(err))
	for i := range faults {
		faults[i].Path = path
	}
	return faults
}

// InstrumentsOf lists the legal documents of a book.
func InstrumentsOf(b *rules.Book) []Instrument {
	all := b.Instruments()
	out := make([]Instrument, len(all))
	for i := range all {
		out[i] = headOf(&all[i])
	}
	return out
}
