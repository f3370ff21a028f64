package calc_test

import (
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// lacks returns the condition among shortfalls.
func lacks(list []calc.Shortfall, what pension.Condition) (calc.Shortfall, bool) {
	for _, s := range list {
		if s.What == what {
			return s, true
		}
	}
	return calc.Shortfall{}, false
}

// Whoever goes the nearest way meets the condition in its month, and not in
// the month before.
func TestTheNearestWayLeadsThereAndNoneIsNearer(t *testing.T) {
	c := vietnamese(t)
	gone := map[string]int{}
	for i := range uint64(400) {
		l := lifeOf(c.Book(), 23, i)
		life, err := c.Life(l.person, l.rows)
		if err != nil {
			continue
		}
		p, err := c.Pension(life, calc.PensionQuestion{Month: l.claim})
		if err != nil {
			continue
		}
		for _, s := range p.Shortfalls {
			w := s.Way()
			if w.Code == "" || w.Text.VI == "" || w.Text.EN == "" || w.Text.VI == w.Text.EN {
				t.Errorf("life %d: no way is said to meet %s: %+v", i, s.What, w)
			}
			if gone[w.Code]++; w.Month != 0 {
				leads(t, c, l, s, w)
			}
		}
		if t.Failed() {
			t.Fatalf("life %d in %s:\n%s", i, l.claim, l)
		}
	}
	if gone[calc.PayOn] < 20 || gone[calc.WaitForAge] < 20 {
		t.Errorf("ways gone: %v", gone)
	}
}

// leads asks for the pension in the month of the way, with what it pays, and
// in the month before.
func leads(t *testing.T, c *calc.Calculator, l randomLife, s calc.Shortfall, w calc.Way) {
	t.Helper()
	longer, err := c.Life(l.person, floored(c, l.rows, w))
	if err != nil {
		return // what was paid ahead of the claim stands in the way
	}
	for m, want := range map[rules.Month]bool{w.Month: false, w.Month - 1: true} {
		p, err := c.Pension(longer, calc.PensionQuestion{Month: m})
		if _, missing := lacks(p.Shortfalls, s.What); err == nil && missing != want && (s.What != pension.InsuredMonths || !want || !p.Eligible) {
			t.Errorf("%s by %+v: still missing in %s is %v, want %v (%d months)", s.What, w, m, missing, want, p.InsuredMonths)
		}
	}
}

// floored returns the rows of a life and the months of a way, each at its
// lowest income.
func floored(c *calc.Calculator, paid []calc.Row, w calc.Way) []calc.Row {
	rows := append([]calc.Row{}, paid...)
	for m := w.Month - rules.Month(w.Months) + 1; w.Months > 0 && m <= w.Month; m++ {
		rows = append(rows, calc.Row{
			Period: rules.Period{From: m, Until: m + 1}, Scheme: pension.Voluntary, Level: calc.Income, Amount: c.Book().On(m).Contribution.Floor.Value,
		})
	}
	return rows
}

// The cost of the nearest way is what the months cost one by one.
func TestTheCostOfAWayIsThatOfItsMonths(t *testing.T) {
	c := vietnamese(t)
	for _, first := range []string{"2016-01", "2018-01", "2022-05"} {
		l := lifeWith(t, c, "1971-05", plan(first, "2026-06", 1_500_000)...)
		p, err := c.Pension(l, calc.PensionQuestion{Month: month("2026-07")})
		if err != nil {
			t.Fatal(err)
		}
		s, ok := lacks(p.Shortfalls, pension.InsuredMonths)
		if !ok {
			t.Fatalf("%s: %+v", first, p.Shortfalls)
		}
		w, used, sum := s.Way(), p.InsuredMonths, rules.VND(0)
		if month(first) < month("2018-01") {
			used -= 24 // there was no support yet
		}
		for m := w.Month - rules.Month(w.Months) + 1; m <= w.Month; m++ {
			one, err := c.Contribution(l, calc.ContributionQuestion{Paid: m, Income: c.Book().On(m).Contribution.Floor.Value, SupportedBefore: used, HasSupported: true})
			if err != nil {
				t.Fatal(err)
			}
			sum, used = sum+one.Net, used+1
		}
		if w.Cost != sum || w.Months != 180-p.InsuredMonths {
			t.Errorf("%s: %+v, the months cost %d", first, w, sum)
		}
	}
}

// Where there is no way the answer says so.
func TestWhereThereIsNoWayTheAnswerSaysSo(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1980-05", plan("2016-01", "2018-06", 1_500_000)...)
	d, err := c.Death(l, calc.DeathQuestion{Month: month("2026-07")})
	if err != nil {
		t.Fatal(err)
	}
	if s, ok := lacks(d.FuneralShortfalls, pension.InsuredMonths); !ok || s.Way().Code != calc.NobodyPaysMore || s.Way().Month != 0 {
		t.Errorf("after a death: %+v", d.FuneralShortfalls)
	}
	r, err := c.Refund(l, calc.RefundQuestion{Reason: calc.ByPension, Month: month("2022-03"), Payment: calc.ContributionQuestion{Paid: month("2022-01"), Method: subsidy.Every12Months, Income: 1_500_000}})
	if err != nil {
		t.Fatal(err)
	}
	if s, ok := lacks(r.Shortfalls, pension.GroundOfLaw); !ok || s.Way().Code != calc.WaitForLaw || s.Way().Month != month("2025-07") {
		t.Errorf("a refund before its law: %+v", r.Shortfalls)
	}
	if s := (calc.Shortfall{}); s.Way() != (calc.Way{}) {
		t.Errorf("a shortfall of nothing has a way: %+v", s.Way())
	}
}
