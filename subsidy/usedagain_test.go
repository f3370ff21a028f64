package subsidy_test

import (
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// TestAProfileUsedAgainIsThatOfTheNextPerson: nothing of the one before is left
// in it, and what was put in is found, by the word and by the share.
func TestAProfileUsedAgainIsThatOfTheNextPerson(t *testing.T) {
	b := book(t)
	m := month("2026-07")
	law := b.On(m)
	fresh := somebody{province: "ha-noi", area: "special_zone", district: "long-bien", born: "1960-01", status: []string{"poor", "left_poverty"}}.profile(t, b, m)
	var p subsidy.Profile
	p.Clear(b)
	p.Born, p.Sex, p.Area, p.District, p.Place, p.Study = fresh.Born, rules.Female, fresh.Area, fresh.District, fresh.Place, fresh.Place
	p.Granted = []subsidy.Granted{{Layer: "x", Months: 3}}
	p.Hold(subsidy.Status{Is: "poor"}, b.Category("poor"))
	p.Hold(subsidy.Status{Is: "left_poverty", Since: m - 5}, b.Category("left_poverty"))
	if got := subsidy.StateShare(law, &p); got.Rate != 500_000 || got.Category != "poor" {
		t.Errorf("poor: %+v", got)
	}
	if !p.Is("poor") || !p.Is("left_poverty") || p.Is("near_poor") {
		t.Errorf("holds %v", p.Status)
	}
	due, state := contribution(b, m, 1_500_000, 500_000)
	fresh.Status[1].Since, fresh.Sex, fresh.Study, fresh.Granted = m-5, rules.Female, fresh.Place, p.Granted
	for _, scheme := range []rules.Scheme{rules.VoluntarySI, rules.Health} {
		due.Scheme = scheme
		want, got := subsidy.Local(b, &fresh, &due, &state), subsidy.Local(b, &p, &due, &state)
		if len(want.Grants) == 0 || len(got.Grants) != len(want.Grants) || got.Grants[0].Layer != want.Grants[0].Layer {
			t.Errorf("the place offers %+v, and %+v to a profile used again", want.Grants, got.Grants)
		}
	}
	p.Clear(b)
	if p.Born != 0 || p.Sex != 0 || p.Area+p.District != "" || len(p.Status)+len(p.Granted) != 0 || !p.Place.IsZero() || !p.Study.IsZero() {
		t.Errorf("cleared: %+v", p)
	}
	if got := subsidy.StateShare(law, &p); got.Category != "other" || got.Rate != 200_000 {
		t.Errorf("nobody in particular: %+v", got)
	}
	p.Place, p.Born = fresh.Place, fresh.Born
	if got := subsidy.Local(b, &p, &due, &state); len(got.Grants) != 0 {
		t.Errorf("offered by what the person before held: %+v", got.Grants)
	}
}

// TestAShareIsFilledInWhole: with its article, or emptied where the law knows
// no support.
func TestAShareIsFilledInWhole(t *testing.T) {
	b := book(t)
	p := subsidy.Profile{Status: []subsidy.Status{{Is: "near_poor"}}}
	for at, want := range map[string]rules.Rate{"2017-12": 0, "2018-01": 250_000, "2026-07": 400_000} {
		law := b.On(month(at))
		share := subsidy.Share{Category: "of somebody else", Rate: 1, Cite: law.Contribution.Rate.Cite}
		set := share.Fill(law, &p)
		if share != subsidy.StateShare(law, &p) || share.Rate != want || share != subsidy.ShareOf(law, rules.ShareOf("near_poor")) {
			t.Errorf("%s: %+v", at, share)
		}
		if (set == nil) != (want == 0) || set != nil && (set.Value != want || set.Cite != share.Cite) {
			t.Errorf("%s: by %v", at, set)
		}
		if want == 0 && share != (subsidy.Share{}) {
			t.Errorf("%s: left of before: %+v", at, share)
		}
	}
}

// TestTheStatesPartIsWrittenWhereItIsKept: the part that First gives out is the
// first of the bill, empty each time.
func TestTheStatesPartIsWrittenWhereItIsKept(t *testing.T) {
	b := book(t)
	m := month("2022-09")
	due, state := contribution(b, m, 1_500_000, 250_000)
	p := somebody{province: "ha-noi", district: "long-bien", status: []string{"near_poor"}}.profile(t, b, m)
	want := subsidy.Divide(b, &p, due, state, nil)
	var bill subsidy.Bill
	for again := range 3 {
		first := bill.First()
		if *first != (subsidy.Part{}) || len(bill.Parts) != 1 || first != &bill.Parts[0] {
			t.Fatalf("the first part is %+v", *first)
		}
		*first = state
		bill.Divide(b, &p, &due, first, nil)
		if len(bill.Parts) != len(want.Parts) || bill.State() != 82_500 || bill.Local() != want.Local() || bill.Net != want.Net || again > 0 && &bill.Parts[0] != first {
			t.Errorf("%+v, want %+v", bill.Parts, want.Parts)
		}
	}
	other := state
	other.Amount = 1_000
	if bill.Divide(b, &p, &due, &other, nil); bill.State() != 1_000 {
		t.Errorf("a State's part from elsewhere: %d", bill.State())
	}
	bill.Give(other)
	if bill.Net != due.Gross-1_000 || bill.Cut != 0 || len(bill.Parts) != 1 || bill.Unknown != nil || bill.Unsaid != nil {
		t.Errorf("given: %+v", bill)
	}
	none := bill.First()
	bill.Divide(b, &p, &due, none, nil)
	if bill.State() != 0 || bill.Parts[0].Payer != rules.PaidByDistrict && bill.Parts[0].Payer != rules.PaidByProvince {
		t.Errorf("without the State: %+v", bill.Parts)
	}
}

// TestAgesAreWholeYears: reached in the month of the birthday; nobody is
// younger than nothing.
func TestAgesAreWholeYears(t *testing.T) {
	p := subsidy.Profile{Born: month("2020-05")}
	for at, want := range map[string]int{"2018-01": 0, "2020-04": 0, "2020-05": 0, "2021-04": 0, "2021-05": 1, "2026-05": 6} {
		if got := p.Age(month(at)); got != want {
			t.Errorf("%s: %d years", at, got)
		}
	}
}
