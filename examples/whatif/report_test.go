package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/examples/words"
)

// An answer of a kind that nobody has named yet prints all the same, in the
// order of its fields.
func TestAnUnknownKindPrints(t *testing.T) {
	answer := json.RawMessage(`{"id":"x","kind":"brand_new","eligible":true,"z_first":1500000,"a_second":"2026-07",
		"rows":[{"one":1,"two":{"vi":"hai","en":"two"}}],"note_of":{"inner":1},
		"explain":{"schema":"s","steps":[{"label":{"vi":"tổng","en":"sum"},"unit":"VND","value":"330000","children":[{"label":{"vi":"tỷ lệ","en":"rate"},"unit":"rate","value":"0.22"}]}]}}`)
	tree, err := treeOf(answer)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	p := printer{w: &out, lang: words.English}
	p.answer(1, 1, tree, tree)
	at := -1
	for _, part := range []string{"brand_new", "Met", "z_first", "1,500,000", "a_second", "07/2026", "inner: 1", "rows", "two", "sum: 330,000 đ", "rate: 22%"} {
		next := strings.Index(out.String()[at+1:], part)
		if next < 0 {
			t.Fatalf("%q does not follow:\n%s", part, out.String())
		}
		at += 1 + next
	}
}

// Every field that the library answers with has a name in both languages.
func TestEveryFieldOfAnAnswerHasAName(t *testing.T) {
	calculator, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	names, err := files([]string{"../cases", "../../calc/testdata/cases"})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		src, err := (&desk{}).open(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, cs := range src.cases {
			answers, _ := cs.Run(calculator, src.lawFiles())
			for _, a := range answers {
				tree, err := treeOf(a)
				if err != nil {
					t.Fatal(err)
				}
				checkNames(t, a.Kind, tree)
			}
		}
	}
}

func checkNames(t *testing.T, kind string, tree *tree) {
	t.Helper()
	for _, k := range tree.kids {
		if f, ok := words.FieldOf(kind, k.key); k.key != "" && k.key != "vi" && k.key != "en" && (!ok || f.VI == "" || f.EN == "") {
			t.Errorf("%s of %s is not named in both languages", k.key, kind)
		}
		if k.key != "explain" && (k.key != "missing" || k.form != list) {
			checkNames(t, kind, k)
		}
	}
}

func TestAmountsAreNotBrokenFromTheirUnit(t *testing.T) {
	for n := range 120 {
		if s := paragraph("", strings.Repeat("x", n)+" 1.500.000 đ "+strings.Repeat("y ", 30)); !strings.Contains(s, "1.500.000 đ") {
			t.Errorf("after %d characters: %q", n, s)
		}
	}
}
