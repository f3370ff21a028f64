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

// offeredTo asks for somebody who meets one of the conditions of a layer.
func offeredTo(t *testing.T, book *rules.Book, l *rules.Layer, w rules.Who, m rules.Month) subsidy.Offer {
	t.Helper()
	p := subsidy.Profile{Born: m - rules.Month(12*max(w.AgeFrom, min(30, w.AgeBelow-1))) - 1, Sex: rules.Female, District: w.District}
	if w.AgeBelow == 0 && w.AgeFrom == 0 {
		p.Born = m - 12*30
	}
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
