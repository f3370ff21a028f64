package subsidy_test

import (
	"slices"
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
	"github.com/volsi/volsi/subsidy"
)

// TestEveryLayerHelpsWhomItNames: for every local layer there is somebody: who
// meets its conditions is offered it, or more by the same payer, in its first
// month and its last, and is not offered it the month before and the month
// after. A layer that nobody can meet is a slip of the pen.
func TestEveryLayerHelpsWhomItNames(t *testing.T) {
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, l := range book.AllLayers() {
		if l.Payer < rules.PaidByProvince || l.Payer > rules.PaidByFund || l.Became == rules.Draft {
			continue
		}
		last := l.Period.Until - 1
		if l.Period.Until == 0 {
			last = l.Period.From + 6
		}
		for _, w := range l.Who {
			tried++
			for _, m := range []rules.Month{l.Period.From, last} {
				if offer := offeredTo(t, book, l, w, m); !helps(offer, l) {
					t.Errorf("%s of %s offers nothing to %+v in %s: %+v", l.ID, l.Cite, w, m, offer)
				}
			}
			for _, m := range []rules.Month{l.Period.From - 1, last + 1} {
				if offer := offeredTo(t, book, l, w, m); !l.Period.Has(m) && has(offer, l) {
					t.Errorf("%s of %s is offered in %s", l.ID, l.Cite, m)
				}
			}
		}
	}
	if tried < 150 {
		t.Errorf("only %d conditions were tried", tried)
	}
}

// TestLayersHoldTheirAges: an age from which a layer helps is reached in the
// month of the birthday, not in the month before; one below which it helps is
// passed in the month of the birthday. Whose birth was not said has no age.
func TestLayersHoldTheirAges(t *testing.T) {
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	bounds := 0
	for _, l := range book.AllLayers() {
		if l.Payer < rules.PaidByProvince || l.Payer > rules.PaidByFund || l.Became == rules.Draft || len(l.Who) > 1 {
			continue
		}
		w, m := l.Who[0], l.Period.From
		aged := func(months int) subsidy.Offer { return offeredToBorn(t, book, l, w, m, m-rules.Month(months)) }
		if w.AgeFrom+w.AgeBelow > 0 && has(offeredToBorn(t, book, l, w, m, 0), l) {
			t.Errorf("%s helps somebody of an age that nobody said", l.ID)
		}
		if w.AgeFrom > 0 {
			bounds++
			if !helps(aged(12*w.AgeFrom), l) || has(aged(12*w.AgeFrom-1), l) {
				t.Errorf("%s helps from %d years on, and not a month before", l.ID, w.AgeFrom)
			}
		}
		if w.AgeBelow > 0 {
			bounds++
			if !helps(aged(12*w.AgeBelow-1), l) || has(aged(12*w.AgeBelow), l) {
				t.Errorf("%s helps below %d years, and not from the birthday on", l.ID, w.AgeBelow)
			}
		}
	}
	if bounds < 10 {
		t.Errorf("only %d bounds of age", bounds)
	}
}

// offeredTo asks for somebody who meets one of the conditions of a layer.
func offeredTo(t *testing.T, book *rules.Book, l *rules.Layer, w rules.Who, m rules.Month) subsidy.Offer {
	t.Helper()
	age := 30
	switch {
	case w.AgeFrom > 0:
		age = w.AgeFrom
	case w.AgeBelow > 0:
		age = min(30, w.AgeBelow-1)
	}
	return offeredToBorn(t, book, l, w, m, m-rules.Month(12*age))
}

// offeredToBorn is offeredTo for somebody of another age.
func offeredToBorn(t *testing.T, book *rules.Book, l *rules.Layer, w rules.Who, m, born rules.Month) subsidy.Offer {
	t.Helper()
	p := subsidy.Profile{Born: born, Sex: rules.Female, District: w.District}
	if len(w.Area) > 0 {
		p.Area = w.Area[0]
	}
	for _, is := range append(slices.Clone(w.With), w.Status[:min(1, len(w.Status))]...) {
		p.Status = append(p.Status, subsidy.Status{Is: is, Since: m - 1})
	}
	if len(w.Places) > 0 {
		place := placeOf(t, book, w.Places[0], m)
		if p.Place = place; w.Study {
			p.Place, p.Study = rules.Place{}, place
		}
	}
	due := subsidy.Due{
		Scheme: l.For, Paid: m, From: m, Months: 1, Gross: 330_000, StateMonths: 1,
		Standard: subsidy.Monthly{Of: 1_500_000, Rate: 220_000},
	}
	state := subsidy.Part{Payer: rules.PaidByState}
	return subsidy.Local(book, &p, &due, &state)
}

func placeOf(t *testing.T, book *rules.Book, unit *rules.Province, m rules.Month) rules.Place {
	t.Helper()
	since := m
	if unit.Until != 0 && unit.Until <= m {
		since = unit.Until - 1 // lives where the older unit was
	}
	since = max(since, unit.From)
	place, err := book.Residence(unit.Slug, "", since, m)
	if err != nil {
		t.Fatalf("%s in %s: %v", unit.Slug, m, err)
	}
	return place
}

func has(o subsidy.Offer, l *rules.Layer) bool {
	return slices.Contains(o.Unknown, l) || slices.ContainsFunc(o.Grants, func(g subsidy.Grant) bool { return g.Layer == l })
}

// helps: the layer itself, or another of its payer that was chosen before it.
func helps(o subsidy.Offer, l *rules.Layer) bool {
	return has(o, l) || slices.ContainsFunc(o.Grants, func(g subsidy.Grant) bool { return g.Payer == l.Payer })
}
