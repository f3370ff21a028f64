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
	row          int64 // of the last look
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
			m, lines, told := newMeter(t), &counter{}, newTold(&r)
			bad := func(f people.Fault) error {
				m.look()
				told.hear(f.Row, orDash(f.Column), f.Code)
				return nil
			}
			_, err := people.Run(context.Background(), b, people.Files{In: r.text(), Out: io.MultiWriter(lines, m), Bad: bad})
			for _, f := range document.All(err) {
				told.hear(0, "-", f.Code)
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

// told is what was told of a file. Of what is wrong all over it only counts,
// for the memory of the test is measured too.
type told struct {
	many  string // column and code of what is wrong all over
	times map[string]int
	rows  int   // of which that is told
	row   int64 // the last of them
	here  int   // times it is told of that
	most  int   // of any row
	cut   int   // times that it is told how many more there are
}

func newTold(r *recipe) *told {
	_, many, _ := strings.Cut(r.many, " ")
	return &told{many: many, row: -1, times: map[string]int{}}
}

func (told *told) hear(row int64, column string, code document.Code) {
	switch what := strconv.FormatInt(row, 10) + " " + column + " " + string(code); {
	case code == document.TooManyFaults:
		told.cut++
	case told.many == "" || !strings.HasSuffix(what, told.many):
		told.times[what]++
	default:
		if row != told.row {
			told.rows, told.row, told.here = told.rows+1, row, 0
		}
		told.here++
		told.most = max(told.most, told.here)
	}
}

// compare holds what was told against the recipe.
func (r *recipe) compare(t *testing.T, told *told) {
	t.Helper()
	for _, want := range r.wants {
		if told.times[want] == 0 {
			t.Errorf("%s is not told", want)
		}
	}
	for got := range told.times {
		if !slices.Contains(r.wants, got) && !(r.many != "" && strings.HasSuffix(got, string(calc.MissingKey))) {
			t.Errorf("told as well: %s", got)
		}
	}
	if count, _, many := strings.Cut(r.many, " "); many && strconv.Itoa(told.rows) != count {
		t.Errorf("%s is told of %d rows", r.many, told.rows)
	}
	if told.most > document.MaxFaults || told.most == document.MaxFaults && told.cut == 0 {
		t.Errorf("%s is told %d times of a row, and %d times that there is more", told.many, told.most, told.cut)
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

// TestLongListsAreForgotten: records and lists of places as long as a line may
// be, here and there among others, do not stay in memory.
func TestLongListsAreForgotten(t *testing.T) {
	for name, list := range map[string]repeated{"record": {text: "x;", left: 30_000}, "province": {text: "01;", left: 20_000}} {
		pieces := []io.Reader{strings.NewReader("sex,born," + name + "\n")}
		for i := range 500 {
			long := list
			pieces = append(pieces, &repeated{text: "male,1985-02,\n", left: i * 7 % 23}, strings.NewReader("woman,1985-02,"), &long, strings.NewReader("\n"))
		}
		m, bad := newMeter(t), 0
		sum, err := people.Run(context.Background(), plain(t), people.Files{In: io.MultiReader(pieces...), Out: io.Discard, Bad: func(f people.Fault) error {
			if f.Row != m.row {
				bad, m.row = bad+1, f.Row
			}
			if bad%50 == 0 {
				bad, m.calls = bad+1, 0
				runtime.GC()
				m.look()
			}
			return nil
		}})
		if err != nil || sum.Bad != 500 {
			t.Fatal(sum, err)
		}
		if m.most > held {
			t.Errorf("%s: %d MB held", name, m.most>>20)
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
