package calc_test

import (
	"strings"
	"testing"

	"github.com/volsi/volsi/calc/casefile"
)

// Situations in which an answer was once wrong.
var famFaults = []struct{ name, doc string }{
	{name: "waiting costs nothing, so months not yet paid do not count", doc: `
person: {sex: female, born: 1975-01}
record: [{from: 2008-01, scheme: voluntary, average: 2_000_000}]
ask: {kind: options, month: 2026-08}
expect: {options: {open: [{kind: wait, month: 2034-10, monthly: 1_060_000}]}}`}, // 18 years 8 months: 45 + 8%
	{name: "going on in the middle of a year paid at once costs only the months after it", doc: `
person: {sex: female, born: 1975-01}
record: [{from: 2016-01, to: 2026-12, scheme: voluntary, average: 2_000_000, method: 12_months}]
ask: {kind: options, month: 2026-05}
expect: {options: {open: [{kind: continue, months: 48}, {kind: continue_then_backpay}]}}`}, // 180 − 132
	{name: "what was taken out stands in the way of no missing months", doc: `
person: {sex: male, born: 1957-02}
record: [{from: 2026-02, to: 2026-12, scheme: voluntary, average: 4_000_000, withdrawn: true}]
ask: {kind: options, month: 2027-01}
expect: {options: {open: [{kind: continue}, {kind: continue_then_backpay, month: 2037-02}]}}`},
	{name: "going on after months prepaid costs only what is still missing", doc: `
person: {sex: female, born: 1975-01}
record:
  - {from: 2014-01, to: 2023-12, scheme: voluntary, average: 2_000_000}
  - {from: 2024-01, to: 2027-12, scheme: voluntary, average: 2_000_000, method: prepay}
ask: {kind: options, month: 2026-05}
expect: {options: {open: [{kind: continue, month: 2034-10, months: 12, cost: 5_808_000}, {kind: continue_then_backpay}]}}`}, // 12 × 484,000: 120 months were supported
	{name: "missing months paid later do not make a newcomer an old hand", doc: `
person: {sex: male, born: 1974-01}
record:
  - {from: 2025-07, to: 2026-06, scheme: voluntary, average: 20_000_000}
  - {from: 2020-07, to: 2025-06, scheme: voluntary, income: 20_000_000, method: backpay, paid: 2035-12}
ask: {kind: one_time, month: 2028-02, ground: stopped}
expect: {one_time: {eligible: false, shortfalls: [{what: insured_before}]}}`},
	{name: "the State's months are used up by a payment ahead as a whole", doc: `
person: {sex: female, born: 1979-03, status: [{from: 2023-03, to: 2026-10, is: near_poor}]}
record:
  - {from: 2018-01, to: 2021-12, scheme: voluntary, average: 1_200_000}
  - {from: 2022-06, to: 2027-05, scheme: voluntary, income: 5_950_000, method: prepay}
  - {from: 2014-04, to: 2015-12, scheme: voluntary, income: 6_250_000, method: backpay, paid: 2026-01}
ask: {kind: one_time, month: 2027-01, ground: emigration}
expect: {one_time: {support_deducted: 4_171_200}}`}, // 48 × 15,400 + 56 × 33,000 + 12 × 132,000 = 739,200 + 1,848,000 + 1,584,000
	{name: "what was prepaid with a discount is returned as it was paid", doc: `
person: {sex: female, born: 1985-01}
record: [{from: 2026-01, to: 2027-12, scheme: voluntary, income: 5_000_000, method: prepay, paid: 2026-01}]
ask: {kind: death, month: 2027-12}
expect: {death: {returned_contributions: 25_482_671}}`}, // 1,100,000 × sum of 1.0031^-(i-1)
	{name: "a pension that begins after the death is a fault of the document", doc: `
person: {sex: female, born: 1955-01}
ask: {kind: death, month: 2026-05, pension: {since: 2027-01, monthly: 1_000_000}}
expect: {error: {path: /ask/pension/since}}`},
	{name: "more months of the allowance received than granted is a fault of the document", doc: `
person: {sex: female, born: 1955-01}
ask: {kind: death, month: 2026-05, allowance: {monthly: 500_000, months: 10, received: 20}}
expect: {error: {path: /ask/allowance/received}}`},
}

func TestFamilyFaults(t *testing.T) {
	c := vietnam(t)
	for _, f := range famFaults {
		t.Run(f.name, func(t *testing.T) {
			misses, err := famCase(t, f.doc).Test(c, nil)
			if err != nil || len(misses) > 0 {
				t.Errorf("%v %v", misses, err)
			}
		})
	}
}

func famCase(t testing.TB, doc string) *casefile.Document {
	t.Helper()
	cases, err := casefile.Read("family", []byte(strings.TrimSpace(doc)))
	if err != nil {
		t.Fatal(err)
	}
	return cases[0]
}
