package bench_test

import (
	"math/rand/v2"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// jobLives are the people of the anchors' job under the real law: 180 to 360
// months in one to eight spells until June 2026, some with pauses; a place of
// residence, a category for three in four. Spells that begin before 2016 are
// compulsory or settled, because no one income was legal under all the steps of
// those years.
func jobLives(book *rules.Book, n int) []calc.Subject {
	r := rand.New(rand.NewPCG(7, 7))
	places := book.Provinces(rules.MonthOf(2024, 1))
	out := make([]calc.Subject, n)
	for i := range out {
		out[i] = jobLife(r, anchorLifeOf(r), places)
	}
	return out
}

func jobLife(r *rand.Rand, a anchorLife, places []*rules.Province) (s calc.Subject) {
	now, since := rules.MonthOf(2026, 7), rules.MonthOf(2010, 1)
	shift := now - anchorNow
	s.Sex = rules.Male
	age := 738
	if a.female {
		s.Sex, age = rules.Female, 690
	}
	s.Born = now - rules.Month(age+r.IntN(24))
	s.Residence = []calc.Residence{{
		Period: rules.Period{From: since}, Province: places[r.IntN(len(places))].Slug, Area: []string{"rural", "urban"}[r.IntN(2)],
	}}
	if word := []string{"poor", "near_poor", "ethnic_minority", ""}[a.class]; word != "" {
		s.Status = []calc.Status{{Period: rules.Period{From: since}, Is: word}}
	}
	for _, p := range a.spells[:a.n] {
		row := calc.Row{Period: rules.Period{From: rules.Month(p.from) + shift, Until: rules.Month(p.until) + shift}, Scheme: pension.Voluntary, Level: calc.Income, Amount: rules.VND(p.income)}
		switch {
		case row.From >= rules.MonthOf(2016, 1):
		case row.From < rules.MonthOf(2008, 1) || r.IntN(2) == 0:
			row.Scheme, row.Level = pension.Compulsory, calc.Salary
		default:
			row.Level = calc.Average
		}
		s.Rows = append(s.Rows, row)
	}
	s.Pays = calc.ContributionQuestion{Income: rules.VND(15+r.IntN(60)) * 100_000}
	return s
}

func vietnam(tb testing.TB) *calc.Calculator {
	tb.Helper()
	c, err := calc.Vietnam()
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func batchOf(tb testing.TB, want calc.Want, laws ...*calc.Calculator) *calc.Batch {
	tb.Helper()
	b, err := calc.NewBatch(calc.BatchQuestion{Want: want, Month: rules.MonthOf(2026, 7), Ground: pension.Ill, Year: 2018}, laws...)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func benchBatch(b *testing.B, want calc.Want) {
	c := vietnam(b)
	w, lives := batchOf(b, want, c).Worker(), jobLives(c.Book(), jobSize)
	var f [1]calc.Figures
	for i := range lives {
		if err := w.Evaluate(f[:], &lives[i]); err != nil {
			b.Fatal(err)
		}
	}
	i, sum := 0, rules.VND(0)
	b.ReportAllocs()
	for b.Loop() {
		_ = w.Evaluate(f[:], &lives[i])
		sum += f[0].Pension.Monthly + f[0].Payment.Gross
		if i++; i == len(lives) {
			i = 0
		}
	}
}

func BenchmarkBatch(b *testing.B)             { benchBatch(b, calc.WantContribution|calc.WantPension) }
func BenchmarkBatchContribution(b *testing.B) { benchBatch(b, calc.WantContribution) }
func BenchmarkBatchPension(b *testing.B)      { benchBatch(b, calc.WantPension) }
func BenchmarkBatchOneTime(b *testing.B)      { benchBatch(b, calc.WantOneTime) }
func BenchmarkBatchDeath(b *testing.B)        { benchBatch(b, calc.WantDeath) }
func BenchmarkBatchYears(b *testing.B)        { benchBatch(b, calc.WantSupportYears) }
