package calc

import (
	"slices"
	"testing"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// somebody is a person of a batch with a plain record.
func somebody(rows ...Row) *Subject {
	s := &Subject{Rows: rows, Pays: ContributionQuestion{Income: 2_000_000}}
	s.Sex, s.Born = rules.Female, rules.MonthOf(1980, 3)
	s.Residence = []Residence{{Period: rules.Period{From: rules.MonthOf(2010, 1)}, Province: "hue", Area: "rural"}}
	s.Status = []Status{{Period: rules.Period{From: rules.MonthOf(2010, 1)}, Is: "near_poor"}}
	return s
}

// TestWhoseRecordIsOnlyAddedUp: those with plain rows whose places and
// categories are known; the life is made only for who looks at all of it.
func TestWhoseRecordIsOnlyAddedUp(t *testing.T) {
	plain := plainRow(0, rules.MonthOf(2024, 1), 12, 2_000_000)
	many := make([]Row, MaxRows+1)
	for i := range many {
		many[i] = plainRow(3, rules.MonthOf(1965, 1)+rules.Month(i), 1, 1)
	}
	quarterly := plain
	quarterly.Method = subsidy.Every3Months
	most, more := somebody(many[:MaxRows]...), somebody(many...)
	most.Born, more.Born = rules.MonthOf(1940, 1), rules.MonthOf(1940, 1)
	stranger := somebody(plain)
	stranger.Residence[0].Province = "atlantis"
	for _, tt := range []struct {
		what               string
		want               Want
		s                  *Subject
		plain, made, known bool
		faults             int
	}{
		{"a payment", WantContribution, somebody(plain), true, false, true, 0},
		{"a pension", WantPension, somebody(plain), true, false, true, 0},
		{"both", WantContribution | WantPension, somebody(plain), true, false, true, 0},
		{"a payment and all of life", WantContribution | WantDeath, somebody(plain), true, false, true, 0},
		{"all of life", WantOneTime, somebody(plain), true, true, false, 0},
		{"all of life and a pension", WantOneTime | WantPension, somebody(plain), true, true, false, 0},
		{"no rows", WantPension, somebody(), true, false, true, 0},
		{"rows of another kind", WantPension, somebody(quarterly), false, true, true, 0},
		{"the most rows", WantPension, most, true, false, true, 0},
		{"more than the most", WantPension, more, false, true, true, 1},
		{"an unknown place", WantPension, stranger, false, true, false, 1},
		{"an unknown place, all of life", WantOneTime, stranger, false, true, false, 1},
	} {
		b, _ := batchOfVietnam(t, tt.want)
		w := b.Worker()
		k, a := &w.checks[0], &w.asking
		a.come(k, somebody(plain), b) // so that place and category are known
		k.faults = nil
		if a.come(k, tt.s, b); a.plain != tt.plain || a.made != tt.made || a.known != tt.known && tt.want.Has(WantPension) && tt.want&WantOneTime == 0 || len(k.faults) != tt.faults {
			t.Errorf("%s: plain %t, made %t, known %t, %v", tt.what, a.plain, a.made, a.known, k.faults)
		}
		if tt.faults > 0 {
			continue
		}
		record := a.claimant.Record
		if a.tell(k, tt.s); !a.made || a.life.Record().Before(rules.LastMonth) != record.Before(rules.LastMonth) || len(a.life.Record().Spells()) != len(tt.s.Rows) {
			t.Errorf("%s: the life has %+v, the claim %+v", tt.what, a.life.Record(), record)
		}
		for i, s := range record.Spells() {
			r := tt.s.Rows[i]
			every := max(1, r.Method.Regular())
			if want := (pension.Spell{Period: r.Period, Scheme: r.Scheme, Monthly: r.Amount, Settled: r.Level == Average, Every: every}); s != want {
				t.Errorf("%s: row %d is %+v, want %+v", tt.what, i, s, want)
			}
		}
	}
}

// TestWhoComesNextIsSomebodyElse: nothing of the person before stays, whatever
// is asked and in whatever order they come.
func TestWhoComesNextIsSomebodyElse(t *testing.T) {
	settled := plainRow(1, rules.MonthOf(2009, 1), 150, 3_000_000)
	withdrawn := plainRow(0, rules.MonthOf(2024, 1), 12, 2_000_000)
	withdrawn.Withdrawn = true
	all := []*Subject{
		somebody(plainRow(0, rules.MonthOf(2024, 1), 12, 2_000_000)), somebody(), somebody(withdrawn),
		somebody(plainRow(2, rules.MonthOf(2001, 1), 90, 5_000_000), settled), somebody(settled),
	}
	all[3].Born, all[3].Sex = rules.MonthOf(1963, 2), rules.Male
	for _, want := range []Want{WantContribution, WantPension, WantContribution | WantPension, WantOneTime, WantDeath, WantSupportYears, allWants} {
		b, _ := batchOfVietnam(t, want)
		b.question.Ground = pension.Ill
		w := b.Worker()
		for i, s := range slices.Concat(all, all, []*Subject{all[2], all[0], all[3], all[1]}) {
			var got, fresh [1]Figures
			errGot, errFresh := w.Evaluate(got[:], s), b.Worker().Evaluate(fresh[:], s)
			if got != fresh || (errGot == nil) != (errFresh == nil) || got[0].Answered != want {
				t.Errorf("%s, %d:\n%+v %v\nalone\n%+v %v", want, i, got[0], errGot, fresh[0], errFresh)
			}
		}
	}
}

// TestSupportBeforeIsCounted: of months paid one by one up to the payment it is
// only counted how many were supported; it is what the payments come to.
func TestSupportBeforeIsCounted(t *testing.T) {
	b, c := batchOfVietnam(t, WantContribution)
	month := b.question.Month
	for _, tt := range []struct {
		what    string
		row     Row
		paid    rules.Month
		counted bool
		want    int
	}{
		{"up to the month", plainRow(0, month-6, 6, 2_000_000), month, true, 6},
		{"this month too", plainRow(0, month-6, 7, 2_000_000), month, false, 6},
		{"another month", plainRow(0, month-6, 6, 2_000_000), month + 1, false, 6},
		{"the month before", plainRow(0, month-6, 6, 2_000_000), month - 1, false, 5},
		{"before there was support", plainRow(1, rules.MonthOf(2015, 1), 12, 2_000_000), month, true, 0},
		{"compulsory", plainRow(2, rules.MonthOf(2020, 1), 12, 2_000_000), month, true, 0},
		{"longer than it lasts", plainRow(1, rules.MonthOf(2015, 1), int(month-rules.MonthOf(2015, 1)), 2_000_000), month, true, int(month - rules.MonthOf(2018, 1))},
	} {
		w, s := b.Worker(), somebody(tt.row)
		k := &w.checks[0]
		w.asking.come(k, s, b)
		w.asking.come(k, s, b)
		got := w.supportedBefore(c, k, s, tt.paid)
		if got != tt.want || w.asking.made == tt.counted {
			t.Errorf("%s: %d months, only counted %t", tt.what, got, !w.asking.made)
		}
	}
	w, s := b.Worker(), somebody()
	k := &w.checks[0]
	w.asking.come(k, s, b)
	if w.asking.come(k, s, b); !w.asking.plain {
		t.Fatal("not plain")
	}
	w.asking.tally.supported = 400
	if got := w.supportedBefore(c, k, s, month); got != k.plan.most {
		t.Errorf("%d months, at most %d are supported", got, k.plan.most)
	}
}

// Each payer's part counts as often as it was paid, and each month once.
func TestYearsAddUpPayments(t *testing.T) {
	y := YearFigures{Months: 5, Borne: Borne{State: 1}}
	y.add(&Borne{State: 1, Province: 10, District: 100, Commune: 1_000, Fund: 10_000, Donors: 100_000, Net: 1_000_000}, 3, 12)
	if want := (YearFigures{Months: 41, Borne: Borne{State: 4, Province: 30, District: 300, Commune: 3_000, Fund: 30_000, Donors: 300_000, Net: 3_000_000}}); y != want {
		t.Errorf("%+v", y)
	}
}

// TestYearsOfTheBatch: payments of a year stand in it, month by month or for
// several months at once, in the first year, the last, and not beyond.
func TestYearsOfTheBatch(t *testing.T) {
	b, _ := batchOfVietnam(t, WantSupportYears)
	b.question.Year = 2003
	quarterly := plainRow(0, rules.MonthOf(2025, 8), 12, 2_000_000)
	quarterly.Method = subsidy.Every3Months
	monthly := plainRow(1, rules.MonthOf(2023, 11), 21, 2_000_000)
	w := b.Worker()
	var f [1]Figures
	if err := w.Evaluate(f[:], somebody(monthly, quarterly)); err != nil {
		t.Fatal(err)
	}
	want := map[int]int{2023: 2, 2024: 12, 2025: 7 + 6, 2026: 6}
	for i := range f[0].Years {
		y, year := f[0].Years[i], 2003+i
		if y.Months != want[year] || (y.Borne.Net > 0) != (want[year] > 0) {
			t.Errorf("%d: %+v, want %d months", year, y, want[year])
		}
	}
	if b.question.Year = 2024; w.Evaluate(f[:], somebody(monthly)) != nil || f[0].Years[0].Months != 12 || f[0].Years[1].Months != 7 || f[0].Years[2].Months != 0 {
		t.Errorf("%+v", f[0].Years[:3])
	}
	if b.question.Year = 2001; w.Evaluate(f[:], somebody(plainRow(1, rules.MonthOf(2023, 11), 21, 2_000_000))) != nil || f[0].Years[BatchYears-1].Months != 12 {
		t.Errorf("the last year has %+v", f[0].Years[BatchYears-1])
	}
	if b.question.Year = 2000; w.Evaluate(f[:], somebody(plainRow(1, rules.MonthOf(2023, 11), 21, 2_000_000))) != nil || f[0].Years[BatchYears-1].Months != 2 {
		t.Errorf("the last year has %+v", f[0].Years[BatchYears-1])
	}
}
