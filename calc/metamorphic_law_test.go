package calc_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// Relations between the law and a reform of one figure: how far an answer
// moves is known from the article, without computing either.

// reformed returns calculators under some values of one parameter.
func reformed(t *testing.T, param string, values ...string) (out []*calc.Calculator) {
	for _, v := range values {
		out = append(out, famUnder(t, vietnam(t), param, v))
	}
	return out
}

func TestRelationsOfReformsToPayments(t *testing.T) {
	c := vietnam(t)
	lines := []rules.VND{1_600_000, 1_800_000, 2_000_000, 2_150_000}
	raised := reformed(t, "poverty_line.rural", "1_600_000", "1_800_000", "2_000_000", "2_150_000")
	shares := []int64{20, 30, 40, 50, 50} // of statuses, in percent
	holds(t, "the poverty line raised by x: support rises by 22% of the share of x, each month", func(which, status, month, months int) bool {
		q := calc.ContributionQuestion{Paid: famAt("2026-01") + rules.Month(month), Method: []subsidy.Method{subsidy.EveryMonth, subsidy.Every3Months, subsidy.Every6Months, subsidy.Every12Months}[months], Income: 3_000_000}
		before, after := paying(c, holder(status), q), paying(raised[which], holder(status), q)
		more := int64(lines[which]-1_500_000) * 22 * shares[status] * []int64{1, 3, 6, 12}[months]
		return int64(after.StateSupport-before.StateSupport)*10_000 == more && after.Gross == before.Gross && before.Net-after.Net == after.StateSupport-before.StateSupport
	}, gen.IntRange(0, 3), anyStatus, gen.IntRange(0, 11), gen.IntRange(0, 3))

	free := reformed(t, "contribution.fund_rate", "0")[0]
	holds(t, "where the fund earns nothing, months ahead or missing cost what they do month by month", func(paid, steps, years int) bool {
		m := rules.Month(paid)
		one := paying(free, holder(0), calc.ContributionQuestion{Paid: m, Income: onLevel(free, m, steps)})
		many := paying(free, holder(0), calc.ContributionQuestion{Paid: m, Method: subsidy.Prepay, Months: 24 + 12*years, Income: onLevel(free, m, steps)})
		return many.Gross == one.Gross.Times(many.Months)
	}, anyPaid, anySteps, gen.IntRange(0, 3))

	none := reformed(t, "support.share.other", "0")[0]
	holds(t, "where others are not supported, they pay just what the State paid", func(paid, steps, method int) bool {
		q := calc.ContributionQuestion{Paid: rules.Month(paid), Method: []subsidy.Method{subsidy.EveryMonth, subsidy.Every3Months, subsidy.Every6Months, subsidy.Every12Months}[method], Income: onLevel(c, rules.Month(paid), steps)}
		before, after := paying(c, holder(0), q), paying(none, holder(0), q)
		return after.StateSupport == 0 && after.Net == before.Net+before.StateSupport && after.Gross == before.Gross
	}, anyPaid, anySteps, gen.IntRange(0, 3))

	halved := reformed(t, "contribution.rate", "11%")[0]
	holds(t, "half the rate: half of what is due, of what the State bears, and of the rest", func(paid, steps int) bool {
		q := calc.ContributionQuestion{Paid: rules.Month(paid), Income: onLevel(c, rules.Month(paid), steps)}
		before, after := paying(c, holder(0), q), paying(halved, holder(0), q)
		return 2*after.Gross == before.Gross && 2*after.StateSupport == before.StateSupport && 2*after.Net == before.Net
	}, anyPaid, anySteps)
}

func TestRelationsOfReformsToBenefits(t *testing.T) {
	c := vietnam(t)
	twice := reformed(t, "base_salary", "5_060_000")[0] // twice 2,530,000
	holds(t, "the base salary doubled: twice the funeral grant and the monthly allowances, the same pension of voluntary insurance", func(months int, income int64, children int) bool {
		m := famAt("2026-08")
		rows := ended(pension.Compulsory, income, 180+months, m)
		q := calc.DeathQuestion{Month: m}
		for range children {
			q.Relatives = append(q.Relatives, pension.Relative{Relation: pension.Child, Born: famAt("2015-01")})
		}
		a, errA := c.Death(mustLife(c, aged(rules.Male, 700, m), rows), q)
		b, errB := twice.Death(mustLife(twice, aged(rules.Male, 700, m), rows), q)
		own := ended(pension.Voluntary, income, min(180+months, 220), m)
		return errA == nil && errB == nil && b.FuneralGrant == 2*a.FuneralGrant && b.MonthlyAllowance == 2*a.MonthlyAllowance && b.SurvivorLumpSum == a.SurvivorLumpSum &&
			mustPension(twice, aged(rules.Male, 800, m), own, m).Monthly == mustPension(c, aged(rules.Male, 800, m), own, m).Monthly
	}, gen.IntRange(0, 100), anyAverage, gen.IntRange(0, 6))

	steeper := reformed(t, "pension.accrual.female", "[{years: 15, rate: 45%, per_year: 2.5%}]")[0]
	holds(t, "half a percent more a year: half a percent more for each year beyond 15, up to the highest rate", func(months int) bool {
		m := famAt("2026-08")
		rows := ended(pension.Compulsory, 20_000_000, months, m)
		a, b := mustPension(c, aged(rules.Female, 800, m), rows, m), mustPension(steeper, aged(rules.Female, 800, m), rows, m)
		return b.Rate == min(750_000, a.Rate+rules.Rate(a.BenefitYears-30)*2_500) || a.Rate == 750_000 && b.Rate == a.Rate
	}, gen.IntRange(180, 460))

	lower := reformed(t, "pension.max_rate", "60%")[0]
	holds(t, "a lower highest rate cuts only those above it", func(sex, months int) bool {
		m := famAt("2026-08")
		rows := ended(pension.Compulsory, 20_000_000, months, m)
		a, b := mustPension(c, aged(sexOf(sex), 800, m), rows, m), mustPension(lower, aged(sexOf(sex), 800, m), rows, m)
		return b.Rate == min(a.Rate, 600_000)
	}, anySex, gen.IntRange(180, 460))

	longer := later(t, c, "indexation.voluntary", `{"2008": 2.40, "2009": 2.24, "2010": 2.05, "2011": 1.73, "2012": 1.58, "2013": 1.49, "2014": 1.43, "2015": 1.43, "2016": 1.39, "2017": 1.34, "2018": 1.29, "2019": 1.26, "2020": 1.22, "2021": 1.20, "2022": 1.16, "2023": 1.12, "2024": 1.08, "2025": 1.05, "2026": 1.00, "2027": 1.00}`)
	holds(t, "a table for 2027 leaves all settlements before as they are", func(sex, claim, age, slack, a, b, d, level int) bool {
		m := rules.Month(claim) - 1 // whoever asks in December 2026 has the table of 2027
		rows := mixed(m, slack, a, b, d, level)
		return told(c, aged(sexOf(sex), age, m), rows, m) == told(longer, aged(sexOf(sex), age, m), rows, m)
	}, anySex, anyClaim, anyAge, gen.IntRange(0, 24), gen.IntRange(0, 130), gen.IntRange(0, 90), gen.IntRange(0, 250), gen.IntRange(0, 439))

	more := reformed(t, "maternity.amount", "3_000_000")[0]
	holds(t, "what a birth brings says nothing about pensions, and the other way round", func(sex, claim, months int, n int) bool {
		m := rules.Month(claim)
		p := aged(sexOf(sex), 760, m)
		rows := ended(pension.Compulsory, 5_000_000, months, m)
		birth := calc.MaternityQuestion{Birth: famAt("2026-08"), Children: n}
		row := run(pension.Voluntary, calc.Average, 3_000_000, 8, famAt("2026-07"))
		a, errA := c.Maternity(mustLife(c, adult, []calc.Row{row}), birth)
		b, errB := more.Maternity(mustLife(more, adult, []calc.Row{row}), birth)
		return errA == nil && errB == nil && b.Amount-a.Amount == rules.VND(1_000_000*n) && mustPension(c, p, rows, m).Monthly == mustPension(more, p, rows, m).Monthly
	}, anySex, anyClaim, gen.IntRange(150, 300), gen.IntRange(1, 4))

	earlier := reformed(t, "social_pension.age", "840")[0]
	holds(t, "the social pension from 70 for all: nobody loses it, and the monthly allowance ends sooner", func(age, months int) bool {
		m := famAt("2026-08")
		p := aged(rules.Male, age, m)
		rows := ended(pension.Voluntary, 3_000_000, months, m)
		a, errA := c.SocialPension(mustLife(c, p, rows), calc.SocialPensionQuestion{Month: m})
		b, errB := earlier.SocialPension(mustLife(earlier, p, rows), calc.SocialPensionQuestion{Month: m})
		x, errX := c.MonthlyAllowance(mustLife(c, p, rows), calc.MonthlyAllowanceQuestion{Month: m})
		y, errY := earlier.MonthlyAllowance(mustLife(earlier, p, rows), calc.MonthlyAllowanceQuestion{Month: m})
		return errA == nil && errB == nil && errX == nil && errY == nil && b.Monthly >= a.Monthly && (!a.Eligible || b.Eligible) && (!y.Eligible || x.Eligible && y.Until <= x.Until)
	}, gen.IntRange(730, 910), gen.IntRange(12, 179))
}

// later returns the calculator with one parameter changed from 2027 on.
func later(t *testing.T, c *calc.Calculator, param, value string) *calc.Calculator {
	t.Helper()
	file := fmt.Sprintf(`schema: 1
instrument: {id: later, number: later, kind: what_if, title: {vi: sau, en: later}, issuer: none, published: 2026-11-01, in_force: 2027-01-01, source: a test}
set: [{param: %s, value: %s, at: all of it}]
`, param, value)
	book, err := c.Book().With(fstest.MapFS{"later.yaml": {Data: []byte(file)}})
	if err != nil {
		t.Fatal(err)
	}
	return calc.New(book)
}

// A month spent where nobody adds anything is a month without what the
// province adds, and nothing else.
func TestRelationsOfPlaces(t *testing.T) {
	c := over(t, `{id: lc-all, for: voluntary_si, payer: province, who: {province: lai-chau}, share: "30%", of: minimum_contribution, from: 2026-01, at: art. 1}`)
	holds(t, "months paid elsewhere bring the months at home no less, and themselves nothing", func(months, away, steps int) bool {
		at := func(m rules.Month) string {
			if int(m-famAt("2026-01")) < away {
				return "son-la"
			}
			return "lai-chau"
		}
		for i := range months {
			m := famAt("2026-01") + rules.Month(i)
			p := calc.Person{Sex: rules.Male, Born: famAt("1990-01"), Residence: []calc.Residence{{Period: rules.Period{From: m}, Province: at(m)}}}
			got := mustContribution(c, p, nil, calc.ContributionQuestion{Paid: m, Income: onLevel(c, m, steps)})
			if want := map[string]rules.VND{"son-la": 0, "lai-chau": 99_000}[at(m)]; got.LocalSupport != want || got.StateSupport != 66_000 {
				return false
			}
		}
		return true
	}, gen.IntRange(1, 12), gen.IntRange(0, 12), gen.IntRange(0, 100))
}
