package subsidy_test

import (
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// otherReading lays the other reading of an open measure over the book: what a
// province's officer would do who knows it better.
func otherReading(t *testing.T, layer string) *rules.Book {
	t.Helper()
	return laidOver(t, "provinces/hai-duong/2000-what_if-other-reading.yaml", layer)
}

// nationwide lays a layer for the whole country over the book.
func nationwide(t *testing.T, layer string) *rules.Book {
	t.Helper()
	return laidOver(t, "national/2000-what_if-other-reading.yaml", layer)
}

func laidOver(t *testing.T, file, layer string) *rules.Book {
	t.Helper()
	const head = `
schema: 1
instrument:
  id: 2000-what_if-other-reading
  number: 00/2000/EX
  kind: what_if
  title: {vi: "Cách hiểu khác", en: "The other reading"}
  issuer: example
  published: 2000-01-01
  in_force: 2000-01-01
  source: example
support:
`
	b, err := book(t).With(fstest.MapFS{file: {Data: []byte(head + layer)}})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTheContributionAsMeasure(t *testing.T) {
	b := otherReading(t, `  - {id: hd-si-poor, for: voluntary_si, payer: province, who: {status: poor, area: rural}, share: "10%", of: contribution, from: 2021-01, until: 2025-12, at: ex. 1}`)
	m := month("2022-03")
	due, state := contribution(b, m, 5_000_000, 300_000)
	p := somebody{province: "hai-duong", since: "2010-01", area: "rural", status: []string{"poor"}}.profile(t, b, m)
	if got := subsidy.Divide(b, &p, due, state, nil); got.State() != 99_000 || got.Local() != 110_000 || got.Net != 891_000 {
		t.Errorf("State %d, province %d, self %d; want 99000, 110000, 891000", got.State(), got.Local(), got.Net)
	}
}

// Whoever is supported in a share of the stepped premium stays in the
// household form; half a đồng goes to the province.
func TestTheSteppedPremiumAsMeasure(t *testing.T) {
	b := otherReading(t, `  - {id: hd-hi-70-79, for: health, payer: province, who: {age: {from: 70, below: 80}}, share: "70%", of: stepped_premium, from: 2020-01, until: 2025-12, at: ex. 1}`)
	m := month("2022-03")
	first := somebody{province: "hai-duong", since: "2010-01", area: "rural"}
	second := first
	second.born = "1950-01"
	h := subsidy.Household{Paid: m, Months: 1, Members: []subsidy.Member{{Profile: first.profile(t, b, m)}, {Profile: second.profile(t, b, m)}}}
	got := h.Price(b).Members[1]
	if got.Step != 2 || got.Gross != 46_935 || got.Bill.Local() != 32_855 || got.Net != 14_080 {
		t.Errorf("step %d, due %d, province %d, self %d; want 2, 46935, 32855, 14080", got.Step, got.Gross, got.Bill.Local(), got.Net)
	}
	built := h.Price(book(t)).Members[1]
	if built.Group != subsidy.GroupLocal || built.Gross != 67_050 || built.Net != 20_115 {
		t.Errorf("of the full premium: %s, due %d, self %d; want 67050 and 20115 without a step", built.Group, built.Gross, built.Net)
	}
}
