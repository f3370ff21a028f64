package rules

import "github.com/volsi/volsi/rules/document"

// assumptions reads assumptions.yaml.
func (s *scan) assumptions(n *document.Node) *Assumptions {
	if !s.is(n, document.Map) {
		return nil
	}
	s.known(n, "schema", "instrument", "steps", "sets")
	s.form(n)
	a := &Assumptions{Instrument: s.instrument(n), rhythms: map[string]rhythm{}}
	if steps := s.need(n, "steps"); s.is(steps, document.Map) {
		s.known(steps, "reference_level", "poverty_line")
		a.rhythms["reference_level"] = s.rhythm(a, s.need(steps, "reference_level"))
		a.rhythms["poverty_line.rural"] = s.rhythm(a, s.need(steps, "poverty_line"))
		a.rhythms["poverty_line.urban"] = a.rhythms["poverty_line.rural"]
	}
	s.need(n, "sets")
	s.list(n, "sets", func(k *document.Node) { a.Sets = append(a.Sets, s.assumptionSet(a, k)) })
	return a
}

// rhythm reads in which month an amount is revised, and its unit.
func (s *scan) rhythm(a *Assumptions, n *document.Node) (r rhythm) {
	if !s.is(n, document.Map) {
		return r
	}
	s.known(n, "month", "unit", "at", "confidence")
	var ok bool
	m := s.need(n, "month")
	if r.month, ok = s.count(m); ok && (r.month < 1 || r.month > 12) {
		s.fault(m, OutOfRange, "1 to 12", "%d is no month of the year", r.month)
	}
	r.unit = s.amount(s.need(n, "unit"))
	r.cite, _ = s.cite(a.Instrument, n)
	return r
}

func (s *scan) assumptionSet(a *Assumptions, n *document.Node) AssumptionSet {
	s.known(n, "name", "title", "inflation", "reference_level_growth", "poverty_line_growth", "fund_rate", "discount")
	return AssumptionSet{
		Name: s.text(n, "name"), Title: s.title(n),
		Inflation:      s.assumed(a, n, "inflation"),
		ReferenceLevel: s.assumed(a, n, "reference_level_growth"),
		PovertyLine:    s.assumed(a, n, "poverty_line_growth"),
		FundRate:       s.assumed(a, n, "fund_rate"),
		Discount:       s.assumed(a, n, "discount"),
	}
}

// mostGrowth bounds what a set may assume: beyond it a typing error is likelier
// than an opinion.
const mostGrowth = One / 5

// assumed reads one figure of a set with its derivation.
func (s *scan) assumed(a *Assumptions, n *document.Node, key string) (p Param[Rate]) {
	c := s.need(n, key)
	if !s.is(c, document.Map) {
		return p
	}
	s.known(c, "value", "at", "confidence")
	v := s.need(c, "value")
	if v == nil {
		return p
	}
	var known bool
	if p.Value, known = s.rate(v); known && p.Value > mostGrowth {
		s.fault(v, OutOfRange, "0 to "+mostGrowth.Percent(), "%s: %s is not between 0 and %s", key, v.Text, mostGrowth.Percent())
	}
	if p.Cite, known = s.cite(a.Instrument, c); known {
		p.State = Known
	}
	return p
}
