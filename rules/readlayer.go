package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/volsi/volsi/rules/document"
)

// layerText is what a rule file says about a layer that can be understood only
// beside the other files: places by name, and where they stand.
type layerText struct {
	file   string
	folder string          // the province whose folder holds the file
	places [][2]placeWords // by Who: province, territory
	node   document.Node   // where the layer stands, without its text
}

// at returns where the layer stands: file and line, which sort as they should.
func (t *layerText) at() string { return fmt.Sprintf("%s:%04d", t.file, t.node.Line) }

// placeWords are names of places and where they stand.
type placeWords struct {
	words []string
	node  *document.Node
}

var layerKeys = []string{
	"id", "for", "payer", "group", "who", "share", "amount", "total", "of", "from", "until", "max_months", "counted",
	"ends_with_state", "stacks_on", "became", "by", "open", "confidence", "sources", "at",
}

// layer reads one item of support.
func (s *scan) layer(f *file, n *document.Node) {
	s.known(n, layerKeys...)
	cite, ok := s.cite(f.inst, n)
	period, okPeriod := s.period(f.inst, n)
	l := Layer{
		ID: s.text(n, "id"), Cite: cite, Confidence: cite.Confidence, Period: period, Sources: s.words(n, "sources"),
		StacksOn: s.optional(n, "stacks_on"), By: s.optional(n, "by"), Open: s.words(n, "open"), Group: s.optional(n, "group"),
		Became: Fate(s.choice(n, "became", fates)), EndsState: s.flag(n, "ends_with_state"),
		said: layerText{file: s.file, folder: folderOf(s.file), node: document.Node{Line: n.Line, Col: n.Col}},
	}
	s.layerKind(n, &l)
	s.layerPays(n, &l)
	s.layerMonths(n, &l)
	s.layerOpen(n, &l)
	s.layerWho(n, &l)
	if len(l.Sources) == 0 {
		l.Sources = []string{f.inst.Source}
	}
	if ok && okPeriod {
		f.layers = append(f.layers, l)
	}
}

// folderOf returns the province whose folder a rule file stands in.
func folderOf(file string) string {
	if rest, ok := strings.CutPrefix(file, "provinces/"); ok {
		slug, _, _ := strings.Cut(rest, "/")
		return slug
	}
	return ""
}

func (s *scan) optional(n *document.Node, key string) string {
	if c := n.Child(key); s.is(c, document.Scalar) {
		return c.Text
	}
	return ""
}

func (s *scan) flag(n *document.Node, key string) bool {
	c := n.Child(key)
	return c != nil && decodeFlag(s, nil, c) == Flag(true)
}

// needed returns the index of the word under a key that must be there.
func (s *scan) needed(n *document.Node, key string, words []string) int {
	s.text(n, key)
	return slices.Index(words, s.choice(n, key, words))
}

func (s *scan) layerKind(n *document.Node, l *Layer) {
	l.For = Scheme(s.needed(n, "for", schemes[:]))
	l.Payer = Payer(s.needed(n, "payer", payers[:PaidByDonor]))
}

// layerPays reads exactly one of share, amount and total.
func (s *scan) layerPays(n *document.Node, l *Layer) {
	var said []*document.Node
	for _, key := range forms {
		if c := n.Child(key); c != nil {
			said = append(said, c)
		}
	}
	if len(said) != 1 {
		s.fault(n, TwoAmounts, "one of share, amount, total", "a layer needs exactly one of share, amount and total; this one has %d", len(said))
		return
	}
	c := said[0]
	l.Form = Form(slices.Index(forms, c.Key))
	l.Known = c.Text != "unknown"
	if l.Known {
		s.layerAmount(c, l)
	}
	s.layerOf(n, l)
}

func (s *scan) layerAmount(c *document.Node, l *Layer) {
	if l.Form == ByAmount {
		l.Amount = s.amount(c)
		return
	}
	rate, ok := s.rate(c)
	if ok && rate > One {
		s.fault(c, OutOfRange, "0 to 100%", "%s is more than the whole", c.Text)
	}
	l.Rate = rate
}

// layerOf reads the measure, which must be one of the scheme's.
func (s *scan) layerOf(n *document.Node, l *Layer) {
	words := measures[:OfPremium]
	if l.For == Health {
		words = measures[OfPremium:]
	}
	if l.Form == ByAmount {
		if c := n.Child("of"); c != nil {
			s.fault(c, TwoAmounts, "", "an amount is not a share of anything")
		}
		return
	}
	l.Of = Measure(s.needed(n, "of", words))
	if l.For == Health {
		l.Of += OfPremium
	}
}

func (s *scan) layerMonths(n *document.Node, l *Layer) {
	l.SinceState = s.choice(n, "counted", []string{"grants", "status"}) == "status"
	c := n.Child("max_months")
	months, ok := s.count(c)
	if ok && months == 0 {
		s.fault(c, NeverApplies, "1 or more", "a layer of 0 months helps nobody")
	}
	l.MaxMonths = months
}

// layerOpen checks the open points, and lowers the confidence of a reading.
func (s *scan) layerOpen(n *document.Node, l *Layer) {
	for _, p := range l.Open {
		s.oneOf(n.Child("open"), p, openPoints)
		if p != OpenFrom {
			l.Cite.Confidence = Low
		}
	}
}
