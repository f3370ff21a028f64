package pension_test

import (
	"testing"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// TestARefusedPensionIsEmpty: what was not granted has no amount, no years and
// no start, also where the variable held a granted pension before.
func TestARefusedPensionIsEmpty(t *testing.T) {
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	long := pension.Claimant{Book: book, Sex: rules.Male, Born: month("1960-01"), Record: recordOf(t, months(o, "1985-01", "2020-12"), months(v, "2021-01", "2026-06"))}
	var got pension.OldAge
	if missing := long.PensionInto(&got, &pension.Claim{Asked: month("2026-06")}); missing != nil || got.LumpSum == 0 {
		t.Fatalf("%d at once, missing %v", got.LumpSum, missing)
	}
	short := pension.Claimant{Book: book, Sex: rules.Male, Born: month("1960-01"), Record: recordOf(t, months(v, "2020-01", "2020-07"))}
	short.PensionInto(&got, &pension.Claim{Asked: month("2026-06")})
	if got.Law == nil || got.Shortfalls.Len() == 0 || got.Time.Insured() != 7 || got.BenefitYears != 2 {
		t.Errorf("refused after %d months, %d half years, with %d shortfalls", got.Time.Insured(), got.BenefitYears, got.Shortfalls.Len())
	}
	missing := pension.Claimant{Book: book, Sex: rules.Male, Born: month("1960-01"), Record: recordOf(t, months(o, "2010-01", "2024-08"))}
	var again pension.OldAge
	if missing.PensionInto(&again, &pension.Claim{Asked: month("2026-06")}); again.MayPay.Months != 4 || again.Shortfalls.Len() != 1 {
		t.Fatalf("%d months may be paid", again.MayPay.Months)
	}
	if long.PensionInto(&again, &pension.Claim{Asked: month("2026-06")}); again.MayPay != (pension.MayPay{}) || again.Shortfalls.Len() != 0 || again.LumpSum == 0 {
		t.Errorf("granted after a refusal: %+v, %d shortfalls", again.MayPay, again.Shortfalls.Len())
	}
	var none pension.OldAge
	for _, f := range []struct {
		name      string
		got, want any
	}{
		{"branch", got.Branch, pension.NoBranch}, {"start", got.Start, none.Start}, {"old start", got.OldStart, false},
		{"average", got.Average, none.Average}, {"accrued", got.Accrued, none.Accrued}, {"months early", got.MonthsEarly, 0},
		{"reduction", got.Reduction, none.Reduction}, {"rate", got.Rate, none.Rate}, {"computed", got.Computed, none.Computed},
		{"floor", got.Floor, none.Floor}, {"monthly", got.Monthly, none.Monthly}, {"years to the highest rate", got.CapYears, none.CapYears},
		{"years beyond it", got.LumpYears, none.LumpYears}, {"of these after the age", got.LumpAfter, none.LumpAfter},
		{"months after the age", got.PaidAfter, 0}, {"at once", got.LumpSum, none.LumpSum},
	} {
		if f.got != f.want {
			t.Errorf("%s: %v", f.name, f.got)
		}
	}
}
