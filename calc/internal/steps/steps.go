// Package steps holds the shapes that several explanations have in common.
package steps

import (
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
	"github.com/volsi/volsi/subsidy"
)

// A Side is one of the two of a payment: what the person bears, or what
// everybody else does.
type Side func(own proof.Step) proof.Step

// Own is the person's side.
func Own(own proof.Step) proof.Step { return own }

// Others is what was taken off the payment.
func Others(own proof.Step) proof.Step {
	if len(own.Children) < 2 {
		return proof.Given("support_of_payment", proof.InVND, 0)
	}
	return proof.Derived("support_of_payment", proof.InVND, proof.SumOf, own.Children[1:]...)
}

// Stretch is a step of the first of so many payments, as often as they are
// made alike, one every so many months.
func Stretch(first proof.Step, p subsidy.Payment, every rules.Month, times int) proof.Step {
	until := p.From + rules.Month(times)*max(1, every)
	if times == 1 {
		until = p.From + rules.Month(p.Months)
	}
	return proof.Derived("payments_of_stretch", proof.InVND, proof.ProductOf, first,
		proof.Given("payments", proof.InFactor, int64(times))).Of(p.From.String() + "–" + (until - 1).String())
}

// Sum adds up parts; it is nothing if there are none, or if there was an error.
func Sum(quantity string, err error, parts []proof.Step) proof.Step {
	if err != nil || len(parts) == 0 {
		return proof.Given(quantity, proof.InVND, 0)
	}
	return proof.Derived(quantity, proof.InVND, proof.SumOf, parts...)
}

// StandingSum adds up trees that are told beside it.
func StandingSum(quantity string, trees []proof.Step) proof.Step {
	parts := make([]proof.Step, len(trees))
	for i := range trees {
		parts[i] = proof.Standing(trees[i])
	}
	return Sum(quantity, nil, parts)
}

// Ratio is a over b, rounded half up to millionths.
func Ratio(quantity string, a, b proof.Step) proof.Step {
	millionths := proof.Given("millionths", proof.InFactor, int64(rules.One))
	exact := proof.Derived("in_millionths_exact", proof.InFactor, proof.ProductOf, proof.Derived("ratio_exact", proof.InRate, proof.QuotientOf, a, b), millionths)
	return proof.Derived(quantity, proof.InRate, proof.QuotientOf, proof.Derived("in_millionths", proof.InFactor, proof.WholeOf, exact), millionths)
}
