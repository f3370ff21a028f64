package missing

import (
	"fmt"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// Places stand in the order of their names: province, district, kind of place.
func TestPlacesStandInTheOrderOfTheirNames(t *testing.T) {
	want := []spot{
		{}, {area: "rural"}, {district: "b"}, {"an-giang", "", ""}, {"an-giang", "", "rural"}, {"an-giang", "", "urban"}, {"an-giang", "a", ""},
		{"an-giang", "a", "rural"}, {"an-giang", "b", ""}, {"ca-mau", "", ""}, {"ca-mau", "", "island_commune"}, {"ca-mau", "a", ""},
	}
	for i, a := range want {
		for k, b := range want {
			got := compareSpots(a, b)
			if got == 0 != (i == k) || got < 0 != (i < k) || got > 0 != (i > k) || got < -1 || got > 1 {
				t.Errorf("%v beside %v: %d", a, b, got)
			}
		}
	}
	for i, name := range []string{"an-giang", "an-giang, rural", "an-giang, urban", "an-giang, a", "an-giang, a, rural"} {
		if got := want[3+i].name(); got != name {
			t.Errorf("%v is called %q, want %q", want[3+i], got, name)
		}
	}
}

// Who must be of one category and have all of the others lives nowhere in
// particular without them.
func TestPlacesOfConditions(t *testing.T) {
	places := []*rules.Province{{Slug: "an-giang"}, {Slug: "ca-mau"}}
	held := func(words ...string) (out []calc.Status) {
		for _, w := range words {
			out = append(out, calc.Status{Is: w})
		}
		return out
	}
	for _, tt := range []struct {
		name string
		who  rules.Who
		held []calc.Status
		want string
	}{
		{"nothing is asked", rules.Who{Places: places}, nil, "[{an-giang  } {ca-mau  }]"},
		{"a category that is held", rules.Who{Places: places, Status: []string{"poor", "near_poor"}, District: "d"}, held("near_poor"), "[{an-giang d } {ca-mau d }]"},
		{"a category that is not", rules.Who{Places: places, Status: []string{"poor", "near_poor"}}, held("student"), "[]"},
		{"one of two others", rules.Who{Places: places, With: []string{"student", "poor"}}, held("poor"), "[]"},
		{"both others", rules.Who{Places: places[:1], With: []string{"student", "poor"}, Area: []string{"rural", "urban"}}, held("poor", "student"), "[{an-giang  rural}]"},
		{"a category without the other", rules.Who{Places: places, Status: []string{"student"}, With: []string{"poor"}}, held("student"), "[]"},
		{"the other without the category", rules.Who{Places: places, Status: []string{"student"}, With: []string{"poor"}}, held("poor"), "[]"},
	} {
		if got := fmt.Sprint(spots(&tt.who, tt.held)); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// The categories that rules name are those that they ask for and those that
// must be held with them.
func TestCategoriesThatRulesName(t *testing.T) {
	layers := []*rules.Layer{{Who: []rules.Who{{Status: []string{"poor"}, With: []string{"student"}}, {With: []string{"near_poor"}}}}, {}, {Who: []rules.Who{{Status: []string{"a", "b"}}}}}
	if got := fmt.Sprint(named(layers)); got != "[poor student near_poor a b]" {
		t.Error(got)
	}
}

// What tries bring is told by its ends, the first of equals.
func TestEffectsAreEnds(t *testing.T) {
	var w widening
	now := &figure{"net", "5", 5}
	for _, f := range []struct {
		with string
		size int64
	}{{"a", 5}, {"b", 4}, {"c", 4}, {"d", 7}, {"e", 7}, {"f", 6}} {
		w.take(now, figure{"net", document.Plain(fmt.Sprint("n", f.size)), f.size}, f.with)
	}
	w.take(nil, figure{"monthly", "0", 0}, "z")
	if got := fmt.Sprint(w.effects); got != "[net: 5, from n4 (b) to n7 (d) monthly: 0 (z)]" {
		t.Error(got)
	}
	if got := w.effects[1].Now; got != "" {
		t.Errorf("%q now", got)
	}
	if find(nil, "net") != nil || find([]figure{{"a", "1", 1}, {"net", "2", 2}}, "net").size != 2 {
		t.Error("a figure is not found by its name")
	}
}

// Places where rules hold stand in their order, each once, in years with
// old and new ones.
func TestPlacesWhereRulesHold(t *testing.T) {
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	s, found := scene{Calculator: c}, 0
	for _, scheme := range [...]rules.Scheme{rules.VoluntarySI, rules.Health} {
		for m := rules.MonthOf(2022, 9); m < rules.MonthOf(2028, 9); m += 12 {
			list := s.places(scheme, m, []calc.Status{{Is: "poor"}, {Is: "near_poor"}, {Is: "ethnic_minority"}})
			found += len(list)
			for i := 1; i < len(list); i++ {
				if compareSpots(list[i-1], list[i]) >= 0 {
					t.Errorf("%s of %s: %v before %v", scheme, m, list[i-1], list[i])
				}
			}
		}
	}
	if found == 0 {
		t.Error("no rule holds anywhere")
	}
}

// The parts of a place that rules ask for are districts of any rule, and of
// older provinces those that lie within it; each once, by their names.
func TestPartsThatRulesAskFor(t *testing.T) {
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	place := func(name string, m rules.Month) rules.Place {
		p, err := c.Book().Residence(name, "", m, m)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	before, after := rules.MonthOf(2025, 6), rules.MonthOf(2025, 7)
	unit := func(name string, m rules.Month) *rules.Province { return place(name, m).Province }
	layers := []*rules.Layer{
		{Who: []rules.Who{
			{Places: []*rules.Province{unit("nam-dinh", before), unit("hai-duong", before), unit("lai-chau", after)}},
			{Places: []*rules.Province{unit("ninh-binh", after)}, District: "y"},
		}},
		{Who: []rules.Who{{Status: []string{"poor"}}}},
		{Who: []rules.Who{
			{Places: []*rules.Province{unit("ha-nam", before)}, District: "x"},
			{Places: []*rules.Province{unit("nam-dinh", before)}},
			{Places: []*rules.Province{unit("ha-nam", before)}},
		}},
	}
	for _, tt := range []struct {
		name  string
		place rules.Place
		want  string
	}{
		{"a province of three", place("ninh-binh", after), "[{ ha-nam} { nam-dinh} {x } {x ha-nam} {y }]"},
		{"one of the three", place("ha-nam", before), "[{x } {y }]"},
		{"another of two", place("hai-phong", after), "[{ hai-duong} {x } {y }]"},
		{"nowhere", rules.Place{}, "[{x } {y }]"},
	} {
		if got := fmt.Sprint(partsOf(layers, tt.place)); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}
