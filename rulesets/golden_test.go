package rulesets_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the prints of the law anew")

// series.golden is the law through time, one value a line: a change of a rule
// file shows there as lines that can be checked against the document.
func TestSeriesGoldenIsCurrent(t *testing.T) { current(t, "series.golden", book(t).Series()) }

// layers.golden is who supports whom, one layer a line.
func TestLayersGoldenIsCurrent(t *testing.T) { current(t, "layers.golden", book(t).LayerSeries()) }

// instruments.golden is until when the files were checked and vouch for the law,
// then every document, one a line: the day on which it was published decides
// what was known when, and no amount tells it.
func TestInstrumentsGoldenIsCurrent(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "checked %s, horizon %s\n", book(t).Checked(), book(t).Horizon())
	for _, i := range append(book(t).Instruments(), *book(t).Assumptions().Instrument) {
		fmt.Fprintf(&out, "%s, %s, %s, published %s, in force %s, %s, %s\n", i.ID, i.Number, i.Kind, i.Published, i.InForce, i.Issuer, i.Source)
	}
	current(t, "instruments.golden", out.String())
}

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
