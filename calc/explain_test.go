package calc_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// A node is a step as a program that knows only the JSON form reads it.
type node struct {
	Quantity string          `json:"quantity"`
	Detail   string          `json:"detail"`
	Unit     string          `json:"unit"`
	Label    rules.Text      `json:"label"`
	Value    string          `json:"value"`
	Op       string          `json:"op"`
	Ground   string          `json:"ground"`
	Cite     json.RawMessage `json:"cite"`
	Children []node          `json:"children"`
}

// checked recomputes a tree from its leaves, sharing no code with the library.
func checked(n node) error {
	if n.Label.VI == "" || n.Label.EN == "" || n.Label.VI == n.Label.EN {
		return fmt.Errorf("%s has no name in both languages", n.Quantity)
	}
	if len(n.Children) == 0 {
		return leaf(n)
	}
	for _, c := range n.Children {
		if err := checked(c); err != nil {
			return err
		}
	}
	if want := apply(n); want.Cmp(exact(n.Value)) != 0 {
		return fmt.Errorf("%s is %s, its parts give %s", n.Quantity, n.Value, want.RatString())
	}
	return nil
}

func leaf(n node) error {
	var cite struct{ Article string }
	_ = json.Unmarshal(n.Cite, &cite)
	switch {
	case n.Ground == "law" && cite.Article == "":
		return fmt.Errorf("%s is law without an article", n.Quantity)
	case n.Ground != "law" && n.Ground != "given" && n.Ground != "assumed":
		return fmt.Errorf("%s comes from %q", n.Quantity, n.Ground)
	}
	return nil
}

func exact(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return big.NewRat(-1, 1)
	}
	return r
}

func floorOf(r *big.Rat) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Div(r.Num(), r.Denom()))
}

// apply does to the children what the operation says.
func apply(n node) *big.Rat {
	x := make([]*big.Rat, len(n.Children))
	for i, c := range n.Children {
		x[i] = exact(c.Value)
	}
	acc := new(big.Rat).Set(x[0])
	for _, y := range x[1:] {
		switch n.Op {
		case "sum":
			acc.Add(acc, y)
		case "difference":
			acc.Sub(acc, y)
		case "product":
			acc.Mul(acc, y)
		case "quotient":
			acc.Quo(acc, y)
		case "least":
			if y.Cmp(acc) < 0 {
				acc.Set(y)
			}
		case "greatest":
			if y.Cmp(acc) > 0 {
				acc.Set(y)
			}
		}
	}
	return shaped(n.Op, acc, x)
}

// shaped does the operations that are not one of two numbers.
func shaped(op string, acc *big.Rat, x []*big.Rat) *big.Rat {
	switch op {
	case "round":
		return floorOf(acc.Add(acc, big.NewRat(1, 2)))
	case "round_down":
		return floorOf(acc)
	case "round_up":
		return acc.Neg(floorOf(acc.Neg(acc)))
	case "whole_years":
		return floorOf(acc.Mul(acc, big.NewRat(1, 12)))
	case "benefit_years":
		years := floorOf(new(big.Rat).Quo(x[0], big.NewRat(12, 1)))
		odd := new(big.Rat).Sub(x[0], new(big.Rat).Mul(years, big.NewRat(12, 1)))
		if odd.Cmp(x[2]) >= 0 {
			return years.Add(years, big.NewRat(2, 2))
		}
		if odd.Cmp(x[1]) >= 0 {
			return years.Add(years, big.NewRat(1, 2))
		}
		return years
	case "discounted", "compounded":
		return interest(op, x[0], x[1])
	case "discount", "growth":
		fine := big.NewRat(1<<40, 1)
		rise := new(big.Rat).Add(big.NewRat(1, 1), x[1])
		if op == "discount" {
			rise.Inv(rise)
		}
		acc = new(big.Rat).Set(fine)
		for range x[0].Num().Int64() {
			acc = floorOf(new(big.Rat).Mul(acc, rise))
		}
		return acc.Quo(acc, fine)
	}
	return acc
}

func interest(op string, n, r *big.Rat) *big.Rat {
	sum := new(big.Rat)
	for i := range n.Num().Int64() {
		p := big.NewRat(1, 1)
		times := i
		if op == "compounded" {
			times++
		}
		for range times {
			p.Mul(p, new(big.Rat).Add(big.NewRat(1, 1), r))
		}
		if op == "discounted" {
			p.Inv(p)
		}
		sum.Add(sum, p)
	}
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(20), nil))
	return new(big.Rat).Quo(floorOf(sum.Add(sum.Mul(sum, scale), big.NewRat(1, 2))), scale)
}

// trees returns the explanation of a result as JSON nodes, checked.
func trees(t *testing.T, r calc.Explained) []node {
	t.Helper()
	e := r.Explain()
	for i := range e.Steps {
		if err := e.Steps[i].Check(); err != nil {
			t.Errorf("%T: %s", r, err)
		}
	}
	data, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Steps  []node
		Digest string
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	if digest(doc.Steps) != doc.Digest {
		t.Errorf("%T: the digest is not that of the steps", r)
	}
	for _, n := range doc.Steps {
		if err := checked(n); err != nil {
			t.Errorf("%T: %s", r, err)
		}
	}
	if err := stands(doc.Steps); err != nil {
		t.Errorf("%T: %s", r, err)
	}
	return doc.Steps
}

// stands holds that a leaf with the quantity and detail of the top of a tree
// has its value.
func stands(trees []node) (err error) {
	tops := map[[2]string]string{}
	for _, n := range trees {
		tops[[2]string{n.Quantity, n.Detail}] = n.Value
	}
	for i := range trees {
		walk(&trees[i], func(n *node) {
			if top, ok := tops[[2]string{n.Quantity, n.Detail}]; ok && n.Ground == "given" && n.Value != top {
				err = fmt.Errorf("the leaf %s %s is %s, its tree comes to %s", n.Quantity, n.Detail, n.Value, top)
			}
		})
	}
	return err
}

// digest is the SHA-256 over one line a step, as the schema describes it.
func digest(steps []node) string {
	var b strings.Builder
	written(&b, steps, 0)
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:])
}

func written(b *strings.Builder, steps []node, depth int) {
	for _, n := range steps {
		var cite struct{ Instrument, Article string }
		_ = json.Unmarshal(n.Cite, &cite)
		fmt.Fprintf(b, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", depth, n.Quantity, n.Detail, n.Unit, n.Value, n.Op, n.Ground, cite.Instrument, cite.Article)
		written(b, n.Children, depth+1)
	}
}

func TestEveryCaseExplainsItsAmounts(t *testing.T) {
	files, _ := filepath.Glob("testdata/cases/*.yaml")
	c := vietnamese(t)
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			cases, err := casefile.Read(name, data)
			if err != nil {
				t.Fatal(err)
			}
			for _, cs := range cases {
				answers, err := cs.Run(c, os.DirFS("testdata/cases"))
				if err != nil {
					continue // a case that expects an error
				}
				for _, a := range answers {
					t.Run(cs.ID+"/"+a.ID, func(t *testing.T) { explains(t, a.Result) })
				}
			}
		})
	}
}

func vietnamese(t testing.TB) *calc.Calculator {
	t.Helper()
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Whoever turns a digit anywhere in a tree is found out.
func TestATurnedDigitIsFound(t *testing.T) {
	c := vietnamese(t)
	life, err := c.Life(calc.Person{Sex: rules.Female, Born: month("1969-05")}, []calc.Row{{
		Period: rules.Period{From: month("2008-01"), Until: month("2026-06")}, Scheme: pension.Voluntary, Level: calc.Average, Amount: 3_000_000,
	}})
	if err != nil {
		t.Fatal(err)
	}
	p, err := c.Pension(life, calc.PensionQuestion{Month: month("2026-06")})
	if err != nil {
		t.Fatal(err)
	}
	nodes := trees(t, p)
	whole := digest(nodes)
	walk(&nodes[0], func(n *node) {
		before := n.Value
		n.Value = turned(before)
		if checked(nodes[0]) == nil && digest(nodes) == whole {
			t.Errorf("%s turned from %s to %s and nobody noticed", n.Quantity, before, n.Value)
		}
		n.Value = before
	})
}

func walk(n *node, visit func(*node)) {
	visit(n)
	for i := range n.Children {
		walk(&n.Children[i], visit)
	}
}

// turned returns the number with its first digit turned.
func turned(s string) string {
	d := s[0]
	next := map[bool]byte{true: '1', false: d + 1}[d == '9']
	return strings.Replace(s, string(d), string(next), 1)
}
