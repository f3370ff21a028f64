package pension_test

import (
	"testing"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// TestTimeTakenOutDecides: Law 41/2024 leaves the one-time benefit of those who
// stopped to whoever was insured before July 2025; it says nothing of time that
// was paid out. That it decides is said where only such time lies before.
func TestTimeTakenOutDecides(t *testing.T) {
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		record []pension.Spell
		ground pension.Ground
		want   bool
	}{
		{"all before", []pension.Spell{months(v, "2024-01", "2024-12")}, pension.StoppedPaying, false},
		{"taken out before, insured since", []pension.Spell{taken("2024-01", "2024-12"), months(v, "2025-07", "2026-03")}, pension.StoppedPaying, true},
		{"the same, another ground", []pension.Spell{taken("2024-01", "2024-12"), months(v, "2025-07", "2026-03")}, pension.Emigrating, false},
		{"taken out in the last month before", []pension.Spell{taken("2025-06", "2025-06"), months(v, "2025-07", "2026-03")}, pension.StoppedPaying, true},
		{"taken out in the first month after", []pension.Spell{taken("2025-07", "2025-07"), months(v, "2025-08", "2026-03")}, pension.StoppedPaying, false},
		{"taken out and insured before", []pension.Spell{taken("2024-01", "2024-12"), months(v, "2025-06", "2026-03")}, pension.StoppedPaying, false},
		{"insured since, nothing taken out", []pension.Spell{months(v, "2025-07", "2026-03")}, pension.StoppedPaying, false},
		{"never insured", nil, pension.StoppedPaying, false},
	} {
		c := pension.Claimant{Book: book, Sex: rules.Female, Born: month("1980-01"), Record: recordOf(t, tt.record...)}
		got, _ := c.OneTime(pension.OneTimeClaim{Month: month("2027-06"), Ground: tt.ground})
		if got.TakenOut != tt.want {
			t.Errorf("%s: hangs on time taken out: %v", tt.name, got.TakenOut)
		}
	}
}
