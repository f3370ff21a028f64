package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

type supportCommand struct {
	Province string      `required:"" placeholder:"PROVINCE" help:"Tỉnh: tên, có dấu hoặc không, hoặc mã của tháng đó. A province: its name, with or without marks, or its code in that month."`
	Month    rules.Month `required:"" placeholder:"MONTH" help:"Tháng, như 2022-03. A month such as 2022-03."`
	Scheme   string      `enum:",voluntary_si,health" default:"" placeholder:"SCHEME" help:"voluntary_si (bảo hiểm xã hội tự nguyện) hoặc health (bảo hiểm y tế); bỏ trống: cả hai. One of the two, or both if left out."`
}

// A helping rule is a support rule that may help in a place and month, as JSON
// shows it.
type helping struct {
	support
	Who       []string `json:"who,omitempty"`
	Territory []string `json:"territory,omitempty"` // where it helps, if that is not the whole place: a former province, or where the school is
	Months    int      `json:"max_months,omitempty"`
	Counted   string   `json:"counted,omitempty"` // the months: from grants or from the start of the status
	StacksOn  string   `json:"stacks_on,omitempty"`
	Became    string   `json:"became,omitempty"`
	By        string   `json:"by,omitempty"`
	Open      []string `json:"open,omitempty"` // what the source leaves open
	Sources   []string `json:"sources,omitempty"`

	who    []rules.Who
	within []*rules.Province
}

// Run prints every rule of support that may help in the place in the month.
func (c *supportCommand) Run(d *desk) error {
	book, err := rulesets.Vietnam()
	if err != nil {
		return err
	}
	place, err := book.Place(c.Province, c.Month)
	if err != nil {
		return err
	}
	var list []helping
	for _, scheme := range []rules.Scheme{rules.VoluntarySI, rules.Health} {
		if c.Scheme == "" || c.Scheme == scheme.String() {
			list = append(list, c.helping(book, scheme, place)...)
		}
	}
	if d.json {
		return show(d, list, nil, nil, "")
	}
	d.helpings(list, d.placeName(place)+", "+d.lang.Month(c.Month.String()))
	return nil
}

// helping returns the rules of one scheme: the State's shares of contributions,
// which are parameters of the law, and layers.
func (c *supportCommand) helping(book *rules.Book, scheme rules.Scheme, place rules.Place) (out []helping) {
	for _, e := range book.Values(c.Month) {
		group, ok := strings.CutPrefix(e.Param, "support.share.")
		if rate, err := rules.ParseRate(e.Value); ok && err == nil && scheme == rules.VoluntarySI {
			out = append(out, helping{support: support{
				Layer: e.Param, For: scheme.String(), Payer: rules.PaidByState.String(), Group: group, Share: rate,
				Of: rules.OfMinimumContribution.String(), From: e.From, Cite: e.Cite,
			}})
		}
	}
	for _, l := range book.Layers(scheme, c.Month, place) {
		h := helpingOf(l, c.Month, place)
		if h.Became == string(rules.InForce) && h.To != 0 && h.To < book.Horizon() {
			h.Became = "" // a later rule took its place
		}
		out = append(out, h)
	}
	return out
}

func helpingOf(l *rules.Layer, m rules.Month, place rules.Place) helping {
	h := helping{support: supportOf(l, true), Months: l.MaxMonths, StacksOn: l.StacksOn, Became: string(l.Became), By: l.By, Open: l.Open, Sources: l.Sources, who: l.Who}
	h.Change = ""
	if l.MaxMonths > 0 {
		h.Counted = map[bool]string{false: "grants", true: "status"}[l.SinceState]
	}
	here := false
	for i := range l.Who {
		h.Who = append(h.Who, l.Who[i].String())
		here = here || l.Who[i].Covers(place)
	}
	for _, p := range l.Places() {
		if !here || p.Merged && p.Until != 0 && m >= p.Until {
			h.Territory, h.within = append(h.Territory, p.Slug), append(h.within, p)
		}
	}
	return h
}

func (d *desk) placeName(p rules.Place) string {
	name := d.lang.Of(p.Province.Name)
	if p.Territory != nil {
		name += " (" + d.lang.Say("địa bàn cũ: ", "formerly ") + d.lang.Of(p.Territory.Name) + ")"
	}
	return name
}

// helpings prints the rules below the scheme and the payer that they belong to.
func (d *desk) helpings(list []helping, where string) {
	fmt.Fprintln(d.out, where)
	scheme, payer, local := "", "", false
	var cited []value
	for _, h := range list {
		if h.For != scheme {
			scheme, payer = h.For, ""
			fmt.Fprintf(d.out, "\n%s\n", d.lang.Say("Hỗ trợ đóng ", "Support for ")+d.lang.Word(scheme))
		}
		if h.Payer != payer {
			payer = h.Payer
			fmt.Fprintf(d.out, " %s\n", d.lang.Value("", "payer", payer))
		}
		local = local || payer != rules.PaidByState.String()
		d.oneHelping(h)
		cited = append(cited, value{Cite: h.Cite})
	}
	if !local {
		fmt.Fprintln(d.out, d.lang.Say("Chưa tìm thấy quy định hỗ trợ nào của địa phương.", "No local rule of support was found."))
	}
	fmt.Fprintf(d.out, "\n%s\n", d.lang.Say("Văn bản", "Documents"))
	d.titles(cited)
}

// oneHelping prints whom a rule helps, with how much, and where that is said.
func (d *desk) oneHelping(h helping) {
	fmt.Fprint(d.out, paragraph("  • ", h.helps(d.lang)+": "+d.lang.Pays(h.Amount, h.Share, h.Of, h.Total)+h.limits(d.lang)+"."))
	fate := d.lang.Value("", "became", h.Became)
	if h.By != "" {
		fate += d.lang.Say(" bằng ", " by ") + h.By
	}
	said := []string{h.Layer, h.period(d.lang)}
	if h.Became != "" {
		said = append(said, fate)
	}
	said = append(said, value{Cite: h.Cite}.provision(d.lang))
	if len(h.Open) > 0 {
		said = append(said, d.lang.Say("nguồn chưa nói rõ ", "its source leaves open ")+d.words("open", h.Open))
	}
	fmt.Fprint(d.out, paragraph("    ", strings.Join(said, "; ")+"."))
}

func (d *desk) words(field string, list []string) string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = d.lang.Value("", field, w)
	}
	return strings.Join(out, ", ")
}

func itoa(n int) string { return strconv.Itoa(n) }
