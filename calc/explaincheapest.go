package calc

import "github.com/volsi/volsi/rules"

// Explain returns how what the plan costs came about, payment by payment, what
// others bear of it, the pension that it leads to, and what it saves by the
// objective.
func (c Cheapest) Explain() Explanation {
	if c.search == nil || c.Plan == nil {
		return explanation()
	}
	s := c.search
	steps := []rules.Step{s.explainPlan("total_paid", c.Plan, ownSide), s.explainPlan("total_support", c.Plan, othersSide)}
	steps = append(steps, s.explainReached(c.Plan)...)
	measure := func(p *Plan) rules.Step { return s.explainPlan("total_paid", p, ownSide) }
	least := rules.Standing(steps[0])
	if c.Objective == LeastPresent {
		measure = s.explainPresent
		steps = append(steps, measure(c.Plan))
		least = rules.Standing(steps[len(steps)-1])
	}
	if c.monthly != nil && c.SavedAgainstMonthly > 0 {
		monthly := rules.Derived("cost_paid_monthly", rules.InVND, rules.SameOf, measure(c.monthly))
		steps = append(steps, rules.Derived("saved_against_monthly", rules.InVND, rules.DifferenceOf, monthly, least))
	}
	for i := range c.RunnersUp {
		costs := rules.Derived("costs_more", rules.InVND, rules.DifferenceOf, measure(&c.RunnersUp[i]), least)
		steps = append(steps, costs.Of(itoa(i+1)))
	}
	return explanation(steps...)
}

// explainPresent adds up the person's own part of every payment of a plan,
// each discounted to the first month that the question names.
func (s *search) explainPresent(p *Plan) rules.Step {
	parts := make([]rules.Step, len(p.payments))
	for i := range parts {
		o := s.outlayOf(&p.payments[i])
		exact := rules.Derived("worth_of_payment_exact", rules.InVND, rules.ProductOf, s.explainPayment(&o), s.explainPresentFactor(int(o.paid-s.q.Start)))
		parts[i] = rules.Derived("worth_of_payment", rules.InVND, rules.WholeOf, exact).Of(o.paid.String())
	}
	return rules.Derived("present_value", rules.InVND, rules.SumOf, parts...)
}

// explainPresentFactor: whole years at compound interest, the months of the
// last at simple interest, to the precision of discount factors.
func (s *search) explainPresentFactor(months int) rules.Step {
	rate := rules.Assumed("discount_rate", rules.InRate, s.assume.Discount)
	unit := rules.Given("parts_of_factor", rules.InFactor, fine)
	years := rules.Derived("discount_factor", rules.InFactor, rules.DiscountOf, rules.Given("years_ahead", rules.InYears, int64(months/12)), rate)
	part := rules.Derived("part_of_year", rules.InYears, rules.QuotientOf, rules.Given("months_ahead", rules.InMonths, int64(months%12)), rules.Given("months_a_year", rules.InMonths, 12))
	simple := rules.Derived("simple_interest", rules.InFactor, rules.SumOf, rules.Given("whole", rules.InFactor, 1), rules.Derived("interest_of_months", rules.InFactor, rules.ProductOf, rate, part))
	exact := rules.Derived("discount_factor_exact", rules.InFactor, rules.ProductOf, rules.Derived("years_over_months", rules.InFactor, rules.QuotientOf, years, simple), unit)
	return rules.Derived("present_factor", rules.InFactor, rules.QuotientOf, rules.Derived("factor_in_parts", rules.InFactor, rules.WholeOf, exact), unit)
}

// explainPlan adds up one side of the payments of a plan; monthly ones that
// cost the same are told once.
func (s *search) explainPlan(quantity string, p *Plan, of side) rules.Step {
	var parts []rules.Step
	for i := 0; i < len(p.payments); {
		n := alike(p.payments[i:])
		o := s.outlayOf(&p.payments[i])
		parts = append(parts, s.explainOutlay(&o, n, of))
		i += n
	}
	return summed(quantity, nil, parts)
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

func sameBill(a, b *move) bool {
	if a.bill.Gross != b.bill.Gross || a.bill.Net != b.bill.Net || len(a.bill.Parts) != len(b.bill.Parts) {
		return false
	}
	for i := range a.bill.Parts {
		if a.bill.Parts[i] != b.bill.Parts[i] {
			return false
		}
	}
	return true
}

// outlayOf returns a payment of a plan as one that a record holds.
func (s *search) outlayOf(m *move) outlay {
	o := outlay{paid: m.payment.Paid, every: rules.Month(m.payment.Months), times: 1, bill: m.bill, payment: m.payment}
	for i := range m.bill.Parts {
		if p := &m.bill.Parts[i]; p.Payer == rules.PaidByState && p.Layer == nil {
			o.share.Rate, o.share.Cite, o.supported = p.Share, p.Cite, p.Months
		}
	}
	return o
}

// explainReached: the pension that a plan leads to.
func (s *search) explainReached(p *Plan) []rules.Step {
	life, err := s.planned(s.life, s.rows(p))
	if err != nil || len(p.payments) == 0 {
		return nil
	}
	until := max(s.age, lastMonth(life.rows), p.payments[len(p.payments)-1].payment.Paid)
	answer, err := s.Pension(life, PensionQuestion{Month: until})
	if err != nil || answer.full.Law == nil {
		return nil
	}
	return answer.claimant.Explain(&answer.full)[:1]
}
