package rules_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/rules"
)

// An amount moves from its last published figure on: one that names another
// moves as that one; one that was ended, never set, not found or defined by
// itself through nothing does not move.
func TestWhichAmountsMove(t *testing.T) {
	for sets, want := range map[string]string{
		"reference_level: 1000":                                                            "reference_level 1000 of 2008-05, next 2009-01",
		"reference_level: base_salary; base_salary: 1500":                                  "base_salary 1500 of 2008-05, next 2009-01",
		"reference_level: base_salary; base_salary: maternity.amount; maternity.amount: 9": "maternity.amount 9 of 2008-05, next 2009-01",
		"reference_level: base_salary":                                                     "",
		"reference_level: unknown":                                                         "",
		"poverty_line.rural: 7; poverty_line.urban: 8":                                     "poverty_line.rural 7 of 2008-05, next 2009-01; poverty_line.urban 8 of 2008-05, next 2009-01",
		"contribution.rate: 0.2":                                                           "",
	} {
		b := loaded(t, "2008-05", strings.Split(sets, "; ")...)
		var said []string
		for _, m := range b.Moving() {
			said = append(said, fmt.Sprintf("%s %d of %s, next %s", m.Param, m.Value, m.Since, m.AssumedFrom))
		}
		if got := strings.Join(said, "; "); got != want {
			t.Errorf("%s: %s, want %s", sets, got, want)
		}
		if b.Assumptions() != nil {
			t.Error("a book without assumptions has some")
		}
	}
	ended, err := rules.Load(ruleFiles(map[string]string{"x.yaml": instrument("x", "2008-01-01", "2008-01-01") + "set:\n  - {param: reference_level, value: 5, at: a}\nend:\n  - {param: reference_level, at: b, from: 2010-01}\n"}))
	if err != nil || len(ended.Moving()) != 0 {
		t.Errorf("an amount that was ended moves: %v %v", ended.Moving(), err)
	}
	over, err := smallBook(t).With(ruleFiles(map[string]string{"x.yaml": instrument("x", "2020-02-01", "2020-02-01") + "set:\n  - {param: reference_level, value: 5, at: a, until: 2022-12}\n"}))
	if err != nil || over.Moving()[0].Param != "base_salary" {
		t.Errorf("what ends is not followed by what was there: %v %v", over.Moving(), err)
	}
}

// Without steps of the State an amount grows each January, to the đồng, and as
// long as it stays an amount that can be named.
func TestGrowthWithoutAssumptions(t *testing.T) {
	b := loaded(t, "2008-05", "reference_level: 1001", "poverty_line.rural: 500000000000000", "poverty_line.urban: 1000000000000000")
	grown := b.Growing(rules.Growth{ReferenceLevel: 100_000, PovertyLine: 1_000_000})
	for month, want := range map[string]rules.VND{"2008-05": 1001, "2008-12": 1001, "2009-01": 1101, "2009-12": 1101, "2010-01": 1211, "2011-12": 1332, "2012-01": 1466} {
		law := grown.On(monthOf(month))
		if law.ReferenceLevel.Value != want || law.PovertyLine.Rural.Value != 500_000_000_000_000 || law.PovertyLine.Urban.Value != rules.MaxVND {
			t.Errorf("%s: %d, want %d", month, law.ReferenceLevel.Value, want)
		}
	}
	for i := range grown.Len() {
		law := grown.At(i)
		for _, v := range []rules.VND{law.ReferenceLevel.Value, law.PovertyLine.Rural.Value, law.PovertyLine.Urban.Value} {
			if v < 1_001 || v > rules.MaxVND {
				t.Errorf("%s: an amount of %d", law.Since, v)
			}
		}
	}
	cite := grown.On(monthOf("2009-01")).ReferenceLevel.Cite
	if cite.String() != "reference_level_growth 10%, assumption" || cite.Instrument.ID != "assumption" || cite.Confidence != rules.Low || !cite.Assumed() {
		t.Errorf("what grows cites %s", cite)
	}
	if got := smallBook(t).Growing(rules.Growth{PovertyLine: 50_000}).On(monthOf("2022-01")).PovertyLine.Rural.Cite.Instrument.ID; got != "assumptions" {
		t.Errorf("what grows cites %s", got)
	}
}

// A table that is carried on never falls below 1, whatever it was.
func TestCarriedFactorsAreAtLeastOne(t *testing.T) {
	table := tableOf(t, 50, 40, 96, 100)
	exact := loaded(t, "2008-01", `indexation.voluntary: {earlier: 2.345, "2008": 1.075, "2009": 1}`).On(monthOf("2008-01")).Indexation.Voluntary.Value.Rebased(2015, 0)
	if early, _ := exact.Of(2000); early != 2_345_000 {
		t.Errorf("without growth a factor of 2.345 is carried on as %s", early)
	}
	if r, _ := exact.Of(2008); r != 1_075_000 {
		t.Errorf("without growth a factor of 1.075 is carried on as %s", r)
	}
	later := table.Rebased(2012, 50_000)
	for year, want := range map[int]rules.Rate{2000: rules.One, 2008: rules.One, 2009: 1_060_000, 2010: 1_050_000, 2011: rules.One, 2012: rules.One} {
		if got, ok := later.Of(year); got != want || !ok {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
	if later.Most() != 1_060_000 || table.Most() != rules.One {
		t.Errorf("the highest factors are %s and %s", table.Most(), later.Most())
	}
}

// A book that is known later than it vouches for vouches for no more.
func TestALaterReaderIsToldNoMore(t *testing.T) {
	b := smallBook(t)
	for day, want := range map[string]string{"2012-02-29": "2012-02", "2020-12-01": "2020-12", "2021-01-01": "2020-12", "2030-05-05": "2020-12"} {
		d, err := rules.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		known, err := b.KnownBy(d)
		if err != nil || known.Horizon().String() != want {
			t.Errorf("by %s it vouches up to %s: %v", day, known.Horizon(), err)
		}
	}
}

// Bounds, support and price hold until the law says something else, in other
// words or with another state as well.
func TestUntilWhenTheLawSaysTheSame(t *testing.T) {
	set := func(lines ...string) *rules.Book {
		t.Helper()
		b, err := rules.Load(ruleFiles(map[string]string{"x.yaml": instrument("x", "2008-01-01", "2010-01-01") + strings.Join(lines, "\n") + "\n"}))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	const base = "set:\n  - {param: contribution.rate, value: 0.2, at: a}\n  - {param: contribution.floor, value: base_salary, at: a}\n  - {param: base_salary, value: 500, at: a}\n  - {param: support.max_months, value: 120, at: a}\n  - {param: support.base, value: 500, at: a}\n  - {param: support.share.other, value: 0.1, at: a}\n  - {param: support.prepay, value: nominal, at: a}\n  - {param: support.backpay, value: none, at: a}\n  - {param: health.rate, value: 0.1, at: a, from: 2010-06}"
	for line, want := range map[string]string{ // bounds, support, price
		"": "  ",
		"  - {param: health.rate, value: 0.2, at: a, from: 2011-01}":                                                                         "  ",
		"  - {param: contribution.floor, value: 500, at: a, from: 2011-01}":                                                                  "2011-01  2011-01",
		"  - {param: base_salary, value: 500, at: b, from: 2011-01}":                                                                         "2011-01  2011-01",
		"  - {param: contribution.step, value: 50, at: a, from: 2011-01}":                                                                    "2011-01  ",
		"  - {param: contribution.floor, value: unknown, at: b, from: 2011-01}\nend:\n  - {param: contribution.floor, at: b, from: 2012-01}": "2011-01  2011-01",
		"  - {param: contribution.rate, value: 0.21, at: a, from: 2011-01}":                                                                  " 2011-01 2011-01",
		"  - {param: contribution.rate, value: 0.2, at: a, confidence: low, from: 2011-01}":                                                  " 2011-01 2011-01",
		"  - {param: support.max_months, value: 60, at: a, from: 2011-01}":                                                                   " 2011-01 2011-01",
		"  - {param: support.base, value: 600, at: a, from: 2011-01}":                                                                        " 2011-01 2011-01",
		"  - {param: support.share.poor, value: 0.3, at: a, from: 2011-01}":                                                                  " 2011-01 2011-01",
		"  - {param: support.prepay, value: discounted, at: a, from: 2011-01}":                                                               " 2011-01 2011-01",
		"  - {param: support.backpay, value: nominal, at: a, from: 2011-01}":                                                                 " 2011-01 2011-01",
		"end:\n  - {param: support.max_months, at: a, from: 2011-01}":                                                                        " 2011-01 2011-01",
	} {
		law := set(base, line).On(monthOf("2010-01"))
		if got := fmt.Sprint(law.BoundsUntil(), " ", law.SupportUntil(), " ", law.PriceUntil()); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	b := set("set:\n  - {param: contribution.floor, value: unknown, at: b, from: 2011-01}\nend:\n  - {param: contribution.floor, at: b, from: 2012-01}")
	if got := b.On(monthOf("2011-01")).BoundsUntil(); got != monthOf("2012-01") {
		t.Errorf("an unknown floor that is ended holds until %s", got)
	}
	b = set("set:\n  - {param: base_salary, value: 500, at: a}\n  - {param: contribution.floor, value: 500, at: a}\n  - {param: contribution.floor, value: base_salary, at: a, from: 2011-01}")
	if got := b.On(monthOf("2010-01")).BoundsUntil(); got != monthOf("2011-01") {
		t.Errorf("a floor that names another amount later holds until %s", got)
	}
	b = set("set:\n  - {param: contribution.floor, value: 500, at: a}\n  - {param: contribution.ceiling_base, value: 1000, at: a}\n  - {param: contribution.ceiling_multiple, value: 20, at: a}\n  - {param: contribution.ceiling_multiple, value: 3, at: a, from: 2011-01}\n  - {param: contribution.ceiling_multiple, value: 9, at: a, from: 2012-01}\n  - {param: contribution.floor, value: 600, at: a, from: 2013-01}\n  - {param: contribution.ceiling_multiple, value: 2, at: a, from: 2014-01}")
	for month, want := range map[string]rules.VND{"2010-01": 3_000, "2011-01": 3_000, "2012-01": 9_000, "2013-01": 2_000, "2014-01": 2_000} {
		if got := b.On(monthOf(month)).Contribution.Below(); got != want {
			t.Errorf("from %s on incomes up to %d are allowed, want %d", month, got, want)
		}
	}
	if b := set("set:\n  - {param: health.rate, value: 0.1, at: a}\n  - {param: support.base, value: 5, at: a, from: 2011-01}"); b.On(monthOf("2010-01")).SupportUntil() != 0 || b.FirstContribution() != b.At(-1) {
		t.Error("without support nothing of it changes")
	}
}

// A place of another list of provinces has the layers of the whole country.
func TestAPlaceOfAnotherList(t *testing.T) {
	b := smallBook(t)
	files := smallFiles(t)
	text := string(files["territories.yaml"].Data)
	files["territories.yaml"] = &fstest.MapFile{Data: []byte(text + "  - {slug: f-tinh, code: \"06\", vi: F, en: F, kind: province, from: 2005-01}\n  - {slug: g-tinh, code: \"07\", vi: G, en: G, kind: province, from: 2005-01}\n")}
	other, err := rules.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	m := monthOf("2018-01")
	want := ids(b.LayersOf(rules.VoluntarySI, m, rules.Place{}))
	for _, p := range other.Provinces(m) {
		place := rules.Place{Province: p}
		if got := ids(b.LayersOf(rules.VoluntarySI, m, place)); got != want || b.LayersAskAge(rules.VoluntarySI, place) {
			t.Errorf("%s of another list has %s, want %s", p.Slug, got, want)
		}
	}
	here, _ := b.Place("a-thanh", m)
	if got := ids(b.LayersOf(rules.VoluntarySI, m, here)); got == want || !b.LayersAskAge(rules.VoluntarySI, here) {
		t.Errorf("the book's own place has %s", got)
	}
}

// Layers at their least bounds: of one year of age, of one month, of one month
// only, and none at all between two.
func TestLayersAtTheirBounds(t *testing.T) {
	for who, want := range map[string]string{"{age: {from: 1}}": "from age 1", "{age: {below: 1}}": "below age 1", "{}": "everybody"} {
		b, err := rules.Load(ruleFiles(map[string]string{"x.yaml": instrument("x", "2008-01-01", "2010-02-01") +
			"support:\n  - {id: a, for: health, payer: state, who: " + who + ", amount: 1, until: 2010-02, max_months: 1, at: a}\n  - {id: b, for: health, payer: state, amount: 1, from: 2010-05, until: 2010-06, at: a}\n"}))
		if err != nil {
			t.Fatal(err)
		}
		l := b.Layer("a")[0]
		if l.Helps() != want || b.LayersAskAge(rules.Health, rules.Place{}) != (who != "{}") || !strings.Contains(l.String(), "2010-02 to 2010-02, 1 months") || !l.CountsGrants() || l.Flat() {
			t.Errorf("%s: %s", who, l)
		}
		got := ""
		for m := monthOf("2010-01"); m <= monthOf("2010-08"); m++ {
			got += fmt.Sprint(len(b.LayersOf(rules.Health, m, rules.Place{})), map[bool]string{true: "+", false: "-"}[b.LayersWithin(rules.Health, rules.Place{}, rules.Period{From: m, Until: m + 1})], map[bool]string{true: "c", false: ""}[b.LayersCount(rules.Health, m, rules.Place{})], " ")
		}
		if got != "0- 1+c 0- 0- 1+ 1+ 0- 0- " {
			t.Error(got)
		}
		if b.LayersWithin(rules.Health, rules.Place{}, rules.Period{From: monthOf("2010-07")}) || b.LayersWithin(rules.VoluntarySI, rules.Place{}, rules.Period{}) {
			t.Error("layers where there are none")
		}
	}
}

// What is laid over a layer takes its months over, and those only.
func TestWhichMonthsOfALayerAreTakenOver(t *testing.T) {
	layer := func(id, span string) string {
		from, until, closed := strings.Cut(span, " ")
		if until != "" || !closed {
			until = ", until: " + until
		}
		if !closed {
			until = ""
		}
		return instrument(id, "2008-01-01", "2008-01-01") + "support:\n  - {id: a, for: health, payer: state, amount: 1, from: " + from + until + ", at: a}\n"
	}
	for spans, want := range map[string]string{
		"2010-01 2010-12|2009-01 2009-12": "2010-01 2011-01, 2009-01 2010-01",
		"2010-01 2010-12|2009-01 2010-01": "2010-02 2011-01, 2009-01 2010-02",
		"2010-01 2010-12|2010-01 2010-01": "2010-02 2011-01, 2010-01 2010-02",
		"2010-01 2010-12|2010-02 2010-11": "2010-01 2010-02, 2010-12 2011-01, 2010-02 2010-12",
		"2010-01 2010-12|2010-12 2010-12": "2010-01 2010-12, 2010-12 2011-01",
		"2010-01 2010-12|2010-12 2011-12": "2010-01 2010-12, 2010-12 2012-01",
		"2010-01 2010-12|2011-01 2011-12": "2010-01 2011-01, 2011-01 2012-01",
		"2010-01 2010-12|2010-01 2010-12": "2010-01 2011-01",
		"2010-01 2010-12|2009-01":         "2009-01 ",
		"2010-01 2010-12|2010-06":         "2010-01 2010-06, 2010-06 ",
		"2010-01|2010-06 2010-07":         "2010-01 2010-06, 2010-08 , 2010-06 2010-08",
		"2010-01|2010-06":                 "2010-01 2010-06, 2010-06 ",
		"2010-01|2010-01":                 "2010-01 ",
		"2010-01 2010-12|2011-06 2011-12": "2010-01 2011-01, 2011-06 2012-01",
		"2010-01 2010-12|2011-06":         "2010-01 2011-01, 2011-06 ",
		"2010-06 2010-12|2009-01 2009-12": "2010-06 2011-01, 2009-01 2010-01",
		"2010-06|2010-01 2010-05":         "2010-06 , 2010-01 2010-06",
	} {
		below, above, _ := strings.Cut(spans, "|")
		b, err := rules.Load(ruleFiles(map[string]string{"x.yaml": layer("x", below)}))
		if err != nil {
			t.Fatal(err)
		}
		over, err := b.With(ruleFiles(map[string]string{"y.yaml": layer("y", above)}))
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, l := range over.Layer("a") {
			said = append(said, l.Period.From.String()+" "+l.Period.Until.String())
		}
		if got := strings.Join(said, ", "); got != want {
			t.Errorf("%s: %s, want %s", spans, got, want)
		}
	}
}

// An age that falls is reached at once by whoever is older already.
func TestAnAgeThatFalls(t *testing.T) {
	b, err := rules.Load(ruleFiles(map[string]string{"x.yaml": instrument("x", "2008-01-01", "2008-01-01") +
		"set:\n  - {param: retirement.age.male, value: 720, at: a}\n  - {param: retirement.age.female, value: 720, at: a}\n  - {param: retirement.age.male, value: 700, at: a, from: 2014-01}\n"}))
	if err != nil {
		t.Fatal(err)
	}
	for born, want := range map[string]string{"1953-12": "2013-12", "1954-01": "2014-01", "1954-02": "2014-01", "1955-09": "2014-01", "1955-10": "2014-02"} {
		if got, law := b.RetirementReached(rules.Male, monthOf(born), 0); got != monthOf(want) || law == nil {
			t.Errorf("born %s: %s, want %s", born, got, want)
		}
	}
}

// A floor that is assumed from the first law on is assumed from that month.
func TestAFloorThatIsOnlyAssumed(t *testing.T) {
	text := strings.Replace(instrument("x", "2008-01-01", "2008-01-01"), "kind: what_if", "kind: assumption", 1) + "set:\n  - {param: contribution.floor, value: 500, at: a}\n"
	b, err := rules.Load(ruleFiles(map[string]string{"x.yaml": text}))
	if err != nil || b.Lifting() != monthOf("2008-01") {
		t.Fatalf("assumed from %s: %v", b.Lifting(), err)
	}
	for income, want := range map[rules.VND]bool{499: true, 500: false, 501: false} {
		if got := b.Terms(monthOf("2010-01")).Lifts(income); got != want {
			t.Errorf("%d is lifted: %v", income, got)
		}
	}
	if b.Terms(monthOf("2007-12")).Lifts(0) || loaded(t, "2008-01", "contribution.floor: 500").Terms(monthOf("2010-01")).Lifts(0) {
		t.Error("a floor of the law lifts")
	}
}

// The bound of sums is that of the highest factor of either table, or of what
// was paid back, and never below 1.
func TestTheBoundOfSumsIsThatOfTheHighestFactor(t *testing.T) {
	for sets, factor := range map[string]int64{
		`indexation.voluntary: {earlier: 5, "2008": 1}; indexation.compulsory: {earlier: 2, "2008": 1}`:                         5_000_000,
		`indexation.voluntary: {earlier: 2, "2008": 1}; indexation.compulsory: {earlier: 5, "2008": 1}`:                         5_000_000,
		`indexation.voluntary: {earlier: 2, "2008": 1}; indexation.compulsory: {earlier: 5, "2008": 1}; indexation.backpaid: 6`: 6_000_000,
		`indexation.voluntary: {"2008": 0.5}; indexation.backpaid: 0.5`:                                                         1_000_000,
		`base_salary: 5`: 1_000_000,
	} {
		law := loaded(t, "2008-01", strings.Split(sets, "; ")...).On(monthOf("2008-01"))
		most := rules.VND((1<<63 - 1) / (factor * 1_200))
		if !law.Indexation.Fits(most, 1_200) || law.Indexation.Fits(most+1, 1_200) {
			t.Errorf("%s: the bound is not %d", sets, most)
		}
	}
}

// Of units that had one name one after the other the last before a month is
// meant; a unit that is named as it was called later is found in the form that
// it had, and before its first form not at all.
func TestUnitsOfOneName(t *testing.T) {
	b, err := rules.Load(fstest.MapFS{"territories.yaml": {Data: []byte(`schema: 1
source: nobody
provinces:
  - {slug: old, code: "01", vi: Old, en: Old, kind: province, from: 2000-01, until: 2004-12, merged_into: big}
  - {slug: big, code: "02", vi: Big, en: Big, kind: province, from: 2000-01}
  - {slug: c, code: "03", vi: C, en: C, kind: province, from: 2000-01, until: 2006-12, merged_into: new}
  - {slug: new, code: "04", vi: Old, en: New, also: [old], kind: province, from: 2007-01, until: 2009-12, merged_into: big}
  - {slug: e, code: "00", vi: E, en: E, kind: province, from: 2000-01, until: 2010-12, merged_into: f}
  - {slug: f, code: "06", vi: F, en: F, kind: province, from: 2011-01, until: 2012-12, became: g}
  - {slug: g, code: "06", vi: G, en: G, kind: city, from: 2013-01, until: 2014-12, became: h}
  - {slug: h, code: "06", vi: H, en: H, kind: city, from: 2015-01}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]string{
		"old 2004-12": "old", "old 2005-01": "big/old", "old 2006-12": "big/old", "old 2007-01": "new", "old 2009-12": "new", "old 2010-01": "big/new", "old 2015-01": "big/new", "old 1990-01": "old",
		"new 2006-12": "", "h 2010-12": "", "h 2011-01": "f", "h 2012-12": "f", "h 2013-01": "g", "h 2014-12": "g", "h 2015-01": "h", "f 2011-01": "f", "f 2015-01": "h", "g 2011-01": "f", "e 2011-01": "f/e", "e 2016-01": "h/e", "c 2008-01": "new/c", "c 2012-01": "big/c",
	} {
		name, month, _ := strings.Cut(words, " ")
		p, err := b.Place(name, monthOf(month))
		if written(p) != want || (err != nil) != (want == "") {
			t.Errorf("%s is %s, want %s: %v", words, written(p), want, err)
		}
	}
	for name, want := range map[string]string{"e": "h/e 2015-01", "c": "big/c 2010-01", "old": "big/new 2010-01", "big": "big "} {
		p, err := b.Place(name, monthOf("2012-06"))
		if name == "big" {
			p, err = b.Place(name, monthOf("2000-01"))
		}
		now, since := p.Now()
		if now != p.In(rules.LastMonth) {
			t.Errorf("%s is now %s, in the last month %s", name, written(now), written(p.In(rules.LastMonth)))
		}
		if got := written(now) + " " + since.String(); got != want || err != nil {
			t.Errorf("%s is now %s, want %s", name, got, want)
		}
	}
}

// Provinces stand in the order of their codes, whatever that of the list.
func TestProvincesStandByTheirCodes(t *testing.T) {
	files := smallFiles(t)
	text := string(files["territories.yaml"].Data)
	files["territories.yaml"] = &fstest.MapFile{Data: []byte(text + "  - {slug: f-tinh, code: \"00\", vi: F, en: F, kind: province, from: 2005-01}\n")}
	b, err := rules.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, p := range b.Provinces(monthOf("2016-01")) {
		got += p.Code + " "
	}
	if got != "00 01 03 05 " {
		t.Error(got)
	}
}

// A change of the law that begins where a reform ends, and those after it, hold.
func TestWhatFollowsAReform(t *testing.T) {
	text := instrument("x", "2008-01-01", "2008-01-01") + "set:\n"
	for year, rate := range []string{"0.10", "0.11", "0.12", "0.13"} {
		text += fmt.Sprintf("  - {param: contribution.rate, value: %s, at: a, from: %d-01}\n", rate, 2010+year)
	}
	b, err := rules.Load(ruleFiles(map[string]string{"x.yaml": text}))
	if err != nil {
		t.Fatal(err)
	}
	over, err := b.With(ruleFiles(map[string]string{"y.yaml": instrument("y", "2008-01-01", "2008-01-01") + "set:\n  - {param: contribution.rate, value: 0.5, at: a, from: 2010-06, until: 2010-12}\n  - {param: contribution.rate, value: 0.6, at: a, from: 2011-06, until: 2012-05}\n"}))
	if err != nil {
		t.Fatal(err)
	}
	for month, want := range map[string]rules.Rate{"2009-12": 0, "2010-05": 100_000, "2010-06": 500_000, "2010-12": 500_000, "2011-01": 110_000, "2011-05": 110_000, "2011-06": 600_000, "2012-05": 600_000, "2012-06": 120_000, "2013-01": 130_000} {
		if got := over.On(monthOf(month)).Contribution.Rate.Value; got != want {
			t.Errorf("%s: %s, want %s", month, got, want)
		}
	}
}

// Eight amounts may name one another in a row; a ninth is refused as a circle.
func TestAmountsInARow(t *testing.T) {
	names := []string{"base_salary", "reference_level", "poverty_line.rural", "poverty_line.urban", "contribution.floor", "contribution.ceiling_base", "contribution.step", "support.base", "maternity.amount", "health.base"}
	row := func(n int) []string {
		var sets []string
		for i := range n {
			sets = append(sets, names[i]+": "+names[i+1])
		}
		return append(sets, names[n]+": 7")
	}
	b := loaded(t, "2008-01", row(8)...)
	for i, e := range b.Values(monthOf("2008-01")) {
		if e.Param == "base_salary" && (e.Value != "7" || e.State != rules.Known) || b.On(monthOf("2008-01")).BaseSalary.Value != 7 {
			t.Errorf("%d: %s", i, e)
		}
	}
	_, err := rules.Load(setting("made-up", "2008-01", row(9)...))
	if err == nil || !strings.Contains(err.Error(), "is defined by itself [circular-reference]") {
		t.Errorf("nine in a row: %v", err)
	}
}

// A district's layer ends with the districts, or before if it says so.
func TestADistrictsLayerEndsWithTheDistricts(t *testing.T) {
	for until, want := range map[string]string{"": "2020-01", ", until: 2018-05": "2018-06", ", until: 2019-12": "2020-01", ", until: 2020-05": "2020-01"} {
		b, err := smallBook(t).With(ruleFiles(map[string]string{"x.yaml": instrument("x", "2017-01-01", "2018-01-01") +
			"support:\n  - {id: y, for: health, payer: district, who: {district: z, province: a-thanh}, amount: 2, at: a" + until + "}\n"}))
		if err != nil || b.Layer("y")[0].Period.Until != monthOf(want) {
			t.Errorf("%q: %v", until, err)
		}
	}
}

// A book that grows answers with its own laws.
func TestAGrownBookHasItsOwnLaws(t *testing.T) {
	g := smallBook(t).Growing(rules.Growth{PovertyLine: 50_000})
	for born := monthOf("1950-01"); born < monthOf("1970-01"); born += 7 {
		if _, law := g.RetirementReached(rules.Male, born, 0); law != g.On(law.Since) {
			t.Errorf("born %s: the law since %s is another book's", born, law.Since)
		}
	}
}

// As many rule files are read as a book may have, and one more is a fault.
func TestAsManyFilesAsABookMayHave(t *testing.T) {
	files := fstest.MapFS{}
	for i := range 2_000 {
		id := fmt.Sprintf("f%04d", i)
		files[id+".yaml"] = &fstest.MapFile{Data: []byte("schema: 1\ninstrument: {id: " + id + ", number: x, kind: law, title: {vi: x, en: x}, issuer: x, published: 2008-01-01, in_force: 2008-01-01, source: x}\n")}
	}
	b, err := rules.Load(files)
	if err != nil || len(b.Instruments()) != 2_000 {
		t.Fatalf("2,000 files: %v", err)
	}
	files["g.yaml"], files["h.yaml"] = &fstest.MapFile{Data: []byte("[")}, &fstest.MapFile{Data: []byte("[")}
	if _, err := rules.Load(files); err == nil || err.Error() != "g.yaml: more than 2000 rule files [too-many-files]" {
		t.Errorf("2,002 files: %v", err)
	}
}
