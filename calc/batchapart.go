package calc

import (
	"reflect"
	"slices"
)

// apart gives what a worker writes for everybody memory of its own cache lines.
// Smaller pieces lie side by side with those of other workers, and a processor
// waits for each line that another one has just written.
func (w *Worker) apart() *Worker {
	w.checks = roomy(w.checks)
	w.asking.spells = roomy(w.asking.spells)
	l := &w.asking.life
	l.homes, l.held = roomy(l.homes), roomy(l.held)
	d := &w.desk
	d.cursors, d.others, d.months = roomy(d.cursors), roomy(d.others), roomy(d.months)
	d.profile.Status, d.asking.Status = roomy(d.profile.Status), roomy(d.asking.Status)
	d.paid.bill.Parts, d.offer.Grants = roomy(d.paid.bill.Parts), roomy(d.offer.Grants)
	return w
}

// roomy returns s in memory that shares no cache line: pieces of a kilobyte and
// more begin and end with one.
func roomy[T any](s []T) []T {
	return slices.Grow(s, 1<<10/int(reflect.TypeFor[T]().Size())+1)
}
