package calc

import (
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
	"github.com/volsi/volsi/subsidy"
)

// Explain returns how the person's own part came about: what is due, less
// what each payer bears.
func (out Contribution) Explain() Explanation {
	if !out.Eligible {
		return explanation(proof.Given("months", proof.InMonths, int64(out.Months)))
	}
	if most := &out.law.Support.MaxMonths; most.IsKnown() {
		return explanation(out.explainOwn(), proof.Derived("support_months_left", proof.InMonths, proof.GreatestOf,
			proof.Derived("support_months_not_used", proof.InMonths, proof.DifferenceOf, proof.Lawful("support_months_at_most", proof.InMonths, int64(most.Value), most.Cite),
				proof.Given("support_months_used_before", proof.InMonths, int64(out.used)), proof.Given("supported_months", proof.InMonths, int64(out.supported))),
			proof.Given("none", proof.InMonths, 0)))
	}
	return explanation(out.explainOwn())
}

// explainOwn: what is due less every payer's part.
func (out *Contribution) explainOwn() proof.Step {
	law, gross := out.law, out.explainGross()
	x := parts{gross: gross, months: out.payment.Months, standard: []proof.Step{
		proof.LawfulRate("contribution_rate", law.Contribution.Rate.Value, law.Contribution.Rate.Cite),
		proof.Lawful("lowest_income", proof.InVND, int64(law.Contribution.Floor.Value), law.Contribution.Floor.Cite),
	}}
	return x.own(&out.bill, out.explainState(gross))
}

// explainGross: rate × income × the months, weighted by interest where it bears any.
func (out Contribution) explainGross() proof.Step {
	p, law := out.payment, out.law
	return proof.Derived("contribution", proof.InVND, proof.WholeOf, proof.Derived("contribution_exact", proof.InVND, proof.ProductOf,
		proof.LawfulRate("contribution_rate", law.Contribution.Rate.Value, law.Contribution.Rate.Cite),
		proof.Given("chosen_income", proof.InVND, int64(p.Income)), out.explainWeight(p.Months, p.Method)))
}

// explainWeight: how many monthly amounts the months of the payment come to.
func (out Contribution) explainWeight(months int, method subsidy.Method) proof.Step {
	n := proof.Given("months", proof.InMonths, int64(months))
	if !method.Bears() {
		return n
	}
	op := proof.PrepaidOf
	if method == subsidy.Backpay {
		op = proof.MissingOf
	}
	return proof.Derived("months_with_interest", proof.InFactor, op, n, out.explainFundRate())
}

// explainFundRate: the law's, the caller's, or assumed past the horizon.
func (out Contribution) explainFundRate() proof.Step {
	r := &out.law.Contribution.FundRate
	switch out.rateFrom {
	case proof.FromLaw:
		return proof.LawfulRate("fund_rate", r.Value, r.Cite)
	case proof.FromAssumed:
		return proof.Assumed("fund_rate", proof.InRate, out.payment.FundRate)
	}
	return proof.GivenRate("fund_rate", out.payment.FundRate)
}

// explainState: the State's share of the supported contribution for the
// supported months, at most what is due.
func (out Contribution) explainState(gross proof.Step) proof.Step {
	method := out.payment.Method
	if method == subsidy.Prepay && out.law.Support.Prepay.Value != "discounted" || method == subsidy.Backpay && out.law.Support.Backpay.Value != "compounded" {
		method = subsidy.EveryMonth
	}
	exact := proof.Derived("state_support_exact", proof.InVND, proof.ProductOf, stateMonthly(out.law, out.share), out.explainWeight(out.supported, method))
	return proof.Derived("state_support", proof.InVND, proof.LeastOf, proof.Derived("state_support_rounded", proof.InVND, proof.WholeOf, exact), gross)
}

// parts explains how one payment is divided.
type parts struct {
	gross    proof.Step
	standard []proof.Step // factors of the lowest contribution, or the full premium, of a month
	months   int
}

// own returns the person's part: what is due less every payer's part. State is
// the State's part, if it is not a rule like the others.
func (x *parts) own(b *subsidy.Bill, state proof.Step) proof.Step {
	trees := []proof.Step{x.gross}
	for i := range b.Parts {
		p := &b.Parts[i]
		if p.Payer == rules.PaidByState && p.Layer == nil {
			trees = append(trees, state)
			continue
		}
		left := proof.Derived("left_to_pay", proof.InVND, proof.DifferenceOf, trees...)
		part := proof.Derived("support_part", proof.InVND, proof.LeastOf, x.promised(p, trees), left)
		trees = append(trees, part.Of(partName(p)))
	}
	return proof.Derived("own_part", proof.InVND, proof.DifferenceOf, trees...)
}

func partName(p *subsidy.Part) string {
	if p.Layer != nil {
		return p.Payer.String() + ": " + p.Layer.ID
	}
	return p.Payer.String() + ": " + p.Name
}

// promised: what a payer would bear alone. A total counts on the State's part,
// the second of the steps.
func (x *parts) promised(p *subsidy.Part, trees []proof.Step) proof.Step {
	months := proof.Given("months", proof.InMonths, int64(p.Months))
	switch {
	case p.Layer == nil && p.Share == 0:
		return proof.Derived("promised", proof.InVND, proof.ProductOf, proof.Given("amount_a_month", proof.InVND, int64(p.Base)), months)
	case p.Layer == nil:
		return x.portion("promised", proof.GivenRate("share", p.Share), months)
	case p.Layer.Form == rules.ByAmount:
		return proof.Derived("promised", proof.InVND, proof.ProductOf, proof.Lawful("amount_a_month", proof.InVND, int64(p.Base), p.Cite), months)
	}
	all := x.shared(p, proof.LawfulRate("share", p.Layer.Rate, p.Cite), months)
	if p.Layer.Form != rules.ByTotal || len(trees) < 2 {
		return all
	}
	state := proof.Derived("state_part_of_months", proof.InVND, proof.WholeOf, proof.Derived("state_part_exact", proof.InVND, proof.QuotientOf,
		proof.Derived("state_part_times_months", proof.InVND, proof.ProductOf, trees[1], months), proof.Given("months", proof.InMonths, int64(x.months))))
	rest := proof.Derived("total_less_state", proof.InVND, proof.DifferenceOf, all, state)
	return proof.Derived("promised", proof.InVND, proof.GreatestOf, rest, proof.Given("none", proof.InVND, 0))
}

// shared: a share of the person's own contribution or premium, or of the
// lowest contribution or full premium.
func (x *parts) shared(p *subsidy.Part, share, months proof.Step) proof.Step {
	if p.Layer.Of == rules.OfContribution || p.Layer.Of == rules.OfSteppedPremium {
		return x.portion("promised", share, months)
	}
	factors := append([]proof.Step{share, months}, x.standard...)
	return proof.Derived("promised", proof.InVND, proof.WholeOf, proof.Derived("promised_exact", proof.InVND, proof.ProductOf, factors...))
}

// portion: a share of what is due, for some of its months.
func (x *parts) portion(quantity string, share, months proof.Step) proof.Step {
	whole := proof.Derived("due_times_share", proof.InVND, proof.ProductOf, x.gross, share, months)
	exact := proof.Derived(quantity+"_exact", proof.InVND, proof.QuotientOf, whole, proof.Given("months", proof.InMonths, int64(x.months)))
	return proof.Derived(quantity, proof.InVND, proof.WholeOf, exact)
}

// Explain returns how each member's own part of the premium came about.
func (p Premium) Explain() Explanation {
	trees := make([]proof.Step, 0, len(p.bill.Members))
	for i := range p.bill.Members {
		if m := &p.bill.Members[i]; m.Gross > 0 {
			trees = append(trees, p.explainMember(m).Of(m.Name))
		}
	}
	return explanation(append(trees, steps.StandingSum("own_part_of_household", trees))...)
}

func (p Premium) explainMember(m *subsidy.MemberBill) proof.Step {
	h := &p.law.Health
	full := []proof.Step{
		proof.LawfulRate("health_rate", h.Rate.Value, h.Rate.Cite),
		proof.Lawful("health_base", proof.InVND, int64(h.Base.Value), h.Base.Cite),
	}
	factors := append([]proof.Step{proof.Given("months", proof.InMonths, int64(m.Months))}, full...)
	if m.Step > 0 {
		factors = append(factors, proof.LawfulRate("household_step", h.Steps.Value.Of(m.Step), h.Steps.Cite))
	}
	gross := proof.Derived("premium", proof.InVND, proof.WholeOf, proof.Derived("premium_exact", proof.InVND, proof.ProductOf, factors...))
	x := parts{gross: gross, standard: full, months: m.Months}
	return x.own(&m.Bill, proof.Step{})
}

// Explain returns how the refund came about.
func (r Refund) Explain() Explanation {
	if !r.Eligible {
		return explanation(proof.Given("months_left", proof.InMonths, int64(r.MonthsLeft)))
	}
	gross := proof.Derived("paid_for_months_left", proof.InVND, proof.WholeOf, proof.Derived("paid_for_months_left_exact", proof.InVND, proof.ProductOf,
		proof.LawfulRate("contribution_rate", r.paidUnder.Contribution.Rate.Value, r.paidUnder.Contribution.Rate.Cite),
		proof.Given("chosen_income", proof.InVND, int64(r.payment.Income)), r.explainWeight()))
	if r.Refund == r.Gross {
		return explanation(proof.Derived("refund", proof.InVND, proof.SameOf, gross))
	}
	kept := []proof.Step{gross}
	if r.StateSupport > 0 {
		kept = append(kept, proof.Derived("state_support", proof.InVND, proof.LeastOf, r.explainSupport(), gross))
	}
	if others := r.LocalSupport + r.DonorSupport; others > 0 {
		kept = append(kept, proof.Given("others_support", proof.InVND, int64(others)))
	}
	return explanation(proof.Derived("refund", proof.InVND, proof.DifferenceOf, kept...))
}

// explainWeight: the monthly amounts of the months left; discounted ones are
// those of the whole payment less those of the months used.
func (r Refund) explainWeight() proof.Step {
	p := r.payment
	left := proof.Given("months_left", proof.InMonths, int64(r.MonthsLeft))
	if !p.Method.Bears() || p.FundRate == 0 {
		return left
	}
	return r.explainDiscounted(p.Months, p.Months-r.MonthsLeft)
}

func (r Refund) explainSupport() proof.Step {
	months := proof.Given("supported_months", proof.InMonths, int64(r.supported))
	if r.given {
		return proof.Derived("state_support_rounded", proof.InVND, proof.ProductOf, proof.Given("support_a_month", proof.InVND, int64(r.monthly)), months)
	}
	if r.payment.Method == subsidy.Prepay && r.paidUnder.Support.Prepay.Value == "discounted" && r.payment.FundRate > 0 {
		used := r.payment.Months - r.keptMonths()
		months = r.explainDiscounted(used+r.supported, used)
	}
	return proof.Derived("state_support_rounded", proof.InVND, proof.WholeOf,
		proof.Derived("state_support_exact", proof.InVND, proof.ProductOf, stateMonthly(r.paidUnder, r.share), months))
}

// explainDiscounted: so many months of the payment, less the first ones.
func (r Refund) explainDiscounted(months, used int) proof.Step {
	weight := func(months int) proof.Step {
		return proof.Derived("months_with_interest", proof.InFactor, proof.PrepaidOf, proof.Given("months", proof.InMonths, int64(months)), proof.GivenRate("fund_rate", r.payment.FundRate))
	}
	return proof.Derived("months_left_with_interest", proof.InFactor, proof.DifferenceOf, weight(months), weight(used))
}
