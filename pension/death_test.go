package pension_test

import (
	"testing"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// The family gets the months of the allowance that were not drawn yet: none
// when all were, and none when more were than granted.
func TestWhatIsLeftOfAnAllowanceIsNeverBelowNothing(t *testing.T) {
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	c := pension.Claimant{Book: book, Sex: rules.Female, Born: rules.MonthOf(1966, 10)}
	for received, want := range map[int]rules.VND{0: 5_000_000, 9: 500_000, 10: 0, 11: 0, 1_200: 0} {
		s, missing := c.Death(pension.Death{
			Month: rules.MonthOf(2026, 8), Allowance: pension.Remaining{Monthly: 500_000, Months: 10, Received: received},
		})
		if missing.Missing() || s.Remaining != want {
			t.Errorf("%d of 10 months received: %d is left, want %d", received, s.Remaining, want)
		}
	}
}
