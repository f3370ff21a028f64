package calc

import (
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/rules"
)

// explainOutlays adds up the person's own part of the payments from a month on.
func (c *Calculator) explainOutlays(quantity string, l *Life, since rules.Month) rules.Step {
	var parts []rules.Step
	err := c.EachOutlay(l, since, func(o Outlay) bool {
		parts = append(parts, steps.Stretch(c.ExplainOutlay(&o), o.Payment, o.Every, o.Times))
		return true
	})
	return steps.Sum(quantity, err, parts)
}

// rateOf says where the fund's rate of a payment comes from.
func (c *Calculator) rateOf(o *Outlay) rules.Ground {
	q := ContributionQuestion{Paid: o.Paid}
	if o.Row != nil {
		q = o.Row.question()
	}
	return c.rateFrom(&q)
}

// ExplainOutlay returns how the person's own part of the first of the payments
// came about.
func (c *Calculator) ExplainOutlay(o *Outlay) rules.Step {
	out := Contribution{
		law: c.book.On(o.Paid), book: c.book, payment: o.Payment, share: o.share, supported: o.supported, bill: o.Bill,
		rateFrom: c.rateOf(o),
	}
	if o.Row != nil && o.Row.SupportGiven {
		return out.explainGiven(o.Row)
	}
	return out.explainOwn()
}

// explainGiven: what is due less the support that the record says was granted.
func (out *Contribution) explainGiven(r *Row) rules.Step {
	own := []rules.Step{out.explainGross()}
	for _, given := range [...]struct {
		quantity string
		monthly  rules.VND
	}{{"state_support", r.StateSupport}, {"others_support", r.LocalSupport + r.DonorSupport}} {
		granted := rules.Derived("support_granted", rules.InVND, rules.ProductOf,
			rules.Given("support_a_month", rules.InVND, int64(given.monthly)), rules.Given("months", rules.InMonths, int64(out.payment.Months)))
		left := rules.Derived("left_to_pay", rules.InVND, rules.DifferenceOf, own...)
		own = append(own, rules.Derived(given.quantity, rules.InVND, rules.LeastOf, granted, left))
	}
	return rules.Derived("own_part", rules.InVND, rules.DifferenceOf, own...)
}
