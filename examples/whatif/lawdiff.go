package main

import (
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

type diffCommand struct {
	Before rules.Month `arg:"" help:"Tháng trước, như 2025-06. The earlier month."`
	After  rules.Month `arg:"" help:"Tháng sau, như 2025-07. The later month."`
}

// A change is one parameter that two months, or two books, do not share.
type change struct {
	Param  string      `json:"param"`
	From   rules.Month `json:"from,omitzero"`
	Before value       `json:"before"`
	After  value       `json:"after"`
}

// Run prints what the law says differently in the later month.
func (c *diffCommand) Run(d *desk) error {
	book, err := rulesets.Vietnam()
	if err != nil {
		return err
	}
	var out []change
	for _, x := range book.Diff(c.Before, c.After) {
		out = append(out, change{Param: x.Param, Before: valueOf(x.Before), After: valueOf(x.After)})
	}
	month := d.lang.Month
	g := d.grid("Quy định", "Rule", "Tham số", "Parameter", month(c.Before.String()), month(c.Before.String()), month(c.After.String()), month(c.After.String()), "Căn cứ", "Provision")
	for _, x := range out {
		g.add(d.lang.Param(x.Param), x.Param, x.Before.said(d.lang), x.After.said(d.lang), x.After.provision(d.lang))
	}
	return d.showChanges(out, g, supports(book, c.Before, c.After), d.lang.Say("Hai tháng có quy định như nhau.", "The law of the two months is the same."))
}

// afters returns the later values of changes.
func afters(changes []change) []value {
	out := make([]value, len(changes))
	for i, x := range changes {
		out[i] = x.After
	}
	return out
}
