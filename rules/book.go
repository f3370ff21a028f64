// Package rules is the ground of the library: months, money and rates; the
// statute book that folds one YAML file per legal document into the law of
// each month; citations; and the faults of rule files.
package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"slices"
)

// A Book is the law through time: what every rule file says, folded into one
// Law for each month at which anything changes. A Book is immutable and may be
// shared between goroutines.
type Book struct {
	generations [][]*file
	horizon     Month
	checked     Date
	lives       [][]span
	laws        []*Law
	ages        []*Law // those of laws that begin with another retirement age
	gaps        []Gap  // see Gaps
	none        *Law   // the law before the first file
	first       *Law   // that knows voluntary contributions
	territories *Territories
	lifetable   *LifeTable
	assumptions *Assumptions
	layers      []*Layer
	schedules   [len(schemes)][]schedule // by the place of the province in territories, the whole country last
	categories  []string                 // that a person may hold, in alphabetical order
	byCategory  map[string]Category
	byMonth     []*Law   // from the first law's month to the last one's
	terms       []*Terms // the same of terms
	noTerms     *Terms   // those before the first law
	lastTerms   *Terms   // those of the last one
	lifting     Month    // see Lifting
	reached     *ages
	version     string
}

// Load reads every rule file below the root of fsys: instruments anywhere, and
// book.yaml, which says how far they can be trusted. The error is a
// document.Faults with all faults of all files.
func Load(fsys fs.FS) (*Book, error) {
	r := readAll(fsys)
	b := &Book{generations: [][]*file{r.files}, horizon: r.horizon, checked: r.checked, territories: noTerritories()}
	return b.folded(r)
}

// With returns the book with the rule files of fsys laid over it. What they
// set wins for the whole of the periods that they name; everything else stays.
// The files are held to the same rules as the built-in ones.
func (b *Book) With(fsys fs.FS) (*Book, error) {
	r := readAll(fsys)
	over := *b
	over.generations = append(slices.Clone(b.generations), r.files)
	return over.folded(r)
}

// WithFiles is With for the named files of fsys only.
func (b *Book) WithFiles(fsys fs.FS, names ...string) (*Book, error) {
	var r reading
	for _, name := range names {
		r.read(fsys, name)
	}
	over := *b
	over.generations = append(slices.Clone(b.generations), r.files)
	return over.folded(r)
}

// KnownBy returns the book as a reader of that day could have had it, without
// the instruments that were published later.
func (b *Book) KnownBy(day Date) (*Book, error) {
	past := *b
	past.horizon = min(b.horizon, day.Month())
	past.generations = make([][]*file, len(b.generations))
	for i, files := range b.generations {
		for _, f := range files {
			if f.inst.Published <= day {
				past.generations[i] = append(past.generations[i], f)
			}
		}
	}
	return past.folded(reading{})
}

// Enacted returns the book without the reforms that somebody imagines.
func (b *Book) Enacted() (*Book, error) {
	real := *b
	real.generations = make([][]*file, len(b.generations))
	for i, files := range b.generations {
		for _, f := range files {
			if f.inst.Kind != WhatIf {
				real.generations[i] = append(real.generations[i], f)
			}
		}
	}
	return real.folded(reading{})
}

// folded computes everything that follows from the files, or returns the faults.
func (b *Book) folded(r reading) (*Book, error) {
	r.faults = append(r.faults, sameID(b.generations)...)
	if r.lifetable != nil {
		b.lifetable = r.lifetable
	}
	if r.assumptions != nil {
		b.assumptions = r.assumptions
	}
	if r.territories != nil {
		b.territories = r.territories
	}
	if len(r.faults) > 0 {
		return nil, r.faults.Err()
	}
	lives, faults := timelines(b.generations)
	if len(faults) > 0 {
		return nil, faults.Err()
	}
	laws, faults := laws(lives)
	if len(faults) > 0 {
		return nil, faults.Err()
	}
	b.lives, b.laws, b.none = lives, laws, &Law{}
	b.ages, b.gaps = ageSteps(laws), b.unknowns()
	if len(laws) > 0 {
		b.none.Before = laws[0].Since
	}
	if faults := b.layered(r); len(faults) > 0 {
		return nil, faults.Err()
	}
	if faults := b.categorized(); len(faults) > 0 {
		return nil, faults.Err()
	}
	b.compile()
	b.version = b.digest()
	return b, nil
}

// On returns the law of a month. Before the first rule nothing is set. The law
// is shared by all who ask, like every law, layer and place that a book gives
// out behind a pointer: it is read, never written to; With makes another book.
func (b *Book) On(m Month) *Law {
	i := int(m - b.none.Before)
	switch {
	case uint(i) < uint(len(b.byMonth)):
		return b.byMonth[i]
	case i < 0 || len(b.laws) == 0:
		return b.none
	}
	return b.laws[len(b.laws)-1]
}

// Laws returns the laws that hold one after the other, in order.
func (b *Book) Laws() []*Law { return slices.Clone(b.laws) }

// Len returns how many laws hold one after the other; At returns the i-th.
func (b *Book) Len() int { return len(b.laws) }

// At returns the i-th law in time, from 0; the law before the first rule if i
// is out of range.
func (b *Book) At(i int) *Law {
	if i < 0 || i >= len(b.laws) {
		return b.none
	}
	return b.laws[i]
}

// ageSteps returns the laws that begin with another retirement age.
func ageSteps(laws []*Law) (steps []*Law) {
	for _, l := range laws {
		age := l.Retirement.Age
		if n := len(steps); age.Male.IsKnown() && age.Female.IsKnown() && (n == 0 || steps[n-1].Retirement.Age != age) {
			steps = append(steps, l)
		}
	}
	return steps
}

// AgeSteps returns how many retirement ages follow one another.
func (b *Book) AgeSteps() int { return len(b.ages) }

// AgeStep returns the law that begins with the i-th retirement age, and the
// month from which another age holds; 0 if none is known to follow.
func (b *Book) AgeStep(i int) (law *Law, before Month) {
	if i < 0 || i >= len(b.ages) {
		return b.none, 0
	}
	if i+1 < len(b.ages) {
		before = b.ages[i+1].Since
	}
	return b.ages[i], before
}

// Horizon returns the last month that the files vouch for. Answers about later
// months carry the last known values on, and say so.
func (b *Book) Horizon() Month { return b.horizon }

// Checked returns the day on which the files were last compared with the law.
func (b *Book) Checked() Date { return b.checked }

// Version returns the hash of all rule files, which every answer repeats.
func (b *Book) Version() string { return b.version }

func (b *Book) digest() string {
	h := sha256.New()
	h.Write(b.territories.digest[:])
	for _, files := range b.generations {
		for _, f := range files {
			h.Write([]byte(f.name))
			h.Write(f.digest[:])
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// Instruments returns the legal documents of the book, in order of their files.
func (b *Book) Instruments() []Instrument {
	var out []Instrument
	for _, files := range b.generations {
		for _, f := range files {
			out = append(out, *f.inst)
		}
	}
	return out
}

// Params returns the names of all parameters, in the order of Law's fields.
func Params() []string { return catalogue().names() }
