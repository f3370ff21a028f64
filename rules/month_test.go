package rules_test

import (
	"testing"
	"time"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/rules"
)

func TestParseMonth(t *testing.T) {
	for s, want := range map[string]rules.Month{
		"2026-07":    rules.MonthOf(2026, 7),
		"2026-07-15": rules.MonthOf(2026, 7),
		"2024-02-29": rules.MonthOf(2024, 2),
		"1900-01":    rules.FirstMonth,
		"2130-12":    rules.LastMonth,
		"2130-12-31": rules.LastMonth,
	} {
		if got, err := rules.ParseMonth(s); got != want || err != nil {
			t.Errorf("ParseMonth(%q) = %v, %v, want %v", s, got, err, want)
		}
	}
	for _, s := range []string{
		"", "2026", "2026-7", "2026-00", "2026-13", "2026/07", "26-07", "2026-07-", "2026-07-00", "2026-07-32", "2026-02-29", "1900-02-29",
		"2026-04-31", "1899-12", "2131-01", " 2026-07", "2026-07 ", "2026-07-1", "２０２６-07", "-026-07", "2026-+7", "2026-07-15T", "2026-07/15",
	} {
		if got, err := rules.ParseMonth(s); err == nil || got != 0 {
			t.Errorf("ParseMonth(%q) = %v, %v, want a fault and no month", s, got, err)
		}
	}
}

func TestMonthProperties(t *testing.T) {
	holds(t, "a month that is written is read again", func(n int) bool {
		m := rules.Month(n)
		back, err := rules.ParseMonth(m.String())
		return err == nil && back == m && rules.MonthOf(m.Year(), m.OfYear()) == m
	}, gen.IntRange(int(rules.FirstMonth), int(rules.LastMonth)))

	holds(t, "counting months up is what a calendar does", func(n, k int) bool {
		m := rules.Month(n)
		d := time.Date(m.Year(), time.Month(m.OfYear()), 1, 0, 0, 0, 0, time.UTC).AddDate(0, k, 0)
		return m+rules.Month(k) == rules.MonthOf(d.Year(), int(d.Month()))
	}, gen.IntRange(int(rules.FirstMonth), int(rules.LastMonth)-1200), gen.IntRange(0, 1200))

	holds(t, "a day is read exactly when the calendar has it", func(y, m, d int) bool {
		s := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		written := rules.MonthOf(y, m).String() + "-" + string([]byte{byte('0' + d/10), byte('0' + d%10)})
		got, err := rules.ParseDate(written)
		exists := s.Day() == d && int(s.Month()) == m
		return (err == nil) == exists && (!exists || got.String() == written && got.Month() == rules.MonthOf(y, m))
	}, gen.IntRange(1900, 2130), gen.IntRange(1, 12), gen.IntRange(1, 31))

	holds(t, "a later day is a greater date", func(a, b int) bool {
		day := func(n int) time.Time { return time.Date(1950, 1, 1+n, 0, 0, 0, 0, time.UTC) }
		x, errX := rules.ParseDate(day(a).Format("2006-01-02"))
		y, errY := rules.ParseDate(day(b).Format("2006-01-02"))
		return errX == nil && errY == nil && (a < b) == (x < y)
	}, gen.IntRange(0, 40_000), gen.IntRange(0, 40_000))
}

func TestZeroMonths(t *testing.T) {
	if got := rules.Month(0).String(); got != "" {
		t.Errorf("no month is written %q", got)
	}
	if got := rules.Date(0).String(); got != "" {
		t.Errorf("no day is written %q", got)
	}
	var m rules.Month
	if err := m.UnmarshalText([]byte("2026-13")); err == nil || m != 0 {
		t.Errorf("a wrong month is read as %v, %v", m, err)
	}
	if err := m.UnmarshalText([]byte("2026-07")); err != nil || m.String() != "2026-07" {
		t.Errorf("2026-07 is read as %v, %v", m, err)
	}
	if err := m.UnmarshalText(nil); err != nil || m != 0 {
		t.Errorf("nothing is read as %v, %v", m, err)
	}
}

func TestPeriods(t *testing.T) {
	p := func(from, until rules.Month) rules.Period { return rules.Period{From: from, Until: until} }
	overlaps := []struct {
		name string
		a, b rules.Period
		want bool
	}{
		{"apart", p(10, 20), p(30, 40), false},
		{"one ends where the other begins", p(10, 20), p(20, 30), false},
		{"one month shared", p(10, 21), p(20, 30), true},
		{"one within the other", p(10, 40), p(20, 30), true},
		{"the same", p(10, 20), p(10, 20), true},
		{"an open one after", p(10, 20), p(20, 0), false},
		{"an open one before", p(5, 0), p(20, 30), true},
		{"two open ones", p(5, 0), p(900, 0), true},
	}
	for _, tt := range overlaps {
		if tt.a.Overlaps(tt.b) != tt.want || tt.b.Overlaps(tt.a) != tt.want {
			t.Errorf("%s: Overlaps = %t and %t, want %t", tt.name, tt.a.Overlaps(tt.b), tt.b.Overlaps(tt.a), tt.want)
		}
	}
	holds(t, "a period has as many months as it says, and no other", func(from, length, at int) bool {
		q := p(rules.Month(from), rules.Month(from+length))
		in := 0
		for m := rules.Month(0); m < 400; m++ {
			if q.Has(m) {
				in++
			}
		}
		return in == q.Months() && q.Has(rules.Month(at)) == (at >= from && at < from+length)
	}, gen.IntRange(1, 100), gen.IntRange(0, 200), gen.IntRange(0, 400))
	if open := p(10, 0); !open.Has(10) || !open.Has(100_000) || open.Has(9) || open.Months() != 0 {
		t.Errorf("an open period goes on for ever and has no length")
	}
}
