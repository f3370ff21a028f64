package calc_test

import (
	"errors"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// TestWhatABatchMayAsk: one law, a month, something to ask, and a calendar year
// that a document may name; what is missing is named, all at once.
func TestWhatABatchMayAsk(t *testing.T) {
	law, m := vietnam(t), rules.MonthOf(2026, 7)
	for _, tt := range []struct {
		name  string
		q     calc.BatchQuestion
		laws  []*calc.Calculator
		paths []string
	}{
		{"one thing", calc.BatchQuestion{Want: calc.WantPension, Month: m}, []*calc.Calculator{law}, nil},
		{"two laws", calc.BatchQuestion{Want: calc.WantPension, Month: m}, []*calc.Calculator{law, law}, nil},
		{"no law", calc.BatchQuestion{Want: calc.WantPension, Month: m}, nil, []string{"/law"}},
		{"nothing", calc.BatchQuestion{Month: m}, []*calc.Calculator{law}, []string{"/want"}},
		{"something else", calc.BatchQuestion{Want: 1 << 7, Month: m}, []*calc.Calculator{law}, []string{"/want"}},
		{"something else as well", calc.BatchQuestion{Want: 1<<7 | calc.WantPension, Month: m}, []*calc.Calculator{law}, []string{"/want"}},
		{"no month", calc.BatchQuestion{Want: calc.WantPension}, []*calc.Calculator{law}, []string{"/month"}},
		{"no year", calc.BatchQuestion{Want: calc.WantSupportYears, Month: m}, []*calc.Calculator{law}, []string{"/year"}},
		{"the first year", calc.BatchQuestion{Want: calc.WantSupportYears, Month: m, Year: 1900}, []*calc.Calculator{law}, nil},
		{"the year before", calc.BatchQuestion{Want: calc.WantSupportYears, Month: m, Year: 1899}, []*calc.Calculator{law}, []string{"/year"}},
		{"the last year", calc.BatchQuestion{Want: calc.WantSupportYears, Month: m, Year: 2130}, []*calc.Calculator{law}, nil},
		{"the year after", calc.BatchQuestion{Want: calc.WantPension, Month: m, Year: 2131}, []*calc.Calculator{law}, []string{"/year"}},
		{"nothing at all", calc.BatchQuestion{}, nil, []string{"/law", "/want", "/month"}},
	} {
		_, err := calc.NewBatch(tt.q, tt.laws...)
		var faults document.Faults
		errors.As(err, &faults)
		if len(faults) != len(tt.paths) || (err == nil) != (len(tt.paths) == 0) {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		for i, f := range faults {
			if f.Path != tt.paths[i] || f.Code != calc.MissingKey {
				t.Errorf("%s: %s at %s, want %s", tt.name, f.Code, f.Path, tt.paths[i])
			}
		}
	}
}

// Each payer counts once in what is borne locally and in all.
func TestBorneAddsUp(t *testing.T) {
	b := calc.Borne{State: 1, Province: 10, District: 100, Commune: 1_000, Fund: 10_000, Donors: 100_000, Net: 1_000_000}
	if b.Local() != 11_110 || b.Gross() != 1_111_111 {
		t.Errorf("local %d, in all %d", b.Local(), b.Gross())
	}
}
