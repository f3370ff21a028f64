package calc_test

import (
	"cmp"
	"math/big"
	"slices"
	"sync"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

const million = 1_000_000

// slowWeight is how many monthly contributions a payment of n months comes to
// (Law 41/2024 art. 36, Decree 159/2025 arts. 6 and 7): prepaid month i is
// divided by (1+r)^(i-1), missing month i multiplied by (1+r)^i.
func slowWeight(method subsidy.Method, n int, r rules.Rate) *big.Rat {
	factor := big.NewRat(int64(million+r), million)
	sum, term := new(big.Rat), big.NewRat(1, 1)
	for range n {
		switch method {
		case subsidy.Prepay:
			sum.Add(sum, term)
			term = new(big.Rat).Quo(term, factor)
		case subsidy.Backpay:
			term = new(big.Rat).Mul(term, factor)
			sum.Add(sum, term)
		default:
			sum.Add(sum, term)
		}
	}
	return sum
}

// slowWeights remembers the weights, which are the same for many lives.
type slowWeights struct{ seen sync.Map }

func (w *slowWeights) of(method subsidy.Method, n int, r rules.Rate) *big.Rat {
	type key struct {
		method subsidy.Method
		n      int
		r      rules.Rate
	}
	k := key{method, n, r}
	if v, ok := w.seen.Load(k); ok {
		return v.(*big.Rat)
	}
	v := slowWeight(method, n, r)
	w.seen.Store(k, v)
	return v
}

// slowShare returns the State's share for the person in a month: the highest
// of the categories held (Decree 159/2025 art. 5; before it Decree 134/2015
// art. 14).
func (l *slowLife) slowShare(paid rules.Month) rules.Rate {
	s := &l.book.On(paid).Support.Share
	best := s.Other.Value
	for _, status := range l.person.Status {
		if status.From > paid || status.Until != 0 && status.Until <= paid {
			continue
		}
		switch status.Is {
		case "poor":
			best = max(best, s.Poor.Value)
		case "near_poor":
			best = max(best, s.NearPoor.Value)
		case "multidimensional_poor":
			best = max(best, s.MultidimensionalPoor.Value)
		case "ethnic_minority":
			best = max(best, s.EthnicMinority.Value)
		}
	}
	switch l.areaIn(paid) {
	case "island_commune":
		best = max(best, s.IslandCommune.Value)
	case "special_zone":
		best = max(best, s.SpecialZone.Value)
	}
	return best
}

// areaIn returns where the person lives in a month; the last word said counts.
func (l *slowLife) areaIn(m rules.Month) (area string) {
	for _, r := range l.person.Residence {
		if r.From <= m && (r.Until == 0 || m < r.Until) {
			area = r.Area
		}
	}
	return area
}

// A slowGrant is the State support of payments made: months, and đồng in
// millionths of millionths, exact.
type slowGrant struct {
	months int
	sum    big.Int
}

// amount returns the support in whole đồng.
func (g *slowGrant) amount() rules.VND {
	return halfUp(new(big.Rat).SetFrac(&g.sum, big.NewInt(million*million)))
}

// granted goes through the payments made before month `paid`, in the order in
// which they were made, and gives each of their months its support until 120
// are used up; the sum is that of the months before `until`.
func (l *slowLife) granted(paid, until rules.Month) (g slowGrant) {
	months := slices.Clone(l.months)
	slices.SortStableFunc(months, func(a, b slowMonth) int {
		return cmp.Or(cmp.Compare(a.paid, b.paid), cmp.Compare(a.at, b.at))
	})
	for _, m := range months {
		if m.scheme != pension.Voluntary || m.paid >= paid {
			continue
		}
		before := new(big.Int).Set(&g.sum)
		if l.grantMonth(&g, m); m.at >= until { // used up at payment, but not in this sum
			g.sum.Set(before)
		}
	}
	return g
}

func (l *slowLife) grantMonth(g *slowGrant, m slowMonth) {
	law := l.book.On(m.paid)
	if m.given {
		if m.support > 0 {
			g.months++
			g.sum.Add(&g.sum, new(big.Int).Mul(big.NewInt(m.support), big.NewInt(million*million)))
		}
		return
	}
	share := l.slowShare(m.paid)
	if share == 0 || g.months >= law.Support.MaxMonths.Value || m.backpaid && law.Support.Backpay.Value == "none" {
		return
	}
	g.months++
	monthly := int64(law.Support.Base.Value) * int64(law.Contribution.Rate.Value) // below 10^12
	g.sum.Add(&g.sum, new(big.Int).Mul(big.NewInt(monthly), big.NewInt(int64(share))))
}

// slowShareOf is one month's support: share × rate × poverty line.
func slowShareOf(law *rules.Law, share rules.Rate) *big.Rat {
	r := big.NewRat(int64(law.Support.Base.Value), 1)
	return of(of(r, int64(law.Contribution.Rate.Value), million), int64(share), million)
}

// A slowContribution is what the oracle says about one payment.
type slowContribution struct {
	eligible                bool
	short                   []pension.Condition
	gross, state, net       rules.VND
	months, used, supported int
	left                    int
}

// contribution reads the articles on one payment.
func (l *slowLife) contribution(q calc.ContributionQuestion, r rules.Rate, w *slowWeights) (out slowContribution) {
	law := l.book.On(q.Paid)
	out.months = q.Months
	if n := periodLength[q.Method]; n > 0 {
		out.months = n
	}
	if out.short = l.contributionShort(q, out.months); len(out.short) > 0 {
		return out
	}
	out.eligible = true
	monthly := of(big.NewRat(int64(q.Income), 1), int64(law.Contribution.Rate.Value), million)
	out.gross = halfUp(new(big.Rat).Mul(monthly, w.of(q.Method, out.months, r)))
	out.used = q.SupportedBefore
	if !q.HasSupported {
		out.used = l.granted(slowSettled(q), rules.LastMonth).months
	}
	l.support(&out, q, r, w)
	out.net = out.gross - out.state
	return out
}

func (l *slowLife) support(out *slowContribution, q calc.ContributionQuestion, r rules.Rate, w *slowWeights) {
	law := l.book.On(q.Paid)
	share, most := l.slowShare(q.Paid), law.Support.MaxMonths.Value
	none := q.Method == subsidy.Backpay && law.Support.Backpay.Value == "none"
	for out.supported < out.months && out.used+out.supported < most && share > 0 && !none {
		out.supported++
	}
	method := subsidy.EveryMonth // support is not discounted …
	if q.Method == subsidy.Backpay && law.Support.Backpay.Value == "compounded" {
		method = subsidy.Backpay // … but compounded like the payment
	}
	part := new(big.Rat).Mul(slowShareOf(law, share), w.of(method, out.supported, r))
	out.state = min(out.gross, halfUp(part))
	out.left = max(0, most-out.used-out.supported)
}

// contributionShort returns which conditions of the payment are not met: it
// came too late, or the age or the number of missing months is not there.
func (l *slowLife) contributionShort(q calc.ContributionQuestion, months int) (short []pension.Condition) {
	law := l.book.On(q.Paid)
	from := q.From
	if from == 0 {
		from = q.Paid
	}
	c := &law.Contribution
	deadline := map[subsidy.Method]int{
		subsidy.EveryMonth: c.DeadlineMonthly.Value, subsidy.Every3Months: c.Deadline3Months.Value,
		subsidy.Every6Months: c.Deadline6Months.Value, subsidy.Every12Months: c.Deadline12Months.Value,
	}[q.Method]
	if deadline > 0 && q.Paid > from+rules.Month(deadline)-1 {
		return []pension.Condition{pension.PaymentDeadline}
	}
	if q.Method != subsidy.Backpay {
		return nil
	}
	age := l.age(0)
	if q.Paid+rules.Month(c.BackpayAhead.Value) < age {
		short = append(short, pension.AgeMonths)
	}
	v, o := l.count(q.Paid)
	missing := law.Pension.MinInsuredMonths.Value - v - o
	if missing > c.BackpayMax.Value {
		short = append(short, pension.InsuredMonths)
	}
	if months > missing {
		short = append(short, pension.MissingMonths)
	}
	return short
}

// slowSettled: beside a payment of missing months, what is paid for its month
// in the ordinary way comes first.
func slowSettled(q calc.ContributionQuestion) rules.Month {
	if q.Method == subsidy.Backpay {
		return q.Paid + 1
	}
	return q.Paid
}
