package remote

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/schema"
)

// A Schema is a JSON Schema, or a part of one.
type Schema = map[string]any

// CaseSchema returns the schema of the case document, AnswerSchema that of
// answers.
func CaseSchema() Schema { return parsed(schema.Case()) }

// AnswerSchema returns the schema of the answers to all kinds of question.
func AnswerSchema() Schema { return parsed(schema.Answer()) }

func parsed(data []byte) Schema {
	s := Schema{}
	_ = json.Unmarshal(data, &s) // a test reads every schema
	return s
}

// Defs returns the definitions of a schema.
func Defs(s Schema) Schema { return part(s, "$defs") }

func part(s Schema, key string) Schema {
	p, _ := s[key].(Schema)
	return p
}

// QuestionSchema returns the schema of one question of a kind with the person
// and the record beside its parameters, and the definitions that it refers to.
func QuestionSchema(kind string) (question, defs Schema) {
	all := Defs(CaseSchema())
	ask := part(all, "ask_"+kind)
	props := maps.Clone(part(ask, "properties"))
	delete(props, "kind")
	delete(props, "id")
	required := without(namesIn(ask["required"]), "kind")
	if !slices.Contains(impersonal, kind) {
		of := part(part(all, "case"), "properties")
		for _, key := range []string{"person", "record", "assume", "as_known_on"} {
			props[key] = of[key]
		}
		if needs := casefile.Needs(kind); len(needs) > 0 {
			person := maps.Clone(part(all, "person"))
			person["required"] = needs
			props["person"], required = person, append([]string{"person"}, required...)
		}
	}
	question = maps.Clone(ask)
	question["properties"], question["required"] = props, required
	return question, Reached(question, all)
}

func namesIn(v any) (out []string) {
	list, _ := v.([]any)
	for _, w := range list {
		if s, ok := w.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

func without(list []string, word string) []string {
	return slices.DeleteFunc(list, func(w string) bool { return w == word })
}

const toDefs = "#/$defs/"

// Reached returns the definitions that a schema refers to, directly or through
// another.
func Reached(s any, defs Schema) Schema {
	out := Schema{}
	var reach func(v any)
	reach = func(v any) {
		switch v := v.(type) {
		case Schema:
			if name, ok := strings.CutPrefix(text(v["$ref"]), toDefs); ok && out[name] == nil {
				out[name] = defs[name]
				reach(defs[name])
			}
			for _, kid := range v {
				reach(kid)
			}
		case []any:
			for _, kid := range v {
				reach(kid)
			}
		}
	}
	reach(s)
	return out
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

// Changed returns a copy of a schema in which change has been applied to every
// object, the innermost first.
func Changed(v any, change func(Schema)) any {
	switch v := v.(type) {
	case Schema:
		out := make(Schema, len(v))
		for key, kid := range v {
			out[key] = Changed(kid, change)
		}
		change(out)
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = Changed(v[i], change)
		}
		return out
	}
	return v
}

// InEnglish keeps the English half of descriptions.
func InEnglish(s Schema) {
	if _, en, ok := strings.Cut(text(s["description"]), " / "); ok {
		s["description"] = en
	}
}

// Referring returns a change that lets references point to where the
// definitions stand.
func Referring(to string) func(Schema) {
	return func(s Schema) {
		if name, ok := strings.CutPrefix(text(s["$ref"]), toDefs); ok {
			s["$ref"] = to + name
		}
	}
}
