package rules_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

const resolution = `schema: 1
instrument:
  id: %ID%
  number: 00/2027/EX
  kind: what_if
  title: {vi: "Ví dụ", en: "Example"}
  issuer: example
  published: 2026-06-01
  in_force: 2026-07-01
  source: example
`

// layFile lays a rule file of one layer over the book.
func layFile(b *rules.Book, name, layer string) (*rules.Book, error) {
	base := name[strings.LastIndex(name, "/")+1:]
	text := strings.Replace(resolution, "%ID%", strings.TrimSuffix(base, ".yaml"), 1) + layer
	return b.With(fstest.MapFS{name: {Data: []byte(text)}})
}

func TestEveryFaultOfALayerHasItsCode(t *testing.T) {
	b := vietnam(t)
	const whole = "support:\n  - {id: x, for: health, payer: province, who: {province: hue, status: poor}, share: \"10%\", of: premium, at: art. 1}\n"
	if _, err := layFile(b, "x.yaml", whole); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, old, new string
		code           document.Code
	}{
		{"an unknown key", "status:", "stauts:", rules.UnknownKey},
		{"an unknown key of a layer", "payer:", "pays:", rules.UnknownKey},
		{"no id", "id: x, ", "", rules.MissingKey},
		{"no article", ", at: art. 1", "", rules.MissingArticle},
		{"no scheme", "for: health, ", "", rules.MissingKey},
		{"a scheme that is none", "health", "helth", rules.BadChoice},
		{"a donor as payer", "payer: province", "payer: donor", rules.BadChoice},
		{"share and amount", "share: \"10%\"", "share: \"10%\", amount: 5000", rules.TwoAmounts},
		{"neither share nor amount", "share: \"10%\", ", "", rules.TwoAmounts},
		{"an amount of something", "share: \"10%\"", "amount: 5000", rules.TwoAmounts},
		{"no measure", ", of: premium", "", rules.MissingKey},
		{"the measure of the other scheme", "of: premium", "of: contribution", rules.BadChoice},
		{"more than the whole", "10%", "110%", rules.OutOfRange},
		{"not a share", "10%", "ten", rules.BadNumber},
		{"no such province", "hue", "hua", rules.UnknownPlace},
		{"no such older unit", "province: hue", "territory: hanoi", rules.UnknownPlace},
		{"no place", "province: hue, ", "", rules.MissingKey},
		{"nobody is that old", "status: poor", "age: {from: 70, below: 60}", rules.NeverApplies},
		{"asked for and refused", "status: poor", "status: poor, not: poor", rules.NeverApplies},
		{"an empty list", "status: poor", "status: []", rules.NeverApplies},
		{"a category that is no word", "status: poor", "status: near-poor", rules.NeverApplies},
		{"no months", "of: premium", "of: premium, max_months: 0", rules.NeverApplies},
		{"a kind of place that is none", "status: poor", "area: suburb", rules.BadChoice},
		{"a district without its name", "payer: province", "payer: district", rules.MissingKey},
		{"a district after districts", "payer: province, who: {", "payer: district, who: {district: a-luoi, ", rules.NeverApplies},
		{"ends before it begins", "of: premium", "of: premium, until: 2026-01", rules.EmptyPeriod},
		{"an open point that is none", "of: premium", "of: premium, open: [basis]", rules.BadChoice},
		{"a fate that is none", "of: premium", "of: premium, became: gone", rules.BadChoice},
		{"adds to nothing", "of: premium", "of: premium, stacks_on: hd-hi-70-80", rules.UnknownLayer},
		{"replaced by nothing", "of: premium", "of: premium, by: hp-hi-60-75", rules.UnknownLayer},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := layFile(b, "x.yaml", strings.Replace(whole, tt.old, tt.new, 1))
			if !errors.Is(err, tt.code) {
				t.Fatalf("%v, want %s", err, tt.code)
			}
			if f := document.All(err)[0]; f.File != "x.yaml" || f.Line < 11 || f.Col < 3 {
				t.Errorf("%v stands nowhere", f)
			}
		})
	}
	if _, err := layFile(b, "x.yaml", whole+strings.TrimPrefix(whole, "support:\n")); !errors.Is(err, rules.SameLayer) {
		t.Errorf("two layers of one id: %v", err)
	}
	if _, err := layFile(b, "provinces/hue/x.yaml", "set:\n  - {param: base_salary, value: 1, at: art. 1}\n"); !errors.Is(err, rules.OnlySupport) {
		t.Errorf("a parameter in a provincial file: %v", err)
	}
}

func ids(layers []*rules.Layer) string {
	var out []string
	for _, l := range layers {
		out = append(out, l.ID)
	}
	return strings.Join(out, " ")
}

func TestALaterFileTakesALayerOver(t *testing.T) {
	b := vietnam(t)
	over, err := layFile(b, "provinces/hai-phong/y.yaml",
		"support:\n  - {id: hp-si-poor, for: voluntary_si, payer: province, who: {status: poor}, share: \"40%\", of: minimum_contribution, from: 2026-10, until: 2027-03, at: art. 1}\n")
	if err != nil {
		t.Fatal(err)
	}
	place, _ := over.Place("hai-phong", rules.MonthOf(2026, 10))
	for m, want := range map[string]string{"2026-09": "30%", "2026-10": "40%", "2027-03": "40%", "2027-04": "30%"} {
		for _, l := range over.Layers(rules.VoluntarySI, monthOf(m), place) {
			if l.ID == "hp-si-poor" && l.Rate.Percent() != want {
				t.Errorf("%s: %s, want %s", m, l.Rate.Percent(), want)
			}
		}
	}
	if got := len(over.Layer("hp-si-poor")); got != 3 {
		t.Errorf("%d pieces, want 3", got)
	}
	if over.Version() == b.Version() {
		t.Error("the version did not change")
	}
}

func TestWhatWasNotPublishedIsForgotten(t *testing.T) {
	b := vietnam(t)
	day, _ := rules.ParseDate("2025-06-01")
	past, err := b.KnownBy(day)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := layFile(past, "z.yaml", "support: []\n"); err != nil {
		t.Errorf("a reform over the past: %v", err)
	}
	m := rules.MonthOf(2026, 2)
	place, _ := past.Place("hai-phong", m)
	if got := past.Layers(rules.VoluntarySI, m, place); len(got) != 1 || got[0].ID != "hd-si-sec" {
		t.Errorf("known by %s: %s", day, ids(got))
	}
	for _, l := range past.Layers(rules.Health, m, rules.Place{}) {
		if l.Group == "student" && l.Rate.Percent() != "30%" {
			t.Errorf("the pupils' share of a later decree: %s", l.Rate.Percent())
		}
	}
}

func TestLayersOfAPlaceAreItsOwn(t *testing.T) {
	b := vietnam(t)
	last := rules.MonthOf(2027, 1)
	for m := rules.MonthOf(2015, 1); m < last; m += 5 {
		for _, p := range b.Provinces(m) {
			place, _ := b.Place(p.Slug, m)
			for _, l := range b.Layers(rules.Health, m, place) {
				for _, u := range l.Places() {
					if u.Root() != p.Root() {
						t.Errorf("%s in %s has %s of %s", p.Slug, m, l.ID, u.Slug)
					}
				}
			}
		}
	}
}

func BenchmarkLayers(b *testing.B) {
	book := vietnam(b)
	m := rules.MonthOf(2025, 9)
	place, _ := book.Place("hai-duong", m)
	buf := make([]*rules.Layer, 0, 64)
	b.ReportAllocs()
	for b.Loop() {
		buf = book.AppendLayers(buf[:0], rules.VoluntarySI, m, place)
	}
}
