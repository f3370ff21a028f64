package tally

import (
	"encoding/json"
	"math/big"
	"math/rand"
	"reflect"
	"slices"
	"testing"
	"testing/quick"
)

// checked runs a property over many cases that are the same in every run.
func checked(t *testing.T, property any) {
	t.Helper()
	if err := quick.Check(property, &quick.Config{MaxCount: 200, Rand: rand.New(rand.NewSource(1))}); err != nil {
		t.Error(err)
	}
}

func TestASumIsExact(t *testing.T) {
	checked(t, func(terms [][2]uint32, wide []uint64) bool {
		var s Sum
		want := new(big.Int)
		for _, x := range terms {
			s.Plus(int64(x[0]), int64(x[1]))
			want.Add(want, new(big.Int).Mul(big.NewInt(int64(x[0])), big.NewInt(int64(x[1]))))
		}
		for _, n := range wide { // beyond 64 bits
			n >>= 1
			s.Plus(int64(n), 1<<40)
			want.Add(want, new(big.Int).Lsh(new(big.Int).SetUint64(n), 40))
		}
		text, _ := s.MarshalText()
		var back Sum
		return s.Big().Cmp(want) == 0 && back.UnmarshalText(text) == nil && back == s
	})
	for _, bad := range []string{"", "-1", "1.5", "x", "340282366920938463463374607431768211456"} {
		if (&Sum{}).UnmarshalText([]byte(bad)) == nil {
			t.Errorf("%q is read as a sum", bad)
		}
	}
}

// someone is a person of whom a test says little.
type someone struct {
	Province, Age, Weight uint8
	Net                   [3]uint16
	Pension               [3]uint8
	Years                 [3][2]uint16
	Silent                bool
}

const lawsOfTest = 3

func (s someone) count(t *Totals) {
	c := Cell{Province: string(rune('a' + s.Province%5)), Sex: "female", Age: string(rune('0' + s.Age%3)), Status: "none"}
	p := make([]Personal, lawsOfTest)
	for i := range p {
		p[i].Measures[People], p[i].Measures[Net], p[i].Measures[Pension] = 1, int64(s.Net[i]), int64(s.Pension[i])
		p[i].Measures[Rights] = int64(s.Pension[i] % 2)
		p[i].Unanswered[ByOneTime] = s.Silent
		p[i].Years = make([][PayerCount]int64, 2)
		for y, n := range s.Years[i] {
			p[i].Years[y][y] = int64(n)
		}
	}
	t.Add(c, 1+int64(s.Weight), p)
}

func totalsOf(people []someone) *Totals {
	t := New(lawsOfTest, 2026)
	for _, s := range people {
		s.count(t)
	}
	return t
}

func bytesOf(t *Totals) string {
	text, _ := json.Marshal(t)
	return string(text)
}

func TestTotalsDoNotDependOnPartsOrOrder(t *testing.T) {
	checked(t, func(people []someone, cuts []uint8, seed int64) bool {
		whole := bytesOf(totalsOf(people))
		rand.New(rand.NewSource(seed)).Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
		parts := []*Totals{}
		for _, c := range cuts {
			n := min(len(people), int(c)%7)
			parts = append(parts, totalsOf(people[:n]))
			people = people[n:]
		}
		parts = append(parts, totalsOf(people))
		sum := New(lawsOfTest, 2026)
		for _, p := range parts {
			sum.Merge(p)
		}
		return bytesOf(sum) == whole
	})
}

func TestTotalsAreReadBack(t *testing.T) {
	checked(t, func(people []someone) bool {
		var back Totals
		whole := totalsOf(people)
		return json.Unmarshal([]byte(bytesOf(whole)), &back) == nil && bytesOf(&back) == bytesOf(whole)
	})
}

func TestEverybodyIsBetterOrWorseOrTheSame(t *testing.T) {
	checked(t, func(people []someone) bool {
		whole := totalsOf(people)
		for d := range Dimensions {
			for _, g := range whole.By(d) {
				for law := 1; law < lawsOfTest; law++ {
					if !parted(&g.Figures[law]) {
						return false
					}
				}
			}
		}
		return true
	})
}

func parted(f *Figures) bool {
	for a := range Aspects {
		sum := new(big.Int)
		for _, m := range []Measure{Better, Worse, Same, Unanswered} {
			sum.Add(sum, f[a.Of(m)].Big())
		}
		if sum.Cmp(f[People].Big()) != 0 {
			return false
		}
	}
	return true
}

func TestWhatIsGainedAndLostIsTheDifference(t *testing.T) {
	checked(t, func(people []someone) bool {
		all := totalsOf(people).All()
		for law := 1; law < lawsOfTest; law++ {
			won := new(big.Int).Sub(all[law][ByPayment.Of(Gained)].Big(), all[law][ByPayment.Of(Forgone)].Big())
			if won.Cmp(new(big.Int).Sub(all[0][Net].Big(), all[law][Net].Big())) != 0 {
				return false
			}
		}
		return true
	})
}

func TestASpreadIsBoundedAndDoesNotDependOnOrder(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	values := make([]int64, 20_000)
	for i := range values {
		values[i] = random.Int63n(3_000_000) - 1_000_000
	}
	one := NewSpread()
	for _, v := range values {
		one.Add(v, 2)
	}
	parts := []*Spread{NewSpread(), NewSpread(), NewSpread()}
	for i, v := range values {
		parts[i*i%3].Add(v, 2)
	}
	for _, p := range []*Spread{parts[2], parts[0]} {
		parts[1].Merge(p)
	}
	if !reflect.DeepEqual(one.Bins(), parts[1].Bins()) || one.Width() != parts[1].Width() {
		t.Error("a spread depends on how it was parted")
	}
	if len(one.bins) > mostBins || one.Width() != 1_000 || one.Heads().Int64() != 40_000 {
		t.Errorf("%d bins of %d đ hold %s people", len(one.bins), one.Width(), one.Heads())
	}
}

func TestDecilesAreThoseOfTheSortedList(t *testing.T) {
	checked(t, func(values []int16) bool {
		s := NewSpread()
		for _, v := range values {
			s.Add(int64(v), 1)
		}
		slices.Sort(values)
		for i, d := range s.Deciles() {
			at := (len(values)*(i+1)+9)/10 - 1
			if int64(values[at]) != d {
				return false
			}
		}
		return len(values) == 0 || len(s.Deciles()) == 9
	})
}

func TestEveryMeasureHasItsOwnName(t *testing.T) {
	if len(byName) != int(Measures) {
		t.Errorf("%d measures have %d names", Measures, len(byName))
	}
	for m := range Measures {
		if m.Name() == "" || m.Label().VI == "" || m.Label().EN == "" {
			t.Errorf("measure %d is called %q, %+v", m, m.Name(), m.Label())
		}
	}
}
