package people_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/people"
	"github.com/volsi/volsi/rules/document"
)

// A recipe is a hostile file: what must be told of it, how many people are
// answered all the same, and its text as pieces that are repeated.
type recipe struct {
	name    string
	wants   []string // row, column or -, code
	many    string   // count, and the last two of these, where it is the same all over
	answers int
	pieces  []piece
}

type piece struct {
	times int
	text  string
}

// recipes reads testdata/hostile: a comment, lines that begin with want and
// answers, then lines of a count and a piece in quotes.
func recipes(t *testing.T) (all []recipe) {
	t.Helper()
	files, err := filepath.Glob("testdata/hostile/*.recipe")
	if err != nil || len(files) < 35 {
		t.Fatalf("%d recipes: %v", len(files), err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r := recipe{name: strings.TrimSuffix(filepath.Base(name), ".recipe")}
		for line := range strings.Lines(string(data)) {
			if err := r.read(strings.TrimSpace(line)); err != nil {
				t.Fatalf("%s: %s: %v", name, line, err)
			}
		}
		all = append(all, r)
	}
	return all
}

func (r *recipe) read(line string) (err error) {
	word, rest, _ := strings.Cut(line, " ")
	n, notCount := strconv.Atoi(word)
	switch {
	case word == "#":
	case word == "want" && strings.HasPrefix(rest, "many "):
		r.many = rest[len("many "):]
	case word == "want":
		r.wants = append(r.wants, rest)
	case word == "answers":
		r.answers, err = strconv.Atoi(rest)
	case notCount == nil:
		rest, err = strconv.Unquote(rest)
		r.pieces = append(r.pieces, piece{n, rest})
	default:
		return notCount
	}
	return err
}

// text returns the text, which is never held as a whole.
func (r *recipe) text() io.Reader {
	var all []io.Reader
	for _, p := range r.pieces {
		all = append(all, &repeated{text: p.text, left: p.times})
	}
	return io.MultiReader(all...)
}

type repeated struct {
	text string
	left int
	at   int
}

func (r *repeated) Read(b []byte) (n int, err error) {
	for n < len(b) && r.left > 0 && r.text != "" {
		k := copy(b[n:], r.text[r.at:])
		n += k
		if r.at += k; r.at == len(r.text) {
			r.at, r.left = 0, r.left-1
		}
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// A meter is how much memory a run holds at the most, as seen whenever
// something is written or told.
type meter struct {
	before, most uint64
	calls        int
}

func newMeter() *meter {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return &meter{before: m.HeapAlloc}
}

func (m *meter) look() {
	if m.calls++; m.calls%5_000 == 1 {
		var now runtime.MemStats
		runtime.ReadMemStats(&now)
		m.most = max(m.most, now.HeapAlloc-min(m.before, now.HeapAlloc))
	}
}

// Write counts lines of answers.
func (m *meter) Write(b []byte) (int, error) {
	m.look()
	return len(b), nil
}

// held is what a run may hold at any moment, however long its file is: blocks
// of lines, and what is told of them.
const held = 64 << 20

// plain asks so little that a million people are asked in no time.
func plain(t *testing.T) *calc.Batch {
	t.Helper()
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	b, err := calc.NewBatch(calc.BatchQuestion{Want: calc.WantContribution, Month: month("2026-07"), Workers: 2}, c)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestHostileFiles: what is wrong with each file is told at its row and column,
// the good rows are answered, and no file fills the memory.
func TestHostileFiles(t *testing.T) {
	b := plain(t)
	for _, r := range recipes(t) {
		t.Run(r.name, func(t *testing.T) {
			m, lines := newMeter(), &counter{}
			told := map[string]int{}
			bad := func(f people.Fault) error {
				m.look()
				told[fmt.Sprintf("%d %s %s", f.Row, orDash(f.Column), f.Code)]++
				return nil
			}
			_, err := people.Run(context.Background(), b, people.Files{In: r.text(), Out: io.MultiWriter(lines, m), Bad: bad})
			for _, f := range document.All(err) {
				told["0 - "+string(f.Code)]++
			}
			m.calls = 0
			if m.look(); m.most > held {
				t.Errorf("%d MB held", m.most>>20)
			}
			if got := max(0, lines.n-1); got != r.answers {
				t.Errorf("%d people answered, want %d", got, r.answers)
			}
			r.compare(t, told)
		})
	}
}

type counter struct{ n int }

func (c *counter) Write(b []byte) (int, error) {
	c.n += bytes.Count(b, []byte{'\n'})
	return len(b), nil
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// compare holds what was told against the recipe.
func (r *recipe) compare(t *testing.T, told map[string]int) {
	t.Helper()
	if r.many != "" {
		r.compareMany(t, told)
		return
	}
	for _, want := range r.wants {
		if told[want] == 0 {
			t.Errorf("%s is not told", want)
		}
	}
	for got := range told {
		if !slices.Contains(r.wants, got) && !strings.HasSuffix(got, string(document.TooManyFaults)) {
			t.Errorf("told as well: %s", got)
		}
	}
}

// mostFaults is how many faults of one row or header are told: a line of 64 KB
// may have ten thousand, and a file a million such lines.
const mostFaults = 101

// compareMany: the same is wrong all over; of one row it is not told for ever.
func (r *recipe) compareMany(t *testing.T, told map[string]int) {
	t.Helper()
	count, what, _ := strings.Cut(r.many, " ")
	rows, sum := 0, 0
	for got, n := range told {
		if strings.HasSuffix(got, what) {
			rows++
			sum += n
		} else if !strings.HasSuffix(got, string(document.TooManyFaults)) && !strings.HasSuffix(got, string(calc.MissingKey)) {
			t.Errorf("told as well: %s", got)
		}
		if n > mostFaults {
			t.Errorf("%s is told %d times", got, n)
		}
	}
	if strconv.Itoa(rows) != count {
		t.Errorf("%s is told of %d rows", r.many, rows)
	}
}

// A hostile cell: its column, the codes that it is refused with or "read", and
// its text.
type hostileCell struct{ column, code, text string }

func cells(t *testing.T) (all []hostileCell) {
	t.Helper()
	f, err := os.Open("testdata/hostile/cells.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		parts := strings.SplitN(s.Text(), " ", 3)
		if len(parts) < 3 || parts[0] == "#" {
			continue
		}
		quoted, err := strconv.QuotedPrefix(parts[2])
		if err != nil {
			t.Fatalf("%s: %v", parts[2], err)
		}
		text, _ := strconv.Unquote(quoted)
		all = append(all, hostileCell{parts[0], parts[1], text})
	}
	if len(all) < 90 {
		t.Fatalf("%d cells", len(all))
	}
	return all
}

// row returns a line that is right but for the cell.
func (c hostileCell) row() string {
	values := map[string]string{"id": "a", "sex": "female", "born": "1985-02", "income": "1500000"}
	values[c.column] = `"` + strings.ReplaceAll(c.text, `"`, `""`) + `"`
	var out []string
	for _, name := range people.Columns() {
		out = append(out, values[name])
	}
	return strings.Join(out, ",") + "\n"
}

// TestHostileCells: each is refused at its row and column with its code, or
// read as what it is; no good row beside it is lost.
func TestHostileCells(t *testing.T) {
	all := cells(t)
	var in strings.Builder
	in.WriteString(strings.Join(people.Columns(), ",") + "\n")
	good := hostileCell{column: "id", text: "good"}.row()
	for _, c := range all {
		in.WriteString(c.row() + good)
	}
	told := map[int64][]string{}
	var out bytes.Buffer
	_, err := people.Run(context.Background(), plain(t), people.Files{In: strings.NewReader(in.String()), Out: &out, Bad: func(f people.Fault) error {
		told[f.Row] = append(told[f.Row], f.Column+" "+string(f.Code))
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	answered := map[string]string{} // id by row
	for _, fields := range lines {
		answered[fields[0]] = fields[1]
	}
	for i, c := range all {
		row := int64(2*i + 1)
		got, isAnswered := answered[strconv.FormatInt(row, 10)]
		switch want := c.column + " " + strings.ReplaceAll(c.code, "+", "+"+c.column+" "); {
		case c.code == "read" && (len(told[row]) > 0 || !isAnswered):
			t.Errorf("%s %q: not read: %s", c.column, c.text, told[row])
		case c.code == "read" && c.column == "id" && strings.TrimPrefix(got, "'") != c.text:
			t.Errorf("%s %q is repeated as %q", c.column, c.text, got)
		case c.code != "read" && strings.Join(told[row], "+") != want:
			t.Errorf("%s %q: told %q, want %q", c.column, c.text, told[row], want)
		}
		if answered[strconv.FormatInt(row+1, 10)] != "good" || len(told[row+1]) > 0 {
			t.Errorf("%s %q: the good row behind it is lost: %s", c.column, c.text, told[row+1])
		}
	}
}

// TestFaultsAreFaults: what ends a run is a fault with a code.
func TestFaultsAreFaults(t *testing.T) {
	for _, r := range recipes(t) {
		if len(r.wants) == 0 || !strings.HasPrefix(r.wants[0], "0 ") || r.pieces[0].times > 1_000_000 {
			continue
		}
		_, err := people.Run(context.Background(), plain(t), people.Files{In: r.text(), Out: io.Discard})
		var faults document.Faults
		if !errors.As(err, &faults) || len(faults.Error()) > 64<<10 {
			t.Errorf("%s: %T of %d bytes", r.name, err, len(fmt.Sprint(err)))
		}
	}
}
