package calc_test

import (
	"testing"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

func TestPropertiesOfPayments(t *testing.T) {
	c := vietnam(t)
	regular := []subsidy.Method{subsidy.EveryMonth, subsidy.Every3Months, subsidy.Every6Months, subsidy.Every12Months}
	holds(t, "what a plan costs is the sum of its payments, everybody's part together, and a line for each year", func(method, years, level int) bool {
		row := plan("2027-01", "2027-01", 2_200_000+50_000*rules.VND(level))[0]
		row.Method, row.Until = regular[method], row.From+rules.Month(12*years)
		j, err := ahead.Project(c, mustLife(c, holder(0), nil), ahead.Question{Until: row.Until - 1, Plan: []calc.Row{row}})
		if err != nil {
			return false
		}
		one := paying(c, holder(0), calc.ContributionQuestion{Paid: row.From, Method: row.Method, Income: row.Amount})
		sum, lines := one.Gross.Times(row.Months()/one.Months), rules.VND(0)
		for _, y := range j.Years {
			lines += y.Contributed + y.Supported
		}
		return j.TotalPaid+j.TotalSupport == sum && lines == sum && len(j.Years) == years
	}, gen.IntRange(0, 3), gen.IntRange(1, 20), gen.IntRange(0, 400))

	holds(t, "refund and amount paid are the payment: what the months left brought is returned, the rest is what survivors have", func(years, used, level int, r int64) bool {
		m := famAt("2026-01")
		row := calc.Row{Period: rules.Period{From: m, Until: m + rules.Month(24+12*(years%3))}, Scheme: pension.Voluntary, Level: calc.Income, Amount: legalAlways(level),
			Method: subsidy.Prepay, HasFundRate: true, FundRate: rules.Rate(r)}
		n := 1 + used%row.Months()
		event := m + rules.Month(n) - 1
		l := mustLife(c, holder(0), []calc.Row{row})
		q := calc.ContributionQuestion{Paid: m, Method: subsidy.Prepay, Months: row.Months(), Income: row.Amount, HasFundRate: true, FundRate: row.FundRate}
		d, errD := c.Death(l, calc.DeathQuestion{Month: event})
		back, errR := c.Refund(mustLife(c, holder(0), nil), calc.RefundQuestion{Reason: calc.ByDeath, Month: event, Payment: q})
		return errD == nil && errR == nil && d.ReturnedContributions+back.Gross == paying(c, holder(0), q).Gross
	}, gen.IntRange(0, 2), gen.IntRange(0, 47), gen.IntRange(0, 400), anyRate)

	holds(t, "the State's months are never given back: a month more of paying leaves no more of them", func(months, more, level int) bool {
		left := func(n int) int {
			row := run(pension.Voluntary, calc.Income, legalAlways(level), n, famAt("2018-01")+rules.Month(n)-1)
			rows := []calc.Row{row}
			if n == 0 {
				rows = nil
			}
			return mustContribution(c, holder(0), rows, calc.ContributionQuestion{Paid: famAt("2028-12"), Income: 2_200_000}).SupportMonthsLeft
		}
		a, b := left(months), left(months+more)
		return b <= a && a == max(0, 119-months)
	}, gen.IntRange(0, 110), gen.IntRange(0, 20), gen.IntRange(0, 439))
}

func TestPropertiesOfBenefits(t *testing.T) {
	c := vietnam(t)
	holds(t, "before a pension there is neither a health card nor what it is worth; with it both", func(sex, claim, age, months int) bool {
		m := rules.Month(claim)
		p := mustPension(c, aged(sexOf(sex), age, m), ended(pension.Compulsory, 5_000_000, months, m), m)
		return p.HealthCard == p.Eligible && (p.HealthPremium > 0) == p.Eligible && (p.HealthCardWorth > 0) == p.Eligible
	}, anySex, anyClaim, anyAge, gen.IntRange(150, 260))

	holds(t, "survivors of a mixed record have three averages at the least, those of a pensioner three pensions", func(voluntary, compulsory int, income int64, drawn int) bool {
		m := famAt("2026-08")
		d, err := dies(c, voluntary, compulsory, calc.DeathQuestion{Month: m})
		pensioner, errP := dies(c, 0, 0, calc.DeathQuestion{Month: m, PensionSince: m + 1 - rules.Month(drawn), PensionMonthly: rules.VND(income)})
		return err == nil && errP == nil && d.LumpSumMonths >= 3_000_000 && d.SurvivorLumpSum >= 15_000_000 && pensioner.LumpSumMonths >= 3_000_000 && pensioner.SurvivorLumpSum >= 3*rules.VND(income)
	}, gen.IntRange(0, 150), gen.IntRange(1, 250), gen.Int64Range(1, 40_000_000), gen.IntRange(1, 200))

	holds(t, "what was taken as a one-time benefit brings no pension for the same months", func(sex, months, level int) bool {
		m := famAt("2026-08")
		rows := ended(pension.Compulsory, int64(legalAlways(level)), months, m-14)
		p := aged(sexOf(sex), 780, m)
		once := mustOneTime(c, p, rows, calc.OneTimeQuestion{Month: m, Ground: pension.StoppedPaying})
		if !once.Eligible {
			return true
		}
		rows[0].Withdrawn = true
		after := mustPension(c, p, rows, m+1)
		return !after.Eligible && after.InsuredMonths == 0
	}, anySex, gen.IntRange(1, 260), gen.IntRange(0, 439))
}

// What sounds like a law of nature and is not the law: no property may say so.
func TestCounterexamples(t *testing.T) {
	c := vietnam(t)
	man := func(born, last, claim string) calc.Pension {
		return mustPension(c, calc.Person{Sex: rules.Male, Born: famAt(born)}, ended(pension.Compulsory, 4_000_000, 240, famAt(last)), famAt(claim))
	}
	// Law 58/2014 art. 74(2): men's base years rise from 19 in 2021 to 20 in 2022
	if early, late := man("1960-01", "2020-12", "2020-12"), man("1960-01", "2021-12", "2021-12"); early.Rate != 470_000 || late.Rate != 450_000 {
		t.Errorf("retiring a year later with as many months never lowers the rate: %s, %s", early.Rate.Percent(), late.Rate.Percent())
	}
	// Law 58/2014 art. 74: 3% a year end for women in 2017, so a month more may bring less
	woman := func(months int, last string) calc.Pension {
		return mustPension(c, calc.Person{Sex: rules.Female, Born: famAt("1962-01")}, ended(pension.Compulsory, 4_000_000, months, famAt(last)), famAt(last))
	}
	if before, after := woman(246, "2017-11"), woman(247, "2017-12"); before.Rate != 615_000 || after.Rate != 570_000 {
		t.Errorf("a month more never lowers a pension: %s, %s", before.Rate.Percent(), after.Rate.Percent())
	}
	// Law 41/2024 art. 99(3): 179 months are a pension where a treaty completes them
	l := mustLife(c, aged(rules.Male, 800, famAt("2026-08")), ended(pension.Voluntary, 4_000_000, 179, famAt("2026-08")))
	if p, err := c.Pension(l, calc.PensionQuestion{Month: famAt("2026-08"), Treaty: 1}); err != nil || p.Branch != pension.ByTreaty {
		t.Errorf("179 months are never enough: %v %v", p.Branch, err)
	}
	// art. 102(1)(đ): past the age, with 15 to 19 years and nothing paid for a year, both are open until one is taken
	l = mustLife(c, aged(rules.Male, 800, famAt("2026-08")), ended(pension.Voluntary, 4_000_000, 200, famAt("2025-06")))
	p, errP := c.Pension(l, calc.PensionQuestion{Month: famAt("2026-08")})
	o, errO := c.OneTime(l, calc.OneTimeQuestion{Month: famAt("2026-08"), Ground: pension.StoppedPaying})
	if errP != nil || errO != nil || !p.Eligible || !o.Eligible {
		t.Errorf("nobody has the choice of a pension and a one-time benefit: %t %t", p.Eligible, o.Eligible)
	}
	// art. 102(2) and (3): 13 to 18 months are a year and a half; the support of each is taken off
	once := func(months int) rules.VND {
		return mustOneTime(c, holder(4), ended(pension.Voluntary, 2_000_000, months, famAt("2026-08")), calc.OneTimeQuestion{Month: famAt("2026-08"), Ground: pension.Emigrating}).Amount
	}
	if a, b := once(13), once(14); a != 3_855_000 || b != 3_690_000 {
		t.Errorf("a month more never lowers the one-time benefit: %d, %d", a, b)
	}
}
