package main

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/missing"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/calc/standing"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// resultOf returns the type of the answer to each kind of question.
func (g *generator) resultOf(kind string) reflect.Type {
	asked := g.sample(kind)
	if asked == nil {
		return nil
	}
	life, _ := g.calc.Partial(calc.Person{Sex: rules.Female, Born: rules.MonthOf(1970, 5)}, nil)
	result, _ := asked.Ask(g.calc, life) // what is wrong with the example changes no type
	return reflect.TypeOf(result)
}

// sample returns a question of the kind, read from the examples of its
// required properties.
func (g *generator) sample(kind string) calc.Question {
	data, err := json.Marshal(m{"person": m{"sex": "female", "born": "1970-05"}, "ask": g.sampleAsk(kind)})
	if err != nil {
		return nil
	}
	cases, err := casefile.Read("sample.json", data)
	if err != nil || len(cases[0].Ask) != 1 {
		return nil
	}
	return cases[0].Ask[0].Question
}

// sampleAsk returns a question with the examples of its required properties.
func (g *generator) sampleAsk(kind string) m {
	_, required := g.known(m{"ask": m{"kind": kind, stranger: 1}}, "/ask")
	ask := m{"kind": kind}
	for _, key := range required {
		p, _ := propertyOf(kind, key)
		ask[key] = p.example
	}
	return ask
}

// answerSchema describes the answers to all kinds of question.
func (g *generator) answerSchema() object {
	var choices []any
	kinds, shared := object{}, &sharedTypes{g: g, defs: object{}}
	for _, kind := range casefile.Kinds() {
		t := g.resultOf(kind)
		if t == nil {
			g.lose("the type of the answer to %q could not be found; does the question's example in properties.go read?", kind)
			continue
		}
		kinds = kinds.with("answer_"+kind, g.answer(kind, t, shared))
		choices = append(choices, object{
			{"if", object{{"required", []string{"kind"}}, {"properties", object{{"kind", object{{"const", kind}}}}}}},
			{"then", ref("answer_" + kind)},
		})
	}
	o := head("calc/schema/answer.schema.json", "Trả lời một câu hỏi của hồ sơ", "The answer to one question of a case document")
	o = append(o, pair{"type", "object"}, pair{"required", []string{"id", "kind", "law"}},
		pair{"properties", object{{"id", typed("string")}, {"kind", oneOfWords(casefile.Kinds())}, {"law", ref("LawUsed")}}}, pair{"allOf", choices})
	shared.object("LawUsed", reflect.TypeFor[casefile.LawUsed]())
	shared.object("Note", reflect.TypeFor[note.Note]())
	shared.object("LedgerYear", reflect.TypeFor[calc.LedgerYear]())
	shared.object("Missing", reflect.TypeFor[missing.Input]())
	defs := append(append(kinds, shared.defs...), object{{"explanation", explanation()}}...)
	return o.with("$defs", append(defs, stepDefs()...))
}

// answer describes the answer to one kind: id and kind, the fields of the
// result, then law, notes, citations, explain.
func (g *generator) answer(kind string, t reflect.Type, shared *sharedTypes) object {
	props := object{
		{"id", typed("string").with("description", both("Mã câu hỏi", "The question's id"))},
		{"kind", object{{"const", kind}}},
	}
	fields, required := shared.fields(kind, t)
	props = append(props, fields...)
	props = append(props, object{
		{"law", ref("LawUsed")},
		{"notes", listOf(ref("Note"))},
		{"missing", listOf(ref("Missing")).with("description", both("Thông tin chưa có mà có thể làm thay đổi kết quả, và thay đổi thế nào", "Inputs that were not given and could change the answer, and how"))},
		{"citations", listOf(ref("cite"))},
		{"explain", ref("explanation")},
	}...)
	text := kindTexts[kind]
	return append(object{{"title", kind}, {"description", both(text.VI, text.EN)}},
		closed(props, append(append([]string{"id", "kind"}, required...), "law"))...)
}

// sharedTypes gathers the types below answers.
type sharedTypes struct {
	g    *generator
	defs object
}

func (s *sharedTypes) object(name string, t reflect.Type) {
	if slices.Contains(s.defs.keys(), name) {
		return
	}
	at := len(s.defs)
	s.defs = s.defs.with(name, nil)
	fields, required := s.fields(t.Name(), t)
	if t == reflect.TypeFor[calc.Shortfall]() {
		fields = fields.with("way", s.of(reflect.TypeFor[calc.Way]()).with("description", both("Cách sớm nhất để đủ điều kiện này, hoặc vì sao không có", "The nearest way to meet the condition, or why there is none")))
	}
	s.defs[at].value = closed(fields, required)
}

// fields describes the fields of a type that have a name in JSON.
func (s *sharedTypes) fields(kind string, t reflect.Type) (props object, required []string) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			inner, more := s.fields(kind, f.Type)
			props, required = append(props, inner...), append(required, more...)
			continue
		}
		if name == "" || name == "-" {
			continue
		}
		o := s.of(f.Type)
		props = props.with(name, o.with("description", s.g.fieldText(kind, name)))
		if !strings.Contains(options, "omit") {
			required = append(required, name)
		}
	}
	return props, required
}

// fieldText says what a field of an answer is.
func (g *generator) fieldText(kind, name string) string {
	if t, ok := answerTexts[kind+"."+name]; ok {
		return both(t.VI, t.EN)
	}
	if t, ok := answerTexts[name]; ok {
		return both(t.VI, t.EN)
	}
	f, ok := words.FieldOf(kind, name)
	if !ok {
		g.lose("%s: the field %q has no words; add it to answerTexts in examples/schemagen/properties.go", kind, name)
	}
	return both(f.VI, f.EN)
}

// closedWords are the words that a type has, where the list is closed.
func closedWords(t reflect.Type) []string {
	switch t {
	case reflect.TypeFor[pension.Branch]():
		return texts(func(i int) string { return pension.Branch(i).String() })
	case reflect.TypeFor[pension.Scheme]():
		return texts(func(i int) string { return pension.Scheme(i).String() })
	case reflect.TypeFor[subsidy.Method]():
		return subsidy.Methods()
	case reflect.TypeFor[standing.Standing]():
		return standing.Standings()
	case reflect.TypeFor[plans.Objective]():
		return plans.Objectives()
	case reflect.TypeFor[plans.Vary]():
		return []string{string(plans.VaryIncome), string(plans.VaryMonths), string(plans.VaryRetirement)}
	case reflect.TypeFor[pension.Relation]():
		return relations()
	}
	return nil
}

// texts returns the words of a list of constants that begins at 1.
func texts(of func(i int) string) (list []string) {
	for i := 1; i == 1 || of(i) != list[len(list)-1]; i++ {
		list = append(list, of(i))
	}
	return list
}

// of describes the JSON form of a type.
func (s *sharedTypes) of(t reflect.Type) object {
	if list := closedWords(t); list != nil {
		return oneOfWords(list)
	}
	switch t {
	case reflect.TypeFor[rules.VND]():
		return object{{"type", "integer"}}
	case reflect.TypeFor[rules.Rate](), reflect.TypeFor[rules.Cents]():
		return typed("number")
	case reflect.TypeFor[rules.HalfYears]():
		return object{{"type", "number"}, {"multipleOf", 0.5}}
	case reflect.TypeFor[rules.Month]():
		return pattern(monthPattern)
	case reflect.TypeFor[document.Plain]():
		return object{{"type", []string{"number", "string", "boolean"}}}
	case reflect.TypeFor[rules.Text]():
		return ref("text")
	case reflect.TypeFor[rules.Cite]():
		return ref("cite")
	case reflect.TypeFor[calc.Quantity](), reflect.TypeFor[plans.Solved]():
		return anyOf(typed("integer"), pattern(monthPattern))
	}
	switch t.Kind() {
	case reflect.Bool:
		return typed("boolean")
	case reflect.String:
		return typed("string")
	case reflect.Int:
		return typed("integer")
	case reflect.Slice:
		return listOf(s.of(t.Elem()))
	case reflect.Pointer:
		return s.of(t.Elem())
	case reflect.Struct:
		s.object(t.Name(), t)
		return ref(t.Name())
	}
	s.g.lose("the type %s has no form in JSON here", t)
	return object{}
}
