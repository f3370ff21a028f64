package calc_test

import (
	"math/big"
	"sync"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A famOneTime is the one-time benefit as the oracle reads it.
type famOneTime struct {
	unknown, due               bool
	before, later              int64 // half years
	whole, deducted, whatsLeft rules.VND
}

func (l famLife) oneTime(q calc.OneTimeQuestion) (out famOneTime) {
	law := l.book.On(q.Month)
	months := l.upTo(q.Month)
	if out.due = len(months) > 0 && l.groundHolds(q, months); !out.due {
		return out
	}
	average, ok := famAverage(law, months)
	if !ok {
		return famOneTime{unknown: true}
	}
	o := &law.OneTime
	out.before, out.later = famSplit(law, o.LaterFrom, months)
	out.whole = famRound(new(big.Rat).Mul(average, famYears(out.before, out.later, o.PerYear.Value, o.PerYearLater.Value)))
	if len(months) < o.ShortMonths.Value {
		paid, ok := l.famPaid(months)
		if !ok {
			return famOneTime{unknown: true}
		}
		out.whole = min(paid, famRound(famTimes(average, int64(o.ShortCap.Value), 1_000_000)))
	}
	if famDeducts(law, q.Ground) {
		out.deducted, _ = l.famSupport(q.Month+1, q.Month+1)
	}
	out.whatsLeft = max(0, out.whole-out.deducted)
	return out
}

// famDeducts: from 2018 on, except for illness and impairment.
func famDeducts(law *rules.Law, g pension.Ground) bool {
	return law.Since >= famAt("2018-01") && g != pension.Ill && g != pension.Impaired
}

func (l famLife) groundHolds(q calc.OneTimeQuestion, months []famMonth) bool {
	regime := l.book.On(q.Month).Regime.Value
	switch q.Ground {
	case pension.Emigrating:
		return true
	case pension.Ill:
		return regime != "L2006"
	case pension.Impaired:
		return regime == "L2024"
	case pension.AtAge:
		most := map[rules.Choice]int{"L2006": 239, "L2014": 239, "L2024": 179}[regime]
		return len(months) <= most && l.ageReached(q.Month)
	}
	return l.stoppedLongEnough(q.Month, months, string(regime))
}

func (l famLife) stoppedLongEnough(m rules.Month, months []famMonth, regime string) bool {
	last, first := rules.Month(0), m
	for _, x := range months {
		last, first = max(last, x.at, x.counts), min(first, max(x.at, x.counts))
	}
	waited := regime == "L2006" || m >= last+13
	return len(months) < 240 && waited && (regime != "L2024" || first < famAt("2025-07"))
}

// ageReached tries every month up to m.
func (l famLife) ageReached(m rules.Month) bool {
	for at := l.person.Born + 600; at <= m; at++ {
		age := &l.book.On(at).Retirement.Age
		if p := age.Of(l.person.Sex); p.IsKnown() && int(at-l.person.Born) >= p.Value {
			return true
		}
	}
	return false
}

// famWeights keeps the discounted sums of prepaid months, which are slow.
var famWeights sync.Map

// famLeft returns the sum over i = from+1 to n of (1+r)^-(i-1).
func famLeft(r rules.Rate, from, n int) *big.Rat {
	key := [3]int{int(r), from, n}
	if w, ok := famWeights.Load(key); ok {
		return w.(*big.Rat)
	}
	step := big.NewRat(1_000_000, 1_000_000+int64(r))
	sum, term := new(big.Rat), big.NewRat(1, 1)
	for i := 1; i <= n; i++ {
		if i > from {
			sum.Add(sum, term)
		}
		term = new(big.Rat).Mul(term, step)
	}
	famWeights.Store(key, sum)
	return sum
}

// A famRefund is a refund as the oracle reads it.
type famRefund struct {
	due            bool
	left           int
	gross, support rules.VND
}

func (l famLife) refund(q calc.RefundQuestion) (out famRefund) {
	p := q.Payment
	from, months := p.From, p.Months
	if from == 0 {
		from = p.Paid
	}
	if every := famEvery[p.Method]; every > 0 {
		months = every
	}
	for i := range months {
		at := from + rules.Month(i)
		if at > q.Month || at == q.Month && q.Reason == calc.ByCompulsory {
			out.left++
		}
	}
	ahead := p.Method != subsidy.EveryMonth && p.Method != subsidy.Backpay
	known := q.Month >= famAt("2016-01") && (q.Reason != calc.ByPension || q.Month >= famAt("2025-07"))
	if out.due = out.left > 0 && ahead && known; !out.due {
		return out
	}
	weight := big.NewRat(int64(out.left), 1)
	if p.Method == subsidy.Prepay {
		weight = famLeft(p.FundRate, months-out.left, months)
	}
	law := l.book.On(p.Paid)
	out.gross = famRound(famTimes(weight, int64(p.Income)*int64(law.Contribution.Rate.Value), 1_000_000))
	out.support = min(out.gross, l.refundSupport(q, months, out.left))
	return out
}

// refundSupport is the State's support of the months left.
func (l famLife) refundSupport(q calc.RefundQuestion, months, left int) rules.VND {
	if q.SupportGiven {
		return q.Support * rules.VND(left)
	}
	law, supported := l.book.On(q.Payment.Paid), 0
	_, used := l.famSupport(q.Payment.Paid, rules.LastMonth)
	for i := range months {
		if used+i < law.Support.MaxMonths.Value && i >= months-left {
			supported++
		}
	}
	share := int64(law.Contribution.Rate.Value) * int64(l.famShare(q.Payment.Paid))
	monthly := new(big.Int).Mul(big.NewInt(int64(law.Support.Base.Value)), big.NewInt(share))
	return famRound(new(big.Rat).SetFrac(monthly.Mul(monthly, big.NewInt(int64(supported))), big.NewInt(1_000_000_000_000)))
}

// A famDeath is what a family receives as the oracle reads it.
type famDeath struct {
	unknown                     bool
	funeral, lump, returned     rules.VND
	remaining, monthly          rules.VND
	months                      *big.Rat // of the lump sum
	beneficiaries, lacksMonthly int
}

func (l famLife) death(q calc.DeathQuestion) (out famDeath) {
	law := l.book.On(q.Month)
	months := l.upTo(q.Month)
	out.months = new(big.Rat)
	compulsory := famOf(pension.Compulsory, months)
	f := &law.Death.Funeral
	if q.PensionSince != 0 || len(months) >= 60 || f.MinCompulsoryMonths.IsKnown() && compulsory >= 12 || q.Month >= famAt("2025-07") && q.WorkInjury > 0 {
		out.funeral = 10 * f.Base.Value
	}
	switch {
	case q.Allowance.Months > 0:
		for i := q.Allowance.Received; i < q.Allowance.Months; i++ {
			out.remaining += q.Allowance.Monthly
		}
	case q.PensionSince != 0:
		l.ofPensioner(&out, q)
	case len(months) > 0:
		l.ofPayer(&out, law, months, compulsory)
	}
	l.survivors(&out, law, q, compulsory)
	return out
}

func (l famLife) ofPensioner(out *famDeath, q calc.DeathQuestion) {
	out.months = big.NewRat(48, 1)
	k := 0
	for m := q.PensionSince; m <= q.Month; m++ {
		if k++; k > 2 {
			out.months.Sub(out.months, big.NewRat(1, 2))
		}
	}
	if out.months.Cmp(big.NewRat(3, 1)) < 0 {
		out.months = big.NewRat(3, 1)
	}
	out.lump = famRound(famTimes(out.months, int64(q.PensionMonthly), 1))
}

func (l famLife) ofPayer(out *famDeath, law *rules.Law, months []famMonth, compulsory int) {
	average, ok := famAverage(law, months)
	if !ok {
		out.unknown = true
		return
	}
	d := &law.Death.LumpSum
	if compulsory == 0 && len(months) < d.PaidBelowMonths.Value {
		out.returned, _ = l.famPaid(months) // voluntary months only
		if d.PaidCap.IsKnown() {
			out.returned = min(out.returned, famRound(famTimes(average, int64(d.PaidCap.Value), 1_000_000)))
		}
		out.lump = out.returned
		return
	}
	before, after := famSplit(law, d.LaterFrom, months)
	out.months = famYears(before, after, d.PerYear.Value, d.PerYearLater.Value)
	if compulsory > 0 && out.months.Cmp(big.NewRat(3, 1)) < 0 {
		out.months = big.NewRat(3, 1)
	}
	out.lump = famRound(new(big.Rat).Mul(average, out.months))
}

// survivors: four relatives at most, those without a carer first, each amount
// rounded.
func (l famLife) survivors(out *famDeath, law *rules.Law, q calc.DeathQuestion, compulsory int) {
	if grave := q.Month >= famAt("2025-07") && q.WorkInjury >= 610_000; len(q.Relatives) > 0 && compulsory < 180 && !grave {
		out.lacksMonthly = 1
		return
	}
	for _, alone := range []bool{true, false} {
		share := int64(50)
		if alone {
			share = 70
		}
		for _, r := range q.Relatives {
			if r.NoCarer == alone && out.beneficiaries < 4 && famQualifies(r, q.Month) {
				out.beneficiaries++
				out.monthly += famRound(big.NewRat(int64(law.Death.Monthly.Base.Value)*share, 100))
			}
		}
	}
}

func famQualifies(r pension.Relative, m rules.Month) bool {
	age := int(m - r.Born)
	switch r.Relation {
	case pension.Child:
		return age < 18*12
	case pension.Husband, pension.Father, pension.FatherInLaw:
		return age >= 60*12
	}
	return age >= 55*12
}
