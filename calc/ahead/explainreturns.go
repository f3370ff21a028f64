package ahead

import (
	"slices"
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// explainReturns: what each year brings in and takes, weighed by the chance to
// live to it, and what that is worth today under the rate that is assumed, or
// under the one that was found.
func (out *Projection) explainReturns() []rules.Step {
	e := expectation{runner: out.run, life: out.life, table: out.run.Book().LifeTable(), p: out, today: out.run.Book().Horizon()}
	if e.table == nil || out.ExpectedMonths == 0 || len(out.Years) == 0 {
		return nil
	}
	e.alive, e.first = e.reaching(e.today), out.Years[0].Year
	x := told{expectation: &e}
	x.paidIn()
	x.drawn()
	x.left()
	x.netted()
	return x.worths()
}

// told are the steps of an expectation; those of a year stand by their index.
type told struct {
	*expectation
	trees                           []rules.Step
	paid, support, pensions, family []rules.Step
	own, all                        []rules.Step
}

func (x *told) add(s ...rules.Step) { x.trees = append(x.trees, s...) }

// grown returns the list with steps of nothing up to a year.
func (x *told) grown(list []rules.Step, quantity string, year int) []rules.Step {
	for len(list) <= year-x.first {
		list = append(list, rules.Given(quantity, rules.InVND, 0).Of(strconv.Itoa(x.first+len(list))))
	}
	return list
}

// survivors is what the life table says.
func survivors(quantity string, n int64) rules.Step {
	return rules.Assumed(quantity, rules.InPersons, rules.Rate(n)*rules.One)
}

// weigh: an amount of a month to come times the chance to live to it.
func (x *told) weigh(quantity string, amount rules.Step, m rules.Month) rules.Step {
	if m <= x.today {
		return rules.Derived(quantity, rules.InVND, rules.SameOf, amount)
	}
	return x.share(quantity, amount, survivors("still_alive", x.reaching(m)))
}

// share: an amount times so many of those who are alive today, rounded.
func (x *told) share(quantity string, amount, of rules.Step) rules.Step {
	exact := rules.Derived("expected_exact", rules.InVND, rules.QuotientOf, rules.Derived("amount_times_people", rules.InVND, rules.ProductOf, amount, of), survivors("alive_today", x.alive))
	return rules.Derived(quantity, rules.InVND, rules.WholeOf, exact)
}

// paidIn: each year's payments, by its middle.
func (x *told) paidIn() {
	own, others := x.byYear(steps.Own), x.byYear(steps.Others)
	for _, y := range x.p.Years {
		detail, m := strconv.Itoa(y.Year), rules.MonthOf(y.Year, 7)
		paid, given := steps.Sum("paid_of_year", nil, own[y.Year]).Of(detail), steps.Sum("support_of_year", nil, others[y.Year]).Of(detail)
		x.paid = append(x.paid, x.weigh("expected_paid", rules.Standing(paid), m).Of(detail))
		x.support = append(x.support, x.weigh("expected_support", rules.Standing(given), m).Of(detail))
		x.add(paid, given, x.paid[len(x.paid)-1], x.support[len(x.support)-1])
	}
}

// byYear: one side of the payments of each year.
func (x *told) byYear(of steps.Side) map[int][]rules.Step {
	out := map[int][]rules.Step{}
	_ = x.EachOutlay(x.life, 0, func(o calc.Outlay) bool { // it was reckoned without a fault before
		if !o.MadeBy(x.p.until) {
			return false
		}
		for i := 0; i < o.Times; {
			year, first := (o.Paid + o.Every*rules.Month(i)).Year(), i
			for i < o.Times && (o.Paid+o.Every*rules.Month(i)).Year() == year {
				i++
			}
			piece := o
			piece.Payment.From += o.Every * rules.Month(first)
			out[year] = append(out[year], steps.Stretch(of(x.ExplainOutlay(&piece)), piece.Payment, piece.Every, i-first))
		}
		return true
	})
	return out
}

// drawn: the pensions of each year, month by month, and the lump sum.
func (x *told) drawn() {
	p := &x.p.Pension
	amount, lived, year := x.raise(nil, p.Starts.Year()), int64(0), []rules.Step(nil)
	for m := p.Starts; x.reaching(m) > 0; m++ {
		if m > p.Starts && m.OfYear() == 1 {
			x.close(m.Year()-1, year)
			amount, year = x.raise(&amount, m.Year()), nil
		}
		if m == p.Starts && p.LumpSum > 0 {
			year = append(year, x.weigh("expected_lump_sum", rules.Given("lump_sum", rules.InVND, int64(p.LumpSum)), m))
		}
		lived += x.reaching(m)
		year = append(year, x.weigh("expected_pension", rules.Standing(amount), m).Of(m.String()))
		if x.reaching(m+1) == 0 {
			x.close(m.Year(), year)
		}
	}
	x.add(rules.Derived("expected_pension_months", rules.InMonths, rules.WholeOf, rules.Derived("expected_pension_months_exact", rules.InMonths, rules.QuotientOf,
		survivors("months_lived", lived), survivors("alive_at_start", x.reaching(p.Starts)))))
}

// raise: the pension of a year, which is that of the year before with prices.
func (x *told) raise(before *rules.Step, year int) rules.Step {
	s := rules.Derived("pension_of_year", rules.InVND, rules.SameOf, rules.Given("pension", rules.InVND, int64(x.p.Pension.Monthly)))
	if before != nil {
		factor := rules.Derived("rise_factor", rules.InFactor, rules.SumOf, rules.Given("whole", rules.InFactor, 1), rules.Assumed("inflation", rules.InRate, x.Assumptions().Inflation))
		s = rules.Derived("pension_of_year", rules.InVND, rules.WholeOf,
			rules.Derived("pension_raised_exact", rules.InVND, rules.ProductOf, rules.Standing(*before), factor))
	}
	s = s.Of(strconv.Itoa(year))
	x.add(s)
	return s
}

// close adds up the pensions of a year.
func (x *told) close(year int, parts []rules.Step) {
	x.pensions = x.grown(x.pensions, "expected_pensions", year-1)
	s := steps.Sum("expected_pensions", nil, parts).Of(strconv.Itoa(year))
	x.pensions = append(x.pensions, s)
	x.add(s)
}

// left: what the family receives for the deaths of each year to come.
func (x *told) left() {
	p := &x.p.Pension
	claimant, amount := x.Claimant(x.life), p.Monthly
	for n := x.today.Year(); ; n++ {
		from := max(x.today, rules.MonthOf(n, 1))
		dead := x.reaching(from) - x.reaching(rules.MonthOf(n+1, 1))
		if dead == 0 && x.reaching(from) == 0 {
			return
		}
		if n > p.Starts.Year() {
			amount = x.raised(amount)
		}
		if n < x.first {
			continue
		}
		detail, m := strconv.Itoa(n), rules.MonthOf(n, 12)
		received, ok := x.received(&claimant, pensionOf(p, m, amount))
		if !ok {
			continue
		}
		x.family = x.grown(x.family, "expected_family", n-1)
		s := x.share("expected_family", rules.Standing(received.Of(detail)), survivors("deaths_of_year", dead)).Of(detail)
		x.family = append(x.family, s)
		x.add(received.Of(detail), s)
	}
}

// received: funeral grant and survivor lump sum of a death.
func (x *told) received(claimant *pension.Claimant, d pension.Death) (rules.Step, bool) {
	if back := &x.Book().On(d.Month).Death.LumpSum.ReturnsSupport; back.IsKnown() && !bool(back.Value) {
		d.Support = x.Granted(x.life, d.Month+1, d.Month+1).Amount()
	}
	s, missing := claimant.Death(d)
	if missing.Missing() {
		return rules.Step{}, false
	}
	parts := []rules.Step{s.ExplainFuneral()}
	if s.LumpSum > 0 {
		parts = append(parts, claimant.ExplainDeath(&s, d))
	}
	return rules.Derived("family_receives", rules.InVND, rules.SumOf, parts...), true
}

// netted: what comes back less what is paid in, year by year, and the totals.
func (x *told) netted() {
	last := x.first + max(len(x.paid), len(x.pensions), len(x.family)) - 1
	x.paid, x.support = x.grown(x.paid, "expected_paid", last), x.grown(x.support, "expected_support", last)
	x.pensions, x.family = x.grown(x.pensions, "expected_pensions", last), x.grown(x.family, "expected_family", last)
	for i := range x.paid {
		detail := strconv.Itoa(x.first + i)
		back := rules.Derived("coming_back", rules.InVND, rules.SumOf, rules.Standing(x.pensions[i]), rules.Standing(x.family[i]))
		x.own = append(x.own, rules.Derived("own_money_of_year", rules.InVND, rules.DifferenceOf, back, rules.Standing(x.paid[i])).Of(detail))
		x.all = append(x.all, rules.Derived("all_money_of_year", rules.InVND, rules.DifferenceOf, back, rules.Standing(x.paid[i]), rules.Standing(x.support[i])).Of(detail))
	}
	x.add(slices.Concat(x.own, x.all)...)
	x.add(steps.StandingSum("expected_pensions_in_all", x.pensions), steps.StandingSum("expected_family_in_all", x.family))
}

// worths: the present values and their parts, and the rates that were found.
func (x *told) worths() []rules.Step {
	if x.p.PresentParts != nil {
		for _, v := range [...]struct {
			quantity string
			of       []rules.Step
		}{
			{"present_value", x.own}, {"present_value_on_all_money", x.all}, {"present_paid", x.paid},
			{"present_support", x.support}, {"present_pensions", x.pensions}, {"present_family", x.family},
		} {
			x.add(x.present(v.quantity, v.of))
		}
	}
	if x.p.InternalRate != 0 {
		x.add(x.found("internal_rate_of_return", x.p.InternalRate, x.own))
	}
	if x.p.InternalAll != 0 {
		x.add(x.found("internal_rate_on_all_money", x.p.InternalAll, x.all))
	}
	return x.trees
}

// present: what the money of all years is worth today.
func (x *told) present(quantity string, money []rules.Step) rules.Step {
	rate := rules.Assumed("discount_rate", rules.InRate, x.Assumptions().Discount)
	atFirst, years, op := x.worth("worth_in_first_year", money, rate), x.today.Year()-x.first, rules.GrowthOf
	if years < 0 {
		years, op = -years, rules.DiscountOf
	}
	factor := rules.Derived("factor_to_today", rules.InFactor, op, rules.Given("years_to_today", rules.InYears, int64(years)), rate)
	return cut(quantity, rules.Derived(quantity+"_exact", rules.InVND, rules.ProductOf, atFirst, factor))
}

// worth: the money of all years at the first, each year discounted as a whole.
func (x *told) worth(quantity string, money []rules.Step, rate rules.Step) rules.Step {
	parts := make([]rules.Step, len(money))
	for i := range money {
		factor := rules.Derived("discount_factor", rules.InFactor, rules.DiscountOf, rules.Given("years_ahead", rules.InYears, int64(i)), rate)
		parts[i] = cut("value_of_year", rules.Derived("value_of_year_exact", rules.InVND, rules.ProductOf, rules.Standing(money[i]), factor)).Of(money[i].Detail)
	}
	return rules.Derived(quantity, rules.InVND, rules.SumOf, parts...)
}

// cut rounds towards nothing.
func cut(quantity string, exact rules.Step) rules.Step {
	if exact.Value().Sign() < 0 {
		return rules.Derived(quantity, rules.InVND, rules.UpOf, exact)
	}
	return rules.Derived(quantity, rules.InVND, rules.DownOf, exact)
}

// found: a rate that was found by trying, with what the money is worth under
// it and under a millionth more: the sign turns between them.
func (x *told) found(quantity string, rate rules.Rate, money []rules.Step) rules.Step {
	here, above := rules.GivenRate("rate_found", rate), rules.GivenRate("rate_above", rate+1)
	return rules.Derived(quantity, rules.InRate, rules.SameOf, here,
		x.worth("worth_at_rate", money, here), x.worth("worth_above_rate", money, above))
}
