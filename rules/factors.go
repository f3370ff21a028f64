package rules

import "strconv"

// Factors are the indexation factors of one settlement year: by how much the
// income of each earlier year is lifted. Sums over runs of months take two
// look-ups, however long the run.
type Factors struct {
	settled int     // the settlement year
	first   int     // first contribution year with a factor of its own
	earlier Rate    // factor of all years before it; 0 if there is none
	factor  []Rate  // by contribution year, from first
	start   Month   // January of the first year
	before  []int64 // before[i]: sum of the factors of the first i months of the table
	latest  Rate    // the last factor
	most    Rate    // the highest factor
}

// newFactors returns the table of at least one year.
func newFactors(settled, first int, earlier Rate, factor []Rate) *Factors {
	f := &Factors{settled: settled, first: first, earlier: earlier, factor: factor, start: MonthOf(first, 1), most: earlier, latest: factor[len(factor)-1]}
	f.before = make([]int64, 1, 12*len(factor)+1)
	for _, r := range factor {
		f.most = max(f.most, r)
		for range 12 {
			f.before = append(f.before, f.before[len(f.before)-1]+int64(r))
		}
	}
	return f
}

// Settled returns the year of settlement that the table is for.
func (f *Factors) Settled() int { return f.settled }

// Years returns the first and the last contribution year with a factor.
func (f *Factors) Years() (first, last int) { return f.first, f.first + len(f.factor) - 1 }

// Of returns the factor of a contribution year. Years after the last are
// those of the settlement itself and take its factor; ok is false for a year
// before the table, and of a table that is none.
func (f *Factors) Of(year int) (r Rate, ok bool) {
	if f == nil {
		return 0, false
	}
	switch i := year - f.first; {
	case i < 0:
		return f.earlier, f.earlier != 0
	case i >= len(f.factor):
		return f.factor[len(f.factor)-1], true
	default:
		return f.factor[i], true
	}
}

// Over returns the sum of the factors of the months [from, until), in
// millionths; ok is false if a month lies before the table.
func (f *Factors) Over(from, until Month) (sum int64, ok bool) {
	if until <= from {
		return 0, true
	}
	if from < f.start && f.earlier == 0 {
		return 0, false
	}
	return f.upTo(until) - f.upTo(from), true
}

// upTo returns the sum of the factors from the start of the table to m,
// negative before it. No branch of it hangs on the month: months are any.
func (f *Factors) upTo(m Month) int64 {
	i, last := int(m-f.start), len(f.before)-1
	before, after := min(i, 0), max(i-last, 0)
	return int64(before)*int64(f.earlier) + f.before[i-before-after] + int64(after)*int64(f.latest)
}

// Most returns the highest factor of the table, which bounds every sum.
func (f *Factors) Most() Rate { return f.most }

// Rebased returns the table carried on to a later settlement year under
// yearly price growth: the factor of every year before the last published one
// grows, rounded half up to two decimals and never below 1 (Decree 159/2025 art. 10).
func (f *Factors) Rebased(settled int, growth Rate) *Factors {
	if settled <= f.settled {
		return f
	}
	powers := powersOf(growth, settled-f.settled)
	factor := make([]Rate, settled-f.first+1)
	for i := range factor {
		factor[i] = f.carried(f.first+i, settled, powers)
	}
	earlier := f.earlier
	if earlier != 0 {
		earlier = grown(f.earlier, powers[settled-f.settled])
	}
	return newFactors(settled, f.first, earlier, factor)
}

func (f *Factors) carried(year, settled int, powers []power) Rate {
	known, _ := f.Of(year)
	years := settled - max(f.settled, year+1)
	return grown(known, powers[max(0, years)])
}

// String names the table: "settled 2026, from 2008".
func (f *Factors) String() string {
	if f == nil {
		return ""
	}
	return "settled " + strconv.Itoa(f.settled) + ", from " + strconv.Itoa(f.first)
}
