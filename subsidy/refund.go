package subsidy

import "github.com/volsi/volsi/rules"

// Used returns how many of the payment's months lie before month m.
func (p Payment) Used(m rules.Month) int { return max(0, min(p.Months, int(m-p.From))) }

// Remaining returns what the last months of a payment came to, rounded half
// up: as at payment, discounted as they were, with no interest added (Decree
// 159/2025 art. 8).
func (p Payment) Remaining(law *rules.Law, months int) rules.VND {
	rate, unit := int64(law.Contribution.Rate.Value), int64(rules.One)
	if !p.Method.Bears() || p.FundRate == 0 {
		w := p.times(law, months)
		return w.amount(p.Income, rate, unit)
	}
	all, used := p.times(law, p.Months), p.times(law, p.Months-months)
	rest := weight{interest: all.interest.Sub(used.interest), bears: true}
	return rest.amount(p.Income, rate, unit)
}

// Refundable reports whether the method pays ahead, so that something can be left.
func (m Method) Refundable() bool { return m != EveryMonth && m != Backpay }
