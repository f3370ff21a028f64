package tally

import (
	"encoding/json"
	"maps"
	"slices"
)

// mostBins is how many different values a spread tells apart.
const mostBins = 4096

// A Spread says how often each value occurs. It is exact to the đồng while
// there are few different values, and gets coarser by powers of ten when there
// are many, so that its size is bounded. How coarse depends on the values
// alone, not on the order in which they came or were merged.
type Spread struct {
	width int64         // of a bin; a power of ten
	bins  map[int64]Sum // by the least value of the bin over the width
}

// NewSpread returns the spread of nothing.
func NewSpread() *Spread { return &Spread{width: 1, bins: map[int64]Sum{}} }

// Add counts a value with a weight.
func (s *Spread) Add(value, weight int64) {
	var w Sum
	w.Plus(1, weight)
	s.add(floor(value, s.width), w)
	s.coarsen()
}

func (s *Spread) add(bin int64, w Sum) {
	sum := s.bins[bin]
	sum.Add(w)
	s.bins[bin] = sum
}

// Merge adds what another spread has counted.
func (s *Spread) Merge(t *Spread) {
	for s.width < t.width {
		s.widen()
	}
	for bin, w := range t.bins {
		s.add(floor(bin*t.width, s.width), w)
		s.coarsen()
	}
}

func (s *Spread) coarsen() {
	for len(s.bins) > mostBins {
		s.widen()
	}
}

func (s *Spread) widen() {
	old := s.bins
	s.width *= 10
	s.bins = make(map[int64]Sum, len(old)/8)
	for bin, w := range old {
		s.add(floor(bin, 10), w)
	}
}

// floor returns a/b rounded down.
func floor(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// A Bin is a run of values and how many people have one of them.
type Bin struct {
	From  int64 `json:"from"`
	Heads Sum   `json:"heads"`
}

// Width returns how many đồng a bin is wide: 1 if the values are exact.
func (s *Spread) Width() int64 { return s.width }

// Bins returns the bins in order.
func (s *Spread) Bins() []Bin {
	out := make([]Bin, 0, len(s.bins))
	for _, key := range slices.Sorted(maps.Keys(s.bins)) {
		out = append(out, Bin{key * s.width, s.bins[key]})
	}
	return out
}

// Heads returns how many were counted.
func (s *Spread) Heads() (total Sum) {
	for _, w := range s.bins {
		total.Add(w)
	}
	return total
}

// Deciles returns the nine values that at least 10%, 20% … 90% of the people
// do not exceed: the least values of their bins. There are none for nobody.
func (s *Spread) Deciles() (out []int64) {
	total := s.Heads().Big()
	var below Sum
	for _, b := range s.Bins() {
		below.Add(b.Heads)
		tenfold := times(below.Big(), 10)
		for len(out) < 9 && tenfold.Cmp(times(total, len(out)+1)) >= 0 {
			out = append(out, b.From)
		}
	}
	return out
}

type spreadFile struct {
	Width int64 `json:"width"`
	Bins  []Bin `json:"bins"`
}

// MarshalJSON writes the bins in order.
func (s *Spread) MarshalJSON() ([]byte, error) {
	return json.Marshal(spreadFile{s.width, s.Bins()})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Spread) UnmarshalJSON(data []byte) error {
	var f spreadFile
	if err := json.Unmarshal(data, &f); err != nil {
		return err
	}
	*s = Spread{width: max(1, f.Width), bins: make(map[int64]Sum, len(f.Bins))}
	for _, b := range f.Bins {
		s.add(floor(b.From, s.width), b.Heads)
	}
	return nil
}
