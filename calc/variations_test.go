package calc_test

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

var update = flag.Bool("update", false, "write the frozen answers and the prints of the variations anew")

const (
	printsFile   = "testdata/variations.golden"
	perCase      = 8 // variations of each worked case
	perCaseShort = 3
)

// TestVariations bends every worked case in several ways, each within the
// words that the cases use: a month later, another status, somebody else's
// question. Whatever the answer or the refusal, with all its explanations, it
// is the same as it was. What the right answer is, other tests say; this one
// says that no answer changes unnoticed.
func TestVariations(t *testing.T) {
	c := vietnam(t)
	v, err := allVariations()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		writePrints(t, c, v)
	}
	want := readPrints(t)
	each := perCase
	if testing.Short() {
		each = perCaseShort
	}
	failed := 0
	for i, cs := range v.cases {
		t.Run(cs.name, func(t *testing.T) {
			for k := range each {
				doc := v.bent(i, k)
				if got := printOf(c, doc); k >= len(want[cs.name]) || got != want[cs.name][k] {
					failed++
					t.Errorf("variation %d is answered in another way than before:\n%s", k, doc)
				}
			}
		})
		if failed >= 5 {
			t.Fatal("and perhaps others; if the change is meant, go test ./calc -run Variations -update")
		}
	}
}

// printOf returns what a document is answered, as a short digest.
func printOf(c *calc.Calculator, doc string) string {
	sum := sha256.Sum256([]byte(saidTo(c, doc)))
	return hex.EncodeToString(sum[:5])
}

// saidTo returns answers and faults as they are written.
func saidTo(c *calc.Calculator, doc string) string {
	cases, err := casefile.Read("v.json", []byte(doc))
	if err != nil {
		return "unreadable " + err.Error()
	}
	answers, err := cases[0].Run(c, os.DirFS("testdata/cases"))
	if err != nil {
		faults, _ := json.Marshal(document.All(err))
		return string(faults)
	}
	var b strings.Builder
	for _, a := range answers {
		data, err := json.Marshal(withoutLaw{a})
		fmt.Fprintf(&b, "%s %v %v\n", data, err, logged(a))
	}
	return b.String()
}

// logged returns the answer as a log shows it.
func logged(a casefile.Answer) string {
	var b strings.Builder
	noTime := func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}
	slog.New(slog.NewTextHandler(&b, &slog.HandlerOptions{ReplaceAttr: noTime})).Info("answered", "answer", a)
	return b.String()
}

// withoutLaw writes an answer without the hash of the rule files, which
// changes with every word in them.
type withoutLaw struct{ casefile.Answer }

func (w withoutLaw) MarshalJSON() ([]byte, error) {
	data, err := json.Marshal(w.Answer)
	if err != nil {
		return nil, err
	}
	used, err := json.Marshal(w.Law())
	return []byte(strings.Replace(string(data), `"law":`+string(used), `"law":"`+w.Law().Regime+`"`, 1)), err
}

func readPrints(t *testing.T) map[string][]string {
	t.Helper()
	data, err := os.ReadFile(printsFile)
	if err != nil {
		t.Fatal(err)
	}
	prints := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		name, list, _ := strings.Cut(strings.TrimSpace(line), ": ")
		prints[name] = strings.Fields(list)
	}
	return prints
}

func writePrints(t *testing.T, c *calc.Calculator, v variations) {
	t.Helper()
	var b strings.Builder
	for i, cs := range v.cases {
		fmt.Fprintf(&b, "%s:", cs.name)
		for k := range perCase {
			b.WriteString(" " + printOf(c, v.bent(i, k)))
		}
		b.WriteByte('\n')
	}
	if err := os.WriteFile(printsFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// variations are the worked cases and the words that stand in them: what was
// ever said under a key, by where the key stands.
type variations struct {
	cases []workedCase
	words map[string][]document.Node
	asks  []document.Node
}

type workedCase struct {
	name string
	node document.Node
}

// allVariations reads the worked cases, once.
var allVariations = sync.OnceValues(func() (variations, error) {
	v := variations{words: map[string][]document.Node{}}
	files, err := filepath.Glob("testdata/cases/*.yaml")
	for _, name := range append(files, "testdata/variations.yaml") {
		data, errRead := os.ReadFile(name)
		root, errParse := document.Parse(name, data)
		if err = cmp.Or(err, errRead, errParse); err != nil {
			return v, err
		}
		for i, n := range root.Child("cases").Kids {
			cs := workedCase{fmt.Sprintf("%s#%d", filepath.Base(name), i), document.Node{Kind: document.Map}}
			for _, key := range []string{"as_known_on", "law", "person", "record", "assume", "ask"} {
				if kid := n.Child(key); kid != nil {
					cs.node.Kids = append(cs.node.Kids, *kid)
				}
			}
			v.cases = append(v.cases, cs)
			v.learn("", &cs.node)
		}
	}
	return v, nil
})

// learn notes what stands in a document.
func (v *variations) learn(where string, n *document.Node) {
	switch n.Kind {
	case document.Map:
		for i := range n.Kids {
			kid := &n.Kids[i]
			at := below(where, kid.Key)
			v.words[at] = append(v.words[at], copied(kid))
			if kid.Key == "ask" && kid.Kind == document.Map {
				v.asks = append(v.asks, copied(kid))
			}
			v.learn(at, kid)
		}
	case document.List:
		for i := range n.Kids {
			v.learn(where, &n.Kids[i])
		}
	}
}

func below(where, key string) string { return strings.TrimPrefix(where+"/"+key, "/") }

// bent returns the k-th variation of a case as JSON, every question of it
// explained; the first is the case itself.
func (v *variations) bent(i, k int) string {
	r := rand.New(rand.NewPCG(*seed, uint64(i)<<16|uint64(k)))
	n := copied(&v.cases[i].node)
	if k > 0 && r.IntN(6) == 0 {
		*child(&n, "ask") = copied(&v.asks[r.IntN(len(v.asks))])
	}
	for range min(k, 1+k%3) {
		v.bend(r, "", &n)
	}
	explained(child(&n, "ask"))
	var b strings.Builder
	writeJSON(&b, &n)
	return b.String()
}

func copied(n *document.Node) document.Node {
	c := *n
	c.Kids = slices.Clone(n.Kids)
	for i := range c.Kids {
		c.Kids[i] = copied(&c.Kids[i])
	}
	return c
}

func child(n *document.Node, key string) *document.Node {
	if n.Child(key) == nil {
		n.Kids = append(n.Kids, document.Node{Key: key, Kind: document.Map})
	}
	return n.Child(key)
}

func explained(ask *document.Node) {
	if ask.Kind == document.List {
		for i := range ask.Kids {
			explained(&ask.Kids[i])
		}
		return
	}
	if ask.Kind == document.Map && ask.Child("explain") == nil {
		*ask = copied(ask)
		ask.Kids = append(ask.Kids, document.Node{Kind: document.Scalar, Key: "explain", Text: "true"})
	}
}

// bend changes one value somewhere below n.
func (v *variations) bend(r *rand.Rand, where string, n *document.Node) {
	switch {
	case n.Kind == document.Map && len(n.Kids) > 0 && r.IntN(12) == 0:
		v.reword(r, where, n)
	case n.Kind == document.Map && len(n.Kids) > 0:
		kid := &n.Kids[r.IntN(len(n.Kids))]
		v.bend(r, below(where, kid.Key), kid)
	case n.Kind == document.List && len(n.Kids) > 0 && r.IntN(10) == 0:
		v.relist(r, where, n)
	case n.Kind == document.List && len(n.Kids) > 0:
		v.bend(r, where, &n.Kids[r.IntN(len(n.Kids))])
	case n.Kind == document.Scalar && strings.HasSuffix(where, "kind"):
	case n.Kind == document.Scalar:
		v.rescale(r, where, n)
	}
}

// reword leaves a key out, or says one that another case says there.
func (v *variations) reword(r *rand.Rand, where string, n *document.Node) {
	if r.IntN(8) == 0 {
		at := r.IntN(len(n.Kids))
		n.Kids = slices.Delete(n.Kids, at, at+1)
		return
	}
	var keys []string
	for _, at := range slices.Sorted(maps.Keys(v.words)) {
		if rest, ok := strings.CutPrefix(at, where+"/"); ok && !strings.Contains(rest, "/") && n.Child(rest) == nil {
			keys = append(keys, rest)
		}
	}
	if len(keys) == 0 {
		return
	}
	words := v.words[below(where, keys[r.IntN(len(keys))])]
	n.Kids = append(n.Kids, copied(&words[r.IntN(len(words))]))
}

// relist leaves an item out, says it twice, or turns two around.
func (v *variations) relist(r *rand.Rand, _ string, n *document.Node) {
	i, j := r.IntN(len(n.Kids)), r.IntN(len(n.Kids))
	switch r.IntN(3) {
	case 0:
		n.Kids = slices.Delete(n.Kids, i, i+1)
	case 1:
		n.Kids = append(n.Kids, copied(&n.Kids[i]))
	default:
		n.Kids[i], n.Kids[j] = n.Kids[j], n.Kids[i]
	}
}

// rescale moves a month, changes a number a little or a lot, or takes a word
// that another case has there.
func (v *variations) rescale(r *rand.Rand, where string, n *document.Node) {
	if m, err := rules.ParseMonth(n.Text); err == nil && r.IntN(4) > 0 {
		steps := []rules.Month{-60, -24, -13, -12, -6, -1, -1, -1, 1, 1, 1, 6, 12, 13, 24, 60, 119, 120}
		n.Text = (m + steps[r.IntN(len(steps))]).String()
		return
	}
	if x, err := strconv.ParseInt(n.Text, 10, 62); err == nil && r.IntN(4) > 0 {
		steps := []int64{x + 1, x - 1, x + 50_000, x - 50_000, x * 2, x / 2, x * 10, 0, x + 12}
		n.Text = strconv.FormatInt(steps[r.IntN(len(steps))], 10)
		return
	}
	words := v.words[where]
	w := copied(&words[r.IntN(len(words))])
	n.Text, n.Quoted, n.Kind, n.Kids = w.Text, w.Quoted, w.Kind, w.Kids
}

func writeJSON(b *strings.Builder, n *document.Node) {
	switch n.Kind {
	case document.Null:
		b.WriteString("null")
	case document.Scalar:
		b.WriteString(scalarJSON(n))
	case document.List:
		b.WriteByte('[')
		for i := range n.Kids {
			separate(b, i)
			writeJSON(b, &n.Kids[i])
		}
		b.WriteByte(']')
	case document.Map:
		b.WriteByte('{')
		for i := range n.Kids {
			separate(b, i)
			b.WriteString(strconv.Quote(n.Kids[i].Key) + ":")
			writeJSON(b, &n.Kids[i])
		}
		b.WriteByte('}')
	}
}

func separate(b *strings.Builder, i int) {
	if i > 0 {
		b.WriteByte(',')
	}
}

func scalarJSON(n *document.Node) string {
	plain := strings.ReplaceAll(n.Text, "_", "")
	if _, err := rules.ParseRate(plain); !n.Quoted && (err == nil && !strings.HasSuffix(plain, "%") || plain == "true" || plain == "false") {
		return plain
	}
	data, _ := json.Marshal(n.Text)
	return string(data)
}
