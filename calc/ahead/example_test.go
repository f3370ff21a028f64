package ahead_test

import (
	"fmt"
	"log"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
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

func ExampleProject() {
	c, life := somebody()
	month := rules.MonthOf
	v, err := ahead.Project(c, life, ahead.Question{Plan: []calc.Row{
		{Period: rules.Period{From: month(2027, 1), Until: month(2039, 1)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 3_000_000},
	}})
	fmt.Println(v.Pension.Starts, v.Pension.Monthly, "for", v.TotalPaid, err)
	// Output:
	// 2039-01 1233450 for 98023200 <nil>
}
