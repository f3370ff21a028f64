package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules/document"
)

const root = "../.."

// vietnam returns a generator for the built-in law.
func vietnam(t testing.TB) *generator {
	t.Helper()
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return &generator{calc: c, root: root}
}

// compiled returns the schema in data, ready to validate.
func compiled(t testing.TB, data []byte) *jsonschema.Schema {
	t.Helper()
	return compiledAt(t, data, "")
}

// compiledAt returns the part of a schema that a fragment names.
func compiledAt(t testing.TB, data []byte, fragment string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	const name = "https://example.com/schema.json"
	doc.(map[string]any)["$id"] = name
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(name, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name + fragment)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func file(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, path))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func rulesSchema(t testing.TB) *jsonschema.Schema {
	return compiled(t, file(t, "rulesets/schema/rules.schema.json"))
}

// valueOf returns a document as a program of YAML 1.2 and JSON sees it.
func valueOf(n *document.Node) any {
	switch n.Kind {
	case document.List:
		list := make([]any, len(n.Kids))
		for i := range n.Kids {
			list[i] = valueOf(&n.Kids[i])
		}
		return list
	case document.Map:
		object := map[string]any{}
		for i := range n.Kids {
			object[n.Kids[i].Key] = valueOf(&n.Kids[i])
		}
		return object
	case document.Scalar:
		return scalarOf(n)
	}
	return nil
}

var plainNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

func scalarOf(n *document.Node) any {
	switch {
	case n.Quoted:
		return n.Text
	case n.Text == "true", n.Text == "false":
		return n.Text == "true"
	case plainNumber.MatchString(n.Text):
		return json.Number(n.Text)
	}
	return n.Text
}

func parsed(t testing.TB, name string, data []byte) any {
	t.Helper()
	n, err := document.Parse(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return valueOf(n)
}

// jsonOf returns what a program reads that got v as JSON.
func jsonOf(t testing.TB, v any) any {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A worked is a case of a file, with the text that the schema sees.
type worked struct {
	name  string
	cs    *casefile.Document
	value any
}

func workedCases(t testing.TB) (list []worked) {
	t.Helper()
	for _, pattern := range []string{"/calc/testdata/cases/*.yaml", "/examples/cases/*.yaml"} {
		files, _ := filepath.Glob(root + pattern)
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			cases, err := casefile.Read(name, data)
			if err != nil {
				t.Fatal(err)
			}
			values := []any{parsed(t, name, data)}
			if many, ok := values[0].(map[string]any)["cases"]; ok {
				values = many.([]any)
			}
			for i, cs := range cases {
				list = append(list, worked{filepath.Base(name) + "/" + cs.ID, cs, values[i]})
			}
		}
	}
	if len(list) < 100 {
		t.Fatalf("only %d cases", len(list))
	}
	return list
}
