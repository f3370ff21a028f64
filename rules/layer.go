package rules

import "github.com/volsi/volsi/rules/document"

// A Layer is one rule by which somebody bears a part of what a person owes.
type Layer struct {
	ID   string
	Cite Cite
}

func (s *scan) layer(f *file, n *document.Node) {
	s.fault(n, UnknownKey, "", "support layers are not read yet")
}

func (b *Book) allLayers() []*Layer { return nil }
