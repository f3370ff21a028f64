package calc_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// pays asks what a payment costs: yes, no, or the code of the fault.
func pays(c *calc.Calculator, p calc.Person, q calc.ContributionQuestion, rows ...calc.Row) string {
	l, err := c.Life(p, rows)
	if err != nil {
		return "error"
	}
	out, err := c.Contribution(l, q)
	if faults := document.All(err); len(faults) > 0 {
		return string(faults[0].Code)
	}
	return verdict(out.Eligible, nil)
}

var adult = calc.Person{Sex: rules.Female, Born: famAt("1985-01")}

func TestDecisionsOnMethods(t *testing.T) {
	months := []string{"2007-12", "2008-01", "2015-12", "2016-01", "2025-06", "2025-07"}
	decide(t, []decision{
		{
			article: "Decree 190/2007; Law 58/2014 art. 87(2); Law 41/2024 art. 36(2)", what: "the ways to pay",
			down: subsidy.Methods()[:5], across: months,
			want: []string{
				"month-before-law yes yes yes yes yes",
				"month-before-law yes yes yes yes yes",
				"month-before-law yes yes yes yes yes",
				"month-before-law method-not-allowed method-not-allowed yes yes yes",
				"month-before-law method-not-allowed method-not-allowed yes yes yes",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				q := calc.ContributionQuestion{Paid: famAt(months[j]), Method: subsidy.Method(i), Income: 3_000_000, HasFundRate: true}
				if floor := c.Book().On(q.Paid).Contribution.Floor.Value; floor > 0 {
					q.Income = floor
				}
				if q.Method == subsidy.Prepay {
					q.Months = 24
				}
				return pays(c, adult, q)
			},
		},
		{
			article: "Decree 159/2025 art. 6; Decree 134/2015 art. 9(1)", what: "two to five whole years ahead",
			down: []string{"12 months", "23", "24", "25", "36", "48", "59", "60", "61", "72"}, across: []string{"2017", "2026"},
			want: []string{
				"months-not-allowed months-not-allowed", "months-not-allowed months-not-allowed", "yes yes", "months-not-allowed months-not-allowed",
				"yes yes", "yes yes", "months-not-allowed months-not-allowed", "yes yes", "months-not-allowed months-not-allowed", "months-not-allowed months-not-allowed",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				q := calc.ContributionQuestion{Paid: famAt([]string{"2017-03", "2026-03"}[j]), Method: subsidy.Prepay, Income: 3_000_000}
				q.Months = []int{12, 23, 24, 25, 36, 48, 59, 60, 61, 72}[i]
				return pays(c, adult, q)
			},
		},
		{
			article: "Law 41/2024 art. 36(3)", what: "paid within the month, the 3 months, the first 4 of 6, the first 7 of 12",
			down: subsidy.Methods()[:4], across: []string{"1st month", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th"},
			want: []string{
				"yes no no no no no no no",
				"yes yes yes no no no no no",
				"yes yes yes yes no no no no",
				"yes yes yes yes yes yes yes no",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				from := famAt("2026-02")
				return pays(c, adult, calc.ContributionQuestion{Paid: from + rules.Month(j), From: from, Method: subsidy.Method(i), Income: 3_000_000})
			},
		},
	})
}

func TestDecisionsOnIncomes(t *testing.T) {
	incomes := func(months []string, at func(floor, ceiling rules.VND) []rules.VND) func(*calc.Calculator, int, int) string {
		return func(c *calc.Calculator, i, j int) string {
			m := famAt(months[j])
			law := &c.Book().On(m).Contribution
			income := at(law.Floor.Value, law.CeilingBase.Value.Times(law.CeilingMultiple.Value))[i]
			return pays(c, adult, calc.ContributionQuestion{Paid: m, Income: income})
		}
	}
	months := []string{"2015-12", "2016-01", "2021-12", "2022-01", "2025-06", "2025-07", "2026-07"}
	figures := []string{"2021-12", "2022-01", "2026-06", "2026-07", "2026-12", "2027-01"}
	decide(t, []decision{
		{
			article: "Law 71/2006 art. 100; Law 58/2014 art. 87; Law 41/2024 art. 31(2)", what: "between floor and ceiling, and on the steps of 50,000 until June 2025",
			down: []string{"50,000 below the floor", "1 đồng below", "the floor", "1 đồng above", "50,000 above", "50,001 above", "1 đồng above the ceiling"}, across: months,
			want: []string{
				"income-below-floor income-below-floor income-below-floor income-below-floor income-below-floor income-below-floor income-below-floor",
				"income-below-floor income-below-floor income-below-floor income-below-floor income-below-floor income-below-floor income-below-floor",
				"yes yes yes yes yes yes yes",
				"income-off-step income-off-step income-off-step income-off-step income-off-step yes yes",
				"yes yes yes yes yes yes yes",
				"income-off-step income-off-step income-off-step income-off-step income-off-step yes yes",
				"income-above-ceiling income-above-ceiling income-above-ceiling income-above-ceiling income-above-ceiling income-above-ceiling income-above-ceiling",
			},
			ask: incomes(months, func(floor, ceiling rules.VND) []rules.VND {
				return []rules.VND{floor - 50_000, floor - 1, floor, floor + 1, floor + 50_000, floor + 50_001, ceiling + 1}
			}),
		},
		{
			article: "Decree 07/2021 art. 3; Decree 351/2025; Decree 161/2026", what: "the figures themselves",
			down: []string{"700,000", "1,500,000", "2,200,000", "29,800,000", "46,800,000", "50,600,000", "50,650,000"}, across: figures,
			want: []string{
				"yes income-below-floor income-below-floor income-below-floor income-below-floor income-below-floor",
				"yes yes yes yes yes income-below-floor",
				"yes yes yes yes yes yes",
				"yes yes yes yes yes yes",
				"income-above-ceiling income-above-ceiling yes yes yes yes",
				"income-above-ceiling income-above-ceiling income-above-ceiling yes yes yes",
				"income-above-ceiling income-above-ceiling income-above-ceiling income-above-ceiling income-above-ceiling income-above-ceiling",
			},
			ask: incomes(figures, func(_, _ rules.VND) []rules.VND {
				return []rules.VND{700_000, 1_500_000, 2_200_000, 29_800_000, 46_800_000, 50_600_000, 50_650_000}
			}),
		},
		{
			article: "Law 41/2024 art. 2(4)", what: "from 15 years of age",
			down: around("age in months", 180), across: []string{"2024", "2026"},
			want: []string{"too-young too-young", "yes yes", "yes yes"},
			ask: func(c *calc.Calculator, i, j int) string {
				m := famAt([]string{"2024-08", "2026-08"}[j])
				_, err := c.Life(aged(rules.Male, 179+i, m), []calc.Row{run(voluntaryMonths(1).Scheme, calc.Average, 2_000_000, 1, m)})
				if errors.Is(err, calc.TooYoung) {
					return "too-young"
				}
				return verdict(err == nil, err)
			},
		},
	})
}

// Missing months: at the age or the month before it, few enough missing, and
// no more than are missing.
func TestDecisionsOnMissingMonths(t *testing.T) {
	woman := func(c *calc.Calculator, paid, age rules.Month, have, months int) string {
		p := bornFor(c, rules.Female, age)
		rows := backwards(famAt("2022-12"), compulsoryOrAll(have)...)
		return pays(c, p, calc.ContributionQuestion{Paid: paid, Method: subsidy.Backpay, Months: months, Income: 3_000_000, HasFundRate: true, FundRate: 3_100}, rows...)
	}
	m := famAt("2026-08")
	decide(t, []decision{{
		article: "Law 41/2024 art. 36(2)(e), (3)(e)", what: "up to 60 months of 15 years, from the month before the age on",
		down: []string{"59 missing", "60 missing", "61 missing"}, across: []string{"two months before the age", "the month before it", "the month of it"},
		want: []string{"no yes yes", "no yes yes", "no no no"},
		ask: func(c *calc.Calculator, i, j int) string {
			return woman(c, m, m+2-rules.Month(j), 180-59-i, min(60, 59+i))
		},
	}, {
		article: "Decree 159/2025 art. 7", what: "no more months than are missing",
		down: []string{"58 missing", "59 missing", "60 missing", "61 missing"}, across: []string{"58 bought", "59 bought", "60 bought", "61 bought"},
		want: []string{
			"yes no no months-not-allowed",
			"yes yes no months-not-allowed",
			"yes yes yes months-not-allowed",
			"no no no months-not-allowed",
		},
		ask: func(c *calc.Calculator, i, j int) string { return woman(c, m, m, 180-58-i, 58+j) },
	}, {
		article: "Law 58/2014 art. 87; Decree 134/2015 art. 9(1)(e)", what: "up to 120 months of 20 years, once the age is reached",
		down: []string{"119 missing", "120 missing", "121 missing"}, across: []string{"the month before the age", "the month of it", "the month after it"},
		want: []string{"no yes yes", "no yes yes", "no no no"},
		ask: func(c *calc.Calculator, i, j int) string {
			paid := famAt("2024-08")
			return woman(c, paid, paid+1-rules.Month(j), 240-119-i, min(120, 119+i))
		},
	}, {
		article: "Law 58/2014 art. 87; Law 41/2024 art. 36(2)(e)", what: "of 240 months until June 2025, of 180 from July, one month bought",
		down: []string{"119 months paid", "120", "121", "179", "180", "239", "240"}, across: []string{"June 2025", "July 2025"},
		want: []string{"no no", "yes yes", "yes yes", "yes yes", "yes no", "yes no", "no no"},
		ask: func(c *calc.Calculator, i, j int) string {
			have := []int{119, 120, 121, 179, 180, 239, 240}[i]
			return woman(c, famAt("2025-06")+rules.Month(j), famAt("2024-05"), have, 1)
		},
	}, {
		article: "Law 71/2006 art. 70; Law 58/2014 art. 87", what: "there were no missing months to buy before 2016",
		down: []string{"December 2015", "January 2016"}, across: []string{"one month"},
		want: []string{"method-not-allowed", "yes"},
		ask: func(c *calc.Calculator, i, _ int) string {
			p := calc.Person{Sex: rules.Female, Born: famAt("1955-01")}
			q := calc.ContributionQuestion{Paid: famAt("2015-12") + rules.Month(i), Method: subsidy.Backpay, Months: 1, Income: 1_150_000, HasFundRate: true}
			return pays(c, p, q, backwards(famAt("2012-12"), compulsoryMonths(200))...)
		},
	}})
}

func TestDecisionsOnSupport(t *testing.T) {
	statuses := []string{"", "ethnic_minority", "near_poor", "poor", "multidimensional_poor", "student"}
	months := []string{"2017-12", "2018-01", "2025-06", "2025-07", "2026-12", "2027-01"}
	decide(t, []decision{
		{
			article: "Decree 134/2015 art. 14; Decree 159/2025 art. 5(2)", what: "the State's part of a month, in đồng",
			down: append([]string{"of no category"}, statuses[1:]...), across: months,
			want: []string{
				"0 15400 33000 66000 66000 96800",
				"0 15400 33000 99000 99000 145200",
				"0 38500 82500 132000 132000 193600",
				"0 46200 99000 165000 165000 242000",
				"0 46200 99000 165000 165000 242000", // by practice
				"0 15400 33000 66000 66000 96800",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				p := adult
				if statuses[i] != "" {
					p.Status = []calc.Status{{Is: statuses[i], Period: rules.Period{From: famAt("2015-01")}}}
				}
				return supportOf(c, p, calc.ContributionQuestion{Paid: famAt(months[j]), Income: 2_200_000})
			},
		},
		{
			article: "Decree 159/2025 art. 5(2)", what: "120 months in a life, months of a year supported",
			down: []string{"107 months used", "108", "109", "119", "120", "121"}, across: []string{"of a month", "of twelve"},
			want: []string{"1 12", "1 12", "1 11", "1 1", "0 0", "0 0"},
			ask: func(c *calc.Calculator, i, j int) string {
				q := calc.ContributionQuestion{Paid: famAt("2026-03"), Income: 2_000_000, Method: []subsidy.Method{subsidy.EveryMonth, subsidy.Every12Months}[j]}
				q.HasSupported, q.SupportedBefore = true, []int{107, 108, 109, 119, 120, 121}[i]
				l := mustLife(c, adult, nil)
				out, err := c.Contribution(l, q)
				if err != nil {
					return "error"
				}
				return fmt.Sprint(int(out.StateSupport) / 66_000)
			},
		},
		{
			article: "Decree 159/2025 art. 16(5)", what: "months paid for before July 2025 keep the old support, in đồng for the payment",
			down: []string{"paid in June 2025", "in July 2025"}, across: []string{"a month", "three", "six", "twelve", "two years"},
			want: []string{"33000 99000 198000 396000 792000", "66000 198000 396000 792000 1584000"},
			ask: func(c *calc.Calculator, i, j int) string {
				q := calc.ContributionQuestion{Paid: famAt("2025-06") + rules.Month(i), Income: 2_000_000, Method: subsidy.Method(j), HasFundRate: true}
				if q.Method == subsidy.Prepay {
					q.Months = 24
				}
				return supportOf(c, adult, q)
			},
		},
	})
}

func supportOf(c *calc.Calculator, p calc.Person, q calc.ContributionQuestion) string {
	l, err := c.Life(p, nil)
	if err != nil {
		return "error"
	}
	out, err := c.Contribution(l, q)
	if err != nil {
		return "error"
	}
	return fmt.Sprint(int(out.StateSupport))
}

func TestDecisionsOnRefunds(t *testing.T) {
	refunded := func(c *calc.Calculator, q calc.RefundQuestion) string {
		l := mustLife(c, adult, nil)
		out, err := c.Refund(l, q)
		if err == nil && out.Eligible {
			return fmt.Sprint(out.MonthsLeft)
		}
		return verdict(false, err)
	}
	months := []string{"2015-12", "2016-01", "2025-06", "2025-07"}
	payment := func(paid rules.Month, method subsidy.Method) calc.ContributionQuestion {
		q := calc.ContributionQuestion{Paid: paid, Method: method, Income: 3_000_000, HasFundRate: true}
		if method.Bears() {
			q.Months = 24
		}
		return q
	}
	decide(t, []decision{
		{
			article: "Decree 134/2015 art. 9; Decree 159/2025 art. 8(1)", what: "the reasons, months left of six that were paid in the month before",
			down: calc.Reasons(), across: months,
			want: []string{ // compulsory insurance begins in the month, which is refunded; other events leave it
				"no 5 5 5",
				"no 4 4 4",
				"no 4 4 4",
				"no no no 4",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				m := famAt(months[j])
				p := payment(m-1, subsidy.Every6Months)
				p.Income = c.Book().On(p.Paid).Contribution.Floor.Value + 2_000_000
				return refunded(c, calc.RefundQuestion{Reason: calc.Reason(calc.Reasons()[i]), Month: m, Payment: p})
			},
		},
		{
			article: "Decree 159/2025 art. 8(2)", what: "months left of a payment in March 2026, death in its first months and its last",
			down: subsidy.Methods()[:5], across: []string{"the month before", "the 1st", "the last but one", "the last", "the month after"},
			want: []string{
				"no no no no no",
				"3 2 1 no no",
				"6 5 1 no no",
				"12 11 1 no no",
				"24 23 1 no no",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				p, n := payment(famAt("2026-03"), subsidy.Method(i)), rules.Month([]int{1, 3, 6, 12, 24}[i])
				if n == 1 && j < 3 {
					return no // a month has no last but one
				}
				m := famAt("2026-03") + []rules.Month{-1, 0, n - 2, n - 1, n}[j]
				return refunded(c, calc.RefundQuestion{Reason: calc.ByDeath, Month: m, Payment: p})
			},
		},
		{
			article: "Decree 159/2025 art. 8", what: "missing months are never returned",
			down: calc.Reasons(), across: []string{"the month of the payment", "the month after"},
			want: []string{"no no", "no no", "no no", "no no"},
			ask: func(c *calc.Calculator, i, j int) string {
				q := calc.RefundQuestion{Reason: calc.Reason(calc.Reasons()[i]), Month: famAt("2026-03") + rules.Month(j), Payment: payment(famAt("2026-03"), subsidy.Backpay)}
				return refunded(c, q)
			},
		},
	})
}
