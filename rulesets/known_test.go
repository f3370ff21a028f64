package rulesets_test

import (
	"testing"

	"github.com/volsi/volsi/rules"
)

func day(t *testing.T, s string) rules.Date {
	t.Helper()
	d, err := rules.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Each row is what a reader of that day could know about that month.
func TestWhatAReaderKnew(t *testing.T) {
	for _, row := range []struct {
		day, month string
		law        func(*rules.Law) string
		want       string
	}{
		{"2026-05-14", "2026-07", func(l *rules.Law) string { return amount(l.BaseSalary) }, "2340000"},
		{"2026-05-15", "2026-07", func(l *rules.Law) string { return amount(l.BaseSalary) }, "2530000"},
		{"2016-05-20", "2016-05", func(l *rules.Law) string { return amount(l.BaseSalary) }, "1150000"},
		{"2024-06-28", "2025-07", func(l *rules.Law) string { return count(l.Pension.MinInsuredMonths) }, "240"},
		{"2024-06-29", "2025-07", func(l *rules.Law) string { return count(l.Pension.MinInsuredMonths) }, "180"},
		{"2024-06-29", "2025-07", func(l *rules.Law) string { return percent(l.Support.Share.Other) }, "10"},
		{"2025-06-25", "2025-07", func(l *rules.Law) string { return percent(l.Support.Share.Other) }, "20"},
		{"2025-12-29", "2027-01", func(l *rules.Law) string { return amount(l.Contribution.Floor) }, "1500000"},
		{"2025-12-30", "2027-01", func(l *rules.Law) string { return amount(l.Contribution.Floor) }, "2200000"},
		{"2020-11-17", "2035-01", func(l *rules.Law) string { return count(l.Retirement.Age.Female) }, "660"},
		{"2020-11-18", "2035-01", func(l *rules.Law) string { return count(l.Retirement.Age.Female) }, "720"},
	} {
		b, err := book(t).KnownBy(day(t, row.day))
		if err != nil {
			t.Fatal(err)
		}
		if got := row.law(b.On(monthOf(row.month))); got != row.want {
			t.Errorf("on %s the figure of %s was %s, want %s", row.day, row.month, got, row.want)
		}
	}
}

func TestTheBookHoldsTogetherOnEveryDayOfPublication(t *testing.T) {
	for _, i := range book(t).Instruments() {
		if _, err := book(t).KnownBy(i.Published); err != nil {
			t.Errorf("known by %s: %s", i.Published, err)
		}
	}
}
