package calc

import (
	"strings"

	"github.com/volsi/volsi/rules"
)

// An AssumptionUsed is what stands for a figure past what is published.
type AssumptionUsed struct {
	What      string      `json:"what"`                    // inflation, reference_level_growth, poverty_line_growth, fund_rate, discount
	Value     rules.Rate  `json:"value"`                   // a year, the fund's rate a month; where nothing was assumed, what is carried on
	Set       string      `json:"set"`                     // low, middle, high …; own: the caller's; none: nothing was assumed
	From      rules.Month `json:"from,omitzero"`           // the first month for which nothing is published
	Published rules.VND   `json:"last_published,omitzero"` // the amount that grows
	Cite      rules.Cite  `json:"cite,omitzero"`           // how the set derives it
}

// assumptionsUsed lists what stands for the series of a basis that are not
// published.
func (c *Calculator) assumptionsUsed(b Basis) (out []AssumptionUsed) {
	if b.from == 0 {
		return nil
	}
	a := &c.assume
	set, _ := c.published.Assumptions().Set(a.Set)
	add := func(s series, what string, v rules.Rate, has bool, of rules.Param[rules.Rate]) {
		if b.on&s == 0 {
			return
		}
		x := AssumptionUsed{What: what, Value: v, Set: "own", From: c.reach.from(s)}
		switch {
		case !has:
			x.Set = "none"
			if s == onFundRate {
				x.Value = c.published.On(rules.LastMonth).Contribution.FundRate.Value
			}
		case of.IsKnown() && of.Value == v:
			x.Set, x.Cite = a.Set, of.Cite
		}
		x.Published = c.lastPublished(s)
		out = append(out, x)
	}
	add(onIndexation|onPrices, "inflation", a.Inflation, a.HasInflation, set.Inflation)
	add(onReference, "reference_level_growth", a.ReferenceRise, a.HasReference || a.ReferenceRise != 0, set.ReferenceLevel)
	add(onPoverty, "poverty_line_growth", a.PovertyRise, a.HasPoverty || a.PovertyRise != 0, set.PovertyLine)
	add(onFundRate, "fund_rate", a.FundRate, a.HasFundRate, set.FundRate)
	return out
}

// lastPublished returns the amount of the last published figure of a series of
// amounts.
func (c *Calculator) lastPublished(s series) rules.VND {
	for _, m := range c.published.Moving() {
		if s == onPoverty && m.Param == "poverty_line.rural" || s == onReference && !strings.HasPrefix(m.Param, "poverty_line") {
			return m.Value
		}
	}
	return 0
}

// from returns the first month for which one of the series is not published.
func (r *reach) from(s series) (from rules.Month) {
	for i, m := range r {
		if s>>i&1 == 1 && (from == 0 || m < from) {
			from = m
		}
	}
	return from
}

// based fills in how firm each amount is, and what is assumed.
func (out *Projection) based(money flows, until rules.Month) {
	c := out.calc
	say := func(field string, there bool, b Basis) {
		if there {
			out.Basis = append(out.Basis, based(field, b))
		}
	}
	monthly := c.ofPension(out.life, &out.Pension.full)
	prices := c.reach.basis(onPrices, until)
	say("total_paid", out.TotalPaid > 0, money.paidOn)
	say("total_support", out.TotalSupport > 0, money.givenOn)
	say("pension.monthly", out.Pension.Monthly > 0, monthly)
	say("pension.lump_sum", out.Pension.LumpSum > 0, monthly)
	say("monthly_in_todays_money", out.InTodaysMoney > 0, monthly.and(prices))
	say("replacement_rate", out.Replacement > 0, monthly)
	say("payback_months", out.PaybackMonths > 0, monthly.and(money.paidOn))
	family := c.reach.basis(onReference|onIndexation, until)
	say("family_receives_on_death", len(out.Years) > 0, family)
	expected := monthly.and(money.paidOn).and(family).and(c.reach.basis(onPrices|onLives, rules.LastMonth))
	say("expected", out.ExpectedMonths > 0, expected)
	all := monthly.and(money.paidOn).and(money.givenOn)
	for _, y := range out.Years {
		if y.IfDeath > 0 {
			all = all.and(family)
		}
	}
	if out.ExpectedMonths > 0 {
		all = all.and(expected)
	}
	out.Assumed = c.assumptionsUsed(all)
}
