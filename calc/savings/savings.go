// Package savings reckons how far small savings go towards a payment: a piggy
// bank, waste that is sold, a fund that several people fill in turn.
package savings

import (
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// An Every is how often something is put aside.
type Every string

// How often.
const (
	EachDay   Every = "day"
	EachWeek  Every = "week"
	EachMonth Every = "month"
)

// A Sale is waste or produce sold towards a payment.
type Sale struct {
	What  string
	Kg    rules.Rate // kilograms, to the gram
	Price rules.VND  // đồng a kilogram
}

// A Question asks what savings come to beside what they are for: a
// piggy bank, waste that is sold, or a fund that several people fill and that
// pays for them in turn.
type Question struct {
	Amount  rules.VND // put aside each time, by each member
	Every   Every
	Times   int // how often before the payment; 0: as often as the months of the payment have days, weeks or months
	Sales   []Sale
	Members int           // of a pooled fund; 0 or 1: one person
	Toward  calc.Question // a contribution or a household premium
}

// A Round is one month of a pooled fund.
type Round struct {
	Month     int       `json:"month"` // from 1
	Collected rules.VND `json:"collected"`
	Paid      int       `json:"paid"`  // payments made from the fund in this month
	Carry     rules.VND `json:"carry"` // left in the fund
}

// A Savings is what savings come to (heo đất, quỹ xoay vòng).
type Savings struct {
	Needed         rules.VND `json:"needed"` // the person's own part of the payment
	Collected      rules.VND `json:"collected"`
	MonthsCovered  int       `json:"months_covered"` // of the payment's months
	PaymentsBought int       `json:"payments"`       // whole payments that the collected money makes
	Carry          rules.VND `json:"carry"`          // what is left after them
	ShortBy        rules.VND `json:"short_by"`
	SmallestSaving rules.VND `json:"smallest_saving,omitzero"` // each time, rounded up
	Schedule       []Round   `json:"schedule,omitempty"`

	toward        calc.Result
	asked         *Question
	months, times int
}

// Of returns how far savings go towards a payment. The error is that of
// the payment's own question.
func Of(c *calc.Calculator, l *calc.Life, q Question) (Savings, error) {
	if faults := q.tooMuch(); len(faults) > 0 {
		return Savings{}, faults.Err()
	}
	result, err := q.Toward.Ask(c, l)
	if err != nil {
		faults := document.All(err)
		for i := range faults {
			faults[i].Path = "/toward" + faults[i].Path
		}
		return Savings{}, faults.Err()
	}
	needed, months := own(result)
	times := q.times(months)
	s := Savings{Needed: needed, toward: result, asked: &q, months: months, times: times}
	s.Collected = q.sold() + q.Amount.Times(times)
	s.ShortBy = max(0, needed-s.Collected)
	if needed > 0 {
		s.MonthsCovered = int(rules.NewSum().Plus(s.Collected, int64(months)).Floor(int64(needed)))
		s.PaymentsBought, s.Carry = int(s.Collected/needed), s.Collected%needed
		s.SmallestSaving = q.smallest(needed, times)
		s.Schedule = q.schedule(needed)
	}
	return s, nil
}

// mostSaved bounds each amount of a savings plan: a thousand million đồng.
const mostSaved rules.VND = 1_000_000_000

func (q *Question) tooMuch() (faults document.Faults) {
	check := func(v rules.VND, path string) {
		if v > mostSaved {
			faults = append(faults, document.Fault{Code: calc.OutOfRange, Path: path, Value: strconv.Itoa(int(v)), Bound: strconv.Itoa(int(mostSaved)), Hint: calc.Hint(calc.OutOfRange), Message: "more than " + strconv.Itoa(int(mostSaved)) + " đồng at once"})
		}
	}
	check(q.Amount, "/save/amount")
	for i, s := range q.Sales {
		check(s.Price.Share(s.Kg), "/sell/"+strconv.Itoa(i))
	}
	return faults
}

// own returns the person's own part of a payment and its months.
func own(r calc.Result) (net rules.VND, months int) {
	switch v := r.(type) {
	case calc.Contribution:
		return v.Net, v.Months
	case calc.Premium:
		for _, m := range v.Members {
			months = max(months, m.Months)
		}
		return v.Net, months
	}
	return 0, 0
}

// times returns how often something is put aside over the months: a month of
// thirty days, a year of 365 days or 52 weeks.
func (q *Question) times(months int) int {
	days := months/12*365 + months%12*30
	switch {
	case q.Times > 0:
		return q.Times
	case q.Amount == 0 && len(q.Sales) > 0:
		return 0
	case q.Every == EachMonth:
		return months
	case q.Every == EachWeek:
		return days / 7
	}
	return days
}

func (q *Question) sold() (sum rules.VND) {
	for _, s := range q.Sales {
		sum += s.Price.Share(s.Kg)
	}
	return sum
}

// smallest returns the least amount each time that reaches the payment.
func (q *Question) smallest(needed rules.VND, times int) rules.VND {
	return rules.NewSum().Plus(max(0, needed-q.sold()), 1).Ceil(int64(times))
}

// mostRounds bounds how long a pooled fund is followed.
const mostRounds = 120

// schedule follows a pooled fund month by month until every member was paid for.
func (q *Question) schedule(needed rules.VND) (rounds []Round) {
	pot := q.Amount.Times(q.Members)
	if q.Members < 2 || pot == 0 {
		return nil
	}
	carry, left := rules.VND(0), q.Members
	for month := 1; left > 0 && month <= mostRounds; month++ {
		paid := min(left, int((carry+pot)/needed))
		carry += pot - needed.Times(paid)
		left -= paid
		rounds = append(rounds, Round{Month: month, Collected: pot, Paid: paid, Carry: carry})
	}
	return rounds
}

// Law returns the law of the payment.
func (s Savings) Law() *rules.Law {
	if s.toward == nil {
		return nil
	}
	return s.toward.Law()
}

// Foot adds what the figures rest on.
func (s Savings) Foot(f *note.Footing) { s.toward.Foot(f) }

// Ask returns what Of does.
func (q Question) Ask(c *calc.Calculator, l *calc.Life) (calc.Result, error) { return Of(c, l, q) }

// Needs returns what the payment that is saved for needs.
func (q Question) Needs() calc.Needs {
	if q.Toward == nil {
		return calc.Needs{}
	}
	return q.Toward.Needs()
}
