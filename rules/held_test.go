package rules_test

import (
	"encoding/json"
	"testing"

	"github.com/volsi/volsi/rules"
)

// A provision is as sure as the least sure that it rests on.
func TestAProvisionIsAsSureAsItsBasis(t *testing.T) {
	low := rules.Cite{Instrument: &rules.Instrument{}, Confidence: rules.Low}
	high := low
	high.Confidence = rules.High
	on := func(a, b rules.Cite) rules.Cite { a.Basis = &b; return a }
	for name, tt := range map[string]struct {
		cite rules.Cite
		want rules.Confidence
	}{
		"alone":           {high, rules.High},
		"on the unsure":   {on(high, low), rules.Low},
		"unsure itself":   {on(low, high), rules.Low},
		"unsure far down": {on(high, on(high, low)), rules.Low},
		"sure throughout": {on(high, on(high, high)), rules.High},
	} {
		if got := tt.cite.Weakest(); got != tt.want {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

// null is no value: it leaves what was there.
func TestNullLeavesWhatWasThere(t *testing.T) {
	was := struct {
		V rules.VND
		R rules.Rate
		C rules.Cents
		H rules.HalfYears
	}{1, 2, 3, 4}
	is := was
	if err := json.Unmarshal([]byte(`{"V": null, "R": null, "C": null, "H": null}`), &is); err != nil || is != was {
		t.Errorf("%+v, %v", is, err)
	}
}

// Whoever does not ask for Vietnamese is told in English.
func TestATextIsInOneOfTwoLanguages(t *testing.T) {
	text := rules.Text{VI: "một", EN: "one"}
	for lang, want := range map[string]string{"vi": "một", "en": "one", "": "one", "fr": "one"} {
		if got := text.In(lang); got != want {
			t.Errorf("in %q: %s", lang, got)
		}
	}
}

// A book without a life table or assumptions has none, and does not panic.
func TestABookMayLackTablesAndAssumptions(t *testing.T) {
	var table *rules.LifeTable
	var assumed *rules.Assumptions
	if _, ok := assumed.Set("middle"); ok || assumed.Names() != nil || table.Reaching(rules.Male, 12) != 0 {
		t.Error("nothing has a content")
	}
}

// Layers appended behind others are those of Layers, and the others stay.
func TestLayersAreAppended(t *testing.T) {
	b := vietnam(t)
	m := rules.MonthOf(2026, 7)
	place, err := b.Place("ha-noi", m)
	if err != nil {
		t.Fatal(err)
	}
	first := b.Layers(rules.Health, m, place)
	all := b.AppendLayers(first[:1:1], rules.VoluntarySI, m, place)
	want := b.Layers(rules.VoluntarySI, m, place)
	if len(want) == 0 || len(all) != 1+len(want) || all[0] != first[0] || ids(all[1:]) != ids(want) {
		t.Errorf("%s behind %s, want %s", ids(all), first[0].ID, ids(want))
	}
}

// A category is known exactly if some rule names it.
func TestCategoriesThatAreKnown(t *testing.T) {
	b := vietnam(t)
	words := b.Statuses()
	if len(words) < 20 {
		t.Fatalf("only %d categories", len(words))
	}
	for _, word := range words {
		if !b.Knows(word) || b.Knows(word+"x") || b.Knows("") {
			t.Errorf("%s is known: %v", word, b.Knows(word))
		}
	}
}

// A sum of products with a rate is rounded once, half up, and no part before.
func TestASumOfSharesIsRoundedOnce(t *testing.T) {
	for n, want := range map[int64]rules.VND{499_999: 0, 500_000: 1, 1_499_999: 1, 1_500_000: 2} {
		s := rules.NewSum()
		for range 3 {
			s = s.Plus(1, n/3)
		}
		if got := s.Plus(1, n%3).Millionths(); got != want {
			t.Errorf("%d millionths are %d, want %d", n, got, want)
		}
	}
}

// The greatest factor of a table is one of its years', and none is greater.
func TestTheGreatestFactorOfATable(t *testing.T) {
	for _, law := range vietnam(t).Laws() {
		if !law.Indexation.Voluntary.IsKnown() {
			continue
		}
		table, found := law.Indexation.Voluntary.Value, false
		for year := 1990; year <= 2030; year++ {
			if f, ok := table.Of(year); ok && f > table.Most() {
				t.Errorf("%s: %d has %s, the greatest is said to be %s", law.Since, year, f, table.Most())
			} else if ok && f == table.Most() {
				found = true
			}
		}
		if !found {
			t.Errorf("%s: no year has the greatest factor %s", law.Since, table.Most())
		}
	}
}
