package document_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/volsi/volsi/rules/document"
)

var update = flag.Bool("update", false, "write the prints of the variations anew")

const printsFile = "testdata/variations.golden"

// seeds are bent by TestVariations; at the end stand documents at the bounds.
var seeds = []string{
	"person: {sex: female, born: 1985-02}\nrecord:\n  - {from: 2020-01, to: 2020-12, income: 1_500_000}\n  - {from: 2021-01, withdrawn: true}\nask: {kind: pension, month: 2026-07}\n",
	`{"person": {"sex": "female", "born": "1985-02"}, "record": [{"from": "2020-01", "income": 1500000, "withdrawn": false}, null], "ask": [{"kind": "a"}, {"kind": "b", "x": -1.5}]}`,
	"a: \"one\\ttwo\"\nb: 'it''s'\nc: |\n  lines\n  of text\nd: >-\n  folded\n  text\ne: ~\nf:\n- x\n-   - y\n    - z\n? g\n: h\n",
	"%YAML 1.2\n---\na: &x [1, 2]\nb: *x\nc: !!str 5\nd: {<<: *x}\n...\n---\ne: 1\n",
	"# Hỗ trợ mức đóng\ntên: \"Hải Dương\"\nmức: 0.22\ntỉ lệ: \"22%\"\n",
	"[1, [2, [3, {a: [4, {b: 5}]}]]]\n",
	`[{"a": {"b": {"c": [1, [2, [3]]]}}}, {"a": 1, "a": 2}, "\u0041\u1ea3", 1e5, 0.10]`,
	"",
	"- 1\n- 2\n- [a, b\n",
	"key with spaces: value with: colon\n\"quoted key\": 'single'\n12: 34\ntrue: false\n",
}

// TestVariations: how a document is read, or refused and where, is the same as
// it was, whatever letter of it is changed and at every bound.
func TestVariations(t *testing.T) {
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(printsFile, []byte(strings.Join(prints(), "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(printsFile)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields(string(data))
	got := prints()
	if len(got) != len(want) {
		t.Fatalf("%d prints, %d were written", len(got), len(want))
	}
	texts := variations()
	for i := range got {
		if got[i] != want[i] {
			t.Fatalf("variation %d is read in another way than before; if that is meant, go test ./rules/document -run Variations -update\n%.2000s\n%.2000s", i, texts[i], saidOf(texts[i]))
		}
	}
}

func prints() []string {
	texts := variations()
	out := make([]string, len(texts))
	for i, text := range texts {
		sum := sha256.Sum256([]byte(saidOf(text)))
		out[i] = hex.EncodeToString(sum[:5])
	}
	return out
}

// saidOf writes out what a document holds, or how it is refused.
func saidOf(text string) string {
	n, err := document.Parse("v", []byte(text))
	if err != nil {
		faults, _ := json.Marshal(document.All(err))
		return string(faults) + err.Error()
	}
	var b strings.Builder
	written(&b, n)
	return b.String()
}

func written(b *strings.Builder, n *document.Node) {
	fmt.Fprintf(b, "(%s %t %q %q %d:%d %d:%d", n.Kind, n.Quoted, n.Key, n.Text, n.Line, n.Col, n.KeyLine, n.KeyCol)
	for i := range n.Kids {
		written(b, &n.Kids[i])
	}
	b.WriteByte(')')
}

func variations() []string {
	out := atBounds()
	letters := []string{"", " ", "\n", "\t", "\r", "\x00", "\x7f", "\u009f", "\u00a0", "\u0300", "\u036f", "\u0370", "\ufffd", "\ufeff", "{", "}", "[", "]", ":", ",", "-", "?", "&a ", "*a", "!t ", "\"", "'", "#", "|", "0", "9", "x", "ế", "  ", "\n\n", "\\u0007", "<<"}
	for i, seed := range seeds {
		out = append(out, seed)
		for k := range 150 {
			r := rand.New(rand.NewPCG(uint64(i), uint64(k)))
			runes := []rune(seed)
			for range 1 + k%3 {
				at, until := r.IntN(len(runes)+1), 0
				if until = at; at < len(runes) && r.IntN(2) == 0 {
					until++
				}
				runes = []rune(string(runes[:at]) + letters[r.IntN(len(letters))] + string(runes[until:]))
			}
			out = append(out, string(runes))
		}
	}
	return out
}

// atBounds returns documents just within and just beyond each bound.
func atBounds() (out []string) {
	for _, d := range []int{-1, 0, 1, 2} {
		list := "1" + strings.Repeat(",1", document.MaxItems+d-1)
		out = append(out, "a: ["+list+"]", `{"a": [`+list+`]}`)
		var yaml, js strings.Builder
		for i := range document.MaxKeys + d {
			fmt.Fprintf(&yaml, "k%d: 1\n", i)
			fmt.Fprintf(&js, `,"k%d": 1`, i)
		}
		out = append(out, yaml.String(), "{"+js.String()[1:]+"}")
		for _, s := range []string{strings.Repeat("x", document.MaxScalar+d), strings.Repeat("ế", (document.MaxScalar+3*d)/3)} {
			out = append(out, "a: "+s, `{"a": "`+s+`"}`, `{"a": 1`+strings.Repeat("0", document.MaxScalar+d-1)+"}")
		}
		deep := document.MaxDepth + d
		out = append(out, "a: "+strings.Repeat("[", deep)+strings.Repeat("]", deep), strings.Repeat("[", deep)+strings.Repeat("]", deep))
		out = append(out, strings.Repeat("{a: ", deep)+"1"+strings.Repeat("}", deep), strings.Repeat(`{"a":`, deep)+"1"+strings.Repeat("}", deep))
		out = append(out, strings.Repeat("- ", deep)+"x", strings.Repeat(" ", 256+d)+"a: 1", "a:\n"+strings.Repeat(" ", 256+d)+"b: 1")
		out = append(out, "a: "+strings.Repeat("[", 1000+d)+strings.Repeat("]", 1000+d))
		row := "[" + strings.Repeat("1,", 498) + "1],"
		out = append(out, "a: ["+strings.Repeat(row, 100+d)+"1]", `{"a": [`+strings.Repeat(row, 100+d)+"1]}")
		out = append(out, "#"+strings.Repeat(" ", document.MaxBytes+d-1))
		out = append(out, "a: ["+strings.Repeat("&x 1,", document.MaxFaults+d)+"1]")
	}
	return out
}

// TestTheNearestWordIsMeant compares which word is meant with a
// plain search through all ways to change one letter after the other.
func TestTheNearestWordIsMeant(t *testing.T) {
	words := []string{"abc", "abcd", "bacd", "x", "income", "incomes", "method", "month", "months"}
	letters := []rune("abcdinmothx")
	for k := range 3_000 {
		r := rand.New(rand.NewPCG(5, uint64(k)))
		word := []rune(words[r.IntN(len(words))])
		for range r.IntN(3) {
			switch at := r.IntN(len(word) + 1); {
			case at+1 < len(word) && r.IntN(3) == 0:
				word[at], word[at+1] = word[at+1], word[at]
			case at < len(word) && r.IntN(2) == 0:
				word[at] = letters[r.IntN(len(letters))]
			case at < len(word) && len(word) > 1 && r.IntN(2) == 0:
				word = append(word[:at:at], word[at+1:]...)
			default:
				word = append(word[:at:at], append([]rune{letters[r.IntN(len(letters))]}, word[at:]...)...)
			}
		}
		want, least := "", len(string(word))/2+1
		for _, w := range words {
			if d := plainDistance(string(word), w); d < least {
				want, least = `did you mean "`+w+`"?`, d
			}
		}
		if least == 0 {
			want = "" // it is the word
		}
		if got := document.DidYouMean(string(word), words); got != want {
			t.Errorf("DidYouMean(%q) = %s, want %s", string(word), got, want)
		}
		if got := document.OneOf(string(word), words); want != "" && got != want || want == "" && got != "there are "+strings.Join(words, ", ") {
			t.Errorf("OneOf(%q) = %s", string(word), got)
		}
	}
	long := strings.Repeat("a", 64)
	if got := document.DidYouMean(long, []string{long[1:]}); got == "" {
		t.Error("64 letters are compared")
	}
	if got := document.DidYouMean(long+"a", []string{long}); got != "" {
		t.Errorf("65 letters are not compared: %s", got)
	}
}

// plainDistance tries every way: insert, delete, change, swap with the neighbour.
func plainDistance(a, b string) int {
	switch {
	case a == "":
		return len(b)
	case b == "":
		return len(a)
	}
	cost := 1
	if a[0] == b[0] {
		cost = 0
		if len(a) == len(b) && a == b {
			return 0
		}
	}
	least := min(cost+plainDistance(a[1:], b[1:]), 1+plainDistance(a[1:], b), 1+plainDistance(a, b[1:]))
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		least = min(least, 1+plainDistance(a[2:], b[2:]))
	}
	return least
}

// TestFarWordsAreNotMeant compares with a table of all distances, which has no
// early end: of words of any length and code, near and far.
func TestFarWordsAreNotMeant(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	random := func(letters string, most int) string {
		b := make([]byte, r.IntN(most+1))
		for i := range b {
			b[i] = letters[r.IntN(len(letters))]
		}
		return string(b)
	}
	meant := 0
	for range 3_000 {
		letters, most := []string{"ab", "abcdef", "poor_near\xe1\xba\xbf"}[r.IntN(3)], []int{4, 12, 80, 200}[r.IntN(4)]
		var words []string
		for range r.IntN(8) {
			words = append(words, random(letters, most))
		}
		word := random(letters, most)
		if len(words) > 0 && r.IntN(2) == 0 {
			word = bent(r, words[0], letters)
		}
		want, least := "", len(word)/2+1
		for _, w := range words {
			if d := wholeDistance(strings.ToLower(word), w); d < least {
				want, least = `did you mean "`+w+`"?`, d
			}
		}
		if want == `did you mean ""?` || want == `did you mean "`+word+`"?` {
			want = ""
		}
		if got := document.DidYouMean(word, words); got != want {
			t.Errorf("DidYouMean(%q, %q) = %s, want %s", word, words, got, want)
		}
		if want != "" {
			meant++
		}
	}
	if meant < 500 || meant > 2_500 {
		t.Errorf("%d words have one near them", meant)
	}
}

// bent is a word with some of its letters changed, swapped, doubled or left out.
func bent(r *rand.Rand, word, letters string) string {
	b := []byte(word)
	for range r.IntN(6) {
		if len(b) < 2 {
			break
		}
		switch at := r.IntN(len(b) - 1); r.IntN(4) {
		case 0:
			b[at] = letters[r.IntN(len(letters))]
		case 1:
			b[at], b[at+1] = b[at+1], b[at]
		case 2:
			b = append(b[:at+1], b[at:]...)
		default:
			b = append(b[:at], b[at+1:]...)
		}
	}
	return string(b)
}

// wholeDistance is the distance of all beginnings of a from all beginnings of b.
func wholeDistance(a, b string) int {
	if len(a) > 64 || len(b) > 64 {
		return 1_000 // they are not compared
	}
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
		for j := range table[i] {
			switch {
			case i == 0 || j == 0:
				table[i][j] = i + j
			case a[i-1] == b[j-1]:
				table[i][j] = table[i-1][j-1]
			default:
				table[i][j] = 1 + min(table[i-1][j-1], table[i-1][j], table[i][j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				table[i][j] = min(table[i][j], table[i-2][j-2]+1)
			}
		}
	}
	return table[len(a)][len(b)]
}

// TestSuggestionsTakeNoMemory but for the answer: files may have a hundred
// thousand unknown words.
func TestSuggestionsTakeNoMemory(t *testing.T) {
	words := []string{"poor", "near_poor", "ethnic_minority", strings.Repeat("a", 64)}
	for word, most := range map[string]float64{"qqqqqqqq": 0, "near_pppp": 1, strings.Repeat("b", 64): 0} {
		if n := testing.AllocsPerRun(10, func() { document.DidYouMean(word, words) }); n > most {
			t.Errorf("%q takes %v pieces of memory", word, n)
		}
	}
}

// Faults are told in the order of their places, whatever order they were found in.
func TestFaultsAreInTheOrderOfTheirPlaces(t *testing.T) {
	at := func(file string, line, col int) document.Fault {
		return document.Fault{Code: "x", File: file, Line: line, Col: col}
	}
	want := document.Faults{at("a", 1, 2), at("a", 1, 3), at("a", 2, 1), at("a", 10, 1), at("b", 1, 1)}
	mixed := document.Faults{want[3], want[4], want[1], want[0], want[2]}
	if got := fmt.Sprint(mixed.Err()); got != want.Error() {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for place, f := range map[string]document.Fault{
		"": {}, "a: ": {File: "a"}, "a:1:2: ": at("a", 1, 2), "/x: ": {Path: "/x"}, "a:3:4:/x: ": {File: "a", Line: 3, Col: 4, Path: "/x"},
	} {
		if got := f.Place(); got != place {
			t.Errorf("%+v stands at %q, want %q", f, got, place)
		}
	}
}
