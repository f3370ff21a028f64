package calc_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/coverage"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/calc/savings"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// Every explanation of every question, of random lives, re-derives its amounts.
func TestRandomLivesExplainTheirAmounts(t *testing.T) {
	c := vietnamese(t).Assuming(calc.Assumptions{
		Inflation: 35_000, HasInflation: true, Discount: 40_000, HasDiscount: true, FundRate: 3_000, HasFundRate: true, ReferenceRise: 60_000, HasReference: true, PovertyRise: 50_000, HasPoverty: true,
	})
	asked := map[string]calc.Result{}
	lives := uint64(240)
	if testing.Short() {
		lives = 24
	}
	run := uint64(0)
	for i := range lives {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			run++
			l := lifeOf(c.Book(), 7, i)
			life, err := c.Life(l.person, l.rows)
			if err != nil {
				return
			}
			a := asker{c: c, life: life, m: l.claim, Rand: rand.New(rand.NewPCG(11, i))}
			a.everything(i%24 == 0)
			for _, r := range a.results {
				asked[fmt.Sprintf("%T", r)] = r
				explains(t, r)
			}
			if t.Failed() {
				t.Fatalf("%s", l)
			}
		})
	}
	if run == lives && len(asked) != len(casefile.Kinds()) { // else only some were asked for
		t.Errorf("only %d of the %d kinds were answered", len(asked), len(casefile.Kinds()))
	}
	if testing.Short() {
		return
	}
	for _, r := range asked {
		turnsDigits(t, r.(calc.Explained))
	}
}

// turnsDigits turns a digit in step after step, in some of long trees: whoever
// does is found out.
func turnsDigits(t *testing.T, r calc.Explained) {
	t.Helper()
	nodes := trees(t, r)
	whole, all := digest(nodes), []*node{}
	for i := range nodes {
		walk(&nodes[i], func(n *node) { all = append(all, n) })
	}
	for i := 0; i < len(all); i += 1 + len(all)/60 {
		n, before := all[i], all[i].Value
		n.Value = turned(before)
		if sound(nodes) && digest(nodes) == whole {
			t.Errorf("%T: %s turned from %s to %s and nobody noticed", r, n.Quantity, before, n.Value)
		}
		n.Value = before
	}
}

func sound(nodes []node) bool {
	for _, n := range nodes {
		if checked(n) != nil {
			return false
		}
	}
	return stands(nodes) == nil
}

// An asker asks all that can be asked of a life in a month.
type asker struct {
	*rand.Rand
	c       *calc.Calculator
	life    *calc.Life
	m       rules.Month
	results []calc.Result
}

func (a *asker) add(r calc.Result, err error) {
	if err == nil {
		a.results = append(a.results, r)
	}
}

// everything leaves out plans, which are long to reckon, unless told not to.
func (a *asker) everything(plans bool) {
	a.add(a.c.Pension(a.life, calc.PensionQuestion{Month: a.m, Impairment: 610_000, InPayment: a.m + 60, Emigration: a.m + 30}))
	a.add(a.c.RetirementAge(a.life, calc.RetirementAgeQuestion{LowerAge: a.IntN(6)}))
	for _, g := range []pension.Ground{pension.Emigrating, pension.Ill, pension.StoppedPaying} {
		a.add(a.c.OneTime(a.life, calc.OneTimeQuestion{Month: a.m, Ground: g}))
	}
	a.add(a.c.Death(a.life, calc.DeathQuestion{Month: a.m, Relatives: []pension.Relative{{Relation: pension.Child, Born: a.m - 60}}}))
	a.add(a.c.MonthlyAllowance(a.life, calc.MonthlyAllowanceQuestion{Month: a.m, InPayment: a.m + 24}))
	a.add(a.c.SocialPension(a.life, calc.SocialPensionQuestion{Month: a.m, Pension: rules.VND(a.IntN(700_000))}))
	a.add(a.c.Maternity(a.life, calc.MaternityQuestion{Birth: a.m, Children: 1 + a.IntN(3)}))
	a.add(a.c.WorkAccident(a.life, calc.WorkAccidentQuestion{
		Paid: a.m, Months: 6 + 6*a.IntN(2), Accident: a.m + rules.Month(a.IntN(6)), Impairment: rules.Rate(a.IntN(1_000_001)), Before: a.IntN(100),
	}))
	a.payments()
	a.add(a.c.Options(a.life, calc.OptionsQuestion{Month: a.m}))
	a.add(coverage.Of(a.c, coverage.Question{
		Population: 1 + a.IntN(2_000_000), Participants: 1 + a.IntN(900_000), TargetRate: rules.Rate(a.IntN(1_000_000)), Assigned: 1 + a.IntN(900_000), SupportPerHead: rules.VND(a.IntN(200_000)),
	}), nil)
	if plans {
		a.plans()
	}
}

func (a *asker) payments() {
	floor := a.c.Book().On(a.m).Contribution.Floor.Value
	pay := calc.ContributionQuestion{Paid: a.m, Income: floor + 50_000*rules.VND(a.IntN(40)), FundRate: 3_000, HasFundRate: true}
	pay.Method = []subsidy.Method{subsidy.EveryMonth, subsidy.Every6Months, subsidy.Prepay, subsidy.Backpay}[a.IntN(4)]
	if pay.Method.Bears() {
		pay.Months = 12 * (1 + a.IntN(5))
	}
	if a.IntN(2) == 0 {
		pay.Donors = []subsidy.Donor{{Name: "Hội Nông dân", Amount: 20_000, Months: 6}, {Name: "công ty", Share: 150_000}}
	}
	a.add(a.c.Contribution(a.life, pay))
	a.add(a.c.Refund(a.life, calc.RefundQuestion{Reason: calc.ByCompulsory, Month: a.m + 2, Payment: pay}))
	home := calc.HouseholdQuestion{Paid: a.m, Months: 6, Members: []calc.HouseholdMember{{Name: "bà", Born: a.m - 800}, {Name: "mẹ", Born: a.m - 500, Status: []string{"near_poor"}}, {Name: "con", Born: a.m - 300}}}
	a.add(a.c.HouseholdPremium(home))
	a.add(savings.Of(a.c, a.life, savings.Question{
		Amount: rules.VND(a.IntN(30_000)), Every: savings.EachDay, Members: a.IntN(12), Sales: []savings.Sale{{What: "lon nhôm", Kg: 1_350_000, Price: 18_333}},
		Toward: []calc.Question{pay, home}[a.IntN(2)],
	}))
}

func (a *asker) plans() {
	start := max(a.m, lastOf(a.life)) + 1
	ceiling := a.c.Book().On(start).Contribution.Floor.Value
	plan := []calc.Row{{Period: rules.Period{From: start, Until: start + rules.Month(12+a.IntN(200))}, Scheme: pension.Voluntary, Level: calc.Income, Amount: max(3_000_000, ceiling)}}
	a.add(ahead.Project(a.c, a.life, ahead.Question{Plan: plan}))
	target := plans.Target{Monthly: rules.VND(500_000 + a.IntN(2_000_000))}
	if a.IntN(3) == 0 {
		target = plans.Target{Replacement: rules.Rate(300_000 + a.IntN(300_000))}
	}
	for _, vary := range []plans.Vary{plans.VaryIncome, plans.VaryMonths, plans.VaryRetirement} {
		a.add(plans.Solve(a.c, a.life, plans.SolveQuestion{Target: target, Vary: vary, Plan: plan}))
	}
	a.add(plans.Search(a.c, a.life, plans.CheapestQuestion{Target: plans.Target{Eligible: true}, Start: start}))
	a.add(plans.Search(a.c, a.life, plans.CheapestQuestion{Target: plans.Target{Eligible: true}, Start: start, Objective: plans.LeastPresent}))
}

// lastOf returns the last month that is paid for.
func lastOf(l *calc.Life) rules.Month {
	m, _ := l.Record().LastPaid(rules.LastMonth)
	return m
}
