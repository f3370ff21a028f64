package ahead

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/calc/internal/view"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

// Explain returns how the pension at the end came about, what is paid for it
// and by whom, what stopping now and paying the most would bring, each
// indicator, and the pension of each year. A leaf with the quantity and detail of another tree's top stands
// for that tree.
func (out Projection) Explain() calc.Explanation {
	if out.life == nil {
		return explained()
	}
	c := out.run
	trees := append(out.Pension.Explain().Steps,
		c.View.Explain("total_paid", out.life, rules.Period{Until: out.until + 1}, steps.Own),
		c.View.Explain("total_support", out.life, rules.Period{Until: out.until + 1}, steps.Others))
	trees = append(trees, c.explainFigure("stop_now", out.stop, out.until)...)
	trees = append(trees, c.explainFigure("most", out.most, out.until)...)
	trees = append(trees, out.explainMarginal("one_more_month", out.OneMoreMonth)...)
	trees = append(trees, out.explainMarginal("one_more_step", out.OneMoreStep)...)
	trees = append(append(trees, out.explainIndicators()...), out.explainYears()...)
	return explained(append(trees, out.explainReturns()...)...)
}

// explainFigure: the pension of a life that is claimed in a month, and all of
// the person's own money that was paid for it.
func (c runner) explainFigure(name string, l *calc.Life, until rules.Month) (trees []proof.Step) {
	if l == nil {
		return nil
	}
	p, err := c.Pension(l, calc.PensionQuestion{Month: until})
	if err == nil && p.Eligible {
		trees = append(trees, proof.Derived("pension_"+name, proof.InVND, proof.SameOf, p.Explain().Steps[0]))
	}
	return append(trees, c.View.Explain("total_paid_"+name, l, rules.Period{Until: until + 1}, steps.Own))
}

// explainMarginal: the pension and the payments with a little more, less those
// of the plan.
func (out *Projection) explainMarginal(name string, m *Marginal) (trees []proof.Step) {
	if m == nil {
		return nil
	}
	c, more := out.run, proof.Given("pension", proof.InVND, 0)
	if p, err := c.Pension(m.life, calc.PensionQuestion{Month: m.until}); err == nil && p.Eligible {
		more = proof.Derived("pension_with_more", proof.InVND, proof.SameOf, p.Explain().Steps[0]).Of(name)
		trees = append(trees, more)
		more = proof.Standing(more)
	}
	monthly := proof.Derived("monthly_more", proof.InVND, proof.DifferenceOf, more, proof.Given("pension", proof.InVND, int64(out.GoOn.Monthly))).Of(name)
	without := proof.Given("total_paid", proof.InVND, int64(out.TotalPaid)) // told above
	if m.since > 0 {
		without = c.View.Explain("paid_without_more", out.life, rules.Period{From: m.since, Until: m.until + 1}, steps.Own)
	}
	paid := proof.Derived("paid_more", proof.InVND, proof.DifferenceOf, c.View.Explain("paid_with_more", m.life, rules.Period{From: m.since, Until: m.until + 1}, steps.Own), without).Of(name)
	if trees = append(trees, monthly, paid); m.PaybackMonths == 0 {
		return trees
	}
	exact := proof.Derived("payback_months_exact", proof.InMonths, proof.QuotientOf, proof.Standing(paid), proof.Standing(monthly))
	return append(trees, proof.Derived("payback_months", proof.InMonths, proof.UpOf, exact).Of(name))
}

// explainIndicators: density, payback, replacement rate and today's money.
func (out *Projection) explainIndicators() (trees []proof.Step) {
	p := &out.Pension
	if first := out.life.Record().Joined(); out.Density != 0 {
		trees = append(trees, steps.Ratio("contribution_density", proof.Given("insured_months", proof.InMonths, int64(p.InsuredMonths)),
			proof.Given("months_since_first", proof.InMonths, int64(out.until-first)+1)))
	}
	if p.Monthly == 0 {
		return trees
	}
	monthly := proof.Given("pension", proof.InVND, int64(p.Monthly))
	trees = append(trees, proof.Derived("payback_months", proof.InMonths, proof.UpOf,
		proof.Derived("payback_months_exact", proof.InMonths, proof.QuotientOf, proof.Given("total_paid", proof.InVND, int64(out.TotalPaid)), monthly)))
	if out.Replacement != 0 {
		last := proof.Given("last_income", proof.InVND, int64(view.LastIncome(out.life, out.until)))
		trees = append(trees, steps.Ratio("replacement_of_last_income", monthly, last))
	}
	return append(trees, out.run.explainToday("pension_in_todays_money", monthly, out.Pension.Starts))
}

func explained(trees ...proof.Step) calc.Explanation {
	return calc.Explanation{Schema: calc.ExplainSchema, Steps: trees}
}
