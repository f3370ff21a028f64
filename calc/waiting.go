package calc

import (
	"slices"

	"github.com/volsi/volsi/rules"
)

// waitersOf returns the categories that hold the confirmation of waiting for
// the age, by any law of the book.
func waitersOf(b *rules.Book) (words []string) {
	for i := range b.Len() {
		words = append(words, b.At(i).Pension.Waiting.Status.Value.All()...)
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// Waiters returns the categories that hold the confirmation of waiting for the
// age (Decree 12/CP of 1995), by any law of the book.
func (c *Calculator) Waiters() []string { return slices.Clone(c.waiters) }

// waits reports whether the person holds the confirmation. It does not expire:
// since when, and until when it was said, does not matter.
func (c *Calculator) waits(p *Person) bool {
	for i := range p.Status {
		if slices.Contains(c.waiters, p.Status[i].Is) {
			return true
		}
	}
	return false
}
