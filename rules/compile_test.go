package rules_test

import (
	"slices"
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

func builtIn(t *testing.T) *rules.Book {
	t.Helper()
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// The tables of a book say what searching its laws one by one says.
func TestTheTableOfMonths(t *testing.T) {
	b := builtIn(t)
	for m := rules.FirstMonth; m <= rules.LastMonth; m++ {
		want := b.At(-1)
		for i := range b.Len() {
			if b.At(i).Since <= m {
				want = b.At(i)
			}
		}
		if b.On(m) != want {
			t.Fatalf("%s: the law since %s, want %s", m, b.On(m).Since, want.Since)
		}
	}
	if b.On(0) != b.At(-1) || b.On(rules.LastMonth+1_000_000) != b.At(b.Len()-1) || b.On(-5) != b.At(-1) {
		t.Error("a month beyond all tables")
	}
}

func TestTheTableOfAges(t *testing.T) {
	b := builtIn(t)
	for _, sex := range []rules.Sex{rules.Male, rules.Female} {
		for born := rules.MonthOf(1925, 1); born < rules.MonthOf(2030, 1); born++ {
			want, by := rules.Month(0), (*rules.Law)(nil)
			for i := range b.AgeSteps() {
				law, before := b.AgeStep(i)
				if want, by = born+rules.Month(law.Retirement.Age.Of(sex).Value), law; i > 0 {
					want = max(want, law.Since)
				}
				if before == 0 || want < before {
					break
				}
			}
			if got, law := b.RetirementReached(sex, born, 0); got != want || law != by {
				t.Fatalf("%s born %s: %s, want %s", sex, born, got, want)
			}
		}
	}
}

func TestTheScheduleOfLayers(t *testing.T) {
	b := builtIn(t)
	for _, p := range b.Territories() {
		for m := rules.MonthOf(2014, 1); m < rules.MonthOf(2032, 1); m += 5 {
			place := rules.Place{Province: p}.In(m)
			for _, s := range []rules.Scheme{rules.VoluntarySI, rules.Health} {
				got := b.Layers(s, m, place)
				want := 0
				for _, l := range b.AllLayers() {
					if l.For == s && l.Period.Has(m) && helpsIn(l, place) {
						want++
						if !slices.Contains(got, l) {
							t.Errorf("%s %s: no %s", p.Slug, m, l.ID)
						}
					}
				}
				if len(got) != want {
					t.Errorf("%s %s: %d layers, want %d", p.Slug, m, len(got), want)
				}
				if until := b.LayersUntil(s, m, place); until != 0 && slices.Equal(b.Layers(s, until, place), got) || !slices.Equal(b.Layers(s, max(m, until-1), place), got) {
					t.Errorf("%s: the layers of %s do not change in %s", p.Slug, m, until)
				}
			}
		}
	}
}

// helpsIn reports whether a layer may help somebody in the place.
func helpsIn(l *rules.Layer, p rules.Place) bool {
	if len(l.Places()) == 0 {
		return true
	}
	root := slices.ContainsFunc(l.Places(), func(u *rules.Province) bool { return u.Root() == p.Province.Root() })
	return root && slices.ContainsFunc(l.Who, func(w rules.Who) bool { return w.Study || w.Covers(p) || w.MayCover(p) })
}

// Until the month that a law names, the parameters of the group stay as they are.
func TestHowLongTheLawStaysAsItIs(t *testing.T) {
	b := builtIn(t)
	for i := range b.Len() {
		l := b.At(i)
		for k := i + 1; k < b.Len(); k++ {
			next := b.At(k)
			if before(next.Since, l.BoundsUntil()) && (next.Contribution.Floor.Value != l.Contribution.Floor.Value || next.Contribution.Step.Value != l.Contribution.Step.Value) {
				t.Errorf("the bounds of %s change in %s, not in %s", l.Since, next.Since, l.BoundsUntil())
			}
			if most := next.Contribution.CeilingBase.Value.Times(next.Contribution.CeilingMultiple.Value); next.Contribution.CeilingBase.IsKnown() && before(next.Since, l.BoundsUntil()) && most < l.Contribution.Below() {
				t.Errorf("the highest income of %s is %d, below %d of %s", next.Since, most, l.Contribution.Below(), l.Since)
			}
			same := next.Support.Base.Value == l.Support.Base.Value && next.Support.MaxMonths.Value == l.Support.MaxMonths.Value && next.Contribution.Rate.Value == l.Contribution.Rate.Value
			for set := range rules.ShareSet(64) {
				same = same && next.Support.HighestRate(set) == l.Support.HighestRate(set)
			}
			if known := l.Support.MaxMonths.IsKnown() || next.Support.MaxMonths.IsKnown(); known && before(next.Since, l.SupportUntil()) && !same {
				t.Errorf("the support of %s changes in %s, not in %s", l.Since, next.Since, l.SupportUntil())
			}
			if before(next.Since, l.PriceUntil()) && (next.Contribution.Rate.Value != l.Contribution.Rate.Value || next.Contribution.Floor.Value != l.Contribution.Floor.Value) {
				t.Errorf("the price of %s changes in %s, not in %s", l.Since, next.Since, l.PriceUntil())
			}
		}
	}
}

func before(m, until rules.Month) bool { return until == 0 || m < until }

func TestYearsToARate(t *testing.T) {
	b := builtIn(t)
	for i := range b.Len() {
		for _, sex := range []rules.Sex{rules.Male, rules.Female} {
			a := b.At(i).Pension.Accrual.Of(sex).Value
			for rate := rules.Rate(0); rate <= 1_000_000; rate += 2_500 {
				want := rules.HalfYears(0)
				for h := rules.HalfYears(2 * a.Least()); h <= 200 && a.Least() > 0; h++ {
					if a.At(h) >= rate {
						want = h
						break
					}
				}
				if got := a.YearsTo(rate); got != want {
					t.Fatalf("%s to %s: %s years, want %s", a.String(), rate, got, want)
				}
			}
		}
	}
}
