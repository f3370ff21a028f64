package people_test

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/people"
	"github.com/volsi/volsi/rules"
)

// Three people; the second line was cut off.
func ExampleRun() {
	const in = `id,sex,born,province,area,status,record,income
anna,female,1969-05,hai-duong,rural,near_poor:2020-01..,c:2005-01..2015-12@3000000;v:2016-01..2026-06@1500000,1500000
binh,male,1970-0
chi,female,1985-11-02,ha-noi,urban,,v:2018-01..2018-12@200000,2000000
`
	c, _ := calc.Vietnam()
	b, _ := calc.NewBatch(calc.BatchQuestion{Want: calc.WantContribution, Month: rules.MonthOf(2026, 7)}, c)
	sum, err := people.Run(context.Background(), b, people.Files{
		In: strings.NewReader(in), Out: os.Stdout,
		Bad: func(f people.Fault) error {
			fmt.Printf("row %d: %s\n", f.Row, f.Code)
			return nil
		},
	})
	fmt.Println(sum, err)
	// Output:
	// row,id,weight,law,answered,pay_eligible,pay_months,support_months_left,gross,state,province,district,commune,fund,donors,net
	// row 2: bad-month
	// row 2: too-few-fields
	// row 3: income-below-floor
	// 1,anna,1,0,contribution,true,1,17,330000,132000,82500,0,0,0,0,115500
	// {3 2} <nil>
}
