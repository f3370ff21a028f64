package rulesets_test

import (
	"strconv"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/volsi/volsi/rules"
)

// Decree 159/2025 art. 10: the factor is the price level of the year before the
// settlement over that of the year of the income, two decimals, never below 1.
func TestIndexationIsTheStatutoryFormula(t *testing.T) {
	prices := growth(t)
	for settled := 2016; settled <= 2026; settled++ {
		x := &book(t).On(rules.MonthOf(settled, 12)).Indexation
		for year := 2006; year <= settled; year++ {
			want := statutory(prices, year, settled)
			if got, ok := x.Compulsory.Value.Of(year); !ok || !got.Decimal().Equal(want) {
				t.Errorf("settled %d: the salary of %d is lifted by %s, the formula gives %s", settled, year, got, want)
			}
			if got, ok := x.Voluntary.Value.Of(year); ok != (year >= 2008) || ok && !got.Decimal().Equal(want) {
				t.Errorf("settled %d: the income of %d is lifted by %s, the formula gives %s", settled, year, got, want)
			}
		}
	}
}

// growth returns 1 + the growth of consumer prices of each year.
func growth(t *testing.T) map[int]decimal.Decimal {
	t.Helper()
	prices := map[int]decimal.Decimal{}
	for _, f := range series(t, "cpi_inflation_annual") {
		year, err := strconv.Atoi(f.From[:4])
		if err != nil {
			t.Fatal(err)
		}
		percent := decimal.RequireFromString(f.part(""))
		prices[year] = decimal.New(1, 0).Add(percent.Shift(-2))
	}
	return prices
}

func statutory(prices map[int]decimal.Decimal, year, settled int) decimal.Decimal {
	level := decimal.New(1, 0)
	for y := year + 1; y < settled; y++ {
		level = level.Mul(prices[y])
	}
	hundredths := level.Shift(2).Add(decimal.New(5, -1)).Floor()
	return decimal.Max(decimal.New(1, 0), hundredths.Shift(-2))
}
