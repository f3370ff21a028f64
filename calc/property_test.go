package calc_test

import (
	"testing"

	"github.com/leanovate/gopter"
	"github.com/leanovate/gopter/gen"
	"github.com/leanovate/gopter/prop"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// holds checks a property on a thousand cases, or as many as -cases says; a
// property whose cases run out fails as well. Lives are built inside the property from plain numbers, so
// that a counterexample shrinks to small ones.
func holds(t *testing.T, why string, property any, gens ...gopter.Gen) {
	t.Helper()
	r := tried(property, gens...)
	t.Logf("seed %d, %d cases: %s", *seed, r.Succeeded, why)
	if !r.Passed() {
		t.Errorf("seed %d: does not hold: %s\nstatus %s, args %v, labels %v, error %v", *seed, why, r.Status, r.Args, r.Labels, r.Error)
	}
}

func tried(property any, gens ...gopter.Gen) *gopter.TestResult {
	p := gopter.DefaultTestParametersWithSeed(int64(*seed))
	if p.MinSuccessfulTests = *cases; testing.Short() {
		p.MinSuccessfulTests = min(*cases, 100)
	}
	return prop.ForAll(property, gens...).Check(p)
}

// A harness that cannot fail proves nothing.
func TestPropertyHarness(t *testing.T) {
	if tried(func(n int) bool { return n < 900 }, gen.IntRange(0, 1000)).Passed() {
		t.Error("a property that does not hold passes")
	}
	if tried(func(int) bool { return true }, gen.IntRange(0, 1000).SuchThat(func(int) bool { return false })).Passed() {
		t.Error("a property without a single case passes")
	}
	if tried(func(int) bool { panic("oh") }, gen.IntRange(0, 1000)).Passed() {
		t.Error("a property that panics passes")
	}
}

// A person of an age in months at a claim.
func aged(sex rules.Sex, months int, claim rules.Month) calc.Person {
	return calc.Person{Sex: sex, Born: claim - rules.Month(months)}
}

func sexOf(n int) rules.Sex {
	if n%2 == 0 {
		return rules.Male
	}
	return rules.Female
}

// run returns a row of so many months that ends with month last.
func run(scheme pension.Scheme, level calc.Level, amount rules.VND, months int, last rules.Month) calc.Row {
	return calc.Row{Period: rules.Period{From: last + 1 - rules.Month(months), Until: last + 1}, Scheme: scheme, Level: level, Amount: amount}
}

// backwards strings rows together, the last one ending with month last.
func backwards(last rules.Month, rows ...calc.Row) (out []calc.Row) {
	for _, r := range rows {
		n := r.Months()
		if n == 0 {
			continue
		}
		r.Period = rules.Period{From: last + 1 - rules.Month(n), Until: last + 1}
		out, last = append(out, r), r.From-1
	}
	return out
}

// legalAlways is an income that is legal in every month from 2016 on.
func legalAlways(n int) rules.VND { return 2_200_000 + 50_000*rules.VND(n%417) }

// mustLife returns a life that is known to be legal.
func mustLife(c *calc.Calculator, p calc.Person, rows []calc.Row) *calc.Life {
	l, err := c.Life(p, rows)
	if err != nil {
		panic(err)
	}
	return l
}

// insured returns how many insured months count for a claim.
func insured(c *calc.Calculator, p calc.Person, rows []calc.Row, m rules.Month) int {
	return mustLife(c, p, rows).Record().Before(m + 1).Insured()
}

func mustPension(c *calc.Calculator, p calc.Person, rows []calc.Row, m rules.Month) calc.Pension {
	out, err := c.Pension(mustLife(c, p, rows), calc.PensionQuestion{Month: m})
	if err != nil {
		panic(err)
	}
	return out
}

func mustOneTime(c *calc.Calculator, p calc.Person, rows []calc.Row, q calc.OneTimeQuestion) calc.OneTime {
	out, err := c.OneTime(mustLife(c, p, rows), q)
	if err != nil {
		panic(err)
	}
	return out
}

// Generators of what the properties are about. Months are those in which a
// settlement has a table.
var (
	anySex     = gen.IntRange(0, 1)
	anyClaim   = gen.IntRange(int(rules.MonthOf(2016, 1)), int(rules.MonthOf(2026, 11)))
	anyAge     = gen.IntRange(640, 780)
	anyMonths  = gen.IntRange(0, 260)
	anyAverage = gen.Int64Range(500_000, 46_800_000)
)
