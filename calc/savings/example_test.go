package savings_test

import (
	"fmt"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/savings"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// Ten thousand đồng a day pay for a year of contributions.
func ExampleOf() {
	c, _ := calc.Vietnam()
	life, _ := c.Life(calc.Person{Sex: rules.Female, Born: rules.MonthOf(1970, 5)}, nil)
	v, err := savings.Of(c, life, savings.Question{
		Amount: 10_000, Every: savings.EachDay,
		Toward: calc.ContributionQuestion{Paid: rules.MonthOf(2026, 7), Method: subsidy.Every12Months, Income: 1_500_000},
	})
	fmt.Println(v.Collected, "of", v.Needed, "short by", v.ShortBy, err)
	// Output:
	// 3650000 of 3168000 short by 0 <nil>
}
