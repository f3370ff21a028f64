package subsidy

import "github.com/volsi/volsi/rules"

// Used returns how many of the payment's months lie before month m.
func (p Payment) Used(m rules.Month) int { return max(0, min(p.Months, int(m-p.From))) }

// Remaining returns what the last months of a payment came to, rounded half
// up: as at payment, discounted as they were, with no interest added (Decree
// 159/2025 art. 8).
func (p Payment) Remaining(law *rules.Law, months int) rules.VND {
	w := p.between(law, p.Months-months, p.Months)
	return w.amount(p.Income, int64(law.Contribution.Rate.Value), int64(rules.One))
}

// StateRemaining returns the State's part of a payment's months after the
// first used ones, of which it supports so many in all, rounded half up.
func StateRemaining(law *rules.Law, p Payment, share rules.Rate, supported, used int) rules.VND {
	factor := int64(law.Contribution.Rate.Value) * int64(share)
	rest := p.stateWeight(law, min(used, supported), supported)
	return rest.amount(law.Support.Base.Value, factor, int64(rules.One)*int64(rules.One))
}

// Refundable reports whether the method pays ahead, so that something can be left.
func (m Method) Refundable() bool { return m != EveryMonth && m != Backpay }
