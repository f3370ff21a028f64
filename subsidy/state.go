package subsidy

import "github.com/volsi/volsi/rules"

// A Share is somebody's part in a contribution by category.
type Share struct {
	Category string
	Rate     rules.Rate
	Cite     rules.Cite
}

// StateShare returns the State's share for a person: the highest of the
// categories that apply (Decree 159/2025 art. 5). It is zero where the law of
// the month knows no support.
func StateShare(law *rules.Law, p *Profile) Share { return ShareOf(law, p.shares()) }

// Fill makes s the share that StateShare returns, and returns what the law says
// about it; nil if there is none.
func (s *Share) Fill(law *rules.Law, p *Profile) *rules.Param[rules.Rate] {
	name, share := law.Support.Highest(p.shares())
	if share == nil {
		*s = Share{}
		return nil
	}
	s.Category, s.Rate, s.Cite = name, share.Value, share.Cite
	return share
}

// ShareOf returns the State's share for somebody to whom these apply.
func ShareOf(law *rules.Law, set rules.ShareSet) Share {
	name, share := law.Support.Highest(set)
	if share == nil {
		return Share{}
	}
	return Share{name, share.Value, share.Cite}
}

// StateMonths returns how many of the payment's months the State supports when
// used months of support were granted before (at most 120 in a life, Decree
// 159/2025 art. 5(2)).
func StateMonths(law *rules.Law, p Payment, used int) int {
	return MonthsLeft(law, p.Method, p.Months, used)
}

// MonthsLeft is StateMonths for a payment of which only method and months are known.
func MonthsLeft(law *rules.Law, method Method, months, used int) int {
	if law.Support.MaxMonths.State != rules.Known || method == Backpay && law.Support.Backpay.Value == "none" {
		return 0
	}
	return max(0, min(months, law.Support.MaxMonths.Value-used))
}

// State returns the State's part of a payment for the given number of its
// months, rounded half up: share × rate × the supported income. It never
// exceeds what is due.
func State(law *rules.Law, p Payment, share rules.Rate, months int) rules.VND {
	return StateWithin(law, &p, Stated{Share: share, Months: months, Gross: p.Gross(law)})
}

// A Stated is what the State's part of a payment depends on besides it.
type Stated struct {
	Share  rules.Rate
	Months int       // that the State supports
	Gross  rules.VND // what is due
}

// StateWithin is State for a payment whose amount is known.
func StateWithin(law *rules.Law, p *Payment, s Stated) rules.VND {
	factor := int64(law.Contribution.Rate.Value) * int64(s.Share)
	if !p.Method.Bears() {
		return min(rules.NewSum().Plus(law.Support.Base.Value, factor).Times(int64(s.Months)).Trillionths(), s.Gross)
	}
	w := p.stateWeight(law, 0, s.Months)
	return min(w.amount(law.Support.Base.Value, factor, int64(rules.One)*int64(rules.One)), s.Gross)
}

// stateWeight follows the payment's interest where the law's practice does:
// support of prepaid months is not discounted, support of missing months is
// compounded.
func (p *Payment) stateWeight(law *rules.Law, after, months int) weight {
	switch {
	case p.Method == Prepay && law.Support.Prepay.Value != "discounted",
		p.Method == Backpay && law.Support.Backpay.Value != "compounded":
		return weight{whole: int64(months - after)}
	}
	return p.between(law, after, months)
}

// StateMonthly returns the exact State support of one month as a sum of
// millionths of millionths of a đồng, for adding up over many months.
func StateMonthly(law *rules.Law, share rules.Rate) rules.Sum {
	return rules.NewSum().Plus(law.Support.Base.Value, int64(law.Contribution.Rate.Value)*int64(share))
}
