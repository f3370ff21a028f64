package ahead_test

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
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

// Where the law sets no highest income, the most is the highest that is read;
// where there is no life table, nothing is expected, whatever a caller writes.
func TestProjectionsWithoutACeilingOrALifeTable(t *testing.T) {
	c := island(t)
	l, err := c.Life(calc.Person{Sex: rules.Female, Born: m(1960, 5)}, []calc.Row{row(m(2001, 1), m(2013, 1), 5_000)})
	if err != nil {
		t.Fatal(err)
	}
	v := projected(t, c, l, ahead.Question{Plan: []calc.Row{row(m(2014, 1), m(2015, 1), 5_000)}})
	w := projected(t, c, l, ahead.Question{Plan: []calc.Row{row(m(2014, 1), m(2015, 1), rules.MaxVND)}})
	if v.Most != w.GoOn || w.Most != w.GoOn || v.GoOn.Monthly == 0 || v.GoOn.Monthly >= v.Most.Monthly {
		t.Errorf("%d, at the most %d, which brings %d", v.GoOn.Monthly, v.Most.Monthly, w.GoOn.Monthly)
	}
	if v.Returns != (ahead.Returns{}) {
		t.Errorf("expected %+v", v.Returns)
	}
	if v.ExpectedMonths = 5; wholly(v, "expected_pension_months") != "" {
		t.Errorf("told %s", wholly(v, "expected_pension_months"))
	}
}
