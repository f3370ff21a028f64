package subsidy_test

import (
	"fmt"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
	"github.com/volsi/volsi/subsidy"
)

// A poor family of Hai Duong in March 2022: the State bears 30% of the lowest
// contribution and the province 10%.
func ExampleDivide() {
	book, _ := rulesets.Vietnam()
	m := rules.MustParseMonth("2022-03")
	place, _ := book.Residence("hai-duong", "", rules.MustParseMonth("2010-01"), m)
	poor := subsidy.Profile{
		Born: rules.MustParseMonth("1985-02"), Area: "rural", Place: place, Status: []subsidy.Status{{Is: "poor"}},
	}
	due := subsidy.Due{
		Scheme: rules.VoluntarySI, Paid: m, From: m, Months: 1, StateMonths: 1, Gross: 330_000,
		Standard: subsidy.Monthly{Of: 1_500_000, Rate: 220_000},
	}
	state := subsidy.Part{Payer: rules.PaidByState, Share: 300_000, Base: 330_000, Months: 1, Amount: 99_000}
	bill := subsidy.Divide(book, &poor, due, state, nil)
	for _, p := range bill.Parts {
		fmt.Println(p.Payer, p.Share.Percent(), p.Amount)
	}
	fmt.Println("the person", bill.Net)
	// Output:
	// state 30% 99000
	// province 10% 33000
	// the person 198000
}

// Three payers bear more than is due: the later one pays less.
func ExampleStack() {
	due := subsidy.Due{Months: 1, Gross: 330_000, Standard: subsidy.Monthly{Of: 1_500_000, Rate: 220_000}}
	grants := []subsidy.Grant{
		{Payer: rules.PaidByState, Rate: 500_000, Of: rules.OfMinimumContribution, Months: 1},
		{Payer: rules.PaidByProvince, Rate: 300_000, Of: rules.OfMinimumContribution, Months: 1},
		{Payer: rules.PaidByDistrict, Rate: 400_000, Of: rules.OfMinimumContribution, Months: 1},
	}
	for _, p := range subsidy.Stack(nil, &due, grants) {
		fmt.Println(p.Payer, p.Amount, "of", p.Full)
	}
	// Output:
	// state 165000 of 165000
	// province 99000 of 99000
	// district 66000 of 132000
}

// A pupil takes no step: her parents are the first and the second member.
func ExampleHousehold_Price() {
	book, _ := rulesets.Vietnam()
	adult := subsidy.Profile{Born: rules.MustParseMonth("1980-05")}
	pupil := subsidy.Profile{Born: rules.MustParseMonth("2012-05"), Status: []subsidy.Status{{Is: "student"}}}
	family := subsidy.Household{
		Paid: rules.MustParseMonth("2026-08"), Months: 12,
		Members: []subsidy.Member{{Name: "mother", Profile: adult}, {Name: "daughter", Profile: pupil}, {Name: "father", Profile: adult}},
	}
	bill := family.Price(book)
	for _, m := range bill.Members {
		fmt.Println(m.Name, m.Group, m.Step, m.Gross, m.Bill.State(), m.Net)
	}
	fmt.Println("the family pays", bill.Net)
	// Output:
	// mother household 1 1366200 0 1366200
	// daughter student 0 1366200 683100 683100
	// father household 2 956340 0 956340
	// the family pays 3005640
}

func ExampleStateShare() {
	book, _ := rulesets.Vietnam()
	nearPoor := subsidy.Profile{Born: rules.MustParseMonth("1985-02"), Status: []subsidy.Status{{Is: "near_poor"}}}
	share := subsidy.StateShare(book.On(rules.MustParseMonth("2026-07")), &nearPoor)
	fmt.Println(share.Rate.Percent(), share.Cite)
	// Output:
	// 40% art. 5(2), 159/2025/NĐ-CP
}

// Twelve months, four of them beyond the 120 that the State supports.
func ExampleState() {
	book, _ := rulesets.Vietnam()
	m := rules.MustParseMonth("2026-07")
	p := subsidy.Payment{Paid: m, From: m, Method: subsidy.Every12Months, Months: 12, Income: 2_000_000}
	months := subsidy.StateMonths(book.On(m), p, 112)
	fmt.Println(months, subsidy.State(book.On(m), p, 200_000, months))
	// Output:
	// 8 528000
}

func ExampleStateMonths() {
	book, _ := rulesets.Vietnam()
	m := rules.MustParseMonth("2026-07")
	fmt.Println(subsidy.StateMonths(book.On(m), subsidy.Payment{Paid: m, Months: 12}, 115))
	// Output:
	// 5
}

// Two years at once are cheaper than month by month.
func ExamplePayment_Gross() {
	book, _ := rulesets.Vietnam()
	m := rules.MustParseMonth("2026-07")
	p := subsidy.Payment{Paid: m, From: m, Method: subsidy.Prepay, Months: 24, Income: 2_000_000, FundRate: 3_100}
	fmt.Println(p.Gross(book.On(m)), "instead of", 24*440_000)
	// Output:
	// 10193069 instead of 10560000
}

func ExamplePayment_Remaining() {
	book, _ := rulesets.Vietnam()
	m := rules.MustParseMonth("2026-07")
	p := subsidy.Payment{Paid: m, From: m, Method: subsidy.Every12Months, Months: 12, Income: 2_000_000}
	fmt.Println(p.Remaining(book.On(m), 5))
	// Output:
	// 2200000
}

func ExampleParseMethod() {
	m, ok := subsidy.ParseMethod("backpay")
	fmt.Println(m, ok, m.Bears())
	// Output:
	// backpay true true
}

// Of a year paid at once, ten months were supported and four have passed.
func ExampleStateRemaining() {
	book, _ := rulesets.Vietnam()
	m := rules.MustParseMonth("2026-07")
	p := subsidy.Payment{Paid: m, From: m, Method: subsidy.Every12Months, Months: 12, Income: 2_000_000}
	fmt.Println(subsidy.StateRemaining(book.On(m), p, rules.One/5, 10, 4))
	// Output:
	// 396000
}
