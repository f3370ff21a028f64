package proof

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/volsi/volsi/rules"
)

// leafOf returns a leaf of a written number: whole, a fraction, "big" before
// what is kept in integers of any size, "r" before a rate in millionths.
func leafOf(text string) Step {
	if digits, ok := strings.CutPrefix(text, "big"); ok {
		r, _ := new(big.Rat).SetString(digits)
		return Step{value: value{big: r}}
	}
	var num, den int64 = 0, 1
	if digits, ok := strings.CutPrefix(text, "r"); ok {
		_, _ = fmt.Sscan(digits, &num)
		den = int64(rules.One)
	} else if _, err := fmt.Sscanf(text, "%d/%d", &num, &den); err != nil {
		_, _ = fmt.Sscan(text, &num)
	}
	return Step{value: value{num: num, den: den}}
}

// kept writes how a value is kept: the fraction of two machine integers, or
// "big" and the fraction in its least terms.
func kept(v value) string {
	if v.den != 0 {
		return fmt.Sprintf("%d/%d", v.num, v.den)
	}
	return "big" + v.rat().String()
}

// Each operation of machine integers and of integers of any size comes to the
// same value, and what fits into 64 bits is kept in them: millions of steps are
// reckoned a second. The values are worked out by hand or by the definition of
// the operation.
func TestWhatFitsIsKeptInMachineIntegers(t *testing.T) {
	const (
		most = "4611686018427387904" // 2^62, the largest product
		max  = "9223372036854775807" // 2^63-1
	)
	for _, tt := range []struct {
		op               Op
		parts, how, text string
	}{
		{SumOf, "", "big0/1", "0"},
		{QuotientOf, "7", "big0/1", "0"},
		{QuotientOf, "7 2 9", "big7/2", "3.5"},
		{SumOf, "7", "7/1", "7"},
		{SumOf, "3 4 -9", "-2/1", "-2"},
		{SumOf, "3 0", "3/1", "3"},
		{SumOf, "-3 -4", "-7/1", "-7"},
		{SumOf, "1/2 1/3", "5/6", "5/6"},
		{SumOf, "1/2 -1/3", "1/6", "1/6"},
		{SumOf, "-1/2 1/3", "-1/6", "-1/6"},
		{SumOf, "-1/2 0", "-1/2", "-0.5"},
		{SumOf, "r220000 1", "1220000/1000000", "1.22"},
		{SumOf, "r220000 r330000", "550000/1000000", "0.55"},
		{SumOf, "r1 1/2", "500001/1000000", "0.500001"},
		{SumOf, "1/1000001 1/1000001", "2/1000001", "2/1000001"},
		{SumOf, "1/1000001 1/2", "1000003/2000002", "1000003/2000002"},
		{SumOf, "1/1000002 1/1000003", "2000005/1000005000006", "2000005/1000005000006"},
		{SumOf, most + " " + most, "big9223372036854775808/1", "9223372036854775808"},
		{SumOf, max + " -1", "9223372036854775806/1", "9223372036854775806"},
		{SumOf, "-" + max + " -1", "-9223372036854775808/1", "-9223372036854775808"},
		{SumOf, "-" + max + " -2", "big-9223372036854775809/1", "-9223372036854775809"},
		{SumOf, max + " 1", "big9223372036854775808/1", "9223372036854775808"},
		{SumOf, "2305843009213693952 1/2", "4611686018427387905/2", "2305843009213693952.5"},
		{SumOf, "2305843009213693953 1/2", "big4611686018427387907/2", "2305843009213693953.5"},
		{SumOf, "1/2 2305843009213693952", "4611686018427387905/2", "2305843009213693952.5"},
		{SumOf, "1/2 2305843009213693953", "big4611686018427387907/2", "2305843009213693953.5"},
		{SumOf, "1/4294967296 1/1073741823", "5368709119/4611686014132420608", "5368709119/4611686014132420608"},
		{SumOf, "1/2147483648 1/2147483647", "4294967295/4611686016279904256", "4294967295/4611686016279904256"},
		{SumOf, "2305843009213693952 4611686018427387904/2", "big4611686018427387904/1", "4611686018427387904"},
		{SumOf, "1 big1/2", "big3/2", "1.5"},
		{SumOf, "big1/2 1", "big3/2", "1.5"},
		{SumOf, "1 big1/2 2", "big7/2", "3.5"},

		{DifferenceOf, "10 3 4", "3/1", "3"},
		{DifferenceOf, "3 10", "-7/1", "-7"},
		{DifferenceOf, "3 3", "0/1", "0"},
		{DifferenceOf, "3 0", "3/1", "3"},
		{DifferenceOf, "1/2 1/3", "1/6", "1/6"},
		{DifferenceOf, "1 r220000", "780000/1000000", "0.78"},
		{DifferenceOf, "2/4294967298 1/2147483649", "big0/1", "0"},
		{DifferenceOf, "-" + max + " 2", "big-9223372036854775809/1", "-9223372036854775809"},

		{ProductOf, "3 -4", "-12/1", "-12"},
		{ProductOf, "-3 -4 2", "24/1", "24"},
		{ProductOf, "0 -4", "0/1", "0"},
		{ProductOf, "1500000 r220000", "330000000000/1000000", "330000"},
		{ProductOf, "r220000 r500000", "11/100", "0.11"},
		{ProductOf, "1/3 1/2", "1/6", "1/6"},
		{ProductOf, "2/3 3/2", "6/6", "1"},
		{ProductOf, "2147483648 2147483648", most + "/1", most},
		{ProductOf, "2147483648 -2147483648", "-" + most + "/1", "-" + most},
		{ProductOf, "2147483649 2147483648", "big4611686020574871552/1", "4611686020574871552"},
		{ProductOf, max + " 2", "big18446744073709551614/1", "18446744073709551614"},
		{ProductOf, max + " " + max, "big85070591730234615847396907784232501249/1", "85070591730234615847396907784232501249"},
		{ProductOf, most + "/3 3/4", "1152921504606846976/1", "1152921504606846976"},
		{ProductOf, "3/4 " + most + "/3", "1152921504606846976/1", "1152921504606846976"},
		{ProductOf, "4611686018427387902/1000002 1000002/7", "4611686018427387902/7", "4611686018427387902/7"},
		{ProductOf, "1/2147483649 1/2147483649", "big1/4611686022722355201", "1/4611686022722355201"},
		{ProductOf, "3/2147483649 5/2147483647", "5/1537228672809129301", "5/1537228672809129301"},
		{ProductOf, "4294967296/2147483648 4294967297", "8589934594/1", "8589934594"},
		{ProductOf, "1000000/1000000 1", "1000000/1000000", "1"},
		{ProductOf, "1000001/1000001 1", "1/1", "1"},
		{ProductOf, "2 big1/2", "big1/1", "1"},

		{LeastOf, "3 4 2", "2/1", "2"},
		{LeastOf, "4 4/1", "4/1", "4"},
		{LeastOf, "1/2 2/4", "1/2", "0.5"},
		{LeastOf, "1/2 1/3", "1/3", "1/3"},
		{LeastOf, "r500000 3/4", "500000/1000000", "0.5"},
		{LeastOf, "-1 -2", "-2/1", "-2"},
		{LeastOf, max + " 1/2", "big1/2", "0.5"},
		{LeastOf, "1/2 " + max, "big1/2", "0.5"},
		{GreatestOf, "3 4 2", "4/1", "4"},
		{GreatestOf, "1/2 2/4", "2/4", "0.5"},
		{GreatestOf, "1/2 1/3", "1/2", "0.5"},
		{GreatestOf, "-1 -2", "-1/1", "-1"},
		{GreatestOf, "1/2 " + max, "big9223372036854775807/1", max},
		{GreatestOf, max + " 1/2", "big9223372036854775807/1", max},

		{QuotientOf, "7 2", "7/2", "3.5"},
		{QuotientOf, "7 1", "7/1", "7"},
		{QuotientOf, "6 4", "6/4", "1.5"},
		{QuotientOf, "1/2 1/3", "3/2", "1.5"},
		{QuotientOf, "7 0", "big0/1", "0"},
		{QuotientOf, "7 -2", "big-7/2", "-3.5"},
		{QuotientOf, "7 big2", "big7/2", "3.5"},
		{QuotientOf, "big7 2", "big7/2", "3.5"},
		{QuotientOf, "330000 r220000", "330000000000/220000", "1500000"},
		{QuotientOf, "65639950 37", "65639950/37", "65639950/37"},

		{WholeOf, "7/2", "4/1", "4"},
		{WholeOf, "-7/2", "-3/1", "-3"},
		{WholeOf, "-1/3", "0/1", "0"},
		{WholeOf, "-2/3", "-1/1", "-1"},
		{WholeOf, "1/2305843009213693952", "0/1", "0"}, // 2^61
		{WholeOf, "1/2305843009213693953", "big0/1", "0"},
		{WholeOf, "2305843009213693952", "2305843009213693952/1", "2305843009213693952"},
		{WholeOf, "2305843009213693953", "big2305843009213693953/1", "2305843009213693953"},
		{WholeOf, "big5/2", "big3/1", "3"},
		{UpOf, "7/2", "big4/1", "4"},
		{UpOf, "-7/2", "big-3/1", "-3"},
		{UpOf, "3", "big3/1", "3"},
		{DownOf, "7/2", "big3/1", "3"},
		{DownOf, "-7/2", "big-4/1", "-4"},
		{"of nobody", "5/2 9", "big5/2", "2.5"},
		{SameOf, "5/2 9", "5/2", "2.5"},
		{SameOf, "big5/2 9", "big5/2", "2.5"},

		{SameOf, "1/1000000000000000", "1/1000000000000000", "0.000000000000001"},
		{SameOf, "1/10000000000000000", "1/10000000000000000", "0.0000000000000001"},
		{SameOf, "-3/2000000000000000", "-3/2000000000000000", "-0.0000000000000015"},
		{SameOf, "1/30", "1/30", "1/30"},
		{SameOf, "1/7", "1/7", "1/7"},
		{SameOf, "7/25", "7/25", "0.28"},
		{SameOf, "7/125", "7/125", "0.056"},
		{SameOf, "7/16", "7/16", "0.4375"},
		{SameOf, "14/16", "14/16", "0.875"},
		{SameOf, "16/8", "16/8", "2"},
		{SameOf, "4611686018427387904/5", "4611686018427387904/5", "922337203685477580.8"},
		{SameOf, "4611686018427387903/32768", "4611686018427387903/32768", "140737488355327.999969482421875"},
		{SameOf, "big1/3", "big1/3", "1/3"},
		{SameOf, "big3/9223372036854775808", "big3/9223372036854775808", "0.000000000000000000325260651745651330202235840260982513427734375"}, // 63 decimals
		{SameOf, "big1/18446744073709551616", "big1/18446744073709551616", "1/18446744073709551616"},
		{SameOf, "big1/9223372036854775809", "big1/9223372036854775809", "1/9223372036854775809"},
		{SameOf, "big1/10000000000000000000", "big1/10000000000000000000", "0.0000000000000000001"},

		{WholeYearsOf, "0", "big0/1", "0"},
		{WholeYearsOf, "11", "big0/1", "0"},
		{WholeYearsOf, "12", "big1/1", "1"},
		{WholeYearsOf, "35", "big2/1", "2"},
		{HalfYearsOf, "0 1 7", "0/1", "0"},
		{HalfYearsOf, "1 1 7", "1/2", "0.5"},
		{HalfYearsOf, "6 1 7", "1/2", "0.5"},
		{HalfYearsOf, "7 1 7", "1/1", "1"},
		{HalfYearsOf, "12 1 7", "1/1", "1"},
		{HalfYearsOf, "13 1 7", "3/2", "1.5"},
		{HalfYearsOf, "24 1 7", "2/1", "2"},
		{HalfYearsOf, "30 1 7", "5/2", "2.5"},
		{HalfYearsOf, "31 1 7", "3/1", "3"},
		{HalfYearsOf, "23 1 7", "2/1", "2"},
		{HalfYearsOf, "35 1 7", "3/1", "3"},
		{HalfYearsOf, "24 3 6", "2/1", "2"},
		{HalfYearsOf, "26 3 6", "2/1", "2"},
		{HalfYearsOf, "27 3 6", "5/2", "2.5"},
		{HalfYearsOf, "29 3 6", "5/2", "2.5"},
		{HalfYearsOf, "30 3 6", "3/1", "3"},
		{HalfYearsOf, "30/1 3/1 big6", "big3/1", "3"},
		{HalfYearsOf, "27/1 big3 6", "big5/2", "2.5"},
		{HalfYearsOf, "big26 3 6", "big2/1", "2"},
		{HalfYearsOf, "big37 1 7", "big7/2", "3.5"},
		{HalfYearsOf, "big11 3 12", "big1/2", "0.5"},
		{HalfYearsOf, "53/2 3 6", "big2/1", "2"},
		{HalfYearsOf, "53/2 5/2 6", "big5/2", "2.5"},
		{HalfYearsOf, "26 5/2 6", "big2/1", "2"},
		{HalfYearsOf, "26 2 5/2", "big5/2", "2.5"},
		{HalfYearsOf, "-1 3 6", "big0/1", "0"},
		{HalfYearsOf, "26 3", "big3/1", "3"}, // without a third child any odd month fills a year
		{HalfYearsOf, "26 3 6 9", "big2/1", "2"},

		{DiscountOf, "0 r10000", "1099511627776/1099511627776", "1"},
		{DiscountOf, "1 r1000000", "549755813888/1099511627776", "0.5"},
		{DiscountOf, "2 1/2", "488671834566/1099511627776", "0.444444444443433894775807857513427734375"},
		{DiscountOf, "2 r500000", "488671834566/1099511627776", "0.444444444443433894775807857513427734375"},
		{DiscountOf, "1 1", "549755813888/1099511627776", "0.5"},
		{DiscountOf, "1 1/3", "big3/4", "0.75"},
		{DiscountOf, "1 2", "366503875925/1099511627776", "0.3333333333330301684327423572540283203125"},
		{DiscountOf, "1 -1/2", "big2/1", "2"},
		{DiscountOf, "1 big1/2", "big366503875925/549755813888", "0.666666666666060336865484714508056640625"},
		{DiscountOf, "big1 r1000000", "big1/2", "0.5"},
		{DiscountOf, "1/2 r1000000", "big0/1", "0"},
		{DiscountOf, "1 0", "1099511627776/1099511627776", "1"},
		{GrowthOf, "0 r10000", "1099511627776/1099511627776", "1"},
		{GrowthOf, "1 r1000000", "2199023255552/1099511627776", "2"},
		{GrowthOf, "3 1/2", "3710851743744/1099511627776", "3.375"},
		{GrowthOf, "22 r1000000", most + "/1099511627776", "4194304"},
		{GrowthOf, "23 r1000000", "big8388608/1", "8388608"},
		{GrowthOf, "1 1/3", "big1466015503701/1099511627776", "1.3333333333330301684327423572540283203125"},
		{GrowthOf, "1 -1/2", "big1/2", "0.5"},
		{GrowthOf, "1 1000001/1000000", "big2199024355063/1099511627776", "2.0000009999994290410540997982025146484375"},

		{GrowthOf, "5", "big1/1", "1"},
		{GrowthOf, "2 r1000000 7", "big4/1", "4"},
		{GrowthOf, "360 r0", "1099511627776/1099511627776", "1"},
		{GrowthOf, "361 r0", "big0/1", "0"},
		{GrowthOf, max + " r1", "big0/1", "0"},
		{GrowthOf, "360 1/3000000", "big549821788443/549755813888", "1.000120007016448653303086757659912109375"},
		{GrowthOf, "361 1/3000000", "big0/1", "0"},
		{GrowthOf, "1 1000000", "1099512727287627776/1099511627776", "1000001"},
		{GrowthOf, "1 1000001", "big0/1", "0"},
		{GrowthOf, "-1 r1", "big0/1", "0"},
		{DifferenceOf, "0 -9223372036854775808", "big9223372036854775808/1", "9223372036854775808"},
		{DiscountOf, "5", "big1/1", "1"},
		{DiscountOf, "1 -1", "big0/1", "0"},
		{PrepaidOf, "5", "big5/1", "5"},
		{PrepaidOf, "361 r0", "big0/1", "0"},
		{MissingOf, max + " -2", "big0/1", "0"},

		{PrepaidOf, "0 r10000", "big0/1", "0"},
		{PrepaidOf, "1 r10000", "big1/1", "1"},
		{PrepaidOf, "2 r1000000", "big3/2", "1.5"},
		{PrepaidOf, "3 r1000000", "big7/4", "1.75"},
		{PrepaidOf, "2 1/2", "big166666666666666666667/100000000000000000000", "1.66666666666666666667"},
		{MissingOf, "0 r10000", "big0/1", "0"},
		{MissingOf, "1 r10000", "big101/100", "1.01"},
		{MissingOf, "3 r1000000", "big14/1", "14"},
		{MissingOf, "2 1/3", "big311111111111111111111/100000000000000000000", "3.11111111111111111111"},
		{MissingOf, "7 r123457", "big143198579504851054893/12500000000000000000", "11.45588636038808439144"},
	} {
		var parts []Step
		for _, p := range strings.Fields(tt.parts) {
			parts = append(parts, leafOf(p))
		}
		name := string(tt.op) + " " + tt.parts
		s := Derived("q", InFactor, tt.op, parts...)
		if got := kept(s.value); got != tt.how {
			t.Errorf("%s is kept as %s, want %s", name, got, tt.how)
		}
		if got := s.Text(); got != tt.text {
			t.Errorf("%s is %s, want %s", name, got, tt.text)
		}
		if s.wide().Cmp(s.value.rat()) != 0 {
			t.Errorf("%s is %s, in integers of any size %s", name, s.value.rat(), s.wide())
		}
		for i, p := range strings.Fields(tt.parts) { // no operation writes to what it is made of
			if got, want := kept(s.Children[i].value), kept(leafOf(p).value); got != want {
				t.Errorf("%s: part %d is now %s, was %s", name, i, got, want)
			}
		}
	}
}
