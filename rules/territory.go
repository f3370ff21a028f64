package rules

import (
	"slices"
	"strings"

	"github.com/volsi/volsi/rules/document"
)

// A Province is a province or centrally run city (tỉnh, thành phố trực thuộc
// trung ương) as it stood for a time, with the code and the name of that time.
type Province struct {
	Slug   string // hai-duong
	Code   string // of the statistics office (mã GSO); codes are used again after mergers
	Name   Text
	City   bool
	Period           // the months in which it stood so
	Into   *Province // what it was merged into or became when it ended; nil if it stands
	Merged bool      // whether Into is a larger unit, not the same one under a new name or kind

	at     int       // position in the list of territories
	unit   *Province // the last form of the same unit
	before *Province // the form before this one, if it was only renamed or raised
	also   []string  // other spellings of the name
}

// Root returns what the unit is part of today.
func (p *Province) Root() *Province {
	for p.Into != nil {
		p = p.Into
	}
	return p
}

// Within reports whether p is u, or was merged into it; a unit that was only
// renamed or raised to a city is the same unit.
func (p *Province) Within(u *Province) bool {
	for ; p != nil; p = p.Into {
		if p.unit == u.unit {
			return true
		}
	}
	return false
}

// in returns the form of the unit, or what it became part of, in month m.
func (p *Province) in(m Month) *Province {
	for p.Into != nil && m >= p.Until {
		p = p.Into
	}
	return p
}

// Territories are the provinces through time.
type Territories struct {
	rows           []*Province
	byName         map[string][]*Province
	bySlug         map[string][]*Province // what byName has for a slug as the list writes it
	byCode         map[string][]*Province
	since          Month   // the first month of the list
	turns          []Month // after it, in which a province begins or ends
	districtsUntil Month   // the first month without districts
	digest         [32]byte
}

// add puts a province into the list and its indexes.
func (t *Territories) add(p *Province) {
	p.at = len(t.rows)
	t.rows = append(t.rows, p)
	t.byCode[p.Code] = append(t.byCode[p.Code], p)
	names := []string{tight(p.Slug), tight(placeName(p.Name.VI)), tight(placeName(p.Name.EN))}
	for _, a := range p.also {
		names = append(names, tight(a))
	}
	slices.Sort(names)
	for _, n := range slices.Compact(names) {
		t.byName[n] = append(t.byName[n], p)
	}
}

// A Place is where somebody lives in a month: the province of that month and,
// if it was formed by a merger, the older unit where that is known. Rules of
// the older unit live on in its territory. The zero Place is nowhere.
type Place struct {
	Province  *Province
	Territory *Province // nil if no merger lies between, or if it was not said
}

// IsZero reports whether the place is not known.
func (p Place) IsZero() bool { return p.Province == nil }

// narrow returns the smallest unit that is known.
func (p Place) narrow() *Province {
	if p.Territory != nil {
		return p.Territory
	}
	return p.Province
}

// In returns the same place as it is called in month m, which keeps the older
// unit as its territory.
func (p Place) In(m Month) Place {
	if p.IsZero() {
		return p
	}
	return placed(p.narrow(), m)
}

// Now returns the same place as it is called today, and the first month in
// which In returns that.
func (p Place) Now() (now Place, since Month) {
	if p.IsZero() {
		return p, 0
	}
	unit := p.narrow()
	for u := unit; u.Into != nil; u = u.Into {
		since = u.Until
	}
	return placed(unit, since), since
}

func placed(p *Province, m Month) Place {
	now := p.in(m)
	if now.unit == p.unit {
		return Place{Province: now}
	}
	return Place{Province: now, Territory: p}
}

// Place returns the place that a slug, a name with or without its marks
// ("Hải Dương", "tỉnh Hải Dương", "hai duong") or a code of that month means in
// month m. A unit that has been merged is found as the territory of the one
// that it became part of. Months before the list are read as its first.
func (b *Book) Place(nameOrCode string, m Month) (Place, error) {
	t := b.territories
	m = max(m, t.since)
	if _, code := digits(nameOrCode); code {
		return t.coded(nameOrCode, m)
	}
	rows := t.named(nameOrCode)
	for _, p := range rows {
		if p.Has(m) {
			return Place{Province: p}, nil
		}
	}
	if p := nearest(rows, m); p != nil {
		return placed(p, m), nil
	}
	return Place{}, t.unknown(nameOrCode, "no province is called \""+nameOrCode+"\"")
}

// PlacesSince returns the first month from which on names, codes and places
// mean what they do in month m.
func (b *Book) PlacesSince(m Month) Month {
	t := b.territories
	since := t.since
	for i := 0; i < len(t.turns) && t.turns[i] <= m; i++ {
		since = t.turns[i]
	}
	return since
}

// turning notes when the list changes.
func (t *Territories) turning() {
	for _, p := range t.rows {
		t.turns = append(t.turns, p.From, p.Until)
	}
	slices.Sort(t.turns)
	t.turns = slices.DeleteFunc(slices.Compact(t.turns), func(m Month) bool { return m <= t.since })
}

// named returns the provinces that a name in any form means.
func (t *Territories) named(name string) []*Province {
	if rows, ok := t.bySlug[name]; ok {
		return rows
	}
	return t.byName[tight(placeName(name))]
}

// nearest returns the last of the rows that ended before m, or the form that a
// unit of a later name had in m.
func nearest(rows []*Province, m Month) *Province {
	var best *Province
	for _, p := range rows {
		if p.From <= m && (best == nil || p.From > best.From) {
			best = p
		}
	}
	for _, p := range rows {
		for old := p.before; best == nil && old != nil; old = old.before {
			if old.From <= m {
				best = old
			}
		}
	}
	return best
}

func (t *Territories) coded(code string, m Month) (Place, error) {
	for _, p := range t.byCode[code] {
		if p.Has(m) {
			return Place{Province: p}, nil
		}
	}
	f := t.unknown(code, "no province has the code "+code+" in "+m.String())
	if old := t.byCode[code]; len(old) > 0 {
		f.Hint = "until " + (old[0].Until - 1).String() + " it was " + old[0].Slug
	}
	return Place{}, f
}

func (t *Territories) unknown(name, message string) document.Fault {
	return document.Fault{
		Code: UnknownPlace, Value: name, Message: message,
		Hint: document.DidYouMean(placeName(name), t.slugs()), Bound: "a slug such as hai-duong, a name, or a code of the month",
	}
}

func (t *Territories) slugs() []string {
	var out []string
	for _, p := range t.rows {
		if !slices.Contains(out, p.Slug) {
			out = append(out, p.Slug)
		}
	}
	return out
}

// Former returns the unit of that name which was merged into a larger one.
func (b *Book) Former(name string) (*Province, error) {
	rows := b.territories.named(name)
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].Merged {
			return rows[i], nil
		}
	}
	return nil, b.territories.unknown(name, "no province called \""+name+"\" was merged into another")
}

// Residence returns where somebody lives in month m who has lived in the
// province since an earlier month. The territory, if it is named, is the
// older unit, and must lie within the province.
func (b *Book) Residence(province, territory string, since, m Month) (Place, error) {
	p, err := b.Place(province, since)
	if err != nil || territory == "" {
		return p.In(m), err
	}
	former, err := b.Former(territory)
	if err != nil {
		return Place{}, err
	}
	if former.Root() != p.narrow().Root() {
		return Place{}, b.territories.unknown(territory, territory+" is not a part of "+p.Province.Slug)
	}
	if now := placed(former, m); now.Province.unit == p.In(m).Province.unit {
		return now, nil
	}
	return p.In(m), nil
}

// Provinces returns the provinces of a month, in order of their codes.
func (b *Book) Provinces(m Month) []*Province {
	var out []*Province
	for _, p := range b.territories.rows {
		if p.Has(m) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(x, y *Province) int { return strings.Compare(x.Code, y.Code) })
	return out
}

// Territories returns every province that ever stood, in every form that it had.
func (b *Book) Territories() []*Province { return slices.Clone(b.territories.rows) }
