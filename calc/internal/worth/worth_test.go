package worth_test

import (
	"testing"

	"github.com/volsi/volsi/calc/internal/worth"
	"github.com/volsi/volsi/rules"
)

const percent = rules.One / 100

// Money that is lent for a year at a rate comes back with it, and a rate that
// was found is the one at which the stream turns.
func TestTheRateOfALoanIsFound(t *testing.T) {
	for _, rate := range []rules.Rate{1, percent, 5 * percent, 30 * percent} {
		stream := []int64{-1_000_000_000_000, 0, 0, 0}
		back := worth.After(1_000_000_000_000, 3, rate)
		stream[3] = int64(back)
		got := worth.InternalRate(stream)
		if got < rate-1 || got > rate {
			t.Errorf("lent at %s, found %s", rate, got)
		}
		if worth.AtFirst(stream, got) <= 0 && got > 0 || worth.AtFirst(stream, got+1) > 0 {
			t.Errorf("%s: the stream does not turn at %s", rate, got)
		}
	}
	if got := worth.InternalRate([]int64{-2, 1}); got != 0 {
		t.Errorf("less comes back than was lent, at %s", got)
	}
}

// Later money is worth less, by exactly the rate; an amount that is taken
// forth and back is what it was, or a đồng less.
func TestLaterMoneyIsWorthLess(t *testing.T) {
	if got := worth.Before(1_100_000, 1, 10*percent); got != 1_000_000 {
		t.Errorf("1100000 in a year at 10%% are worth %d", got)
	}
	if got := worth.Before(1_100_000, -3, 10*percent); got != 1_100_000 {
		t.Errorf("money of the past is worth %d", got)
	}
	for years := range 60 {
		there := worth.After(1_000_000_000, years, 4*percent)
		if back := worth.After(int64(there), -years, 4*percent); back > 1_000_000_000 || back < 999_999_998 {
			t.Errorf("%d years forth and back: %d", years, back)
		}
	}
}

// Within a year interest is simple: half of ten percent after six months.
func TestFactorsFall(t *testing.T) {
	last := int64(worth.Fine) + 1
	for months := range 600 {
		f := worth.Factor(10*percent, months)
		if f >= last {
			t.Fatalf("%d months: %d is no less than %d", months, f, last)
		}
		last = f
	}
	if got := worth.Factor(10*percent, 6); got != worth.Fine*100/105 && got != worth.Fine*100/105+1 {
		t.Errorf("half a year: %d", got)
	}
}

// Nothing overflows: what is too much is the largest number there is.
func TestTooMuchIsTheMost(t *testing.T) {
	if got := worth.After(1<<62, 300, rules.One); got != 1<<63-1 {
		t.Errorf("got %d", got)
	}
	if got := worth.After(-(1 << 62), 300, rules.One); got != -(1<<63 - 1) {
		t.Errorf("got %d", got)
	}
}
