package calc_test

import (
	"testing"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/calc/coverage"
	"github.com/volsi/volsi/rules"
)

func TestCoverage(t *testing.T) {
	c := vietnam(t)
	people := gen.IntRange(1, 100_000_000)
	holds(t, "with the people who are needed the target is reached, and with one fewer it is not", func(population, part, target int) bool {
		joined := part % (population + 1)
		q := coverage.Question{Population: population, Participants: joined, TargetRate: rules.Rate(target)}
		needed := coverage.Of(c, q).Needed
		reached := func(n int) bool { return int64(n)*int64(rules.One) >= int64(population)*int64(target) }
		return reached(joined+needed) && (needed == 0 || !reached(joined+needed-1))
	}, people, people, gen.IntRange(1, int(rules.One)))
	holds(t, "a year costs twelve months of everybody", func(participants int, each int) bool {
		out := coverage.Of(c, coverage.Question{Participants: participants, SupportPerHead: rules.VND(each)})
		return out.YearlySupport == 12*rules.VND(participants)*rules.VND(each)
	}, people, gen.IntRange(0, 400_000))
}

func TestCoverageOfNothing(t *testing.T) {
	out := coverage.Of(vietnam(t), coverage.Question{})
	if out.Rate != 0 || out.Needed != 0 || out.Increase != 0 || out.Achieved != 0 || out.YearlySupport != 0 {
		t.Errorf("%+v, want nothing", out)
	}
}
