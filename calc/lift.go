package calc

import (
	"slices"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// lifted returns the rows with every income below a floor that is only assumed
// lifted to it: nobody could pay less then, and no law says yet what more is.
// A floor that is published is another matter: an income below it is a fault.
func (k *checker) lifted(rows []Row) []Row {
	first := slices.IndexFunc(rows, func(r Row) bool { return k.liftable(&r) }) // there is one
	out := append(make([]Row, 0, 2*len(rows)), rows[:first]...)
	for i := first; i < len(rows); i++ {
		if k.liftable(&rows[i]) {
			out = k.pieces(out, &rows[i])
		} else {
			out = append(out, rows[i])
		}
	}
	return out
}

// pieces appends a row to out in runs of months that have one income.
func (k *checker) pieces(out []Row, r *Row) []Row {
	first := len(out)
	length := rules.Month(r.Method.Regular())
	for m := r.From; m < r.Until; {
		law := k.book.On(k.paidFor(r, m))
		next := r.Until
		if !r.AtOnce() {
			next = min(next, nextPayment(m, length, law.Before))
		}
		piece := *r
		piece.From, piece.Until = m, next
		if floor := &law.Contribution.Floor; r.Amount < floor.Value && floor.Cite.Assumed() {
			piece.Amount, piece.lifted = floor.Value, true
		}
		if n := len(out); n > first && out[n-1].Amount == piece.Amount && out[n-1].lifted == piece.lifted {
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
	return k.book.Terms(k.paidFor(r, r.Until-1)).Lifts(r.Amount)
}

// paidFor returns the month in which a month of the row is paid.
func (k *checker) paidFor(r *Row, m rules.Month) rules.Month {
	if r.AtOnce() {
		return r.PaidIn()
	}
	return m
}
