package pension_test

import (
	"fmt"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// claimant returns a woman with twenty years, the first five of them
// compulsory.
func claimant() pension.Claimant {
	book, err := rulesets.Vietnam()
	if err != nil {
		panic(err)
	}
	month := rules.MonthOf
	record, _ := pension.NewRecord([]pension.Spell{
		{Period: rules.Period{From: month(2006, 1), Until: month(2011, 1)}, Scheme: pension.Compulsory, Monthly: 2_000_000},
		{Period: rules.Period{From: month(2011, 1), Until: month(2026, 1)}, Scheme: pension.Voluntary, Monthly: 2_500_000},
	})
	return pension.Claimant{Book: book, Sex: rules.Female, Born: month(1969, 1), Record: record}
}

func ExampleNewRecord() {
	month := rules.MonthOf
	record, clashes := pension.NewRecord([]pension.Spell{
		{Period: rules.Period{From: month(2020, 1), Until: month(2021, 1)}, Scheme: pension.Voluntary, Monthly: 1_500_000},
		{Period: rules.Period{From: month(2020, 12), Until: month(2021, 7)}, Scheme: pension.Compulsory, Monthly: 5_000_000},
	})
	fmt.Println(len(record.Spells()), clashes)
	// Output:
	// 0 [[0 1]]
}

func ExampleAgeOf() {
	c := claimant()
	a := pension.AgeOf(c.Book, rules.Male, rules.MonthOf(1965, 3), 0)
	fmt.Println(a.Months/12, "years", a.Months%12, "months in", a.Reached)
	// Output:
	// 61 years 6 months in 2026-09
}

func ExampleClaimant_Pension() {
	c := claimant()
	o, missing := c.Pension(pension.Claim{Asked: rules.MonthOf(2026, 7)})
	fmt.Println(o.Branch, o.BenefitYears, o.Rate.Percent(), o.Average.Cents(), o.Monthly, missing.Missing())
	// Output:
	// general 20 55% 3580000 1969000 false
}

func ExampleClaimant_OneTime() {
	c := claimant()
	o, missing := c.OneTime(pension.OneTimeClaim{Month: rules.MonthOf(2026, 7), Ground: pension.Emigrating})
	fmt.Println(o.BeforeYears, o.LaterYears, o.Amount, missing.Missing())
	// Output:
	// 8 12 128880000 false
}

func ExampleClaimant_Death() {
	c := claimant()
	s, missing := c.Death(pension.Death{Month: rules.MonthOf(2026, 7)})
	fmt.Println(s.Funeral, s.LumpSum, missing.Missing())
	// Output:
	// 25300000 128880000 false
}

func ExampleClaimant_Maternity() {
	c := claimant()
	m := c.Maternity(pension.Birth{Month: rules.MonthOf(2025, 10), Children: 1})
	fmt.Println(m.Amount, m.Within.Insured(), "months paid in the year before")
	// Output:
	// 2000000 12 months paid in the year before
}

func ExampleClaimant_Allowance() {
	c := claimant()
	a, missing := c.Allowance(rules.MonthOf(2026, 7), false)
	for _, s := range a.Shortfalls.List() {
		fmt.Println(s.What, s.Have, s.Need)
	}
	fmt.Println(missing.Missing())
	// Output:
	// insured_months_at_most 240 179
	// false
}

func ExampleClaimant_SocialPension() {
	c := claimant()
	s := c.SocialPension(rules.MonthOf(2026, 7), false, 0)
	fmt.Println(s.From, s.Shortfalls.Len())
	// Output:
	// 2044-01 1
}

func ExampleClaimant_Emigration() {
	c := claimant()
	lump, pensions, _ := c.Emigration(rules.MonthOf(2026, 12), rules.MonthOf(2026, 2), 1_800_000)
	fmt.Println(pensions, "pensions:", lump)
	// Output:
	// 30.5 pensions: 54900000
}

func ExampleInPayment() {
	c := claimant()
	now, rises, missing := pension.InPayment(c.Book, rules.MonthOf(2020, 1), 2_000_000, rules.MonthOf(2026, 12))
	for _, r := range rises {
		fmt.Println(r.From, r.Share.Percent())
	}
	fmt.Println(now, missing.Missing())
	// Output:
	// 2022-01 7.4%
	// 2023-07 12.5%
	// 2024-07 15%
	// 2026-07 8%
	// 3001293 false
}

func ExampleClaimant_WorkAccident() {
	c := claimant()
	w, missing := c.WorkAccident(pension.WorkCover{Paid: rules.MonthOf(2026, 3), Months: 12, Impairment: rules.One / 5})
	fmt.Println(w.Premium, w.Support.IsKnown(), w.Death, w.Points, w.ForImpairment, w.ForYears, missing.Missing())
	// Output:
	// 444000 false 116550000 15 27750000 1850000 false
}
