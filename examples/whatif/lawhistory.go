package main

import (
	"fmt"

	"github.com/volsi/volsi/rulesets"
)

type historyCommand struct {
	Param string `arg:"" help:"Tên tham số, như contribution.floor. A parameter such as contribution.floor."`
}

// Run prints the life of one parameter.
func (c *historyCommand) Run(d *desk) error {
	book, err := rulesets.Vietnam()
	if err != nil {
		return err
	}
	entries, ok := book.History(c.Param)
	if !ok {
		return unknownParam(c.Param)
	}
	g := d.grid("Từ", "From", "Giá trị", "Value", "Căn cứ", "Provision")
	g.wide = 60
	var out []value
	for _, e := range entries {
		v := valueOf(e)
		out = append(out, v)
		g.add(d.lang.Month(v.Since.String()), v.said(d.lang), v.provision(d.lang))
	}
	if !d.json {
		fmt.Fprintf(d.out, "%s (%s)\n", d.lang.Param(c.Param), c.Param)
	}
	return show(d, out, g, out, d.lang.Say("Chưa có quy định nào.", "No rule has set it yet."))
}
