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
	for _, m := range c.moving {
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
	all := monthly.and(money.paidOn).and(money.givenOn)
	if len(out.Years) > 0 {
		all = all.and(family)
	}
	if out.OneMoreMonth != nil {
		say("one_more_month", true, monthly.and(money.paidOn))
	}
	if out.OneMoreStep != nil {
		say("one_more_step", true, monthly.and(money.paidOn))
	}
	if out.ExpectedMonths > 0 {
		all = all.and(out.expectations(say, monthly, family, money))
	}
	out.Assumed = c.assumptionsUsed(all)
	if out.PresentParts != nil {
		out.Assumed = append(out.Assumed, c.discountUsed())
	}
}

// expectations says what the amounts rest on that are expected over the life
// table, and returns it for all of them together.
func (out *Projection) expectations(say func(string, bool, Basis), monthly, family Basis, money flows) Basis {
	lives := Basis{on: onLives}
	later := lives.and(out.calc.reach.basis(onPrices, rules.LastMonth))
	drawn := monthly.and(later)
	left := family.and(later).and(monthly)
	own := drawn.and(left).and(money.paidOn)
	everybody := own.and(money.givenOn)
	say("expected_pension_months", true, lives)
	say("expected_pensions", out.ExpectedPensions > 0, drawn)
	say("expected_survivor_benefits", out.ExpectedFamily > 0, left)
	say("present_value", out.PresentValue != 0, own)
	say("present_value_on_all_money", out.PresentAll != 0, everybody)
	say("internal_rate_of_return", out.InternalRate > 0, own)
	say("internal_rate_on_all_money", out.InternalAll > 0, everybody)
	return everybody
}

// discountUsed says what money later is taken to be worth less.
func (c *Calculator) discountUsed() AssumptionUsed {
	x := AssumptionUsed{What: "discount", Value: c.assume.Discount, Set: "own", From: c.reach.from(onPrices)}
	if set, ok := c.published.Assumptions().Set(c.assume.Set); ok && set.Discount.Value == x.Value {
		x.Set, x.Cite = c.assume.Set, set.Discount.Cite
	}
	return x
}
