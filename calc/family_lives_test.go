package calc_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// month reads a month of a test's table.
func famAt(s string) rules.Month {
	m, err := rules.ParseMonth(s)
	if err != nil {
		panic(err)
	}
	return m
}

// A famMaker makes legal lives, and months at which something turns.
type famMaker struct {
	*rand.Rand
	book *rules.Book
}

func (f famMaker) chance(in int) bool { return f.IntN(in) == 0 }

func famPick[T any](f famMaker, list ...T) T { return list[f.IntN(len(list))] }

// asked returns a month in which something is asked.
func (f famMaker) asked() rules.Month {
	if f.chance(2) {
		turn := famPick(f, "2009-12", "2015-12", "2017-12", "2020-12", "2025-06", "2026-06", "2026-12", "2028-01")
		return famAt(turn) + rules.Month(f.IntN(4)-1)
	}
	return famAt("2008-06") + rules.Month(f.IntN(250))
}

func (f famMaker) person(m rules.Month) (p calc.Person) {
	p.Sex = famPick(f, rules.Male, rules.Female)
	age := famPick(f, 660+f.IntN(60), 720+f.IntN(24), 840+f.IntN(3)-1, 900+f.IntN(3)-1, 720+f.IntN(190), 300+f.IntN(400))
	p.Born = m - rules.Month(age)
	for range f.IntN(3) {
		from := m - rules.Month(f.IntN(120))
		s := calc.Status{Is: famPick(f, "poor", "near_poor", "multidimensional_poor", "ethnic_minority", "student")}
		s.Period = rules.Period{From: from, Until: from + 1 + rules.Month(f.IntN(150))}
		p.Status = append(p.Status, s)
	}
	return p
}

// record returns rows in order of time that end about the month asked.
func (f famMaker) record(p calc.Person, m rules.Month) (rows []calc.Row) {
	target := famPick(f, 0, 1, 5, 6, 11, 12, 13, 18, 59, 60, 61, 119, 120, 121, 179, 180, 181, 239, 240, 241, 1+f.IntN(380))
	at := max(p.Born+180, famAt("1980-01"), m+1-rules.Month(target+famPick(f, 0, 0, 1, 12, 13, 14, f.IntN(60))))
	compulsory := f.IntN(4)
	for have := 0; have < target && len(rows) < 9; {
		r := calc.Row{Period: rules.Period{From: at, Until: at + 1 + rules.Month(f.IntN(famPick(f, 3, 20, 150)))}}
		r.Until = min(r.Until, at+rules.Month(target-have))
		f.pay(&r, at < famAt("2008-01") || f.IntN(4) < compulsory)
		have += r.Months()
		at = r.Until
		if f.chance(5) {
			at += rules.Month(famPick(f, 1, 5, 12, 13, f.IntN(40)))
		}
		rows = append(rows, r)
	}
	f.last(rows)
	return f.missing(p, rows, m)
}

// last opens the last row, or makes it a long one.
func (f famMaker) last(rows []calc.Row) {
	if n := len(rows); n > 0 && f.chance(12) && rows[n-1].Method == subsidy.EveryMonth && rows[n-1].Level == calc.Average {
		rows[n-1].Until = 0
	}
}

// pay chooses how a row is paid.
func (f famMaker) pay(r *calc.Row, compulsory bool) {
	r.Withdrawn = f.chance(20)
	r.Amount, r.Level = rules.VND(500_000+f.IntN(20_000_000)), calc.Average
	if compulsory {
		r.Scheme = pension.Compulsory
		if f.chance(2) {
			r.Level = calc.Salary
		}
		return
	}
	r.Scheme = pension.Voluntary
	f.method(r)
	if f.chance(3) {
		f.income(r)
	}
	if f.chance(6) {
		r.SupportGiven, r.StateSupport = true, famPick[rules.VND](f, 0, 15_400, 33_000, 165_000, 3_000_000)
	}
}

func (f famMaker) method(r *calc.Row) {
	if r.From < famAt("2016-01") {
		return
	}
	switch f.IntN(8) {
	case 0, 1, 2:
		r.Method = famPick(f, subsidy.Every3Months, subsidy.Every6Months, subsidy.Every12Months)
	case 3:
		r.Method, r.Until = subsidy.Prepay, r.From+rules.Month(famPick(f, 24, 36, 48, 60))
		r.HasFundRate = f.chance(2)
		r.FundRate = famPick[rules.Rate](f, 0, 1, 3_100, 6_585, 100_000)
		if !r.HasFundRate {
			r.FundRate = 0
		}
	}
}

// income takes a level that the law of every payment of the row allows.
func (f famMaker) income(r *calc.Row) {
	r.Level, r.Amount = calc.Income, f.level(r.From)
	if r.Method == subsidy.Prepay {
		return
	}
	for m := r.From; m < r.Until; m++ {
		if !f.allowed(m, r.Amount) {
			r.Until = m
		}
	}
}

func (f famMaker) level(m rules.Month) rules.VND {
	return f.book.On(m).Contribution.Floor.Value + 50_000*rules.VND(f.IntN(famPick(f, 1, 20, 150)))
}

func (f famMaker) allowed(m rules.Month, v rules.VND) bool {
	c := &f.book.On(m).Contribution
	return v >= c.Floor.Value && v <= 20*c.CeilingBase.Value && (!c.Step.IsKnown() || (v-c.Floor.Value)%c.Step.Value == 0)
}

// missing pays some missing months at once, into the time before the record.
func (f famMaker) missing(p calc.Person, rows []calc.Row, m rules.Month) []calc.Row {
	n := rules.Month(1 + f.IntN(60))
	paid := m - rules.Month(f.IntN(20))
	if len(rows) == 0 || !f.chance(6) || paid < famAt("2016-01") || rows[0].From-n < max(p.Born+180, famAt("2008-01")) || rows[0].From > paid {
		return rows
	}
	r := calc.Row{Period: rules.Period{From: rows[0].From - n, Until: rows[0].From}, Scheme: pension.Voluntary, Level: calc.Income}
	r.Method, r.Paid, r.Amount = subsidy.Backpay, paid, f.level(paid)
	return append(rows, r)
}

// famSaid writes rows for a failure.
func famSaid(p calc.Person, rows []calc.Row) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s born %s %v\n", p.Sex, p.Born, p.Status)
	for _, r := range rows {
		until := "on"
		if r.Until != 0 {
			until = (r.Until - 1).String()
		}
		fmt.Fprintf(&b, "  %s to %s %s level %d of %d, %s paid %s, support %t %d, withdrawn %t\n",
			r.From, until, r.Scheme, r.Level, r.Amount, r.Method, r.Paid, r.SupportGiven, r.StateSupport, r.Withdrawn)
	}
	return b.String()
}
