package missing_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/coverage"
	"github.com/volsi/volsi/calc/missing"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/calc/savings"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// Months, numbers and amounts that nobody means.
var (
	oddMonths  = []rules.Month{math.MinInt32, -1, 0, 1, rules.MonthOf(1900, 1), rules.MonthOf(2007, 12), rules.MonthOf(2026, 7), rules.LastMonth, rules.LastMonth + 1, math.MaxInt32}
	oddNumbers = []int{math.MinInt, -1, 0, 1, 13, math.MaxInt}
	oddAmounts = []rules.VND{math.MinInt64, -1, 0, 1, math.MaxInt64}
)

// oddQuestions are questions of every kind about a month, with a number and an
// amount of any size.
func oddQuestions(m rules.Month, n int, v rules.VND) []calc.Question {
	rows := []calc.Row{{Period: rules.Period{From: m, Until: m + 1}, Scheme: pension.Voluntary, Level: calc.Income, Amount: v}}
	pay := calc.ContributionQuestion{Paid: m, From: m, Method: subsidy.Method(n), Months: n, Income: v, FundRate: rules.Rate(v), HasFundRate: true, SupportedBefore: n}
	return []calc.Question{
		pay, calc.ContributionQuestion{Paid: m, Income: v, Months: n}, calc.RefundQuestion{Reason: "none", Month: m, Payment: pay, Support: v, SupportGiven: true},
		calc.RefundQuestion{Reason: calc.ByDeath, Month: m, Payment: calc.ContributionQuestion{Paid: m, Income: v, Method: subsidy.Every12Months}},
		calc.RetirementAgeQuestion{LowerAge: n}, calc.PensionQuestion{Month: m, InPayment: m, Impairment: rules.Rate(v), LowerAge: n, Treaty: n}, calc.PensionQuestion{Month: m},
		calc.OneTimeQuestion{Month: m, Ground: pension.Ground(n)}, calc.DeathQuestion{Month: m, PensionSince: m, PensionMonthly: v, Relatives: []pension.Relative{{Relation: "nobody", Born: m}, {Relation: pension.Child, Born: m}}},
		calc.DeathQuestion{Month: m}, calc.MaternityQuestion{Birth: m, Children: n, Unsaid: true}, calc.MonthlyAllowanceQuestion{Month: m}, calc.SocialPensionQuestion{Month: m, Pension: v},
		calc.SocialPensionQuestion{Month: m}, calc.WorkAccidentQuestion{Paid: m, Months: n, Accident: m, Before: n, Impairment: rules.Rate(v)}, calc.WorkAccidentQuestion{Paid: m, Months: 6},
		calc.OptionsQuestion{Month: m}, calc.HouseholdQuestion{Paid: m, Months: n, Members: []calc.HouseholdMember{{Born: m, Months: n}, {}}}, calc.HouseholdQuestion{Paid: m, Months: 3, Province: "nowhere", Members: []calc.HouseholdMember{{}}},
		savings.Question{Amount: v, Times: n, Members: n, Toward: pay}, savings.Question{Toward: calc.ContributionQuestion{Paid: m, Income: 1_500_000}},
		coverage.Question{Month: m, Population: n, Participants: n, Target: n, TargetRate: rules.Rate(v), SupportPerHead: v}, coverage.Question{Month: m, Participants: n},
		ahead.Question{Until: m, Plan: rows}, ahead.Question{Until: m}, plans.SolveQuestion{Plan: rows, Target: plans.Target{Monthly: v}}, plans.CheapestQuestion{Start: m, Target: plans.Target{Eligible: true}},
	}
}

// oddPersons are people whom nobody could be.
func oddPersons(m rules.Month) []calc.Person {
	period := rules.Period{From: m, Until: m - 1}
	return []calc.Person{
		{}, {Sex: 255, Born: m}, {Sex: rules.Male, Born: m, Status: []calc.Status{{Period: period, Is: "nobody"}, {Period: rules.Period{From: m}, Is: "poor"}}},
		{Sex: rules.Female, Born: rules.MonthOf(1970, 1), Residence: []calc.Residence{{Period: period, Province: "nowhere"}, {Period: rules.Period{From: m}, Province: "ha-noi", District: "\x00", Territory: "x", Area: "sea"}, {}}},
		{Sex: rules.Female, Born: rules.MonthOf(1970, 1), Residence: []calc.Residence{{Province: "hai-phong"}}},
	}
}

// Whatever is asked of whomever, what is open is told, or nothing is: nobody
// has to fear a panic.
func TestNoInputStopsTheProgram(t *testing.T) {
	c := vietnamese(t)
	for i, m := range oddMonths {
		n, v := oddNumbers[i%len(oddNumbers)], oddAmounts[i%len(oddAmounts)]
		for k, p := range oddPersons(oddMonths[(i+3)%len(oddMonths)]) {
			if testing.Short() && (i+k)%3 != 0 {
				continue
			}
			var rows []calc.Row
			if (i+k)%2 == 1 {
				rows = []calc.Row{
					{Period: rules.Period{From: m, Until: m + 12}, Scheme: pension.Scheme(k), Level: calc.Average, Amount: v},
					{Period: rules.Period{From: rules.MonthOf(2012, 1), Until: rules.MonthOf(2020, 1)}, Scheme: pension.Voluntary, Level: calc.Average, Amount: 1_500_000},
				}
			}
			l, _ := c.Partial(p, rows) // what is wrong with it does not matter here
			for _, q := range oddQuestions(m, n, v) {
				tried(t, c, l, q)
			}
		}
	}
}

func tried(t *testing.T, c *calc.Calculator, l *calc.Life, q calc.Question) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%T %+v of %+v: %v", q, q, l.Person(), r)
		}
	}()
	asked := missing.Asked{Calculator: c, Life: l, Question: q, Path: "/ask"}
	for _, in := range append(missing.Of(c, l, q), asked.Inputs(nil)...) {
		if in.Code == "" || in.Path == "" || in.Text.EN == "" || in.Text.VI == "" || len(in.Effects) == 0 {
			t.Errorf("%T %+v: %+v", q, q, in)
		}
	}
	for _, key := range []string{"", "months", "income"} {
		_ = fmt.Sprint(asked.By(key))
	}
	_ = asked.BySex()
}

// A month that nobody lives to has an answer, or is refused, as soon as any.
func TestMonthsThatNobodyLivesTo(t *testing.T) {
	c := vietnamese(t)
	l := late(t, c, rules.Female, rules.MonthOf(1971, 5))
	for _, m := range []rules.Month{rules.LastMonth + 1, math.MaxInt32} {
		for _, q := range []calc.Question{
			calc.PensionQuestion{Month: m}, calc.OneTimeQuestion{Month: m, Ground: pension.AtAge}, calc.DeathQuestion{Month: m}, calc.MonthlyAllowanceQuestion{Month: m}, calc.OptionsQuestion{Month: m}, ahead.Question{Until: m},
		} {
			tried(t, c, l, q)
		}
	}
}

// Nobody in particular leaves nothing open that could not be told of anybody.
func TestTheZeroLife(t *testing.T) {
	c := vietnamese(t)
	for _, q := range oddQuestions(rules.MonthOf(2026, 7), 1, 1_500_000) {
		tried(t, c, &calc.Life{}, q)
	}
}
