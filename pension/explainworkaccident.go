package pension

import "github.com/volsi/volsi/rules/proof"

// Explain returns how the premium and what the State leaves of it came about,
// the amount for a death, and the allowance for the impairment that was asked
// about; nothing if the insurance is not open to the person.
func (out *WorkAccident) Explain(w WorkCover) (steps []proof.Step) {
	if out.Premium == 0 {
		return []proof.Step{proof.Given("work_accident_premium", proof.InVND, 0)}
	}
	steps = out.explainPremium()
	base := lawful("work_accident_base", proof.InVND, &out.At.WorkAccident.Base)
	steps = append(steps, rounded("work_accident_death", base, lawfulRate("bases_for_death", &out.At.WorkAccident.Death).In(proof.InFactor)))
	if out.ForImpairment == 0 {
		return steps
	}
	return append(steps, proof.Derived("work_accident_allowance", proof.InVND, proof.SumOf,
		rounded("allowance_for_impairment", base, out.explainPoints(&w)), rounded("allowance_for_years", base, out.explainYears(&w))))
}

// explainPremium: a share of the base, of which the State bears a share.
func (out *WorkAccident) explainPremium() []proof.Step {
	base := lawful("work_accident_base", proof.InVND, &out.Law.WorkAccident.Base)
	rate := lawfulRate("work_accident_rate", &out.Rate)
	premium := rounded("work_accident_premium", base, rate)
	if !out.Support.IsKnown() {
		return []proof.Step{premium}
	}
	state := proof.Derived("state_support", proof.InVND, proof.WholeOf,
		proof.Derived("state_support_exact", proof.InVND, proof.ProductOf, base, rate, lawfulRate("state_share", &out.Support)))
	return []proof.Step{premium, proof.Derived("own_part", proof.InVND, proof.DifferenceOf, premium, state)}
}

// explainPoints: bases for the least loss, and for each hundredth beyond it.
func (out *WorkAccident) explainPoints(w *WorkCover) proof.Step {
	l := &out.At.WorkAccident.Allowance
	beyond := proof.Derived("impairment_beyond", proof.InRate, proof.DifferenceOf, proof.GivenRate("impairment", w.Impairment), lawfulRate("least_impairment", &l.MinShare))
	points := proof.Derived("points_beyond", proof.InFactor, proof.DownOf,
		proof.Derived("points_beyond_exact", proof.InFactor, proof.QuotientOf, beyond, proof.GivenRate("one_point", point)))
	more := proof.Derived("bases_for_points", proof.InFactor, proof.ProductOf, points, lawfulRate("bases_a_point", &l.PerPoint).In(proof.InFactor))
	return proof.Derived("bases_for_impairment", proof.InFactor, proof.SumOf, lawfulRate("bases_at_least_impairment", &l.AtMin).In(proof.InFactor), more)
}

// explainYears: bases for the first year paid, and for each whole one after it.
func (out *WorkAccident) explainYears(w *WorkCover) proof.Step {
	l := &out.At.WorkAccident.Allowance
	paid := proof.Derived("fund_months", proof.InMonths, proof.SumOf,
		proof.Given("fund_months_before", proof.InMonths, int64(w.Before)), proof.Given("fund_months_of_payment", proof.InMonths, int64(out.FundMonths-w.Before)))
	beyond := proof.Derived("fund_months_beyond_first_year", proof.InMonths, proof.DifferenceOf, paid, proof.Given("months_a_year", proof.InMonths, 12))
	years := proof.Derived("years_after_first", proof.InYears, proof.WholeYearsOf,
		proof.Derived("months_after_first_year", proof.InMonths, proof.GreatestOf, beyond, proof.Given("none", proof.InMonths, 0)))
	more := proof.Derived("bases_for_more_years", proof.InFactor, proof.ProductOf, years, lawfulRate("bases_a_year_more", &l.PerYearLater).In(proof.InFactor))
	return proof.Derived("bases_for_years", proof.InFactor, proof.SumOf, lawfulRate("bases_for_first_year", &l.FirstYear).In(proof.InFactor), more)
}
