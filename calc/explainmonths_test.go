package calc_test

import (
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// The months add up to their years, and the years to the indexed income of the
// tree; of each year the tree says the same.
func TestMonthsAddUpToTheTree(t *testing.T) {
	c := vietnamese(t)
	told, lives := 0, uint64(300)
	if testing.Short() {
		lives = 60
	}
	for i := range lives {
		l := lifeOf(c.Book(), 31, i)
		life, err := c.Life(l.person, l.rows)
		if err != nil {
			continue
		}
		for _, r := range withAverages(c, life, l.claim) {
			years := c.ByMonth(life, r)
			if len(years) == 0 {
				continue
			}
			told++
			addsUp(t, years, trees(t, r))
		}
		if t.Failed() {
			t.Fatalf("life %d in %s:\n%s", i, l.claim, l)
		}
	}
	if told < int(lives)/3 {
		t.Errorf("only %d results were told by month", told)
	}
}

// The allowance of those who were insured for too short a time, and the pension
// at the end of a plan, are told by month as well; what has no average is not.
func TestAllowancesAndPlansAreToldByMonth(t *testing.T) {
	c := vietnamese(t)
	old := lifeWith(t, c, "1966-10", settled("2010-01", "2017-05", 2_750_000))
	a, err := c.MonthlyAllowance(old, calc.MonthlyAllowanceQuestion{Month: month("2026-10")})
	if err != nil || !a.Eligible {
		t.Fatalf("%v, %+v", err, a)
	}
	years := c.ByMonth(old, a)
	if len(years) != 8 || years[0].Year != 2010 || len(years[7].Months) != 5 {
		t.Errorf("89 months of 2010 to 2017 are told as %+v", years)
	}
	addsUp(t, years, trees(t, a))

	young := lifeWith(t, c, "1975-05", settled("2014-01", "2023-06", 3_000_000))
	p, err := ahead.Project(c, young, ahead.Question{Plan: plan("2027-01", "2036-12", 3_000_000)})
	if err != nil || !p.Pension.Eligible {
		t.Fatalf("%v, %+v", err, p.Pension)
	}
	months := 0
	for _, y := range c.ByMonth(p.Life(), p.Pension) {
		months += len(y.Months)
	}
	if months != p.GoOn.InsuredMonths {
		t.Errorf("%d months are told of %d, the plan included", months, p.GoOn.InsuredMonths)
	}

	age, err := c.RetirementAge(old, calc.RetirementAgeQuestion{})
	if none := c.ByMonth(old, age); err != nil || none != nil {
		t.Errorf("an age has no months: %v, %+v", err, none)
	}
	answer := answered(c, "person: {sex: female, born: 1966-10}\nrecord: [{from: 2010-01, to: 2017-05, scheme: voluntary, average: 2750000}]\nask: {kind: monthly_allowance, month: 2026-10, explain: months}")
	if strings.Count(answer, `"month":"2016-`) != 12 {
		t.Errorf("a document that asks for months is told %s", answer)
	}
}

func withAverages(c *calc.Calculator, life *calc.Life, m rules.Month) (out []calc.Explained) {
	if p, err := c.Pension(life, calc.PensionQuestion{Month: m}); err == nil && p.Eligible {
		out = append(out, p)
	}
	if o, err := c.OneTime(life, calc.OneTimeQuestion{Month: m, Ground: pension.Emigrating}); err == nil && o.Eligible && o.AverageIncome > 0 {
		out = append(out, o)
	}
	if d, err := c.Death(life, calc.DeathQuestion{Month: m}); err == nil && d.SurvivorLumpSum > 0 {
		out = append(out, d)
	}
	return out
}

// addsUp compares years told by month with a tree that has an average in it.
func addsUp(t *testing.T, years []calc.LedgerYear, nodes []node) {
	t.Helper()
	all := new(big.Rat)
	for _, y := range years {
		sum := new(big.Rat)
		for _, m := range y.Months {
			if m.Month.Year() != y.Year {
				t.Errorf("%s stands in %d", m.Month, y.Year)
			}
			product := new(big.Rat).Mul(big.NewRat(int64(m.Amount), 1), exact(m.Factor.String()))
			if product.Cmp(exact(string(m.Indexed))) != 0 {
				t.Errorf("%s: %d × %s is not %s", m.Month, m.Amount, m.Factor, m.Indexed)
			}
			sum.Add(sum, product)
		}
		if sum.Cmp(exact(string(y.Indexed))) != 0 {
			t.Errorf("%d: the months come to %s, the year says %s", y.Year, sum.FloatString(6), y.Indexed)
		}
		all.Add(all, sum)
	}
	found := false
	for i := range nodes {
		walk(&nodes[i], func(n *node) {
			if n.Quantity != "indexed_income" || found {
				return
			}
			found = true
			if all.Cmp(exact(n.Value)) != 0 {
				t.Errorf("the years come to %s, the tree to %s", all.FloatString(6), n.Value)
			}
			sameYears(t, years, n)
		})
	}
}

// sameYears compares each year with what the spells of the tree have of it;
// spells that are not told by year are left out of both.
func sameYears(t *testing.T, years []calc.LedgerYear, tree *node) {
	t.Helper()
	of := map[int]*big.Rat{}
	for i := range tree.Children {
		spell := &tree.Children[i]
		income := exact(spell.Children[0].Value)
		walk(spell, func(n *node) {
			if n.Quantity == "indexed_months_of_year" {
				year, _ := strconv.Atoi(n.Detail)
				if of[year] == nil {
					of[year] = new(big.Rat)
				}
				of[year].Add(of[year], new(big.Rat).Mul(income, exact(n.Value)))
			}
		})
	}
	for _, y := range years {
		if sum := of[y.Year]; sum != nil && sum.Cmp(exact(string(y.Indexed))) > 0 {
			t.Errorf("%d: the spells have %s of it, the months %s", y.Year, sum.FloatString(6), y.Indexed)
		}
	}
}

// Who paid is spread over the months of a payment so that nothing is lost.
func TestPaymentsAreSpreadToTheDong(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1969-05", settled("2008-01", "2021-12", 1_500_000), calc.Row{
		Period: rules.Period{From: month("2025-05"), Until: month("2027-05")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000,
		Method: subsidy.Prepay, Paid: month("2025-05"), FundRate: 3_100, HasFundRate: true,
	})
	pay, err := c.Contribution(l, calc.ContributionQuestion{Paid: month("2025-05"), Method: subsidy.Prepay, Months: 24, Income: 1_500_000, FundRate: 3_100, HasFundRate: true})
	if err != nil {
		t.Fatal(err)
	}
	p, err := c.Pension(l, calc.PensionQuestion{Month: month("2027-04")})
	if err != nil || !p.Eligible {
		t.Fatal(p.Shortfalls, err)
	}
	var own, state rules.VND
	for _, y := range c.ByMonth(l, p) {
		for _, m := range y.Months {
			own, state = own+m.Own, state+m.State
		}
	}
	if own != pay.Net || state != pay.StateSupport {
		t.Errorf("%d and %d by month, %d and %d paid", own, state, pay.Net, pay.StateSupport)
	}
}
