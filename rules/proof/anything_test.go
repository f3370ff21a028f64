package proof_test

import (
	"math/rand/v2"
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

var operations = []proof.Op{
	proof.SumOf, proof.DifferenceOf, proof.ProductOf, proof.QuotientOf, proof.LeastOf, proof.GreatestOf, proof.WholeOf, proof.UpOf, proof.DownOf,
	proof.SameOf, proof.WholeYearsOf, proof.HalfYearsOf, proof.PrepaidOf, proof.MissingOf, proof.DiscountOf, proof.GrowthOf, "nonsense",
}

// tree makes a step of any operation, of as many parts as may be.
func tree(r *rand.Rand, depth int) proof.Step {
	if depth == 0 || r.IntN(4) == 0 {
		return leaf(r)
	}
	var parts []proof.Step
	for range r.IntN(5) {
		parts = append(parts, tree(r, depth-1))
	}
	return proof.Derived("x", proof.InVND, operations[r.IntN(len(operations))], parts...)
}

func leaf(r *rand.Rand) proof.Step {
	odd := []int64{0, -1, 1<<63 - 1, -1 << 63, 1 << 40, 1_000_000}
	v := int64(r.IntN(300)) - 10
	if r.IntN(2) == 0 {
		v = odd[r.IntN(len(odd))]
	}
	switch r.IntN(4) {
	case 0:
		return proof.Step{}
	case 1:
		return proof.GivenRate("x", rules.Rate(v))
	}
	return proof.Given("x", proof.InVND, v)
}

// Whatever a program puts together has a value, says it, and is found whole.
func TestAnyTree(t *testing.T) {
	for seed := range uint64(10_000) {
		s := tree(rand.New(rand.NewPCG(2026, seed)), 3)
		if err := s.Check(); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
		if _, err := s.MarshalJSON(); err != nil || s.Text() == "" {
			t.Errorf("seed %d: %q, %v", seed, s.Text(), err)
		}
	}
}
