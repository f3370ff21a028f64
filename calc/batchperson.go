package calc

import (
	"slices"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// An asker is somebody of a batch as far as the questions look. Most people
// have plain rows and live where others did before: their record is only added
// up. The life is made when a question looks at all of it.
type asker struct {
	claimant pension.Claimant
	tally    tally
	spells   []pension.Spell
	lay      func() []pension.Spell // is plainly
	rows     []Row                  // of the person
	plain    bool                   // the tally is theirs
	laid     bool                   // the spells are theirs
	billing  billing                // of their payment, but for the State's months
	known    bool                   // the billing is theirs
	life     Life
	made     bool // the life is
}

// come makes a the person who asks next, and leaves what is wrong with them to
// the checker.
func (a *asker) come(k *checker, s *Subject, b *Batch) {
	k.born, k.kept, a.plain, a.made = s.Born, false, false, false
	if a.met(k, s, b) && len(s.Rows) <= MaxRows {
		a.plain = k.plan.read(s.Rows, s.Born, &a.tally) && a.tally.End <= k.book.Lifting()
	}
	if a.plain {
		a.rows, a.laid = s.Rows, false
		a.claimant.Record.Hold(a.lay, &a.tally.Totals)
		return
	}
	a.made = true
	a.spells = k.fill(&a.life, &s.Person, s.Rows, a.spells[:0])
	a.claimant.Record = a.life.record
	a.known = k.billing(&a.billing, &s.Person, b.month(s.Pays.Paid))
}

// met reports whether places and categories of the person are known: from
// people before or, where the batch asks for all of a life, anyway.
func (a *asker) met(k *checker, s *Subject, b *Batch) bool {
	if whole := b.question.Want &^ (WantContribution | WantPension); whole == 0 || b.question.Want.Has(WantContribution) {
		a.known = k.billing(&a.billing, &s.Person, b.month(s.Pays.Paid))
		return a.known
	}
	a.settle(k, s)
	met := len(k.faults) == 0
	k.faults = nil // they are found again
	return met
}

// plainly returns the spells of plain rows.
func (a *asker) plainly() []pension.Spell {
	if !a.laid {
		a.spells = slices.Grow(a.spells[:0], len(a.rows))[:len(a.rows)]
		layPlain(a.rows, a.spells)
		a.laid = true
	}
	return a.spells
}

// settle makes the life but for its record.
func (a *asker) settle(k *checker, s *Subject) {
	l := &a.life
	l.person = s.Person // alone: a struct among others is written twice
	l.book, l.rows, l.kept = k.book, s.Rows, false
	k.settle(&l.setting)
	a.made = true
}

// tell makes the life, if it is not made yet.
func (a *asker) tell(k *checker, s *Subject) {
	if !a.made {
		a.settle(k, s)
	}
	if a.plain {
		a.life.record.Hold(a.lay, &a.tally.Totals)
	}
}

// supportedBefore returns for how many months the State supported the record of
// who asks before a payment.
func (w *Worker) supportedBefore(c *Calculator, k *checker, s *Subject, paid rules.Month) int {
	a := &w.asking
	if a.plain && k.plan.counts && paid == k.plan.month && a.tally.End <= paid {
		return min(a.tally.supported, k.plan.most)
	}
	a.tell(k, s)
	return w.desk.grantedMonths(c, &a.life, paid)
}
