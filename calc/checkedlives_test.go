package calc_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

type bend = func(*calc.Row)

func by(m subsidy.Method) bend { return func(r *calc.Row) { r.Method = m } }
func paidIn(s string) bend     { return func(r *calc.Row) { r.Paid = month(s) } }
func atRate(rate rules.Rate) bend {
	return func(r *calc.Row) { r.HasFundRate, r.FundRate = true, rate }
}
func withdrawn(r *calc.Row)             { r.Withdrawn = true }
func averaged(r *calc.Row)              { r.Level = calc.Average }
func employed(r *calc.Row)              { r.Scheme, r.Level = pension.Compulsory, calc.Salary }
func unsaidRate(v rules.Rate) bend      { return func(r *calc.Row) { r.FundRate = v } }
func rowsOf(all ...calc.Row) []calc.Row { return all }

// insuredRow is a voluntary row, open where to is empty, bent as told.
func insuredRow(from, to string, income rules.VND, bends ...bend) calc.Row {
	r := calc.Row{Period: rules.Period{From: month(from)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: income}
	if to != "" {
		r.Until = month(to) + 1
	}
	for _, b := range bends {
		b(&r)
	}
	return r
}

// checkedLife is a record with the birth of whom it is said, "" for the usual one.
type checkedLife struct {
	what, born string
	rows       []calc.Row
}

// The bounds of a row that hang on no voluntary law: birth, 1961, the fund's
// rate, and what only voluntary rows have.
var anySchemeLives = []checkedLife{
	{"insured from the month of birth", "1985-05", rowsOf(insuredRow("1985-05", "1985-05", 3_000_000, employed))},
	{"insured from the month before birth", "1985-05", rowsOf(insuredRow("1985-04", "1985-05", 3_000_000, employed))},
	{"before 1961", "1940-01", rowsOf(insuredRow("1960-12", "1961-03", 90, employed))},
	{"from 1961 on", "1940-01", rowsOf(insuredRow("1961-01", "1961-03", 90, employed))},
	{"before birth and before 1961", "1960-12", rowsOf(insuredRow("1960-11", "1961-03", 90, employed))},
	{"a rate of nothing", "", rowsOf(insuredRow("2026-01", "2027-12", 1_500_000, by(subsidy.Prepay), atRate(0)))},
	{"a rate of one", "", rowsOf(insuredRow("2026-01", "2027-12", 1_500_000, by(subsidy.Prepay), atRate(rules.One)))},
	{"a rate below nothing", "", rowsOf(insuredRow("2026-01", "2027-12", 1_500_000, by(subsidy.Prepay), atRate(-1)))},
	{"a rate above one", "", rowsOf(insuredRow("2026-01", "2027-12", 1_500_000, by(subsidy.Prepay), atRate(rules.One+1)))},
	{"a rate that is not said", "", rowsOf(insuredRow("2026-01", "2027-12", 1_500_000, by(subsidy.Prepay), unsaidRate(2*rules.One)))},
	{"a rate before birth that is not said", "1985-05", rowsOf(insuredRow("1985-04", "1985-05", 1, employed, unsaidRate(-1)))},
	{"a rate for a monthly payment", "", rowsOf(insuredRow("2026-01", "2026-12", 1_500_000, atRate(3_100)))},
	{"a rate for a salary", "", rowsOf(insuredRow("2026-01", "2026-12", 9_000_000, employed, atRate(3_100)))},
	{"a salary paid by the quarter", "", rowsOf(insuredRow("2026-01", "2026-12", 9_000_000, employed, by(subsidy.Every3Months)))},
	{"a salary with a month of payment", "", rowsOf(insuredRow("2026-01", "2026-12", 9_000_000, employed, paidIn("2026-01")))},
	{"a salary paid ahead, with a rate", "", rowsOf(insuredRow("2026-01", "2026-12", 9_000_000, employed, by(subsidy.Prepay), atRate(3_100)))},
	{"three rows, four faults", "1985-05", rowsOf(
		insuredRow("1980-01", "1980-06", 9, employed, by(subsidy.Every6Months)), insuredRow("2022-01", "2022-06", 1_499_999), insuredRow("2022-06", "2022-08", 1_500_000))},
}

// When and how voluntary insurance may be paid.
var payingLives = []checkedLife{
	{"the month before there was a law", "", rowsOf(insuredRow("2007-12", "2008-06", 600_000))},
	{"the first month of the law", "", rowsOf(insuredRow("2008-01", "2008-04", 550_000))},
	{"fourteen years and eleven months old", "2005-02", rowsOf(insuredRow("2020-01", "2020-01", 700_000))},
	{"fifteen years old", "2005-02", rowsOf(insuredRow("2020-02", "2020-02", 700_000))},
	{"paid in the month of birth", "2020-02", rowsOf(insuredRow("2020-02", "2020-02", 700_000))},
	{"paid before birth", "2020-03", rowsOf(insuredRow("2020-02", "2020-02", 700_000))},
	{"missing months without the month of payment", "", rowsOf(insuredRow("2020-01", "2020-12", 2_000_000, by(subsidy.Backpay)))},
	{"the same, withdrawn", "", rowsOf(insuredRow("2020-01", "2020-12", 2_000_000, by(subsidy.Backpay), withdrawn))},
	{"withdrawn, by a way that there was not", "", rowsOf(insuredRow("2010-01", "2010-12", 1_500_000, by(subsidy.Every12Months), withdrawn))},
	{"a year at once before it was allowed", "", rowsOf(insuredRow("2010-01", "2010-12", 1_500_000, by(subsidy.Every12Months)))},
	{"half a year at once, as allowed then", "", rowsOf(insuredRow("2010-01", "2010-12", 1_500_000, by(subsidy.Every6Months)))},
	{"paid ahead before it was allowed", "", rowsOf(insuredRow("2010-01", "2011-12", 1_500_000, by(subsidy.Prepay)))},
	{"missing months before it was allowed", "", rowsOf(insuredRow("2009-01", "2010-12", 1_500_000, by(subsidy.Backpay), paidIn("2015-12")))},
	{"five years ahead", "", rowsOf(insuredRow("2026-01", "2030-12", 1_500_000, by(subsidy.Prepay)))},
	{"five years and a month ahead", "", rowsOf(insuredRow("2026-01", "2031-01", 1_500_000, by(subsidy.Prepay)))},
	{"ahead without an end", "", rowsOf(insuredRow("2026-01", "", 1_500_000, by(subsidy.Prepay)))},
	{"missing months without an end", "", rowsOf(insuredRow("2020-01", "", 2_000_000, by(subsidy.Backpay), paidIn("2026-01")))},
	{"ten years missing, paid when ten were allowed", "", rowsOf(insuredRow("2010-01", "2019-12", 2_000_000, by(subsidy.Backpay), paidIn("2020-03")))},
	{"a month more", "", rowsOf(insuredRow("2009-12", "2019-12", 2_000_000, by(subsidy.Backpay), paidIn("2020-03")))},
	{"five years missing under Law 41", "", rowsOf(insuredRow("2021-01", "2025-12", 2_000_000, by(subsidy.Backpay), paidIn("2026-03")))},
	{"a month more under Law 41", "", rowsOf(insuredRow("2020-12", "2025-12", 2_000_000, by(subsidy.Backpay), paidIn("2026-03")))},
	{"one month at once", "", rowsOf(insuredRow("2026-01", "2026-01", 1_500_000, paidIn("2026-02")))},
	{"two months at once by the month", "", rowsOf(insuredRow("2026-01", "2026-02", 1_500_000, paidIn("2026-02")))},
	{"a quarter at once", "", rowsOf(insuredRow("2026-01", "2026-03", 1_500_000, by(subsidy.Every3Months), paidIn("2026-02")))},
	{"four months at once by the quarter", "", rowsOf(insuredRow("2026-01", "2026-04", 1_500_000, by(subsidy.Every3Months), paidIn("2026-02")))},
	{"an open quarter at once", "", rowsOf(insuredRow("2026-01", "", 1_500_000, by(subsidy.Every3Months), paidIn("2026-02")))},
}

// Which incomes the law of each payment allows.
var incomeLives = []checkedLife{
	{"one đồng below the floor", "", rowsOf(insuredRow("2026-01", "2026-03", 1_499_999))},
	{"at the floor", "", rowsOf(insuredRow("2026-01", "2026-03", 1_500_000))},
	{"at the ceiling of twenty reference levels", "", rowsOf(insuredRow("2026-01", "2026-03", 46_800_000))},
	{"one đồng above it", "", rowsOf(insuredRow("2026-01", "2026-03", 46_800_001))},
	{"a level above it, paid ahead from within it", "", rowsOf(insuredRow("2026-07", "2028-06", 46_850_000, by(subsidy.Prepay), paidIn("2026-06")))},
	{"an income on the step", "", rowsOf(insuredRow("2024-01", "2024-03", 1_550_000))},
	{"an income off the step", "", rowsOf(insuredRow("2024-01", "2024-03", 1_525_000))},
	{"an income off a step far up", "", rowsOf(insuredRow("2024-01", "2024-03", 9_999_999))},
	{"no step any more", "", rowsOf(insuredRow("2025-06", "2025-08", 1_525_000))},
	{"no step any more, a month later", "", rowsOf(insuredRow("2025-07", "2025-08", 1_525_000))},
	{"a floor that rises within a row", "", rowsOf(insuredRow("2021-10", "2022-02", 700_000))},
	{"a row that ends before it rises", "", rowsOf(insuredRow("2021-10", "2021-12", 700_000))},
	{"a quarter that was paid before it rises", "", rowsOf(insuredRow("2021-11", "2022-01", 700_000, by(subsidy.Every3Months)))},
	{"the next quarter after it", "", rowsOf(insuredRow("2021-11", "2022-02", 700_000, by(subsidy.Every3Months)))},
	{"a quarter that begins when it rises", "", rowsOf(insuredRow("2021-10", "2022-03", 700_000, by(subsidy.Every3Months)))},
	{"a year that was paid before it rises", "", rowsOf(insuredRow("2021-02", "2022-01", 700_000, by(subsidy.Every12Months)))},
	{"two years, the second after it", "", rowsOf(insuredRow("2021-02", "2023-01", 700_000, by(subsidy.Every12Months)))},
	{"an open row that is lawful on", "", rowsOf(insuredRow("2026-01", "", 1_500_000))},
	{"an open row whose floor rises", "", rowsOf(insuredRow("2019-01", "", 700_000))},
	{"an open row that begins far ahead, too low", "", rowsOf(insuredRow("2040-01", "", 1_499_999))},
	{"an open row that begins far ahead", "", rowsOf(insuredRow("2040-01", "", 1_500_000))},
	{"a settled average below the floor", "", rowsOf(insuredRow("2026-01", "2026-03", 5, averaged))},
	{"taken out, whatever it was", "", rowsOf(insuredRow("2026-01", "2026-03", 5, withdrawn))},
	{"missing months by the floor of their payment", "", rowsOf(insuredRow("2019-01", "2019-12", 700_000, by(subsidy.Backpay), paidIn("2022-01")))},
	{"missing months paid the month before it rose", "", rowsOf(insuredRow("2019-01", "2019-12", 700_000, by(subsidy.Backpay), paidIn("2021-12")))},
	{"above the ceiling of the base salary of 2013", "", rowsOf(insuredRow("2013-06", "2013-07", 23_000_000))},
	{"several rows", "", rowsOf(insuredRow("2008-01", "2008-12", 540_000), insuredRow("2016-01", "2016-06", 710_000), insuredRow("2022-01", "2022-02", 60_000_000))},
}

// What is too much, or said twice.
var crowdedLives = []checkedLife{
	{"nothing", "", nil},
	{"one row behind the other", "", rowsOf(insuredRow("2026-01", "2026-03", 1_500_000), insuredRow("2026-04", "2026-06", 1_500_000))},
	{"a month said twice", "", rowsOf(insuredRow("2026-01", "2026-04", 1_500_000), insuredRow("2026-04", "2026-06", 1_500_000))},
	{"a month said twice, in the other order", "", rowsOf(insuredRow("2026-04", "2026-06", 1_500_000), insuredRow("2026-01", "2026-04", 1_500_000))},
	{"months said three times", "", rowsOf(
		insuredRow("2026-01", "2026-04", 1_500_000), insuredRow("2026-02", "2026-06", 1_500_000), insuredRow("2026-03", "2026-03", 9_000_000, employed))},
	{"an open row over another", "", rowsOf(insuredRow("2026-01", "", 1_500_000), insuredRow("2030-02", "2030-03", 9_000_000, employed))},
	{"as many months as may be", "1940-01", rowsOf(insuredRow("1961-01", "2060-12", 9_000_000, employed))},
	{"a month more than may be", "1940-01", rowsOf(insuredRow("1961-01", "2061-01", 9_000_000, employed))},
	{"as many rows as may be", "1940-01", manyRows(calc.MaxRows)},
	{"a row more than may be", "1940-01", manyRows(calc.MaxRows + 1)},
	{"the last month there is", "", rowsOf(insuredRow("2130-12", "2130-12", 9_000_000, employed))},
	{"too much, and wrong", "1940-01", append(manyRows(calc.MaxRows), insuredRow("2026-01", "2026-01", 7))},
}

// manyRows are rows of one month each, one after the other.
func manyRows(n int) (rows []calc.Row) {
	for i := range n {
		r := insuredRow("1965-01", "1965-01", 9_000_000, employed)
		r.Period = rules.Period{From: r.From + rules.Month(i), Until: r.From + rules.Month(i) + 1}
		rows = append(rows, r)
	}
	return rows
}

// checkedGolden holds what each table of lives is told, and the rows that stand.
const checkedGolden = "testdata/checkedlives.golden"

// TestEveryRowIsHeldToItsLaw: rows at both sides of every bound are refused with
// the whole of what a reader needs (place, code, value, bound, provision, hint),
// all at once, or stand as insured time, as the golden file says.
func TestEveryRowIsHeldToItsLaw(t *testing.T) {
	c := vietnamese(t)
	grown := c.Assuming(calc.Assumptions{HasReference: true, ReferenceRise: 50_000, HasPoverty: true, PovertyRise: 50_000})
	for _, tt := range []struct {
		name  string
		c     *calc.Calculator
		lives []checkedLife
	}{
		{"any scheme", c, anySchemeLives},
		{"paying", c, payingLives},
		{"incomes", c, incomeLives},
		{"crowded", c, crowdedLives},
		{"a floor that is assumed", grown, liftedLives},
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

// Incomes below a floor that only an assumption sets are lifted to it.
var liftedLives = []checkedLife{
	{"until the last month with a published floor", "", rowsOf(insuredRow("2026-10", "2026-12", 1_500_000))},
	{"over years of growth", "", rowsOf(insuredRow("2027-01", "2030-06", 2_200_000))},
	{"high enough for some years", "", rowsOf(insuredRow("2026-01", "2033-06", 2_700_000))},
	{"by the quarter across the turn", "", rowsOf(insuredRow("2027-11", "2029-10", 2_200_000, by(subsidy.Every3Months)))},
	{"by the year across the turn", "", rowsOf(insuredRow("2027-02", "2031-01", 2_200_000, by(subsidy.Every12Months)))},
	{"paid ahead before the turn", "", rowsOf(insuredRow("2027-01", "2028-12", 2_200_000, by(subsidy.Prepay), paidIn("2026-12")))},
	{"paid ahead after it", "", rowsOf(insuredRow("2029-01", "2030-12", 2_200_000, by(subsidy.Prepay)))},
	{"missing months paid after it", "", rowsOf(insuredRow("2026-01", "2026-12", 2_200_000, by(subsidy.Backpay), paidIn("2030-01")))},
	{"missing months paid in the first month of growth", "", rowsOf(insuredRow("2026-01", "2026-12", 2_200_000, by(subsidy.Backpay), paidIn("2028-01")))},
	{"without an end", "", rowsOf(insuredRow("2026-01", "", 2_200_000))},
	{"taken out", "", rowsOf(insuredRow("2029-01", "2029-03", 2_200_000, withdrawn))},
	{"a settled average", "", rowsOf(insuredRow("2029-01", "2029-03", 2_200_000, averaged))},
	{"a salary", "", rowsOf(insuredRow("2029-01", "2029-03", 2_200_000, employed))},
	{"never lawful", "", rowsOf(insuredRow("2026-01", "2030-12", 1_400_000))},
	{"some rows lifted, some not", "", rowsOf(
		insuredRow("2027-01", "2027-06", 2_200_000), insuredRow("2029-01", "2029-06", 2_200_000), insuredRow("2030-01", "2030-06", 9_000_000), insuredRow("2031-01", "2031-06", 2_400_000))},
}

// tell writes what is wrong with the life, or the rows and the time that stand.
func (x *checkedLife) tell(b *strings.Builder, c *calc.Calculator) {
	p := calc.Person{Sex: rules.Female, Born: month("1985-05")}
	if x.born != "" {
		p.Born = month(x.born)
	}
	fmt.Fprintf(b, "%s\n", x.what)
	life, err := c.Life(p, x.rows)
	if err != nil {
		tellFaults(b, err)
		return
	}
	rows, spells := life.Rows(), life.Record().Spells()
	for i := range rows {
		if i < 12 {
			fmt.Fprintf(b, "  row %+v lifted %t\n", rows[i], rows[i].Lifted())
		}
	}
	for i := range spells {
		if i < 12 {
			fmt.Fprintf(b, "  time %+v\n", spells[i])
		}
	}
	fmt.Fprintf(b, "  %d rows, last month %s, in all %+v\n", len(rows), life.LastMonth(), life.Record().Before(rules.LastMonth+1))
}

func tellFaults(b *strings.Builder, err error) {
	for _, f := range document.All(err) {
		fmt.Fprintf(b, "  %s %s: %s\n    value %q, bound %q, source %q, hint %q\n", f.Path, f.Code, f.Message, f.Value, f.Bound, f.Source, f.Hint)
	}
}

// checkedAs compares a part of a golden file, or writes it anew.
func checkedAs(t *testing.T, file, part, got string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	head := "== " + part + "\n"
	before, rest, found := strings.Cut(string(data), head)
	want, after, more := strings.Cut(rest, "\n== ")
	if found && want == strings.TrimSuffix(got, "\n") || found && !more && want == got {
		return
	}
	if !*update {
		was := strings.Split(want, "\n")
		for i, line := range strings.Split(got, "\n") {
			if i >= len(was) || line != was[i] {
				t.Fatalf("line %d of %q in %s is now\n%s\nif it is meant, run with -update", i+1, part, file, line)
			}
		}
		t.Fatalf("%q in %s goes on; if it is meant that it does not, run with -update", part, file)
	}
	if more {
		after = "== " + after
	}
	if err := os.WriteFile(file, []byte(before+head+got+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestPeopleAreLookedUp: categories and places that nobody knows are told with
// their place, all at once, beside what is wrong with the rows.
func TestPeopleAreLookedUp(t *testing.T) {
	c := vietnamese(t)
	live := func(from, province string) calc.Residence {
		return calc.Residence{Period: rules.Period{From: month(from)}, Province: province}
	}
	of := func(is string) calc.Status { return calc.Status{Period: rules.Period{From: month("2020-01")}, Is: is} }
	var b strings.Builder
	for _, p := range []calc.Person{
		{Status: []calc.Status{of("poor"), of("pooor")}},
		{Residence: []calc.Residence{live("2026-01", "ha-noi"), live("2026-01", "ha-nol"), live("2026-01", "atlantis"), live("2026-01", "")}},
		{Residence: []calc.Residence{live("2025-06", "ha-giang"), live("2025-07", "ha-giang"), live("2026-01", "Hà Nội"), live("2026-01", "01")}},
		{Residence: []calc.Residence{live("2026-01", "atlantis")}, Status: []calc.Status{of("")}},
	} {
		p.Sex, p.Born = rules.Female, month("1985-05")
		_, err := c.Life(p, rowsOf(insuredRow("2026-01", "2026-02", 7)))
		fmt.Fprintf(&b, "%+v %+v\n", p.Residence, p.Status)
		tellFaults(&b, err)
	}
	for _, p := range []calc.Person{{}, {Sex: rules.Male}, {Born: month("2010-01")}} {
		l, faults := c.Partial(p, rowsOf(insuredRow("1950-01", "1950-02", 7, employed), insuredRow("2026-01", "2026-02", 7)))
		fmt.Fprintf(&b, "partly %+v: %d rows, %+v\n", p, len(l.Rows()), l.Record().Before(rules.LastMonth+1))
		tellFaults(&b, faults)
		for _, kinds := range [][]string{nil, {"pension"}, {"pension", "one_time"}} {
			tellFaults(&b, calc.Needs{Sex: true, Born: true}.Lacking(&p, kinds...))
		}
	}
	_, err := c.Life(calc.Person{Sex: 9, Born: rules.LastMonth + 1}, rowsOf(
		calc.Row{}, insuredRow("2026-01", "2026-02", -1), insuredRow("2130-12", "2130-12", rules.MaxVND+1, func(r *calc.Row) { r.Until, r.Paid = r.Until+1, r.From+1 })))
	tellFaults(&b, err)
	checkedAs(t, checkedGolden, "people", b.String())
}

// TestImaginedBoundsDoNotUndoPayments: whichever bound of incomes a reform
// imagines, what was lawful when it was paid stands, and what is to be paid
// after the rule files were checked is held to it.
func TestImaginedBoundsDoNotUndoPayments(t *testing.T) {
	for _, set := range []string{
		"{param: poverty_line.rural, value: 2200000, at: art. 1, until: 2027-12}",
		"{param: reference_level, value: 100000, at: art. 1, until: 2027-12}",
		"{param: contribution.ceiling_multiple, value: 1, at: art. 1, until: 2027-12}",
		"{param: contribution.step, value: 700000, at: art. 1, until: 2027-12}",
	} {
		text := strings.Replace(strings.Replace(higherFloor, "KIND", "what_if", 1), "{param: poverty_line.rural, value: 2200000, at: art. 1, until: 2026-12}", set, 1)
		book, err := vietnamese(t).Book().With(fstest.MapFS{"floor.yaml": {Data: []byte(text)}})
		if err != nil {
			t.Fatal(err)
		}
		c, income := calc.New(book), rules.VND(1_850_000)
		if strings.Contains(set, "ceiling") || strings.Contains(set, "reference") {
			income = 2_900_000
		}
		var b strings.Builder
		for _, x := range []checkedLife{
			{"paid in the month of the check", "", rowsOf(insuredRow("2026-01", "2026-11", income))},
			{"paid in the month after it", "", rowsOf(insuredRow("2026-12", "2026-12", income))},
			{"paid across it", "", rowsOf(insuredRow("2025-12", "2027-02", income))},
			{"paid by the quarter across it", "", rowsOf(insuredRow("2026-02", "2027-01", income, by(subsidy.Every3Months)))},
			{"paid ahead before it", "", rowsOf(insuredRow("2026-06", "2028-05", income, by(subsidy.Prepay)))},
			{"never lawful", "", rowsOf(insuredRow("2026-01", "2026-02", 1_000))},
			{"without an end", "", rowsOf(insuredRow("2026-10", "", income))},
		} {
			x.tell(&b, c)
		}
		checkedAs(t, checkedGolden, set, b.String())
	}
}
