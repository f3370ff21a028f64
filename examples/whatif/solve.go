package main

import (
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

type solveCommand struct {
	Vary   string `enum:"income,months,retirement" default:"income" help:"Đại lượng cần tìm: income (thu nhập), months (số tháng), retirement (tháng nghỉ hưu). What may vary."`
	From   string `placeholder:"MONTH" help:"Kế hoạch từ tháng này; nếu không ghi thì lấy plan: trong hồ sơ. The plan begins here; the case's plan: if left out."`
	Months int    `default:"180" placeholder:"N" help:"Kế hoạch có số tháng này. Months of the plan that --from begins."`
	Income string `placeholder:"ĐỒNG" help:"Mức thu nhập của kế hoạch. The income of that plan."`
	forward
}

// Run prints the least value that reaches the target, and what one step less
// would bring.
func (c *solveCommand) Run(d *desk) error {
	key, value, err := c.target()
	if err != nil {
		return err
	}
	return c.asks(d, func(cs map[string]any) (map[string]any, error) {
		plan, err := c.plan(cs)
		if err != nil {
			return nil, err
		}
		vary := c.Vary
		if vary == "retirement" {
			vary = "retirement_month"
		}
		q := map[string]any{"kind": "solve", "target": map[string]any{key: value}, "vary": vary}
		if plan != nil {
			q["plan"] = plan
		}
		return q, nil
	})
}

// plan returns the plan to vary: that of the command line, or else the case's.
func (c *solveCommand) plan(cs map[string]any) (any, error) {
	if c.From == "" {
		if plan := planIn(cs); plan != nil || c.Vary == "retirement" {
			return plan, nil
		}
		return nil, document.Faults{{
			Code: "no-plan", Message: "the case has no plan that could be varied",
			Hint: "say --from MONTH --months N, or give the case a question with a plan:",
		}}
	}
	from, err := rules.ParseMonth(c.From)
	if err != nil {
		return nil, fault("bad-month", c.From, err.Error())
	}
	book, err := builtIn()
	if err != nil {
		return nil, err
	}
	income := any(book.On(from).Contribution.Floor.Value) // a solved income begins at the floor
	if c.Income != "" {
		income = ungroup(c.Income)
	} else if c.Vary != "income" {
		return nil, document.Faults{{Code: "no-income", Message: "a plan of a length to find needs an income", Hint: "--income 2.500.000"}}
	}
	return []any{map[string]any{
		"from": from.String(), "to": (from + rules.Month(max(1, c.Months)) - 1).String(), "scheme": "voluntary", "income": income,
	}}, nil
}
