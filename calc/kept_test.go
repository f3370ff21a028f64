package calc_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

const higherFloor = `schema: 1
instrument: {id: floor, number: x, kind: KIND, title: {vi: "x", en: "x"}, issuer: x, published: 2025-12-01, in_force: 2026-01-01, source: x}
set:
  - {param: poverty_line.rural, value: 2200000, at: art. 1, until: 2026-12}
`

// What was paid before the rule files were checked stands, whatever a reform
// imagines about its month; what is to be paid does not, nor what was never
// lawful, nor what a real instrument refuses.
func TestPaymentsStandAsTheyWerePaid(t *testing.T) {
	for _, tt := range []struct {
		name, kind, from, to string
		income               rules.VND
		kept                 bool
	}{
		{"paid before the reform was thought of", "what_if", "2024-01", "2026-06", 1_500_000, true},
		{"paid in the month of the check", "what_if", "2024-01", "2026-11", 1_500_000, true},
		{"not paid yet when the files were checked", "what_if", "2024-01", "2026-12", 1_500_000, false},
		{"never lawful", "what_if", "2024-01", "2026-06", 1_400_000, false},
		{"lawful both ways", "what_if", "2024-01", "2026-06", 2_500_000, false},
		{"a real instrument", "decree", "2024-01", "2026-06", 1_500_000, false},
	} {
		text := []byte(strings.Replace(higherFloor, "KIND", tt.kind, 1))
		book, err := vietnamese(t).Book().With(fstest.MapFS{"floor.yaml": {Data: text}})
		if err != nil {
			t.Fatal(err)
		}
		c := calc.New(book)
		l, err := c.Life(calc.Person{Sex: rules.Female, Born: month("1985-05")}, plan(tt.from, tt.to, tt.income))
		if tt.name == "lawful both ways" {
			if err != nil {
				t.Errorf("%s: %v", tt.name, err)
			}
			continue
		}
		if tt.kept != (err == nil) || !tt.kept && !errors.Is(err, calc.IncomeBelowFloor) {
			t.Errorf("%s: %v", tt.name, err)
		}
		if err != nil {
			continue
		}
		p, err := c.Pension(l, calc.PensionQuestion{Month: month("2026-12")})
		if err != nil || !noted(calc.Notes(p), note.KeptAsPaid) {
			t.Errorf("%s: the answer does not say that payments stand as paid: %v", tt.name, err)
		}
		if _, err := c.Contribution(l, calc.ContributionQuestion{Paid: month("2026-12"), Income: 1_500_000}); !errors.As(err, new(document.Faults)) {
			t.Errorf("%s: a payment that is asked about is under the reform: %v", tt.name, err)
		}
	}
}
