package rules_test

import (
	"testing"

	"github.com/volsi/volsi/rules"
)

// What Allow says of an income below every highest one is what the law of the
// month says, on a step or off it: steps are told without a division.
func TestTermsTellSteps(t *testing.T) {
	for name, b := range map[string]*rules.Book{"built in": builtIn(t), "other steps": stepped(t)} {
		for m := b.FirstContribution().Since; m <= b.Horizon(); m += 3 {
			terms, law := b.Terms(m), b.On(m)
			for income := rules.VND(100_000); income < 5_000_000; income += 10_000 {
				for _, odd := range []rules.VND{-1, 0, 1} {
					if got, want := terms.Allow(income+odd), allowed(law, income+odd); got != want {
						t.Fatalf("%s: %d in %s is allowed: %v, the law says %v", name, income+odd, m, got, want)
					}
				}
			}
		}
	}
}

// The zero Bounds allow nothing, settled ones any amount at the age of the law.
func TestBoundsOfSettledTime(t *testing.T) {
	terms := builtIn(t).Terms(rules.MonthOf(2026, 7))
	settled := terms.Settled()
	for _, v := range []rules.VND{0, 1, 1_234_567, rules.MaxVND} {
		if !settled.AllowTo(v, rules.LastMonth) || settled.Youngest() != terms.Youngest() {
			t.Errorf("settled time on %d is refused, or open from another age", v)
		}
		if new(rules.Bounds).AllowTo(v, 0) {
			t.Errorf("the zero Bounds allow %d", v)
		}
	}
}

// A table of half years says what the schedule does, up to the highest rate.
func TestAccruedIsTheSchedule(t *testing.T) {
	b := builtIn(t)
	for _, law := range b.Laws() {
		p := &law.Pension
		for _, sex := range []rules.Sex{rules.Male, rules.Female} {
			for h := rules.HalfYears(0); h < 260; h++ {
				if got, want := p.Accrued(sex, h), min(p.Accrual.Of(sex).Value.At(h), p.MaxRate.Value); got != want {
					t.Fatalf("%s, %s, %d half years: %s, the schedule says %s", law.Since, sex, h, got, want)
				}
			}
		}
	}
	if got := new(rules.PensionLaw).Accrued(rules.Male, 40); got != 0 {
		t.Errorf("a law without a schedule grants %s", got)
	}
}

// From PlacesSince on, names, codes and places mean the same.
func TestPlacesMeanTheSameSince(t *testing.T) {
	b := builtIn(t)
	turns := map[rules.Month]bool{}
	for m := rules.MonthOf(1990, 1); m <= b.Horizon()+14; m++ {
		since := b.PlacesSince(m)
		turns[since] = true
		for _, p := range b.Territories() {
			for _, word := range []string{p.Slug, p.Code, p.Name.VI} {
				now, err := b.Residence(word, "", m, m)
				then, errThen := b.Residence(word, "", since, since)
				if now != then || (err == nil) != (errThen == nil) {
					t.Fatalf("%s in %s is %v, in %s %v", word, m, now.Province, since, then.Province)
				}
			}
		}
	}
	if len(turns) < 2 {
		t.Error("places never change")
	}
}

// A layer is flat if neither what is paid nor months before change what it gives.
func TestFlatLayers(t *testing.T) {
	b := builtIn(t)
	flat, aged := 0, 0
	for _, l := range b.AllLayers() {
		own := l.Form != rules.ByAmount && (l.Of == rules.OfContribution || l.Of == rules.OfSteppedPremium)
		if l.Flat() == (own || l.MaxMonths > 0) {
			t.Errorf("%s is flat: %v", l.ID, l.Flat())
		}
		if l.Flat() {
			flat++
		}
	}
	for _, p := range b.Territories() {
		asks := false
		place := rules.Place{Province: p}
		for m := p.From; m <= b.Horizon(); m++ {
			for _, l := range b.LayersOf(rules.VoluntarySI, m, place) {
				for _, w := range l.Who {
					asks = asks || w.AgeFrom > 0 || w.AgeBelow > 0
				}
			}
		}
		if asks && !b.LayersAskAge(rules.VoluntarySI, place) {
			t.Errorf("layers of %s ask for an age", p.Slug)
		}
		if asks {
			aged++
		}
	}
	if flat == 0 || aged == 0 {
		t.Errorf("%d flat layers, %d places of layers that ask for an age", flat, aged)
	}
}
