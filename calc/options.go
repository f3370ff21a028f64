package calc

import (
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// An OptionsQuestion asks for everything that a person could take or do in a
// month, side by side.
type OptionsQuestion struct {
	Month rules.Month
}

// An OptionKind names one way.
type OptionKind string

// The ways. Waiting needs no further payment; what is still to be paid is
// reckoned at the lowest income of each month.
const (
	TakePension   OptionKind = "pension"
	Wait          OptionKind = "wait"
	Continue      OptionKind = "continue"
	PayMissing    OptionKind = "backpay"
	ContinueThen  OptionKind = "continue_then_backpay"
	TakeOneTime   OptionKind = "one_time"
	TakeAllowance OptionKind = "monthly_allowance"
	TakeSocial    OptionKind = "social_pension"
)

// An Option is a way that is open, with what it brings, costs and closes off.
type Option struct {
	Kind         OptionKind   `json:"kind"`
	Ground       string       `json:"ground,omitempty"`       // of the one-time benefit
	Month        rules.Month  `json:"month"`                  // from which it pays
	Amount       rules.VND    `json:"amount,omitzero"`        // paid once
	Monthly      rules.VND    `json:"monthly,omitzero"`       // paid every month
	Months       int          `json:"months,omitzero"`        // for how many months, or how many are paid for
	Cost         rules.VND    `json:"cost,omitzero"`          // what the person pays for it, support taken off
	MonthsBefore int          `json:"months_before,omitzero"` // months paid one by one before those paid at once
	PaidOnce     rules.VND    `json:"paid_once,omitzero"`     // of the cost, what is paid at once
	PaidIn       rules.Month  `json:"paid_in,omitzero"`       // the month of that payment
	Closes       []OptionKind `json:"closes,omitempty"`       // ways that are no longer open afterwards
}

// A Closed is a way that is not open, with what is missing.
type Closed struct {
	Kind       OptionKind  `json:"kind"`
	Ground     string      `json:"ground,omitempty"`
	Shortfalls []Shortfall `json:"shortfalls,omitempty"`
	Unknown    string      `json:"unknown,omitempty"` // a figure without which it could not be reckoned
}

// Options are the ways of one month, without advice.
type Options struct {
	Open    []Option `json:"open"`
	NotOpen []Closed `json:"not_open"`

	law   *rules.Law
	book  *rules.Book
	month rules.Month
	calc  *Calculator
	ways  []way // beside Open
}

// A way is what an option rests on.
type way struct {
	result Explained     // that brings its amounts
	life   *Life         // that pays its costs, if it has any
	since  rules.Month   // from which on they are its costs
	once   *Contribution // what is paid at once
}

// Options returns what the person of the life could take or do in the month of
// the question: pension, waiting, continuing, paying missing months, one-time
// benefit, monthly allowance, social pension. Figures about later months carry
// today's law on.
func (c *Calculator) Options(l *Life, q OptionsQuestion) (Options, error) {
	if faults := q.Needs().Lacking(&l.person); faults != nil {
		return Options{}, faults.Err()
	}
	if faults := c.unfounded(l, q.Month, restsOnOneTime); faults != nil {
		return Options{}, faults
	}
	o := Options{law: c.book.On(q.Month), book: c.book, calc: c, month: q.Month, Open: []Option{}, NotOpen: []Closed{}}
	v := viewer{Calculator: c, life: l, month: q.Month, out: &o}
	v.pension()
	v.oneTime(pension.AtAge)
	v.oneTime(pension.StoppedPaying)
	v.allowance()
	v.social()
	return o, nil
}

// A viewer looks at one person in one month. Who is told an error is entitled
// to nothing.
type viewer struct {
	*Calculator
	life  *Life
	month rules.Month
	next  rules.Month // the first month that is not paid for
	paid  int         // months paid so far, those paid ahead included
	out   *Options
}

func (v *viewer) open(o Option, w way) {
	v.out.Open = append(v.out.Open, o)
	v.out.ways = append(v.out.ways, w)
}

func (v *viewer) closed(kind OptionKind, ground string, short []Shortfall, err error) {
	c := Closed{Kind: kind, Ground: ground, Shortfalls: short}
	if err != nil {
		c.Unknown = err.Error()
	}
	v.out.NotOpen = append(v.out.NotOpen, c)
}

// pension: due now, or else the ways that lead to it.
func (v *viewer) pension() {
	p, err := v.Pension(v.life, PensionQuestion{Month: v.month})
	if p.Eligible {
		v.open(Option{
			Kind: TakePension, Month: p.Starts, Monthly: p.Monthly, Amount: p.LumpSum,
			Closes: []OptionKind{Continue, TakeOneTime, TakeAllowance},
		}, way{result: p})
		v.next = max(v.month, lastMonth(v.life.upTo(v.month))) + 1
		v.goOn(v.month, aYear)
		return
	}
	v.closed(TakePension, "", p.Shortfalls, err)
	if err != nil {
		return
	}
	v.later(p)
}

// aYear is how much longer somebody entitled is reckoned to go on paying.
const aYear = 12

// later: wait for the age, go on paying for the months, or pay them at once.
func (v *viewer) later(p Pension) {
	age := p.full.Age.Reached
	paid := &Life{setting: v.life.setting, rows: v.life.upTo(v.month)}
	paid.record = recordOf(paid.rows)
	v.paid = paid.record.Before(rules.LastMonth + 1).Insured()
	missing := p.full.Law.Pension.MinInsuredMonths.Value - v.paid
	if missing <= 0 {
		v.wait(paid, age)
		return
	}
	v.next = max(v.month, lastMonth(paid.rows)) + 1
	v.goOn(age, missing)
	if p.MayPayMissing.Scheme == pension.Voluntary {
		v.backpay(PayMissing, v.life, v.month, p.MayPayMissing.Months, 0)
		return
	}
	v.closed(PayMissing, "", p.Shortfalls, nil)
	v.goOnThenBackpay(p, age, missing)
}

// goOnThenBackpay reckons paying every month until few enough are missing, and
// those at once as soon as the age allows it.
func (v *viewer) goOnThenBackpay(p Pension, age rules.Month, missing int) {
	law := v.book.On(v.month)
	most := &law.Contribution.BackpayMax
	if !most.IsKnown() {
		return
	}
	monthly := max(0, missing-most.Value)
	at := max(age-rules.Month(law.Contribution.BackpayAhead.Value), v.next+rules.Month(monthly)-1)
	rows := v.AtFloor(v.next, monthly)
	longer, err := v.Life(v.life.person, append(v.life.upTo(v.month), rows...))
	if err != nil {
		v.closed(ContinueThen, "", nil, err)
		return
	}
	v.backpay(ContinueThen, longer, at, missing-monthly, v.cost(longer))
}

// wait needs no further payment: time paid ahead still comes, and the age.
func (v *viewer) wait(paid *Life, age rules.Month) {
	p, err := v.Pension(paid, PensionQuestion{Month: max(age, v.month, lastMonth(paid.rows))})
	if !p.Eligible {
		v.closed(Wait, "", p.Shortfalls, err)
		return
	}
	v.open(Option{Kind: Wait, Month: p.Starts, Monthly: p.Monthly, Amount: p.LumpSum}, way{result: p})
}

// goOn reckons paying every month from the next on, at the lowest income, until
// enough months are paid.
func (v *viewer) goOn(age rules.Month, missing int) {
	rows := v.AtFloor(v.next, missing)
	longer, err := v.Life(v.life.person, append(v.life.upTo(v.month), rows...))
	if err != nil {
		v.closed(Continue, "", nil, err)
		return
	}
	last := max(age, v.next+rules.Month(missing)-1)
	p, err := v.Pension(longer, PensionQuestion{Month: last})
	if !p.Eligible {
		v.closed(Continue, "", p.Shortfalls, err)
		return
	}
	v.open(Option{Kind: Continue, Month: p.Starts, Monthly: p.Monthly, Months: missing, Cost: v.cost(longer)}, way{result: p, life: longer, since: v.next})
}

// recordOf returns the insured time of rows that are known not to overlap.
func recordOf(rows []Row) pension.Record {
	spells := make([]pension.Spell, len(rows))
	for i := range rows {
		spells[i] = rows[i].spell()
	}
	record, _ := pension.NewRecord(spells)
	return record
}

// upTo returns the rows of the life, cut after a month.
func (l *Life) upTo(m rules.Month) (rows []Row) {
	for _, r := range l.rows {
		if r.From > m {
			continue
		}
		if !r.AtOnce() {
			r.Until = r.paidUntil(m)
		}
		rows = append(rows, r)
	}
	return rows
}

// cost returns what the person pays for the added rows, everybody's support
// taken off.
func (v *viewer) cost(longer *Life) (sum rules.VND) {
	err := v.EachOutlay(longer, v.next, func(o Outlay) bool {
		sum += o.Bill.Net.Times(o.Times)
		return true
	})
	if err != nil {
		return 0
	}
	return sum
}

// backpay reckons paying the missing months at once in a month, at its lowest
// income; before is what was paid until then.
func (v *viewer) backpay(kind OptionKind, life *Life, at rules.Month, months int, before rules.VND) {
	floor := v.book.On(at).Contribution.Floor.Value
	cost, err := v.Contribution(life, ContributionQuestion{Paid: at, Method: subsidy.Backpay, Months: months, Income: floor})
	if !cost.Eligible {
		v.closed(kind, "", cost.Shortfalls, err)
		return
	}
	longer, err := v.Life(life.person, append(life.upTo(at), filled(life, at, months, floor)...))
	if err != nil {
		v.closed(kind, "", nil, err)
		return
	}
	singly := longer.record.Before(rules.LastMonth+1).Insured() - months - v.paid
	p, err := v.Pension(longer, PensionQuestion{Month: max(at, life.reached(v.Calculator))})
	if !p.Eligible {
		v.closed(kind, "", p.Shortfalls, err)
		return
	}
	o := Option{Kind: kind, Month: p.Starts, Monthly: p.Monthly, Months: months, Cost: before + cost.Net, PaidOnce: cost.Net, PaidIn: at, MonthsBefore: singly}
	w := way{result: p, once: &cost}
	if kind == PayMissing {
		o.Closes = []OptionKind{TakeOneTime, TakeAllowance}
	} else {
		w.life, w.since = life, v.next
	}
	v.open(o, w)
}

// reached returns the month in which the person of the life reaches retirement age.
func (l *Life) reached(c *Calculator) rules.Month {
	return pension.AgeOf(c.book, l.person.Sex, l.person.Born, 0).Reached
}

// said reports whether a row speaks of the month, withdrawn or not.
func (l *Life) said(m rules.Month) bool {
	for i := range l.rows {
		if l.rows[i].Has(m) {
			return true
		}
	}
	return false
}

// paidUntil returns the end of what is paid of the row by month m: that of the
// payment which covers it.
func (r *Row) paidUntil(m rules.Month) rules.Month {
	every := rules.Month(r.Method.Regular())
	until := r.From + (m-r.From)/every*every + every
	if r.Until != 0 {
		until = min(until, r.Until)
	}
	return until
}

// filled returns rows of missing months in the gaps up to a month, the latest first.
func filled(l *Life, at rules.Month, months int, income rules.VND) (rows []Row) {
	for m := at; months > 0 && m >= earliestRecord; m-- {
		if l.said(m) {
			continue
		}
		months--
		if n := len(rows); n > 0 && rows[n-1].From == m+1 {
			rows[n-1].From = m
			continue
		}
		rows = append(rows, Row{
			Period: rules.Period{From: m, Until: m + 1}, Scheme: pension.Voluntary, Level: Income, Amount: income, Method: subsidy.Backpay, Paid: at,
		})
	}
	return rows
}

func (v *viewer) oneTime(g pension.Ground) {
	r, err := v.OneTime(v.life, OneTimeQuestion{Month: v.month, Ground: g})
	if !r.Eligible {
		v.closed(TakeOneTime, g.String(), r.Shortfalls, err)
		return
	}
	v.open(Option{
		Kind: TakeOneTime, Ground: g.String(), Month: v.month, Amount: r.Amount,
		Closes: []OptionKind{TakePension, Wait, Continue, PayMissing, TakeAllowance},
	}, way{result: r})
}

func (v *viewer) allowance() {
	r, err := v.MonthlyAllowance(v.life, MonthlyAllowanceQuestion{Month: v.month})
	if !r.Eligible {
		v.closed(TakeAllowance, "", r.Shortfalls, err)
		return
	}
	v.open(Option{
		Kind: TakeAllowance, Month: v.month, Monthly: r.Monthly, Months: r.Months,
		Closes: []OptionKind{TakePension, Continue, PayMissing, TakeOneTime},
	}, way{result: r})
}

func (v *viewer) social() {
	r, err := v.SocialPension(v.life, SocialPensionQuestion{Month: v.month})
	if !r.Eligible {
		v.closed(TakeSocial, "", r.Shortfalls, err)
		return
	}
	v.open(Option{Kind: TakeSocial, Month: v.month, Monthly: r.Monthly}, way{result: r})
}

// Law returns the law of the month of the question.
func (o Options) Law() *rules.Law { return o.law }

// Foot adds what the figures rest on.
func (o Options) Foot(f *note.Footing) {
	for _, w := range o.ways {
		if w.once != nil {
			w.once.Foot(f)
		}
		w.result.Foot(f)
	}
	for _, c := range o.NotOpen {
		for _, s := range c.Shortfalls {
			f.Cite(s.Cite)
		}
	}
	f.Horizon(o.book, o.month)
}
