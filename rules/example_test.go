package rules_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing/fstest"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

func statutes() *rules.Book {
	book, err := rulesets.Vietnam()
	if err != nil {
		panic(err)
	}
	return book
}

// idea is a rule file that somebody imagines.
const idea = `schema: 1
instrument:
  id: 2027-what-if-rate
  number: what if
  kind: what_if
  title: {vi: "Mức đóng 20%", en: "A rate of 20%"}
  issuer: nobody
  published: 2026-11-01
  in_force: 2027-01-01
  source: https://example.com
set:
  - {param: contribution.rate, value: "20%", at: the idea, confidence: low}
`

func files() fstest.MapFS { return fstest.MapFS{"2027-what-if-rate.yaml": {Data: []byte(idea)}} }

func ExampleLoad() {
	_, err := rules.Load(fstest.MapFS{"2027-what-if-rate.yaml": {Data: []byte(strings.Replace(idea, "contribution.rate", "contribution.rat", 1))}})
	fmt.Println(err)
	// Output:
	// 2027-what-if-rate.yaml:12:13: no parameter "contribution.rat"; did you mean "contribution.rate"? [unknown-param]
}

// A reform is laid over the law; the law itself stays as it is.
func ExampleBook_With() {
	book, err := statutes().With(files())
	if err != nil {
		panic(err)
	}
	m := rules.MonthOf(2027, 1)
	fmt.Println(statutes().On(m).Contribution.Rate.Value.Percent(), book.On(m).Contribution.Rate.Value.Percent())
	// Output:
	// 22% 20%
}

func ExampleBook_WithFiles() {
	_, err := statutes().WithFiles(files(), "2027-what-if-rate.yaml")
	fmt.Println(err)
	// Output:
	// <nil>
}

// What somebody could know in June 2024, before Law 41/2024 was published.
func ExampleBook_KnownBy() {
	day, _ := rules.ParseDate("2024-06-01")
	book, err := statutes().KnownBy(day)
	if err != nil {
		panic(err)
	}
	m := rules.MonthOf(2025, 7)
	fmt.Println(book.On(m).Pension.MinInsuredMonths.Value, statutes().On(m).Pension.MinInsuredMonths.Value)
	// Output:
	// 240 180
}

// What the law sets and nobody found.
func ExampleBook_Gaps() {
	book, err := rulesets.Vietnam()
	if err != nil {
		panic(err)
	}
	for _, g := range book.Gaps()[:2] {
		fmt.Println(g.Param, g.Period.From, g.Cite.Instrument.Number, g.Cite.Article)
	}
	// Output:
	// indexation.voluntary 2008-01 190/2007/NĐ-CP adjustment of past income
	// indexation.compulsory 2008-01 71/2006/QH11 adjustment of past salaries
}

func ExampleBook_On() {
	law := statutes().On(rules.MonthOf(2026, 7))
	fmt.Println(law.Contribution.Rate.Value.Percent(), "of at least", law.Contribution.Floor.Value)
	// Output:
	// 22% of at least 1500000
}

func ExampleBook_History() {
	entries, ok := statutes().History("pension.min_insured_months")
	for _, e := range entries {
		fmt.Println(e.From, e.Value, e.Cite)
	}
	fmt.Println(ok)
	// Output:
	// 2008-01 240 art. 70, 71/2006/QH11
	// 2016-01 240 art. 73, 58/2014/QH13
	// 2025-07 180 art. 98, 41/2024/QH15
	// true
}

func ExampleBook_Diff() {
	for _, d := range statutes().Diff(rules.MonthOf(2021, 12), rules.MonthOf(2022, 1)) {
		if d.Param == "contribution.floor" {
			fmt.Println(d.Before.Value, d.Before.Cite, "→", d.After.Value, d.After.Cite)
		}
	}
	// Output:
	// 700000 art. 87(1), 58/2014/QH13; poverty line, 59/2015/QĐ-TTg → 1500000 art. 87(1), 58/2014/QH13; art. 3, 07/2021/NĐ-CP
}

func ExampleBook_Values() {
	for _, e := range statutes().Values(rules.MonthOf(2026, 7)) {
		if e.Param == "reference_level" {
			fmt.Println(e.Value, e.Cite)
		}
	}
	// Output:
	// 2530000 arts. 7 and 141(13), 41/2024/QH15; art. 3(2), 161/2026/NĐ-CP
}

// Tu Ky lay in Hai Duong, which is a part of Hai Phong since July 2025.
func ExampleBook_Residence() {
	place, err := statutes().Residence("hai-duong", "", rules.MonthOf(2010, 1), rules.MonthOf(2026, 7))
	fmt.Println(place.Province.Name.EN, place.Territory.Name.EN, err)
	// Output:
	// Hai Phong Hai Duong <nil>
}

func ExampleBook_Provinces() {
	fmt.Println(len(statutes().Provinces(rules.MonthOf(2025, 6))), len(statutes().Provinces(rules.MonthOf(2025, 7))))
	// Output:
	// 63 34
}

func ExampleParseMonth() {
	m, err := rules.ParseMonth("2026-07-15")
	fmt.Println(m, m+6, err)
	// Output:
	// 2026-07 2027-01 <nil>
}

func ExampleParseDate() {
	_, err := rules.ParseDate("2026-02-29")
	fmt.Println(err)
	// Output:
	// "2026-02-29" is not a day such as 2026-05-15
}

func ExampleParseVND() {
	v, err := rules.ParseVND("1_500_000")
	fmt.Println(v, err)
	_, err = rules.ParseVND("1.500.000")
	fmt.Println(err)
	// Output:
	// 1500000 <nil>
	// "1.500.000" is not a plain number
}

// No binary fraction stands between the text and the result.
func ExampleParseRate() {
	r, err := rules.ParseRate("22%")
	fmt.Println(r, r.Percent(), rules.VND(1_500_001).Share(r), err)
	// Output:
	// 0.22 22% 330000 <nil>
}

func ExampleMonthOf() {
	fmt.Println(rules.MonthOf(2025, 7), rules.MonthOf(2025, 12)+1)
	// Output:
	// 2025-07 2026-01
}

func ExampleSlug() {
	fmt.Println(rules.Slug("Tứ Kỳ"), rules.SameDistrict("tu-ky", "huyện Tứ Kỳ"))
	// Output:
	// tu-ky true
}

// The age rises by the schedule, and with it the month in which it is reached.
func ExampleBook_RetirementReached() {
	b, err := rulesets.Vietnam()
	if err != nil {
		panic(err)
	}
	reached, law := b.RetirementReached(rules.Female, rules.MonthOf(1970, 5), 0)
	fmt.Println(reached, law.Retirement.Age.Female.Value, "months of age")
	// Output:
	// 2027-09 688 months of age
}

// The values of the law are written in JSON as people write them.
func ExampleRate() {
	var plan struct {
		Income rules.VND   `json:"income"`
		Rate   rules.Rate  `json:"rate"`
		From   rules.Month `json:"from"`
	}
	err := json.Unmarshal([]byte(`{"income": 1500000, "rate": "22%", "from": "2026-07"}`), &plan)
	fmt.Println(plan, err)
	// Output:
	// {1500000 0.22 2026-07} <nil>
}

func ExampleCategoriesOf() {
	set := rules.CategoriesOf("poor", "near_poor")
	fmt.Println(set, set.Has("poor"), set.Has("student"), len(set.All()))
	// Output: near_poor, poor true false 2
}

// The poverty line of 2027 is published; what follows is an assumption and
// says so.
func ExampleBook_Growing() {
	book, _ := rulesets.Vietnam()
	growing := book.Growing(rules.Growth{PovertyLine: 50_000})
	for _, m := range []rules.Month{rules.MonthOf(2027, 1), rules.MonthOf(2028, 1), rules.MonthOf(2037, 1)} {
		floor := growing.On(m).Contribution.Floor
		fmt.Println(m, floor.Value, floor.Cite.Assumed())
	}
	// Output:
	// 2027-01 2200000 false
	// 2028-01 2300000 true
	// 2037-01 3600000 true
}

func ExampleBook_LayersWithin() {
	book, _ := rulesets.Vietnam()
	home, _ := book.Residence("hai-duong", "", rules.MonthOf(2022, 1), rules.MonthOf(2022, 1))
	fmt.Println(book.LayersWithin(rules.VoluntarySI, home, rules.Period{From: rules.MonthOf(2022, 1), Until: rules.MonthOf(2023, 1)}))
	// Output:
	// true
}

// Only some places have layers that look at the age.
func ExampleBook_LayersAskAge() {
	book, _ := rulesets.Vietnam()
	m := rules.MonthOf(2026, 1)
	for _, name := range []string{"ho-chi-minh", "ha-noi"} {
		home, _ := book.Place(name, m)
		fmt.Println(name, book.LayersAskAge(rules.VoluntarySI, home))
	}
	// Output:
	// ho-chi-minh true
	// ha-noi false
}

// In January 2026, names and codes meant what they had since the mergers of July 2025.
func ExampleBook_PlacesSince() {
	book, _ := rulesets.Vietnam()
	fmt.Println(book.PlacesSince(rules.MonthOf(2026, 1)))
	// Output:
	// 2025-07
}

// What a reform imagines is forgotten again.
func ExampleBook_Enacted() {
	book, _ := rulesets.Vietnam()
	reform := fstest.MapFS{"what-if.yaml": {Data: []byte(`schema: 1
instrument: {id: what-if, number: giả định, kind: what_if, title: {vi: "Mười năm", en: "Ten years"}, issuer: không có, published: 2026-01-01, in_force: 2026-01-01, source: giả định}
set:
  - {param: pension.min_insured_months, value: 120, at: art. 1}
`)}}
	imagined, _ := book.With(reform)
	enacted, _ := imagined.Enacted()
	m := rules.MonthOf(2026, 7)
	fmt.Println(imagined.On(m).Pension.MinInsuredMonths.Value, enacted.On(m).Pension.MinInsuredMonths.Value)
	// Output:
	// 120 180
}

// A woman born in May 1970 reaches her age in 2027, when it is 57 years and 4 months.
