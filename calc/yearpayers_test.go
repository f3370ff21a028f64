package calc_test

import (
	"fmt"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// Who supports a year's payments is told payer by payer, and together they
// bear what the year was supported with; the three figures have a pension each.
func TestTheSupportOfAYearIsThatOfItsPayers(t *testing.T) {
	c := vietnamese(t)
	who := calc.Person{
		Sex: rules.Female, Born: month("1988-03"),
		Residence: []calc.Residence{{Period: rules.Period{From: month("2010-01")}, Province: "hai-duong", Area: "rural"}},
		Status:    []calc.Status{{Period: rules.Period{From: month("2022-01")}, Is: "near_poor"}},
	}
	granted := calc.Row{
		Period: rules.Period{From: month("2019-01"), Until: month("2020-01")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000,
		SupportGiven: true, StateSupport: 40_000, LocalSupport: 10_000,
	}
	l, err := c.Life(who, []calc.Row{granted, plan("2023-07", "2025-12", 1_500_000)[0]})
	if err != nil {
		t.Fatal(err)
	}
	j, err := ahead.Project(c, l, ahead.Question{Plan: plan("2026-01", "2026-12", 1_500_000)})
	if err != nil {
		t.Fatal(err)
	}
	local := 0
	for _, y := range j.Years {
		if y.StateSupport+y.LocalSupport+y.DonorSupport != y.Supported {
			t.Errorf("%d: %d + %d + %d are not %d", y.Year, y.StateSupport, y.LocalSupport, y.DonorSupport, y.Supported)
		}
		if y.LocalSupport > 0 {
			local++
		}
	}
	if local != 5 { // what the record says of 2019, then Hải Dương (Hải Phòng since 2025-07) in 2023 to 2026
		t.Errorf("%d years with local support, want 5: %+v", local, j.Years)
	}
	stop, most := j.Beside()
	if stop.InsuredMonths != j.StopNow.InsuredMonths || most.InsuredMonths != j.Most.InsuredMonths || most.Monthly != j.Most.Monthly {
		t.Errorf("stop %+v and most %+v are not %+v and %+v", stop, most, j.StopNow, j.Most)
	}
}

func ExampleProjection_Beside() {
	c, life := somebody()
	month := rules.MonthOf
	v, err := ahead.Project(c, life, ahead.Question{Plan: []calc.Row{
		{Period: rules.Period{From: month(2027, 1), Until: month(2039, 1)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 3_000_000},
	}})
	stop, most := v.Beside()
	fmt.Println(stop.InsuredMonths, stop.Monthly, most.InsuredMonths, most.Monthly, err)
	// Output:
	// 36 0 180 18369450 <nil>
}
