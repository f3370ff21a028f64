package rules

import "slices"

// A Gap is a stretch of time in which the law sets a parameter and nobody
// found to what (`value: unknown`).
type Gap struct {
	Param  string
	Period Period
	Cite   Cite
}

// Gaps returns the figures that the law has and nobody found, the earliest
// first. An amount that names an unknown one is unknown.
func (b *Book) Gaps() []Gap { return slices.Clone(b.gaps) }

func (b *Book) unknowns() []Gap {
	if !b.doubts() {
		return nil
	}
	u := unknowns{last: map[int]int{}}
	for _, law := range b.laws {
		now, _ := b.changesIn(law.Since)
		f := folding{now: now}
		for leaf, c := range now {
			if c == nil {
				continue
			}
			if _, cite, state := f.resolved(c, 0); state == Unknown {
				u.add(leaf, Period{law.Since, law.Before}, cite)
			}
		}
	}
	return u.gaps
}

// unknowns are gaps being gathered, law after law.
type unknowns struct {
	gaps []Gap
	last map[int]int // place of the last gap of a leaf
}

// add adds the months of a law, to the gap before if it goes on.
func (u *unknowns) add(leaf int, during Period, cite Cite) {
	if at, ok := u.last[leaf]; ok && u.gaps[at].Period.Until == during.From {
		u.gaps[at].Period.Until = during.Until
		return
	}
	u.last[leaf] = len(u.gaps)
	u.gaps = append(u.gaps, Gap{catalogue().leaves[leaf].name, during, cite})
}

// doubts reports whether anything is unknown at all.
func (b *Book) doubts() bool {
	for _, life := range b.lives {
		for _, s := range life {
			if s.by != nil && s.by.state == Unknown {
				return true
			}
		}
	}
	return false
}
