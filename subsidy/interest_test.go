package subsidy_test

import (
	"math/big"
	"testing"

	"github.com/leanovate/gopter"
	"github.com/leanovate/gopter/gen"
	"github.com/leanovate/gopter/prop"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// plainly returns what months of a payment at interest come to, one by one in
// fractions: after so many, and up to the n-th.
func plainly(p subsidy.Payment, rate rules.Rate, after, n int) rules.VND {
	rise := new(big.Rat).Add(big.NewRat(1, 1), big.NewRat(int64(p.FundRate), 1_000_000))
	sum := new(big.Rat)
	for i := after; i < n; i++ {
		month := big.NewRat(1, 1)
		for range i {
			month.Mul(month, rise)
		}
		if p.Method == subsidy.Prepay {
			month.Inv(month)
		} else {
			month.Mul(month, rise)
		}
		sum.Add(sum, month)
	}
	sum.Mul(sum, big.NewRat(int64(p.Income)*int64(rate), 1_000_000))
	sum.Add(sum, big.NewRat(1, 2))
	return rules.VND(new(big.Int).Div(sum.Num(), sum.Denom()).Int64())
}

// TestInterestProperties: interest loses nothing. Discounting by decimals made
// of one month 0.999…, and of half a đồng nothing.
func TestInterestProperties(t *testing.T) {
	law := book(t).On(month("2026-07"))
	rate := law.Contribution.Rate.Value
	properties(t, func(p *gopter.Properties) {
		p.Property("a payment at interest is its months one by one, rounded once", prop.ForAll(
			func(income int64, fund int64, months, used int, ahead bool) bool {
				pay := subsidy.Payment{Paid: month("2026-07"), From: month("2026-07"), Method: subsidy.Backpay, Months: months, Income: rules.VND(income), FundRate: rules.Rate(fund)}
				if ahead {
					pay.Method = subsidy.Prepay
				}
				return pay.Gross(law) == plainly(pay, rate, 0, months) && pay.Remaining(law, months-min(used, months)) == plainly(pay, rate, min(used, months), months)
			},
			gen.Int64Range(1, 50_000_000), gen.Int64Range(1, 20_000), gen.IntRange(1, 60), gen.IntRange(0, 60), gen.Bool(),
		))
		p.Property("half a đồng of one month, or of two, is a whole one", prop.ForAll(
			func(odd, fund int64, two bool) bool {
				pay := subsidy.Payment{Paid: month("2026-07"), From: month("2026-07"), Method: subsidy.Prepay, Months: 1, Income: rules.VND(25 * (2*odd + 1)), FundRate: rules.Rate(fund)}
				if two { // 1 + 10000/10031 of 250775 đồng
					pay.Months, pay.FundRate, pay.Income = 2, 3_100, pay.Income*10_031
				}
				exact := new(big.Rat).Mul(big.NewRat(int64(pay.Income), 1), big.NewRat(int64(rate), 1_000_000))
				if two {
					exact.Mul(exact, big.NewRat(20_031, 10_031))
				}
				return exact.Denom().Int64() == 2 && pay.Gross(law) == plainly(pay, rate, 0, pay.Months)
			},
			gen.Int64Range(1, 1_000_000), gen.Int64Range(1, 20_000), gen.Bool(),
		))
	})
}
