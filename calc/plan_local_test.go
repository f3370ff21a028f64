package calc_test

import (
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A province that pays from a month in which no law changes, for so many
// months, and more from an age on.
const localReform = `schema: 1
instrument: {id: local, number: giả định, kind: what_if, title: {vi: "x", en: "x"}, issuer: x, published: 2026-12-10, in_force: 2027-03-01, source: x}
support:
  - {id: some-months, for: voluntary_si, payer: province, who: {province: lai-chau, age: {below: 47}}, share: "25%", of: minimum_contribution, until: 2031-12, max_months: 20, at: art. 1}
  - {id: older, for: voluntary_si, payer: province, who: {province: lai-chau, age: {from: 47}}, amount: 80000, until: 2031-12, at: art. 2}
`

func inLaiChau(t *testing.T) (*calc.Calculator, calc.Person) {
	t.Helper()
	book, err := vietnamese(t).Book().With(fstest.MapFS{"local.yaml": {Data: []byte(localReform)}})
	if err != nil {
		t.Fatal(err)
	}
	return calc.New(book), calc.Person{
		Sex: rules.Female, Born: month("1982-06"),
		Residence: []calc.Residence{{Period: rules.Period{From: month("2010-01")}, Province: "lai-chau", Area: "rural"}},
	}
}

// What a plan costs is the sum of what each of its payments costs when it is
// made, whatever local rules begin, run out or depend on age meanwhile.
func TestAPlanCostsWhatItsPaymentsDo(t *testing.T) {
	c, person := inLaiChau(t)
	for _, method := range []subsidy.Method{subsidy.EveryMonth, subsidy.Every3Months, subsidy.Every6Months} {
		rows := plan("2027-01", "2032-12", 2_200_000)
		rows[0].Method = method
		l, err := c.Life(person, nil)
		if err != nil {
			t.Fatal(err)
		}
		j, err := ahead.Project(c, l, ahead.Question{Plan: rows})
		if err != nil {
			t.Fatal(err)
		}
		var net, support rules.VND
		for m := rows[0].From; m < rows[0].Until; m += rules.Month(method.Regular()) {
			before := rows
			if before = nil; m > rows[0].From {
				r := rows[0]
				r.Until = m
				before = []calc.Row{r}
			}
			paid, err := c.Life(person, before)
			if err != nil {
				t.Fatal(err)
			}
			p, err := c.Contribution(paid, calc.ContributionQuestion{Paid: m, Method: method, Income: 2_200_000})
			if err != nil {
				t.Fatal(err)
			}
			net, support = net+p.Net, support+p.Gross-p.Net
		}
		if j.TotalPaid != net || j.TotalSupport != support {
			t.Errorf("%s: the plan costs %d and is supported with %d, its payments %d and %d", method, j.TotalPaid, j.TotalSupport, net, support)
		}
		if support == 0 {
			t.Error("nothing local was given")
		}
	}
}

// The cheapest plan counts what local rules give to each payment.
func TestTheCheapestPlanCountsLocalSupport(t *testing.T) {
	c, person := inLaiChau(t)
	record := run(pension.Compulsory, calc.Average, 3_000_000, 160, month("2026-12"))
	l, err := c.Life(person, []calc.Row{record})
	if err != nil {
		t.Fatal(err)
	}
	methods := []subsidy.Method{subsidy.EveryMonth, subsidy.Every6Months}
	got, err := plans.Search(c, l, plans.CheapestQuestion{Target: plans.Target{Eligible: true}, Methods: methods, Start: month("2027-03")})
	if err != nil || !got.Reachable {
		t.Fatal(err, got.Reachable)
	}
	best := rules.VND(1 << 60)
	var pay func(done int, cost rules.VND, rows []calc.Row)
	pay = func(done int, cost rules.VND, rows []calc.Row) {
		if done == 20 {
			best = min(best, cost)
			return
		}
		at := month("2027-03") + rules.Month(done)
		for _, m := range methods {
			if done+m.Regular() > 20 {
				continue
			}
			paid, err := c.Life(person, rows)
			if err != nil {
				t.Fatal(err)
			}
			p, err := c.Contribution(paid, calc.ContributionQuestion{Paid: at, Method: m, Income: 2_200_000})
			if err != nil {
				t.Fatal(err)
			}
			row := plan("2027-03", "2027-03", 2_200_000)[0]
			row.From, row.Until, row.Method = at, at+rules.Month(m.Regular()), m
			pay(done+m.Regular(), cost+p.Net, append(rows[:len(rows):len(rows)], row))
		}
	}
	pay(0, 0, []calc.Row{record})
	if got.TotalPaid != best {
		t.Errorf("found %d, by force %d", got.TotalPaid, best)
	}
}
