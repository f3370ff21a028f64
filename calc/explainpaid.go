package calc

import "github.com/volsi/volsi/rules"

// A payer's side of the payments of a record: what the person bears, or what
// everybody else does.
type side func(own rules.Step) rules.Step

func ownSide(own rules.Step) rules.Step { return own }

// othersSide: what was taken off the payment.
func othersSide(own rules.Step) rules.Step {
	if len(own.Children) < 2 {
		return rules.Given("support_of_payment", rules.InVND, 0)
	}
	return rules.Derived("support_of_payment", rules.InVND, rules.SumOf, own.Children[1:]...)
}

// explainOutlays adds up one side of the payments from a month on to another.
func (c *Calculator) explainOutlays(quantity string, l *Life, since, last rules.Month, of side) rules.Step {
	var parts []rules.Step
	err := c.eachOutlay(l, since, func(o outlay) bool {
		if !o.madeBy(last) {
			return false
		}
		parts = append(parts, c.explainOutlay(&o, o.times, of))
		return true
	})
	return summed(quantity, err, parts)
}

// summed returns the sum of parts; nothing if it could not be reckoned.
func summed(quantity string, err error, parts []rules.Step) rules.Step {
	if err != nil || len(parts) == 0 {
		return rules.Given(quantity, rules.InVND, 0)
	}
	return rules.Derived(quantity, rules.InVND, rules.SumOf, parts...)
}

// explainOutlay: one side of a payment, as often as it is made alike.
func (c *Calculator) explainOutlay(o *outlay, times int, of side) rules.Step {
	one := of(c.explainPayment(o))
	until := o.payment.From + rules.Month(times)*max(1, o.every)
	if times == 1 {
		until = o.payment.From + rules.Month(o.payment.Months)
	}
	return rules.Derived("payments_of_stretch", rules.InVND, rules.ProductOf, one,
		rules.Given("payments", rules.InFactor, int64(times))).Of(stretchOf(rules.Period{From: o.payment.From, Until: until}))
}

// stretchOf writes a period as 2020-01–2024-12.
func stretchOf(p rules.Period) string { return p.From.String() + "–" + (p.Until - 1).String() }

// rateOf says where the fund's rate of a payment comes from.
func (c *Calculator) rateOf(o *outlay) rules.Ground {
	q := ContributionQuestion{Paid: o.paid}
	if o.row != nil {
		q = o.row.question()
	}
	return c.rateFrom(&q)
}

// explainPayment: the person's own part of one payment.
func (c *Calculator) explainPayment(o *outlay) rules.Step {
	out := Contribution{
		law: c.book.On(o.paid), book: c.book, payment: o.payment, share: o.share, supported: o.supported, bill: o.bill,
		rateFrom: c.rateOf(o),
	}
	if o.row != nil && o.row.SupportGiven {
		return out.explainGiven(o.row)
	}
	return out.explainOwn()
}

// explainGiven: what is due less the support that the record says was granted.
func (out *Contribution) explainGiven(r *Row) rules.Step {
	steps := []rules.Step{out.explainGross()}
	for _, given := range [...]struct {
		quantity string
		monthly  rules.VND
	}{{"state_support", r.StateSupport}, {"others_support", r.LocalSupport + r.DonorSupport}} {
		granted := rules.Derived("support_granted", rules.InVND, rules.ProductOf,
			rules.Given("support_a_month", rules.InVND, int64(given.monthly)), rules.Given("months", rules.InMonths, int64(out.payment.Months)))
		left := rules.Derived("left_to_pay", rules.InVND, rules.DifferenceOf, steps...)
		steps = append(steps, rules.Derived(given.quantity, rules.InVND, rules.LeastOf, granted, left))
	}
	return rules.Derived("own_part", rules.InVND, rules.DifferenceOf, steps...)
}
