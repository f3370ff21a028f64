package pension_test

import (
	"testing"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// Values that no document can give have a name all the same, and no age.
func TestValuesOutsideTheirKind(t *testing.T) {
	for name, got := range map[string]string{
		"branch": pension.Branch(255).String(), "ground": pension.Ground(255).String(), "scheme": pension.Scheme(255).String(),
	} {
		if got == "" {
			t.Errorf("a %s outside its kind has no name", name)
		}
	}
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	if age := pension.AgeOf(book, 0, month("1970-01"), 0); age.Law != nil || age.Reached != 0 || age.Months != 0 {
		t.Errorf("somebody of no sex reaches %d months in %s", age.Months, age.Reached)
	}
	c := pension.Claimant{Book: book, Born: month("1960-01"), Record: recordOf(t, months(o, "1985-01", "2020-12"))}
	old, missing := c.Pension(pension.Claim{Asked: month("2026-06")})
	if old.Eligible() || missing.Missing() {
		t.Errorf("somebody of no sex has the pension %d", old.Monthly)
	}
	if once, _ := c.OneTime(pension.OneTimeClaim{Month: month("2026-06"), Ground: pension.AtAge}); once.Amount < 0 || once.Amount > rules.MaxVND {
		t.Errorf("%d at once", once.Amount)
	}
}
