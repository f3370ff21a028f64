package calc_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules/document"
)

// FuzzLoadCase: whatever the bytes, a case is answered or refused with coded
// faults; an answer is valid JSON, and the same when asked again.
func FuzzLoadCase(f *testing.F) {
	for _, doc := range awkward {
		f.Add([]byte(doc.text))
	}
	c := vietnam(f)
	for i := range uint64(5) {
		f.Add([]byte(lifeOf(c.Book(), *seed, i).document()))
	}
	files, _ := filepath.Glob("testdata/cases/*.yaml")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil || len(data) > 3_000 {
			continue
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		cases, err := casefile.Read("f", data)
		if err != nil {
			codedFaults(t, err)
			return
		}
		for _, cs := range cases {
			answers, err := cs.Run(c, nil)
			if err != nil {
				codedFaults(t, err)
				continue
			}
			one, errOne := json.Marshal(answers)
			again, _ := cs.Run(c, nil)
			two, errTwo := json.Marshal(again)
			if errOne != nil || errTwo != nil || string(one) != string(two) || !json.Valid(one) {
				t.Errorf("two answers: %s, %v; %s, %v", one, errOne, two, errTwo)
			}
			_, _ = cs.Test(c, nil)
		}
	})
}

func codedFaults(t *testing.T, err error) {
	t.Helper()
	var faults document.Faults
	if !errors.As(err, &faults) || len(faults) == 0 {
		t.Fatalf("refused without faults: %v", err)
	}
	for _, fault := range faults {
		repeats := strings.Contains(fault.Path+fault.Value, "%!") // what the document says
		if fault.Code == "" || fault.Message == "" || strings.Contains(fault.Message, "%!") && !repeats {
			t.Errorf("the fault %+v has no code or a broken message", fault)
		}
	}
}

// Documents that are wrong, each in one way: the fault that must be told, and
// where.
var awkward = []struct {
	name string
	text string
	code document.Code
	path string
}{
	{"a key that does not exist", anyone + row("2020-01", "2020-12", "income: 1500000, incmoe: 1500000"), calc.UnknownKey, "/record/0/incmoe"},
	{"an income under the floor", anyone + row("2023-01", "2023-12", "income: 1450000"), calc.IncomeBelowFloor, "/record/0/income"},
	{"an income above the ceiling", anyone + row("2023-01", "2023-06", "income: 30000000"), calc.IncomeAboveCeiling, "/record/0/income"},
	{"an income off the step", anyone + row("2023-01", "2023-12", "income: 1525000"), calc.IncomeOffStep, "/record/0/income"},
	{"a floor that rose within the row", anyone + row("2021-06", "2022-02", "income: 1000000"), calc.IncomeBelowFloor, "/record/0/income"},
	{"a month said twice", anyone + "record: [{from: 2020-01, to: 2020-12, scheme: voluntary, income: 1000000}, {from: 2020-12, to: 2021-02, scheme: compulsory, salary: 5000000}]\n" + anAsk, calc.Overlap, "/record/1"},
	{"an open row and one after", anyone + "record: [{from: 2020-01, scheme: compulsory, salary: 5000000}, {from: 2026-12, to: 2027-02, scheme: compulsory, salary: 5000000}]\n" + anAsk, calc.Overlap, "/record/1"},
	{"insured before birth", "person: {sex: male, born: 2015-02}\nrecord: [{from: 2014-01, to: 2014-12, scheme: compulsory, salary: 1000000}]\n" + anAsk, calc.BeforeBirth, "/record/0/from"},
	{"insured as a child", "person: {sex: male, born: 2008-02}\n" + row("2023-01", "2023-12", "income: 1500000"), calc.TooYoung, "/record/0/from"},
	{"voluntary insurance before there was any", anyone + row("2007-12", "2008-12", "income: 540000"), calc.MonthBeforeLaw, "/record/0/from"},
	{"a record too old", "person: {sex: male, born: 1930-02}\nrecord: [{from: 1960-12, to: 1961-12, scheme: compulsory, salary: 100000}]\n" + anAsk, calc.OutOfRange, "/record/0/from"},
	{"a rate of interest that nobody knows", anyone + "ask: {kind: contribution, paid: 2023-05, method: prepay, months: 24, income: 1500000}\n", calc.UnknownFigure, "/ask/fund_rate"},
	{"a table that nobody knows", anyone + row("2009-01", "2009-12", "income: 1050000") + "# in 2012\n", calc.IncomeOffStep, "/record/0/income"},
	{"a length that is not offered", anyone + "ask: {kind: contribution, paid: 2026-05, method: prepay, months: 12, income: 1500000}\n", calc.MonthsNotAllowed, "/ask/months"},
	{"a method that the law did not know", anyone + "ask: {kind: contribution, paid: 2010-05, method: 12_months, income: 730000}\n", calc.MethodNotAllowed, "/ask/method"},
	{"a row longer than one payment", anyone + row("2020-01", "2025-02", "income: 1500000, method: prepay, paid: 2020-01"), calc.MonthsNotAllowed, "/record/0/method"},
	{"missing months without their payment", anyone + row("2020-01", "2020-12", "income: 1500000, method: backpay"), calc.MissingKey, "/record/0/paid"},
	{"two levels", anyone + row("2020-01", "2020-12", "income: 1500000, average: 1500000"), calc.OneLevel, "/record/0"},
	{"no level", anyone + row("2020-01", "2020-12", "withdrawn: false"), calc.OneLevel, "/record/0"},
	{"a salary in voluntary insurance", anyone + row("2020-01", "2020-12", "salary: 1500000"), calc.OneLevel, "/record/0/salary"},
	{"to before from", anyone + row("2020-12", "2020-01", "income: 1500000"), calc.EmptyPeriod, "/record/0/to"},
	{"money with a fraction", anyone + row("2020-01", "2020-12", "income: 1500000.5"), calc.BadNumber, "/record/0/income"},
	{"money with an exponent", anyone + row("2020-01", "2020-12", "income: 15e5"), calc.BadNumber, "/record/0/income"},
	{"money in quotes", anyone + row("2020-01", "2020-12", `income: "1500000"`), calc.BadNumber, "/record/0/income"},
	{"money with a leading zero", anyone + row("2020-01", "2020-12", "income: 01500000"), calc.BadNumber, "/record/0/income"},
	{"a month that does not exist", anyone + row("2020-13", "2020-12", "income: 1500000"), calc.BadMonth, "/record/0/from"},
	{"a question without a kind", anyone + "ask: {month: 2026-05}\n", calc.MissingKey, "/ask/kind"},
	{"a kind that does not exist", anyone + "ask: {kind: pensoin, month: 2026-05}\n", calc.UnknownKind, "/ask/kind"},
	{"two questions of one name", anyone + "ask: [{kind: pension, month: 2026-05}, {kind: pension, month: 2026-06}]\n", calc.SameID, "/ask/1/id"},
	{"nobody's sex", "person: {born: 1985-02}\n" + anAsk, calc.MissingKey, "/person/sex"},
	{"nobody's birth", "person: {sex: male}\n" + anAsk, calc.MissingKey, "/person/born"},
	{"no question", anyone, calc.MissingKey, "/ask"},
	{"a sex that the register does not have", "person: {sex: other, born: 1985-02}\n" + anAsk, calc.BadChoice, "/person/sex"},
	{"a list where a person belongs", "person: []\n" + anAsk, calc.WrongType, "/person"},
	{"rule files that cannot be read", anyone + "law: [mine.yaml]\n" + anAsk, calc.NoLawFiles, "/law"},
	{"a share above one", anyone + "ask: {kind: pension, month: 2026-05, impairment: 61}\n", calc.OutOfRange, "/ask/impairment"},
	{"too many months", anyone + "record: [{from: 1990-01, to: 2129-12, scheme: compulsory, salary: 1000000}]\n" + anAsk, calc.TooManyMonths, "/record"},
}

const (
	anyone = "person: {sex: male, born: 1985-02}\n"
	anAsk  = "ask: {kind: retirement_age}\n"
)

func row(from, to, level string) string {
	return "record: [{from: " + from + ", to: " + to + ", scheme: voluntary, " + level + "}]\n" + anAsk
}

// TestAwkwardDocuments: each is refused with its code at its place, and nothing
// else is found fault with.
func TestAwkwardDocuments(t *testing.T) {
	c := vietnam(t)
	for _, tt := range awkward {
		t.Run(tt.name, func(t *testing.T) {
			cases, err := casefile.Read("f.yaml", []byte(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			answers, err := cases[0].Run(c, nil)
			faults := document.All(err)
			if len(answers) != 0 || len(faults) != 1 || faults[0].Code != tt.code || faults[0].Path != tt.path {
				t.Fatalf("answers %v, faults %v, want one %s at %s", answers, err, tt.code, tt.path)
			}
			if faults[0].Line == 0 && tt.path[:4] != "/ask" && tt.code != calc.NoLawFiles && tt.code != calc.TooManyMonths {
				t.Errorf("the fault does not say on which line: %v", faults[0])
			}
		})
	}
}

// TestAllFaultsAtOnce: a document with many faults is told all of them.
func TestAllFaultsAtOnce(t *testing.T) {
	text := `person: {sex: femle, born: 1985-13, haircut: short}
record:
  - {from: 2007-01, to: 2007-12, scheme: voluntary, income: 1000000}
  - {from: 2020-01, to: 2020-12, scheme: voluntary, income: 1}
  - {from: 2020-12, to: 2021-02, scheme: compulsory, income: 5000000}
ask:
  - {kind: contribution, paid: 2026-07, income: 1}
  - {kind: nonsense}
`
	cases, err := casefile.Read("f.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	_, err = cases[0].Run(vietnam(t), nil)
	for _, code := range []document.Code{
		calc.BadChoice, calc.BadMonth, calc.UnknownKey, calc.MonthBeforeLaw, calc.IncomeBelowFloor, calc.Overlap, calc.OneLevel, calc.UnknownKind,
	} {
		if !errors.Is(err, code) {
			t.Errorf("%s is not told: %v", code, err)
		}
	}
	paths := map[string]bool{}
	for _, f := range document.All(err) {
		paths[f.Path] = true
	}
	for _, path := range []string{"/person/sex", "/person/born", "/person/haircut", "/record/0/from", "/record/1/income", "/record/2", "/ask/0/income", "/ask/1/kind"} {
		if !paths[path] {
			t.Errorf("nothing is told at %s: %v", path, err)
		}
	}
}
