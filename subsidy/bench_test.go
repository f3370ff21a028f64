package subsidy_test

import (
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

func TestDividingAgainAllocatesNothing(t *testing.T) {
	b := book(t)
	m := month("2022-09")
	due, state := contribution(b, m, 1_500_000, 250_000)
	p := somebody{province: "ha-noi", district: "long-bien", status: []string{"near_poor"}}.profile(t, b, m)
	donors := []subsidy.Donor{{Amount: 10_000}}
	var bill subsidy.Bill
	if n := testing.AllocsPerRun(100, func() { bill.Divide(b, &p, &due, &state, donors) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
	if bill.Net != 0 || bill.Local() != 247_500 {
		t.Errorf("%+v", bill)
	}
}

func BenchmarkDivide(b *testing.B) {
	law := book(b)
	m := month("2022-09")
	due, state := contribution(law, m, 1_500_000, 250_000)
	p := somebody{province: "ha-noi", district: "long-bien", status: []string{"near_poor"}}.profile(b, law, m)
	var bill subsidy.Bill
	b.ReportAllocs()
	for b.Loop() {
		bill.Divide(law, &p, &due, &state, nil)
	}
}

func BenchmarkHousehold(b *testing.B) {
	law := book(b)
	m := month("2025-03")
	h := subsidy.Household{Paid: m, Months: 12}
	for range 5 {
		h.Members = append(h.Members, subsidy.Member{Profile: somebody{province: "hai-duong", born: "1954-06"}.profile(b, law, m)})
	}
	b.ReportAllocs()
	var sum rules.VND
	for b.Loop() {
		sum += h.Price(law).Net
	}
	if sum == 0 {
		b.Error("nothing is due")
	}
}
