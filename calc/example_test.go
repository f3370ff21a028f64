package calc_test

import (
	"errors"
	"fmt"
	"log"
	"log/slog"
	"os"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rulesets"
	"github.com/volsi/volsi/subsidy"
)

// A woman whose fifteen years are settled asks for her pension.
func Example() {
	c, err := calc.Vietnam()
	if err != nil {
		log.Fatal(err)
	}
	life, err := c.Life(
		calc.Person{Sex: rules.Female, Born: rules.MonthOf(1969, 5)},
		[]calc.Row{{
			Period: rules.Period{From: rules.MonthOf(2011, 6), Until: rules.MonthOf(2026, 6)},
			Scheme: pension.Voluntary, Level: calc.Average, Amount: 3_000_000,
		}},
	)
	if err != nil {
		log.Fatal(err)
	}
	p, err := c.Pension(life, calc.PensionQuestion{Month: rules.MonthOf(2026, 6)})
	fmt.Println(p.Eligible, p.InsuredMonths, p.Rate.Percent(), p.Monthly, p.Starts, err)
	// Output: true 180 45% 1350000 2026-06 <nil>
}

// somebody has paid for three years.
func somebody() (*calc.Calculator, *calc.Life) {
	c, err := calc.Vietnam()
	if err != nil {
		panic(err)
	}
	month := rules.MonthOf
	life, err := c.Life(calc.Person{Sex: rules.Female, Born: month(1970, 5)}, []calc.Row{
		{Period: rules.Period{From: month(2020, 1), Until: month(2023, 1)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000},
	})
	if err != nil {
		panic(err)
	}
	return c, life
}

// A case made in Go: two questions about one record.
func ExampleCalculator_Run() {
	c, err := calc.Vietnam()
	if err != nil {
		panic(err)
	}
	month := rules.MonthOf
	answers, err := c.Run(&calc.Case{
		Person: calc.Person{Sex: rules.Female, Born: month(1970, 5)},
		Record: []calc.Row{{Period: rules.Period{From: month(2020, 1), Until: month(2023, 1)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000}},
		Ask: []calc.Asked{
			{ID: "age", Kind: "retirement_age", Question: calc.RetirementAgeQuestion{}},
			{ID: "pension", Kind: "pension", Question: calc.PensionQuestion{Month: month(2027, 10)}},
		},
	}, nil)
	if err != nil {
		panic(err)
	}
	fmt.Println(answers[0].Result.(calc.RetirementAge).Reached, answers[1].Result.(calc.Pension).Eligible)
	fmt.Println(answers[1].Citations()[0])
	// Output:
	// 2027-09 false
	// art. 98, 41/2024/QH15
}

// One question of a case.
func ExampleAsked_Answer() {
	c, life := somebody()
	q := calc.Asked{ID: "age", Kind: "retirement_age", Question: calc.RetirementAgeQuestion{}}
	a, err := q.Answer(c, life)
	fmt.Println(a.ID, a.Result.(calc.RetirementAge).Reached, err)
	// Output: age 2027-09 <nil>
}

// The law of a case is that of the day on which it was known.
func ExampleCalculator_Under() {
	c, err := calc.Vietnam()
	if err != nil {
		panic(err)
	}
	day, _ := rules.ParseDate("2024-01-01")
	then, err := c.Under(&calc.Case{AsKnownOn: day}, nil)
	if err != nil {
		panic(err)
	}
	july := rules.MonthOf(2025, 7)
	fmt.Println(c.Book().On(july).Regime.Value, then.Book().On(july).Regime.Value)
	// Output: L2024 L2014
}

// A plan under a law of which a figure was not found.
func ExampleCalculator_Unfounded() {
	_, life := somebody()
	book, err := rulesets.Vietnam()
	if err != nil {
		panic(err)
	}
	fmt.Println(len(calc.New(book).Unfounded(life, book.Horizon())))
	less, err := book.With(fstest.MapFS{"not-found.yaml": {Data: []byte(`schema: 1
instrument: {id: not-found, number: x, kind: decision, title: {vi: x, en: x}, issuer: x, published: 2026-01-01, in_force: 2026-01-01, source: x}
set: [{param: pension.max_rate, value: unknown, at: art. 1, from: 2026-01}]
`)}})
	if err != nil {
		panic(err)
	}
	fmt.Println(calc.New(less).Unfounded(life, book.Horizon())[0].Value)
	// Output:
	// 0
	// pension.max_rate
}

func ExampleNew() {
	book, err := rulesets.Vietnam()
	if err != nil {
		panic(err)
	}
	fmt.Println(calc.New(book).Book().Horizon())
	// Output:
	// 2026-12
}

// Errors are found by code with errors.Is, and read with errors.As.
func ExampleCalculator_Life() {
	c, _ := calc.Vietnam()
	month := rules.MonthOf
	_, err := c.Life(calc.Person{Sex: rules.Male, Born: month(1985, 2)}, []calc.Row{
		{Period: rules.Period{From: month(2007, 1), Until: month(2007, 7)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 600_000},
	})
	var fault document.Fault
	fmt.Println(errors.Is(err, calc.MonthBeforeLaw), errors.As(err, &fault))
	fmt.Println(fault.Path, fault.Value, fault.Bound, fault.Hint)
	// Output:
	// true true
	// /record/0/from 2007-01 2008-01 begin in that month or later
}

// Past the horizon of the rule files prices grow as the caller says.
func ExampleCalculator_Assuming() {
	c, _ := calc.Vietnam()
	growing := c.Assuming(calc.Assumptions{Inflation: 35_000, HasInflation: true})
	month := rules.MonthOf
	for _, c := range []*calc.Calculator{c, growing} {
		life, err := c.Life(calc.Person{Sex: rules.Female, Born: month(1980, 5)}, []calc.Row{
			{Period: rules.Period{From: month(2020, 1), Until: month(2040, 1)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 3_000_000},
		})
		if err != nil {
			panic(err)
		}
		p, err := c.Pension(life, calc.PensionQuestion{Month: month(2040, 5)})
		fmt.Println(p.Monthly, err)
	}
	// Output:
	// 1692075 <nil>
	// 2328975 <nil>
}

func ExampleCalculator_Contribution() {
	c, life := somebody()
	v, err := c.Contribution(life, calc.ContributionQuestion{Paid: rules.MonthOf(2026, 7), Method: subsidy.Every12Months, Income: 2_000_000})
	fmt.Println(v.Gross, "less", v.StateSupport, "is", v.Net, "for", v.Months, "months", err)
	// Output:
	// 5280000 less 792000 is 4488000 for 12 months <nil>
}

func ExampleCalculator_Refund() {
	c, life := somebody()
	v, err := c.Refund(life, calc.RefundQuestion{
		Reason: calc.ByCompulsory, Month: rules.MonthOf(2026, 10),
		Payment: calc.ContributionQuestion{Paid: rules.MonthOf(2026, 1), Method: subsidy.Every12Months, Income: 2_000_000},
	})
	fmt.Println(v.MonthsLeft, "months:", v.Refund, "of", v.Gross, err)
	// Output:
	// 3 months: 1122000 of 1320000 <nil>
}

func ExampleCalculator_RetirementAge() {
	c, life := somebody()
	v, err := c.RetirementAge(life, calc.RetirementAgeQuestion{})
	fmt.Println(v.Years, "years", v.Months, "months in", v.Reached, err)
	// Output:
	// 57 years 4 months in 2027-09 <nil>
}

// Too few months are an answer, which says what is missing.
func ExampleCalculator_Pension() {
	c, life := somebody()
	v, err := c.Pension(life, calc.PensionQuestion{Month: rules.MonthOf(2027, 9)})
	fmt.Println(v.Eligible, err)
	for _, s := range v.Shortfalls {
		fmt.Println(s.What, s.Have.N, "of", s.Need.N, s.Cite)
	}
	// Output:
	// false <nil>
	// insured_months 36 of 180 art. 98, 41/2024/QH15
}

// Every amount says how it came about, down to articles of law.
func ExamplePension_Explain() {
	c, err := calc.Vietnam()
	if err != nil {
		panic(err)
	}
	life, err := c.Life(calc.Person{Sex: rules.Male, Born: rules.MonthOf(1960, 5)}, []calc.Row{{
		Period: rules.Period{From: rules.MonthOf(2008, 1), Until: rules.MonthOf(2028, 1)},
		Scheme: pension.Voluntary, Level: calc.Average, Amount: 2_000_000,
	}})
	if err != nil {
		panic(err)
	}
	p, err := c.Pension(life, calc.PensionQuestion{Month: rules.MonthOf(2027, 12)})
	if err != nil {
		panic(err)
	}
	top := p.Explain().Steps[0]
	fmt.Println(top.Label().EN, top.Text(), top.Check() == nil)
	for _, s := range top.Children {
		fmt.Println("-", s.Label().EN, s.Text())
	}
	// Output:
	// Monthly pension 900000 true
	// - Pension by the formula 900000
}

func ExampleCalculator_OneTime() {
	c, life := somebody()
	v, err := c.OneTime(life, calc.OneTimeQuestion{Month: rules.MonthOf(2026, 7), Ground: pension.Emigrating})
	fmt.Println(v.BeforeDeduction, "less", v.SupportDeducted, "is", v.Amount, err)
	// Output:
	// 10230000 less 765600 is 9464400 <nil>
}

func ExampleCalculator_Death() {
	c, life := somebody()
	v, err := c.Death(life, calc.DeathQuestion{Month: rules.MonthOf(2026, 7)})
	fmt.Println(v.FuneralGrant, v.SurvivorLumpSum, err)
	// Output:
	// 0 11880000 <nil>
}

func ExampleCalculator_Maternity() {
	c, _ := calc.Vietnam()
	month := rules.MonthOf
	life, err := c.Life(calc.Person{Sex: rules.Female, Born: month(1995, 5)}, []calc.Row{
		{Period: rules.Period{From: month(2026, 1), Until: month(2026, 8)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000},
	})
	if err != nil {
		panic(err)
	}
	v, err := c.Maternity(life, calc.MaternityQuestion{Birth: month(2026, 8), Children: 2})
	fmt.Println(v.MonthsWithin, v.Amount, err)
	// Output:
	// 7 4000000 <nil>
}

func ExampleCalculator_MonthlyAllowance() {
	c, life := somebody()
	v, err := c.MonthlyAllowance(life, calc.MonthlyAllowanceQuestion{Month: rules.MonthOf(2028, 1)})
	fmt.Println(v.Eligible, v.Months, "months of", v.Monthly, err)
	// Output:
	// true 21 months of 500000 <nil>
}

func ExampleCalculator_SocialPension() {
	c, life := somebody()
	v, err := c.SocialPension(life, calc.SocialPensionQuestion{Month: rules.MonthOf(2045, 6)})
	fmt.Println(v.Eligible, v.Monthly, err)
	// Output:
	// true 500000 <nil>
}

func ExampleCalculator_WorkAccident() {
	c, life := somebody()
	v, err := c.WorkAccident(life, calc.WorkAccidentQuestion{Paid: rules.MonthOf(2026, 3), Months: 12, Impairment: rules.One / 5})
	fmt.Println(v.Premium, v.DeathBenefit, v.ForImpairment, "and", v.ForYears, err)
	// what the State bears of the premium was not found, so that the net is open
	fmt.Println(v.Net, calc.Notes(v)[1].Code)
	// Output:
	// 444000 116550000 27750000 and 1850000 <nil>
	// 0 unknown-state-share
}

func ExampleCalculator_HouseholdPremium() {
	c, _ := somebody()
	born := rules.MonthOf(1980, 1)
	v, err := c.HouseholdPremium(calc.HouseholdQuestion{
		Paid: rules.MonthOf(2026, 7), Months: 12, Members: []calc.HouseholdMember{{Name: "An", Born: born}, {Name: "Bình", Born: born}},
	})
	for _, m := range v.Members {
		fmt.Println(m.Step, m.Name, m.Net)
	}
	fmt.Println(v.Net, err)
	// Output:
	// 1 An 1366200
	// 2 Bình 956340
	// 2322540 <nil>
}

// Everything that could be taken or done in one month, side by side.
func ExampleCalculator_Options() {
	c, life := somebody()
	v, err := c.Options(life, calc.OptionsQuestion{Month: rules.MonthOf(2026, 11)})
	for _, o := range v.Open {
		fmt.Println(o.Kind, o.Month, o.Amount, o.Monthly)
	}
	fmt.Println(err)
	// Output:
	// continue 2038-12 0 943700
	// continue_then_backpay 2033-12 0 943700
	// one_time 2026-11 9464400 0
	// <nil>
}

func ExampleNotes() {
	c, life := somebody()
	v, _ := c.Pension(life, calc.PensionQuestion{Month: rules.MonthOf(2031, 7)})
	for _, n := range calc.Notes(v) {
		fmt.Println(n.Code, "–", n.Text.EN)
	}
	// Output:
	// carried-past-horizon – This month lies past the last month that the rule files vouch for; the last known values are carried on.
}

// The months of a pension's average, with their factors and who paid them.
func ExampleCalculator_ByMonth() {
	c, _ := calc.Vietnam()
	life, _ := c.Life(calc.Person{Sex: rules.Female, Born: rules.MonthOf(1969, 5)}, []calc.Row{
		{Period: rules.Period{From: rules.MonthOf(2008, 1), Until: rules.MonthOf(2022, 1)}, Scheme: pension.Voluntary, Level: calc.Average, Amount: 1_500_000},
		{Period: rules.Period{From: rules.MonthOf(2025, 5), Until: rules.MonthOf(2026, 7)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000},
	})
	p, _ := c.Pension(life, calc.PensionQuestion{Month: rules.MonthOf(2026, 6)})
	years := c.ByMonth(life, p)
	last := years[len(years)-1]
	fmt.Println(last.Year, len(last.Months), last.Indexed)
	m := last.Months[5]
	fmt.Println(m.Month, m.Level.EN, m.Amount, m.Factor, m.Indexed, m.Own, m.State)
	// Output:
	// 2026 6 9000000
	// 2026-06 Income chosen 1500000 1 1500000 264000 66000
}

func ExampleCitations() {
	c, life := somebody()
	v, _ := c.RetirementAge(life, calc.RetirementAgeQuestion{})
	for _, cite := range calc.Citations(v) {
		fmt.Println(cite, cite.Instrument.Title.EN)
	}
	// Output:
	// art. 4(2), 135/2020/NĐ-CP Decree on the retirement age
}

// Logs show rights and amounts, and nobody.
func ExampleContribution_LogValue() {
	logger := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}))
	c, life := somebody()
	v, _ := c.Contribution(life, calc.ContributionQuestion{Paid: rules.MonthOf(2026, 7), Income: 1_500_000})
	logger.Info("answered", "life", life, "person", life.Person(), "contribution", v)
	// Output:
	// level=INFO msg=answered life="(not logged)" person="(not logged)" contribution.eligible=true contribution.gross=330000 contribution.net=264000 contribution.months=1
}

// A set of assumptions by name: what is not published yet grows as derived
// from the last years.
func ExampleCalculator_Filled() {
	c, _ := calc.Vietnam()
	middle, _ := c.Filled(calc.Assumptions{Set: "middle"})
	fmt.Println(middle.Inflation.Percent(), middle.PovertyRise.Percent(), middle.FundRate.Percent())
	_, err := c.Filled(calc.Assumptions{Set: "midle"})
	fmt.Println(err)
	// Output:
	// 3.1% 6.3% 0.31%
	// /assume: no set of assumptions is called "midle"; did you mean "middle"? [bad-choice]
}

// Whoever goes on paying as little as the law allows pays more once the floor
// rises.
func ExampleCalculator_AtFloor() {
	c, _ := calc.Vietnam()
	for _, r := range c.AtFloor(rules.MonthOf(2021, 11), 4) {
		fmt.Println(r.From, r.Until-1, r.Amount)
	}
	// Output:
	// 2021-11 2021-12 700000
	// 2022-01 2022-02 1500000
}

// A document may leave out the sex and the birth; questions that need neither
// are answered all the same.
func ExampleCalculator_Partial() {
	c, _ := calc.Vietnam()
	month := rules.MonthOf
	life, faults := c.Partial(calc.Person{}, []calc.Row{
		{Period: rules.Period{From: month(2026, 1), Until: month(2026, 4)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000},
	})
	v, err := c.Contribution(life, calc.ContributionQuestion{Paid: month(2026, 7), Income: 1_500_000})
	fmt.Println(len(faults), v.Net, err)
	// Output:
	// 0 264000 <nil>
}

func ExampleHint() {
	fmt.Println(calc.Hint(calc.Overlap))
	// Output:
	// let one row end before the other begins
}

// What the payments of a record cost, equal ones told together.
func ExampleCalculator_EachOutlay() {
	c, life := somebody()
	err := c.EachOutlay(life, rules.MonthOf(2022, 1), func(o calc.Outlay) bool {
		fmt.Println(o.Paid, o.Times, "of", o.Bill.Net)
		return true
	})
	fmt.Println(err)
	// Output:
	// 2022-01 12 of 297000
	// <nil>
}

// What the State gave to the payments of a record so far.
func ExampleCalculator_Granted() {
	c, life := somebody()
	g := c.Granted(life, rules.MonthOf(2026, 7), rules.MonthOf(2026, 7))
	fmt.Println(g.Months, g.Amount())
	// Output:
	// 36 765600
}

// A record that goes on for a year.
func ExampleCalculator_Longer() {
	c, life := somebody()
	longer, faults := c.Longer(life, c.AtFloor(rules.MonthOf(2026, 1), 12))
	fmt.Println(longer.Record().Before(rules.MonthOf(2027, 1)).Insured(), len(faults))
	// Output:
	// 48 0
}

// The formulas of package pension take the person of a life as a claimant.
func ExampleCalculator_Claimant() {
	c, life := somebody()
	who := c.Claimant(life)
	p, _ := who.Pension(pension.Claim{Asked: rules.MonthOf(2026, 7)})
	fmt.Println(p.Eligible(), p.Time.Insured())
	// Output:
	// false 36
}

// What a year ahead would cost after what is recorded, and after eight years
// more, when the State has supported enough months.
func ExampleCalculator_Quotes() {
	c, life := somebody()
	since := rules.MonthOf(2026, 7)
	quotes := c.Quotes(life, since)
	for _, from := range []rules.Month{since, since + 96} {
		q := quotes.Price(subsidy.Payment{Paid: from, From: from, Method: subsidy.Every12Months, Months: 12, Income: 3_000_000}, since)
		fmt.Println(q.Bill.Gross, q.Bill.State(), q.Bill.Net)
	}
	// Output:
	// 7920000 792000 7128000
	// 7920000 0 7920000
}
