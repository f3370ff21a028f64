package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// wrong says what each wrong document is refused for: the places and the codes.
var wrong = map[string][]string{
	"unknown-key.yaml":             {"/person/adress [unknown-key]", "/ask/incomes [unknown-key]"},
	"income-under-the-floor.yaml":  {"/ask/income [income-below-floor]"},
	"income-over-the-ceiling.yaml": {"/record/0/income [income-above-ceiling]"},
	"income-off-the-step.yaml":     {"/record/0/income [income-off-step]"},
	"overlap.yaml":                 {"/record/1 [overlapping-time]"},
	"unborn-contributor.yaml":      {"/record/0/from [before-birth]"},
	"month-before-2008.yaml":       {"/record/0/from [month-before-law]", "/ask/paid [month-before-law]"},
	"unknown-fund-rate.yaml":       {"/ask/fund_rate [unknown-figure]"},
	"alias-bomb.yaml":              {"1:4 [anchor]"},
	"ten-megabytes.yaml":           {"ten-megabytes.yaml [document-too-large]"},
	"many-at-once.yaml": {
		"/person/sex [bad-choice]", "/person/born [bad-month]", "/record/0/to [empty-period]", "/record/1/income [income-below-floor]",
		"/record/2/scheme [bad-choice]", "/record/2/salary [bad-number]", "/ask/0/method [bad-choice]", "/ask/1/kind [unknown-question]",
	},
}

func TestWrongDocuments(t *testing.T) {
	dir := wrongDocuments(t)
	for name, faults := range wrong {
		for _, lang := range []string{"vi", "en"} {
			t.Run(name+"/"+lang, func(t *testing.T) {
				var out, errs bytes.Buffer
				began := time.Now()
				code := command([]string{"run", "--lang", lang, filepath.Join(dir, name)}, nil, &out, &errs)
				if code != failed || out.Len() > 0 {
					t.Errorf("exit %d, want %d; output %q, want none", code, failed, out.String())
				}
				for _, f := range faults {
					if place, code, _ := strings.Cut(f, " "); !tells(errs.String(), place+": ", code) {
						t.Errorf("no line says %s:\n%s", f, errs.String())
					}
				}
				if took := time.Since(began); took > 5*time.Second {
					t.Errorf("took %s", took)
				}
			})
		}
	}
}

// tells reports whether one line of a report names both the place and the code.
func tells(report, place, code string) bool {
	for line := range strings.Lines(report) {
		if strings.Contains(line, place) && strings.HasSuffix(strings.TrimSpace(line), code) {
			return true
		}
	}
	return false
}

// wrongDocuments returns a folder with the wrong documents of testdata and
// those that are too large to be kept.
func wrongDocuments(t *testing.T) string {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../testdata/wrong")); err != nil {
		t.Fatal(err)
	}
	big := bytes.Repeat([]byte("# mười mê-ga-bai\n"), 10<<20/len("# mười mê-ga-bai\n")+1)
	if err := os.WriteFile(filepath.Join(dir, "ten-megabytes.yaml"), big, 0o600); err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(kept) != len(wrong) {
		t.Errorf("%d documents, %d are tested", len(kept), len(wrong))
	}
	return dir
}

func TestEveryBoundNamesItsLaw(t *testing.T) {
	var out, errs bytes.Buffer
	command([]string{"run", "../testdata/wrong/income-under-the-floor.yaml"}, nil, &out, &errs)
	for _, part := range []string{"900.000 đ", "1.500.000 đ", "khoản 2 Điều 31, 41/2024/QH15", "07/2021/NĐ-CP"} {
		if !strings.Contains(errs.String(), part) {
			t.Errorf("%q is not said: %s", part, errs.String())
		}
	}
}
