package calc_test

import (
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// oneTimeOn asks for the one-time benefit: yes or no.
func oneTimeOn(c *calc.Calculator, p calc.Person, q calc.OneTimeQuestion, rows ...calc.Row) string {
	l, err := c.Life(p, rows)
	if err != nil {
		return "error"
	}
	out, err := c.OneTime(l, q)
	return verdict(out.Eligible, err)
}

func TestDecisionsOnOneTimeGrounds(t *testing.T) {
	grounds := []pension.Ground{pension.AtAge, pension.Emigrating, pension.Ill, pension.Impaired, pension.StoppedPaying}
	months := []string{"2015-12", "2016-01", "2025-06", "2025-07"}
	decide(t, []decision{
		{
			article: "Law 71/2006 art. 73; Law 58/2014 art. 77; Law 41/2024 art. 102(1)", what: "three years paid, stopped for years, past the age",
			down: pension.Grounds(), across: months,
			want: []string{ // retirement age, emigration, illness, 81%, stopped
				"yes yes yes yes",
				"yes yes yes yes",
				"no yes yes yes",
				"no no no yes",
				"yes yes yes yes",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				q := calc.OneTimeQuestion{Month: famAt(months[j]), Ground: grounds[i]}
				return oneTimeOn(c, calc.Person{Sex: rules.Male, Born: famAt("1950-01")}, q, run(pension.Voluntary, calc.Average, 5_000_000, 36, famAt("2012-12")))
			},
		},
		{
			article: "Law 41/2024 art. 102(1)(a)", what: "too few months for a pension, at the age, July 2026",
			down: around("months", 180), across: aboutTheAge,
			want: []string{
				"no yes yes",
				"no no no",
				"no no no",
			},
			ask: func(c *calc.Calculator, i, j int) string { // May 2026 is a month in which women reach the age
				p := bornFor(c, rules.Female, famAt("2026-08")+1-rules.Month(j))
				return oneTimeOn(c, p, calc.OneTimeQuestion{Month: famAt("2026-08"), Ground: pension.AtAge}, run(pension.Voluntary, calc.Average, 5_000_000, 179+i, famAt("2026-07")))
			},
		},
		{
			article: "Law 58/2014 art. 77(1)(a)", what: "too few months for a pension, at the age, June 2024",
			down: around("months", 240), across: aboutTheAge,
			want: []string{
				"no yes yes",
				"no no no",
				"no no no",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				p := bornFor(c, rules.Male, famAt("2024-07")+1-rules.Month(j))
				return oneTimeOn(c, p, calc.OneTimeQuestion{Month: famAt("2024-07"), Ground: pension.AtAge}, backwards(famAt("2024-06"), compulsoryOrAll(239+i)...)...)
			},
		},
		{
			article: "Law 41/2024 art. 102(1)(a); Law 58/2014 art. 77(1)(a)", what: "past the age, whoever had too few months for 20 years may have enough for 15",
			down: []string{"June 2025", "July 2025"}, across: []string{"179 months", "180", "239", "240"},
			want: []string{"yes yes yes no", "yes no no no"},
			ask: func(c *calc.Calculator, i, j int) string {
				q := calc.OneTimeQuestion{Month: famAt("2025-06") + rules.Month(i), Ground: pension.AtAge}
				rows := backwards(famAt("2022-12"), compulsoryOrAll([]int{179, 180, 239, 240}[j])...)
				return oneTimeOn(c, calc.Person{Sex: rules.Male, Born: famAt("1955-01")}, q, rows...)
			},
		},
	})
}

// Having stopped: twelve whole months, under 20 years, and since July 2025
// only with time from before it.
func TestDecisionsOnHavingStopped(t *testing.T) {
	var tables []decision
	for k, since := range []string{"2025-05", "2025-06", "2025-07"} {
		want := []string{"no yes yes", "no yes yes", "no yes yes"}
		if k == 2 {
			want = []string{"no no no", "no no no", "no no no"}
		}
		tables = append(tables, decision{
			article: "Law 41/2024 arts. 102(1)(đ) and 107(2)", what: "joined in " + since,
			down: []string{"one month paid", "two", "three"}, across: around("whole months without paying", 12), want: want,
			ask: func(c *calc.Calculator, i, j int) string {
				last := famAt(since) + rules.Month(i)
				q := calc.OneTimeQuestion{Month: last + 12 + rules.Month(j), Ground: pension.StoppedPaying}
				return oneTimeOn(c, calc.Person{Sex: rules.Male, Born: famAt("1990-01")}, q, run(pension.Voluntary, calc.Average, 5_000_000, i+1, last))
			},
		})
	}
	decide(t, append(tables, decision{
		article: "Law 41/2024 art. 102(1)(đ)", what: "under 20 years of both schemes",
		down: around("months", 240), across: around("whole months without paying", 12),
		want: []string{
			"no yes yes",
			"no no no",
			"no no no",
		},
		ask: func(c *calc.Calculator, i, j int) string {
			q := calc.OneTimeQuestion{Month: famAt("2026-03") + rules.Month(j), Ground: pension.StoppedPaying}
			return oneTimeOn(c, calc.Person{Sex: rules.Male, Born: famAt("1980-01")}, q, backwards(famAt("2025-03"), compulsoryOrAll(239+i)...)...)
		},
	}, decision{
		article: "Law 58/2014 art. 60; Resolution 93/2015 art. 1", what: "a year's wait since 2016, none before",
		down: []string{"the month after the last payment", "twelve months after it", "thirteen months after it"}, across: []string{"asking up to December 2015", "asking up to June 2025"},
		want: []string{
			"yes no",
			"yes no",
			"yes yes",
		},
		ask: func(c *calc.Calculator, i, j int) string {
			after := []rules.Month{1, 12, 13}[i]
			m := famAt([]string{"2015-12", "2025-06"}[j])
			q := calc.OneTimeQuestion{Month: m, Ground: pension.StoppedPaying}
			return oneTimeOn(c, calc.Person{Sex: rules.Male, Born: famAt("1980-01")}, q, run(pension.Voluntary, calc.Average, 5_000_000, 30, m-after))
		},
	}, decision{
		article: "Law 41/2024 art. 102(3); Decree 159/2025 arts. 5(6) and 9", what: "the State's support is taken off, but not from the ill and the impaired",
		down: pension.Grounds(), across: []string{"December 2017", "January 2018", "June 2025", "July 2025"},
		want: []string{ // months before 2018 have no support
			"no yes yes yes",
			"no yes yes yes",
			"no no no no",
			"- - - no",
			"no yes yes yes",
		},
		ask: func(c *calc.Calculator, i, j int) string {
			m := famAt([]string{"2017-12", "2018-01", "2025-06", "2025-07"}[j])
			last := m
			g := []pension.Ground{pension.AtAge, pension.Emigrating, pension.Ill, pension.Impaired, pension.StoppedPaying}[i]
			if g == pension.StoppedPaying {
				m += 13
			}
			l := mustLife(c, calc.Person{Sex: rules.Male, Born: famAt("1950-01")}, []calc.Row{run(pension.Voluntary, calc.Average, 5_000_000, 24, last)})
			out, err := c.OneTime(l, calc.OneTimeQuestion{Month: m, Ground: g})
			if err == nil && !out.Eligible {
				return "-"
			}
			return verdict(out.SupportDeducted > 0, err)
		},
	}))
}
