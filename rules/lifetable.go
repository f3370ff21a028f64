package rules

import "github.com/volsi/volsi/rules/document"

// A LifeTable says how many of those born reach each age (bảng sống), by sex.
// Between the ages of the table the numbers run straight; past the last age
// nobody is reckoned with.
type LifeTable struct {
	Source string
	Period string
	ages   []int // years
	male   []int
	female []int
}

// Reaching returns how many of the table's newborns reach an age in months,
// times 1,000; 0 past the table.
func (t *LifeTable) Reaching(s Sex, months int) int64 {
	if t == nil {
		return 0
	}
	lives := t.female
	if s == Male {
		lives = t.male
	}
	for i := 1; i < len(t.ages); i++ {
		from, to := 12*t.ages[i-1], 12*t.ages[i]
		if months < to {
			return (int64(lives[i-1])*int64(to-months) + int64(lives[i])*int64(months-from)) * 1000 / int64(to-from)
		}
	}
	return 0
}

// LastAge is the age, in years, past which no life table goes.
const LastAge = 120

// LifeTable returns the life table of the book; nil if it has none.
func (b *Book) LifeTable() *LifeTable { return b.lifetable }

// lifeTable reads lifetable.yaml.
func (s *scan) lifeTable(n *document.Node) *LifeTable {
	if !s.is(n, document.Map) {
		return nil
	}
	s.known(n, "schema", "source", "period", "ages", "male", "female")
	s.form(n)
	t := &LifeTable{Source: s.text(n, "source"), Period: s.text(n, "period"), ages: s.counts(n, "ages"), male: s.numbers(n, "male"), female: s.numbers(n, "female")}
	if len(t.ages) < 2 || len(t.male) != len(t.ages) || len(t.female) != len(t.ages) {
		s.fault(n, TableGap, "", "%d ages, %d numbers of men, %d of women", len(t.ages), len(t.male), len(t.female))
		return nil
	}
	for i := 1; i < len(t.ages); i++ {
		if t.ages[i] <= t.ages[i-1] || t.male[i] > t.male[i-1] || t.female[i] > t.female[i-1] {
			s.fault(n.Child("ages"), TableOrder, "", "ages rise and survivors do not; see age %d", t.ages[i])
			return nil
		}
	}
	if last := t.ages[len(t.ages)-1]; last > LastAge {
		s.fault(n.Child("ages"), OutOfRange, Scaled(LastAge, 0), "nobody is reckoned with at %d years", last)
		return nil
	}
	return t
}

// counts reads a list of whole numbers.
func (s *scan) counts(n *document.Node, key string) (out []int) {
	c := s.need(n, key)
	if !s.is(c, document.List) {
		return nil
	}
	for i := range c.Kids {
		v, _ := s.count(&c.Kids[i])
		out = append(out, v)
	}
	return out
}

// numbers reads a list of numbers of people.
func (s *scan) numbers(n *document.Node, key string) (out []int) {
	c := s.need(n, key)
	if !s.is(c, document.List) {
		return nil
	}
	for i := range c.Kids {
		out = append(out, int(min(s.amount(&c.Kids[i]), 1<<40)))
	}
	return out
}
