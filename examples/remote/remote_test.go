package remote_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/examples/remote"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

func vietnam(t *testing.T) *calc.Calculator {
	t.Helper()
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// questions returns a question of each kind with its parameters beside the person.
func questions(t *testing.T) map[string]json.RawMessage {
	t.Helper()
	data, err := os.ReadFile("testdata/questions.json")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]json.RawMessage{}
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	for _, kind := range casefile.Kinds() {
		if out[kind] == nil {
			t.Errorf("testdata/questions.json asks nothing of the kind %s", kind)
		}
	}
	return out
}

// compiled returns a schema of which the root is given.
func compiled(t *testing.T, root remote.Schema) *jsonschema.Schema {
	t.Helper()
	data, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("root.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("root.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func instance(t *testing.T, v any) any {
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

func TestAQuestionBesideThePersonIsTheDocumentWithIt(t *testing.T) {
	c, answers := vietnam(t), compiled(t, remote.AnswerSchema())
	for kind, data := range questions(t) {
		got, err := remote.Question(c, kind, data)
		if err != nil {
			t.Errorf("%s: %s", kind, err)
			continue
		}
		if err := answers.Validate(instance(t, got)); err != nil {
			t.Errorf("%s: the answer is not as its schema says: %s", kind, err)
		}
		question, defs := remote.QuestionSchema(kind)
		question["$defs"] = defs
		if err := compiled(t, question).Validate(instance(t, data)); err != nil {
			t.Errorf("%s: the question is not as its schema says: %s", kind, err)
		}
		var parts map[string]json.RawMessage
		if err := json.Unmarshal(data, &parts); err != nil {
			t.Fatal(err)
		}
		doc, ask := map[string]any{"person": map[string]string{"sex": "male", "born": "2000"}}, map[string]any{"kind": kind}
		for key, v := range parts {
			if key == "person" || key == "record" {
				doc[key] = v
			} else {
				ask[key] = v
			}
		}
		doc["ask"] = ask
		whole, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		same, err := remote.Question(c, kind, whole)
		if err != nil {
			t.Errorf("%s as a document: %s", kind, err)
		}
		x, _ := json.Marshal(got)
		y, _ := json.Marshal(same)
		if !bytes.Equal(x, y) {
			t.Errorf("%s: the two forms are answered differently:\n%s\n%s", kind, x, y)
		}
	}
}

func TestFaultsStandWhereTheCallerPutThings(t *testing.T) {
	c := vietnam(t)
	for _, test := range []struct {
		name, kind, data, path string
		code                   document.Code
		hint                   string
	}{
		{"a parameter misspelt", "contribution", `{"person":{"sex":"male","born":"1980"},"paid":"2026-07","incom":1500000}`, "/incom", calc.UnknownKey, `did you mean "income"?`},
		{"the person misspelt", "contribution", `{"persn":{"sex":"male","born":"1980"},"paid":"2026-07","income":1500000}`, "/persn", calc.UnknownKey, `did you mean "person"?`},
		{"a parameter out of bounds", "contribution", `{"person":{"sex":"male","born":"1980"},"paid":"2026-07","income":900000}`, "/income", calc.IncomeBelowFloor, ""},
		{"deep in the record", "options", `{"person":{"sex":"male","born":"1980"},"record":[{"from":"2016-01","to":"2017-01","scheme":"voluntary","income":1}],"month":"2026-07"}`, "/record/0/income", calc.IncomeBelowFloor, ""},
		{"deep in the question", "household_premium", `{"paid":"2026-07","months":12,"members":[{"born":"1980","status":["near_por"]}]}`, "/members/0/status/0", calc.UnknownStatus, `did you mean "near_poor"?`},
		{"said twice", "options", `{"person":{"sex":"male","born":"1980"},"month":"2026-07","month":"2026-08"}`, "", document.DuplicateKey, ""},
		{"another kind", "options", `{"person":{"sex":"male","born":"1980"},"ask":{"kind":"pension","month":"2026-07"}}`, "/ask/kind", calc.BadChoice, "ask another kind of question where that kind is answered"},
		{"two questions", "options", `{"person":{"sex":"male","born":"1980"},"ask":[{"kind":"options","month":"2026-07"},{"kind":"options","id":"b","month":"2026-08"}]}`, "/ask", calc.WrongType, ""},
		{"many cases", "options", `{"cases":[]}`, "/ask", calc.WrongType, ""},
		{"rule files", "options", `{"person":{"sex":"male","born":"1980"},"law":["/etc/passwd"],"month":"2026-07"}`, "/law", calc.NoLawFiles, ""},
		{"a list", "options", `[1]`, "", calc.WrongType, ""},
		{"kind within", "options", `{"kind":"pension","person":{"sex":"male","born":"1980"},"month":"2026-07"}`, "/kind", calc.BadChoice, ""},
	} {
		_, err := remote.Question(c, test.kind, []byte(test.data))
		i := slices.IndexFunc(document.All(err), func(f document.Fault) bool { return f.Code == test.code && f.Path == test.path })
		if i < 0 {
			t.Errorf("%s: %v, want %s at %q", test.name, err, test.code, test.path)
			continue
		}
		if f := document.All(err)[i]; test.hint != "" && f.Hint != test.hint {
			t.Errorf("%s: the hint is %q, want %q", test.name, f.Hint, test.hint)
		}
	}
}

func TestCasesAreAnsweredAllOrNone(t *testing.T) {
	c := vietnam(t)
	good := `{"id":"a","person":{"sex":"male","born":"1980"},"ask":{"kind":"retirement_age"}}`
	replies, err := remote.Cases(context.Background(), c, []byte(`{"cases":[`+good+`,`+good+`]}`))
	if err != nil || len(replies) != 2 || replies[1].ID != "a" || len(replies[1].Answers) != 1 {
		t.Errorf("two cases: %v, %v", replies, err)
	}
	bad := strings.Replace(good, "1980", "198", 1)
	replies, err = remote.Cases(context.Background(), c, []byte(`{"cases":[`+good+`,`+bad+`]}`))
	if faults := document.All(err); replies != nil || len(faults) != 1 || faults[0].Path != "/cases/1/person/born" {
		t.Errorf("a good and a bad case: %v, %v", replies, err)
	}
	_, err = remote.Cases(context.Background(), c, []byte(`{"cases":[`+strings.TrimSuffix(strings.Repeat(good+",", remote.MaxCases+1), ",")+`]}`))
	if !errors.Is(err, document.TooMany) {
		t.Errorf("too many cases: %v", err)
	}
	most, more := asking(remote.MaxQuestions), asking(remote.MaxQuestions+1)
	if replies, err = remote.Cases(context.Background(), c, most); err != nil || len(replies[0].Answers) != remote.MaxQuestions {
		t.Errorf("as many questions as are answered at once: %v", err)
	}
	if _, err = remote.Cases(context.Background(), c, more); !errors.Is(err, document.TooMany) {
		t.Errorf("too many questions: %v", err)
	}
	late, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err = remote.Cases(late, c, []byte(good)); !errors.Is(err, remote.ErrBusy) {
		t.Errorf("no time left: %v", err)
	}
}

// asking returns a case of n questions.
func asking(n int) []byte {
	doc := []byte(`{"person":{"sex":"male","born":"1980"},"ask":[`)
	for i := range n {
		doc = fmt.Appendf(doc, `{"id":"%d","kind":"retirement_age"},`, i)
	}
	return append(bytes.TrimSuffix(doc, []byte(",")), "]}"...)
}

func TestLawAsData(t *testing.T) {
	b := vietnam(t).Book()
	law, err := remote.LawOn(b, rules.MonthOf(2026, 7), "contribution.")
	if err != nil || law.Regime != "L2024" || len(law.Values) == 0 {
		t.Fatalf("the law of 2026-07: %+v, %v", law, err)
	}
	for _, v := range law.Values {
		if v.State == "set" && (v.Value == "" || v.Cite == nil) || v.Name.VI == "" {
			t.Errorf("a value without its provision or name: %+v", v)
		}
	}
	if _, err := remote.LawOn(b, rules.MonthOf(2026, 7), "contribution.flor"); !errors.Is(err, rules.UnknownParam) {
		t.Errorf("a parameter that there is not: %v", err)
	}
	if h, err := remote.HistoryOf(b, "contribution.floor"); err != nil || len(h.Values) < 3 {
		t.Errorf("the history of the floor: %+v, %v", h, err)
	}
	s, err := remote.SupportsIn(b, "Hải Dương", rules.MonthOf(2026, 1))
	if err != nil || s.Place.Province != "hai-phong" || s.Place.Territory != "hai-duong" || len(s.Rules) == 0 || len(s.State) == 0 {
		t.Errorf("support in Hai Duong in 2026: %+v, %v", s, err)
	}
	i, err := remote.InstrumentOf(b, "2025-decree-159")
	if err != nil || i.Number != "159/2025/NĐ-CP" || len(i.Values) == 0 {
		t.Errorf("Decree 159/2025: %+v, %v", i, err)
	}
	if _, err := remote.InstrumentOf(b, "2025-decree-158"); !errors.Is(err, remote.UnknownInstrument) {
		t.Errorf("a document that there is not: %v", err)
	}
}
