package source

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"github.com/volsi/volsi/examples/population/synthetic"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

func madeUp(t *testing.T, n int64) Source {
	t.Helper()
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return NewSynthetic(synthetic.New(book, rules.MonthOf(2026, 7), 1), 1, n)
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// rowsOf returns the rows of a source, read in pieces.
func rowsOf(t *testing.T, s Source, piece int64) (out []string) {
	t.Helper()
	for from := int64(0); from < s.Len() || from == 0; from += piece {
		err := s.Read(from, from+piece, func(r Row) error {
			out = append(out, fmt.Sprintf("%d %s", r.Number, r.Line))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestEverySourceIsTheSameInPieces(t *testing.T) {
	made := madeUp(t, 9_000) // more than two marks of the index
	dir := t.TempDir()
	text, columns := filepath.Join(dir, "p.csv"), filepath.Join(dir, "p.parquet")
	for _, name := range []string{text, columns} {
		if err := WriteFile(t.Context(), name, made, func(int64) {}); err != nil {
			t.Fatal(err)
		}
	}
	csv, err := OpenCSV(text)
	if err != nil {
		t.Fatal(err)
	}
	pq, err := OpenParquet(columns)
	if err != nil {
		t.Fatal(err)
	}
	joined, err := Join([]Source{csv, csv})
	if err != nil {
		t.Fatal(err)
	}
	want := rowsOf(t, made, made.Len())
	for what, s := range map[string]Source{"made up": made, "CSV": csv, "Parquet": pq, "two files": joined} {
		whole := rowsOf(t, s, s.Len())
		for _, piece := range []int64{1_000, 4_095, 4_096, 4_097} {
			if got := rowsOf(t, s, piece); strings.Join(got, "\n") != strings.Join(whole, "\n") {
				t.Errorf("%s in pieces of %d differs", what, piece)
			}
		}
	}
	if got := rowsOf(t, csv, csv.Len()); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Error("CSV is not what was written")
	}
	if n := joined.Len(); n != 18_000 {
		t.Errorf("two files have %d rows", n)
	}
}

// fieldsOf returns a line as a set of named fields, since Parquet orders its
// columns by name.
func fieldsOf(header, line string) map[string]string {
	out := map[string]string{}
	fields := strings.Split(line, ",")
	for i, name := range strings.Split(header, ",") {
		out[name] = fields[i]
	}
	return out
}

func TestParquetHoldsWhatCSVHolds(t *testing.T) {
	made := madeUp(t, 300)
	var buffer bytes.Buffer
	if err := WriteParquet(t.Context(), &buffer, made, func(int64) {}); err != nil {
		t.Fatal(err)
	}
	pq, err := BytesParquet("p.parquet", buffer.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := rowsOf(t, made, made.Len())
	for i, line := range rowsOf(t, pq, pq.Len()) {
		_, got, _ := strings.Cut(line, " ")
		_, from, _ := strings.Cut(want[i], " ")
		a, b := fieldsOf(string(pq.Header()), got), fieldsOf(string(made.Header()), from)
		if fmt.Sprint(a) != fmt.Sprint(b) {
			t.Fatalf("row %d is %v, not %v", i+1, a, b)
		}
	}
}

// Tools write whole numbers, dates and moments in several ways.
func TestParquetOfOtherTools(t *testing.T) {
	type row struct {
		Born   int32     `parquet:"born,date"`
		ID     string    `parquet:"id"`
		Income *float64  `parquet:"income,optional"`
		Seen   time.Time `parquet:"seen,timestamp(millisecond)"`
		Weight int32     `parquet:"weight"`
	}
	income, odd := 1_500_000.0, 0.5
	var buffer bytes.Buffer
	day := time.Date(1975, 8, 3, 0, 0, 0, 0, time.UTC)
	err := parquet.Write(&buffer, []row{{int32(day.Unix() / 86_400), `a "b", c`, &income, day, 2}, {-1, "d", nil, day, 1}, {0, "", &odd, day, 1}})
	if err != nil {
		t.Fatal(err)
	}
	pq, err := BytesParquet("p.parquet", buffer.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := "1 1975-08-03,\"a \"\"b\"\", c\",1500000,1975-08-03,2\n2 1969-12-31,d,,1975-08-03,1\n3 1970-01-01,,0.5,1975-08-03,1"
	if got := strings.Join(rowsOf(t, pq, 3), "\n"); string(pq.Header()) != "born,id,income,seen,weight" || got != want {
		t.Errorf("%s\n%s\nis not\n%s", pq.Header(), got, want)
	}
}

func TestOddFiles(t *testing.T) {
	csv, err := OpenCSV(write(t, "p.csv", "\ufeffid,sex\r\na,male\r\n\r\nb,fem")) // a mark, an empty line, an end cut off
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(rowsOf(t, csv, 2), "|"); string(csv.Header()) != "id,sex" || got != "1 a,male|2 |3 b,fem" {
		t.Errorf("header %q, rows %q", csv.Header(), got)
	}
	long, err := OpenCSV(write(t, "p.csv", "id\n"+strings.Repeat("x", 3*longestLine)+"\nb\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := rowsOf(t, long, 2); len(got) != 2 || got[1] != "2 b" || len(got[0]) != longestLine+2 {
		t.Errorf("a line that is too long takes others with it: %d rows", len(got))
	}
	for what, text := range map[string]string{"nothing": "", "an empty header": "\na\n"} {
		if _, err := OpenCSV(write(t, "p.csv", text)); err == nil {
			t.Errorf("%s is read as people", what)
		}
	}
	if _, err := OpenParquet(write(t, "p.parquet", "PAR1 and no more")); err == nil {
		t.Error("a file that is no Parquet is opened")
	}
	one, _ := OpenCSV(write(t, "p.csv", "id\na\n"))
	if _, err := Join([]Source{csv, one}); err == nil {
		t.Error("files with other columns are joined")
	}
}
