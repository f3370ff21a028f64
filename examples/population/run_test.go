package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"

	"github.com/volsi/volsi/examples/population/ask"
	"github.com/volsi/volsi/examples/population/job"
	"github.com/volsi/volsi/examples/population/source"
	"github.com/volsi/volsi/rules"
)

const reform = "../reforms/2026-what-if-half-for-all.yaml"

// run runs a command line that must succeed.
func run(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := command(t.Context(), args, &out, &errs); code != fine {
		t.Fatalf("population %s: exit %d\n%s%s", strings.Join(args, " "), code, &out, &errs)
	}
	return out.String()
}

// written returns the files of a run with their contents, but for those that
// say how it was run.
func written(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() == "run.json" { // shards
			continue
		}
		out[e.Name()] = read(t, filepath.Join(dir, e.Name()))
	}
	return out
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// same reports what differs between two runs.
func same(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s: %s differs", what, name)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d files, not %d", what, len(got), len(want))
	}
}

func TestShardsAndWorkersChangeNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "people.csv")
	run(t, "generate", "--people", "1500", file)
	spoil(t, file)
	people, err := source.OpenCSV(file)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := (&asked{made: made{Month: rules.MonthOf(2026, 7)}, Ground: "stopped"}).plan([]string{reform})
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]string
	for _, shards := range []int{1, 7, 64} {
		for _, workers := range []int{1, 2, 8} {
			dir := t.TempDir()
			j := job.Job{People: people, Plan: plan, Lang: "en", Dir: dir, Shards: shards, Workers: workers, CSV: true, Parquet: true}
			if _, err := j.Run(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := written(t, dir); want == nil {
				want = got
			} else {
				same(t, fmt.Sprintf("%d shards, %d workers", shards, workers), got, want)
			}
		}
	}
}

// built is the program, built once.
func built(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "population")
	if out, err := exec.Command("go", "build", "-o", name, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return name
}

func TestAKilledRunGoesOn(t *testing.T) {
	program := built(t)
	args := []string{"run", "--people", "20000", "--reform", reform, "--shards", fmt.Sprint(shardsOfTest), "--workers", "2"}
	whole := t.TempDir()
	if out, err := exec.Command(program, append(args, "--out", whole)...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, sign := range []syscall.Signal{syscall.SIGKILL, syscall.SIGINT} {
		dir := t.TempDir()
		interrupted(t, exec.Command(program, append(args, "--out", dir)...), dir, sign)
		before := parts(t, dir)
		spoilPart(t, dir)
		out, err := exec.Command(program, append(args, "--out", dir)...).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if before > 1 && !strings.Contains(string(out), "Tính tiếp") {
			t.Errorf("after %v with %d shards the run began anew:\n%s", sign, before, out)
		}
		same(t, "resumed after "+sign.String(), written(t, dir), written(t, whole))
	}
}

// shardsOfTest are so many that a program can be stopped among them.
const shardsOfTest = 100

// interrupted starts the program and sends it a signal when some shards, but
// not all, are finished.
func interrupted(t *testing.T, program *exec.Cmd, dir string, sign syscall.Signal) {
	t.Helper()
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- program.Wait() }()
	for parts(t, dir) < 5 {
		select {
		case err := <-ended:
			t.Fatalf("it ended by itself: %v", err)
		case <-time.After(time.Millisecond):
		}
	}
	if err := program.Process.Signal(sign); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := <-ended; !errors.As(err, &exit) {
		t.Fatalf("it was finished before it was stopped: %v", err)
	}
	if sign == syscall.SIGINT && exit.ExitCode() != stopped {
		t.Errorf("stopped with exit code %d", exit.ExitCode())
	}
	if n := parts(t, dir); n >= shardsOfTest {
		t.Fatalf("all %d shards were finished", n)
	}
}

// parts returns how many shards are finished.
func parts(t *testing.T, dir string) int {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "parts", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	return len(names)
}

// spoilPart changes a byte of a finished shard: it must be done again.
func spoilPart(t *testing.T, dir string) {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join(dir, "parts", "*.json"))
	name := strings.TrimSuffix(names[0], "json") + "results.csv"
	text := []byte(read(t, name))
	text[len(text)/2] ^= 1
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestARunIsNotMixedWithAnother(t *testing.T) {
	dir := t.TempDir()
	run(t, "run", "--people", "50", "--out", dir)
	for _, other := range [][]string{{"--people", "51"}, {"--people", "50", "--seed", "2"}, {"--people", "50", "--month", "2026-08"}, {"--people", "50", "--reform", reform}} {
		var errs bytes.Buffer
		if code := command(t.Context(), append([]string{"run", "--out", dir}, other...), &errs, &errs); code != failed || !strings.Contains(errs.String(), "--fresh") {
			t.Errorf("%v goes on in the directory of another run: exit %d, %s", other, code, &errs)
		}
	}
	run(t, "run", "--people", "51", "--out", dir, "--fresh")
	if _, err := os.Stat(filepath.Join(dir, "parts")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the shards are left behind")
	}
	run(t, "run", "--people", "51", "--out", dir)
	if err := os.WriteFile(filepath.Join(dir, "results.csv"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if code := command(context.Background(), []string{"run", "--people", "51", "--out", dir}, &bytes.Buffer{}, &bytes.Buffer{}); code != failed {
		t.Errorf("results that were changed afterwards are taken for those of the run: exit %d", code)
	}
}

// bad are rows with all that may be wrong with one, and the column that each
// must be told of.
var bad = []struct{ line, column, code string }{
	{"x1,woman,1970-01,,,,,,", "sex", "bad-choice"},
	{"x2,male,1970-00,,,,,,", "born", "bad-month"},
	{"x3,male,1970-01,,,,v:2020-01..2021-12@1500000;v:2021-06..2022-01@1500000,,", "record", "overlapping-time"},
	{"x4,male,1970-01,atlantis:2010-01..,rural,,,,", "province", "unknown-place"},
	{"x5,male,1970-01,,,,,a lot,", "income", "bad-number"},
	{"x6,male,1970-01,,,,,1500000,weekly", "method", "bad-choice"},
	{"x7,male,1970-01,,,,v:2020-01..2021-12@1", "", "too-few-fields"}, // cut off in an income
	{"x8,male,19", "", "too-few-fields"},
	{"x9,male,1970-01,,,,,,,,,", "", "too-many-fields"},
	{"x10,male,1970-01,\"ha-noi,rural,,,,", "", "open-quote"},
	{"x11,male,1970-01,ha-noi,rural,,v:2007-01..2007-12@1500000,,", "record", "month-before-law"},
}

// spoil puts bad rows among the good ones of a file, one at the very end
// without its end of line, and returns in which rows they stand.
func spoil(t *testing.T, file string) map[int]int {
	t.Helper()
	rows := strings.Split(strings.TrimSuffix(read(t, file), "\n"), "\n")
	at := map[int]int{}
	var out []string
	next := 0
	for i, row := range rows {
		if i > 0 && i%100 == 50 && next < len(bad)-1 {
			out = append(out, bad[next].line)
			at[len(out)-1] = next
			next++
		}
		out = append(out, row)
	}
	out = append(out, bad[next].line)
	at[len(out)-1] = next
	if err := os.WriteFile(file, []byte(strings.Join(out, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	return at
}

func TestBadRowsAreNamedAndNoGoodOneIsLost(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "people.csv")
	run(t, "generate", "--people", "1200", file)
	run(t, "run", file, "--out", filepath.Join(dir, "good"))
	at := spoil(t, file)
	if len(at) != len(bad) {
		t.Fatalf("%d bad rows were put in", len(at))
	}
	out := run(t, "--lang", "en", "run", file, "--out", filepath.Join(dir, "spoilt"))
	if !strings.Contains(out, "1,200 good rows") || !strings.Contains(out, "11 bad rows") {
		t.Errorf("told: %s", out)
	}
	good, spoilt := read(t, filepath.Join(dir, "good", "totals.csv")), read(t, filepath.Join(dir, "spoilt", "totals.csv"))
	if good != spoilt {
		t.Error("bad rows change the totals of the good ones")
	}
	told := map[int][]string{}
	lines, err := csv.NewReader(strings.NewReader(read(t, filepath.Join(dir, "spoilt", "errors.csv")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range lines[1:] {
		row, _ := strconv.Atoi(f[1])
		told[row] = append(told[row], f[4]+" "+f[6])
		if f[0] != file || f[10] == "" {
			t.Errorf("a fault without file or text: %q", f)
		}
	}
	for row, i := range at {
		if want := bad[i].column + " " + bad[i].code; !slices.Contains(told[row], want) {
			t.Errorf("row %d, %s: told %q, not %q", row, bad[i].line, told[row], want)
		}
	}
	if len(told) != len(at) {
		t.Errorf("%d rows are called bad, not %d", len(told), len(at))
	}
}

// CSV, Parquet and people made up on the way are one population, and the
// results of each person are the same as lines and as columns.
func TestAPopulationIsTheSameFromEverySource(t *testing.T) {
	dir := t.TempDir()
	text, columns := filepath.Join(dir, "p.csv"), filepath.Join(dir, "p.parquet")
	run(t, "generate", "--people", "1100", text)
	run(t, "generate", "--people", "1100", columns)
	run(t, "run", "--people", "1100", "--reform", reform, "--out", filepath.Join(dir, "made"))
	for _, file := range []string{text, columns} {
		run(t, "run", file, "--reform", reform, "--out", filepath.Join(dir, "read"), "--fresh")
		for _, name := range []string{"totals.json", "totals.csv", "results.csv", "results.parquet", "errors.csv"} {
			if read(t, filepath.Join(dir, "read", name)) != read(t, filepath.Join(dir, "made", name)) {
				t.Errorf("%s of %s is not that of the people made up", name, file)
			}
		}
	}
	rows, err := parquet.ReadFile[ask.Result](filepath.Join(dir, "made", "results.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	lines := []byte(ask.ResultHeader)
	for i := range rows {
		lines = rows[i].Append(lines)
	}
	if string(lines) != read(t, filepath.Join(dir, "made", "results.csv")) {
		t.Error("the results as columns are not those as lines")
	}
}

func TestCommandLinesThatMakeNoSense(t *testing.T) {
	dir := t.TempDir()
	wrong := filepath.Join(dir, "wrong.csv")
	if err := os.WriteFile(wrong, []byte("name,sex\nAnna,female\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	for line, want := range map[string]string{
		"run --out " + out:                                   "--people",
		"run --people 5 " + wrong + " --out " + out:          "not both",
		"run " + wrong + " --out " + out:                     "wrong.csv:1",
		"run nowhere.csv --out " + out:                       "nowhere.csv",
		"run --people 5 --reform nowhere.yaml --out " + out:  "nowhere.yaml",
		"run --people 5 --month 2026-13 --out " + out:        "2026-13",
		"run --people 5 --ground whim --out " + out:          "whim",
		"generate --people 0 " + filepath.Join(dir, "x.csv"): "--people",
		"run --people 5 --shards -1 --out " + out:            "shards",
		"fly": "fly",
	} {
		var errs bytes.Buffer
		if code := command(t.Context(), append([]string{"--lang", "en"}, strings.Fields(line)...), &errs, &errs); code == fine || !strings.Contains(errs.String(), want) {
			t.Errorf("%s: exit %d, %s", line, code, &errs)
		}
	}
	if _, err := os.Stat(out); !errors.Is(err, fs.ErrNotExist) {
		t.Error("something was written")
	}
}

func TestAPartIsASliceOfTheWhole(t *testing.T) {
	dir := t.TempDir()
	whole, part := filepath.Join(dir, "whole.csv"), filepath.Join(dir, "part.csv")
	run(t, "generate", "--people", "300", whole)
	run(t, "generate", "--people", "50", "--from", "201", part)
	lines := strings.SplitAfter(read(t, whole), "\n")
	if want := lines[0] + strings.Join(lines[201:251], ""); read(t, part) != want {
		t.Error("people 201 to 250 alone are others than among 300")
	}
}

// The page says where its people come from, needs nothing from elsewhere, and
// holds the figures of the totals; the spreadsheet opens and has its charts.
func TestReports(t *testing.T) {
	dir := t.TempDir()
	run(t, "run", "--people", "400", "--reform", reform, "--reform", "../reforms/2026-what-if-ten-years.yaml", "--out", dir)
	for lang, words := range map[string][]string{
		"vi": {"DÂN SỐ GIẢ LẬP", "Ai được lợi, ai bị thiệt", "Hà Nội", "Luật hiện hành", "mầm ngẫu nhiên 1"},
		"en": {"SYNTHETIC POPULATION", "Winners and losers", "Hanoi", "The law as it stands", "seed 1"},
	} {
		page := read(t, filepath.Join(dir, "report."+lang+".html"))
		for _, word := range append(words, "2026-what-if-half-for-all.yaml", "<svg") {
			if !strings.Contains(page, word) {
				t.Errorf("the page in %s does not say %q", lang, word)
			}
		}
		for _, word := range []string{"src=", "http://", "https://", "NaN", "\ufffd"} {
			if strings.Contains(page, word) {
				t.Errorf("the page in %s holds %q", lang, word)
			}
		}
		book, err := excelize.OpenFile(filepath.Join(dir, "report."+lang+".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		sheets := book.GetSheetList()
		if first, _ := book.GetCellValue(sheets[0], "A3"); !strings.Contains(first, words[0]) {
			t.Errorf("the first sheet in %s does not say that people are made up: %q", lang, first)
		}
		if n := len(sheets); n != 12 {
			t.Errorf("%d sheets: %q", n, sheets)
		}
		book.Close()
	}
}
