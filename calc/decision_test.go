package calc_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// Decision tables: every condition of an article just not met, just met, and
// met with something to spare, in every combination with the others. The
// verdicts are read off the article; nothing here computes them.

// A decision is one table. Its rows read as sentences: down, then across, then
// the verdict.
type decision struct {
	article, what string
	down, across  []string // the conditions, in words
	want          []string // a line for each of down, with a verdict for each of across
	ask           func(c *calc.Calculator, i, j int) string
}

// no is the verdict on whoever has no claim.
const no = "no"

func decide(t *testing.T, tables []decision) {
	t.Helper()
	c := vietnam(t)
	for _, d := range tables {
		t.Run(d.article+"/"+d.what, func(t *testing.T) { d.decide(t, c) })
	}
}

func (d decision) decide(t *testing.T, c *calc.Calculator) {
	t.Helper()
	if d.article == "" || len(d.want) != len(d.down) {
		t.Fatalf("%d lines of verdicts for %d conditions", len(d.want), len(d.down))
	}
	for i, line := range d.want {
		verdicts := strings.Fields(line)
		if len(verdicts) != len(d.across) {
			t.Fatalf("%s: %d verdicts for %d conditions", d.down[i], len(verdicts), len(d.across))
		}
		for j, want := range verdicts {
			if got := d.ask(c, i, j); got != want {
				t.Errorf("%s: %s, %s: got %s, want %s", d.what, d.down[i], d.across[j], got, want)
			}
		}
	}
}

// A table that says anything about a cell that is otherwise must fail.
func TestDecisionHarness(t *testing.T) {
	d := decision{article: "none", down: []string{"a", "b"}, across: []string{"c", "d"}, want: []string{"x y", "y x"},
		ask: func(_ *calc.Calculator, i, j int) string { return string("xy"[(i+j)%2]) }}
	d.decide(t, nil)
	seen := 0
	d.ask = func(_ *calc.Calculator, i, j int) string { seen++; return string("xy"[(i+j)%2]) }
	if d.decide(t, nil); seen != 4 {
		t.Errorf("%d of 4 cells were asked", seen)
	}
}

// around are the three ways to stand to a bound, in words.
func around(what string, bound int) []string {
	return []string{fmt.Sprintf("%s %d", what, bound-1), fmt.Sprintf("%s %d", what, bound), fmt.Sprintf("%s %d", what, bound+1)}
}

var aboutTheAge = []string{"the month before the age", "the month of the age", "the month after it"}

// months of voluntary or compulsory insurance at an average that is settled.
func voluntaryMonths(n int) calc.Row { return settledMonths(pension.Voluntary, n) }

func compulsoryMonths(n int) calc.Row { return settledMonths(pension.Compulsory, n) }

func settledMonths(scheme pension.Scheme, n int) calc.Row {
	return run(scheme, calc.Average, 5_000_000, n, famAt("2020-01"))
}

// verdict returns yes, no, or what went wrong.
func verdict(is bool, err error) string {
	switch {
	case err != nil:
		return "error"
	case is:
		return "yes"
	}
	return no
}

// branchOf asks for a pension: its branch, or no.
func branchOf(c *calc.Calculator, p calc.Person, q calc.PensionQuestion, rows ...calc.Row) string {
	l, err := c.Life(p, backwards(q.Month, rows...))
	if err != nil {
		return "error"
	}
	out, err := c.Pension(l, q)
	if err != nil || !out.Eligible {
		return verdict(false, err)
	}
	return out.Branch.String()
}

// bornFor returns whoever reaches the ordinary age in month m, by trying
// months of birth: the last born of them.
func bornFor(c *calc.Calculator, sex rules.Sex, m rules.Month) calc.Person {
	for born := m - 12*50; born > m-12*70; born-- {
		if pension.AgeOf(c.Book(), sex, born, 0).Reached == m {
			return calc.Person{Sex: sex, Born: born}
		}
	}
	panic("nobody reaches the age in " + m.String())
}
