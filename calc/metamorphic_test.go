package calc_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// Metamorphic relations: how answers to two questions that differ in one thing
// must differ. They need no second reading of the law.

// Months of this law with one set of figures: from July 2026 until the horizon.
var thisHalfYear = gen.IntRange(0, 5)

func inThisHalfYear(n int) rules.Month { return famAt("2026-07") + rules.Month(n) }

func TestRelationsOfTime(t *testing.T) {
	c := vietnam(t)
	average, level := gen.IntRange(180, 460), gen.IntRange(0, 439)

	holds(t, "everything moved by some months within one law: the same pension, as averages are settled", func(sex, months, by int, income int64) bool {
		at := func(m rules.Month) calc.Pension {
			return mustPension(c, aged(sexOf(sex), 800, m), ended(pension.Compulsory, income, months, m), m)
		}
		a, b := at(famAt("2026-06")), at(inThisHalfYear(by%5))
		return a.Rate == b.Rate && a.Monthly == b.Monthly && a.LumpSum == b.LumpSum && b.Starts-a.Starts == inThisHalfYear(by%5)-famAt("2026-06")
	}, anySex, average, thisHalfYear, gen.Int64Range(10_000_000, 46_800_000))

	holds(t, "a payment moved by some months while its figures stand costs and brings the same", func(method, steps, by int) bool {
		pay := func(m rules.Month) calc.Contribution {
			q := calc.ContributionQuestion{Paid: m, Method: subsidy.Method(method), Income: onLevel(c, m, steps)}
			if q.Method == subsidy.Prepay {
				q.Months = 36
			}
			return paying(c, holder(2), q)
		}
		a, b := pay(famAt("2026-07")), pay(inThisHalfYear(by))
		return a.Gross == b.Gross && a.StateSupport == b.StateSupport && a.Net == b.Net
	}, gen.IntRange(0, 4), anySteps, thisHalfYear)

	holds(t, "a refund moved by some months together with its payment is the same", func(method, used, by int) bool {
		refund := func(m rules.Month) calc.Refund {
			_, _, r := famReturned(c, mustLife(c, holder(1), nil), famMethods[method], 36, used, 2_000_000, m)
			return r
		}
		a, b := refund(famAt("2026-01")), refund(famAt("2026-01")+rules.Month(by))
		return a.Gross == b.Gross && a.StateSupport == b.StateSupport && a.Refund == b.Refund && a.MonthsLeft == b.MonthsLeft
	}, gen.IntRange(0, 4), gen.IntRange(0, 40), thisHalfYear)

	holds(t, "who asks later, and paid nothing meanwhile, has the same pension from the same month", func(sex, age, months, level, later int) bool {
		m := famAt("2026-07")
		p := aged(sexOf(sex), age, m)
		rows := backwards(m-1, run(pension.Voluntary, calc.Income, legalAlways(level), min(months, 120), 0), run(pension.Compulsory, calc.Average, 6_000_000, max(0, months-120), 0))
		now, then := mustPension(c, p, rows, m), mustPension(c, p, rows, m+rules.Month(later))
		return !now.Eligible || then.Monthly == now.Monthly && then.Starts == now.Starts && then.Branch == now.Branch
	}, anySex, gen.IntRange(640, 800), gen.IntRange(150, 300), level, gen.IntRange(0, 5))

	holds(t, "a row that goes on says the same about a month as one that ends there", func(sex, claim, months, level int) bool {
		m := rules.Month(claim)
		p := aged(sexOf(sex), 740, m)
		rows := backwards(m, run(pension.Voluntary, calc.Average, legalAlways(level), min(months, int(m-famAt("2008-01"))), 0))
		if len(rows) == 0 {
			return true
		}
		on := slices.Clone(rows)
		on[0].Until = 0
		a, errA := c.OneTime(mustLife(c, p, rows), calc.OneTimeQuestion{Month: m, Ground: pension.Emigrating})
		b, errB := c.OneTime(mustLife(c, p, on), calc.OneTimeQuestion{Month: m, Ground: pension.Emigrating})
		return errA == nil && errB == nil && a.Amount == b.Amount && a.SupportDeducted == b.SupportDeducted && a.YearsFrom2014 == b.YearsFrom2014
	}, anySex, anyClaim, gen.IntRange(1, 200), level)

	holds(t, "incomes of one year in another order are the same average, as a year has one factor", func(year, at, months int, x, y int) bool {
		from := rules.MonthOf(2022+year, 1)
		cut := from + rules.Month(1+at)
		row := func(a, b rules.Month, n int) calc.Row {
			return calc.Row{Period: rules.Period{From: a, Until: b}, Scheme: pension.Voluntary, Level: calc.Income, Amount: legalAlways(n)}
		}
		turned := from + 12 - (cut - from)
		p := aged(rules.Female, 700, famAt("2026-06"))
		q := calc.OneTimeQuestion{Month: famAt("2026-06"), Ground: pension.Ill}
		a := mustOneTime(c, p, []calc.Row{row(from, cut, x), row(cut, from+12, y)}, q)
		b := mustOneTime(c, p, []calc.Row{row(from, turned, y), row(turned, from+12, x)}, q)
		return a.AverageIncome == b.AverageIncome && a.Amount == b.Amount
	}, gen.IntRange(0, 3), gen.IntRange(0, 10), average, level, level)

	holds(t, "within the twelve months before a birth it does not matter which were paid", func(at, months int) bool {
		birth := famAt("2026-08")
		row := run(pension.Voluntary, calc.Average, 3_000_000, months, birth-1-rules.Month(at%(13-months)))
		got, err := c.Maternity(mustLife(c, adult, []calc.Row{row}), calc.MaternityQuestion{Birth: birth, Children: 1})
		return err == nil && got.Eligible == (months >= 6) && got.MonthsWithin == months
	}, gen.IntRange(0, 11), gen.IntRange(1, 12))
}

func TestRelationsOfPeople(t *testing.T) {
	c := vietnam(t)

	holds(t, "women and men pay the same, and are refunded the same", func(method, steps, paid int) bool {
		m := rules.Month(paid)
		ask := func(sex rules.Sex) calc.Contribution {
			return mustContribution(c, calc.Person{Sex: sex, Born: famAt("1980-01")}, nil, calc.ContributionQuestion{Paid: m, Method: subsidy.Method(method), Income: onLevel(c, m, steps)})
		}
		a, b := ask(rules.Male), ask(rules.Female)
		return a.Net == b.Net && a.StateSupport == b.StateSupport
	}, gen.IntRange(0, 2), anySteps, anyPaid)

	holds(t, "categories in another order, or said twice, change nothing", func(bits uint16, method int) bool {
		var status []calc.Status
		for _, is := range held(bits) {
			status = append(status, calc.Status{Is: is, Period: rules.Period{From: famAt("2019-01")}})
		}
		ask := func(list []calc.Status) calc.Contribution {
			p := calc.Person{Sex: rules.Male, Born: famAt("1980-01"), Status: list}
			return mustContribution(c, p, nil, calc.ContributionQuestion{Paid: famAt("2026-08"), Method: subsidy.Method(method), Income: 3_000_000})
		}
		turned := slices.Clone(status)
		slices.Reverse(turned)
		a, b, twice := ask(status), ask(turned), ask(append(slices.Clone(status), status...))
		return a.Net == b.Net && a.Net == twice.Net && a.StateSupport == b.StateSupport
	}, gen.UInt16(), gen.IntRange(0, 3))

	holds(t, "donors in another order bear the same together", func(a, b int64, share int, months int) bool {
		donors := []subsidy.Donor{{Name: "x", Amount: rules.VND(a), Months: months}, {Name: "y", Amount: rules.VND(b)}, {Name: "z", Share: rules.Rate(share)}}
		ask := func(list []subsidy.Donor) calc.Contribution {
			return mustContribution(c, adult, nil, calc.ContributionQuestion{Paid: famAt("2026-08"), Method: subsidy.Every12Months, Income: 3_000_000, Donors: list})
		}
		one := ask(donors)
		turned := slices.Clone(donors)
		slices.Reverse(turned)
		two := ask(turned)
		return one.DonorSupport == two.DonorSupport && one.Net == two.Net && one.StateSupport == two.StateSupport
	}, gen.Int64Range(0, 400_000), gen.Int64Range(0, 400_000), gen.IntRange(0, 300_000), gen.IntRange(1, 12))

	holds(t, "one record split between two people: payments add up, pensions do not exceed the one", func(sex, a, b int, income int64) bool {
		m := famAt("2026-08")
		p := aged(sexOf(sex), 800, m)
		whole := mustPension(c, p, ended(pension.Voluntary, income, min(a+b, 200), m), m)
		left, right := mustPension(c, p, ended(pension.Voluntary, income, min(a, 200), m), m), mustPension(c, p, ended(pension.Voluntary, income, min(b, 200-min(a, 200)), m), m)
		together := left.Monthly + right.Monthly
		return together <= whole.Monthly || whole.Monthly == 0 && together == 0
	}, anySex, gen.IntRange(0, 200), gen.IntRange(0, 200), gen.Int64Range(2_200_000, 46_800_000))

	holds(t, "one more relative never lowers the monthly allowance", func(carers []bool) bool {
		l := mustLife(c, aged(rules.Male, 600, famAt("2026-08")), ended(pension.Compulsory, 5_000_000, 200, famAt("2026-08")))
		last := rules.VND(0)
		q := calc.DeathQuestion{Month: famAt("2026-08")}
		for _, has := range carers {
			q.Relatives = append(q.Relatives, pension.Relative{Relation: pension.Child, Born: famAt("2015-01"), NoCarer: !has})
			d, err := c.Death(l, q)
			if err != nil || d.MonthlyAllowance < last {
				return false
			}
			last = d.MonthlyAllowance
		}
		return true
	}, gen.SliceOfN(6, gen.Bool()))

	holds(t, "a pension below the amount changes nothing about the social pension", func(age int, received int64) bool {
		l := mustLife(c, aged(rules.Female, age, famAt("2026-08")), nil)
		with, errW := c.SocialPension(l, calc.SocialPensionQuestion{Month: famAt("2026-08"), Pension: rules.VND(received)})
		without, errO := c.SocialPension(l, calc.SocialPensionQuestion{Month: famAt("2026-08")})
		return errW == nil && errO == nil && with.Monthly == without.Monthly && with.From == without.From
	}, gen.IntRange(800, 1_000), gen.Int64Range(0, 499_999))

	holds(t, "who is born later reaches every age later, and a pension no earlier", func(sex, months, age, later int) bool {
		m := famAt("2026-08")
		rows := ended(pension.Voluntary, 5_000_000, months, m)
		elder, younger := mustPension(c, aged(sexOf(sex), age, m), rows, m), mustPension(c, aged(sexOf(sex), age-later, m), rows, m)
		return !younger.Eligible || elder.Eligible && elder.Monthly == younger.Monthly
	}, anySex, gen.IntRange(150, 200), gen.IntRange(640, 760), gen.IntRange(0, 40))
}

// What a document calls itself, how it is written and what else it asks says
// nothing about an answer.
func TestRelationsOfDocuments(t *testing.T) {
	c := vietnam(t)
	doc := func(title, ask string, income int) string {
		return "title: " + title + "\nid: " + title + "\nperson: {sex: female, born: 1969-05}\nrecord: [{from: 2012-01, to: 2026-12, scheme: voluntary, average: " +
			fmt.Sprint(int64(legalAlways(income))) + "}]\nask:\n" + ask
	}
	const asks = "  - {id: a, kind: pension, month: 2026-12}\n"
	level := gen.IntRange(0, 439)
	holds(t, "another title, another id: the same bytes", func(income, n int) bool {
		return answered(c, doc("one", asks, income)) == answered(c, doc(strings.Repeat("x", 1+n), asks, income))
	}, level, gen.IntRange(0, 40))
	holds(t, "a further question leaves the others' answers as they are", func(income, month int) bool {
		alone := answered(c, doc("one", asks, income))
		more := answered(c, doc("one", asks+"  - {id: b, kind: one_time, month: "+(famAt("2026-01")+rules.Month(month)).String()+", ground: emigration}\n", income))
		return strings.HasPrefix(more, strings.TrimSuffix(alone, "]")+",")
	}, level, gen.IntRange(0, 11))
	holds(t, "the same document as JSON: the same bytes", func(income int) bool {
		asJSON := `{"person": {"born": "1969-05", "sex": "female"}, "ask": [{"month": "2026-12", "kind": "pension", "id": "a"}], ` +
			`"record": [{"average": ` + fmt.Sprint(int64(legalAlways(income))) + `, "scheme": "voluntary", "to": "2026-12", "from": "2012-01"}]}`
		return answered(c, doc("one", asks, income)) == answered(c, asJSON)
	}, level)
	holds(t, "an answer that is explained is the answer", func(income int) bool {
		plain := answered(c, doc("one", asks, income))
		explained := answered(c, doc("one", strings.Replace(asks, "}", ", explain: true}", 1), income))
		return strings.HasPrefix(explained, strings.TrimSuffix(plain, "}]")) && len(explained) > len(plain)
	}, level)
	var known [4]*calc.Calculator
	for i := range known {
		book, err := c.Book().KnownBy(c.Book().Checked() + rules.Date(i))
		if err != nil {
			t.Fatal(err)
		}
		known[i] = calc.New(book)
	}
	holds(t, "knowing all that was published until today is knowing the law", func(income, day int) bool {
		return figuresOf(answered(known[day], doc("one", asks, income))) == figuresOf(answered(c, doc("one", asks, income)))
	}, level, gen.IntRange(0, 3))
}

// figuresOf returns an answer up to the law that it comes from.
func figuresOf(answer string) string {
	figures, _, _ := strings.Cut(answer, `"law"`)
	return figures
}
