package rules_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/rules"
)

func known[T any](v T) rules.Param[T] { return rules.Param[T]{Value: v, State: rules.Known} }

// A rise covers pensions that started from one month on and before another,
// where the law names them, and later pensions may get another one.
func TestWhichPensionsARiseReaches(t *testing.T) {
	from, until, late := rules.MonthOf(2020, 1), rules.MonthOf(2021, 1), rules.MonthOf(2020, 7)
	for name, tt := range map[string]struct {
		law    rules.RiseLaw
		months string // of -1, 0 and 1 from each bound, those that it reaches
	}{
		"all":     {rules.RiseLaw{}, "+++ +++"},
		"from":    {rules.RiseLaw{StartedFrom: known(from)}, "-++ +++"},
		"until":   {rules.RiseLaw{StartedUntil: known(until)}, "+++ +--"},
		"between": {rules.RiseLaw{StartedFrom: known(from), StartedUntil: known(until)}, "-++ +--"},
		"unknown": {rules.RiseLaw{StartedFrom: rules.Param[rules.Month]{Value: from, State: rules.Unknown}, StartedUntil: rules.Param[rules.Month]{Value: until, State: rules.Unknown}}, "+++ +++"},
	} {
		got := ""
		for _, bound := range []rules.Month{from, until} {
			for m := bound - 1; m <= bound+1; m++ {
				got += map[bool]string{true: "+", false: "-"}[tt.law.Reaches(m)]
			}
			got += " "
		}
		if got != tt.months+" " {
			t.Errorf("%s: %s, want %s", name, got, tt.months)
		}
	}
	law := rules.RiseLaw{Share: known(rules.Rate(1)), LateShare: known(rules.Rate(2)), LateFrom: known(late)}
	if law.For(late-1) != &law.Share || law.For(late) != &law.LateShare || law.For(late+1) != &law.LateShare {
		t.Error("the later rise is not that of later pensions")
	}
	if law.LateFrom.State = rules.Unset; law.For(late) != &law.Share {
		t.Error("without later pensions there is another rise")
	}
}

// The highest share that applies counts; it is unknown as soon as one that
// applies is.
func TestTheShareOfAWorkAccidentPremium(t *testing.T) {
	share := func(r rules.Rate) rules.Param[rules.Rate] {
		p := known(r)
		p.Cite.Article = fmt.Sprint(r)
		return p
	}
	unknown := rules.Param[rules.Rate]{State: rules.Unknown}
	poor, near := rules.ShareOf("poor"), rules.ShareOf("near_poor")
	for name, tt := range map[string]struct {
		law  rules.WorkAccidentSupport
		set  rules.ShareSet
		want rules.Param[rules.Rate]
	}{
		"nothing is set":                {rules.WorkAccidentSupport{}, poor | near, rules.Param[rules.Rate]{}},
		"everybody's":                   {rules.WorkAccidentSupport{Poor: share(3), NearPoor: share(2), Other: share(1)}, 0, share(1)},
		"the poor's":                    {rules.WorkAccidentSupport{Poor: share(3), NearPoor: share(2), Other: share(1)}, poor, share(3)},
		"the near-poor's":               {rules.WorkAccidentSupport{Poor: share(3), NearPoor: share(2), Other: share(1)}, near, share(2)},
		"both":                          {rules.WorkAccidentSupport{Poor: share(2), NearPoor: share(3), Other: share(1)}, poor | near, share(3)},
		"both, the first higher":        {rules.WorkAccidentSupport{Poor: share(3), NearPoor: share(2), Other: share(1)}, poor | near, share(3)},
		"another word's":                {rules.WorkAccidentSupport{Poor: share(3), NearPoor: share(2), Other: share(1)}, rules.ShareOf("ethnic_minority"), share(1)},
		"everybody's is the highest":    {rules.WorkAccidentSupport{Poor: share(3), NearPoor: share(2), Other: share(9)}, poor, share(9)},
		"of equal ones the first":       {rules.WorkAccidentSupport{Poor: share(3), Other: rules.Param[rules.Rate]{Value: 3, State: rules.Known}}, poor, share(3)},
		"of nothing the first":          {rules.WorkAccidentSupport{Poor: share(0), Other: rules.Param[rules.Rate]{State: rules.Known}}, poor, share(0)},
		"the poor's unknown":            {rules.WorkAccidentSupport{Poor: unknown, NearPoor: share(2), Other: share(1)}, poor, unknown},
		"the poor's unknown to another": {rules.WorkAccidentSupport{Poor: unknown, NearPoor: share(2), Other: share(1)}, near, share(2)},
		"the last unknown":              {rules.WorkAccidentSupport{Poor: share(3), NearPoor: share(2), Other: unknown}, poor, unknown},
		"only everybody's":              {rules.WorkAccidentSupport{Other: share(1)}, poor | near, share(1)},
		"no share of everybody":         {rules.WorkAccidentSupport{Poor: share(3)}, 0, rules.Param[rules.Rate]{}},
	} {
		if got := tt.law.For(tt.set); got != tt.want {
			t.Errorf("%s: %+v, want %+v", name, got, tt.want)
		}
	}
	var law rules.WorkAccidentLaw
	for months := range 14 {
		want := map[int]*rules.Param[rules.Rate]{6: &law.Rate6Months, 12: &law.Rate12Months}[months]
		if got := law.Rate(months); got != want {
			t.Errorf("the rate of %d months is %p, want %p", months, got, want)
		}
	}
}

// An income may be chosen if it is at least the lowest one and on a step, as
// far as the law knows them.
func TestIncomesThatTheLawAllows(t *testing.T) {
	const floor, step = 100, 30
	unknown := rules.Param[rules.VND]{Value: step, State: rules.Unknown}
	for name, tt := range map[string]struct {
		law  rules.ContributionLaw
		want string // of 0, 30, 99, 100, 101, 129, 130, 160
	}{
		"nothing is set":    {rules.ContributionLaw{}, "++++++++"},
		"a floor":           {rules.ContributionLaw{Floor: known[rules.VND](floor)}, "---+++++"},
		"floor and step":    {rules.ContributionLaw{Floor: known[rules.VND](floor), Step: known[rules.VND](step)}, "---+--++"},
		"a step of nothing": {rules.ContributionLaw{Floor: known[rules.VND](floor), Step: known[rules.VND](0)}, "---+++++"},
		"an unknown step":   {rules.ContributionLaw{Floor: known[rules.VND](floor), Step: unknown}, "---+++++"},
		"an unknown floor":  {rules.ContributionLaw{Floor: unknown}, "++++++++"},
		"only a step":       {rules.ContributionLaw{Step: known[rules.VND](step)}, "++------"},
		"a step below 0":    {rules.ContributionLaw{Step: known[rules.VND](-7)}, "++++++++"},
	} {
		got := ""
		for _, income := range []rules.VND{0, 30, 99, 100, 101, 129, 130, 160} {
			got += map[bool]string{true: "+", false: "-"}[tt.law.Allows(income)]
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
	}
}

// Between the ages of the life table the numbers run straight; past the last
// one nobody is reckoned with.
func TestHowManyReachAnAge(t *testing.T) {
	table := smallBook(t).LifeTable()
	for months, want := range map[int][2]int64{
		0: {100_000_000, 100_000_000}, 1: {99_916_666, 99_958_333}, 6: {99_500_000, 99_750_000}, 11: {99_083_333, 99_541_666}, 12: {99_000_000, 99_500_000},
		13: {98_984_693, 99_492_346}, 306: {94_500_000, 97_250_000}, 599: {90_015_306, 95_007_653}, 600: {90_000_000, 95_000_000}, 900: {45_150_000, 95_000_000},
		1199: {449_500, 95_000_000}, 1200: {0, 0}, 1300: {0, 0},
	} {
		for i, sex := range []rules.Sex{rules.Male, rules.Female} {
			if got := table.Reaching(sex, months); got != want[i] {
				t.Errorf("%s, %d months: %d, want %d", sex, months, got, want[i])
			}
		}
	}
	if table.Reaching(0, 12) != table.Reaching(rules.Female, 12) || table.Source != "made up" || table.Period != "2010-2020" {
		t.Errorf("%s of %s", table.Source, table.Period)
	}
}

// A factor is known to every law of its book under its whole name.
func TestFactorsThatABookRemembers(t *testing.T) {
	b := smallBook(t)
	first, last := b.At(0), b.At(b.Len()-1)
	name := rules.Weighing{Kind: 1, Rate: 5_000, Months: 12, After: 3}
	if first.Weight(name) != nil {
		t.Error("a factor that nobody kept")
	}
	first.KeepWeight(name, "a")
	for _, other := range []rules.Weighing{{}, {Kind: 2, Rate: 5_000, Months: 12, After: 3}, {Kind: 1, Rate: 5_001, Months: 12, After: 3}, {Kind: 1, Rate: 5_000, Months: 13, After: 3}, {Kind: 1, Rate: 5_000, Months: 12}} {
		if last.Weight(other) != nil {
			t.Errorf("%+v has the factor of another name", other)
		}
	}
	first.KeepWeight(rules.Weighing{}, "b")
	if last.Weight(name) != "a" || last.Weight(rules.Weighing{}) != "b" {
		t.Error("a factor is forgotten for another one")
	}
	var alone rules.Law
	if alone.KeepWeight(name, "a"); alone.Weight(name) != nil {
		t.Error("a law without a book remembers")
	}
}

// A book remembers 4,096 factors and no more.
func TestHowManyFactorsABookRemembers(t *testing.T) {
	b := smallBook(t)
	first, last := b.At(0), b.At(b.Len()-1)
	for n := range 4096 {
		last.KeepWeight(rules.Weighing{Months: n}, n)
	}
	if first.Weight(rules.Weighing{}) != 0 || first.Weight(rules.Weighing{Months: 4_095}) != 4_095 {
		t.Error("a factor was forgotten")
	}
	if last.KeepWeight(rules.Weighing{Months: 4_096}, 1); last.Weight(rules.Weighing{Months: 4_096}) != nil {
		t.Error("the 4,097th factor is remembered")
	}
}

// Sums of indexed income are proved to fit up to an amount and to 1,200 months.
func TestSumsThatFit(t *testing.T) {
	b := smallBook(t)
	for month, factor := range map[string]int64{"2008-01": 3_500_000, "2007-12": 0} {
		law := b.On(monthOf(month))
		most := rules.VND(0)
		if factor != 0 {
			most = rules.VND((1<<63 - 1) / (factor * 1_200))
		}
		for _, tt := range []struct {
			amount rules.VND
			months int
			want   bool
		}{{most, 1_200, true}, {most + 1, 1, false}, {most, 1_201, false}, {0, 0, true}, {most + 1, 1_201, false}} {
			if got := law.Indexation.Fits(tt.amount, tt.months); got != tt.want {
				t.Errorf("%s: %d months of %d fit: %v", month, tt.months, tt.amount, got)
			}
		}
	}
}

// The reduction for each whole year early, half of it for enough odd months.
func TestWhatIsTakenForMonthsEarly(t *testing.T) {
	law := rules.ImpairmentLaw{Reduction: known[rules.Rate](20_000), HalfReductionFrom: known(6)}
	for months, want := range map[int]rules.Rate{0: 0, 5: 0, 6: 10_000, 11: 10_000, 12: 20_000, 17: 20_000, 18: 30_000, 60: 100_000} {
		if got := law.Taken(months); got != want {
			t.Errorf("%d months: %s, want %s", months, got, want)
		}
	}
	if law.HalfReductionFrom.State = rules.Unset; law.Taken(18) != 20_000 {
		t.Errorf("without half years: %s", law.Taken(18))
	}
	var pension rules.SocialPensionLaw
	if pension.AgeOf(true) != &pension.PoorAge || pension.AgeOf(false) != &pension.Age {
		t.Error("the age of the poor is another's")
	}
}

// RateOf rounds half up to millionths.
func TestRateOfTwoCounts(t *testing.T) {
	for _, tt := range []struct {
		a, b int
		want rules.Rate
	}{{1, 2, 500_000}, {1, 3, 333_333}, {2, 3, 666_667}, {1, 2_000_000, 1}, {1, 2_000_001, 0}, {7, 0, 0}, {7, -1, 0}, {0, 7, 0}, {3, 1, 3_000_000}} {
		if got := rules.RateOf(tt.a, tt.b); got != tt.want {
			t.Errorf("%d of %d: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

// Who admits whoever holds one of the status, all that stands with it, and none
// of what is refused, wherever the words stand among the 256 of a book.
func TestWhoIsAdmitted(t *testing.T) {
	word := func(i int) string { return fmt.Sprintf("w%03d", i) }
	text := instrument("made-up", "2020-01-01", "2020-01-01") + "support:\n"
	for i := range 252 {
		text += fmt.Sprintf("  - {id: l%03d, for: health, payer: state, who: {status: w%03d}, amount: 1, at: art. 1}\n", i, i)
	}
	// the State's shares have five categories of their own; four come before "w", in the order of the alphabet
	b, err := rules.Load(fstest.MapFS{"made-up.yaml": {Data: []byte(text + "  - {id: x, for: health, payer: state, who: [{status: [w000, w070, w140, w210]}, {with: [w000, w070, w140, w210]}, {not: [w000, w070, w140, w210]}, {}, {status: w251, with: w250, not: w249}], amount: 1, at: art. 1}\n")}})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(b.Statuses()); n != 256 {
		t.Fatalf("%d categories", n)
	}
	who := b.Layer("x")[0].Who
	for _, tt := range []struct {
		held []int
		want string
	}{
		{nil, "--++-"}, {[]int{0}, "+--+-"}, {[]int{70}, "+--+-"}, {[]int{140}, "+--+-"}, {[]int{210}, "+--+-"}, {[]int{1, 71, 141, 211}, "--++-"},
		{[]int{0, 70, 140, 210}, "++-+-"}, {[]int{0, 70, 140}, "+--+-"}, {[]int{70, 140, 210}, "+--+-"}, {[]int{0, 140, 210}, "+--+-"}, {[]int{0, 70, 210}, "+--+-"},
		{[]int{251}, "--++-"}, {[]int{251, 250}, "--+++"}, {[]int{250}, "--++-"}, {[]int{251, 250, 249}, "--++-"}, {[]int{249}, "--++-"}, {[]int{248, 251, 250}, "--+++"},
		{[]int{60, 61, 123, 124, 125, 187, 188, 189}, "--++-"},
	} {
		var held rules.Held
		held.Add(rules.Category{})
		for _, i := range tt.held {
			held.Add(b.Category(word(i)))
		}
		got := ""
		for i := range who {
			got += map[bool]string{true: "+", false: "-"}[who[i].Admits(&held)]
		}
		if got != tt.want {
			t.Errorf("%v: %s, want %s", tt.held, got, tt.want)
		}
	}
	seen := map[rules.Held]string{}
	for _, w := range b.Statuses() {
		var held rules.Held
		held.Add(b.Category(w))
		if other, twice := seen[held]; twice || held == (rules.Held{}) || !b.Category(w).IsKnown() {
			t.Errorf("%s is held like %s: %v", w, other, held)
		}
		seen[held] = w
	}
	_, err = b.With(fstest.MapFS{"more.yaml": {Data: []byte(instrument("more", "2020-01-01", "2020-01-01") + "support:\n  - {id: y, for: health, payer: state, who: {status: w999}, amount: 1, at: art. 1}\n")}})
	if err == nil || err.Error() != "more.yaml:12:5: the rules tell 257 categories apart; at most 256 are read [too-many-categories]" {
		t.Errorf("257 categories: %v", err)
	}
	if (rules.Category{}).IsKnown() || b.Category("w999").IsKnown() || b.Knows("w999") {
		t.Error("a category that no rule knows")
	}
}

// The highest share that applies counts, the first of equal ones.
func TestTheHighestShare(t *testing.T) {
	b := smallBook(t)
	words := []string{"poor", "multidimensional_poor", "near_poor", "ethnic_minority", "island_commune", "special_zone"}
	var out strings.Builder
	for _, month := range []string{"2012-02", "2012-03", "2013-12", "2014-01", "2016-01", "2016-07", "2021-01"} {
		support := &b.On(monthOf(month)).Support
		for set := range rules.ShareSet(64) {
			name, share := support.Highest(set)
			want, most := "", rules.Rate(0)
			for i, p := range []rules.Param[rules.Rate]{support.Share.Poor, support.Share.MultidimensionalPoor, support.Share.NearPoor, support.Share.EthnicMinority, support.Share.IslandCommune, support.Share.SpecialZone, support.Share.Other} {
				if p.IsKnown() && (i == 6 || set>>i&1 == 1) && (want == "" || p.Value > most) {
					want, most = append(words, "other")[i], p.Value
				}
			}
			if name != want || support.HighestRate(set) != most || (share == nil) != (want == "") || share != nil && share.Value != most {
				t.Errorf("%s, %b: %s %v, want %s %s", month, set, name, share, want, most)
			}
		}
		since, months, ok := support.Steady()
		fmt.Fprintln(&out, month, since, months, ok)
	}
	if name, share := b.On(monthOf("2016-01")).Support.Highest(64 + 1); name != "poor" || share.Value != 300_000 {
		t.Errorf("a set of more shares than there are: %s", name)
	}
	want := "2012-02  0 true\n2012-03 2012-03 120 true\n2013-12 2012-03 120 true\n2014-01 2012-03 120 true\n2016-01 2012-03 120 true\n2016-07 2012-03 120 true\n2021-01 2012-03 120 true\n"
	if out.String() != want {
		t.Errorf("support is steady\n%s", out.String())
	}
	for i, w := range words {
		if got := rules.ShareOf(w); got != 1<<i || b.Category(w).IsKnown() && b.Category(w).Share() != got {
			t.Errorf("the share of %s is %b", w, got)
		}
	}
	for _, w := range []string{"", "rural", "urban", "other", "orphan"} {
		if got := rules.ShareOf(w); got != 0 || b.Category(w).Share() != 0 {
			t.Errorf("%q has the share %b", w, got)
		}
	}
}
