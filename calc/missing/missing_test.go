package missing_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/missing"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// A thin document, what it leaves open, and the same with one of the values
// that were tried written into it.
var thin = []struct{ name, doc, path, with, filled string }{
	{"a category", "ask: {kind: contribution, paid: 2026-07, income: 1500000}", "/person/status", "ethnic_minority",
		"person: {status: [{from: 2026-07, is: ethnic_minority}]}\nask: {kind: contribution, paid: 2026-07, income: 1500000}"},
	{"a province", "person: {status: []}\nask: {kind: contribution, paid: 2026-07, income: 1500000}", "/person/residence", "nghe-an",
		"person: {status: [], residence: [{from: 2026-07, province: nghe-an}]}\nask: {kind: contribution, paid: 2026-07, income: 1500000}"},
	{"support used", "ask: {kind: contribution, paid: 2026-07, income: 1500000}", "/ask/supported_before", "120",
		"ask: {kind: contribution, paid: 2026-07, income: 1500000, supported_before: 120}"},
	{"a lower age", aWorker + "ask: {kind: pension, month: 2026-07}", "/ask/lower_age", "5", aWorker + "ask: {kind: pension, month: 2026-07, lower_age: 5}"},
	{"impairment", aWorker + "ask: {kind: pension, month: 2026-07}", "/ask/impairment", "0.61", aWorker + `ask: {kind: pension, month: 2026-07, impairment: "61%"}`},
	{"a child", aWorker + "ask: {kind: death, month: 2026-07}", "/ask/relatives", "child", aWorker + "ask: {kind: death, month: 2026-07, relatives: [{relation: child, born: 2021-07}]}"},
	{"twins", aMother + "ask: {kind: maternity, birth: 2026-08}", "/ask/children", "2", aMother + "ask: {kind: maternity, birth: 2026-08, children: 2}"},
	{"the other parent", aMother + "ask: {kind: maternity, birth: 2026-08}", "/ask/other_parent_takes", "true", aMother + "ask: {kind: maternity, birth: 2026-08, other_parent_takes: true}"},
	{"poverty and the social pension", "person: {born: 1953-07}\nask: {kind: social_pension, month: 2026-07}", "/person/status", "multidimensional_poor",
		"person: {born: 1953-07, status: [{from: 2026-07, is: multidimensional_poor}]}\nask: {kind: social_pension, month: 2026-07}"},
	{"a member's category", aHome + "}]}", "/ask/members/0/status", "average_farm", aHome + ", status: [average_farm]}]}"},
	{"growth of prices", aWorker + aPlan, "/assume/inflation", "1%", "assume: {inflation: \"1%\"}\n" + aWorker + aPlan},
	{"what is put aside", "ask: {kind: savings, toward: {kind: contribution, paid: 2026-07, income: 1500000}}", "/ask/save", "8800/day",
		"ask: {kind: savings, save: {amount: 8800, every: day}, toward: {kind: contribution, paid: 2026-07, income: 1500000}}"},
	{"within savings", "ask: {kind: savings, toward: {kind: contribution, paid: 2026-07, income: 1500000}}", "/ask/toward/supported_before", "120",
		"ask: {kind: savings, toward: {kind: contribution, paid: 2026-07, income: 1500000, supported_before: 120}}"},
	{"support a head", "ask: {kind: coverage, month: 2026-07, participants: 1000}", "/ask/support_per_head", "66000", "ask: {kind: coverage, month: 2026-07, participants: 1000, support_per_head: 66000}"},
	{"how many are to be reached", "ask: {kind: coverage, month: 2026-07, participants: 1000, population: 5000}", "/ask/target", "100%", "ask: {kind: coverage, month: 2026-07, participants: 1000, population: 5000, target: \"100%\"}"},
	{"a plan", aWorker + "ask: {kind: projection, until: 2035-12}", "/ask/plan", "2027-01–2035-12",
		aWorker + "ask: {kind: projection, until: 2035-12, plan: [{from: 2027-01, to: 2035-12, scheme: voluntary, income: 2200000}]}"},
	{"the confirmation of waiting for the age", aWaiter + "ask: {kind: pension, month: 2026-07}", "/person/status", "waiting_for_pension_age",
		strings.Replace(aWaiter, "}", ", status: [{from: 2002-01, is: waiting_for_pension_age}]}", 1) + "ask: {kind: pension, month: 2026-07}"},
	{"the month of an accident", aSeller + "paid: 2025-08, months: 12}", "/ask/accident", "2026-07", aSeller + "paid: 2025-08, months: 12, accident: 2026-07}"},
	{"months paid to the fund before", aSeller + "paid: 2026-01, months: 6, impairment: 0.2}", "/ask/months_before", "120", aSeller + "paid: 2026-01, months: 6, impairment: 0.2, months_before: 120}"},
	{"a pension beside the social pension", aPensioner, "/ask/pension", "990000", aPensioner[:len(aPensioner)-1] + ", pension: 990000}"},
}

const (
	aWorker    = "person: {sex: female, born: 1971-05}\nrecord: [{from: 1996-01, to: 2016-12, scheme: compulsory, salary: 1500000}]\n"
	aWaiter    = "person: {sex: female, born: 1971-05}\nrecord: [{from: 1985-01, to: 1999-12, scheme: compulsory, salary: 1500000}]\n"
	aSeller    = "person: {born: 1985-04}\nask: {kind: work_accident, "
	aMother    = "person: {status: []}\nrecord: [{from: 2025-01, to: 2026-07, scheme: voluntary, income: 1500000}]\n"
	aPlan      = "ask: {kind: projection, until: retirement, plan: [{from: 2026-12, to: 2030-12, scheme: voluntary, income: 2500000}]}"
	aPensioner = "person: {sex: male, born: 1945-07}\nrecord: [{from: 1980-01, to: 2005-06, scheme: compulsory, average: 1500000}]\nask: {kind: social_pension, month: 2026-07}"
	aHome      = "ask: {kind: household_premium, paid: 2026-07, months: 12, members: [{born: 1970"
)

// Each effect is what the same engine answers if the input is given.
func TestAnEffectIsTheAnswerWithTheInput(t *testing.T) {
	c := vietnamese(t)
	for _, tt := range thin {
		t.Run(tt.name, func(t *testing.T) {
			before, after := answerOf(t, c, tt.doc), answerOf(t, c, tt.filled)
			tried := 0
			for _, m := range before.Missing() {
				for _, e := range m.Effects {
					if m.Path != tt.path {
						continue
					}
					tried += sameAs(t, e, fieldsOf(t, before), fieldsOf(t, after), tt.with)
				}
			}
			if tried == 0 {
				t.Errorf("%s with %s is not among %+v", tt.path, tt.with, before.Missing())
			}
			for _, m := range after.Missing() {
				if m.Path == tt.path && m.Code != missing.Area {
					t.Errorf("%s was given and is still missing", m.Path)
				}
			}
		})
	}
}

// The confirmation of waiting for the age only was given to those who had the
// months before there was voluntary insurance; nobody else is asked for it.
func TestWhoIsAskedForTheConfirmationOfWaiting(t *testing.T) {
	c := vietnamese(t)
	for _, tt := range []struct {
		rows  string
		asked bool
	}{
		{"{from: 1993-01, to: 2007-12, scheme: compulsory, average: 1500000}", true},
		{"{from: 1993-02, to: 2008-01, scheme: compulsory, average: 1500000}", false},
		{"{from: 1993-01, to: 2007-11, scheme: compulsory, average: 1500000}, {from: 2010-01, to: 2010-12, scheme: voluntary, average: 1500000}", false},
	} {
		open := answerOf(t, c, "person: {sex: female, born: 1971-05}\nrecord: ["+tt.rows+"]\nask: {kind: pension, month: 2026-07}").Missing()
		if asked := slices.ContainsFunc(open, func(m missing.Input) bool { return m.Code == missing.Waiting }); asked != tt.asked {
			t.Errorf("%s: asked %t, want %t", tt.rows, asked, tt.asked)
		}
	}
}

func answerOf(t *testing.T, c *calc.Calculator, doc string) casefile.Answer {
	t.Helper()
	cases, err := casefile.Read("thin.yaml", []byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	answers, err := cases[0].Run(c, nil)
	if err != nil {
		t.Fatal(err)
	}
	return answers[0]
}

// sameAs compares an effect with the answers without and with the input, and
// returns 1 if it is of that value.
func sameAs(t *testing.T, e document.Effect, before, after map[string]string, with string) (tried int) {
	t.Helper()
	if e.Now != "" && string(e.Now) != before[e.Field] && before[e.Field] != "" {
		t.Errorf("%s is %s now, the answer says %s", e.Field, e.Now, before[e.Field])
	}
	for _, o := range []document.Outcome{e.Least, e.Most} {
		if o.With != with {
			continue
		}
		tried = 1
		if got := after[e.Field]; string(o.Value) != got && (got != "" || o.Value != "0" && o.Value != "false") {
			t.Errorf("%s would be %s with %s, the answer with it says %q", e.Field, o.Value, with, got)
		}
	}
	return tried
}

// fieldsOf returns the plain fields of an answer, and those of its pension.
func fieldsOf(t *testing.T, a casefile.Answer) map[string]string {
	t.Helper()
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]any
	dec := json.NewDecoder(strings.NewReader(string(data)))
	dec.UseNumber()
	if err := dec.Decode(&all); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for key, v := range all {
		out[key] = fmt.Sprint(v)
	}
	if inner, ok := all["pension"].(map[string]any); ok {
		for key, v := range inner {
			out["pension/"+key] = fmt.Sprint(v)
		}
	}
	return out
}

// A key that one question must have is told with what its values would bring:
// what the same document answers with them, the record included.
func TestAMissingKeyIsToldWithWhatItsValuesBring(t *testing.T) {
	c := vietnamese(t)
	refund := "ask: {kind: refund, month: 2028-06, payment: {paid: 2026-01, method: prepay, months: 60, income: 1500000}"
	supported := "person: {sex: female, born: 1971-05}\nrecord: [{from: 2018-01, to: 2027-12, scheme: voluntary, average: 1500000}]\n"
	for _, tt := range []struct{ doc, key string }{
		{aWorker + "ask: {kind: one_time, month: 2026-07", "ground"},
		{"person: {sex: female, born: 1985-02}\n" + refund, "reason"},
		{supported + "ask: {kind: contribution, paid: 2028-01", "income"}, // the State's 120 months are used up
		{"ask: {kind: household_premium, paid: 2026-07, members: [{born: 1970}]", "months"},
		{aSeller + "paid: 2026-07", "months"},
	} {
		faults := faultsOf(c, tt.doc+"}")
		if len(faults) != 1 || faults[0].Code != calc.MissingKey || faults[0].Path != "/ask/"+tt.key || len(faults[0].Effects) == 0 {
			t.Errorf("%s: %v", tt.key, faults)
			continue
		}
		for _, e := range faults[0].Effects {
			if said := e.String(); !strings.HasPrefix(said, e.Question+"/"+e.Field+": ") {
				t.Errorf("%s: %q does not name the question", tt.key, said)
			}
			for _, o := range []document.Outcome{e.Least, e.Most} {
				answer := fieldsOf(t, answerOf(t, c, tt.doc+", "+tt.key+": "+o.With+"}"))
				if got := answer[e.Field]; string(o.Value) != got && (got != "" || o.Value != "0" && o.Value != "false") {
					t.Errorf("%s would be %s with %s %s, the answer with it says %q", e.Field, o.Value, tt.key, o.With, got)
				}
			}
		}
	}
}

// The least and the most of what the categories bring are those of asking with
// each of them; what a person says is not asked for.
func TestEffectsOfCategoriesAreTheirEnds(t *testing.T) {
	c := vietnamese(t)
	for year := 2018; year <= 2026; year++ {
		m := rules.MonthOf(year, 8)
		q := calc.ContributionQuestion{Paid: m, Income: c.Book().On(m).Contribution.Floor.Value, HasSupported: true}
		life, err := c.Life(calc.Person{Sex: rules.Female, Born: rules.MonthOf(1980, 1)}, nil)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := c.Contribution(life, q)
		if err != nil {
			t.Fatal(err)
		}
		law, least := c.Book().On(m), plain.Net
		for _, word := range c.Book().Statuses() {
			share := subsidy.StateShare(law, &subsidy.Profile{Status: []subsidy.Status{{Is: word}}})
			least = min(least, plain.Gross-subsidy.State(law, subsidy.Payment{Paid: m, Months: 1, Income: q.Income}, share.Rate, 1))
		}
		got := plain.Net
		for _, open := range missing.Of(c, life, q) {
			for _, e := range open.Effects {
				if open.Code == missing.Status && e.Field == "net" {
					n, _ := strconv.Atoi(string(e.Least.Value))
					got = rules.VND(n)
				}
			}
		}
		if got != least {
			t.Errorf("%s: the least is %d, want %d", m, got, least)
		}
	}
}

// What cannot be answered tells how the answer depends on what is missing.
func TestAThinDocumentSaysWhatItNeeds(t *testing.T) {
	c := vietnamese(t)
	for _, tt := range []struct{ doc, path, field, least, most string }{
		{"person: {born: 1970-05}\nask: {kind: retirement_age}", "/person/sex", "reached", "2027-09", "2032-05"},
		{"ask: {kind: contribution, paid: 2026-07}", "/ask/income", "net", "264000", "11066000"},
		{"person: {sex: male, born: 1966-01}\nask: {kind: contribution, paid: 2026-07, method: prepay, income: 1500000}", "/ask/months", "net", "", ""},
		{"ask: {kind: household_premium, paid: 2026-07, members: [{born: 1970}]}", "/ask/months", "net", "341550", "1366200"},
	} {
		cases, err := casefile.Read("thin.yaml", []byte(tt.doc))
		if err != nil {
			t.Fatal(err)
		}
		_, err = cases[0].Run(c, nil)
		faults := document.All(err)
		if len(faults) != 1 || faults[0].Code != calc.MissingKey || faults[0].Path != tt.path {
			t.Errorf("%s: %v", tt.doc, faults)
			continue
		}
		for _, e := range faults[0].Effects {
			if e.Field == tt.field && tt.least != "" && (string(e.Least.Value) != tt.least || string(e.Most.Value) != tt.most) {
				t.Errorf("%s: %s", tt.doc, e)
			}
		}
		if len(faults[0].Effects) == 0 {
			t.Errorf("%s: nothing is said of how the answer depends on %s", tt.doc, tt.path)
		}
	}
}

// Nobody is asked who they are where it does not matter.
func TestOnlyWhoMattersIsAskedFor(t *testing.T) {
	c := vietnamese(t)
	for _, doc := range []string{
		aHome + "}]}",
		"ask: {kind: coverage, participants: 1000}",
		"ask: {kind: savings, save: {amount: 10000}, toward: {kind: household_premium, paid: 2026-07, months: 3, members: [{born: 1970}]}}",
		"ask: {kind: contribution, paid: 2026-07, income: 1500000}",
		"ask: {kind: refund, reason: death, month: 2026-08, payment: {paid: 2026-07, method: 12_months, income: 1500000}}",
		"ask: {kind: maternity, birth: 2026-08}",
		"ask: {kind: death, month: 2026-08}",
		"person: {born: 1950}\nask: {kind: social_pension, month: 2026-08}",
		aSeller + "paid: 2026-08, months: 6}",
	} {
		answerOf(t, c, doc)
	}
	_, err := c.Pension(&calc.Life{}, calc.PensionQuestion{Month: rules.MonthOf(2026, 7)})
	if faults := document.All(err); len(faults) != 2 || faults[0].Path != "/person/sex" || faults[1].Path != "/person/born" {
		t.Errorf("a pension of nobody: %v", err)
	}
}

func vietnamese(t testing.TB) *calc.Calculator {
	t.Helper()
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func faultsOf(c *calc.Calculator, doc string) document.Faults {
	cases, err := casefile.Read("thin.yaml", []byte(doc))
	if err == nil {
		_, err = cases[0].Run(c, nil)
	}
	return document.All(err)
}
