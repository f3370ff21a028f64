package coverage_test

import (
	"strconv"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/coverage"
)

// One person is a target, and is explained; a share of people is rounded up to
// whole ones.
func TestTheLeastTargetIsExplained(t *testing.T) {
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		q      coverage.Question
		needed int
		told   int
	}{
		{coverage.Question{Population: 1_000}, 0, 0},
		{coverage.Question{Target: 1}, 1, 1},
		{coverage.Question{Target: 1, Participants: 1}, 0, 1},
		{coverage.Question{Population: 1_000, TargetRate: 1}, 1, 1},
		{coverage.Question{Population: 1_000_001, TargetRate: 1}, 2, 1},
		{coverage.Question{Population: 1_000, TargetRate: 250_000, Participants: 200}, 50, 1},
		{coverage.Question{Population: 1_001, TargetRate: 250_000, Participants: 200}, 51, 1},
	} {
		v, told := coverage.Of(c, tt.q), 0
		for _, s := range v.Explain().Steps {
			if s.Quantity == "people_needed" && s.Check() == nil && s.Text() == strconv.Itoa(tt.needed) {
				told++
			}
		}
		if v.Needed != tt.needed || told != tt.told {
			t.Errorf("%+v: %d needed, explained %d times; want %d and %d", tt.q, v.Needed, told, tt.needed, tt.told)
		}
	}
}

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
