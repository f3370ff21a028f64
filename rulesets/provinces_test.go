package rulesets_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rulesets"
)

func vietnam(t testing.TB) *rules.Book {
	t.Helper()
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// researched reads the rows that the rule files must agree with.
func researched(t *testing.T) *document.Node {
	t.Helper()
	data, err := os.ReadFile("testdata/provinces.yaml")
	if err != nil {
		t.Fatal(err)
	}
	n, err := document.Parse("testdata/provinces.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func text(n *document.Node, key string) string {
	if c := n.Child(key); c != nil && c.Kind == document.Scalar {
		return c.Text
	}
	return ""
}

func list(n *document.Node, key string) (out []string) {
	if c := n.Child(key); c != nil {
		for _, k := range c.Kids {
			out = append(out, k.Text)
		}
	}
	return out
}

// slug drops the mark by which the rows tell an older unit from a larger one
// of its name.
func slug(id string) string {
	return strings.TrimSuffix(strings.TrimSuffix(id, "-old"), "-province")
}

// starts and ends turn days into months: a month in which something changes
// counts as changed.
func starts(day string) rules.Month {
	if day == "" {
		return 0
	}
	d, _ := rules.ParseDate(day)
	return d.Month()
}

func ends(day string) rules.Month {
	if day == "" {
		return 0
	}
	d, _ := rules.ParseDate(day)
	if next := d + 1; next.Month() != d.Month() || !valid(next) {
		return d.Month() + 1
	}
	return d.Month()
}

func valid(d rules.Date) bool {
	_, err := rules.ParseDate(d.String())
	return err == nil
}

func TestEveryTerritoryIsThere(t *testing.T) {
	book := vietnam(t)
	standing := book.Territories()
	find := func(id, day string) *rules.Province {
		i := slices.IndexFunc(standing, func(p *rules.Province) bool { return p.Slug == slug(id) && p.Has(starts(day)) })
		if i < 0 {
			t.Fatalf("no %s in %s", id, day)
		}
		return standing[i]
	}
	rows := researched(t).Child("provinces").Kids
	if len(rows) != 88 || len(standing) != 89 { // and Ha Tay, which stood until 2008-07
		t.Errorf("%d rows, %d territories", len(rows), len(standing))
	}
	for _, r := range rows {
		p := find(text(&r, "id"), text(&r, "from"))
		if p.Code != text(&r, "code") || p.Name.VI != text(&r, "name_vi") || p.Name.EN != text(&r, "name_en") || p.City != (text(&r, "kind") == "city") {
			t.Errorf("%s is %+v", text(&r, "id"), p)
		}
		if p.Until != ends(text(&r, "to")) {
			t.Errorf("%s ends before %s, want %s", p.Slug, p.Until, ends(text(&r, "to")))
		}
		if from := starts(text(&r, "from")); p.From != from && from != rules.MonthOf(2008, 8) {
			t.Errorf("%s begins %s, want %s", p.Slug, p.From, from)
		}
		into := text(&r, "merged_into")
		if (into == "") != (p.Into == nil) || into != "" && p.Into.Slug != slug(into) {
			t.Errorf("%s became %v, want %s", p.Slug, p.Into, into)
		}
		for _, older := range list(&r, "formed_from") {
			before := (p.From - 1).String() + "-15"
			if got := find(older, before).Into; got != p {
				t.Errorf("%s became %v, want %s", older, got, p.Slug)
			}
		}
	}
}

func TestHowManyProvincesStand(t *testing.T) {
	book := vietnam(t)
	for _, tt := range []struct {
		month       string
		all, cities int
	}{
		{"2008-01", 64, 5}, {"2008-08", 63, 5}, {"2024-12", 63, 5}, {"2025-01", 63, 6}, {"2025-06", 63, 6},
		{"2025-07", 34, 6}, {"2026-03", 34, 6}, {"2026-04", 34, 7}, {"2026-12", 34, 7},
	} {
		cities := 0
		provinces := book.Provinces(monthOf(tt.month))
		for _, p := range provinces {
			if p.City {
				cities++
			}
		}
		if len(provinces) != tt.all || cities != tt.cities {
			t.Errorf("%s: %d provinces, %d cities, want %d and %d", tt.month, len(provinces), cities, tt.all, tt.cities)
		}
	}
}

func TestEveryNameMeansOneProvinceInEveryMonth(t *testing.T) {
	book := vietnam(t)
	last := rules.MonthOf(2030, 12)
	for _, named := range book.Territories() {
		for m := rules.MonthOf(2008, 1); m <= last; m++ {
			for _, name := range []string{named.Slug, named.Name.VI, named.Name.EN} {
				p, err := book.Place(name, m)
				if err != nil || !p.Province.Has(m) {
					t.Fatalf("Place(%q, %s) = %+v, %v", name, m, p, err)
				}
				if !p.Province.Within(named) && !named.Within(p.Province) {
					t.Fatalf("Place(%q, %s) = %s, which has nothing to do with it", name, m, p.Province.Slug)
				}
			}
			if named.Has(m) {
				if p, err := book.Place(named.Code, m); err != nil || p.Province != named {
					t.Fatalf("Place(%q, %s) = %+v, %v, want %s", named.Code, m, p, err, named.Slug)
				}
			}
		}
	}
}

// categories are the words of rule files for those of the rows.
var categories = map[string]string{
	"multidimensional_poor_other": "multidimensional_poor", "agri_average_household": "average_farm", "escaped_poor": "left_poverty",
	"escaped_near_poor": "left_near_poverty", "escaped_poor_local_standard": "left_poverty_local_standard",
}

func TestEveryLayerIsThere(t *testing.T) {
	book := vietnam(t)
	rows := researched(t).Child("subsidies").Kids
	seen := map[string]bool{}
	for i := range rows {
		r := &rows[i]
		id := text(r, "id")
		seen[id] = true
		layers := book.Layer(id)
		if len(layers) != 1 {
			t.Errorf("%d layers %s", len(layers), id)
			continue
		}
		t.Run(id, func(t *testing.T) { compareLayer(t, layers[0], r) })
	}
	for _, l := range book.AllLayers() {
		if l.Payer != rules.PaidByState && !seen[l.ID] {
			t.Errorf("layer %s is in no row", l.ID)
		}
	}
	if len(seen) != 181 {
		t.Errorf("%d rows, want 181", len(seen))
	}
}

func compareLayer(t *testing.T, l *rules.Layer, r *document.Node) {
	same := func(what, got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s = %q, want %q", what, got, want)
		}
	}
	same("level", l.Payer.String(), text(r, "level"))
	same("scheme", l.For.String(), map[string]string{"SI": "voluntary_si", "HI": "health"}[text(r, "scheme")])
	same("status", string(l.Became), text(r, "status"))
	same("replaced_by", l.By, text(r, "replaced_by"))
	same("stacks_on", l.StacksOn, text(r, "stacks_on"))
	same("confidence", l.Confidence.String(), text(r, "confidence"))
	same("sources", strings.Join(l.Sources, " "), strings.Join(list(r, "sources"), " "))
	comparePeriod(t, l, r)
	compareAmount(t, l, r)
	comparePlace(t, l, r)
	compareWho(t, l, text(r, "category"))
}

func comparePeriod(t *testing.T, l *rules.Layer, r *document.Node) {
	if from := text(r, "from"); (from == "") != l.IsOpen(rules.OpenFrom) || from != "" && starts(from) != l.Period.From {
		t.Errorf("begins %s, want %q", l.Period.From, from)
	}
	until := ends(text(r, "to"))
	if districts := rules.MonthOf(2025, 7); l.Payer == rules.PaidByDistrict && (until == 0 || until > districts) {
		until = districts
	}
	if l.Period.Until != until {
		t.Errorf("holds before %s, want %s", l.Period.Until, until)
	}
	if want, _ := strconv.Atoi(text(r, "max_months")); l.MaxMonths != want {
		t.Errorf("%d months at most, want %d", l.MaxMonths, want)
	}
}

func compareAmount(t *testing.T, l *rules.Layer, r *document.Node) {
	rate, base := text(r, "rate"), text(r, "base")
	if amount := text(r, "amount_vnd"); amount != "" {
		if v, _ := rules.ParseVND(amount); l.Form != rules.ByAmount || l.Amount != v {
			t.Errorf("%s %d, want an amount of %s", l.Form, l.Amount, amount)
		}
		return
	}
	if l.Known != (rate != "") {
		t.Errorf("known: %v, want the rate %q", l.Known, rate)
	}
	if want, _ := rules.ParseRate(rate); rate != "" && l.Rate != want {
		t.Errorf("rate %s, want %s", l.Rate, rate)
	}
	if (l.Form == rules.ByTotal) != (base == "hi_total_to") {
		t.Errorf("%s, base %s", l.Form, base)
	}
	of := map[string]rules.Measure{"SI": rules.OfMinimumContribution, "HI": rules.OfPremium}[text(r, "scheme")]
	if open := base == "hi_full_or_person" || base == "si_min_or_actual"; l.Of != of || l.IsOpen(rules.OpenMeasure) != open {
		t.Errorf("of %s, open %v, base %s", l.Of, l.Open, base)
	}
	if l.IsOpen(rules.OpenMeasure) && l.Cite.Confidence != rules.Low {
		t.Errorf("an open base with confidence %s", l.Cite.Confidence)
	}
}

// comparePlace checks the older unit, or the province of the months before.
func comparePlace(t *testing.T, l *rules.Layer, r *document.Node) {
	want := list(r, "territory")
	if len(want) == 0 {
		want = []string{text(r, "province")}
	}
	for i, p := range l.Places() {
		id := want[min(i, len(want)-1)]
		if p.Slug != slug(id) && !(p.Slug == "thua-thien-hue" && id == "hue") {
			t.Errorf("place %s, want %s", p.Slug, id)
		}
		if older := strings.HasSuffix(id, "-old"); older && !p.Merged {
			t.Errorf("%s is the larger unit of today", id)
		}
		if p.Merged && !strings.HasSuffix(id, "-old") && p.Slug == p.Into.Slug {
			t.Errorf("%s is the older unit", id)
		}
	}
	if len(l.Places()) == 0 {
		t.Error("no place")
	}
}

// compareWho checks that the category of the row is among the conditions: as a
// status, or as bounds of age.
func compareWho(t *testing.T, l *rules.Layer, category string) {
	word := category
	if w, ok := categories[category]; ok {
		word = w
	}
	var conditions []string
	ages := false
	for _, w := range l.Who {
		conditions = append(append(conditions, w.Status...), w.Area...)
		ages = ages || w.AgeFrom+w.AgeBelow > 0
	}
	general := category == "other" || category == "all_groups" || category == "local_groups"
	switch {
	case slices.Contains(conditions, word), general:
	case ages && (strings.HasPrefix(category, "age_") || strings.HasPrefix(category, "child_") || strings.HasPrefix(category, "mild_")):
	case len(conditions) > 1 && (strings.Contains(category, "_or_") || strings.Contains(category, "_and_")):
	default:
		t.Errorf("category %s, conditions %v", category, conditions)
	}
}

func TestStateHealthSharesAreThere(t *testing.T) {
	book := vietnam(t)
	words := map[string]string{"elderly_80_social_allowance": "elderly_80"}
	for _, r := range researched(t).Child("state_support_hi").Kids {
		group := text(&r, "category")
		for _, m := range []map[string]string{categories, words} {
			if w, ok := m[group]; ok {
				group = w
			}
		}
		want, _ := rules.ParseRate(text(&r, "share"))
		last := ends(text(&r, "to"))
		if last == 0 {
			last = rules.MonthOf(2027, 1)
		}
		for m := starts(text(&r, "from")); m < last; m++ {
			var got []rules.Rate
			for _, l := range book.Layers(rules.Health, m, rules.Place{}) {
				if l.Group == group {
					got = append(got, l.Rate)
				}
			}
			if len(got) != 1 || got[0] != want {
				t.Fatalf("%s in %s: %v, want %s", group, m, got, want)
			}
		}
	}
}
