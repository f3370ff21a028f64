package main

import (
	"fmt"
	"strings"

	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rulesets"
)

type lawCommands struct {
	Show    showCommand    `cmd:"" help:"Mọi mức đang áp dụng trong một tháng. Every parameter in force in a month."`
	Diff    diffCommand    `cmd:"" help:"Những gì khác nhau giữa hai tháng. What differs between two months."`
	History historyCommand `cmd:"" help:"Một mức qua thời gian. One parameter through time."`
	Support supportCommand `cmd:"" help:"Mọi khoản hỗ trợ đóng ở một tỉnh trong một tháng. Every rule of support in a province in a month."`
	Check   checkCommand   `cmd:"" help:"Kiểm tra tệp quy định trong một thư mục. Check the rule files of a folder."`
}

// A value is what a parameter is from a month on, as JSON shows it.
type value struct {
	Param string      `json:"param"`
	Since rules.Month `json:"since,omitzero"`
	State string      `json:"state,omitempty"` // none or unknown, if there is no value
	Value string      `json:"value,omitempty"`
	Cite  rules.Cite  `json:"cite,omitzero"`
}

func valueOf(e rules.Entry) value {
	v := value{Param: e.Param, Since: e.From, Value: e.Value, Cite: e.Cite}
	switch e.State {
	case rules.Unset:
		v.State, v.Value = "none", ""
	case rules.Unknown:
		v.State, v.Value = "unknown", ""
	}
	return v
}

// said writes a value in the language.
func (v value) said(l words.Lang) string {
	if v.State != "" {
		return l.Word(v.State)
	}
	return l.ParamValue(v.Param, v.Value)
}

// provision names the article and its document, and how well it is attested
// if not well.
func (v value) provision(l words.Lang) string {
	if v.Cite.IsZero() {
		return ""
	}
	out := l.Article(v.Cite.Article) + ", " + v.Cite.Instrument.Number
	if c := v.Cite.Confidence; c != rules.High {
		out += " (" + strings.ToLower(l.Label("", "confidence")) + ": " + l.Word(c.String()) + ")"
	}
	return out
}

type showCommand struct {
	Month rules.Month `arg:"" help:"Tháng, như 2026-07. A month such as 2026-07."`
	Param string      `placeholder:"PREFIX" help:"Chỉ những tham số có tên bắt đầu như vậy. Only parameters whose names begin so."`
}

// Run prints every parameter in force in the month.
func (c *showCommand) Run(d *desk) error {
	book, err := rulesets.Vietnam()
	if err != nil {
		return err
	}
	var out []value
	for _, e := range book.Values(c.Month) {
		if strings.HasPrefix(e.Param, c.Param) && e.State != rules.Unset {
			out = append(out, valueOf(e))
		}
	}
	if len(out) == 0 && c.Param != "" && !anyParam(c.Param) {
		return unknownParam(c.Param)
	}
	g := d.grid("Quy định", "Rule", "Tham số", "Parameter", "Giá trị", "Value", "Từ", "Since", "Căn cứ", "Provision")
	for _, v := range out {
		g.add(d.lang.Param(v.Param), v.Param, v.said(d.lang), d.lang.Month(v.Since.String()), v.provision(d.lang))
	}
	return show(d, out, g, out, d.lang.Say("Không có quy định nào về bảo hiểm xã hội tự nguyện trong tháng này.", "No rule on voluntary insurance is in force in that month."))
}

func anyParam(prefix string) bool {
	for _, p := range rules.Params() {
		if strings.HasPrefix(p, prefix) {
			return true
		}
	}
	return false
}

// unknownParam is the fault of a parameter that does not exist.
func unknownParam(name string) error {
	return document.Faults{{
		Code: rules.UnknownParam, Value: name, Message: fmt.Sprintf("no parameter %q", name), Hint: document.DidYouMean(name, rules.Params()),
	}}
}

// grid returns an empty table with the heads in the language of the desk; the
// words are pairs, Vietnamese and English.
func (d *desk) grid(pairs ...string) *grid {
	g := &grid{wide: 38, figure: make([]bool, len(pairs)/2)}
	for i := 0; i+1 < len(pairs); i += 2 {
		g.head = append(g.head, d.lang.Say(pairs[i], pairs[i+1]))
	}
	return g
}

// show prints a list as JSON, or as a table with the documents that its values
// cite below it; if the list is empty, what that means.
func show[T any](d *desk, list []T, g *grid, cited []value, nothing string) error {
	switch {
	case d.json:
		items := make([]any, len(list))
		for i := range list {
			items[i] = list[i]
		}
		return d.writeJSON(items)
	case len(list) == 0:
		fmt.Fprintln(d.out, nothing)
	default:
		fmt.Fprint(d.out, g.indented(""))
		d.titles(cited)
	}
	return nil
}

// titles lists the documents that values cite, each once.
func (d *desk) titles(cited []value) {
	seen := map[string]bool{}
	for _, v := range cited {
		i := v.Cite.Instrument
		if i == nil || seen[i.ID] {
			continue
		}
		seen[i.ID] = true
		fmt.Fprint(d.out, paragraph(" • ", i.Number+", "+d.lang.Of(i.Title)), "   "+i.Source+"\n")
	}
}
