package pension

import (
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

// A perYear says how many averages a year of insurance is worth.
type perYear struct {
	earlier, later *rules.Param[rules.Rate]
	from           *rules.Param[rules.Month]
}

// explainAverages: years before and from the month at which a year is worth
// more, each times its averages; odd months of the earlier part go over to the
// later one where there is one.
func (r Record) explainAverages(law *rules.Law, p perYear, until rules.Month) proof.Step {
	all := r.Before(until).Insured()
	old, worth := all, p.earlier
	if p.from.IsKnown() {
		old = all - r.since(law, p.from.Value, until)
	}
	if old == 0 {
		worth = p.later
	}
	if old == all || old == 0 {
		years := explainBenefitYears("years", law, proof.Given("insured_months", proof.InMonths, int64(all)))
		return proof.Derived("averages", proof.InFactor, proof.ProductOf, years, lawfulRate("averages_a_year", worth).In(proof.InFactor))
	}
	months := proof.Given("months_before_later_rate", proof.InMonths, int64(old))
	whole := proof.Derived("years_before_later_rate", proof.InYears, proof.WholeYearsOf, months)
	carried := proof.Derived("odd_months_carried", proof.InMonths, proof.DifferenceOf, months,
		proof.Derived("months_of_whole_years", proof.InMonths, proof.ProductOf, whole, proof.Given("months_a_year", proof.InMonths, 12)))
	later := proof.Derived("months_from_later_rate", proof.InMonths, proof.SumOf,
		proof.Given("months_paid_from_later_rate", proof.InMonths, int64(all-old)), carried)
	return proof.Derived("averages", proof.InFactor, proof.SumOf,
		proof.Derived("averages_earlier", proof.InFactor, proof.ProductOf, whole, lawfulRate("averages_a_year", p.earlier).In(proof.InFactor)),
		proof.Derived("averages_later", proof.InFactor, proof.ProductOf, explainBenefitYears("years_from_later_rate", law, later), lawfulRate("averages_a_year", p.later).In(proof.InFactor)))
}

// explainBenefitYears turns months into years as the law of the benefit does.
func explainBenefitYears(quantity string, law *rules.Law, months proof.Step) proof.Step {
	y := &law.BenefitYears
	return proof.Derived(quantity, proof.InYears, proof.HalfYearsOf, months,
		lawfulCount("odd_months_for_half_a_year", proof.InMonths, &y.HalfFrom),
		lawfulCount("odd_months_for_a_year", proof.InMonths, &y.FullFrom))
}

// ExplainOneTime returns how the one-time benefit before any deduction came about.
func (c *Claimant) ExplainOneTime(o *OneTime, m rules.Month) proof.Step {
	l := &o.Law.OneTime
	average := c.Record.explainAverage(m+1, o.Law, c.tables(m))
	if !o.Short {
		averages := c.Record.explainAverages(o.Law, perYear{&l.PerYear, &l.PerYearLater, &l.LaterFrom}, m+1)
		return rounded("before_deduction", averages, average)
	}
	paid := c.explainPaid(o.Law, m+1, o.atInterest)
	if !l.ShortCap.IsKnown() {
		return proof.Derived("before_deduction", proof.InVND, proof.SameOf, paid)
	}
	return proof.Derived("before_deduction", proof.InVND, proof.LeastOf, paid,
		rounded("cap_of_amount_paid", lawfulRate("averages_at_most", &l.ShortCap).In(proof.InFactor), average))
}

// rounded returns the product of two steps, rounded to the đồng.
func rounded(quantity string, a, b proof.Step) proof.Step {
	return proof.Derived(quantity, proof.InVND, proof.WholeOf, proof.Derived(quantity+"_exact", proof.InVND, proof.ProductOf, a, b))
}

// ExplainDeath returns how the survivor lump sum came about.
func (c *Claimant) ExplainDeath(s *Survivors, d Death) proof.Step {
	l := &s.Law.Death.LumpSum
	switch {
	case d.Since != 0:
		return rounded("survivor_lump_sum", s.explainPensions(l), proof.Given("last_pension", proof.InVND, int64(d.Pension)))
	case s.Time.Insured() == 0:
		return proof.Given("survivor_lump_sum", proof.InVND, 0)
	}
	average := c.Record.explainAverage(d.Month+1, s.Law, c.tables(d.Month))
	if s.isReturned() {
		return c.explainReturned(s.Law, d, average)
	}
	averages := c.Record.explainAverages(s.Law, perYear{&l.PerYear, &l.PerYearLater, &l.LaterFrom}, d.Month+1)
	if s.Time.Compulsory > 0 && l.MixedMin.IsKnown() {
		averages = proof.Derived("lump_sum_months", proof.InFactor, proof.GreatestOf, averages, lawfulRate("averages_at_least", &l.MixedMin).In(proof.InFactor))
	}
	return rounded("survivor_lump_sum", averages, average)
}

func (c *Claimant) explainReturned(law *rules.Law, d Death, average proof.Step) proof.Step {
	l := &law.Death.LumpSum
	op, parts := proof.SameOf, []proof.Step{c.explainPaid(law, d.Month+1, d.AtInterest)}
	if l.PaidCap.IsKnown() {
		op, parts = proof.LeastOf, append(parts, rounded("cap_of_amount_paid", lawfulRate("averages_at_most", &l.PaidCap).In(proof.InFactor), average))
	}
	if !l.ReturnsSupport.IsKnown() || bool(l.ReturnsSupport.Value) {
		return proof.Derived("survivor_lump_sum", proof.InVND, op, parts...)
	}
	own := proof.Derived("benefit_less_support", proof.InVND, proof.DifferenceOf,
		proof.Derived("amount_paid", proof.InVND, op, parts...), proof.Given("state_support", proof.InVND, int64(d.Support)))
	return proof.Derived("survivor_lump_sum", proof.InVND, proof.GreatestOf, own, proof.Given("none", proof.InVND, 0))
}

// explainPensions: 48 pensions, less for each month received after the first ones.
func (s *Survivors) explainPensions(l *rules.SurvivorLumpLaw) proof.Step {
	after := proof.Derived("months_received_after_first", proof.InMonths, proof.GreatestOf,
		proof.Derived("months_beyond_first", proof.InMonths, proof.DifferenceOf,
			proof.Given("months_received", proof.InMonths, int64(s.Received)),
			lawfulCount("first_months", proof.InMonths, &l.PensionFull)),
		proof.Given("none", proof.InMonths, 0))
	left := proof.Derived("pensions_left", proof.InFactor, proof.DifferenceOf, lawfulRate("pensions", &l.PensionMonths).In(proof.InFactor),
		proof.Derived("pensions_taken_off", proof.InFactor, proof.ProductOf, after, lawfulRate("pensions_a_month", &l.PensionLess).In(proof.InFactor)))
	if !l.PensionMin.IsKnown() {
		return left
	}
	return proof.Derived("lump_sum_months", proof.InFactor, proof.GreatestOf, left, lawfulRate("pensions_at_least", &l.PensionMin).In(proof.InFactor))
}

// ExplainEmigration returns how the lump sum of a pensioner who settles abroad
// in a month came about; now is the pension of that month.
func (c *Claimant) ExplainEmigration(m, start rules.Month, now proof.Step) proof.Step {
	law := c.Book.On(m)
	l := &law.Pension.Emigration
	earned := c.Record.explainAverages(law, perYear{&l.PerYear, &l.PerYearLater, &l.LaterFrom}, start)
	taken := proof.Derived("pensions_taken_off", proof.InFactor, proof.ProductOf,
		proof.Given("months_received", proof.InMonths, int64(max(0, m-start+1))), lawfulRate("pensions_a_month", &l.LessPerMonth).In(proof.InFactor))
	left := proof.Derived("pensions_left", proof.InFactor, proof.DifferenceOf, proof.Derived("pensions", proof.InFactor, proof.SameOf, earned), taken)
	if l.MinMonths.IsKnown() {
		left = proof.Derived("lump_sum_months", proof.InFactor, proof.GreatestOf, left, lawfulRate("pensions_at_least", &l.MinMonths).In(proof.InFactor))
	}
	return rounded("emigration_lump_sum", left, now)
}

// ExplainFuneral returns how the funeral grant came about.
func (s *Survivors) ExplainFuneral() proof.Step {
	l := &s.Law.Death.Funeral
	if s.Funeral == 0 {
		return proof.Given("funeral_grant", proof.InVND, 0)
	}
	return proof.Derived("funeral_grant", proof.InVND, proof.ProductOf, lawful("funeral_base", proof.InVND, &l.Base), lawfulCount("funeral_multiple", proof.InFactor, &l.Multiple))
}

// ExplainMaternity returns how the maternity allowance came about.
func (m *Maternity) ExplainMaternity(children int) proof.Step {
	if m.Amount == 0 {
		return proof.Given("maternity_allowance", proof.InVND, 0)
	}
	return proof.Derived("maternity_allowance", proof.InVND, proof.ProductOf,
		lawful("allowance_a_child", proof.InVND, &m.Law.Maternity.Amount), proof.Given("children", proof.InPersons, int64(children)))
}

// ExplainAllowance returns how the monthly allowance and its months came about.
func (c *Claimant) ExplainAllowance(a *Allowance, m rules.Month) (monthly, months proof.Step) {
	l := &a.Law.MonthlyAllowance
	base := lawful("allowance_base", proof.InVND, &l.Base)
	averages := proof.Derived("averages", proof.InFactor, proof.ProductOf,
		explainBenefitYears("years", a.Law, proof.Given("insured_months", proof.InMonths, int64(a.Time.Insured()))), lawfulRate("averages_a_year", &l.PerYear).In(proof.InFactor))
	own := proof.Derived("own_money", proof.InVND, proof.ProductOf, averages, c.Record.explainAverage(m+1, a.Law, c.tables(m)))
	carried := proof.Derived("months_carried", proof.InMonths, proof.UpOf, proof.Derived("months_carried_exact", proof.InMonths, proof.QuotientOf, own, base))
	remaining := proof.Given("months_to_social_pension", proof.InMonths, int64(a.Remaining))
	months = proof.Derived("allowance_months", proof.InMonths, proof.LeastOf, carried, remaining)
	if a.Carried <= a.Remaining {
		return proof.Derived("monthly_allowance", proof.InVND, proof.SameOf, base), months
	}
	more := proof.Derived("raise_exact", proof.InVND, proof.ProductOf,
		proof.Derived("months_too_many", proof.InMonths, proof.DifferenceOf, carried, remaining),
		proof.Derived("base_spread", proof.InVND, proof.QuotientOf, base, remaining))
	return proof.Derived("monthly_allowance", proof.InVND, proof.SumOf, base, proof.Derived("raise", proof.InVND, proof.WholeOf, more)), months
}

// ExplainMonthly returns how the monthly survivor allowance came about.
func (s *Survivors) ExplainMonthly(d Death) proof.Step {
	l := &s.Law.Death.Monthly
	alone, cared := qualifying(l, d)
	part := func(quantity string, persons int, share *rules.Param[rules.Rate]) proof.Step {
		one := rounded(quantity+"_each", lawful("allowance_base", proof.InVND, &l.Base), lawfulRate("survivor_share", share))
		return proof.Derived(quantity, proof.InVND, proof.ProductOf, proof.Given("persons", proof.InPersons, int64(persons)), one)
	}
	return proof.Derived("survivor_monthly_allowance", proof.InVND, proof.SumOf,
		part("allowance_without_carer", alone, &l.NoCarerShare), part("allowance_with_carer", cared, &l.Share))
}
