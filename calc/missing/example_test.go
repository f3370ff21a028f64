package missing_test

import (
	"fmt"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/missing"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// Nothing was said of poverty or the place of living: the answer is that of
// everybody, and what either would make of it stands beside.
func ExampleOf() {
	c, _ := calc.Vietnam()
	month := rules.MonthOf
	life, _ := c.Life(calc.Person{Sex: rules.Female, Born: month(1970, 5)}, []calc.Row{
		{Period: rules.Period{From: month(2020, 1), Until: month(2023, 1)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000},
	})
	q := calc.ContributionQuestion{Paid: month(2026, 7), Income: 1_500_000, HasSupported: true}
	v, _ := c.Contribution(life, q)
	fmt.Println("net", v.Net)
	for _, m := range missing.Of(c, life, q) {
		for _, e := range m.Effects {
			if e.Field == "net" {
				fmt.Println(m.Path, m.Code, "–", e)
			}
		}
	}
	// Output:
	// net 264000
	// /person/status status – net: 264000, from 165000 (multidimensional_poor) to 231000 (ethnic_minority)
	// /person/residence province – net: 264000, from 66000 (hai-phong, island_commune) to 247500 (nghe-an)
	// /person/residence area – net: 264000, 165000 (island_commune)
}
