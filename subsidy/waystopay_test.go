package subsidy_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// TestEachWayToPay: Law 41/2024 art. 36(2) and (3), Decree 159/2025 arts. 6 and 8.
func TestEachWayToPay(t *testing.T) {
	law := book(t).On(month("2026-07"))
	for _, tt := range []struct {
		name                         string
		m                            subsidy.Method
		regular, deadline            int
		lengths                      []int
		bears, backfills, refundable bool
	}{
		{"monthly", subsidy.EveryMonth, 1, 1, []int{1}, false, false, false},
		{"3_months", subsidy.Every3Months, 3, 3, []int{3}, false, false, true},
		{"6_months", subsidy.Every6Months, 6, 4, []int{6}, false, false, true},
		{"12_months", subsidy.Every12Months, 12, 7, []int{12}, false, false, true},
		{"prepay", subsidy.Prepay, 0, 1, []int{24, 36, 48, 60}, true, false, true},
		{"backpay", subsidy.Backpay, 0, 1, []int{24, 36, 48, 60}, true, true, false},
	} {
		text, err := tt.m.MarshalText()
		if tt.m.String() != tt.name || string(text) != tt.name || err != nil {
			t.Errorf("%s is called %s, and %s in documents", tt.name, tt.m, text)
		}
		if got, ok := subsidy.ParseMethod(tt.name); got != tt.m || !ok {
			t.Errorf("%s is read as %s", tt.name, got)
		}
		if got := tt.m.Regular(); got != tt.regular {
			t.Errorf("%s: a payment of %d months", tt.name, got)
		}
		if got := tt.m.Deadline(law).Value; got != tt.deadline {
			t.Errorf("%s: due within %d months", tt.name, got)
		}
		if got := tt.m.Lengths(law); !slices.Equal(got, tt.lengths) {
			t.Errorf("%s: of %v months", tt.name, got)
		}
		if tt.m.Bears() != tt.bears || tt.m.Backfills() != tt.backfills || tt.m.Refundable() != tt.refundable {
			t.Errorf("%s: interest %v, months that passed %v, months to come %v", tt.name, tt.m.Bears(), tt.m.Backfills(), tt.m.Refundable())
		}
	}
	if got := fmt.Sprint(subsidy.Methods()); got != "[monthly 3_months 6_months 12_months prepay backpay]" {
		t.Errorf("methods: %s", got)
	}
	if got := subsidy.Method(255).String(); got != "backpay" {
		t.Errorf("a method outside its kind is called %q", got)
	}
	if got, ok := subsidy.ParseMethod("daily"); got != subsidy.EveryMonth || ok {
		t.Errorf("daily is read as %s", got)
	}
}

// TestLengthsOfOlderLaws: Decree 190/2007 knew one, three and six months and
// nothing paid ahead; before 2008 there was no voluntary insurance.
func TestLengthsOfOlderLaws(t *testing.T) {
	for at, want := range map[string][4]int{"2007-12": {}, "2010-01": {1, 1, 1, 0}, "2016-01": {1, 1, 1, 1}} {
		law := book(t).On(month(at))
		for m := subsidy.EveryMonth; m <= subsidy.Every12Months; m++ {
			if got := len(m.Lengths(law)); got != want[m] {
				t.Errorf("%s, %s: %v", at, m, m.Lengths(law))
			}
		}
		if ahead := subsidy.Prepay.Lengths(law); (len(ahead) > 0) != (at == "2016-01") {
			t.Errorf("%s: %v months ahead", at, ahead)
		}
	}
}

// TestAPremiumNeedsThreeFigures: rate, base and steps; two of them price nothing.
func TestAPremiumNeedsThreeFigures(t *testing.T) {
	states := []rules.State{rules.Known, rules.Unset, rules.Unknown}
	for _, rate := range states {
		for _, base := range states {
			for _, steps := range states {
				var law rules.Law
				law.Health.Rate.State, law.Health.Base.State, law.Health.Steps.State = rate, base, steps
				if got, want := subsidy.PricesHealth(&law), rate+base+steps == 3 && rate == base && base == steps; got != want {
					t.Errorf("rate %d, base %d, steps %d: priced %v", rate, base, steps, got)
				}
			}
		}
	}
}

// supporting returns a law of its own that supports 120 months in all, 20% of
// the contribution on 1,500,000 million đồng, which is 66,000 million of
// 330,000, and treats payments at interest in one of the ways of practice.
func supporting(t *testing.T, prepay, backpay rules.Choice) *rules.Law {
	t.Helper()
	b, err := rules.Load(fstest.MapFS{"national/2000-law-03.yaml": {Data: []byte(`schema: 1
instrument:
  id: 2000-law-03
  number: 03/2000/EX
  kind: law
  title: {vi: "Luật hỗ trợ", en: "A law of support"}
  issuer: example
  published: 2000-01-01
  in_force: 2000-01-01
  source: example
set:
  - {param: contribution.rate, value: "22%", at: art. 1}
  - {param: support.base, value: 1500000000000, at: art. 2}
  - {param: support.max_months, value: 120, at: art. 3}
  - {param: support.prepay, value: ` + string(prepay) + `, at: art. 4}
  - {param: support.backpay, value: ` + string(backpay) + `, at: art. 5}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	return b.On(month("2010-01"))
}

const million = 1_000_000

// TestMonthsOfSupportThatAreLeft: of 120 months in a life (Decree 159/2025 art. 5(2)).
func TestMonthsOfSupportThatAreLeft(t *testing.T) {
	for _, tt := range []struct {
		name               string
		backpay            rules.Choice
		m                  subsidy.Method
		months, used, want int
	}{
		{"none used", "nominal", subsidy.Every12Months, 12, 0, 12},
		{"all that is left", "nominal", subsidy.Every12Months, 12, 108, 12},
		{"one too few", "nominal", subsidy.Every12Months, 12, 109, 11},
		{"none left", "nominal", subsidy.Every12Months, 12, 120, 0},
		{"more used than there are", "nominal", subsidy.Every12Months, 12, 130, 0},
		{"missing months", "nominal", subsidy.Backpay, 60, 0, 60},
		{"missing months that nobody supports", "none", subsidy.Backpay, 60, 0, 0},
		{"months ahead, where missing ones have no support", "none", subsidy.Prepay, 60, 0, 60},
	} {
		law := supporting(t, "nominal", tt.backpay)
		if got := subsidy.MonthsLeft(law, tt.m, tt.months, tt.used); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
		if got := subsidy.StateMonths(law, subsidy.Payment{Method: tt.m, Months: tt.months}, tt.used); got != tt.want {
			t.Errorf("%s, of a payment: %d, want %d", tt.name, got, tt.want)
		}
		none := book(t).On(month("2010-01"))
		if got := subsidy.MonthsLeft(none, tt.m, tt.months, tt.used); got != 0 {
			t.Errorf("%s, where the law knows no support: %d", tt.name, got)
		}
	}
}

// TestTheStatesPartFollowsTheInterest: of two months at 25% a month. Ahead they
// weigh 1 + 1/1.25 = 1.8, missing 1.25 + 1.5625 = 2.8125 times 66,000.
func TestTheStatesPartFollowsTheInterest(t *testing.T) {
	for _, tt := range []struct {
		m               subsidy.Method
		prepay, backpay rules.Choice
		state, last     rules.VND // of both months, of the second
	}{
		{subsidy.EveryMonth, "discounted", "compounded", 132_000, 66_000},
		{subsidy.Every12Months, "nominal", "nominal", 132_000, 66_000},
		{subsidy.Prepay, "nominal", "compounded", 132_000, 66_000},
		{subsidy.Prepay, "discounted", "nominal", 118_800, 52_800},
		{subsidy.Backpay, "discounted", "nominal", 132_000, 66_000},
		{subsidy.Backpay, "nominal", "compounded", 185_625, 103_125},
	} {
		law := supporting(t, tt.prepay, tt.backpay)
		tt.state, tt.last = tt.state*million, tt.last*million
		p := subsidy.Payment{Method: tt.m, Months: 2, Income: 1_500_000 * million, FundRate: 250_000}
		if got := subsidy.State(law, p, 200_000, 2); got != tt.state {
			t.Errorf("%s: the State bears %d, want %d", tt.m, got, tt.state)
		}
		if got := subsidy.State(law, p, 200_000, 0); got != 0 {
			t.Errorf("%s, of no month: the State bears %d", tt.m, got)
		}
		for used, want := range []rules.VND{tt.state, tt.last, 0, 0} {
			if got := subsidy.StateRemaining(law, p, 200_000, 2, used); got != want {
				t.Errorf("%s, %d months used: %d of the State's part remain, want %d", tt.m, used, got, want)
			}
		}
		if got := subsidy.StateWithin(law, &p, subsidy.Stated{Share: 200_000, Months: 2, Gross: tt.state - 1}); got != tt.state-1 {
			t.Errorf("%s: the State bears %d of %d", tt.m, got, tt.state-1)
		}
		if got := subsidy.StateWithin(law, &p, subsidy.Stated{Share: 200_000, Months: 2, Gross: tt.state + 1}); got != tt.state {
			t.Errorf("%s: the State bears %d of more", tt.m, got)
		}
	}
	if got := subsidy.StateMonthly(supporting(t, "nominal", "nominal"), 200_000).Times(3).Trillionths(); got != 198_000*million {
		t.Errorf("three months of 66,000 are %d", got)
	}
}

// TestWhatWasUsedOfAPayment: months before a month, of a payment for the twelve
// from July on.
func TestWhatWasUsedOfAPayment(t *testing.T) {
	p := subsidy.Payment{From: month("2026-07"), Months: 12}
	for at, want := range map[string]int{"2020-01": 0, "2026-06": 0, "2026-07": 0, "2026-08": 1, "2027-06": 11, "2027-07": 12, "2027-08": 12, "2036-01": 12} {
		if got := p.Used(month(at)); got != want {
			t.Errorf("before %s: %d months, want %d", at, got, want)
		}
	}
}

// TestWhatIsLeftOfAPart: a part of 1,000 đồng for the first three of so many
// months; a third of it, rounded half up, went to each.
func TestWhatIsLeftOfAPart(t *testing.T) {
	part := subsidy.Part{Amount: 1_000, Months: 3}
	for _, tt := range []struct {
		last, of int
		want     rules.VND
	}{{3, 3, 1_000}, {2, 3, 667}, {1, 3, 333}, {0, 3, 0}, {12, 12, 1_000}, {10, 12, 333}, {9, 12, 0}, {1, 12, 0}, {5, 3, 1_000}} {
		if got := part.Left(tt.last, tt.of); got != tt.want {
			t.Errorf("of the last %d of %d months: %d, want %d", tt.last, tt.of, got, tt.want)
		}
	}
}

// TestMoreThanAnyAmountMayBe: what no machine word holds is the most that one does.
func TestMoreThanAnyAmountMayBe(t *testing.T) {
	law := supporting(t, "nominal", "nominal")
	for _, n := range []int{66, 130, 400} {
		p := subsidy.Payment{Method: subsidy.Backpay, Months: n, Income: 1_500_000, FundRate: rules.One}
		if got := p.Gross(law); got != 1<<63-1 {
			t.Errorf("%d months that double: %d", n, got)
		}
	}
}

// TestInterestIsReckonedMonthByMonth: whole payments, and what remains of them
// after half of their months, beside what fractions without end came to
// elsewhere; among them halves of a đồng, and what fills a machine word.
func TestInterestIsReckonedMonthByMonth(t *testing.T) {
	law := supporting(t, "discounted", "compounded")
	for _, tt := range []struct {
		m            subsidy.Method
		months       int
		fund         rules.Rate
		income       rules.VND
		gross, later rules.VND
	}{
		{subsidy.Prepay, 2, 3100, 250775, 110171, 55000},
		{subsidy.Prepay, 2, 3100, 250775, 110171, 55000},
		{subsidy.Prepay, 1, 3100, 25, 6, 6},
		{subsidy.Prepay, 24, 3100, 1500000, 7644801, 3751422},
		{subsidy.Prepay, 24, 250000, 1500001, 1642209, 105595},
		{subsidy.Prepay, 60, 40000, 46800000, 242248711, 57088385},
		{subsidy.Prepay, 24, 3100, 0, 0, 0},
		{subsidy.Prepay, 5, 250000, 20962209174669, 15502643719545, 7201608886376},
		{subsidy.Prepay, 5, 250000, 20962209174670, 15502643719546, 7201608886376},
		{subsidy.Prepay, 3, 1, 999999999999, 659999340000, 439999340000},
		{subsidy.Prepay, 60, 2500, 2340000, 28721458, 13823125},
		{subsidy.Prepay, 36, 999999, 75, 33, 0},
		{subsidy.Backpay, 2, 3100, 250775, 110855, 55513},
		{subsidy.Backpay, 2, 3100, 250775, 110855, 55513},
		{subsidy.Backpay, 1, 3100, 25, 6, 6},
		{subsidy.Backpay, 24, 3100, 1500000, 8234320, 4193612},
		{subsidy.Backpay, 24, 250000, 1500001, 347751323, 325390648},
		{subsidy.Backpay, 60, 40000, 46800000, 2548366179, 1947817639},
		{subsidy.Backpay, 24, 3100, 0, 0, 0},
		{subsidy.Backpay, 5, 250000, 20962209174669, 47310314085525, 34339947158698},
		{subsidy.Backpay, 5, 250000, 20962209174670, 47310314085527, 34339947158700},
		{subsidy.Backpay, 3, 1, 999999999999, 660001320000, 440001100000},
		{subsidy.Backpay, 60, 2500, 2340000, 33363328, 17306154},
		{subsidy.Backpay, 36, 999999, 75, 2267703047095, 2267694396450},
	} {
		p := subsidy.Payment{Method: tt.m, Months: tt.months, Income: tt.income, FundRate: tt.fund}
		if got := p.Gross(law); got != tt.gross {
			t.Errorf("%s, %d months of %d at %s: %d, want %d", tt.m, tt.months, tt.income, tt.fund.Percent(), got, tt.gross)
		}
		if got := p.Remaining(law, tt.months-tt.months/2); got != tt.later {
			t.Errorf("%s, after half of %d months of %d at %s: %d, want %d", tt.m, tt.months, tt.income, tt.fund.Percent(), got, tt.later)
		}
	}
}
