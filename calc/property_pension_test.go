package calc_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// told returns everything that a life is told in a month, as JSON.
func told(c *calc.Calculator, p calc.Person, rows []calc.Row, m rules.Month) string {
	l := mustLife(c, p, rows)
	out, errP := c.Pension(l, calc.PensionQuestion{Month: m})
	once, errO := c.OneTime(l, calc.OneTimeQuestion{Month: m, Ground: pension.Emigrating})
	paid, errC := c.Contribution(l, calc.ContributionQuestion{Paid: m, Income: 5_000_000})
	answers := []any{out, once, paid}
	if errP == nil {
		answers = append(answers, calc.Notes(out), calc.Citations(out))
	}
	data, err := json.Marshal(answers)
	return fmt.Sprint(string(data), errP, errO, errC, err)
}

// mixed returns three rows that end before a claim: compulsory at a salary,
// voluntary at a settled average, voluntary at an income since 2016.
func mixed(claim rules.Month, slack, a, b, c, level int) []calc.Row {
	since2016 := max(0, min(a, int(claim-rules.Month(slack)-rules.MonthOf(2016, 1))))
	settled := max(0, min(b, int(claim-rules.Month(slack+since2016)-rules.MonthOf(2008, 1))))
	return backwards(claim-rules.Month(slack),
		run(pension.Voluntary, calc.Income, legalAlways(level), since2016, 0),
		run(pension.Voluntary, calc.Average, 3_333_333, settled, 0),
		run(pension.Compulsory, calc.Salary, 4_321_000, c, 0))
}

func TestRecordProperties(t *testing.T) {
	c := vietnam(t)
	slack, first, second, third, level := gen.IntRange(0, 24), gen.IntRange(0, 130), gen.IntRange(0, 90), gen.IntRange(0, 250), gen.IntRange(0, 439)

	holds(t, "a row told in two pieces is the same record", func(sex, claim, age, slack, a, b, d, level, at, which int) bool {
		m := rules.Month(claim)
		rows := mixed(m, slack, a, b, d, level)
		if len(rows) == 0 {
			return true
		}
		i := which % len(rows)
		cut := rows[i].From + rules.Month(at%rows[i].Months())
		if cut == rows[i].From {
			return true
		}
		left, right := rows[i], rows[i]
		left.Until, right.From = cut, cut
		split := append(slices.Clone(rows[:i]), left, right)
		split = append(split, rows[i+1:]...)
		p := aged(sexOf(sex), age, m)
		return told(c, p, rows, m) == told(c, p, split, m)
	}, anySex, anyClaim, anyAge, slack, first, second, third, level, gen.IntRange(1, 300), gen.IntRange(0, 2))

	holds(t, "the order in which rows are told says nothing", func(sex, claim, age, slack, a, b, d, level int) bool {
		m := rules.Month(claim)
		rows := mixed(m, slack, a, b, d, level)
		turned := slices.Clone(rows)
		slices.Reverse(turned)
		p := aged(sexOf(sex), age, m)
		return told(c, p, rows, m) == told(c, p, turned, m)
	}, anySex, anyClaim, anyAge, slack, first, second, third, level)

	holds(t, "months paid every three are the same record as months paid one by one, while no figure changes in between", func(sex, claim, age, quarters, level int) bool {
		m := max(rules.Month(claim), rules.MonthOf(2020, 1))
		row := run(pension.Voluntary, calc.Income, legalAlways(level), 3*quarters, rules.MonthOf(2016, 12)+rules.Month(quarters%12))
		row.From = max(row.From, rules.MonthOf(2016, 1))
		by3 := row
		by3.Method = subsidy.Every3Months
		if row.Months()%3 != 0 || row.Months() == 0 {
			return true
		}
		p := aged(sexOf(sex), age, m)
		one, three := mustPension(c, p, []calc.Row{row}, m), mustPension(c, p, []calc.Row{by3}, m)
		return one.InsuredMonths == three.InsuredMonths && one.AverageIncome == three.AverageIncome && one.Monthly == three.Monthly
	}, anySex, anyClaim, anyAge, gen.IntRange(1, 8), level)

	holds(t, "a pause adds no month: the same payments with a gap before the last of them are not more", func(claim, slack, a, b, d, level, pause int) bool {
		m := rules.Month(claim)
		rows := mixed(m, slack, a, b, d, level)
		if len(rows) < 2 {
			return true
		}
		apart := slices.Clone(rows)
		for i := 1; i < len(apart); i++ {
			apart[i].From -= rules.Month(pause)
			apart[i].Until -= rules.Month(pause)
			if apart[i].Scheme == pension.Voluntary && apart[i].From < rules.MonthOf(2008, 1) {
				return true
			}
		}
		p := aged(rules.Female, 780, m)
		return insured(c, p, apart, m) <= insured(c, p, rows, m)
	}, anyClaim, slack, first, second, third, level, gen.IntRange(0, 40))

	holds(t, "months already taken count for nothing: a record with them is the record without them", func(sex, claim, age, slack, a, b, d, level, which int) bool {
		m := rules.Month(claim)
		rows := mixed(m, slack, a, b, d, level)
		if len(rows) == 0 {
			return true
		}
		i := which % len(rows)
		taken := slices.Clone(rows)
		taken[i].Withdrawn = true
		p := aged(sexOf(sex), age, m)
		return told(c, p, taken, m) == told(c, p, slices.Delete(slices.Clone(rows), i, i+1), m)
	}, anySex, anyClaim, anyAge, slack, first, second, third, level, gen.IntRange(0, 2))

	holds(t, "who asks later has no fewer months", func(sex, claim, age, slack, a, b, d, level, later int) bool {
		m := rules.Month(claim)
		rows := mixed(m, 0, a, b, d, level)
		p := aged(sexOf(sex), age, m)
		before := m - rules.Month(later)
		if before < rules.MonthOf(2016, 1) {
			return true
		}
		return insured(c, p, rows, before) <= insured(c, p, rows, m)
	}, anySex, anyClaim, anyAge, slack, first, second, third, level, gen.IntRange(0, 60))
}

// ended returns who has so many months at an average and asks in a month.
func ended(scheme pension.Scheme, average int64, months int, m rules.Month) []calc.Row {
	return backwards(m, run(scheme, calc.Average, rules.VND(average), months, 0))
}

func TestPensionProperties(t *testing.T) {
	c := vietnam(t)
	old := 800 // months of age at which everybody has reached the retirement age

	holds(t, "who has a pension with some months has one with more", func(sex, claim, age, months, more int) bool {
		m := rules.Month(claim)
		p := aged(sexOf(sex), age, m)
		few := mustPension(c, p, ended(pension.Compulsory, 5_000_000, months, m), m)
		many := mustPension(c, p, ended(pension.Compulsory, 5_000_000, months+more, m), m)
		return !few.Eligible || many.Eligible && many.Rate >= few.Rate && many.BenefitYears >= few.BenefitYears
	}, anySex, anyClaim, anyAge, anyMonths, gen.IntRange(0, 200))

	holds(t, "fifteen years are 180 whole months since July 2025, twenty are 240 before; a month less is never enough", func(sex, claim, months int) bool {
		m := rules.Month(claim)
		need := 240
		if m+1 >= rules.MonthOf(2025, 7) {
			need = 180
		}
		got := mustPension(c, aged(sexOf(sex), old, m), ended(pension.Compulsory, 5_000_000, months, m), m)
		return got.Eligible == (months >= need)
	}, anySex, anyClaim, gen.OneGenOf(anyMonths, gen.IntRange(178, 182), gen.IntRange(238, 242)))

	holds(t, "the rate lies between 40 and 75 percent, in whole halves of a percent, and a man's is no higher than a woman's", func(claim, months int) bool {
		m := rules.Month(claim)
		rows := ended(pension.Compulsory, 5_000_000, 180+months, m)
		man, woman := mustPension(c, aged(rules.Male, old, m), rows, m), mustPension(c, aged(rules.Female, old, m), rows, m)
		for _, p := range []calc.Pension{man, woman} {
			if p.Eligible != (p.Rate != 0) || p.Eligible && (p.Rate < 400_000 || p.Rate > 750_000 || p.Rate%5_000 != 0) {
				return false
			}
		}
		return man.Rate <= woman.Rate
	}, anyClaim, gen.IntRange(0, 400))

	holds(t, "a month more never lowers the rate and raises it by no more than a year does", func(sex, claim, months int) bool {
		m := rules.Month(claim)
		p := aged(sexOf(sex), old, m)
		less := mustPension(c, p, ended(pension.Compulsory, 5_000_000, months, m), m)
		more := mustPension(c, p, ended(pension.Compulsory, 5_000_000, months+1, m), m)
		return !less.Eligible || more.Rate >= less.Rate && more.Rate-less.Rate <= 30_000 && more.BenefitYears-less.BenefitYears <= 1
	}, anySex, anyClaim, gen.IntRange(180, 450))

	holds(t, "a pension is at most three quarters of the average, unless it is lifted to the floor", func(sex, claim, months int, average int64) bool {
		m := rules.Month(claim)
		p := mustPension(c, aged(sexOf(sex), old, m), ended(pension.Compulsory, average, months, m), m)
		if !p.Eligible {
			return true
		}
		law := c.Book().On(p.Starts)
		if p.Floor > 0 {
			return p.Monthly == law.Pension.Floor.Amount.Value && p.VoluntaryMonths == 0
		}
		return 100*int64(p.Monthly) <= 75*average+50
	}, anySex, anyClaim, gen.IntRange(180, 450), anyAverage)

	holds(t, "averages already settled are averaged plainly, month by month", func(claim, a, b int, x, y int64) bool {
		m := rules.Month(claim)
		rows := backwards(m, run(pension.Compulsory, calc.Average, rules.VND(x), a, 0), run(pension.Compulsory, calc.Average, rules.VND(y), b, 0))
		p := mustPension(c, aged(rules.Female, old, m), rows, m)
		want := new(big.Rat).SetFrac64(int64(a)*x+int64(b)*y, int64(a+b))
		return p.AverageIncome == cents(want)
	}, anyClaim, gen.IntRange(120, 200), gen.IntRange(120, 200), anyAverage, anyAverage)

	holds(t, "twice the income is twice the average, and twice the pension to the đồng of rounding", func(sex, claim, months int, average int64) bool {
		m := rules.Month(claim)
		person := aged(sexOf(sex), old, m)
		since2016 := min(months, int(m-rules.MonthOf(2016, 1)))
		life := func(times rules.VND) calc.Pension {
			return mustPension(c, person, backwards(m, run(pension.Compulsory, calc.Salary, times*rules.VND(average), since2016, 0),
				run(pension.Compulsory, calc.Average, times*rules.VND(average), 240, 0)), m)
		}
		one, two := life(1), life(2)
		near := func(a, b int64) bool { return a-b <= 1 && b-a <= 1 }
		return one.Floor > 0 || near(int64(two.Monthly), 2*int64(one.Monthly)) && near(int64(two.AverageIncome), 2*int64(one.AverageIncome)) && near(int64(two.LumpSum), 2*int64(one.LumpSum))
	}, anySex, anyClaim, gen.IntRange(1, 130), gen.Int64Range(8_000_000, 40_000_000))

	holds(t, "the average lies between the least and the most indexed income, and a mixed one between those of its two schemes", func(claim, a, b, level int, salary int64) bool {
		m := rules.Month(claim)
		rows := mixed(m, 0, a, 0, b, level)
		least, most := rules.Cents(1<<62), rules.Cents(0)
		for i := range rows {
			rows[i].Withdrawn = false
			if rows[i].Level == calc.Salary {
				rows[i].Amount = rules.VND(salary)
			}
			for at := rows[i].From; at < rows[i].Until; at++ {
				ix := c.Book().On(m).Indexation
				table := ix.Voluntary.Value
				if rows[i].Scheme == pension.Compulsory {
					table = ix.Compulsory.Value
				}
				f, _ := table.Of(at.Year())
				lifted := rules.Cents(100 * int64(rows[i].Amount) / 1_000 * int64(f) / 1_000)
				least, most = min(least, lifted-2000), max(most, lifted+2000)
			}
		}
		if len(rows) == 0 {
			return true
		}
		got := mustOneTime(c, aged(rules.Female, old, m), rows, calc.OneTimeQuestion{Month: m, Ground: pension.Emigrating})
		return got.AverageIncome >= least && got.AverageIncome <= most
	}, anyClaim, gen.IntRange(0, 130), gen.IntRange(0, 250), gen.IntRange(0, 439), anyAverage)

	holds(t, "the age is at least 60 for men and 55 for women, at most 62 and 60, and who is born later reaches it no earlier", func(born, later, lower int) bool {
		age := func(sex rules.Sex, born int) calc.RetirementAge {
			l := mustLife(c, calc.Person{Sex: sex, Born: rules.Month(born)}, nil)
			a, err := c.RetirementAge(l, calc.RetirementAgeQuestion{LowerAge: lower})
			if err != nil {
				panic(err)
			}
			return a
		}
		m, w := age(rules.Male, born), age(rules.Female, born)
		months := func(a calc.RetirementAge) int { return 12*(a.Years+lower) + a.Months }
		return months(m) >= 720 && months(m) <= 744 && months(w) >= 660 && months(w) <= 720 && w.Reached <= m.Reached &&
			m.Reached == rules.Month(born+months(m)-12*lower) && m.PensionFrom == m.Reached+1 &&
			age(rules.Male, born+later).Reached >= m.Reached && age(rules.Female, born+later).Reached >= w.Reached
	}, gen.IntRange(int(rules.MonthOf(1940, 1)), int(rules.MonthOf(2000, 1))), gen.IntRange(0, 40), gen.IntRange(0, 10))

	holds(t, "a pension never starts before both the age and the months were there, nor before the last payment", func(sex, claim, age, months, slack int) bool {
		m := rules.Month(claim)
		p := aged(sexOf(sex), age, m)
		last := m - rules.Month(slack)
		got := mustPension(c, p, backwards(last, run(pension.Compulsory, calc.Average, 5_000_000, months, 0)), m)
		if !got.Eligible {
			return got.Starts == 0 && len(got.Shortfalls) > 0
		}
		reached := slowAge(c.Book(), p.Sex, p.Born, 0)
		return got.Starts > last && got.Starts > reached && got.Starts <= m+1 && len(got.Shortfalls) == 0
	}, anySex, gen.IntRange(int(rules.MonthOf(2018, 1)), int(rules.MonthOf(2026, 11))), anyAge, gen.IntRange(170, 300), gen.IntRange(0, 23))
}

// tables is a reform of the indexation tables of 2026.
func tables(t *testing.T, param, value string) *calc.Calculator {
	t.Helper()
	text := "schema: 1\ninstrument: {id: tables, number: 0/EX, kind: what_if, title: {vi: thử, en: test}, issuer: nobody, published: 2026-01-01, in_force: 2026-01-01, source: none}\n" +
		"set:\n  - {param: " + param + ", value: " + value + ", at: art. 1}\n"
	book, err := vietnam(t).Book().With(fstest.MapFS{"tables.yaml": &fstest.MapFile{Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return calc.New(book)
}

func table(factor string) string {
	var cells []string
	for y := 1995; y <= 2026; y++ {
		cells = append(cells, fmt.Sprintf("\"%d\": %s", y, factor))
	}
	return "{" + strings.Join(cells, ", ") + "}"
}

func TestIndexationProperties(t *testing.T) {
	c := vietnam(t)
	other, twice, ones := tables(t, "indexation.compulsory", table("9.99")), tables(t, "indexation.voluntary", table("2.00")), tables(t, "indexation.voluntary", table("1.00"))
	unknown := tables(t, "indexation.voluntary", "unknown")
	voluntary := func(months, level int) []calc.Row {
		return []calc.Row{run(pension.Voluntary, calc.Income, legalAlways(level), months, rules.MonthOf(2026, 9))}
	}
	once := func(c *calc.Calculator, rows []calc.Row) calc.OneTime {
		return mustOneTime(c, aged(rules.Female, 700, rules.MonthOf(2026, 10)), rows, calc.OneTimeQuestion{Month: rules.MonthOf(2026, 10), Ground: pension.Ill})
	}
	months, levels := gen.IntRange(12, 120), gen.IntRange(0, 439)

	holds(t, "voluntary months are lifted by the table of voluntary insurance alone", func(months, level int) bool {
		return once(c, voluntary(months, level)).AverageIncome == once(other, voluntary(months, level)).AverageIncome
	}, months, levels)

	holds(t, "factors of 1 leave the plain mean, factors of 2 double it, and the benefit with it", func(months, level int) bool {
		plain, double := once(ones, voluntary(months, level)), once(twice, voluntary(months, level))
		return plain.AverageIncome == rules.Cents(100*legalAlways(level)) && double.AverageIncome == 2*plain.AverageIncome && double.BeforeDeduction == 2*plain.BeforeDeduction
	}, months, levels)

	holds(t, "a table that is not known is an error for whoever needs it, and for nobody else", func(months, level int) bool {
		p := aged(rules.Female, 700, rules.MonthOf(2026, 10))
		q := calc.OneTimeQuestion{Month: rules.MonthOf(2026, 10), Ground: pension.Ill}
		_, err := unknown.OneTime(mustLife(unknown, p, voluntary(months, level)), q)
		rows := ended(pension.Voluntary, 5_000_000, months, rules.MonthOf(2026, 9))
		_, errSettled := unknown.OneTime(mustLife(unknown, p, rows), q)
		return err != nil && strings.Contains(err.Error(), "indexation.voluntary") && errSettled == nil
	}, months, levels)
}
