package rules

import (
	"path"
	"strings"

	"github.com/volsi/volsi/rules/document"
)

// A file is one rule file: an instrument and what it changes.
type file struct {
	name    string
	digest  [32]byte
	inst    *Instrument
	changes []change
	layers  []Layer
}

// A change sets or ends one parameter from a month on.
type change struct {
	leaf      int
	value     any // nil unless state is Known
	state     State
	cite      Cite
	period    Period
	file      string
	line, col int
}

// schemaVersion is the form of rule files that this package reads.
const schemaVersion = "1"

// form tells of a file in a form that this package does not read.
func (s *scan) form(n *document.Node) {
	if v := s.text(n, "schema"); v != "" && v != schemaVersion {
		s.fault(n.Child("schema"), OutOfRange, schemaVersion, "schema %s is not known", v)
	}
}

func (s *scan) ruleFile(n *document.Node) *file {
	f := &file{name: s.file}
	if !s.is(n, document.Map) {
		return f
	}
	s.known(n, "schema", "instrument", "set", "end", "support")
	s.form(n)
	f.inst = s.instrument(n)
	if f.inst == nil {
		return f
	}
	s.list(n, "set", func(k *document.Node) { s.set(f, k) })
	s.list(n, "end", func(k *document.Node) { s.end(f, k) })
	s.list(n, "support", func(k *document.Node) { s.layer(f, k) })
	s.onlySupport(n)
	return f
}

// list calls each for the items of an optional list.
func (s *scan) list(n *document.Node, key string, each func(*document.Node)) {
	c := n.Child(key)
	if !s.is(c, document.List) {
		return
	}
	for i := range c.Kids {
		if s.is(&c.Kids[i], document.Map) {
			each(&c.Kids[i])
		}
	}
}

// onlySupport keeps national parameters out of provincial files.
func (s *scan) onlySupport(n *document.Node) {
	if !strings.HasPrefix(s.file, "provinces/") {
		return
	}
	for _, key := range []string{"set", "end"} {
		if c := n.Child(key); c != nil {
			s.fault(c, OnlySupport, "support", "%q stands in a provincial file, which may hold support layers only", key)
		}
	}
}

func (s *scan) instrument(n *document.Node) *Instrument {
	c := s.need(n, "instrument")
	if !s.is(c, document.Map) {
		return nil
	}
	s.known(c, "id", "number", "kind", "title", "issuer", "published", "in_force", "source")
	i := &Instrument{
		ID: s.text(c, "id"), Number: s.text(c, "number"), Issuer: s.text(c, "issuer"), Source: s.text(c, "source"),
		Published: s.date(c, "published"), InForce: s.date(c, "in_force"), Title: s.title(c),
	}
	s.text(c, "kind")
	i.Kind = Kind(s.choice(c, "kind", kindWords()))
	if stem := strings.TrimSuffix(path.Base(s.file), ".yaml"); i.ID != "" && i.ID != stem {
		s.fault(c.Child("id"), WrongID, stem, "the id %q is not the name of the file, %q", i.ID, stem)
	}
	return i
}

func kindWords() []string {
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = string(k)
	}
	return words
}

func (s *scan) title(n *document.Node) Text {
	c := s.need(n, "title")
	if !s.is(c, document.Map) {
		return Text{}
	}
	s.known(c, "vi", "en")
	return Text{VI: s.text(c, "vi"), EN: s.text(c, "en")}
}

func (s *scan) set(f *file, n *document.Node) {
	s.known(n, "param", "value", "at", "from", "until", "confidence")
	c, ok := s.change(f, n)
	v := s.need(n, "value")
	if !ok || v == nil {
		return
	}
	if v.Text == "unknown" {
		c.state = Unknown
	} else if c.value = s.decode(&catalogue().leaves[c.leaf], v); c.value == nil {
		return
	}
	f.changes = append(f.changes, c)
}

func (s *scan) end(f *file, n *document.Node) {
	s.known(n, "param", "at", "from")
	if c, ok := s.change(f, n); ok {
		c.state = Unset
		f.changes = append(f.changes, c)
	}
}

// change reads what setting and ending have in common.
func (s *scan) change(f *file, n *document.Node) (change, bool) {
	p := s.need(n, "param")
	if !s.is(p, document.Scalar) {
		return change{}, false
	}
	l := catalogue().leaf(p.Text)
	if l == nil {
		s.unknownParam(p)
		return change{}, false
	}
	cite, ok := s.cite(f.inst, n)
	period, okPeriod := s.period(f.inst, n)
	return change{
		leaf: l.at, state: Known, cite: cite, period: period, file: s.file, line: p.Line, col: p.Col,
	}, ok && okPeriod
}

func (s *scan) unknownParam(n *document.Node) {
	s.faults = append(s.faults, document.Fault{
		Code: UnknownParam, File: s.file, Line: n.Line, Col: n.Col, Value: n.Text,
		Hint: document.DidYouMean(n.Text, catalogue().names()), Message: "no parameter \"" + n.Text + "\"",
	})
}

// cite reads the article, without which no value loads, and the confidence.
func (s *scan) cite(inst *Instrument, n *document.Node) (Cite, bool) {
	at := n.Child("at")
	if at == nil || at.Kind != document.Scalar || strings.TrimSpace(at.Text) == "" {
		s.fault(n, MissingArticle, "at", "a value needs the article that sets it")
		return Cite{}, false
	}
	cite := Cite{Instrument: inst, Article: at.Text}
	word := s.choice(n, "confidence", confidences)
	for i, w := range confidences {
		if w == word {
			cite.Confidence = Confidence(i)
		}
	}
	return cite, true
}

// period reads from and until, both inclusive; from is the month in which the
// instrument comes into force if it is left out.
func (s *scan) period(inst *Instrument, n *document.Node) (Period, bool) {
	p := Period{From: inst.InForce.Month()}
	if n.Child("from") != nil {
		p.From = s.month(n, "from")
	}
	if c := n.Child("until"); c != nil {
		p.Until = s.month(n, "until") + 1
		if p.Until <= p.From {
			s.fault(c, EmptyPeriod, p.From.String(), "until %s is before from %s", c.Text, p.From)
			return p, false
		}
	}
	return p, true
}
