package standing_test

import (
	"fmt"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/standing"
	"github.com/volsi/volsi/rules"
)

// An amount that follows the poverty line and the tables of indexation is
// announced for a while and assumed from then on.
func ExampleFrom() {
	c, _ := calc.Vietnam()
	look := standing.From(c.Assuming(calc.Assumptions{Inflation: 30_000, HasInflation: true}))
	for _, year := range []int{2026, 2030} {
		b := look.At(standing.Poverty|standing.Indexation, rules.MonthOf(year, 7))
		fmt.Println(b.Standing(), b.On(), b.AssumedFrom() != 0)
		for _, a := range look.Assumed(b) {
			fmt.Println("-", a.What, a.Value.Percent(), a.Set, a.From)
		}
	}
	// Output:
	// published [poverty_line indexation] false
	// assumed [poverty_line indexation] true
	// - inflation 3% own 2027-01
	// - poverty_line_growth 0% none 2028-01
}
