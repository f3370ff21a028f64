package main

import (
	"os"
	"slices"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rulesets"
)

type checkCommand struct {
	Dir string `arg:"" type:"existingdir" help:"Thư mục chứa tệp quy định. A folder of rule files."`
}

// Run lays the rule files of the folder over the built-in law and prints what
// they change, or everything that is wrong with them.
func (c *checkCommand) Run(d *desk) error {
	book, err := rulesets.Vietnam()
	if err != nil {
		return err
	}
	over, err := book.With(os.DirFS(c.Dir))
	if err != nil {
		return err
	}
	if len(over.Instruments()) == len(book.Instruments()) {
		return document.Faults{{Code: "unreadable", File: c.Dir, Message: "no rule file (.yaml) is there"}}
	}
	out := changes(book, over)
	g := d.grid("Từ", "From", "Quy định", "Rule", "Tham số", "Parameter", "Hiện hành", "Now", "Sẽ là", "Would be", "Căn cứ", "Provision")
	g.wide = 34
	for _, x := range out {
		g.add(d.lang.Month(x.From.String()), d.lang.Param(x.Param), x.Param, x.Before.said(d.lang), x.After.said(d.lang), x.After.provision(d.lang))
	}
	return d.showChanges(out, g, newSupports(book, over), d.lang.Say("Các tệp đọc được, không thay đổi mức nào.", "The files are in order; they change no value."))
}

// changes returns what every parameter becomes under a book that lies over
// another, from each month on in which that differs anew.
func changes(book, over *rules.Book) (out []change) {
	last := map[string][2]string{}
	for _, m := range months(book, over) {
		before, after := book.Values(m), over.Values(m)
		for k := range after {
			x := change{Param: after[k].Param, From: m, Before: valueOf(before[k]), After: valueOf(after[k])}
			was, is := x.Before.State+x.Before.Value, x.After.State+x.After.Value
			if now := [2]string{was, is}; was != is && last[x.Param] != now {
				out = append(out, x)
			}
			last[x.Param] = [2]string{was, is}
		}
	}
	return out
}

// months returns every month in which the law of one of the books changes.
func months(books ...*rules.Book) (out []rules.Month) {
	for _, b := range books {
		for _, l := range b.Laws() {
			out = append(out, l.Since)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
