package calc_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// TestMonthsTold: the months of an average, with who paid what of each, and
// what is returned of payments with a discount or with interest.
func TestMonthsTold(t *testing.T) {
	ask := func(born, record, ask string) string {
		return "person: {sex: female, born: " + born + ", status: [{from: 2008-01, is: near_poor}]}\nrecord: [" + record + "]\nask: {explain: months, " + ask + "}"
	}
	const (
		settled = "{from: 2008-01, to: 2024-02, scheme: voluntary, average: 1_500_000}"
		ahead   = "{from: 2024-03, to: 2026-02, scheme: voluntary, income: 1_500_000, method: prepay, paid: 2024-03"
		few     = "{from: 2026-01, to: 2027-12, scheme: voluntary, income: 1_501_000, method: prepay, paid: 2026-01"
	)
	tells(t, vietnam(t), "months", []tale{
		{"a pension of which the last years were paid ahead", ask("1969-04", settled+", "+ahead+", fund_rate: 0.0031}", "kind: pension, month: 2026-07")},
		{"at a rate that nobody knows", ask("1969-04", settled+", "+ahead+"}", "kind: pension, month: 2026-07")},
		{"and months after, asked twice", strings.Replace(ask("1969-04", settled+", "+ahead+"}, {from: 2026-03, to: 2026-06, scheme: voluntary, income: 1_500_000}", "kind: pension, month: 2026-07"), "ask: {explain: months, kind: pension, month: 2026-07}", "ask: [{explain: months, id: a, kind: pension, month: 2026-07}, {explain: months, id: b, kind: pension, month: 2026-07}]", 1)},
		{"compulsory months before", ask("1969-04", "{from: 2007-01, to: 2007-12, scheme: compulsory, salary: 2_000_000}, "+settled+", {from: 2025-05, to: 2025-07, scheme: voluntary, income: 1_500_000, method: 3_months}", "kind: pension, month: 2026-08")},
		{"support that the record says", ask("1969-04", settled+", {from: 2025-05, to: 2025-10, scheme: voluntary, income: 1_500_000, method: 6_months, state_support: 33_333, local_support: 10_001, donor_support: 7}", "kind: pension, month: 2026-08")},
		{"none is due", ask("1975-04", settled, "kind: pension, month: 2026-08")},
		{"a one-time benefit", ask("1990-04", "{from: 2024-11, to: 2025-12, scheme: voluntary, income: 1_500_000}", "kind: one_time, month: 2026-03, ground: emigration")},
		{"none is due", ask("1990-04", "{from: 2024-11, to: 2025-12, scheme: voluntary, income: 1_500_000}", "kind: one_time, month: 2026-03, ground: stopped")},
		{"of one month", ask("1990-04", "{from: 2026-01, to: 2026-01, scheme: voluntary, income: 1_500_000}", "kind: one_time, month: 2026-03, ground: emigration")},
		{"an allowance of somebody who pays on", ask("1966-04", "{from: 2024-01, to: 2026-12, scheme: voluntary, income: 1_500_000}", "kind: monthly_allowance, month: 2026-03")},
		{"an allowance", ask("1966-04", "{from: 2024-01, to: 2024-12, scheme: voluntary, income: 1_500_000}", "kind: monthly_allowance, month: 2026-03")},
		{"none is due", ask("1980-04", "{from: 2024-01, to: 2024-12, scheme: voluntary, income: 1_500_000}", "kind: monthly_allowance, month: 2026-03")},
		{"a lump sum for survivors", ask("1990-04", "{from: 2020-01, to: 2025-12, scheme: voluntary, income: 1_500_000}", "kind: death, month: 2026-03, relatives: [{relation: child, born: 2015-03}]")},
		{"a family with a monthly allowance", ask("1984-04", settled, "kind: death, month: 2026-03, relatives: [{relation: child, born: 2015-03}]")},
		{"nothing was paid", ask("1990-04", "", "kind: death, month: 2026-03")},
		{"of a pensioner nothing is averaged", ask("1955-04", "{from: 2008-01, to: 2024-02, scheme: voluntary, average: 2_000_000}", "kind: death, month: 2026-03, pension: {since: 2024-03, monthly: 1_500_000}")},
		{"five months of two years ahead are returned", ask("1990-04", few+", fund_rate: 0.004}", "kind: one_time, month: 2026-05, ground: emigration")},
		{"at the rate of the law", ask("1990-04", few+"}", "kind: one_time, month: 2026-05, ground: emigration")},
		{"eleven, and by death", ask("1990-04", few+"}", "kind: death, month: 2026-11")},
		{"twelve are not", ask("1990-04", few+"}", "kind: one_time, month: 2026-12, ground: emigration")},
		{"nobody knows the rate", ask("1990-04", strings.ReplaceAll(few, "2026-01", "2025-10")+"}", "kind: one_time, month: 2026-05, ground: emigration")},
		{"before it was known what is returned", ask("1990-04", strings.Replace(ahead, "2026-02", "2026-02", 1)+"}", "kind: one_time, month: 2024-05, ground: emigration")},
		{"missing months, all at once", "person: {sex: female, born: 1968-02}\nrecord: [{from: 2012-01, to: 2025-10, scheme: voluntary, average: 2_000_000}, {from: 2025-11, to: 2026-12, scheme: voluntary, income: 1_500_000, method: backpay, paid: 2026-12}]\nask: [{kind: pension, month: 2027-01, explain: months}]"},
	})
}

// TestAssumedTold: past what is published a floor may be assumed and incomes
// below it stand at it, and a rate of interest may be.
func TestAssumedTold(t *testing.T) {
	c := vietnam(t).Assuming(calc.Assumptions{FundRate: 2_900, HasFundRate: true, PovertyRise: 100_000, HasPoverty: true})
	horizon := c.Book().Horizon()
	var b strings.Builder
	floor := rules.VND(0)
	for m := horizon - 1; m <= horizon+40; m++ {
		if now := c.Book().On(m).Contribution.Floor; now.Value != floor {
			fmt.Fprintf(&b, "%s: %d %t\n", m, now.Value, now.Cite.Assumed())
			floor = now.Value
		}
	}
	row := func(from rules.Month, months int, more func(*calc.Row)) calc.Row {
		r := calc.Row{Period: rules.Period{From: from, Until: from + rules.Month(months)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 2_200_000}
		if more != nil {
			more(&r)
		}
		return r
	}
	at, fits := rules.MonthOf(horizon.Year()+2, 1), c.Book().On(horizon+18).Contribution.Floor.Value
	for _, x := range []struct {
		what string
		row  calc.Row
	}{
		{"published", row(at-24, 24, nil)},
		{"month by month", row(at-6, 40, nil)},
		{"three months at a time", row(at-1, 39, func(r *calc.Row) { r.Method = subsidy.Every3Months })},
		{"a year at a time", row(at-7, 36, func(r *calc.Row) { r.Method = subsidy.Every12Months })},
		{"two years at once", row(at+2, 24, func(r *calc.Row) { r.Method, r.Paid = subsidy.Prepay, at+2 })},
		{"paid before they come", row(at+2, 12, func(r *calc.Row) { r.Method, r.Paid = subsidy.Every12Months, at-1 })},
		{"paid in the month before the floor", row(at-1, 24, func(r *calc.Row) { r.Method, r.Paid = subsidy.Prepay, at-1 })},
		{"high enough at first", row(at-6, 40, func(r *calc.Row) { r.Amount = fits })},
		{"high enough all the time", row(at-6, 40, func(r *calc.Row) { r.Amount = 9_000_000 })},
		{"compulsory", row(at-6, 40, func(r *calc.Row) { r.Scheme, r.Level = pension.Compulsory, calc.Salary })},
		{"an average", row(at-60, 60, func(r *calc.Row) { r.Level = calc.Average })},
		{"a voluntary average", row(at-6, 40, func(r *calc.Row) { r.Level = calc.Average })},
		{"withdrawn", row(at-6, 40, func(r *calc.Row) { r.Withdrawn = true })},
		{"open", row(at-6, 0, func(r *calc.Row) { r.Until = 0 })},
		{"one month below", row(at, 1, nil)},
		{"one month before", row(at-1, 1, nil)},
		{"below what is published", row(at-6, 40, func(r *calc.Row) { r.Amount = 1_000_000 })},
	} {
		fmt.Fprintf(&b, "## %s\n", x.what)
		rows := []calc.Row{row(at-120, 3, func(r *calc.Row) { r.Amount = 3_000_000 }), x.row}
		if x.what == "one month below" {
			rows = append(rows, row(at+1, 0, func(r *calc.Row) { r.Until, r.Amount = 0, 9_000_000 }))
		}
		l, err := c.Life(calc.Person{Sex: rules.Male, Born: month("1980-01")}, rows)
		if err != nil {
			b.WriteString(faultLines(err))
			continue
		}
		rows = l.Rows()
		for i := range rows {
			r := &rows[i]
			fmt.Fprintf(&b, "%s..%s %d %s %s lifted %t\n", r.From, r.Until, r.Amount, r.Method, r.PaidIn(), r.Lifted())
		}
	}
	l := mustLife(c, calc.Person{Sex: rules.Male, Born: month("1980-01")}, nil)
	for _, q := range []calc.ContributionQuestion{
		{Paid: horizon, Method: subsidy.Prepay, Months: 24, Income: 9_000_000},
		{Paid: horizon + 1, Method: subsidy.Prepay, Months: 24, Income: 9_000_000},
		{Paid: horizon + 1, Method: subsidy.Prepay, Months: 24, Income: 9_000_000, HasFundRate: true, FundRate: 4_000},
		{Paid: horizon + 1, Income: 9_000_000},
	} {
		r, err := c.Contribution(l, q)
		if err != nil {
			b.WriteString(faultLines(err))
			continue
		}
		fmt.Fprintf(&b, "## %s\n%s", q.Paid, whole(c, l, calc.Answer{Result: r}))
	}
	quotes := c.Quotes(l, at)
	for _, p := range []subsidy.Payment{{Paid: horizon, From: horizon}, {Paid: at, From: at}} {
		p.Method, p.Months, p.Income = subsidy.Prepay, 24, 9_000_000
		o := quotes.Price(p, p.From).Outlay(p.Paid, p.From)
		s := c.ExplainOutlay(&o)
		writeSteps(&b, &s, 1, toldDeep)
	}
	golden(t, "assumed", b.String())
}

// TestPaymentsAreRefusedWhole: whatever is wrong with a question is said all at
// once, each with its place, value, bound, source and what to do.
func TestPaymentsAreRefusedWhole(t *testing.T) {
	c := vietnam(t)
	l := mustLife(c, calc.Person{Sex: rules.Male, Born: month("1980-01")}, nil)
	pay := calc.ContributionQuestion{Paid: month("2026-01"), Method: subsidy.Prepay, Months: 24, Income: 2_000_000}
	with := func(change func(*calc.ContributionQuestion)) calc.ContributionQuestion {
		q := pay
		change(&q)
		return q
	}
	var b strings.Builder
	for _, q := range []calc.ContributionQuestion{
		with(func(q *calc.ContributionQuestion) { q.HasFundRate, q.FundRate = true, rules.One }),
		with(func(q *calc.ContributionQuestion) { q.HasFundRate, q.FundRate = true, rules.One+1 }),
		with(func(q *calc.ContributionQuestion) { q.HasFundRate, q.FundRate = true, -1 }),
		with(func(q *calc.ContributionQuestion) { q.Months, q.Income, q.HasFundRate, q.FundRate = 0, 1, true, -1 }),
		with(func(q *calc.ContributionQuestion) { q.Method, q.Months = subsidy.Backpay, 0 }),
		with(func(q *calc.ContributionQuestion) { q.Method, q.Months = subsidy.Backpay, 1 }),
		with(func(q *calc.ContributionQuestion) { q.Method, q.Months = subsidy.Backpay, -1 }),
		with(func(q *calc.ContributionQuestion) { q.Method, q.Months = subsidy.EveryMonth, 2 }),
		with(func(q *calc.ContributionQuestion) { q.Method, q.Months = subsidy.Every3Months, 0 }),
		with(func(q *calc.ContributionQuestion) { q.Method, q.Months = subsidy.Every3Months, 3 }),
		with(func(q *calc.ContributionQuestion) { q.Method, q.Months = subsidy.Every12Months, 11 }),
		with(func(q *calc.ContributionQuestion) {
			q.Method, q.Months, q.Paid = subsidy.Method(99), 0, month("2026-02")
		}),
		with(func(q *calc.ContributionQuestion) { q.Paid = 0 }),
		with(func(q *calc.ContributionQuestion) { q.Paid = month("2024-05") }),
		with(func(q *calc.ContributionQuestion) { q.Paid, q.Income = month("2024-05"), 1_525_000 }),
		with(func(q *calc.ContributionQuestion) { q.Paid, q.Income = month("2007-12"), 1 }),
	} {
		fmt.Fprintf(&b, "## %+v\n", q)
		r, err := c.Contribution(l, q)
		if err == nil {
			fmt.Fprintf(&b, "%t %d of %d months, layers %#v\n", r.Eligible, r.Net, r.Months, len(r.Layers) > 0 || r.Layers == nil)
		}
		b.WriteString(faultLines(err))
		re, err := c.Refund(l, calc.RefundQuestion{Reason: calc.ByDeath, Month: q.Paid + 2, Payment: q})
		if err == nil {
			fmt.Fprintf(&b, "%t %d of %d months\n", re.Eligible, re.Refund, re.MonthsLeft)
		}
		b.WriteString(faultLines(err))
	}
	stranger := mustLife(c, calc.Person{Sex: rules.Male, Born: month("1980-01")}, nil)
	for _, r := range []calc.Question{pay, calc.OptionsQuestion{}, calc.HouseholdQuestion{}, calc.RefundQuestion{}, calc.RefundQuestion{Payment: pay}, calc.OptionsQuestion{Month: month("1990-01")}} {
		x, err := r.Ask(c, stranger)
		fmt.Fprintf(&b, "## %+v\n%t %d notes\n%s", r, x.Law() != nil, len(calc.Notes(x)), faultLines(err))
	}
	partial, _ := c.Partial(calc.Person{}, nil)
	for _, q := range []calc.Question{calc.ContributionQuestion{Paid: pay.Paid, Method: subsidy.Backpay, Months: 2, Income: 2_000_000}, calc.OptionsQuestion{Month: pay.Paid}} {
		_, err := q.Ask(c, partial)
		b.WriteString(faultLines(err))
	}
	less := calc.RefundQuestion{Reason: calc.ByDeath, Month: month("2027-01"), Payment: pay, Local: -5, LocalGiven: true, Donor: -5}
	re, err := setOtherwise(t, "param: refund.keeps_local, value: true, from: 2026-01", "param: refund.keeps_donor, value: true, from: 2026-01").Refund(l, less)
	fmt.Fprintf(&b, "less than nothing is kept back of %d: %d and %d, %d is left, %s\n", re.Gross, re.LocalSupport, re.DonorSupport, re.Refund, faultLines(err))
	_, err = setOtherwise(t, "param: refund.support, value: unknown, from: 2026-06").Refund(l, less)
	b.WriteString(faultLines(err))
	golden(t, "refused_payments", b.String())
}

// TestNothingRestsOnLawThatIsNotKnown: where a figure is not known, an answer
// that rests on it is refused with its name, and no other.
func TestNothingRestsOnLawThatIsNotKnown(t *testing.T) {
	known := vietnam(t)
	l := calc.Person{Sex: rules.Female, Born: month("1968-02")}
	rows := plan("2012-01", "2025-10", 3_000_000)
	rows[0].Level = calc.Average
	pay := calc.ContributionQuestion{Paid: month("2026-01"), Income: 2_000_000}
	back := calc.ContributionQuestion{Paid: month("2026-01"), Income: 2_000_000, Method: subsidy.Backpay, Months: 14}
	year := calc.ContributionQuestion{Paid: month("2026-01"), Income: 2_000_000, Method: subsidy.Every12Months, Months: 12}
	var b strings.Builder
	for _, param := range []string{"contribution.fund_rate", "support.base", "pension.min_insured_months", "refund.support", "health.rate"} {
		c := calc.New(unfound(t, known.Book(), param))
		life := mustLife(c, l, rows)
		quotes := c.Quotes(life, month("2026-01"))
		one := subsidy.Payment{Paid: month("2026-01"), From: month("2026-01"), Months: 1, Income: 2_000_000}
		two := subsidy.Payment{Paid: one.Paid, From: one.From, Months: 24, Method: subsidy.Prepay, Income: 2_000_000}
		fmt.Fprintf(&b, "%s: a price is quoted of a month %t, of two years %t\n", param, quotes.Price(one, one.From) != nil, quotes.Price(two, one.From) != nil)
		for _, q := range []calc.Question{
			pay, back, year, calc.RefundQuestion{Reason: calc.ByDeath, Month: month("2026-04"), Payment: year},
			calc.OptionsQuestion{Month: month("2026-01")}, calc.MaternityQuestion{Birth: month("2026-03"), Children: 1}, calc.HouseholdQuestion{Paid: month("2026-01"), Months: 3, Members: []calc.HouseholdMember{{Name: "A", Born: month("1980-01")}}},
		} {
			r, err := q.Ask(c, life)
			said := "answered"
			if err != nil {
				said = ""
				for _, f := range document.All(err) {
					said += string(f.Code) + " " + f.Path + " " + f.Value + " " + f.Source + "; "
				}
			} else if m, ok := r.(calc.Maternity); ok {
				for _, s := range m.Shortfalls {
					said += " " + s.Way().Code
				}
			} else if o, ok := r.(calc.Options); ok {
				for _, x := range o.Open {
					said += fmt.Sprintf("; %s costs %d, brings %d", x.Kind, x.Cost, x.Monthly)
				}
				for _, x := range o.NotOpen {
					said += fmt.Sprintf("; %s not: %s, %d short", x.Kind, x.Unknown, len(x.Shortfalls))
				}
			}
			fmt.Fprintf(&b, "%s: %T %s\n", param, q, said)
		}
	}
	golden(t, "unknown_law", b.String())
}

// TestPensionsInPaymentTold: what a pension has become, and what settling abroad
// brings, in the months around its start.
func TestPensionsInPaymentTold(t *testing.T) {
	ask := func(months string) string {
		return "person: {sex: male, born: 1958-01}\nrecord: [{from: 1998-01, to: 2018-12, scheme: compulsory, average: 4_000_000}]\nask: {kind: pension, month: 2018-12, " + months + "}"
	}
	tells(t, vietnam(t), "in_payment", []tale{
		{"at the start", ask("explain: true")},
		{"asked for the month before", ask("in_payment: 2018-12")},
		{"the first", ask("in_payment: 2019-01")},
		{"before a rise", ask("in_payment: 2019-06")},
		{"after it", ask("in_payment: 2019-07")},
		{"after many", ask("in_payment: 2026-07, explain: true")},
		{"abroad before the start", ask("emigration: 2018-12")},
		{"at the start", ask("emigration: 2019-01")},
		{"after a year", ask("emigration: 2020-01, explain: true")},
		{"asked for both, one before", ask("in_payment: 2018-12, emigration: 2020-01")},
		{"both", ask("in_payment: 2020-01, emigration: 2020-01")},
		{"and the other", ask("in_payment: 2020-01, emigration: 2018-12")},
	})
}
