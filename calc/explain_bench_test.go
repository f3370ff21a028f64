package calc_test

import (
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// fortyYears is a mixed record across three laws.
func fortyYears(b *testing.B, c *calc.Calculator) *calc.Life {
	b.Helper()
	salary := calc.Row{Period: rules.Period{From: month("1986-05"), Until: month("2006-05")}, Scheme: pension.Compulsory, Level: calc.Salary, Amount: 600_000}
	income := calc.Row{Period: rules.Period{From: month("2016-05"), Until: month("2026-05")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000}
	return lifeWith(b, c, "1969-05", salary, settled("2008-05", "2016-04", 1_500_000), income)
}

// Explaining costs nothing when it is not asked for: the answer is the same
// computation, and the tree is built afterwards.
func BenchmarkAnswerWithoutExplanation(b *testing.B) {
	c := vietnamese(b)
	l := fortyYears(b, c)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Pension(l, calc.PensionQuestion{Month: month("2026-05")}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExplanation(b *testing.B) {
	c := vietnamese(b)
	l := fortyYears(b, c)
	p, err := c.Pension(l, calc.PensionQuestion{Month: month("2026-05")})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if e := p.Explain(); len(e.Steps) == 0 {
			b.Fatal("nothing is explained")
		}
	}
}
