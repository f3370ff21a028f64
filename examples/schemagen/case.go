package main

import (
	"slices"
	"strings"

	"github.com/volsi/volsi/calc/casefile"
)

// caseSchema describes the case document, with the keys that the reader knows.
func (g *generator) caseSchema() object {
	defs := object{}
	for _, p := range groups() {
		keys, required := g.known(p.doc, p.path)
		defs = defs.with(p.name, g.group(p.name, keys, required))
	}
	question, kinds := g.questions()
	defs = append(append(append(defs, question), kinds...), valueDefs()...)
	return append(head("calc/schema/case.schema.json", "Hồ sơ tính bảo hiểm xã hội tự nguyện: một người, quá trình đóng, câu hỏi",
		"A case document: a person, what was paid, what is asked"),
		pair{"type", "object"},
		pair{"if", object{{"required", []string{"cases"}}}},
		pair{"then", object{{"properties", object{{"cases", listOf(ref("case")).with("description",
			both("Nhiều hồ sơ trong một tệp; các khóa bên cạnh không được kế thừa", "Many cases in one file; keys beside it are not inherited"))}}}}},
		pair{"else", ref("case")},
		pair{"$defs", defs},
	)
}

// group describes a group of named values.
func (g *generator) group(name string, keys, required []string) object {
	o := closed(g.properties(name, keys), required)
	if t, ok := groupTexts[name]; ok {
		o = object{{"description", both(t.VI, t.EN)}}.with("type", "object")
		o = append(o, closed(g.properties(name, keys), required)[1:]...)
	}
	if name == "case" {
		o = append(o, pair{"allOf", whoIsNeeded()})
	}
	return append(o, extras[name]...)
}

// whoIsNeeded asks for the keys of the person that the kinds asked need.
func whoIsNeeded() (rules []any) {
	kinds := map[string][]string{}
	for _, kind := range casefile.Kinds() {
		for _, key := range casefile.Needs(kind) {
			kinds[key] = append(kinds[key], kind)
		}
	}
	for _, key := range []string{"sex", "born"} {
		asks := object{{"required", []string{"kind"}}, {"properties", object{{"kind", object{{"enum", kinds[key]}}}}}}
		rules = append(rules, object{
			{"if", object{{"required", []string{"ask"}}, {"properties", object{{"ask", anyOf(
				append(object{{"type", "object"}}, asks...), object{{"type", "array"}, {"contains", append(object{{"type", "object"}}, asks...)}},
			)}}}}},
			{"then", object{{"required", []string{"person"}}, {"properties", object{{"person", object{{"required", []string{key}}}}}}}},
		})
	}
	return rules
}

// properties describes each of the keys.
func (g *generator) properties(context string, keys []string) object {
	props := object{}
	for _, key := range keys {
		p, ok := propertyOf(context, key)
		if !ok {
			g.lose("%s: key %q has no description; add it to properties in examples/schemagen/properties.go", context, key)
			p = property{form: object{}, vi: key, en: key}
		}
		props = props.with(key, p.schema())
	}
	return props
}

// questions returns the question, told apart by its kind, and the definition
// of every kind.
func (g *generator) questions() (question pair, kinds object) {
	var choices []any
	for _, kind := range casefile.Kinds() {
		keys, required := g.known(m{"ask": m{"kind": kind, stranger: 1}}, "/ask")
		required = append([]string{"kind"}, slices.DeleteFunc(required, func(k string) bool { return k == "kind" })...)
		t, ok := kindTexts[kind]
		if !ok {
			g.lose("the question %q has no description; add it to kindTexts in examples/schemagen/properties.go", kind)
		}
		props := g.properties(kind, keys)
		for i, p := range props {
			if p.key == "kind" {
				props[i].value = object{{"const", kind}}
			}
		}
		o := object{{"title", kind}, {"description", both(t.VI, t.EN)}}
		o = append(append(o, closed(props, required)...), extras[kind]...)
		kinds = kinds.with("ask_"+kind, o)
		choices = append(choices, object{
			{"if", object{{"required", []string{"kind"}}, {"properties", object{{"kind", object{{"const", kind}}}}}}},
			{"then", ref("ask_" + kind)},
		})
	}
	one := object{
		{"description", both("Một câu hỏi; các tham số tùy theo kind", "One question; its parameters depend on its kind")},
		{"type", "object"}, {"required", []string{"kind"}},
		{"properties", object{{"kind", oneOfWords(casefile.Kinds()).with("description", both("Loại câu hỏi: "+kindList(vi), "The kind of question: "+kindList(en)))}}},
		{"allOf", choices},
	}
	return pair{"question", one}, kinds
}

// kindList lists the kinds with what they ask.
func kindList(lang func(text) string) string {
	var parts []string
	for _, kind := range casefile.Kinds() {
		parts = append(parts, kind+" ("+lang(kindTexts[kind])+")")
	}
	return strings.Join(parts, "; ")
}
