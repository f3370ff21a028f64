package calc_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A randomLife is a legal life with a month in which something is asked.
type randomLife struct {
	person calc.Person
	rows   []calc.Row
	claim  rules.Month
}

// A maker makes legal lives from a seed.
type maker struct {
	*rand.Rand
	book *rules.Book
	life randomLife
	have int // months said so far
}

// month reads a month of a test's table.
func month(s string) rules.Month {
	m, err := rules.ParseMonth(s)
	if err != nil {
		panic(err)
	}
	return m
}

// lifeOf returns the i-th life of a seed.
func lifeOf(book *rules.Book, seed, i uint64) randomLife {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, i)), book: book}
	m.who()
	m.record()
	m.missing()
	m.Shuffle(len(m.life.rows), func(a, b int) { m.life.rows[a], m.life.rows[b] = m.life.rows[b], m.life.rows[a] })
	return m.life
}

func (m *maker) one(in int) bool { return m.IntN(in) == 0 }

func pick[T any](m *maker, list ...T) T { return list[m.IntN(len(list))] }

// The months in which the law changed, as months of a claim: what starts then
// starts the month after.
var boundaries = []string{
	"2015-12", "2016-12", "2017-06", "2017-12", "2018-06", "2018-12", "2019-12", "2020-12", "2021-12", "2022-12", "2023-12", "2024-12",
	"2025-05", "2025-06", "2025-07", "2025-12", "2026-06", "2026-11",
}

func (m *maker) who() {
	first, last := month("2015-12"), month("2026-11")
	m.life.claim = first + rules.Month(m.IntN(int(last-first)+1))
	if m.one(2) {
		m.life.claim = min(last, max(first, month(pick(m, boundaries...))+rules.Month(m.IntN(3)-1)))
	}
	if m.one(6) { // past the last table, which is carried on as it is
		m.life.claim = last + 1 + rules.Month(m.IntN(120))
	}
	p := &m.life.person
	p.Sex = pick(m, rules.Male, rules.Female)
	ages := []int{660, 664, 668, 672, 680, 684}
	if p.Sex == rules.Male {
		ages = []int{720, 723, 726, 729, 735, 738}
	}
	age := pick(m, ages...) + m.IntN(30) - 8
	if m.one(4) {
		age = 200 + m.IntN(760)
	}
	p.Born = m.life.claim - rules.Month(age)
	p.Status, p.Residence = m.statuses(), m.residences()
	if m.one(12) {
		p.Status = append(p.Status, calc.Status{Period: m.period(), Is: "waiting_for_pension_age"})
	}
}

func (m *maker) statuses() (out []calc.Status) {
	for range m.IntN(4) {
		is := pick(m, "poor", "near_poor", "multidimensional_poor", "ethnic_minority", "student")
		out = append(out, calc.Status{Period: m.period(), Is: is})
	}
	return out
}

func (m *maker) residences() (out []calc.Residence) {
	for range m.IntN(3) {
		out = append(out, calc.Residence{Period: m.period(), Area: pick(m, calc.Areas()...)})
	}
	return out
}

// period returns some months of the years in which there was support.
func (m *maker) period() rules.Period {
	p := rules.Period{From: month("2017-06") + rules.Month(m.IntN(110))}
	if !m.one(3) {
		p.Until = p.From + 1 + rules.Month(m.IntN(60))
	}
	return p
}

// Numbers of months at which something turns.
var turns = []int{
	1, 5, 6, 7, 11, 12, 13, 18, 30, 59, 60, 61, 119, 120, 121, 174, 179, 180, 181, 186, 187, 192,
	220, 234, 239, 240, 241, 246, 247, 299, 300, 359, 360, 361, 367, 372, 419, 420, 421, 430,
}

func (m *maker) record() {
	target := pick(m, turns...)
	if m.one(3) {
		target = 1 + m.IntN(400)
	}
	slack := pick(m, 0, 0, 1, 2, 12, 13, 14, m.IntN(60))
	p := &m.life.person
	cursor := m.life.claim + 1 - rules.Month(target+slack)
	cursor = max(cursor, p.Born+180, month("1976-01"))
	if m.one(12) {
		target += 1 + m.IntN(30) // goes on after the claim
	}
	compulsory := m.IntN(3) // of three spells, on average
	for spells := 0; spells < 8 && m.have < target && cursor < month("2038-01"); spells++ {
		length := min(target-m.have, 1+m.IntN(pick(m, 3, 24, 120, 400)))
		switch {
		case m.one(5):
			cursor += rules.Month(pick(m, 1, 5, 12, 13, m.IntN(40)))
		case m.IntN(3) < compulsory || cursor < month("2008-01"):
			cursor = m.compulsory(cursor, length)
		default:
			cursor = m.voluntary(cursor, length)
		}
	}
}

func (m *maker) add(r calc.Row) rules.Month {
	r.Withdrawn = m.one(20)
	m.life.rows = append(m.life.rows, r)
	m.have += r.Months()
	return r.Until
}

func (m *maker) compulsory(from rules.Month, length int) rules.Month {
	r := calc.Row{Period: rules.Period{From: from, Until: from + rules.Month(length)}, Scheme: pension.Compulsory, Level: calc.Salary}
	if m.one(4) {
		r.Level = calc.Average
	}
	r.Amount = rules.VND(300_000 + m.IntN(30_000_000))
	return m.add(r)
}

func (m *maker) voluntary(from rules.Month, length int) rules.Month {
	r := calc.Row{Period: rules.Period{From: from, Until: from + rules.Month(length)}, Scheme: pension.Voluntary, Level: calc.Income}
	m.method(&r)
	if m.one(5) {
		r.Level, r.Amount = calc.Average, rules.VND(500_000+m.IntN(40_000_000))
	} else {
		r.Amount = m.income(paidFirst(r))
		r.Until = m.legalUntil(r)
	}
	if m.one(6) {
		r.SupportGiven, r.StateSupport = true, rules.VND(pick(m, 0, 15_400, 33_000, 66_000, 165_000))
	}
	return m.add(r)
}

func paidFirst(r calc.Row) rules.Month {
	if r.Paid != 0 {
		return r.Paid
	}
	return r.From
}

// method chooses a way to pay that the law of the month knows, and bounds the
// row by it.
func (m *maker) method(r *calc.Row) {
	law := m.book.On(r.From)
	switch n := m.IntN(10); {
	case n < 3:
		r.Method = pick(m, subsidy.Every3Months, subsidy.Every6Months, subsidy.Every12Months)
		if !law.Contribution.Periods.Value.Has(periodLength[r.Method]) {
			r.Method = subsidy.EveryMonth
		}
	case n < 5 && law.Contribution.PrepayMonths.IsKnown():
		r.Method = subsidy.Prepay
		r.Until = r.From + rules.Month(pick(m, 24, 36, 48, 60))
		if m.one(2) {
			r.Paid = r.From
		}
	}
	if length := rules.Month(periodLength[r.Method]); r.Method != subsidy.Prepay && m.one(8) {
		r.Until = min(r.Until, r.From+length)
		r.Paid = r.From + rules.Month(m.IntN(int(length)))
	}
}

// income returns an income on the levels of the law of a month.
func (m *maker) income(paid rules.Month) rules.VND {
	c := &m.book.On(paid).Contribution
	step := rules.VND(1)
	if c.Step.IsKnown() {
		step = c.Step.Value
	}
	top := (c.CeilingBase.Value*rules.VND(c.CeilingMultiple.Value) - c.Floor.Value) / step
	switch m.IntN(8) {
	case 0, 1, 2:
		return c.Floor.Value
	case 3:
		return c.Floor.Value + top*step
	case 4:
		return c.Floor.Value + step*rules.VND(m.Int64N(int64(top)+1))
	}
	return c.Floor.Value + step*rules.VND(m.Int64N(int64(top/10)+1))
}

// legalUntil cuts a row before the first payment that the law would refuse.
func (m *maker) legalUntil(r calc.Row) rules.Month {
	length := rules.Month(periodLength[r.Method])
	if r.Paid != 0 || length == 0 {
		return r.Until
	}
	for at := r.From; at < r.Until; at += length {
		if !legal(m.book.On(at), r.Amount) || !m.book.On(at).Contribution.Periods.Value.Has(int(length)) {
			return at
		}
	}
	return r.Until
}

// legal: at least the floor, at most the ceiling, on a step where there is one.
func legal(law *rules.Law, income rules.VND) bool {
	c := &law.Contribution
	onStep := !c.Step.IsKnown() || (income-c.Floor.Value)%c.Step.Value == 0
	return income >= c.Floor.Value && income <= c.CeilingBase.Value*rules.VND(c.CeilingMultiple.Value) && onStep
}

// missing lets some of those who reach the age too early for their months pay
// the missing ones at once, into a gap of the record.
func (m *maker) missing() {
	p := &m.life.person
	age := slowAge(m.book, p.Sex, p.Born, 0)
	paid := max(age-1, m.life.claim-rules.Month(m.IntN(24)))
	law := m.book.On(paid)
	if !m.one(2) || paid < month("2016-01") || paid > m.life.claim || paid+rules.Month(law.Contribution.BackpayAhead.Value) < age {
		return
	}
	v, c := slowly(m.book, *p, m.life.rows, paid).count(paid)
	missing := law.Pension.MinInsuredMonths.Value - v - c
	if missing < 1 || missing > law.Contribution.BackpayMax.Value {
		return
	}
	if m.one(4) {
		missing = 1 + m.IntN(missing)
	}
	if gap, ok := m.gap(missing, paid); ok {
		m.life.rows = append(m.life.rows, calc.Row{
			Period: gap, Scheme: pension.Voluntary, Level: calc.Income, Amount: m.income(paid), Method: subsidy.Backpay, Paid: paid,
		})
	}
}

// gap returns the latest run of free months before a month.
func (m *maker) gap(months int, before rules.Month) (rules.Period, bool) {
	taken := map[rules.Month]bool{}
	for _, r := range m.life.rows {
		for at := r.From; at < r.Until; at++ {
			taken[at] = true
		}
	}
	free := 0
	for at := before - 1; at >= max(month("2008-01"), m.life.person.Born+180); at-- {
		if free++; taken[at] {
			free = 0
		}
		if free == months {
			return rules.Period{From: at, Until: at + rules.Month(months)}, true
		}
	}
	return rules.Period{}, false
}

// String writes the life as a case document.
func (l randomLife) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "person:\n  sex: %s\n  born: %s\n", l.person.Sex, l.person.Born)
	for i, s := range l.person.Status {
		fmt.Fprintf(&b, "%s    - {%s, is: %s}\n", first(i, "  status:\n"), said(s.Period), s.Is)
	}
	for i, r := range l.person.Residence {
		fmt.Fprintf(&b, "%s    - {%s, area: %s}\n", first(i, "  residence:\n"), said(r.Period), r.Area)
	}
	rows := slices.Clone(l.rows)
	slices.SortFunc(rows, func(a, b calc.Row) int { return cmp.Compare(a.From, b.From) })
	for i, r := range rows {
		fmt.Fprintf(&b, "%s  - {%s}\n", first(i, "record:\n"), saidRow(r))
	}
	return b.String()
}

func first(i int, head string) string {
	if i == 0 {
		return head
	}
	return ""
}

func said(p rules.Period) string {
	if p.Until == 0 {
		return "from: " + p.From.String()
	}
	return "from: " + p.From.String() + ", to: " + (p.Until - 1).String()
}

func saidRow(r calc.Row) string {
	level := map[calc.Level]string{calc.Income: "income", calc.Salary: "salary", calc.Average: "average"}[r.Level]
	s := fmt.Sprintf("%s, scheme: %s, %s: %d", said(r.Period), r.Scheme, level, r.Amount)
	if r.Method != subsidy.EveryMonth {
		s += ", method: " + r.Method.String()
	}
	if r.Paid != 0 {
		s += ", paid: " + r.Paid.String()
	}
	if r.SupportGiven {
		s += fmt.Sprintf(", state_support: %d", r.StateSupport)
	}
	if r.Withdrawn {
		s += ", withdrawn: true"
	}
	return s
}
