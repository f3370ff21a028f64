package calc_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A recipe is a hostile document: what is wrong with it, and its text as
// pieces that are repeated.
type recipe struct {
	name string
	want document.Code
	text string
}

// recipes reads testdata/hostile: a comment, `want CODE`, then lines of a
// count and a piece in quotes.
func recipes(t *testing.T) []recipe {
	t.Helper()
	files, err := filepath.Glob("testdata/hostile/*.recipe")
	if err != nil || len(files) < 50 {
		t.Fatalf("%d recipes: %v", len(files), err)
	}
	var all []recipe
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r := recipe{name: strings.TrimSuffix(filepath.Base(name), ".recipe")}
		var b strings.Builder
		for line := range strings.Lines(string(data)) {
			word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
			if word == "want" {
				r.want = document.Code(rest)
			} else if n, err := strconv.Atoi(word); err == nil {
				piece, err := strconv.Unquote(rest)
				if err != nil {
					t.Fatalf("%s: %s: %v", name, rest, err)
				}
				b.WriteString(strings.Repeat(piece, n))
			}
		}
		r.text = b.String()
		all = append(all, r)
	}
	return all
}

// allocated returns how many bytes f asks for, all told.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// most is what the refusal of one document may ask for: a bomb asks for a
// thousand times as much, and time goes with it.
const most = 32 << 20

// TestHostileCases: each document is refused with the code that says why,
// without much work.
func TestHostileCases(t *testing.T) {
	c := vietnam(t)
	for _, r := range recipes(t) {
		t.Run(r.name, func(t *testing.T) {
			data := []byte(r.text)
			var err error
			if used := allocated(func() { err = refusal(c, data) }); used > most {
				t.Errorf("%d bytes of text asked for %d bytes of memory", len(data), used)
			}
			if err == nil || !errors.Is(err, r.want) {
				t.Errorf("want %s, got %v", r.want, err)
			}
			codedFaults(t, err)
		})
	}
}

func refusal(c *calc.Calculator, data []byte) error {
	cases, err := casefile.Read("hostile", data)
	if err != nil {
		return err
	}
	for _, cs := range cases {
		if _, err := cs.Run(c, nil); err != nil {
			return err
		}
	}
	return nil
}

// TestHostileRuleFiles: the same texts are refused as rule files, and laid over
// a book.
func TestHostileRuleFiles(t *testing.T) {
	book := vietnam(t).Book()
	for _, r := range recipes(t) {
		t.Run(r.name, func(t *testing.T) {
			files := fstest.MapFS{"hostile.yaml": {Data: []byte(r.text)}}
			var alone, over error
			used := allocated(func() {
				_, alone = rules.Load(files)
				_, over = book.With(files)
			})
			if used > 2*most {
				t.Errorf("%d bytes of text asked for %d bytes of memory", len(r.text), used)
			}
			for _, err := range []error{alone, over} {
				codedFaults(t, err)
			}
		})
	}
}
