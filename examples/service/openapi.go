package main

import (
	"encoding/json"
	"maps"
	"net/http"
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/examples/remote"
)

type m = map[string]any

// The definitions of documents and of answers stand side by side, each under a
// prefix of its own.
const (
	inCase   = "Case_"
	inAnswer = "Answer_"
)

func component(name string) m { return m{"$ref": "#/components/schemas/" + name} }

// openAPI returns the document that describes the service (OpenAPI 3.1, whose
// schemas are JSON Schema 2020-12, so that those of the library stand in it as
// they are).
func openAPI(c *calc.Calculator) []byte {
	schemas := m{"Problem": problemSchema()}
	take(schemas, inCase, "document", remote.CaseSchema())
	take(schemas, inAnswer, "answer", remote.AnswerSchema())
	paths := m{}
	for _, kind := range casefile.Kinds() {
		paths["/v1/"+kind] = m{"post": questionOperation(kind, schemas)}
	}
	maps.Copy(paths, otherPaths())
	doc := m{
		"openapi": "3.1.0",
		"info": m{
			"title": "volsi", "version": c.Book().Checked().String(),
			"description": "Voluntary social insurance in Viet Nam (bảo hiểm xã hội tự nguyện), to the đồng, with the article of law beside every figure. " +
				"For information; only the social insurance agency settles claims.",
			"license": m{"name": "Apache-2.0", "identifier": "Apache-2.0"},
		},
		"paths": paths, "components": m{"schemas": schemas},
	}
	data, _ := json.MarshalIndent(doc, "", "  ") // maps, lists and text always have a JSON form
	return append(data, '\n')
}

// take puts a schema and its definitions among the components, under a prefix.
func take(schemas m, prefix, name string, schema m) {
	for name, def := range remote.Defs(schema) {
		schemas[prefix+name] = referring(prefix, def)
	}
	for _, key := range []string{"$defs", "$schema", "$id"} {
		delete(schema, key)
	}
	schemas[prefix+name] = referring(prefix, schema)
}

func referring(prefix string, v any) any {
	return remote.Changed(v, remote.Referring("#/components/schemas/"+prefix))
}

func questionOperation(kind string, schemas m) m {
	question, _ := remote.QuestionSchema(kind)
	schemas["Question_"+kind] = referring(inCase, question)
	return operation(
		"ask_"+kind, text(question["description"]),
		m{"anyOf": []any{component("Question_" + kind), component(inCase + "case")}}, component(inAnswer+"answer_"+kind),
	)
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

// operation is one that takes a document.
func operation(id, summary string, takes, gives any) m {
	return m{
		"operationId": id, "summary": summary,
		"requestBody": m{"required": true, "content": m{"application/json": m{"schema": takes}, "application/yaml": m{"schema": takes}}},
		"responses":   responses(gives, 400, 408, 413, 415, 422, 503),
	}
}

func responses(gives any, problems ...int) m {
	out := m{"200": m{"description": "The answer; a no of the law is one too", "content": m{"application/json": m{"schema": gives}}}}
	for _, status := range problems {
		out[strconv.Itoa(status)] = m{"description": http.StatusText(status), "content": m{"application/problem+json": m{"schema": component("Problem")}}}
	}
	return out
}

// otherPaths are those that no kind of question has.
func otherPaths() m {
	replies := object(m{"cases": list(object(m{"id": m{"type": "string"}, "title": m{"type": "string"}, "answers": list(component(inAnswer + "answer"))}, "answers"))}, "cases")
	month := m{"type": "string", "pattern": `^[0-9]{4}-[0-9]{2}$`, "examples": []any{"2026-07"}}
	name := m{"type": "string"}
	get := func(id, summary string, params []any, problems ...int) m {
		return m{"get": m{"operationId": id, "summary": summary, "parameters": params, "responses": responses(m{"type": "object"}, problems...)}}
	}
	return m{
		"/v1/cases": m{"post": operation("answer_cases", "Whole case documents, with questions of any kind; all are answered, or none", component(inCase+"document"), replies)},
		"/v1/law/{month}": get("law_on", "The law in force in a month", []any{
			param("path", "month", month, true), param("query", "param", name, false),
		}, 404, 422),
		"/v1/law/history/{param}": get("law_history", "One parameter of the law through time", []any{param("path", "param", name, true)}, 404),
		"/v1/support": get("support_in", "The rules by which the State and a province bear a part of what people pay", []any{
			param("query", "province", name, true), param("query", "month", month, true),
		}, 404, 422),
		"/healthz": get("alive", "Whether the service runs", []any{}),
		"/readyz":  get("ready", "Whether the service takes requests, and under which law", []any{}, 503),
	}
}

func param(in, name string, schema m, required bool) m {
	return m{"in": in, "name": name, "schema": schema, "required": required}
}

func object(props m, required ...string) m {
	return m{"type": "object", "properties": props, "required": required}
}

func list(item m) m { return m{"type": "array", "items": item} }

// effectSchema says how one field of an answer depends on what is missing.
func effectSchema() m {
	value, word := m{"type": []string{"number", "string", "boolean"}}, m{"type": "string"}
	outcome := object(m{"with": word, "value": value}, "with", "value")
	return object(m{"question": word, "field": word, "now": value, "least": outcome, "most": outcome}, "field", "least", "most")
}

func problemSchema() m {
	word := m{"type": "string"}
	number := m{"type": "integer"}
	fault := object(m{
		"code": word, "path": word, "line": number, "col": number, "value": word, "bound": word, "source": word, "hint": word, "message": word,
		"effects": list(effectSchema()),
	}, "code", "message")
	return object(m{"type": word, "title": word, "status": number, "detail": word, "faults": list(fault)}, "type", "title", "status", "detail")
}
