package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
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
		if e.Name() == "run.json" || strings.HasSuffix(e.Name(), ".xlsx") { // shards; the hour of writing
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
	var want map[string]string
	for _, shards := range []int{1, 7, 64} {
		for _, workers := range []int{1, 2, 8} {
			dir := t.TempDir()
			run(t, "run", file, "--reform", reform, "--out", dir, "--shards", fmt.Sprint(shards), "--workers", fmt.Sprint(workers))
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
	args := []string{"run", "--people", "6000", "--reform", reform, "--shards", "40", "--workers", "2"}
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

// interrupted starts the program and sends it a signal when some shards, but
// not all, are finished.
func interrupted(t *testing.T, program *exec.Cmd, dir string, sign syscall.Signal) {
	t.Helper()
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	for parts(t, dir) < 5 {
		time.Sleep(time.Millisecond)
	}
	if err := program.Process.Signal(sign); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := program.Wait(); !errors.As(err, &exit) {
		t.Fatalf("it was finished before it was stopped: %v", err)
	}
	if sign == syscall.SIGINT && exit.ExitCode() != stopped {
		t.Errorf("stopped with exit code %d", exit.ExitCode())
	}
	if n := parts(t, dir); n >= 40 {
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

func spoil(t *testing.T, file string) {}
