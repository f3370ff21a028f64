package rules_test

import (
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/rules"
)

// allowed reads the law of one month: at least the lowest income, at most the
// highest, on a step.
func allowed(l *rules.Law, income rules.VND) bool {
	c := &l.Contribution
	switch {
	case c.Floor.IsKnown() && income < c.Floor.Value,
		c.CeilingBase.IsKnown() && income > c.CeilingBase.Value.Times(c.CeilingMultiple.Value),
		c.Step.IsKnown() && c.Step.Value > 0 && (income-c.Floor.Value)%c.Step.Value != 0:
		return false
	}
	return true
}

// stepped is the built-in law with other steps for some years, off the old ones.
func stepped(t *testing.T) *rules.Book {
	t.Helper()
	book, err := builtIn(t).With(fstest.MapFS{"2015-what-if-ex-2.yaml": {Data: []byte(`schema: 1
instrument:
  id: 2015-what-if-ex-2
  number: 02/2015/EX
  kind: what_if
  title: {vi: "Thử", en: "A trial"}
  issuer: example
  published: 2015-01-01
  in_force: 2015-01-01
  source: example
set:
  - {param: contribution.step, value: 70000, at: art. 1, from: 2019-01, until: 2021-01}
  - {param: support.share.other, value: "0%", at: art. 2, from: 2023-01, until: 2024-01}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// Whatever the terms of a month allow for a time, each law of that time allows,
// and what they allow without limit is not refused within the built-in law.
func TestTermsAllowOnlyWhatEachMonthAllows(t *testing.T) {
	for name, b := range map[string]*rules.Book{"built in": builtIn(t), "other steps": stepped(t)} {
		seen := 0
		for from := b.FirstContribution().Since; from <= b.Horizon()+3; from += 5 {
			terms := b.Terms(from)
			for income := rules.VND(250_000); income < 60_000_000; income += 650_000 {
				good := true
				for m := from; m <= b.Horizon()+3; m++ {
					good = good && allowed(b.On(m), income)
					if terms.AllowTo(income, m) {
						seen++
						if !good {
							t.Fatalf("%s: %d is allowed from %s to %s", name, income, from, m)
						}
					}
					if (terms.Until() == 0 || m < terms.Until()) && terms.Allow(income) && !allowed(b.On(m), income) {
						t.Fatalf("%s: %d is allowed in %s by the terms of %s", name, income, m, from)
					}
				}
			}
		}
		if seen == 0 {
			t.Errorf("%s: nothing is allowed", name)
		}
	}
}

// Support is steady from the first month of support on, as long as everybody's
// months are supported alike; once it was not, it never is again.
func TestSupportIsSteadyWhileEverybodyHasIt(t *testing.T) {
	for name, b := range map[string]*rules.Book{"built in": builtIn(t), "other steps": stepped(t)} {
		since, most, broken := rules.Month(0), 0, false
		for i := range b.Len() {
			s := &b.At(i).Support
			none, all := true, true
			for set := range rules.ShareSet(64) {
				supported := s.MaxMonths.IsKnown() && s.HighestRate(set) > 0
				none, all = none && !supported, all && supported
			}
			if all && since == 0 {
				since, most = b.At(i).Since, s.MaxMonths.Value
			}
			broken = broken || since == 0 && !none || since != 0 && (!all || s.MaxMonths.Value != most)
			from, months, ok := s.Steady()
			if ok == broken || ok && (from != since || months != most) {
				t.Fatalf("%s, %s: steady %v since %s for %d months", name, b.At(i).Since, ok, from, months)
			}
		}
		if since == 0 || broken != (name == "other steps") {
			t.Errorf("%s: support since %s, broken %v", name, since, broken)
		}
	}
}
