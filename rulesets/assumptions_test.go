package rulesets_test

import (
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
