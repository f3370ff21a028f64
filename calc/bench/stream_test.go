package bench_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/people"
	"github.com/volsi/volsi/rules"
)

var (
	streamed = flag.Int("stream", 10_000_000, "rows of the long stream whose memory is measured")
	alone    = flag.Bool("alone", false, "drive one stream and say what memory it took")
)

const columns = "id,sex,born,province,area,status,record,income\n"

// rowsOfJob are the people of the job as rows of CSV.
func rowsOfJob(book *rules.Book, n int) (out [][]byte) {
	for i, s := range jobLives(book, n) {
		var b bytes.Buffer
		status := ""
		if len(s.Status) > 0 {
			status = s.Status[0].Is + ":" + s.Status[0].From.String() + ".."
		}
		var record []string
		for _, r := range s.Rows {
			if r.Months() == 0 {
				continue
			}
			kind := map[calc.Level]string{calc.Income: "v", calc.Salary: "c", calc.Average: "va"}[r.Level]
			record = append(record, fmt.Sprintf("%s:%s..%s@%d", kind, r.From, r.Until-1, r.Amount))
		}
		home := s.Residence[0]
		fmt.Fprintf(&b, "p%d,%s,%s,%s:%s..,%s,%s,%s,%d\n", i, s.Sex, s.Born, home.Province, home.From, home.Area, status, strings.Join(record, ";"), s.Pays.Income)
		out = append(out, b.Bytes())
	}
	return out
}

// A repeated reader gives the header and then the rows, again and again, until
// there are enough.
type repeated struct {
	rows [][]byte
	left int
	at   int
	rest []byte
}

func repeatedly(rows [][]byte, n int) *repeated {
	return &repeated{rows: rows, left: n, rest: []byte(columns)}
}

func (r *repeated) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(r.rest) == 0 {
			if r.left == 0 {
				return n, io.EOF
			}
			r.rest, r.left = r.rows[r.at], r.left-1
			r.at = (r.at + 1) % len(r.rows)
		}
		k := copy(p[n:], r.rest)
		n, r.rest = n+k, r.rest[k:]
	}
	return n, nil
}

// A source opens the rows of so many people.
type source func(n int) io.Reader

// fileOf writes so many rows into a file, which stays in the memory of the
// system, and reads it again and again from the beginning.
func fileOf(t *testing.T, rows [][]byte, most int) source {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "people.csv"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	if _, err := io.Copy(f, repeatedly(rows, most)); err != nil {
		t.Fatal(err)
	}
	return func(n int) io.Reader {
		size := len(columns)
		for i := range n {
			size += len(rows[i%len(rows)])
		}
		if _, err := f.Seek(0, io.SeekStart); err != nil || n > most {
			t.Fatal(n, err)
		}
		return io.LimitReader(f, int64(size))
	}
}

func streaming(t *testing.T, from source, want calc.Want, workers int) func(int) {
	q := batchOf(t, want, vietnam(t)).Question()
	q.Workers = workers
	b, err := calc.NewBatch(q, vietnam(t))
	if err != nil {
		t.Fatal(err)
	}
	return func(n int) {
		sum, err := people.Run(context.Background(), b, people.Files{In: from(n), Out: io.Discard})
		if err != nil || sum.Rows != int64(n) || sum.Bad > 0 {
			t.Fatal(sum, err)
		}
	}
}

// TestRatiosOfStreams: CSV in, one question or both answered, CSV out, beside
// encoding/csv that only reads the same file.
func TestRatiosOfStreams(t *testing.T) {
	measuring(t)
	rows := rowsOfJob(vietnam(t).Book(), 5_000)
	file := fileOf(t, rows, 200_000)
	reading := &racer{n: 100_000, run: func(n int) {
		r := csv.NewReader(file(n))
		r.ReuseRecord = true
		for {
			if _, err := r.Read(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatal(err)
			}
		}
	}}
	l, err := people.ParseLayout([]byte(columns[:len(columns)-1]))
	if err != nil {
		t.Fatal(err)
	}
	parser, row := l.Parser(), people.Row{}
	parsing := &racer{n: 50_000, run: func(n int) {
		for i := range n {
			line := rows[i%len(rows)]
			if faults := parser.Parse(line[:len(line)-1], &row); len(faults) > 0 {
				t.Fatal(faults)
			}
		}
	}}
	stream := func(want calc.Want, workers int) *racer {
		return &racer{n: 100_000, run: streaming(t, file, want, workers)}
	}
	price, whole, pair := stream(calc.WantContribution, 1), stream(job, 1), stream(job, 2)
	passing := func(r *racer) *racer { return &racer{n: 2 * r.n, run: r.run, passes: true} }
	reads, one, two := passing(reading), passing(whole), passing(pair)
	race(reading, parsing, price, whole, pair, reads, one, two)
	out := newTable()
	fmt.Fprintf(out, "processor time of the best rounds, ns a row: encoding/csv reading alone\t\t%.0f\t\n", reading.best())
	fmt.Fprintf(out, "reading into a subject\t\t%.0f\t\nCSV to CSV, what a month costs, one worker\t\t%.0f\t\n", parsing.best(), price.best())
	fmt.Fprintf(out, "CSV to CSV, that and the pension, one worker\t\t%.0f\t\nthe same, two workers\t\t%.0f\t\n", whole.best(), pair.best())
	out.atMost("reading into a subject / encoding/csv, processor time", 1, parsing.best()/reading.best())
	out.atMost("CSV to CSV, what a month costs, one worker / encoding/csv reading alone, processor time", 1, price.best()/reading.best())
	fmt.Fprintf(out, "that and the pension, one worker / encoding/csv reading alone, processor time\t\t%.2f\t\n", whole.best()/reading.best())
	out.atMost("that and the pension, two workers / encoding/csv reading alone, time that passes", 1, two.best()/reads.best())
	fmt.Fprintf(out, "that and the pension, two workers / one, rows a second\t\t%.2f\t\n", one.best()/two.best())
	_ = out.Flush()
}

// TestRatiosOfMemory: a long stream takes no more memory than a short one, each
// in a process of its own; nor if the collector never runs, because a stream
// leaves nothing behind.
func TestRatiosOfMemory(t *testing.T) {
	measuring(t)
	out := newTable()
	for _, gogc := range []string{"100", "off"} {
		short, long := peak(t, 100_000, gogc), peak(t, *streamed, gogc)
		fmt.Fprintf(out, "peak memory of a stream of 100,000, GOGC=%s, MB\t\t%.1f\t\n", gogc, short)
		out.atMost(fmt.Sprintf("peak memory of a stream of %d, GOGC=%s, MB", *streamed, gogc), 32, long)
		out.atMost("memory of the long stream / the short one", 1.1, long/short)
	}
	_ = out.Flush()
}

// peak returns the megabytes that a process held at most while it drove a stream
// of so many people.
func peak(t *testing.T, n int, gogc string) (mb float64) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestOneStream$", "-test.v", "-alone", "-stream", fmt.Sprint(n))
	cmd.Env = append(os.Environ(), "GOGC="+gogc)
	text, err := cmd.Output()
	_, told, found := strings.Cut(string(text), "peak ")
	if _, scanErr := fmt.Sscan(told, &mb); err != nil || !found || scanErr != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return mb
}

// TestOneStream drives one stream in this process and says what was held while
// it ran.
func TestOneStream(t *testing.T) {
	if !*alone {
		t.Skip("TestRatiosOfMemory starts it")
	}
	rows := rowsOfJob(vietnam(t).Book(), 1_000)
	run := streaming(t, func(n int) io.Reader { return repeatedly(rows, n) }, job, 0)
	debug.FreeOSMemory()                                      // what loading the rules took
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // the peak from here on
	run(*streamed)
	fmt.Println("peak", held()/1e6)
}

// held returns the bytes that the process held at most, or, where the system
// does not say, what it ever got from the system.
func held() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, told, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes float64
	if _, err := fmt.Sscan(told, &kilobytes); err == nil {
		return kilobytes * 1024
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.Sys)
}

// The programs whose start and size are compared.
var programs = map[string]string{
	"hello":  "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"hello\") }\n",
	"unused": "package main\n\nimport (\n\t\"fmt\"\n\n\t\"github.com/volsi/volsi/calc\"\n)\n\nfunc main() {\n\tfmt.Println(\"hello\")\n\tif len(fmt.Sprint()) > 0 {\n\t\tfmt.Println(calc.Vietnam())\n\t}\n}\n",
	"used": "package main\n\nimport (\n\t\"fmt\"\n\n\t\"github.com/volsi/volsi/calc\"\n\t\"github.com/volsi/volsi/rules\"\n)\n\nfunc main() {\n\tc, _ := calc.Vietnam()\n\tl, _ := c.Life(calc.Person{Sex: rules.Male, Born: rules.MonthOf(1980, 1)}, nil)\n" +
		"\tfmt.Println(c.Contribution(l, calc.ContributionQuestion{Paid: rules.MonthOf(2026, 7), Income: 2_000_000}))\n}\n",
}

// TestRatiosOfImporting: a program that imports the library and does not use
// it, and one that answers one question, beside one that only greets.
func TestRatiosOfImporting(t *testing.T) {
	measuring(t)
	size, took := map[string]float64{}, map[string][]time.Duration{}
	dir := t.TempDir()
	for name, text := range programs {
		size[name] = float64(built(t, dir, name, text))
	}
	for range 10 * *ratios {
		for name := range programs {
			start := time.Now()
			if err := exec.Command(filepath.Join(dir, name)).Run(); err != nil {
				t.Fatal(name, err)
			}
			took[name] = append(took[name], time.Since(start))
		}
	}
	median := func(name string) float64 {
		slices.Sort(took[name])
		return took[name][len(took[name])/2].Seconds() * 1000
	}
	hello, unused, used := median("hello"), median("unused"), median("used")
	out := newTable()
	fmt.Fprintf(out, "hello, ms from start to end\t\t%.2f\t\n", hello)
	out.atMost("importing it, ms more", 0.3, unused-hello)
	out.atMost("importing it, MB more", 1.5, (size["unused"]-size["hello"])/1e6)
	out.atMost("a first answer / hello", 4, used/hello)
	_ = out.Flush()
}

// built compiles a program within the module and returns its size.
func built(t *testing.T, dir, name, text string) int64 {
	t.Helper()
	source := filepath.Join(dir, name+".go")
	program := filepath.Join(dir, name)
	if err := os.WriteFile(source, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "build", "-ldflags=-s -w", "-o", program, source)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	info, err := os.Stat(program)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// The rows of the job are read as the same people.
func TestRowsOfTheJob(t *testing.T) {
	book := vietnam(t).Book()
	l, err := people.ParseLayout([]byte(columns[:len(columns)-1]))
	if err != nil {
		t.Fatal(err)
	}
	w := batchOf(t, job, vietnam(t)).Worker()
	lives := jobLives(book, 300)
	var a, b [1]calc.Figures
	var row people.Row
	p := l.Parser()
	for i, line := range rowsOfJob(book, 300) {
		if faults := p.Parse(line[:len(line)-1], &row); len(faults) > 0 {
			t.Fatal(faults)
		}
		if w.Evaluate(a[:], &row.Subject) != nil || w.Evaluate(b[:], &lives[i]) != nil || a != b {
			t.Fatalf("%s\n%+v\n%+v", line, a, b)
		}
	}
}
