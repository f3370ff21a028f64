package casefile_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/missing"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/rules/document"
)

var update = flag.Bool("update", false, "write the answers in testdata anew")

// What documents of every kind are answered stands in testdata/answers, field
// by field, beside what is missing and what is wrong: no word of an answer
// changes unnoticed. Where the figures come from, other tests say.
func TestPaymentsInWhole(t *testing.T)          { answersOf(t, "payments") }
func TestRightsInWhole(t *testing.T)            { answersOf(t, "rights") }
func TestFamiliesInWhole(t *testing.T)          { answersOf(t, "families") }
func TestHouseholdsInWhole(t *testing.T)        { answersOf(t, "households") }
func TestSavingsInWhole(t *testing.T)           { answersOf(t, "savings") }
func TestCoverageInWhole(t *testing.T)          { answersOf(t, "coverage") }
func TestProjectionsInWhole(t *testing.T)       { answersOf(t, "projections") }
func TestReturnsInWhole(t *testing.T)           { answersOf(t, "returns") }
func TestRefusedPlansInWhole(t *testing.T)      { answersOf(t, "refused-plans") }
func TestSolvingInWhole(t *testing.T)           { answersOf(t, "solve") }
func TestCheapestPlansInWhole(t *testing.T)     { answersOf(t, "cheapest") }
func TestThinDocumentsInWhole(t *testing.T)     { answersOf(t, "thin") }
func TestHomesInWhole(t *testing.T)             { answersOf(t, "homes") }
func TestFaultsInWhole(t *testing.T)            { answersOf(t, "faults") }
func TestFaultsOfQuestionsInWhole(t *testing.T) { answersOf(t, "faults-of-questions") }

// shared is one calculator for all tests of the package.
var shared = sync.OnceValues(calc.Vietnam)

func vietnamese(t testing.TB) *calc.Calculator {
	t.Helper()
	c, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// answersOf compares the answers to the cases of a file with those written
// beside it.
func answersOf(t *testing.T, name string) {
	t.Helper()
	file := "testdata/answers/" + name
	data, err := os.ReadFile(file + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	cases, err := casefile.Read(name+".yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, cs := range cases {
		fmt.Fprintf(&b, "== %s\n%s", cs.Title, toldOf(t, cs))
	}
	if *update {
		if err := os.WriteFile(file+".golden", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file + ".golden")
	if err != nil {
		t.Fatal(err)
	}
	differ(t, string(want), b.String())
}

// differ tells the first line that is not as it was, and the case it is in.
func differ(t *testing.T, want, got string) {
	t.Helper()
	if want == got {
		return
	}
	w, g, in := strings.Split(want, "\n"), strings.Split(got, "\n"), ""
	for i := range max(len(w), len(g)) {
		was, is := lineOf(w, i), lineOf(g, i)
		if strings.HasPrefix(was, "== ") {
			in = was
		}
		if was != is {
			t.Fatalf("line %d, in %q:\nwas %s\n is %s\nif the change is meant, go test ./calc/casefile -update", i+1, in, was, is)
		}
	}
}

func lineOf(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "nothing"
}

// toldOf returns all that is said to a case.
func toldOf(t *testing.T, cs *casefile.Document) string {
	t.Helper()
	answers, err := cs.Run(vietnamese(t), reforms)
	var b strings.Builder
	for _, f := range document.All(err) {
		fmt.Fprintf(&b, "fault: %s %s %d:%d %s | value %q | bound %q | source %+v | hint %q | %s\n", f.Path, f.Code, f.Line, f.Col, f.File, f.Value, f.Bound, f.Source, f.Hint, f.Message)
		for _, e := range f.Effects {
			fmt.Fprintf(&b, "  brings %s\n", e)
		}
	}
	for _, a := range answers {
		told(t, &b, a)
	}
	fmt.Fprintf(&b, "logged: %s\n", logged(cs))
	return b.String()
}

// told writes an answer field by field. Explanations are long: of each tree
// stands its top, and a digest of all below it.
func told(t *testing.T, b *strings.Builder, a casefile.Answer) {
	t.Helper()
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	eachField(t, data, func(key string, value json.RawMessage) {
		switch key {
		case "law":
			fmt.Fprintf(b, "law: %s since %s\n", a.Law().Regime, a.Law().Since)
		case "explain":
			explained(t, b, value)
		case "citations":
			fmt.Fprintf(b, "citations: %s\n", digest(value))
		case "notes":
			noted(t, b, a.Notes())
		case "missing":
			open(t, b, a.Missing())
		case "years":
			listed(t, b, key, value)
		default:
			fmt.Fprintf(b, "%s: %s\n", key, value)
		}
	})
	fmt.Fprintf(b, "logged: %s\n", logged(a))
}

func eachField(t *testing.T, data []byte, each func(key string, value json.RawMessage)) {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(data))
	if _, err := dec.Token(); err != nil {
		t.Fatal(err)
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			t.Fatal(err)
		}
		each(key.(string), value)
	}
}

func listed(t *testing.T, b *strings.Builder, key string, value json.RawMessage) {
	t.Helper()
	var items []json.RawMessage
	if err := json.Unmarshal(value, &items); err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		fmt.Fprintf(b, "%s: %s\n", key, item)
	}
}

// open writes what was not said and what it would bring, with a digest of how
// it is told.
func open(t *testing.T, b *strings.Builder, inputs []missing.Input) {
	t.Helper()
	for _, in := range inputs {
		data, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(b, "missing: %s %s %s\n", in.Code, in.Path, digest(data))
		for _, e := range in.Effects {
			fmt.Fprintf(b, "  brings %s\n", e)
		}
	}
}

// noted writes the codes of notes, each with a digest of all that it says.
func noted(t *testing.T, b *strings.Builder, notes []note.Note) {
	t.Helper()
	for _, n := range notes {
		data, err := json.Marshal(n)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(b, "note: %s %s\n", n.Code, digest(data))
	}
}

// explained writes one line for the trees of one quantity that follow each
// other.
func explained(t *testing.T, b *strings.Builder, value json.RawMessage) {
	t.Helper()
	var e struct {
		Schema string
		Steps  []json.RawMessage
		Years  json.RawMessage
	}
	if err := json.Unmarshal(value, &e); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(b, "explained: %s, months %s\n", e.Schema, digest(e.Years))
	for i := 0; i < len(e.Steps); {
		first := topOf(t, e.Steps[i])
		last, all := first, []byte(nil)
		for ; i < len(e.Steps) && topOf(t, e.Steps[i]).Quantity == first.Quantity; i++ {
			last, all = topOf(t, e.Steps[i]), append(all, e.Steps[i]...)
		}
		if first == last {
			fmt.Fprintf(b, "- %s, %s\n", first, digest(all))
		} else {
			fmt.Fprintf(b, "- %s to %s, %s\n", first, last, digest(all))
		}
	}
}

// A top of a tree.
type top struct{ Quantity, Detail, Unit, Value, Op string }

func (s top) String() string {
	return fmt.Sprintf("%s %s = %s %s %s", s.Quantity, s.Detail, s.Value, s.Unit, s.Op)
}

func topOf(t *testing.T, tree []byte) (s top) {
	t.Helper()
	if err := json.Unmarshal(tree, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:4])
}

// logged returns what a log shows, on one line.
func logged(v any) string {
	var b strings.Builder
	noTime := func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}
	slog.New(slog.NewTextHandler(&b, &slog.HandlerOptions{ReplaceAttr: noTime})).Info("told", "it", v)
	return strings.TrimSpace(b.String())
}

// reforms are the rule files that cases lay over the law.
var reforms = fstest.MapFS{
	"2027-what-if-share.yaml": {Data: []byte(`schema: 1
instrument:
  id: 2027-what-if-share
  number: what if
  kind: what_if
  title: {vi: "Hỗ trợ 50%", en: "Support of 50%"}
  issuer: nobody
  published: 2026-01-01
  in_force: 2026-07-01
  source: https://example.com
set:
  - {param: support.share.other, value: "50%", at: the idea, confidence: low}
`)},
	"2027-what-if-step.yaml": {Data: []byte(`schema: 1
instrument:
  id: 2027-what-if-step
  number: what if
  kind: what_if
  title: {vi: "Bước thu nhập", en: "A step of incomes"}
  issuer: nobody
  published: 2026-01-01
  in_force: 2026-07-01
  source: https://example.com
set:
  - {param: contribution.step, value: 50000, at: the idea, confidence: low}
`)},
}
