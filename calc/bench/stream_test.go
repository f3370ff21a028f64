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

func streaming(t *testing.T, rows [][]byte, workers int) func(int) {
	q := batchOf(t, job, vietnam(t)).Question()
	q.Workers = workers
	b, err := calc.NewBatch(q, vietnam(t))
	if err != nil {
		t.Fatal(err)
	}
	return func(n int) {
		sum, err := people.Run(context.Background(), b, people.Files{In: repeatedly(rows, n), Out: io.Discard})
		if err != nil || sum.Rows != int64(n) || sum.Bad > 0 {
			t.Fatal(sum, err)
		}
	}
}

// TestRatiosOfStreams: CSV in, both questions answered, CSV out, beside
// encoding/csv that only reads the same bytes.
func TestRatiosOfStreams(t *testing.T) {
	measuring(t)
	rows := rowsOfJob(vietnam(t).Book(), 5_000)
	reading := &racer{n: 50_000, run: func(n int) {
		r := csv.NewReader(repeatedly(rows, n))
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
	whole, pair := &racer{n: 100_000, run: streaming(t, rows, 1)}, &racer{n: 100_000, run: streaming(t, rows, 2)}
	passing := func(r *racer) *racer { return &racer{n: 2 * r.n, run: r.run, passes: true} }
	reads, one, two := passing(reading), passing(whole), passing(pair)
	race(reading, parsing, whole, pair, reads, one, two)
	out := newTable()
	fmt.Fprintf(out, "processor time, ns a row: encoding/csv reading alone\t\t%.0f\t\n", reading.median())
	fmt.Fprintf(out, "reading into a subject\t\t%.0f\t\nCSV to CSV, one worker\t\t%.0f\t\nCSV to CSV, two workers\t\t%.0f\t\n", parsing.median(), whole.median(), pair.median())
	out.atMost("reading into a subject / encoding/csv, processor time", 1, parsing.median()/reading.median())
	out.atMost("CSV to CSV, one worker / encoding/csv reading alone, processor time", 1, whole.median()/reading.median())
	out.atMost("CSV to CSV, two workers / encoding/csv reading alone, time that passes, best rounds", 1, two.best()/reads.best())
	out.atLeast("CSV to CSV, one worker / two, time that passes, best rounds", 1.7, one.best()/two.best())
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
	run := streaming(t, rowsOfJob(vietnam(t).Book(), 1_000), 0)
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
