package main

import (
	"bytes"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	rows "github.com/volsi/volsi/calc/people"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// Every code of a case has an example that yields it, and only it, at a place
// and with a hint, in both languages.
func TestEveryCodeOfACaseIsReached(t *testing.T) {
	g := vietnam(t)
	for _, c := range g.codes() {
		if c.owner != "calc" {
			continue
		}
		faults := g.faultsOfText(caseExamples[c.code])
		if len(faults) != 1 || faults[0].Code != c.code {
			t.Errorf("%s: the example has the faults\n%v", c.code, faults)
			continue
		}
		f := faults[0]
		if f.Path == "" || f.Hint == "" || f.Message == "" {
			t.Errorf("%s: no path, hint or sentence: %+v", c.code, f)
		}
		if !strings.HasPrefix(f.Hint, "there are ") && words.Vietnamese.Hint(f.Hint) == f.Hint {
			t.Errorf("%s: the hint %q has no Vietnamese", c.code, f.Hint)
		}
	}
}

// Every code of rows has a file that yields it, and only it.
func TestEveryCodeOfARowIsReached(t *testing.T) {
	g := vietnam(t)
	b, err := calc.NewBatch(calc.BatchQuestion{Want: calc.WantPension, Month: rules.MonthOf(2026, 7), Workers: 1}, g.calc)
	if err != nil {
		t.Fatal(err)
	}
	files := maps.Clone(rowExamples)
	files[rows.TooLongLine] = "sex,born\nmale,1985-02" + strings.Repeat(" ", rows.MaxLine)
	for _, c := range g.codes() {
		if c.owner != "people" {
			continue
		}
		var told document.Faults
		_, err := rows.Run(t.Context(), b, rows.Files{In: strings.NewReader(files[c.code]), Out: io.Discard, Bad: func(f rows.Fault) error {
			told = append(told, f.Fault)
			return nil
		}})
		if told = append(told, document.All(err)...); len(told) != 1 || told[0].Code != c.code {
			t.Errorf("%s: %q has the faults\n%v", c.code, files[c.code], told)
		}
	}
}

// A code that several packages list has one meaning, and every code of files
// is documented with an example that is there.
func TestCodesAreDocumented(t *testing.T) {
	g := vietnam(t)
	doc, err := os.ReadFile(filepath.Join(root, "docs/errors.md"))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[document.Code]string{}
	for _, c := range g.codes() {
		if owner := seen[c.code]; owner == c.owner {
			t.Errorf("%s stands twice in %s", c.code, owner)
		}
		seen[c.code] = c.owner
		if !bytes.Contains(doc, []byte("| `"+string(c.code)+"` |")) {
			t.Errorf("%s is not in docs/errors.md", c.code)
		}
		if g.repair(c) == "" {
			t.Errorf("%s: nothing says how it is repaired", c.code)
		}
		large := largeFaults[c.code]+rowExamples[c.code] != ""
		_, err := os.Stat(filepath.Join(root, "rulesets/testdata/bad", string(c.code)+".bad.yaml"))
		if c.owner != "calc" && large == (err == nil) {
			t.Errorf("%s: example %v, explanation %t: exactly one is wanted", c.code, err == nil, large)
		}
	}
	if len(seen) < 50 {
		t.Errorf("%d codes", len(seen))
	}
}
