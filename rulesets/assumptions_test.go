package rulesets_test

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/volsi/volsi/rules"
)

// The sets are what their derivations say, from the prices of the statistics
// office that the indexation tables are held to, and from the law itself.
func TestAssumptionsFollowFromTheHistory(t *testing.T) {
	a := book(t).Assumptions()
	names := a.Names()
	if len(names) != 3 || names[0] != "low" || names[1] != "middle" || names[2] != "high" {
		t.Fatalf("sets %v", names)
	}
	low, _ := a.Set("low")
	middle, _ := a.Set("middle")
	high, _ := a.Set("high")
	level := func(year, month int) rules.VND { return book(t).On(rules.MonthOf(year, month)).ReferenceLevel.Value }
	salary := func(year, month int) rules.VND { return book(t).On(rules.MonthOf(year, month)).BaseSalary.Value }
	line := func(year int) rules.VND { return book(t).On(rules.MonthOf(year, 1)).PovertyLine.Rural.Value }
	grows(t, "reference level, middle", middle.ReferenceLevel.Value, salary(2013, 7), level(2026, 7), 13*12)
	grows(t, "reference level, high", high.ReferenceLevel.Value, salary(2016, 5), level(2026, 7), 122)
	grows(t, "poverty line, high", high.PovertyLine.Value, line(2022), line(2027), 60)
	for _, s := range []rules.AssumptionSet{low, middle, high} {
		if want := (s.Inflation.Value + 6_300 + 6) / 12; s.FundRate.Value-want > 100 || want-s.FundRate.Value > 100 {
			t.Errorf("%s: r is %s, a twelfth of prices and 0.63 points is %s", s.Name, s.FundRate.Value.Percent(), want.Percent())
		}
		if diff := s.Discount.Value - 12*s.FundRate.Value; diff > 500 || diff < -500 {
			t.Errorf("%s: the discount is %s, twelve times r is %s", s.Name, s.Discount.Value.Percent(), (12 * s.FundRate.Value).Percent())
		}
	}
	if low.ReferenceLevel.Value != low.Inflation.Value || low.PovertyLine.Value != low.Inflation.Value {
		t.Error("the low set does not let the State's figures grow as prices")
	}
	if middle.PovertyLine.Value != middle.ReferenceLevel.Value {
		t.Error("the middle set lets the poverty line grow in another way than the reference level")
	}
	if middle.FundRate.Value != book(t).On(rules.MonthOf(2026, 7)).Contribution.FundRate.Value {
		t.Error("the middle r is not that of 2026")
	}
	if !(low.Inflation.Value < middle.Inflation.Value && middle.Inflation.Value < high.Inflation.Value) {
		t.Error("low, middle and high are not in that order")
	}
}

// grows holds a yearly growth to the tenth of a percent at which it stands:
// (1+g)^months/12 lies around the ratio.
func grows(t *testing.T, what string, g rules.Rate, from, to rules.VND, months int) {
	t.Helper()
	ratio := to.Decimal().DivRound(from.Decimal(), 12)
	power := func(g rules.Rate) decimal.Decimal { // to the twelfth power, to stay exact
		p := decimal.New(1, 0)
		for range months {
			p = p.Mul((rules.One + g).Decimal()).Round(30)
		}
		return p
	}
	twelfth := decimal.New(1, 0)
	for range 12 {
		twelfth = twelfth.Mul(ratio).Round(30)
	}
	if power(g-500).GreaterThan(twelfth) || power(g+500).LessThan(twelfth) {
		t.Errorf("%s: %s a year does not lead from %d to %d in %d months", what, g.Percent(), from, to, months)
	}
}

// The prices that the sets are derived from are those of the statistics office.
func TestAssumedInflationIsThatOfTheStatistics(t *testing.T) {
	prices := growth(t)
	mean := func(years ...int) rules.Rate {
		sum := decimal.Decimal{}
		for _, y := range years {
			sum = sum.Add(prices[y].Sub(decimal.New(1, 0)))
		}
		r, err := rules.RateFromDecimal(sum.DivRound(decimal.New(int64(len(years)), 0), 3))
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	span := func(from, to int) (years []int) {
		for y := from; y <= to; y++ {
			years = append(years, y)
		}
		return years
	}
	want := map[string]rules.Rate{"low": mean(2016, 2019, 2021), "middle": mean(span(2016, 2025)...), "high": mean(span(2011, 2025)...)}
	for name, w := range want {
		if s, _ := book(t).Assumptions().Set(name); s.Inflation.Value != w {
			t.Errorf("%s: %s a year, the statistics give %s", name, s.Inflation.Value.Percent(), w.Percent())
		}
	}
}

// TestFiguresGrowInTheUnitsInWhichTheyWereSet: base salaries since 2017 have
// 10,000 in common and nothing greater, rural poverty lines 100,000; a figure
// that is grown is a multiple too, the nearest one.
func TestFiguresGrowInTheUnitsInWhichTheyWereSet(t *testing.T) {
	b := book(t)
	const level, line = 63_100, 47_300 // of a million
	grown := b.Growing(rules.Growth{ReferenceLevel: level, PovertyLine: line})
	for _, figure := range []struct {
		name         string
		set          []rules.VND
		unit, growth int64
		year, month  int // in which the last of them begins
		of           func(*rules.Law) rules.VND
	}{
		{"reference level", []rules.VND{1_300_000, 1_390_000, 1_490_000, 1_800_000, 2_340_000, 2_530_000}, 10_000, level, 2026, 7, func(l *rules.Law) rules.VND { return l.ReferenceLevel.Value }},
		{"rural poverty line", []rules.VND{700_000, 1_500_000, 2_200_000}, 100_000, line, 2027, 1, func(l *rules.Law) rules.VND { return l.PovertyLine.Rural.Value }},
	} {
		common := int64(0)
		for _, v := range figure.set {
			common = divisor(common, int64(v))
		}
		if common != figure.unit {
			t.Errorf("%s: the figures have %d in common, not %d", figure.name, common, figure.unit)
		}
		exact := float64(figure.set[len(figure.set)-1])
		for year := figure.year + 1; year < figure.year+20; year++ {
			exact *= 1 + float64(figure.growth)/1_000_000
			m := rules.MonthOf(year, figure.month)
			after := int64(figure.of(grown.On(m)))
			if after%figure.unit != 0 || 2*math.Abs(float64(after)-exact) > float64(figure.unit) {
				t.Errorf("%s: %d in %s, not the multiple next to %.0f", figure.name, after, m, exact)
			}
			if before := int64(figure.of(grown.On(m - 1))); before >= after {
				t.Errorf("%s: %d in the month before %s, then %d", figure.name, before, m, after)
			}
			if later := int64(figure.of(grown.On(m + 11))); later != after {
				t.Errorf("%s: %d in %s, %d eleven months later", figure.name, after, m, later)
			}
		}
	}
}

func divisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
