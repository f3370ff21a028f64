package pension

import (
	"strconv"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

// Explain returns how the monthly pension of the claimant's record came about,
// step by step down to the articles, and the lump sum if there is one; how the
// insured months were counted if no pension is due.
func (c *Claimant) Explain(o *OldAge) []proof.Step {
	if !o.Eligible() {
		return []proof.Step{c.explainTime("insured_months", o.Time)}
	}
	average := c.Record.explainAverage(o.Start, o.Law, c.tables(o.Start))
	steps := []proof.Step{c.explainMonthly(o, average)}
	if o.LumpSum > 0 {
		steps = append(steps, explainLump(o, average))
	}
	return steps
}

func (c *Claimant) explainMonthly(o *OldAge, average proof.Step) proof.Step {
	computed := rounded("pension_computed", c.explainRate(o), average)
	if o.Floor == 0 {
		return proof.Derived("pension", proof.InVND, proof.SameOf, computed)
	}
	floor := &o.Law.Pension.Floor.Amount
	return proof.Derived("pension", proof.InVND, proof.GreatestOf, computed, lawful("pension_floor", proof.InVND, floor))
}

// explainLump: averages for the years beyond the highest rate.
func explainLump(o *OldAge, average proof.Step) proof.Step {
	l := &o.Law.Pension.LumpSum
	part := func(quantity, years string, h rules.HalfYears, worth proof.Step) proof.Step {
		return proof.Derived(quantity, proof.InFactor, proof.ProductOf, halves(years, h), worth)
	}
	parts := []proof.Step{part("averages_before_age", "years_beyond_cap_before_age", o.LumpYears-o.LumpAfter,
		lawfulRate("averages_a_year", &l.PerYear).In(proof.InFactor))}
	if o.LumpAfter > 0 {
		parts = append(parts, part("averages_after_age", "years_after_age", o.LumpAfter,
			lawfulRate("averages_a_year_after_age", &l.PerYearAfterAge).In(proof.InFactor)))
	}
	return rounded("lump_sum", proof.Derived("averages", proof.InFactor, proof.SumOf, parts...), average)
}

// halves returns a length in half years as a quotient of whole numbers.
func halves(quantity string, h rules.HalfYears) proof.Step {
	return proof.Derived(quantity, proof.InYears, proof.QuotientOf,
		proof.Given("half_years", proof.InYears, int64(h)), proof.Given("halves_of_a_year", proof.InFactor, 2))
}

func lawful(quantity string, unit proof.Unit, p *rules.Param[rules.VND]) proof.Step {
	return proof.Lawful(quantity, unit, int64(p.Value), p.Cite)
}

func lawfulRate(quantity string, p *rules.Param[rules.Rate]) proof.Step {
	return proof.LawfulRate(quantity, p.Value, p.Cite)
}

func lawfulCount(quantity string, unit proof.Unit, p *rules.Param[int]) proof.Step {
	return proof.Lawful(quantity, unit, int64(p.Value), p.Cite)
}

func (c *Claimant) explainTime(quantity string, t Time) proof.Step {
	return proof.Derived(quantity, proof.InMonths, proof.SumOf,
		proof.Given("voluntary_months", proof.InMonths, int64(t.Voluntary)),
		proof.Given("compulsory_months", proof.InMonths, int64(t.Compulsory)))
}

// explainRate: the share of the average, less what is taken for months early.
func (c *Claimant) explainRate(o *OldAge) proof.Step {
	accrued := c.explainAccrual(o)
	if o.Reduction == 0 {
		return proof.Derived("replacement_rate", proof.InRate, proof.SameOf, accrued)
	}
	l := &o.Law.Pension.Impairment
	yearly := lawfulRate("reduction_a_year", &l.Reduction)
	early := proof.Given("months_early", proof.InMonths, int64(o.MonthsEarly))
	years := proof.Derived("years_early", proof.InYears, proof.HalfYearsOf, early,
		lawfulCount("odd_months_for_half_a_year", proof.InMonths, &l.HalfReductionFrom), proof.Given("odd_months_for_a_year", proof.InMonths, 12))
	taken := proof.Derived("reduction", proof.InRate, proof.ProductOf, yearly, years)
	return proof.Derived("replacement_rate", proof.InRate, proof.DifferenceOf, accrued, taken)
}

func (c *Claimant) explainAccrual(o *OldAge) proof.Step {
	years := explainBenefitYears("benefit_years", o.Law, c.explainTime("insured_months", o.Time))
	p := &o.Law.Pension
	if o.Branch == ByTreaty {
		return proof.Derived("accrual", proof.InRate, proof.ProductOf, years, lawfulRate("rate_a_year", &p.Treaty.PerYear))
	}
	accrual := p.Accrual.Of(c.Sex)
	band := accrual.Value.BandAt(o.BenefitYears)
	beyond := proof.Derived("years_beyond_band", proof.InYears, proof.DifferenceOf, years,
		proof.Lawful("band_from_years", proof.InYears, int64(band.Years), accrual.Cite))
	schedule := proof.Derived("scheduled_rate", proof.InRate, proof.SumOf,
		proof.LawfulRate("band_rate", band.Rate, accrual.Cite),
		proof.Derived("rate_beyond_band", proof.InRate, proof.ProductOf, beyond, proof.LawfulRate("rate_a_year", band.PerYear, accrual.Cite)))
	return proof.Derived("accrual", proof.InRate, proof.LeastOf, schedule, lawfulRate("highest_rate", &p.MaxRate))
}

// explainAverage: the indexed income of all months over their number.
func (r Record) explainAverage(m rules.Month, law *rules.Law, t Tables) proof.Step {
	months := 0
	var parts []proof.Step
	spells := r.all()
	for i := range spells {
		s := &spells[i]
		p := s.before(m)
		if p.Months() == 0 {
			continue
		}
		months += p.Months()
		parts = append(parts, s.explain(p, law, t))
	}
	sum := proof.Derived("indexed_income", proof.InVND, proof.SumOf, parts...)
	return proof.Derived("average_income", proof.InVND, proof.QuotientOf, sum, proof.Given("insured_months", proof.InMonths, int64(months)))
}

// explain: the income of a spell times the factors of its months.
func (s *Spell) explain(p rules.Period, law *rules.Law, t Tables) proof.Step {
	income := proof.Given(s.level(), proof.InVND, int64(s.Monthly))
	detail := p.From.String() + "–" + (p.Until - 1).String()
	return proof.Derived("income_of_spell", proof.InVND, proof.ProductOf, income, s.explainFactors(p, law, t)).Of(detail)
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
func (s *Spell) explainFactors(p rules.Period, law *rules.Law, t Tables) proof.Step {
	months := proof.Given("months", proof.InMonths, int64(p.Months()))
	ix := &law.Indexation
	switch {
	case s.Settled:
		return proof.Derived("indexed_months", proof.InFactor, proof.SameOf, months)
	case s.Backpaid != 0:
		return proof.Derived("indexed_months", proof.InFactor, proof.ProductOf, months, lawfulRate("indexation_factor", &ix.Backpaid).In(proof.InFactor))
	case s.ahead(law):
		factor, _ := tableOf(t.Voluntary, &ix.Voluntary).Of(s.PaidIn.Year())
		return proof.Derived("indexed_months", proof.InFactor, proof.ProductOf, months, proof.LawfulRate("indexation_factor", factor, ix.Voluntary.Cite).In(proof.InFactor))
	case s.Scheme == Voluntary:
		return explainYears(p, &ix.Voluntary, t.Voluntary)
	}
	return explainYears(p, &ix.Compulsory, t.Compulsory)
}

func explainYears(p rules.Period, param *rules.Param[*rules.Factors], carried *rules.Factors) proof.Step {
	table := param.Value
	if carried != nil {
		table = carried
	}
	n := (p.Until - 1).Year() - p.From.Year() + 1
	years, parts := make([]proof.Step, 0, n), make([]proof.Step, 0, 2*n)
	for from := p.From; from < p.Until; {
		until := min(p.Until, rules.MonthOf(from.Year()+1, 1))
		factor, _ := table.Of(from.Year())
		leaf := proof.LawfulRate("indexation_factor", factor, param.Cite).In(proof.InFactor)
		if carried != nil {
			leaf = proof.Assumed("indexation_factor", proof.InFactor, factor)
		}
		parts = append(parts, proof.Given("months", proof.InMonths, int64(until-from)), leaf)
		both := parts[len(parts)-2 : len(parts) : len(parts)]
		years = append(years, proof.Derived("indexed_months_of_year", proof.InFactor, proof.ProductOf, both...).Of(strconv.Itoa(from.Year())))
		from = until
	}
	return proof.Derived("indexed_months", proof.InFactor, proof.SumOf, years...)
}
