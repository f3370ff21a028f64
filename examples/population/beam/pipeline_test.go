package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"

	"github.com/volsi/volsi/examples/population/ask"
	"github.com/volsi/volsi/examples/population/job"
	"github.com/volsi/volsi/examples/population/source"
	"github.com/volsi/volsi/examples/population/synthetic"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// How many made-up people are counted both ways; a larger test is
// go test ./beam -args -made=1000000.
var madeUp = flag.Int64("made", 1_500, "how many people are counted both ways")

func TestMain(m *testing.M) { ptest.MainWithDefault(m, "prism") }

func questionOfTest(t *testing.T) ask.Question {
	t.Helper()
	q := ask.Question{Month: rules.MonthOf(2026, 7), Year: 2026, Ground: pension.StoppedPaying}
	for _, name := range []string{"2026-what-if-half-for-all", "2026-what-if-poverty-line-2027"} {
		r, err := ask.ReadReform("../../reforms/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		q.Reforms = append(q.Reforms, r)
	}
	return q
}

// piped returns the totals that the pipeline writes.
func piped(t *testing.T, in input, q ask.Question, errorsFile string) string {
	t.Helper()
	text, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "totals.json")
	p, s := beam.NewPipelineWithRoot()
	build(s, in, string(text), out, errorsFile)
	ptest.RunAndValidate(t, p)
	return read(t, out)
}

// local returns the totals that the local run writes.
func local(t *testing.T, people source.Source, plan *ask.Plan) string {
	t.Helper()
	dir := t.TempDir()
	j := job.Job{People: people, Plan: plan, Lang: "en", Dir: dir, Shards: 3}
	if _, err := j.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	return read(t, filepath.Join(dir, job.TotalsJSON))
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestThePipelineCountsWhatTheLocalRunCounts(t *testing.T) {
	q := questionOfTest(t)
	plan, err := ask.NewPlan(q)
	if err != nil {
		t.Fatal(err)
	}
	people := source.NewSynthetic(synthetic.New(plan.Book(), q.Month, 1), 1, *madeUp)
	want := local(t, people, plan)
	if !strings.Contains(want, fmt.Sprintf(`"rows":%d,`, *madeUp)) {
		t.Fatalf("not everybody was counted: %.200s", want)
	}
	dir := t.TempDir()
	for _, name := range []string{"p.csv", "p.parquet"} {
		if err := source.WriteFile(t.Context(), filepath.Join(dir, name), people, func(int64) {}); err != nil {
			t.Fatal(err)
		}
	}
	for what, in := range map[string]input{
		"made-up people": {People: *madeUp, Seed: 1},
		"lines":          {Glob: filepath.Join(dir, "*.csv"), Header: synthetic.Header},
		"columns":        {Glob: filepath.Join(dir, "*.parquet")},
	} {
		if got := piped(t, in, q, ""); got != want {
			t.Errorf("%s: the totals differ", what)
		}
	}
}

// Several files with their own header lines, an empty line and bad rows.
func TestBadRowsAreNamed(t *testing.T) {
	q := questionOfTest(t)
	plan, err := ask.NewPlan(q)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var parts []source.Source
	for i, rows := range []string{"a,male,1970-01,1500000\nb,male,1970-00,1\n\n", "c,female,1980-02,2000000\r\nd,fem"} {
		name := filepath.Join(dir, fmt.Sprintf("p-%d.csv", i))
		if err := os.WriteFile(name, []byte("id,sex,born,income\n"+rows), 0o600); err != nil {
			t.Fatal(err)
		}
		part, err := source.OpenCSV(name)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, part)
	}
	people, err := source.Join(parts)
	if err != nil {
		t.Fatal(err)
	}
	errorsFile := filepath.Join(dir, "errors.txt")
	glob := filepath.Join(dir, "p-*.csv")
	header, err := headerOf(t.Context(), glob)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := piped(t, input{Glob: glob, Header: header}, q, errorsFile), local(t, people, plan); got != want || !strings.Contains(got, `"rows":2,"bad_rows":2`) {
		t.Errorf("the totals of files with bad rows differ: %.100s", got)
	}
	told := read(t, errorsFile)
	for _, want := range []string{"p-0.csv,b,baseline,born,", "p-1.csv,d,baseline,sex,"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not told in\n%s", want, told)
		}
	}
}
