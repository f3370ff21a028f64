package coverage_test

import (
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/coverage"
)

// One of a million people is a rate, and is explained; none is not.
func TestTheLeastRateIsExplained(t *testing.T) {
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	for participants, want := range map[int]int{0: 0, 1: 1, 2: 2} {
		v := coverage.Of(c, coverage.Question{Population: 1_000_000, Participants: participants})
		told := 0
		for _, s := range v.Explain().Steps {
			if s.Quantity == "coverage_rate" && s.Check() == nil {
				told++
			}
		}
		if int(v.Rate) != want || told != min(want, 1) {
			t.Errorf("%d of a million: %s, explained %d times", participants, v.Rate, told)
		}
	}
}
