package pension_test

import (
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// An inquiry is a question to a claimant whose answer is written on paper.
type inquiry func(c *pension.Claimant, p *paper)

func claimed(claim pension.Claim) inquiry {
	return func(c *pension.Claimant, p *paper) {
		o, missing := c.Pension(claim)
		p.say("pension", claim, o, missing)
		if o.MayPay.Scheme > pension.Compulsory {
			p.t.Errorf("to be paid by scheme %d", o.MayPay.Scheme)
		}
		if !missing.Missing() {
			steps := c.Explain(&o)
			if o.Eligible() {
				p.comesTo(o.Monthly, steps[0])
				steps = steps[1:]
			}
			if o.LumpSum > 0 {
				p.comesTo(o.LumpSum, steps[0])
				steps = steps[1:]
			}
			p.way(steps...)
		}
	}
}

func asked(m string) inquiry { return claimed(pension.Claim{Asked: month(m)}) }

func oneTime(claim pension.OneTimeClaim) inquiry {
	return func(c *pension.Claimant, p *paper) {
		o, missing := c.OneTime(claim)
		p.say("one-time "+claim.Ground.String()+" "+claim.Month.String(), o, missing)
		if !missing.Missing() && o.Eligible() {
			p.comesTo(o.Before, c.ExplainOneTime(&o, claim.Month))
		}
	}
}

func leaving(m string, ground pension.Ground) inquiry {
	return oneTime(pension.OneTimeClaim{Month: month(m), Ground: ground})
}

// paidAs is a payment at interest that came to an amount.
func paidAs(from string, paid rules.VND) pension.AtInterest {
	return pension.AtInterest{From: month(from), Paid: paid, Step: given("paid_at_interest", paid).Of(from)}
}

func died(d pension.Death) inquiry {
	return func(c *pension.Claimant, p *paper) {
		s, missing := c.Death(d)
		p.say("death "+d.Month.String(), s, missing)
		if missing.Missing() {
			return
		}
		p.comesTo(s.Funeral, s.ExplainFuneral())
		if d.Allowance.Months == 0 {
			p.comesTo(s.LumpSum, c.ExplainDeath(&s, d))
		}
		if s.Monthly > 0 {
			p.comesTo(s.Monthly, s.ExplainMonthly(d))
		}
	}
}

func bore(b pension.Birth) inquiry {
	return func(c *pension.Claimant, p *paper) {
		m := c.Maternity(b)
		p.say("birth "+b.Month.String(), m)
		p.comesTo(m.Amount, m.ExplainMaternity(b.Children))
	}
}

func allowance(m string, poor bool) inquiry {
	return func(c *pension.Claimant, p *paper) {
		a, missing := c.Allowance(month(m), poor)
		p.say("allowance "+m, poor, a, missing)
		if !missing.Missing() && a.Shortfalls.Len() == 0 {
			monthly, months := c.ExplainAllowance(&a, month(m))
			p.comesTo(a.Monthly, monthly)
			p.comesTo(rules.VND(a.Months), months)
		}
	}
}

func social(m string, poor bool, received rules.VND) inquiry {
	return func(c *pension.Claimant, p *paper) {
		p.say("social pension "+m, poor, received, c.SocialPension(month(m), poor, received))
	}
}

func emigrated(m, start string, monthly rules.VND) inquiry {
	return func(c *pension.Claimant, p *paper) {
		lump, pensions, law := c.Emigration(month(m), month(start), monthly)
		p.say("emigration "+m+" of a pension from "+start, lump, pensions, law)
		if law.Pension.Emigration.PerYear.IsKnown() {
			p.comesTo(lump, c.ExplainEmigration(month(m), month(start), given("pension_now", monthly)))
		}
	}
}

func drawn(start, m string) inquiry {
	return func(c *pension.Claimant, p *paper) {
		now, rises, missing := pension.InPayment(c.Book, month(start), 1_000_000, month(m))
		p.say("in payment from "+start+" to "+m, now, rises, missing)
	}
}

func insuredAtWork(w pension.WorkCover) inquiry {
	return func(c *pension.Claimant, p *paper) {
		out, missing := c.WorkAccident(w)
		p.say("work accident", w, out, missing)
		if !missing.Missing() {
			p.way(out.Explain(w)...)
		}
	}
}

// seen writes what the record says at a month.
func seen(m string) inquiry {
	return func(c *pension.Claimant, p *paper) {
		r := c.Record
		last, scheme := r.LastPaid(month(m))
		p.say("record before "+m, r.Before(month(m)), last, scheme, r.Joined(), r.EverJoined(), r.JoinedVoluntary(), r.JoinedCompulsory(), r.Bought(month(m)))
	}
}

// indexed writes the months of the record before one, with the factors of a
// benefit of another whose law has both tables.
func indexed(until, benefit string) inquiry {
	return func(c *pension.Claimant, p *paper) {
		law := c.Book.On(month(benefit))
		if !law.Indexation.Voluntary.IsKnown() || !law.Indexation.Compulsory.IsKnown() {
			return
		}
		for _, m := range c.IndexedMonths(law, month(until), month(benefit)) {
			p.say("month", m)
			p.way(m.Indexed())
		}
	}
}
