package pension

import (
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

// An IndexedMonth is one insured month as it enters the average: its income,
// salary or settled average, times its factor.
type IndexedMonth struct {
	Month  rules.Month
	Scheme Scheme
	Level  string // chosen_income, salary, settled_average
	Amount rules.VND
	Factor rules.Rate
}

// Indexed returns the month's amount times its factor.
func (m *IndexedMonth) Indexed() proof.Step {
	return proof.Derived("indexed_income", proof.InVND, proof.ProductOf,
		proof.Given(m.Level, proof.InVND, int64(m.Amount)), proof.GivenRate("indexation_factor", m.Factor).In(proof.InFactor))
}

// IndexedMonths returns the insured months before a month, in order of time,
// with the factors that a law sets for a benefit of that month or the one
// before it (table).
func (c *Claimant) IndexedMonths(law *rules.Law, until, table rules.Month) (out []IndexedMonth) {
	t := c.tables(table)
	spells := c.Record.all()
	for i := range spells {
		s := &spells[i]
		p := s.before(until)
		for m := p.From; m < p.Until; m++ {
			out = append(out, IndexedMonth{m, s.Scheme, s.level(), s.Monthly, s.factorOf(m, law, t)})
		}
	}
	return out
}

// factorOf returns the factor of one month of the spell.
func (s *Spell) factorOf(m rules.Month, law *rules.Law, t Tables) (factor rules.Rate) {
	ix := &law.Indexation
	switch {
	case s.Settled:
		return rules.One
	case s.Backpaid != 0:
		return ix.Backpaid.Value
	case s.ahead(law):
		factor, _ = tableOf(t.Voluntary, &ix.Voluntary).Of(s.PaidIn.Year())
	case s.Scheme == Voluntary:
		factor, _ = tableOf(t.Voluntary, &ix.Voluntary).Of(m.Year())
	default:
		factor, _ = tableOf(t.Compulsory, &ix.Compulsory).Of(m.Year())
	}
	return factor
}
