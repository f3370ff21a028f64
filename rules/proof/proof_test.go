package proof_test

import (
	"math/big"
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

// A step whose parts were changed after it was computed, or a figure of the
// law that names no article, is found, however deep it stands.
func TestATamperedProofIsFound(t *testing.T) {
	cite := rules.Cite{Instrument: &rules.Instrument{Number: "0/EX"}, Article: "art. 1"}
	sound := func() proof.Step {
		share := proof.Derived("share", proof.InVND, proof.ProductOf, proof.Lawful("floor", proof.InVND, 1_500_000, cite), proof.LawfulRate("rate", 220_000, cite))
		return proof.Derived("total", proof.InVND, proof.SumOf, share, proof.Given("more", proof.InVND, 1)).By(cite)
	}
	if s := sound(); s.Check() != nil || s.Text() != "330001" || s.Cite.Article != "art. 1" {
		t.Fatalf("%s of %+v: %v", s.Text(), s.Cite, s.Check())
	}
	for name, tamper := range map[string]func(*proof.Step){
		"another figure":         func(s *proof.Step) { s.Children[1] = proof.Given("more", proof.InVND, 2) },
		"another figure below":   func(s *proof.Step) { s.Children[0].Children[0] = proof.Lawful("floor", proof.InVND, 1, cite) },
		"another operation":      func(s *proof.Step) { s.Op = proof.DifferenceOf },
		"no article":             func(s *proof.Step) { s.Children[0].Children[0].Cite.Article = "" },
		"no instrument":          func(s *proof.Step) { s.Children[0].Children[1].Cite.Instrument = nil },
		"a part that is no more": func(s *proof.Step) { s.Children = s.Children[:1] },
	} {
		s := sound()
		if tamper(&s); s.Check() == nil {
			t.Errorf("%s is not found", name)
		}
	}
}

// Rounding half up is the floor of the value and a half, on both sides of
// nothing, whether the numbers are small or do not fit into 64 bits.
func TestHalfIsRoundedUpOnBothSidesOfNothing(t *testing.T) {
	whole := func(num, den int64) string {
		s := proof.Derived("quotient", proof.InVND, proof.QuotientOf, proof.Given("a", proof.InVND, num), proof.Given("b", proof.InVND, den))
		s = proof.Derived("rounded", proof.InVND, proof.WholeOf, s)
		if err := s.Check(); err != nil {
			t.Error(err)
		}
		return s.Text()
	}
	for num := int64(-41); num <= 41; num++ {
		for den := int64(1); den <= 8; den++ {
			x := new(big.Rat).Add(big.NewRat(num, den), big.NewRat(1, 2))
			want := new(big.Int).Div(x.Num(), x.Denom()).String() // the floor, for a denominator above 0
			if got := whole(num, den); got != want {
				t.Errorf("%d/%d is rounded to %s, want %s", num, den, got, want)
			}
		}
	}
	if got := whole(7, 0); got != "0" {
		t.Errorf("a quotient by nothing is %s", got)
	}
}
