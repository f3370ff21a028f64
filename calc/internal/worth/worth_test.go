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
	if got := worth.InternalRate([]int64{1_000_000_000_000, -1_000_000_000_000}); got != 0 {
		t.Errorf("what was borrowed goes back without interest, at %s", got)
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

// Powers of a half are exact: at a hundred percent each year halves, going
// back doubles, and what is lost is lost towards nothing.
func TestHalvesAreExact(t *testing.T) {
	for _, tt := range []struct {
		name      string
		got, want int64
	}{
		{"a year later", int64(worth.After(1_001, 1, rules.One)), 2_002},
		{"three years later", int64(worth.After(1_001, 3, rules.One)), 8_008},
		{"in the year itself", int64(worth.After(1_001, 0, rules.One)), 1_001},
		{"a year before", int64(worth.After(1_001, -1, rules.One)), 500},
		{"a year before, below nothing", int64(worth.After(-1_001, -1, rules.One)), -500},
		{"a stream", worth.AtFirst([]int64{100, 100, 100, -8}, rules.One), 174},
		{"a stream without a rate", worth.AtFirst([]int64{100, 100, 100, -8}, 0), 292},
		{"an empty stream", worth.AtFirst(nil, rules.One), 0},
		{"money of next year today, half up", int64(worth.Before(1_001, 1, rules.One)), 501},
		{"money of this year today", int64(worth.Before(1_001, 0, rules.One)), 1_001},
		{"money of two years today", int64(worth.Before(1_001, 2, rules.One)), 250},
		{"a factor of no month", worth.Factor(rules.One, 0), worth.Fine},
		{"a factor of a year", worth.Factor(rules.One, 12), worth.Fine / 2},
		{"a factor of two years", worth.Factor(rules.One, 24), worth.Fine / 4},
		{"a factor of half a year", worth.Factor(rules.One, 6), (2*worth.Fine + 1) / 3},
		{"a factor of eighteen months", worth.Factor(rules.One, 18), (worth.Fine + 1) / 3},
		{"a factor of a month", worth.Factor(rules.One, 1), (24*worth.Fine + 13) / 26},
		{"a factor of eleven months", worth.Factor(rules.One, 11), (24*worth.Fine + 23) / 46},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, tt.got, tt.want)
		}
	}
}

// Up to the largest number there is amounts are exact, and above it they are
// that number, with their sign.
func TestTheLargestAmounts(t *testing.T) {
	const largest = 1<<63 - 1
	for _, tt := range []struct {
		amount int64
		years  int
		want   int64
	}{
		{1 << 61, 1, 1 << 62}, {1<<62 - 1, 1, 1<<63 - 2}, {1 << 62, 1, largest}, {1 << 62, 2, largest}, {1 << 40, 22, 1 << 62}, {1 << 40, 23, largest},
		{-1 << 61, 1, -1 << 62}, {-1 << 62, 1, -largest}, {1, 22, 1 << 22}, {1, 23, 1<<23 - 1}, {1, 24, 1<<23 - 1}, {1, 64, 1<<23 - 1}, {1, 500, 1<<23 - 1}, {1<<39 + 1, 500, 1<<62 + 1<<23 - 1}, {largest, 0, largest}, {1 << 50, 0, 1 << 50},
	} {
		if got := int64(worth.After(tt.amount, tt.years, rules.One)); got != tt.want {
			t.Errorf("%d in %d years: %d, want %d", tt.amount, tt.years, got, tt.want)
		}
	}
}

// Growth beyond a hundred percent ends at the largest factor there is too, and
// large amounts of today are worth themselves.
func TestTheLargestFactor(t *testing.T) {
	for years, want := range map[int]rules.VND{1: 4, 11: 1 << 22, 12: 1<<23 - 1, 13: 1<<23 - 1, 64: 1<<23 - 1} {
		if got := worth.After(1, years, 3*rules.One); got != want {
			t.Errorf("in %d years: %d, want %d", years, got, want)
		}
	}
	if got := worth.After(1<<39+1, 12, 3*rules.One); got != 1<<62+1<<23-1 {
		t.Errorf("a great amount: %d", got)
	}
	if got := worth.Before(1<<50, 0, rules.One); got != 1<<50 {
		t.Errorf("%d", got)
	}
	if got := worth.Before(1<<50, 1, rules.One); got != 1<<49 {
		t.Errorf("%d in a year", got)
	}
}

// The rate is the highest whole millionth at which the stream is still worth
// something, nothing if it never is, and just below the highest that is looked
// at if it always is.
func TestRatesFound(t *testing.T) {
	for _, tt := range []struct {
		stream []int64
		want   rules.Rate
	}{
		{nil, 0}, {[]int64{1_000_000_000, -2_000_000_000, 1_000_000_000}, 0}, {[]int64{0}, 0}, {[]int64{-1, 1}, 0}, {[]int64{1}, 2*rules.One - 1}, {[]int64{-100_000_000, 100_000_100}, 0},
		{[]int64{-1_000_000_000, 2_500_000_000}, 1_499_999}, {[]int64{-1_000_000_000, 3_500_000_000}, 2*rules.One - 1}, {[]int64{-1_000_000_000, 1_100_000_000}, 99_999},
		{[]int64{-1_000_000_000, 0, 1_210_000_000}, 99_999}, {[]int64{-1_000_000_000_000, 1_000_002_000_000}, 1},
	} {
		if got := worth.InternalRate(tt.stream); got != tt.want {
			t.Errorf("%v: %d, want %d", tt.stream, got, tt.want)
		}
	}
}
