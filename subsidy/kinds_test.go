package subsidy_test

import (
	"slices"
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// Every payer counts as the State, as local or as a donor, each once.
func TestEveryPayerIsOfAKind(t *testing.T) {
	payers := map[rules.Payer]rules.VND{
		rules.PaidByState: 1, rules.PaidByProvince: 10, rules.PaidByDistrict: 100, rules.PaidByCommune: 1_000, rules.PaidByFund: 10_000, rules.PaidByDonor: 100_000,
	}
	b := subsidy.Bill{Gross: 1_000_000}
	var parts []subsidy.Part
	for payer, amount := range payers {
		parts = append(parts, subsidy.Part{Payer: payer, Amount: amount})
	}
	b.Give(parts...)
	state, local, donors := b.Kinds()
	if state != 1 || local != 11_110 || donors != 100_000 || b.Net != 888_889 {
		t.Errorf("State %d, local %d, donors %d, %d left", state, local, donors, b.Net)
	}
	if b.State() != state || b.Local() != local || b.Donors() != donors {
		t.Errorf("apart: State %d, local %d, donors %d", b.State(), b.Local(), b.Donors())
	}
	for payer, amount := range payers {
		if got := b.Sum(payer); got != amount {
			t.Errorf("%s bears %d, want %d", payer, got, amount)
		}
	}
}

// The article of the steps is cited where a step is taken, and only there.
func TestStepsAreCitedWhereOneIsTaken(t *testing.T) {
	b := book(t)
	paid := month("2026-07")
	steps := b.On(paid).Health.Steps.Cite
	adult := subsidy.Profile{Born: month("1980-01")}
	for _, tt := range []struct {
		name  string
		house subsidy.Household
		cited bool
	}{
		{"nobody", subsidy.Household{}, false},
		{"one who is covered at work", subsidy.Household{Members: []subsidy.Member{{Profile: adult, Covered: true}}}, false},
		{"the first", subsidy.Household{Members: []subsidy.Member{{Profile: adult}}}, true},
		{"covered, two steps taken by others", subsidy.Household{Taken: 2, Members: []subsidy.Member{{Profile: adult, Covered: true}}}, false},
		{"the third, two steps taken by others", subsidy.Household{Taken: 2, Members: []subsidy.Member{{Profile: adult}}}, true},
	} {
		h := tt.house
		h.Paid, h.Months = paid, 1
		if got := slices.Contains(h.Price(b).Cites, steps); got != tt.cited {
			t.Errorf("%s: steps cited: %v", tt.name, got)
		}
	}
}
