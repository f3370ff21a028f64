package calc_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// laidOver returns the calculator of the built-in law under one more
// instrument of a kind, which sets the lines.
func laidOver(t *testing.T, kind string, lines ...string) *calc.Calculator {
	t.Helper()
	c, err := oneBook()
	if err != nil {
		t.Fatal(err)
	}
	text := "schema: 1\ninstrument: {id: over, number: over, kind: " + kind + ", title: {vi: x, en: x}, issuer: x, published: 2016-01-01, in_force: 2016-01-01, source: x}\nset:\n"
	for _, line := range lines {
		text += "  - {" + line + ", at: art. 1}\n"
	}
	book, err := c.Book().With(fstest.MapFS{"over.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return calc.New(book)
}

// The ceiling falls in July 2026, from twenty times the reference level to ten:
// what was paid before is held to the ceiling of its month.
var fallingLives = []checkedLife{
	{"at the ceiling until it falls", "", rowsOf(insuredRow("2026-01", "2026-06", 46_800_000))},
	{"one đồng more", "", rowsOf(insuredRow("2026-01", "2026-06", 46_800_001))},
	{"at the lower one across the fall", "", rowsOf(insuredRow("2026-01", "2026-12", 25_300_000))},
	{"one đồng more than that across it", "", rowsOf(insuredRow("2026-01", "2026-12", 25_300_001))},
	{"by the quarter that is paid before it", "", rowsOf(insuredRow("2026-03", "2026-08", 40_000_000, by(subsidy.Every3Months)))},
	{"a quarter longer", "", rowsOf(insuredRow("2026-03", "2026-11", 40_000_000, by(subsidy.Every3Months)))},
	{"ahead before it", "", rowsOf(insuredRow("2026-06", "2028-05", 40_000_000, by(subsidy.Prepay)))},
	{"ahead after it", "", rowsOf(insuredRow("2026-07", "2028-06", 40_000_000, by(subsidy.Prepay)))},
	{"without an end", "", rowsOf(insuredRow("2026-01", "", 40_000_000))},
}

// From 2026 on six or twelve months are paid at a time.
var halfYearlyLives = []checkedLife{
	{"every month before", "", rowsOf(insuredRow("2025-01", "2025-12", 1_500_000))},
	{"every month after", "", rowsOf(insuredRow("2026-01", "2026-06", 1_500_000))},
	{"every month, one at once", "", rowsOf(insuredRow("2026-01", "2026-01", 1_500_000, paidIn("2026-02")))},
	{"every month across", "", rowsOf(insuredRow("2025-07", "2026-06", 1_500_000))},
	{"every quarter", "", rowsOf(insuredRow("2026-01", "2026-06", 1_500_000, by(subsidy.Every3Months)))},
	{"every half-year", "", rowsOf(insuredRow("2026-01", "2026-06", 1_500_000, by(subsidy.Every6Months)))},
	{"every year", "", rowsOf(insuredRow("2026-01", "2026-12", 1_500_000, by(subsidy.Every12Months)))},
	{"ahead", "", rowsOf(insuredRow("2026-01", "2027-12", 1_500_000, by(subsidy.Prepay)))},
	{"settled months", "", rowsOf(insuredRow("2026-01", "2026-06", 1_500_000, averaged))},
	{"months taken out", "", rowsOf(insuredRow("2026-01", "2026-06", 1_500_000, withdrawn))},
	{"a salary", "", rowsOf(insuredRow("2026-01", "2026-06", 9_000_000, employed))},
}

// A floor of 3 million is imagined from June 2021 to December 2027.
var imaginedLives = []checkedLife{
	{"lawful when it was paid, until another law refused it", "", rowsOf(insuredRow("2021-06", "2022-03", 700_000))},
	{"lawful until the law changed", "", rowsOf(insuredRow("2021-06", "2021-12", 700_000))},
	{"by the quarter, lawful until another law refused it", "", rowsOf(insuredRow("2021-05", "2022-04", 700_000, by(subsidy.Every3Months)))},
	{"from the month of the check on", "", rowsOf(insuredRow("2026-11", "2026-12", 1_500_000))},
	{"in the month of the check", "", rowsOf(insuredRow("2026-11", "2026-11", 1_500_000))},
	{"under one law until after the check", "", rowsOf(insuredRow("2026-08", "2027-02", 1_500_000))},
	{"by the half-year, the next one after the check", "", rowsOf(insuredRow("2026-08", "2027-07", 1_500_000, by(subsidy.Every6Months)))},
	{"by the half-year, paid before it", "", rowsOf(insuredRow("2026-08", "2027-01", 1_500_000, by(subsidy.Every6Months)))},
	{"missing months paid in the month of the check", "", rowsOf(insuredRow("2024-01", "2024-12", 1_500_000, by(subsidy.Backpay), paidIn("2026-11")))},
	{"missing months paid in the month after", "", rowsOf(insuredRow("2024-01", "2024-12", 1_500_000, by(subsidy.Backpay), paidIn("2026-12")))},
	{"two rows, the second too late", "", rowsOf(insuredRow("2025-01", "2025-06", 1_500_000), insuredRow("2027-01", "2027-06", 1_500_000))},
	{"after it ended", "", rowsOf(insuredRow("2028-01", "2028-06", 2_200_000))},
}

// Floors are assumed to rise from 2028 on; from 2035 on one of 5 million is imagined.
var grownLives = []checkedLife{
	{"lifted, and then refused by what is imagined", "", rowsOf(insuredRow("2033-01", "2036-06", 2_200_000))},
	{"lifted until then", "", rowsOf(insuredRow("2033-01", "2034-12", 2_200_000))},
	{"within what is imagined", "", rowsOf(insuredRow("2033-01", "2036-06", 5_000_000))},
	{"above the ceiling of assumed years", "", rowsOf(insuredRow("2029-01", "2029-03", 900_000_000))},
	{"at the last floor of all, paid ahead", "", rowsOf(insuredRow("2034-12", "2036-11", 2_200_000, by(subsidy.Prepay)))},
	{"missing months paid in the first month of an assumed floor", "", rowsOf(insuredRow("2027-01", "2027-06", 2_200_000, by(subsidy.Backpay), paidIn("2028-01")))},
	{"in the month before", "", rowsOf(insuredRow("2027-01", "2027-06", 2_200_000, by(subsidy.Backpay), paidIn("2027-12")))},
	{"until the month before an assumed floor", "", rowsOf(insuredRow("2027-07", "2027-12", 2_200_000))},
	{"one month longer", "", rowsOf(insuredRow("2027-07", "2028-01", 2_200_000))},
}

// TestRowsUnderReformsTold: rows at both sides of a law that no month of the
// built-in one knows are refused, kept or lifted as the golden file says.
func TestRowsUnderReformsTold(t *testing.T) {
	growing := laidOver(t, "what_if", "param: contribution.floor, value: 5000000, from: 2035-01").
		Assuming(calc.Assumptions{HasReference: true, ReferenceRise: 50_000, HasPoverty: true, PovertyRise: 50_000})
	for _, tt := range []struct {
		name  string
		c     *calc.Calculator
		lives []checkedLife
	}{
		{"a ceiling that falls", laidOver(t, "decree", "param: contribution.ceiling_multiple, value: 10, from: 2026-07"), fallingLives},
		{"no payments every month", laidOver(t, "decree", "param: contribution.periods, value: [6, 12], from: 2026-01"), halfYearlyLives},
		{"a floor that is imagined", laidOver(t, "what_if", "param: contribution.floor, value: 3000000, from: 2021-06, until: 2027-12"), imaginedLives},
		{"a floor that is imagined after assumed ones", growing, grownLives},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			for i := range tt.lives {
				tt.lives[i].tell(&b, tt.c)
			}
			checkedAs(t, checkedGolden, tt.name, b.String())
		})
	}
}

// TestIncomesOfAPayment: a payment is held to floor, ceiling and step of its
// month, whatever the ceiling is later and whether anybody found it.
func TestIncomesOfAPayment(t *testing.T) {
	falling := laidOver(t, "decree", "param: contribution.ceiling_multiple, value: 10, from: 2026-07")
	noStep := laidOver(t, "decree", "param: contribution.step, value: 0, from: 2026-01")
	freed := laidOver(t, "decree", "param: contribution.ceiling_base, value: unknown, from: 2024-01, until: 2024-03", "param: contribution.ceiling_base, value: unknown, from: 2026-01, until: 2026-06").Ungated()
	odd := laidOver(t, "decree", "param: contribution.step, value: 70000, from: 2024-01, until: 2024-03")
	for _, tt := range []struct {
		c      *calc.Calculator
		paid   string
		income rules.VND
		want   string
	}{
		{falling, "2026-06", 46_800_000, ""},
		{falling, "2026-06", 46_800_001, "46800001 is above the highest income, 46800000 for a payment in 2026-06"},
		{falling, "2026-06", 25_300_001, ""},
		{falling, "2026-07", 25_300_000, ""},
		{falling, "2026-07", 25_300_001, "25300001 is above the highest income, 25300000 for a payment in 2026-07"},
		{falling, "2026-06", 1_499_999, "1499999 is below the lowest income, 1500000 for a payment in 2026-06"},
		{noStep, "2026-02", 1_500_001, ""},
		{noStep, "2026-02", 1_499_999, "1499999 is below the lowest income, 1500000 for a payment in 2026-02"},
		{freed, "2026-02", 900_000_000, ""},
		{freed, "2026-02", 1_499_999, "1499999 is below the lowest income, 1500000 for a payment in 2026-02"},
		{freed, "2026-07", 900_000_000, "900000000 is above the highest income, 50600000 for a payment in 2026-07"},
		{freed, "2024-02", 1_525_000, "1525000 is not the lowest income plus a multiple of 50000 for a payment in 2024-02; the nearest are 1500000 and 1550000"},
		{odd, "2024-02", 36_000_000, "36000000 is not the lowest income plus a multiple of 70000 for a payment in 2024-02; the nearest are 35940000 and 36010000"},
		{odd, "2024-02", 36_010_000, "36010000 is above the highest income, 36000000 for a payment in 2024-02"},
	} {
		_, err := tt.c.Contribution(new(calc.Life), calc.ContributionQuestion{Paid: month(tt.paid), Income: tt.income})
		if got := inWordsOf(err); tt.want == "" && err != nil || !strings.Contains(got, tt.want) {
			t.Errorf("%d in %s: %q", tt.income, tt.paid, got)
		}
	}
}

// TestThePaymentAfterALawChanges: the next payment of a row that the law before
// did not rule; none where no law follows; one step on where it followed before.
func TestThePaymentAfterALawChanges(t *testing.T) {
	m := month("2026-01")
	for _, tt := range []struct{ length, before, want rules.Month }{
		{1, 0, rules.LastMonth + 1}, {12, 0, rules.LastMonth + 1},
		{1, m + 1, m + 1}, {1, m + 2, m + 2}, {1, m, m + 1}, {1, m - 9, m + 1},
		{3, m + 1, m + 3}, {3, m + 3, m + 3}, {3, m + 4, m + 6}, {3, m + 6, m + 6}, {3, m, m + 3}, {3, m - 4, m + 3},
		{12, m + 12, m + 12}, {12, m + 13, m + 24},
	} {
		if got := calc.NextPayment(m, tt.length, tt.before); got != tt.want {
			t.Errorf("every %d months, another law from %s on: %s, want %s", tt.length, tt.before, got, tt.want)
		}
	}
}

// TestABatchUnderReforms: what a batch says under a law that lets nobody pay by
// the month, or whose ceiling falls, is what the single calls say.
func TestABatchUnderReforms(t *testing.T) {
	for name, c := range map[string]*calc.Calculator{
		"no payments every month": laidOver(t, "decree", "param: contribution.periods, value: [6, 12], from: 2026-01"),
		"a ceiling that falls":    laidOver(t, "decree", "param: contribution.ceiling_multiple, value: 10, from: 2026-07"),
	} {
		b := batchOf(t, calc.WantContribution|calc.WantPension, c)
		w := b.Worker()
		for _, row := range []calc.Row{
			insuredRow("2025-01", "2025-12", 1_500_000), insuredRow("2026-01", "2026-06", 1_500_000), insuredRow("2025-07", "2026-03", 40_000_000),
			insuredRow("2026-01", "2026-07", 40_000_000), insuredRow("2026-01", "2026-06", 1_500_000, averaged), insuredRow("2026-01", "2026-06", 1_500_000, by(subsidy.Every6Months)),
		} {
			for _, pays := range []calc.ContributionQuestion{{Income: 1_500_000}, {Income: 40_000_000}, {Income: 1_500_000, Method: subsidy.Every6Months}, {Income: 40_000_000, Paid: month("2026-06")}, {Income: 1_500_000}} {
				s := calc.Subject{Person: calc.Person{Sex: rules.Female, Born: month("1985-05")}, Rows: rowsOf(row), Pays: pays, Claims: calc.PensionQuestion{Month: month("2026-07")}}
				var got [1]calc.Figures
				err := w.Evaluate(got[:], &s)
				want, faults := singly(c, 0, &s)
				if want.Answered &= calc.WantContribution | calc.WantPension; got[0].Answered != want.Answered || fmt.Sprint(got[0].Payment) != fmt.Sprint(want.Payment) && want.Answered.Has(calc.WantContribution) || got[0].Pension != want.Pension {
					t.Errorf("%s, %+v, %+v: %+v %v\nsingly %+v %s", name, row, pays, got[0], err, want, faults)
				}
			}
		}
	}
}
