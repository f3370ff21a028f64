package calc

import (
	"strconv"

	"github.com/volsi/volsi/rules"
)

// explainReturns: the money of each year, own and everybody's, and what it is
// worth at the first payment under the rate that is assumed or found.
func (out *Projection) explainReturns() (steps []rules.Step) {
	r := &returning{Projection: out, table: out.calc.book.LifeTable()}
	if r.table == nil || out.ExpectedMonths == 0 || len(out.Years) == 0 {
		return nil
	}
	r.pensions()
	steps = append(append(steps, r.amounts...), r.expectedMonths())
	pensions := r.byYear("expected_pensions", r.expected)
	steps = append(steps, pensions...)
	own := r.moneyOfYears("own_money_of_year", pensions, ownSide)
	steps = append(steps, own...)
	if out.HasDiscount {
		steps = append(steps, r.worth("present_value", own, rules.Assumed("discount_rate", rules.InRate, out.calc.assume.Discount)))
	}
	if out.InternalRate != 0 {
		steps = append(steps, r.found("internal_rate_of_return", out.InternalRate, own))
	}
	if out.InternalAll == 0 {
		return steps
	}
	all := r.moneyOfYears("all_money_of_year", pensions, grossSide)
	return append(append(steps, all...), r.found("internal_rate_on_all_money", out.InternalAll, all))
}

// grossSide: what is due for the payment.
func grossSide(own rules.Step) rules.Step {
	if len(own.Children) == 0 {
		return own
	}
	return own.Children[0]
}

// returning explains what a projection brings over a life.
type returning struct {
	*Projection
	table    *rules.LifeTable
	amounts  []rules.Step         // the pension of each year
	expected map[int][]rules.Step // what is expected in the months of each year
}

func (r *returning) living(m rules.Month) int64 {
	p := &r.life.person
	return r.table.Reaching(p.Sex, int(m-p.Born))
}

// survivors is what the life table says.
func survivors(quantity string, n int64) rules.Step {
	return rules.Assumed(quantity, rules.InPersons, rules.Rate(n)*rules.One)
}

// pensions fills in the pension of each year, which grows with prices, and what
// is expected of it in each month: its share of those who are still alive.
func (r *returning) pensions() {
	r.expected = map[int][]rules.Step{}
	amount := r.raised(r.Pension.Starts.Year())
	alive := survivors("alive_at_start", r.living(r.Pension.Starts))
	for m := r.Pension.Starts; r.living(m) > 0; m++ {
		if m > r.Pension.Starts && m.OfYear() == 1 {
			amount = r.raised(m.Year())
		}
		exact := rules.Derived("expected_pension_exact", rules.InVND, rules.QuotientOf, rules.Derived("pension_times_living", rules.InVND, rules.ProductOf,
			rules.Standing(amount), survivors("still_alive", r.living(m))), alive)
		r.expected[m.Year()] = append(r.expected[m.Year()], rules.Derived("expected_pension", rules.InVND, rules.WholeOf, exact).Of(m.String()))
	}
}

// raised returns the pension of a year: that of the year before, raised.
func (r *returning) raised(year int) rules.Step {
	s := rules.Derived("pension_of_year", rules.InVND, rules.SameOf, rules.Given("pension", rules.InVND, int64(r.Pension.Monthly)))
	if n := len(r.amounts); n > 0 {
		factor := rules.Derived("rise_factor", rules.InFactor, rules.SumOf, rules.Given("whole", rules.InFactor, 1), rules.Assumed("inflation", rules.InRate, r.calc.assume.Inflation))
		s = rules.Derived("pension_of_year", rules.InVND, rules.WholeOf,
			rules.Derived("pension_raised_exact", rules.InVND, rules.ProductOf, rules.Standing(r.amounts[n-1]), factor))
	}
	r.amounts = append(r.amounts, s.Of(strconv.Itoa(year)))
	return r.amounts[len(r.amounts)-1]
}

// expectedMonths: the months lived by those who start the pension, over their number.
func (r *returning) expectedMonths() rules.Step {
	var lived int64
	start := r.Pension.Starts
	for m := start; r.living(m) > 0; m++ {
		lived += r.living(m)
	}
	return rules.Derived("expected_pension_months", rules.InMonths, rules.WholeOf, rules.Derived("expected_pension_months_exact", rules.InMonths, rules.QuotientOf,
		survivors("months_lived", lived), survivors("alive_at_start", r.living(start))))
}

// byYear adds up what each year holds, from the first payment on.
func (r *returning) byYear(quantity string, parts map[int][]rules.Step) (years []rules.Step) {
	last := max(r.Years[0].Year+len(r.Years), r.Pension.Starts.Year()+len(r.amounts)) - 1
	for y := r.Years[0].Year; y <= last; y++ {
		years = append(years, summed(quantity, nil, parts[y]).Of(strconv.Itoa(y)))
	}
	return years
}

// moneyOfYears: the pensions expected less what is paid, year by year.
func (r *returning) moneyOfYears(quantity string, pensions []rules.Step, of side) []rules.Step {
	years := r.byYear("paid_of_year", r.paidByYear(of))
	for i := range years {
		years[i] = rules.Derived(quantity, rules.InVND, rules.DifferenceOf, rules.Standing(pensions[i]), years[i]).Of(years[i].Detail)
	}
	return years
}

// paidByYear: one side of the payments of each year.
func (r *returning) paidByYear(of side) map[int][]rules.Step {
	out := map[int][]rules.Step{}
	_ = r.calc.eachOutlay(r.life, 0, func(o outlay) { // it was reckoned without a fault before
		for i := 0; i < o.times; {
			year, first := (o.paid + o.every*rules.Month(i)).Year(), i
			for i < o.times && (o.paid+o.every*rules.Month(i)).Year() == year {
				i++
			}
			piece := o
			piece.payment.From += o.every * rules.Month(first)
			out[year] = append(out[year], r.calc.explainOutlay(&piece, i-first, of))
		}
	})
	return out
}

// worth: the money of all years at the first, each year discounted as a whole
// and cut to the đồng.
func (r *returning) worth(quantity string, money []rules.Step, rate rules.Step) rules.Step {
	parts := make([]rules.Step, len(money))
	for i := range money {
		m := &money[i]
		factor := rules.Derived("discount_factor", rules.InFactor, rules.DiscountOf, rules.Given("years_ahead", rules.InYears, int64(i)), rate)
		exact := rules.Derived("value_of_year_exact", rules.InVND, rules.ProductOf, rules.Standing(*m), factor)
		op := rules.DownOf
		if exact.Value().Sign() < 0 {
			op = rules.UpOf
		}
		parts[i] = rules.Derived("value_of_year", rules.InVND, op, exact).Of(m.Detail)
	}
	return rules.Derived(quantity, rules.InVND, rules.SumOf, parts...)
}

// found: a rate that was found by trying, with what the money is worth under
// it and under a millionth more: the sign turns between them.
func (r *returning) found(quantity string, rate rules.Rate, money []rules.Step) rules.Step {
	here, above := rules.GivenRate("rate_found", rate), rules.GivenRate("rate_above", rate+1)
	return rules.Derived(quantity, rules.InRate, rules.SameOf, here,
		r.worth("worth_at_rate", money, here), r.worth("worth_above_rate", money, above))
}
