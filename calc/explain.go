package calc

import (
	"encoding/json"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
	"github.com/volsi/volsi/subsidy"
)

// ExplainSchema names the form of explanations; it changes when a reader of
// the old form could misread the new one.
const ExplainSchema = "explain/v1"

// An Explanation is how the amounts of an answer came about: a tree for each,
// down to what the caller gave, what was assumed, and articles of law.
type Explanation struct {
	Schema string       `json:"schema"`
	Steps  []proof.Step `json:"steps"`
	Years  []LedgerYear `json:"years,omitempty"` // month by month, if that was asked for; see Calculator.ByMonth
}

// Digest returns the hash of the steps; see proof.Digest.
func (e Explanation) Digest() string { return proof.Digest(e.Steps) }

// MarshalJSON returns the explanation with its digest.
func (e Explanation) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Schema string       `json:"schema"`
		Steps  []proof.Step `json:"steps"`
		Years  []LedgerYear `json:"years,omitempty"`
		Digest string       `json:"digest"`
	}{e.Schema, e.Steps, e.Years, e.Digest()})
}

// An Explained result can say how its amounts came about. Its trees are built
// from the result after the fact; each has the amount of one field at its top.
type Explained interface {
	Result
	Explain() Explanation
}

func explanation(steps ...proof.Step) Explanation {
	return Explanation{Schema: ExplainSchema, Steps: steps}
}

// Explain returns how the pension and its lump sum came about, what it has
// become, what settling abroad brings and what its health card costs; how the
// insured months were counted if none is due.
func (p Pension) Explain() Explanation {
	if p.full.Law == nil {
		return explanation()
	}
	steps := p.claimant.Explain(&p.full)
	if len(p.Rises) > 0 {
		steps = append(steps, raisedBy(proof.Given("pension", proof.InVND, int64(p.Monthly)), "pension_in_payment", p.Rises))
	}
	if p.EmigrationLump > 0 {
		steps = append(steps, p.explainEmigration())
	}
	return explanation(append(steps, p.explainHealth()...)...)
}

// raisedBy: a monthly amount after each general rise, rounded once each.
func raisedBy(now proof.Step, quantity string, rises []Rise) proof.Step {
	for _, r := range rises {
		raised := proof.Derived("pension_raised_exact", proof.InVND, proof.ProductOf, now,
			proof.Derived("rise_factor", proof.InFactor, proof.SumOf, proof.Given("whole", proof.InFactor, 1), proof.LawfulRate("rise", r.Share, r.Cite)))
		now = proof.Derived(quantity, proof.InVND, proof.WholeOf, raised).Of(r.From.String())
	}
	return now
}

func (p *Pension) explainEmigration() proof.Step {
	_, list, _ := pension.InPayment(p.book, p.Starts, p.Monthly, p.settled) // it was reckoned without a lack before
	rises := make([]Rise, len(list))
	for i, r := range list {
		rises[i] = Rise(r)
	}
	return p.claimant.ExplainEmigration(p.settled, p.Starts, raisedBy(proof.Given("pension", proof.InVND, int64(p.Monthly)), "pension_in_payment", rises))
}

// explainHealth: what the fund pays for the health card, and what it would
// cost the first member of a household.
func (p *Pension) explainHealth() (steps []proof.Step) {
	h := &p.full.Law.Health
	if p.HealthPremium > 0 {
		steps = append(steps, proof.Derived("health_premium", proof.InVND, proof.WholeOf, proof.Derived("health_premium_exact", proof.InVND, proof.ProductOf,
			proof.Given("pension", proof.InVND, int64(p.Monthly)), proof.LawfulRate("pension_health_rate", h.Pension.Value, h.Pension.Cite))))
	}
	if p.HealthCardWorth > 0 {
		steps = append(steps, proof.Derived("health_card_worth", proof.InVND, proof.WholeOf, proof.Derived("health_card_worth_exact", proof.InVND, proof.ProductOf,
			proof.Lawful("health_base", proof.InVND, int64(h.Base.Value), h.Base.Cite), proof.LawfulRate("health_rate", h.Rate.Value, h.Rate.Cite))))
	}
	return steps
}

// Explain returns how the age came about.
func (r RetirementAge) Explain() Explanation {
	if r.law == nil {
		return explanation()
	}
	p := r.law.Retirement.Age.Of(r.sex)
	age := proof.Lawful("ordinary_age", proof.InMonths, int64(p.Value), p.Cite)
	lowered := proof.Derived("retirement_age", proof.InMonths, proof.DifferenceOf, age, proof.Given("lower_age", proof.InMonths, int64(12*r.lower)))
	if waited := r.Years*12 + r.Months; waited != p.Value-12*r.lower {
		lowered = proof.Derived("retirement_age", proof.InMonths, proof.GreatestOf, lowered, proof.Given("age_when_schedule_begins", proof.InMonths, int64(waited)))
	}
	return explanation(lowered)
}

// Explain returns how the benefit, and what is taken off it, came about.
func (o OneTime) Explain() Explanation {
	if !o.Eligible {
		return explanation(proof.Given("insured_months", proof.InMonths, int64(o.full.Time.Insured())))
	}
	d := desk{tells: true}
	claim, _, _ := d.oneTime(o.calc, o.life, OneTimeQuestion{Month: o.month, Ground: o.ground})
	full, _ := o.claimant.OneTime(claim) // as it was answered
	before := o.claimant.ExplainOneTime(&full, o.month)
	if o.SupportDeducted == 0 {
		return explanation(proof.Derived("one_time_benefit", proof.InVND, proof.SameOf, before))
	}
	rest := proof.Derived("benefit_less_support", proof.InVND, proof.DifferenceOf, before, o.support())
	return explanation(proof.Derived("one_time_benefit", proof.InVND, proof.GreatestOf, rest, proof.Given("none", proof.InVND, 0)))
}

// support explains the support that is taken off.
func (o OneTime) support() proof.Step {
	state := o.calc.explainGranted(o.life, o.month+1, o.month+1)
	if others := o.calc.othersSupport(o.life, o.month); others > 0 {
		return proof.Derived("support_deducted", proof.InVND, proof.SumOf, state, proof.Given("others_support", proof.InVND, int64(others)))
	}
	return proof.Derived("support_deducted", proof.InVND, proof.SameOf, state)
}

// explainGranted: each stretch of payments with its share of the supported contribution.
func (c *Calculator) explainGranted(l *Life, paid, until rules.Month) proof.Step {
	var parts []proof.Step
	c.eachGrant(l, paid, until, func(g grant) { parts = append(parts, g.explain()) })
	if len(parts) == 0 {
		return proof.Given("state_support", proof.InVND, 0)
	}
	return proof.Derived("state_support", proof.InVND, proof.WholeOf, proof.Derived("state_support_exact", proof.InVND, proof.SumOf, parts...))
}

func (g *grant) explain() proof.Step {
	months := proof.Given("supported_months", proof.InMonths, int64(g.months))
	detail := g.period.From.String() + "–" + (g.period.Until - 1).String()
	if g.row.SupportGiven {
		return proof.Derived("support_of_stretch", proof.InVND, proof.ProductOf, months, proof.Given("support_a_month", proof.InVND, int64(g.row.StateSupport))).Of(detail)
	}
	return proof.Derived("support_of_stretch", proof.InVND, proof.ProductOf, months, stateMonthly(g.law, g.share)).Of(detail)
}

// stateMonthly: share × rate × the supported income.
func stateMonthly(law *rules.Law, share subsidy.Share) proof.Step {
	return proof.Derived("state_support_a_month", proof.InVND, proof.ProductOf,
		proof.LawfulRate("state_share", share.Rate, share.Cite),
		proof.LawfulRate("contribution_rate", law.Contribution.Rate.Value, law.Contribution.Rate.Cite),
		proof.Lawful("supported_income", proof.InVND, int64(law.Support.Base.Value), law.Support.Base.Cite))
}

// Explain returns how the funeral grant, the survivor lump sum and the monthly
// allowance came about.
func (d Death) Explain() Explanation {
	if d.Law() == nil {
		return explanation()
	}
	steps := []proof.Step{d.full.ExplainFuneral()}
	if d.SurvivorLumpSum > 0 {
		steps = append(steps, d.claimant.ExplainDeath(&d.full, d.told()))
	}
	if d.RemainingAllowance > 0 {
		a := d.death.Allowance
		steps = append(steps, proof.Derived("remaining_allowance", proof.InVND, proof.ProductOf,
			proof.Derived("months_not_received", proof.InMonths, proof.DifferenceOf,
				proof.Given("months", proof.InMonths, int64(a.Months)), proof.Given("months_received", proof.InMonths, int64(a.Received))),
			proof.Given("monthly_allowance", proof.InVND, int64(a.Monthly))))
	}
	if d.MonthlyAllowance > 0 {
		steps = append(steps, d.full.ExplainMonthly(d.death))
	}
	return explanation(steps...)
}

// told returns the death with how the payments at interest came about.
func (d Death) told() pension.Death {
	if d.paid.known == nil {
		return d.death
	}
	on := desk{tells: true}
	paid, _ := on.amountPaid(d.calc, d.life, d.month, d.Law().Death.LumpSum.PaidBelowMonths.Value)
	death := d.death
	death.AtInterest = paid.known
	return death
}

// Explain returns how the allowance came about.
func (m Maternity) Explain() Explanation {
	return explanation(m.full.ExplainMaternity(m.children))
}

// Explain returns how the allowance and its months came about.
func (a MonthlyAllowance) Explain() Explanation {
	if !a.Eligible {
		return explanation(proof.Given("insured_months", proof.InMonths, int64(a.full.Time.Insured())))
	}
	monthly, months := a.claimant.ExplainAllowance(&a.full, a.month)
	steps := []proof.Step{monthly, months}
	if len(a.Rises) > 0 {
		steps = append(steps, raisedBy(proof.Standing(monthly), "allowance_in_payment", a.Rises))
	}
	if a.BuyUp == 0 {
		return explanation(steps...)
	}
	base := &a.full.Law.MonthlyAllowance.Base
	left := proof.Derived("months_not_carried", proof.InMonths, proof.DifferenceOf,
		proof.Given("months_to_social_pension", proof.InMonths, int64(a.Remaining)), proof.Given("months_carried", proof.InMonths, int64(a.Carried)))
	return explanation(append(steps, proof.Derived("buy_up", proof.InVND, proof.ProductOf, left,
		proof.Lawful("allowance_base", proof.InVND, int64(base.Value), base.Cite)))...)
}

// Explain returns how the social pension came about.
func (s SocialPension) Explain() Explanation {
	if !s.Eligible {
		return explanation(proof.Given("social_pension", proof.InVND, 0))
	}
	amount := &s.full.Law.SocialPension.Amount
	full := proof.Lawful("social_pension_amount", proof.InVND, int64(amount.Value), amount.Cite)
	if s.Monthly == amount.Value {
		return explanation(proof.Derived("social_pension", proof.InVND, proof.SameOf, full))
	}
	return explanation(proof.Derived("social_pension", proof.InVND, proof.DifferenceOf, full, proof.Given("pension", proof.InVND, int64(s.received))))
}
