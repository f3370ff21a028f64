package calc_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rules/proof"
)

// A tale is a document with the reason why it is asked.
type tale struct{ what, doc string }

// tells holds that each document is answered, in every field, note, citation
// and step of its trees, or refused, in every part of its faults, as the golden
// file of that name says. Whoever changes an answer on purpose writes it anew
// with -update and reads what has become of it.
func tells(t *testing.T, c *calc.Calculator, name string, tales []tale) {
	t.Helper()
	var b strings.Builder
	for _, x := range tales {
		fmt.Fprintf(&b, "## %s\n%s\n", x.what, wholly(c, x.doc))
	}
	golden(t, name, b.String())
}

// golden holds that a text is the golden file of that name.
func golden(t *testing.T, name, text string) {
	t.Helper()
	file := "testdata/told/" + name + ".txt"
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got, known := strings.Split(text, "\n"), strings.Split(string(want), "\n")
	for i, line := range got {
		if i >= len(known) || line != known[i] {
			t.Fatalf("%s:%d: told as\n%s\nif that is meant: go test ./calc -run Told -update", file, i+1, line)
		}
	}
	if len(got) != len(known) {
		t.Fatalf("%s: %d lines are told of %d", file, len(got), len(known))
	}
}

// personOf returns the person of a document.
func personOf(t *testing.T, text string) calc.Person {
	t.Helper()
	cases, err := casefile.Read("told.yaml", []byte(text+"ask: {kind: retirement_age}"))
	if err != nil {
		t.Fatal(err)
	}
	return cases[0].Person
}

// wholly returns all that a document is answered, line by line.
func wholly(c *calc.Calculator, doc string) string {
	cases, err := casefile.Read("told.yaml", []byte(doc))
	if err != nil {
		return faultLines(err)
	}
	cs := &cases[0].Case
	life, err := c.Life(cs.Person, cs.Record)
	if err != nil {
		return faultLines(err)
	}
	var b strings.Builder
	for i := range cs.Ask {
		a, err := cs.Ask[i].Answer(c, life)
		if err != nil {
			b.WriteString(faultLines(err))
			continue
		}
		b.WriteString(whole(c, life, a))
	}
	return b.String()
}

// whole returns one answer line by line.
func whole(c *calc.Calculator, life *calc.Life, a calc.Answer) string {
	var b strings.Builder
	data, err := json.Marshal(a.Result)
	fmt.Fprintf(&b, "%s %v\n", data, err)
	for _, n := range a.Notes() {
		fmt.Fprintf(&b, "note %s", n.Code)
		for _, cite := range n.Cites {
			fmt.Fprintf(&b, " [%s]", cite)
		}
		b.WriteByte('\n')
	}
	for _, cite := range a.Citations() {
		fmt.Fprintf(&b, "cite %s\n", cite)
	}
	if x, ok := a.Result.(calc.Explained); ok {
		for _, s := range x.Explain().Steps {
			writeSteps(&b, &s, 1, toldDeep)
		}
	}
	if a.ByMonth {
		writeYears(&b, c.ByMonth(life, a.Result))
	}
	return b.String()
}

// writeYears tells months that are alike in one line.
func writeYears(b *strings.Builder, years []calc.LedgerYear) {
	for _, y := range years {
		fmt.Fprintf(b, "%d: %s\n", y.Year, y.Indexed)
		for i := 0; i < len(y.Months); {
			m, n := y.Months[i], 1
			for ; i+n < len(y.Months) && y.Months[i+n].Month == m.Month+rules.Month(n); n++ {
				next := y.Months[i+n]
				if next.Month = m.Month; next != m {
					break
				}
			}
			fmt.Fprintf(b, " %d from %s: %s %s %d × %s = %s; own %d, State %d, others %d\n", n, m.Month, m.Scheme, m.Level.EN, m.Amount, m.Factor, m.Indexed, m.Own, m.State, m.Others)
			i += n
		}
	}
}

// How far down trees are told step by step.
const (
	toldDeep  = 6
	wholeDeep = 100
)

// writeSteps tells a step that stands so deep in a tree, and those below it; what
// lies below the deepest is told by its digest.
func writeSteps(b *strings.Builder, s *proof.Step, deep, deepest int) {
	fmt.Fprintf(b, "%*s%s %s = %s %v", deep, "", s.Quantity, s.Detail, s.Text(), s.Unit)
	if len(s.Children) > 0 {
		fmt.Fprintf(b, " %v", s.Op)
	} else {
		fmt.Fprintf(b, " %v", s.Ground)
	}
	if !s.Cite.IsZero() {
		fmt.Fprintf(b, " [%s]", s.Cite)
	}
	if deep == deepest && len(s.Children) > 0 {
		fmt.Fprintf(b, " of %.12s", proof.Digest(s.Children))
	}
	b.WriteByte('\n')
	for i := range s.Children {
		if deep < deepest {
			writeSteps(b, &s.Children[i], deep+1, deepest)
		}
	}
}

func faultLines(err error) string {
	var b strings.Builder
	for _, f := range document.All(err) {
		f.File, f.Line, f.Col = "", 0, 0
		data, err := json.Marshal(f)
		fmt.Fprintf(&b, "refused %s %v\n", data, err)
	}
	return b.String()
}
