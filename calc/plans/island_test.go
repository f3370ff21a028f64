package plans_test

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/rules"
)

// island returns a calculator for the laws of an island that has a lowest
// income and no highest, and no life table.
func island(t testing.TB) *calc.Calculator {
	t.Helper()
	files := fstest.MapFS{"book.yaml": {Data: []byte("schema: 1\nchecked: 2014-01-01\nhorizon: 2013-12\n")}}
	for from, to := range map[string]string{"island": "2000-law-01", "island-rise-2006": "2006-decree-06", "island-rise-2009": "2009-decree-09"} {
		data, err := os.ReadFile("../../pension/testdata/" + from + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		files["national/"+to+".yaml"] = &fstest.MapFile{Data: data}
	}
	files["national/2000-law-02.yaml"] = &fstest.MapFile{Data: []byte("schema: 1\ninstrument: {id: 2000-law-02, number: x, kind: law, title: {vi: x, en: x}, issuer: x, published: 2000-01-01, in_force: 2000-01-01, source: x}\nset:\n" +
		"  - {param: contribution.floor, value: 100, at: art. 1}\n  - {param: contribution.periods, value: [1, 3, 6], at: art. 2}\n")}
	book, err := rules.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return calc.New(book)
}

// Where the law sets no highest income, the least that reaches a target is
// looked for up to the highest that is read.
func TestIncomesWithoutACeiling(t *testing.T) {
	c := island(t)
	l, err := c.Life(calc.Person{Sex: rules.Female, Born: month(t, "1960-05")}, plan(t, "2001-01", "2012-12", 5_000))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		target rules.VND
		want   string
	}{
		{"far above the lowest", 20_000, "341823: 20000 from 2015-01, one step less misses 1"},
		{"the highest", 46_153_846_158_069, "999999999999985: 46153846158069 from 2015-01, one step less misses 1"},
		{"more than the highest", 46_153_846_158_070, "at most 46153846158069 from 2015-01 after 156 months"},
	} {
		if got := solved(plans.Solve(c, l, plans.SolveQuestion{Target: plans.Target{Monthly: tt.target}, Vary: plans.VaryIncome, Plan: plan(t, "2014-01", "2014-12", 5_000)})); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}
