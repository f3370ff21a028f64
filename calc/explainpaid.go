package calc

import (
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

// explainOutlays adds up the person's own part of the payments from a month on.
func (c *Calculator) explainOutlays(quantity string, l *Life, since rules.Month) proof.Step {
	var parts []proof.Step
	err := c.EachOutlay(l, since, func(o Outlay) bool {
		parts = append(parts, steps.Stretch(c.ExplainOutlay(&o), o.Payment, o.Every, o.Times))
		return true
	})
	return steps.Sum(quantity, err, parts)
}

// rateOf says where the fund's rate of a payment comes from.
func (c *Calculator) rateOf(o *Outlay) proof.Ground {
	q := ContributionQuestion{Paid: o.Paid}
	if o.Row != nil {
		q = o.Row.question()
	}
	return c.rateFrom(&q)
}

// ExplainOutlay returns how the person's own part of the first of the payments
// came about.
func (c *Calculator) ExplainOutlay(o *Outlay) proof.Step {
	out := Contribution{
		law: c.book.On(o.Paid), payment: o.Payment, share: o.share, supported: o.supported, bill: o.Bill,
		rateFrom: c.rateOf(o),
	}
	if o.Row != nil && o.Row.SupportGiven {
		return out.explainGiven(o.Row)
	}
	return out.explainOwn()
}

// explainGiven: what is due less the support that the record says was granted.
func (out *Contribution) explainGiven(r *Row) proof.Step {
	own := []proof.Step{out.explainGross()}
	for _, given := range [...]struct {
		quantity string
		monthly  rules.VND
	}{{"state_support", r.StateSupport}, {"others_support", r.LocalSupport + r.DonorSupport}} {
		granted := proof.Derived("support_granted", proof.InVND, proof.ProductOf,
			proof.Given("support_a_month", proof.InVND, int64(given.monthly)), proof.Given("months", proof.InMonths, int64(out.payment.Months)))
		left := proof.Derived("left_to_pay", proof.InVND, proof.DifferenceOf, own...)
		own = append(own, proof.Derived(given.quantity, proof.InVND, proof.LeastOf, granted, left))
	}
	return proof.Derived("own_part", proof.InVND, proof.DifferenceOf, own...)
}
