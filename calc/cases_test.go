package calc_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
)

// vietnam returns the calculator for the built-in law.
func vietnam(t testing.TB) *calc.Calculator {
	t.Helper()
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatalf("the built-in law does not load: %v", err)
	}
	return c
}

// TestCases runs the worked examples of laws, offices, newspapers and other
// calculators. A question whose kind is not built yet is skipped, and runs by
// itself once it is.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	c := vietnam(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			for _, cs := range readCases(t, file) {
				t.Run(cs.ID, func(t *testing.T) { runCase(t, c, cs) })
			}
		})
	}
}

func readCases(t *testing.T, file string) []*casefile.Document {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cases, err := casefile.Read(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return cases
}

func runCase(t *testing.T, c *calc.Calculator, cs *casefile.Document) {
	if cs.Source == "" || !cs.Expects() {
		t.Fatalf("%s: a worked example needs a source and an expectation", cs.ID)
	}
	if why := notYet(cs); why != "" {
		t.Skip(why)
	}
	misses, err := cs.Test(c, os.DirFS(filepath.Dir(cs.File)))
	if err != nil {
		t.Fatalf("%s\nsource: %s\n%v", cs.Title, cs.Source, err)
	}
	for _, m := range misses {
		t.Errorf("%s: want %s, got %s\nsource: %s", m.Path, m.Want, m.Got, cs.Source)
	}
}

// notYet says what a case asks that is not built.
func notYet(cs *casefile.Document) string {
	for _, a := range cs.Ask {
		if !slices.Contains(casefile.Kinds(), a.Kind) {
			return "no question of kind " + a.Kind + " yet"
		}
	}
	return ""
}

// TestCaseHarness plants a fault in each part of an expectation: a harness
// that lets one through would pass everything.
func TestCaseHarness(t *testing.T) {
	const person = "person: {sex: male, born: 1985-02}\n"
	const ask = "ask: {kind: contribution, paid: 2025-07, income: 1500000, supported_before: 0}\n"
	const two = "ask: [{kind: contribution, paid: 2025-07, income: 1500000, id: a}, {kind: retirement_age, id: b}]\n"
	const low = "ask: {kind: contribution, paid: 2025-07, income: 1499999}\n"
	const text = "ask: {kind: retirement_age}\n"
	tests := []struct {
		name, doc string
		paths     []string // of the mismatches that must be reported
		fails     bool     // the run itself must fail
	}{
		{name: "the right figures pass", doc: ask + "expect: {contribution: {gross: 330000, state_support: 66000, net: 264000}}"},
		{name: "a wrong amount", doc: ask + "expect: {contribution: {gross: 330001}}", paths: []string{"contribution/gross"}},
		{name: "a fault in the last field", doc: ask + "expect: {contribution: {gross: 330000, state_support: 66000, net: 1}}", paths: []string{"contribution/net"}},
		{name: "every fault, not the first", doc: ask + "expect: {contribution: {gross: 1, state_support: 66000, net: 2}}", paths: []string{"contribution/gross", "contribution/net"}},
		{name: "a field that is not there", doc: ask + "expect: {contribution: {bonus: 5}}", paths: []string{"contribution/bonus"}},
		{name: "nothing stands for 0", doc: ask + "expect: {contribution: {bonus: 0}}"},
		{name: "an answer that is missing", doc: ask + "expect: {pension: {monthly: 1}}", paths: []string{"pension"}},
		{name: "the second of two answers", doc: two + "expect: {a: {gross: 330000}, b: {age_years: 61}}", paths: []string{"b/age_years"}},
		{name: "a fault in each answer", doc: two + "expect: {a: {gross: 1}, b: {age_years: 61}}", paths: []string{"a/gross", "b/age_years"}},
		{name: "a wrong text", doc: text + `expect: {retirement_age: {reached: "2047-03"}}`, paths: []string{"retirement_age/reached"}},
		{name: "a wrong yes or no", doc: ask + "expect: {contribution: {eligible: false}}", paths: []string{"contribution/eligible"}},
		{name: "an item of a list", doc: ask + "expect: {contribution: {layers: [{payer: state, amount: 1}]}}", paths: []string{"contribution/layers/0/amount"}},
		{name: "a list of another length", doc: ask + "expect: {contribution: {layers: []}}", paths: []string{"contribution/layers"}},
		{name: "a list where a value is", doc: ask + "expect: {contribution: {gross: [330000]}}", paths: []string{"contribution/gross"}},
		{name: "a value where a list is", doc: ask + "expect: {contribution: {layers: 66000}}", paths: []string{"contribution/layers"}},
		{name: "within the tolerance", doc: ask + "tolerance: 1\nexpect: {contribution: {gross: 330001}}"},
		{name: "beyond the tolerance", doc: ask + "tolerance: 1\nexpect: {contribution: {gross: 330002}}", paths: []string{"contribution/gross"}},
		{name: "the expected error", doc: low + "expect: {error: {path: /ask/income, code: income-below-floor}}"},
		{name: "another error than expected", doc: low + "expect: {error: {path: /ask/income, code: income-off-step}}", paths: []string{"error"}},
		{name: "an error at another place", doc: low + "expect: {error: {path: /ask/paid, code: income-below-floor}}", paths: []string{"error"}},
		{name: "an expected error that does not come", doc: ask + "expect: {error: {code: income-below-floor}}", paths: []string{"error"}},
		{name: "an error that is not expected", doc: low + "expect: {contribution: {gross: 330000}}", fails: true},
	}
	c := vietnam(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cases, err := casefile.Read("harness.yaml", []byte(person+tt.doc))
			if err != nil {
				t.Fatal(err)
			}
			misses, err := cases[0].Test(c, nil)
			if (err != nil) != tt.fails {
				t.Fatalf("Test(%s) error = %v, want an error: %t", tt.doc, err, tt.fails)
			}
			var paths []string
			for _, m := range misses {
				paths = append(paths, m.Path)
			}
			if !slices.Equal(paths, tt.paths) {
				t.Errorf("Test(%s) reports %v, want %v", tt.doc, paths, tt.paths)
			}
		})
	}
}
