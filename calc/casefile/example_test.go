package casefile_test

import (
	"errors"
	"fmt"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules/document"
)

// A document asks in writing; every kind of question has its own fields.
func ExampleRead() {
	cases, err := casefile.Read("case.yaml", []byte(`
person: {sex: male, born: 1985-02, status: [{from: 2024-01, is: near_poor}]}
ask: {kind: contribution, paid: 2025-07, income: 1_500_000}
`))
	if err != nil {
		panic(err)
	}
	c, _ := calc.Vietnam()
	answers, err := cases[0].Run(c, nil)
	for _, a := range answers {
		if v, ok := a.Result.(calc.Contribution); ok {
			fmt.Println(v.Gross, v.StateSupport, v.Net, err)
		}
	}
	// Output:
	// 330000 132000 198000 <nil>
}

// What is wrong with a document comes all at once, with a path, a code, the
// bound, the provision it comes from, and a hint.
func ExampleDocument_Run() {
	cases, _ := casefile.Read("case.yaml", []byte(`
person: {sex: male, born: 1985-02}
ask: [{kind: contribution, paid: 2025-07, income: 1_000_000}, {kind: pension, month: 2047-13, id: later}]
`))
	c, _ := calc.Vietnam()
	_, err := cases[0].Run(c, nil)
	for _, f := range document.All(err) {
		fmt.Println(f.Path, f.Code, f.Bound)
	}
	fmt.Println(errors.Is(err, calc.IncomeBelowFloor))
	// Output:
	// /ask/0/income income-below-floor 1500000
	// /ask/1/month bad-month 2026-07 or 2026-07-15
	// true
}

// A case that says what its answers must be is a test.
func ExampleDocument_Test() {
	cases, _ := casefile.Read("case.yaml", []byte(`
person: {sex: male, born: 1985-02}
ask: {kind: contribution, paid: 2025-07, income: 1_500_000}
expect: {contribution: {gross: 330000, net: 264001}}
`))
	c, _ := calc.Vietnam()
	misses, err := cases[0].Test(c, nil)
	fmt.Println(misses, err)
	// Output:
	// [{contribution/net 264001 264000}] <nil>
}

// A reform is a rule file laid over the law.
func ExampleDocument_Run_reform() {
	cases, _ := casefile.Read("case.yaml", []byte(`
law: [2027-what-if-share.yaml]
person: {sex: male, born: 1985-02}
ask: {kind: contribution, paid: 2026-07, income: 1_500_000}
`))
	reform := fstest.MapFS{"2027-what-if-share.yaml": {Data: []byte(`schema: 1
instrument:
  id: 2027-what-if-share
  number: what if
  kind: what_if
  title: {vi: "Hỗ trợ 50%", en: "Support of 50%"}
  issuer: nobody
  published: 2026-01-01
  in_force: 2026-07-01
  source: https://example.com
set:
  - {param: support.share.other, value: "50%", at: the idea, confidence: low}
`)}}
	c, _ := calc.Vietnam()
	answers, err := cases[0].Run(c, reform)
	for _, a := range answers {
		fmt.Println(a.Result.(calc.Contribution).StateSupport, err)
	}
	// Output:
	// 165000 <nil>
}

func ExampleNeeds() {
	fmt.Println(casefile.Needs("pension"), casefile.Needs("social_pension"), casefile.Needs("contribution"))
	// Output:
	// [sex born] [born] []
}
