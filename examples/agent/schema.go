package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/volsi/volsi/examples/remote"
)

type m = remote.Schema

var langSchema = m{"type": "string", "enum": []any{"vi", "en"}, "description": "Language of the text; vi if left out"}

// input is the schema of arguments with these properties, and the language.
func input(props m, required ...string) m {
	props = maps.Clone(props)
	props["lang"] = langSchema
	return m{"type": "object", "additionalProperties": false, "properties": props, "required": required}
}

// questionIn is the schema of a question with the person and the record.
func questionIn(kind string) m {
	question, defs := remote.QuestionSchema(kind)
	props := question["properties"].(m)
	for _, key := range []string{"explain", "as_known_on"} {
		delete(props, key)
	}
	if !slices.Contains(aboutLater, kind) {
		delete(props, "assume")
	}
	if slices.Contains(apartFromRecord, kind) {
		delete(props, "record")
	}
	if person, ok := props["person"].(m); ok && slices.Contains(apartFromPlace, kind) {
		delete(person["properties"].(m), "residence")
	}
	in := input(props, question["required"].([]string)...)
	in["$defs"] = remote.Reached(in, defs)
	return simple(in)
}

// caseIn is the schema of a case document that asks questions of these kinds,
// one or many.
func caseIn(kinds []string, many bool) m {
	all := remote.Defs(remote.CaseSchema())
	of := all["case"].(m)["properties"].(m)
	props := m{}
	for _, key := range []string{"person", "record", "assume", "as_known_on"} {
		props[key] = of[key]
	}
	names := make([]any, len(kinds))
	for i, k := range kinds {
		names[i] = k
	}
	ask := m{
		"type": "object", "required": []any{"kind"}, "properties": m{"kind": m{"type": "string", "enum": names}},
		"description": "The kind, and beside it the parameters that its tool takes",
		"examples":    []any{m{"kind": kinds[0], "month": "2026-11"}},
	}
	props["ask"] = ask
	if many {
		ask["properties"].(m)["id"] = m{"type": "string", "description": "A name for the answer; needed where two questions are of one kind"}
		ask["description"] = "The kind, and beside it the parameters that its tool takes. " + parameters(all)
		props["ask"] = m{"type": "array", "items": ask}
	}
	in := input(props, "person", "ask")
	in["$defs"] = remote.Reached(in, all)
	return simple(in)
}

// parameters lists those of the kinds that have no tool.
func parameters(defs m) string {
	var said []string
	for _, kind := range answered() {
		props := slices.Sorted(maps.Keys(defs["ask_"+kind].(m)["properties"].(m)))
		props = slices.DeleteFunc(props, func(k string) bool { return k == "kind" || k == "id" || k == "explain" })
		said = append(said, kind+": "+strings.Join(props, ", "))
	}
	return strings.Join(said, "; ")
}

// apartFromRecord are the kinds whose amounts do not depend on what was paid.
var apartFromRecord = []string{"retirement_age", "work_accident"}

// apartFromPlace are the kinds whose amounts do not depend on where one lives.
var apartFromPlace = []string{"retirement_age", "work_accident", "social_pension", "monthly_allowance"}

// aboutLater are the kinds to which assumptions about later months matter.
var aboutLater = []string{"options", "pension", "contribution", "projection", "solve", "cheapest_plan"}

// forms are the single values as JSON has them; documents in YAML know more.
// What they say about bounds the reader checks anyway.
var forms = m{
	"money":  m{"type": "integer", "minimum": 0, "description": "Whole đồng"},
	"month":  m{"type": "string", "pattern": `^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$`, "description": "A month such as 2026-07"},
	"day":    m{"type": "string", "pattern": `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, "description": "A day such as 2026-07-15"},
	"born":   m{"type": "string", "pattern": `^[0-9]{4}(-[0-9]{2})?(-[0-9]{2})?$`, "description": "1970-05-14, 1970-05, or a bare year, which means 1 January"},
	"rate":   m{"type": []any{"number", "string"}, "description": `0.05 or "5%"`},
	"share":  m{"type": []any{"number", "string"}, "description": `0 to 1: 0.61 or "61%"`},
	"growth": m{"type": []any{"number", "string"}, "description": `A year, 0 to 20%: 0.05 or "5%"`},
}

// simple returns a schema in the words that every maker of models reads, and in
// few: no conditions between properties, which the reader checks and explains
// anyway.
func simple(s m) m {
	defs, _ := s["$defs"].(m)
	for name := range forms {
		if defs[name] != nil {
			defs[name] = forms[name]
		}
	}
	out, _ := remote.Changed(s, func(o m) {
		remote.InEnglish(o)
		for _, key := range []string{"if", "then", "else", "allOf", "oneOf", "not"} {
			delete(o, key)
		}
	}).(m)
	out["$defs"] = remote.Changed(out["$defs"], func(o m) {
		if _, ok := o["examples"].([]any); ok {
			delete(o, "examples")
		}
	})
	return out
}

// answerOut is the schema of one answer, or of what is wrong.
func answerOut(kind string) m {
	all := remote.Defs(remote.AnswerSchema())
	delete(all["answer_"+kind].(m)["properties"].(m), "explain")
	return output(all, m{"answer": m{"$ref": "#/$defs/answer_" + kind}, "disclaimer": m{"type": "string"}}, "answer", "disclaimer")
}

// answersOut is the schema of several answers of any kind; most bounds how many, 0 does not.
func answersOut(most int) m {
	schema := remote.AnswerSchema()
	all := remote.Defs(schema)
	any := maps.Clone(schema)
	for _, key := range []string{"$schema", "$id", "$defs"} {
		delete(any, key)
	}
	list := m{"type": "array", "items": any}
	if most > 0 {
		list["maxItems"] = most
	}
	return output(all, m{"answers": list, "disclaimer": m{"type": "string"}}, "answers", "disclaimer")
}

// output is the schema of a result: data or faults, never both.
func output(defs, props m, required ...string) m {
	props["faults"] = m{"type": "array", "items": faultSchema()}
	out := m{
		"type": "object", "additionalProperties": false, "properties": props,
		"oneOf": []any{m{"required": required}, m{"required": []string{"faults"}}},
	}
	out["$defs"] = remote.Reached(out, defs)
	changed, _ := remote.Changed(out, remote.InEnglish).(m)
	return changed
}

func faultSchema() m {
	word := m{"type": "string"}
	return m{
		"type": "object", "required": []any{"code", "message"}, "additionalProperties": false,
		"properties": m{
			"code": word, "message": word,
			"path":    m{"type": "string", "description": "Where in the arguments: /record/2/income"},
			"value":   m{"type": "string", "description": "What was found there"},
			"bound":   m{"type": "string", "description": "What would have been right"},
			"source":  m{"type": "string", "description": "The provision that says so"},
			"hint":    m{"type": "string", "description": "How to repair it"},
			"effects": m{"type": "array", "items": effectSchema(), "description": "Of something missing: what values of it would make of the answer"},
		},
	}
}

// effectSchema says how one field of an answer depends on what is missing.
func effectSchema() m {
	value := m{"type": []any{"number", "string", "boolean"}}
	outcome := m{"type": "object", "properties": m{"with": m{"type": "string"}, "value": value}, "required": []any{"with", "value"}}
	return m{
		"type": "object", "required": []any{"field", "least", "most"},
		"properties": m{"question": m{"type": "string"}, "field": m{"type": "string"}, "now": value, "least": outcome, "most": outcome},
	}
}

// lawOut is the schema of a piece of law with lists in it.
func lawOut(name string, lists ...string) m {
	props := m{}
	for _, l := range lists {
		props[l] = m{"type": "array", "items": m{"type": "object"}}
	}
	return output(m{}, m{name: m{"type": "object", "properties": props, "required": lists}}, name)
}
