package ahead

import (
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

// explainYears: of each year the pension if it is asked for at its end, and
// what that is without the growth of prices.
func (out *Projection) explainYears() (trees []proof.Step) {
	for i := range out.Years {
		y := &out.Years[i]
		if y.Monthly == 0 {
			continue
		}
		end := min(out.until, rules.MonthOf(y.Year, 12))
		p, err := out.run.Pension(out.life, calc.PensionQuestion{Month: end})
		if err != nil || !p.Eligible {
			continue
		}
		year := strconv.Itoa(y.Year)
		monthly := proof.Derived("pension_if_asked_for", proof.InVND, proof.SameOf, p.Explain().Steps[0]).Of(year)
		trees = append(trees, monthly, out.run.explainToday("pension_if_asked_for_today", proof.Standing(monthly), end).Of(year))
	}
	return trees
}

// explainToday: an amount of a month without the growth of prices that is
// assumed.
func (c runner) explainToday(quantity string, amount proof.Step, m rules.Month) proof.Step {
	years := max(0, m.Year()-c.Book().Horizon().Year())
	factor := proof.Derived("discount_factor", proof.InFactor, proof.DiscountOf,
		proof.Given("years_ahead", proof.InYears, int64(years)), proof.Assumed("inflation", proof.InRate, c.Assumptions().Inflation))
	return proof.Derived(quantity, proof.InVND, proof.WholeOf,
		proof.Derived("pension_in_todays_money_exact", proof.InVND, proof.ProductOf, amount, factor))
}
