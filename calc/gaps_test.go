package calc_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// gapIn returns a calculator for the law in which a figure was not found for
// March and April 2026.
func gapIn(t *testing.T, param string) *calc.Calculator {
	t.Helper()
	text := "schema: 1\ninstrument: {id: nobody-knows, number: x, kind: decision, title: {vi: x, en: x}, issuer: x, published: 2008-01-01, in_force: 2008-01-01, source: x}\n" +
		"set: [{param: " + param + ", value: unknown, at: art. 1, from: 2026-03, until: 2026-04}]\n"
	book, err := vietnamese(t).Book().With(fstest.MapFS{"nobody-knows.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatalf("%s: %v", param, err)
	}
	return calc.New(book)
}

// An answer is refused where it would rest on a figure that nobody found: from
// the first month of the record to the month after the one asked about, and the
// refusal names the figure and the first of those months. What does not rest on
// it is answered.
func TestAGapIsNamedWhereAnAnswerRestsOnIt(t *testing.T) {
	c := gapIn(t, "death.funeral.base")
	p := calc.Person{Sex: rules.Male, Born: month("1966-06")}
	nothing, since2020 := mustLife(c, p, nil), mustLife(c, p, []calc.Row{run(pension.Voluntary, calc.Average, 2_000_000, 12, month("2020-12"))})
	for _, tt := range []struct {
		life     *calc.Life
		at, from string // from: the month that the refusal names; "" if there is an answer
	}{
		{nothing, "2026-01", ""}, {nothing, "2026-02", "2026-03"}, {nothing, "2026-03", "2026-03"}, {nothing, "2026-04", "2026-04"}, {nothing, "2026-05", ""},
		{since2020, "2026-01", ""}, {since2020, "2026-02", "2026-03"}, {since2020, "2026-04", "2026-03"}, {since2020, "2026-12", "2026-03"},
	} {
		want := ""
		if tt.from != "" {
			want = " unknown-figure death.funeral.base/ art. 1, x: death.funeral.base of " + tt.from +
				" is not known; no source for this figure was found; lay a rule file of your own over the law to compute with one\n"
		}
		_, err := c.Death(tt.life, calc.DeathQuestion{Month: month(tt.at)})
		if got := inWordsOf(err); got != want {
			t.Errorf("%s: %q, want %q", tt.at, got, want)
		}
		if _, err := c.Pension(tt.life, calc.PensionQuestion{Month: month(tt.at)}); err != nil {
			t.Errorf("a pension of %s does not rest on it: %v", tt.at, err)
		}
	}
}

// Rows cannot be held to a floor that nobody found, whatever their scheme; an
// empty record is held to nothing.
func TestARecordIsRefusedWhereItCannotBeChecked(t *testing.T) {
	c := gapIn(t, "contribution.floor")
	p := calc.Person{Sex: rules.Male, Born: month("1966-06")}
	for _, tt := range []struct {
		last    string
		refused bool
	}{{"2026-01", false}, {"2026-02", true}, {"2026-04", true}, {"2026-09", true}, {"2040-01", true}} {
		_, err := c.Life(p, []calc.Row{run(pension.Compulsory, calc.Average, 2_000_000, 12, month(tt.last))})
		got := strings.HasPrefix(inWordsOf(err), " unknown-figure contribution.floor/")
		if want := tt.refused && month(tt.last) < month("2030-01"); got != want {
			t.Errorf("twelve months until %s: %v", tt.last, err)
		}
		_, faults := c.Partial(p, []calc.Row{run(pension.Compulsory, calc.Average, 2_000_000, 12, month(tt.last))})
		if (len(faults) > 0) != got {
			t.Errorf("twelve months until %s, not all said: %v", tt.last, faults)
		}
	}
	if _, err := c.Life(p, nil); err != nil {
		t.Error(err)
	}
	if faults := c.Unfounded(mustLife(c, p, nil), month("2026-02")); len(faults) != 1 || faults[0].Value != "contribution.floor" {
		t.Errorf("a plan rests on the floor: %v", faults)
	}
	if faults := vietnamese(t).Unfounded(mustLife(c, p, nil), month("2026-02")); faults != nil {
		t.Errorf("nothing is unknown: %v", faults)
	}
}

// What is asked for a later month rests on the figures of that month too.
func TestAGapOfALaterMonthIsNamed(t *testing.T) {
	p := calc.Person{Sex: rules.Male, Born: month("1950-06")}
	early, late := month("2025-08"), month("2026-03")
	c := gapIn(t, "pension.lump_sum.per_year")
	l := mustLife(c, p, nil)
	for what, q := range map[string]calc.PensionQuestion{
		"asked for": {Month: late}, "in payment": {Month: early, InPayment: late}, "settling abroad": {Month: early, Emigration: late},
	} {
		if _, err := c.Pension(l, q); !strings.Contains(inWordsOf(err), "per_year of 2026-03 is not known") {
			t.Errorf("a pension %s in March: %v", what, err)
		}
	}
	if _, err := c.Pension(l, calc.PensionQuestion{Month: early, InPayment: early, Emigration: early}); err != nil {
		t.Errorf("a pension of August: %v", err)
	}
	c = gapIn(t, "monthly_allowance.base")
	for q, want := range map[calc.MonthlyAllowanceQuestion]bool{{Month: early}: true, {Month: late}: false, {Month: early, InPayment: late}: false} {
		if _, err := c.MonthlyAllowance(l, q); (err == nil) != want {
			t.Errorf("the allowance %+v: %v", q, err)
		}
	}
	c = gapIn(t, "refund.support")
	for _, tt := range []struct {
		month, paid rules.Month
		want        bool
	}{{early, early, true}, {late, early, false}, {early, late, false}} {
		_, err := c.Refund(l, calc.RefundQuestion{Month: tt.month, Reason: calc.ByDeath, Payment: calc.ContributionQuestion{Paid: tt.paid, Method: subsidy.Every6Months, Income: 1_500_000}})
		if (err == nil) != tt.want {
			t.Errorf("a refund in %s of what was paid in %s: %v", tt.month, tt.paid, err)
		}
	}
}

// The verbs name the gap that they rest on, each its own.
func TestEveryVerbNamesItsGap(t *testing.T) {
	m := month("2026-03")
	p := calc.Person{Sex: rules.Male, Born: month("1950-06")}
	for param, ask := range map[string]func(*calc.Calculator, *calc.Life) error{
		"support.base": func(c *calc.Calculator, l *calc.Life) error {
			_, err := c.Contribution(l, calc.ContributionQuestion{Paid: m, Income: 1_500_000})
			return err
		},
		"pension.min_insured_months": func(c *calc.Calculator, l *calc.Life) error {
			_, err := c.Pension(l, calc.PensionQuestion{Month: m})
			return err
		},
		"one_time.per_year": func(c *calc.Calculator, l *calc.Life) error {
			_, err := c.Options(l, calc.OptionsQuestion{Month: m})
			return err
		},
		"one_time.per_year_later": func(c *calc.Calculator, l *calc.Life) error {
			_, err := c.OneTime(l, calc.OneTimeQuestion{Month: m, Ground: pension.Ill})
			return err
		},
		"refund.support": func(c *calc.Calculator, l *calc.Life) error {
			_, err := c.Refund(l, calc.RefundQuestion{Month: m, Reason: calc.ByDeath, Payment: calc.ContributionQuestion{Paid: m, Method: subsidy.Every6Months, Income: 1_500_000}})
			return err
		},
		"maternity.amount": func(c *calc.Calculator, l *calc.Life) error {
			_, err := c.Maternity(l, calc.MaternityQuestion{Birth: m, Children: 1})
			return err
		},
		"monthly_allowance.base": func(c *calc.Calculator, l *calc.Life) error {
			_, err := c.MonthlyAllowance(l, calc.MonthlyAllowanceQuestion{Month: m})
			return err
		},
		"social_pension.amount": func(c *calc.Calculator, l *calc.Life) error {
			_, err := c.SocialPension(l, calc.SocialPensionQuestion{Month: m})
			return err
		},
		"health.rate": func(c *calc.Calculator, l *calc.Life) error {
			_, err := c.HouseholdPremium(calc.HouseholdQuestion{Paid: m, Months: 6, Members: []calc.HouseholdMember{{Born: month("1990-01")}}})
			return err
		},
	} {
		c := gapIn(t, param)
		if got := inWordsOf(ask(c, mustLife(c, p, nil))); !strings.Contains(got, param+" of 2026-03 is not known") {
			t.Errorf("%s: %q", param, got)
		}
	}
}
