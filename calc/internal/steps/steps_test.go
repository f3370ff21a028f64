package steps_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
	"github.com/volsi/volsi/subsidy"
)

func vnd(n int64) proof.Step { return proof.Given("x", proof.InVND, n) }

func said(s proof.Step) string {
	return fmt.Sprintf("%s %s = %s by %s of %d, %v", s.Quantity, s.Detail, s.Text(), s.Op, len(s.Children), s.Check())
}

// What several explanations have in common, each shape with its amount, its
// detail and its parts.
func TestShapes(t *testing.T) {
	m := rules.MonthOf(2026, 7)
	pay := func(months int) subsidy.Payment { return subsidy.Payment{Paid: m, From: m, Months: months} }
	own := proof.Derived("own", proof.InVND, proof.DifferenceOf, vnd(330), vnd(66), vnd(10))
	for _, tt := range []struct {
		got  proof.Step
		want string
	}{
		{steps.Own(own), "own  = 254 by difference of 3, <nil>"},
		{steps.Others(own), "support_of_payment  = 76 by sum of 2, <nil>"},
		{steps.Others(vnd(330)), "support_of_payment  = 0 by  of 0, <nil>"},
		{steps.Others(proof.Derived("own", proof.InVND, proof.DifferenceOf, vnd(330), vnd(66))), "support_of_payment  = 66 by sum of 1, <nil>"},
		{steps.Others(proof.Derived("own", proof.InVND, proof.SameOf, vnd(330))), "support_of_payment  = 0 by  of 0, <nil>"},
		{steps.Stretch(vnd(5), pay(1), 1, 12), "payments_of_stretch 2026-07–2027-06 = 60 by product of 2, <nil>"},
		{steps.Stretch(vnd(5), pay(3), 3, 2), "payments_of_stretch 2026-07–2026-12 = 10 by product of 2, <nil>"},
		{steps.Stretch(vnd(5), pay(24), 0, 1), "payments_of_stretch 2026-07–2028-06 = 5 by product of 2, <nil>"},
		{steps.Stretch(vnd(5), pay(1), 1, 1), "payments_of_stretch 2026-07–2026-07 = 5 by product of 2, <nil>"},
		{steps.Stretch(vnd(5), pay(1), 0, 2), "payments_of_stretch 2026-07–2026-08 = 10 by product of 2, <nil>"},
		{steps.Sum("all", nil, []proof.Step{vnd(1), vnd(2)}), "all  = 3 by sum of 2, <nil>"},
		{steps.Sum("all", nil, nil), "all  = 0 by  of 0, <nil>"},
		{steps.Sum("all", errors.New("no"), []proof.Step{vnd(1)}), "all  = 0 by  of 0, <nil>"},
		{steps.StandingSum("all", []proof.Step{own, vnd(2)}), "all  = 256 by sum of 2, <nil>"},
		{steps.Ratio("part", vnd(1), vnd(3)), "part  = 0.333333 by quotient of 2, <nil>"},
		{steps.Ratio("part", vnd(2), vnd(3)), "part  = 0.666667 by quotient of 2, <nil>"},
	} {
		if got := said(tt.got); got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
	if s := steps.StandingSum("all", []proof.Step{own}); len(s.Children[0].Children) != 0 {
		t.Error("a tree that is told beside stands with all its parts")
	}
}
