package main

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"github.com/volsi/volsi/examples/words"
)

// A formulaRule says how one field of an answer follows from others beside it:
// a sum, or a product that is rounded to the đồng.
type formulaRule struct {
	target      string
	plus, minus []string
	times       []string
}

// formulaRules are written into spreadsheets wherever they give the figure
// exactly; a floor or another rule of the law that was applied leaves the
// figure a plain number.
var formulaRules = []formulaRule{
	{target: "net", plus: []string{"gross"}, minus: []string{"state_support", "local_support", "donor_support"}},
	{target: "refund", plus: []string{"gross"}, minus: []string{"state_support"}},
	{target: "amount", plus: []string{"before_deduction"}, minus: []string{"support_deducted"}},
	{target: "amount", times: []string{"base", "share"}},
	{target: "monthly", times: []string{"average_income", "rate"}},
	{target: "insured_months", plus: []string{"voluntary_months", "compulsory_months"}},
}

// formulas gives rows of one object their formulas; rows says where in the
// sheet each field stands, column is that of the figures.
func (s *sheet) formulas(t *tree, rows map[string]int, column int) {
	for _, r := range formulaRules {
		at, ok := rows[r.target]
		if !ok || s.rows[at][column].formula != "" || s.rows[at][column].number == "" {
			continue
		}
		if text, value := r.of(t, rows, at); value != nil && value.Cmp(rational(s.rows[at][column].number)) == 0 {
			s.rows[at][column].formula = text
		}
	}
}

// of returns the formula and what it gives; nil if a field is missing.
func (r formulaRule) of(t *tree, rows map[string]int, at int) (string, *big.Rat) {
	var text strings.Builder
	value := new(big.Rat)
	add := func(keys []string, sign string) {
		for _, key := range keys {
			row, ok := rows[key]
			x := rational(t.says(key))
			if !ok || x == nil {
				continue
			}
			if text.Len() > 0 || sign == "-" {
				text.WriteString(sign)
			}
			fmt.Fprintf(&text, "{0,%d}", row-at)
			if sign == "-" {
				x.Neg(x)
			}
			value.Add(value, x)
		}
	}
	if len(r.times) > 0 {
		return r.product(t, rows, at)
	}
	if add(r.plus, "+"); text.Len() == 0 {
		return "", nil
	}
	add(r.minus, "-")
	return text.String(), value
}

// product multiplies two fields and rounds to the đồng. A product too near a
// half is left alone: spreadsheets count in binary.
func (r formulaRule) product(t *tree, rows map[string]int, at int) (string, *big.Rat) {
	value, refs := big.NewRat(1, 1), make([]string, len(r.times))
	for i, key := range r.times {
		row, ok := rows[key]
		x := rational(t.says(key))
		if !ok || x == nil {
			return "", nil
		}
		value.Mul(value, x)
		refs[i] = fmt.Sprintf("{0,%d}", row-at)
	}
	half := new(big.Rat).Add(value, big.NewRat(1, 2))
	whole := new(big.Int).Quo(half.Num(), half.Denom())
	off := new(big.Rat).Sub(half, new(big.Rat).SetInt(whole))
	if near := big.NewRat(1, 1000); off.Cmp(near) < 0 || new(big.Rat).Sub(big.NewRat(1, 1), off).Cmp(near) < 0 {
		return "", nil
	}
	return "ROUND(" + strings.Join(refs, "*") + ",0)", new(big.Rat).SetInt(whole)
}

var reference = regexp.MustCompile(`\{(-?\d+),(-?\d+)\}`)

// resolved writes the references of a formula, which are relative, as cells.
func resolved(formula string, column, row int) string {
	return reference.ReplaceAllStringFunc(formula, func(s string) string {
		m := reference.FindStringSubmatch(s)
		x, _ := strconv.Atoi(m[1])
		y, _ := strconv.Atoi(m[2])
		return at(column+x, row+y)
	})
}

// payerSheet says who pays which part of each contribution that was asked
// about, with a chart.
func payerSheet(l words.Lang) sheet {
	s := speaker{l, "contribution"}
	out := sheet{name: l.Say("Ai trả bao nhiêu", "Who pays"), head: []string{l.Label("", "id")}}
	for _, key := range payerKeys {
		out.head = append(out.head, s.Label(s.kind, key))
	}
	out.head = append(out.head, s.Label(s.kind, "gross"))
	out.charts = []chart{{l.Say("Ai trả bao nhiêu", "Who pays how much"), stackedBars, []int{2, 3, 4, 5}}}
	return out
}

var payerKeys = []string{"state_support", "local_support", "donor_support", "net"}

// payers adds the parts of one contribution; their sum is a formula.
func (s *sheet) payers(l words.Lang, title string, t *tree) {
	row := []cell{{said: title}}
	for _, key := range payerKeys {
		k := t.at(key)
		if k == nil {
			row = append(row, cell{said: l.Money("0"), number: "0", unit: words.Money})
			continue
		}
		row = append(row, cellOf(l, "contribution", k))
	}
	gross := cellOf(l, "contribution", t.at("gross"))
	gross.formula = "SUM({-4,0}:{-1,0})"
	s.rows = append(s.rows, append(row, gross))
}

// threeSheet sets stopping now, going on and the most side by side.
func threeSheet(s speaker, t *tree, n int) sheet {
	out := sheet{name: numbered(s.Say("Ba mức", "Three figures"), n), head: []string{""}}
	keys := []string{"insured_months", "eligible", "starts", "monthly", "total_paid", "monthly_in_todays_money", "monthly_basis", "total_paid_basis"}
	for _, key := range keys {
		out.head = append(out.head, s.Label(s.kind, key))
	}
	for _, figure := range figureKeys {
		k := t.at(figure)
		if k == nil {
			continue
		}
		row := []cell{{said: s.Label(s.kind, figure)}}
		for _, key := range keys {
			row = append(row, cellOf(s.Lang, s.within(k).kind, k.at(key)))
		}
		out.rows = append(out.rows, row)
	}
	out.charts = []chart{{out.head[4], bars, []int{5}}, {out.head[5], bars, []int{6}}}
	return out
}

// numbered tells sheets of one name apart.
func numbered(name string, n int) string {
	if n == 0 {
		return name
	}
	return fmt.Sprint(name, " ", n+1)
}
