package proof_test

import (
	"fmt"

	"github.com/volsi/volsi/rules/proof"
)

// A step is checked by recomputing it from those below.
func ExampleDerived() {
	step := proof.Derived("state_support", proof.InVND, proof.ProductOf,
		proof.GivenRate("share", 200_000), proof.Given("contribution", proof.InVND, 330_000))
	fmt.Println(step.Text(), step.Check())
	// Output:
	// 66000 <nil>
}

// A tree that is told elsewhere in an explanation stands as one leaf.
func ExampleStanding() {
	total := proof.Derived("total_paid", proof.InVND, proof.ProductOf,
		proof.Given("own_part", proof.InVND, 264_000), proof.Given("payments", proof.InFactor, 12))
	leaf := proof.Standing(total)
	fmt.Println(leaf.Quantity, leaf.Text(), len(leaf.Children))
	// Output:
	// total_paid 3168000 0
}
