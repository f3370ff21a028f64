package calc_test

import (
	"slices"
	"testing"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// kinds are members of a household: adults, a pupil, a child, near-poor,
// farmers, old people, a waste collector, somebody insured elsewhere.
var kinds = []calc.HouseholdMember{
	{Born: rules.MonthOf(1980, 1)},
	{Born: rules.MonthOf(1975, 1)},
	{Born: rules.MonthOf(2010, 1), Status: []string{"student"}},
	{Born: rules.MonthOf(2021, 1)},
	{Born: rules.MonthOf(1980, 1), Status: []string{"near_poor"}},
	{Born: rules.MonthOf(1980, 1), Status: []string{"average_farm"}},
	{Born: rules.MonthOf(1953, 1)},
	{Born: rules.MonthOf(1947, 1)},
	{Born: rules.MonthOf(1980, 1), Status: []string{"waste_collector"}},
	{Born: rules.MonthOf(1980, 1), Covered: true},
}

func household(c *calc.Calculator, n, month int, members []int) calc.HouseholdQuestion {
	units := c.Book().Territories()
	m := rules.MonthOf(2021, 7) + rules.Month(month)
	q := calc.HouseholdQuestion{Paid: m, Months: []int{3, 6, 12}[n%3], Area: "rural"}
	if u := units[n%len(units)]; u.From <= m {
		q.Province = u.Slug
	}
	for _, k := range members {
		q.Members = append(q.Members, kinds[k])
	}
	return q
}

func mustPremium(c *calc.Calculator, q calc.HouseholdQuestion) calc.Premium {
	out, err := c.HouseholdPremium(q)
	if err != nil {
		panic(err)
	}
	return out
}

var (
	anyMonthOfHealth = gen.IntRange(0, int(rules.MonthOf(2026, 11)-rules.MonthOf(2021, 7)))
	anyMembers       = gen.SliceOf(gen.IntRange(0, len(kinds)-1))
)

func TestSupportOfHouseholds(t *testing.T) {
	c := vietnam(t)
	layers := map[string]*rules.Layer{}
	for _, l := range c.Book().AllLayers() {
		layers[l.ID] = l
	}
	holds(t, "what each member owes is borne in full, and nobody bears less than nothing", func(n, m int, members []int) bool {
		out := mustPremium(c, household(c, n, m, members))
		net := rules.VND(0)
		for _, x := range out.Members {
			sum := x.Net
			for _, l := range x.Layers {
				sum += l.Amount
				if l.Amount <= 0 {
					return false
				}
			}
			if net += x.Net; x.Net < 0 || sum != x.Gross {
				return false
			}
		}
		return net == out.Net && out.Gross == out.Net+out.StateSupport+out.LocalSupport+out.DonorSupport
	}, anyUnit, anyMonthOfHealth, anyMembers)
	holds(t, "a province pays for nobody who lives outside its territory", func(n, m int, members []int) bool {
		q := household(c, n, m, members)
		place, _ := c.Book().Place(q.Province, q.Paid)
		for _, x := range mustPremium(c, q).Members {
			for _, l := range x.Layers {
				rule := layers[l.Rule]
				inside := len(rule.Places()) == 0 || !place.IsZero() && slices.ContainsFunc(rule.Places(), func(u *rules.Province) bool {
					return place.Province.Within(u) || place.Territory != nil && place.Territory.Within(u)
				})
				if !inside {
					return false
				}
			}
		}
		return true
	}, anyUnit, anyMonthOfHealth, anyMembers)
	holds(t, "months paid ahead keep the premium and the support of the payment", func(n, m int, members []int) bool {
		q := household(c, n, m, members)
		q.Months = 3
		short := mustPremium(c, q)
		q.Months = 12
		long := mustPremium(c, q)
		near := func(a, b rules.VND) bool { return max(a-b, b-a) <= rules.VND(4*len(members)) } // each part is rounded once
		return near(4*short.Gross, long.Gross) && near(4*short.StateSupport, long.StateSupport) && near(4*short.LocalSupport, long.LocalSupport)
	}, anyUnit, anyMonthOfHealth, anyMembers)
}

func TestHouseholdFaults(t *testing.T) {
	c := vietnam(t)
	one := []calc.HouseholdMember{{Born: rules.MonthOf(1980, 1)}}
	for _, tt := range []struct {
		name, path string
		code       document.Code
		q          calc.HouseholdQuestion
	}{
		{"four months", "/months", calc.MonthsNotAllowed, calc.HouseholdQuestion{Paid: rules.MonthOf(2025, 3), Months: 4, Members: one}},
		{"before the law", "/paid", calc.FigureNotSet, calc.HouseholdQuestion{Paid: rules.MonthOf(2008, 3), Months: 12, Members: one}},
		{"a province that is not one", "/province", calc.UnknownPlace, calc.HouseholdQuestion{Paid: rules.MonthOf(2025, 3), Months: 12, Province: "hai-duog", Members: one}},
		{"a category that no rule knows", "/members/0/status/0", calc.UnknownStatus, calc.HouseholdQuestion{Paid: rules.MonthOf(2025, 3), Months: 12, Members: []calc.HouseholdMember{{Status: []string{"near_por"}}}}},
	} {
		_, err := c.HouseholdPremium(tt.q)
		if faults := document.All(err); len(faults) != 1 || faults[0].Path != tt.path || faults[0].Code != tt.code {
			t.Errorf("%s: %v, want %s at %s", tt.name, err, tt.code, tt.path)
		}
	}
}

func TestTheFateOfAHealthRuleIsSaid(t *testing.T) {
	c := vietnam(t)
	q := calc.HouseholdQuestion{Paid: rules.MonthOf(2026, 3), Months: 12, Province: "lao-cai", Territory: "lao-cai", Members: []calc.HouseholdMember{kinds[4]}}
	out := mustPremium(c, q)
	if out.LocalSupport == 0 || !noted(calc.Notes(out), note.FateUnknown) {
		t.Errorf("local %d, notes %v; want the note %s", out.LocalSupport, calc.Notes(out), note.FateUnknown)
	}
}
