package calc

import (
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/rules/proof"
)

// Explain returns how the amounts and the costs of each open way came about;
// the detail of a tree names the way, and the ground of a one-time benefit.
func (o Options) Explain() Explanation {
	var steps []proof.Step
	for i := range o.ways { // none if the options were read back
		steps = append(steps, o.explainWay(&o.Open[i], &o.ways[i])...)
	}
	return explanation(steps...)
}

func (o *Options) explainWay(open *Option, w *way) (steps []proof.Step) {
	name := string(open.Kind)
	if open.Ground != "" {
		name += " (" + open.Ground + ")"
	}
	add := func(quantity string, s proof.Step) {
		steps = append(steps, proof.Derived(quantity, s.Unit, proof.SameOf, s).Of(name))
	}
	monthly, once := amountsOf(w.result)
	if open.Monthly > 0 {
		add("way_monthly", monthly)
	}
	if open.Amount > 0 {
		add("way_amount", once)
	}
	if open.Cost > 0 {
		steps = append(steps, o.calc.explainCost(w).Of(name))
	}
	if open.PaidOnce > 0 {
		add("way_paid_once", w.once.explainOwn())
	}
	return steps
}

// amountsOf returns the trees of what a way brings every month, and once.
func amountsOf(r Explained) (monthly, once proof.Step) {
	for _, s := range r.Explain().Steps {
		switch s.Quantity {
		case "pension", "monthly_allowance", "social_pension":
			monthly = s
		case "lump_sum", "one_time_benefit":
			once = s
		}
	}
	return monthly, once
}

// explainCost: each payment to come, and what is paid at once.
func (c *Calculator) explainCost(w *way) proof.Step {
	var parts []proof.Step
	if w.life != nil {
		parts = append(parts, c.explainOutlays("paid_until_then", w.life, w.since))
	}
	if w.once != nil {
		parts = append(parts, w.once.explainOwn())
	}
	return steps.Sum("way_cost", nil, parts)
}
