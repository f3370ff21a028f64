package main

import (
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc/people"
	"github.com/volsi/volsi/examples/internal/hostile"
)

const corpus = "../../calc/people/testdata/hostile"

// A hostile file is refused as a whole, or its good rows are answered.
func TestHostileFilesOfPeople(t *testing.T) {
	files, err := hostile.Files(corpus)
	if err != nil || len(files) < 35 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, f := range files {
		if f.Size() > 3<<20 { // how they are read in pieces is tested in package source
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			dir := t.TempDir()
			name := filepath.Join(dir, "people.csv")
			text, _ := io.ReadAll(f.Open())
			if err := os.WriteFile(name, text, 0o600); err != nil {
				t.Fatal(err)
			}
			var out, errs bytes.Buffer
			code := command(t.Context(), []string{"--lang", "en", "run", name, "--out", filepath.Join(dir, "out")}, &out, &errs)
			results, _ := os.ReadFile(filepath.Join(dir, "out", "results.csv"))
			switch got := max(0, bytes.Count(results, []byte{'\n'})-1); {
			case code != fine && (f.Good > 0 || !strings.Contains(errs.String(), "people.csv") && !strings.Contains(errs.String(), "[")):
				t.Errorf("exit %d: %.300s", code, &errs)
			case strings.HasPrefix(f.Name, "fields-100000") && !strings.Contains(read(t, filepath.Join(dir, "out", "errors.csv")), ",too-long-line,"):
				t.Error("a line that is too long is not told as that")
			case code == fine && got != f.Good:
				t.Errorf("%d people answered, want %d: %.300s", got, f.Good, &out)
			case out.Len()+errs.Len() > 64<<10:
				t.Errorf("%d bytes are said about it", out.Len()+errs.Len())
			}
		})
	}
}

// Every hostile cell is named with its row, column and code; the good rows
// beside it are answered; no file that is written holds a formula.
func TestHostileCellsOfPeople(t *testing.T) {
	cells, err := hostile.Cells(corpus + "/cells.txt")
	if err != nil || len(cells) < 90 {
		t.Fatalf("%d cells: %v", len(cells), err)
	}
	columns, good := people.Columns(), hostile.Cell{Column: "id", Text: "good"}
	var in strings.Builder
	in.WriteString(strings.Join(columns, ",") + "\n")
	for _, c := range cells {
		in.WriteString(c.Row(columns) + good.Row(columns))
	}
	dir := t.TempDir()
	name := filepath.Join(dir, "=people.csv")
	if err := os.WriteFile(name, []byte(in.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	run(t, "run", "=people.csv", "--out", "out")
	told := map[string][]string{}
	for _, f := range table(t, "out/errors.csv") {
		told[f[1]] = append(told[f[1]], f[4]+" "+f[6])
	}
	answered := map[string]string{}
	for _, f := range table(t, "out/results.csv") {
		answered[f[6]] = strings.TrimPrefix(f[0], "'")
	}
	for i, c := range cells {
		row, next := strconv.Itoa(2*i+1), strconv.Itoa(2*i+2)
		for _, code := range strings.Split(c.Code, "+") {
			if code != "read" && !slices.Contains(told[row], c.Column+" "+code) {
				t.Errorf("%s %q: told %q, not %s", c.Column, c.Text, told[row], code)
			}
		}
		if _, ok := answered[row]; ok != (c.Code == "read") || c.Code == "read" && c.Column == "id" && answered[row] != c.Text {
			t.Errorf("%s %q: answered %v as %q", c.Column, c.Text, ok, answered[row])
		}
		if answered[next] != "good" || len(told[next]) > 0 {
			t.Errorf("%s %q: the good row behind it is lost: %q", c.Column, c.Text, told[next])
		}
	}
}

// table returns the rows of a file of ours below its header, none of whose
// cells a spreadsheet would compute.
func table(t *testing.T, name string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(read(t, name))).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%s: %d rows, %v", name, len(rows), err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if _, err := strconv.ParseInt(cell, 10, 64); err != nil && cell != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(cell)[0]) {
				t.Errorf("%s: %q is a formula to a spreadsheet", name, cell)
			}
		}
	}
	return rows[1:]
}
