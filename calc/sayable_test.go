package calc_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// unsayable are rows that no document could say, each with what is told of it.
func unsayable() map[string]calc.Row {
	paidAt := func(m rules.Month) bend { return func(r *calc.Row) { r.Paid = m } }
	from := func(m rules.Month) bend { return func(r *calc.Row) { r.From = m } }
	until := func(m rules.Month) bend { return func(r *calc.Row) { r.Until = m } }
	months := rules.FirstMonth.String() + " to " + rules.LastMonth.String()
	out := func(key, value, bound string) string {
		return key + " out-of-range " + value + "/" + bound + " : " + value + " is outside " + bound + "; choose a value within it\n"
	}
	row := func(b bend) calc.Row { return insuredRow("2026-01", "2026-06", 1_500_000, b) }
	return map[string]calc.Row{
		out("method", fmt.Sprint(int(subsidy.Backpay)+1), fmt.Sprintf("%d to %d", subsidy.EveryMonth, subsidy.Backpay)): row(by(subsidy.Backpay + 1)),
		out("from", (rules.FirstMonth - 1).String(), months):                                                            row(from(rules.FirstMonth - 1)),
		out("from", (rules.LastMonth + 1).String(), months):                                                             insuredRow("2026-01", "", 1_500_000, from(rules.LastMonth+1)),
		out("to", (rules.LastMonth + 1).String(), months):                                                               row(until(rules.LastMonth + 2)),
		out("paid", (rules.FirstMonth - 1).String(), months):                                                            row(paidAt(rules.FirstMonth - 1)),
		out("paid", (rules.LastMonth + 1).String(), months):                                                             row(paidAt(rules.LastMonth + 1)),
	}
}

// TestWhatNoDocumentSaysIsLeftOut: of a life in part a row with a month or a way
// to pay that cannot be is told and left out, the others stand; so it is with
// rows behind those of a life, which are counted behind them.
func TestWhatNoDocumentSaysIsLeftOut(t *testing.T) {
	c := vietnamese(t)
	p := calc.Person{Sex: rules.Female, Born: month("1985-05")}
	good := insuredRow("2025-01", "2025-06", 1_500_000)
	for told, bad := range unsayable() {
		l, faults := c.Partial(p, rowsOf(good, bad, insuredRow("2025-09", "2025-10", 1_500_000)))
		if got := inWordsOf(faults); got != "/record/1/"+told {
			t.Errorf("told %q, want %q", got, told)
		}
		if rows := l.Rows(); rows[0] != good || rows[1] != (calc.Row{}) || l.Record().Before(rules.LastMonth+1).Insured() != 8 {
			t.Errorf("%s: the rows are %+v", told, rows)
		}
		longer, faults := c.Longer(mustLife(c, p, rowsOf(good)), rowsOf(insuredRow("2025-09", "2025-10", 1_500_000), bad))
		if got := inWordsOf(faults); got != "/record/2/"+told {
			t.Errorf("longer: told %q, want %q", got, told)
		}
		if rows := longer.Rows(); len(rows) != 3 || rows[2] != (calc.Row{}) || longer.Record().Before(rules.LastMonth+1).Insured() != 8 {
			t.Errorf("%s: the longer rows are %+v", told, rows)
		}
	}
}

// TestTheFirstAndTheLastMonthAreSaid: rows at the bounds of what is read stand.
func TestTheFirstAndTheLastMonthAreSaid(t *testing.T) {
	c := vietnamese(t)
	first := insuredRow(rules.FirstMonth.String(), rules.FirstMonth.String(), 1_500_000, withdrawn)
	last := insuredRow(rules.LastMonth.String(), rules.LastMonth.String(), 9_000_000)
	paidLast := insuredRow("2130-06", "2130-06", 9_000_000, by(subsidy.Backpay), paidIn(rules.LastMonth.String()))
	l, faults := c.Partial(calc.Person{}, rowsOf(first, last, paidLast))
	if rows := l.Rows(); rows[0] != first || rows[1] != last || rows[2] != paidLast {
		t.Errorf("%+v", rows)
	}
	if got := inWordsOf(faults); strings.Contains(got, calc.OutOfRange.Error()+" "+rules.LastMonth.String()) || strings.Contains(got, "/record/1") {
		t.Error(got)
	}
}

// TestABirthThatNoDocumentSaysIsLeftOut: it is told, and nothing is held to it.
func TestABirthThatNoDocumentSaysIsLeftOut(t *testing.T) {
	c := vietnamese(t)
	for _, tt := range []struct {
		born rules.Month
		told bool
	}{{rules.FirstMonth - 1, true}, {rules.FirstMonth, false}, {rules.LastMonth, false}, {rules.LastMonth + 1, true}, {-5, true}, {0, false}} {
		l, faults := c.Partial(calc.Person{Born: tt.born}, nil)
		want, bound := "", rules.FirstMonth.String()+" to "+rules.LastMonth.String()
		if tt.told {
			want = "/person/born out-of-range " + tt.born.String() + "/" + bound + " : " + tt.born.String() + " is outside " + bound + "; choose a value within it\n"
		}
		if got := inWordsOf(faults); got != want {
			t.Errorf("%s: %q, want %q", tt.born, got, want)
		}
		if kept := l.Person().Born; (kept == 0) != (tt.told || tt.born == 0) {
			t.Errorf("%s: the life is of somebody born in %s", tt.born, kept)
		}
	}
}

// TestALifeKeepsWhatItWasMadeOf: whoever changes rows, homes or categories
// after they were given changes no life.
func TestALifeKeepsWhatItWasMadeOf(t *testing.T) {
	c := vietnamese(t)
	p := calc.Person{
		Sex: rules.Female, Born: month("1985-05"), Status: []calc.Status{{Period: rules.Period{From: month("2020-01")}, Is: "poor"}},
		Residence: []calc.Residence{{Period: rules.Period{From: month("2020-01")}, Province: "ha-noi"}},
	}
	rows := rowsOf(insuredRow("2025-01", "2025-06", 1_500_000))
	life, err := c.Life(p, rows)
	part, faults := c.Partial(p, rows)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	p.Status[0].From, p.Residence[0].From, rows[0].Amount = month("2030-01"), month("2030-01"), 7
	for _, l := range []*calc.Life{life, part} {
		q := l.Person()
		if q.Status[0].From != month("2020-01") || q.Residence[0].From != month("2020-01") || l.Rows()[0].Amount != 1_500_000 {
			t.Errorf("the life is now of %+v with %+v", q, l.Rows())
		}
	}
}

// TestLongerTellsOnlyOfItsOwnRows: what was wrong with the rows of a life in
// part was told with it.
func TestLongerTellsOnlyOfItsOwnRows(t *testing.T) {
	c := vietnamese(t)
	part, faults := c.Partial(calc.Person{Sex: rules.Female, Born: month("1985-05")}, rowsOf(insuredRow("2025-01", "2025-06", 7)))
	if got := inWordsOf(faults); !strings.HasPrefix(got, "/record/0/income income-below-floor 7/") {
		t.Fatal(got)
	}
	if _, faults = c.Longer(part, rowsOf(insuredRow("2025-07", "2025-08", 1_500_000))); len(faults) > 0 {
		t.Errorf("told again: %v", faults)
	}
	if _, faults = c.Longer(part, rowsOf(insuredRow("2025-07", "2025-08", 8))); !strings.HasPrefix(inWordsOf(faults), "/record/1/income income-below-floor 8/") || len(faults) != 1 {
		t.Errorf("told: %v", faults)
	}
}
