package ask

import (
	"slices"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// A rise is a month from which on incomes may not be lower.
type rise struct {
	from  rules.Month
	floor rules.VND
}

// risesOf returns the lowest incomes through time of a law that raises any of
// them above those of the law as it stands; none of one that does not.
func risesOf(law, base *rules.Book) (out []rise) {
	raised := false
	for _, l := range law.Laws() {
		out = append(out, rise{l.Since, l.Contribution.Floor.Value})
		raised = raised || l.Contribution.Floor.Value > base.On(l.Since).Contribution.Floor.Value
	}
	if !raised {
		return nil
	}
	return out
}

// lift: whoever chose less than the lowest income of a reform pays on that
// lowest income from the first payment on to which it applies. Otherwise a
// reform that raises the poverty line could be asked about nobody.
func (c *Counter) lift(law int, s *calc.Subject) {
	l := &c.plan.Laws[law]
	if len(l.floors) == 0 {
		return
	}
	if paid := max(s.Pays.Paid, c.plan.Question.Month); s.Pays.Income > 0 {
		s.Pays.Income = max(s.Pays.Income, l.floor(paid))
	}
	c.rows = c.rows[:0]
	for _, r := range s.Rows {
		c.rows = l.lifted(c.rows, r)
	}
	s.Rows = c.rows
}

func (l *Law) floor(m rules.Month) rules.VND {
	i, ok := slices.BinarySearchFunc(l.floors, m, func(r rise, m rules.Month) int { return int(r.from - m) })
	if !ok {
		i--
	}
	if i < 0 {
		return 0
	}
	return l.floors[i].floor
}

// lifted appends a row, in pieces where its income is too low from a payment
// on.
func (l *Law) lifted(rows []calc.Row, r calc.Row) []calc.Row {
	if r.Scheme != pension.Voluntary || r.Level != calc.Income || r.Withdrawn {
		return append(rows, r)
	}
	if r.Paid != 0 {
		r.Amount = max(r.Amount, l.floor(r.Paid))
		return append(rows, r)
	}
	every := rules.Month(max(1, r.Method.Regular()))
	for _, f := range l.floors {
		at := r.From + (max(0, f.from-r.From)+every-1)/every*every // the first payment to which it applies
		if f.floor <= r.Amount || r.Until != 0 && at >= r.Until || f.from <= r.From && l.floor(r.From) != f.floor {
			continue
		}
		if at > r.From {
			head := r
			head.Until = at
			rows = append(rows, head)
		}
		r.From, r.Amount = at, f.floor
	}
	return append(rows, r)
}
