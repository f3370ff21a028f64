package rules_test

import (
	"errors"
	"io/fs"
	"math"
	"math/big"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A value outside its kind has the last name of the kind, and no two values of
// a kind share one.
func TestNamesOfValuesOutsideTheirKind(t *testing.T) {
	for _, kind := range []struct {
		name  string
		of    func(uint8) string
		names int
	}{
		{"confidence", func(n uint8) string { return rules.Confidence(n).String() }, 3},
		{"scheme", func(n uint8) string { return rules.Scheme(n).String() }, 2},
		{"payer", func(n uint8) string { return rules.Payer(n).String() }, 6},
		{"form", func(n uint8) string { return rules.Form(n).String() }, 3},
		{"sex", func(n uint8) string { return rules.Sex(n).String() }, 3},
	} {
		seen := map[string]bool{}
		for n := range 256 {
			seen[kind.of(uint8(n))] = true
		}
		if len(seen) < kind.names || kind.of(uint8(len(seen)-1)) != kind.of(255) {
			t.Errorf("%s: %d names, %q beyond them", kind.name, len(seen), kind.of(255))
		}
	}
	if last := rules.Measure(255).String(); last == "" {
		t.Error("a measure outside its kind has no name")
	}
}

// Steps of a household: nobody before the first, the last for all who follow.
func TestStepsBeforeAndAfter(t *testing.T) {
	var none rules.Steps
	steps := vietnam(t).On(rules.MonthOf(2026, 7)).Health.Steps.Value
	for k, want := range map[int]rules.Rate{-1: 0, 0: 0, 1: rules.One, 2: 700_000, 3: 600_000, 4: 500_000, 5: 400_000, 6: 400_000, 60: 400_000} {
		if got := steps.Of(k); got != want {
			t.Errorf("member %d pays %s, want %s", k, got.Percent(), want.Percent())
		}
		if got := none.Of(k); got != 0 {
			t.Errorf("member %d pays %s of no steps", k, got.Percent())
		}
	}
}

// Before its first rule a book sets nothing, and past its last the last holds.
func TestLawsOutsideTheBook(t *testing.T) {
	b := vietnam(t)
	first, last := b.At(0), b.At(b.Len()-1)
	for m, want := range map[rules.Month]*rules.Law{first.Since - 1: b.At(-1), first.Since: first, 0: b.At(-1), last.Since: last, rules.LastMonth: last, rules.LastMonth + 900: last} {
		if got := b.On(m); got != want {
			t.Errorf("the law of %s begins in %s", m, got.Since)
		}
	}
	if b.At(-1).Contribution.Rate.IsSet() || b.At(b.Len()) != b.At(-1) {
		t.Error("a law outside the book sets a rate")
	}
	for _, m := range []rules.Month{first.Since - 1, 0} {
		if terms := b.Terms(m); terms == nil || terms == b.Terms(first.Since) || terms.MinAge() != 0 || terms.Monthly {
			t.Errorf("terms before the book: %+v", terms)
		}
	}
	if b.Terms(last.Since) != b.Terms(rules.LastMonth+900) {
		t.Error("the terms past the book are not the last ones")
	}
	for _, i := range []int{-1, b.AgeSteps(), b.AgeSteps() + 1} {
		if law, before := b.AgeStep(i); law != b.At(-1) || before != 0 {
			t.Errorf("step %d of the ages: from %s to %s", i, law.Since, before)
		}
	}
	if law, before := b.AgeStep(b.AgeSteps() - 1); law == b.At(-1) || before != 0 {
		t.Errorf("the last age: from %s to %s", law.Since, before)
	}
}

// TestSumsAtTheLimitsOfAMachineWord compares roundings with integers of any
// size, on both sides of 2^63, 2^64 and the largest amount.
func TestSumsAtTheLimitsOfAMachineWord(t *testing.T) {
	most := big.NewInt(math.MaxInt64)
	for _, hi := range []int64{0, 1, 2, 999_999, 1_000_000, 1_000_001, 1 << 40} {
		for _, lo := range []int64{0, 1, 499_999, 500_000, 500_001, math.MaxInt64 - 1, math.MaxInt64} {
			// hi × 2^64 + lo, by way of what a Sum can be made of
			s := rules.SumOf64(math.MaxInt64).Times(2).Add(rules.SumOf64(2)).Times(hi).Add(rules.SumOf64(lo))
			exact := new(big.Int).Add(new(big.Int).Lsh(big.NewInt(hi), 64), big.NewInt(lo))
			for _, d := range []int64{1, 2, 3, 1_000_000, 1_000_000_000_000, math.MaxInt64} {
				floor, rest := new(big.Int).QuoRem(exact, big.NewInt(d), new(big.Int))
				ceil, half := new(big.Int).Set(floor), new(big.Int).Set(floor)
				if rest.Sign() > 0 {
					ceil.Add(ceil, big.NewInt(1))
				}
				if rest.Lsh(rest, 1).Cmp(big.NewInt(d)) >= 0 {
					half.Add(half, big.NewInt(1))
				}
				for name, both := range map[string][2]*big.Int{
					"floor": {floor, big.NewInt(int64(s.Floor(d)))}, "ceil": {ceil, big.NewInt(int64(s.Ceil(d)))}, "round": {half, big.NewInt(int64(s.Round(d)))},
				} {
					if want := least(both[0], most); want.Cmp(both[1]) != 0 {
						t.Errorf("%s of %s/%d: %s, want %s", name, exact, d, both[1], want)
					}
				}
			}
			if s.Millionths() != s.Round(1_000_000) || s.Trillionths() != s.Round(1_000_000_000_000) {
				t.Errorf("%s: millionths %d, trillionths %d", exact, s.Millionths(), s.Trillionths())
			}
		}
	}
	if got := rules.SumOf64(-1); !got.IsZero() {
		t.Errorf("a negative sum is %v", got)
	}
}

func least(a, b *big.Int) *big.Int {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

// Slugs keep digits and letters from the first to the last, and part them
// where anything else stands between, not before or after.
func TestSlugsAtTheEdgesOfTheAlphabet(t *testing.T) {
	for name, want := range map[string]string{
		"Quận 09": "quan-09", "A Z": "a-z", "az09": "az09", "z": "z", "0": "0", "9": "9", "/0:9@A[Z`a{z": "0-9-a-z-a-z", " A": "a", "A ": "a",
		"a--b": "a-b", "-a": "a", "a-": "a", "Z-Z": "z-z", "Đ\u0080a": "d-a", "a\u0080": "a", "\u007fa": "a",
	} {
		if got := rules.Slug(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// A quote alone is no text, and no amount.
func TestQuotesAlone(t *testing.T) {
	var r rules.Rate
	for _, text := range []string{`"`, `""`, `"%"`, `x`} {
		if r.UnmarshalJSON([]byte(text)) == nil {
			t.Errorf("%s is read as %s", text, r.Percent())
		}
	}
	if err := r.UnmarshalJSON([]byte(`"5%"`)); err != nil || r != 50_000 {
		t.Errorf("%s: %v", r.Percent(), err)
	}
	var c rules.Cents
	if err := c.UnmarshalJSON([]byte("null")); err != nil || c != 0 {
		t.Errorf("%s: %v", c, err)
	}
	if err := c.UnmarshalJSON([]byte("x")); err == nil {
		t.Error("x is read as cents")
	}
	if err := c.UnmarshalJSON([]byte("1774052.7")); err != nil || c != 177_405_270 {
		t.Errorf("%s: %v", c, err)
	}
	if text, err := (rules.Cite{}).MarshalJSON(); err != nil || string(text) != "null" {
		t.Errorf("no article is written %s, %v", text, err)
	}
}

// brokenFS cannot be read.
type brokenFS struct{}

func (brokenFS) Open(string) (fs.File, error) { return nil, errors.New("the disk is gone") }

// Test data is no law, nor is what is not YAML; a folder that cannot be read is
// a fault, not an empty law.
func TestWhatIsNoRuleFile(t *testing.T) {
	junk := fstest.MapFS{"testdata/a.yaml": {Data: []byte("junk")}, "national/testdata/b.yaml": {Data: []byte("junk")}, "notes.md": {Data: []byte("junk")}, "national.yaml/readme": {Data: []byte("junk")}}
	if _, err := vietnam(t).With(junk); err != nil {
		t.Errorf("what is no rule file is read: %v", err)
	}
	_, err := rules.Load(brokenFS{})
	var faults document.Faults
	if !errors.As(err, &faults) || faults[0].Code != rules.Unreadable {
		t.Errorf("a folder that cannot be read: %v", err)
	}
}

// Numbers are read as far as their digits fit, and no further.
func TestTheMostDigitsThatAreRead(t *testing.T) {
	var c rules.Cents
	var h rules.HalfYears
	for text, read := range map[string]func([]byte) error{
		"9999999999999999": c.UnmarshalText, "9999999999999999.99": c.UnmarshalText, "1": h.UnmarshalText,
	} {
		if err := read([]byte(text)); err != nil {
			t.Errorf("%s is not read: %v", text, err)
		}
	}
	if c.UnmarshalText([]byte("10000000000000000")) == nil || h.UnmarshalText([]byte("10000000000000000")) == nil {
		t.Error("seventeen digits are read")
	}
	if _, err := rules.ParseRate("1000000000000"); err == nil {
		t.Error("a rate of thirteen digits is read")
	}
	if _, err := rules.ParseRate("999999999999"); err != nil {
		t.Errorf("a rate of twelve digits is not read: %v", err)
	}
	for exponent, ok := range map[int32]bool{17: true, 18: true, 19: false} {
		if v, err := rules.VNDFromDecimal(decimal.New(0, exponent)); (err == nil) != ok || v != 0 {
			t.Errorf("nothing times 10^%d is %d, %v", exponent, v, err)
		}
		if v, err := rules.RateFromDecimal(decimal.New(0, exponent-6)); (err == nil) != ok || v != 0 {
			t.Errorf("nothing times 10^%d is %s, %v", exponent-6, v.Percent(), err)
		}
		if _, err := rules.VNDFromDecimal(decimal.New(1, exponent)); err == nil {
			t.Errorf("10^%d is an amount", exponent)
		}
	}
}
