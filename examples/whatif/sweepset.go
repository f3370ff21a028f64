package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/volsi/volsi/rules/document"
)

// cloned returns a node that shares nothing with n.
func cloned(n *document.Node) document.Node {
	out := *n
	out.Kids = make([]document.Node, len(n.Kids))
	for i := range n.Kids {
		out.Kids[i] = cloned(&n.Kids[i])
	}
	return out
}

// set writes a value at a path of the document; a field that is not there yet
// is added, an item of a list must be.
func set(root *document.Node, path, value string) error {
	n := root
	for _, name := range strings.Split(strings.TrimPrefix(path, "/"), "/") {
		next := below(n, name)
		if next == nil {
			return document.Faults{{Code: "unknown-key", Path: path, Value: name, Message: fmt.Sprintf("the document has no %q here", name)}}
		}
		n = next
	}
	n.Kind, n.Kids, n.Text, n.Quoted = document.Scalar, nil, value, false
	return nil
}

// below returns the named field or the numbered item of a node. The only
// question of a document is also its first.
func below(n *document.Node, name string) *document.Node {
	i, err := strconv.Atoi(name)
	switch {
	case n.Kind == document.List && err == nil && i >= 0 && i < len(n.Kids):
		return &n.Kids[i]
	case n.Kind == document.List && len(n.Kids) == 1 && err != nil:
		return below(&n.Kids[0], name)
	case n.Kind == document.Map && err == nil && i == 0 && n.Key == "ask":
		return n
	case n.Kind == document.List || n.Kind == document.Scalar || err == nil:
		return nil
	}
	for i := range n.Kids {
		if n.Kids[i].Key == name {
			return &n.Kids[i]
		}
	}
	n.Kind = document.Map
	n.Kids = append(n.Kids, document.Node{Key: name})
	return &n.Kids[len(n.Kids)-1]
}

// jsonOf returns a node as a value that encodes as JSON: what was quoted is
// text, and so is what is neither a number nor true or false.
func jsonOf(n *document.Node) any {
	switch n.Kind {
	case document.Null:
		return nil
	case document.Scalar:
		return jsonScalar(n)
	case document.List:
		list := make([]any, len(n.Kids))
		for i := range n.Kids {
			list[i] = jsonOf(&n.Kids[i])
		}
		return list
	}
	fields := map[string]any{}
	for i := range n.Kids {
		fields[n.Kids[i].Key] = jsonOf(&n.Kids[i])
	}
	return fields
}

func jsonScalar(n *document.Node) any {
	text := ungrouped(n.Text)
	switch {
	case n.Quoted:
		return n.Text
	case text == "true" || text == "false":
		return text == "true"
	case rational(text) != nil && json.Valid([]byte(text)):
		return json.Number(text)
	}
	return n.Text
}
