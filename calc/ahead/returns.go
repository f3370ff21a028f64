package ahead

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/worth"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// Returns are what the contributions bring over a life, expected over the life
// table of somebody who is alive today, today being the horizon; only as good
// as what is assumed. Whoever dies before or after the pension begins leaves a
// funeral grant and a survivor lump sum. Not counted: the health card, the
// monthly allowance of survivors, and what is refunded of months paid ahead.
type Returns struct {
	ExpectedMonths   int           `json:"expected_pension_months,omitzero"`    // months of pension, on average, of those who live to its start
	ExpectedPensions rules.VND     `json:"expected_pensions,omitzero"`          // all pensions, and the lump sum at their start
	ExpectedFamily   rules.VND     `json:"expected_survivor_benefits,omitzero"` // funeral grant and survivor lump sum
	PresentValue     rules.VND     `json:"present_value,omitzero"`              // what comes back less own money, discounted by whole years to today's
	PresentAll       rules.VND     `json:"present_value_on_all_money,omitzero"` // the same less everybody's money
	InternalRate     rules.Rate    `json:"internal_rate_of_return,omitzero"`    // a year, on own money; absent where less comes back than was paid
	InternalAll      rules.Rate    `json:"internal_rate_on_all_money,omitzero"` // a year, on everybody's money
	PresentParts     *PresentParts `json:"present_value_parts,omitempty"`       // what the present values are made of
}

// PresentParts are the parts of a present value: paid in, and coming back.
type PresentParts struct {
	Paid     rules.VND `json:"paid"`
	Support  rules.VND `json:"support"`
	Pensions rules.VND `json:"pensions"`
	Family   rules.VND `json:"family"`
}

// A stream is money by year, from the first year on.
type stream struct{ paid, support, pensions, family []int64 }

// net returns what comes back less what is paid in, up to the last year in
// which there is anything.
func (s *stream) net(support bool) []int64 {
	years := len(s.pensions)
	for years > 0 && s.pensions[years-1]+s.family[years-1]+s.paid[years-1]+s.support[years-1] == 0 {
		years--
	}
	out := make([]int64, years)
	for i := range out {
		out[i] = s.pensions[i] + s.family[i] - s.paid[i]
		if support {
			out[i] -= s.support[i]
		}
	}
	return out
}

// An expectation weighs the money of a life by the chance to live to it.
type expectation struct {
	runner
	life  *calc.Life
	table *rules.LifeTable
	p     *Projection
	today rules.Month
	alive int64 // of the life table, today
	first int   // year of the stream's beginning
	stream
}

// returns reckons the stream of a projection. Pensions in payment grow with
// the assumed inflation each January.
func (c runner) returns(l *calc.Life, p *Projection) (r Returns) {
	e := expectation{runner: c, life: l, table: c.Book().LifeTable(), p: p, today: c.Book().Horizon()}
	if e.table == nil || !p.Pension.Eligible || len(p.Years) == 0 || l.Person().Born == 0 {
		return r
	}
	if e.alive = e.reaching(e.today); e.alive == 0 {
		return r
	}
	e.first = p.Years[0].Year
	years := max((l.Person().Born+12*rules.LastAge).Year(), p.Years[len(p.Years)-1].Year) - e.first + 1
	all := make([]int64, 4*years)
	e.paid, e.support, e.pensions, e.family = all[:years], all[years:2*years], all[2*years:3*years], all[3*years:]
	e.pay()
	r.ExpectedMonths = e.draw()
	e.leave()
	r.ExpectedPensions, r.ExpectedFamily = total(e.pensions), total(e.family)
	own, everybody := e.net(false), e.net(true)
	r.InternalRate, r.InternalAll = worth.InternalRate(own), worth.InternalRate(everybody)
	if c.Assumptions().HasDiscount || c.Assumptions().Discount > 0 {
		r.PresentValue, r.PresentAll = e.worth(own), e.worth(everybody)
		r.PresentParts = &PresentParts{e.worth(e.paid), e.worth(e.support), e.worth(e.pensions), e.worth(e.family)}
	}
	return r
}

func total(s []int64) (sum rules.VND) {
	for _, v := range s {
		sum += rules.VND(v)
	}
	return sum
}

// reaching returns how many of the life table's newborns live to a month.
func (e *expectation) reaching(m rules.Month) int64 {
	return e.table.Reaching(e.life.Person().Sex, int(m-e.life.Person().Born))
}

// weighed returns an amount of a month times the chance to live to it, from
// today; what is past is certain.
func (e *expectation) weighed(v rules.VND, m rules.Month) int64 {
	if m <= e.today {
		return int64(v)
	}
	return int64(rules.NewSum().Plus(v, e.reaching(m)).Round(e.alive))
}

// pay puts in what is paid, each year's by its middle.
func (e *expectation) pay() {
	for _, y := range e.p.Years {
		m := rules.MonthOf(y.Year, 7)
		e.paid[y.Year-e.first] += e.weighed(y.Contributed, m)
		e.support[y.Year-e.first] += e.weighed(y.Supported, m)
	}
}

// raised returns a pension in payment a year later.
func (c runner) raised(monthly rules.VND) rules.VND {
	return monthly.Share(rules.One + c.Assumptions().Inflation)
}

// draw takes out the lump sum and the pensions, month by month, and returns
// how many months of pension whoever lives to their start draws on average.
func (e *expectation) draw() (months int) {
	p, drawn := &e.p.Pension, int64(0)
	begin := e.reaching(p.Starts)
	if begin == 0 {
		return 0 // nobody lives to draw it
	}
	amount := p.Monthly
	for m := p.Starts; ; m++ {
		living := e.reaching(m)
		if living == 0 {
			break
		}
		if m > p.Starts && m.OfYear() == 1 {
			amount = e.raised(amount)
		}
		drawn += living
		e.pensions[m.Year()-e.first] += e.weighed(amount, m)
	}
	e.pensions[p.Starts.Year()-e.first] += e.weighed(p.LumpSum, p.Starts)
	return int(rules.NewSum().Plus(1, drawn).Round(begin))
}

// leave takes out what the family receives, for the deaths of each year to
// come as if they fell in its last month.
func (e *expectation) leave() {
	p := &e.p.Pension
	claimant, amount := e.Claimant(e.life), p.Monthly
	for n := e.today.Year(); ; n++ {
		from := max(e.today, rules.MonthOf(n, 1))
		living := e.reaching(from)
		if living == 0 {
			return
		}
		if n > p.Starts.Year() {
			amount = e.raised(amount)
		}
		if i := n - e.first; i >= 0 {
			dead := living - e.reaching(rules.MonthOf(n+1, 1))
			e.family[i] += int64(rules.NewSum().Plus(e.onDeath(&claimant, n, amount), dead).Round(e.alive))
		}
	}
}

// onDeath returns what the family receives of a death in a year, with the
// pension then in payment; what the projection has found already is not looked
// for again.
func (e *expectation) onDeath(claimant *pension.Claimant, year int, monthly rules.VND) rules.VND {
	if i := year - e.first; i < len(e.p.Years)-1 {
		return e.p.Years[i].IfDeath
	}
	m := rules.MonthOf(year, 12)
	return e.familyReceives(claimant, e.life, m, pensionOf(&e.p.Pension, m, monthly))
}

// pensionOf returns the pension that somebody who dies in a month received.
func pensionOf(p *calc.Pension, m rules.Month, monthly rules.VND) pension.Death {
	if !p.Eligible || p.Starts > m {
		return pension.Death{Month: m}
	}
	return pension.Death{Month: m, Since: p.Starts, Pension: monthly}
}

// familyReceives returns funeral grant and survivor lump sum of a death; 0 if a
// figure that they need is not known.
func (c runner) familyReceives(claimant *pension.Claimant, l *calc.Life, m rules.Month, d pension.Death) rules.VND {
	if back := &c.Book().On(m).Death.LumpSum.ReturnsSupport; back.IsKnown() && !bool(back.Value) {
		d.Support = c.Granted(l, m+1, m+1).Amount()
	}
	s, missing := claimant.Death(d)
	if missing.Missing() {
		return 0
	}
	return s.Funeral + s.LumpSum
}

// worth returns the value of a stream today under the discount that is assumed.
func (e *expectation) worth(s []int64) rules.VND {
	rate := e.Assumptions().Discount
	return worth.After(worth.AtFirst(s, rate), e.today.Year()-e.first, rate)
}
