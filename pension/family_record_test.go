package pension_test

import (
	"fmt"
	"testing"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

func famSpell(from, until string, scheme pension.Scheme) pension.Spell {
	return pension.Spell{Period: rules.Period{From: month(from), Until: month(until)}, Scheme: scheme, Monthly: 1_000_000}
}

func famBackpaid(from, until, paid string) pension.Spell {
	s := famSpell(from, until, pension.Voluntary)
	s.Backpaid = month(paid)
	return s
}

func famWithdrawn(s pension.Spell) pension.Spell {
	s.Withdrawn = true
	return s
}

// What counts at the start of July 2026, when it was last paid, and when six
// months were complete; until is the first month after a spell.
func TestFamilyRecord(t *testing.T) {
	const v, c = pension.Voluntary, pension.Compulsory
	for _, tt := range []struct {
		name   string
		spells []pension.Spell
		want   string // time, last paid, scheme, joined, six months complete
	}{
		{"nothing", nil, "{0 0}    "},
		{"a year", []pension.Spell{famSpell("2025-01", "2026-01", v)}, "{12 0} 2025-12 voluntary 2025-01 2025-06"},
		{"a pause does not count", []pension.Spell{famSpell("2025-01", "2025-04", v), famSpell("2025-07", "2026-01", c)}, "{3 6} 2025-12 compulsory 2025-01 2025-09"},
		{"the order is that of time", []pension.Spell{famSpell("2025-07", "2026-01", c), famSpell("2025-01", "2025-04", v)}, "{3 6} 2025-12 compulsory 2025-01 2025-09"},
		{"months to come do not count", []pension.Spell{famSpell("2026-05", "2027-01", v)}, "{2 0} 2026-06 voluntary 2026-05 2026-10"},
		{"missing months count once they are paid", []pension.Spell{famBackpaid("2024-01", "2024-07", "2026-06")}, "{6 0} 2026-06 voluntary 2026-06 2026-06"},
		{"and not before", []pension.Spell{famBackpaid("2024-01", "2024-07", "2026-07")}, "{0 0}   2026-07 2026-07"},
		{"what was taken out does not count", []pension.Spell{famWithdrawn(famSpell("2020-01", "2021-01", v)), famSpell("2025-01", "2025-03", c)}, "{0 2} 2025-02 compulsory 2025-01 "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, clashes := pension.NewRecord(tt.spells)
			if clashes != nil {
				t.Fatalf("NewRecord reports %v", clashes)
			}
			at := rules.MonthOf(2026, 7)
			last, scheme := r.LastPaid(at)
			if got := fmt.Sprint(r.Before(at), " ", last, " ", scheme, " ", r.Joined(), " ", r.Completes(6)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestFamilyRecordClashes(t *testing.T) {
	long, short, after := famSpell("2020-01", "2022-01", pension.Voluntary), famSpell("2020-05", "2020-06", pension.Compulsory), famSpell("2021-12", "2022-03", pension.Compulsory)
	if _, clashes := pension.NewRecord([]pension.Spell{long, short, after}); fmt.Sprint(clashes) != "[[0 1] [0 2]]" {
		t.Errorf("clashes %v", clashes)
	}
	if _, clashes := pension.NewRecord([]pension.Spell{long, famSpell("2022-01", "2022-03", pension.Compulsory)}); clashes != nil {
		t.Errorf("neighbours clash: %v", clashes)
	}
}

// The names of documents are read and written alike, and no other word is one.
func TestFamilyGrounds(t *testing.T) {
	for _, name := range pension.Grounds() {
		if g, ok := pension.ParseGround(name); !ok || g.String() != name {
			t.Errorf("ParseGround(%q) = %v, %t", name, g, ok)
		}
	}
	for _, word := range []string{"", "Illness", "stopped "} {
		if g, ok := pension.ParseGround(word); ok {
			t.Errorf("ParseGround(%q) = %v", word, g)
		}
	}
}
