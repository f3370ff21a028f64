package calc

import (
	"slices"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// lifted returns the rows with every income below a floor that is only assumed
// lifted to it, and whether there was any: nobody could pay less then, and no
// law says yet what more is. A floor that is published is another matter: an
// income below it is a fault.
func (k *checker) lifted(rows []Row) (out []Row, any bool) {
	if !slices.ContainsFunc(rows, func(r Row) bool { return k.liftable(&r) }) {
		return rows, false
	}
	for i := range rows {
		if !k.liftable(&rows[i]) {
			out = append(out, rows[i])
			continue
		}
		out, any = append(out, k.pieces(&rows[i])...), true
	}
	return out, any
}

// pieces returns a row in runs of months that have one income.
func (k *checker) pieces(r *Row) []Row {
	var out []Row
	length := rules.Month(max(1, r.Method.Regular()))
	for m := r.From; m < r.Until; {
		law := k.book.On(k.paidFor(r, m))
		next := r.Until
		if !r.atOnce() {
			next = min(next, nextPayment(m, length, law.Before))
		}
		piece := *r
		piece.From, piece.Until = m, next
		if floor := &law.Contribution.Floor; floor.Cite.Assumed() && r.Amount < floor.Value {
			piece.Amount, piece.follows, piece.lifted = floor.Value, seriesOf(law, &floor.Cite), true
		}
		if n := len(out); n > 0 && out[n-1].Amount == piece.Amount && out[n-1].follows == piece.follows {
			out[n-1].Until = next
		} else {
			out = append(out, piece)
		}
		m = next
	}
	return out
}

func (k *checker) liftable(r *Row) bool {
	if r.Scheme != pension.Voluntary || r.Level != Income || r.Withdrawn || r.Until == 0 {
		return false
	}
	last := k.book.On(k.paidFor(r, r.Until-1))
	return last.Contribution.Floor.Cite.Assumed() && r.Amount < last.Contribution.Floor.Value
}

// paidFor returns the month in which a month of the row is paid.
func (k *checker) paidFor(r *Row, m rules.Month) rules.Month {
	if r.atOnce() {
		return r.paidIn()
	}
	return m
}

// raised reports whether an income of the life was lifted.
func (l *Life) raised() bool {
	return slices.ContainsFunc(l.rows, func(r Row) bool { return r.lifted })
}
