package pension

import "github.com/volsi/volsi/rules"

// A perYear says how many averages a year of insurance is worth.
type perYear struct {
	earlier, later *rules.Param[rules.Rate]
	from           *rules.Param[rules.Month]
}

// explainAverages: years before and from the month at which a year is worth
// more, each times its averages; odd months of the earlier part go over to the
// later one where there is one.
func (r Record) explainAverages(law *rules.Law, p perYear, until rules.Month) rules.Step {
	all := r.Before(until).Insured()
	old, worth := all, p.earlier
	if p.from.IsKnown() {
		old = all - r.since(law, p.from.Value, until)
	}
	if old == 0 {
		worth = p.later
	}
	if old == all || old == 0 {
		years := explainBenefitYears("years", law, rules.Given("insured_months", rules.InMonths, int64(all)))
		return rules.Derived("averages", rules.InFactor, rules.ProductOf, years, lawfulRate("averages_a_year", worth).In(rules.InFactor))
	}
	months := rules.Given("months_before_later_rate", rules.InMonths, int64(old))
	whole := rules.Derived("years_before_later_rate", rules.InYears, rules.WholeYearsOf, months)
	carried := rules.Derived("odd_months_carried", rules.InMonths, rules.DifferenceOf, months,
		rules.Derived("months_of_whole_years", rules.InMonths, rules.ProductOf, whole, rules.Given("months_a_year", rules.InMonths, 12)))
	later := rules.Derived("months_from_later_rate", rules.InMonths, rules.SumOf,
		rules.Given("months_paid_from_later_rate", rules.InMonths, int64(all-old)), carried)
	return rules.Derived("averages", rules.InFactor, rules.SumOf,
		rules.Derived("averages_earlier", rules.InFactor, rules.ProductOf, whole, lawfulRate("averages_a_year", p.earlier).In(rules.InFactor)),
		rules.Derived("averages_later", rules.InFactor, rules.ProductOf, explainBenefitYears("years_from_later_rate", law, later), lawfulRate("averages_a_year", p.later).In(rules.InFactor)))
}

// explainBenefitYears turns months into years as the law of the benefit does.
func explainBenefitYears(quantity string, law *rules.Law, months rules.Step) rules.Step {
	y := &law.BenefitYears
	return rules.Derived(quantity, rules.InYears, rules.HalfYearsOf, months,
		lawfulCount("odd_months_for_half_a_year", rules.InMonths, &y.HalfFrom),
		lawfulCount("odd_months_for_a_year", rules.InMonths, &y.FullFrom))
}

// ExplainOneTime returns how the one-time benefit before any deduction came about.
func (c *Claimant) ExplainOneTime(o *OneTime, m rules.Month) rules.Step {
	l := &o.Law.OneTime
	average := c.Record.explainAverage(m+1, o.Law, c.tables(m))
	if !o.Short {
		averages := c.Record.explainAverages(o.Law, perYear{&l.PerYear, &l.PerYearLater, &l.LaterFrom}, m+1)
		return rounded("before_deduction", averages, average)
	}
	paid := c.explainPaid(o.Law, m+1, o.atInterest)
	if !l.ShortCap.IsKnown() {
		return rules.Derived("before_deduction", rules.InVND, rules.SameOf, paid)
	}
	return rules.Derived("before_deduction", rules.InVND, rules.LeastOf, paid,
		rounded("cap_of_amount_paid", lawfulRate("averages_at_most", &l.ShortCap).In(rules.InFactor), average))
}

// rounded returns the product of two steps, rounded to the đồng.
func rounded(quantity string, a, b rules.Step) rules.Step {
	return rules.Derived(quantity, rules.InVND, rules.WholeOf, rules.Derived(quantity+"_exact", rules.InVND, rules.ProductOf, a, b))
}

// ExplainDeath returns how the survivor lump sum came about.
func (c *Claimant) ExplainDeath(s *Survivors, d Death) rules.Step {
	l := &s.Law.Death.LumpSum
	switch {
	case d.Since != 0:
		return rounded("survivor_lump_sum", s.explainPensions(l), rules.Given("last_pension", rules.InVND, int64(d.Pension)))
	case s.Time.Insured() == 0:
		return rules.Given("survivor_lump_sum", rules.InVND, 0)
	}
	average := c.Record.explainAverage(d.Month+1, s.Law, c.tables(d.Month))
	if s.Returned > 0 {
		return c.explainReturned(s.Law, d, average)
	}
	averages := c.Record.explainAverages(s.Law, perYear{&l.PerYear, &l.PerYearLater, &l.LaterFrom}, d.Month+1)
	if s.Time.Compulsory > 0 && l.MixedMin.IsKnown() {
		averages = rules.Derived("lump_sum_months", rules.InFactor, rules.GreatestOf, averages, lawfulRate("averages_at_least", &l.MixedMin).In(rules.InFactor))
	}
	return rounded("survivor_lump_sum", averages, average)
}

func (c *Claimant) explainReturned(law *rules.Law, d Death, average rules.Step) rules.Step {
	l := &law.Death.LumpSum
	op, parts := rules.SameOf, []rules.Step{c.explainPaid(law, d.Month+1, d.AtInterest)}
	if l.PaidCap.IsKnown() {
		op, parts = rules.LeastOf, append(parts, rounded("cap_of_amount_paid", lawfulRate("averages_at_most", &l.PaidCap).In(rules.InFactor), average))
	}
	if !l.ReturnsSupport.IsKnown() || bool(l.ReturnsSupport.Value) {
		return rules.Derived("survivor_lump_sum", rules.InVND, op, parts...)
	}
	own := rules.Derived("benefit_less_support", rules.InVND, rules.DifferenceOf,
		rules.Derived("amount_paid", rules.InVND, op, parts...), rules.Given("state_support", rules.InVND, int64(d.Support)))
	return rules.Derived("survivor_lump_sum", rules.InVND, rules.GreatestOf, own, rules.Given("none", rules.InVND, 0))
}

// explainPensions: 48 pensions, less for each month received after the first ones.
func (s *Survivors) explainPensions(l *rules.SurvivorLumpLaw) rules.Step {
	after := rules.Derived("months_received_after_first", rules.InMonths, rules.GreatestOf,
		rules.Derived("months_beyond_first", rules.InMonths, rules.DifferenceOf,
			rules.Given("months_received", rules.InMonths, int64(s.Received)),
			lawfulCount("first_months", rules.InMonths, &l.PensionFull)),
		rules.Given("none", rules.InMonths, 0))
	left := rules.Derived("pensions_left", rules.InFactor, rules.DifferenceOf, lawfulRate("pensions", &l.PensionMonths).In(rules.InFactor),
		rules.Derived("pensions_taken_off", rules.InFactor, rules.ProductOf, after, lawfulRate("pensions_a_month", &l.PensionLess).In(rules.InFactor)))
	if !l.PensionMin.IsKnown() {
		return left
	}
	return rules.Derived("lump_sum_months", rules.InFactor, rules.GreatestOf, left, lawfulRate("pensions_at_least", &l.PensionMin).In(rules.InFactor))
}

// ExplainEmigration returns how the lump sum of a pensioner who settles abroad
// in a month came about; now is the pension of that month.
func (c *Claimant) ExplainEmigration(m, start rules.Month, now rules.Step) rules.Step {
	law := c.Book.On(m)
	l := &law.Pension.Emigration
	earned := c.Record.explainAverages(law, perYear{&l.PerYear, &l.PerYearLater, &l.LaterFrom}, start)
	taken := rules.Derived("pensions_taken_off", rules.InFactor, rules.ProductOf,
		rules.Given("months_received", rules.InMonths, int64(max(0, m-start+1))), lawfulRate("pensions_a_month", &l.LessPerMonth).In(rules.InFactor))
	left := rules.Derived("pensions_left", rules.InFactor, rules.DifferenceOf, rules.Derived("pensions", rules.InFactor, rules.SameOf, earned), taken)
	if l.MinMonths.IsKnown() {
		left = rules.Derived("lump_sum_months", rules.InFactor, rules.GreatestOf, left, lawfulRate("pensions_at_least", &l.MinMonths).In(rules.InFactor))
	}
	return rounded("emigration_lump_sum", left, now)
}

// ExplainFuneral returns how the funeral grant came about.
func (s *Survivors) ExplainFuneral() rules.Step {
	l := &s.Law.Death.Funeral
	if s.Funeral == 0 {
		return rules.Given("funeral_grant", rules.InVND, 0)
	}
	return rules.Derived("funeral_grant", rules.InVND, rules.ProductOf, lawful("funeral_base", rules.InVND, &l.Base), lawfulCount("funeral_multiple", rules.InFactor, &l.Multiple))
}

// ExplainMaternity returns how the maternity allowance came about.
func (m *Maternity) ExplainMaternity(children int) rules.Step {
	if m.Amount == 0 {
		return rules.Given("maternity_allowance", rules.InVND, 0)
	}
	return rules.Derived("maternity_allowance", rules.InVND, rules.ProductOf,
		lawful("allowance_a_child", rules.InVND, &m.Law.Maternity.Amount), rules.Given("children", rules.InPersons, int64(children)))
}

// ExplainAllowance returns how the monthly allowance and its months came about.
func (c *Claimant) ExplainAllowance(a *Allowance, m rules.Month) (monthly, months rules.Step) {
	l := &a.Law.MonthlyAllowance
	base := lawful("allowance_base", rules.InVND, &l.Base)
	averages := rules.Derived("averages", rules.InFactor, rules.ProductOf,
		explainBenefitYears("years", a.Law, rules.Given("insured_months", rules.InMonths, int64(a.Time.Insured()))), lawfulRate("averages_a_year", &l.PerYear).In(rules.InFactor))
	own := rules.Derived("own_money", rules.InVND, rules.ProductOf, averages, c.Record.explainAverage(m+1, a.Law, c.tables(m)))
	carried := rules.Derived("months_carried", rules.InMonths, rules.UpOf, rules.Derived("months_carried_exact", rules.InMonths, rules.QuotientOf, own, base))
	remaining := rules.Given("months_to_social_pension", rules.InMonths, int64(a.Remaining))
	months = rules.Derived("allowance_months", rules.InMonths, rules.LeastOf, carried, remaining)
	if a.Carried <= a.Remaining {
		return rules.Derived("monthly_allowance", rules.InVND, rules.SameOf, base), months
	}
	more := rules.Derived("raise_exact", rules.InVND, rules.ProductOf,
		rules.Derived("months_too_many", rules.InMonths, rules.DifferenceOf, carried, remaining),
		rules.Derived("base_spread", rules.InVND, rules.QuotientOf, base, remaining))
	return rules.Derived("monthly_allowance", rules.InVND, rules.SumOf, base, rules.Derived("raise", rules.InVND, rules.WholeOf, more)), months
}

// ExplainMonthly returns how the monthly survivor allowance came about.
func (s *Survivors) ExplainMonthly(d Death) rules.Step {
	l := &s.Law.Death.Monthly
	alone, cared := qualifying(l, d)
	part := func(quantity string, persons int, share *rules.Param[rules.Rate]) rules.Step {
		one := rounded(quantity+"_each", lawful("allowance_base", rules.InVND, &l.Base), lawfulRate("survivor_share", share))
		return rules.Derived(quantity, rules.InVND, rules.ProductOf, rules.Given("persons", rules.InPersons, int64(persons)), one)
	}
	return rules.Derived("survivor_monthly_allowance", rules.InVND, rules.SumOf,
		part("allowance_without_carer", alone, &l.NoCarerShare), part("allowance_with_carer", cared, &l.Share))
}
