package calc_test

import (
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// benchLife is a woman with a career of both schemes who may retire in 2026.
func benchLife(tb testing.TB) (*calc.Calculator, *calc.Life) {
	c := vietnam(tb)
	claim := month("2026-06")
	rows := backwards(claim,
		run(pension.Voluntary, calc.Income, 5_000_000, 54, 0), run(pension.Voluntary, calc.Income, 2_200_000, 60, 0),
		run(pension.Compulsory, calc.Salary, 4_500_000, 50, 0), run(pension.Compulsory, calc.Salary, 2_500_000, 80, 0))
	return c, mustLife(c, aged(rules.Female, 690, claim), rows)
}

// level returns a man who paid at one level for some months, and his claimant.
func level(tb testing.TB, months int) (*calc.Calculator, *calc.Life, pension.Claimant) {
	c := vietnam(tb)
	claim := month("2026-06")
	p := aged(rules.Male, 760, claim)
	rows := []calc.Row{run(pension.Compulsory, calc.Salary, 4_500_000, months, claim)}
	l := mustLife(c, p, rows)
	return c, l, pension.Claimant{Book: c.Book(), Sex: p.Sex, Born: p.Born, Record: l.Record()}
}

// TestPensionAllocates holds the typed call to 20 allocations and its
// arithmetic to none.
func TestPensionAllocates(t *testing.T) {
	c, l := benchLife(t)
	if got := testing.AllocsPerRun(200, func() {
		if p, err := c.Pension(l, calc.PensionQuestion{Month: month("2026-06")}); err != nil || !p.Eligible {
			t.Fatal(p.Shortfalls, err)
		}
	}); got > 20 {
		t.Errorf("the typed call allocates %v times", got)
	}
	claimant := pension.Claimant{Book: c.Book(), Sex: rules.Female, Born: l.Person().Born, Record: l.Record()}
	if got := testing.AllocsPerRun(200, func() {
		if o, missing := claimant.Pension(pension.Claim{Asked: month("2026-06")}); missing.Missing() || !o.Eligible() {
			t.Fatal(missing)
		}
	}); got != 0 {
		t.Errorf("the arithmetic allocates %v times", got)
	}
}

// TestOneTimeAllocates: the arithmetic of the one-time benefit allocates nothing.
func TestOneTimeAllocates(t *testing.T) {
	c, l := benchLife(t)
	claimant := pension.Claimant{Book: c.Book(), Sex: rules.Female, Born: l.Person().Born, Record: l.Record()}
	if got := testing.AllocsPerRun(200, func() {
		if o, missing := claimant.OneTime(pension.OneTimeClaim{Month: month("2026-06"), Ground: pension.Ill}); missing.Missing() || !o.Eligible() {
			t.Fatal(missing)
		}
	}); got != 0 {
		t.Errorf("the arithmetic allocates %v times", got)
	}
}

func BenchmarkPension(b *testing.B) {
	c, l := benchLife(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Pension(l, calc.PensionQuestion{Month: month("2026-06")}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPensionArithmetic(b *testing.B) {
	c, l := benchLife(b)
	claimant := pension.Claimant{Book: c.Book(), Sex: rules.Female, Born: l.Person().Born, Record: l.Record()}
	claim := pension.Claim{Asked: month("2026-06")}
	b.ReportAllocs()
	for b.Loop() {
		if o, _ := claimant.Pension(claim); !o.Eligible() {
			b.Fatal("no pension")
		}
	}
}

// BenchmarkPensionOracle is the same question read month by month in fractions.
func BenchmarkPensionOracle(b *testing.B) {
	c, l := benchLife(b)
	var rows []calc.Row
	for _, s := range l.Record().Spells() {
		rows = append(rows, calc.Row{Period: s.Period, Scheme: s.Scheme, Level: calc.Income, Amount: s.Monthly})
	}
	for b.Loop() {
		if slowly(c.Book(), l.Person(), rows, month("2026-06")).pension(calc.PensionQuestion{Month: month("2026-06")}).starts == 0 {
			b.Fatal("no pension")
		}
	}
}

// Thirty years at one level must cost what one year at one level does: work
// grows with changes, not with months.
func benchLevel(b *testing.B, months int) {
	_, _, claimant := level(b, months)
	law := claimant.Book.On(month("2026-07"))
	for b.Loop() {
		if a, _ := claimant.Record.AverageBefore(month("2026-07"), law, pension.Tables{}); a.Months != months {
			b.Fatal("months are missing")
		}
	}
}

func BenchmarkAverageOneYear(b *testing.B)     { benchLevel(b, 12) }
func BenchmarkAverageThirtyYears(b *testing.B) { benchLevel(b, 360) }

func benchOneTime(b *testing.B, months int) {
	_, _, claimant := level(b, months)
	claim := pension.OneTimeClaim{Month: month("2026-06"), Ground: pension.Ill}
	for b.Loop() {
		if o, _ := claimant.OneTime(claim); !o.Eligible() {
			b.Fatal("no benefit")
		}
	}
}

func BenchmarkOneTimeOneYear(b *testing.B)     { benchOneTime(b, 12) }
func BenchmarkOneTimeThirtyYears(b *testing.B) { benchOneTime(b, 360) }

func benchPension(b *testing.B, months int) {
	c, l, _ := level(b, months)
	for b.Loop() {
		if p, err := c.Pension(l, calc.PensionQuestion{Month: month("2026-06")}); err != nil || p.InsuredMonths != months {
			b.Fatal("months are missing")
		}
	}
}

func BenchmarkPensionFifteenYears(b *testing.B) { benchPension(b, 180) }
func BenchmarkPensionThirtyYears(b *testing.B)  { benchPension(b, 360) }

func BenchmarkContribution(b *testing.B) {
	c, l := benchLife(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Contribution(l, calc.ContributionQuestion{Paid: month("2026-07"), Income: 5_000_000}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkContributionPrepaid(b *testing.B) {
	c, l := benchLife(b)
	q := calc.ContributionQuestion{Paid: month("2026-07"), Income: 5_000_000, Method: subsidy.Prepay, Months: 60}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Contribution(l, q); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDocument(b *testing.B) {
	c := vietnam(b)
	doc := lifeOf(c.Book(), *seed, 3).document()
	b.ReportAllocs()
	for b.Loop() {
		if answered(c, doc) == "" {
			b.Fatal("no answer")
		}
	}
}
