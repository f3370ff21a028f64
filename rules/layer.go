package rules

import (
	"slices"
	"strings"
)

// A Scheme is what a support rule helps to pay.
type Scheme uint8

// The schemes with support.
const (
	VoluntarySI Scheme = iota // contributions to voluntary social insurance (BHXH tự nguyện)
	Health                    // premiums of health insurance (BHYT)
)

var schemes = [...]string{"voluntary_si", "health"}

// String returns "voluntary_si" or "health".
func (s Scheme) String() string { return schemes[min(int(s), len(schemes)-1)] }

// MarshalText returns the scheme as in String.
func (s Scheme) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// A Payer bears a part of what a person owes. Payers stand in the order in
// which they pay: where all together would be too much, the later pays less.
type Payer uint8

// The payers. A fund is one that a rule sets up; a donor gives freely.
const (
	PaidByState Payer = iota
	PaidByProvince
	PaidByDistrict
	PaidByCommune
	PaidByFund
	PaidByDonor
)

var payers = []string{"state", "province", "district", "commune", "fund", "donor"}

// String returns "state", "province", "district", "commune", "fund" or "donor".
func (p Payer) String() string { return payers[min(int(p), len(payers)-1)] }

// MarshalText returns the payer as in String.
func (p Payer) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// A Measure is what the share of a layer is a share of.
type Measure uint8

// The measures. The premium is the full one, before any household step.
const (
	OfContribution Measure = iota
	OfMinimumContribution
	OfPremium
	OfSteppedPremium
)

var measures = []string{"contribution", "minimum_contribution", "premium", "stepped_premium"}

// String returns the measure as rule files name it.
func (m Measure) String() string { return measures[min(int(m), len(measures)-1)] }

// MarshalText returns the measure as in String.
func (m Measure) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// A Form says how a layer states what it pays.
type Form uint8

// The forms: a share of its measure; an amount a month; or the total that the
// State and the payer reach together, of which the payer bears what the State
// does not.
const (
	ByShare Form = iota
	ByAmount
	ByTotal
)

var forms = []string{"share", "amount", "total"}

// String returns "share", "amount" or "total".
func (f Form) String() string { return forms[min(int(f), len(forms)-1)] }

// MarshalText returns the form as in String.
func (f Form) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// A Fate is what became of a layer by the day on which the files were checked.
type Fate string

// The fates of a layer. A draft never pays.
const (
	InForce     Fate = "in_force"
	Expired     Fate = "expired"
	Replaced    Fate = "replaced"
	Extended    Fate = "extended"
	Draft       Fate = "draft"
	UnknownFate Fate = "unknown"
)

var fates = []string{string(InForce), string(Expired), string(Replaced), string(Extended), string(Draft), string(UnknownFate)}

// The points of a layer that its source leaves open; the rule file says which
// reading it takes. With the measure, the total or the groups open, the
// confidence of the layer is low.
const (
	OpenMeasure = "base"  // the premium or contribution that is meant
	OpenTotal   = "total" // whether the State's share is inside
	OpenWho     = "who"   // the groups that it helps
	OpenFrom    = "from"  // since when: the period begins with the first month that a source attests
)

var openPoints = []string{OpenMeasure, OpenTotal, OpenWho, OpenFrom}

// Who says whom a layer helps; all of its conditions must hold.
type Who struct {
	Status    []string // one of these categories, if there are any
	With      []string // and all of these
	Not       []string // and none of these
	AgeFrom   int      // years of age reached; 0 for no bound
	AgeBelow  int      // years of age not yet reached; 0 for no bound
	Area      []string // one of these kinds of place, if there are any
	Places    []*Province
	District  string
	Study     bool // the place is where a pupil or student goes to school
	Household bool // only people whom the State does not support

	status, with, not Held
}

// A Layer is one rule by which somebody bears a part of what a person owes
// (mức hỗ trợ đóng).
type Layer struct {
	ID         string
	For        Scheme
	Payer      Payer
	Group      string // the category in a word: near_poor
	Who        []Who  // it helps whoever meets one of these
	Form       Form
	Rate       Rate // the share or the total; 0 if Form is ByAmount
	Amount     VND  // đồng a month; 0 unless Form is ByAmount
	Known      bool // whether the source gives the share or amount
	Of         Measure
	Period     Period
	MaxMonths  int      // months for which it pays; 0 without bound
	SinceState bool     // the months are counted from the start of the category, not from the first grant
	EndsState  bool     // it ends when the State's months are used up
	StacksOn   string   // the layer of the same payer that this one adds to
	Became     Fate     // what is known of its end
	By         string   // the layer that replaced it
	Open       []string // what the source leaves open
	Confidence Confidence
	Sources    []string
	Cite       Cite // with the lower confidence of an open reading

	places []*Province
	said   layerText
}

// IsOpen reports whether the source leaves the point open.
func (l *Layer) IsOpen(point string) bool { return slices.Contains(l.Open, point) }

// Places returns the units in whose territory the layer may help; none means
// the whole country.
func (l *Layer) Places() []*Province { return slices.Clone(l.places) }

// Covers reports whether the conditions take in the place.
func (w *Who) Covers(p Place) bool {
	if len(w.Places) == 0 {
		return true
	}
	return !p.IsZero() && slices.ContainsFunc(w.Places, p.narrow().Within)
}

// MayCover reports whether the conditions take in a part of the place, so that
// it depends on the older unit, which was not said.
func (w *Who) MayCover(p Place) bool {
	return !p.IsZero() && !w.Covers(p) && slices.ContainsFunc(w.Places, func(u *Province) bool { return u.Within(p.narrow()) })
}

// Layers returns every layer that could help somebody in the place to pay in
// month m: those of the country, of the province, and of its districts and
// older territories; drafts too. They stand in the order of their payers.
func (b *Book) Layers(s Scheme, m Month, p Place) []*Layer {
	return slices.Clone(b.LayersOf(s, m, p))
}

// AppendLayers appends what Layers returns to dst.
func (b *Book) AppendLayers(dst []*Layer, s Scheme, m Month, p Place) []*Layer {
	return append(dst, b.LayersOf(s, m, p)...)
}

// LayersWithin reports whether any layer that could help somebody in the place
// may pay in a period.
func (b *Book) LayersWithin(s Scheme, p Place, within Period) bool {
	plan := b.scheduleAt(s, p)
	for i, from := range plan.from {
		if len(plan.layers[i]) > 0 && (Period{from, plan.until(i)}).Overlaps(within) {
			return true
		}
	}
	return false
}

func (l *Layer) touches(p Place) bool {
	for i := range l.Who {
		if w := &l.Who[i]; w.Study || w.Covers(p) || w.MayCover(p) {
			return true
		}
	}
	return false
}

// AllLayers returns the layers of every place and time, in order of their files.
func (b *Book) AllLayers() []*Layer { return slices.Clone(b.layers) }

// Layer returns the layers of that name: one, or more if a later rule file
// changed it for a time.
func (b *Book) Layer(id string) []*Layer {
	var out []*Layer
	for _, l := range b.layers {
		if l.ID == id {
			out = append(out, l)
		}
	}
	return out
}

// Statuses returns every category that a rule of the book tells apart, in
// alphabetical order.
func (b *Book) Statuses() []string { return slices.Clone(b.categories) }

// Knows reports whether a rule of the book tells the category apart.
func (b *Book) Knows(status string) bool { return b.Category(status).IsKnown() }

// allCategories gathers the categories of layers, of the State's shares of
// contributions, and of parameters that are sets of them.
func (b *Book) allCategories() (out []string) {
	for _, l := range b.layers {
		for _, w := range l.Who {
			out = append(append(append(out, w.Status...), w.With...), w.Not...)
		}
	}
	for _, name := range catalogue().names() {
		word, ok := strings.CutPrefix(name, "support.share.")
		if ok && word != "other" && !slices.Contains(areas, word) {
			out = append(out, word)
		}
	}
	for _, life := range b.lives {
		for _, s := range life {
			if s.by == nil {
				continue
			}
			if set, ok := s.by.value.(Categories); ok {
				out = append(out, set.All()...)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// A LayerDifference is a layer that holds in one of two months only.
type LayerDifference struct {
	Layer  *Layer
	Begins bool // it holds in the later month; otherwise it no longer does
}

// LayerDiff returns the layers that hold in month after and not in month
// before, and the other way round.
func (b *Book) LayerDiff(before, after Month) []LayerDifference {
	var out []LayerDifference
	for _, l := range b.layers {
		if then, now := l.Period.Has(before), l.Period.Has(after); then != now {
			out = append(out, LayerDifference{l, now})
		}
	}
	return out
}
