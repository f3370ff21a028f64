package standing

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

// Assumed lists what stands for the series of a basis that are not published.
func (o *Outlook) Assumed(b Basis) (out []AssumptionUsed) {
	if b.from == 0 {
		return nil
	}
	a := o.calc.Assumptions()
	set, _ := o.calc.Published().Assumptions().Set(a.Set)
	add := func(s Series, what string, v rules.Rate, has bool, of rules.Param[rules.Rate]) {
		if b.on&s == 0 {
			return
		}
		x := AssumptionUsed{What: what, Value: v, Set: "own", From: o.reach.from(s)}
		switch {
		case !has:
			x.Set = "none"
			if s == FundRate {
				x.Value = o.calc.Published().On(rules.LastMonth).Contribution.FundRate.Value
			}
		case of.IsKnown() && of.Value == v:
			x.Set, x.Cite = a.Set, of.Cite
		}
		x.Published = o.lastPublished(s)
		out = append(out, x)
	}
	add(Indexation|Prices, "inflation", a.Inflation, a.HasInflation, set.Inflation)
	add(Reference, "reference_level_growth", a.ReferenceRise, a.HasReference || a.ReferenceRise != 0, set.ReferenceLevel)
	add(Poverty, "poverty_line_growth", a.PovertyRise, a.HasPoverty || a.PovertyRise != 0, set.PovertyLine)
	add(FundRate, "fund_rate", a.FundRate, a.HasFundRate, set.FundRate)
	return out
}

// lastPublished returns the amount of the last published figure of a series of
// amounts.
func (o *Outlook) lastPublished(s Series) rules.VND {
	for _, m := range o.calc.Published().Moving() {
		if s == Poverty && m.Param == "poverty_line.rural" || s == Reference && !strings.HasPrefix(m.Param, "poverty_line") {
			return m.Value
		}
	}
	return 0
}

// from returns the first month for which one of the series is not published.
func (r *reach) from(s Series) (from rules.Month) {
	for i, m := range r {
		if s>>i&1 == 1 && (from == 0 || m < from) {
			from = m
		}
	}
	return from
}

// Discount says what money later is taken to be worth less.
func (o *Outlook) Discount() AssumptionUsed {
	x := AssumptionUsed{What: "discount", Value: o.calc.Assumptions().Discount, Set: "own", From: o.reach.from(Prices)}
	if set, ok := o.calc.Published().Assumptions().Set(o.calc.Assumptions().Set); ok && set.Discount.Value == x.Value {
		x.Set, x.Cite = o.calc.Assumptions().Set, set.Discount.Cite
	}
	return x
}
