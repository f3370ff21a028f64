package calc_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
)

// What is open, what it brings, what is closed and what is missing for it,
// worked out by hand. Kinds that a situation does not name are not compared.
var famSituations = []struct {
	name, doc    string
	open, closed []string // "kind ground month amount monthly months", "kind ground what have need, …"
}{
	{
		"15 years and the age since 2024: the pension, from July 2025", `
person: {sex: female, born: 1968-01}
record: [{from: 2008-01, to: 2022-12, scheme: voluntary, average: 3_000_000}]
ask: {kind: options, month: 2026-08}`,
		[]string{
			"pension  2025-07 0 1350000 0",          // 45% of 3,000,000
			"one_time stopped 2026-08 79864800 0 0", // 6 × 1.5 + 9 × 2 = 27 averages, less 48 × 15,400 and 12 × 33,000
		},
		[]string{
			"one_time retirement_age insured_months_at_most 180 179", "monthly_allowance  insured_months_at_most 180 179", "social_pension  age_months 703 900",
		},
	},
	{
		"ten years at the age: go on, pay five years at once, take the money, or the allowance", `
person: {sex: male, born: 1964-10}
record: [{from: 2010-01, to: 2019-12, scheme: voluntary, average: 1_500_000}]
ask: {kind: options, month: 2026-08}`,
		[]string{
			"continue  2031-09 0 687111 60",                // 40% of (124 × 1,500,000 + 56 × 2,200,000) / 180
			"backpay  2026-09 0 600000 60",                 // 40% of 1,500,000
			"one_time retirement_age 2026-08 26630400 0 0", // 4 × 1.5 + 6 × 2 = 18 averages, less 24 × 15,400
			"one_time stopped 2026-08 26630400 0 0",
			"monthly_allowance  2026-08 0 500000 60", // 30,000,000 / 500,000
		},
		[]string{"pension  insured_months 120 180", "social_pension  age_months 742 900"},
	},
	{
		"one month fewer: five years are not enough any more", `
person: {sex: male, born: 1964-10}
record: [{from: 2010-01, to: 2019-11, scheme: voluntary, average: 1_500_000}]
ask: {kind: options, month: 2026-08}`,
		[]string{"monthly_allowance  2026-08 0 500000 60"}, // 119 months are ten years
		[]string{"pension  insured_months 119 180", "backpay  insured_months 119 180"},
	},
	{
		"enough months, the age still to come: wait", `
person: {sex: female, born: 1975-01}
record: [{from: 2008-01, to: 2026-08, scheme: voluntary, average: 2_000_000}]
ask: {kind: options, month: 2026-08}`,
		[]string{"wait  2034-10 0 1060000 0"}, // 224 months: 19 years, 53%
		[]string{
			"pension  age_months 619 716", "one_time retirement_age age_months 619 716, insured_months_at_most 224 179", "one_time stopped months_unpaid 0 12",
			"monthly_allowance  age_months 619 716, insured_months_at_most 224 179",
		},
	},
	{
		"joined in July 2025 and stopped: the money cannot be taken out", `
person: {sex: female, born: 1990-01}
record: [{from: 2025-07, to: 2025-08, scheme: voluntary, average: 2_000_000}]
ask: {kind: options, month: 2026-10}`,
		nil,
		[]string{
			"pension  insured_months 2 180, age_months 441 720", "one_time retirement_age age_months 441 720",
			"one_time stopped insured_before 2025-07 2025-07", "monthly_allowance  age_months 441 720, insured_months 2 12",
		},
	},
	{
		"76 years and nothing paid: the social pension", `
person: {sex: female, born: 1950-01}
ask: {kind: options, month: 2026-05}`,
		[]string{"social_pension  2026-05 0 500000 0"},
		[]string{
			"pension  insured_months 0 180", "one_time retirement_age insured_months 0 1", "one_time stopped insured_months 0 1",
			"monthly_allowance  below_social_pension_age 916 899, insured_months 0 12",
		},
	},
	{
		"June 2025: no allowance, no social pension, 20 years", `
person: {sex: male, born: 1963-05}
record: [{from: 2010-01, to: 2019-12, scheme: voluntary, average: 1_500_000}]
ask: {kind: options, month: 2025-05}`,
		[]string{"one_time retirement_age 2025-05 26630400 0 0", "one_time stopped 2025-05 26630400 0 0"},
		[]string{"pension  insured_months 120 240", "monthly_allowance  ground 0 1", "social_pension  ground 0 1"},
	},
	{
		"July 2025, the same man", `
person: {sex: male, born: 1963-05}
record: [{from: 2010-01, to: 2019-12, scheme: voluntary, average: 1_500_000}]
ask: {kind: options, month: 2025-07}`,
		[]string{"one_time retirement_age 2025-07 26630400 0 0", "monthly_allowance  2025-07 0 500000 60"},
		[]string{"pension  insured_months 120 180", "social_pension  age_months 746 900"},
	},
	{
		"a poor man of 70 with ten years: too old for the allowance, old enough for the social pension", `
person: {sex: male, born: 1956-08, status: [{from: 2020-01, is: poor}]}
record: [{from: 2010-01, to: 2019-12, scheme: voluntary, average: 1_500_000, state_support: 0}]
ask: {kind: options, month: 2026-08}`,
		[]string{"social_pension  2026-08 0 500000 0", "one_time retirement_age 2026-08 27000000 0 0"},
		[]string{"monthly_allowance  below_social_pension_age 840 839"},
	},
}

func TestFamilyOptions(t *testing.T) {
	c := vietnam(t)
	for _, s := range famSituations {
		t.Run(s.name, func(t *testing.T) {
			got := famRun(t, c, s.doc).Result.(calc.Options)
			famListed(t, "open", famOpen(got), s.open)
			famListed(t, "closed", famClosed(got), s.closed)
		})
	}
}

func famListed(t *testing.T, where string, got, want []string) {
	t.Helper()
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("%s: no %q among %q", where, w, got)
		}
	}
}

func famOpen(o calc.Options) (out []string) {
	for _, x := range o.Open {
		out = append(out, fmt.Sprintf("%s %s %s %d %d %d", x.Kind, x.Ground, x.Month, x.Amount, x.Monthly, x.Months))
	}
	return out
}

func famClosed(o calc.Options) (out []string) {
	for _, x := range o.NotOpen {
		var short []string
		for _, s := range x.Shortfalls {
			have, need := fmt.Sprint(s.Have.N), fmt.Sprint(s.Need.N)
			if s.Have.Month != 0 {
				have, need = s.Have.Month.String(), s.Need.Month.String()
			}
			short = append(short, string(s.What)+" "+have+" "+need)
		}
		out = append(out, fmt.Sprintf("%s %s %s", x.Kind, x.Ground, strings.Join(short, ", ")))
	}
	return out
}

// A way is open or it is not; what is open agrees with the question of its
// own, and what is not says why.
func TestFamilyOptionsAgree(t *testing.T) {
	c := vietnam(t)
	for i := range uint64(3_000) {
		x := famDrawn(c, i)
		if x == nil {
			continue
		}
		x.famOracle = &famOracle{t: t, calc: c}
		got, err := c.Options(x.life, calc.OptionsQuestion{Month: x.asked})
		if err != nil {
			t.Fatal(err)
		}
		famAgrees(t, c, x, got)
	}
}

func famAgrees(t *testing.T, c *calc.Calculator, x *famTest, got calc.Options) {
	t.Helper()
	seen := map[string]bool{}
	for _, o := range got.Open {
		seen[string(o.Kind)+o.Ground] = true
		if o.Kind == calc.TakePension {
			p, _ := c.Pension(x.life, calc.PensionQuestion{Month: x.asked})
			x.same("options", "pension", o.Monthly, p.Monthly, "its start", o.Month, p.Starts)
		}
		if o.Kind == calc.TakeAllowance {
			a, _ := c.MonthlyAllowance(x.life, calc.MonthlyAllowanceQuestion{Month: x.asked})
			x.same("options", "allowance", o.Monthly, a.Monthly, "its months", o.Months, a.Months)
		}
	}
	for _, n := range got.NotOpen {
		if seen[string(n.Kind)+n.Ground] {
			t.Errorf("%s is open and not open at once\n%s", n.Kind, famSaid(x.slow.person, x.rows))
		}
		if len(n.Shortfalls) == 0 && n.Unknown == "" {
			t.Errorf("%s is not open and does not say why\n%s", n.Kind, famSaid(x.slow.person, x.rows))
		}
	}
}
