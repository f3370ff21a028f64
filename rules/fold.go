package rules

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"

	"github.com/volsi/volsi/rules/document"
)

// A span is one piece of a parameter's life: it holds from a month on, until
// the next span. A nil change means that nothing sets the parameter.
type span struct {
	from Month
	by   *change
}

// timelines folds the changes of all files into one life for each parameter.
// Within a generation (the built-in files, then each overlay) a change holds
// until its own end or the next one; a later generation wins for the whole of
// its own periods.
func timelines(generations [][]*file) ([][]span, document.Faults) {
	lives := make([][]span, len(catalogue().leaves))
	var faults document.Faults
	for _, files := range generations {
		byLeaf := make([][]*change, len(lives))
		for _, f := range files {
			for i := range f.changes {
				c := &f.changes[i]
				byLeaf[c.leaf] = append(byLeaf[c.leaf], c)
			}
		}
		for leaf, changes := range byLeaf {
			sortByStart(changes)
			faults = append(faults, twoValues(changes)...)
			lives[leaf] = laidOver(lives[leaf], changes)
		}
	}
	return lives, faults
}

func sortByStart(changes []*change) {
	slices.SortStableFunc(changes, func(a, b *change) int { return cmp.Compare(a.period.From, b.period.From) })
}

// twoValues reports changes of one generation that start in the same month.
func twoValues(changes []*change) document.Faults {
	var faults document.Faults
	for i := 1; i < len(changes); i++ {
		a, b := changes[i-1], changes[i]
		if a.period.From == b.period.From {
			faults = append(faults, document.Fault{
				Code: TwoValues, File: b.file, Line: b.line, Col: b.col, Value: show(b.value),
				Message: fmt.Sprintf("%s has two values from %s; the other is at %s:%d:%d",
					catalogue().leaves[b.leaf].name, b.period.From, a.file, a.line, a.col),
			})
		}
	}
	return faults
}

// laidOver returns the life with the changes, in order of their start, laid over it.
func laidOver(life []span, changes []*change) []span {
	for i, c := range changes {
		until := c.period.Until
		if i+1 < len(changes) && (until == 0 || changes[i+1].period.From < until) {
			until = changes[i+1].period.From
		}
		life = spliced(life, span{c.period.From, c}, until)
	}
	return life
}

// spliced replaces what the life says within [s.from, until) by s.
func spliced(life []span, s span, until Month) []span {
	out := make([]span, 0, len(life)+2)
	var after *change
	for _, old := range life {
		if old.from < s.from {
			out = append(out, old)
		}
		if old.from <= until {
			after = old.by
		}
	}
	out = append(out, s)
	if until == 0 {
		return out
	}
	out = append(out, span{until, after})
	for _, old := range life {
		if old.from > until {
			out = append(out, old)
		}
	}
	return out
}

// laws builds one Law for each month at which anything changes.
func laws(lives [][]span) ([]*Law, document.Faults) {
	starts := changeMonths(lives)
	f := folding{lives: lives, now: make([]*change, len(lives)), next: make([]int, len(lives))}
	out := make([]*Law, len(starts))
	last := new(Law)
	for i, m := range starts {
		l := new(Law)
		*l = *last
		l.Since, l.Before = m, 0
		if i+1 < len(starts) {
			l.Before = starts[i+1]
		}
		f.advance(m, l)
		out[i], last = l, l
	}
	return out, f.faults
}

func changeMonths(lives [][]span) []Month {
	var months []Month
	for _, life := range lives {
		for _, s := range life {
			months = append(months, s.from)
		}
	}
	slices.Sort(months)
	return slices.Compact(months)
}

// A folding walks all lives forward at once.
type folding struct {
	lives  [][]span
	now    []*change // what holds for each parameter
	next   []int     // the next span of each life
	faults document.Faults
}

// advance writes into l what changes in month m, and every amount that is
// defined by another one.
func (f *folding) advance(m Month, l *Law) {
	v := reflect.ValueOf(l).Elem()
	for leaf, life := range f.lives {
		i := f.next[leaf]
		if i < len(life) && life[i].from == m {
			f.now[leaf], f.next[leaf] = life[i].by, i+1
			if !f.isRef(leaf) {
				f.write(leaf, v)
			}
		}
	}
	for leaf := range f.now {
		if f.isRef(leaf) {
			f.write(leaf, v)
		}
	}
}

// isRef reports whether the parameter is now defined by another one.
func (f *folding) isRef(leaf int) bool {
	c := f.now[leaf]
	if c == nil {
		return false
	}
	_, is := c.value.(ref)
	return is
}

func (f *folding) write(leaf int, law reflect.Value) {
	slot := catalogue().leaves[leaf].slot(law)
	c := f.now[leaf]
	if c == nil {
		slot.put(nil, Cite{}, Unset)
		return
	}
	value, cite, state := f.resolved(c, 0)
	slot.put(value, cite, state)
}

// circular reports an amount that leads back to itself, once for all months.
func (f *folding) circular(c *change, name ref) {
	fault := document.Fault{
		Code: CircularRef, File: c.file, Line: c.line, Col: c.col, Value: string(name),
		Message: fmt.Sprintf("%s is defined by itself", name),
	}
	if !slices.ContainsFunc(f.faults, func(g document.Fault) bool { return g.Place() == fault.Place() }) {
		f.faults = append(f.faults, fault)
	}
}

// maxRefs is how many amounts may name one another in a row.
const maxRefs = 8

// resolved follows an amount to the amount that it names.
func (f *folding) resolved(c *change, depth int) (any, Cite, State) {
	name, isRef := c.value.(ref)
	if !isRef {
		return c.value, c.cite, c.state
	}
	if depth == maxRefs {
		f.circular(c, name)
		return nil, c.cite, Unknown
	}
	target := f.now[catalogue().leaf(string(name)).at]
	if target == nil {
		return nil, c.cite, Unset
	}
	value, basis, state := f.resolved(target, depth+1)
	cite := c.cite
	cite.Basis = &basis
	return value, cite, state
}
