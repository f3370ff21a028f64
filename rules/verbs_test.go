package rules_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/rules"
)

// turnsOf are the months around which anything of the small book changes.
func turnsOf(b *rules.Book) (months []rules.Month) {
	for _, m := range []string{"2005-01", "2010-01", "2013-06", "2015-01", "2016-06", "2017-07", "2020-01", "2021-01"} {
		months = append(months, monthOf(m)-1, monthOf(m))
	}
	return append(months, rules.FirstMonth, rules.LastMonth, b.Horizon(), b.Horizon()+1)
}

// Names, codes, places and what holds in them, in each month around which any
// of them changes.
func TestPlacesGolden(t *testing.T) {
	b := smallBook(t)
	var out strings.Builder
	names := []string{"a-tinh", "a-thanh", "Á Thành", "Tỉnh Á Thành", "thu do", "THU-A", "b-tinh", "Bờ", "bo", "c-tinh", "Cờ", "co", "d-tinh", "Đê", "D province", "e-tinh", "01", "02", "03", "05", "04", "x-tinh", "c tinh", ""}
	for _, m := range turnsOf(b) {
		fmt.Fprintf(&out, "== %s, places since %s:", m, b.PlacesSince(m))
		for _, p := range b.Provinces(m) {
			out.WriteString(" " + p.Slug)
		}
		out.WriteByte('\n')
		for _, name := range names {
			p, err := b.Place(name, m)
			now, since := p.Now()
			fmt.Fprintf(&out, "%q %s, then %s since %s, in 2016-12 %s: %v\n", name, written(p), written(now), since, written(p.In(monthOf("2016-12"))), err)
			if err == nil && m > rules.FirstMonth && m < rules.LastMonth {
				for _, s := range []rules.Scheme{rules.VoluntarySI, rules.Health} {
					u := b.LayersUntil(s, m, p)
					fmt.Fprintf(&out, "\t%s: %s until %s, counts %v, asks age %v, later %v\n", s, ids(b.LayersOf(s, m, p)), u, b.LayersCount(s, m, p), b.LayersAskAge(s, p), b.LayersWithin(s, p, rules.Period{From: m + 24}))
				}
			}
		}
	}
	isGolden(t, "places", out.String())
}

// Where somebody lives who came to a province in one month, asked in another,
// with an older unit named or not; and which layers cover such a place.
func TestResidencesGolden(t *testing.T) {
	b := smallBook(t)
	var out strings.Builder
	for _, words := range []string{"a-thanh", "a-tinh", "b-tinh", "c-tinh", "d-tinh", "a-thanh b-tinh", "a-thanh a-thanh", "b-tinh b-tinh", "d-tinh c-tinh", "d-tinh b-tinh", "c-tinh e-tinh", "c-tinh d-tinh", "02 c-tinh", "02 b-tinh", "x-tinh", "x-tinh b-tinh", "a-thanh x"} {
		province, territory, _ := strings.Cut(words, " ")
		for _, since := range []string{"2004-05", "2014-12", "2015-01", "2017-07"} {
			for _, m := range []string{"2009-12", "2014-12", "2015-01", "2017-06", "2017-07", "2021-05"} {
				p, err := b.Residence(province, territory, monthOf(since), monthOf(m))
				covers := ""
				for _, l := range b.AllLayers() {
					for i := range l.Who {
						covers += map[[2]bool]string{{true, false}: "+", {false, true}: "?", {true, true}: "!", {}: "-"}[[2]bool{l.Who[i].Covers(p), l.Who[i].MayCover(p)}]
					}
				}
				fmt.Fprintf(&out, "%s since %s in %s: %s %s %v\n", words, since, m, written(p), covers, err)
			}
		}
		former, err := b.Former(province)
		if err == nil {
			fmt.Fprintf(&out, "%s was %s from %s, now of %s\n", province, former.Slug, former.From, former.Root().Slug)
		} else {
			fmt.Fprintln(&out, err)
		}
	}
	isGolden(t, "residences", out.String())
}

// Layers of a book are told in words, and what begins and ends between months.
func TestLayersInWordsGolden(t *testing.T) {
	b := smallBook(t)
	var out strings.Builder
	out.WriteString(b.LayerSeries())
	for _, l := range b.AllLayers() {
		fmt.Fprintf(&out, "%s: %s; helps %s; flat %v, counts %v, open %v %v\n", l.ID, l.Pays(), l.Helps(), l.Flat(), l.CountsGrants(), l.IsOpen(rules.OpenMeasure), l.IsOpen(rules.OpenFrom))
		for _, p := range l.Places() {
			fmt.Fprintf(&out, "\tin %s of %s\n", p.Slug, p.Root().Slug)
		}
	}
	for _, months := range []string{"2013-05 2013-06", "2016-05 2016-06", "2019-12 2020-01", "2020-01 2019-12", "2013-06 2013-06"} {
		x, y, _ := strings.Cut(months, " ")
		for _, d := range b.LayerDiff(monthOf(x), monthOf(y)) {
			fmt.Fprintln(&out, months, d.Layer.ID, d.Begins)
		}
		for _, d := range b.Diff(monthOf(x), monthOf(y)) {
			fmt.Fprintf(&out, "%s: %s => %s\n", months, d.Before, d.After)
		}
	}
	for _, g := range b.Gaps() {
		fmt.Fprintln(&out, g.Param, g.Period, g.Cite)
	}
	for _, m := range b.Moving() {
		fmt.Fprintln(&out, m.Param, m.Since, m.Value, m.AssumedFrom, m.Cite)
	}
	fmt.Fprintln(&out, b.Statuses(), b.Assumptions().Names())
	for _, name := range append(b.Assumptions().Names(), "middle", "") {
		set, ok := b.Assumptions().Set(name)
		fmt.Fprintln(&out, name, set, ok)
	}
	for _, p := range []string{"base_salary", "contribution.floor", "none"} {
		entries, ok := b.History(p)
		fmt.Fprintln(&out, p, ok, entries)
	}
	isGolden(t, "words", out.String())
}

// When somebody reaches the age of the law, and by which law, as a plain
// reading of its steps says: the first month in which birth and age fall in
// the time for which the age is set.
func TestWhenTheRetirementAgeIsReached(t *testing.T) {
	b := smallBook(t)
	steps := []struct {
		since, before rules.Month
		age           [2]int
	}{{0, monthOf("2014-01"), [2]int{720, 660}}, {monthOf("2014-01"), monthOf("2015-01"), [2]int{723, 664}}, {monthOf("2015-01"), rules.LastMonth, [2]int{726, 668}}}
	births := []rules.Month{rules.FirstMonth, monthOf("1929-12"), monthOf("1930-01"), monthOf("1930-02"), monthOf("2024-12"), monthOf("2025-01")}
	for m := monthOf("1953-01"); m < monthOf("1960-01"); m++ {
		births = append(births, m)
	}
	for _, born := range births {
		for i, sex := range []rules.Sex{rules.Male, rules.Female, 0, 3} {
			for _, lower := range []int{0, 1, 60} {
				got, law := b.RetirementReached(sex, born, lower)
				for _, s := range steps {
					want := max(s.since, born+rules.Month(s.age[min(i, 1)]-lower))
					if want >= s.before {
						continue
					}
					if got != want || law == nil || law.Retirement.Age.Of(sex).Value != s.age[min(i, 1)] {
						t.Errorf("%s born %s, %d lower: %s by %v, want %s", sex, born, lower, got, law.Since, want)
					}
					break
				}
			}
		}
	}
	for i, want := range []string{"2008-01 2014-01", "2014-01 2015-01", "2015-01 "} {
		law, before := b.AgeStep(i)
		if got := law.Since.String() + " " + before.String(); got != want || b.AgeSteps() != 3 {
			t.Errorf("step %d of %d: %s, want %s", i, b.AgeSteps(), got, want)
		}
	}
	for _, i := range []int{-1, 3} {
		if law, before := b.AgeStep(i); law != b.At(-1) || before != 0 {
			t.Errorf("step %d: %s %s", i, law.Since, before)
		}
	}
	none := loaded(t, "2008-01", "retirement.age.male: 720")
	if m, law := none.RetirementReached(rules.Male, monthOf("1960-01"), 0); m != 0 || law != nil || none.AgeSteps() != 0 {
		t.Errorf("with no age for women: %s %v", m, law)
	}
	if m, law := none.RetirementReached(rules.Male, monthOf("1960-01"), 5); m != 0 || law != nil {
		t.Errorf("lowered, with no age for women: %s %v", m, law)
	}
	female := loaded(t, "2008-01", "retirement.age.female: 720")
	if female.AgeSteps() != 0 {
		t.Error("with no age for men there is a step")
	}
}

// What the terms of a month say of incomes at and beside each bound is what
// the law of that month says, and how long it holds what later laws say.
func TestTermsAtTheirBounds(t *testing.T) {
	small := smallBook(t)
	reformed, err := small.With(fstest.MapFS{"2020-what-if-x.yaml": {Data: []byte(instrument("2020-what-if-x", "2020-02-01", "2009-02-01") + `set:
  - {param: contribution.step, value: 0, at: art. 1, until: 2009-03}
  - {param: contribution.step, value: 25000, at: art. 1, from: 2009-04, until: 2009-08}
  - {param: contribution.step, value: 20000, at: art. 1, from: 2010-02, until: 2010-03}
  - {param: contribution.ceiling_multiple, value: 3, at: art. 1, from: 2011-01, until: 2011-06}
  - {param: contribution.floor, value: 730001, at: art. 1, from: 2012-01, until: 2012-06}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	growing := small.Growing(rules.Growth{PovertyLine: 100_000})
	for name, b := range map[string]*rules.Book{"small": small, "reformed": reformed, "growing": growing} {
		last := b.Horizon() + 30
		for m := monthOf("2007-11"); m <= last; m++ {
			terms, law := b.Terms(m), b.On(m)
			c := &law.Contribution
			if terms.Until() != law.BoundsUntil() || terms.MinAge() != c.MinAge.Value || terms.Youngest() != rules.Month(c.MinAge.Value) || terms.Monthly != c.Periods.Value.Has(1) {
				t.Errorf("%s, %s: until %s, from age %d, monthly %v", name, m, terms.Until(), terms.MinAge(), terms.Monthly)
			}
			for _, edge := range []rules.VND{0, c.Floor.Value, c.Floor.Value + c.Step.Value, c.Floor.Value + 5*c.Step.Value, c.CeilingBase.Value.Times(c.CeilingMultiple.Value), c.Below(), c.Below() - 1} {
				for income := max(0, edge-1); income <= edge+1; income++ {
					if got, want := terms.Allow(income), c.Allows(income) && income <= c.Below(); got != want {
						t.Errorf("%s: %d in %s is allowed: %v, the law says %v", name, income, m, got, want)
					}
					if got, want := terms.Lifts(income), m >= b.Lifting() && income < c.Floor.Value; got != want {
						t.Errorf("%s: %d in %s is below an assumed floor: %v", name, income, m, got)
					}
					good := true
					for n := m; n <= last; n++ {
						good = good && allowed(b.On(n), income)
						if terms.AllowTo(income, n) && !good {
							t.Fatalf("%s: %d is allowed from %s to %s", name, income, m, n)
						}
					}
				}
			}
		}
		if lifting := map[string]rules.Month{"growing": monthOf("2022-01")}[name]; name != "growing" && b.Lifting() != rules.LastMonth+1 || name == "growing" && b.Lifting() != lifting {
			t.Errorf("%s: floors are assumed from %s", name, b.Lifting())
		}
	}
}
