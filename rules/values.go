package rules

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// A Flag is a yes or no of the law.
type Flag bool

// A Choice names one of the readings that a parameter lists.
type Choice string

// Categories are categories of persons (thuộc diện) by the words that documents
// use, in the order of the alphabet: "near_poor, poor".
type Categories string

// CategoriesOf returns the set of the given words.
func CategoriesOf(words ...string) Categories {
	sorted := slices.Compact(slices.Sorted(slices.Values(words)))
	return Categories(strings.Join(sorted, ", "))
}

// All returns the words.
func (c Categories) All() []string {
	if c == "" {
		return nil
	}
	return strings.Split(string(c), ", ")
}

// Has reports whether the category is one of them.
func (c Categories) Has(word string) bool { return slices.Contains(c.All(), word) }

// A MonthSet is a set of lengths of 1 to 63 months.
type MonthSet uint64

// MonthSetOf returns the set of the given lengths; lengths outside 1 to 63 are left out.
func MonthSetOf(lengths ...int) MonthSet {
	var s MonthSet
	for _, n := range lengths {
		if n >= 1 && n <= 63 {
			s |= 1 << n
		}
	}
	return s
}

// Has reports whether n months are in the set.
func (s MonthSet) Has(n int) bool { return n >= 1 && n <= 63 && s>>n&1 == 1 }

// Max returns the greatest length, or 0 of the empty set.
func (s MonthSet) Max() int { return max(0, bits.Len64(uint64(s))-1) }

// String lists the lengths: "24, 36, 48, 60".
func (s MonthSet) String() string {
	var parts []string
	for n := range 64 {
		if s.Has(n) {
			parts = append(parts, strconv.Itoa(n))
		}
	}
	return strings.Join(parts, ", ")
}

// MaxSteps is how many household steps a rule may name.
const MaxSteps = 8

// Steps are shares by order in a household; the last holds for all who follow.
type Steps struct {
	n     int
	share [MaxSteps]Rate
}

// Of returns the share of the k-th member, from 1; 0 if there are no steps.
func (s *Steps) Of(k int) Rate {
	if s.n == 0 || k < 1 {
		return 0
	}
	return s.share[min(k, s.n)-1]
}

// String lists the shares: "100%, 70%, 60%".
func (s Steps) String() string {
	parts := make([]string, s.n)
	for i := range s.n {
		parts[i] = s.share[i].Percent()
	}
	return strings.Join(parts, ", ")
}

// HalfYears is a length of time counted in half years, as amounts count it.
type HalfYears int

// String returns the years: "7.5".
func (h HalfYears) String() string { return Scaled(int64(h)*5, 1) }

// MarshalJSON returns the years as a JSON number: 7.5.
func (h HalfYears) MarshalJSON() ([]byte, error) { return []byte(h.String()), nil }

// In returns the benefit years of insured months: whole years, odd months
// turned into a half or a whole one (Law 41/2024 art. 5(6)).
func (b *BenefitYearsLaw) In(months int) HalfYears {
	half, odd := HalfYears(0), months%12
	if odd >= b.HalfFrom.Value {
		half = 1
	}
	if odd >= b.FullFrom.Value {
		half = 2
	}
	return HalfYears(months/12*2) + half
}
