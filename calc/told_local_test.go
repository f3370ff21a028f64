package calc_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

const (
	nearPoor  = "person: {sex: female, born: 1985-03, residence: [{from: 2008-01, province: lai-chau, area: urban}], status: [{from: 2018-01, is: near_poor}]}\n"
	elsewhere = "person: {sex: female, born: 1985-03, residence: [{from: 2008-01, province: ha-noi, area: urban}]}\n"
)

// countingPlaces is the law with a place that supports 24 months in a life, older people more, and
// those who are near poor for three years of being so.
func countingPlaces(t *testing.T) *calc.Calculator {
	return over(t,
		`{id: two-years, for: voluntary_si, payer: province, who: {province: lai-chau}, share: "20%", of: minimum_contribution, from: 2018-01, until: 2031-12, max_months: 24, at: art. 1}`,
		`{id: forty, for: voluntary_si, payer: commune, who: {province: lai-chau, age: {from: 40}}, amount: 7000, from: 2022-01, until: 2031-12, at: art. 2}`,
		`{id: young, for: voluntary_si, payer: fund, who: {province: lai-chau, age: {below: 41}}, share: "5%", of: contribution, from: 2022-01, until: 2031-12, at: art. 3}`,
		`{id: lately-poor, for: voluntary_si, payer: commune, who: {province: lai-chau, status: near_poor}, share: "10%", of: minimum_contribution, from: 2018-01, until: 2031-12, max_months: 36, counted: status, at: art. 4}`,
		`{id: later, for: voluntary_si, payer: province, who: {province: lai-chau}, share: "25%", of: minimum_contribution, from: 2026-10, until: 2031-12, max_months: 3, at: art. 6}`,
		`{id: to-the-full, for: voluntary_si, payer: province, who: {province: da-nang}, total: "60%", of: minimum_contribution, from: 2018-01, until: 2031-12, max_months: 6, at: art. 5}`,
	)
}

// TestLocalSupportTold: layers that pay for so many months are told with what
// the record has used of them.
func TestLocalSupportTold(t *testing.T) {
	paid := func(rows string) string { return "record: [" + rows + "]\n" }
	now := askPay + "paid: 2026-07, income: 2_000_000, method: 12_months, months: 12}"
	tells(t, countingPlaces(t), "local_support", []tale{
		{"nothing was used", nearPoor + now},
		{"a year, month by month", nearPoor + paid("{from: 2024-07, to: 2025-06, scheme: voluntary, income: 2_000_000}") + now},
		{"half a year at once", nearPoor + paid("{from: 2025-07, to: 2025-12, scheme: voluntary, income: 2_000_000, method: 6_months}") + now},
		{"two years ahead", nearPoor + paid("{from: 2025-01, to: 2026-12, scheme: voluntary, income: 2_000_000, method: prepay, paid: 2025-01, fund_rate: 0.003}") + askPay + "paid: 2027-01, income: 2_200_000, method: 3_months}"},
		{"23 months, one more may be", nearPoor + paid("{from: 2024-08, to: 2026-06, scheme: voluntary, income: 2_000_000}") + now},
		{"months elsewhere do not count", "person: {sex: female, born: 1985-03, residence: [{from: 2008-01, until: 2025-12, province: nghe-an}, {from: 2026-01, province: lai-chau}]}\n" + paid("{from: 2024-08, to: 2026-06, scheme: voluntary, income: 2_000_000}") + now},
		{"support that the record says", nearPoor + paid("{from: 2024-08, to: 2025-06, scheme: voluntary, income: 2_000_000, state_support: 82_500}") + now},
		{"and none", nearPoor + paid("{from: 2024-08, to: 2025-06, scheme: voluntary, income: 2_000_000, state_support: 0}") + now},
		{"withdrawn", nearPoor + paid("{from: 2024-08, to: 2025-06, scheme: voluntary, income: 2_000_000, withdrawn: true}") + now},
		{"41 years old", strings.Replace(nearPoor, "1985-03", "1985-07", 1) + now},
		{"nearly", strings.Replace(nearPoor, "1985-03", "1985-08", 1) + now},
		{"39", strings.Replace(nearPoor, "1985-03", "1986-08", 1) + now},
		{"near poor since so long", strings.Replace(nearPoor, "2018-01, is", "2023-07, is", 1) + now},
		{"near poor since one month less", strings.Replace(nearPoor, "2018-01, is", "2023-08, is", 1) + now},
		{"near poor since last year", strings.Replace(nearPoor, "2018-01, is", "2025-01, is", 1) + now},
		{"a total counts on the State", "person: {sex: male, born: 1985-03, residence: [{from: 2008-01, province: da-nang}]}\n" + paid("{from: 2026-01, to: 2026-03, scheme: voluntary, income: 1_500_000, method: 3_months}") + now},
		{"nowhere", anyWoman + now},
		{"a refund of it", nearPoor + "ask: {kind: refund, explain: true, reason: compulsory, month: 2026-11, payment: {paid: 2026-07, method: 12_months, months: 12, income: 1_500_000}}"},
		{"a payment was made before, for months after", anyWoman + paid("{from: 2018-01, to: 2024-12, scheme: voluntary, income: 1_500_000}, {from: 2025-01, to: 2026-12, scheme: voluntary, income: 2_000_000, method: prepay, paid: 2025-01, fund_rate: 0.003}") + "ask: {kind: refund, reason: compulsory, month: 2027-01, payment: {paid: 2026-07, from: 2027-01, method: prepay, months: 24, income: 2_000_000, fund_rate: 0.003}}"},
		{"a rule that counts no months of health insurance", anyWoman + "ask: {kind: household_premium, paid: 2026-03, months: 6, province: lai-chau, members: [{name: A, born: 1980-03, supported: [{rule: two-years, months: 3}]}]}"},
		{"after a record", nearPoor + paid("{from: 2024-12, to: 2026-06, scheme: voluntary, income: 2_000_000}") + "ask: {kind: refund, reason: compulsory, month: 2026-10, payment: {paid: 2026-07, method: 12_months, months: 12, income: 1_500_000}}"},
	})
}

// outlayLines returns every payment of a record from a month on.
func outlayLines(c *calc.Calculator, l *calc.Life, since rules.Month) string {
	var b strings.Builder
	err := c.EachOutlay(l, since, func(o calc.Outlay) bool {
		fmt.Fprintf(&b, "%s..%s every %d, %d times, for %s and %d more: gross %d net %d", o.Paid, o.Last(), o.Every, o.Times, o.Payment.From, o.Payment.Months-1, o.Bill.Gross, o.Bill.Net)
		for _, p := range o.Bill.Parts {
			fmt.Fprintf(&b, "; %s %s %d×%d of %d, full %d", p.Payer, p.Share, p.Months, p.Base, p.Amount, p.Full)
		}
		b.WriteByte('\n')
		s := c.ExplainOutlay(&o)
		writeSteps(&b, &s, toldDeep, toldDeep)
		return true
	})
	if err != nil {
		b.WriteString(faultLines(err))
	}
	return b.String()
}

// TestOutlaysTold: the payments of records, in runs that cost the same, from
// the first on and from a month within them.
func TestOutlaysTold(t *testing.T) {
	c := countingPlaces(t)
	row := func(from, to string, income rules.VND, more func(*calc.Row)) calc.Row {
		r := plan(from, to, income)[0]
		if more != nil {
			more(&r)
		}
		return r
	}
	by := func(m subsidy.Method) func(*calc.Row) { return func(r *calc.Row) { r.Method = m } }
	records := []struct {
		what string
		rows []calc.Row
	}{
		{"three years, month by month", []calc.Row{row("2022-10", "2025-09", 2_000_000, nil)}},
		{"support that ends within the run", []calc.Row{row("2015-07", "2017-12", 2_000_000, nil), row("2018-01", "2026-12", 2_000_000, by(subsidy.Every12Months)), row("2027-01", "2028-06", 2_200_000, nil)}},
		{"three months at a time", []calc.Row{row("2024-01", "2026-12", 2_000_000, by(subsidy.Every3Months))}},
		{"two rows that take turns", []calc.Row{row("2024-01", "2024-12", 2_000_000, nil), row("2025-01", "2025-12", 1_500_000, by(subsidy.Every6Months))}},
		{"paid ahead within another row's months", []calc.Row{
			row("2024-01", "2024-12", 2_000_000, nil),
			row("2025-01", "2026-12", 2_000_000, func(r *calc.Row) {
				r.Method, r.Paid, r.FundRate, r.HasFundRate = subsidy.Prepay, month("2024-06"), 3_000, true
			}),
		}},
		{"support that the record says", []calc.Row{row("2024-01", "2024-12", 2_000_000, func(r *calc.Row) {
			r.SupportGiven, r.StateSupport, r.LocalSupport, r.DonorSupport = true, 33_000, 20_000, 5_000
		})}},
		{"more than is due", []calc.Row{row("2024-01", "2024-12", 1_500_000, func(r *calc.Row) {
			r.SupportGiven, r.StateSupport, r.LocalSupport, r.DonorSupport = true, 330_000, 20_000, 5_000
		}), row("2025-01", "2025-06", 1_500_000, func(r *calc.Row) {
			r.Method, r.SupportGiven, r.StateSupport, r.LocalSupport, r.DonorSupport = subsidy.Every6Months, true, 300_000, 20_000, 15_000
		})}},
		{"none for five years, then the law's", []calc.Row{row("2018-01", "2022-12", 2_000_000, func(r *calc.Row) { r.SupportGiven = true }), row("2024-06", "2030-12", 2_200_000, nil)}},
		{"more than all", []calc.Row{row("2025-01", "2025-06", 1_500_000, func(r *calc.Row) { r.SupportGiven, r.StateSupport = true, 340_000 })}},
		{"none", []calc.Row{row("2024-01", "2024-12", 2_000_000, func(r *calc.Row) { r.SupportGiven = true }), row("2025-01", "2025-12", 2_000_000, nil)}},
		{"open", []calc.Row{row("2025-03", "2025-03", 9_000_000, func(r *calc.Row) { r.Until = 0 })}},
		{"support said for more months than the law gives", []calc.Row{row("2014-01", "2026-06", 2_050_000, func(r *calc.Row) { r.SupportGiven, r.StateSupport = true, 33_000 })}},
		{"one month at once", []calc.Row{row("2025-03", "2025-03", 2_000_000, func(r *calc.Row) { r.Paid = month("2025-03") })}},
		{"a rate that nobody knows", []calc.Row{row("2018-01", "2018-12", 1_200_000, nil), row("2019-01", "2020-12", 1_200_000, func(r *calc.Row) { r.Method, r.Paid = subsidy.Prepay, month("2019-01") })}},
		{"compulsory and withdrawn months", []calc.Row{
			{Period: rules.Period{From: month("2020-01"), Until: month("2021-01")}, Scheme: pension.Compulsory, Level: calc.Salary, Amount: 5_000_000},
			row("2021-01", "2021-12", 2_000_000, func(r *calc.Row) { r.Withdrawn = true }), row("2022-01", "2022-02", 2_000_000, nil),
		}},
		{"nothing", nil},
	}
	people := []struct{ what, text string }{{"in Lai Châu", nearPoor}, {"in Hà Nội", elsewhere}, {"nowhere", anyWoman}, {"who came back", `person: {sex: female, born: 1985-03, residence: [{from: 2008-01, until: 2024-06, province: lai-chau}, {from: 2024-07, until: 2025-03, province: nghe-an}, {from: 2025-04, province: lai-chau}]}
`}}
	var b strings.Builder
	for _, r := range records {
		for _, p := range people {
			l, err := c.Life(personOf(t, p.text), r.rows)
			if err != nil {
				fmt.Fprintf(&b, "## %s, %s\n%s\n", r.what, p.what, faultLines(err))
				continue
			}
			for _, since := range []rules.Month{0, month("2024-08")} {
				fmt.Fprintf(&b, "## %s, %s, since %d\n%s", r.what, p.what, since, outlayLines(c, l, since))
				g := c.Granted(l, month("2026-07"), since)
				fmt.Fprintf(&b, "granted until then: %d months, %d\n\n", g.Months, g.Amount())
			}
		}
	}
	golden(t, "outlays", b.String())
}

// TestQuotesTold: what is quoted for a payment is what the payment costs whose
// months before were paid one by one, and it is remembered for those only that
// cost the same.
func TestQuotesTold(t *testing.T) {
	c := countingPlaces(t)
	since, long := month("2026-07"), plan("2026-01", "2027-12", 2_000_000)[0]
	long.Method, long.Paid = subsidy.Prepay, month("2026-01")
	var b strings.Builder
	for _, text := range []string{nearPoor, elsewhere, anyWoman, minority, strings.Replace(nearPoor, "2018-01, is", "2023-09, until: 2026-12, is", 1), strings.Replace(anyWoman, "03}", "03, status: [{from: 2008-01, until: 2026-08, is: poor}]}", 1)} {
		for _, rows := range [][]calc.Row{nil, plan("2024-10", "2026-06", 2_000_000), plan("2017-01", "2026-06", 2_000_000), append(plan("2018-01", "2025-12", 2_000_000), long)} {
			l := mustLife(c, personOf(t, text), rows)
			q := c.Quotes(l, since)
			for _, p := range []subsidy.Payment{
				{Paid: since, From: since, Months: 1, Income: 2_000_000},
				{Paid: since + 1, From: since + 1, Months: 1, Income: 2_000_000},
				{Paid: since + 1, From: since + 1, Months: 1, Income: 2_500_000},
				{Paid: since + 2, From: since + 2, Months: 3, Method: subsidy.Every3Months, Income: 2_000_000},
				{Paid: since + 2, From: since + 2, Months: 24, Method: subsidy.Prepay, Income: 2_000_000},
				{Paid: since + 2, From: since + 2, Months: 24, Method: subsidy.Backpay, Income: 2_000_000},
				{Paid: since + 5, From: since + 5, Months: 1, Income: 2_000_000},
				{Paid: since + 6, From: since + 6, Months: 1, Income: 2_200_000},
				{Paid: since + 24, From: since + 24, Months: 12, Method: subsidy.Every12Months, Income: 2_200_000},
				{Paid: since + 54, From: since + 54, Months: 24, Method: subsidy.Prepay, Income: 2_200_000},
				{Paid: since + 119, From: since + 119, Months: 3, Method: subsidy.Every3Months, Income: 2_200_000},
				{Paid: since, From: since, Months: 1, Income: 2_000_000},
			} {
				quote := q.Price(p, since)
				if quote == nil {
					fmt.Fprintf(&b, "%s %s %d: no rate\n", p.Paid, p.Method, p.Months)
					continue
				}
				o := quote.Outlay(p.Paid, p.From)
				fmt.Fprintf(&b, "%s %s %d: %s..%s every %d, %d times, %s", p.Paid, p.Method, p.Months, o.Paid, o.Last(), o.Every, o.Times, o.Payment.From)
				for _, x := range o.Bill.Parts {
					fmt.Fprintf(&b, "; %s %s %d×%d of %d", x.Payer, x.Share, x.Months, x.Base, x.Amount)
				}
				s := c.ExplainOutlay(&o)
				fmt.Fprintf(&b, " = %d, again %t\n", o.Bill.Net, q.Price(p, since) == quote)
				writeSteps(&b, &s, toldDeep, toldDeep)
			}
			b.WriteByte('\n')
		}
	}
	golden(t, "quotes", b.String())
}
