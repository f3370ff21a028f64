package pension_test

import (
	"testing"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// Values that no document can give have a name all the same.
func TestValuesOutsideTheirKind(t *testing.T) {
	for name, got := range map[string]string{
		"branch": pension.Branch(255).String(), "ground": pension.Ground(255).String(), "scheme": pension.Scheme(255).String(),
	} {
		if got == "" {
			t.Errorf("a %s outside its kind has no name", name)
		}
	}
}

// The empty word is the scheme of nobody who was insured; another is none.
func TestSchemesReadBack(t *testing.T) {
	for _, s := range []pension.Scheme{0, v, o} {
		text, err := s.MarshalText()
		var back pension.Scheme
		if err != nil || back.UnmarshalText(text) != nil || back != s {
			t.Errorf("%q is read back as %q", text, back)
		}
	}
	var s pension.Scheme
	if s.UnmarshalText([]byte("private")) == nil {
		t.Errorf("a private scheme is read as %q", s)
	}
}

// A list of shortfalls keeps the first four, and none of before once it is emptied.
func TestShortfallsAreKept(t *testing.T) {
	var s pension.Shortfalls
	for i := range 6 {
		s.Add(pension.Shortfall{What: pension.InsuredMonths, Have: i})
		if got := s.List(); len(got) != min(i+1, 4) || s.Len() != len(got) || got[len(got)-1].Have != min(i, 3) {
			t.Errorf("after %d: %v", i+1, got)
		}
	}
	if s.Reset(); s.Len() != 0 || len(s.List()) != 0 {
		t.Errorf("emptied: %v", s.List())
	}
}

// Missing months of before a month that were paid in it or later are bought.
func TestMonthsBoughtAcrossAMonth(t *testing.T) {
	withdrawn := bought("2013-01", "2013-12", "2014-01")
	withdrawn.Withdrawn = true
	for _, tt := range []struct {
		name  string
		spell pension.Spell
		want  bool
	}{
		{"paid in the month", bought("2013-07", "2013-12", "2014-01"), true},
		{"paid in the month before", bought("2013-07", "2013-11", "2013-12"), false},
		{"paid years later", bought("2013-07", "2013-12", "2020-01"), true},
		{"begun in the month before", bought("2013-12", "2014-06", "2014-07"), true},
		{"begun in the month", bought("2014-01", "2014-06", "2014-07"), false},
		{"paid out since", withdrawn, false},
		{"paid month by month", months(v, "2013-07", "2014-06"), false},
	} {
		if got := recordOf(t, tt.spell).Bought(month("2014-01")); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// No months at all are complete with the first month insured.
func TestNoMonthsAreCompleteAtOnce(t *testing.T) {
	r := recordOf(t, months(v, "2020-01", "2020-12"))
	for _, need := range []int{-7, 0, 1} {
		if got := r.Completes(need); got != month("2020-01") {
			t.Errorf("%d months are complete in %s", need, got)
		}
	}
}

// TestSupportTakenOffAsFarAsThereIsAny: what is left is nothing where the
// support is all there is, and it is said where it would be less.
func TestSupportTakenOffAsFarAsThereIsAny(t *testing.T) {
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	c := pension.Claimant{Book: book, Sex: rules.Female, Born: month("1980-01"), Record: recordOf(t, months(v, "2020-01", "2022-12"))}
	claim := pension.OneTimeClaim{Month: month("2026-06"), Ground: pension.Emigrating}
	plain, _ := c.OneTime(claim)
	if plain.Before == 0 {
		t.Fatal("nothing is due")
	}
	for over, floored := range map[rules.VND]bool{-1: false, 0: false, 1: true} {
		claim.Support = plain.Before + over
		if got, _ := c.OneTime(claim); got.Amount != max(0, -over) || got.Floored != floored {
			t.Errorf("%d more support than benefit: %d, floored %v", over, got.Amount, got.Floored)
		}
	}
}
