package ahead

import (
	"github.com/volsi/volsi/calc/standing"
	"github.com/volsi/volsi/rules"
)

// based fills in how firm each amount is, and what is assumed.
func (out *Projection) based(money flows, until rules.Month) {
	c := out.run
	say := func(field string, there bool, b standing.Basis) {
		if there {
			out.Basis = append(out.Basis, b.Of(field))
		}
	}
	full := out.Pension.Working()
	monthly := c.OfPension(out.life, &full)
	prices := c.At(standing.Prices, until)
	say("total_paid", out.TotalPaid > 0, money.paidOn)
	say("total_support", out.TotalSupport > 0, money.givenOn)
	say("pension.monthly", out.Pension.Monthly > 0, monthly)
	say("pension.lump_sum", out.Pension.LumpSum > 0, monthly)
	say("monthly_in_todays_money", out.InTodaysMoney > 0, monthly.And(prices))
	say("replacement_rate", out.Replacement > 0, monthly)
	say("payback_months", out.PaybackMonths > 0, monthly.And(money.paidOn))
	family := c.At(standing.Reference|standing.Indexation, until)
	all := monthly.And(money.paidOn)
	if len(out.Years) > 0 {
		all = all.And(family)
	}
	if out.OneMoreMonth != nil {
		say("one_more_month", true, monthly.And(money.paidOn))
	}
	if out.OneMoreStep != nil {
		say("one_more_step", true, monthly.And(money.paidOn))
	}
	if out.ExpectedMonths > 0 {
		all = all.And(out.expectations(say, monthly, family, money))
	}
	out.Assumed = c.Assumed(all)
	if out.PresentParts != nil {
		out.Assumed = append(out.Assumed, c.Discount())
	}
}

// expectations says what the amounts rest on that are expected over the life
// table, and returns it for all of them together.
func (out *Projection) expectations(say func(string, bool, standing.Basis), monthly, family standing.Basis, money flows) standing.Basis {
	lives := out.run.At(standing.Lives, out.until)
	later := lives.And(out.run.At(standing.Prices, rules.LastMonth))
	drawn := monthly.And(later)
	left := family.And(later).And(monthly)
	all := drawn.And(left).And(money.paidOn) // the person's part rests on what the others' does
	say("expected_pension_months", true, lives)
	say("expected_pensions", out.ExpectedPensions > 0, drawn)
	say("expected_survivor_benefits", out.ExpectedFamily > 0, left)
	say("present_value", out.PresentValue != 0, all)
	say("present_value_on_all_money", out.PresentAll != 0, all)
	say("internal_rate_of_return", out.InternalRate > 0, all)
	say("internal_rate_on_all_money", out.InternalAll > 0, all)
	return all
}
