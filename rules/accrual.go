package rules

import "strings"

// MaxBands is how many bands one accrual schedule may have.
const MaxBands = 4

// A Band is one straight piece of an accrual schedule: Rate at Years, and
// PerYear more for each year beyond, up to the next band.
type Band struct {
	Years   int
	Rate    Rate
	PerYear Rate
}

// Accrual is the share of the average income that insured years earn (tỷ lệ
// hưởng lương hưu), as bands in rising order of years.
type Accrual struct {
	n    int
	band [MaxBands]Band
}

// At returns the rate for the given benefit years, before any cap; 0 below
// the first band. A half year earns half the increment.
func (a *Accrual) At(h HalfYears) Rate {
	b := a.BandAt(h)
	return b.Rate + Rate(h-HalfYears(2*b.Years))*b.PerYear/2
}

// Least returns the years of the first band: below them nothing accrues.
func (a *Accrual) Least() int {
	if a.n == 0 {
		return 0
	}
	return a.band[0].Years
}

// YearsTo returns the fewest benefit years that reach rate, or 0 if none do.
func (a *Accrual) YearsTo(rate Rate) HalfYears {
	for i := range a.n {
		b, end := &a.band[i], HalfYears(longest+1)
		if i+1 < a.n {
			end = HalfYears(2 * a.band[i+1].Years)
		}
		h := HalfYears(2 * b.Years)
		if rate > b.Rate {
			if b.PerYear == 0 {
				continue
			}
			h += HalfYears((2*(rate-b.Rate) + b.PerYear - 1) / b.PerYear)
		}
		if h < end {
			return h
		}
	}
	return 0
}

// An accrued is what half years earn by the schedule, up to the highest rate.
type accrued [longest + 1]Rate

const longest = 200 // half years: a century of work

func (a *Accrual) accrued(most Rate) (out accrued) {
	for h := range out {
		out[h] = min(a.At(HalfYears(h)), most)
	}
	return out
}

// Accrued returns the share of the average that benefit years earn, up to the
// highest rate.
func (l *PensionLaw) Accrued(s Sex, h HalfYears) Rate {
	if table := l.accrued; table != nil && uint(h) <= longest {
		return table[s.at()][h]
	}
	return min(l.Accrual.Of(s).Value.At(h), l.MaxRate.Value)
}

// compile reckons for each sex the years that reach the highest rate, and what
// all years earn: in the table of the law before if that is the same.
func (l *PensionLaw) compile(before *Law) {
	table := [2]accrued{l.Accrual.Male.Value.accrued(l.MaxRate.Value), l.Accrual.Female.Value.accrued(l.MaxRate.Value)}
	if l.accrued = &table; before != nil && *before.Pension.accrued == table {
		l.accrued = before.Pension.accrued
	}
	l.toMost = [2]HalfYears{l.Accrual.Male.Value.YearsTo(l.MaxRate.Value), l.Accrual.Female.Value.YearsTo(l.MaxRate.Value)}
}

// YearsToMost returns the fewest benefit years that reach the highest rate, or
// 0 if none do; women's for anything but Male.
func (l *PensionLaw) YearsToMost(s Sex) HalfYears {
	return l.toMost[s.at()]
}

// at is 0 for Male, and 1 for anything else.
func (s Sex) at() (i int) {
	if s != Male {
		i = 1
	}
	return i
}

// String lists the bands: "45% at 15, +2%".
func (a Accrual) String() string {
	parts := make([]string, a.n)
	for i, b := range a.band[:a.n] {
		parts[i] = b.Rate.Percent() + " at " + Scaled(int64(b.Years), 0) + ", +" + b.PerYear.Percent()
	}
	return strings.Join(parts, "; ")
}

// BandAt returns the band that rules the given benefit years; the zero Band
// below the first.
func (a *Accrual) BandAt(h HalfYears) Band {
	for i := a.n - 1; i >= 0; i-- {
		if h >= HalfYears(2*a.band[i].Years) {
			return a.band[i]
		}
	}
	return Band{}
}
