package calc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/volsi/volsi/rules"
)

// addresses are more than a memory has places for, and differ in one part each.
func addressesOf(b *rules.Book) (all []Residence) {
	for _, p := range b.Provinces(rules.MonthOf(2024, 1)) {
		for _, area := range append(Areas(), "") {
			all = append(all, Residence{Province: p.Slug, Area: area}, Residence{Province: p.Slug, Area: area, District: "Thanh Hà"},
				Residence{Province: p.Slug, Area: area, Territory: "Hà Tây"}, Residence{Province: p.Slug, Area: area, Territory: "Hà Tây", District: "Thanh Hà"})
		}
	}
	return all
}

// TestAMemoryTakesNobodyForAnother: whatever was remembered before, in a memory
// that is too small for all of it, an address is found as what it is or not at
// all, and right after it was remembered it is found.
func TestAMemoryTakesNobodyForAnother(t *testing.T) {
	_, c := batchOfVietnam(t, WantContribution)
	m, all := new(memory), addressesOf(c.book)
	ids := map[uint32]string{}
	for round := range 2 {
		for i := range all {
			for _, since := range []rules.Month{7, 8} {
				r, name := &all[i], fmt.Sprint(since, all[i])
				at := m.home(r, since)
				if known := &m.addresses[at]; known.id != 0 {
					if ids[known.id] != name || m.homes[at].area != name {
						t.Fatalf("%s is taken for %s", name, ids[known.id])
					}
					continue
				}
				m.keepHome(at, &home{area: name}, r, address{since: since, aged: since == 7})
				known := &m.addresses[m.home(r, since)]
				if m.home(r, since) != at || known.id == 0 || ids[known.id] != "" || known.aged != (since == 7) {
					t.Fatalf("round %d: %s is not remembered: %+v", round, name, known)
				}
				ids[known.id] = name
			}
		}
	}
	for _, r := range []Residence{{}, {Province: "x"}, {Area: "y"}, {Province: "x", Area: "y"}} {
		at := m.home(&r, 9)
		if m.keepHome(at, &home{}, &r, address{since: 9}); m.home(&r, 9) != at || m.word(r.Province) == nil {
			t.Errorf("%+v is not remembered", r)
		}
	}
	m.ids = 1<<32 - 1 // all numbers have been given
	at := m.home(&Residence{Province: "new"}, 7)
	if m.keepHome(at, &home{}, &Residence{Province: "new"}, address{since: 7}); m.home(&Residence{Province: "new"}, 7) != at || m.addresses[at].id != 0 {
		t.Error("a number was given twice")
	}
}

// TestPlacesOfTheLawFitIntoAMemory: every place of a day, in every area, stays
// remembered: what is said of them spreads them well enough.
func TestPlacesOfTheLawFitIntoAMemory(t *testing.T) {
	_, c := batchOfVietnam(t, WantContribution)
	for _, day := range []rules.Month{rules.MonthOf(2024, 1), rules.MonthOf(2026, 1)} {
		m := new(memory)
		var homes []Residence
		for _, p := range c.book.Provinces(day) {
			for _, area := range []string{"", "rural", "urban"} {
				homes = append(homes, Residence{Province: p.Slug, Area: area})
			}
		}
		for i := range homes {
			m.keepHome(m.home(&homes[i], 7), &home{}, &homes[i], address{since: 7})
		}
		lost := 0
		for i := range homes {
			if m.addresses[m.home(&homes[i], 7)].id != uint32(i+1) {
				lost++
			}
		}
		if lost > len(homes)/50 {
			t.Errorf("%s: %d of %d places are forgotten at once", day, lost, len(homes))
		}
	}
	m, lost := new(memory), 0
	for _, word := range c.book.Statuses() {
		m.category(c.book, word)
	}
	for _, word := range c.book.Statuses() {
		if m.word(word).word != word {
			lost++
		}
	}
	if lost > len(c.book.Statuses())/4 {
		t.Errorf("%d of %d categories are forgotten at once", lost, len(c.book.Statuses()))
	}
}

// TestBillsAreKeptApart: bills that differ in any of what they hang on are found
// as what they are, or not at all; of neighbours nearly all are.
func TestBillsAreKeptApart(t *testing.T) {
	m := new(memory)
	var all []billing
	for home := range uint32(40) {
		for held := range uint64(4) {
			for _, when := range []uint64{24_318<<32 | 1, 24_318 << 32, 24_319 << 32} {
				all = append(all, billing{home + 1, held, when})
			}
		}
	}
	for i := range all {
		of := &all[i]
		*m.bill(of) = bill{home: of.home, held: of.held, when: of.when, supported: uint32(i)}
		if b := m.bill(of); b.supported != uint32(i) || b.when != of.when {
			t.Fatalf("%+v is not remembered", of)
		}
	}
	lost := 0
	for i := range all {
		b := m.bill(&all[i])
		if b.when == 0 {
			lost++
		} else if b.supported != uint32(i) {
			t.Fatalf("%+v is taken for %+v", all[i], all[b.supported])
		}
	}
	if lost > len(all)/20 {
		t.Errorf("%d of %d bills are forgotten", lost, len(all))
	}
}

// A category is what the book says, remembered or not; the empty word is none.
func TestCategoriesAreRemembered(t *testing.T) {
	_, c := batchOfVietnam(t, WantContribution)
	m := new(memory)
	words := append(c.book.Statuses(), "", "nobody", strings.Repeat("x", 70))
	for range 2 {
		for _, word := range words {
			if got := m.category(c.book, word); got != c.book.Category(word) {
				t.Errorf("%q is %v, the book says %v", word, got, c.book.Category(word))
			}
			bit := m.bit(word)
			if known := c.book.Category(word).IsKnown(); (bit != 0) != known && m.word(word).word == word && word != "" && bit != 0 {
				t.Errorf("%q has bit %b", word, bit)
			}
		}
	}
	if m = new(memory); m.bit("poor") != 0 {
		t.Error("nothing is remembered yet")
	}
	m.category(c.book, "poor")
	poor := m.bit("poor")
	m.category(c.book, "near_poor")
	if near := m.bit("near_poor"); poor == 0 || near == 0 || near == poor || m.bit("poor") != poor {
		t.Errorf("bits %b and %b", poor, m.bit("near_poor"))
	}
}

// Pieces of a worker share no cache line with those of others.
func TestPiecesAreRoomy(t *testing.T) {
	b, _ := batchOfVietnam(t, WantContribution)
	w := b.Worker().apart()
	if n := cap(roomy([]byte(nil))); n < 1<<10 {
		t.Errorf("%d bytes", n)
	}
	if n := cap(roomy([]int64{1})) * 8; n < 1<<10 {
		t.Errorf("%d bytes", n)
	}
	if got := roomy([]int64{1, 2}); len(got) != 2 || got[1] != 2 {
		t.Errorf("%v", got)
	}
	for what, n := range map[string]int{
		"checks": cap(w.checks), "spells": cap(w.asking.spells), "homes": cap(w.asking.life.homes), "held": cap(w.asking.life.held),
		"cursors": cap(w.desk.cursors), "others": cap(w.desk.others), "months": cap(w.desk.months), "status": cap(w.desk.profile.Status),
		"asked": cap(w.desk.asking.Status), "parts": cap(w.desk.paid.bill.Parts), "grants": cap(w.desk.offer.Grants),
	} {
		if n < 4 {
			t.Errorf("%s have no memory of their own", what)
		}
	}
}
