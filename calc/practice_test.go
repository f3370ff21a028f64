package calc_test

import (
	"fmt"
	"strconv"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// How the State's support of several months is reckoned is practice, and one
// choice says nothing of the other: the support of months paid ahead follows
// its own, and the tree follows the amount.
func TestEachPracticeOfSupportIsItsOwn(t *testing.T) {
	m := month("2026-08")
	amounts := map[string]map[rules.VND]bool{"nominal": {}, "discounted": {}}
	for _, prepay := range []string{"nominal", "discounted"} {
		for _, backpay := range []string{"nominal", "compounded"} {
			text := fmt.Sprintf(`schema: 1
instrument: {id: choice, number: 1/EX, kind: practice, title: {vi: thử, en: test}, issuer: nobody, published: 2026-08-01, in_force: 2026-08-01, source: none}
set: [{param: support.prepay, value: %s, at: one}, {param: support.backpay, value: %s, at: two}]
`, prepay, backpay)
			book, err := vietnam(t).Book().With(fstest.MapFS{"choice.yaml": {Data: []byte(text)}})
			if err != nil {
				t.Fatal(err)
			}
			c := calc.New(book)
			out, err := c.Contribution(lifeWith(t, c, "1985-01"), calc.ContributionQuestion{
				Paid: m, Method: subsidy.Prepay, Months: 36, Income: 1_500_000, FundRate: 3_100, HasFundRate: true,
			})
			if err != nil {
				t.Fatal(err)
			}
			told := ""
			for _, n := range trees(t, out) {
				walk(&n, func(n *node) {
					if n.Quantity == "state_support" {
						told = n.Value
					}
				})
			}
			if told != strconv.FormatInt(int64(out.StateSupport), 10) {
				t.Errorf("%s, %s: the tree says %s, the answer %d", prepay, backpay, told, out.StateSupport)
			}
			amounts[prepay][out.StateSupport] = true
		}
	}
	// 36 months of 20% of 330,000
	if n, d := amounts["nominal"], amounts["discounted"]; len(n) != 1 || !n[2_376_000] || len(d) != 1 || d[2_376_000] {
		t.Errorf("%v", amounts)
	}
}
