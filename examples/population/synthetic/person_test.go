package synthetic

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/people"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

func maker(t *testing.T, month string, seed uint64) (*Maker, *calc.Calculator) {
	t.Helper()
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return New(c.Book(), monthOf(month), seed), c
}

// Whatever is asked about made-up people can be answered: their records keep
// to the law of every payment.
func TestEverybodyIsPossible(t *testing.T) {
	for _, month := range []string{"2020-02", "2024-03", "2026-07", "2026-11"} {
		m, c := maker(t, month, 1)
		batch, err := calc.NewBatch(calc.BatchQuestion{
			Want: calc.WantContribution | calc.WantPension | calc.WantOneTime | calc.WantDeath | calc.WantSupportYears, Month: monthOf(month), Ground: pension.StoppedPaying, Year: 2026,
		}, c)
		if err != nil {
			t.Fatal(err)
		}
		var s calc.Subject
		w, f := batch.Worker(), make([]calc.Figures, 1)
		for n := range int64(2_000) {
			m.Fill(&s, n)
			if err := w.Evaluate(f, &s); err != nil {
				t.Fatalf("person %d in %s: %v\n%+v", n, month, err, s)
			}
		}
	}
}

// A line says everything about a person.
func TestALineIsReadBack(t *testing.T) {
	m, _ := maker(t, "2026-07", 1)
	layout, err := people.ParseLayout([]byte(Header))
	if err != nil {
		t.Fatal(err)
	}
	parser := layout.Parser()
	var made calc.Subject
	var read people.Row
	for n := range int64(2_000) {
		m.Fill(&made, n)
		line := AppendLine(nil, n, &made)
		if faults := parser.Parse(line, &read); len(faults) > 0 {
			t.Fatalf("%s: %v", line, faults)
		}
		if diff := cmp.Diff(made, read.Subject, cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(calc.Row{})); diff != "" {
			t.Fatalf("%s:\n%s", line, diff)
		}
		if id := ID(nil, n); string(read.ID) != string(id) {
			t.Fatalf("%s is called %s", read.ID, id)
		}
	}
}

// A person depends on seed and number alone: on no one made before, and not on
// what the memory held.
func TestAPersonIsMadeAlone(t *testing.T) {
	m, _ := maker(t, "2026-07", 7)
	var used calc.Subject
	lines := map[int64]string{}
	for n := range int64(500) {
		m.Fill(&used, n)
		lines[n] = string(AppendLine(nil, n, &used))
	}
	again, _ := maker(t, "2026-07", 7)
	other, _ := maker(t, "2026-07", 8)
	changed := 0
	for n := int64(499); n >= 0; n -= 7 {
		var fresh calc.Subject
		again.Fill(&fresh, n)
		if got := string(AppendLine(nil, n, &fresh)); got != lines[n] {
			t.Errorf("person %d alone is\n%s, not\n%s", n, got, lines[n])
		}
		if other.Fill(&fresh, n); string(AppendLine(nil, n, &fresh)) != lines[n] {
			changed++
		}
	}
	if changed < 60 {
		t.Errorf("only %d people differ under another seed", changed)
	}
}

// Shares are drawn as they are written down, within what chance allows.
func TestSharesAreKept(t *testing.T) {
	m, _ := maker(t, "2026-07", 1)
	var s calc.Subject
	women, before2019, minimum, n := 0, 0, 0, 20_000
	for i := range n {
		m.Fill(&s, int64(i))
		if s.Sex == rules.Female {
			women++
		}
		for _, r := range s.Rows {
			if r.Scheme == pension.Voluntary {
				if r.From < rules.MonthOf(2019, 1) {
					before2019++
				}
				break
			}
		}
		if s.Pays.Income == m.eraOf(m.month).floor {
			minimum++
		}
	}
	for what, got := range map[string][2]int{"women": {women, female}, "joined before 2019": {before2019, 15}, "pay the least": {minimum, 60}} {
		if share := 100 * got[0] / n; share < got[1]-2 || share > got[1]+2 {
			t.Errorf("%s: %d%% of the people, not %d%%", what, share, got[1])
		}
	}
}

// monthOf reads a month of a test's table.
func monthOf(s string) rules.Month {
	m, err := rules.ParseMonth(s)
	if err != nil {
		panic(err)
	}
	return m
}
