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
	q := ask.Question{Month: rules.MustParseMonth("2026-07"), Year: 2026, Ground: pension.StoppedPaying}
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
	if got := piped(t, input{People: *madeUp, Seed: 1}, q, ""); got != want {
		t.Errorf("made-up people: the totals differ")
	}
}
