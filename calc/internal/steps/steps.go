// Package steps holds the shapes that several explanations have in common.
package steps

import (
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A Side is one of the two of a payment: what the person bears, or what
// everybody else does.
type Side func(own rules.Step) rules.Step

// Own is the person's side.
func Own(own rules.Step) rules.Step { return own }

// Others is what was taken off the payment.
func Others(own rules.Step) rules.Step {
	if len(own.Children) < 2 {
		return rules.Given("support_of_payment", rules.InVND, 0)
	}
	return rules.Derived("support_of_payment", rules.InVND, rules.SumOf, own.Children[1:]...)
}

// Stretch is a step of the first of so many payments, as often as they are
// made alike, one every so many months.
func Stretch(first rules.Step, p subsidy.Payment, every rules.Month, times int) rules.Step {
	until := p.From + rules.Month(times)*max(1, every)
	if times == 1 {
		until = p.From + rules.Month(p.Months)
	}
	return rules.Derived("payments_of_stretch", rules.InVND, rules.ProductOf, first,
		rules.Given("payments", rules.InFactor, int64(times))).Of(p.From.String() + "–" + (until - 1).String())
}

// Sum adds up parts; it is nothing if there are none, or if there was an error.
func Sum(quantity string, err error, parts []rules.Step) rules.Step {
	if err != nil || len(parts) == 0 {
		return rules.Given(quantity, rules.InVND, 0)
	}
	return rules.Derived(quantity, rules.InVND, rules.SumOf, parts...)
}

// StandingSum adds up trees that are told beside it.
func StandingSum(quantity string, trees []rules.Step) rules.Step {
	parts := make([]rules.Step, len(trees))
	for i := range trees {
		parts[i] = rules.Standing(trees[i])
	}
	return Sum(quantity, nil, parts)
}

// Ratio is a over b, rounded half up to millionths.
func Ratio(quantity string, a, b rules.Step) rules.Step {
	millionths := rules.Given("millionths", rules.InFactor, int64(rules.One))
	exact := rules.Derived("in_millionths_exact", rules.InFactor, rules.ProductOf, rules.Derived("ratio_exact", rules.InRate, rules.QuotientOf, a, b), millionths)
	return rules.Derived(quantity, rules.InRate, rules.QuotientOf, rules.Derived("in_millionths", rules.InFactor, rules.WholeOf, exact), millionths)
}
