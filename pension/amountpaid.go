package pension

import (
	"cmp"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

// An AtInterest is what was paid for the months of a spell that one payment
// with a discount or with interest covers: months ahead, or missing ones.
type AtInterest struct {
	From rules.Month // of the spell
	Paid rules.VND   // for those of its months that count
	Step proof.Step  // how it came about
}

// atInterest returns what is known of the spell's payment; nil if nothing is.
func (s *Spell) atInterest(known []AtInterest) *AtInterest {
	for i := range known {
		if known[i].From == s.From && !s.Withdrawn {
			return &known[i]
		}
	}
	return nil
}

// paid returns the contributions paid for all months before m, the State's
// support included, rounded half up: what is known of payments at interest, and
// for all others the rate of each month on its income or salary; lifted to the
// year of the benefit where its law has it so.
func (c *Claimant) paid(law *rules.Law, m rules.Month, known []AtInterest) (rules.VND, Lack) {
	sum, lift := rules.NewSum(), c.lift(law, m-1)
	spells := c.Record.all()
	for i := range spells {
		s := &spells[i]
		if x := s.atInterest(known); x != nil {
			sum = sum.Plus(x.Paid, int64(rules.One)*int64(lift.payment(s)))
			continue
		}
		for p := s.before(m); p.From < p.Until; {
			rated := c.Book.On(s.ratedIn(p.From))
			name, rate := s.rate(rated)
			part := rules.Period{From: p.From, Until: min(p.Until, s.ratedUntil(rated))}
			months, missing := lift.months(s, part)
			if l := lack(name, rated, rate); l.Missing() || missing.Missing() {
				return 0, cmp.Or(l, missing)
			}
			sum = sum.Plus(s.Monthly, months*int64(rate.Value))
			p.From = part.Until
		}
	}
	return sum.Round(int64(rules.One) * int64(rules.One)), Lack{}
}

// A lift says by how much the amount paid is lifted to the year of a benefit.
type lift struct {
	law    *rules.Law
	tables Tables
	on     bool
}

func (c *Claimant) lift(law *rules.Law, m rules.Month) lift {
	return lift{law, c.tables(m), bool(law.AmountPaid.Indexed.Value)}
}

// months returns the months of a period, or the sum of their factors, in millionths.
func (x lift) months(s *Spell, p rules.Period) (int64, Lack) {
	if !x.on {
		return int64(p.Months()) * int64(rules.One), Lack{}
	}
	sum, ok := s.factors(p, x.law, &x.tables)
	if !ok {
		return 0, s.lacking(p.Until, x.law)
	}
	return sum, Lack{}
}

// payment returns the factor of a payment at interest: that of its year, and
// of missing months the one that is set for them.
func (x lift) payment(s *Spell) rules.Rate {
	switch {
	case !x.on || s.Settled:
		return rules.One
	case s.Backpaid != 0:
		return x.law.Indexation.Backpaid.Value
	}
	factor, _ := tableOf(x.tables.Voluntary, &x.law.Indexation.Voluntary).Of(s.PaidIn.Year())
	return factor
}

// explainPaid: the rate of each payment on the income of its months; payments
// at interest explain themselves.
func (c *Claimant) explainPaid(law *rules.Law, m rules.Month, known []AtInterest) proof.Step {
	var parts []proof.Step
	lift := c.lift(law, m-1)
	spells := c.Record.all()
	for i := range spells {
		s := &spells[i]
		if x := s.atInterest(known); x != nil {
			parts = append(parts, lift.explainPayment(s, x.Step))
			continue
		}
		for p := s.before(m); p.From < p.Until; {
			rated := c.Book.On(s.ratedIn(p.From))
			part := rules.Period{From: p.From, Until: min(p.Until, s.ratedUntil(rated))}
			_, rate := s.rate(rated)
			parts = append(parts, proof.Derived("contributions_of_spell", proof.InVND, proof.ProductOf,
				proof.Given(s.level(), proof.InVND, int64(s.Monthly)), lift.explainMonths(s, part),
				lawfulRate("contribution_rate", rate)).Of(part.From.String()+"–"+(part.Until-1).String()))
			p.From = part.Until
		}
	}
	return proof.Derived("amount_paid", proof.InVND, proof.WholeOf, proof.Derived("amount_paid_exact", proof.InVND, proof.SumOf, parts...))
}

func (x lift) explainMonths(s *Spell, p rules.Period) proof.Step {
	if !x.on {
		return proof.Given("months", proof.InMonths, int64(p.Months()))
	}
	return s.explainFactors(p, x.law, x.tables)
}

func (x lift) explainPayment(s *Spell, paid proof.Step) proof.Step {
	factor := x.payment(s)
	if factor == rules.One {
		return paid
	}
	return proof.Derived("contributions_of_spell", proof.InVND, proof.ProductOf, paid,
		proof.LawfulRate("indexation_factor", factor, x.law.Indexation.Voluntary.Cite).In(proof.InFactor)).Of(paid.Detail)
}
