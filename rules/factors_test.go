package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/rules"
)

// tableOf returns a table that was read from a rule file: years from 2008 on,
// in hundredths, and one for all years before if earlier is not 0.
func tableOf(t testing.TB, earlier int, hundredths ...int) *rules.Factors {
	t.Helper()
	var cells []string
	if earlier != 0 {
		cells = append(cells, fmt.Sprintf("earlier: %d.%02d", earlier/100, earlier%100))
	}
	for i, h := range hundredths {
		cells = append(cells, fmt.Sprintf("%q: %d.%02d", fmt.Sprint(2008+i), h/100, h%100))
	}
	b := loaded(t, "2008-01", "indexation.voluntary: {"+strings.Join(cells, ", ")+"}")
	return b.On(rules.MonthOf(2008, 1)).Indexation.Voluntary.Value
}

// TestFactorsOver compares the sums over runs of months with adding month by
// month, on every table of the law.
func TestFactorsOver(t *testing.T) {
	b := vietnam(t)
	for i := range b.Len() {
		ix := &b.At(i).Indexation
		for _, table := range []rules.Param[*rules.Factors]{ix.Voluntary, ix.Compulsory} {
			if table.IsKnown() && table.Value.Settled() == b.At(i).Since.Year() && b.At(i).Since.OfYear() == 1 {
				addsUp(t, table.Value)
			}
		}
	}
	addsUp(t, tableOf(t, 581, 229, 214, 196, 165, 151)) // no two years alike
	addsUp(t, tableOf(t, 0, 229))
}

func addsUp(t *testing.T, f *rules.Factors) {
	t.Helper()
	for _, from := range []rules.Month{rules.MonthOf(1985, 3), rules.MonthOf(1994, 12), rules.MonthOf(1995, 1), rules.MonthOf(2007, 12), rules.MonthOf(2008, 1), rules.MonthOf(2015, 7)} {
		sum, known := int64(0), true
		for m := from; m < rules.MonthOf(2030, 1); m++ {
			r, ok := f.Of(m.Year())
			known = known && ok
			sum += int64(r)
			got, ok := f.Over(from, m+1)
			if ok != known || ok && got != sum {
				t.Fatalf("%s: Over(%s, %s) = %d, %t; month by month %d, %t", f, from, m+1, got, ok, sum, known)
			}
		}
	}
	if got, ok := f.Over(rules.MonthOf(2020, 1), rules.MonthOf(2020, 1)); got != 0 || !ok {
		t.Errorf("%s: no months sum to %d, %t", f, got, ok)
	}
	if got, ok := f.Over(rules.MonthOf(2020, 2), rules.MonthOf(2020, 1)); got != 0 || !ok {
		t.Errorf("%s: less than no months sum to %d, %t", f, got, ok)
	}
}

func TestFactorsOf(t *testing.T) {
	f, early := tableOf(t, 0, 229, 214, 196, 100), tableOf(t, 581, 229, 214, 196, 100)
	tests := []struct {
		name  string
		f     *rules.Factors
		year  int
		want  rules.Rate
		known bool
	}{
		{"a year of the table", f, 2009, 2_140_000, true},
		{"the year of settlement", f, 2011, 1_000_000, true},
		{"a year after it takes its factor", f, 2030, 1_000_000, true},
		{"a year before a table without one for it", f, 2007, 0, false},
		{"a year before a table with one for all before", early, 1990, 5_810_000, true},
	}
	for _, tt := range tests {
		if got, ok := tt.f.Of(tt.year); got != tt.want || ok != tt.known {
			t.Errorf("%s: Of(%d) = %d, %t, want %d, %t", tt.name, tt.year, got, ok, tt.want, tt.known)
		}
	}
	if first, last := f.Years(); f.Settled() != 2011 || first != 2008 || last != 2011 {
		t.Errorf("the table is settled in %d, of %d to %d", f.Settled(), first, last)
	}
}

// TestRebased carries the table of 2011 to later years at 4% a year: product,
// rounded half up to hundredths, at least 1, as the statutory formula does.
func TestRebased(t *testing.T) {
	f := tableOf(t, 581, 229, 214, 196, 100)
	tests := []struct {
		name    string
		settled int
		growth  rules.Rate
		year    int
		want    rules.Rate
	}{
		{"a year on", 2012, 40_000, 2008, 2_380_000},                      // 2.3816
		{"two years on", 2013, 40_000, 2009, 2_310_000},                   // 2.314624
		{"half a hundredth goes up", 2012, 25_000, 2010, 2_010_000},       // 2.0090
		{"exactly half goes up", 2012, 250_000, 2009, 2_680_000},          // 2.6750
		{"the year before a settlement stays 1", 2012, 40_000, 2011, 1e6}, //
		{"the last known year grows once there are two after it", 2013, 40_000, 2011, 1_040_000},
		{"a year since then grows from its own", 2014, 40_000, 2012, 1_040_000},
		{"the settlement's own year is 1", 2014, 40_000, 2014, 1_000_000},
		{"years before the table grow too", 2012, 40_000, 1990, 6_040_000}, // 6.0424
		{"no growth changes nothing", 2020, 0, 2008, 2_290_000},
		{"an earlier settlement is the table itself", 2010, 40_000, 2008, 2_290_000},
	}
	for _, tt := range tests {
		if got, ok := f.Rebased(tt.settled, tt.growth).Of(tt.year); got != tt.want || !ok {
			t.Errorf("%s: Rebased(%d, %s).Of(%d) = %d, %t, want %d", tt.name, tt.settled, tt.growth, tt.year, got, ok, tt.want)
		}
	}
}

func TestFactorProperties(t *testing.T) {
	f := tableOf(t, 581, 229, 214, 196, 165, 151, 142, 136, 100)
	holds(t, "a table carried on never falls, never lies below 1, and adds up, whatever prices do", func(years int, growth, more int64, year int) bool {
		a := f.Rebased(2015+years, rules.Rate(growth))
		b := f.Rebased(2015+years, rules.Rate(growth+more))
		x, _ := a.Of(year)
		y, _ := b.Of(year)
		from := rules.MonthOf(year, 1)
		sum, ok := b.Over(from, from+12)
		return x >= rules.One && y >= x && ok && sum == 12*int64(y)
	}, gen.IntRange(0, 40), gen.Int64Range(0, 500_000), gen.Int64Range(0, 500_000), gen.IntRange(1990, 2130))

	holds(t, "a run of months is the sum of its two parts", func(from, a, b int) bool {
		start := rules.MonthOf(2000, 1) + rules.Month(from)
		mid, end := start+rules.Month(a), start+rules.Month(a+b)
		whole, _ := f.Over(start, end)
		first, _ := f.Over(start, mid)
		second, _ := f.Over(mid, end)
		return whole == first+second
	}, gen.IntRange(0, 300), gen.IntRange(0, 300), gen.IntRange(0, 300))
}

// TestTablesNeverRise: prices have risen in every year since 2001, so an older
// year's factor is never the smaller one. Two neighbours swapped show here.
// The years 1999 to 2001 had falling prices.
func TestTablesNeverRise(t *testing.T) {
	b := vietnam(t)
	for i := range b.Len() {
		for name, p := range map[string]rules.Param[*rules.Factors]{"voluntary": b.At(i).Indexation.Voluntary, "compulsory": b.At(i).Indexation.Compulsory} {
			if !p.IsKnown() {
				continue
			}
			first, last := p.Value.Years()
			for y := first; y < last; y++ {
				a, _ := p.Value.Of(y)
				c, _ := p.Value.Of(y + 1)
				if a < c && y != 1999 && y != 2000 {
					t.Errorf("%s table of %s: %d has %s, %d has %s", name, b.At(i).Since, y, a, y+1, c)
				}
			}
		}
	}
}

func TestAccrual(t *testing.T) {
	b := vietnam(t)
	tests := []struct {
		name   string
		month  string
		sex    rules.Sex
		months int
		want   rules.Rate
	}{
		{"a woman, 15 years", "2025-07", rules.Female, 180, 450_000},
		{"a woman, 15 and a half", "2025-07", rules.Female, 186, 460_000},
		{"a woman, 16", "2025-07", rules.Female, 187, 470_000},
		{"a woman, 30 years", "2025-07", rules.Female, 360, 750_000},
		{"a woman below 15 years", "2025-07", rules.Female, 168, 0},
		{"a man, 15 years", "2025-07", rules.Male, 180, 400_000},
		{"a man, 15 and a half", "2025-07", rules.Male, 185, 405_000},
		{"a man, 19 and a half", "2025-07", rules.Male, 234, 445_000},
		{"a man, 19 years and 7 months", "2025-07", rules.Male, 235, 450_000},
		{"a man, 20 years", "2025-07", rules.Male, 240, 450_000},
		{"a man, 35 years", "2025-07", rules.Male, 420, 750_000},
		{"a man, 20 years, a month before", "2025-06", rules.Male, 240, 450_000},
		{"a man, 19 years, a month before", "2025-06", rules.Male, 228, 0},
		{"a man, 20 years, 2018", "2018-06", rules.Male, 240, 530_000},
		{"a man, 20 years, 2019", "2019-06", rules.Male, 240, 510_000},
		{"a man, 20 years, 2020", "2020-06", rules.Male, 240, 490_000},
		{"a man, 20 years, 2021", "2021-06", rules.Male, 240, 470_000},
		{"a man, 20 years, 2022", "2022-01", rules.Male, 240, 450_000},
		{"a man, 20 years, 2017", "2017-12", rules.Male, 240, 550_000},
		{"a woman, 20 years, the last month of 3%", "2017-12", rules.Female, 240, 600_000},
		{"a woman, 20 years, the first month of 2%", "2018-01", rules.Female, 240, 550_000},
		{"a woman, half a year at 3%", "2017-12", rules.Female, 246, 615_000},
	}
	for _, tt := range tests {
		law := b.On(monthOf(tt.month))
		a := law.Pension.Accrual.Of(tt.sex).Value
		if got := a.At(law.BenefitYears.In(tt.months)); got != tt.want {
			t.Errorf("%s, %s: %d months earn %s, want %s", tt.name, tt.month, tt.months, got.Percent(), tt.want.Percent())
		}
	}
}

func TestYearsToTheHighestRate(t *testing.T) {
	b := vietnam(t)
	for _, tt := range []struct {
		month       string
		women, men  int // half years to 75%
		least, most int // years of the first band: women, men
	}{
		{"2017-12", 50, 60, 15, 15}, {"2018-01", 60, 62, 15, 16}, {"2019-01", 60, 64, 15, 17}, {"2020-01", 60, 66, 15, 18},
		{"2021-01", 60, 68, 15, 19}, {"2022-01", 60, 70, 15, 20}, {"2025-07", 60, 70, 15, 15},
	} {
		p := &b.On(monthOf(tt.month)).Pension
		w, m := p.Accrual.Female.Value, p.Accrual.Male.Value
		if int(w.YearsTo(p.MaxRate.Value)) != tt.women || int(m.YearsTo(p.MaxRate.Value)) != tt.men || w.Least() != tt.least || m.Least() != tt.most {
			t.Errorf("%s: women %d from %d years, men %d from %d", tt.month, w.YearsTo(p.MaxRate.Value), w.Least(), m.YearsTo(p.MaxRate.Value), m.Least())
		}
	}
	var none rules.Accrual
	if none.At(40) != 0 || none.Least() != 0 || none.YearsTo(0) != 0 {
		t.Error("a schedule without bands earns something")
	}
}

// TestBenefitYears reads the odd months of each law: under the first fewer than
// three were dropped, since then 1 to 6 are half a year and 7 to 11 a whole one.
func TestBenefitYears(t *testing.T) {
	b := vietnam(t)
	first := []int{0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2}
	since := []int{0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3}
	for month, want := range map[string][]int{"2008-01": first, "2015-12": first, "2016-01": since, "2025-06": since, "2025-07": since, "2026-11": since} {
		law := b.On(monthOf(month))
		for odd, halves := range want {
			for _, years := range []int{0, 15, 40} {
				if got := law.BenefitYears.In(12*years + odd); int(got) != 2*years+halves {
					t.Errorf("%s: %d years and %d months are %s years, want %d half years", month, years, odd, got, 2*years+halves)
				}
			}
		}
	}
}

// TestReduction: 2% a year early, under six odd months nothing, from six on half.
func TestReduction(t *testing.T) {
	law := vietnam(t).On(rules.MonthOf(2025, 7))
	for months, want := range map[int]rules.Rate{0: 0, 5: 0, 6: 10_000, 11: 10_000, 12: 20_000, 17: 20_000, 18: 30_000, 60: 100_000} {
		if got := law.Pension.Impairment.Taken(months); got != want {
			t.Errorf("%d months early take %s, want %s", months, got.Percent(), want.Percent())
		}
	}
}
