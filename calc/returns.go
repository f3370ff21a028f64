package calc

import (
	"math/bits"

	"github.com/volsi/volsi/rules"
)

// Returns are what the contributions bring over a life, expected over the life
// table; only as good as what is assumed.
type Returns struct {
	ExpectedMonths int        `json:"expected_pension_months,omitzero"` // months of pension, on average
	PresentValue   rules.VND  `json:"present_value,omitzero"`           // pensions less own money, discounted by whole years to the first payment
	HasDiscount    bool       `json:"-"`
	InternalRate   rules.Rate `json:"internal_rate_of_return,omitzero"`    // a year, on the person's own money
	InternalAll    rules.Rate `json:"internal_rate_on_all_money,omitzero"` // a year, on everybody's money
}

// A stream is money by year: what is paid in is negative.
type stream struct {
	own, all []int64
}

// returns reckons the stream of a projection: own money in, pensions out while
// the person is expected to live. Pensions in payment grow with the assumed
// inflation.
func (c *Calculator) returns(l *Life, p *Projection) (r Returns) {
	table := c.book.LifeTable()
	if table == nil || !p.Pension.Eligible || len(p.Years) == 0 || l.person.Born == 0 {
		return r
	}
	first := p.Years[0].Year
	s := stream{}
	for _, y := range p.Years {
		s.own = append(s.own, -int64(y.Contributed))
		s.all = append(s.all, -int64(y.Contributed+y.Supported))
	}
	expected := c.pensions(l, &p.Pension, table)
	for m, amount := range expected {
		s.put(m.Year()-first, amount)
	}
	r.ExpectedMonths = expectedMonths(table, l, p.Pension.Starts)
	r.InternalRate, r.InternalAll = internal(s.own), internal(s.all)
	if c.assume.Discount > 0 {
		r.HasDiscount = true
		r.PresentValue = rules.VND(valueAt(s.own, c.assume.Discount))
	}
	return r
}

func (s *stream) put(year int, amount int64) {
	for len(s.own) <= year {
		s.own, s.all = append(s.own, 0), append(s.all, 0)
	}
	if year >= 0 {
		s.own[year] += amount
		s.all[year] += amount
	}
}

// pensions returns the pension that is expected in each year, by its January:
// month by month, weighed by survival.
func (c *Calculator) pensions(l *Life, p *Pension, table *rules.LifeTable) map[rules.Month]int64 {
	out := map[rules.Month]int64{}
	alive := table.Reaching(l.person.Sex, int(p.Starts-l.person.Born))
	monthly := p.Monthly
	for m := p.Starts; alive > 0; m++ {
		living := table.Reaching(l.person.Sex, int(m-l.person.Born))
		if living == 0 {
			break
		}
		if m > p.Starts && m.OfYear() == 1 {
			monthly = monthly.Share(rules.One + c.assume.Inflation)
		}
		out[rules.MonthOf(m.Year(), 1)] += int64(rules.NewSum().Plus(monthly, living).Round(alive))
	}
	return out
}

func expectedMonths(table *rules.LifeTable, l *Life, start rules.Month) int {
	alive := table.Reaching(l.person.Sex, int(start-l.person.Born))
	var sum int64
	for m := start; alive > 0; m++ {
		living := table.Reaching(l.person.Sex, int(m-l.person.Born))
		if living == 0 {
			break
		}
		sum += living
	}
	return int(rules.NewSum().Plus(1, sum).Round(alive))
}

// fine is the precision of discount factors, in parts of one. They order rates
// and weigh expectations; no amount of the law passes through them.
const fine = 1 << 40

// valueAt returns the value of the stream at its first year under a yearly
// rate, each year discounted as a whole.
func valueAt(s []int64, rate rules.Rate) int64 {
	factor, value := int64(fine), int64(0)
	for _, amount := range s {
		value += weighed(amount, factor)
		factor = discounted(factor, rate)
	}
	return value
}

// discounted returns f/(1+rate).
func discounted(f int64, rate rules.Rate) int64 {
	hi, lo := bits.Mul64(uint64(f), uint64(rules.One))
	q, _ := bits.Div64(hi, lo, uint64(rules.One+rate))
	return int64(q)
}

// weighed returns a×f/fine, towards zero.
func weighed(a, f int64) int64 {
	size := uint64(max(a, -a))
	hi, lo := bits.Mul64(size, uint64(f))
	q, _ := bits.Div64(hi, lo, fine)
	if a < 0 {
		return -int64(q)
	}
	return int64(q)
}

// internal returns the yearly rate at which the stream is worth nothing, to
// the millionth; 0 if it is worth nothing or less at no rate, and the highest
// rate looked at if it pays at every one.
func internal(s []int64) rules.Rate {
	const highest = 2 * rules.One
	low, high := rules.Rate(0), highest
	if valueAt(s, 0) <= 0 {
		return 0
	}
	for high-low > 1 {
		mid := (low + high) / 2
		if valueAt(s, mid) > 0 {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// todays returns an amount of a later month in today's money, today being the
// horizon: without the price growth that is assumed, by whole years.
func (c *Calculator) todays(v rules.VND, m rules.Month) rules.VND {
	years := m.Year() - c.book.Horizon().Year()
	factor := int64(fine)
	for range max(0, years) {
		factor = discounted(factor, c.assume.Inflation)
	}
	return rules.NewSum().Plus(v, factor).Round(fine)
}
