package missing_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/missing"
)

// over returns the calculator for the built-in law with support rules that
// councils passed on a day laid over it.
func over(t *testing.T, day string, support ...string) *calc.Calculator {
	t.Helper()
	head := `
schema: 1
instrument:
  id: ex-1
  number: 01/2010/EX
  kind: resolution
  title: {vi: "Nghị quyết thử", en: "A resolution"}
  issuer: example
  published: ` + day + `
  in_force: ` + day + `
  source: example
support:
`
	return laid(t, head+"  - "+strings.Join(support, "\n  - ")+"\n")
}

// otherwise returns the calculator for the built-in law with other figures.
func otherwise(t *testing.T, set ...string) *calc.Calculator {
	t.Helper()
	text := "schema: 1\ninstrument: {id: ex-1, number: x, kind: what_if, title: {vi: x, en: x}, issuer: x, published: 2008-01-01, in_force: 2008-01-01, source: x}\nset:\n"
	for _, s := range set {
		text += "  - {" + s + ", at: art. 9}\n"
	}
	return laid(t, text)
}

func laid(t *testing.T, text string) *calc.Calculator {
	t.Helper()
	book, err := vietnamese(t).Book().With(fstest.MapFS{"ex-1.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return calc.New(book)
}

// open writes what a document leaves open: where, what, and what it brings.
func open(t *testing.T, c *calc.Calculator, doc string) string {
	t.Helper()
	return written(answerOf(t, c, doc).Missing())
}

func written(inputs []missing.Input) string {
	var b strings.Builder
	for _, in := range inputs {
		fmt.Fprintf(&b, "%s %s", in.Path, in.Code)
		for _, e := range in.Effects {
			fmt.Fprintf(&b, " | %s", e)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// A told is a document and all that it leaves open.
type told struct{ name, doc, want string }

func opens(t *testing.T, c *calc.Calculator, list []told) {
	t.Helper()
	for _, tt := range list {
		if got := open(t, c, tt.doc); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

const (
	longAgo   = "2010-01-01"
	merger    = "2025-07-01" // of provinces
	inLaiChau = "person: {status: [], residence: [{from: 2010-01, province: lai-chau, area: rural}]}\n"
	payIn     = "ask: {kind: contribution, income: 1_500_000, supported_before: 0, paid: "
)

// A council's rules by age are tried at the first age that each takes in and at
// the last; no bound is no age.
func TestAgesThatRulesName(t *testing.T) {
	opens(t, over(t, longAgo,
		"{id: from-45, for: voluntary_si, payer: province, who: {province: lai-chau, age: {from: 45}}, share: 10%, of: minimum_contribution, from: 2010-01, at: art. 1}",
		"{id: below-30, for: voluntary_si, payer: province, who: {province: lai-chau, age: {below: 30}}, share: 20%, of: minimum_contribution, from: 2010-01, at: art. 1}",
	), []told{
		{"an age is not said", inLaiChau + payIn + "2026-07}", `/person/born birth | local_support: 0, from 33000 (1981-07) to 66000 (1997-07) | net: 264000, from 198000 (1997-07) to 231000 (1981-07)
`},
		{"an age is said", strings.Replace(inLaiChau, "{", "{born: 1980-01, ", 1) + payIn + "2026-07}", ""},
	})
	opens(t, over(t, longAgo, "{id: from-1, for: voluntary_si, payer: province, who: {province: lai-chau, age: {from: 1}}, share: 10%, of: minimum_contribution, from: 2010-01, at: art. 1}"), []told{
		{"from the age of one year", inLaiChau + payIn + "2026-07}", `/person/born birth | local_support: 0, 33000 (2025-07) | net: 264000, 231000 (2025-07)
`},
	})
}

// Districts are asked for where one of them has a rule and none was said, in
// the order of their names; a district that was said is not asked for, whether
// it has a rule or not.
func TestDistrictsThatRulesName(t *testing.T) {
	rule := func(district, share string) string {
		return "{id: " + district + ", for: voluntary_si, payer: district, who: {province: lai-chau, district: " + district + "}, share: " + share + ", of: minimum_contribution, from: 2010-01, until: 2025-06, at: art. 1}"
	}
	opens(t, over(t, longAgo, rule("than-uyen", "15%"), rule("sin-ho", "2%"), rule("tam-duong", "15%"), rule("muong-te", "2%"), rule("phong-tho", "9%")), []told{
		{"a district is not said", inLaiChau + payIn + "2025-06}", `/person/residence/0/district district | local_support: 0, from 6600 (muong-te) to 49500 (tam-duong) | net: 297000, from 247500 (tam-duong) to 290400 (muong-te)
`},
		{"a month later there are none", inLaiChau + payIn + "2025-07}", ""},
		{"one with a rule is said", strings.Replace(inLaiChau, "lai-chau", "lai-chau, district: sin-ho", 1) + payIn + "2025-06}", ""},
		{"one without is said", strings.Replace(inLaiChau, "lai-chau", "lai-chau, district: lai-chau", 1) + payIn + "2025-06}", ""},
		{"the kind of place is said, the province is not", "person: {status: [], residence: [{from: 2010-01, area: rural}]}\n" + payIn + "2025-06}", ""},
		{"two homes, of which the later one holds", "person: {status: [], residence: [{from: 2010-01, province: lai-chau, district: sin-ho, area: rural}, {from: 2020-01, province: lai-chau, area: urban}]}\n" + payIn + "2025-06}", `/person/residence/1/district district | local_support: 0, from 6600 (muong-te) to 49500 (tam-duong) | net: 297000, from 247500 (tam-duong) to 290400 (muong-te)
`},
	})
}

// Older provinces are asked for where a rule of one lives on; of the places
// that a rule names only those within the province, and none that holds by
// another condition.
func TestOlderProvincesThatRulesName(t *testing.T) {
	inNinhBinh := "person: {status: [], residence: [{from: 2025-08, province: ninh-binh, area: rural}]}\n"
	opens(t, over(t, merger,
		"{id: all, for: voluntary_si, payer: province, who: {province: ninh-binh}, share: 10%, of: minimum_contribution, from: 2025-07, at: art. 1}",
		"{id: some, for: voluntary_si, payer: province, who: {territory: [nam-dinh, hai-duong]}, share: 15%, of: minimum_contribution, from: 2025-07, at: art. 1}",
		"{id: others, for: voluntary_si, payer: province, who: {territory: ha-nam}, share: 25%, of: minimum_contribution, from: 2025-07, at: art. 1}",
		"{id: either, for: voluntary_si, payer: province, who: [{province: lai-chau}, {territory: ha-nam}], share: 5%, of: minimum_contribution, from: 2025-07, at: art. 1}",
	), []told{
		{"a part is not said", inNinhBinh + payIn + "2026-07}", `/person/residence/0/territory territory | local_support: 33000, from 49500 (nam-dinh) to 82500 (ha-nam) | net: 231000, from 181500 (ha-nam) to 214500 (nam-dinh)
`},
		{"a part is said", strings.Replace(inNinhBinh, "ninh-binh", "ninh-binh, territory: ha-nam", 1) + payIn + "2026-07}", ""},
		{"a province of which no part has a rule", inLaiChau + payIn + "2026-07}", ""},
	})
}

// Where a question takes long, the kind of place that costs least and the one
// that costs most stand for all, or one of them if they cost the same.
func TestPlacesThatCostLeastAndMost(t *testing.T) {
	rule := func(area, share string) string {
		return "{id: " + area + ", for: voluntary_si, payer: province, who: {province: lai-chau, area: " + area + "}, share: " + share + ", of: minimum_contribution, from: 2010-01, at: art. 1}"
	}
	const (
		somewhere = "person: {sex: female, born: 1971-05, status: [], residence: [{from: 2010-01, province: lai-chau}]}\n"
		used      = "record: [{from: 2012-01, to: 2024-12, scheme: voluntary, average: 1_500_000}]\nassume: {inflation: \"2%\", discount: \"2%\"}\n"
		plan      = "ask: {kind: projection, until: retirement, plan: [{from: 2026-12, to: 2029-12, scheme: voluntary, income: 2_500_000}]}"
	)
	opens(t, over(t, longAgo, rule("urban", "10%"), rule("rural", "20%"), rule("island_commune", "5%"), rule("special_zone", "8%")), []told{
		{"of four, two are told", somewhere + used + plan, `/person/residence/0/area area | total_paid: 65728800, from 56405560 (special_zone) to 60551000 (urban) | total_support: 5381200, from 10559000 (urban) to 14704440 (special_zone) | present_value: 170095148, from 175753511 (urban) to 179577751 (special_zone)
`},
	})
	opens(t, over(t, longAgo, "{id: all, for: voluntary_si, payer: province, who: {province: lai-chau, area: [rural, urban, island_commune, special_zone]}, share: 10%, of: minimum_contribution, from: 2010-01, at: art. 1}"), []told{
		{"four that cost the same", somewhere + strings.Replace(used, "2012-01, to: 2024-12", "2018-01, to: 2027-12", 1) + strings.Replace(plan, "2026-12, to: 2029-12", "2028-01, to: 2029-12", 1), `/person/residence/0/area area | total_paid: 48325200, 43863600 (rural) | total_support: 4474800, 8936400 (rural)
`},
	})
	opens(t, over(t, longAgo, "{id: all, for: voluntary_si, payer: province, who: {province: lai-chau, area: [rural, urban, island_commune, special_zone]}, total: 100%, of: contribution, from: 2026-12, at: art. 1}"), []told{
		{"four that cost nothing", somewhere + used + plan, `/person/residence/0/area area | total_paid: 65728800, 48832800 (rural) | total_support: 5381200, 22277200 (rural) | present_value: 170095148, 186251326 (rural)
`},
	})
	opens(t, over(t, longAgo, "{id: open, for: voluntary_si, payer: province, who: {province: lai-chau}, share: unknown, of: minimum_contribution, from: 2010-01, at: art. 1}"), []told{
		{"a province of which nobody knows the share is not tried", strings.Replace(somewhere, ", residence: [{from: 2010-01, province: lai-chau}]", "", 1) + used + plan, `/person/residence province | total_paid: 65728800, from 55221600 (hai-phong, island_commune) to 64841100 (nghe-an) | total_support: 5381200, from 6268900 (nghe-an) to 15888400 (hai-phong, island_commune) | present_value: 170095148, from 170943693 (nghe-an) to 180142328 (hai-phong, island_commune)
/person/residence area | total_paid: 65728800, 60547800 (island_commune) | total_support: 5381200, 10562200 (island_commune) | present_value: 170095148, 175051055 (island_commune)
`},
	})
	later := func(territory, share, from, to string) string {
		return "{id: " + territory + from + ", for: voluntary_si, payer: province, who: {territory: " + territory + "}, share: " + share + ", of: minimum_contribution, from: " + from + ", until: " + to + ", at: art. 1}"
	}
	merged := func(into string) string {
		return strings.Replace(somewhere, "2010-01, province: lai-chau", "2025-08, area: rural, province: "+into, 1)
	}
	opens(t, over(t, merger, later("lao-cai", "10%", "2026-01", "2030-12"), later("yen-bai", "10%", "2026-01", "2026-12"), later("yen-bai", "20%", "2027-01", "2030-12")), []told{
		{"two are both tried, which cost the same at first", merged("lao-cai") + used + plan, `/person/residence/0/territory territory | total_paid: 65728800, from 62211000 (yen-bai) to 63953400 (lao-cai) | total_support: 5381200, from 7156600 (lao-cai) to 8899000 (yen-bai) | present_value: 170095148, from 171792237 (lao-cai) to 173456329 (yen-bai)
`},
	})
	opens(t, over(t, merger, later("ha-nam", "10%", "2026-01", "2030-12"), later("nam-dinh", "10%", "2026-01", "2026-12"), later("nam-dinh", "20%", "2027-01", "2030-12"), later("ninh-binh", "5%", "2026-01", "2030-12")), []told{
		{"of three, those that cost least and most at first, and of equals the first", merged("ninh-binh") + used + plan, `/person/residence/0/territory territory | total_paid: 65728800, from 63953400 (ha-nam) to 64841100 (ninh-binh) | total_support: 5381200, from 6268900 (ninh-binh) to 7156600 (ha-nam) | present_value: 170095148, from 170943693 (ninh-binh) to 171792237 (ha-nam)
`},
	})
}

// A kind of place that was said of a household stays, whatever province is
// tried with it.
func TestAHouseholdsKindOfPlaceStays(t *testing.T) {
	opens(t, over(t, longAgo,
		"{id: all, for: health, payer: province, who: {province: lai-chau}, share: 90%, of: premium, from: 2010-01, at: art. 1}",
		"{id: village, for: health, payer: province, who: {province: lai-chau, area: rural}, share: 95%, of: premium, from: 2010-01, at: art. 1}",
	), []told{
		{"a household of the country", "ask: {kind: household_premium, paid: 2026-07, months: 12, area: rural, members: [{born: 1980, status: []}]}", `/ask/province province | local_support: 0, 1297890 (lai-chau) | net: 1366200, 68310 (lai-chau)
`},
	})
}

// What was said counts over what is tried: a home that begins later holds from
// then on, and one in between holds until it ends.
func TestHomesThatWereSaidCount(t *testing.T) {
	rule := func(id, province, area, more string) string {
		return "{id: " + id + ", for: voluntary_si, payer: province, who: {province: " + province + ", area: " + area + "}, share: 30%, of: minimum_contribution, from: 2010-01, at: art. 1" + more + "}"
	}
	const record = "record: [{from: 2024-01, to: 2026-06, scheme: voluntary, income: 1_500_000}]\n"
	opens(t, over(t, longAgo, rule("a", "lai-chau", "rural", ", max_months: 24"), rule("b", "dien-bien", "urban", "")), []told{
		{"two years of it were lived elsewhere", "person: {status: [], residence: [{from: 2010-01, province: lai-chau}, {from: 2024-01, to: 2026-05, province: dien-bien, area: urban}]}\n" + record + payIn + "2026-07}", `/person/residence/0/area area | local_support: 0, 99000 (rural) | net: 264000, 165000 (rural) | state_support: 66000, 165000 (island_commune)
`},
		{"they were not", "person: {status: [], residence: [{from: 2010-01, province: lai-chau}]}\n" + record + payIn + "2026-07}", `/person/residence/0/area area | state_support: 66000, 165000 (island_commune) | net: 264000, 165000 (island_commune)
`},
		{"a home to come", "person: {sex: female, born: 1981-05, status: [], residence: [{from: 2027-01, province: dien-bien, area: urban}]}\nassume: {inflation: \"2%\", discount: \"2%\"}\n" +
			"ask: {kind: projection, until: 2030-12, plan: [{from: 2026-12, to: 2029-12, scheme: voluntary, income: 2_500_000}]}", `/person/residence province | total_paid: 11572000, from 11374000 (hai-phong, island_commune) to 11555500 (nghe-an) | total_support: 8778000, from 8794500 (nghe-an) to 8976000 (hai-phong, island_commune)
/person/residence area | total_paid: 11572000, 11473000 (island_commune) | total_support: 8778000, 8877000 (island_commune)
`},
	})
}

// What is tried is of the law of the month in which the right would begin, and
// what is missing is counted up to the month asked about.
func TestWhatIsTriedIsOfTheLawOfItsMonth(t *testing.T) {
	const (
		worker = "person: {sex: male, born: 1968-05, status: []}\nrecord: [{from: 1996-01, to: 2020-12, scheme: compulsory, average: 5_000_000}]\n"
		abroad = "person: {sex: male, born: 1963-05, status: []}\nrecord: [{from: 2012-01, to: 2026-12, scheme: compulsory, average: 5_000_000}]\n"
		little = "person: {sex: male, born: 1963-05, status: []}\nrecord: [{from: 2012-01, to: 2026-12, scheme: voluntary, average: 5_000_000}]\n"
	)
	opens(t, otherwise(t, `param: pension.impairment.min_share, value: "51%", from: 2026-09`, "param: pension.min_insured_months, value: 200, from: 2026-09"), []told{
		{"the month before another share", worker + "ask: {kind: pension, month: 2026-07, lower_age: 1}", `/ask/impairment impairment | eligible: false, true (0.61) | starts: 2026-08 (0.61) | monthly: 0, 2530000 (0.61)
`},
		{"the month with another share", worker + "ask: {kind: pension, month: 2026-08, lower_age: 1}", `/ask/impairment impairment | eligible: false, true (0.51) | starts: 2026-09 (0.51) | monthly: 0, 2530000 (0.51)
`},
		{"an impairment is said", worker + "ask: {kind: pension, month: 2026-08, lower_age: 1, impairment: \"1%\"}", ""},
		{"months abroad, the month before more are asked for", abroad + "ask: {kind: pension, month: 2026-07, lower_age: 1, impairment: \"1%\"}", `/ask/treaty_months treaty-months | eligible: false, true (5) | starts: 2026-08 (5) | monthly: 0, 1687500 (5)
`},
		{"months abroad, the month in which more are asked for", abroad + "ask: {kind: pension, month: 2026-08, lower_age: 1, impairment: \"1%\"}", `/ask/treaty_months treaty-months | eligible: false, true (24) | starts: 2026-09 (24) | monthly: 0, 1687500 (24)
`},
		{"months abroad are said", abroad + "ask: {kind: pension, month: 2026-07, lower_age: 1, impairment: \"1%\", treaty_months: 1}", ""},
		{"compulsory months, the month before more are asked for", little + "ask: {kind: pension, month: 2026-07, impairment: \"1%\"}", `/record compulsory-time | eligible: false, true (5) | starts: 2026-08 (5) | monthly: 0, 1961111 (5)
`},
		{"compulsory months, the month in which more are asked for", little + "ask: {kind: pension, month: 2026-08, impairment: \"1%\"}", `/record compulsory-time | eligible: false, true (24) | starts: 2026-09 (24) | monthly: 0, 1923600 (24)
`},
	})
	const waiter = "person: {sex: female, born: 1969-05}\nrecord: [{from: 1990-01, to: 2007-12, scheme: compulsory, average: 1_500_000}]\n"
	opens(t, vietnamese(t), []told{
		{"no law keeps the ages of those who waited", waiter + "ask: {kind: pension, month: 2025-05, impairment: \"1%\"}", ""},
		{"the first month of the law that does", waiter + "ask: {kind: pension, month: 2025-06, impairment: \"1%\"}", `/ask/lower_age lower-age | eligible: false, true (5) | starts: 2025-07 (5) | monthly: 0, 765000 (5)
/person/status waiting-for-age | eligible: false, true (waiting_for_pension_age) | starts: 2025-07 (waiting_for_pension_age) | monthly: 0, 765000 (waiting_for_pension_age)
`},
	})
}

// Where a law lets it, a record at the lowest income gives a right to the
// monthly allowance, and the State's share counts in what a family receives.
func TestOtherLawsLeaveMoreOpen(t *testing.T) {
	opens(t, otherwise(t, "param: pension.min_insured_months, value: 240, from: 2025-07"), []told{
		{"too few months for a pension", "person: {sex: male, born: 1955-05, status: []}\nask: {kind: monthly_allowance, month: 2026-07}", `/record record | eligible: false, true (2008-01–2026-07) | monthly: 0, 1065217 (2008-01–2026-07) | months: 0, 46 (2008-01–2026-07)
`},
	})
	opens(t, otherwise(t, "param: death.lump_sum.returns_support, value: false, from: 2025-07"), []told{
		{"the State's share is not returned", "person: {sex: female, born: 1980-05}\nrecord: [{from: 2025-08, to: 2026-01, scheme: voluntary, income: 2_000_000}]\nask: {kind: death, month: 2026-04, relatives: []}", `/person/status status | survivor_lump_sum: 2244000, from 1650000 (multidimensional_poor) to 2046000 (ethnic_minority)
`},
	})
	opens(t, otherwise(t, "param: refund.keeps_local, value: true, from: 2026-01"), []told{
		{"the State's support is said, the council's is not", "person: {status: []}\nask: {kind: refund, reason: death, month: 2026-08, payment: {paid: 2026-07, method: 12_months, income: 1_500_000, state_support: 10_000}}", `/person/residence province | refund: 3200000, from 2210000 (hai-phong, island_commune) to 3035000 (nghe-an)
`},
		{"both are said", "person: {status: []}\nask: {kind: refund, reason: death, month: 2026-08, payment: {paid: 2026-07, method: 12_months, income: 1_500_000, state_support: 10_000, local_support: 5_000}}", ""},
	})
}

// Where the State's share of the accident insurance is known, the category
// changes what it costs; the month of the accident decides by which law it is
// paid for, and one for which a figure is not known is not tried.
func TestWhatIsOpenOfAnAccident(t *testing.T) {
	share := func(group, share string) string {
		return "param: work_accident.support." + group + ", value: " + share + ", from: 2026-01"
	}
	opens(t, otherwise(t, share("poor", "30%"), share("near_poor", "25%"), share("other", "10%")), []told{
		{"the category", "person: {born: 1985-04}\nask: {kind: work_accident, paid: 2026-02, months: 6, accident: 2026-02}", `/person/status status | state_support: 22200, from 55500 (near_poor) to 66600 (poor) | net: 199800, from 155400 (poor) to 166500 (near_poor)
`},
		{"the category is said", "person: {born: 1985-04, status: []}\nask: {kind: work_accident, paid: 2026-02, months: 6, accident: 2026-02}", ""},
	})
	opens(t, otherwise(t, `param: work_accident.allowance.min_share, value: "10%", from: 2024-06, until: 2026-04`), []told{
		{"an impairment for which another law pays", "person: {born: 1985-04, status: []}\nask: {kind: work_accident, paid: 2026-01, months: 6, impairment: 0.07, months_before: 0}", `/ask/accident accident | eligible: false, true (2026-06) | accident_allowance: 0, 15170000 (2026-06)
`},
	})
	opens(t, otherwise(t, "param: minimum_wage.region_4, value: unknown, from: 2026-06"), []told{
		{"a minimum wage that nobody found", "person: {born: 1985-04, status: []}\nask: {kind: work_accident, paid: 2026-01, months: 6}", ""},
		{"the month before", "person: {born: 1985-04, status: []}\nask: {kind: work_accident, paid: 2025-12, months: 6}", `/ask/accident accident | death_benefit: 108675000, 116550000 (2026-05)
`},
	})
}

// Whatever an answer hangs on is told, under the built-in law: each of the ways
// that are open, the month and the reach of a plan, a category that costs
// nothing more and brings something else.
func TestWhatIsOpenUnderTheLaw(t *testing.T) {
	const (
		solver = "person: {sex: female, born: 1971-05, status: [], residence: [{from: 2010-01, province: lai-chau, area: rural}]}\nrecord: [{from: 2008-01, to: 2024-12, scheme: voluntary, average: 1_500_000}]\n"
		years  = "plan: [{from: 2026-12, to: 2035-12, scheme: voluntary, income: 2_500_000}]}"
		old    = "person: {sex: male, born: 1945-05, status: [], residence: [{from: 2010-01, province: lai-chau, area: rural}]}\n"
	)
	opens(t, vietnamese(t), []told{
		{"an earlier month", solver + "ask: {kind: solve, target: {monthly: 900_000}, vary: retirement_month, " + years, `/assume/inflation inflation | value: 2029-08, 2029-07 (1%) | total_paid: 76059200, 75606000 (1%)
`},
		{"a month, where there was none", solver + "ask: {kind: solve, target: {monthly: 1_264_000}, vary: retirement_month, " + years, `/assume/inflation inflation | reachable: false, true (1%) | value: 2035-12 (1%) | total_paid: 0, 117568800 (1%)
`},
		{"a number of months, where there was none", solver + "ask: {kind: solve, target: {monthly: 1_800_000}, vary: months, " + years, `/assume/inflation inflation | reachable: false, true (1%) | value: 373 (1%) | total_paid: 0, 262768800 (1%)
`},
		{"fewer months", solver + "ask: {kind: solve, target: {monthly: 1_400_000}, vary: months, " + years, `/assume/inflation inflation | value: 145, 133 (1%) | total_paid: 137368800, 130768800 (1%)
`},
		{"the State's months are used up, and poverty gives the social pension", "person: {sex: male, born: 1957-05, residence: [{from: 2010-01, province: lai-chau, area: rural}]}\nrecord: [{from: 2018-01, to: 2027-12, scheme: voluntary, average: 2_000_000}]\nask: {kind: options, month: 2028-06}", `/person/status status | open/social_pension/monthly: 500000 (multidimensional_poor) | open/social_pension/amount: 0 (multidimensional_poor) | open/social_pension/cost: 0 (multidimensional_poor)
`},
		{"a kind of place that costs less only later", "person: {sex: male, born: 1980-05, status: [], residence: [{from: 2010-01, province: lai-chau}]}\nrecord: [{from: 2018-01, to: 2023-12, scheme: voluntary, income: 2_000_000}]\nask: {kind: options, month: 2025-06}", `/person/residence/0/area area | open/continue/cost: 45408000, 39270000 (island_commune)
`},
		{"ways of somebody old, of whom nothing is recorded", old + "ask: {kind: options, month: 2016-06}", `/record record | open/continue/monthly: 751140, 597441 (2008-01–2016-06) | open/continue/cost: 80665200, 31297200 (2008-01–2016-06) | open/one_time/retirement_age/monthly: 0 (2008-01–2016-06) | open/one_time/retirement_age/amount: 14467435 (2008-01–2016-06) | open/one_time/retirement_age/cost: 0 (2008-01–2016-06)
`},
		{"money of somebody old, of whom nothing is recorded", old + "ask: {kind: one_time, month: 2016-06, ground: retirement_age}", `/record record | eligible: false, true (2008-01–2016-06) | amount: 0, 14467435 (2008-01–2016-06)
`},
		{"what is sold is said", "ask: {kind: savings, sell: [{what: plastic, kg: 10, price: 5000}], toward: {kind: contribution, paid: 2026-07, income: 1_500_000, supported_before: 0}}", `/person/status status | needed: 264000, from 165000 (multidimensional_poor) to 231000 (ethnic_minority) | short_by: 214000, from 115000 (multidimensional_poor) to 181000 (ethnic_minority)
/person/residence province | needed: 264000, from 66000 (hai-phong, island_commune) to 247500 (nghe-an) | short_by: 214000, from 16000 (hai-phong, island_commune) to 197500 (nghe-an)
/person/residence area | needed: 264000, 165000 (island_commune) | short_by: 214000, 115000 (island_commune)
`},
	})
}
