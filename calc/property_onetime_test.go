package calc_test

import (
	"testing"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

func TestOneTimeProperties(t *testing.T) {
	c := vietnam(t)
	grounds := []pension.Ground{pension.AtAge, pension.Emigrating, pension.Ill, pension.Impaired, pension.StoppedPaying}
	anyGround := gen.IntRange(0, len(grounds)-1)
	ask := func(rows []calc.Row, m rules.Month, g pension.Ground, age int) calc.OneTime {
		return mustOneTime(c, aged(rules.Female, age, m), rows, calc.OneTimeQuestion{Month: m, Ground: g})
	}

	holds(t, "what is paid is what is due less the support, and never less than nothing", func(claim, age, ground, slack, a, b, d, level int) bool {
		m := rules.Month(claim)
		got := ask(mixed(m, slack, a, b, d, level), m, grounds[ground], age)
		if !got.Eligible {
			return got.Amount == 0 && got.BeforeDeduction == 0 && len(got.Shortfalls) > 0
		}
		return got.Amount == max(0, got.BeforeDeduction-got.SupportDeducted) && got.Amount >= 0 && got.SupportDeducted >= 0
	}, anyClaim, anyAge, anyGround, gen.IntRange(0, 30), gen.IntRange(0, 130), gen.IntRange(0, 90), gen.IntRange(0, 200), gen.IntRange(0, 439))

	holds(t, "the ill and the impaired keep the support, the others do not (art. 102(3))", func(claim, months, level int) bool {
		m := max(rules.Month(claim), rules.MonthOf(2025, 7))
		rows := []calc.Row{run(pension.Voluntary, calc.Income, legalAlways(level), months, m)}
		kept, taken := ask(rows, m, pension.Ill, 600), ask(rows, m, pension.Emigrating, 600)
		return kept.SupportDeducted == 0 && ask(rows, m, pension.Impaired, 600).SupportDeducted == 0 && taken.SupportDeducted > 0 &&
			kept.Amount == taken.BeforeDeduction && taken.Amount < kept.Amount
	}, anyClaim, gen.IntRange(1, 100), gen.IntRange(0, 439))

	holds(t, "a year and more: the benefit is in proportion to the average", func(claim, before, after int, average int64) bool {
		m := rules.Month(claim)
		life := func(times int64) calc.OneTime {
			return ask(backwards(rules.MonthOf(2013, 12)+rules.Month(after), run(pension.Compulsory, calc.Average, rules.VND(times*average), after+before, 0)), m, pension.Emigrating, 600)
		}
		return life(3).BeforeDeduction-3*life(1).BeforeDeduction <= 2 && 3*life(1).BeforeDeduction-life(3).BeforeDeduction <= 2
	}, anyClaim, gen.IntRange(12, 100), gen.IntRange(0, 24), anyAverage)

	holds(t, "the same months bring more from 2014 on than before", func(claim, months int, average int64) bool {
		m := rules.Month(claim)
		early := ask(backwards(rules.MonthOf(2013, 12), run(pension.Compulsory, calc.Average, rules.VND(average), months, 0)), m, pension.Emigrating, 600)
		late := ask(backwards(rules.MonthOf(2013, 12)+rules.Month(months), run(pension.Compulsory, calc.Average, rules.VND(average), months, 0)), m, pension.Emigrating, 600)
		near := early.BeforeDeduction*4 - late.BeforeDeduction*3
		return m < rules.MonthOf(2014, 1)+rules.Month(months) || early.BeforeDeduction < late.BeforeDeduction && near <= 4 && near >= -4
	}, anyClaim, gen.IntRange(12, 24), anyAverage)

	holds(t, "odd months are carried over, not lost: whole years before 2014, the rest of all months after (art. 102(2)(a))", func(claim, before, after int) bool {
		m := max(rules.Month(claim), rules.MonthOf(2013, 12)+rules.Month(after))
		got := ask(backwards(rules.MonthOf(2013, 12)+rules.Month(after), run(pension.Compulsory, calc.Average, 5_000_000, before+after, 0)), m, pension.Emigrating, 600)
		in := func(months int) rules.HalfYears { return rules.HalfYears(slowYears(c.Book().On(m), months)) }
		if after == 0 {
			return got.YearsBefore2014 == in(before) && got.YearsFrom2014 == 0
		}
		whole := before / 12
		return got.YearsBefore2014 == rules.HalfYears(2*whole) && got.YearsFrom2014 == in(before+after-12*whole)
	}, anyClaim, gen.IntRange(1, 200), gen.IntRange(0, 100))

	holds(t, "under a year: the amount paid, at most two averages", func(claim, months, level int) bool {
		m := max(rules.Month(claim), rules.MonthOf(2017, 6))
		income := legalAlways(level)
		got := ask([]calc.Row{run(pension.Voluntary, calc.Income, income, months, m)}, m, pension.Ill, 600)
		paid := income / 100 * 22 * rules.VND(months)
		most := rules.VND(int64(got.AverageIncome)*2/100) + 1
		return got.BeforeDeduction <= most && (got.BeforeDeduction == paid || paid >= most-1)
	}, anyClaim, gen.IntRange(1, 11), gen.IntRange(0, 439))

	holds(t, "at the age, whoever has the months for a pension has no one-time benefit, and the other way round", func(sex, claim, months int) bool {
		m := rules.Month(claim)
		person := aged(sexOf(sex), 800, m)
		rows := ended(pension.Compulsory, 5_000_000, months, m)
		if m == rules.MonthOf(2025, 6) {
			return true // a pension asked for then starts under the new law, a benefit is decided under the old
		}
		monthly := mustPension(c, person, rows, m)
		once := mustOneTime(c, person, rows, calc.OneTimeQuestion{Month: m, Ground: pension.AtAge})
		return monthly.Eligible != once.Eligible
	}, anySex, anyClaim, gen.IntRange(1, 300))

	holds(t, "who never paid before July 2025 cannot take the benefit for having stopped, however long ago (art. 102(1)(đ))", func(months, waited int) bool {
		m := rules.MonthOf(2025, 6) + rules.Month(months+waited)
		rows := []calc.Row{run(pension.Voluntary, calc.Income, 2_200_000, months, rules.MonthOf(2025, 6)+rules.Month(months))}
		earlier := append([]calc.Row{run(pension.Voluntary, calc.Income, 2_200_000, 1, rules.MonthOf(2025, 6))}, rows...)
		return !ask(rows, m, pension.StoppedPaying, 400).Eligible && ask(earlier, m, pension.StoppedPaying, 400).Eligible == (waited >= 13)
	}, gen.IntRange(1, 60), gen.IntRange(0, 40))
}
