package calc_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// layered is the built-in law with layers of every kind that one bill cannot be
// taken from another for: of the contribution, for some months, by age, for
// those whom the State does not support.
func layered(t *testing.T) *calc.Calculator {
	t.Helper()
	book, err := vietnam(t).Book().With(fstest.MapFS{"2024-what-if-ex-9.yaml": {Data: []byte(`schema: 1
instrument:
  id: 2024-what-if-ex-9
  number: 09/2024/EX
  kind: what_if
  title: {vi: "Thử", en: "A trial"}
  issuer: example
  published: 2024-01-01
  in_force: 2024-01-01
  source: example
support:
  - {id: ex-own, for: voluntary_si, payer: province, who: {status: [near_poor], territory: hai-duong}, share: "7%", of: contribution, from: 2024-01, at: art. 1}
  - {id: ex-months, for: voluntary_si, payer: fund, who: {status: [poor], territory: hai-duong}, share: "9%", of: minimum_contribution, max_months: 30, from: 2024-01, at: art. 2}
  - {id: ex-old, for: voluntary_si, payer: commune, who: {age: {from: 50, below: 58}, area: rural, territory: nam-dinh}, amount: 11000, from: 2024-01, at: art. 3}
  - {id: ex-district, for: voluntary_si, payer: district, who: {status: [student], district: y-yen, territory: nam-dinh}, amount: 7000, from: 2024-01, at: art. 5}
  - {id: ex-total, for: voluntary_si, payer: province, who: {territory: bac-lieu}, total: "60%", of: minimum_contribution, from: 2024-01, at: art. 4}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	return calc.New(book)
}

// TestBatchRemembers: what a worker remembers about people before changes no
// answer about those who resemble them. People of few places, categories and
// ages ask in turn, the first of a kind and those after it.
func TestBatchRemembers(t *testing.T) {
	laws := []*calc.Calculator{vietnam(t), layered(t), reformedBook(t, 2)}
	b := batchOf(t, calc.WantContribution|calc.WantPension, laws...)
	w, f := b.Worker(), make([]calc.Figures, len(laws))
	var helped [4]int
	for i := range min(batchSize()/4, 20_000) {
		s := neighbour(rand.New(rand.NewPCG(*seed, i)))
		_ = w.Evaluate(f, &s) // what is answered says what is not
		for k, c := range laws {
			want, _ := singly(c, k, &s)
			want.Answered &= b.Question().Want
			if f[k].Payment != want.Payment || f[k].Pension != want.Pension || f[k].Answered != want.Answered {
				t.Fatalf("person %d, law %d:\n%+v\n%+v, the single call says\n%+v\n%+v", i, k, f[k].Payment, f[k].Pension, want.Payment, want.Pension)
			}
			by := &want.Payment.Borne
			for i, v := range []rules.VND{by.Province, by.District, by.Commune, by.Fund} {
				if v > 0 {
					helped[i]++
				}
			}
		}
	}
	if slices.Contains(helped[:], 0) {
		t.Errorf("of local payers %v helped nobody", helped)
	}
}

// neighbour returns somebody who lives where many do, of one of few ages.
func neighbour(r *rand.Rand) (s calc.Subject) {
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	s.Sex, s.Born = rules.Sex(1+r.IntN(2)), month("1966-01")+rules.Month(r.IntN(150))
	for n, from := r.IntN(3), s.Born; n > 0; n-- {
		s.Residence = append(s.Residence, calc.Residence{
			Period:   rules.Period{From: from, Until: rules.Month(r.IntN(2)) * (month("2024-06") + rules.Month(r.IntN(60)))},
			Province: pick("ha-noi", "hai-duong", "bac-lieu", "nam-dinh", "Hải Phòng"), Area: pick("rural", "urban", "", "island_commune"), District: pick("", "y-yen"),
		})
		from = month("2010-01") + rules.Month(r.IntN(200))
	}
	for n := r.IntN(3); n > 0; n-- {
		from := month("2020-01") + rules.Month(r.IntN(100))
		s.Status = append(s.Status, calc.Status{Period: rules.Period{From: from, Until: rules.Month(r.IntN(2)) * (from + 20)}, Is: pick("poor", "near_poor", "ethnic_minority", "student")})
	}
	for from := month("2008-01") + rules.Month(r.IntN(100)); r.IntN(4) > 0 && from < month("2026-06"); {
		until := min(from+1+rules.Month(r.IntN(120)), month("2026-07"))
		row := calc.Row{Period: rules.Period{From: from, Until: until}, Scheme: pension.Voluntary, Level: calc.Level(1 + 2*r.IntN(2)), Amount: rules.VND(14+r.IntN(20)) * 100_000}
		if r.IntN(3) == 0 {
			row.Scheme, row.Level = pension.Compulsory, calc.Salary
		}
		row.Withdrawn = r.IntN(20) == 0
		s.Rows = append(s.Rows, row)
		from = until + rules.Month(r.IntN(10))
	}
	s.Pays.Income = rules.VND(1_500_000 + 50_000*r.IntN(100))
	s.Pays.Paid = []rules.Month{0, month("2025-05"), month("2026-07")}[r.IntN(3)]
	if r.IntN(3) == 0 {
		s.Pays.SupportedBefore, s.Pays.HasSupported = 100+r.IntN(40), true
	}
	s.Claims.Month = month("2026-07") - rules.Month(r.IntN(2)*r.IntN(40))
	return s
}
