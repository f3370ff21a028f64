package calc_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
)

// setOtherwise is the built-in law with other parameters.
func setOtherwise(t *testing.T, set ...string) *calc.Calculator {
	t.Helper()
	text := "schema: 1\ninstrument: {id: other, number: x, kind: what_if, title: {vi: x, en: x}, issuer: x, published: 2008-01-01, in_force: 2008-01-01, source: x}\nset:\n"
	for _, s := range set {
		text += "  - {" + s + ", at: art. 9}\n"
	}
	book, err := vietnam(t).Book().With(fstest.MapFS{"other.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return calc.New(book)
}

// TestReformsTold: where practice or law is otherwise, so are the answers, and
// they say what they rest on.
func TestReformsTold(t *testing.T) {
	refund := func(reason, month, payment string) string {
		return "ask: {kind: refund, explain: true, reason: " + reason + ", month: " + month + ", payment: {" + payment + "}}"
	}
	const (
		ahead  = "paid: 2026-01, method: prepay, months: 24, income: 1_500_000, fund_rate: 0.004"
		used   = "record: [{from: 2018-01, to: 2026-05, scheme: voluntary, income: 1_500_000}]\n"
		months = "record: [{from: 2025-10, to: 2027-09, scheme: voluntary, income: 1_501_000, method: prepay, paid: 2025-10}]\n"
	)
	tells(t, setOtherwise(t, "param: support.prepay, value: discounted, from: 2026-01", "param: support.backpay, value: none, from: 2026-01",
		"param: refund.keeps_local, value: true, from: 2026-01", "param: refund.keeps_donor, value: true, from: 2026-01", "param: refund.death, value: false, from: 2026-02",
		"param: amount_paid.rate_unknown, value: refused, from: 2026-01", "param: pension.rise.share, value: unknown, from: 2019-07, until: 2019-07"), "reform", []tale{
		{"support with the discount", anyWoman + askPay + ahead + "}"},
		{"ten months of it given back", anyWoman + refund("compulsory", "2027-03", ahead)},
		{"fewer were supported", anyWoman + used + refund("compulsory", "2027-03", strings.Replace(ahead, "2026-01", "2026-06", 1))},
		{"at no rate", anyWoman + refund("compulsory", "2027-03", strings.Replace(ahead, "0.004", "0", 1))},
		{"a year, with all of the support kept", poorInHanoi + refund("compulsory", "2026-11", "paid: 2026-07, method: 12_months, months: 12, income: 2_500_000")},
		{"as the caller says", poorInHanoi + refund("compulsory", "2026-11", "paid: 2026-07, method: 12_months, months: 12, income: 2_500_000, state_support: 100_000, local_support: 50_000, donor_support: 10_000")},
		{"others' only", poorInHanoi + refund("compulsory", "2026-11", "paid: 2026-07, method: 12_months, months: 12, income: 2_500_000, state_support: 0, local_support: 50_000, donor_support: 10_000")},
		{"donors' only", poorInHanoi + refund("compulsory", "2026-11", "paid: 2026-07, method: 12_months, months: 12, income: 2_500_000, state_support: 0, local_support: 0, donor_support: 10_000")},
		{"more than there is", poorInHanoi + refund("compulsory", "2026-11", "paid: 2026-07, method: 12_months, months: 12, income: 1_500_000, state_support: 300_000, local_support: 50_000, donor_support: 10_000")},
		{"no reason any more", anyWoman + refund("death", "2026-03", ahead)},
		{"one month before", anyWoman + refund("death", "2026-01", ahead)},
		{"no support for missing months", "person: {sex: female, born: 1968-02}\nrecord: [{from: 2012-01, to: 2025-10, scheme: voluntary, average: 2_000_000}]\n" + askPay + "paid: 2026-01, method: backpay, months: 14, income: 1_500_000}"},
		{"the rate must be known for eleven months", anyWoman + months + "ask: {kind: one_time, month: 2026-08, ground: emigration}"},
		{"not for twelve", anyWoman + months + "ask: {kind: one_time, month: 2026-09, ground: emigration}"},
		{"nor for those who die with more", anyWoman + months + "ask: {kind: death, month: 2026-09}"},
		{"a rise that nobody knows", "person: {sex: male, born: 1958-01}\nrecord: [{from: 1998-01, to: 2018-12, scheme: compulsory, average: 4_000_000}]\nask: [{kind: pension, id: a, month: 2018-12, in_payment: 2019-07}, {kind: pension, id: b, month: 2018-12, in_payment: 2019-06}, {kind: pension, id: c, month: 2018-12, emigration: 2019-07}]"},
	})
	tells(t, setOtherwise(t, "param: refund.support, value: all, from: 2008-01", "param: amount_paid.interest, value: nominal, from: 2008-01",
		"param: support.share.other, value: \"0%\", from: 2023-01, until: 2024-01", "param: pension.min_insured_months, value: 240, from: 2027-06"), "another_reform", []tale{
		{"all support given back", anyWoman + refund("compulsory", "2027-03", ahead)},
		{"for a year, of the State and the place", poorInHanoi + refund("compulsory", "2026-11", "paid: 2026-07, method: 12_months, months: 12, income: 1_500_000")},
		{"a discount does not count", anyWoman + months + "ask: {kind: one_time, month: 2026-08, ground: emigration, explain: true}"},
		{"within them", anyWoman + askPay + "paid: 2023-06, income: 2_000_000, method: 3_months}"},
		{"13 months without support", anyWoman + used + askPay + "paid: 2026-06, income: 2_000_000}"},
		{"and paid later", anyWoman + "record: [{from: 2022-12, to: 2026-05, scheme: voluntary, income: 2_000_000}]\n" + askPay + "paid: 2026-06, income: 2_000_000}"},
		{"paid ahead at that time", anyWoman + "record: [{from: 2023-01, to: 2024-12, scheme: voluntary, income: 2_000_000, method: prepay, paid: 2023-01, fund_rate: 0.003}]\n" + askPay + "paid: 2026-06, income: 2_000_000}"},
		{"a law that asks for more months later", "person: {sex: male, born: 1966-06}\nrecord: [{from: 2012-01, to: 2025-10, scheme: voluntary, average: 2_000_000}]\nask: [{kind: options, month: 2026-07}, {kind: pension, month: 2026-07}]"},
	})
}
