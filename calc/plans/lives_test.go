package plans_test

import (
	"sync"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// shared is one calculator for all tests of the package.
var shared = sync.OnceValues(calc.Vietnam)

func vietnamese(t testing.TB) *calc.Calculator {
	t.Helper()
	c, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func month(t testing.TB, s string) rules.Month {
	t.Helper()
	m, err := rules.ParseMonth(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// plan is one row of monthly payments.
func plan(t testing.TB, from, to string, income rules.VND) []calc.Row {
	t.Helper()
	return []calc.Row{{
		Period: rules.Period{From: month(t, from), Until: month(t, to) + 1}, Scheme: pension.Voluntary, Level: calc.Income, Amount: income,
	}}
}

// settled is a row whose average is already known.
func settled(t testing.TB, from, to string, average rules.VND) calc.Row {
	t.Helper()
	r := plan(t, from, to, average)[0]
	r.Level = calc.Average
	return r
}

func lifeWith(t testing.TB, c *calc.Calculator, born string, rows ...calc.Row) *calc.Life {
	t.Helper()
	l, err := c.Life(calc.Person{Sex: rules.Female, Born: month(t, born)}, rows)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
