package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc/casefile"
)

var anyWord = regexp.MustCompile(`[a-z_0-9]+`)

// llms.txt names every kind of question with every parameter, and every key of
// the case document, in fifty lines.
func TestTheSummaryForModelsIsComplete(t *testing.T) {
	g := vietnam(t)
	lines := strings.Split(strings.TrimSpace(string(file(t, "llms.txt"))), "\n")
	if len(lines) > 50 {
		t.Errorf("%d lines", len(lines))
	}
	for _, kind := range casefile.Kinds() {
		at := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "- "+kind+":") })
		if at < 0 {
			t.Errorf("%s is not there", kind)
			continue
		}
		keys, _ := g.known(m{"ask": m{"kind": kind, stranger: 1}}, "/ask")
		says(t, kind, lines[at], keys)
	}
	at := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "`{person:") })
	for _, p := range groups()[:6] {
		keys, _ := g.known(p.doc, p.path)
		says(t, p.name, lines[at], keys)
	}
}

// says checks that a line names the keys; those of every question, and those
// that only tests need, stand elsewhere.
func says(t *testing.T, what, line string, keys []string) {
	t.Helper()
	words := anyWord.FindAllString(line, -1)
	for _, key := range keys {
		everywhere := slices.Contains([]string{"kind", "id", "explain", "title", "source", "expect", "tolerance"}, key)
		if !everywhere && !slices.Contains(words, key) {
			t.Errorf("%s: %q is not named", what, key)
		}
	}
}

// The program of the README is the example of the package, which runs.
func TestTheProgramOfTheREADMERuns(t *testing.T) {
	_, rest, ok := strings.Cut(string(file(t, "README.md")), "```go\n")
	program, _, _ := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("no program in README.md")
	}
	example := string(file(t, "calc/example_test.go"))
	for line := range strings.Lines(program) {
		if line = strings.TrimPrefix(strings.TrimSpace(line), "// "); !strings.Contains(example, line) {
			t.Errorf("not in calc/example_test.go: %s", line)
		}
	}
}
