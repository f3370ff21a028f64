package rulesets_test

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write series.golden and layers.golden anew")

// series.golden is the law through time, one value a line: a change of a rule
// file shows there as lines that can be checked against the document.
func TestSeriesGoldenIsCurrent(t *testing.T) { current(t, "series.golden", book(t).Series()) }

// layers.golden is who supports whom, one layer a line.
func TestLayersGoldenIsCurrent(t *testing.T) { current(t, "layers.golden", book(t).LayerSeries()) }

// current compares a text with the file that holds it, or writes the file.
func current(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range missing(string(want), got) {
		t.Errorf("only in %s: %s", name, line)
	}
	for _, line := range missing(got, string(want)) {
		t.Errorf("only in the book: %s", line)
	}
	if got != string(want) {
		t.Errorf("%s is not current; go test ./rulesets -update writes it", name)
	}
}

// missing returns the lines of a that b does not have.
func missing(a, b string) []string {
	has := map[string]bool{}
	for line := range strings.Lines(b) {
		has[line] = true
	}
	var out []string
	for line := range strings.Lines(a) {
		if !has[line] {
			out = append(out, strings.TrimSuffix(line, "\n"))
		}
	}
	return out
}
