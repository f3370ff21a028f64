package rules

import "github.com/volsi/volsi/rules/document"

func noTerritories() *Territories {
	return &Territories{byName: map[string][]*Province{}, bySlug: map[string][]*Province{}, byCode: map[string][]*Province{}}
}

// A territoryRow is a province as it is written down.
type territoryRow struct {
	node *document.Node
	into string
}

// territories reads territories.yaml: the provinces of every month, and when
// districts ended.
func (s *scan) territories(n *document.Node) *Territories {
	t := noTerritories()
	if !s.is(n, document.Map) {
		return t
	}
	s.known(n, "schema", "source", "districts_until", "provinces")
	s.form(n)
	s.text(n, "source")
	t.districtsUntil = s.month(n, "districts_until")
	if t.districtsUntil != 0 {
		t.districtsUntil++
	}
	var rows []territoryRow
	s.list(n, "provinces", func(k *document.Node) { rows = append(rows, s.province(t, k)) })
	for i, r := range rows {
		s.joined(t, t.rows[i], r)
	}
	s.standing(t, rows)
	for _, p := range t.rows {
		t.bySlug[p.Slug] = t.byName[tight(placeName(p.Slug))]
	}
	t.turning()
	return t
}

func (s *scan) province(t *Territories, n *document.Node) territoryRow {
	s.known(n, "slug", "code", "vi", "en", "also", "kind", "from", "until", "merged_into", "became")
	p := &Province{
		Slug: s.text(n, "slug"), Code: s.text(n, "code"), Name: Text{VI: s.text(n, "vi"), EN: s.text(n, "en")},
		City: s.choice(n, "kind", []string{"province", "city"}) == "city", also: s.words(n, "also"),
	}
	s.text(n, "from")
	p.From = s.month(n, "from")
	if u := s.month(n, "until"); u != 0 {
		p.Until = u + 1
	}
	if t.since == 0 || p.From < t.since {
		t.since = p.From
	}
	t.add(p)
	r := territoryRow{node: n}
	if c := n.Child("became"); s.is(c, document.Scalar) {
		r.into = c.Text
	}
	if c := n.Child("merged_into"); s.is(c, document.Scalar) {
		r.into, p.Merged = c.Text, true
	}
	return r
}

// words returns the scalars of an optional list; one scalar is a list of one.
func (s *scan) words(n *document.Node, key string) []string {
	c := n.Child(key)
	if c == nil {
		return nil
	}
	if c.Kind == document.Scalar {
		return []string{c.Text}
	}
	if !s.is(c, document.List) {
		return nil
	}
	var out []string
	for i := range c.Kids {
		if s.is(&c.Kids[i], document.Scalar) {
			out = append(out, c.Kids[i].Text)
		}
	}
	return out
}

// joined finds what a province became, which must stand from the month after
// its own end.
func (s *scan) joined(t *Territories, p *Province, r territoryRow) {
	p.unit = p
	if r.into == "" {
		if p.Until != 0 {
			s.fault(r.node, MissingKey, "merged_into or became", "%s ends and becomes nothing", p.Slug)
		}
		return
	}
	for _, next := range t.rows {
		if next.Slug == r.into && p.Until != 0 && next.Has(p.Until) { // without an end it would become itself
			p.Into = next
			if !p.Merged {
				next.before = p
			}
			return
		}
	}
	s.fault(r.node, UnknownPlace, "", "no %q stands when %s ends", r.into, p.Slug)
}

// standing links the forms of one unit and refuses what would let a name or a
// code mean two provinces in one month, or a province come from nowhere.
func (s *scan) standing(t *Territories, rows []territoryRow) {
	formed := map[*Province]bool{}
	for _, p := range t.rows {
		for p.unit = p; p.unit.Into != nil && !p.unit.Merged; {
			p.unit = p.unit.Into
		}
		if p.Into != nil {
			formed[p.Into] = true
		}
	}
	for i, p := range t.rows {
		if p.From > t.since && !formed[p] {
			s.fault(rows[i].node, TableGap, t.since.String(), "nothing became %s when it begins", p.Slug)
		}
		for _, q := range t.rows[:i] {
			if p.Overlaps(q.Period) && (p.Slug == q.Slug || p.Code == q.Code) {
				s.fault(rows[i].node, TwoValues, "", "%s (%s) stands beside %s (%s)", p.Slug, p.Code, q.Slug, q.Code)
			}
		}
	}
}
