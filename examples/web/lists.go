package main

import (
	"cmp"
	"encoding/json"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A choice is one entry of a list, in both languages.
type choice struct {
	Value string     `json:"value"`
	Text  rules.Text `json:"text"`
}

// A province is one as it stood for a time.
type province struct {
	Value string     `json:"value"`
	Text  rules.Text `json:"text"`
	From  string     `json:"from,omitempty"`
	To    string     `json:"to,omitempty"` // its last month
	Into  string     `json:"into,omitempty"`
}

// A bound is the lowest and highest income of a time.
type bound struct {
	From    string                `json:"from"`
	Floor   int64                 `json:"floor"`
	Ceiling int64                 `json:"ceiling"`
	Text    map[words.Lang]string `json:"text"`
	Least   map[words.Lang]string `json:"least"`
}

// listsJSON returns what the page has to choose from, and its texts.
func (d *desk) listsJSON() ([]byte, error) {
	samples, err := d.samples()
	if err != nil {
		return nil, err
	}
	return json.Marshal(struct {
		Texts     map[string]rules.Text `json:"texts"`
		Statuses  []choice              `json:"statuses"`
		Areas     []choice              `json:"areas"`
		Methods   []choice              `json:"methods"`
		Provinces []province            `json:"provinces"`
		Bounds    []bound               `json:"bounds"`
		Sets      []choice              `json:"sets"`
		Samples   []opened              `json:"samples"`
	}{texts, choices(d.calc.Book().Statuses()), choices(calc.Areas()), choices(subsidy.Methods()), provinces(d.calc.Book()), bounds(d.calc.Book()), sets(d.calc.Book()), samples})
}

func choices(values []string) []choice {
	out := make([]choice, len(values))
	for i, v := range values {
		out[i] = choice{v, rules.Text{VI: words.Vietnamese.Word(v), EN: words.English.Word(v)}}
	}
	return out
}

// sets lists the sets of assumptions that a case may name.
func sets(b *rules.Book) (out []choice) {
	for _, s := range b.Assumptions().Sets {
		out = append(out, choice{s.Name, s.Title})
	}
	return out
}

// provinces lists every province that ever stood, by its Vietnamese name.
func provinces(b *rules.Book) (out []province) {
	for _, p := range b.Territories() {
		one := province{Value: p.Slug, Text: p.Name}
		if p.From != 0 {
			one.From = p.From.String()
		}
		if p.Until != 0 {
			one.To = (p.Until - 1).String()
		}
		if p.Into != nil && p.Merged {
			one.Into = p.Into.Root().Slug
		}
		out = append(out, one)
	}
	c := collate.New(language.Vietnamese)
	slices.SortStableFunc(out, func(x, y province) int { return cmp.Compare(c.CompareString(x.Text.VI, y.Text.VI), 0) })
	return out
}

// bounds lists the lowest and the highest income through time.
func bounds(b *rules.Book) (out []bound) {
	for _, l := range b.Laws() {
		c := &l.Contribution
		if !c.Floor.IsKnown() || !c.CeilingBase.IsKnown() {
			continue
		}
		floor, ceiling := int64(c.Floor.Value), int64(c.CeilingBase.Value.Times(c.CeilingMultiple.Value))
		if n := len(out); n > 0 && out[n-1].Floor == floor && out[n-1].Ceiling == ceiling {
			continue
		}
		out = append(out, bound{l.Since.String(), floor, ceiling, map[words.Lang]string{
			words.Vietnamese: bounded(words.Vietnamese, floor, ceiling), words.English: bounded(words.English, floor, ceiling),
		}, map[words.Lang]string{words.Vietnamese: money(words.Vietnamese, floor), words.English: money(words.English, floor)}})
	}
	return out
}

func bounded(l words.Lang, floor, ceiling int64) string {
	return l.Say("từ ", "from ") + money(l, floor) + l.Say(" đến ", " to ") + money(l, ceiling)
}
