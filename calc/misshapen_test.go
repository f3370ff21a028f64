package calc_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules/document"
)

// Documents that are read and refused, each with all of its faults: where, and
// the code.
var misshapen = []struct{ name, doc, faults string }{
	{"cases that are no list", "cases: {a: 1}", "/cases wrong-type"},
	{"a case that is no group", "cases: [1]", " wrong-type"},
	{"a day that is none", "as_known_on: 2026-13-01\n" + anAge, "/as_known_on bad-month"},
	{"rule files that cannot be read here", "law: [mine.yaml]\n" + anAge, "/law no-law-files"},
	{"a person that is a list", "person: [1]\nask: {kind: coverage, month: 2026-07, participants: 1}", "/person wrong-type"},
	{"a sex that is a list", "person: {sex: [male], born: 1970}\nask: {kind: retirement_age}", "/person/sex wrong-type"},
	{"a birth that is no month", "person: {sex: male, born: 70-1}\nask: {kind: retirement_age}", "/person/born bad-month"},
	{"a period without its beginning", "person: {sex: male, born: 1970, status: [{is: poor}]}\nask: {kind: retirement_age}", "/person/status/0/from missing-key"},
	{"a period that ends before it begins", "person: {sex: male, born: 1970, status: [{from: 2026-02, to: 2026-01, is: poor}]}\nask: {kind: retirement_age}", "/person/status/0/to empty-period"},
	{"a category that nobody knows", "person: {sex: male, born: 1970, status: [{from: 2026-02, is: rich}]}\nask: {kind: retirement_age}", "/person/status/0/is unknown-status"},
	{"a place that nobody knows", "person: {sex: male, born: 1970, residence: [{from: 2026-02, province: atlantis}]}\nask: {kind: retirement_age}", "/person/residence/0/province unknown-place"},
	{"a record that is no list", "person: {sex: male, born: 1970}\nrecord: {from: 2026-01}\nask: {kind: retirement_age}", "/record wrong-type"},
	{"a row that is no group", "person: {sex: male, born: 1970}\nrecord: [1]\nask: {kind: retirement_age}", "/record/0 wrong-type"},
	{"assumptions that are a list", "assume: [1]\n" + anAge, "/assume wrong-type"},
	{"a set that is none", "assume: highest\n" + anAge, "/assume bad-choice"},
	{"prices that halve", "assume: {inflation: -50%}\n" + anAge, "/assume/inflation out-of-range"},
	{"prices that double", "assume: {inflation: \"100%\"}\n" + anAge, "/assume/inflation out-of-range"},
	{"a growth that is no number", "assume: {inflation: some}\n" + anAge, "/assume/inflation bad-number"},
	{"no question", "person: {sex: male, born: 1970}", "/ask missing-key"},
	{"a question that is no group", "ask: [1]", "/ask/0 wrong-type"},
	{"a question without its kind", "ask: {month: 2026-07}", "/ask/kind missing-key"},
	{"a kind that is none", "ask: {kind: pensoin, month: 2026-07}", "/ask/kind unknown-question"},
	{"two questions of one name", "person: {sex: male, born: 1970}\nask: [{kind: retirement_age}, {kind: retirement_age}]", "/ask/1/id same-question-id"},
	{"an unknown key", "person: {sex: male, born: 1970}\nask: {kind: retirement_age, month: 2026-07}", "/ask/month unknown-key"},
	{"a pension of nobody", "ask: {kind: pension, month: 2026-07}", "/person/sex missing-key, /person/born missing-key"},
	{"a flag that is a word", "person: {sex: male, born: 1970}\nask: {kind: retirement_age, explain: perhaps}", "/ask/explain wrong-type"},
	{"a count that is a word", "person: {sex: male, born: 1970}\nask: {kind: retirement_age, lower_age: some}", "/ask/lower_age bad-number"},
	{"a share above the whole", "person: {sex: male, born: 1970}\nask: {kind: pension, month: 2026-07, impairment: \"101%\"}", "/ask/impairment out-of-range"},
	{"a donor of both kinds", "ask: {kind: contribution, paid: 2026-07, income: 1500000, donors: [{name: a, amount: 1, share: \"1%\"}]}", "/ask/donors/0 one-level"},
	{"a donor of nothing", "ask: {kind: contribution, paid: 2026-07, income: 1500000, donors: [{name: a}]}", "/ask/donors/0 one-level"},
	{"a refund of no payment", "person: {sex: male, born: 1970}\nask: {kind: refund, month: 2026-07, reason: death}", "/ask/payment missing-key"},
	{"a refund of a word", "person: {sex: male, born: 1970}\nask: {kind: refund, month: 2026-07, reason: death, payment: all}", "/ask/payment wrong-type"},
	{"a pension without its amount", "person: {sex: male, born: 1970}\nask: {kind: death, month: 2026-07, pension: {since: 2026-01}}", "/ask/pension/monthly missing-key"},
	{"a target that is a word", aPayer + "ask: {kind: solve, vary: income, target: much, plan: []}", "/ask/target wrong-type"},
	{"no target", aPayer + "ask: {kind: solve, vary: income, plan: []}", "/ask/target missing-key"},
	{"two targets", aPayer + "ask: {kind: solve, vary: income, target: {monthly: 1, eligible: true}, plan: []}", "/ask/target one-level"},
	{"no plan to vary", aPayer + "ask: {kind: solve, vary: months, target: {eligible: true}}", "/ask/plan missing-key"},
	{"no income to vary", aPayer + "ask: {kind: solve, vary: income, target: {eligible: true}, plan: [{from: 2027-01, to: 2027-12, scheme: compulsory, salary: 5000000}]}", "/ask/plan missing-key"},
	{"a plan over what is paid", aPayer + "ask: {kind: solve, vary: income, target: {eligible: true}, plan: [{from: 2020-01, to: 2020-12, scheme: voluntary, income: 5000000}]}", "/ask/plan/0 overlapping-time"},
	{"months of a plan over what is paid", aPayer + "ask: {kind: solve, vary: months, target: {eligible: true}, plan: [{from: 2020-01, to: 2020-12, scheme: voluntary, income: 5000000}]}", "/ask/plan/0 overlapping-time"},
	{"an age for a plan over what is paid", aPayer + "ask: {kind: solve, vary: retirement_month, target: {eligible: true}, plan: [{from: 2020-01, to: 2020-12, scheme: voluntary, income: 5000000}]}", "/ask/plan/0 overlapping-time"},
	{"an income that grows without a start", aPayer + "ask: {kind: projection, until: 2040-01, plan: [{from: 2027-01, to: 2030-12, scheme: voluntary, income: {grow: \"5%\"}}]}", "/ask/plan/0/income/start missing-key"},
	{"a plan over the record", aPayer + "ask: {kind: projection, until: 2040-01, plan: [{from: 2020-01, to: 2020-12, scheme: voluntary, income: 5000000}]}", "/ask/plan/0 overlapping-time"},
	{"an objective that is none", aPayer + "ask: {kind: cheapest_plan, start: 2027-01, target: {eligible: true}, objective: least}", "/ask/objective bad-choice"},
	{"a way to pay that is none", aPayer + "ask: {kind: cheapest_plan, start: 2027-01, target: {eligible: true}, methods: [montly, [monthly]]}", "/ask/methods/0 bad-choice, /ask/methods/1 bad-choice"},
	{"a start before the law", "person: {sex: female, born: 1970}\nask: {kind: cheapest_plan, start: 2007-12, target: {eligible: true}}", "/ask/start month-before-law"},
	{"a start within the record", aPayer + "ask: {kind: cheapest_plan, start: 2020-12, target: {eligible: true}}", "/ask/start overlapping-time"},
	{"a latest start before the first", aPayer + "ask: {kind: cheapest_plan, start: 2027-01, latest_start: 2026-12, target: {eligible: true}}", "/ask/latest_start out-of-range"},
	{"a plan for a child", "person: {sex: female, born: 2014-03}\nrecord: []\nask: {kind: cheapest_plan, start: 2029-02, target: {eligible: true}}", "/ask/start too-young"},
	{"a plan for a child, however late", "person: {sex: female, born: 2014-03}\nrecord: []\nask: {kind: cheapest_plan, start: 2028-02, latest_start: 2029-02, target: {eligible: true}}", "/ask/latest_start too-young"},
	{"a latest start after ten years", aPayer + "ask: {kind: cheapest_plan, start: 2027-01, latest_start: 2037-01, target: {eligible: true}}", "/ask/latest_start out-of-range"},
	{"a present value without a discount", aPayer + "ask: {kind: cheapest_plan, start: 2027-01, target: {eligible: true}, objective: present_value}", "/ask/objective missing-key"},
	{"savings for nothing", "ask: {kind: savings, save: {amount: 8800, every: day}}", "/ask/toward missing-key"},
	{"savings for a word", "ask: {kind: savings, save: {amount: 8800, every: day}, toward: all}", "/ask/toward wrong-type"},
	{"below the floor", "ask: {kind: contribution, paid: 2026-07, income: 1450000}", "/ask/income income-below-floor"},
	{"above the ceiling", "ask: {kind: contribution, paid: 2026-07, income: 900000000}", "/ask/income income-above-ceiling"},
	{"off the step", "ask: {kind: contribution, paid: 2012-07, income: 1075000}", "/ask/income income-off-step"},
	{"before there was voluntary insurance", "ask: {kind: contribution, paid: 2007-07, income: 1500000}", "/ask/paid month-before-law"},
	{"a way that the month did not know", "ask: {kind: contribution, paid: 2012-07, method: 12_months, income: 1500000}", "/ask/method method-not-allowed"},
	{"months that are not paid at once", "ask: {kind: contribution, paid: 2026-07, method: prepay, months: 61, income: 1500000}", "/ask/months months-not-allowed"},
	{"a month said twice", "person: {sex: male, born: 1970}\nrecord: [{from: 2020-01, to: 2020-12, scheme: voluntary, average: 1500000}, {from: 2020-12, to: 2021-12, scheme: voluntary, average: 1500000}]\nask: {kind: retirement_age}", "/record/1 overlapping-time"},
	{"insured before birth", "person: {sex: male, born: 2021}\nrecord: [{from: 2020-01, to: 2020-12, scheme: voluntary, average: 1500000}]\nask: {kind: retirement_age}", "/record/0/from before-birth"},
	{"insured as a child", "person: {sex: male, born: 2010}\nrecord: [{from: 2020-01, to: 2020-12, scheme: voluntary, average: 1500000}]\nask: {kind: retirement_age}", "/record/0/from too-young"},
	{"more months than a life has", "person: {sex: male, born: 1890}\nrecord: [{from: 1925-01, to: 2026-12, scheme: compulsory, average: 1500000}]\nask: {kind: retirement_age}", "/record too-many-months, /person/born bad-month, /record/0/from out-of-range"},
	{"a row of both levels", "person: {sex: male, born: 1970}\nrecord: [{from: 2020-01, to: 2020-12, scheme: voluntary, income: 1500000, average: 1500000}]\nask: {kind: retirement_age}", "/record/0 one-level"},
	{"a row paid in a way that its month did not know", "person: {sex: male, born: 1970}\nrecord: [{from: 2012-07, to: 2013-06, scheme: voluntary, income: 1500000, method: 12_months}]\nask: {kind: retirement_age}", "/record/0/method method-not-allowed"},
	{"a rate of interest that nobody knows", "ask: {kind: contribution, paid: 2023-05, method: prepay, months: 24, income: 1500000}", "/ask/fund_rate unknown-figure"},
	{"a household before the law", "ask: {kind: household_premium, paid: 2008-03, months: 12, members: [{born: 1970}]}", "/ask/paid figure-not-set"},
	{"support by a rule that is none", "ask: {kind: household_premium, paid: 2026-07, months: 12, province: da-nang, members: [{born: 1970, supported: [{rule: mine, months: 3}]}]}", "/ask/members/0/supported/0/rule unknown-rule"},
}

const (
	anAge  = "person: {sex: male, born: 1970}\nask: {kind: retirement_age}"
	aPayer = "person: {sex: female, born: 1975}\nrecord: [{from: 2011-06, to: 2026-05, scheme: voluntary, average: 3000000}]\n"
)

func faultsOf(c *calc.Calculator, doc string) document.Faults {
	cases, err := casefile.Read("misshapen", []byte(doc))
	if err == nil {
		_, err = cases[0].Run(c, nil)
	}
	return document.All(err)
}

// A document is told all that is wrong with it, each once, where it stands.
func TestMisshapenDocumentsAreToldWhatIsWrong(t *testing.T) {
	c := vietnamese(t)
	for _, tt := range misshapen {
		var got []string
		for _, f := range faultsOf(c, tt.doc) {
			got = append(got, f.Path+" "+string(f.Code))
			if f.Message == "" || f.Hint == "" || f.File != "misshapen" {
				t.Errorf("%s: a fault without its place or hint: %+v", tt.name, f)
			}
		}
		if said := strings.Join(got, ", "); said != tt.faults {
			t.Errorf("%s: %s, want %s", tt.name, said, tt.faults)
		}
	}
}

// A code that no document brings out is a promise without a proof.
func TestEveryCodeOfADocumentIsTested(t *testing.T) {
	var proven []string
	for _, tt := range misshapen {
		for _, f := range strings.Split(tt.faults, ", ") {
			_, code, _ := strings.Cut(f, " ")
			proven = append(proven, code)
		}
	}
	data, err := os.ReadFile("codes.go")
	if err != nil {
		t.Fatal(err)
	}
	codes := regexp.MustCompile(`document\.Code = "([a-z-]+)"`).FindAllStringSubmatch(string(data), -1)
	if len(codes) < 25 {
		t.Fatalf("only %d codes were found", len(codes))
	}
	for _, m := range codes {
		if !slices.Contains(proven, m[1]) {
			t.Errorf("no document has the fault %s", m[1])
		}
	}
}
