package calc_test

import (
	"errors"
	"testing"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

var (
	anyPaid   = gen.IntRange(int(rules.MonthOf(2016, 1)), int(rules.MonthOf(2027, 6)))
	anySteps  = gen.IntRange(0, 400)
	anyRate   = gen.Int64Range(0, 20_000)
	anyStatus = gen.IntRange(0, 4)
)

var statuses = []string{"", "ethnic_minority", "near_poor", "multidimensional_poor", "poor"}

func holder(status int) calc.Person {
	p := calc.Person{Sex: rules.Female, Born: rules.MonthOf(1980, 1)}
	if status > 0 {
		p.Status = []calc.Status{{Period: rules.Period{From: rules.MonthOf(2008, 1)}, Is: statuses[status]}}
	}
	return p
}

// paying asks about one payment by somebody without a record.
func paying(c *calc.Calculator, p calc.Person, q calc.ContributionQuestion) calc.Contribution {
	out, err := c.Contribution(mustLife(c, p, nil), q)
	if err != nil {
		panic(err)
	}
	return out
}

// onLevel is the lowest income of a month and so many steps above.
func onLevel(c *calc.Calculator, m rules.Month, steps int) rules.VND {
	return c.Book().On(m).Contribution.Floor.Value + 50_000*rules.VND(steps)
}

func TestContributionProperties(t *testing.T) {
	c := vietnam(t)
	methods := []subsidy.Method{subsidy.EveryMonth, subsidy.Every3Months, subsidy.Every6Months, subsidy.Every12Months}
	lengths := []int{1, 3, 6, 12}

	holds(t, "a payment is the rate on the income, times its months, and nothing else (art. 36(1))", func(paid, steps, method int) bool {
		m := rules.Month(paid)
		income := onLevel(c, m, steps)
		got := paying(c, holder(0), calc.ContributionQuestion{Paid: m, Method: methods[method], Income: income})
		return got.Gross == income/100*22*rules.VND(lengths[method]) && got.Months == lengths[method]
	}, anyPaid, anySteps, gen.IntRange(0, 3))

	holds(t, "an income is taken exactly when it lies between floor and ceiling and on a step where there is one (art. 31(2))", func(paid int, income int64) bool {
		m, v := rules.Month(paid), rules.VND(income)
		law := c.Book().On(m)
		_, err := c.Contribution(mustLife(c, holder(0), nil), calc.ContributionQuestion{Paid: m, Income: v})
		ceiling := law.Contribution.CeilingBase.Value * 20
		switch {
		case v < law.Contribution.Floor.Value:
			return errors.Is(err, calc.IncomeBelowFloor)
		case v > ceiling:
			return errors.Is(err, calc.IncomeAboveCeiling)
		case m < rules.MonthOf(2025, 7) && (v-law.Contribution.Floor.Value)%50_000 != 0:
			return errors.Is(err, calc.IncomeOffStep)
		}
		return err == nil
	}, anyPaid, gen.OneGenOf(gen.Int64Range(0, 60_000_000), gen.IntRange(0, 1200).Map(func(n int) int64 { return int64(n) * 50_000 })))

	holds(t, "months paid ahead cost at most the sum of their months, exactly that without interest, and less the higher the rate", func(paid, steps, years int, r, more int64) bool {
		m, n := rules.Month(paid), 24+12*years
		income := onLevel(c, m, steps)
		ahead := func(r int64) rules.VND {
			return paying(c, holder(0), calc.ContributionQuestion{
				Paid: m, Method: subsidy.Prepay, Months: n, Income: income, HasFundRate: true, FundRate: rules.Rate(r),
			}).Gross
		}
		sum := income / 100 * 22 * rules.VND(n)
		return ahead(0) == sum && ahead(r) <= sum && ahead(r+more) < ahead(r)
	}, anyPaid, anySteps, gen.IntRange(0, 3), anyRate, gen.Int64Range(100, 10_000))

	holds(t, "missing months cost at least the sum of their months, exactly that without interest, and more the higher the rate", func(paid, steps, n int, r, more int64) bool {
		m := rules.Month(paid)
		income := onLevel(c, m, steps)
		p := aged(rules.Female, 800, m)
		have := run(pension.Compulsory, calc.Average, 5_000_000, c.Book().On(m).Pension.MinInsuredMonths.Value-n, m-70)
		back := func(r int64) rules.VND {
			out, err := c.Contribution(mustLife(c, p, []calc.Row{have}), calc.ContributionQuestion{
				Paid: m, Method: subsidy.Backpay, Months: n, Income: income, HasFundRate: true, FundRate: rules.Rate(r),
			})
			return out.Gross * rules.VND(min(1, n)) * map[bool]rules.VND{true: 1}[err == nil && out.Eligible]
		}
		sum := income / 100 * 22 * rules.VND(n)
		return back(0) == sum && back(r) >= sum && back(r+more) > back(r)
	}, anyPaid, anySteps, gen.IntRange(1, 60), anyRate, gen.Int64Range(100, 10_000))

	holds(t, "who pays what adds up to the đồng, and nobody pays less than nothing", func(paid, steps, status, used int, r int64) bool {
		m := rules.Month(paid)
		got := paying(c, holder(status), calc.ContributionQuestion{
			Paid: m, Method: subsidy.Prepay, Months: 36, Income: onLevel(c, m, steps), HasFundRate: true, FundRate: rules.Rate(r),
			HasSupported: true, SupportedBefore: used,
		})
		layers := rules.VND(0)
		for _, l := range got.Layers {
			layers += l.Amount
		}
		supported := got.StateSupport + got.LocalSupport + got.DonorSupport
		return got.Net+supported == got.Gross && layers == supported && got.Net >= 0 && got.StateSupport >= 0 && got.LocalSupport >= 0
	}, anyPaid, anySteps, anyStatus, gen.IntRange(0, 130), anyRate)
}

func TestStateSupportProperties(t *testing.T) {
	c := vietnam(t)
	pay := func(m rules.Month, status, steps, used int) calc.Contribution {
		return paying(c, holder(status), calc.ContributionQuestion{
			Paid: m, Method: subsidy.Every12Months, Income: onLevel(c, m, steps), HasSupported: true, SupportedBefore: used,
		})
	}
	holds(t, "who is poorer is supported no less (art. 5: poor, near-poor, minority, others)", func(paid, steps, used int) bool {
		m := rules.Month(paid)
		last := rules.VND(-1)
		for status := range statuses {
			got := pay(m, status, steps, used)
			if got.StateSupport < last && (status != 3 || m >= rules.MonthOf(2018, 1)) {
				return false
			}
			last = got.StateSupport
		}
		return true
	}, anyPaid, anySteps, gen.IntRange(0, 130))

	holds(t, "the State's part is of the poverty line, so a higher income does not change it", func(paid, status, steps, more int) bool {
		m := rules.Month(paid)
		return pay(m, status, steps, 0).StateSupport == pay(m, status, more, 0).StateSupport
	}, anyPaid, anyStatus, anySteps, anySteps)

	holds(t, "at the lowest income the State's part is its share of what is due", func(paid, status int) bool {
		m := rules.Month(paid)
		got := pay(m, status, 0, 0)
		if m < rules.MonthOf(2018, 1) {
			return got.StateSupport == 0 && len(got.Layers) == 0
		}
		return got.Layers[0].Payer == "state" && got.StateSupport == got.Gross.Share(got.Layers[0].Share)
	}, anyPaid, anyStatus)

	holds(t, "of a life's 120 months of support, what is used, taken and left adds up", func(paid, status, used int) bool {
		m := rules.Month(max(paid, int(rules.MonthOf(2018, 1))))
		got := pay(m, status, 0, used)
		taken := max(0, min(12, 120-used))
		whole := pay(m, status, 0, 0).StateSupport
		return got.SupportMonthsLeft == max(0, 120-used-taken) && got.StateSupport == whole/12*rules.VND(taken)
	}, anyPaid, anyStatus, gen.IntRange(0, 140))

	holds(t, "the more support was used before, the less is left", func(paid, status, used, more int) bool {
		m := rules.Month(paid)
		return pay(m, status, 0, used+more).StateSupport <= pay(m, status, 0, used).StateSupport &&
			pay(m, status, 0, used+more).SupportMonthsLeft <= pay(m, status, 0, used).SupportMonthsLeft
	}, anyPaid, anyStatus, gen.IntRange(0, 140), gen.IntRange(0, 60))

	holds(t, "months in which nothing was paid use up no support: only paid ones since 2018 do", func(months, pause, compulsory int) bool {
		asked := rules.MonthOf(2026, 6)
		rows := backwards(asked-1-rules.Month(pause),
			run(pension.Compulsory, calc.Salary, 5_000_000, compulsory, 0), run(pension.Voluntary, calc.Income, 2_200_000, months, 0))
		l := mustLife(c, holder(0), rows)
		got, err := c.Contribution(l, calc.ContributionQuestion{Paid: asked, Income: 1_500_000})
		supported := 0
		for _, r := range rows {
			for m := r.From; m < r.Until && r.Scheme == pension.Voluntary; m++ {
				if m >= rules.MonthOf(2018, 1) {
					supported++
				}
			}
		}
		return err == nil && got.SupportMonthsLeft == max(0, 120-supported-1)
	}, gen.IntRange(0, 60), gen.IntRange(0, 30), gen.IntRange(0, 30))

	holds(t, "what was granted for a month is stated, or follows from the law: both use one month each", func(months int, amount int64) bool {
		asked := rules.MonthOf(2026, 6)
		row := run(pension.Voluntary, calc.Income, 2_200_000, months, asked-1)
		row.SupportGiven, row.StateSupport = true, rules.VND(amount)
		l := mustLife(c, holder(0), []calc.Row{row})
		got, err := c.Contribution(l, calc.ContributionQuestion{Paid: asked, Income: 1_500_000})
		used := months
		if amount == 0 {
			used = 0
		}
		return err == nil && got.SupportMonthsLeft == max(0, 120-used-1)
	}, gen.IntRange(1, 100), gen.Int64Range(0, 3))
}
