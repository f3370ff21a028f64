package calc_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// Where the law is silent the choice is a parameter of a practice file. Each
// is shown here at work: the answer notes it, and another choice gives
// another answer.
var famPractices = []struct {
	param, other string // another value that it may have
	what, doc    string
}{
	{param: "death.lump_sum.pension_min", other: "5", what: "least sum for the survivors of a pensioner", doc: `
person: {sex: male, born: 1947-12}
ask: {kind: death, month: 2025-06, pension: {since: 2008-01, monthly: 2_000_000}}`},
	{param: "death.lump_sum.returns_support", other: "false", what: "amount paid, the State's part in it", doc: `
person: {sex: male, born: 1980-12}
record: [{from: 2024-01, to: 2025-12, scheme: voluntary, average: 2_000_000}]
ask: {kind: death, month: 2026-06}`},
	{param: "one_time.deducts_local", other: "true", what: "a province's support", doc: `
person: {sex: male, born: 1980-12}
record: [{from: 2024-01, to: 2025-12, scheme: voluntary, average: 2_000_000, local_support: 10_000}]
ask: {kind: one_time, month: 2026-06, ground: emigration}`},
	{param: "one_time.deducts_donor", other: "true", what: "a donor's support", doc: `
person: {sex: male, born: 1980-12}
record: [{from: 2024-01, to: 2025-12, scheme: voluntary, average: 2_000_000, donor_support: 10_000}]
ask: {kind: one_time, month: 2026-06, ground: emigration}`},
	{param: "pension.floor.amount", other: "9_000_000", what: "floor of mixed pensions in 2020", doc: `
person: {sex: female, born: 1960-01}
record: [{from: 1995-01, to: 2014-12, scheme: compulsory, average: 1_000_000}, {from: 2019-01, to: 2020-01, scheme: voluntary, average: 1_000_000}]
ask: {kind: pension, month: 2020-01}`},
	{param: "pension.floor.min_compulsory_months", other: "250", what: "who has that floor", doc: `
person: {sex: female, born: 1960-01}
record: [{from: 1995-01, to: 2014-12, scheme: compulsory, average: 1_000_000}, {from: 2019-01, to: 2020-01, scheme: voluntary, average: 1_000_000}]
ask: {kind: pension, month: 2020-01}`},
	{param: "refund.support", other: "all", what: "support kept back of a refund", doc: `
person: {sex: male, born: 1980-12}
ask: {kind: refund, reason: death, month: 2026-06, payment: {paid: 2026-01, method: 12_months, income: 2_000_000}}`},
	{param: "support.share.multidimensional_poor", other: "45%", what: "household poor by deprivation", doc: `
person: {sex: male, born: 1980-12, status: [{from: 2020-01, is: multidimensional_poor}]}
ask: {kind: contribution, paid: 2026-01, income: 2_000_000}`},
	{param: "support.share.multidimensional_poor", other: "45%", what: "its support taken off the one-time benefit", doc: `
person: {sex: male, born: 1980-12, status: [{from: 2020-01, is: multidimensional_poor}]}
record: [{from: 2025-07, to: 2026-01, scheme: voluntary, average: 2_000_000}]
ask: {kind: one_time, month: 2026-03, ground: emigration}`},
	{param: "support.share.multidimensional_poor", other: "45%", what: "its support kept back of a refund", doc: `
person: {sex: male, born: 1980-12, status: [{from: 2020-01, is: multidimensional_poor}]}
ask: {kind: refund, reason: death, month: 2026-06, payment: {paid: 2026-01, method: 12_months, income: 2_000_000}}`},
	{param: "support.prepay", other: "discounted", what: "support of months paid ahead", doc: `
person: {sex: male, born: 1980-12}
ask: {kind: contribution, paid: 2026-01, method: prepay, months: 60, income: 2_000_000}`},
	{param: "one_time.stopped_if_pensionable", other: "false", what: "somebody entitled to a pension", doc: `
person: {sex: female, born: 1968-05}
record: [{from: 2008-01, to: 2023-12, scheme: voluntary, average: 2_000_000}]
ask: {kind: one_time, month: 2026-03, ground: stopped}`},
	{param: "indexation.ahead_by_month", other: "false", what: "the factor of months paid ahead", doc: `
person: {sex: female, born: 1969-05}
record: [{from: 2008-01, to: 2019-12, scheme: voluntary, average: 2_000_000}, {from: 2020-01, to: 2024-12, scheme: voluntary, income: 2_000_000, method: prepay}]
ask: {kind: pension, month: 2026-06}`},
	{param: "social_pension.full_beside_pension", other: "false", what: "a small pension beside it", doc: `
person: {sex: female, born: 1949-05}
ask: {kind: social_pension, month: 2026-06, pension: 300_000}`},
	{param: "amount_paid.interest", other: "nominal", what: "months paid ahead, returned to survivors", doc: `
person: {sex: male, born: 1980-12}
record: [{from: 2026-01, to: 2029-12, scheme: voluntary, income: 2_000_000, method: prepay}]
ask: {kind: death, month: 2026-10}`},
	{param: "amount_paid.interest", other: "nominal", what: "months paid ahead, returned under a year", doc: `
person: {sex: male, born: 1980-12}
record: [{from: 2026-01, to: 2029-12, scheme: voluntary, income: 2_000_000, method: prepay, fund_rate: 0.01}]
ask: {kind: one_time, month: 2026-07, ground: illness}`},
	{param: "amount_paid.indexed", other: "true", what: "three years of 2021 to 2023, returned to survivors", doc: `
person: {sex: male, born: 1980-12}
record: [{from: 2021-01, to: 2023-12, scheme: voluntary, income: 2_000_000}]
ask: {kind: death, month: 2026-10}`},
	{param: "amount_paid.indexed", other: "true", what: "months paid ahead in 2024, returned to survivors", doc: `
person: {sex: male, born: 1980-12}
record: [{from: 2024-01, to: 2027-12, scheme: voluntary, income: 2_000_000, method: prepay, fund_rate: 0.003}]
ask: {kind: death, month: 2026-10}`},
	{param: "benefit_years.bought_by_payment", other: "true", what: "two years before 2014, paid for in 2020, taken once", doc: `
person: {sex: male, born: 1959-01}
record: [{from: 2014-01, to: 2018-12, scheme: voluntary, average: 2_000_000}, {from: 2012-01, to: 2013-12, scheme: voluntary, income: 1_500_000, method: backpay, paid: 2020-03}]
ask: {kind: one_time, month: 2024-06, ground: emigration}`},
	{param: "benefit_years.bought_by_payment", other: "true", what: "the same months, left to survivors", doc: `
person: {sex: male, born: 1959-01}
record: [{from: 2014-01, to: 2018-12, scheme: voluntary, average: 2_000_000}, {from: 2012-01, to: 2013-12, scheme: voluntary, income: 1_500_000, method: backpay, paid: 2020-03}]
ask: {kind: death, month: 2024-06}`},
	{param: "benefit_years.bought_by_payment", other: "true", what: "the same months in a pension paid out abroad", doc: `
person: {sex: male, born: 1959-01}
record: [{from: 2000-01, to: 2011-12, scheme: compulsory, average: 2_000_000}, {from: 2014-01, to: 2020-12, scheme: voluntary, average: 2_000_000}, {from: 2012-01, to: 2013-12, scheme: voluntary, income: 1_500_000, method: backpay, paid: 2020-03}]
ask: {kind: pension, month: 2021-06, emigration: 2025-08}`},
	{param: "refund.keeps_local", other: "true", what: "a province's support of the months left", doc: `
person: {sex: male, born: 1980-12}
ask: {kind: refund, reason: death, month: 2026-06, payment: {paid: 2026-01, method: 12_months, income: 2_000_000, local_support: 10_000}}`},
	{param: "refund.keeps_donor", other: "true", what: "a donor's support of the months left", doc: `
person: {sex: male, born: 1980-12}
ask: {kind: refund, reason: death, month: 2026-06, payment: {paid: 2026-01, method: 12_months, income: 2_000_000, donor_support: 10_000}}`},
	{param: "pension.lump_sum.counted_first", other: "before_age", what: "three months before the age and three after it", doc: `
person: {sex: female, born: 1969-05}
record: [{from: 1990-01, to: 2019-12, scheme: compulsory, average: 4_000_000}, {from: 2026-03, to: 2026-08, scheme: voluntary, average: 4_000_000}]
ask: {kind: pension, month: 2026-08}`},
	{param: "pension.keeps_old_start", other: "false", what: "20 years and the age in 2023, asked for in 2026", doc: `
person: {sex: female, born: 1967-05}
record: [{from: 2000-01, to: 2019-12, scheme: compulsory, average: 4_000_000}]
ask: {kind: pension, month: 2026-08}`},
	{param: "one_time.stopped_counts_withdrawn", other: "true", what: "somebody who took all out before July 2025 and came back", doc: `
person: {sex: female, born: 1985-05}
record: [{from: 2016-01, to: 2018-12, scheme: compulsory, average: 4_000_000, withdrawn: true}, {from: 2025-08, to: 2025-12, scheme: voluntary, average: 4_000_000}]
ask: {kind: one_time, month: 2027-02, ground: stopped}`},
	{param: "social_pension.poor_listed", other: "[student]", what: "household poor by deprivation, 72 years old", doc: `
person: {sex: female, born: 1954-05, status: [{from: 2020-01, is: multidimensional_poor}]}
ask: {kind: social_pension, month: 2026-06}`},
	{param: "social_pension.poor_listed", other: "[student]", what: "the same household, on the monthly allowance until then", doc: `
person: {sex: female, born: 1960-05, status: [{from: 2020-01, is: multidimensional_poor}]}
record: [{from: 2016-01, to: 2018-12, scheme: voluntary, average: 4_000_000}]
ask: {kind: monthly_allowance, month: 2026-06}`},
	{param: "support.backpay", other: "nominal", what: "support of missing months", doc: `
person: {sex: female, born: 1969-05}
record: [{from: 2011-01, to: 2022-12, scheme: voluntary, average: 2_000_000}]
ask: {kind: contribution, paid: 2026-06, method: backpay, months: 36, income: 2_000_000}`},
}

// Where the fund's rate of a payment is not known, the practice is one of
// refusing: the row has to say the rate.
func TestFamilyRateNotKnown(t *testing.T) {
	c := vietnam(t)
	doc := func(said string) string {
		return `
person: {sex: male, born: 1980-12}
record: [{from: 2025-08, to: 2029-07, scheme: voluntary, income: 2_000_000, method: prepay` + said + `}]
ask: {kind: death, month: 2026-06}`
	}
	if !famNotes(t, c, doc(""), "practice-amount-paid") || famNotes(t, c, doc(", fund_rate: 0.003"), "2025-decree-159") {
		t.Error("what was chosen for a rate that is not known is not noted, or noted where it is said")
	}
	if got := famAnswer(t, c, doc("")); !strings.Contains(got, `"returned_contributions":4840000`) { // 11 months at 22% of 2,000,000
		t.Errorf("not rate times income: %s", got)
	}
	refusing := famUnder(t, c, "amount_paid.rate_unknown", "refused")
	_, err := famCase(t, doc("")).Run(refusing, nil)
	faults := document.All(err)
	if len(faults) != 1 || faults[0].Code != calc.UnknownFigure || faults[0].Path != "/record/0/fund_rate" {
		t.Errorf("an unknown rate is answered: %v", err)
	}
	if said := doc(", fund_rate: 0.003"); famAnswer(t, c, said) != famAnswer(t, refusing, said) {
		t.Error("a rate that is said changes with a practice for those that are not")
	}
}

// A rate that no document could say is refused from Go as well.
func TestFamilyRateOutOfRange(t *testing.T) {
	c := vietnam(t)
	for _, r := range []rules.Rate{-1, -rules.One, rules.One + 1} {
		row := calc.Row{Period: rules.Period{From: famAt("2026-01"), Until: famAt("2028-01")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 2_000_000,
			Method: subsidy.Prepay, HasFundRate: true, FundRate: r}
		_, err := c.Life(adult, []calc.Row{row})
		if faults := document.All(err); len(faults) != 1 || faults[0].Code != calc.OutOfRange || faults[0].Path != "/record/0/fund_rate" {
			t.Errorf("%s: %v", r, err)
		}
	}
}

func TestFamilyPractices(t *testing.T) {
	c := vietnam(t)
	for _, p := range famPractices {
		t.Run(p.param+"/"+p.what, func(t *testing.T) {
			if !famNotes(t, c, p.doc, famPracticeOf(c.Book(), p.param)) {
				t.Error("the answer does not note it")
			}
			other := famUnder(t, c, p.param, p.other)
			if famAnswer(t, c, p.doc) == famAnswer(t, other, p.doc) {
				t.Errorf("%s changes nothing", p.other)
			}
			explains(t, famRun(t, other, p.doc).Result) // that reading is explained as well
		})
	}
}

// Every parameter that a practice file sets has an example above.
func TestFamilyPracticesAreAllShown(t *testing.T) {
	book := vietnam(t).Book()
	for _, param := range rules.Params() {
		shown := param == "amount_paid.rate_unknown" // TestFamilyRateNotKnown
		for _, p := range famPractices {
			shown = shown || p.param == param
		}
		if id := famPracticeOf(book, param); id != "" && !shown {
			t.Errorf("%s is a choice of %s: show that answers note it", param, id)
		}
	}
}

// famPracticeOf returns the practice file that sets a parameter, if one does.
func famPracticeOf(book *rules.Book, param string) string {
	entries, _ := book.History(param)
	for _, e := range entries {
		if e.Cite.Instrument != nil && e.Cite.Instrument.Kind == rules.Practice {
			return e.Cite.Instrument.ID
		}
	}
	return ""
}

func famRun(t *testing.T, c *calc.Calculator, doc string) casefile.Answer {
	t.Helper()
	answers, err := famCase(t, doc).Run(c, nil)
	if err != nil || len(answers) != 1 {
		t.Fatalf("%v\n%s", err, doc)
	}
	return answers[0]
}

// famAnswer returns the figures of an answer.
func famAnswer(t *testing.T, c *calc.Calculator, doc string) string {
	t.Helper()
	data, err := json.Marshal(famRun(t, c, doc).Result)
	if err != nil {
		t.Fatal(err)
	}
	figures, _, _ := strings.Cut(string(data), `"layers"`)
	return figures
}

// famNotes reports whether the answer notes a choice of the practice file.
func famNotes(t *testing.T, c *calc.Calculator, doc, id string) bool {
	t.Helper()
	for _, n := range famRun(t, c, doc).Notes() {
		if n.Code == note.PracticeUsed && slices.ContainsFunc(n.Cites, func(x rules.Cite) bool { return x.Instrument.ID == id }) {
			return true
		}
	}
	return false
}

// famUnder returns the calculator with one parameter changed for all time.
func famUnder(t *testing.T, c *calc.Calculator, param, value string) *calc.Calculator {
	t.Helper()
	file := fmt.Sprintf(`schema: 1
instrument: {id: other-choice, number: other, kind: what_if, title: {vi: khác, en: other}, issuer: none, published: 2005-01-01, in_force: 2008-01-01, source: a test}
set: [{param: %s, value: %q, at: all of it}]
`, param, value)
	if strings.Trim(value, "0123456789_") == "" || value == "true" || value == "false" || value[0] == '[' {
		file = strings.ReplaceAll(file, `"`+value+`"`, value)
	}
	book, err := c.Book().With(fstest.MapFS{"other-choice.yaml": {Data: []byte(file)}})
	if err != nil {
		t.Fatal(err)
	}
	return calc.New(book)
}

// Other notes that an answer owes its reader.
func TestFamilyNotes(t *testing.T) {
	c := vietnam(t)
	for _, tt := range []struct{ name, code, doc string }{
		{"more support than benefit", note.NothingLeft, `
person: {sex: female, born: 1985-03}
record: [{from: 2025-08, to: 2026-07, scheme: voluntary, income: 1_500_000, state_support: 330_000}]
ask: {kind: one_time, month: 2026-09, ground: emigration}`},
		{"less than a year is returned", note.PaidReturned, `
person: {sex: female, born: 1985-03}
record: [{from: 2025-08, to: 2025-12, scheme: voluntary, income: 1_500_000}]
ask: {kind: one_time, month: 2026-09, ground: emigration}`},
		{"59 months may give more than 60", note.ReturnedNotMonotone, `
person: {sex: male, born: 1980-05}
record: [{from: 2020-01, to: 2024-11, scheme: voluntary, average: 1_500_000}]
ask: {kind: death, month: 2026-08}`},
		{"a mixed record is lifted to three averages", note.LeastMonths, `
person: {sex: male, born: 1980-05}
record: [{from: 2024-01, to: 2024-06, scheme: compulsory, average: 1_500_000}]
ask: {kind: death, month: 2026-08}`},
		{"lump sum or monthly allowance", note.ChooseOne, `
person: {sex: male, born: 1980-05}
record: [{from: 2000-01, to: 2014-12, scheme: compulsory, average: 1_500_000}]
ask: {kind: death, month: 2026-08, relatives: [{relation: child, born: 2020-01}]}`},
		{"a pension begun before it was asked for", note.StartedEarlier, `
person: {sex: female, born: 1968-01}
record: [{from: 2008-01, to: 2022-12, scheme: voluntary, average: 3_000_000}]
ask: {kind: pension, month: 2026-08}`},
		{"the floor", note.FloorApplied, `
person: {sex: female, born: 1969-05}
record: [{from: 2000-01, to: 2019-12, scheme: compulsory, average: 3_000_000}]
ask: {kind: pension, month: 2026-07}`},
		{"an accident past the horizon, paid before it", note.CarriedForward, `
person: {born: 1985-05}
ask: {kind: work_accident, paid: 2026-08, months: 6, accident: 2027-01}`},
		{"past the horizon", note.CarriedForward, `
person: {sex: female, born: 1985-05}
ask: {kind: maternity, birth: 2027-02, children: 1}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if notes := famRun(t, c, tt.doc).Notes(); !slices.ContainsFunc(notes, func(n note.Note) bool { return n.Code == tt.code }) {
				t.Errorf("no note %s among %v", tt.code, notes)
			}
		})
	}
}
