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

func (b *Book) unknowns() (gaps []Gap) {
	if !b.doubts() {
		return nil
	}
	open := map[int]int{} // place of the last gap of a leaf
	for i, law := range b.laws {
		until := Month(0)
		if i+1 < len(b.laws) {
			until = b.laws[i+1].Since
		}
		f := folding{now: b.changesIn(law.Since)}
		for leaf, c := range f.now {
			if c == nil {
				continue
			}
			_, cite, state := f.resolved(c, 0)
			if state != Unknown {
				continue
			}
			if at, ok := open[leaf]; ok && gaps[at].Period.Until == law.Since {
				gaps[at].Period.Until = until
				continue
			}
			open[leaf] = len(gaps)
			gaps = append(gaps, Gap{catalogue().leaves[leaf].name, Period{law.Since, until}, cite})
		}
	}
	return gaps
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

// changesIn returns what sets each parameter in a month; nil where nothing does.
func (b *Book) changesIn(m Month) []*change {
	now := make([]*change, len(b.lives))
	for leaf, life := range b.lives {
		for _, s := range life {
			if s.from <= m {
				now[leaf] = s.by
			}
		}
	}
	return now
}
