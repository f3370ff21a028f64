package calc

import (
	"encoding/json"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// ExplainSchema names the form of explanations; it changes when a reader of
// the old form could misread the new one.
const ExplainSchema = "explain/v1"

// An Explanation is how the amounts of an answer came about: a tree for each,
// down to what the caller gave, what was assumed, and articles of law.
type Explanation struct {
	Schema string       `json:"schema"`
	Steps  []rules.Step `json:"steps"`
	Years  []LedgerYear `json:"years,omitempty"` // month by month, if that was asked for; see Calculator.ByMonth
}

// Digest returns the hash of the steps; see rules.Digest.
func (e Explanation) Digest() string { return rules.Digest(e.Steps) }

// MarshalJSON returns the explanation with its digest.
func (e Explanation) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Schema string       `json:"schema"`
		Steps  []rules.Step `json:"steps"`
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

func explanation(steps ...rules.Step) Explanation {
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
		steps = append(steps, raisedBy(rules.Given("pension", rules.InVND, int64(p.Monthly)), "pension_in_payment", p.Rises))
	}
	if p.EmigrationLump > 0 {
		steps = append(steps, p.explainEmigration())
	}
	return explanation(append(steps, p.explainHealth()...)...)
}

// raisedBy: a monthly amount after each general rise, rounded once each.
func raisedBy(now rules.Step, quantity string, rises []Rise) rules.Step {
	for _, r := range rises {
		raised := rules.Derived("pension_raised_exact", rules.InVND, rules.ProductOf, now,
			rules.Derived("rise_factor", rules.InFactor, rules.SumOf, rules.Given("whole", rules.InFactor, 1), rules.LawfulRate("rise", r.Share, r.Cite)))
		now = rules.Derived(quantity, rules.InVND, rules.WholeOf, raised).Of(r.From.String())
	}
	return now
}

func (p *Pension) explainEmigration() rules.Step {
	_, list, _ := pension.InPayment(p.book, p.Starts, p.Monthly, p.settled) // it was reckoned without a lack before
	rises := make([]Rise, len(list))
	for i, r := range list {
		rises[i] = Rise(r)
	}
	return p.claimant.ExplainEmigration(p.settled, p.Starts, raisedBy(rules.Given("pension", rules.InVND, int64(p.Monthly)), "pension_in_payment", rises))
}

// explainHealth: what the fund pays for the health card, and what it would
// cost the first member of a household.
func (p *Pension) explainHealth() (steps []rules.Step) {
	h := &p.full.Law.Health
	if p.HealthPremium > 0 {
		steps = append(steps, rules.Derived("health_premium", rules.InVND, rules.WholeOf, rules.Derived("health_premium_exact", rules.InVND, rules.ProductOf,
			rules.Given("pension", rules.InVND, int64(p.Monthly)), rules.LawfulRate("pension_health_rate", h.Pension.Value, h.Pension.Cite))))
	}
	if p.HealthCardWorth > 0 {
		steps = append(steps, rules.Derived("health_card_worth", rules.InVND, rules.WholeOf, rules.Derived("health_card_worth_exact", rules.InVND, rules.ProductOf,
			rules.Lawful("health_base", rules.InVND, int64(h.Base.Value), h.Base.Cite), rules.LawfulRate("health_rate", h.Rate.Value, h.Rate.Cite))))
	}
	return steps
}

// Explain returns how the age came about.
func (r RetirementAge) Explain() Explanation {
	if r.law == nil {
		return explanation()
	}
	p := r.law.Retirement.Age.Of(r.sex)
	age := rules.Lawful("ordinary_age", rules.InMonths, int64(p.Value), p.Cite)
	lowered := rules.Derived("retirement_age", rules.InMonths, rules.DifferenceOf, age, rules.Given("lower_age", rules.InMonths, int64(12*r.lower)))
	if waited := r.Years*12 + r.Months; waited != p.Value-12*r.lower {
		lowered = rules.Derived("retirement_age", rules.InMonths, rules.GreatestOf, lowered, rules.Given("age_when_schedule_begins", rules.InMonths, int64(waited)))
	}
	return explanation(lowered)
}

// Explain returns how the benefit, and what is taken off it, came about.
func (o OneTime) Explain() Explanation {
	if !o.Eligible {
		return explanation(rules.Given("insured_months", rules.InMonths, int64(o.full.Time.Insured())))
	}
	d := desk{tells: true}
	claim, _, _ := d.oneTime(o.calc, o.life, OneTimeQuestion{Month: o.month, Ground: o.ground})
	full, _ := o.claimant.OneTime(claim) // as it was answered
	before := o.claimant.ExplainOneTime(&full, o.month)
	if o.SupportDeducted == 0 {
		return explanation(rules.Derived("one_time_benefit", rules.InVND, rules.SameOf, before))
	}
	rest := rules.Derived("benefit_less_support", rules.InVND, rules.DifferenceOf, before, o.support())
	return explanation(rules.Derived("one_time_benefit", rules.InVND, rules.GreatestOf, rest, rules.Given("none", rules.InVND, 0)))
}

// support explains the support that is taken off.
func (o OneTime) support() rules.Step {
	state := o.calc.explainGranted(o.life, o.month+1, o.month+1)
	if others := o.calc.othersSupport(o.life, o.month); others > 0 {
		return rules.Derived("support_deducted", rules.InVND, rules.SumOf, state, rules.Given("others_support", rules.InVND, int64(others)))
	}
	return rules.Derived("support_deducted", rules.InVND, rules.SameOf, state)
}

// explainGranted: each stretch of payments with its share of the supported contribution.
func (c *Calculator) explainGranted(l *Life, paid, until rules.Month) rules.Step {
	var parts []rules.Step
	c.eachGrant(l, paid, until, func(g grant) { parts = append(parts, g.explain()) })
	if len(parts) == 0 {
		return rules.Given("state_support", rules.InVND, 0)
	}
	return rules.Derived("state_support", rules.InVND, rules.WholeOf, rules.Derived("state_support_exact", rules.InVND, rules.SumOf, parts...))
}

func (g *grant) explain() rules.Step {
	months := rules.Given("supported_months", rules.InMonths, int64(g.months))
	detail := g.period.From.String() + "–" + (g.period.Until - 1).String()
	if g.row.SupportGiven {
		return rules.Derived("support_of_stretch", rules.InVND, rules.ProductOf, months, rules.Given("support_a_month", rules.InVND, int64(g.row.StateSupport))).Of(detail)
	}
	return rules.Derived("support_of_stretch", rules.InVND, rules.ProductOf, months, stateMonthly(g.law, g.share)).Of(detail)
}

// stateMonthly: share × rate × the supported income.
func stateMonthly(law *rules.Law, share subsidy.Share) rules.Step {
	return rules.Derived("state_support_a_month", rules.InVND, rules.ProductOf,
		rules.LawfulRate("state_share", share.Rate, share.Cite),
		rules.LawfulRate("contribution_rate", law.Contribution.Rate.Value, law.Contribution.Rate.Cite),
		rules.Lawful("supported_income", rules.InVND, int64(law.Support.Base.Value), law.Support.Base.Cite))
}

// Explain returns how the funeral grant, the survivor lump sum and the monthly
// allowance came about.
func (d Death) Explain() Explanation {
	if d.Law() == nil {
		return explanation()
	}
	steps := []rules.Step{d.full.ExplainFuneral()}
	if d.SurvivorLumpSum > 0 {
		steps = append(steps, d.claimant.ExplainDeath(&d.full, d.told()))
	}
	if d.RemainingAllowance > 0 {
		a := d.death.Allowance
		steps = append(steps, rules.Derived("remaining_allowance", rules.InVND, rules.ProductOf,
			rules.Derived("months_not_received", rules.InMonths, rules.DifferenceOf,
				rules.Given("months", rules.InMonths, int64(a.Months)), rules.Given("months_received", rules.InMonths, int64(a.Received))),
			rules.Given("monthly_allowance", rules.InVND, int64(a.Monthly))))
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
		return explanation(rules.Given("insured_months", rules.InMonths, int64(a.full.Time.Insured())))
	}
	monthly, months := a.claimant.ExplainAllowance(&a.full, a.month)
	steps := []rules.Step{monthly, months}
	if len(a.Rises) > 0 {
		steps = append(steps, raisedBy(rules.Standing(monthly), "allowance_in_payment", a.Rises))
	}
	if a.BuyUp == 0 {
		return explanation(steps...)
	}
	base := &a.full.Law.MonthlyAllowance.Base
	left := rules.Derived("months_not_carried", rules.InMonths, rules.DifferenceOf,
		rules.Given("months_to_social_pension", rules.InMonths, int64(a.Remaining)), rules.Given("months_carried", rules.InMonths, int64(a.Carried)))
	return explanation(append(steps, rules.Derived("buy_up", rules.InVND, rules.ProductOf, left,
		rules.Lawful("allowance_base", rules.InVND, int64(base.Value), base.Cite)))...)
}

// Explain returns how the social pension came about.
func (s SocialPension) Explain() Explanation {
	if !s.Eligible {
		return explanation(rules.Given("social_pension", rules.InVND, 0))
	}
	amount := &s.full.Law.SocialPension.Amount
	full := rules.Lawful("social_pension_amount", rules.InVND, int64(amount.Value), amount.Cite)
	if s.Monthly == amount.Value {
		return explanation(rules.Derived("social_pension", rules.InVND, rules.SameOf, full))
	}
	return explanation(rules.Derived("social_pension", rules.InVND, rules.DifferenceOf, full, rules.Given("pension", rules.InVND, int64(s.received))))
}
