package pension

import (
	"strconv"

	"github.com/volsi/volsi/rules"
)

// Explain returns how the monthly pension of the claimant's record came about,
// step by step down to the articles, and the lump sum if there is one; how the
// insured months were counted if no pension is due.
func (c *Claimant) Explain(o *OldAge) []rules.Step {
	if !o.Eligible() {
		return []rules.Step{c.explainTime("insured_months", o.Time)}
	}
	average := c.Record.explainAverage(o.Start, o.Law, c.tables(o.Start))
	steps := []rules.Step{c.explainMonthly(o, average)}
	if o.LumpSum > 0 {
		steps = append(steps, explainLump(o, average))
	}
	return steps
}

func (c *Claimant) explainMonthly(o *OldAge, average rules.Step) rules.Step {
	computed := rounded("pension_computed", c.explainRate(o), average)
	if o.Floor == 0 {
		return rules.Derived("pension", rules.InVND, rules.SameOf, computed)
	}
	floor := &o.Law.Pension.Floor.Amount
	return rules.Derived("pension", rules.InVND, rules.GreatestOf, computed, lawful("pension_floor", rules.InVND, floor))
}

// explainLump: averages for the years beyond the highest rate.
func explainLump(o *OldAge, average rules.Step) rules.Step {
	l := &o.Law.Pension.LumpSum
	part := func(quantity, years string, h rules.HalfYears, worth rules.Step) rules.Step {
		return rules.Derived(quantity, rules.InFactor, rules.ProductOf, halves(years, h), worth)
	}
	parts := []rules.Step{part("averages_before_age", "years_beyond_cap_before_age", o.LumpYears-o.LumpAfter,
		lawfulRate("averages_a_year", &l.PerYear).In(rules.InFactor))}
	if o.LumpAfter > 0 {
		parts = append(parts, part("averages_after_age", "years_after_age", o.LumpAfter,
			lawfulRate("averages_a_year_after_age", &l.PerYearAfterAge).In(rules.InFactor)))
	}
	return rounded("lump_sum", rules.Derived("averages", rules.InFactor, rules.SumOf, parts...), average)
}

// halves returns a length in half years as a quotient of whole numbers.
func halves(quantity string, h rules.HalfYears) rules.Step {
	return rules.Derived(quantity, rules.InYears, rules.QuotientOf,
		rules.Given("half_years", rules.InYears, int64(h)), rules.Given("halves_of_a_year", rules.InFactor, 2))
}

func lawful(quantity string, unit rules.Unit, p *rules.Param[rules.VND]) rules.Step {
	return rules.Lawful(quantity, unit, int64(p.Value), p.Cite)
}

func lawfulRate(quantity string, p *rules.Param[rules.Rate]) rules.Step {
	return rules.LawfulRate(quantity, p.Value, p.Cite)
}

func lawfulCount(quantity string, unit rules.Unit, p *rules.Param[int]) rules.Step {
	return rules.Lawful(quantity, unit, int64(p.Value), p.Cite)
}

func (c *Claimant) explainTime(quantity string, t Time) rules.Step {
	return rules.Derived(quantity, rules.InMonths, rules.SumOf,
		rules.Given("voluntary_months", rules.InMonths, int64(t.Voluntary)),
		rules.Given("compulsory_months", rules.InMonths, int64(t.Compulsory)))
}

// explainRate: the share of the average, less what is taken for months early.
func (c *Claimant) explainRate(o *OldAge) rules.Step {
	accrued := c.explainAccrual(o)
	if o.Reduction == 0 {
		return rules.Derived("replacement_rate", rules.InRate, rules.SameOf, accrued)
	}
	l := &o.Law.Pension.Impairment
	yearly := lawfulRate("reduction_a_year", &l.Reduction)
	early := rules.Given("months_early", rules.InMonths, int64(o.MonthsEarly))
	years := rules.Derived("years_early", rules.InYears, rules.HalfYearsOf, early,
		lawfulCount("odd_months_for_half_a_year", rules.InMonths, &l.HalfReductionFrom), rules.Given("odd_months_for_a_year", rules.InMonths, 12))
	taken := rules.Derived("reduction", rules.InRate, rules.ProductOf, yearly, years)
	return rules.Derived("replacement_rate", rules.InRate, rules.DifferenceOf, accrued, taken)
}

func (c *Claimant) explainAccrual(o *OldAge) rules.Step {
	years := explainBenefitYears("benefit_years", o.Law, c.explainTime("insured_months", o.Time))
	p := &o.Law.Pension
	if o.Branch == ByTreaty {
		return rules.Derived("accrual", rules.InRate, rules.ProductOf, years, lawfulRate("rate_a_year", &p.Treaty.PerYear))
	}
	accrual := p.Accrual.Of(c.Sex)
	band := accrual.Value.BandAt(o.BenefitYears)
	beyond := rules.Derived("years_beyond_band", rules.InYears, rules.DifferenceOf, years,
		rules.Lawful("band_from_years", rules.InYears, int64(band.Years), accrual.Cite))
	schedule := rules.Derived("scheduled_rate", rules.InRate, rules.SumOf,
		rules.LawfulRate("band_rate", band.Rate, accrual.Cite),
		rules.Derived("rate_beyond_band", rules.InRate, rules.ProductOf, beyond, rules.LawfulRate("rate_a_year", band.PerYear, accrual.Cite)))
	return rules.Derived("accrual", rules.InRate, rules.LeastOf, schedule, lawfulRate("highest_rate", &p.MaxRate))
}

// explainAverage: the indexed income of all months over their number.
func (r Record) explainAverage(m rules.Month, law *rules.Law, t Tables) rules.Step {
	months := 0
	var parts []rules.Step
	for i := range r.spells {
		s := &r.spells[i]
		p := s.before(m)
		if p.Months() == 0 {
			continue
		}
		months += p.Months()
		parts = append(parts, s.explain(p, law, t))
	}
	sum := rules.Derived("indexed_income", rules.InVND, rules.SumOf, parts...)
	return rules.Derived("average_income", rules.InVND, rules.QuotientOf, sum, rules.Given("insured_months", rules.InMonths, int64(months)))
}

// explain: the income of a spell times the factors of its months.
func (s *Spell) explain(p rules.Period, law *rules.Law, t Tables) rules.Step {
	income := rules.Given(s.level(), rules.InVND, int64(s.Monthly))
	detail := p.From.String() + "–" + (p.Until - 1).String()
	return rules.Derived("income_of_spell", rules.InVND, rules.ProductOf, income, s.explainFactors(p, law, t)).Of(detail)
}

func (s *Spell) level() string {
	switch {
	case s.Settled:
		return "settled_average"
	case s.Scheme == Voluntary:
		return "chosen_income"
	}
	return "salary"
}

// explainFactors: months times the factor of their year, year by year.
func (s *Spell) explainFactors(p rules.Period, law *rules.Law, t Tables) rules.Step {
	months := rules.Given("months", rules.InMonths, int64(p.Months()))
	ix := &law.Indexation
	switch {
	case s.Settled:
		return rules.Derived("indexed_months", rules.InFactor, rules.SameOf, months)
	case s.Backpaid != 0:
		return rules.Derived("indexed_months", rules.InFactor, rules.ProductOf, months, lawfulRate("indexation_factor", &ix.Backpaid).In(rules.InFactor))
	case s.ahead(law):
		factor, _ := tableOf(t.Voluntary, &ix.Voluntary).Of(s.PaidIn.Year())
		return rules.Derived("indexed_months", rules.InFactor, rules.ProductOf, months, rules.LawfulRate("indexation_factor", factor, ix.Voluntary.Cite).In(rules.InFactor))
	case s.Scheme == Voluntary:
		return explainYears(p, &ix.Voluntary, t.Voluntary)
	}
	return explainYears(p, &ix.Compulsory, t.Compulsory)
}

func explainYears(p rules.Period, param *rules.Param[*rules.Factors], carried *rules.Factors) rules.Step {
	table := param.Value
	if carried != nil {
		table = carried
	}
	n := (p.Until - 1).Year() - p.From.Year() + 1
	years, parts := make([]rules.Step, 0, n), make([]rules.Step, 0, 2*n)
	for from := p.From; from < p.Until; {
		until := min(p.Until, rules.MonthOf(from.Year()+1, 1))
		factor, _ := table.Of(from.Year())
		leaf := rules.LawfulRate("indexation_factor", factor, param.Cite).In(rules.InFactor)
		if carried != nil {
			leaf = rules.Assumed("indexation_factor", rules.InFactor, factor)
		}
		parts = append(parts, rules.Given("months", rules.InMonths, int64(until-from)), leaf)
		both := parts[len(parts)-2 : len(parts) : len(parts)]
		years = append(years, rules.Derived("indexed_months_of_year", rules.InFactor, rules.ProductOf, both...).Of(strconv.Itoa(from.Year())))
		from = until
	}
	return rules.Derived("indexed_months", rules.InFactor, rules.SumOf, years...)
}
