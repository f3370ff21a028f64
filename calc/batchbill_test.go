package calc

import (
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// TestABillIsRememberedWhereItFits: after somebody's payment was worked out, that
// of another is answered from memory exactly where nothing that it hangs on
// differs; and remembered or not, it is the one that a worker without memories
// works out.
func TestABillIsRememberedWhereItFits(t *testing.T) {
	b, c := batchOfVietnam(t, WantContribution)
	month := b.question.Month
	first := func() *Subject {
		s := &Subject{Pays: ContributionQuestion{Income: 2_000_000}}
		s.Sex, s.Born = rules.Female, rules.MonthOf(1985, 3)
		s.Residence = []Residence{{Period: rules.Period{From: rules.MonthOf(2010, 1)}, Province: "ha-noi", Area: "rural"}}
		s.Status = []Status{{Period: rules.Period{From: rules.MonthOf(2020, 1)}, Is: "poor"}}
		s.Rows = []Row{plainRow(0, rules.MonthOf(2022, 1), 54, 2_000_000)}
		return s
	}
	for _, tt := range []struct {
		what   string
		change func(*Subject)
		want   bool
	}{
		{"the same person", func(*Subject) {}, true},
		{"a man", func(s *Subject) { s.Sex = rules.Male }, true},
		{"another income", func(s *Subject) { s.Pays.Income = 3_000_000 }, true},
		{"an income to the đồng", func(s *Subject) { s.Pays.Income = 2_000_001 }, true},
		{"an income too low", func(s *Subject) { s.Pays.Income = 1_000_000 }, false},
		{"the month of the payment, said", func(s *Subject) { s.Pays.From = month }, true},
		{"the next month", func(s *Subject) { s.Pays.From = month + 1 }, false},
		{"the month before", func(s *Subject) { s.Pays.From = month - 1 }, false},
		{"paid a month later", func(s *Subject) { s.Pays.Paid = month + 1 }, false},
		{"one month, said", func(s *Subject) { s.Pays.Months = 1 }, true},
		{"two months", func(s *Subject) { s.Pays.Months = 2 }, false},
		{"three months at a time", func(s *Subject) { s.Pays.Method = subsidy.Every3Months }, false},
		{"a donor", func(s *Subject) { s.Pays.Donors = []subsidy.Donor{{Name: "x", Amount: 10_000}} }, false},
		{"nobody's support used", func(s *Subject) { s.Pays.HasSupported = true }, true},
		{"nearly all of it used", func(s *Subject) { s.Pays.HasSupported, s.Pays.SupportedBefore = true, 119 }, true},
		{"all of it used", func(s *Subject) { s.Pays.HasSupported, s.Pays.SupportedBefore = true, 120 }, false},
		{"no category", func(s *Subject) { s.Status = nil }, false},
		{"another category", func(s *Subject) { s.Status[0].Is = "near_poor" }, false},
		{"a category that is over", func(s *Subject) { s.Status[0].Until = month }, false},
		{"one that is over after this month", func(s *Subject) { s.Status[0].Until = month + 1 }, true},
		{"one that begins next month", func(s *Subject) { s.Status[0].From = month + 1 }, false},
		{"an unknown category", func(s *Subject) { s.Status[0].Is = "rich" }, false},
		{"another area", func(s *Subject) { s.Residence[0].Area = "urban" }, false},
		{"another province", func(s *Subject) { s.Residence[0].Province = "hai-phong" }, false},
		{"an unknown province", func(s *Subject) { s.Residence[0].Province = "atlantis" }, false},
		{"nowhere", func(s *Subject) { s.Residence = nil }, false},
		{"left this month", func(s *Subject) { s.Residence[0].Until = month }, false},
		{"left after it", func(s *Subject) { s.Residence[0].Until = month + 1 }, true},
		{"no record", func(s *Subject) { s.Rows = nil }, true},
		{"a record that uses all support", func(s *Subject) {
			s.Rows = []Row{plainRow(1, rules.MonthOf(2018, 1), 102, 2_000_000)}
			s.Rows[0].Until = month
		}, true},
		{"a record of another kind", func(s *Subject) { s.Rows = []Row{plainRow(2, rules.MonthOf(2005, 1), 200, 9_000_000)} }, true},
		{"a row that the plan leaves alone", func(s *Subject) { s.Rows[0].SupportGiven, s.Rows[0].StateSupport = true, 1 }, true},
	} {
		w := b.Worker()
		var f, fresh [1]Figures
		if err := w.Evaluate(f[:], first()); err != nil || !f[0].Payment.Eligible {
			t.Fatal(err)
		}
		s := first()
		tt.change(s)
		k, out := &w.checks[0], PaymentFigures{}
		w.asking.come(k, s, b)
		known := w.billed(k, c, &out, s)
		k.faults = nil
		if known != tt.want {
			t.Errorf("%s: answered from memory: %t", tt.what, known)
		}
		after := b.Worker()
		_ = after.Evaluate(f[:], s)
		after.asking.come(&after.checks[0], first(), b)
		if kept := after.billed(&after.checks[0], c, &out, first()); kept != tt.want {
			t.Errorf("%s: answers the first from memory: %t", tt.what, kept)
		}
		out = PaymentFigures{}
		w.asking.come(k, s, b)
		w.billed(k, c, &out, s)
		k.faults = nil
		errAgain, errFresh := w.Evaluate(f[:], s), b.Worker().Evaluate(fresh[:], s)
		if f != fresh || (errAgain == nil) != (errFresh == nil) || known && out != fresh[0].Payment {
			t.Errorf("%s: %+v, %v, without memories %+v, %v", tt.what, f[0].Payment, errAgain, fresh[0].Payment, errFresh)
		}
	}
}

// TestWhatLayersAskIsRemembered: a bill hangs on the age only where a layer
// asks for it, and then on whole years.
func TestWhatLayersAskIsRemembered(t *testing.T) {
	b, c := batchOfVietnam(t, WantContribution)
	w := b.Worker()
	k, paid := &w.checks[0], b.question.Month
	of := func(province string, born rules.Month) (x billing, ok bool) {
		p := Person{Born: born, Residence: []Residence{{Period: rules.Period{From: rules.MonthOf(2010, 1)}, Province: province}}}
		if ok = k.billing(&x, &p, paid); !ok {
			l := Life{}
			k.fill(&l, &p, nil, nil)
			if ok = k.billing(&x, &p, paid); !ok {
				t.Fatalf("%s is not remembered", province)
			}
		}
		return x, ok
	}
	asked := 0
	for _, p := range c.book.Provinces(paid) {
		place, err := c.book.Residence(p.Slug, "", rules.MonthOf(2010, 1), paid)
		if err != nil {
			continue
		}
		aged := c.book.LayersAskAge(rules.VoluntarySI, place)
		at, _ := of(p.Slug, paid-12*60)
		older, _ := of(p.Slug, paid-12*60-11)
		year, _ := of(p.Slug, paid-12*60-12)
		unborn, _ := of(p.Slug, paid+5)
		if at != older || (at != year) != aged || (unborn != at) != aged {
			t.Errorf("%s, whose layers ask for the age: %t: %+v, %+v, %+v", p.Slug, aged, at, older, year)
		}
		if aged {
			asked++
		}
		if unknown, _ := of(p.Slug, 0); unknown.when != uint64(paid)<<32 {
			t.Errorf("of no known age: %+v", unknown)
		}
	}
	if asked == 0 {
		t.Error("no layer asks for an age")
	}
	x, _ := of("ha-noi", 0)
	if x.ease(true); x.when != uint64(paid)<<32|1 {
		t.Errorf("with support left: %b", x.when)
	}
	if x.ease(false); x.when != uint64(paid)<<32 {
		t.Errorf("with none: %b", x.when)
	}
}

// TestGrantedMonthsAreCounted: months of support that are only counted are those
// that are worked out payment by payment.
func TestGrantedMonthsAreCounted(t *testing.T) {
	_, c := batchOfVietnam(t, WantContribution)
	person := Person{Sex: rules.Female, Born: rules.MonthOf(1980, 1), Residence: []Residence{{Period: rules.Period{From: rules.MonthOf(2000, 1)}, Province: "hue", Area: "rural"}}}
	since, most, steady := c.book.On(rules.MonthOf(2026, 6)).Support.Steady()
	if !steady || most != 120 {
		t.Fatal(since, most, steady)
	}
	withdrawn := plainRow(0, since, 10, 1_500_000)
	withdrawn.Withdrawn = true
	quarterly := plainRow(0, rules.MonthOf(2022, 1), 12, 1_500_000)
	quarterly.Method = subsidy.Every3Months
	once := plainRow(0, rules.MonthOf(2023, 1), 12, 1_500_000)
	once.Method, once.Paid = subsidy.Prepay, rules.MonthOf(2022, 12)
	given := plainRow(0, rules.MonthOf(2024, 1), 6, 1_500_000)
	given.SupportGiven, given.StateSupport = true, 33_000
	open := plainRow(0, rules.MonthOf(2025, 1), 6, 1_500_000)
	open.Until = 0
	for i, rows := range [][]Row{
		nil,
		{plainRow(1, since-30, 60, 2_000_000)},
		{plainRow(1, since-30, 30, 2_000_000)},
		{plainRow(1, since-1, 2, 2_000_000)},
		{plainRow(1, since, 101, 2_000_000)},
		{plainRow(2, since, 40, 2_000_000)},
		{withdrawn}, {withdrawn, plainRow(1, since+10, 7, 2_000_000)},
		{quarterly}, {once}, {given}, {open}, {quarterly, once, given, open},
	} {
		l, err := c.Life(person, rows)
		if err != nil {
			t.Fatal(i, err)
		}
		for paid := since - 2; paid <= rules.MonthOf(2029, 7); paid += 7 {
			var d, slow desk
			got, want := d.grantedMonths(c, l, paid), slow.granted(c, l, paid, rules.LastMonth+1).Months
			if got != want {
				t.Errorf("rows %d before %s: %d months, payment by payment %d", i, paid, got, want)
			}
		}
	}
}
