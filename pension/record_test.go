package pension_test

import (
	"fmt"
	"testing"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// months returns a spell of a scheme, first and last month included.
func months(scheme pension.Scheme, from, to string) pension.Spell {
	return pension.Spell{
		Period: rules.Period{From: month(from), Until: month(to) + 1}, Scheme: scheme, Monthly: 1_500_000,
	}
}

// bought returns missing months that were paid at once in a later month.
func bought(from, to, paid string) pension.Spell {
	s := months(pension.Voluntary, from, to)
	s.Backpaid = month(paid)
	return s
}

// taken returns months that were paid out as a one-time benefit.
func taken(from, to string) pension.Spell {
	s := months(pension.Compulsory, from, to)
	s.Withdrawn = true
	return s
}

func recordOf(t *testing.T, spells ...pension.Spell) pension.Record {
	t.Helper()
	r, clashes := pension.NewRecord(spells)
	if clashes != nil {
		t.Fatalf("clashes: %v", clashes)
	}
	return r
}

const v, o = pension.Voluntary, pension.Compulsory

func TestRecord(t *testing.T) {
	tests := []struct {
		name                  string
		record                []pension.Spell
		at                    string // the end of this month
		voluntary, compulsory int
		last                  string
		scheme                pension.Scheme
	}{
		{"nothing paid", nil, "2026-06", 0, 0, "", 0},
		{"a year", []pension.Spell{months(v, "2020-01", "2020-12")}, "2026-06", 12, 0, "2020-12", v},
		{"half of the year has passed", []pension.Spell{months(v, "2020-01", "2020-12")}, "2020-06", 6, 0, "2020-06", v},
		{"the year is still to come", []pension.Spell{months(v, "2020-01", "2020-12")}, "2019-12", 0, 0, "", 0},
		{"a pause does not count", []pension.Spell{months(v, "2020-01", "2020-06"), months(o, "2021-01", "2021-06")}, "2026-06", 6, 6, "2021-06", o},
		{"told in another order", []pension.Spell{months(o, "2021-01", "2021-06"), months(v, "2020-01", "2020-06")}, "2026-06", 6, 6, "2021-06", o},
		{"what was taken does not count", []pension.Spell{months(v, "2020-01", "2020-06"), taken("2021-01", "2021-06")}, "2026-06", 6, 0, "2020-06", v},
		{"months bought later do not count before", []pension.Spell{months(v, "2020-01", "2020-06"), bought("2020-07", "2020-12", "2026-06")}, "2026-05", 6, 0, "2020-06", v},
		{"they count from their payment on", []pension.Spell{months(v, "2020-01", "2020-06"), bought("2020-07", "2020-12", "2026-06")}, "2026-06", 12, 0, "2026-06", v},
	}
	for _, tt := range tests {
		r, at := recordOf(t, tt.record...), month(tt.at)
		time := r.Before(at + 1)
		last, scheme := r.LastPaid(at + 1)
		if time.Voluntary != tt.voluntary || time.Compulsory != tt.compulsory || last.String() != tt.last || scheme != tt.scheme {
			t.Errorf("%s: %d voluntary and %d compulsory months, last %s %s; want %d, %d, %s %s",
				tt.name, time.Voluntary, time.Compulsory, scheme, last, tt.voluntary, tt.compulsory, tt.scheme, tt.last)
		}
	}
}

func TestCompletes(t *testing.T) {
	tests := []struct {
		name   string
		record []pension.Spell
		need   int
		want   string
	}{
		{"in the last month of a year", []pension.Spell{months(v, "2020-01", "2020-12")}, 12, "2020-12"},
		{"in the seventh month of a year", []pension.Spell{months(v, "2020-01", "2020-12")}, 7, "2020-07"},
		{"never, a month short", []pension.Spell{months(v, "2020-01", "2020-12")}, 13, ""},
		{"after a pause", []pension.Spell{months(v, "2020-01", "2020-06"), months(o, "2021-01", "2021-06")}, 7, "2021-01"},
		{"without what was taken", []pension.Spell{taken("2019-01", "2019-12"), months(v, "2020-01", "2020-12")}, 12, "2020-12"},
		{"when the missing months are bought", []pension.Spell{months(v, "2020-01", "2020-06"), bought("2020-07", "2020-12", "2026-06")}, 12, "2026-06"},
		{"with months bought in between, not before they are", []pension.Spell{months(v, "2020-01", "2020-06"), bought("2020-07", "2020-12", "2026-06"), months(v, "2021-01", "2021-12")}, 20, "2026-06"},
	}
	for _, tt := range tests {
		if got := recordOf(t, tt.record...).Completes(tt.need); got.String() != tt.want {
			t.Errorf("%s: %d months are there in %q, want %q", tt.name, tt.need, got, tt.want)
		}
	}
}

func TestClashes(t *testing.T) {
	tests := []struct {
		name   string
		spells []pension.Spell
		want   string
	}{
		{"one after the other", []pension.Spell{months(v, "2020-01", "2020-06"), months(o, "2020-07", "2020-12")}, "[]"},
		{"a month told twice", []pension.Spell{months(v, "2020-01", "2020-06"), months(o, "2020-06", "2020-12")}, "[[0 1]]"},
		{"told in another order", []pension.Spell{months(o, "2020-06", "2020-12"), months(v, "2020-01", "2020-06")}, "[[1 0]]"},
		{"a long one over two short ones", []pension.Spell{months(v, "2020-01", "2025-06"), months(o, "2021-01", "2021-01"), months(o, "2022-01", "2022-01")}, "[[0 1] [0 2]]"},
		{"taken time is told once too", []pension.Spell{taken("2020-01", "2020-06"), months(v, "2020-06", "2020-06")}, "[[0 1]]"},
	}
	for _, tt := range tests {
		r, clashes := pension.NewRecord(tt.spells)
		if got := fmt.Sprint(clashes); got != tt.want || clashes != nil && len(r.Spells()) != 0 {
			t.Errorf("%s: clashes %s with %d spells, want %s", tt.name, got, len(r.Spells()), tt.want)
		}
	}
}

func TestJoined(t *testing.T) {
	r := recordOf(t, taken("2009-01", "2009-12"), months(v, "2012-03", "2012-06"), months(o, "2010-01", "2010-06"))
	if r.Joined().String() != "2010-01" || r.JoinedVoluntary().String() != "2012-03" || r.JoinedCompulsory().String() != "2010-01" {
		t.Errorf("joined in %s, %s, %s", r.Joined(), r.JoinedVoluntary(), r.JoinedCompulsory())
	}
	if none := recordOf(t); none.Joined() != 0 || none.JoinedVoluntary() != 0 || none.JoinedCompulsory() != 0 {
		t.Error("a record without months was joined")
	}
}

// TestSpellsAreACopy: whoever changes the spells that a record gave, or those
// that it was made from, has not changed the record.
func TestSpellsAreACopy(t *testing.T) {
	given := []pension.Spell{months(v, "2020-01", "2020-12")}
	r := recordOf(t, given...)
	given[0].Withdrawn = true
	r.Spells()[0].Withdrawn = true
	if got := r.Before(rules.MonthOf(2026, 1)).Voluntary; got != 12 {
		t.Errorf("%d months, want 12", got)
	}
}

// month reads a month of a test's table.
func month(s string) rules.Month {
	m, err := rules.ParseMonth(s)
	if err != nil {
		panic(err)
	}
	return m
}
