package ahead

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// A Marginal is what a little more brings: one month more at the end of the
// plan, or a higher income in all of it.
type Marginal struct {
	Months        int       `json:"months,omitzero"` // more
	Step          rules.VND `json:"step,omitzero"`   // of income more, đồng a month
	MonthlyMore   rules.VND `json:"monthly_more"`    // pension; below zero where the average falls
	PaidMore      rules.VND `json:"paid_more"`       // of the person's own money
	PaybackMonths int       `json:"payback_months,omitzero"`

	life         *calc.Life  // with the little more
	since, until rules.Month // of the payments that are compared, and the claim
}

// unstepped is by how much incomes are raised where the law sets no step: a
// hundred thousand đồng.
const unstepped = 100 * 1000

// marginals fills in what one more month and one more step of income bring. A
// plan that cannot go on, or that the ceiling holds, has none.
func (out *Projection) marginals(l *calc.Life, q Question, until rules.Month) {
	if len(q.Plan) == 0 {
		return
	}
	plan, end := oneMonthMore(q.Plan)
	if m := out.marginal(l, plan, max(until, end), end); m != nil {
		m.Months = 1
		out.OneMoreMonth = m
	}
	step := rules.VND(unstepped)
	if s := &out.run.Book().On(q.Plan[0].From).Contribution.Step; s.Value > 0 {
		step = s.Value
	}
	if m := out.marginal(l, raised(q.Plan, step), until, 0); m != nil {
		m.Step = step
		out.OneMoreStep = m
	}
}

// marginal returns what another plan brings more than that of the projection,
// if their payments before a month are the same; nil if the law refuses it.
func (out *Projection) marginal(l *calc.Life, plan []calc.Row, until, since rules.Month) *Marginal {
	c := out.run
	life, err := c.Planned(l, plan)
	if err != nil {
		return nil
	}
	claimant := c.Claimant(life)
	p, missing := claimant.Pension(pension.Claim{Asked: until})
	if missing.Missing() {
		return nil
	}
	before := out.GoOn.TotalPaid
	if since > 0 {
		before, _, err = c.Paid(out.life, since, until)
	}
	paid, _, errMore := c.Paid(life, since, until)
	if err != nil || errMore != nil {
		return nil
	}
	m := &Marginal{MonthlyMore: p.Monthly - out.GoOn.Monthly, PaidMore: paid - before, life: life, since: since, until: until}
	m.PaybackMonths = int(rules.NewSum().Plus(m.PaidMore, 1).Ceil(int64(m.MonthlyMore))) // 0 if it brings nothing more
	return m
}

// oneMonthMore returns the plan with a month behind its last, paid by itself,
// and that month.
func oneMonthMore(plan []calc.Row) ([]calc.Row, rules.Month) {
	last := plan[0]
	for _, r := range plan {
		if r.Until > last.Until {
			last = r
		}
	}
	more := last
	more.From, more.Until, more.Method, more.Paid = last.Until, last.Until+1, 0, 0
	if last.Until == 0 {
		more.From, more.Until = last.From, last.From
	}
	return append(plan[:len(plan):len(plan)], more), more.From
}

// raised returns the plan with every chosen income raised by a step.
func raised(plan []calc.Row, step rules.VND) []calc.Row {
	out := append([]calc.Row(nil), plan...)
	for i := range out {
		if out[i].Level == calc.Income {
			out[i].Amount += step
		}
	}
	return out
}
