package plans

import (
	"slices"
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/calc/internal/worth"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

// Explain returns how what the plan costs came about, payment by payment, what
// others bear of it, the pension that it leads to, and what it saves by the
// objective.
func (c Cheapest) Explain() calc.Explanation {
	if c.search == nil || c.Plan == nil || c.Plan.life == nil { // read back from JSON, it has no search
		return explained()
	}
	s := c.search
	trees := []proof.Step{s.explainPlan("total_paid", c.Plan, steps.Own), s.explainPlan("total_support", c.Plan, steps.Others)}
	trees = append(trees, s.explainReached(c.Plan)...)
	measure := func(p *Plan) proof.Step { return s.explainPlan("total_paid", p, steps.Own) }
	least := proof.Standing(trees[0])
	if c.Objective == LeastPresent {
		measure = s.explainPresent
		trees = append(trees, measure(c.Plan))
		least = proof.Standing(trees[len(trees)-1])
	}
	if c.monthly != nil && c.SavedAgainstMonthly > 0 {
		monthly := proof.Derived("cost_paid_monthly", proof.InVND, proof.SameOf, measure(c.monthly))
		trees = append(trees, proof.Derived("saved_against_monthly", proof.InVND, proof.DifferenceOf, monthly, least))
	}
	for i := range c.RunnersUp {
		costs := proof.Derived("costs_more", proof.InVND, proof.DifferenceOf, measure(&c.RunnersUp[i]), least)
		trees = append(trees, costs.Of(strconv.Itoa(i+1)))
	}
	return explained(trees...)
}

// explainPresent adds up the person's own part of every payment of a plan,
// each discounted to the first month that the question names.
func (s *search) explainPresent(p *Plan) proof.Step {
	parts := make([]proof.Step, len(p.payments))
	for i := range parts {
		o := p.payments[i].outlay()
		exact := proof.Derived("worth_of_payment_exact", proof.InVND, proof.ProductOf, s.ExplainOutlay(&o), s.explainPresentFactor(int(o.Paid-s.q.Start)))
		parts[i] = proof.Derived("worth_of_payment", proof.InVND, proof.WholeOf, exact).Of(o.Paid.String())
	}
	return proof.Derived("present_value", proof.InVND, proof.SumOf, parts...)
}

// explainPresentFactor: whole years at compound interest, the months of the
// last at simple interest, to the precision of discount factors.
func (s *search) explainPresentFactor(months int) proof.Step {
	rate := proof.Assumed("discount_rate", proof.InRate, s.Assumptions().Discount)
	unit := proof.Given("parts_of_factor", proof.InFactor, worth.Fine)
	years := proof.Derived("discount_factor", proof.InFactor, proof.DiscountOf, proof.Given("years_ahead", proof.InYears, int64(months/12)), rate)
	part := proof.Derived("part_of_year", proof.InYears, proof.QuotientOf, proof.Given("months_ahead", proof.InMonths, int64(months%12)), proof.Given("months_a_year", proof.InMonths, 12))
	simple := proof.Derived("simple_interest", proof.InFactor, proof.SumOf, proof.Given("whole", proof.InFactor, 1), proof.Derived("interest_of_months", proof.InFactor, proof.ProductOf, rate, part))
	exact := proof.Derived("discount_factor_exact", proof.InFactor, proof.ProductOf, proof.Derived("years_over_months", proof.InFactor, proof.QuotientOf, years, simple), unit)
	return proof.Derived("present_factor", proof.InFactor, proof.QuotientOf, proof.Derived("factor_in_parts", proof.InFactor, proof.WholeOf, exact), unit)
}

// explainPlan adds up one side of the payments of a plan; monthly ones that
// cost the same are told once.
func (s *search) explainPlan(quantity string, p *Plan, of steps.Side) proof.Step {
	var parts []proof.Step
	for i := 0; i < len(p.payments); {
		n := alike(p.payments[i:])
		o := p.payments[i].outlay()
		parts = append(parts, steps.Stretch(of(s.ExplainOutlay(&o)), o.Payment, o.Every, n))
		i += n
	}
	return steps.Sum(quantity, nil, parts)
}

// alike returns how many payments from the first on differ in nothing but the
// month.
func alike(moves []move) int {
	first, n := &moves[0], 1
	for n < len(moves) {
		a, b := first.payment, moves[n].payment
		next := a.From + rules.Month(n*a.Months)
		if a.From, a.Paid = b.From, b.Paid; a != b || b.From != next || !sameBill(first, &moves[n]) {
			return n
		}
		n++
	}
	return n
}

// sameBill reports whether as much is due for two payments and the same is
// given: so is what is left to the person.
func sameBill(a, b *move) bool {
	return a.quote.Bill.Gross == b.quote.Bill.Gross && slices.Equal(a.quote.Bill.Parts, b.quote.Bill.Parts)
}

// explainReached: the pension that a plan leads to.
func (s *search) explainReached(p *Plan) []proof.Step {
	answer, err := s.Pension(p.life, calc.PensionQuestion{Month: p.until})
	if err != nil {
		return nil
	}
	return answer.Explain().Steps[:1]
}

func explained(trees ...proof.Step) calc.Explanation {
	return calc.Explanation{Schema: calc.ExplainSchema, Steps: trees}
}
