package pension

import "github.com/volsi/volsi/rules"

// A Birth is a birth, or the late loss of a foetus, for which an allowance may be due.
type Birth struct {
	Month      rules.Month
	Children   int  // born, and foetuses of 22 weeks or more that were lost
	OtherTakes bool // the other parent takes the voluntary allowance
}

// Maternity is the maternity allowance of voluntary insurance (trợ cấp thai sản).
type Maternity struct {
	Law        *rules.Law // the law of the month of birth
	Shortfalls Shortfalls
	Within     Time // months paid within the months before the birth
	Amount     rules.VND
}

// Maternity returns the allowance: an amount a child for six months paid in
// the twelve before the birth, voluntary and compulsory together; who has the
// months by compulsory insurance alone takes that instead (Law 41/2024 arts. 94
// and 95).
func (c *Claimant) Maternity(b Birth) Maternity {
	law := c.Book.On(b.Month)
	l := &law.Maternity
	m := Maternity{Law: law}
	if l.Amount.State != rules.Known {
		m.Shortfalls.Add(Shortfall{What: GroundOfLaw, Need: 1, Cite: l.Amount.Cite})
		return m
	}
	m.Within = c.Record.within(b.Month-rules.Month(l.WithinMonths.Value), b.Month)
	m.Shortfalls.atLeast(MonthsInYear, m.Within.Insured(), &l.MinMonths)
	switch {
	case m.Within.Compulsory >= l.MinMonths.Value:
		m.Shortfalls.Add(Shortfall{ByCompulsoryScheme, m.Within.Compulsory, l.MinMonths.Value - 1, l.MinMonths.Cite})
	case m.Within.Voluntary == 0:
		m.Shortfalls.Add(Shortfall{VoluntaryMonths, 0, 1, l.MinMonths.Cite})
	}
	if b.OtherTakes {
		m.Shortfalls.Add(Shortfall{OneParent, 1, 0, l.Amount.Cite})
	}
	if m.Shortfalls.Len() == 0 {
		m.Amount = l.Amount.Value.Times(b.Children)
	}
	return m
}
