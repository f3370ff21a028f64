package rulesets_test

import (
	"math"
	"testing"

	"github.com/volsi/volsi/rules"
)

// Death rates of Viet Nam for 2025-2030 by age group, United Nations, World
// Population Prospects 2024: at 0, from 1, and for five years from 5, 10 … 95.
var deathRates = map[rules.Sex][]float64{
	rules.Male: {
		0.0159481, 0.00132188, 0.00107536, 0.00080616, 0.00157956, 0.00231329, 0.00239952, 0.00261338, 0.00290247, 0.00363778, 0.00476045,
		0.00744887, 0.01009334, 0.01609506, 0.02565866, 0.0411619, 0.06806013, 0.11193618, 0.18212804, 0.28196425, 0.4331436,
	},
	rules.Female: {
		0.0110437, 0.00103657, 0.00037752, 0.00030644, 0.00047989, 0.00067816, 0.00080912, 0.00089002, 0.00105259, 0.00152831, 0.00198567,
		0.00307278, 0.00416659, 0.00678506, 0.01179705, 0.02072978, 0.03651178, 0.06513153, 0.10968078, 0.17764316, 0.27438176,
	},
}

// Years lived, on average, by those who die in their first year and in the four
// after it: Coale and Demeny, West, by the death rate of the first year.
var diedYoung = map[rules.Sex]func(m float64) (first, next float64){
	rules.Male:   func(m float64) (first, next float64) { return 0.045 + 2.684*m, 1.651 - 2.816*m },
	rules.Female: func(m float64) (first, next float64) { return 0.053 + 2.800*m, 1.522 - 1.518*m },
}

// TestTheLifeTableFollowsFromItsDeathRates: the survivors of the table are
// those of the published rates.
func TestTheLifeTableFollowsFromItsDeathRates(t *testing.T) {
	table := book(t).LifeTable()
	for sex, rates := range deathRates {
		want := survivors(rates, diedYoung[sex])
		for i, n := range want[:len(want)-1] {
			if got := table.Reaching(sex, 12*ageAt(i)); got != 1000*n {
				t.Errorf("%s: %d of 100,000,000 reach %d, want %d", sex, got, ageAt(i), 1000*n)
			}
		}
		last := len(want) - 1 // nobody is reckoned with from there on, so a month before
		near := (want[last-1] + 59*want[last]) * 1000 / 60
		if got := table.Reaching(sex, 12*ageAt(last)-1); got != near {
			t.Errorf("%s: %d of 100,000,000 reach a month less than %d, want %d", sex, got, ageAt(last), near)
		}
		if got := table.Reaching(sex, 12*ageAt(last)); got != 0 {
			t.Errorf("%s: %d reach %d", sex, got, ageAt(last))
		}
	}
}

// ageAt returns the age at which the group i begins: 0, 1, 5, 10 …
func ageAt(i int) int {
	if i < 2 {
		return i
	}
	return 5 * (i - 1)
}

// survivors returns how many of 100,000 reach each age.
func survivors(rates []float64, young func(float64) (first, next float64)) []int64 {
	first, next := young(rates[0])
	alive, all := 100_000.0, []int64{100_000}
	for i, m := range rates {
		switch i {
		case 0:
			alive *= 1 - m/(1+(1-first)*m)
		case 1:
			alive *= 1 - 4*m/(1+(4-next)*m)
		default:
			alive *= math.Exp(-5 * m)
		}
		all = append(all, int64(math.Round(alive)))
	}
	return all
}
