package calc_test

import (
	"maps"
	"math/rand/v2"
	"runtime/debug"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// anything makes values of Go, most of which no document could say.
type anything struct{ *rand.Rand }

func (a anything) month() rules.Month {
	return a.of([]rules.Month{0, -5, rules.Month(a.Int32() - 1<<30), -1 << 31, 1<<31 - 1, rules.LastMonth + rules.Month(a.IntN(3))})
}

// asked: months that verbs may be asked about, though without sense.
func (a anything) asked() rules.Month {
	return a.of([]rules.Month{0, -5, rules.LastMonth - rules.Month(a.IntN(3)), rules.FirstMonth + rules.Month(a.IntN(3))})
}

// of returns one of the months, or one of a life.
func (a anything) of(odd []rules.Month) rules.Month {
	if a.IntN(3) == 0 {
		return odd[a.IntN(len(odd))]
	}
	return rules.MonthOf(1995+a.IntN(60), 1+a.IntN(12))
}

func (a anything) amount() rules.VND {
	odd := []rules.VND{0, -1, 1 << 62, -1 << 63}
	if a.IntN(2) == 0 {
		return odd[a.IntN(len(odd))]
	}
	return rules.VND(a.IntN(900)) * 100_000
}

func (a anything) rate() rules.Rate {
	odd := []rules.Rate{0, -5, 1 << 40}
	if a.IntN(2) == 0 {
		return odd[a.IntN(len(odd))]
	}
	return rules.Rate(a.IntN(1_000_001))
}

func (a anything) period() rules.Period { return rules.Period{From: a.month(), Until: a.month()} }

func (a anything) word(words ...string) string { return words[a.IntN(len(words))] }

func (a anything) maybe() bool { return a.IntN(3) == 0 }

func (a anything) row() calc.Row {
	if a.IntN(2) == 0 {
		return a.plainRow()
	}
	r := calc.Row{
		Period: a.period(), Scheme: pension.Scheme(a.IntN(4)), Level: calc.Level(a.IntN(5)), Method: subsidy.Method(a.IntN(8)),
		Amount: a.amount(), Withdrawn: a.maybe(), HasFundRate: a.maybe(), FundRate: a.rate(),
		SupportGiven: a.maybe(), StateSupport: a.amount(), LocalSupport: a.amount(), DonorSupport: a.amount(),
	}
	if a.maybe() {
		r.Paid = a.month()
	}
	return r
}

func (a anything) plainRow() calc.Row {
	from := rules.MonthOf(2008+a.IntN(30), 1+a.IntN(12))
	r := calc.Row{Period: rules.Period{From: from}, Scheme: pension.Voluntary, Level: calc.Income, Amount: rules.VND(7+a.IntN(60)) * 100_000}
	if a.IntN(2) == 0 {
		r.Until = from + rules.Month(a.IntN(200))
	}
	return r
}

func (a anything) rows(most int) (rows []calc.Row) {
	for range a.IntN(most) {
		rows = append(rows, a.row())
	}
	return rows
}

func (a anything) person() calc.Person {
	p := calc.Person{Sex: rules.Sex(a.IntN(4)), Born: a.month()}
	for range a.IntN(3) {
		p.Residence = append(p.Residence, calc.Residence{
			Period: a.period(), Province: a.word("hue", "", "atlantis", "ha-noi"), District: a.word("", "y"),
			Territory: a.word("", "Hà Tây"), Area: a.word("rural", "x", ""),
		})
		p.Status = append(p.Status, calc.Status{Period: a.period(), Is: a.word("poor", "", "rich")})
	}
	return p
}

func (a anything) payment() calc.ContributionQuestion {
	return calc.ContributionQuestion{
		Paid: a.asked(), From: a.asked(), Method: subsidy.Method(a.IntN(8)), Months: a.IntN(2000) - 5, Income: a.amount(),
		FundRate: a.rate(), HasFundRate: a.maybe(), SupportedBefore: a.IntN(300) - 9, HasSupported: a.maybe(),
	}
}

func (a anything) death() calc.DeathQuestion {
	return calc.DeathQuestion{
		Month: a.asked(), PensionSince: a.asked(), PensionMonthly: a.amount(), WorkInjury: a.rate(),
		Allowance: pension.Remaining{Monthly: a.amount(), Months: a.IntN(300) - 5, Received: a.IntN(300) - 5},
		Relatives: []pension.Relative{{Relation: pension.Relation(a.word("child", "", "neighbour")), Born: a.month()}},
	}
}

// reasoned lets an answer say how it came about.
func reasoned[A interface{ Explain() calc.Explanation }](x A, err error) {
	if err == nil {
		x.Explain()
	}
}

// The verbs, each asked something.
var verbs = map[string]func(a anything, c *calc.Calculator, l *calc.Life){
	"contribution": func(a anything, c *calc.Calculator, l *calc.Life) { reasoned(c.Contribution(l, a.payment())) },
	"refund": func(a anything, c *calc.Calculator, l *calc.Life) {
		reasoned(c.Refund(l, calc.RefundQuestion{Month: a.asked(), Payment: a.payment()}))
	},
	"pension": func(a anything, c *calc.Calculator, l *calc.Life) {
		x, err := c.Pension(l, calc.PensionQuestion{
			Month: a.asked(), InPayment: a.asked(), Emigration: a.asked(), LowerAge: a.IntN(40) - 3, Impairment: a.rate(), Treaty: a.IntN(3000) - 5,
		})
		reasoned(x, err)
		c.ByMonth(l, x)
	},
	"one_time": func(a anything, c *calc.Calculator, l *calc.Life) {
		reasoned(c.OneTime(l, calc.OneTimeQuestion{Month: a.asked(), Ground: pension.Ground(a.IntN(9))}))
	},
	"death": func(a anything, c *calc.Calculator, l *calc.Life) { reasoned(c.Death(l, a.death())) },
	"maternity": func(a anything, c *calc.Calculator, l *calc.Life) {
		reasoned(c.Maternity(l, calc.MaternityQuestion{Birth: a.asked(), Children: a.IntN(9) - 3}))
	},
	"monthly_allowance": func(a anything, c *calc.Calculator, l *calc.Life) {
		reasoned(c.MonthlyAllowance(l, calc.MonthlyAllowanceQuestion{Month: a.asked(), InPayment: a.asked()}))
	},
	"social_pension": func(a anything, c *calc.Calculator, l *calc.Life) {
		reasoned(c.SocialPension(l, calc.SocialPensionQuestion{Month: a.asked(), Pension: a.amount()}))
	},
	"options": func(a anything, c *calc.Calculator, l *calc.Life) {
		reasoned(c.Options(l, calc.OptionsQuestion{Month: a.asked()}))
	},
	"retirement_age": func(a anything, c *calc.Calculator, l *calc.Life) {
		reasoned(c.RetirementAge(l, calc.RetirementAgeQuestion{LowerAge: a.IntN(50) - 9}))
	},
	"work_accident": func(a anything, c *calc.Calculator, l *calc.Life) {
		reasoned(c.WorkAccident(l, calc.WorkAccidentQuestion{Paid: a.asked(), Months: a.IntN(50) - 5, Accident: a.asked(), Impairment: a.rate()}))
	},
	"support": func(a anything, c *calc.Calculator, l *calc.Life) {
		c.Granted(l, a.asked(), a.asked())
		left := 50
		c.EachOutlay(l, a.asked(), func(calc.Outlay) bool { left--; return left > 0 })
		c.Quotes(l, a.asked())
		c.AtFloor(a.asked(), a.IntN(100)-5)
	},
	"longer": func(a anything, c *calc.Calculator, l *calc.Life) {
		c.Longer(l, a.rows(3))
		c.Unfounded(l, a.asked())
	},
	"projection": func(a anything, c *calc.Calculator, l *calc.Life) {
		reasoned(ahead.Project(c, l, ahead.Question{Until: a.asked(), Plan: a.rows(3)}))
	},
}

// The searches take longer, and are asked less.
var searches = map[string]func(a anything, c *calc.Calculator, l *calc.Life){
	"solve": func(a anything, c *calc.Calculator, l *calc.Life) {
		vary := []plans.Vary{plans.VaryIncome, plans.VaryMonths}[a.IntN(2)]
		reasoned(plans.Solve(c, l, plans.SolveQuestion{Vary: vary, Target: plans.Target{Monthly: a.amount(), Replacement: a.rate()}, Plan: a.rows(3)}))
	},
	"cheapest_plan": func(a anything, c *calc.Calculator, l *calc.Life) {
		reasoned(plans.Search(c, l, plans.CheapestQuestion{Target: plans.Target{Eligible: true}, Start: a.asked()}))
	},
}

// TestAnything: the library answers or refuses whatever a program makes of its
// types, under the law, under assumptions and under no law at all; a program
// that asks nonsense must not end, nor wait without end.
func TestAnything(t *testing.T) {
	law := vietnam(t)
	none, err := rules.Load(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	laws := []*calc.Calculator{law, law.Assuming(calc.Assumptions{HasInflation: true, HasDiscount: true, Discount: 40_000, HasFundRate: true, HasReference: true, ReferenceRise: 60_000}), calc.New(none)}
	lives, rarely := 10**cases, 100
	if testing.Short() {
		lives = *cases
	}
	for i := range lives {
		a := anything{rand.New(rand.NewPCG(2026, uint64(i)))}
		c := laws[i%len(laws)]
		l := a.life(t, c)
		askAll(t, i, verbs, a, c, l)
		if i%rarely == 0 {
			askAll(t, i, searches, a, c, l)
		}
	}
}

func (a anything) life(t *testing.T, c *calc.Calculator) *calc.Life {
	p, rows := a.person(), a.rows(5)
	defer stopped(t, "the record", p, rows)
	if l, err := c.Life(p, rows); err == nil {
		return l
	}
	l, _ := c.Partial(p, rows)
	return l
}

func askAll(t *testing.T, i int, all map[string]func(anything, *calc.Calculator, *calc.Life), a anything, c *calc.Calculator, l *calc.Life) {
	for _, name := range slices.Sorted(maps.Keys(all)) {
		func() {
			defer stopped(t, name, i)
			all[name](a, c, l)
		}()
	}
}

// stopped says what was asked when a program would have ended.
func stopped(t *testing.T, what ...any) {
	if r := recover(); r != nil {
		t.Errorf("%+v: %v\n%s", what, r, debug.Stack())
	}
}
