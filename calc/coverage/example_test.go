package coverage_test

import (
	"fmt"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/coverage"
)

// How many are missing until six of a hundred take part.
func ExampleOf() {
	c, _ := calc.Vietnam()
	v := coverage.Of(c, coverage.Question{Population: 12_000, Participants: 540, TargetRate: 60_000})
	fmt.Println(v.Rate.Percent(), v.Needed)
	// Output:
	// 4.5% 180
}
