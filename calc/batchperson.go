package calc

import (
	"slices"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// A person is somebody of a batch as far as the questions look. Most people
// have plain rows and live where others did before: their record is only added
// up. The life is made when a question looks at all of it.
type person struct {
	claimant pension.Claimant
	tally    tally
	spells   []pension.Spell
	plain    bool    // the tally is theirs
	billing  billing // of their payment, but for the State's months
	known    bool    // the billing is theirs
	life     Life
	made     bool // the life is
}

// come makes p the person who asks next, and leaves what is wrong with them to
// the checker.
func (p *person) come(k *checker, s *Subject, b *Batch) {
	k.born, k.kept, p.plain, p.made = s.Born, false, false, false
	paid := b.month(s.Pays.Paid)
	if p.known = k.billing(&p.billing, &s.Person, paid); p.known && len(s.Rows) <= MaxRows {
		p.spells = slices.Grow(p.spells[:0], len(s.Rows))[:len(s.Rows)]
		p.plain = k.plan.read(s.Rows, s.Born, p.spells, &p.tally)
	}
	if p.claimant.Record.Hold(p.spells, &p.tally.Totals); p.plain && p.end() <= k.book.Lifting() {
		return
	}
	p.plain, p.made = false, true
	p.spells = k.fill(&p.life, &s.Person, s.Rows, p.spells[:0])
	p.claimant.Record = p.life.record
	p.known = k.billing(&p.billing, &s.Person, paid)
}

// end returns the month after the last one of the rows; 0 if there are none.
func (p *person) end() rules.Month {
	if len(p.spells) == 0 {
		return 0
	}
	return p.spells[len(p.spells)-1].Until
}

// tell makes the life, if it is not made yet.
func (p *person) tell(k *checker, s *Subject) {
	if p.made {
		return
	}
	p.made = true
	l := &p.life
	l.person = s.Person // alone: a struct among others is written twice
	l.book, l.rows, l.kept = k.book, s.Rows, false
	k.settle(&l.setting)
	l.record.Hold(p.spells, &p.tally.Totals)
}

// supportedBefore returns for how many months the State supported the record
// before a payment.
func (p *person) supportedBefore(c *Calculator, k *checker, d *desk, s *Subject, paid rules.Month) int {
	if p.plain && k.plan.counts && paid == k.plan.month && p.end() <= paid {
		return min(p.tally.supported, k.plan.most)
	}
	p.tell(k, s)
	return d.grantedMonths(c, &p.life, paid)
}
