package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/schema"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

func TestSchemasAreCurrent(t *testing.T) {
	files, err := schemas(root)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		if got, _ := os.ReadFile(filepath.Join(root, name)); !bytes.Equal(got, want) {
			t.Errorf("%s is not current; in examples, go run ./schemagen writes it", name)
		}
	}
	strict, _ := filepath.Glob(root + "/calc/schema/strict/*.json")
	if len(strict) != len(casefile.Kinds()) {
		t.Errorf("%d strict schemas for %d kinds of question", len(strict), len(casefile.Kinds()))
	}
}

// The lists that the generator keeps by hand are those of the library.
func TestListsAreComplete(t *testing.T) {
	var names []string
	for _, p := range lawParams(reflect.TypeFor[rules.Law](), "") {
		names = append(names, p.name)
	}
	if !slices.Equal(names, rules.Params()) {
		t.Errorf("the type Law has %d parameters, the catalogue %d", len(names), len(rules.Params()))
	}
	var ops, grounds []string
	for _, o := range operations {
		ops = append(ops, string(o.op))
	}
	for _, g := range groundTexts {
		grounds = append(grounds, string(g.ground))
	}
	for kind, list := range map[string][]string{"Op": ops, "Ground": grounds, "Unit": wordsOf(units)} {
		want := constants(t, "rules/proof/step.go", kind)
		slices.Sort(want)
		slices.Sort(list)
		if !slices.Equal(list, want) {
			t.Errorf("%s: the schema lists %v, the library %v", kind, list, want)
		}
	}
}

// constants returns the values of the constants of a type in a source file.
func constants(t *testing.T, path, typeName string) (list []string) {
	t.Helper()
	line := regexp.MustCompile(`(?m)^\s+\w+\s+` + typeName + `\s+= "([a-zA-Z_]+)"`)
	for _, m := range line.FindAllSubmatch(file(t, path), -1) {
		list = append(list, string(m[1]))
	}
	return list
}

// shapes are the faults that a schema can see.
var shapes = []document.Code{calc.UnknownKey, calc.MissingKey, calc.WrongType, calc.BadNumber, calc.BadMonth, calc.BadChoice, calc.UnknownKind, calc.OneLevel}

func hasShapeFault(err error) bool {
	return slices.ContainsFunc(document.All(err), func(f document.Fault) bool { return slices.Contains(shapes, f.Code) })
}

// Every case that the reader takes fits the schema, and every answer and
// explanation fits its own.
func TestCasesAndAnswersFit(t *testing.T) {
	g := vietnam(t)
	documents, answers, explanations := compiled(t, schema.Case()), compiled(t, schema.Answer()), compiled(t, schema.Explain())
	kinds := map[string]bool{}
	for _, w := range workedCases(t) {
		for i := range w.cs.Ask {
			w.cs.Ask[i].Explain = true
		}
		results, err := w.cs.Run(g.calc, os.DirFS(filepath.Dir(w.cs.File)))
		if invalid := documents.Validate(w.value); (invalid != nil) != hasShapeFault(err) {
			t.Errorf("%s: the schema says %v, the reader %v", w.name, invalid, err)
		}
		for _, a := range results {
			kinds[a.Kind] = true
			fits(t, w.name, answers, a)
			if x, ok := a.Result.(calc.Explained); ok {
				fits(t, w.name, explanations, x.Explain())
			}
		}
	}
	for _, kind := range casefile.Kinds() {
		if !kinds[kind] {
			t.Logf("no case asks %s", kind)
		}
	}
}

func fits(t *testing.T, name string, s *jsonschema.Schema, v any) {
	t.Helper()
	if err := s.Validate(jsonOf(t, v)); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

// sampleCase returns a case that asks one question with the needed keys.
func (g *generator) sampleCase(kind string) m {
	return m{"person": m{"sex": "female", "born": "1970-05"}, "record": []any{}, "ask": g.sampleAsk(kind)}
}

// agree compares what the schema and the reader say about the form of a document.
func agree(t *testing.T, g *generator, s *jsonschema.Schema, doc any, ok bool) {
	t.Helper()
	invalid := s.Validate(jsonOf(t, doc))
	var shape document.Faults
	for _, f := range g.faultsOf(doc) {
		if slices.Contains(shapes, f.Code) {
			shape = append(shape, f)
		}
	}
	if (invalid == nil) != ok {
		t.Errorf("%v: the schema says %v", doc, invalid)
	}
	if (len(shape) == 0) != ok {
		t.Errorf("%v: the reader says %v", doc, shape)
	}
}

// Each property of each question is read, a strange one is refused by both,
// and so is a value of another form.
func TestQuestionsAgreeWithTheReader(t *testing.T) {
	g := vietnam(t)
	s := compiled(t, schema.Case())
	for _, kind := range casefile.Kinds() {
		t.Run(kind, func(t *testing.T) {
			doc := g.sampleCase(kind)
			ask := doc["ask"].(m)
			agree(t, g, s, doc, true)
			ask[stranger] = 1
			agree(t, g, s, doc, false)
			delete(ask, stranger)
			keys, _ := g.known(m{"ask": m{"kind": kind, stranger: 1}}, "/ask")
			for _, key := range keys {
				if key != "kind" {
					g.tries(t, s, doc, ask, kind, key)
				}
			}
		})
	}
}

// tries sets one key to its example, and to values of other forms.
func (g *generator) tries(t *testing.T, s *jsonschema.Schema, doc, ask m, context, key string) {
	t.Helper()
	p, _ := propertyOf(context, key)
	before, had := ask[key]
	defer func() {
		if delete(ask, key); had {
			ask[key] = before
		}
	}()
	if p.example == nil {
		return
	}
	ask[key] = p.example
	agree(t, g, s, doc, true)
	wrong := []any{m{}, []any{[]any{}}}
	if context != "case" && key == "id" {
		wrong = wrong[:1]
	}
	for _, ask[key] = range wrong {
		agree(t, g, s, doc, false)
	}
}

// The same of the groups of named values.
func TestGroupsAgreeWithTheReader(t *testing.T) {
	g := vietnam(t)
	s := compiled(t, schema.Case())
	row := m{"from": "2026-01", "to": "2026-06", "scheme": "voluntary", "income": 1_500_000}
	for _, tt := range []struct {
		name  string
		group m
		in    func(m) m
	}{
		{"person", m{"sex": "female", "born": "1970"}, func(x m) m { return m{"person": x, "ask": m{"kind": "retirement_age"}} }},
		{"residence", m{"from": "2020-01", "province": "hai-phong"}, func(x m) m {
			return m{"person": m{"sex": "male", "born": 1970, "residence": []any{x}}, "ask": m{"kind": "retirement_age"}}
		}},
		{"status", m{"from": "2020-01", "is": "poor"}, func(x m) m {
			return m{"person": m{"sex": "male", "born": "1970-05-01", "status": []any{x}}, "ask": m{"kind": "retirement_age"}}
		}},
		{"row", row, func(x m) m {
			return m{"person": m{"sex": "male", "born": "1970-05"}, "record": []any{x}, "ask": m{"kind": "retirement_age"}}
		}},
		{"plan_row", row, func(x m) m {
			return m{"person": m{"sex": "male", "born": "1970-05"}, "ask": m{"kind": "projection", "until": "retirement", "plan": []any{x}}}
		}},
		{"donor", m{"amount": 1}, func(x m) m {
			ask := g.sampleAsk("contribution")
			ask["donors"] = []any{x}
			return m{"person": m{"sex": "male", "born": "1970-05"}, "ask": ask}
		}},
		{"member", m{"born": "1970"}, func(x m) m {
			ask := g.sampleAsk("household_premium")
			ask["members"] = []any{x}
			return m{"person": m{"sex": "male", "born": "1970-05"}, "ask": ask}
		}},
		{"assume", m{}, func(x m) m {
			return m{"person": m{"sex": "male", "born": "1970-05"}, "assume": x, "ask": m{"kind": "retirement_age"}}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := tt.in(tt.group)
			agree(t, g, s, doc, true)
			for key := range tt.group {
				g.tries(t, s, doc, tt.group, tt.name, key)
			}
			tt.group[stranger] = 1
			agree(t, g, s, doc, false)
			delete(tt.group, stranger)
			keys, required := g.known(groupDoc(t, tt.name), groupPath(t, tt.name))
			for _, key := range keys {
				p, _ := propertyOf(tt.name, key)
				if _, there := tt.group[key]; there || p.example == nil {
					continue
				}
				tt.group[key] = p.example
				agree(t, g, s, doc, true)
				delete(tt.group, key)
			}
			for _, key := range required {
				was := tt.group[key]
				delete(tt.group, key)
				agree(t, g, s, doc, false)
				tt.group[key] = was
			}
		})
	}
}

func groupOf(t *testing.T, name string) place {
	t.Helper()
	for _, p := range groups() {
		if p.name == name {
			return p
		}
	}
	t.Fatalf("no group %q", name)
	return place{}
}

func groupDoc(t *testing.T, name string) any     { return groupOf(t, name).doc }
func groupPath(t *testing.T, name string) string { return groupOf(t, name).path }

// Rule files are valid, and carry the line that names their schema to editors.
func TestRuleFilesFit(t *testing.T) {
	s := rulesSchema(t)
	national, _ := filepath.Glob(root + "/rulesets/national/*.yaml")
	local, _ := filepath.Glob(root + "/rulesets/provinces/*/*.yaml")
	if len(national) < 50 || len(local) < 50 {
		t.Fatalf("%d national and %d local files", len(national), len(local))
	}
	for _, name := range slices.Concat(national, local) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(parsed(t, name, data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		first, _, _ := strings.Cut(string(data), "\n")
		to, ok := strings.CutPrefix(first, "# yaml-language-server: $schema=")
		if _, err := os.Stat(filepath.Join(filepath.Dir(name), to)); !ok || err != nil {
			t.Errorf("%s: the first line is %q, which does not name the schema", name, first)
		}
	}
}

// seen are the faults of rule files that the schema finds, by the path at
// which it finds them; text that no YAML program reads as it stands, and what
// takes several values or files to see, it leaves to the reader.
var seen = map[document.Code]string{
	rules.BadChoice: "/set/0/value", rules.BadDate: "/instrument", rules.BadMonth: "/set/0/from", rules.BadNumber: "/set/0/value",
	rules.MissingArticle: "/set/0", rules.MissingKey: "/set/0", rules.OutOfRange: "/set/0/value", rules.TwoAmounts: "/support/0",
	rules.UnknownKey: "/set/0", rules.UnknownParam: "/set/0/param", rules.WrongType: "/set",
}

func TestBadRuleFilesFail(t *testing.T) {
	s := rulesSchema(t)
	names, _ := filepath.Glob(root + "/rulesets/testdata/bad/*.bad.yaml")
	for _, name := range names {
		code := document.Code(strings.TrimSuffix(filepath.Base(name), ".bad.yaml"))
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		n, err := document.Parse(name, data)
		if err != nil {
			continue // not a document at all
		}
		invalid := s.Validate(valueOf(n))
		at, known := seen[code]
		if known != (invalid != nil) {
			t.Errorf("%s: the schema says %v", code, invalid)
		}
		if known && invalid != nil && !slices.ContainsFunc(placesOf(invalid), func(p string) bool { return strings.HasPrefix(p, at) }) {
			t.Errorf("%s: found at %v, not at %s", code, placesOf(invalid), at)
		}
	}
}

// placesOf returns the places of the document at which it is invalid.
func placesOf(err error) (places []string) {
	v, ok := err.(*jsonschema.ValidationError)
	if !ok {
		return nil
	}
	if len(v.Causes) == 0 {
		return []string{"/" + strings.Join(v.InstanceLocation, "/")}
	}
	for _, c := range v.Causes {
		places = append(places, placesOf(c)...)
	}
	return places
}

// Every kind of answer fits, whatever the cases ask.
func TestEveryKindOfAnswerFits(t *testing.T) {
	g := vietnam(t)
	answers := compiled(t, schema.Answer())
	for _, kind := range casefile.Kinds() {
		doc := g.sampleCase(kind)
		doc["record"] = []any{m{"from": "2012-01", "to": "2024-12", "scheme": "voluntary", "average": 2_500_000}}
		doc["ask"].(m)["explain"] = true
		data, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		cases, err := casefile.Read(kind, data)
		if err != nil {
			t.Fatal(err)
		}
		results, err := cases[0].Run(g.calc, nil)
		if err != nil || len(results) != 1 {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		fits(t, kind, answers, results[0])
		wrong := jsonOf(t, results[0]).(map[string]any)
		wrong["bonus"] = 1
		if answers.Validate(wrong) == nil {
			t.Errorf("%s: a field that answers do not have fits", kind)
		}
	}
}
