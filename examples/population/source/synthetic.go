package source

import (
	"fmt"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/examples/population/synthetic"
)

// A Synthetic is a made-up population, made where it is read.
type Synthetic struct {
	maker *synthetic.Maker
	seed  uint64
	n     int64
}

// NewSynthetic returns so many people of a seed.
func NewSynthetic(maker *synthetic.Maker, seed uint64, n int64) *Synthetic {
	return &Synthetic{maker, seed, n}
}

// Header returns the columns of made-up people.
func (s *Synthetic) Header() []byte { return []byte(synthetic.Header) }

// Len returns how many there are.
func (s *Synthetic) Len() int64 { return s.n }

// Identity returns the seed and the number.
func (s *Synthetic) Identity() string { return fmt.Sprintf("synthetic %d %d", s.seed, s.n) }

// Read visits people, made one by one.
func (s *Synthetic) Read(from, to int64, visit func(Row) error) error {
	var line []byte
	var person calc.Subject
	for n := from; n < min(to, s.n); n++ {
		s.maker.Fill(&person, n)
		line = synthetic.AppendLine(line[:0], n, &person)
		if err := visit(Row{Number: n + 1, Line: line}); err != nil {
			return err
		}
	}
	return nil
}
