package calc_test

import (
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// TestPaidAtOnce: the formulas of Decree 159/2025 arts. 6 and 7 at r = 0.31%,
// worked out by hand in exact fractions and rounded half up.
func TestPaidAtOnce(t *testing.T) {
	c := vietnam(t)
	life := mustLife(c, aged(rules.Female, 700, month("2026-06")), ended(pension.Compulsory, 5_000_000, 120, month("2026-06")))
	tests := []struct {
		method subsidy.Method
		income rules.VND
		months int
		want   rules.VND
	}{
		{subsidy.Prepay, 1_500_000, 24, 7_644_801},
		{subsidy.Prepay, 1_500_000, 36, 11_259_443},
		{subsidy.Prepay, 1_500_000, 48, 14_742_290},
		{subsidy.Prepay, 1_500_000, 60, 18_098_148},
		{subsidy.Prepay, 5_000_000, 24, 25_482_671},
		{subsidy.Prepay, 5_000_000, 36, 37_531_475},
		{subsidy.Prepay, 5_000_000, 48, 49_140_966},
		{subsidy.Prepay, 5_000_000, 60, 60_327_161},
		{subsidy.Backpay, 1_500_000, 1, 331_023},
		{subsidy.Backpay, 1_500_000, 12, 4_040_708},
		{subsidy.Backpay, 1_500_000, 36, 12_586_622},
		{subsidy.Backpay, 1_500_000, 60, 21_791_542},
		{subsidy.Backpay, 5_000_000, 1, 1_103_410},
		{subsidy.Backpay, 5_000_000, 12, 13_469_027},
		{subsidy.Backpay, 5_000_000, 36, 41_955_406},
		{subsidy.Backpay, 5_000_000, 60, 72_638_474},
	}
	for _, tt := range tests {
		q := calc.ContributionQuestion{Paid: month("2026-06"), Method: tt.method, Income: tt.income, Months: tt.months}
		if got, err := c.Contribution(life, q); err != nil || got.Gross != tt.want {
			t.Errorf("%s of %d months on %d: %d, %v, want %d", tt.method, tt.months, tt.income, got.Gross, err, tt.want)
		}
	}
}

// TestNetPrepaid: the State's part of months paid ahead is not discounted.
func TestNetPrepaid(t *testing.T) {
	c := vietnam(t)
	q := calc.ContributionQuestion{Paid: month("2026-06"), Method: subsidy.Prepay, Income: 1_500_000, Months: 60}
	got := paying(c, holder(0), q)
	if got.StateSupport != 60*66_000 || got.Net != 14_138_148 || got.SupportMonthsLeft != 60 {
		t.Errorf("State %d, own %d, %d months left; want 3,960,000, 14,138,148, 60", got.StateSupport, got.Net, got.SupportMonthsLeft)
	}
}

// TestSupportByYear: the State's part of a month at the lowest income, by
// category and line.
func TestSupportByYear(t *testing.T) {
	c := vietnam(t)
	for _, tt := range []struct {
		month                        string
		other, minority, near, poors rules.VND
	}{
		{"2017-12", 0, 0, 0, 0},
		{"2018-01", 15_400, 15_400, 38_500, 46_200},
		{"2021-12", 15_400, 15_400, 38_500, 46_200},
		{"2022-01", 33_000, 33_000, 82_500, 99_000},
		{"2025-06", 33_000, 33_000, 82_500, 99_000},
		{"2025-07", 66_000, 99_000, 132_000, 165_000},
		{"2026-12", 66_000, 99_000, 132_000, 165_000},
		{"2027-01", 96_800, 145_200, 193_600, 242_000},
	} {
		for status, want := range map[int]rules.VND{0: tt.other, 1: tt.minority, 2: tt.near, 4: tt.poors} {
			m := month(tt.month)
			if got := paying(c, holder(status), calc.ContributionQuestion{Paid: m, Income: onLevel(c, m, 0)}); got.StateSupport != want {
				t.Errorf("%s, %q: %d, want %d", tt.month, statuses[status], got.StateSupport, want)
			}
		}
	}
}

// TestAtTheBoundary asks in the month before and the month of each change of
// the conditions: months of insurance against the law of the start.
func TestAtTheBoundary(t *testing.T) {
	c := vietnam(t)
	tests := []struct {
		name   string
		sex    rules.Sex
		born   string
		asked  string
		months int
		want   bool
		starts string
		rate   rules.Rate
	}{
		{"15 years, the law asks for 20", rules.Female, "1960-01", "2025-05", 180, false, "", 0},
		{"15 years, the pension starts under the new law", rules.Female, "1960-01", "2025-06", 180, true, "2025-07", 450_000},
		{"a month short of 15 years", rules.Female, "1960-01", "2025-06", 179, false, "", 0},
		{"20 years, the last of the old law", rules.Male, "1955-01", "2025-05", 240, true, "2025-06", 450_000},
		{"a month short of 20 years", rules.Male, "1955-01", "2025-05", 239, false, "", 0},
		{"a man of 15 years", rules.Male, "1955-01", "2025-06", 180, true, "2025-07", 400_000},
		{"a woman of 20 years, 3% a year until 2017", rules.Female, "1955-01", "2017-11", 240, true, "2017-12", 600_000},
		{"a woman of 20 years, 2% a year from 2018", rules.Female, "1955-01", "2017-12", 240, true, "2018-01", 550_000},
		{"a woman of 55 in December 2020", rules.Female, "1965-12", "2020-12", 240, true, "2021-01", 550_000},
		{"a woman who would be 55 in January 2021", rules.Female, "1966-01", "2021-01", 240, false, "", 0},
		{"the same woman at 55 and 3 months", rules.Female, "1966-01", "2021-04", 240, false, "", 0},
		{"the same woman at 55 and 4 months", rules.Female, "1966-01", "2021-05", 240, true, "2021-06", 550_000},
		{"a man of 60 in December 2020", rules.Male, "1960-12", "2020-12", 240, true, "2021-01", 470_000},
		{"a man of 60 and 2 months in 2021", rules.Male, "1961-01", "2021-03", 240, false, "", 0},
		{"a man of 60 and 3 months in 2021", rules.Male, "1961-01", "2021-04", 240, true, "2021-05", 470_000},
		{"a woman born in May 1969 at 57", rules.Female, "1969-05", "2026-05", 180, true, "2026-06", 450_000},
		{"the same woman a month younger", rules.Female, "1969-05", "2026-04", 180, false, "", 0},
	}
	for _, tt := range tests {
		asked := month(tt.asked)
		got := mustPension(c, calc.Person{Sex: tt.sex, Born: month(tt.born)}, ended(pension.Compulsory, 5_000_000, tt.months, asked), asked)
		if got.Eligible != tt.want || got.Starts.String() != tt.starts || got.Rate != tt.rate {
			t.Errorf("%s: eligible %t, starts %s, rate %s; want %t, %s, %s", tt.name, got.Eligible, got.Starts, got.Rate, tt.want, tt.starts, tt.rate)
		}
	}
}

// TestOneTimeFigures: years before and from 2014, the odd months carried over.
func TestOneTimeFigures(t *testing.T) {
	c := vietnam(t)
	tests := []struct {
		name          string
		from, to      string
		before, later rules.HalfYears
		averages      int64 // tenths
	}{
		{"42 months over the change: 6.0 averages", "2012-01", "2015-06", 4, 3, 60},
		{"26 months, 8 odd ones carried: 5.0 averages", "2013-05", "2015-06", 0, 5, 50},
		{"a year before", "2013-01", "2013-12", 2, 0, 15},
		{"a year and a month before", "2012-12", "2013-12", 3, 0, 22},
		{"a year since", "2014-01", "2014-12", 0, 2, 20},
		{"eleven months before and one since", "2013-02", "2014-01", 0, 2, 20},
		{"twelve before and one since", "2013-01", "2014-01", 2, 1, 25},
		{"thirteen before and five since", "2012-12", "2014-05", 2, 1, 25},
		{"thirteen before and six since", "2012-12", "2014-06", 2, 2, 35},
	}
	for _, tt := range tests {
		rows := []calc.Row{{Period: rules.Period{From: month(tt.from), Until: month(tt.to) + 1}, Scheme: pension.Voluntary, Level: calc.Average, Amount: 10_000_000}}
		got := mustOneTime(c, aged(rules.Male, 500, month("2026-06")), rows, calc.OneTimeQuestion{Month: month("2026-06"), Ground: pension.StoppedPaying})
		want := rules.VND(tt.averages * 1_000_000)
		if tt.averages == 22 {
			want = 22_500_000
		}
		if got.YearsBefore2014 != tt.before || got.YearsFrom2014 != tt.later || got.BeforeDeduction != want {
			t.Errorf("%s: %s and %s years, %d; want %s and %s, %d", tt.name, got.YearsBefore2014, got.YearsFrom2014, got.BeforeDeduction, tt.before, tt.later, want)
		}
	}
}
