package document_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/volsi/volsi/rules/document"
)

func lots(n int, item string) string { return strings.Repeat(item, n) }

// numbered returns n lines made from a format with one number.
func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// Every fault of a document as text, each with the place that is told.
var faulty = []struct {
	name string
	text string
	code document.Code
	line int
}{
	{"nothing at all", "", document.Empty, 1},
	{"a comment only", "# nothing\n", document.Empty, 1},
	{"not YAML", "a: [1, 2\nb: 3", document.Syntax, 1},
	{"a tab as indentation", "a:\n\tb: 1", document.Syntax, 2},
	{"too many bytes", "a: " + lots(document.MaxBytes, "x"), document.TooLarge, 0},
	{"bytes that are no text", "a: \xff", document.NotText, 1},
	{"a byte order mark", "\ufeffa: 1", document.NotText, 1},
	{"a control character", "a: 1\nb: \x07", document.NotText, 2},
	{"a zero byte", "a: \x00", document.NotText, 1},
	{"letter and mark apart", "a: 1\nb: 1\nc: Vie\u0302\u0323t", document.NotComposed, 3},
	{"lists in lists in lists", lots(40, "[") + lots(40, "]"), document.TooDeep, 1},
	{"ten thousand open brackets", lots(10_000, "["), document.TooDeep, 1},
	{"ten thousand open braces", lots(10_000, `{"a":`), document.TooDeep, 1},
	{"deep indentation", lots(300, " ") + "a: 1", document.TooDeep, 1},
	{"keys in keys in keys", nested(40), document.TooDeep, 0},
	{"too many keys", numbered(document.MaxKeys+1, "k%d: 1\n"), document.TooMany, 1},
	{"too long a list", "a:\n" + lots(document.MaxItems+1, "  - 1\n"), document.TooMany, 2},
	{"too many values", "a:\n" + lots(document.MaxItems, "  - [1,1,1,1,1,1,1,1,1,1,1,1,1]\n"), document.TooMany, 0},
	{"too long a value", "a: " + lots(document.MaxScalar+1, "x"), document.TooLong, 1},
	{"an anchor", "a: &x 1", document.Anchor, 1},
	{"an alias", "a: &x 1\nb: *x", document.Anchor, 0},
	{"a bomb of aliases", "a: &a [1,1]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]", document.Anchor, 0},
	{"a tag", "a: !!str 1", document.Tag, 1},
	{"a tag of one's own", "a: !mine 1", document.Tag, 1},
	{"a binary tag", "a: !!binary aGk=", document.Tag, 1},
	{"a key twice", "a: 1\nb: 2\na: 3", document.DuplicateKey, 3},
	{"a key twice, in a list", "- {x: 1, x: 2}", document.DuplicateKey, 1},
	{"a list as key", "[1, 2]: 3", document.KeyNotText, 1},
	{"a merge key", "a: 1\n<<: {b: 2}", document.KeyNotText, 2},
	{"a second document", "a: 1\n---\nb: 2", document.SecondDoc, 2},
	{"JSON with a key twice", `{"a": 1,` + "\n" + ` "a": 2}`, document.DuplicateKey, 2},
	{"JSON too deep", lots(40, `{"a":`) + "1" + lots(40, "}"), document.TooDeep, 1},
	{"JSON with too many keys", "{" + numbered(document.MaxKeys, `"k%d":1,`) + `"last":1}`, document.TooMany, 1},
	{"JSON with too long a list", "[" + lots(document.MaxItems, "1,") + "1]", document.TooMany, 1},
	{"JSON with too long a value", `{"a": "` + lots(document.MaxScalar+1, "x") + `"}`, document.TooLong, 1},
	{"JSON with too many values", "[" + lots(document.MaxItems-1, "[1,1,1,1,1,1,1,1,1,1,1,1,1],") + "1]", document.TooMany, 0},
}

func nested(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(lots(i, " ") + "a:\n")
	}
	return b.String() + lots(n, " ") + "b: 1"
}

func TestFaults(t *testing.T) {
	for _, tt := range faulty {
		t.Run(tt.name, func(t *testing.T) {
			before := time.Now()
			n, err := document.Parse("f.yaml", []byte(tt.text))
			if took := time.Since(before); took > 30*time.Second { // a hang
				t.Errorf("took %s", took)
			}
			var faults document.Faults
			if n != nil || !errors.As(err, &faults) || !errors.Is(err, tt.code) {
				t.Fatalf("Parse = %v, %.300v, want %s", n, err, tt.code)
			}
			for _, f := range faults {
				if f.File != "f.yaml" || f.Message == "" {
					t.Errorf("the fault %+v has no file or says nothing", f)
				}
				if f.Code == tt.code && tt.line != 0 && f.Line != tt.line {
					t.Errorf("the fault is on line %d, want %d: %v", f.Line, tt.line, f)
				}
			}
		})
	}
}

// TestEveryCodeIsTested: a code that no document brings out is a promise
// without a proof.
func TestEveryCodeIsTested(t *testing.T) {
	for _, code := range []document.Code{
		document.TooLarge, document.NotText, document.NotComposed, document.Syntax, document.TooDeep, document.TooMany, document.TooLong,
		document.Anchor, document.Tag, document.DuplicateKey, document.KeyNotText, document.SecondDoc, document.Empty,
	} {
		found := false
		for _, tt := range faulty {
			found = found || tt.code == code
		}
		if !found {
			t.Errorf("no document has the fault %s", code)
		}
	}
}

// TestWithinTheBounds: what is exactly as large as allowed is read.
func TestWithinTheBounds(t *testing.T) {
	for name, text := range map[string]string{
		"bytes":  "a: 1 #" + lots(document.MaxBytes-6, "x"),
		"keys":   numbered(document.MaxKeys, "k%d: 1\n"),
		"items":  "a:\n" + lots(document.MaxItems, "  - 1\n"),
		"scalar": "a: " + lots(document.MaxScalar, "x"),
		"depth":  nested(document.MaxDepth - 1),
	} {
		if _, err := document.Parse(name, []byte(text)); err != nil {
			t.Errorf("as many %s as allowed: %.200v", name, err)
		}
	}
}

// Scalars stay as they were written: nothing passes through a machine type.
func TestScalarsStayText(t *testing.T) {
	tests := []struct {
		text   string
		kind   document.Kind
		want   string
		quoted bool
	}{
		{"0x10", document.Scalar, "0x10", false},
		{"010", document.Scalar, "010", false},
		{"1e5", document.Scalar, "1e5", false},
		{"1_500_000", document.Scalar, "1_500_000", false},
		{"0.10", document.Scalar, "0.10", false},
		{"2026-07", document.Scalar, "2026-07", false},
		{"2026-07-15", document.Scalar, "2026-07-15", false},
		{"12:30:45", document.Scalar, "12:30:45", false},
		{"yes", document.Scalar, "yes", false},
		{"no", document.Scalar, "no", false},
		{"true", document.Scalar, "true", false},
		{".inf", document.Scalar, ".inf", false},
		{`"22%"`, document.Scalar, "22%", true},
		{`'~'`, document.Scalar, "~", true},
		{`""`, document.Scalar, "", true},
		{"~", document.Null, "", false},
		{"null", document.Null, "", false},
		{"", document.Null, "", false},
	}
	for _, tt := range tests {
		n, err := document.Parse("f", []byte("a: "+tt.text))
		if err != nil {
			t.Errorf("%q: %v", tt.text, err)
			continue
		}
		a := n.Child("a")
		if a.Kind != tt.kind || tt.kind == document.Scalar && a.Text != tt.want || a.Quoted != tt.quoted {
			t.Errorf("a: %s is read as %+v", tt.text, a)
		}
	}
}

// The same document, in YAML and in JSON.
var twins = []struct{ name, yaml, json string }{
	{"values", "a: 1\nb: \"x\"\nc: true\nd: null\ne: 1.50", `{"a": 1, "b": "x", "c": true, "d": null, "e": 1.50}`},
	{"a list of groups", "- {x: 1}\n- {y: [2, 3]}", `[{"x": 1}, {"y": [2, 3]}]`},
	{"nothing in it", "a: []\nb: {}", `{"a": [], "b": {}}`},
	{"Vietnamese", "tên: \"Nguyễn Thị Ánh\"", `{"tên": "Nguyễn Thị Ánh"}`},
	{"escapes", "a: \"x\\n\\\"y\\\"\"", `{"a": "x\n\"y\""}`},
	{"a whole number with many digits", "a: 123456789012345678901234567890", `{"a": 123456789012345678901234567890}`},
}

func TestYAMLAndJSONGiveTheSameNodes(t *testing.T) {
	for _, tt := range twins {
		y, errY := document.Parse("f", []byte(tt.yaml))
		j, errJ := document.Parse("f", []byte(tt.json))
		if errY != nil || errJ != nil {
			t.Errorf("%s: %v, %v", tt.name, errY, errJ)
			continue
		}
		if !reflect.DeepEqual(without(y), without(j)) {
			t.Errorf("%s: YAML gives %+v, JSON %+v", tt.name, y, j)
		}
	}
}

// without returns a node without its places.
func without(n *document.Node) document.Node {
	out := document.Node{Kind: n.Kind, Quoted: n.Quoted, Key: n.Key}
	if n.Kind == document.Scalar {
		out.Text = n.Text
	}
	for i := range n.Kids {
		out.Kids = append(out.Kids, without(&n.Kids[i]))
	}
	return out
}

func TestPlaces(t *testing.T) {
	const yaml = "a: 1\nngười:\n  - {tên: x, b: 2}\n"
	const flow = "{\"a\": 1,\n  \"người\": [\n  {\"tên\": \"x\", \"b\": 2}]}"
	want := map[string][2]int{"a": {1, 4}, "người": {3, 3}, "tên": {3, 11}, "b": {3, 17}}
	wantJSON := map[string][2]int{"a": {1, 7}, "người": {2, 12}, "tên": {3, 11}, "b": {3, 21}}
	wantKeys := map[string][2]int{"a": {1, 2}, "người": {2, 3}, "tên": {3, 4}, "b": {3, 16}}
	for text, places := range map[string]map[string][2]int{yaml: want, flow: wantJSON} {
		root, err := document.Parse("f", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		walk(root, func(n *document.Node) {
			if p, ok := places[n.Key]; ok && (n.Line != p[0] || n.Col != p[1]) {
				t.Errorf("in %q the value of %q stands at %d:%d, want %d:%d", text, n.Key, n.Line, n.Col, p[0], p[1])
			}
			if p := wantKeys[n.Key]; text == flow && n.Key != "" && (n.KeyLine != p[0] || n.KeyCol != p[1]) {
				t.Errorf("in %q the key %q stands at %d:%d, want %d:%d", text, n.Key, n.KeyLine, n.KeyCol, p[0], p[1])
			}
		})
	}
}

func walk(n *document.Node, see func(*document.Node)) {
	see(n)
	for i := range n.Kids {
		walk(&n.Kids[i], see)
	}
}

func TestDidYouMean(t *testing.T) {
	words := []string{"contribution.rate", "contribution.floor", "income", "salary", "state_support", "voluntary"}
	tests := []struct{ word, want string }{
		{"contribution.rat", "contribution.rate"},
		{"incmoe", "income"},
		{"INCOME", "income"},
		{"incomes", "income"},
		{"voluntry", "voluntary"},
		{"statesupport", "state_support"},
		{"xyzzy", ""},
		{"", ""},
	}
	for _, tt := range tests {
		want := ""
		if tt.want != "" {
			want = `did you mean "` + tt.want + `"?`
		}
		if got := document.DidYouMean(tt.word, words); got != want {
			t.Errorf("DidYouMean(%q) = %s, want %s", tt.word, got, want)
		}
	}
	before := time.Now()
	document.DidYouMean(lots(100_000, "x"), words)
	if took := time.Since(before); took > 30*time.Second { // a hang
		t.Errorf("a long word takes %s", took)
	}
}

func TestFaultsAsErrors(t *testing.T) {
	faults := document.Faults{
		{Code: "second", File: "b.yaml", Line: 2, Col: 3, Message: "later"},
		{Code: "first", File: "a.yaml", Line: 9, Col: 1, Path: "/x", Message: "sooner", Source: "art. 1", Hint: "do this"},
		{Code: "third", File: "b.yaml", Line: 2, Col: 9, Message: "last"},
	}
	err := faults.Err()
	want := "a.yaml:9:1:/x: sooner (art. 1); do this [first]\nb.yaml:2:3: later [second]\nb.yaml:2:9: last [third]"
	if err.Error() != want {
		t.Errorf("the faults say\n%s\nwant\n%s", err, want)
	}
	if !errors.Is(err, document.Code("third")) || errors.Is(err, document.Code("fourth")) || faults[0].Code != "second" {
		t.Error("errors.Is does not find the codes, or the list was sorted in place")
	}
	var one document.Fault
	if !errors.As(err, &one) || len(document.All(err)) != 3 || len(document.All(errors.New("x"))) != 1 || document.All(nil) != nil {
		t.Error("errors.As or All does not find the faults")
	}
	if data, errJSON := json.Marshal(err); errJSON != nil || !strings.Contains(string(data), `"code":"first"`) {
		t.Errorf("as JSON: %s, %v", data, errJSON)
	}
	if (document.Faults{}).Err() != nil {
		t.Error("no faults are an error")
	}
}

func TestLongReportsAreCut(t *testing.T) {
	var faults document.Faults
	for i := range 250 {
		faults = append(faults, document.Fault{Code: "x", Line: i + 1, Message: "m"})
	}
	got := document.All(faults.Err())
	last := got[len(got)-1]
	if len(got) != document.MaxFaults+1 || last.Code != document.TooManyFaults || last.Value != "150" {
		t.Errorf("250 faults are told as %d, the last one %+v", len(got), last)
	}
}

// BenchmarkHostile times what is refused: a 256 KB list of more items than are read.
func BenchmarkHostile(b *testing.B) {
	data := []byte("set: [" + strings.Repeat("1,", 100_000) + "1]")
	for b.Loop() {
		if _, err := document.Parse("f.yaml", data); err == nil {
			b.Fatal("read")
		}
	}
}
