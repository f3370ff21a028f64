package people_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/people"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// The columns of answers, each with the figure that stands in it.
var named = map[string]struct {
	set  func(f *calc.Figures)
	says string
}{
	"pay_eligible":        {func(f *calc.Figures) { f.Payment.Eligible = true }, "true"},
	"pay_months":          {func(f *calc.Figures) { f.Payment.Months = 7 }, "7"},
	"support_months_left": {func(f *calc.Figures) { f.Payment.SupportMonthsLeft = 7 }, "7"},
	"gross":               {func(f *calc.Figures) { f.Payment.Gross = 7 }, "7"},
	"state":               {func(f *calc.Figures) { f.Payment.Borne.State = 7 }, "7"},
	"province":            {func(f *calc.Figures) { f.Payment.Borne.Province = 7 }, "7"},
	"district":            {func(f *calc.Figures) { f.Payment.Borne.District = 7 }, "7"},
	"commune":             {func(f *calc.Figures) { f.Payment.Borne.Commune = 7 }, "7"},
	"fund":                {func(f *calc.Figures) { f.Payment.Borne.Fund = 7 }, "7"},
	"donors":              {func(f *calc.Figures) { f.Payment.Borne.Donors = 7 }, "7"},
	"net":                 {func(f *calc.Figures) { f.Payment.Borne.Net = 7 }, "7"},

	"pension_eligible":  {func(f *calc.Figures) { f.Pension.Eligible = true }, "true"},
	"branch":            {func(f *calc.Figures) { f.Pension.Branch = pension.General }, pension.General.String()},
	"starts":            {func(f *calc.Figures) { f.Pension.Starts = rules.MonthOf(2031, 5) }, "2031-05"},
	"voluntary_months":  {func(f *calc.Figures) { f.Pension.VoluntaryMonths = 7 }, "7"},
	"compulsory_months": {func(f *calc.Figures) { f.Pension.CompulsoryMonths = 7 }, "7"},
	"benefit_years":     {func(f *calc.Figures) { f.Pension.BenefitYears = 31 }, "15.5"},
	"average":           {func(f *calc.Figures) { f.Pension.Average = 750 }, "7.5"},
	"rate":              {func(f *calc.Figures) { f.Pension.Rate = 450_000 }, "0.45"},
	"monthly":           {func(f *calc.Figures) { f.Pension.Monthly = 7 }, "7"},
	"floor":             {func(f *calc.Figures) { f.Pension.Floor = 7 }, "7"},
	"lump_sum_years":    {func(f *calc.Figures) { f.Pension.LumpSumYears = 3 }, "1.5"},
	"lump_sum":          {func(f *calc.Figures) { f.Pension.LumpSum = 7 }, "7"},
	"may_pay":           {func(f *calc.Figures) { f.Pension.MayPayScheme = pension.Voluntary }, pension.Voluntary.String()},
	"may_pay_months":    {func(f *calc.Figures) { f.Pension.MayPayMonths = 7 }, "7"},

	"one_time_eligible": {func(f *calc.Figures) { f.OneTime.Eligible = true }, "true"},
	"years_before":      {func(f *calc.Figures) { f.OneTime.YearsBefore2014 = 3 }, "1.5"},
	"years_later":       {func(f *calc.Figures) { f.OneTime.YearsFrom2014 = 3 }, "1.5"},
	"one_time_average":  {func(f *calc.Figures) { f.OneTime.Average = 750 }, "7.5"},
	"before_deduction":  {func(f *calc.Figures) { f.OneTime.Before = 7 }, "7"},
	"deducted":          {func(f *calc.Figures) { f.OneTime.Deducted = 7 }, "7"},
	"one_time":          {func(f *calc.Figures) { f.OneTime.Amount = 7 }, "7"},

	"funeral":             {func(f *calc.Figures) { f.Death.Funeral = 7 }, "7"},
	"survivor_lump_sum":   {func(f *calc.Figures) { f.Death.LumpSum = 7 }, "7"},
	"survivor_months":     {func(f *calc.Figures) { f.Death.LumpSumMonths = 3_500_000 }, "3.5"},
	"survivor_average":    {func(f *calc.Figures) { f.Death.Average = 750 }, "7.5"},
	"returned":            {func(f *calc.Figures) { f.Death.Returned = 7 }, "7"},
	"remaining_allowance": {func(f *calc.Figures) { f.Death.Remaining = 7 }, "7"},
	"survivor_monthly":    {func(f *calc.Figures) { f.Death.Monthly = 7 }, "7"},
	"beneficiaries":       {func(f *calc.Figures) { f.Death.Beneficiaries = 7 }, "7"},
}

// payersOf are the columns of a year.
var payersOf = map[string]func(y *calc.YearFigures){
	"months":   func(y *calc.YearFigures) { y.Months = 7 },
	"state":    func(y *calc.YearFigures) { y.Borne.State = 7 },
	"province": func(y *calc.YearFigures) { y.Borne.Province = 7 },
	"district": func(y *calc.YearFigures) { y.Borne.District = 7 },
	"commune":  func(y *calc.YearFigures) { y.Borne.Commune = 7 },
	"fund":     func(y *calc.YearFigures) { y.Borne.Fund = 7 },
	"donors":   func(y *calc.YearFigures) { y.Borne.Donors = 7 },
	"net":      func(y *calc.YearFigures) { y.Borne.Net = 7 },
}

// Each figure stands in the column of its name, and in no other.
func TestFiguresStandUnderTheirNames(t *testing.T) {
	b := batch(t, 1)
	w := people.NewWriter(b)
	names := strings.Split(string(people.AppendHeader(nil, b)), ",")
	line := func(f *calc.Figures) []string {
		f.Answered = b.Question().Want
		return strings.Split(string(w.Append(nil, people.Answer{Row: 1, Person: &people.Row{Weight: 1}, Figures: f})), ",")
	}
	nothing := line(&calc.Figures{})
	only := func(name, says string, f *calc.Figures) {
		t.Helper()
		got := line(f)
		for i := range got {
			if (got[i] != nothing[i]) != (names[i] == name) || names[i] == name && got[i] != says {
				t.Errorf("with %s %s the column %s says %s", name, says, names[i], got[i])
			}
		}
	}
	seen := 5 // row, id, weight, law, answered
	for name, x := range named {
		f := &calc.Figures{}
		x.set(f)
		only(name, x.says, f)
		seen++
	}
	for i := range calc.BatchYears {
		for payer, set := range payersOf {
			f := &calc.Figures{}
			set(&f.Years[i])
			only(fmt.Sprint(b.Question().Year+i, "_", payer), "7", f)
			seen++
		}
	}
	if seen != len(names) || slices.Contains(names, "") {
		t.Errorf("%d columns are tried of %d", seen, len(names))
	}
}
