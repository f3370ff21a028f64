package missing_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/missing"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// toldOf writes effects one after the other.
func toldOf(effects []document.Effect) string {
	var b strings.Builder
	for _, e := range effects {
		fmt.Fprintf(&b, "%s\n", e)
	}
	return b.String()
}

// late is somebody of a sex, born in a month, who paid voluntarily from 2012 on
// until the middle of 2025.
func late(t *testing.T, c *calc.Calculator, sex rules.Sex, born rules.Month) *calc.Life {
	t.Helper()
	l, faults := c.Partial(calc.Person{Sex: sex, Born: born, Status: []calc.Status{}}, []calc.Row{
		{Period: rules.Period{From: rules.MonthOf(2012, 1), Until: rules.MonthOf(2025, 7)}, Scheme: pension.Voluntary, Level: calc.Average, Amount: 2_000_000},
	})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return l
}

// Whoever did not say the sex is told what hangs on it: the age, and with it
// whether missing months may be paid at once.
func TestWhatHangsOnTheSex(t *testing.T) {
	c := vietnamese(t)
	month := rules.MonthOf
	for _, tt := range []struct {
		name string
		born rules.Month
		q    calc.Question
		want string
	}{
		{"missing months are paid by who has reached the age", month(1967, 1), calc.ContributionQuestion{Paid: month(2026, 7), Method: subsidy.Backpay, Months: 18, Income: 1_500_000}, `eligible: from false (male) to true (female)
state_support: from 0 (male) to 1223609 (female)
net: from 0 (male) to 4894435 (female)
`},
		{"both have", month(1960, 1), calc.ContributionQuestion{Paid: month(2026, 7), Method: subsidy.Backpay, Months: 18, Income: 1_500_000}, ""},
		{"the age", month(1970, 5), calc.RetirementAgeQuestion{}, `reached: from 2027-09 (female) to 2032-05 (male)
pension_from: from 2027-10 (female) to 2032-06 (male)
`},
	} {
		if got := toldOf(missing.Asked{Calculator: c, Life: late(t, c, 0, tt.born), Question: tt.q}.BySex()); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// A key that a question lacks is tried with all that the law lets it be; one
// that it does not know, or has no values for, is not.
func TestWhatHangsOnAKey(t *testing.T) {
	c := vietnamese(t)
	month := rules.MonthOf
	pay := calc.ContributionQuestion{Paid: month(2026, 7), Income: 1_500_000, HasSupported: true}
	ahead, behind := pay, pay
	ahead.Method, behind.Method = subsidy.Prepay, subsidy.Backpay
	low := ahead
	low.Income = 1
	person := late(t, c, rules.Female, month(1967, 1))
	for _, tt := range []struct {
		name, key string
		q         calc.Question
		want      string
	}{
		{"months ahead", "months", ahead, `state_support: from 1584000 (24) to 3960000 (60)
net: from 6060801 (24) to 14138148 (60)
`},
		{"missing months, of which somebody has 18", "months", behind, `eligible: from false (60) to true (1)
state_support: from 0 (60) to 66205 (1)
net: from 0 (60) to 264818 (1)
`},
		{"months at an income that nobody may choose", "months", low, ""},
		{"income", "income", pay, `net: from 264000 (1500000) to 11066000 (50600000)
`},
		{"income of months ahead that are not said", "income", ahead, ""},
		{"a key that is not known", "method", ahead, ""},
		{"a key of another question", "ground", pay, ""},
		{"a question that lacks nothing", "months", calc.RetirementAgeQuestion{}, ""},
		{"a reason", "reason", calc.RefundQuestion{Month: month(2027, 3), Payment: calc.ContributionQuestion{Paid: month(2026, 1), Method: subsidy.Prepay, Months: 24, Income: 1_500_000}}, `state_support: from 594000 (one_time) to 660000 (compulsory)
refund: from 2206464 (one_time) to 2456469 (compulsory)
`},
		{"a ground", "ground", calc.OneTimeQuestion{Month: month(2026, 7)}, `amount: from 49874800 (retirement_age) to 52000000 (illness)
`},
		{"months of accidents", "months", calc.WorkAccidentQuestion{Paid: month(2026, 1)}, `premium: from 222000 (6) to 444000 (12)
`},
		{"months of a household", "months", calc.HouseholdQuestion{Paid: month(2026, 1), Members: []calc.HouseholdMember{{Born: month(1980, 1)}}}, `net: from 315900 (3) to 1263600 (12)
`},
	} {
		if got := toldOf(missing.Asked{Calculator: c, Life: person, Question: tt.q}.By(tt.key)); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// A question that cannot be answered leaves nothing open, even if it could be
// with one of the inputs that were not given.
func TestNothingIsOpenWithoutAnAnswer(t *testing.T) {
	c := over(t, longAgo, "{id: from-62, for: voluntary_si, payer: province, who: {province: lai-chau, age: {from: 62}}, share: 10%, of: minimum_contribution, from: 2010-01, at: art. 1}")
	p := late(t, c, rules.Female, 0).Person()
	p.Residence = []calc.Residence{{Period: rules.Period{From: rules.MonthOf(2010, 1)}, Province: "lai-chau", Area: "rural"}}
	l := late(t, c, rules.Female, 0).As(p)
	q := calc.ContributionQuestion{Paid: rules.MonthOf(2026, 7), Method: subsidy.Backpay, Months: 18, Income: 1_500_000}
	if _, err := c.Contribution(l, q); err == nil {
		t.Fatal("a payment that hangs on the age was priced without one")
	}
	if got := written(missing.Of(c, l, q)); got != "" {
		t.Error(got)
	}
	p.Born = rules.MonthOf(1964, 7)
	if paid, err := c.Contribution(l.As(p), q); err != nil || !paid.Eligible {
		t.Errorf("with the age that is tried it is not answered either: %v", err)
	}
}

// What a Go program gives without its flag is given all the same.
func TestWhatIsGivenWithoutAFlagIsGiven(t *testing.T) {
	c := vietnamese(t).Assuming(calc.Assumptions{Discount: 20_000, HasInflation: true})
	l := late(t, c, rules.Female, rules.MonthOf(1971, 5))
	for name, q := range map[string]calc.Question{
		"months paid before":  calc.WorkAccidentQuestion{Paid: rules.MonthOf(2026, 1), Months: 6, Accident: rules.MonthOf(2026, 1), Impairment: 200_000, Before: 12},
		"a discount of money": ahead.Question{Until: rules.MonthOf(2029, 12), Plan: c.AtFloor(rules.MonthOf(2026, 12), 37)},
	} {
		if _, err := q.Ask(c, l); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, in := range missing.Of(c, l, q) {
			if in.Code == missing.MonthsBefore || in.Code == missing.Discount {
				t.Errorf("%s: %s", name, written([]missing.Input{in}))
			}
		}
	}
}

// A record is tried up to the month asked about and not beyond it: up to the
// last month that can be said at all.
func TestARecordUpToTheLastMonthOfAll(t *testing.T) {
	c := vietnamese(t)
	l, err := c.Life(calc.Person{Sex: rules.Male, Born: rules.MonthOf(2060, 5), Status: []calc.Status{}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	const want = "/record record | eligible: false, true (2075-05–2130-12) | starts: 2131-01 (2075-05–2130-12) | monthly: 0, 1650000 (2075-05–2130-12)\n"
	if got := written(missing.Of(c, l, calc.PensionQuestion{Month: rules.LastMonth})); got != want {
		t.Error(got)
	}
}
