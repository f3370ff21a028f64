package synthetic

import (
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

func TestEverybodyIsPossible(t *testing.T) {
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	for _, month := range []string{"2024-03", "2026-07", "2026-11"} {
		m := New(c.Book(), rules.MustParseMonth(month), 1)
		batch, err := calc.NewBatch(calc.BatchQuestion{
			Want: calc.WantContribution | calc.WantPension | calc.WantOneTime | calc.WantDeath | calc.WantSupportYears, Month: rules.MustParseMonth(month), Ground: pension.StoppedPaying, Year: 2026,
		}, c)
		if err != nil {
			t.Fatal(err)
		}
		var s calc.Subject
		w, f := batch.Worker(), make([]calc.Figures, 1)
		for n := range int64(3_000) {
			m.Fill(&s, n)
			if err := w.Evaluate(f, &s); err != nil {
				t.Fatalf("person %d in %s: %v\n%+v", n, month, err, s)
			}
		}
	}
}
