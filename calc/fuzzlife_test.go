package calc_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// bentLife returns the i-th life of a seed with its rows moved and its amounts
// changed where the bits of bend say so: most are against the law.
func bentLife(book *rules.Book, seed, i, bend uint64, shift int32, more int64) randomLife {
	l := lifeOf(book, seed, i)
	for at := range l.rows {
		if bend>>at&1 == 1 {
			l.rows[at].From += rules.Month(shift % 40)
			l.rows[at].Amount += rules.VND(more)
			l.rows[at].Paid += rules.Month(shift % 3)
		}
	}
	return l
}

func seedLives(f *testing.F) {
	f.Add(uint64(1), uint64(2), uint64(0), int32(0), int64(0))
	f.Add(uint64(20260701), uint64(38376), uint64(1), int32(-1), int64(0))
	f.Add(uint64(20260701), uint64(7), uint64(3), int32(1), int64(50_000))
	f.Add(uint64(7), uint64(11), uint64(1), int32(0), int64(-1))
}

// FuzzCalculate: whatever the numbers, rows make a life or are refused with
// coded faults; a life is answered as the oracle answers it.
func FuzzCalculate(f *testing.F) {
	seedLives(f)
	c := vietnam(f)
	last := month("2045-12") // as far as the oracle writes months out
	f.Fuzz(func(t *testing.T, seed, i, bend uint64, shift int32, more int64) {
		l := bentLife(c.Book(), seed, i, bend, shift, more)
		life, err := c.Life(l.person, l.rows)
		if err != nil {
			codedFaults(t, err)
			return
		}
		o := &oracle{calc: c, seen: map[string]int{}}
		slow := slowly(c.Book(), l.person, l.rows, last)
		r := rand.New(rand.NewPCG(seed, i))
		for _, ask := range []func(*rand.Rand, randomLife, *calc.Life, *slowLife) (string, []differing){o.age, o.pension, o.oneTime, o.payment} {
			question, differs := ask(r, l, life, slow)
			for _, d := range differs {
				t.Errorf("%s: %s = %v, the oracle says %v\n%s", question, d.what, d.got, d.want, l)
			}
		}
	})
}

// FuzzTraceCheck: the explanation of any answer gives the answer when it is
// recomputed from its leaves, and no longer has its digest once a figure in it
// is turned.
func FuzzTraceCheck(f *testing.F) {
	seedLives(f)
	c := vietnam(f)
	f.Fuzz(func(t *testing.T, seed, i, bend uint64, shift int32, more int64) {
		l := bentLife(c.Book(), seed, i, bend, shift, more)
		life, err := c.Life(l.person, l.rows)
		if err != nil {
			return
		}
		a := asker{c: c, life: life, m: l.claim, Rand: rand.New(rand.NewPCG(seed, i))}
		a.everything(false)
		for _, r := range a.results {
			explains(t, r)
		}
		if n := len(a.results); n > 0 {
			turnsDigits(t, a.results[i%uint64(n)].(calc.Explained))
		}
	})
}

// FuzzQuestions: whatever the numbers of a question, it is answered or refused
// with coded faults, the answer is JSON, and nothing in it is below zero.
func FuzzQuestions(f *testing.F) {
	f.Add(uint64(3), int32(24_307), int64(610_000), int64(5), uint8(0))
	f.Add(uint64(4), int32(24_320), int64(1_500_000), int64(24), uint8(3))
	f.Add(uint64(5), int32(24_300), int64(-1), int64(-1), uint8(255))
	c := vietnam(f)
	f.Fuzz(func(t *testing.T, i uint64, at int32, amount, count int64, choice uint8) {
		l := lifeOf(c.Book(), 1, i%1_000)
		life, err := c.Life(l.person, l.rows)
		if err != nil {
			t.Fatal(err)
		}
		m := rules.Month(at)
		for _, ask := range []func() (calc.Result, error){
			func() (calc.Result, error) {
				return c.Pension(life, calc.PensionQuestion{Month: m, Impairment: rules.Rate(amount), LowerAge: int(count), InPayment: m + rules.Month(count), Treaty: int(count)})
			},
			func() (calc.Result, error) {
				return c.OneTime(life, calc.OneTimeQuestion{Month: m, Ground: pension.Ground(choice)})
			},
			func() (calc.Result, error) {
				return c.Contribution(life, calc.ContributionQuestion{Paid: m, From: m + rules.Month(count%50), Method: subsidy.Method(choice), Months: int(count), Income: rules.VND(amount), HasFundRate: choice&1 == 0, FundRate: rules.Rate(count)})
			},
			func() (calc.Result, error) { return c.Death(life, calc.DeathQuestion{Month: m}) },
			func() (calc.Result, error) {
				return c.Maternity(life, calc.MaternityQuestion{Birth: m, Children: int(count)})
			},
			func() (calc.Result, error) {
				return c.MonthlyAllowance(life, calc.MonthlyAllowanceQuestion{Month: m})
			},
			func() (calc.Result, error) { return c.SocialPension(life, calc.SocialPensionQuestion{Month: m}) },
			func() (calc.Result, error) {
				return c.WorkAccident(life, calc.WorkAccidentQuestion{Paid: m, Months: 6 + int(choice)%7, Accident: m + rules.Month(count%8), Impairment: rules.Rate(amount), Before: int(count)})
			},
		} {
			answeredOrRefused(t, ask)
		}
	})
}

func answeredOrRefused(t *testing.T, ask func() (calc.Result, error)) {
	t.Helper()
	r, err := ask()
	if err != nil {
		for _, fault := range document.All(err) {
			if fault.Code == "" || fault.Message == "" {
				t.Errorf("refused without a code: %+v", fault)
			}
		}
		return
	}
	data, err := json.Marshal(r)
	if err != nil || !json.Valid(data) {
		t.Errorf("%s, %v", data, err)
	}
	if strings.Contains(string(data), ":-") && !strings.Contains(string(data), `"have":-`) {
		t.Errorf("something is below zero: %s", data)
	}
}
