package calc_test

import (
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// What was paid lawfully stands under an imagined reform that would refuse it,
// for one person as for the next, beside other laws in one batch.
func TestBatchKeepsWhatWasPaid(t *testing.T) {
	plain := vietnam(t)
	book, err := plain.Book().With(fstest.MapFS{"2015-what-if-ex-1.yaml": {Data: []byte(`schema: 1
instrument:
  id: 2015-what-if-ex-1
  number: 01/2015/EX
  kind: what_if
  title: {vi: "Thử", en: "A trial"}
  issuer: example
  published: 2015-01-01
  in_force: 2015-01-01
  source: example
set:
  - {param: contribution.floor, value: 3000000, at: art. 1, from: 2022-01}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	laws := []*calc.Calculator{plain, calc.New(book), plain}
	w, f := batchOf(t, calc.WantContribution|calc.WantPension, laws...).Worker(), make([]calc.Figures, len(laws))
	for _, income := range []rules.VND{1_500_000, 3_000_000, 100_000, 1_500_000} {
		s := calc.Subject{Person: calc.Person{Sex: rules.Female, Born: month("1969-01")}}
		s.Rows = []calc.Row{{Period: rules.Period{From: month("2022-01"), Until: month("2026-01")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: income}}
		told := w.Evaluate(f, &s)
		for i, c := range laws {
			_, err := c.Life(s.Person, s.Rows)
			if got := faultsUnder(told, i); (got == "") != (err == nil) {
				t.Errorf("%d under law %d: the batch says %q, the single call %v", income, i, got, err)
			}
		}
	}
}
