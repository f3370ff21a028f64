package pension_test

import (
	"math/big"
	"testing"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// Up to the bound that the law proves, and beyond it, averages are exact: the
// longest record at the highest factors.
func TestAveragesOnBothSidesOfTheBound(t *testing.T) {
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	law := book.On(rules.MonthOf(2026, 7))
	bound := rules.VND(1)
	for law.Indexation.Fits(bound*2, 1_200) {
		bound *= 2
	}
	for step := bound / 2; step > 0; step /= 2 {
		if law.Indexation.Fits(bound+step, 1_200) {
			bound += step
		}
	}
	if bound < 100_000_000 || law.Indexation.Fits(bound+1, 1_200) || law.Indexation.Fits(bound, 1_201) {
		t.Fatalf("sums are proved to fit up to %d a month", bound)
	}
	from, until := rules.MonthOf(1961, 1), rules.MonthOf(1961, 1)+780
	for _, amount := range []rules.VND{1, bound - 1, bound, bound + 1, 1_000 * bound, rules.MaxVND} {
		r, _ := pension.NewRecord([]pension.Spell{{Period: rules.Period{From: from, Until: until}, Scheme: pension.Compulsory, Monthly: amount}})
		got, missing := r.AverageBefore(until, law, pension.Tables{})
		sum := new(big.Int)
		for m := from; m < until; m++ {
			factor, _ := law.Indexation.Compulsory.Value.Of(m.Year())
			sum.Add(sum, new(big.Int).Mul(big.NewInt(int64(amount)), big.NewInt(int64(factor))))
		}
		want := new(big.Rat).SetFrac(sum, big.NewInt(780*1_000_000))
		if missing.Missing() || !within(want, got.Times(1, 1)) {
			t.Errorf("%d a month: %d, want %s", amount, got.Times(1, 1), want.FloatString(2))
		}
	}
}

// within reports whether v is the fraction rounded half up.
func within(r *big.Rat, v rules.VND) bool {
	twice := new(big.Rat).Add(r, big.NewRat(1, 2))
	return new(big.Int).Div(twice.Num(), twice.Denom()).Int64() == int64(v)
}
