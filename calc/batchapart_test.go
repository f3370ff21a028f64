package calc

import (
	"fmt"
	"slices"
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

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
