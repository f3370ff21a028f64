package casefile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// faultsOf writes the faults of a document: place, path and code, and what a
// missing key would bring.
func faultsOf(t *testing.T, doc string) string {
	t.Helper()
	cases, err := casefile.Read("case.yaml", []byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	_, err = cases[0].Run(vietnamese(t), nil)
	var b strings.Builder
	for _, f := range document.All(err) {
		fmt.Fprintf(&b, "%d:%d %s %s", f.Line, f.Col, f.Path, f.Code)
		for _, e := range f.Effects {
			fmt.Fprintf(&b, " | %s", e)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// What a missing key would bring is told where everything else is right: of
// the question that lacks it, and of the sex only where it is asked for.
func TestWhatIsToldOfMissingKeys(t *testing.T) {
	const (
		refund = "{kind: refund, month: 2028-06, payment: {paid: 2026-01, method: prepay, months: 60, income: 1_500_000}}"
		old    = "{kind: social_pension, month: 2026-07}"
	)
	for _, tt := range []struct{ name, doc, want string }{
		{"the sex", "person: {born: 1970-05}\nask: {kind: retirement_age}", `1:9 /person/sex missing-key | retirement_age/reached: from 2027-09 (female) to 2032-05 (male) | retirement_age/pension_from: from 2027-10 (female) to 2032-06 (male)
`},
		{"the sex, and a wrong row", "person: {born: 1970-05}\nrecord: [{from: 2020-01, to: 2020-12, scheme: voluntary, income: 1}]\nask: {kind: retirement_age}", `1:9 /person/sex missing-key
2:10 /record/0/income income-below-floor
`},
		{"a wrong month, and no person", "ask: {kind: pension, month: 2026-13}", `1:29 /ask/month bad-month
`},
		{"no month, and no person", "ask: {kind: pension}", `1:1 /person/sex missing-key
1:1 /person/born missing-key
1:6 /ask/month missing-key
`},
		{"no reason", "ask: " + refund, `1:6 /ask/reason missing-key | refund/state_support: from 1980000 (one_time) to 2046000 (compulsory) | refund/refund: from 6649245 (one_time) to 6884914 (compulsory)
`},
		{"the sex, and the target of a plan", "person: {born: 1967-01}\nrecord: [{from: 2012-01, to: 2025-06, scheme: voluntary, average: 2_000_000}]\nask: {kind: cheapest_plan, start: 2026-12}", `1:9 /person/sex missing-key
3:6 /ask/target missing-key
`},
		{"no reason, and no birth for another question", "ask: [" + refund + ", " + old + "]", `1:1 /person/born missing-key
1:7 /ask/0/reason missing-key | refund/state_support: from 1980000 (one_time) to 2046000 (compulsory) | refund/refund: from 6649245 (one_time) to 6884914 (compulsory)
`},
		{"no reason, and no sex for another question", "person: {born: 1970-05}\nask: [" + refund + ", {kind: retirement_age}]", `1:9 /person/sex missing-key | retirement_age/reached: from 2027-09 (female) to 2032-05 (male) | retirement_age/pension_from: from 2027-10 (female) to 2032-06 (male)
2:7 /ask/0/reason missing-key | refund/state_support: from 1980000 (one_time) to 2046000 (compulsory) | refund/refund: from 6649245 (one_time) to 6884914 (compulsory)
`},
		{"a payment that is not said", "ask: {kind: refund, month: 2028-06, reason: death}", `1:6 /ask/payment missing-key
`},
		{"a set of assumptions that nobody knows", "title: x\nassume: {set: middling}\nask: {kind: coverage, participants: 1}", "2:9 /assume bad-choice\n"},
		{"prices that double", "title: x\nassume: {inflation: \"100%\"}\nask: {kind: coverage, participants: 1}", "2:21 /assume/inflation out-of-range\n"},
	} {
		if got := faultsOf(t, tt.doc); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// An answer says which law it comes from.
func TestWhichLawAnAnswerComesFrom(t *testing.T) {
	c := vietnamese(t)
	cases, err := casefile.Read("case.yaml", []byte("ask: {kind: contribution, paid: 2026-07, income: 1_500_000}"))
	if err != nil {
		t.Fatal(err)
	}
	answers, err := cases[0].Run(c, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := casefile.LawUsed{Version: c.Book().Checked().String(), Hash: c.Book().Version(), Regime: "L2024", Since: rules.MonthOf(2026, 7), Horizon: rules.MonthOf(2026, 12)}
	if got := answers[0].Law(); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// An answer that is too long to be read again is not compared, and says so.
func TestAnAnswerTooLongToBeCompared(t *testing.T) {
	doc := "ask: {kind: household_premium, paid: 2026-07, months: 12, province: ha-noi, members: [" +
		strings.Repeat("{born: 1980, status: [near_poor]}, ", 500) + "]}\nexpect: {household_premium: {gross: 1}}"
	cases, err := casefile.Read("case.yaml", []byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	found, err := cases[0].Test(vietnamese(t), nil)
	if want := "[{household_premium  " + string(document.TooLarge) + "}]"; err != nil || fmt.Sprint(found) != want {
		t.Errorf("%v, %v, want %s", found, err, want)
	}
}
