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
	"runtime/debug"
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
	many    string   // count of rows, and the last two of these, where it is the same all over
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
	if err != nil || len(files) < 50 {
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

func newMeter(t *testing.T) *meter {
	t.Helper()
	often := debug.SetGCPercent(10) // so that what is held is not hidden by what is left over
	t.Cleanup(func() { debug.SetGCPercent(often) })
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
			m, lines := newMeter(t), &counter{}
			told := told{}
			bad := func(f people.Fault) error {
				m.look()
				told.add(f.Row, f.Column, f.Code)
				return nil
			}
			_, err := people.Run(context.Background(), b, people.Files{In: r.text(), Out: io.MultiWriter(lines, m), Bad: bad})
			for _, f := range document.All(err) {
				told.add(0, "", f.Code)
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

// told is what was told, by column and code.
type told map[string]*count

// A count is in how many rows something was told, how often at the most of one,
// and in which rows at first.
type count struct {
	rows, most, now int
	last            int64
	first           []int64
}

func (t told) add(row int64, column string, code document.Code) {
	what := orDash(column) + " " + string(code)
	c := t[what]
	if c == nil {
		c = &count{last: -1}
		t[what] = c
	}
	if c.last != row {
		if c.rows, c.now, c.last = c.rows+1, 0, row; c.rows <= 10 {
			c.first = append(c.first, row)
		}
	}
	c.now++
	c.most = max(c.most, c.now)
}

// mostFaults is how many faults of one row or header are told: a line of 64 KB
// may have ten thousand, and a file a million such lines.
const mostFaults = document.MaxFaults + 1

// compare holds what was told against the recipe.
func (r *recipe) compare(t *testing.T, told told) {
	t.Helper()
	var got []string
	for what, c := range told {
		if c.most > mostFaults {
			t.Errorf("%s is told %d times of one row", what, c.most)
		}
		switch {
		case strings.HasSuffix(what, " "+string(document.TooManyFaults)):
		case r.many == "":
			for _, row := range c.first {
				got = append(got, fmt.Sprint(row, " ", what))
			}
		case strings.HasSuffix(r.many, what):
			if want, _, _ := strings.Cut(r.many, " "); want != strconv.Itoa(c.rows) {
				t.Errorf("%s is told of %d rows, want %s", what, c.rows, want)
			}
		}
	}
	if r.many != "" && len(told) == 0 {
		t.Errorf("%s is not told", r.many)
	}
	slices.Sort(got)
	slices.Sort(r.wants)
	if !slices.Equal(got, r.wants) {
		t.Errorf("told\n%q\nwant\n%q", got, r.wants)
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
	if len(all) < 100 {
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

// TestAnswersAreNoFormulas: nothing that a spreadsheet would compute stands at
// the beginning of a field of the answers, whatever the ids are.
func TestAnswersAreNoFormulas(t *testing.T) {
	var in, out bytes.Buffer
	in.WriteString("id,sex,born,income\n")
	for _, c := range cells(t) {
		if c.column == "id" && c.code == "read" {
			in.WriteString(`"` + strings.ReplaceAll(c.text, `"`, `""`) + "\",male,1985-02,1500000\n")
		}
	}
	if _, err := people.Run(context.Background(), plain(t), people.Files{In: &in, Out: &out}); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(lines) < 5 {
		t.Fatal(len(lines), err)
	}
	for _, fields := range lines {
		for _, s := range fields {
			if r := []rune(s + " ")[0]; strings.ContainsRune("=+-@\t\r＝＋－＠", r) {
				t.Errorf("%q is a formula to a spreadsheet", s)
			}
		}
	}
}

// TestWordsAreForgotten: a file of ever new words, each as long as a line may
// be, does not stay in memory.
func TestWordsAreForgotten(t *testing.T) {
	var pieces []io.Reader
	pieces = append(pieces, strings.NewReader("sex,born,district\n"))
	for i := range 4_000 {
		pieces = append(pieces, strings.NewReader("male,1985-02,"+strconv.Itoa(i)), &repeated{text: "x", left: 60_000}, strings.NewReader("\n"))
	}
	m := newMeter(t)
	_, err := people.Run(context.Background(), plain(t), people.Files{In: io.MultiReader(pieces...), Out: io.Discard, Bad: func(people.Fault) error {
		m.calls = 0
		m.look()
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	m.calls = 0
	if m.look(); m.most > held {
		t.Errorf("%d MB held", m.most>>20)
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
