package calc_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"testing"

	"github.com/leanovate/gopter"
	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// famHolds checks a property as holds does. why is the reason for which it
// must hold.
func famHolds(t *testing.T, name, why string, property any, gens ...gopter.Gen) {
	t.Helper()
	t.Run(name, func(t *testing.T) { holds(t, name+", because "+why, property, gens...) })
}

// famIndex draws one of the random lives.
func famIndex() gopter.Gen { return gen.UInt64Range(1, 1_000_000) }

// famDo runs a property on a drawn life; lives that are not legal hold. A life
// for which it does not hold is made as small as it gets before it is told.
func famDo(c *calc.Calculator, property func(*famTest) bool) any {
	return func(i uint64) *gopter.PropResult {
		x := famDrawn(c, i)
		if x == nil || property(x) {
			return gopter.NewPropResult(true, "")
		}
		small := famSmallest(c, x, property)
		return gopter.NewPropResult(false, fmt.Sprintf("asked in %s of %s", small.asked, famSaid(small.slow.person, small.rows)))
	}
}

// famSmallest leaves rows and categories out and shortens rows, as long as the
// property does not hold.
func famSmallest(c *calc.Calculator, x *famTest, property func(*famTest) bool) *famTest {
	for smaller := true; smaller; {
		smaller = false
		for _, y := range famSmaller(c, x) {
			if !property(y) {
				x, smaller = y, true
				break
			}
		}
	}
	return x
}

// famSmaller returns the legal lives that are a step smaller.
func famSmaller(c *calc.Calculator, x *famTest) (out []*famTest) {
	add := func(p calc.Person, rows []calc.Row) {
		if life, err := c.Life(p, rows); err == nil {
			y := *x
			y.rows, y.life, y.slow = rows, life, famWritten(x.book, p, rows, x.asked+80)
			out = append(out, &y)
		}
	}
	for i := range x.rows {
		add(x.slow.person, slices.Delete(slices.Clone(x.rows), i, i+1))
	}
	if p := x.slow.person; len(p.Status) > 0 {
		p.Status = p.Status[1:]
		add(p, x.rows)
	}
	for i, r := range x.rows {
		months := r.Months()
		if r.Until == 0 {
			months = int(x.asked-r.From) + 2
		}
		for _, n := range []int{1, months / 2, months - 1} {
			if n >= 1 && n < months && r.Method != subsidy.Prepay {
				rows := slices.Clone(x.rows)
				rows[i].Until = r.From + rules.Month(n)
				add(x.slow.person, rows)
			}
		}
	}
	return out
}

// A life for which something does not hold shrinks to what it hangs on.
func TestFamilyShrinking(t *testing.T) {
	c := vietnam(t)
	few := func(x *famTest) bool {
		return x.life.Record().Before(x.asked+1).Compulsory < 7
	}
	shrunk := 0
	for i := uint64(1); i < 400; i++ {
		x := famDrawn(c, i)
		if x == nil || few(x) {
			continue
		}
		shrunk++
		small := famSmallest(c, x, few)
		if n := small.life.Record().Before(small.asked + 1); n.Compulsory != 7 || n.Voluntary > 0 || len(small.slow.person.Status) > 0 {
			t.Errorf("life %d shrinks to %s", i, famSaid(small.slow.person, small.rows))
		}
	}
	if shrunk < 50 {
		t.Errorf("only %d lives to shrink", shrunk)
	}
}

// famResults asks a life everything and writes the figures down.
func famResults(c *calc.Calculator, l *calc.Life, m rules.Month) (out []string) {
	add := func(r any, err error) {
		data, _ := json.Marshal(r)
		data = famWay.ReplaceAll(data, nil) // months that were taken out cannot be paid again
		out = append(out, fmt.Sprintf("%T %s %t", r, data, err != nil))
	}
	for _, g := range []pension.Ground{pension.AtAge, pension.Emigrating, pension.Ill, pension.Impaired, pension.StoppedPaying} {
		r, err := c.OneTime(l, calc.OneTimeQuestion{Month: m, Ground: g})
		add(r, err)
	}
	d, err := c.Death(l, calc.DeathQuestion{Month: m, Relatives: []pension.Relative{{Relation: pension.Child, Born: m - 100}, {Relation: pension.Wife, Born: m - 700, NoCarer: true}}})
	add(d, err)
	b, err := c.Maternity(l, calc.MaternityQuestion{Birth: m, Children: 2})
	add(b, err)
	a, err := c.MonthlyAllowance(l, calc.MonthlyAllowanceQuestion{Month: m})
	add(a, err)
	s, err := c.SocialPension(l, calc.SocialPensionQuestion{Month: m})
	add(s, err)
	p, err := c.Pension(l, calc.PensionQuestion{Month: m, Impairment: 700_000, InPayment: m + 40, Emigration: m + 40})
	add(p, err)
	o, err := c.Options(l, calc.OptionsQuestion{Month: m})
	return append(out, fmt.Sprint(famOpen(o), famClosed(o), err != nil))
}

func TestFamilyRecordProperties(t *testing.T) {
	c := vietnam(t)
	famHolds(t, "a record split into rows gives the same answers", "months are paid, not rows",
		func(i uint64, cut int) bool {
			x := famDrawn(c, i)
			if x == nil {
				return true
			}
			return slices.Equal(famResults(c, x.life, x.asked), famResults(c, famLiving(t, c, x, famCut(x.rows, cut)), x.asked))
		}, famIndex(), gen.IntRange(1, 60))
	famHolds(t, "the order of the rows does not matter", "time has its own order, and payments have theirs", famDo(c, func(x *famTest) bool {
		if famSameMonth(x.rows) {
			return true // TestFamilyPaymentsOfOneMonth
		}
		rows := slices.Clone(x.rows)
		slices.Reverse(rows)
		return slices.Equal(famResults(c, x.life, x.asked), famResults(c, famLiving(t, c, x, rows), x.asked))
	}), famIndex())
	famHolds(t, "what was taken out once brings nothing a second time", "time already paid out never counts again (Law 41/2024 art. 5(3))", famDo(c, func(x *famTest) bool {
		rows := slices.Clone(x.rows)
		for i := range rows {
			rows[i].Withdrawn = true
		}
		bare := famLiving(t, c, x, nil)
		return famSameBenefits(famResults(c, bare, x.asked), famResults(c, famLiving(t, c, x, rows), x.asked))
	}), famIndex())
	famHolds(t, "withdrawn rows change nothing", "they count for nothing", famDo(c, func(x *famTest) bool {
		kept := slices.DeleteFunc(slices.Clone(x.rows), func(r calc.Row) bool { return r.Withdrawn })
		return famSameBenefits(famResults(c, x.life, x.asked), famResults(c, famLiving(t, c, x, kept), x.asked))
	}), famIndex())
}

// famSameBenefits compares all answers but the options, which the place of
// withdrawn rows still disturbs (TestFamilyFaults).
// famWay is the nearest way to meet a condition, as an answer writes it.
var famWay = regexp.MustCompile(`,"way":\{"code":"[^"]*","text":\{[^}]*\}[^}]*\}`)

func famSameBenefits(a, b []string) bool { return slices.Equal(a[:len(a)-1], b[:len(b)-1]) }

// famSameMonth reports whether missing months were paid in a month in which
// another payment may have been made.
func famSameMonth(rows []calc.Row) bool {
	return slices.ContainsFunc(rows, func(r calc.Row) bool {
		return r.Method == subsidy.Backpay && slices.ContainsFunc(rows, func(o calc.Row) bool {
			return o.Method != subsidy.Backpay && o.Scheme == pension.Voluntary && o.Has(r.Paid)
		})
	})
}

// Which of two payments of one month uses up the State's months first must not
// hang on the order of the rows.
func TestFamilyPaymentsOfOneMonth(t *testing.T) {
	c := vietnam(t)
	const head = `
person: {sex: male, born: 1950-09, status: [{from: 2016-01, to: 2019-08, is: poor}, {from: 2025-08, to: 2030-01, is: poor}]}
ask: {kind: one_time, month: 2025-08, ground: retirement_age}
record:
`
	const first = "  - {from: 2020-07, to: 2025-06, scheme: voluntary, average: 18_876_685}\n"
	const ahead = "  - {from: 2025-07, to: 2029-06, scheme: voluntary, income: 4_000_000, method: prepay}\n"
	const missing = "  - {from: 2018-12, to: 2020-06, scheme: voluntary, income: 1_500_000, method: backpay, paid: 2025-07}\n"
	if a, b := famAnswer(t, c, head+first+ahead+missing), famAnswer(t, c, head+first+missing+ahead); a != b {
		t.Errorf("%s, in another order %s", a, b)
	}
}

// famLiving returns the person of x with other rows.
func famLiving(t *testing.T, c *calc.Calculator, x *famTest, rows []calc.Row) *calc.Life {
	t.Helper()
	l, err := c.Life(x.slow.person, rows)
	if err != nil {
		t.Fatalf("%v\n%s", err, famSaid(x.slow.person, rows))
	}
	return l
}

// famCut cuts rows that are paid month by month after so many months.
func famCut(rows []calc.Row, months int) (out []calc.Row) {
	for _, r := range rows {
		at := r.From + rules.Month(months)
		if r.Method != subsidy.EveryMonth || r.Paid != 0 || r.Until != 0 && at >= r.Until {
			out = append(out, r)
			continue
		}
		first, second := r, r
		first.Until, second.From = at, at
		out = append(out, second, first)
	}
	return out
}

func TestFamilyBenefitProperties(t *testing.T) {
	c := vietnam(t)
	famHolds(t, "no benefit is negative, and a refusal brings nothing", "nobody owes the fund for a benefit", famDo(c, func(x *famTest) bool {
		one, _ := c.OneTime(x.life, calc.OneTimeQuestion{Month: x.asked, Ground: pension.Emigrating})
		d, _ := c.Death(x.life, x.deathQuestion())
		a, _ := c.MonthlyAllowance(x.life, calc.MonthlyAllowanceQuestion{Month: x.asked})
		least := min(one.Amount, one.BeforeDeduction, one.SupportDeducted, d.FuneralGrant, d.SurvivorLumpSum, d.MonthlyAllowance, d.RemainingAllowance, a.Monthly, a.BuyUp)
		return least >= 0 && (one.Eligible || one.Amount == 0) && (a.Eligible || a.Monthly+a.BuyUp == 0)
	}), famIndex())
	famHolds(t, "one-time: amount + support taken off = benefit, or nothing is left", "the parts are the whole", famDo(c, func(x *famTest) bool {
		r, _ := c.OneTime(x.life, calc.OneTimeQuestion{Month: x.asked, Ground: pension.Emigrating})
		return r.Amount+r.SupportDeducted == r.BeforeDeduction || r.Amount == 0 && r.SupportDeducted > r.BeforeDeduction
	}), famIndex())
	famHolds(t, "illness never brings less than emigration", "only the support is taken off the one and not the other", famDo(c, func(x *famTest) bool {
		ill, _ := c.OneTime(x.life, calc.OneTimeQuestion{Month: x.asked, Ground: pension.Ill})
		abroad, _ := c.OneTime(x.life, calc.OneTimeQuestion{Month: x.asked, Ground: pension.Emigrating})
		return !ill.Eligible || ill.Amount >= abroad.Amount && ill.BeforeDeduction == abroad.BeforeDeduction
	}), famIndex())
	famHolds(t, "nobody has the choice of pension and monthly allowance", "the allowance is for those with too few months (art. 23)", famDo(c, func(x *famTest) bool {
		p, _ := c.Pension(x.life, calc.PensionQuestion{Month: x.asked})
		a, _ := c.MonthlyAllowance(x.life, calc.MonthlyAllowanceQuestion{Month: x.asked})
		return !p.Eligible || !a.Eligible
	}), famIndex())
	famHolds(t, "the social pension does not ask what was paid", "it is no insurance", famDo(c, func(x *famTest) bool {
		q := calc.SocialPensionQuestion{Month: x.asked}
		with, _ := c.SocialPension(x.life, q)
		without, _ := c.SocialPension(famLiving(t, c, x, nil), q)
		return with.Monthly == without.Monthly
	}), famIndex())
	famHolds(t, "children: the allowance of n is n times that of one", "it is paid for each child (art. 95)", func(i uint64, n int) bool {
		x := famDrawn(c, i)
		if x == nil {
			return true
		}
		one, _ := c.Maternity(x.life, calc.MaternityQuestion{Birth: x.asked, Children: 1})
		many, _ := c.Maternity(x.life, calc.MaternityQuestion{Birth: x.asked, Children: n})
		return many.Amount == rules.VND(n)*one.Amount
	}, famIndex(), gen.IntRange(1, 5))
}

// famScaled multiplies every level by k and leaves no support.
func famScaled(rows []calc.Row, k rules.VND) []calc.Row {
	out := slices.Clone(rows)
	for i := range out {
		out[i].Amount, out[i].Level, out[i].SupportGiven, out[i].StateSupport = k*out[i].Amount, calc.Average, true, 0
		if out[i].Scheme == pension.Compulsory {
			out[i].SupportGiven = false
		}
	}
	return out
}

func TestFamilyMoneyProperties(t *testing.T) {
	c := vietnam(t)
	famHolds(t, "one-time: k times the income brings k times the benefit", "it is a number of averages, or what was paid; each is rounded once, and so is a payment at interest and what is left of it, so k times may be off by (k+1)/2 for each",
		func(i uint64, k int64) bool {
			x := famDrawn(c, i)
			if x == nil {
				return true
			}
			q := calc.OneTimeQuestion{Month: x.asked, Ground: pension.Emigrating}
			one, err := c.OneTime(famLiving(t, c, x, famScaled(x.rows, 1)), q)
			many, errMany := c.OneTime(famLiving(t, c, x, famScaled(x.rows, rules.VND(k))), q)
			off := int64(many.Amount) - k*int64(one.Amount)
			roundings := int64(1)
			for _, r := range x.rows {
				if r.Method.Bears() && one.Working().Short {
					roundings += 2
				}
			}
			return (err == nil) == (errMany == nil) && 2*max(off, -off) <= roundings*(k+1)
		}, famIndex(), gen.Int64Range(2, 9))
	famHolds(t, "the funeral grant does not depend on the income", "it is ten reference levels (art. 109)", func(i uint64, k int64) bool {
		x := famDrawn(c, i)
		if x == nil {
			return true
		}
		one, err := c.Death(x.life, calc.DeathQuestion{Month: x.asked})
		many, errMany := c.Death(famLiving(t, c, x, famScaled(x.rows, rules.VND(k))), calc.DeathQuestion{Month: x.asked})
		return err != nil || errMany != nil || one.FuneralGrant == many.FuneralGrant
	}, famIndex(), gen.Int64Range(2, 9))
	famHolds(t, "a pensioner's survivors never get more for a month more of pension", "half a pension is taken off each, down to three (art. 110(4))",
		func(received int, monthly int64, at int) bool {
			l, err := c.Life(calc.Person{Sex: rules.Male, Born: famAt("1950-01")}, nil)
			m := famAt("2012-01") + rules.Month(at)
			q := calc.DeathQuestion{Month: m, PensionSince: m - rules.Month(received), PensionMonthly: rules.VND(monthly)}
			now, _ := c.Death(l, q)
			q.PensionSince--
			later, _ := c.Death(l, q)
			return err == nil && later.SurvivorLumpSum <= now.SurvivorLumpSum && later.SurvivorLumpSum >= 3*q.PensionMonthly
		}, gen.IntRange(0, 200), gen.Int64Range(1, 40_000_000), gen.IntRange(0, 178))
	famHolds(t, "the allowance pays out the own money, and a month's amount more at the most", "months are rounded up, the raised amount to the đồng: months/2 đồng either way",
		func(months, age int, income int64) bool { return famAllowanceCarries(c, months, age, income) },
		gen.IntRange(12, 179), gen.IntRange(744, 899), gen.Int64Range(700_000, 60_000_000))
}

func famAllowanceCarries(c *calc.Calculator, months, age int, income int64) bool {
	m := famAt("2026-09")
	row := calc.Row{Scheme: pension.Voluntary, Level: calc.Average, Amount: rules.VND(income)}
	row.Period = rules.Period{From: m - rules.Month(months), Until: m}
	l, err := c.Life(calc.Person{Sex: rules.Male, Born: m - rules.Month(age)}, []calc.Row{row})
	if err != nil {
		return false
	}
	a, err := c.MonthlyAllowance(l, calc.MonthlyAllowanceQuestion{Month: m})
	own := income * famHalves(c.Book().On(m), months)
	paid := int64(a.Months) * int64(a.Monthly)
	return err == nil && a.Eligible && 2*(paid-own) >= -int64(a.Months) && 2*(paid-own) < 2*500_000+int64(a.Months)
}

// The law itself is not monotone here: below 60 months the amount paid is
// returned, from 60 on two averages a year. No property may say otherwise.
func TestFamilyCounterexampleAt60Months(t *testing.T) {
	c := vietnam(t)
	sum := func(months int) rules.VND {
		row := calc.Row{Scheme: pension.Voluntary, Level: calc.Average, Amount: 1_500_000}
		row.Period = rules.Period{From: famAt("2020-01"), Until: famAt("2020-01") + rules.Month(months)}
		l, err := c.Life(calc.Person{Sex: rules.Male, Born: famAt("1980-01")}, []calc.Row{row})
		d, errD := c.Death(l, calc.DeathQuestion{Month: famAt("2026-08")})
		if err != nil || errD != nil {
			t.Fatal(err, errD)
		}
		return d.SurvivorLumpSum
	}
	if at59, at60, at78 := sum(59), sum(60), sum(79); at59 != 19_470_000 || at60 != 15_000_000 || at78 <= at59 {
		t.Errorf("59 months %d, 60 months %d, 79 months %d", at59, at60, at78)
	}
}

// famMethods are those that can be returned.
var famMethods = []subsidy.Method{subsidy.Every3Months, subsidy.Every6Months, subsidy.Every12Months, subsidy.Prepay, subsidy.Prepay}

func TestFamilyRefundProperties(t *testing.T) {
	c := vietnam(t)
	l, err := c.Life(calc.Person{Sex: rules.Female, Born: famAt("1985-01")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	gens := []gopter.Gen{gen.IntRange(0, 4), gen.IntRange(0, 3), gen.IntRange(0, 65), gen.Int64Range(0, 800_000), gen.IntRange(0, 11)}
	ask := func(method, years, used int, fifties int64, month int) (calc.RefundQuestion, calc.Contribution, calc.Refund) {
		return famReturned(c, l, famMethods[method], 24+12*years, used, 1_500_000+50*rules.VND(fifties), famAt("2026-01")+rules.Month(month))
	}
	famHolds(t, "refund + State's part = what the months left came to", "the parts are the whole", func(method, years, used int, fifties int64, month int) bool {
		_, _, r := ask(method, years, used, fifties, month)
		return r.Refund+r.StateSupport == r.Gross && r.Refund >= 0
	}, gens...)
	famHolds(t, "nothing used: all that was paid comes back, the own part to the person", "a refund has neither interest nor fee", func(method, years, used int, fifties int64, month int) bool {
		_, paid, r := ask(method, years, 0, fifties, month)
		return r.Gross == paid.Gross && r.StateSupport == paid.StateSupport && r.Refund == paid.Net
	}, gens...)
	discounting := famUnder(t, c, "support.prepay", "discounted")
	famHolds(t, "nothing used: the State's part is the one that it paid, discounted or not", "one reading of support holds for payment and refund", func(method, years, used int, fifties int64, month int) bool {
		_, paid, r := famReturned(discounting, l, famMethods[method], 24+12*years, 0, 1_500_000+50*rules.VND(fifties), famAt("2026-01")+rules.Month(month))
		return r.StateSupport == paid.StateSupport && r.Refund == paid.Net && len(famRederived(r)) == 0
	}, gens...)
	famHolds(t, "refund + used = paid", "every đồng is of one month; prepaid months have fractions, so the two roundings may be one đồng off", func(method, years, used int, fifties int64, month int) bool {
		q, paid, r := ask(method, years, used, fifties, month)
		off := int64(famUsed(q, paid.Months-r.MonthsLeft)) + int64(r.Gross) - int64(paid.Gross)
		return off == 0 || q.Payment.Method == subsidy.Prepay && off >= -1 && off <= 1
	}, gens...)
	famHolds(t, "a month later never brings more back", "one month more is used", func(method, years, used int, fifties int64, month int) bool {
		_, _, now := ask(method, years, used, fifties, month)
		_, _, later := ask(method, years, used+1, fifties, month)
		return later.Gross <= now.Gross && later.Refund <= now.Refund && later.MonthsLeft == max(0, now.MonthsLeft-1)
	}, gens...)
}

// famReturned pays in a month, and is insured otherwise after so many months.
func famReturned(c *calc.Calculator, l *calc.Life, method subsidy.Method, months, used int, income rules.VND, paid rules.Month) (calc.RefundQuestion, calc.Contribution, calc.Refund) {
	p := calc.ContributionQuestion{Paid: paid, Method: method, Income: income, HasFundRate: true, FundRate: 3_100}
	if method == subsidy.Prepay {
		p.Months = months
	}
	q := calc.RefundQuestion{Reason: calc.ByCompulsory, Month: paid + rules.Month(used), Payment: p}
	price, err := c.Contribution(l, p)
	back, errBack := c.Refund(l, q)
	if err != nil || errBack != nil {
		return q, calc.Contribution{}, calc.Refund{Refund: -1}
	}
	return q, price, back
}

// famUsed is the price of the first months of a payment, at 22%.
func famUsed(q calc.RefundQuestion, months int) rules.VND {
	weight := big.NewRat(int64(months), 1)
	if q.Payment.Method == subsidy.Prepay {
		weight = famLeft(q.Payment.FundRate, 0, months)
	}
	return famRound(famTimes(weight, int64(q.Payment.Income)*22, 100))
}

func TestFamilyInPaymentProperties(t *testing.T) {
	c := vietnam(t)
	famHolds(t, "a pension in payment never falls, and each rise is on its list", "rises are never taken back", func(start, monthly, months int) bool {
		from := famAt("2008-01") + rules.Month(start)
		before := rules.VND(monthly)
		for m := from; m <= from+rules.Month(months); m++ {
			now, rises, missing := pension.InPayment(c.Book(), from, rules.VND(monthly), m)
			if missing.Missing() || now < before || len(rises) > 0 && rises[len(rises)-1].Monthly != now {
				return false
			}
			before = now
		}
		return true
	}, gen.IntRange(0, 230), gen.IntRange(1, 40_000_000), gen.IntRange(0, 60))
	famHolds(t, "who began earlier has never fewer rises, but for those that were for later ones only", "a rise reaches all pensions before it, except that of 2016", func(start, months int) bool {
		from := famAt("2016-06") + rules.Month(start)
		_, early, _ := pension.InPayment(c.Book(), from, 1_000_000, from+rules.Month(months))
		_, late, _ := pension.InPayment(c.Book(), from+1, 1_000_000, from+rules.Month(months))
		return len(early) >= len(late)
	}, gen.IntRange(0, 120), gen.IntRange(1, 120))
}

func TestFamilyRelatives(t *testing.T) {
	c := vietnam(t)
	famHolds(t, "the order of the relatives does not matter, and a fifth brings nothing more", "four at most, those without a carer first (art. 87)", func(carers []bool) bool {
		row := calc.Row{Scheme: pension.Compulsory, Level: calc.Average, Amount: 5_000_000}
		row.Period = rules.Period{From: famAt("2000-01"), Until: famAt("2015-01")}
		l, err := c.Life(calc.Person{Sex: rules.Male, Born: famAt("1975-01")}, []calc.Row{row})
		q := calc.DeathQuestion{Month: famAt("2026-08")}
		alone := 0
		for _, has := range carers {
			q.Relatives = append(q.Relatives, pension.Relative{Relation: pension.Child, Born: famAt("2015-01"), NoCarer: !has})
			if !has {
				alone++
			}
		}
		got, _ := c.Death(l, q)
		slices.Reverse(q.Relatives)
		again, _ := c.Death(l, q)
		alone = min(alone, 4)
		cared := min(len(carers)-min(len(carers), famCount(carers, false)), 4-alone)
		want := rules.VND(alone)*1_771_000 + rules.VND(cared)*1_265_000
		return err == nil && got.MonthlyAllowance == want && again.MonthlyAllowance == want
	}, gen.SliceOfN(7, gen.Bool()))
}

func famCount(list []bool, is bool) (n int) {
	for _, b := range list {
		if b == is {
			n++
		}
	}
	return n
}

// famRederived returns the steps of an explanation that do not follow from
// their parts.
func famRederived(r calc.Explained) (wrong []string) {
	e := r.Explain()
	for i := range e.Steps {
		if err := e.Steps[i].Check(); err != nil {
			wrong = append(wrong, err.Error())
		}
	}
	return wrong
}
