package rulesets_test

import (
	"io/fs"
	"path"
	"testing"

	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rulesets"
)

// A stretch is one value of a parameter as a file says it, in months as written.
type stretch struct{ from, until, file string }

// TestAValueEndsBeforeTheNextBegins: the last month of a value, as its file says
// it, is not after the month in which another value of the parameter begins.
// The book would read such files without a word: the later value holds.
func TestAValueEndsBeforeTheNextBegins(t *testing.T) {
	byParam := stretches(t)
	ended := 0
	for param, all := range byParam {
		for _, a := range all {
			if a.until == "" {
				continue
			}
			ended++
			for _, b := range all {
				if b != a && b.from > a.from && b.from <= a.until {
					t.Errorf("%s: the value of %s is to hold until %s; another one begins in %s in %s", param, a.file, a.until, b.from, b.file)
				}
			}
		}
	}
	if ended < 20 {
		t.Errorf("only %d values end", ended)
	}
}

// stretches reads every value of the national files.
func stretches(t *testing.T) map[string][]stretch {
	t.Helper()
	names, err := fs.Glob(rulesets.Files(), "national/*.yaml")
	if err != nil || len(names) < 60 {
		t.Fatalf("%d files: %v", len(names), err)
	}
	byParam := map[string][]stretch{}
	for _, name := range names {
		data, err := fs.ReadFile(rulesets.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		n, err := document.Parse(name, data)
		if err != nil {
			t.Fatal(err)
		}
		since := text(n.Child("instrument"), "in_force")[:len("2000-01")]
		if set := n.Child("set"); set != nil {
			for i := range set.Kids {
				s := &set.Kids[i]
				from := text(s, "from")
				if from == "" {
					from = since
				}
				byParam[text(s, "param")] = append(byParam[text(s, "param")], stretch{from, text(s, "until"), path.Base(name)})
			}
		}
	}
	return byParam
}
