package main

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/schema"
)

// What the makers of tool-calling models let a strict schema say.
var strictKeywords = []string{"type", "description", "additionalProperties", "required", "properties", "items", "enum", "anyOf", "pattern"}

const (
	mostUnions  = 16 // over the strict tools of one request
	mostLevels  = 4  // objects within objects
	mostLetters = 24_000
)

func strictOf(t *testing.T, kind string) map[string]any {
	t.Helper()
	var s map[string]any
	if err := json.Unmarshal(schema.Strict(kind), &s); err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return s
}

func TestStrictSchemasKeepTheRules(t *testing.T) {
	for _, kind := range casefile.Kinds() {
		t.Run(kind, func(t *testing.T) {
			s := strictOf(t, kind)
			if s["type"] != "object" {
				t.Error("the root is not an object")
			}
			if n := len(schema.Strict(kind)); n > mostLetters {
				t.Errorf("%d letters", n)
			}
			l := linter{t: t}
			l.schema("", s, 0)
			if l.unions > mostUnions {
				t.Errorf("%d unions", l.unions)
			}
		})
	}
}

type linter struct {
	t      *testing.T
	unions int
}

func (l *linter) schema(path string, s map[string]any, level int) {
	for key := range s {
		if !slices.Contains(strictKeywords, key) {
			l.t.Errorf("%s: %s is not read by all", path, key)
		}
	}
	if choices, ok := s["anyOf"].([]any); ok {
		l.unions++
		for _, c := range choices {
			l.schema(path+"|", c.(map[string]any), level)
		}
		return
	}
	switch s["type"] {
	case "object":
		l.object(path, s, level+1)
	case "array":
		l.schema(path+"/0", s["items"].(map[string]any), level)
	case "string", "integer", "number", "boolean", "null":
	default:
		l.t.Errorf("%s: the type is %v", path, s["type"])
	}
}

func (l *linter) object(path string, s map[string]any, level int) {
	if level > mostLevels {
		l.t.Errorf("%s: %d levels deep", path, level)
	}
	if s["additionalProperties"] != false {
		l.t.Errorf("%s: other properties are allowed", path)
	}
	props := s["properties"].(map[string]any)
	var required []string
	for _, r := range s["required"].([]any) {
		required = append(required, r.(string))
	}
	for key, p := range props {
		if !slices.Contains(required, key) {
			l.t.Errorf("%s/%s is not required", path, key)
		}
		sub := p.(map[string]any)
		if sub["description"] == nil {
			l.t.Errorf("%s/%s says nothing of itself", path, key)
		}
		l.schema(path+"/"+key, sub, level)
	}
	if len(required) != len(props) {
		l.t.Errorf("%s: %d required, %d properties", path, len(required), len(props))
	}
}

// A document that a model writes under a strict schema is read as it stands,
// whichever choice it makes, with null where it may say so.
func TestStrictDocumentsAreRead(t *testing.T) {
	g := vietnam(t)
	for _, kind := range casefile.Kinds() {
		t.Run(kind, func(t *testing.T) {
			s := compiled(t, schema.Strict(kind))
			for choice := range 3 {
				for _, empty := range []bool{false, true} {
					w := writer{kind: kind, choice: choice, empty: empty}
					doc := w.value("", strictOf(t, kind))
					if err := s.Validate(jsonOf(t, doc)); err != nil {
						t.Errorf("%v does not fit: %v", doc, err)
					}
					if faults := g.faultsOf(doc); hasShapeFault(faults.Err()) {
						data, _ := json.Marshal(doc)
						t.Errorf("%s: %v", data, faults)
					}
				}
			}
		})
	}
}

// A writer makes a document of a strict schema, as a model might: the last or
// another of the choices, lists with one item or none, null wherever it may.
type writer struct {
	kind   string
	choice int
	empty  bool
}

// said are values that fit one place only.
var said = map[string]any{
	"born": "1970-05", "province": "hai-phong", "district": "", "territory": "", "from": "2026-01", "to": "2026-06", "paid": "2026-07", "since": "2020-01",
	"income": 1_500_000, "salary": 6_000_000, "name": "An", "what": "", "population": 1000, "children": 1, "until": "2040-01", "start": "2026-08",
}

func (w *writer) value(key string, s map[string]any) any {
	if choices, ok := s["anyOf"].([]any); ok {
		pick := choices[min(w.choice, len(choices)-1)].(map[string]any)
		return w.value(key, pick)
	}
	if v, ok := said[key]; ok && s["type"] != "null" && s["enum"] == nil {
		return v
	}
	if enum, ok := s["enum"].([]any); ok {
		return enum[min(w.choice, len(enum)-1)]
	}
	return w.typed(key, s)
}

func (w *writer) typed(key string, s map[string]any) any {
	switch s["type"] {
	case "object":
		doc := m{}
		for k, p := range s["properties"].(map[string]any) {
			doc[k] = w.value(k, p.(map[string]any))
		}
		return doc
	case "array":
		if w.empty && key != "members" && key != "plan" {
			return []any{}
		}
		return []any{w.value(key+"/0", s["items"].(map[string]any))}
	case "string":
		return "2026-07"
	case "boolean":
		return false
	case "null":
		return nil
	}
	if key == "months" || key == "members" {
		return 1
	}
	return 0
}
