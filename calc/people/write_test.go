package people_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/people"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// Figures of any size are written as package fmt writes them, and as
// encoding/csv writes the id.
func TestWrittenAsPlainly(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 13))
	b := batch(t, 1)
	w := people.NewWriter(b)
	for range 6_000 {
		a := people.Answer{Row: 1 + amountOf(r), Law: r.IntN(3), Person: &people.Row{ID: []byte(randomID(r)), Weight: amountOf(r)}, Figures: randomFigures(r)}
		a.Figures.Answered = calc.Want(1+r.IntN(31)) & b.Question().Want
		if got, want := string(w.Append([]byte("before"), a)), "before"+written(t, a); got != want {
			t.Fatalf("%+v\nis written as\n%s\nplainly\n%s", a.Figures, got, want)
		}
	}
}

func randomID(r *rand.Rand) string {
	return []string{"", "p1", "anna", "a,b", `the "first"`, "\r", strings.Repeat("é\"", 40), "=1+1", "-5", "'=", "＝1", `+"1"`, "a=1"}[r.IntN(13)]
}

// amountOf is an amount with any number of digits, 0 among them.
func amountOf(r *rand.Rand) int64 {
	n, _ := strconv.ParseInt(randomAmount(r), 10, 64)
	return n * r.Int64N(2)
}

func randomFigures(r *rand.Rand) *calc.Figures {
	vnd := func() rules.VND { return rules.VND(amountOf(r)) }
	borne := func() calc.Borne {
		b := calc.Borne{State: vnd(), Province: vnd(), Net: vnd()}
		if r.IntN(2) == 0 {
			b.District, b.Commune, b.Fund, b.Donors = vnd(), vnd(), vnd(), vnd()
		}
		return b
	}
	halves := func() rules.HalfYears { return rules.HalfYears(r.IntN(120)) }
	cents := func() rules.Cents { return rules.Cents(amountOf(r)) }
	rate := func() rules.Rate {
		return rules.Rate([]int64{0, 1, 552_500, 750_000, 1_000_000, r.Int64N(40_000_000)}[r.IntN(6)])
	}
	f := &calc.Figures{
		Payment: calc.PaymentFigures{Eligible: r.IntN(2) == 0, Months: r.IntN(1201), SupportMonthsLeft: r.IntN(121), Gross: vnd(), Borne: borne()},
		OneTime: calc.OneTimeFigures{Eligible: r.IntN(2) == 0, YearsBefore2014: halves(), YearsFrom2014: halves(), Average: cents(), Before: vnd(), Deducted: vnd(), Amount: vnd()},
		Death:   calc.DeathFigures{Funeral: vnd(), LumpSum: vnd(), LumpSumMonths: rate(), Average: cents(), Returned: vnd(), Remaining: vnd(), Monthly: vnd(), Beneficiaries: r.IntN(5)},
		Pension: calc.PensionFigures{VoluntaryMonths: r.IntN(1201), CompulsoryMonths: r.IntN(1201), MayPayScheme: pension.Scheme(r.IntN(3)), MayPayMonths: r.IntN(200)},
	}
	if p := &f.Pension; r.IntN(2) == 0 {
		p.Eligible, p.Branch, p.Starts = true, pension.Branch(r.IntN(6)), month(randomMonth(r))
		p.BenefitYears, p.Average, p.Rate, p.Monthly, p.Floor, p.LumpSumYears, p.LumpSum = halves(), cents(), rate(), vnd(), vnd(), halves(), vnd()
	}
	for i := range f.Years {
		f.Years[i] = calc.YearFigures{Months: r.IntN(13), Borne: borne()}
	}
	return f
}

func written(t *testing.T, a people.Answer) string {
	t.Helper()
	var id bytes.Buffer
	c := csv.NewWriter(&id)
	if err := c.Write([]string{harmless(string(a.Person.ID)), ""}); err != nil { // alone, an empty field is quoted
		t.Fatal(err)
	}
	c.Flush()
	f := a.Figures
	out := []any{a.Row, strings.TrimSuffix(id.String(), ",\n"), a.Person.Weight, a.Law, f.Answered}
	p, q, o, d := f.Payment, f.Pension, f.OneTime, f.Death
	years := []any{}
	for _, y := range f.Years {
		years = append(append(years, y.Months), borneOf(y.Borne)...)
	}
	for i, part := range [][]any{
		append([]any{p.Eligible, p.Months, p.SupportMonthsLeft, int64(p.Gross)}, borneOf(p.Borne)...),
		{
			q.Eligible, q.Branch, q.Starts, q.VoluntaryMonths, q.CompulsoryMonths, shifted(int64(q.BenefitYears)*5, 1), shifted(int64(q.Average), 2),
			shifted(int64(q.Rate), 6), int64(q.Monthly), int64(q.Floor), shifted(int64(q.LumpSumYears)*5, 1), int64(q.LumpSum), q.MayPayScheme, q.MayPayMonths,
		},
		{o.Eligible, shifted(int64(o.YearsBefore2014)*5, 1), shifted(int64(o.YearsFrom2014)*5, 1), shifted(int64(o.Average), 2), int64(o.Before), int64(o.Deducted), int64(o.Amount)},
		{int64(d.Funeral), int64(d.LumpSum), shifted(int64(d.LumpSumMonths), 6), shifted(int64(d.Average), 2), int64(d.Returned), int64(d.Remaining), int64(d.Monthly), d.Beneficiaries},
		years,
	} {
		if !f.Answered.Has(1 << i) {
			for k := range part {
				part[k] = ""
			}
		}
		out = append(out, part...)
	}
	return strings.ReplaceAll(strings.TrimSuffix(fmt.Sprintf(strings.Repeat("%v\x00", len(out)), out...), "\x00"), "\x00", ",")
}

// harmless puts an apostrophe before what is a formula to a spreadsheet.
func harmless(id string) string {
	if r := []rune(id + " ")[0]; strings.ContainsRune("=+-@'\t\r＝＋－＠", r) {
		return "'" + id
	}
	return id
}

func borneOf(b calc.Borne) []any {
	return []any{int64(b.State), int64(b.Province), int64(b.District), int64(b.Commune), int64(b.Fund), int64(b.Donors), int64(b.Net)}
}

// shifted is n with its point so many places before the end, without zeros
// behind the point.
func shifted(n int64, places int) string {
	text := fmt.Sprintf("%0*d", places+1, n)
	whole, rest := text[:len(text)-places], strings.TrimRight(text[len(text)-places:], "0")
	return strings.TrimSuffix(whole+"."+rest, ".")
}
