package calc_test

import (
	"math/big"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// maternity returns the months within the twelve before the birth and the
// allowance.
func (l famLife) maternity(q calc.MaternityQuestion) (within int, amount rules.VND) {
	law := l.book.On(q.Birth)
	if law.Regime.Value != "L2024" {
		return 0, 0
	}
	compulsory := 0
	for _, x := range l.upTo(q.Birth - 1) {
		if x.at >= q.Birth-12 {
			within++
			if x.scheme == pension.Compulsory {
				compulsory++
			}
		}
	}
	if within >= 6 && compulsory < 6 && compulsory < within && !q.OtherTakes {
		amount = rules.VND(q.Children) * law.Maternity.Amount.Value
	}
	return within, amount
}

// A famAllowance is the monthly allowance as the oracle reads it.
type famAllowance struct {
	unknown, due            bool
	carried, months, toward int64
	monthly, buyUp          rules.VND
	until                   rules.Month
}

func (l famLife) allowance(m rules.Month) (out famAllowance) {
	law := l.book.On(m)
	months := l.upTo(m)
	if law.Regime.Value != "L2024" || len(months) < 12 || len(months) > 179 || !l.ageReached(m) {
		return out
	}
	for at := m; int(at-l.person.Born) < l.socialAge(m); at++ {
		out.toward++
	}
	if out.due = out.toward > 0; !out.due {
		return out
	}
	average, ok := famAverage(law, months)
	if !ok {
		return famAllowance{unknown: true}
	}
	base := int64(law.SocialPension.Amount.Value)
	out.carried = famCeil(famTimes(average, famHalves(law, len(months)), base)) // 2 averages × half years / 2
	out.months, out.monthly, out.buyUp = out.carried, rules.VND(base), rules.VND((out.toward-out.carried)*base)
	if out.carried > out.toward {
		out.months, out.buyUp = out.toward, 0
		out.monthly = famRound(new(big.Rat).Add(big.NewRat(base, 1), big.NewRat((out.carried-out.toward)*base, out.toward)))
	}
	out.until = m + rules.Month(out.months) - 1
	return out
}

// socialAge is 70 years for the poor and near-poor, else 75.
func (l famLife) socialAge(m rules.Month) int {
	for _, s := range l.person.Status {
		if s.Has(m) && (s.Is == "poor" || s.Is == "near_poor" || s.Is == "multidimensional_poor") {
			return 70 * 12
		}
	}
	return 75 * 12
}

func (l famLife) social(q calc.SocialPensionQuestion) rules.VND {
	if q.Month < famAt("2025-07") || int(q.Month-l.person.Born) < l.socialAge(q.Month) || q.Pension >= 500_000 {
		return 0
	}
	return 500_000
}

// inPayment goes through the months and applies each rise in the month in
// which a new decree begins: to pensions that began before, or to those that
// the decree names.
func (l famLife) inPayment(start rules.Month, monthly rules.VND, m rules.Month) (now rules.VND, rises []rules.Month) {
	now = monthly
	for at := famAt("2008-02"); at <= m; at++ {
		r, before := &l.book.On(at).Pension.Rise, &l.book.On(at-1).Pension.Rise
		if r.Share.Cite.Instrument == before.Share.Cite.Instrument {
			continue
		}
		reached := start < at
		if r.StartedFrom.IsKnown() {
			reached = start >= r.StartedFrom.Value && start < r.StartedUntil.Value
		}
		if !reached {
			continue
		}
		share := r.Share.Value
		if r.LateFrom.IsKnown() && start >= r.LateFrom.Value {
			share = r.LateShare.Value
		}
		now = famRound(big.NewRat(int64(now)*(1_000_000+int64(share)), 1_000_000))
		rises = append(rises, max(at, start))
	}
	return now, rises
}

// emigration returns the lump sum of a pensioner who settles abroad, and how
// many pensions it is.
func (l famLife) emigration(start, m rules.Month, monthly rules.VND) (rules.VND, *big.Rat) {
	law := l.book.On(m)
	if law.Regime.Value != "L2024" {
		return 0, new(big.Rat)
	}
	now, _ := l.inPayment(start, monthly, m)
	before, after := famSplit(law, law.Pension.Emigration.LaterFrom, l.upTo(start-1))
	months := famYears(before, after, 1_500_000, 2_000_000)
	for at := start; at <= m; at++ {
		months.Sub(months, big.NewRat(1, 2))
	}
	if months.Cmp(big.NewRat(3, 1)) < 0 {
		months = big.NewRat(3, 1)
	}
	return famRound(famTimes(months, int64(now), 1)), months
}
