package subsidy_test

import (
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// TestForHowManyMonthsALayerPays: one that pays for twelve months, or as long
// as the State does; the most that any of its conditions gives.
func TestForHowManyMonthsALayerPays(t *testing.T) {
	m := month("2022-03")
	held := []subsidy.Status{{Is: "left_poverty", Since: m - 10}, {Is: "left_near_poverty", Since: m - 4}}
	twelve := `share: "10%", of: contribution, from: 2021-01, until: 2025-12, max_months: 12, `
	for _, tt := range []struct {
		name, rule string
		granted    []subsidy.Granted
		status     []subsidy.Status
		months     int
	}{
		{"none granted yet", `who: {status: left_poverty}, ` + twelve, nil, held, 6},
		{"counted by grants, of which five are left", `who: {status: left_poverty}, ` + twelve, []subsidy.Granted{{Layer: "another", Months: 12}, {Layer: "hd-si", Months: 7}}, held, 5},
		{"more left than the payment has", `who: {status: left_poverty}, ` + twelve, []subsidy.Granted{{Layer: "hd-si", Months: 5}}, held, 6},
		{"as many as the payment has", `who: {status: left_poverty}, share: "10%", of: contribution, from: 2021-01, until: 2025-12, max_months: 6, `, nil, held, 6},
		{"granted in full", `who: {status: left_poverty}, ` + twelve, []subsidy.Granted{{Layer: "hd-si", Months: 12}}, held, 0},
		{"more granted than there are", `who: {status: left_poverty}, ` + twelve, []subsidy.Granted{{Layer: "hd-si", Months: 20}}, held, 0},
		{"only another one granted", `who: {status: left_poverty}, ` + twelve, []subsidy.Granted{{Layer: "another", Months: 12}}, held, 6},
		{"counted from the start of the category", `who: {status: left_poverty}, counted: status, ` + twelve, nil, held, 2},
		{"counted so, grants do not matter", `who: {status: left_poverty}, counted: status, ` + twelve, []subsidy.Granted{{Layer: "hd-si", Months: 12}}, held, 2},
		{"the longer of two conditions, told last", `who: [{status: left_poverty}, {status: left_near_poverty}], counted: status, ` + twelve, nil, held, 6},
		{"the longer of two conditions, told first", `who: [{status: left_near_poverty}, {status: left_poverty}], counted: status, ` + twelve, nil, held, 6},
		{"a category that begins later", `who: {status: left_poverty}, counted: status, ` + twelve, nil, []subsidy.Status{{Is: "left_poverty", Since: m + 3}}, 6},
		{"a category of which nobody said the start", `who: {status: left_poverty}, counted: status, ` + twelve, nil, []subsidy.Status{{Is: "left_poverty"}}, 6},
		{"of two in one condition, the first of which it was said", `who: {status: [left_poverty, left_near_poverty]}, counted: status, ` + twelve, nil, []subsidy.Status{{Is: "left_poverty"}, {Is: "left_near_poverty", Since: m - 9}}, 3},
		{"counted so, for as many months as the payment has", `who: {status: left_poverty}, counted: status, share: "10%", of: contribution, from: 2021-01, until: 2025-12, max_months: 6, `, nil, []subsidy.Status{{Is: "left_poverty"}}, 6},
		{"of fewer months, from a later start", `who: {status: left_poverty}, counted: status, share: "10%", of: contribution, from: 2021-01, until: 2025-12, max_months: 4, `, nil, []subsidy.Status{{Is: "left_poverty", Since: m + 3}}, 4},
		{"of two in one condition, of which one is held", `who: {status: [left_poverty, left_near_poverty]}, counted: status, ` + twelve, nil, []subsidy.Status{{Is: "left_near_poverty", Since: m - 9}}, 3},
		{"as long as the State", `who: {status: left_poverty}, share: "10%", of: contribution, from: 2021-01, until: 2025-12, ends_with_state: true, `, nil, held, 4},
		{"as long as the State, and twelve", `who: {status: left_poverty}, ends_with_state: true, ` + twelve, []subsidy.Granted{{Layer: "hd-si", Months: 9}}, held, 3},
		{"without an end", `who: {status: left_poverty}, share: "10%", of: contribution, from: 2021-01, until: 2025-12, `, nil, held, 6},
	} {
		b := otherReading(t, `  - {id: hd-si, for: voluntary_si, payer: province, `+tt.rule+`at: ex. 1}`)
		p := somebody{province: "hai-duong", since: "2010-01", area: "rural"}.profile(t, b, m)
		p.Status, p.Granted, p.Born = tt.status, tt.granted, 0 // no age is asked for
		due := subsidy.Due{Scheme: rules.VoluntarySI, Paid: m, From: m, Months: 6, StateMonths: 4, Gross: 1_980_000, Standard: subsidy.Monthly{Of: 1_500_000, Rate: 220_000}}
		got := subsidy.Divide(b, &p, due, subsidy.Part{Payer: rules.PaidByState}, nil)
		if want := rules.VND(tt.months) * 33_000; got.Local() != want || got.Net != due.Gross-want {
			t.Errorf("%s: the province bears %d, want %d months of 33,000", tt.name, got.Local(), tt.months)
		}
	}
}

// TestAMatchThatIsSureIsNotLost: where one condition is met and another hangs on
// the older unit, which was not said, the layer helps, in either order.
func TestAMatchThatIsSureIsNotLost(t *testing.T) {
	m := month("2026-03")
	poor, guard := `{status: poor}`, `{status: grassroots_security_force, province: ha-nam}`
	for _, who := range []string{poor + ", " + guard, guard + ", " + poor} {
		b := nationwide(t, `  - {id: nb-si, for: voluntary_si, payer: province, who: [`+who+`], share: "10%", of: contribution, from: 2026-01, at: ex. 1}`)
		p := somebody{province: "ninh-binh", status: []string{"poor", "grassroots_security_force"}}.profile(t, b, m)
		due, state := contribution(b, m, 1_500_000, 0)
		if got := subsidy.Divide(b, &p, due, state, nil); got.Local() == 0 {
			t.Errorf("%s: nothing is given: %+v", who, got.Unsaid)
		}
	}
}

// TestWhatAddsToAnotherGivesNothingAlone: by its own words; beside the other it
// does. A fund's layer is an offer like that of a province.
func TestWhatAddsToAnotherGivesNothingAlone(t *testing.T) {
	m := month("2022-03")
	b := otherReading(t, `  - {id: hd-a, for: voluntary_si, payer: province, who: {status: near_poor}, share: "10%", of: contribution, from: 2021-01, until: 2025-12, at: ex. 1}
  - {id: hd-b, for: voluntary_si, payer: province, who: {status: left_poverty}, share: "5%", of: contribution, from: 2021-01, until: 2025-12, stacks_on: hd-a, at: ex. 2}
  - {id: hd-d, for: voluntary_si, payer: province, who: {status: ethnic_minority}, share: "20%", of: contribution, from: 2021-01, until: 2025-12, at: ex. 4}
  - {id: hd-e, for: voluntary_si, payer: commune, who: {status: student}, share: "7%", of: contribution, from: 2021-01, until: 2025-12, stacks_on: hd-a, at: ex. 5}
  - {id: hd-c, for: voluntary_si, payer: fund, who: {status: left_near_poverty}, share: "20%", of: contribution, from: 2021-01, until: 2025-12, at: ex. 3}`)
	for _, tt := range []struct {
		held []string
		want rules.VND
	}{
		{[]string{"left_poverty"}, 0}, {[]string{"near_poor"}, 33_000}, {[]string{"left_poverty", "near_poor"}, 49_500},
		{[]string{"left_near_poverty"}, 66_000}, {[]string{"left_near_poverty", "left_poverty"}, 66_000}, {[]string{"left_near_poverty", "left_poverty", "near_poor"}, 115_500},
		{[]string{"left_poverty", "near_poor", "ethnic_minority"}, 66_000}, {[]string{"student", "near_poor"}, 33_000},
	} {
		p := somebody{province: "hai-duong", since: "2010-01", area: "rural", status: tt.held}.profile(t, b, m)
		due, state := contribution(b, m, 1_500_000, 0)
		if got := subsidy.Divide(b, &p, due, state, nil); got.Local() != tt.want || got.Cut != 0 {
			t.Errorf("%v: %d is given, want %d: %+v", tt.held, got.Local(), tt.want, got.Parts)
		}
	}
}

// TestGiftsAreForTheMonthsOfThePayment: never for more than it has, by amount
// or by share.
func TestGiftsAreForTheMonthsOfThePayment(t *testing.T) {
	due := subsidy.Due{Scheme: rules.VoluntarySI, Months: 6, Gross: 600_000, Standard: subsidy.Monthly{Of: 500_000, Rate: 200_000}}
	for _, tt := range []struct {
		name       string
		give       subsidy.Donor
		want, base rules.VND
		months     int
	}{
		{"an amount for all", subsidy.Donor{Amount: 10_000}, 60_000, 10_000, 6},
		{"an amount for one", subsidy.Donor{Amount: 10_000, Months: 1}, 10_000, 10_000, 1},
		{"an amount for a year", subsidy.Donor{Amount: 10_000, Months: 12}, 60_000, 10_000, 6},
		{"a đồng a month", subsidy.Donor{Amount: 1, Share: rules.One}, 6, 1, 6},
		{"a share for all", subsidy.Donor{Share: 100_000}, 60_000, 100_000, 6},
		{"a share for two", subsidy.Donor{Share: 100_000, Months: 2}, 20_000, 100_000, 2},
		{"a share for a year", subsidy.Donor{Share: 100_000, Months: 12}, 60_000, 100_000, 6},
		{"more than is due", subsidy.Donor{Amount: 200_000}, 600_000, 200_000, 6},
	} {
		got := subsidy.Divide(book(t), &subsidy.Profile{}, due, subsidy.Part{}, []subsidy.Donor{tt.give})
		if len(got.Parts) != 1 || got.Donors() != tt.want || got.Parts[0].Base != tt.base || got.Parts[0].Months != tt.months || got.Net != 600_000-tt.want || got.Cut != 0 {
			t.Errorf("%s: %+v", tt.name, got)
		}
	}
}

// TestGrantsThatAreStackedByHand: a total counts on the State's part month by
// month; what comes to nothing is left out; nobody gives beyond what is due.
func TestGrantsThatAreStackedByHand(t *testing.T) {
	due := subsidy.Due{Scheme: rules.Health, Months: 6, Gross: 600_000, Standard: subsidy.Monthly{Of: 500_000, Rate: 200_000}}
	state := subsidy.Part{Payer: rules.PaidByState, Share: 300_000, Months: 4, Amount: 120_000}
	grant := func(form rules.Form, rate rules.Rate, months int) subsidy.Grant {
		return subsidy.Grant{Payer: rules.PaidByProvince, Form: form, Rate: rate, Amount: 7_000, Of: rules.OfPremium, Months: months}
	}
	for _, tt := range []struct {
		name        string
		grant       subsidy.Grant
		full        rules.VND
		share       rules.Rate
		base        rules.VND
		months, cut int
	}{
		{"a total over the State's months", grant(rules.ByTotal, 700_000, 4), 160_000, 400_000, 100_000, 4, 0},
		{"a total over half of them", grant(rules.ByTotal, 700_000, 2), 80_000, 400_000, 100_000, 2, 0},
		{"a total over more than they", grant(rules.ByTotal, 700_000, 6), 300_000, 400_000, 100_000, 6, 0},
		{"a total below the State's share", grant(rules.ByTotal, 200_000, 4), 0, 0, 0, 0, 0},
		{"a total at the State's share", grant(rules.ByTotal, 300_000, 4), 0, 0, 0, 0, 0},
		{"a share", grant(rules.ByShare, 250_000, 6), 150_000, 250_000, 100_000, 6, 0},
		{"a share for more months than there are", grant(rules.ByShare, 250_000, 9), 150_000, 250_000, 100_000, 6, 0},
		{"a share for no month", grant(rules.ByShare, 250_000, 0), 0, 0, 0, 0, 0},
		{"an amount", grant(rules.ByAmount, 0, 6), 42_000, 0, 7_000, 6, 0},
		{"all of it", grant(rules.ByShare, rules.One, 6), 600_000, rules.One, 100_000, 6, 120_000},
	} {
		got := subsidy.Stack([]subsidy.Part{state}, &due, []subsidy.Grant{tt.grant})
		if tt.full == 0 {
			if len(got) != 1 {
				t.Errorf("%s: %+v", tt.name, got[1:])
			}
			continue
		}
		if p := got[len(got)-1]; len(got) != 2 || p.Full != tt.full || p.Amount != tt.full-rules.VND(tt.cut) || p.Share != tt.share || p.Base != tt.base || p.Months != tt.months {
			t.Errorf("%s: %+v", tt.name, p)
		}
	}
	short := state
	short.Months, short.Amount = 2, 60_000
	if got := subsidy.Stack([]subsidy.Part{short}, &due, []subsidy.Grant{grant(rules.ByTotal, 200_000, 6)}); len(got) != 2 || got[1].Full != 60_000 || got[1].Share != 0 || got[1].Base != 100_000 {
		t.Errorf("a total below the State's share, for more months: %+v", got)
	}
	more := state
	more.Amount = 700_000
	if got := subsidy.Stack([]subsidy.Part{more}, &due, []subsidy.Grant{grant(rules.ByAmount, 0, 6)}); len(got) != 1 {
		t.Errorf("beside a State that bears more than all: %+v", got[1:])
	}
	donor := subsidy.Part{Payer: rules.PaidByDonor, Share: 900_000, Months: 6, Amount: 60_000}
	if got := subsidy.Stack([]subsidy.Part{state, donor}, &due, []subsidy.Grant{grant(rules.ByTotal, 700_000, 4)}); len(got) != 3 || got[2].Full != 160_000 {
		t.Errorf("a total counts on the State alone: %+v", got)
	}
	if got := subsidy.Stack([]subsidy.Part{donor}, &due, []subsidy.Grant{grant(rules.ByTotal, 700_000, 4)}); len(got) != 2 || got[1].Full != 280_000 || got[1].Amount != 280_000 {
		t.Errorf("a total without the State: %+v", got)
	}
}

// TestATotalThatTheStateBearsGivesNothing: and nothing less than nothing is
// reckoned against what others give.
func TestATotalThatTheStateBearsGivesNothing(t *testing.T) {
	m := month("2022-03")
	b := otherReading(t, `  - {id: hd-a, for: voluntary_si, payer: province, who: {status: left_poverty}, total: "20%", of: minimum_contribution, from: 2021-01, until: 2025-12, at: ex. 1}`)
	p := somebody{province: "hai-duong", since: "2010-01", area: "rural", status: []string{"left_poverty"}}.profile(t, b, m)
	for share, want := range map[rules.Rate]rules.VND{100_000: 33_000, 199_000: 330, 200_000: 0, 300_000: 0} {
		due, state := contribution(b, m, 1_500_000, share)
		if got := subsidy.Divide(b, &p, due, state, nil); got.Local() != want || got.Cut != 0 {
			t.Errorf("beside %s: %d, %d not needed", share.Percent(), got.Local(), got.Cut)
		}
	}
	due, state := contribution(b, m, 1_500_000, 0)
	state.Amount = 1
	if got := subsidy.Divide(b, &p, due, state, nil); got.State() != 1 || got.Net != 263_999+1 {
		t.Errorf("a State that bears one đồng: %d, and %d to pay", got.State(), got.Net)
	}
}

// TestALayerOfThePremiumEndsWithTheStates: as long as the State supports the
// member; and who has been granted all of its months takes a step.
func TestALayerOfThePremiumEndsWithTheStates(t *testing.T) {
	m := month("2022-03")
	b := otherReading(t, `  - {id: hd-h, for: health, payer: province, who: {status: average_farm}, share: "25%", of: premium, from: 2021-01, until: 2025-12, ends_with_state: true, at: ex. 1}
  - {id: hd-i, for: health, payer: province, who: {status: left_poverty}, share: "70%", of: premium, max_months: 6, from: 2021-01, until: 2025-12, at: ex. 2}`)
	price := func(status string, granted int) subsidy.MemberBill {
		p := somebody{province: "hai-duong", since: "2010-01", area: "rural", status: []string{status}}.profile(t, b, m)
		p.Granted = []subsidy.Granted{{Layer: "hd-i", Months: granted}}
		h := subsidy.Household{Paid: m, Months: 3, Members: []subsidy.Member{{Profile: p}}}
		return h.Price(b).Members[0]
	}
	if got := price("average_farm", 0); got.Bill.State() != 60_345 || got.Bill.Local() != 50_288 {
		t.Errorf("State %d, province %d; want 30%% and 25%% of 201,150", got.Bill.State(), got.Bill.Local())
	}
	if got := price("left_poverty", 3); got.Group != subsidy.GroupLocal || got.Bill.Local() != 140_805 {
		t.Errorf("three months left: %s, province %d", got.Group, got.Bill.Local())
	}
	if got := price("left_poverty", 6); got.Group != subsidy.GroupHousehold || got.Step != 1 || got.Net != 201_150 {
		t.Errorf("none left: %s, step %d, %d to pay", got.Group, got.Step, got.Net)
	}
}

// TestOfWhatAShareIs: of the payment itself or of the standard, a month of it
// rounded half up.
func TestOfWhatAShareIs(t *testing.T) {
	due := subsidy.Due{Scheme: rules.Health, Months: 6, Gross: 600_000_000_003, Standard: subsidy.Monthly{Of: 500_000, Rate: 150_000}}
	for of, want := range map[rules.Measure][2]rules.VND{
		rules.OfContribution: {100_000_000_001, 150_000_000_001}, rules.OfSteppedPremium: {100_000_000_001, 150_000_000_001},
		rules.OfMinimumContribution: {75_000, 112_500}, rules.OfPremium: {75_000, 112_500},
	} {
		got := subsidy.Stack(nil, &due, []subsidy.Grant{{Payer: rules.PaidByProvince, Form: rules.ByShare, Rate: 250_000, Of: of, Months: 6}})
		if len(got) != 1 || got[0].Base != want[0] || got[0].Amount != want[1] {
			t.Errorf("25%% of the %s: %+v, want %v", of, got, want)
		}
	}
}

// TestAPupilIsHelpedAtHomeToo: by what does not ask for the place of the school,
// and not by what another province gives to those who live there.
func TestAPupilIsHelpedAtHomeToo(t *testing.T) {
	m := month("2022-03")
	b := otherReading(t, `  - {id: hd-s, for: voluntary_si, payer: province, who: {status: student}, share: "10%", of: contribution, from: 2021-01, until: 2025-12, at: ex. 1}`)
	p := somebody{province: "hai-duong", since: "2010-01", area: "rural", status: []string{"student"}}.profile(t, b, m)
	due, state := contribution(b, m, 1_500_000, 0)
	for _, school := range []string{"hai-duong", "ha-noi"} {
		p.Study, _ = b.Place(school, m)
		if got := subsidy.Divide(b, &p, due, state, nil); got.Local() != 33_000 || len(got.Unsaid) != 0 {
			t.Errorf("at school in %s: %d", school, got.Local())
		}
	}
	away := somebody{province: "ha-noi", since: "2010-01", status: []string{"student"}}.profile(t, b, m)
	away.Study, _ = b.Place("hai-duong", m)
	if got := subsidy.Divide(b, &away, due, state, nil); got.Local() != 0 {
		t.Errorf("at school in hai-duong: %d", got.Local())
	}
}

// TestOfEqualGroupsTheFirstIsTold: two of the State's rules that give the same.
func TestOfEqualGroupsTheFirstIsTold(t *testing.T) {
	m := month("2022-03")
	b := nationwide(t, `  - {id: x-one, for: health, payer: state, who: {age: {from: 30}}, share: "30%", of: premium, from: 2020-01, at: ex. 1}
  - {id: x-two, for: health, payer: state, who: {age: {from: 20}}, share: "30%", of: premium, from: 2020-01, at: ex. 2}`)
	adult := subsidy.Profile{Born: month("1980-01")}
	due := subsidy.Due{Scheme: rules.Health, Paid: m, From: m, Months: 1, Standard: subsidy.Monthly{Of: 1_490_000, Rate: 45_000}, Gross: 67_050}
	if got := subsidy.StateHealth(b, &adult, &due); got.Layer == nil || got.Layer.ID != "x-one" || got.Amount != 20_115 {
		t.Errorf("%+v", got)
	}
}
