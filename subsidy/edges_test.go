package subsidy_test

import (
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// TestNobodyTakesSupportThatCostsMoreThanTheStep: a share of the full premium
// is taken instead of the household's step where it leaves no more to pay than
// the step does. The third member owes 60% of 67,050 by the step.
func TestNobodyTakesSupportThatCostsMoreThanTheStep(t *testing.T) {
	m := month("2022-03")
	for _, tt := range []struct {
		share string
		group string
		net   rules.VND
	}{
		{"39%", subsidy.GroupHousehold, 40_230},
		{"40%", subsidy.GroupLocal, 40_230}, // as much as the step
		{"41%", subsidy.GroupLocal, 39_559},
	} {
		b := otherReading(t, `  - {id: hd-hi-local, for: health, payer: province, who: {age: {below: 60}}, share: "`+tt.share+`", of: premium, from: 2020-01, until: 2025-12, at: ex. 1}`)
		who := somebody{province: "hai-duong", since: "2010-01", area: "rural", born: "1980-01"}.profile(t, b, m)
		h := subsidy.Household{Paid: m, Months: 1, Taken: 2, Members: []subsidy.Member{{Profile: who}}}
		if got := h.Price(b).Members[0]; got.Group != tt.group || got.Net != tt.net {
			t.Errorf("%s of the full premium: %s, %d to pay; want %s, %d", tt.share, got.Group, got.Net, tt.group, tt.net)
		}
	}
}

// TestAnAmountLeavesAMemberInTheHousehold: who is given đồng, not a share, pays
// by the step, and so does who is given a share of the step.
func TestAnAmountLeavesAMemberInTheHousehold(t *testing.T) {
	m := month("2022-03")
	for name, worth := range map[string]string{
		"đồng": `amount: 10000`, "a share of the step": `share: "20%", of: stepped_premium`,
	} {
		b := otherReading(t, `  - {id: hd-hi-local, for: health, payer: province, who: {age: {from: 30}}, `+worth+`, from: 2020-01, until: 2025-12, at: ex. 1}`)
		who := somebody{province: "hai-duong", since: "2010-01", area: "rural", born: "1980-01"}.profile(t, b, m)
		h := subsidy.Household{Paid: m, Months: 1, Members: []subsidy.Member{{Profile: who}}}
		if got := h.Price(b).Members[0]; got.Group != subsidy.GroupHousehold || got.Step != 1 || got.Bill.Local() == 0 {
			t.Errorf("%s: %s, step %d, province %d", name, got.Group, got.Step, got.Bill.Local())
		}
	}
}

// TestAgesOfALayer: from the month of the birthday on, until the month before
// it, and never for whom no birth was said.
func TestAgesOfALayer(t *testing.T) {
	m := month("2022-03")
	for _, tt := range []struct {
		age  string
		born string
		want bool
	}{
		{"from: 60", "1962-03", true}, {"from: 60", "1962-04", false}, {"from: 60", "", false}, {"from: 1", "", false},
		{"below: 60", "1962-03", false}, {"below: 60", "1962-04", true}, {"below: 60", "", false}, {"below: 1", "", false},
		{"below: 7", "2015-04", true}, {"below: 7", "2015-03", false}, {"from: 7", "2015-03", true}, {"from: 7", "2015-04", false},
	} {
		b := otherReading(t, `  - {id: hd-hi-local, for: health, payer: province, who: {age: {`+tt.age+`}}, share: "90%", of: premium, from: 2020-01, until: 2025-12, at: ex. 1}`)
		p := subsidy.Profile{}
		s := somebody{province: "hai-duong", since: "2010-01", area: "rural", born: tt.born}
		if p = s.profile(t, b, m); tt.born == "" {
			p.Born = 0
		}
		h := subsidy.Household{Paid: m, Months: 1, Members: []subsidy.Member{{Profile: p}}}
		if got := h.Price(b).Members[0].Bill.Local() > 0; got != tt.want {
			t.Errorf("%s, born %q: supported %v", tt.age, tt.born, got)
		}
	}
}

// TestOnlyTheStatesOwnRulesAreItsPart: a rule for the whole country by which a
// fund pays, one whose share nobody found, and a draft give nothing of the
// State.
func TestOnlyTheStatesOwnRulesAreItsPart(t *testing.T) {
	m := month("2022-03")
	adult := subsidy.Profile{Born: month("1980-01")}
	due := subsidy.Due{Scheme: rules.Health, Paid: m, From: m, Months: 1, Standard: subsidy.Monthly{Of: 1_490_000, Rate: 45_000}, Gross: 67_050}
	for name, layer := range map[string]string{
		"a fund":           `{id: x-fund, for: health, payer: fund, who: {age: {from: 30}}, share: "30%", of: premium, from: 2020-01, at: ex. 1}`,
		"unknown":          `{id: x-open, for: health, payer: state, who: {age: {from: 30}}, share: unknown, of: premium, from: 2020-01, at: ex. 1}`,
		"a draft":          `{id: x-draft, for: health, payer: state, who: {age: {from: 30}}, share: "30%", of: premium, from: 2020-01, became: draft, at: ex. 1}`,
		"in đồng":          `{id: x-given, for: health, payer: state, who: {age: {from: 30}}, amount: 90000, from: 2020-01, at: ex. 1}`,
		"to the household": `{id: x-house, for: health, payer: state, who: {age: {from: 30}, household: true}, share: "30%", of: premium, from: 2020-01, at: ex. 1}`,
		"given":            `{id: x-given, for: health, payer: state, who: {age: {from: 30}}, share: "30%", of: premium, from: 2020-01, at: ex. 1}`,
	} {
		b := nationwide(t, "  - "+layer)
		want := map[string]rules.VND{"given": 20_115, "to the household": 20_115, "in đồng": 67_050}[name] // of more than the premium, all of it
		if got := subsidy.StateHealth(b, &adult, &due); got.Amount != want {
			t.Errorf("%s: the State bears %d, want %d", name, got.Amount, want)
		}
	}
}
