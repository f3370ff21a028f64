package rules_test

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/leanovate/gopter/gen"
	"github.com/shopspring/decimal"

	"github.com/volsi/volsi/rules"
)

func TestParseVND(t *testing.T) {
	for s, want := range map[string]rules.VND{
		"0": 0, "1": 1, "1500000": 1_500_000, "1_500_000": 1_500_000, "1_5": 15, "1000000000000000": rules.MaxVND,
	} {
		if got, err := rules.ParseVND(s); got != want || err != nil {
			t.Errorf("ParseVND(%q) = %d, %v, want %d", s, got, err, want)
		}
	}
}

// What a number may not look like: each of these means something else to
// somebody.
var notNumbers = []string{
	"", "-", ".", "010", "00", "-01", "1e5", "1E5", "+1", ".5", "5.", "1__0", "_1", "1_", "1_.5", "~", "null", "0x10", "0b1", "0o7", "1,000", "1 000",
	" 1", "1 ", "١", "１", "½", "∞", "NaN", "Inf", "--1", "1.2.3", "1._5", "1.5_0", "1.-5", "9999999999999999", "1\n", "true",
}

func TestNotNumbers(t *testing.T) {
	for _, s := range notNumbers {
		if v, err := rules.ParseVND(s); err == nil {
			t.Errorf("ParseVND(%q) = %d, want a fault", s, v)
		}
		if r, err := rules.ParseRate(s); err == nil {
			t.Errorf("ParseRate(%q) = %d, want a fault", s, r)
		}
		if r, err := rules.ParseRate(s + "%"); err == nil {
			t.Errorf("ParseRate(%q) = %d, want a fault", s+"%", r)
		}
	}
	for _, s := range []string{"-1", "1.5", "1.0", "22%", "1000000000000001"} {
		if v, err := rules.ParseVND(s); err == nil {
			t.Errorf("ParseVND(%q) = %d, want a fault: not whole, or out of range", s, v)
		}
	}
	for _, s := range []string{"0.1234567", "0.12345%", "%", "22%%", "% 22", "22 %", "1.%"} {
		if r, err := rules.ParseRate(s); err == nil {
			t.Errorf("ParseRate(%q) = %d, want a fault", s, r)
		}
	}
}

func TestParseRate(t *testing.T) {
	for s, want := range map[string]rules.Rate{
		"0": 0, "1": rules.One, "0.22": 220_000, "22%": 220_000, "0.5325%": 5_325, "1.07": 1_070_000, "5.81": 5_810_000,
		"0.000001": 1, "0.0001%": 1, "-0.5": -500_000, "100%": rules.One, "2.25%": 22_500, "1_000": 1000 * rules.One, "0.10": 100_000,
	} {
		got, err := rules.ParseRate(s)
		if got != want || err != nil {
			t.Errorf("ParseRate(%q) = %d, %v, want %d", s, got, err, want)
		}
	}
}

func TestNumberProperties(t *testing.T) {
	holds(t, "a rate that is written, plainly or in percent, is read again", func(n int64) bool {
		r := rules.Rate(n)
		plain, err := rules.ParseRate(r.String())
		percent, errP := rules.ParseRate(r.Percent())
		return err == nil && errP == nil && plain == r && percent == r
	}, gen.Int64Range(-1_000_000_000_000, 1_000_000_000_000))

	holds(t, "a rate is what decimal reads from the same text", func(n int64, places int) bool {
		d := decimal.New(n, int32(-places))
		r, err := rules.ParseRate(d.String())
		exact, errD := rules.RateFromDecimal(d)
		return err == nil && errD == nil && r.Decimal().Equal(d) && exact == r
	}, gen.Int64Range(-1_000_000_000, 1_000_000_000), gen.IntRange(0, 6))

	holds(t, "underscores between digits change nothing", func(n int64, at int) bool {
		s := decimal.New(n, 0).String()
		at = 1 + at%max(1, len(s)-1)
		if at >= len(s) {
			return true
		}
		v, err := rules.ParseVND(s[:at] + "_" + s[at:])
		return err == nil && int64(v) == n
	}, gen.Int64Range(0, int64(rules.MaxVND)), gen.IntRange(0, 20))

	holds(t, "a share of an amount is the exact product rounded half up", func(v int64, r int64) bool {
		exact := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(v), big.NewInt(r)), big.NewInt(1_000_000))
		return rules.VND(v).Share(rules.Rate(r)) == halfUp(exact)
	}, gen.Int64Range(0, int64(rules.MaxVND)), gen.Int64Range(0, 2_000_000))

	holds(t, "a decimal is rounded half up, half a đồng upwards", func(n int64, places int) bool {
		d := decimal.New(n, int32(-places))
		return rules.RoundVND(d) == halfUp(d.Rat())
	}, gen.Int64Range(0, 1_000_000_000_000), gen.IntRange(0, 5))
}

// halfUp rounds a fraction half up.
func halfUp(r *big.Rat) rules.VND {
	x := new(big.Rat).Add(r, big.NewRat(1, 2))
	return rules.VND(new(big.Int).Div(x.Num(), x.Denom()).Int64())
}

func TestShareAtTheHalf(t *testing.T) {
	tests := []struct {
		name string
		v    rules.VND
		r    rules.Rate
		want rules.VND
	}{
		{"just below half", 1, 499_999, 0},
		{"half goes up", 1, 500_000, 1},
		{"two and a half goes up, not to even", 5, 500_000, 3},
		{"one and a half goes up", 3, 500_000, 2},
		{"nothing of something", 1_500_000, 0, 0},
		{"all of it", 1_500_000, rules.One, 1_500_000},
		{"22% of the floor", 1_500_000, 220_000, 330_000},
		{"a negative amount counts for nothing", -1, rules.One, 0},
		{"a negative rate counts for nothing", 1, -1, 0},
		{"the largest amount, lifted tenfold", rules.MaxVND, 10 * rules.One, 10 * rules.MaxVND},
	}
	for _, tt := range tests {
		if got := tt.v.Share(tt.r); got != tt.want {
			t.Errorf("%s: %d.Share(%d) = %d, want %d", tt.name, tt.v, tt.r, got, tt.want)
		}
	}
}

// TestSumFits: the largest record that a document may hold, at the largest
// factors, stays within 128 bits: the bound that the core relies on.
func TestSumFits(t *testing.T) {
	sum, exact := rules.NewSum(), new(big.Int)
	for range 1_200 {
		sum = sum.Plus(rules.MaxVND, 1_000_000_000_000)
		exact.Add(exact, new(big.Int).Mul(big.NewInt(int64(rules.MaxVND)), big.NewInt(1_000_000_000_000)))
	}
	if exact.BitLen() > 100 {
		t.Errorf("the largest sum takes %d bits; 100 are promised", exact.BitLen())
	}
	for _, divisor := range []int64{1_000_000_000_000_000, 1<<62 + 1, 1<<63 - 1} {
		want := halfUp(new(big.Rat).SetFrac(exact, big.NewInt(divisor)))
		if got := sum.Round(divisor); got != want {
			t.Errorf("the largest sum over %d is %d, want %d", divisor, got, want)
		}
	}
}

func TestSumProperties(t *testing.T) {
	holds(t, "a sum of products, multiplied and divided, is what math/big says", func(v, w, f, g, n, d int64) bool {
		sum := rules.NewSum().Plus(rules.VND(v), f).Add(rules.NewSum().Plus(rules.VND(w), g)).Times(n)
		exact := new(big.Int).Mul(big.NewInt(v), big.NewInt(f))
		exact.Add(exact, new(big.Int).Mul(big.NewInt(w), big.NewInt(g)))
		exact.Mul(exact, big.NewInt(n))
		want := new(big.Rat).SetFrac(exact, big.NewInt(d))
		if want.Cmp(new(big.Rat).SetInt64(1<<62)) > 0 {
			return sum.Round(d) >= 1<<62
		}
		return sum.Round(d) == halfUp(want)
	}, gen.Int64Range(0, int64(rules.MaxVND)), gen.Int64Range(0, int64(rules.MaxVND)), gen.Int64Range(0, 1_000_000_000_000),
		gen.Int64Range(0, 1_000_000_000_000), gen.Int64Range(0, 1_000_000), gen.Int64Range(1, 1<<62))

	holds(t, "sums are ordered like the numbers they stand for", func(v, f, w, g int64) bool {
		x, y := new(big.Int).Mul(big.NewInt(v), big.NewInt(f)), new(big.Int).Mul(big.NewInt(w), big.NewInt(g))
		return rules.NewSum().Plus(rules.VND(v), f).Compare(rules.NewSum().Plus(rules.VND(w), g)) == x.Cmp(y)
	}, gen.Int64Range(0, 1000), gen.Int64Range(0, 1<<60), gen.Int64Range(0, 1000), gen.Int64Range(0, 1<<60))

	holds(t, "negative parts count for nothing", func(v, f int64) bool {
		return rules.NewSum().Plus(rules.VND(-v), f).IsZero() && rules.NewSum().Plus(rules.VND(v), -f).IsZero() && rules.NewSum().Plus(1, 1).Times(-v).IsZero()
	}, gen.Int64Range(1, 1<<50), gen.Int64Range(1, 1<<50))
}

func TestSumAtItsEdges(t *testing.T) {
	most := rules.NewSum().Plus(1<<62, 1<<62).Times(16) // 2^128, held at 2^128-1
	if got := most.Round(1); got != 1<<63-1 {
		t.Errorf("a quotient past 2^63-1 is %d", got)
	}
	if got := most.Add(most); got.Compare(most) != 0 {
		t.Errorf("the largest sum wraps around")
	}
	if got := most.Round(0); got != 0 {
		t.Errorf("divided by nothing: %d, want 0", got)
	}
	if got := rules.NewSum().Plus(5, 1).Round(-1); got != 0 {
		t.Errorf("divided by less than nothing: %d, want 0", got)
	}
	if got := rules.NewSum().Plus(1<<62, 2).Round(1<<63 - 1); got != 1 {
		t.Errorf("2^63 over 2^63-1 is %d, want 1", got)
	}
}

func TestAmountsAsText(t *testing.T) {
	for c, want := range map[rules.Cents]string{0: "0", 5: "0.05", 50: "0.5", 177_405_270: "1774052.7", 177_405_200: "1774052", -5: "-0.05"} {
		if got, err := json.Marshal(c); string(got) != want || err != nil {
			t.Errorf("%d cents are written %s, %v, want %s", int64(c), got, err, want)
		}
	}
	for h, want := range map[rules.HalfYears]string{0: "0", 1: "0.5", 15: "7.5", 40: "20"} {
		if got, err := json.Marshal(h); string(got) != want || err != nil {
			t.Errorf("%d half years are written %s, %v, want %s", int(h), got, err, want)
		}
	}
	for r, want := range map[rules.Rate]string{0: "0", 1: "0.000001", 220_000: "0.22", -22_500: "-0.0225", 4_290_000: "4.29"} {
		if got, err := json.Marshal(r); string(got) != want || err != nil {
			t.Errorf("the rate %d is written %s, %v, want %s", int64(r), got, err, want)
		}
	}
}

func TestDecimals(t *testing.T) {
	whole := decimal.RequireFromString
	for s, want := range map[string]rules.VND{"0": 0, "1500000": 1_500_000, "1500000.000": 1_500_000, "1e3": 1000} {
		if got, err := rules.VNDFromDecimal(whole(s)); got != want || err != nil {
			t.Errorf("VNDFromDecimal(%s) = %d, %v, want %d", s, got, err, want)
		}
	}
	for _, s := range []string{"-1", "0.5", "1000000000000001", "1e19", "1e9999"} {
		if got, err := rules.VNDFromDecimal(whole(s)); err == nil {
			t.Errorf("VNDFromDecimal(%s) = %d, want a fault", s, got)
		}
	}
	for _, s := range []string{"0.0000001", "1e13", "1e9999", "9223372036854.775808"} {
		if got, err := rules.RateFromDecimal(whole(s)); err == nil {
			t.Errorf("RateFromDecimal(%s) = %d, want a fault", s, got)
		}
	}
	if got := rules.RoundVND(whole("1" + strings.Repeat("0", 30))); got != 1<<63-1 {
		t.Errorf("an amount past 2^63-1 is rounded to %d", got)
	}
}

func TestMonthSets(t *testing.T) {
	s := rules.MonthSetOf(1, 3, 6, 12, 0, 64, -1)
	if s.String() != "1, 3, 6, 12" || s.Max() != 12 || s.Has(0) || s.Has(64) || s.Has(2) || !s.Has(12) {
		t.Errorf("the set is %q, most %d", s, s.Max())
	}
	if s := rules.MonthSet(1); s.Has(0) {
		t.Error("no months are a length")
	}
	if none := rules.MonthSetOf(); none.Max() != 0 || none.String() != "" {
		t.Errorf("the empty set is %q, most %d", none, none.Max())
	}
	if all := rules.MonthSetOf(63); all.Max() != 63 || !all.Has(63) {
		t.Errorf("63 months are not kept: %q", all)
	}
}
