package synthetic

import (
	"cmp"
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A Maker makes people up as they stand in a month. It may be shared.
type Maker struct {
	seed   uint64
	month  rules.Month
	eras   []era
	shares struct{ units, ages, joined, above []int }
	step   rules.VND
}

// An era is a run of months in which the incomes that may be chosen are the same.
type era struct {
	rules.Period
	floor, ceiling rules.VND
	minAge         rules.Month
	periods        rules.MonthSet // lengths of regular payments
}

// New returns the maker of the people of a seed in a month, whose records keep
// to the law of the book.
func New(book *rules.Book, month rules.Month, seed uint64) *Maker {
	m := &Maker{seed: seed, month: month}
	for _, law := range book.Laws() {
		m.add(law)
	}
	for _, u := range units {
		m.shares.units = append(m.shares.units, u.share)
	}
	for _, a := range ages {
		m.shares.ages = append(m.shares.ages, a.share)
	}
	for _, j := range joined {
		m.shares.joined = append(m.shares.joined, j.share)
	}
	for _, a := range above {
		m.shares.above = append(m.shares.above, a.share)
	}
	return m
}

// add goes on with the eras. Where no step is set any income will do, so that
// one step serves all.
func (m *Maker) add(law *rules.Law) {
	c := &law.Contribution
	if !c.Rate.IsKnown() || !c.Floor.IsKnown() {
		return
	}
	e := era{rules.Period{From: law.Since, Until: law.Before}, c.Floor.Value, c.CeilingBase.Value.Times(c.CeilingMultiple.Value), rules.Month(c.MinAge.Value), c.Periods.Value}
	m.step = cmp.Or(m.step, c.Step.Value)
	if n := len(m.eras); n > 0 && m.eras[n-1].floor == e.floor && m.eras[n-1].ceiling == e.ceiling && m.eras[n-1].periods == e.periods {
		m.eras[n-1].Until = e.Until
		return
	}
	m.eras = append(m.eras, e)
}

// Prefix begins the name of everybody who is made up, so that nobody is taken
// for real later on.
const Prefix = "synthetic-"

// ID writes the name of person n.
func ID(dst []byte, n int64) []byte { return strconv.AppendInt(append(dst, Prefix...), n+1, 10) }

// Fill makes person n, from 0 on. The slices of s are filled again.
func (m *Maker) Fill(s *calc.Subject, n int64) {
	d := diceOf(m.seed, uint64(n))
	u := &units[d.pick(m.shares.units)]
	*s = calc.Subject{Person: calc.Person{Residence: s.Residence[:0], Status: s.Status[:0]}, Rows: s.Rows[:0]}
	m.who(&d, s, u)
	m.life(&d, s)
}

func (m *Maker) who(d *dice, s *calc.Subject, u *unit) {
	s.Sex = rules.Male
	if d.percent(female) {
		s.Sex = rules.Female
	}
	a := ages[d.pick(m.shares.ages)]
	s.Born = m.month - rules.Month(12*d.between(a.from, a.to)+d.below(12))
	area := "urban"
	if d.percent(rural[u.kind]) {
		area = "rural"
	}
	always := rules.Period{From: m.eras[0].From}
	s.Residence = append(s.Residence, calc.Residence{Period: always, Province: u.slug, Area: area})
	since := rules.Period{From: m.month - rules.Month(d.between(1, 60))}
	if wealth := d.below(100); wealth < poor[u.kind] {
		s.Status = append(s.Status, calc.Status{Period: since, Is: "poor"})
	} else if wealth < poor[u.kind]+nearPoor[u.kind] {
		s.Status = append(s.Status, calc.Status{Period: since, Is: "near_poor"})
	}
	if d.percent(minority[u.kind]) {
		s.Status = append(s.Status, calc.Status{Period: always, Is: "ethnic_minority"})
	}
}

// life makes the record, the plan to go on, and the payment of the month.
func (m *Maker) life(d *dice, s *calc.Subject) {
	first := m.joins(d, s.Born)
	p := path{m, s, rules.VND(m.steps(d)), [...]subsidy.Method{subsidy.EveryMonth, subsidy.Every3Months, subsidy.Every6Months, subsidy.Every12Months}[d.pick(methods)]}
	if d.percent(employedBefore) {
		m.employed(d, s, first)
	}
	last := m.month
	paying := d.percent(stillPaying)
	if !paying {
		last = max(first+1, last-rules.Month(d.between(1, 36)))
	}
	if span := int(last - first); span > 12 && d.percent(pausedOnce) {
		stop := first + rules.Month(d.between(3, span-6))
		p.pay(first, stop)
		first = min(last, stop+rules.Month(d.between(1, 24)))
	}
	p.pay(first, last)
	if paying {
		p.pay(m.month, m.month+plannedMonths)
	}
	s.Pays = calc.ContributionQuestion{Income: p.income(m.eraOf(m.month)), Method: p.methodIn(m.eraOf(m.month))}
}

// joins returns the first month of voluntary insurance: not before the age from
// which it is open, and not after the month of the question.
func (m *Maker) joins(d *dice, born rules.Month) rules.Month {
	j := joined[d.pick(m.shares.joined)]
	first := rules.MonthOf(d.between(j.from, j.to), d.between(1, 12))
	return min(m.month, max(first, m.eras[0].From, born+m.eras[0].minAge))
}

func (m *Maker) steps(d *dice) int {
	a := above[d.pick(m.shares.above)]
	return d.between(a.from, a.to)
}

// employed puts a time of compulsory insurance before the first voluntary month.
func (m *Maker) employed(d *dice, s *calc.Subject, first rules.Month) {
	until := first - rules.Month(d.between(0, 24))
	from := max(until-rules.Month(d.between(12, 240)), s.Born+18*12, rules.MonthOf(1995, 1))
	salary := rules.VND(d.between(30, 90)) * 100_000
	if from < until {
		s.Rows = append(s.Rows, calc.Row{Period: rules.Period{From: from, Until: until}, Scheme: pension.Compulsory, Level: calc.Salary, Amount: salary})
	}
}

// A path is how somebody pays.
type path struct {
	*Maker
	subject *calc.Subject
	steps   rules.VND // of the income above the lowest
	method  subsidy.Method
}

func (p *path) income(e *era) rules.VND {
	most := e.ceiling - e.floor
	return e.floor + min(p.steps*p.step, most-most%p.step)
}

// pay adds rows, a new one where another income is chosen.
func (p *path) pay(from, until rules.Month) {
	for from < until {
		e := p.eraOf(from)
		end := until
		if e.Until != 0 {
			end = min(end, e.Until)
		}
		p.add(calc.Row{
			Period: rules.Period{From: from, Until: end}, Scheme: pension.Voluntary, Level: calc.Income, Amount: p.income(e), Method: p.methodIn(e),
		})
		from = end
	}
}

// add adds a row, or lets the one before it go on.
func (p *path) add(r calc.Row) {
	rows := p.subject.Rows
	if n := len(rows); n > 0 {
		last := &rows[n-1]
		if last.Until == r.From && last.Scheme == r.Scheme && last.Amount == r.Amount && last.Method == r.Method {
			last.Until = r.Until
			return
		}
	}
	p.subject.Rows = append(rows, r)
}

// methodIn returns the way to pay, or every month where it was not known yet.
func (p *path) methodIn(e *era) subsidy.Method {
	if e.periods.Has(p.method.Regular()) {
		return p.method
	}
	return subsidy.EveryMonth
}

func (m *Maker) eraOf(month rules.Month) *era {
	for i := range m.eras {
		if e := &m.eras[i]; e.Has(month) {
			return e
		}
	}
	return &m.eras[len(m.eras)-1]
}
