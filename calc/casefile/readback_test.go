package casefile_test

import (
	"fmt"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/coverage"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/calc/savings"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

var m = rules.MonthOf

// Every field of a document means what its name says, in the unit that its
// value says: what is read is this, word for word.
func TestEveryFieldIsReadAsItIsWritten(t *testing.T) {
	cases, err := casefile.Read("all.yaml", []byte(`
title: All
id: all
source: here
as_known_on: 2026-11-22
law: [a.yaml, b.yaml]
person:
  sex: female
  born: 1970
  residence: [{from: 2010-01, to: 2020-12, province: hai-duong, district: tu-ky, territory: hung-yen, area: rural}, {from: 2021-01-31}]
  status: [{from: 2018-01, to: 2021-12, is: near_poor}, {from: 2022-01, is: poor}]
record:
  - {from: 2016-01, to: 2017-12, scheme: voluntary, income: 1_500_000, method: prepay, paid: 2015-12, state_support: 0, local_support: 2, donor_support: 3, fund_rate: "0.4%", withdrawn: true}
  - {from: 2018-01, scheme: compulsory, salary: 5_200_000}
  - {from: 2017-01, to: 2017-01, scheme: compulsory, average: 7, method: monthly, withdrawn: false, state_support: 5}
assume: {set: low, inflation: "20%", reference_level_growth: 0.02, poverty_line_growth: 0.03, fund_rate: 0.5, discount: 1}
ask: {kind: retirement_age}
tolerance: 1
`))
	if err != nil {
		t.Fatal(err)
	}
	known, err := rules.ParseDate("2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	want := calc.Case{
		Title: "All", ID: "all", Source: "here", AsKnownOn: known, LawFiles: []string{"a.yaml", "b.yaml"},
		Person: calc.Person{
			Sex: rules.Female, Born: m(1970, 1),
			Residence: []calc.Residence{
				{Period: rules.Period{From: m(2010, 1), Until: m(2021, 1)}, Province: "hai-duong", District: "tu-ky", Territory: "hung-yen", Area: "rural"},
				{Period: rules.Period{From: m(2021, 1)}},
			},
			Status: []calc.Status{{Period: rules.Period{From: m(2018, 1), Until: m(2022, 1)}, Is: "near_poor"}, {Period: rules.Period{From: m(2022, 1)}, Is: "poor"}},
		},
		Record: []calc.Row{
			{Period: rules.Period{From: m(2016, 1), Until: m(2018, 1)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000, Method: subsidy.Prepay, Paid: m(2015, 12), SupportGiven: true, LocalSupport: 2, DonorSupport: 3, FundRate: 4_000, HasFundRate: true, Withdrawn: true},
			{Period: rules.Period{From: m(2018, 1)}, Scheme: pension.Compulsory, Level: calc.Salary, Amount: 5_200_000},
			{Period: rules.Period{From: m(2017, 1), Until: m(2017, 2)}, Scheme: pension.Compulsory, Level: calc.Average, Amount: 7, Method: subsidy.EveryMonth, StateSupport: 5, SupportGiven: true},
		},
		Assume: calc.Assumptions{
			Set: "low", Inflation: 200_000, HasInflation: true, ReferenceRise: 20_000, HasReference: true, PovertyRise: 30_000, HasPoverty: true,
			FundRate: 500_000, HasFundRate: true, Discount: rules.One, HasDiscount: true,
		},
		Ask: []calc.Asked{{ID: "retirement_age", Kind: "retirement_age", Question: calc.RetirementAgeQuestion{}}},
	}
	same(t, "the document", cases[0].Case, want)
}

// same compares all that two values hold.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if g, w := fmt.Sprintf("%#v", got), fmt.Sprintf("%#v", want); g != w {
		t.Errorf("%s:\n got %s\nwant %s", what, g, w)
	}
}

// asked are questions of every kind with every field, once as they are written
// and once as they are meant.
var asked = []struct {
	text string
	want calc.Question
}{
	{"kind: contribution, paid: 2026-07, from: 2026-08, method: backpay, months: 1_200, income: 1_500_000, fund_rate: 1, supported_before: 1_200, donors: [{name: A, amount: 5, months: 6}, {name: B, share: 1}]",
		calc.ContributionQuestion{Paid: m(2026, 7), From: m(2026, 8), Method: subsidy.Backpay, Months: 1_200, Income: 1_500_000, FundRate: rules.One, HasFundRate: true, SupportedBefore: 1_200, HasSupported: true,
			Donors: []subsidy.Donor{{Name: "A", Amount: 5, Months: 6}, {Name: "B", Share: rules.One}}}},
	{"kind: contribution, paid: 2026-07, income: 0, supported_before: 0, fund_rate: 0, months: 1", calc.ContributionQuestion{Paid: m(2026, 7), Months: 1, HasFundRate: true, HasSupported: true}},
	{"kind: contribution, paid: 2026-07, income: 5", calc.ContributionQuestion{Paid: m(2026, 7), Income: 5}},
	{"kind: refund, reason: pension, month: 2026-09, payment: {paid: 2026-07, from: 2026-08, method: 12_months, months: 1, income: 3, fund_rate: 0.5, state_support: 4, local_support: 5, donor_support: 6}",
		calc.RefundQuestion{Month: m(2026, 9), Reason: calc.ByPension, Payment: calc.ContributionQuestion{Paid: m(2026, 7), From: m(2026, 8), Method: subsidy.Every12Months, Months: 1, Income: 3, FundRate: 500_000, HasFundRate: true},
			Support: 4, SupportGiven: true, Local: 5, LocalGiven: true, Donor: 6}},
	{"kind: refund, reason: one_time, month: 2026-09, payment: {paid: 2026-07, method: prepay, months: 1_200, income: 3}",
		calc.RefundQuestion{Month: m(2026, 9), Reason: calc.ByOneTime, Payment: calc.ContributionQuestion{Paid: m(2026, 7), Method: subsidy.Prepay, Months: 1_200, Income: 3}}},
	{"kind: retirement_age, lower_age: 10", calc.RetirementAgeQuestion{LowerAge: 10}},
	{"kind: retirement_age, lower_age: 0, explain: false", calc.RetirementAgeQuestion{}},
	{"kind: pension, month: 2026-07, impairment: 0.61, lower_age: 10, treaty_months: 1_200, in_payment: 2027-07, emigration: 2028-07",
		calc.PensionQuestion{Month: m(2026, 7), LowerAge: 10, Impairment: 610_000, Treaty: 1_200, InPayment: m(2027, 7), Emigration: m(2028, 7)}},
	{"kind: pension, month: 2026-07, impairment: 1, lower_age: 0, treaty_months: 0", calc.PensionQuestion{Month: m(2026, 7), Impairment: rules.One}},
	{"kind: one_time, month: 2026-07, ground: retirement_age", calc.OneTimeQuestion{Month: m(2026, 7), Ground: pension.AtAge}},
	{"kind: options, month: 2026-07", calc.OptionsQuestion{Month: m(2026, 7)}},
	{"kind: death, month: 2026-07, pension: {since: 2020-01, monthly: 5}, allowance: {monthly: 6, months: 1_200, received: 1_200}, work_injury: 0.81, relatives: [{relation: child, born: 2015, no_carer: true}, {relation: mother_in_law, born: 1940-03-05}]",
		calc.DeathQuestion{Month: m(2026, 7), PensionSince: m(2020, 1), PensionMonthly: 5, Allowance: pension.Remaining{Monthly: 6, Months: 1_200, Received: 1_200}, WorkInjury: 810_000,
			Relatives: []pension.Relative{{Relation: pension.Child, Born: m(2015, 1), NoCarer: true}, {Relation: pension.MotherInLaw, Born: m(1940, 3)}}}},
	{"kind: death, month: 2026-07, allowance: {monthly: 6, months: 1, received: 0}", calc.DeathQuestion{Month: m(2026, 7), Allowance: pension.Remaining{Monthly: 6, Months: 1}}},
	{"kind: maternity, birth: 2026-08, children: 10, lost: 10, other_parent_takes: true", calc.MaternityQuestion{Birth: m(2026, 8), Children: 20, OtherTakes: true}},
	{"kind: maternity, birth: 2026-08, lost: 0", calc.MaternityQuestion{Birth: m(2026, 8)}},
	{"kind: maternity, birth: 2026-08, children: 0", calc.MaternityQuestion{Birth: m(2026, 8)}},
	{"kind: maternity, birth: 2026-08", calc.MaternityQuestion{Birth: m(2026, 8), Children: 1, Unsaid: true}},
	{"kind: monthly_allowance, month: 2026-07, in_payment: 2027-01", calc.MonthlyAllowanceQuestion{Month: m(2026, 7), InPayment: m(2027, 1)}},
	{"kind: social_pension, month: 2026-07, pension: 5", calc.SocialPensionQuestion{Month: m(2026, 7), Pension: 5}},
	{"kind: work_accident, paid: 2026-07, months: 12, accident: 2026-09, impairment: 0.05, months_before: 1_200",
		calc.WorkAccidentQuestion{Paid: m(2026, 7), Months: 12, Accident: m(2026, 9), Impairment: 50_000, Before: 1_200, HasBefore: true}},
	{"kind: work_accident, paid: 2026-07, months: 1, months_before: 0", calc.WorkAccidentQuestion{Paid: m(2026, 7), Months: 1, HasBefore: true}},
	{aHousehold, theHousehold},
	{"kind: household_premium, paid: 2026-07, months: 1, members: [{born: 1970}]", calc.HouseholdQuestion{Paid: m(2026, 7), Months: 1, Members: []calc.HouseholdMember{{Born: m(1970, 1)}}}},
	{"kind: savings, save: {amount: 5, every: month, times: 100_000}, sell: [{what: A, kg: 2.5, price: 7}], members: 1_000, toward: {" + aHousehold + "}",
		savings.Question{Amount: 5, Every: savings.EachMonth, Times: 100_000, Sales: []savings.Sale{{What: "A", Kg: 2_500_000, Price: 7}}, Members: 1_000, Toward: theHousehold}},
	{"kind: savings, save: {amount: 5, every: week, times: 1}, members: 1, toward: {kind: contribution, paid: 2026-07, income: 5}",
		savings.Question{Amount: 5, Every: savings.EachWeek, Times: 1, Members: 1, Toward: calc.ContributionQuestion{Paid: m(2026, 7), Income: 5}}},
	{"kind: savings, toward: {kind: contribution, paid: 2026-07, income: 5}", savings.Question{Every: savings.EachDay, Toward: calc.ContributionQuestion{Paid: m(2026, 7), Income: 5}}},
	{"kind: coverage, month: 2026-07, population: 1, participants: 0, target: 2, assigned: 1, support_per_head: 66_000",
		coverage.Question{Month: m(2026, 7), Population: 1, Target: 2, Assigned: 1, SupportPerHead: 66_000}},
	{"kind: coverage, population: 1_000_000_000, participants: 1_000_000_000, target: 1_000_000_000, assigned: 1_000_000_000",
		coverage.Question{Population: 1_000_000_000, Participants: 1_000_000_000, Target: 1_000_000_000, Assigned: 1_000_000_000}},
	{"kind: coverage, participants: 5, target: 1", coverage.Question{Participants: 5, TargetRate: rules.One}},
	{"kind: coverage, participants: 5, target: \"2%\"", coverage.Question{Participants: 5, TargetRate: 20_000}},
	{"kind: projection, until: 2030-01, plan: [{from: 2027-01, to: 2029-01, scheme: voluntary, income: {start: 2_000_999, grow: 0.0501}}]", ahead.Question{Until: m(2030, 1), Plan: []calc.Row{
		planned(m(2027, 1), m(2028, 1), 2_000_999), planned(m(2028, 1), m(2029, 1), 2_101_000), planned(m(2029, 1), m(2029, 2), 2_206_000)}}},
	{"kind: projection, until: retirement, plan: [{from: 2027-01, to: 2027-03, scheme: voluntary, income: {start: 2_000_000, grow: \"20%\", every: 1}}]", ahead.Question{Plan: []calc.Row{
		planned(m(2027, 1), m(2027, 2), 2_000_000), planned(m(2027, 2), m(2027, 3), 2_400_000), planned(m(2027, 3), m(2027, 4), 2_880_000)}}},
	{"kind: projection, until: retirement, plan: [{from: 2027-01, scheme: voluntary, income: {start: 2_000_000, grow: 0, every: 1_200}}]", ahead.Question{Plan: []calc.Row{planned(m(2027, 1), 0, 2_000_000)}}},
	{"kind: projection, until: retirement, plan: [{from: 2027-01, to: 2028-12, scheme: voluntary, income: {start: 2_000_000_000, grow: 0}}]", ahead.Question{Plan: []calc.Row{
		planned(m(2027, 1), m(2028, 1), 2_000_000_000), planned(m(2028, 1), m(2029, 1), 2_000_000_000)}}},
	{"kind: savings, save: {amount: 5}, toward: {kind: contribution, paid: 2026-07, income: 5}", savings.Question{Amount: 5, Every: savings.EachDay, Toward: calc.ContributionQuestion{Paid: m(2026, 7), Income: 5}}},
	{"kind: solve, target: {monthly: 5}, vary: retirement_month", plans.SolveQuestion{Target: plans.Target{Monthly: 5}, Vary: plans.VaryRetirement}},
	{"kind: solve, target: {replacement_rate: 1}, vary: months, plan: [{from: 2027-01, to: 2027-01, scheme: voluntary, income: 5}]",
		plans.SolveQuestion{Target: plans.Target{Replacement: rules.One}, Vary: plans.VaryMonths, Plan: []calc.Row{planned(m(2027, 1), m(2027, 2), 5)}}},
	{"kind: cheapest_plan, target: {eligible: true}, methods: [monthly, backpay], start: 2026-12, latest_start: 2027-01, objective: present_value",
		plans.CheapestQuestion{Target: plans.Target{Eligible: true}, Methods: []subsidy.Method{subsidy.EveryMonth, subsidy.Backpay}, Start: m(2026, 12), LatestStart: m(2027, 1), Objective: plans.LeastPresent}},
	{"kind: cheapest_plan, target: {eligible: false}, start: 2026-12", plans.CheapestQuestion{Start: m(2026, 12)}},
}

func planned(from, until rules.Month, income rules.VND) calc.Row {
	return calc.Row{Period: rules.Period{From: from, Until: until}, Scheme: pension.Voluntary, Level: calc.Income, Amount: income}
}

const aHousehold = "kind: household_premium, paid: 2026-07, months: 12, province: p, district: d, territory: t, area: special_zone, donors: [{name: A, amount: 1}], " +
	"members: [{name: N, born: 1970, status: [poor, student], months: 12, covered: true, study: s, donors: [{name: B, share: 0.1, months: 1_200}], supported: [{rule: r, months: 1_200}, {rule: q, months: 0}]}, {born: 1980-02, status: [], months: 1}]"

var theHousehold = calc.HouseholdQuestion{
	Paid: m(2026, 7), Months: 12, Province: "p", District: "d", Territory: "t", Area: "special_zone",
	Members: []calc.HouseholdMember{
		{Name: "N", Born: m(1970, 1), Status: []string{"poor", "student"}, Months: 12, Covered: true, Study: "s",
			Donors: []subsidy.Donor{{Name: "B", Share: 100_000, Months: 1_200}, {Name: "A", Amount: 1}}, Granted: []subsidy.Granted{{Layer: "r", Months: 1_200}, {Layer: "q"}}},
		{Born: m(1980, 2), Status: []string{}, Months: 1, Donors: []subsidy.Donor{{Name: "A", Amount: 1}}},
	},
}

// Every key of every kind of question stands for the field of its name.
func TestEveryQuestionIsReadAsItIsWritten(t *testing.T) {
	kinds := map[string]bool{}
	for _, tt := range asked {
		cases, err := casefile.Read("q.yaml", []byte("ask: {"+tt.text+"}"))
		if err != nil {
			t.Fatal(err)
		}
		same(t, tt.text, cases[0].Ask[0].Question, tt.want)
		kinds[cases[0].Ask[0].Kind] = true
	}
	for _, kind := range casefile.Kinds() {
		if !kinds[kind] {
			t.Errorf("no question of kind %s is written", kind)
		}
	}
}

// How an answer is asked to be explained, and what it is called.
func TestWhatEveryQuestionHas(t *testing.T) {
	for _, tt := range []struct {
		text             string
		id               string
		explain, byMonth bool
	}{
		{"kind: retirement_age", "retirement_age", false, false},
		{"kind: retirement_age, id: mine, explain: true", "mine", true, false},
		{"kind: retirement_age, id: \"\", explain: months", "retirement_age", true, true},
		{"kind: retirement_age, id: null, explain: null", "retirement_age", false, false},
	} {
		cases, err := casefile.Read("q.yaml", []byte("ask: {"+tt.text+"}"))
		if err != nil {
			t.Fatal(err)
		}
		q := cases[0].Ask[0]
		if q.Kind != "retirement_age" || q.ID != tt.id || q.Explain != tt.explain || q.ByMonth != tt.byMonth {
			t.Errorf("%s: %+v", tt.text, q)
		}
	}
}

// What a kind of question needs of the person, kind by kind.
func TestNeedsOfEveryKind(t *testing.T) {
	sexAndBirth := map[string]bool{"retirement_age": true, "pension": true, "one_time": true, "monthly_allowance": true, "options": true, "projection": true, "solve": true, "cheapest_plan": true}
	for _, kind := range casefile.Kinds() {
		want := "[]"
		if sexAndBirth[kind] {
			want = "[sex born]"
		}
		if kind == "social_pension" || kind == "work_accident" {
			want = "[born]"
		}
		if got := fmt.Sprint(casefile.Needs(kind)); got != want {
			t.Errorf("%s needs %s, want %s", kind, got, want)
		}
	}
	if got := casefile.Needs("pensoin"); got != nil {
		t.Errorf("what is no question needs %v", got)
	}
}

// A list of cases is read one by one, and a text that cannot be read says why.
func TestWhatATextHolds(t *testing.T) {
	for _, tt := range []struct {
		text, want string
		cases      int
	}{
		{"cases: []", "", 0},
		{"cases: [{ask: {}}, {}, x]", "", 3},
		{"ask: {}", "", 1},
		{"x", "", 1},
		{"a: [", "syntax", 0},
		{"a: b\ncases:\n  {a: b}", "/cases wrong-type 3:3 value \"\" bound \"\" hint \"write it in the form that is asked for\": cases: a list belongs here", 0},
		{"cases: 5", "/cases wrong-type 1:8 value \"\" bound \"\" hint \"write it in the form that is asked for\": cases: a list belongs here", 0},
	} {
		cases, err := casefile.Read("f.yaml", []byte(tt.text))
		got := ""
		for _, f := range document.All(err) {
			if got = fmt.Sprintf("%s %s %d:%d value %q bound %q hint %q: %s", f.Path, f.Code, f.Line, f.Col, f.Value, f.Bound, f.Hint, f.Message); f.File != "f.yaml" {
				t.Errorf("%q: in file %q", tt.text, f.File)
			}
		}
		if len(cases) != tt.cases || got != tt.want && (tt.want != "syntax" || got == "") {
			t.Errorf("%q: %d cases, %s", tt.text, len(cases), got)
		}
		for _, cs := range cases {
			if cs.File != "f.yaml" {
				t.Errorf("%q: a case of file %q", tt.text, cs.File)
			}
		}
	}
}

// A case that names rule files must be given them; the fault is of the case.
func TestRuleFilesMustBeGiven(t *testing.T) {
	cases, err := casefile.Read("c.yaml", []byte("law: [x.yaml]\nask: {kind: coverage, participants: 1}"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = cases[0].Run(vietnamese(t), nil)
	if f := document.All(err); len(f) != 1 || f[0].Code != calc.NoLawFiles || f[0].File != "c.yaml" {
		t.Errorf("%+v", f)
	}
}

// expected are cases beside what they say of their answers, and all that is
// found to be otherwise.
var expected = []struct{ expect, want string }{
	{"{contribution: {gross: 330000, state_support: 66000, local_support: 0, net: 264000, months: 1}}", "[]"},
	{"{contribution: {gross: 330_000, net: 264000.0}}", "[]"},
	{"{contribution: {net: 264001}}", "[{contribution/net 264001 264000}]"},
	{"{contribution: {net: \"264000\"}}", "[]"},
	{"{contribution: {net: \"264_000\"}}", "[{contribution/net 264_000 264000}]"},
	{"{contribution: {net: null, shortfalls: null}}", "[{contribution/net nothing 264000}]"},
	{"{contribution: {none: 0, never: false, nowhere: 1, not: true, nought: 0.0}}", "[{contribution/nowhere 1 nothing} {contribution/not true nothing}]"},
	{"{contribution: {layers: {payer: state}}}", "[{contribution/layers named values a list}]"},
	{"{contribution: {layers: state}}", "[{contribution/layers state a list}]"},
	{"{contribution: {net: [1]}}", "[{contribution/net a list 264000}]"},
	{"{contribution: {gone: [1], left: {a: 1}}}", "[{contribution/gone a list nothing} {contribution/left named values nothing}]"},
	{"{contribution: {layers: []}}", "[{contribution/layers 0 items 1}]"},
	{"{contribution: {layers: [{payer: state, share: \"20%\", amount: 66000}]}}", "[{contribution/layers/0/share 20% 0.2}]"},
	{"{contribution: {layers: [{payer: province, share: 0.2, amount: 1}]}}", "[{contribution/layers/0/payer province state} {contribution/layers/0/amount 1 66000}]"},
	{"{contribution: {eligible: true}}", "[]"},
	{"{contribution: {eligible: false}}", "[{contribution/eligible false true}]"},
	{"{other: {net: 1}}", "[{other an answer no question of that id}]"},
	{"{contribution: 5}", "[{contribution 5 named values}]"},
	{"{contribution: {support_months_left: 119, explain: null}}", "[]"},
	{"{contribution: {net: 0, gross: 0.0}}", "[{contribution/net 0 264000} {contribution/gross 0.0 330000}]"},
	{"{contribution: {eligible: null}}", "[{contribution/eligible nothing true}]"},
	{"{error: {path: /ask}}", "[{error /ask  no error}]"},
	{"{contribution: {law: {regime: L2024}}}", "[]"},
	{"{contribution: {net: 1e400}}", "[{contribution/net 1e400 264000}]"},
	{"{contribution: {net: 264000.000000000000000000000000000000000}}", "[]"}, // 40 characters
	{"{contribution: {net: 264000.0000000000000000000000000000000000}}", "[{contribution/net 264000.0000000000000000000000000000000000 264000}]"},
	{"{contribution: {net: {a: 1}}}", "[{contribution/net named values 264000}]"},
	{"{contribution: {kind: contribution, id: contribution}, other: 1}", "[{other an answer no question of that id}]"},
}

// Every field that an answer has otherwise is found, and no other; amounts
// compare as numbers, within what a case tolerates.
func TestWhatACaseExpects(t *testing.T) {
	c := vietnamese(t)
	misses := func(text string) string {
		cases, err := casefile.Read("t.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		found, err := cases[0].Test(c, nil)
		if err != nil {
			return "error " + string(document.All(err)[0].Code)
		}
		return fmt.Sprint(found)
	}
	const doc = "person: {sex: male, born: 1985-02, status: []}\nask: {kind: contribution, paid: 2026-07, income: 1_500_000}\n"
	for _, tt := range expected {
		if got := misses(doc + "expect: " + tt.expect); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.expect, got, tt.want)
		}
	}
	const low = "ask: {kind: contribution, paid: 2026-07, income: 1_400_000}\n"
	for _, tt := range []struct{ doc, want string }{
		{doc + "tolerance: 1\nexpect: {contribution: {net: 264001, gross: 329999}}", "[]"},
		{doc + "tolerance: 1\nexpect: {contribution: {net: 264002, gross: 329998}}", "[{contribution/net 264002 264000} {contribution/gross 329998 330000}]"},
		{doc, "[]"},
		{low, "error income-below-floor"},
		{low + "expect: {contribution: {net: 1}}", "error income-below-floor"},
		{low + "expect: {error: {path: /ask/income, code: income-below-floor}}", "[]"},
		{low + "expect: {error: {code: income-below-floor}}", "[]"},
		{low + "expect: {error: {path: /ask/income}}", "[]"},
		{low + "expect: {error: {}}", "[]"},
		{low + "expect: {error: {path: /ask, code: income-below-floor}}", "[{error /ask income-below-floor " + errorOf(t, c, low) + "}]"},
		{low + "expect: {error: {path: /ask/income, code: overlap}}", "[{error /ask/income overlap " + errorOf(t, c, low) + "}]"},
	} {
		if got := misses(tt.doc); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.doc, got, tt.want)
		}
	}
	const nothing = "person: {sex: male, born: 1985-02}\nask: {kind: projection, until: retirement}\n"
	if got := misses(nothing + "expect: {projection: {years: null, total_paid: 0, pension: {monthly: 0, eligible: false}}}"); got != "[]" {
		t.Errorf("nothing is there, and %s is missed", got)
	}
	for text, want := range map[string]bool{doc: false, doc + "expect: {}": true, doc + "expect: null": false} {
		if cases, _ := casefile.Read("t.yaml", []byte(text)); cases[0].Expects() != want {
			t.Errorf("%s expects something: %v", text, !want)
		}
	}
}

func errorOf(t *testing.T, c *calc.Calculator, doc string) string {
	t.Helper()
	cases, err := casefile.Read("t.yaml", []byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	if _, err = cases[0].Run(c, nil); err == nil {
		t.Fatal("no error")
	}
	return err.Error()
}
