package pension

import "github.com/volsi/volsi/rules"

// Explain returns how the premium and what the State leaves of it came about,
// the amount for a death, and the allowance for the impairment that was asked
// about; nothing if the insurance is not open to the person.
func (out *WorkAccident) Explain(w WorkCover) (steps []rules.Step) {
	if out.Premium == 0 {
		return []rules.Step{rules.Given("work_accident_premium", rules.InVND, 0)}
	}
	steps = out.explainPremium()
	base := lawful("work_accident_base", rules.InVND, &out.At.WorkAccident.Base)
	steps = append(steps, rounded("work_accident_death", base, lawfulRate("bases_for_death", &out.At.WorkAccident.Death).In(rules.InFactor)))
	if out.ForImpairment == 0 {
		return steps
	}
	return append(steps, rules.Derived("work_accident_allowance", rules.InVND, rules.SumOf,
		rounded("allowance_for_impairment", base, out.explainPoints(&w)), rounded("allowance_for_years", base, out.explainYears(&w))))
}

// explainPremium: a share of the base, of which the State bears a share.
func (out *WorkAccident) explainPremium() []rules.Step {
	base := lawful("work_accident_base", rules.InVND, &out.Law.WorkAccident.Base)
	rate := lawfulRate("work_accident_rate", &out.Rate)
	premium := rounded("work_accident_premium", base, rate)
	if !out.Support.IsKnown() {
		return []rules.Step{premium}
	}
	state := rules.Derived("state_support", rules.InVND, rules.WholeOf,
		rules.Derived("state_support_exact", rules.InVND, rules.ProductOf, base, rate, lawfulRate("state_share", &out.Support)))
	return []rules.Step{premium, rules.Derived("own_part", rules.InVND, rules.DifferenceOf, premium, state)}
}

// explainPoints: bases for the least loss, and for each hundredth beyond it.
func (out *WorkAccident) explainPoints(w *WorkCover) rules.Step {
	l := &out.At.WorkAccident.Allowance
	beyond := rules.Derived("impairment_beyond", rules.InRate, rules.DifferenceOf, rules.GivenRate("impairment", w.Impairment), lawfulRate("least_impairment", &l.MinShare))
	points := rules.Derived("points_beyond", rules.InFactor, rules.DownOf,
		rules.Derived("points_beyond_exact", rules.InFactor, rules.QuotientOf, beyond, rules.GivenRate("one_point", point)))
	more := rules.Derived("bases_for_points", rules.InFactor, rules.ProductOf, points, lawfulRate("bases_a_point", &l.PerPoint).In(rules.InFactor))
	return rules.Derived("bases_for_impairment", rules.InFactor, rules.SumOf, lawfulRate("bases_at_least_impairment", &l.AtMin).In(rules.InFactor), more)
}

// explainYears: bases for the first year paid, and for each whole one after it.
func (out *WorkAccident) explainYears(w *WorkCover) rules.Step {
	l := &out.At.WorkAccident.Allowance
	paid := rules.Derived("fund_months", rules.InMonths, rules.SumOf,
		rules.Given("fund_months_before", rules.InMonths, int64(w.Before)), rules.Given("fund_months_of_payment", rules.InMonths, int64(out.FundMonths-w.Before)))
	beyond := rules.Derived("fund_months_beyond_first_year", rules.InMonths, rules.DifferenceOf, paid, rules.Given("months_a_year", rules.InMonths, 12))
	years := rules.Derived("years_after_first", rules.InYears, rules.WholeYearsOf,
		rules.Derived("months_after_first_year", rules.InMonths, rules.GreatestOf, beyond, rules.Given("none", rules.InMonths, 0)))
	more := rules.Derived("bases_for_more_years", rules.InFactor, rules.ProductOf, years, lawfulRate("bases_a_year_more", &l.PerYearLater).In(rules.InFactor))
	return rules.Derived("bases_for_years", rules.InFactor, rules.SumOf, lawfulRate("bases_for_first_year", &l.FirstYear).In(rules.InFactor), more)
}
