package subsidy_test

import (
	"math/big"
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// TestPaymentsAtTheLimitsOfAMachineWord: amounts that pass 64 bits on the way,
// and interest that passes 128, come to what exact fractions come to.
func TestPaymentsAtTheLimitsOfAMachineWord(t *testing.T) {
	law := book(t).On(month("2026-07"))
	rate := int64(law.Contribution.Rate.Value)
	const word = 1 << 62
	for _, income := range []rules.VND{1, 1_500_000, rules.VND(word/rate - 1), rules.VND(word / rate), rules.VND(word/rate + 1), rules.VND(4 * (word / rate)), rules.MaxVND / 3} {
		for _, r := range []rules.Rate{1, 3_000, 250_000, rules.One} {
			for _, n := range []int{1, 2, 12, 60, 130} {
				for _, m := range []subsidy.Method{subsidy.Prepay, subsidy.Backpay} {
					want := interestOf(m, n, r)
					want.Mul(want, new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(int64(income)), big.NewInt(rate)), big.NewInt(1_000_000)))
					exact := new(big.Int).Div(twiceAndOne(want), new(big.Int).Mul(big.NewInt(2), want.Denom()))
					if exact.Cmp(big.NewInt(int64(rules.MaxVND))) > 0 {
						continue // more than any amount may be
					}
					p := subsidy.Payment{Paid: month("2026-07"), From: month("2026-07"), Method: m, Months: n, Income: income, FundRate: r}
					if got := p.Gross(law); int64(got) != exact.Int64() {
						t.Errorf("%s, %d a month at %s, %d months: %d, want %s", m, income, r.Percent(), n, got, exact)
					}
				}
			}
		}
	}
}

// interestOf sums the powers of 1+r term by term (Decree 159/2025 arts. 6, 7).
func interestOf(m subsidy.Method, n int, r rules.Rate) *big.Rat {
	grows := big.NewRat(int64(rules.One+r), int64(rules.One))
	term := new(big.Rat).Set(grows)
	if m == subsidy.Prepay {
		term.SetInt64(1)
		grows.Inv(grows)
	}
	sum := new(big.Rat)
	for range n {
		sum.Add(sum, term)
		term.Mul(term, grows)
	}
	return sum
}

// twiceAndOne is 2×numerator + denominator: over twice the denominator, half up.
func twiceAndOne(r *big.Rat) *big.Int {
	return new(big.Int).Add(new(big.Int).Mul(big.NewInt(2), r.Num()), r.Denom())
}
