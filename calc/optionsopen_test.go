package calc_test

import (
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// TestAnOpenRowIsPaidUntilTheQuestion: who pays on without an end has paid until
// the month of the question; before a payment at once in that month none are left to
// be paid one by one.
func TestAnOpenRowIsPaidUntilTheQuestion(t *testing.T) {
	c := vietnam(t)
	person := calc.Person{Sex: rules.Female, Born: month("1968-02")}
	for _, until := range []rules.Month{0, month("2026-01"), month("2026-02")} {
		l, err := c.Life(person, []calc.Row{{Period: rules.Period{From: month("2012-06"), Until: until}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000}})
		if err != nil {
			t.Fatal(err)
		}
		o, err := c.Options(l, calc.OptionsQuestion{Month: month("2026-01")})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range o.Open {
			if x.MonthsBefore != 0 {
				t.Errorf("paid until %s, %s: %d months before", until, x.Kind, x.MonthsBefore)
			}
		}
	}
}
