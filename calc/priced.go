package calc

import (
	"slices"

	"github.com/volsi/volsi/rules"
)

// priced is what the law of a payment sets for its price.
type priced struct {
	rate, fund      rules.Rate
	floor, base     rules.VND
	shares          rules.SupportShares
	prepay, backpay rules.Choice
	most            int
}

func pricedBy(law *rules.Law) priced {
	c, s := &law.Contribution, &law.Support
	return priced{
		c.Rate.Value, c.FundRate.Value, c.Floor.Value, s.Base.Value, s.Share, s.Prepay.Value, s.Backpay.Value, s.MaxMonths.Value,
	}
}

// repricesOf returns the months in which the law prices payments in another
// way than before.
func repricesOf(b *rules.Book) (months []rules.Month) {
	last := priced{}
	for i := range b.Len() {
		law := b.At(i)
		if now := pricedBy(law); now != last {
			months, last = append(months, law.Since), now
		}
	}
	return months
}

// pricedSince returns since when the law has priced payments as in a month.
func (c *Calculator) pricedSince(m rules.Month) rules.Month {
	i, _ := slices.BinarySearch(c.reprices, m+1)
	if i == 0 {
		return 0
	}
	return c.reprices[i-1]
}
