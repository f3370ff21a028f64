package main

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
)

// vietnam is the one calculator of all tests.
var vietnam = sync.OnceValues(calc.Vietnam)

func server(t *testing.T) *mcp.Server {
	t.Helper()
	c, err := vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return newServer(c)
}

// connected returns a client of the server.
func connected(t *testing.T) *mcp.ClientSession {
	t.Helper()
	here, there := mcp.NewInMemoryTransports()
	if _, err := server(t).Connect(t.Context(), there, nil); err != nil {
		t.Fatal(err)
	}
	client, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	return client
}

func tools(t *testing.T, client *mcp.ClientSession) map[string]*mcp.Tool {
	t.Helper()
	list, err := client.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*mcp.Tool{}
	for _, tool := range list.Tools {
		out[tool.Name] = tool
	}
	return out
}

// call calls a tool with arguments in JSON.
func call(t *testing.T, client *mcp.ClientSession, name, args string) (result *mcp.CallToolResult, text string) {
	t.Helper()
	result, err := client.CallTool(t.Context(), &mcp.CallToolParams{Name: name, Arguments: json.RawMessage(args)})
	if err != nil {
		t.Fatalf("%s %s: %s", name, args, err)
	}
	said, ok := result.Content[0].(*mcp.TextContent)
	if !ok {
		t.Fatalf("%s says no text", name)
	}
	return result, said.Text
}

func valid(t *testing.T, what string, schema, v any) {
	t.Helper()
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", inJSON(t, schema)); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatalf("%s: %s", what, err)
	}
	if err := s.Validate(inJSON(t, v)); err != nil {
		t.Errorf("%s is not as its schema says: %s", what, err)
	}
}

// inJSON returns v as the validator reads it.
func inJSON(t *testing.T, v any) any {
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

const (
	mai  = `"person": {"sex": "female", "born": "1970-05", "status": [{"from": "2022-01", "is": "near_poor"}], "residence": [{"from": "2010-01", "province": "hai-duong", "area": "rural"}]}`
	paid = `"record": [{"from": "2016-01", "to": "2019-06", "scheme": "voluntary", "income": 1500000}]`
)

// documented are calls of the tools as their descriptions invite them: every
// kind of question with its parameters, and the tools of their own.
func documented(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile("../remote/testdata/questions.json")
	if err != nil {
		t.Fatal(err)
	}
	questions := map[string]json.RawMessage{}
	if err := json.Unmarshal(data, &questions); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{
		"explain":             `{` + mai + `,` + paid + `, "ask": {"kind": "contribution", "paid": "2026-12", "income": 1500000}}`,
		"answer_case":         `{` + mai + `,` + paid + `, "ask": [{"kind": "retirement_age"}, {"kind": "options", "month": "2026-11"}, {"kind": "coverage", "population": 10000, "participants": 400}]}`,
		"law_on_date":         `{"month": "2026-07", "about": "contribution."}`,
		"law_history":         `{"param": "contribution.floor"}`,
		"support_in_province": `{"province": "Hải Dương", "month": "2026-01"}`,
	}
	for _, a := range askers {
		out[a.name] = string(questions[a.kind])
	}
	return out
}

func TestEveryToolAnswersAsItSays(t *testing.T) {
	client := connected(t)
	list, calls := tools(t, client), documented(t)
	if len(list) != len(calls) || len(list) > 20 {
		t.Errorf("%d tools, %d documented calls; more than 20 tools are too many for some", len(list), len(calls))
	}
	for name, tool := range list {
		h := tool.Annotations
		if !h.ReadOnlyHint || !h.IdempotentHint || h.DestructiveHint == nil || *h.DestructiveHint || h.OpenWorldHint == nil || *h.OpenWorldHint {
			t.Errorf("%s: hints %+v", name, h)
		}
		for _, lang := range []string{"vi", "en"} {
			args := strings.Replace(calls[name], "{", `{"lang": "`+lang+`", `, 1)
			result, text := call(t, client, name, args)
			if result.IsError {
				t.Errorf("%s: %s", name, text)
				continue
			}
			valid(t, name+"'s example", tool.InputSchema, json.RawMessage(args))
			valid(t, name+"'s result", tool.OutputSchema, result.StructuredContent)
			asked := map[string]string{"vi": disclaimerVI, "en": disclaimerEN}[lang]
			if !strings.Contains(name, "law") && name != "support_in_province" && !strings.HasSuffix(text, asked) {
				t.Errorf("%s does not end with the disclaimer: %s", name, text)
			}
			if strings.Contains(text, "map[") || strings.Contains(text, "%!") || strings.TrimSpace(text) == "" {
				t.Errorf("%s: %s", name, text)
			}
		}
	}
}

func TestSchemasAreOnesThatEveryModelReads(t *testing.T) {
	client := connected(t)
	size := 0
	for name, tool := range tools(t, client) {
		data, err := json.Marshal(tool.InputSchema)
		if err != nil {
			t.Fatal(err)
		}
		size += len(data) + len(tool.Description)
		root, ok := tool.InputSchema.(map[string]any)
		if !ok || root["type"] != "object" || root["additionalProperties"] != false || root["anyOf"] != nil {
			t.Errorf("%s: the root of its arguments is %v", name, root["type"])
		}
		for _, word := range []string{`"oneOf"`, `"allOf"`, `"not"`, `"if"`, `"then"`, `"$schema"`, `"$id"`} {
			if bytes.Contains(data, []byte(word)) {
				t.Errorf("%s: the schema of its arguments uses %s", name, word)
			}
		}
		if len(tool.Description) < 40 || len(tool.Description) > 700 {
			t.Errorf("%s is described in %d characters", name, len(tool.Description))
		}
	}
	t.Logf("names and arguments of all tools: %d bytes", size)
	if size > 90_000 {
		t.Errorf("%d bytes of tools are too many to read before every conversation", size)
	}
}

func TestEveryKindOfQuestionCanBeAsked(t *testing.T) {
	client := connected(t)
	list := tools(t, client)
	for _, kind := range casefile.Kinds() {
		if !slices.Contains(answered(), kind) {
			continue
		}
		if !strings.Contains(list["answer_case"].Description, kind) {
			t.Errorf("no tool says that it answers %s", kind)
		}
	}
	for _, a := range askers {
		if !slices.Contains(casefile.Kinds(), a.kind) {
			t.Errorf("%s asks a kind that there is not: %s", a.name, a.kind)
		}
	}
}

// A mistake is a call that cannot be answered, with what the result must say.
var mistakes = []struct{ name, tool, args, code, path, hint string }{
	{"nothing given", "options_now", `{}`, "missing-key", "/person/sex", ""},
	{"nobody's sex", "retirement_age", `{"person": {"born": "1970-05"}}`, "missing-key", "/person/sex", ""},
	{"income under the floor", "contribution_cost", `{` + mai + `, "paid": "2026-12", "income": 900000}`, "income-below-floor", "/income", ""},
	{"a misspelt category", "options_now", `{"person": {"sex": "female", "born": "1970-05", "status": [{"from": "2022-01", "is": "nearpoor"}]}, "month": "2026-11"}`, "unknown-status", "/person/status/0/is", `did you mean "near_poor"?`},
	{"a misspelt parameter", "pension_right", `{` + mai + `, "mont": "2026-11"}`, "unknown-key", "/mont", `did you mean "month"?`},
	{"a record under the floor", "pension_right", `{` + mai + `, "record": [{"from": "2023-01", "to": "2023-12", "scheme": "voluntary", "income": 700000}], "month": "2026-11"}`, "income-below-floor", "/record/0/income", ""},
	{"money as text", "contribution_cost", `{` + mai + `, "paid": "2026-12", "income": "1500000"}`, "bad-number", "/income", ""},
	{"a month in words", "retirement_age", `{"person": {"sex": "female", "born": "May 1970"}}`, "bad-month", "/person/born", ""},
	{"an unknown ground", "one_time_benefit", `{` + mai + `,` + paid + `, "month": "2026-11", "ground": "stoped"}`, "bad-choice", "/ground", `did you mean "stopped"?`},
	{"an unknown province", "household_health_premium", `{"paid": "2026-07", "months": 12, "province": "hai-dong", "members": [{"born": "1980"}]}`, "unknown-place", "/province", "did you mean"},
	{"a language", "options_now", `{"lang": "fr", ` + mai + `, "month": "2026-11"}`, "bad-choice", "/lang", ""},
	{"rule files", "answer_case", `{` + mai + `, "law": ["/etc/passwd"], "ask": [{"kind": "retirement_age"}]}`, "no-law-files", "/law", ""},
	{"one id twice", "answer_case", `{` + mai + `, "ask": [{"kind": "retirement_age"}, {"kind": "retirement_age"}]}`, "same-question-id", "/ask/1/id", ""},
	{"an unknown kind", "answer_case", `{` + mai + `, "ask": [{"kind": "pensions"}]}`, "unknown-question", "/ask/0/kind", `did you mean "pension"?`},
	{"nothing to explain", "explain", `{` + mai + `}`, "missing-key", "/ask", ""},
	{"a kind that there is not", "explain", `{` + mai + `, "ask": {"kind": "optoins", "month": "2026-11"}}`, "unknown-question", "/ask/kind", `did you mean "options"?`},
	{"a fault below ask", "explain", `{` + mai + `, "ask": {"kind": "pension", "month": "2026"}}`, "bad-month", "/ask/month", ""},
	{"a month that there is not", "law_on_date", `{"month": "2026-13"}`, "bad-month", "/month", ""},
	{"no such subject", "law_on_date", `{"month": "2026-07", "about": "pensions."}`, "unknown-param", "/about", ""},
	{"a key that there is not", "law_on_date", `{"month": "2026-07", "param": "x"}`, "unknown-key", "/param", ""},
	{"a list for a value", "law_on_date", `{"month": ["2026-07"]}`, "wrong-type", "/month", ""},
	{"no such parameter", "law_history", `{"param": "contribution.flor"}`, "unknown-param", "/param", `did you mean "contribution.floor"?`},
	{"no such place", "support_in_province", `{"province": "hai dong", "month": "2026-01"}`, "unknown-place", "/province", "did you mean"},
	{"no month", "support_in_province", `{"province": "hai-duong"}`, "missing-key", "/month", ""},
}

func TestAMistakeIsAResultThatCanBeRepaired(t *testing.T) {
	client := connected(t)
	list := tools(t, client)
	for _, test := range mistakes {
		result, text := call(t, client, test.tool, test.args)
		data, err := json.Marshal(result.StructuredContent)
		if err != nil {
			t.Fatal(err)
		}
		var got struct {
			Faults []struct{ Code, Path, Hint, Message string }
			Others map[string]any
		}
		if err := json.Unmarshal(data, &got); err != nil || !result.IsError {
			t.Errorf("%s: no error but %s", test.name, text)
			continue
		}
		i := slices.IndexFunc(got.Faults, func(f struct{ Code, Path, Hint, Message string }) bool {
			return f.Code == test.code && f.Path == test.path
		})
		if i < 0 || !strings.HasPrefix(got.Faults[i].Hint, test.hint) {
			t.Errorf("%s: %s, want %s at %q, %q", test.name, data, test.code, test.path, test.hint)
			continue
		}
		if !strings.Contains(text, "["+test.code+"]") || strings.Contains(string(data), `"answer`) || strings.Contains(string(data), `"line"`) {
			t.Errorf("%s: %s\n%s", test.name, text, data)
		}
		if second, ok := result.Content[1].(*mcp.TextContent); !ok || second.Text != string(data) && !strings.Contains(second.Text, `"faults":[{"code"`) {
			t.Errorf("%s: the faults are not in the content", test.name)
		}
		valid(t, test.name, list[test.tool].OutputSchema, result.StructuredContent)
	}
}

func TestEveryToolRefusesWhatItDoesNotKnow(t *testing.T) {
	client := connected(t)
	for name := range tools(t, client) {
		for _, args := range []string{`{"nonsense": 1}`, `{"person": null}`, `{"person": [], "month": {}, "ask": 3, "param": null, "province": 7}`} {
			if result, text := call(t, client, name, args); !result.IsError {
				t.Errorf("%s %s: %s", name, args, text)
			}
		}
	}
	if _, err := client.CallTool(t.Context(), &mcp.CallToolParams{Name: "pensions"}); err == nil {
		t.Error("a tool that there is not is called")
	}
}

func TestExplainGoesDownToTheArticles(t *testing.T) {
	client := connected(t)
	result, text := call(t, client, "explain", strings.Replace(documented(t)["explain"], "{", `{"lang": "en", `, 1))
	for _, part := range []string{"330,000 đ", "art. 36(1)", "art. 5(2), 159/2025/NĐ-CP", "40%", "22%"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not said:\n%s", part, text)
		}
	}
	data, _ := json.Marshal(result.StructuredContent)
	if !strings.Contains(string(data), `"schema":"explain/v1"`) {
		t.Errorf("no tree: %.300s", data)
	}
	for _, kind := range casefile.Kinds() {
		data, err := os.ReadFile("../remote/testdata/questions.json")
		if err != nil {
			t.Fatal(err)
		}
		var questions map[string]map[string]json.RawMessage
		if err := json.Unmarshal(data, &questions); err != nil {
			t.Fatal(err)
		}
		doc, ask := map[string]any{"person": json.RawMessage(`{"sex":"male","born":"1980"}`)}, map[string]any{"kind": kind}
		for key, v := range questions[kind] {
			if key == "person" || key == "record" {
				doc[key] = v
			} else {
				ask[key] = v
			}
		}
		doc["ask"] = ask
		args, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		if result, text := call(t, client, "explain", string(args)); result.IsError || !strings.Contains(text, "- ") {
			t.Errorf("%s: %s", kind, text)
		}
	}
}
