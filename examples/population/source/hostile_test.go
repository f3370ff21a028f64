package source

import (
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/volsi/volsi/examples/internal/hostile"
)

// most is what reading a file of any size may ask for, all told: two buffers
// of the longest line, and a mark for every few thousand rows.
const most = 8 * longestLine

// TestHostileFilesAreReadInPieces: whatever a file is, it is numbered and read
// through in memory of a fixed size, and every line of it is visited.
func TestHostileFilesAreReadInPieces(t *testing.T) {
	files, err := hostile.Files("../../../calc/people/testdata/hostile")
	if err != nil || len(files) < 35 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, f := range files {
		t.Run(f.Name, func(t *testing.T) {
			name := filepath.Join(t.TempDir(), "people.csv")
			lines := save(t, name, f.Open())
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			visited, err := visit(name)
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > most {
				t.Errorf("%d MB of text asked for %d MB", f.Size()>>20, used>>20)
			}
			if err == nil && visited != lines-1 || err != nil && f.Good > 0 {
				t.Errorf("%d rows of %d lines: %v", visited, lines, err)
			}
		})
	}
}

// save writes a file and returns how many lines it has.
func save(t *testing.T, name string, from io.Reader) (lines int) {
	t.Helper()
	to, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	counted := &counter{to: to}
	if _, err := io.CopyBuffer(counted, struct{ io.Reader }{from}, make([]byte, 1<<20)); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	if counted.open {
		counted.lines++
	}
	return counted.lines
}

type counter struct {
	to    io.Writer
	lines int
	open  bool // the last line has no end
}

func (c *counter) Write(b []byte) (int, error) {
	for _, x := range b {
		if c.open = x != '\n'; !c.open {
			c.lines++
		}
	}
	return c.to.Write(b)
}

func visit(name string) (n int, err error) {
	people, err := OpenCSV(name)
	if err != nil {
		return 0, err
	}
	err = people.Read(0, people.Len(), func(Row) error { n++; return nil })
	return n, err
}

// TestTextsOfSpreadsheets: what stands behind an apostrophe is the text again.
func TestTextsOfSpreadsheets(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "a": "a", "a=1": "a=1", "=1+1": "'=1+1", "-5": "'-5", "+84": "'+84", "@x": "'@x", "＝1": "'＝1", "\t=1": "'\t=1",
		"'": "''", "'=1": "''=1", "=1,2": `"'=1,2"`, `="a"`: `"'=""a"""`,
	} {
		got := string(AppendText(nil, text))
		if got != want {
			t.Errorf("%q is written as %q, not %q", text, got, want)
		}
		field, err := csv.NewReader(strings.NewReader(got + ",")).Read()
		if err != nil || Plain(field[0]) != text {
			t.Errorf("%q comes back as %q, %v", text, field, err)
		}
	}
}
