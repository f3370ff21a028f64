package ahead

import (
	"slices"
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

// explainReturns: what each year brings in and takes, weighed by the chance to
// live to it, and what that is worth today under the rate that is assumed, or
// under the one that was found.
func (out *Projection) explainReturns() []proof.Step {
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
	trees                           []proof.Step
	paid, support, pensions, family []proof.Step
	own, all                        []proof.Step
}

func (x *told) add(s ...proof.Step) { x.trees = append(x.trees, s...) }

// grown returns the list with steps of nothing up to a year.
func (x *told) grown(list []proof.Step, quantity string, year int) []proof.Step {
	for len(list) <= year-x.first {
		list = append(list, proof.Given(quantity, proof.InVND, 0).Of(strconv.Itoa(x.first+len(list))))
	}
	return list
}

// survivors is what the life table says.
func survivors(quantity string, n int64) proof.Step {
	return proof.Assumed(quantity, proof.InPersons, rules.Rate(n)*rules.One)
}

// weigh: an amount of a month to come times the chance to live to it.
func (x *told) weigh(quantity string, amount proof.Step, m rules.Month) proof.Step {
	if m <= x.today {
		return proof.Derived(quantity, proof.InVND, proof.SameOf, amount)
	}
	return x.share(quantity, amount, survivors("still_alive", x.reaching(m)))
}

// share: an amount times so many of those who are alive today, rounded.
func (x *told) share(quantity string, amount, of proof.Step) proof.Step {
	exact := proof.Derived("expected_exact", proof.InVND, proof.QuotientOf, proof.Derived("amount_times_people", proof.InVND, proof.ProductOf, amount, of), survivors("alive_today", x.alive))
	return proof.Derived(quantity, proof.InVND, proof.WholeOf, exact)
}

// paidIn: each year's payments, by its middle.
func (x *told) paidIn() {
	own, others := x.byYear(steps.Own), x.byYear(steps.Others)
	for _, y := range x.p.Years {
		detail, m := strconv.Itoa(y.Year), rules.MonthOf(y.Year, 7)
		paid, given := steps.Sum("paid_of_year", nil, own[y.Year]).Of(detail), steps.Sum("support_of_year", nil, others[y.Year]).Of(detail)
		x.paid = append(x.paid, x.weigh("expected_paid", proof.Standing(paid), m).Of(detail))
		x.support = append(x.support, x.weigh("expected_support", proof.Standing(given), m).Of(detail))
		x.add(paid, given, x.paid[len(x.paid)-1], x.support[len(x.support)-1])
	}
}

// byYear: one side of the payments of each year.
func (x *told) byYear(of steps.Side) map[int][]proof.Step {
	out := map[int][]proof.Step{}
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
	amount, lived, year := x.raise(nil, p.Starts.Year()), int64(0), []proof.Step(nil)
	for m := p.Starts; x.reaching(m) > 0; m++ {
		if m > p.Starts && m.OfYear() == 1 {
			x.close(m.Year()-1, year)
			amount, year = x.raise(&amount, m.Year()), nil
		}
		if m == p.Starts && p.LumpSum > 0 {
			year = append(year, x.weigh("expected_lump_sum", proof.Given("lump_sum", proof.InVND, int64(p.LumpSum)), m))
		}
		lived += x.reaching(m)
		year = append(year, x.weigh("expected_pension", proof.Standing(amount), m).Of(m.String()))
		if x.reaching(m+1) == 0 {
			x.close(m.Year(), year)
		}
	}
	x.add(proof.Derived("expected_pension_months", proof.InMonths, proof.WholeOf, proof.Derived("expected_pension_months_exact", proof.InMonths, proof.QuotientOf,
		survivors("months_lived", lived), survivors("alive_at_start", x.reaching(p.Starts)))))
}

// raise: the pension of a year, which is that of the year before with prices.
func (x *told) raise(before *proof.Step, year int) proof.Step {
	s := proof.Derived("pension_of_year", proof.InVND, proof.SameOf, proof.Given("pension", proof.InVND, int64(x.p.Pension.Monthly)))
	if before != nil {
		factor := proof.Derived("rise_factor", proof.InFactor, proof.SumOf, proof.Given("whole", proof.InFactor, 1), proof.Assumed("inflation", proof.InRate, x.Assumptions().Inflation))
		s = proof.Derived("pension_of_year", proof.InVND, proof.WholeOf,
			proof.Derived("pension_raised_exact", proof.InVND, proof.ProductOf, proof.Standing(*before), factor))
	}
	s = s.Of(strconv.Itoa(year))
	x.add(s)
	return s
}

// close adds up the pensions of a year.
func (x *told) close(year int, parts []proof.Step) {
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
		living := x.reaching(from)
		if living == 0 {
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
		dead := living - x.reaching(rules.MonthOf(n+1, 1))
		x.family = x.grown(x.family, "expected_family", n-1)
		s := x.share("expected_family", proof.Standing(received.Of(detail)), survivors("deaths_of_year", dead)).Of(detail)
		x.family = append(x.family, s)
		x.add(received.Of(detail), s)
	}
}

// received: funeral grant and survivor lump sum of a death; nothing if a figure
// that they need is not known.
func (x *told) received(claimant *pension.Claimant, d pension.Death) (proof.Step, bool) {
	if back := &x.Book().On(d.Month).Death.LumpSum.ReturnsSupport; back.IsKnown() && !bool(back.Value) {
		d.Support = x.Granted(x.life, d.Month+1, d.Month+1).Amount()
	}
	s, missing := claimant.Death(d)
	if missing.Missing() {
		return proof.Step{}, false
	}
	parts := []proof.Step{s.ExplainFuneral()}
	if s.LumpSum > 0 {
		parts = append(parts, claimant.ExplainDeath(&s, d))
	}
	return proof.Derived("family_receives", proof.InVND, proof.SumOf, parts...), true
}

// netted: what comes back less what is paid in, year by year, and the totals.
func (x *told) netted() {
	last := x.first + max(len(x.paid), len(x.pensions), len(x.family)) - 1
	x.paid, x.support = x.grown(x.paid, "expected_paid", last), x.grown(x.support, "expected_support", last)
	x.pensions, x.family = x.grown(x.pensions, "expected_pensions", last), x.grown(x.family, "expected_family", last)
	for i := range x.paid {
		detail := strconv.Itoa(x.first + i)
		back := proof.Derived("coming_back", proof.InVND, proof.SumOf, proof.Standing(x.pensions[i]), proof.Standing(x.family[i]))
		x.own = append(x.own, proof.Derived("own_money_of_year", proof.InVND, proof.DifferenceOf, back, proof.Standing(x.paid[i])).Of(detail))
		x.all = append(x.all, proof.Derived("all_money_of_year", proof.InVND, proof.DifferenceOf, back, proof.Standing(x.paid[i]), proof.Standing(x.support[i])).Of(detail))
	}
	x.add(slices.Concat(x.own, x.all)...)
	x.add(steps.StandingSum("expected_pensions_in_all", x.pensions), steps.StandingSum("expected_family_in_all", x.family))
}

// worths: the present values and their parts, and the rates that were found.
func (x *told) worths() []proof.Step {
	if x.p.PresentParts != nil {
		for _, v := range [...]struct {
			quantity string
			of       []proof.Step
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
func (x *told) present(quantity string, money []proof.Step) proof.Step {
	rate := proof.Assumed("discount_rate", proof.InRate, x.Assumptions().Discount)
	atFirst, years, op := x.worth("worth_in_first_year", money, rate), x.today.Year()-x.first, proof.GrowthOf
	if years < 0 {
		years, op = -years, proof.DiscountOf
	}
	factor := proof.Derived("factor_to_today", proof.InFactor, op, proof.Given("years_to_today", proof.InYears, int64(years)), rate)
	return cut(quantity, proof.Derived(quantity+"_exact", proof.InVND, proof.ProductOf, atFirst, factor))
}

// worth: the money of all years at the first, each year discounted as a whole.
func (x *told) worth(quantity string, money []proof.Step, rate proof.Step) proof.Step {
	parts := make([]proof.Step, len(money))
	for i := range money {
		factor := proof.Derived("discount_factor", proof.InFactor, proof.DiscountOf, proof.Given("years_ahead", proof.InYears, int64(i)), rate)
		parts[i] = cut("value_of_year", proof.Derived("value_of_year_exact", proof.InVND, proof.ProductOf, proof.Standing(money[i]), factor)).Of(money[i].Detail)
	}
	return proof.Derived(quantity, proof.InVND, proof.SumOf, parts...)
}

// cut rounds towards nothing.
func cut(quantity string, exact proof.Step) proof.Step {
	if exact.Value().Sign() < 0 {
		return proof.Derived(quantity, proof.InVND, proof.UpOf, exact)
	}
	return proof.Derived(quantity, proof.InVND, proof.DownOf, exact)
}

// found: a rate that was found by trying, with what the money is worth under
// it and under a millionth more: the sign turns between them.
func (x *told) found(quantity string, rate rules.Rate, money []proof.Step) proof.Step {
	here, above := proof.GivenRate("rate_found", rate), proof.GivenRate("rate_above", rate+1)
	return proof.Derived(quantity, proof.InRate, proof.SameOf, here,
		x.worth("worth_at_rate", money, here), x.worth("worth_above_rate", money, above))
}
