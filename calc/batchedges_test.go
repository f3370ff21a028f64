package calc

import (
	"errors"
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// TestPartsOfAMonthPlan: bounds, sum and supported months lie side by side, and
// none reads what belongs to another.
func TestPartsOfAMonthPlan(t *testing.T) {
	for _, bounds := range []uint8{0, 1, 255} {
		for _, sum := range []int64{0, 1, 3, 1<<sumBits - 1} {
			for _, supported := range []int{0, 1, 1<<supportBits - 1} {
				m := monthPlan(bounds)<<(64-boundsBits) | monthPlan(sum)<<supportBits | monthPlan(supported)
				if m.bounds() != bounds || m.sum() != sum || m.supported() != supported {
					t.Errorf("%d, %d, %d is read as %d, %d, %d", bounds, sum, supported, m.bounds(), m.sum(), m.supported())
				}
			}
		}
	}
}

// TestAPlanAddsUpItsMonths: before each month stand the factors and the supported
// months of those before it, behind the last those of all.
func TestAPlanAddsUpItsMonths(t *testing.T) {
	k := make(planned, 26) // from January 1961 on
	first := earliestRecord.Year()
	k.add(earliestRecord+24, func(year int) (rules.Rate, bool) { return rules.Rate(year - first + 2), true })
	if len(k) != 27 {
		t.Fatal(len(k))
	}
	sum, supported := int64(0), 0
	for i := range k {
		if k[i].sum() != sum || k[i].supported() != supported || k[i].bounds() != 0 {
			t.Errorf("before month %d: %d of factors, %d supported, want %d and %d", i, k[i].sum(), k[i].supported(), sum, supported)
		}
		if sum += int64(i/12 + 2); i >= 24 {
			supported++
		}
	}
}

// lawfully is the law of Viet Nam with other figures.
func lawfully(t *testing.T, set string) *Calculator {
	t.Helper()
	text := "schema: 1\ninstrument: {id: over, number: over, kind: decree, title: {vi: x, en: x}, issuer: x, published: 2008-01-01, in_force: 2008-01-01, source: x}\nset: [" + set + "]\n"
	book, err := someCalculator(t).book.With(fstest.MapFS{"over.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return New(book)
}

// TestPlainRowsAreHeldToEachLaw: rows that a batch only adds up are refused, and
// their support counted, as single calls do, where a law is not as those of
// today are.
func TestPlainRowsAreHeldToEachLaw(t *testing.T) {
	month := rules.MonthOf
	voluntary := func(from rules.Month, months int, income rules.VND) Row { return plainRow(0, from, months, income) }
	for _, tt := range []struct {
		set  string
		born rules.Month
		rows []Row
		want string // the fault; "" if there is none
		left int    // months of support
	}{
		{"{param: contribution.min_age_months, value: 216, at: x, from: 2020-01, until: 2024-12}", month(2007, 6), []Row{voluntary(month(2023, 6), 6, 1_500_000)}, TooYoung.Error(), 0},
		{"{param: contribution.min_age_months, value: 216, at: x, from: 2020-01, until: 2024-12}", month(2007, 6), []Row{voluntary(month(2025, 6), 6, 1_500_000)}, "", 114},
		{"{param: contribution.step, value: 70000, at: x, from: 2026-06}", month(1985, 3), []Row{voluntary(month(2026, 1), 6, 1_550_000)}, IncomeOffStep.Error(), 0},
		{"{param: contribution.step, value: 70000, at: x, from: 2026-06}", month(1985, 3), []Row{voluntary(month(2026, 1), 5, 1_550_000)}, "", 115},
		{"{param: contribution.step, value: 70000, at: x, from: 2026-06}", month(1985, 3), []Row{voluntary(month(2026, 1), 6, 1_570_000)}, "", 114},
		{`{param: support.share.other, value: "0%", at: x, from: 2024-01, until: 2024-12}`, month(1985, 3), []Row{voluntary(month(2023, 7), 12, 1_500_000)}, "", 114},
		{`{param: support.share.other, value: "0%", at: x, from: 2024-01, until: 2024-12}`, month(1985, 3), []Row{voluntary(month(2024, 1), 12, 1_500_000)}, "", 120},
	} {
		c := lawfully(t, tt.set)
		b, err := NewBatch(BatchQuestion{Want: WantContribution | WantPension, Month: month(2026, 7)}, c)
		if err != nil {
			t.Fatal(err)
		}
		w := b.Worker()
		for range 2 { // met before or not
			s := &Subject{Rows: tt.rows, Pays: ContributionQuestion{Income: 8_500_000}} // on each step
			s.Sex, s.Born = rules.Female, tt.born
			var got [1]Figures
			err := w.Evaluate(got[:], s)
			_, single := c.Life(s.Person, s.Rows)
			if fmt.Sprint(document.All(single)) != fmt.Sprint(document.All(err)) && tt.want != "" || (err == nil) != (tt.want == "") || tt.want != "" && !errors.Is(err, document.Code(tt.want)) {
				t.Errorf("%s: %v, the single call says %v", tt.set, err, single)
			}
			if tt.want == "" && got[0].Payment.SupportMonthsLeft != tt.left-1 {
				t.Errorf("%s, %+v: %d months of support are left", tt.set, tt.rows, got[0].Payment.SupportMonthsLeft)
			}
		}
	}
}

// TestABatchWithoutATable: where nobody found one table of factors, those of the
// other scheme are answered as by single calls, and the others refused.
func TestABatchWithoutATable(t *testing.T) {
	for _, table := range []string{"indexation.compulsory", "indexation.voluntary"} {
		c := without(t, table, rules.MonthOf(2026, 1), rules.MonthOf(2027, 1))
		b, err := NewBatch(BatchQuestion{Want: WantPension | WantDeath, Month: rules.MonthOf(2026, 7)}, c)
		if err != nil {
			t.Fatal(err)
		}
		w := b.Worker()
		for range 2 {
			for kind := range 4 {
				s := somebody(plainRow(kind, rules.MonthOf(2009, 1), 190, 3_000_000))
				if kind == 0 {
					s.Rows[0].Amount = 2_200_000
					s.Rows[0].From = rules.MonthOf(2022, 1)
					s.Rows = append([]Row{plainRow(1, rules.MonthOf(2009, 1), 156, 3_000_000)}, s.Rows...)
				}
				s.Born, s.Rows[len(s.Rows)-1].Until = rules.MonthOf(1960, 1), rules.MonthOf(2024, 11)
				var got [1]Figures
				err := w.Evaluate(got[:], s)
				l := deskLife(t, c, s.Person, s.Rows...)
				p, single := c.Pension(l, PensionQuestion{Month: rules.MonthOf(2026, 7)})
				d, dead := c.Death(l, DeathQuestion{Month: rules.MonthOf(2026, 7)})
				if got[0].Answered.Has(WantPension) != (single == nil) || got[0].Answered.Has(WantDeath) != (dead == nil) || (err == nil) != (single == nil && dead == nil) {
					t.Errorf("%s, kind %d: answered %s with %v; the calls say %v and %v", table, kind, got[0].Answered, err, single, dead)
				}
				if single == nil && (got[0].Pension.Monthly != p.Monthly || got[0].Pension.Average != p.AverageIncome) || dead == nil && got[0].Death.LumpSum != d.SurvivorLumpSum {
					t.Errorf("%s, kind %d: %+v, the call says %+v", table, kind, got[0], p)
				}
			}
		}
	}
}

// TestWhatABatchRefusesIsBlank: nothing that stood in the figures before stays
// where a question was refused, and the others stand.
func TestWhatABatchRefusesIsBlank(t *testing.T) {
	month := rules.MonthOf(2026, 7)
	full := Figures{Answered: allWants, Payment: PaymentFigures{Gross: 1}, Pension: PensionFigures{Monthly: 2}, OneTime: OneTimeFigures{Amount: 3}, Death: DeathFigures{Funeral: 4}}
	for i := range full.Years {
		full.Years[i].Months = 5
	}
	for param, refused := range map[string]Want{
		"one_time.per_year_later": WantOneTime, "death.funeral.base": WantDeath, "pension.emigration.per_year": WantPension | WantOneTime | WantDeath, "contribution.rate": allWants,
	} {
		b, err := NewBatch(BatchQuestion{Want: allWants, Month: month, Year: 2018, Ground: pension.Ill}, without(t, param, month, month+1))
		if err != nil {
			t.Fatal(err)
		}
		got := [1]Figures{full}
		_ = b.Worker().Evaluate(got[:], somebody(plainRow(0, rules.MonthOf(2024, 1), 12, 2_000_000)))
		f := &got[0]
		if f.Answered != allWants&^refused {
			t.Fatalf("%s: answered %s", param, f.Answered)
		}
		if (f.Payment != PaymentFigures{}) != f.Answered.Has(WantContribution) || (f.Pension != PensionFigures{}) != f.Answered.Has(WantPension) || (f.OneTime != OneTimeFigures{}) != f.Answered.Has(WantOneTime) ||
			(f.Death != DeathFigures{}) != f.Answered.Has(WantDeath) || (f.Years != [BatchYears]YearFigures{}) != f.Answered.Has(WantSupportYears) || f.OneTime.Amount == 3 || f.Death.Funeral == 4 {
			t.Errorf("%s, refused %s: %+v", param, refused, f)
		}
	}
}

// TestWhatIsWrongWithSomebody belongs to no question, and is told once.
func TestWhatIsWrongWithSomebody(t *testing.T) {
	b, _ := batchOfVietnam(t, allWants)
	twice := somebody(plainRow(0, rules.MonthOf(2024, 1), 12, 2_000_000), plainRow(0, rules.MonthOf(2024, 6), 12, 2_000_000))
	unread := somebody()
	unread.Unread = document.Faults{{Code: BadMonth}}
	for _, s := range []*Subject{twice, unread} {
		var got [1]Figures
		var told SubjectFaults
		if err := b.Worker().Evaluate(got[:], s); !errors.As(err, &told) || len(told) != 1 || told[0].Want != 0 || told[0].Law != 0 || len(told[0].Faults) != 1 || got[0] != (Figures{}) {
			t.Errorf("%+v, %+v", told, got[0])
		}
	}
	gone, err := NewBatch(BatchQuestion{Want: WantPension, Month: rules.MonthOf(2026, 7)}, without(t, "pension.accrual.female", rules.MonthOf(2026, 7), rules.MonthOf(2026, 8)))
	if err != nil {
		t.Fatal(err)
	}
	var got [1]Figures
	var told SubjectFaults
	if err := gone.Worker().Evaluate(got[:], twice); !errors.As(err, &told) || len(told) != 1 || told[0].Want != WantPension {
		t.Errorf("nothing is left to be asked: %+v", told)
	}
}

// TestTheRateOfABatch is that of payments whose subject gives none.
func TestTheRateOfABatch(t *testing.T) {
	c := someCalculator(t)
	b, err := NewBatch(BatchQuestion{Want: WantContribution, Month: rules.MonthOf(2026, 7), FundRate: 5_000, HasFundRate: true}, c)
	if err != nil {
		t.Fatal(err)
	}
	for _, own := range []bool{false, true} {
		s := somebody()
		s.Pays = ContributionQuestion{Income: 2_000_000, Method: subsidy.Prepay, Months: 24, FundRate: 9_000, HasFundRate: own}
		q := s.Pays
		if q.Paid = rules.MonthOf(2026, 7); !own {
			q.FundRate, q.HasFundRate = 5_000, true
		}
		var got [1]Figures
		err := b.Worker().Evaluate(got[:], s)
		p, single := c.Contribution(deskLife(t, c, s.Person), q)
		if err != nil || single != nil || got[0].Payment.Gross != p.Gross || p.Gross == 0 {
			t.Errorf("%t: %v, %v, %d, want %d", own, err, single, got[0].Payment.Gross, p.Gross)
		}
	}
}

// TestPaymentsAfterTheYearsOfABatch are not asked about: a rate of interest that
// nobody knows yet refuses nothing.
func TestPaymentsAfterTheYearsOfABatch(t *testing.T) {
	b, _ := batchOfVietnam(t, WantSupportYears)
	b.question.Year = 2003 // to 2026
	ahead := plainRow(0, rules.MonthOf(2029, 1), 24, 9_000_000)
	ahead.Method = subsidy.Prepay
	var got [1]Figures
	err := b.Worker().Evaluate(got[:], somebody(plainRow(0, rules.MonthOf(2026, 1), 30, 9_000_000), ahead))
	if y := got[0].Years[BatchYears-1]; err != nil || y.Months != 12 {
		t.Errorf("%v, %+v", err, y)
	}
}

// TestDeathsOfABatch: what a family is paid every month, and what cannot be said
// of the amount paid, is as in single calls.
func TestDeathsOfABatch(t *testing.T) {
	month := rules.MonthOf(2026, 7)
	refuses := lawfully(t, "{param: amount_paid.rate_unknown, value: refused, at: x, from: 2020-01}, {param: contribution.fund_rate, value: unknown, at: x, from: 2026-01}")
	ahead := plainRow(0, rules.MonthOf(2026, 1), 24, 2_000_000)
	ahead.Method = subsidy.Prepay
	salary := plainRow(2, rules.MonthOf(2023, 1), 30, 9_000_000)
	for _, c := range []*Calculator{someCalculator(t), refuses} {
		b, err := NewBatch(BatchQuestion{Want: WantOneTime | WantDeath, Month: month, Ground: pension.Emigrating}, c)
		if err != nil {
			t.Fatal(err)
		}
		for _, rows := range [][]Row{{plainRow(3, rules.MonthOf(2001, 1), 200, 9_000_000)}, {ahead}, {salary}, {plainRow(0, rules.MonthOf(2026, 1), 5, 2_000_000)}} {
			s := somebody(rows...)
			s.Dies.Relatives = []pension.Relative{{Relation: pension.Child, Born: rules.MonthOf(2015, 1)}}
			var got [1]Figures
			err := b.Worker().Evaluate(got[:], s)
			l := deskLife(t, c, s.Person, rows...)
			d, dead := c.Death(l, DeathQuestion{Month: month, Relatives: s.Dies.Relatives})
			o, left := c.OneTime(l, OneTimeQuestion{Month: month, Ground: pension.Emigrating})
			want := Figures{Answered: got[0].Answered}
			if dead == nil {
				want.Death = DeathFigures{
					Funeral: d.FuneralGrant, LumpSum: d.SurvivorLumpSum, LumpSumMonths: d.LumpSumMonths, Average: d.AverageIncome, Returned: d.ReturnedContributions,
					Remaining: d.RemainingAllowance, Monthly: d.MonthlyAllowance, Beneficiaries: d.Beneficiaries,
				}
			}
			if got[0].Answered.Has(WantDeath) != (dead == nil) || got[0].Answered.Has(WantOneTime) != (left == nil) || got[0].Death != want.Death || got[0].OneTime.Amount != o.Amount {
				t.Errorf("%+v: %v\n%+v, %v\nthe calls say %+v, %v, %d, %v", rows, err, got[0].Death, err, want.Death, dead, o.Amount, left)
			}
		}
	}
}

// TestTheYearsThatABatchMayAskFor: those that a document may name.
func TestTheYearsThatABatchMayAskFor(t *testing.T) {
	c := someCalculator(t)
	for year, want := range map[int]bool{rules.FirstMonth.Year(): true, rules.FirstMonth.Year() - 1: false, rules.LastMonth.Year(): true, rules.LastMonth.Year() + 1: false, -3: false, 0: false} {
		if _, err := NewBatch(BatchQuestion{Want: WantSupportYears, Month: 1, Year: year}, c); (err == nil) != want {
			t.Errorf("%d: %v", year, err)
		}
	}
	for want, ok := range map[Want]bool{0: false, allWants: true, allWants + 1: false, 64: false, WantPension | 128: false} {
		_, err := NewBatch(BatchQuestion{Want: want, Month: 1, Year: 2020}, c)
		told := "a batch needs something to ask: contribution+pension+one_time+death+support_years"
		if (err == nil) != ok || !ok && document.All(err)[0].Message != told {
			t.Errorf("%s: %v", want, err)
		}
	}
}
