package calc

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
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

// TestAnAddressIsWhatItSays: month, province, area, territory and district, each
// of them tells two addresses apart.
func TestAnAddressIsWhatItSays(t *testing.T) {
	plain := Residence{Province: "p", Area: "a"}
	far := Residence{Province: "p", Area: "a", Territory: "t", District: "d"}
	for _, tt := range []struct {
		said  *Residence
		asked Residence
		since rules.Month
		want  bool
	}{
		{&plain, plain, 7, true}, {&plain, plain, 8, false}, {&plain, Residence{Province: "q", Area: "a"}, 7, false}, {&plain, Residence{Province: "p", Area: "b"}, 7, false},
		{&plain, Residence{Province: "p", Area: "a", Territory: "t"}, 7, false}, {&plain, Residence{Province: "p", Area: "a", District: "d"}, 7, false},
		{&far, far, 7, true}, {&far, far, 8, false}, {&far, plain, 7, false}, {&far, Residence{Province: "p", Area: "a", Territory: "u", District: "d"}, 7, false},
		{&far, Residence{Province: "p", Area: "a", Territory: "t", District: "e"}, 7, false}, {&far, Residence{Province: "p", Area: "b", Territory: "t", District: "d"}, 7, false},
	} {
		m := new(memory)
		m.keepHome(0, &home{}, tt.said, address{since: 7})
		if got := m.addresses[0].is(&tt.asked, tt.since, &m.homes[0]); got != tt.want {
			t.Errorf("%+v is %+v of %d: %t", *tt.said, tt.asked, tt.since, got)
		}
	}
	// what an address without more remembers of more is not looked at
	m := new(memory)
	m.keepHome(0, &home{}, &plain, address{since: 7})
	m.homes[0].territory, m.homes[0].named = "t", "d"
	if m.addresses[0].is(&far, 7, &m.homes[0]) {
		t.Error("a place without a district is taken for one of its districts")
	}
}

// TestAFullMemory finds nothing that it was not given: it makes room.
func TestAFullMemory(t *testing.T) {
	m := new(memory)
	fill := func() {
		for i := range m.bills {
			m.bills[i] = bill{home: 7, held: 1, when: 3, supported: 9}
		}
	}
	for _, of := range []billing{{8, 1, 3}, {7, 2, 3}, {7, 1, 2}, {0, 1, 3}, {7, 0, 3}} {
		fill()
		if b := m.bill(&of); b.when != 0 {
			t.Errorf("%+v is taken for %+v", of, *b)
		}
	}
	fill()
	if b := m.bill(&billing{7, 1, 3}); b.supported != 9 {
		t.Errorf("forgotten: %+v", *b)
	}
	for i := range uint64(4 * billsOfLaw) { // wherever it falls
		if b := m.bill(&billing{9, i, i<<32 | 1}); b.when != 0 {
			t.Fatalf("%d is taken for %+v", i, *b)
		}
	}
	for i := range m.words {
		m.words[i] = knownWord{word: "x", bit: 4}
	}
	if m.bit("x") != 4 || m.bit("y") != 0 || m.bit("") != 0 {
		t.Error("a word has the bit of another")
	}
	m.ids, m.addresses[5] = 1<<32-1, address{since: 3, province: "p"}
	if m.keepHome(5, &home{}, &Residence{Province: "q"}, address{since: 4}); m.ids != 1<<32-1 || m.addresses[5].province != "p" {
		t.Errorf("with all numbers given %d is: %+v", m.ids, m.addresses[5])
	}
}

// TestABillHangsOnEachThing: a home, a category, a month, a year of age and
// support that is left tell bills apart, and so do homes and births of which
// nothing was said.
func TestABillHangsOnEachThing(t *testing.T) {
	c := helped(t, ageLayer)
	k := checker{book: c.book, memory: new(memory)}
	paid := rules.MonthOf(2026, 7)
	lives := func(province string) []Residence {
		return []Residence{{Period: rules.Period{From: rules.MonthOf(2010, 1)}, Province: province}}
	}
	all := map[string]Person{
		"nowhere, of no known birth": {}, "in Lai Châu, of no known birth": {Residence: lives("lai-chau")}, "in Hà Nội, of no known birth": {Residence: lives("ha-noi")},
	}
	for _, years := range []int{0, 1, 2, 3, 4, 5, 39, 40, 41} {
		all[fmt.Sprintf("in Lai Châu, %d years old", years)] = Person{Residence: lives("lai-chau"), Born: paid - rules.Month(12*years)}
	}
	words := c.book.Statuses()
	for _, word := range words[:min(len(words), 40)] {
		all["nowhere, "+word] = Person{Status: []Status{{Period: rules.Period{From: rules.MonthOf(2010, 1)}, Is: word}}}
	}
	known := map[billing]string{}
	for what, p := range all {
		var l Life
		k.fill(&l, &p, nil, nil)
		for _, left := range []bool{true, false} {
			for _, at := range []rules.Month{paid, paid + 1} {
				var of billing
				if !k.billing(&of, &p, at) {
					continue // its word found no room
				}
				of.ease(left)
				name := fmt.Sprint(what, left, at)
				if other := known[of]; other != "" && (p.Born == 0 || at == paid) {
					t.Errorf("%s and %s have one bill", name, other)
				}
				known[of] = name
			}
		}
	}
	for _, same := range []rules.Month{paid + 5, paid, paid - 11} {
		var of, baby billing
		p, newborn := Person{Residence: lives("lai-chau"), Born: same}, Person{Residence: lives("lai-chau"), Born: paid}
		if k.billing(&of, &p, paid); !k.billing(&baby, &newborn, paid) || of != baby {
			t.Errorf("born in %s: %+v, want %+v", same, of, baby)
		}
	}
}

const (
	flatCommune  = `{id: flat-commune, for: voluntary_si, payer: commune, who: {province: lai-chau}, amount: 7000, from: 2022-01, at: art. 1}`
	flatDistrict = `{id: flat-district, for: voluntary_si, payer: district, who: {province: lai-chau, district: tam-duong}, amount: 9000, from: 2022-01, until: 2025-06, at: art. 2}`
	flatLarge    = `{id: flat-large, for: voluntary_si, payer: province, who: {province: lai-chau}, amount: 400000, from: 2022-01, at: art. 3}`
	ofOwn        = `{id: of-own, for: voluntary_si, payer: province, who: {province: lai-chau}, share: "10%", of: contribution, from: 2022-01, at: art. 4}`
)

// TestWhoeverComesFirstTheBillIsTheSame: what a worker remembers of those before
// does not change what anybody pays, whatever the places pay.
func TestWhoeverComesFirstTheBillIsTheSame(t *testing.T) {
	for what, support := range map[string][]string{"commune and district": {flatCommune, flatDistrict}, "more than is due": {flatLarge}, "a share of one's own": {ofOwn}} {
		c := helped(t, support...)
		b, err := NewBatch(BatchQuestion{Want: WantContribution, Month: rules.MonthOf(2026, 7)}, c)
		if err != nil {
			t.Fatal(err)
		}
		at := func(income rules.VND, bend func(*Subject)) *Subject {
			s := &Subject{Pays: ContributionQuestion{Income: income}}
			s.Born, s.Residence = rules.MonthOf(1985, 3), []Residence{{Period: rules.Period{From: rules.MonthOf(2010, 1)}, Province: "lai-chau", District: "Tam Đường"}}
			if bend != nil {
				bend(s)
			}
			return s
		}
		early := func(s *Subject) { s.Pays.Paid = rules.MonthOf(2025, 3) }
		given := func(s *Subject) { s.Pays.Donors = []subsidy.Donor{{Name: "x", Amount: 10_000}} }
		all := []*Subject{
			at(1_500_000, nil), at(1_500_000, nil), at(9_000_000, nil), at(9_000_001, nil), at(1_818_181, nil), at(1_818_182, nil), at(1_400_000, nil), at(20_000_000, nil),
			at(1_500_000, early), at(1_500_000, early), at(9_000_000, early), at(1_400_000, early), at(2_000_000, given), at(2_000_000, nil), at(2_000_000, func(s *Subject) { s.Residence = nil }),
			at(2_000_000, func(s *Subject) { s.Pays.From = rules.MonthOf(2026, 6) }), at(2_000_000, nil),
		}
		w := b.Worker()
		for _, s := range slices.Concat(all, all) {
			var got [1]Figures
			err := w.Evaluate(got[:], s)
			p, want := c.Contribution(deskLife(t, c, Person{Sex: rules.Male, Born: s.Born, Residence: s.Residence}), ContributionQuestion{
				Paid: b.month(s.Pays.Paid), From: s.Pays.From, Income: s.Pays.Income, Donors: s.Pays.Donors,
			})
			if (err == nil) != (want == nil) {
				t.Errorf("%s, %+v: %v, the call says %v", what, s.Pays, err, want)
			}
			borne := got[0].Payment.Borne
			if want == nil && (borne.Net != p.Net || borne.State != p.StateSupport || borne.Local() != p.LocalSupport || borne.Donors != p.DonorSupport || got[0].Payment.SupportMonthsLeft != p.SupportMonthsLeft) {
				t.Errorf("%s, %+v: %+v, the call says %+v", what, s.Pays, got[0].Payment, p)
			}
			if now := b.month(s.Pays.Paid); what == "commune and district" && got[0].Payment.Eligible && len(s.Residence) > 0 && (borne.Commune != 7_000 || (borne.District == 9_000) != (now < rules.MonthOf(2025, 7))) {
				t.Errorf("%s, %+v: %+v", what, s.Pays, borne)
			}
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

// errStop is what a reader or a writer says.
var errStop = errors.New("stop")

// TestHowStreamsEnd: a fault of the reader ends the stream behind the block that
// came with it, one of the writer at once, whoever answers; and running changes
// nothing of the program.
func TestHowStreamsEnd(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(3))
	for _, workers := range []int{0, 1, 2} {
		b, _ := batchOfVietnam(t, WantPension)
		b.question.Workers = workers
		for _, few := range []int{1, 4} {
			read, written := 0, 0
			blocks := Blocks[int]{
				Few: few, New: func() *int { return new(int) }, Work: func(*Worker, *int) {},
				Read: func(k *int) (bool, error) {
					if read++; read == 3 {
						return true, errStop // and more would follow
					}
					return true, nil
				},
				Write: func(*int) error { written++; return nil },
			}
			if err := RunBlocks(context.Background(), b, blocks); err != errStop || written != 3 || workers == 1 && read != 3 || few == 4 && read != 3 {
				t.Errorf("%d workers, few %d: read %d, written %d, %v", workers, few, read, written, err)
			}
			read, written = -1_000_000, 0
			blocks.Write = func(*int) error {
				if written++; written == 2 {
					return errStop
				}
				return nil
			}
			if err := RunBlocks(context.Background(), b, blocks); err != errStop || written != 2 {
				t.Errorf("%d workers, few %d: written %d, %v", workers, few, written, err)
			}
		}
	}
	if n := runtime.GOMAXPROCS(0); n != 3 {
		t.Errorf("%d processors are left", n)
	}
	b, _ := batchOfVietnam(t, WantPension)
	read, told := 0, 0
	err := b.Run(context.Background(), func(*Subject) (bool, error) {
		if read++; read == 3 {
			return true, errStop
		}
		return true, nil
	}, func(int64, []Figures, error) error { told++; return nil })
	if err != errStop || read != 3 || told != 2 {
		t.Errorf("read %d, told %d, %v", read, told, err)
	}
}

// TestWhenAStreamIsCalledOff: what is written last stands, and nothing is
// written any more after it was called off.
func TestWhenAStreamIsCalledOff(t *testing.T) {
	b, _ := batchOfVietnam(t, WantPension)
	b.question.Workers = 2
	for _, last := range []int{1, 2} { // the number of the last block
		ctx, cancel := context.WithCancel(context.Background())
		read, written := -1, 0
		worked := make(chan bool, 9)
		err := RunBlocks(ctx, b, Blocks[int]{
			Few: 0, New: func() *int { return new(int) },
			Read: func(k *int) (bool, error) { read++; *k = read; return read < last, nil },
			Work: func(_ *Worker, k *int) { worked <- true },
			Write: func(k *int) error {
				if ctx.Err() != nil {
					t.Errorf("block %d is written after all", *k)
				}
				if written++; *k == 1 {
					for range last + 1 { // all are worked on
						<-worked
					}
					cancel()
				}
				return nil
			},
		})
		if want := context.Canceled; last == 1 && err != nil || last == 2 && err != want || written != 2 {
			t.Errorf("until block %d: written %d, %v", last, written, err)
		}
		cancel()
	}
}

// TestASubjectIsReadAnew: nothing of who stood in its place before is left.
func TestASubjectIsReadAnew(t *testing.T) {
	b, _ := batchOfVietnam(t, WantContribution)
	b.question.Workers = 1
	read, refused := 0, 0
	err := b.Run(context.Background(), func(s *Subject) (bool, error) {
		if read++; read == 1 {
			s.Unread = document.Faults{{Code: BadMonth}}
		}
		return read <= blockOfPeople+1, nil
	}, func(n int64, _ []Figures, err error) error {
		if err != nil {
			refused++
		}
		return nil
	})
	if err != nil || refused != 1 {
		t.Errorf("%d are refused, %v", refused, err)
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
