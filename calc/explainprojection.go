package calc

import "github.com/volsi/volsi/rules"

// Explain returns how the pension at the end came about, what is paid for it
// and by whom, what stopping now and paying the most would bring, and each
// indicator. A leaf with the quantity and detail of another tree's top stands
// for that tree.
func (out Projection) Explain() Explanation {
	if out.life == nil {
		return explanation()
	}
	c := out.calc
	steps := append(out.Pension.Explain().Steps,
		c.explainOutlays("total_paid", out.life, 0, out.until, ownSide),
		c.explainOutlays("total_support", out.life, 0, out.until, othersSide))
	steps = append(steps, c.explainFigure("stop_now", out.stop, out.until)...)
	steps = append(steps, c.explainFigure("most", out.most, out.until)...)
	steps = append(steps, out.explainMarginal("one_more_month", out.OneMoreMonth)...)
	steps = append(steps, out.explainMarginal("one_more_step", out.OneMoreStep)...)
	return explanation(append(append(steps, out.explainIndicators()...), out.explainReturns()...)...)
}

// explainFigure: the pension of a life that is claimed in a month, and all of
// the person's own money that was paid for it.
func (c *Calculator) explainFigure(name string, l *Life, until rules.Month) (steps []rules.Step) {
	if l == nil {
		return nil
	}
	p, err := c.Pension(l, PensionQuestion{Month: until})
	if err == nil && p.Eligible {
		steps = append(steps, rules.Derived("pension_"+name, rules.InVND, rules.SameOf, p.claimant.Explain(&p.full)[0]))
	}
	return append(steps, c.explainOutlays("total_paid_"+name, l, 0, until, ownSide))
}

// explainMarginal: the pension and the payments with a little more, less those
// of the plan.
func (out *Projection) explainMarginal(name string, m *Marginal) (steps []rules.Step) {
	if m == nil {
		return nil
	}
	c, more := out.calc, rules.Given("pension", rules.InVND, 0)
	if p, err := c.Pension(m.life, PensionQuestion{Month: m.until}); err == nil && p.Eligible {
		more = rules.Derived("pension_with_more", rules.InVND, rules.SameOf, p.claimant.Explain(&p.full)[0]).Of(name)
		steps = append(steps, more)
		more = rules.Standing(more)
	}
	monthly := rules.Derived("monthly_more", rules.InVND, rules.DifferenceOf, more, rules.Given("pension", rules.InVND, int64(out.GoOn.Monthly))).Of(name)
	paid := rules.Derived("paid_more", rules.InVND, rules.DifferenceOf,
		c.explainOutlays("paid_with_more", m.life, m.since, m.until, ownSide), c.explainOutlays("paid_without_more", out.life, m.since, m.until, ownSide)).Of(name)
	if steps = append(steps, monthly, paid); m.PaybackMonths == 0 {
		return steps
	}
	exact := rules.Derived("payback_months_exact", rules.InMonths, rules.QuotientOf, rules.Standing(paid), rules.Standing(monthly))
	return append(steps, rules.Derived("payback_months", rules.InMonths, rules.UpOf, exact).Of(name))
}

// explainIndicators: density, payback, replacement rate and today's money.
func (out *Projection) explainIndicators() (steps []rules.Step) {
	p := &out.Pension
	if first := out.life.record.Joined(); out.Density != 0 {
		steps = append(steps, ratioStep("contribution_density", rules.Given("insured_months", rules.InMonths, int64(p.InsuredMonths)),
			rules.Given("months_since_first", rules.InMonths, int64(out.until-first)+1)))
	}
	if !p.Eligible || p.Monthly == 0 {
		return steps
	}
	monthly := rules.Given("pension", rules.InVND, int64(p.Monthly))
	steps = append(steps, rules.Derived("payback_months", rules.InMonths, rules.UpOf,
		rules.Derived("payback_months_exact", rules.InMonths, rules.QuotientOf, rules.Given("total_paid", rules.InVND, int64(out.TotalPaid)), monthly)))
	if out.Replacement != 0 {
		last := rules.Given("last_income", rules.InVND, int64(out.life.lastIncome(out.until)))
		steps = append(steps, ratioStep("replacement_of_last_income", monthly, last))
	}
	return append(steps, out.explainTodays(monthly))
}

// explainTodays: the pension without the growth of prices that is assumed.
func (out *Projection) explainTodays(monthly rules.Step) rules.Step {
	years := max(0, out.Pension.Starts.Year()-out.calc.book.Horizon().Year())
	factor := rules.Derived("discount_factor", rules.InFactor, rules.DiscountOf,
		rules.Given("years_ahead", rules.InYears, int64(years)), rules.Assumed("inflation", rules.InRate, out.calc.assume.Inflation))
	return rules.Derived("pension_in_todays_money", rules.InVND, rules.WholeOf,
		rules.Derived("pension_in_todays_money_exact", rules.InVND, rules.ProductOf, monthly, factor))
}

// ratioStep returns a over b, rounded half up to millionths.
func ratioStep(quantity string, a, b rules.Step) rules.Step {
	millionths := rules.Given("millionths", rules.InFactor, int64(rules.One))
	exact := rules.Derived("in_millionths_exact", rules.InFactor, rules.ProductOf, rules.Derived("ratio_exact", rules.InRate, rules.QuotientOf, a, b), millionths)
	return rules.Derived(quantity, rules.InRate, rules.QuotientOf, rules.Derived("in_millionths", rules.InFactor, rules.WholeOf, exact), millionths)
}
