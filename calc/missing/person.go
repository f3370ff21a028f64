package missing

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// status tries the categories that could change the support of a month, each
// held from an earlier month on.
func (s *scene) status(q calc.Question, since, m rules.Month) {
	s.statusOf(q, since, m, s.categories(m))
}

func (s *scene) statusOf(q calc.Question, since, m rules.Month, words []string) {
	if s.life.Person().Status != nil {
		return
	}
	var tries []try
	for _, word := range words {
		p := s.life.Person()
		p.Status = []calc.Status{{Period: rules.Period{From: since}, Is: word}}
		tries = append(tries, try{with: word, life: s.life.As(p), q: q})
	}
	s.gap("/person/status", Status, s.fewer(tries, m))
}

// categories returns the categories that a State's share or a rule of the
// place asks for in a month.
func (s *scene) categories(m rules.Month) (words []string) {
	law, profile := s.Book().On(m), s.life.Profile(m)
	plain := subsidy.StateShare(law, &profile).Rate
	named := named(s.Book().Layers(rules.VoluntarySI, m, profile.Place))
	for _, word := range s.Book().Statuses() {
		held := subsidy.Profile{Status: []subsidy.Status{{Is: word}}, Area: profile.Area}
		if subsidy.StateShare(law, &held).Rate != plain || slices.Contains(named, word) {
			words = append(words, word)
		}
	}
	return words
}

// named returns the categories that rules ask for.
func named(layers []*rules.Layer) (words []string) {
	for _, l := range layers {
		for i := range l.Who {
			words = append(append(words, l.Who[i].Status...), l.Who[i].With...)
		}
	}
	return words
}

// fewer returns the tries of which a monthly payment costs most and least, if
// the question takes long to answer.
func (s *scene) fewer(tries []try, m rules.Month) []try {
	if !s.long || len(tries) < 3 {
		return tries
	}
	priced := s.priced(tries, m)
	if len(priced) == 0 {
		return tries[:1]
	}
	byNet := func(a, b pricedTry) int { return cmp.Compare(a.net, b.net) }
	least, most := slices.MinFunc(priced, byNet), slices.MaxFunc(priced, byNet)
	if least.net == most.net {
		return []try{least.try}
	}
	return []try{least.try, most.try}
}

// A pricedTry is a try of which it is known what a monthly payment costs.
type pricedTry struct {
	try
	net rules.VND
}

// priced returns the tries with what a payment of a month costs at the lowest
// income, those of which it can be told.
func (s *scene) priced(tries []try, m rules.Month) (out []pricedTry) {
	q := calc.ContributionQuestion{Paid: m, Income: s.Book().On(m).Contribution.Floor.Value}
	for _, t := range tries {
		if paid, err := s.Contribution(t.life, q); err == nil {
			out = append(out, pricedTry{t, paid.Net})
		}
	}
	return out
}

// home tries what was not said of where the person lives in a month.
func (s *scene) home(q calc.Question, m rules.Month) {
	i := s.homeIn(m)
	if i < 0 {
		s.gap("/person/residence", Province, s.fewer(s.provinces(q, m), m))
		s.area(q, m, calc.Residence{Period: rules.Period{From: m}}, -1)
		return
	}
	r := s.life.Person().Residence[i]
	s.area(q, m, r, i)
	s.parts(q, m, r, i)
}

// homeIn returns which residence holds in a month; -1 if none does.
func (s *scene) homeIn(m rules.Month) int {
	at := -1
	for i, r := range s.life.Person().Residence {
		if r.Has(m) {
			at = i
		}
	}
	return at
}

// living returns a try of the question with the residence, which stands at i
// or is another one: before those that were said, which count over it.
func (s *scene) living(q calc.Question, r calc.Residence, i int, with string) try {
	p := s.life.Person()
	if i < 0 {
		p.Residence = append([]calc.Residence{r}, p.Residence...)
	} else {
		p.Residence = slices.Clone(p.Residence)
		p.Residence[i] = r
	}
	return try{with: with, life: s.life.As(p), q: q}
}

// provinces tries every place with a rule that the person could meet.
func (s *scene) provinces(q calc.Question, m rules.Month) (tries []try) {
	for _, at := range s.places(rules.VoluntarySI, m, s.life.Person().Status) {
		r := calc.Residence{Period: rules.Period{From: m}, Province: at.province, District: at.district, Area: at.area}
		tries = append(tries, s.living(q, r, -1, at.name()))
	}
	return tries
}

// A spot is a place that a rule asks for.
type spot struct{ province, district, area string }

func (p spot) name() string {
	out := p.province
	for _, more := range [...]string{p.district, p.area} {
		if more != "" {
			out += ", " + more
		}
	}
	return out
}

// places returns where rules hold in a month for somebody of the categories.
func (s *scene) places(scheme rules.Scheme, m rules.Month, status []calc.Status) (out []spot) {
	for _, l := range s.Book().AllLayers() {
		if l.For != scheme || !l.Period.Has(m) || !l.Known || l.Became == rules.Draft {
			continue
		}
		for i := range l.Who {
			out = append(out, spots(&l.Who[i], status)...)
		}
	}
	slices.SortFunc(out, compareSpots)
	return slices.Compact(out)
}

func compareSpots(a, b spot) int {
	return cmp.Or(cmp.Compare(a.province, b.province), cmp.Compare(a.district, b.district), cmp.Compare(a.area, b.area))
}

// spots returns the places of conditions that the categories meet.
func spots(w *rules.Who, status []calc.Status) (out []spot) {
	held := func(word string) bool {
		return slices.ContainsFunc(status, func(s calc.Status) bool { return s.Is == word })
	}
	if len(w.Status) > 0 && !slices.ContainsFunc(w.Status, held) || slices.ContainsFunc(w.With, func(word string) bool { return !held(word) }) {
		return nil
	}
	for _, p := range w.Places {
		at := spot{province: p.Slug, district: w.District}
		if len(w.Area) > 0 {
			at.area = w.Area[0]
		}
		out = append(out, at)
	}
	return out
}

// area tries the kinds of place.
func (s *scene) area(q calc.Question, m rules.Month, r calc.Residence, i int) {
	if r.Area != "" {
		return
	}
	path := "/person/residence"
	if i >= 0 {
		path += "/" + strconv.Itoa(i) + "/area"
	}
	var tries []try
	for _, area := range calc.Areas() {
		r.Area = area
		tries = append(tries, s.living(q, r, i, area))
	}
	s.gap(path, Area, s.fewer(tries, m))
}

// parts tries the districts and the older provinces of a residence.
func (s *scene) parts(q calc.Question, m rules.Month, r calc.Residence, i int) {
	place := s.life.Profile(m).Place
	if place.IsZero() {
		return
	}
	var districts, territories []try
	for _, part := range partsOf(s.Book().Layers(rules.VoluntarySI, m, place), place) {
		with := r
		if part.district != "" && r.District == "" {
			with.District = part.district
			districts = append(districts, s.living(q, with, i, part.district))
		}
		if part.territory != "" && r.Territory == "" {
			with.Territory = part.territory
			territories = append(territories, s.living(q, with, i, part.territory))
		}
	}
	path := "/person/residence/" + strconv.Itoa(i)
	s.gap(path+"/district", District, s.fewer(districts, m))
	s.gap(path+"/territory", Territory, s.fewer(territories, m))
}

// A part of a place is a district or an older province in it.
type placePart struct{ district, territory string }

// partsOf returns the parts of a place that rules ask for: of the units that a
// rule names, those within it.
func partsOf(layers []*rules.Layer, place rules.Place) (out []placePart) {
	for _, l := range layers {
		for i := range l.Who {
			w := &l.Who[i]
			if w.District != "" {
				out = append(out, placePart{district: w.District})
			}
			for k, u := range w.Places {
				if one := (rules.Who{Places: w.Places[k : k+1]}); one.MayCover(place) {
					out = append(out, placePart{district: w.District, territory: u.Slug})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b placePart) int {
		return cmp.Or(cmp.Compare(a.district, b.district), cmp.Compare(a.territory, b.territory))
	})
	return slices.Compact(out)
}

// birth tries the ages that rules name.
func (s *scene) birth(q calc.Question, m rules.Month) {
	if s.life.Person().Born != 0 {
		return
	}
	var tries []try
	for _, l := range s.Book().Layers(rules.VoluntarySI, m, s.life.Profile(m).Place) {
		for i := range l.Who {
			for _, age := range [...]int{l.Who[i].AgeFrom, l.Who[i].AgeBelow - 1} {
				if age <= 0 {
					continue
				}
				p := s.life.Person()
				p.Born = m - rules.Month(12*age)
				tries = append(tries, try{with: p.Born.String(), life: s.life.As(p), q: q})
			}
		}
	}
	s.gap("/person/born", Birth, tries)
}
