package pension_test

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

var update = flag.Bool("update", false, "write the prints of the answers anew")

// A paper is what is written about the questions of a test: of each answer
// everything that it says and the way to it, down to the articles.
type paper struct {
	t *testing.T
	strings.Builder
	told map[string]bool // averages and the like that are on it
}

func newPaper(t *testing.T) *paper { return &paper{t: t, told: map[string]bool{}} }

// say writes an answer, all its exported fields that are not zero.
func (p *paper) say(title string, answers ...any) {
	p.WriteString(title)
	for _, a := range answers {
		p.WriteString(" | " + told(reflect.ValueOf(a)))
	}
	p.WriteByte('\n')
}

func told(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case *rules.Law:
		if x == nil {
			return "no law"
		}
		return "law of " + x.Since.String()
	case rules.Cite:
		return "[" + x.String() + "]"
	case pension.Average:
		if x.Months == 0 {
			return "none"
		}
		return x.Cents().String() + " over " + fmt.Sprint(x.Months)
	case pension.Shortfalls:
		return told(reflect.ValueOf(x.List()))
	case fmt.Stringer:
		return x.String()
	}
	switch v.Kind() {
	case reflect.Struct:
		return fields(v)
	case reflect.Slice:
		var all []string
		for i := range v.Len() {
			all = append(all, "("+told(v.Index(i))+")")
		}
		return strings.Join(all, " ")
	}
	return fmt.Sprint(v.Interface())
}

func fields(v reflect.Value) string {
	var all []string
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() && !v.Field(i).IsZero() {
			all = append(all, f.Name+" "+told(v.Field(i)))
		}
	}
	return strings.Join(all, ", ")
}

// way writes how an answer came about, each step recomputed from those below
// it; what stands on the paper already is not told again.
func (p *paper) way(steps ...proof.Step) {
	for i := range steps {
		if err := steps[i].Check(); err != nil {
			p.t.Errorf("%s: %v", steps[i].Quantity, err)
		}
		p.step(&steps[i], "  ")
	}
}

// comesTo is way of a step that comes to the amount of the answer. An amount
// that was held at nothing is not written.
func (p *paper) comesTo(amount rules.VND, s proof.Step) {
	switch got := s.Text(); {
	case got == fmt.Sprint(int64(amount)):
		p.way(s)
	case amount != 0:
		p.t.Errorf("%s: %d is explained as %s", s.Quantity, amount, got)
	}
}

// step writes a step and those below it.
func (p *paper) step(s *proof.Step, indent string) {
	head := fmt.Sprintf("%s%s %s %s %s%s", indent, s.Quantity, s.Text(), s.Unit, s.Op, s.Ground)
	if s.Detail != "" {
		head += " of " + s.Detail
	}
	if !s.Cite.IsZero() {
		head += " [" + s.Cite.String() + "]"
	}
	p.WriteString(head)
	if p.told != nil && (s.Quantity == "average_income" || s.Quantity == "indexed_months") {
		key := proof.Digest([]proof.Step{*s})
		if p.told[key] {
			p.WriteString(" as above\n")
			return
		}
		p.told[key] = true
	}
	p.WriteByte('\n')
	for i := range s.Children {
		p.step(&s.Children[i], indent+"  ")
	}
}

// compare compares the paper with the file, or writes it.
func (p *paper) compare(name string) {
	p.t.Helper()
	file := "testdata/" + name
	if *update {
		if err := os.WriteFile(file, []byte(p.String()), 0o644); err != nil {
			p.t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		p.t.Fatal(err)
	}
	is, was := strings.Split(p.String(), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(is), len(was)) {
		if i >= len(is) || i >= len(was) || is[i] != was[i] {
			p.t.Fatalf("%s, line %d:\n got %q\nwant %q\ngo test ./pension -run 'Answers|WithoutAFigure' -update writes it anew", file, i+1, line(is, i), line(was, i))
		}
	}
}

func line(lines []string, i int) string {
	if i >= len(lines) {
		return ""
	}
	return lines[i]
}

func given(quantity string, v rules.VND) proof.Step {
	return proof.Given(quantity, proof.InVND, int64(v))
}
