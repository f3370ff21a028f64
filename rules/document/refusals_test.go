package document_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/volsi/volsi/rules/document"
)

// What is refused is told with every place and value, a long one cut at a
// letter; what comes behind a fault is read on as if it were not there.
func TestRefusalsGolden(t *testing.T) {
	var got strings.Builder
	long := strings.Repeat("x", 77)
	deep := func(open, close string, n int) string {
		return strings.Repeat(open, n) + "1" + strings.Repeat(close, n)
	}
	for _, text := range []string{
		"a: \u02ff",
		"a: \u0370",
		"a: \u00a0",
		"a: \u0080",
		"a: \u007f",
		"a: \u009f",
		"a: e\u0300",
		"a: e\u036f",
		"a: \ufffd",
		"\ufeffa: 1",
		"",
		"# nothing",
		"a: \"e\\u0300\\u0301\"",
		"\"\\u0007\": 1",
		`{"a": "\u0007\u0008", "b": 1, "b": 2}`,
		`{"a": 1, "a": 2, "a": 3}`,
		"a: 1\na: 2\n",
		"? [1]\n: [&x 1]\nb: &y 1",
		"&k a: 1",
		"a: {<<: 1}",
		"a: !!str 1",
		"a: 'x' # quoted\nb: \"\"\nc: ''\nd: |\n  y\ne: >\n  z\nf: ~\ng: NULL\nh: '~'\n",
		"a: [",
		"a: \"",
		"\ta: 1",
		"a: *b",
		"a: &x 1\nb: *x",
		"{\"a\":\n   {" + keys(`"k%d": 1, `, document.MaxKeys) + `"last": 1}, "b": 1, "b": 2}`,
		"a:\n   {" + keys("k%d: 1, ", document.MaxKeys) + "last: 1}\nb: 1\nb: 2",
		"{\"a\":\n   [" + strings.Repeat("1, ", document.MaxItems) + `1], "b": 1, "b": 2}`,
		"a:\n   [" + strings.Repeat("1, ", document.MaxItems) + "1]\nb: 1\nb: 2",
		crowded(1),
		"a: b: c",
		"a: 1\n---\nb: 2",
		"a: 1\n...\nb",
		"a: 1\n" + long + "ếế: 1\n" + long + "ếế: 2",
		"a: 1\n" + long + "ế: 1\n" + long + "ế: 2",
		"a: &b " + long + "xxx",
		"a: &b " + long + "xxxx",
		`["\ud83d\ude00"]`,
		`{"a": "\ud83d\ude00"}`,
		`"\ud83d\ude00"`,
		`[1, true, null, "a", {"b": [false]}, -1.50]`,
		"[\n 1,\n\t{\"ế\": \"ế\", \"b\":2}]",
		deep("[", "]", document.MaxDepth),
		deep("[", "]", document.MaxDepth+1),
		`{"a": ` + deep("[", "]", 40) + `, "b": 1, "b": 2}`,
		`{"a": ` + deep(`{"x":[`, "]}", 20) + `, "b": 1, "b": 2}`,
		`{"a": ` + deep(`[{"x":`, "}]", 20) + `, "b": 1, "b": 2}`,
		deep("[", "]", 31) + ", 1",
		`{"a": [` + deep("[", ", [2], {}]", 31) + `, 3], "b": 1, "b": 2}`,
		`{"a": ` + deep("[", "]", 31) + `, "b": 1, "b": 2}`,
		"a: " + deep("{a: ", "}", 40) + "\nb: 1\nb: 2",
		strings.Repeat("- ", 31) + "x",
		strings.Repeat("- ", 128) + "x",
		strings.Repeat("- ", 129) + "x",
		strings.Repeat("? ", 129) + "x",
		strings.Repeat("-", 250) + strings.Repeat(":", 7) + "x",
		strings.Repeat(": ", 129) + "x",
		"a: 1\n" + strings.Repeat("? ", 128) + ":",
		"a: 1\nb: x" + strings.Repeat(" ", 300) + "y",
		"a:\n" + strings.Repeat(" ", 256) + "b: 1",
		"a:\n" + strings.Repeat(" ", 257) + "b: 1",
		"a: " + strings.Repeat("[", 1000),
		"a: " + strings.Repeat("[", 1001),
		"a: " + strings.Repeat("[]", 1001),
		"a: x" + strings.Repeat("{[", 500) + "[",
	} {
		fmt.Fprintf(&got, "%.70q\n\t%s\n", text, strings.ReplaceAll(saidOf(text), "\n", "\n\t"))
	}
	const golden = "testdata/refusals.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	lines, wanted := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(lines), len(wanted)) {
		if lines[i] != wanted[i] {
			t.Fatalf("line %d of %s:\n%s\nwant\n%s", i+1, golden, lines[i], wanted[i])
		}
	}
	if len(lines) != len(wanted) {
		t.Errorf("%d lines, %s has %d", len(lines), golden, len(wanted))
	}
}

// A word is meant if it is the nearest and less than half of what was written
// and one letter more away from it; of two that are as near, the first.
func TestWhichWordIsMeant(t *testing.T) {
	words := []string{"abcdef", "abcdxx", "poor", "near_poor", strings.Repeat("a", 64)}
	for word, want := range map[string]string{
		"abcdef": "", "ABCDEF": "abcdef", "bacdef": "abcdef", "abcde": "abcdef", "abcdefg": "abcdef", "abcd": "abcdef", "abxdxx": "abcdxx", "abccxe": "abcdxx",
		"abc": "", "xyzdef": "abcdef", "zbadfe": "abcdef", "wxyzef": "", "poo": "poor", "po": "", "p": "", "opor": "poor", "oopr": "poor", "roop": "poor", "near-pooor": "near_poor",
		"nera_pooe": "near_poor", "": "", "ef": "", "defabc": "", "bcdefa": "abcdef", strings.Repeat("a", 63): words[4], strings.Repeat("a", 32): "", strings.Repeat("a", 43): words[4], strings.Repeat("a", 65): "",
	} {
		if want != "" {
			want = `did you mean "` + want + `"?`
		}
		if got := document.DidYouMean(word, words); got != want {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
	}
	if got := document.OneOf("zzzzz", words[:2]); got != "there are abcdef, abcdxx" {
		t.Error(got)
	}
}

func keys(form string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, form, i)
	}
	return b.String()
}

// crowded returns a document with so many values more than are read, and then
// one that holds a key twice.
func crowded(more int) string {
	row := "[" + strings.Repeat("1,", 498) + "1]," // 500 values
	rest := document.MaxNodes + more - 500*99 - 3
	return `{"a": [` + strings.Repeat(row, 99) + strings.Repeat("2,", rest-1) + `2], "c": {"b": 1, "b": 2}}`
}

// All values up to the last that is read are read.
func TestTheLastValueThatIsRead(t *testing.T) {
	n, err := document.Parse("f", []byte(strings.Replace(crowded(0), `{"b": 1, "b": 2}`, `"last"`, 1)))
	if err != nil {
		t.Fatal(err)
	}
	if last := n.Child("c"); last == nil || last.Text != "last" {
		t.Errorf("the last value is %+v", last)
	}
	if _, err := document.Parse("f", []byte(strings.Replace(crowded(1), `{"b": 1, "b": 2}`, `"last"`, 1))); err == nil || document.All(err)[0].Code != document.TooMany {
		t.Errorf("one value more is read: %v", err)
	}
}

// A fault alone, and one that another error wraps, is found.
func TestAFaultAloneIsFound(t *testing.T) {
	f := document.Fault{Code: "x", Message: "m"}
	for _, err := range []error{f, fmt.Errorf("in the file: %w", f)} {
		if got := document.All(err); len(got) != 1 || got[0].Code != "x" || got[0].Message != "m" {
			t.Errorf("%v carries %v", err, got)
		}
	}
}
