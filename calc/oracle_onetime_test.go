package calc_test

import (
	"math/big"
	"slices"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A slowOneTime is what the oracle says about the one-time benefit.
type slowOneTime struct {
	unknown       bool
	short         []pension.Condition
	before, later int // half years
	average       *big.Rat
	whole         rules.VND // before support is taken off
	deducted      rules.VND
	amount        rules.VND
}

// oneTime reads the articles on the one-time benefit (Law 41/2024 art. 102;
// Law 58/2014 art. 77; Resolution 93/2015).
func (l *slowLife) oneTime(q calc.OneTimeQuestion) (out slowOneTime) {
	law := l.book.On(q.Month)
	months := l.insured(q.Month)
	if out.short = l.oneTimeShort(q, len(months)); len(out.short) > 0 {
		return out
	}
	var ok bool
	if out.average, ok = slowAverage(law, months); !ok {
		return slowOneTime{unknown: true}
	}
	out.before, out.later = slowSplit(law, months)
	if len(months) < law.OneTime.ShortMonths.Value {
		out.whole = l.paidBack(law, months, out.average)
	} else {
		// one and a half averages a year before 2014, two from then on
		out.whole = halfUp(of(out.average, 3*int64(out.before)+4*int64(out.later), 4))
	}
	if takesSupportOff(law, q.Ground) {
		grant := l.granted(q.Month+1, q.Month+1)
		out.deducted = grant.amount()
	}
	out.amount = max(0, out.whole-out.deducted)
	return out
}

func takesSupportOff(law *rules.Law, g pension.Ground) bool {
	d := &law.OneTime.Deducts
	return bool(map[pension.Ground]rules.Flag{
		pension.AtAge: d.RetirementAge.Value, pension.Emigrating: d.Emigration.Value, pension.Ill: d.Illness.Value,
		pension.Impaired: d.Impairment.Value, pension.StoppedPaying: d.Stopped.Value,
	}[g])
}

// oneTimeShort returns the conditions of the ground that are not met.
func (l *slowLife) oneTimeShort(q calc.OneTimeQuestion, insured int) (short []pension.Condition) {
	law := &l.book.On(q.Month).OneTime
	if insured == 0 {
		short = append(short, pension.InsuredMonths)
	}
	known := map[pension.Ground]rules.Flag{
		pension.AtAge: law.Ground.RetirementAge.Value, pension.Emigrating: law.Ground.Emigration.Value, pension.Ill: law.Ground.Illness.Value,
		pension.Impaired: law.Ground.Impairment.Value, pension.StoppedPaying: law.Ground.Stopped.Value,
	}[q.Ground]
	switch {
	case !bool(known):
		return append(short, pension.GroundOfLaw)
	case q.Ground == pension.AtAge:
		return append(short, l.atAgeShort(q, insured)...)
	case q.Ground == pension.StoppedPaying:
		return append(short, l.stoppedShort(q, insured)...)
	}
	return short
}

func (l *slowLife) atAgeShort(q calc.OneTimeQuestion, insured int) (short []pension.Condition) {
	if l.age(0) > q.Month {
		short = append(short, pension.AgeMonths)
	}
	if insured >= l.book.On(q.Month).OneTime.AgeBelowMonths.Value {
		short = append(short, pension.InsuredAtMost)
	}
	return short
}

// stoppedShort: twelve whole months without paying, under twenty years, and
// time from before July 2025 since then.
func (l *slowLife) stoppedShort(q calc.OneTimeQuestion, insured int) (short []pension.Condition) {
	law := &l.book.On(q.Month).OneTime
	if insured >= law.StoppedBelow.Value {
		short = append(short, pension.InsuredAtMost)
	}
	last, _ := l.lastPaid(q.Month)
	unpaid := 0
	for m := last + 1; m < q.Month && unpaid < law.WaitMonths.Value; m++ {
		unpaid++
	}
	if unpaid < law.WaitMonths.Value {
		short = append(short, pension.MonthsUnpaid)
	}
	if law.StoppedBefore.IsKnown() && len(l.months) > 0 && !slices.ContainsFunc(l.months, func(m slowMonth) bool { return m.counts() < law.StoppedBefore.Value }) {
		short = append(short, pension.InsuredBefore)
	}
	return short
}

// slowSplit returns the half years before and from 2014: the odd months of the
// earlier part move to the later one if both are there.
func slowSplit(law *rules.Law, months []slowMonth) (before, later int) {
	if !law.OneTime.LaterFrom.IsKnown() {
		return slowYears(law, len(months)), 0
	}
	old := 0
	for _, m := range months {
		if m.at < law.OneTime.LaterFrom.Value {
			old++
		}
	}
	if old == len(months) {
		return slowYears(law, old), 0
	}
	for old%12 != 0 {
		old--
	}
	return slowYears(law, old), slowYears(law, len(months)-old)
}

// paidBack is what less than a year brings: the contributions of the months,
// each at the rate of the month in which it was paid, at most two averages. Of
// a payment at interest it is what was paid, less what is refunded of the
// months that are left; rate times income if the fund's rate is not known.
func (l *slowLife) paidBack(law *rules.Law, months []slowMonth, average *big.Rat) rules.VND {
	sum, counted := new(big.Rat), map[int]int{}
	for _, m := range months {
		if r, known := l.fundRate(m); known {
			if counted[m.payment]++; counted[m.payment] == m.of {
				sum.Add(sum, big.NewRat(int64(l.outlay(m, r, m.of)), 1))
			}
			continue
		}
		rate := l.book.On(m.paid).Contribution.Rate.Value
		if m.scheme == pension.Compulsory {
			rate = l.book.On(m.at).Contribution.CompulsoryRate.Value
		}
		sum.Add(sum, of(big.NewRat(m.amount, 1), int64(rate), million))
	}
	for _, m := range months {
		if n := counted[m.payment]; n > 0 && n < m.of {
			r, _ := l.fundRate(m)
			sum.Add(sum, big.NewRat(int64(l.outlay(m, r, n)), 1))
			counted[m.payment] = 0
		}
	}
	paid := halfUp(sum)
	most := halfUp(of(average, int64(law.OneTime.ShortCap.Value), million))
	if law.OneTime.ShortCap.IsKnown() && paid > most {
		return most
	}
	return paid
}

// fundRate returns the fund's rate of a month's payment, if that bears
// interest and the rate is stated or known.
func (l *slowLife) fundRate(m slowMonth) (rules.Rate, bool) {
	if m.method != subsidy.Prepay && m.method != subsidy.Backpay {
		return 0, false
	}
	if m.hasRate {
		return m.rate, true
	}
	r := &l.book.On(m.paid).Contribution.FundRate
	return r.Value, r.IsKnown()
}

// outlay returns what was paid for the first n months of a payment: the
// payment in whole đồng, less what the months left are refunded at.
func (l *slowLife) outlay(m slowMonth, r rules.Rate, n int) rules.VND {
	monthly := of(big.NewRat(m.amount, 1), int64(l.book.On(m.paid).Contribution.Rate.Value), million)
	whole := slowWeight(m.method, m.of, r)
	left := new(big.Rat).Sub(whole, slowWeight(m.method, n, r))
	return halfUp(new(big.Rat).Mul(monthly, whole)) - halfUp(new(big.Rat).Mul(monthly, left))
}
