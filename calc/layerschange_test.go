package calc

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// helped returns the calculator for the built-in law and a resolution of Lai
// Châu.
func helped(t *testing.T, support ...string) *Calculator {
	t.Helper()
	text := "schema: 1\ninstrument: {id: local, number: x, kind: resolution, title: {vi: x, en: x}, issuer: x, published: 2010-01-01, in_force: 2010-01-01, source: x}\nsupport:\n  - " + strings.Join(support, "\n  - ") + "\n"
	book, err := someCalculator(t).book.With(fstest.MapFS{"local.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return New(book)
}

const (
	ageLayer     = `{id: aged, for: voluntary_si, payer: commune, who: {province: lai-chau, age: {from: 40, below: 41}}, amount: 7000, from: 2022-01, until: 2031-12, at: art. 1}`
	statusLayer  = `{id: lately, for: voluntary_si, payer: province, who: {province: lai-chau, status: near_poor}, share: "10%", of: minimum_contribution, from: 2022-01, until: 2031-12, max_months: 36, counted: status, at: art. 2}`
	countLayer   = `{id: counting, for: voluntary_si, payer: province, who: {province: lai-chau}, share: "10%", of: minimum_contribution, from: 2024-05, until: 2024-12, max_months: 6, at: art. 3}`
	premiumLayer = `{id: cards, for: health, payer: province, who: {province: lai-chau, age: {from: 38}}, share: "10%", of: premium, from: 2021-01, until: 2033-12, max_months: 6, at: art. 4}`
)

// TestLayersAreAskedAgainWhenTheyMayChange: at an age that one asks for, when
// the months since a category began are over, when one begins or ends, and
// every month where one counts what it paid.
func TestLayersAreAskedAgainWhenTheyMayChange(t *testing.T) {
	near := []Status{{Period: rules.Period{From: rules.MonthOf(2020, 4)}, Is: "poor"}, {Period: rules.Period{From: rules.MonthOf(2023, 9)}, Is: "near_poor"}}
	home := []Residence{{Period: rules.Period{From: rules.MonthOf(2010, 1)}, Province: "lai-chau"}}
	fixed, counting := helped(t, ageLayer, statusLayer, premiumLayer), helped(t, countLayer)
	young, old := rules.MonthOf(1985, 3), rules.MonthOf(1960, 1)
	for _, tt := range []struct {
		what string
		c    *Calculator
		p    Person
		want []string // a month, and that of the next change
	}{
		{"by age", fixed, Person{Born: young, Residence: home}, []string{
			"2020-12 2022-01", "2021-12 2022-01", "2022-01 2025-03", "2025-02 2025-03", "2025-03 2026-03", "2026-02 2026-03", "2026-03 2032-01", "2031-12 2032-01", "2032-01 ",
		}},
		{"by status", fixed, Person{Born: old, Residence: home, Status: near}, []string{
			"2022-01 2023-04", "2023-03 2023-04", "2023-04 2026-09", "2026-08 2026-09", "2026-09 2032-01", "2032-01 ",
		}},
		{"by both", fixed, Person{Born: young, Residence: home, Status: near}, []string{
			"2022-01 2023-04", "2023-04 2025-03", "2025-03 2026-03", "2026-03 2026-09", "2026-09 2032-01",
		}},
		{"by neither", fixed, Person{Born: old, Residence: home}, []string{"2022-01 2032-01"}},
		{"counting", counting, Person{Born: young, Residence: home}, []string{
			"2024-03 2024-05", "2024-04 2024-05", "2024-05 2024-06", "2024-06 2024-07", "2024-12 2025-01", "2025-01 ",
		}},
		{"elsewhere", fixed, Person{Born: young, Status: near}, []string{"2024-05 "}},
	} {
		tt.p.Sex = rules.Male
		l := deskLife(t, tt.c, tt.p)
		for _, want := range tt.want {
			at, _ := rules.ParseMonth(want[:7])
			if got := at.String() + " " + l.layersChange(at).String(); got != want {
				t.Errorf("%s: %s, want %s", tt.what, got, want)
			}
		}
	}
}

// TestWherePlacesMayPay: somebody may be paid for by a place who lives where
// one pays, while it does.
func TestWherePlacesMayPay(t *testing.T) {
	c := helped(t, countLayer, premiumLayer)
	at := rules.MonthOf(2024, 5)
	lives := func(from, until rules.Month) Person {
		return Person{Residence: []Residence{{Period: rules.Period{From: rules.MonthOf(2010, 1), Until: from}, Province: "tuyen-quang"}, {Period: rules.Period{From: from, Until: until}, Province: "lai-chau"}}}
	}
	for _, tt := range []struct {
		what       string
		p          Person
		from, till rules.Month
		want       bool
	}{
		{"while it pays", lives(at-9, 0), at, at + 1, true},
		{"until it does", lives(at-9, 0), at - 5, at, false},
		{"to its first month", lives(at-9, 0), at - 5, at + 1, true},
		{"after its last", lives(at-9, 0), at + 8, at + 20, false},
		{"in its last", lives(at-9, 0), at + 7, at + 20, true},
		{"moved there later", lives(at+5, 0), at, at + 4, false},
		{"moved there within", lives(at+5, 0), at, at + 6, true},
		{"moved away before", lives(at-9, at-1), at, at + 4, false},
		{"nowhere", Person{}, at, at + 4, false},
	} {
		l := deskLife(t, c, Person{Sex: rules.Male, Born: rules.MonthOf(1980, 1), Residence: tt.p.Residence})
		if got := c.localWithin(l, rules.Period{From: tt.from, Until: tt.till}); got != tt.want {
			t.Errorf("%s: %t", tt.what, got)
		}
	}
	everywhere := helped(t, `{id: all, for: voluntary_si, payer: fund, share: "10%", of: minimum_contribution, from: 2024-05, until: 2024-12, at: art. 1}`)
	l := deskLife(t, everywhere, Person{Sex: rules.Male, Born: rules.MonthOf(1980, 1)})
	for m, want := range map[rules.Month]bool{at - 1: false, at: true, at + 7: true, at + 8: false} {
		if got := everywhere.localWithin(l, rules.Period{From: m, Until: m + 1}); got != want {
			t.Errorf("a rule for the whole country, in %s: %t", m, got)
		}
	}
}

// TestMonthsOfLayersAreCountedOnce: the months that a layer has paid for are
// those of the payments made before a month, as many as it pays for at most. Of
// two of one payer the one that gave more is counted: 30% of 330,000, or 45%
// less what the State gave, 20% by law.
func TestMonthsOfLayersAreCountedOnce(t *testing.T) {
	c := helped(t, `{id: counting, for: voluntary_si, payer: province, who: {province: lai-chau}, share: "30%", of: minimum_contribution, from: 2026-05, until: 2029-12, max_months: 9, at: art. 3}`,
		`{id: rest, for: voluntary_si, payer: province, who: {province: lai-chau}, total: "45%", of: minimum_contribution, from: 2026-05, until: 2029-12, max_months: 14, at: art. 5}`,
		`{id: flat, for: voluntary_si, payer: commune, who: {province: lai-chau}, amount: 5000, from: 2026-05, until: 2029-12, at: art. 6}`)
	at := rules.MonthOf(2026, 5)
	home := Person{Sex: rules.Male, Born: rules.MonthOf(1980, 1), Residence: []Residence{{Period: rules.Period{From: rules.MonthOf(2010, 1)}, Province: "lai-chau"}}}
	long, ahead := voluntary(rules.MonthOf(2018, 1), 94), voluntary(at, 24, paidAhead(at-1)) // 118 months of the State's 120
	for _, tt := range []struct {
		what           string
		before         rules.Month
		rows           []Row
		counting, rest int
	}{
		{"nothing", at + 20, nil, 0, 0},
		{"months before it", at + 20, []Row{voluntary(at-6, 6)}, 0, 0},
		{"one of them in it", at + 20, []Row{voluntary(at-6, 7)}, 1, 0},
		{"not yet made", at + 2, []Row{voluntary(at, 20)}, 2, 0},
		{"as many as it pays for, then the other", at + 20, []Row{voluntary(at, 20)}, 9, 11},
		{"and as many as that does", at + 30, []Row{voluntary(at, 30)}, 9, 14},
		{"three at a time", at + 20, []Row{voluntary(at, 6, everyFew(subsidy.Every3Months))}, 6, 0},
		{"the second is not made", at + 3, []Row{voluntary(at, 6, everyFew(subsidy.Every3Months))}, 3, 0},
		{"14 months of the other are worth more at once", at + 1, []Row{voluntary(at, 24, paidAhead(at))}, 0, 14},
		{"two rows", at + 20, []Row{voluntary(at, 2), voluntary(at+3, 6, everyFew(subsidy.Every6Months))}, 8, 0},
		{"the State gave as much", at + 20, []Row{voluntary(at, 4, supported(66_000))}, 4, 0},
		{"so much that the other is less", at + 20, []Row{voluntary(at, 4, supported(49_501))}, 4, 0},
		{"so little that it is more", at + 20, []Row{voluntary(at, 4, supported(49_499))}, 0, 4},
		{"or nothing", at + 20, []Row{voluntary(at, 4, supported(0))}, 0, 4},
		{"three months' worth of it", at + 20, []Row{voluntary(at, 3, supported(49_499), everyFew(subsidy.Every3Months))}, 0, 3},
		{"two more months of the State, one by one", at + 40, []Row{long, ahead, voluntary(at+24, 6)}, 2, 4},
		{"and three at a time", at + 40, []Row{long, ahead, voluntary(at+24, 6, everyFew(subsidy.Every3Months))}, 0, 6},
		{"withdrawn", at + 20, []Row{voluntary(at, 4, func(r *Row) { r.Withdrawn = true })}, 0, 0},
	} {
		l := deskLife(t, c, home, tt.rows...)
		place := l.profile(at).Place
		var d desk
		for range 2 { // as often as it is asked
			got := map[string]int{}
			for _, g := range d.locallyGranted(c, l, tt.before, place) {
				got[g.Layer] += g.Months
			}
			if got["counting"] != tt.counting || got["rest"] != tt.rest || got["flat"] != 0 {
				t.Errorf("%s: %v, want %d and %d", tt.what, got, tt.counting, tt.rest)
			}
		}
		if d.locallyGranted(c, l, at+60, place) != nil || len(d.months) > 0 {
			t.Errorf("%s: months are counted of layers that have ended", tt.what)
		}
	}
}

// TestGrantsAreCutBeforeAMonth: of a grant the months before it are left, the
// supported ones among them.
func TestGrantsAreCutBeforeAMonth(t *testing.T) {
	at := rules.MonthOf(2026, 1)
	for _, tt := range []struct {
		supported   int
		until       rules.Month
		months, got int
	}{{12, 20, 12, 12}, {12, 12, 12, 12}, {12, 11, 11, 11}, {5, 11, 11, 5}, {5, 3, 3, 3}, {5, 1, 1, 1}, {5, 0, 0, 0}, {5, -3, 0, 0}} {
		g := grant{period: rules.Period{From: at, Until: at + 12}, months: tt.supported}
		if g.cut(at + tt.until); g.months != tt.got || g.period.Months() != tt.months {
			t.Errorf("%d of 12 months, before month %d: %d of %d", tt.supported, tt.until, g.months, g.period.Months())
		}
	}
}

// TestSupportIsRoundedHalfUp: in sum, once.
func TestSupportIsRoundedHalfUp(t *testing.T) {
	one := int64(rules.One) * int64(rules.One)
	for parts, want := range map[int64]rules.VND{0: 0, 1: 0, one/2 - 1: 0, one / 2: 1, one - 1: 1, one: 1, one + one/2 - 1: 1, one + one/2: 2} {
		if got := (Granted{Sum: rules.NewSum().Plus(1, parts)}).Amount(); got != want {
			t.Errorf("%d billionths of thousandths of a đồng are %d", parts, got)
		}
	}
}
