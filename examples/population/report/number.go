// Package report shows what became of a population: as a page with charts that
// prints on A4, as a spreadsheet, and as a plain file of totals.
package report

import (
	"math/big"
	"strings"

	"github.com/volsi/volsi/examples/words"
)

// grouped writes a whole number in groups of three digits.
func grouped(l words.Lang, n *big.Int) string {
	digits := new(big.Int).Abs(n).String()
	var out strings.Builder
	if n.Sign() < 0 {
		out.WriteString("−")
	}
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out.WriteString(l.Say(".", ","))
		}
		out.WriteRune(d)
	}
	return out.String()
}

// signed writes a change with its sign.
func signed(l words.Lang, n *big.Int) string {
	if n.Sign() > 0 {
		return "+" + grouped(l, n)
	}
	return grouped(l, n)
}

// millions returns đồng in millions, rounded half away from zero.
func millions(n *big.Int) *big.Int { return rounded(n, 1_000_000) }

func rounded(n *big.Int, by int64) *big.Int {
	half := big.NewInt(by / 2)
	if n.Sign() < 0 {
		half.Neg(half)
	}
	sum := half.Add(n, half)
	return sum.Quo(sum, big.NewInt(by))
}

// short writes đồng for a chart: 1,2 tỷ đ.
func short(l words.Lang, n *big.Int) string {
	abs := new(big.Int).Abs(n)
	switch {
	case abs.Cmp(big.NewInt(1_000_000_000)) >= 0:
		return tenths(l, rounded(n, 100_000_000)) + l.Say(" tỷ đ", " bn đ")
	case abs.Cmp(big.NewInt(1_000_000)) >= 0:
		return tenths(l, rounded(n, 100_000)) + l.Say(" tr đ", " m đ")
	}
	return grouped(l, n) + " đ"
}

// tenths writes n tenths with one decimal, or none if it is 0.
func tenths(l words.Lang, n *big.Int) string {
	whole, rest := new(big.Int).QuoRem(n, big.NewInt(10), new(big.Int))
	out := grouped(l, whole)
	if n.Sign() < 0 && whole.Sign() == 0 {
		out = "−" + out
	}
	if rest.Sign() != 0 {
		out += l.Say(",", ".") + rest.Abs(rest).String()
	}
	return out
}

// percent writes a share of a whole with one decimal.
func percent(l words.Lang, part, whole *big.Int) string {
	if whole.Sign() == 0 {
		return "–"
	}
	n := new(big.Int).Mul(part, big.NewInt(2000))
	n.Add(n, whole)
	return tenths(l, n.Quo(n, new(big.Int).Lsh(whole, 1))) + "%"
}
