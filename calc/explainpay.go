package calc

import (
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// Explain returns how the person's own part came about: what is due, less
// what each payer bears.
func (out Contribution) Explain() Explanation {
	if !out.Eligible {
		return explanation(rules.Given("months", rules.InMonths, int64(out.Months)))
	}
	if most := &out.law.Support.MaxMonths; most.IsKnown() {
		return explanation(out.explainOwn(), rules.Derived("support_months_left", rules.InMonths, rules.GreatestOf,
			rules.Derived("support_months_not_used", rules.InMonths, rules.DifferenceOf, rules.Lawful("support_months_at_most", rules.InMonths, int64(most.Value), most.Cite),
				rules.Given("support_months_used_before", rules.InMonths, int64(out.used)), rules.Given("supported_months", rules.InMonths, int64(out.supported))),
			rules.Given("none", rules.InMonths, 0)))
	}
	return explanation(out.explainOwn())
}

// explainOwn: what is due less every payer's part.
func (out *Contribution) explainOwn() rules.Step {
	law, gross := out.law, out.explainGross()
	x := parts{gross: gross, months: out.payment.Months, standard: []rules.Step{
		rules.LawfulRate("contribution_rate", law.Contribution.Rate.Value, law.Contribution.Rate.Cite),
		rules.Lawful("lowest_income", rules.InVND, int64(law.Contribution.Floor.Value), law.Contribution.Floor.Cite),
	}}
	return x.own(&out.bill, out.explainState(gross))
}

// explainGross: rate × income × the months, weighted by interest where it bears any.
func (out Contribution) explainGross() rules.Step {
	p, law := out.payment, out.law
	return rules.Derived("contribution", rules.InVND, rules.WholeOf, rules.Derived("contribution_exact", rules.InVND, rules.ProductOf,
		rules.LawfulRate("contribution_rate", law.Contribution.Rate.Value, law.Contribution.Rate.Cite),
		rules.Given("chosen_income", rules.InVND, int64(p.Income)), out.explainWeight(p.Months, p.Method)))
}

// explainWeight: how many monthly amounts the months of the payment come to.
func (out Contribution) explainWeight(months int, method subsidy.Method) rules.Step {
	n := rules.Given("months", rules.InMonths, int64(months))
	if !method.Bears() {
		return n
	}
	op := rules.PrepaidOf
	if method == subsidy.Backpay {
		op = rules.MissingOf
	}
	return rules.Derived("months_with_interest", rules.InFactor, op, n, out.explainFundRate())
}

// explainFundRate: the law's, the caller's, or assumed past the horizon.
func (out Contribution) explainFundRate() rules.Step {
	r := &out.law.Contribution.FundRate
	switch out.rateFrom {
	case rules.FromLaw:
		return rules.LawfulRate("fund_rate", r.Value, r.Cite)
	case rules.FromAssumed:
		return rules.Assumed("fund_rate", rules.InRate, out.payment.FundRate)
	}
	return rules.GivenRate("fund_rate", out.payment.FundRate)
}

// explainState: the State's share of the supported contribution for the
// supported months, at most what is due.
func (out Contribution) explainState(gross rules.Step) rules.Step {
	method := out.payment.Method
	if method == subsidy.Prepay && out.law.Support.Prepay.Value != "discounted" || method == subsidy.Backpay && out.law.Support.Backpay.Value != "compounded" {
		method = subsidy.EveryMonth
	}
	exact := rules.Derived("state_support_exact", rules.InVND, rules.ProductOf, stateMonthly(out.law, out.share), out.explainWeight(out.supported, method))
	return rules.Derived("state_support", rules.InVND, rules.LeastOf, rules.Derived("state_support_rounded", rules.InVND, rules.WholeOf, exact), gross)
}

// parts explains how one payment is divided.
type parts struct {
	gross    rules.Step
	standard []rules.Step // factors of the lowest contribution, or the full premium, of a month
	months   int
}

// own returns the person's part: what is due less every payer's part. State is
// the State's part, if it is not a rule like the others.
func (x *parts) own(b *subsidy.Bill, state rules.Step) rules.Step {
	trees := []rules.Step{x.gross}
	for i := range b.Parts {
		p := &b.Parts[i]
		if p.Payer == rules.PaidByState && p.Layer == nil {
			trees = append(trees, state)
			continue
		}
		left := rules.Derived("left_to_pay", rules.InVND, rules.DifferenceOf, trees...)
		part := rules.Derived("support_part", rules.InVND, rules.LeastOf, x.promised(p, trees), left)
		trees = append(trees, part.Of(partName(p)))
	}
	return rules.Derived("own_part", rules.InVND, rules.DifferenceOf, trees...)
}

func partName(p *subsidy.Part) string {
	if p.Layer != nil {
		return p.Payer.String() + ": " + p.Layer.ID
	}
	return p.Payer.String() + ": " + p.Name
}

// promised: what a payer would bear alone. A total counts on the State's part,
// the second of the steps.
func (x *parts) promised(p *subsidy.Part, trees []rules.Step) rules.Step {
	months := rules.Given("months", rules.InMonths, int64(p.Months))
	switch {
	case p.Layer == nil && p.Share == 0:
		return rules.Derived("promised", rules.InVND, rules.ProductOf, rules.Given("amount_a_month", rules.InVND, int64(p.Base)), months)
	case p.Layer == nil:
		return x.portion("promised", rules.GivenRate("share", p.Share), months)
	case p.Layer.Form == rules.ByAmount:
		return rules.Derived("promised", rules.InVND, rules.ProductOf, rules.Lawful("amount_a_month", rules.InVND, int64(p.Base), p.Cite), months)
	}
	all := x.shared(p, rules.LawfulRate("share", p.Layer.Rate, p.Cite), months)
	if p.Layer.Form != rules.ByTotal || len(trees) < 2 {
		return all
	}
	state := rules.Derived("state_part_of_months", rules.InVND, rules.WholeOf, rules.Derived("state_part_exact", rules.InVND, rules.QuotientOf,
		rules.Derived("state_part_times_months", rules.InVND, rules.ProductOf, trees[1], months), rules.Given("months", rules.InMonths, int64(x.months))))
	rest := rules.Derived("total_less_state", rules.InVND, rules.DifferenceOf, all, state)
	return rules.Derived("promised", rules.InVND, rules.GreatestOf, rest, rules.Given("none", rules.InVND, 0))
}

// shared: a share of the person's own contribution or premium, or of the
// lowest contribution or full premium.
func (x *parts) shared(p *subsidy.Part, share, months rules.Step) rules.Step {
	if p.Layer.Of == rules.OfContribution || p.Layer.Of == rules.OfSteppedPremium {
		return x.portion("promised", share, months)
	}
	factors := append([]rules.Step{share, months}, x.standard...)
	return rules.Derived("promised", rules.InVND, rules.WholeOf, rules.Derived("promised_exact", rules.InVND, rules.ProductOf, factors...))
}

// portion: a share of what is due, for some of its months.
func (x *parts) portion(quantity string, share, months rules.Step) rules.Step {
	whole := rules.Derived("due_times_share", rules.InVND, rules.ProductOf, x.gross, share, months)
	exact := rules.Derived(quantity+"_exact", rules.InVND, rules.QuotientOf, whole, rules.Given("months", rules.InMonths, int64(x.months)))
	return rules.Derived(quantity, rules.InVND, rules.WholeOf, exact)
}

// Explain returns how each member's own part of the premium came about.
func (p Premium) Explain() Explanation {
	trees := make([]rules.Step, 0, len(p.bill.Members))
	for i := range p.bill.Members {
		if m := &p.bill.Members[i]; m.Gross > 0 {
			trees = append(trees, p.explainMember(m).Of(m.Name))
		}
	}
	return explanation(append(trees, steps.StandingSum("own_part_of_household", trees))...)
}

func (p Premium) explainMember(m *subsidy.MemberBill) rules.Step {
	h := &p.law.Health
	full := []rules.Step{
		rules.LawfulRate("health_rate", h.Rate.Value, h.Rate.Cite),
		rules.Lawful("health_base", rules.InVND, int64(h.Base.Value), h.Base.Cite),
	}
	factors := append([]rules.Step{rules.Given("months", rules.InMonths, int64(m.Months))}, full...)
	if m.Step > 0 {
		factors = append(factors, rules.LawfulRate("household_step", h.Steps.Value.Of(m.Step), h.Steps.Cite))
	}
	gross := rules.Derived("premium", rules.InVND, rules.WholeOf, rules.Derived("premium_exact", rules.InVND, rules.ProductOf, factors...))
	x := parts{gross: gross, standard: full, months: m.Months}
	return x.own(&m.Bill, rules.Step{})
}

// Explain returns how the refund came about.
func (r Refund) Explain() Explanation {
	if !r.Eligible {
		return explanation(rules.Given("months_left", rules.InMonths, int64(r.MonthsLeft)))
	}
	gross := rules.Derived("paid_for_months_left", rules.InVND, rules.WholeOf, rules.Derived("paid_for_months_left_exact", rules.InVND, rules.ProductOf,
		rules.LawfulRate("contribution_rate", r.paidUnder.Contribution.Rate.Value, r.paidUnder.Contribution.Rate.Cite),
		rules.Given("chosen_income", rules.InVND, int64(r.payment.Income)), r.explainWeight()))
	if r.Refund == r.Gross {
		return explanation(rules.Derived("refund", rules.InVND, rules.SameOf, gross))
	}
	kept := []rules.Step{gross}
	if r.StateSupport > 0 {
		kept = append(kept, rules.Derived("state_support", rules.InVND, rules.LeastOf, r.explainSupport(), gross))
	}
	if others := r.LocalSupport + r.DonorSupport; others > 0 {
		kept = append(kept, rules.Given("others_support", rules.InVND, int64(others)))
	}
	return explanation(rules.Derived("refund", rules.InVND, rules.DifferenceOf, kept...))
}

// explainWeight: the monthly amounts of the months left; discounted ones are
// those of the whole payment less those of the months used.
func (r Refund) explainWeight() rules.Step {
	p := r.payment
	left := rules.Given("months_left", rules.InMonths, int64(r.MonthsLeft))
	if !p.Method.Bears() || p.FundRate == 0 {
		return left
	}
	return r.explainDiscounted(p.Months, p.Months-r.MonthsLeft)
}

func (r Refund) explainSupport() rules.Step {
	months := rules.Given("supported_months", rules.InMonths, int64(r.supported))
	if r.given {
		return rules.Derived("state_support_rounded", rules.InVND, rules.ProductOf, rules.Given("support_a_month", rules.InVND, int64(r.monthly)), months)
	}
	if r.payment.Method == subsidy.Prepay && r.paidUnder.Support.Prepay.Value == "discounted" && r.payment.FundRate > 0 {
		used := r.payment.Months - r.keptMonths()
		months = r.explainDiscounted(used+r.supported, used)
	}
	return rules.Derived("state_support_rounded", rules.InVND, rules.WholeOf,
		rules.Derived("state_support_exact", rules.InVND, rules.ProductOf, stateMonthly(r.paidUnder, r.share), months))
}

// explainDiscounted: so many months of the payment, less the first ones.
func (r Refund) explainDiscounted(months, used int) rules.Step {
	weight := func(months int) rules.Step {
		return rules.Derived("months_with_interest", rules.InFactor, rules.PrepaidOf, rules.Given("months", rules.InMonths, int64(months)), rules.GivenRate("fund_rate", r.payment.FundRate))
	}
	return rules.Derived("months_left_with_interest", rules.InFactor, rules.DifferenceOf, weight(months), weight(used))
}
