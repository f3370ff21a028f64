package plans_test

import (
	"fmt"
	"log"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// somebody has paid for three years.
func somebody() (*calc.Calculator, *calc.Life) {
	c, err := calc.Vietnam()
	if err != nil {
		log.Fatal(err)
	}
	month := rules.MonthOf
	life, err := c.Life(calc.Person{Sex: rules.Female, Born: month(1970, 5)}, []calc.Row{
		{Period: rules.Period{From: month(2020, 1), Until: month(2023, 1)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000},
	})
	if err != nil {
		log.Fatal(err)
	}
	return c, life
}

func ExampleSolve() {
	c, life := somebody()
	month := rules.MonthOf
	v, err := plans.Solve(c, life, plans.SolveQuestion{Target: plans.Target{Monthly: 2_000_000}, Vary: plans.VaryIncome, Plan: []calc.Row{
		{Period: rules.Period{From: month(2027, 1), Until: month(2042, 1)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 3_000_000},
	}})
	fmt.Println(v.Reachable, v.Value.N, err)
	// Output:
	// true 4364882 <nil>
}

func ExampleSearch() {
	c, life := somebody()
	v, err := plans.Search(c, life, plans.CheapestQuestion{Target: plans.Target{Eligible: true}, Start: rules.MonthOf(2027, 1)})
	fmt.Println(v.Reachable, v.TotalPaid, "saves", v.SavedAgainstMonthly, err)
	// Output:
	// true 56169077 saves 5395723 <nil>
}
