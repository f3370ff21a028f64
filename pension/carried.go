package pension

import (
	"sync"

	"github.com/volsi/volsi/rules"
)

// Carried are the indexation tables past the horizon of a book under an
// assumed growth of prices. Each year's is made when it is first asked for;
// goroutines may share them.
type Carried struct {
	book   *rules.Book
	growth rules.Rate
	mu     sync.Mutex
	years  map[int]Tables
}

// Carry returns the tables of the book carried on under a yearly growth of prices.
func Carry(b *rules.Book, growth rules.Rate) *Carried {
	return &Carried{book: b, growth: growth, years: map[int]Tables{}}
}

// to returns the tables of a settlement year.
func (c *Carried) to(year int) Tables {
	c.mu.Lock()
	defer c.mu.Unlock()
	t, ok := c.years[year]
	if !ok {
		t = carried(c.book, year, c.growth)
		c.years[year] = t
	}
	return t
}

// carried returns the last tables before a year, carried on to it: those that
// are known.
func carried(b *rules.Book, year int, growth rules.Rate) (t Tables) {
	ix := &b.On(rules.MonthOf(year, 12)).Indexation
	if ix.Voluntary.State == rules.Known {
		t.Voluntary = ix.Voluntary.Value.Rebased(year, growth)
	}
	if ix.Compulsory.State == rules.Known {
		t.Compulsory = ix.Compulsory.Value.Rebased(year, growth)
	}
	return t
}
