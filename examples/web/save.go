package main

import (
	"regexp"
	"strings"

	"github.com/volsi/volsi/rules/document"
)

// save returns the document as YAML, written as people write it.
func (d *desk) save(q request) (any, error) {
	root, err := document.Parse("", q.data)
	if err != nil {
		return nil, err
	}
	return struct {
		Text string `json:"text"`
	}{inYAML(root)}, nil
}

// wide is how long a line may become before its parts stand below each other.
const wide = 110

// inYAML writes a document: what is short on one line, lists item by item.
func inYAML(n *document.Node) string {
	var b strings.Builder
	for i := range n.Kids {
		writeEntry(&b, &n.Kids[i], 0)
	}
	return b.String()
}

// writeEntry writes a key with its value.
func writeEntry(b *strings.Builder, n *document.Node, depth int) {
	indent := strings.Repeat("  ", depth)
	flow := flowOf(n)
	short := len(indent)+len(n.Key)+2+len(flow) <= wide && (n.Kind != document.List || len(n.Kids) < 2)
	switch {
	case n.Kind != document.Map && n.Kind != document.List, short && depth > 0, len(n.Kids) == 0:
		b.WriteString(indent + n.Key + ": " + flow + "\n")
	case n.Kind == document.Map:
		b.WriteString(indent + n.Key + ":\n")
		for i := range n.Kids {
			writeEntry(b, &n.Kids[i], depth+1)
		}
	default:
		b.WriteString(indent + n.Key + ":\n")
		for i := range n.Kids {
			writeItem(b, &n.Kids[i], depth+1)
		}
	}
}

// writeItem writes an item of a list; a long group of named values one by one.
func writeItem(b *strings.Builder, n *document.Node, depth int) {
	indent := strings.Repeat("  ", depth)
	flow := flowOf(n)
	if n.Kind != document.Map || len(n.Kids) == 0 || len(indent)+2+len(flow) <= wide {
		b.WriteString(indent + "- " + flow + "\n")
		return
	}
	var item strings.Builder
	for i := range n.Kids {
		writeEntry(&item, &n.Kids[i], depth+1)
	}
	b.WriteString(indent + "- " + item.String()[2*(depth+1):])
}

// flowOf writes a value on one line.
func flowOf(n *document.Node) string {
	switch n.Kind {
	case document.Map:
		parts := make([]string, len(n.Kids))
		for i := range n.Kids {
			parts[i] = n.Kids[i].Key + ": " + flowOf(&n.Kids[i])
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case document.List:
		parts := make([]string, len(n.Kids))
		for i := range n.Kids {
			parts[i] = flowOf(&n.Kids[i])
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case document.Scalar:
		return scalarYAML(n)
	}
	return "null"
}

// plain are texts that mean themselves in YAML, within braces too.
var (
	plain = regexp.MustCompile(`^[\pL][\pL\pN_./-]*( [\pL\pN_./-]+)*$`)
	dated = regexp.MustCompile(`^\d{4}-\d{2}(-\d{2})?$`)
	meant = regexp.MustCompile(`^(?i:true|false|yes|no|on|off|y|n|null)$`)
)

func scalarYAML(n *document.Node) string {
	if !n.Quoted || dated.MatchString(n.Text) || plain.MatchString(n.Text) && !meant.MatchString(n.Text) {
		return n.Text
	}
	return quoted(n.Text)
}
