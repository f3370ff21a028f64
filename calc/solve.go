package calc

import (
	"encoding/json"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A Target is what a plan is to reach.
type Target struct {
	Monthly     rules.VND  // a pension of at least this, đồng a month
	Replacement rules.Rate // or at least this share of the last income
	Eligible    bool       // or just the right to a pension
}

// met reports whether a pension reaches the target, and by how much it misses.
func (t Target) met(f Figure, last rules.VND) (ok bool, missing rules.VND) {
	need := max(t.Monthly, last.Share(t.Replacement))
	if !f.Eligible {
		return false, need
	}
	return f.Monthly >= need, max(0, need-f.Monthly)
}

// A Vary names what solving may change.
type Vary string

// What may be varied: the income of every row of the plan, its number of
// months, or the month in which the pension is asked for.
const (
	VaryIncome     Vary = "income"
	VaryMonths     Vary = "months"
	VaryRetirement Vary = "retirement_month"
)

// A SolveQuestion asks for the least value that reaches a target.
type SolveQuestion struct {
	Target Target
	Vary   Vary
	Plan   []Row
}

// A Solution is the least value that reaches the target: one step less misses
// it. Where nothing does, the answer says what the most that could be reached is.
type Solution struct {
	Reachable   bool      `json:"reachable"`
	Value       Solved    `json:"value,omitzero"`
	TotalPaid   rules.VND `json:"total_paid,omitzero"`
	Reached     Figure    `json:"reached"`                 // what the value brings
	OneStepLess *Miss     `json:"one_step_less,omitempty"` // absent if there is no lower step
	Ceiling     Figure    `json:"ceiling,omitzero"`        // if not reachable: the most there is

	calc  *Calculator
	law   *rules.Law
	tries *tries
	found Solved // the value, or the one that brings the most
}

// A Solved is an amount, a number of months, or a month.
type Solved struct {
	N     int64
	Month rules.Month // set if a month was solved for
}

// MarshalJSON returns the number, or the month as text.
func (s Solved) MarshalJSON() ([]byte, error) {
	if s.Month != 0 {
		return json.Marshal(s.Month)
	}
	return json.Marshal(s.N)
}

// A Miss is what one step less would bring.
type Miss struct {
	Value   Solved    `json:"value"`
	Monthly rules.VND `json:"monthly"`
	Missing rules.VND `json:"missing"` // đồng a month below the target
}

// A trial is one value that is tried.
type trial struct {
	value  Solved
	figure Figure
	last   rules.VND
}

// Solve returns the least income, the fewest months or the earliest month that
// reaches the target.
func (c *Calculator) Solve(l *Life, q SolveQuestion) (Solution, error) {
	if faults := l.person.lacks(needs{sex: true, born: true}); faults != nil {
		return Solution{}, faults.Err()
	}
	t := tries{Calculator: c, life: l, q: q}
	if len(q.Plan) == 0 && q.Vary != VaryRetirement {
		return Solution{}, document.Faults{{Code: MissingKey, Path: "/plan", Bound: "plan", Hint: "give the plan that is to be varied", Message: "there is no plan whose " + string(q.Vary) + " could be varied"}}
	}
	low, high, err := t.bounds()
	if err != nil {
		return Solution{}, err
	}
	if q.Vary == VaryIncome {
		return t.bisected(low, high)
	}
	return t.scanned(low, high)
}

// tries evaluates values for one question.
type tries struct {
	*Calculator
	life *Life
	q    SolveQuestion
}

// longest bounds how many months a plan may be stretched to, and how far a
// claim may be put off.
const longest = 600

// bounds returns the values between which to look.
func (t *tries) bounds() (low, high int64, err error) {
	switch t.q.Vary {
	case VaryIncome:
		return t.incomes()
	case VaryMonths:
		return 1, longest, nil
	}
	first := max(lastMonth(t.life.rows), t.book.Horizon())
	if len(t.q.Plan) > 0 {
		first = t.q.Plan[0].From
	}
	return int64(first), int64(min(first+longest, rules.LastMonth-1)), nil
}

// incomes returns the highest floor and the lowest ceiling of the plan's months.
func (t *tries) incomes() (low, high int64, err error) {
	high = int64(rules.MaxVND)
	for _, r := range t.q.Plan {
		for m := r.From; m < max(r.Until, r.From+1); {
			c := &t.book.On(m).Contribution
			low = max(low, int64(c.Floor.Value))
			high = min(high, int64(c.CeilingBase.Value.Times(c.CeilingMultiple.Value)))
			if m = t.book.On(m).Before; m == 0 || r.atOnce() {
				break
			}
		}
	}
	return low, high, nil
}

// at evaluates one value.
func (t *tries) at(v int64) (trial, error) {
	plan, until := t.q.Plan, rules.Month(0)
	out := trial{value: Solved{N: v}}
	switch t.q.Vary {
	case VaryIncome:
		plan = withAmount(plan, rules.VND(v))
	case VaryMonths:
		plan = firstMonths(plan, int(v))
	default:
		until, out.value = rules.Month(v), Solved{Month: rules.Month(v)}
	}
	life, err := t.planned(t.life, plan)
	if err != nil {
		return out, err
	}
	if until == 0 {
		until = max(life.reached(t.Calculator), lastMonth(life.rows))
	}
	p, err := t.Pension(life, PensionQuestion{Month: until})
	out.figure = Figure{InsuredMonths: p.InsuredMonths, Eligible: p.Eligible, Starts: p.Starts, Monthly: p.Monthly}
	out.last = life.lastIncome(until)
	return out, err
}

func withAmount(plan []Row, v rules.VND) []Row {
	out := append([]Row(nil), plan...)
	for i := range out {
		out[i].Amount = v
	}
	return out
}

// firstMonths returns the first n months of a plan; its last row goes on as
// long as it takes.
func firstMonths(plan []Row, n int) (out []Row) {
	for i, r := range plan {
		if n <= 0 {
			return out
		}
		if i == len(plan)-1 || r.Months() > n {
			r.Until = r.From + rules.Month(n)
		}
		out = append(out, r)
		n -= r.Months()
	}
	return out
}

func (t *tries) met(x trial) bool {
	ok, _ := t.q.Target.met(x.figure, x.last)
	return ok
}

// bisected looks for the least value where more is never less.
func (t *tries) bisected(low, high int64) (Solution, error) {
	top, err := t.at(high)
	if err != nil || !t.met(top) {
		return t.unreachable(top), err
	}
	for least := low; least < high; {
		mid := least + (high-least)/2
		x, err := t.at(mid)
		if err != nil {
			return Solution{}, err
		}
		if t.met(x) {
			high = mid
		} else {
			least = mid + 1
		}
	}
	return t.solved(high, low)
}

// scanned looks at every value in turn.
func (t *tries) scanned(low, high int64) (Solution, error) {
	var best trial
	for v := low; v <= high; v++ {
		x, err := t.at(v)
		if err != nil {
			return Solution{}, err
		}
		if t.met(x) {
			return t.solved(v, low)
		}
		if x.figure.Monthly >= best.figure.Monthly {
			best = x
		}
	}
	return t.unreachable(best), nil
}

func (t *tries) unreachable(x trial) Solution {
	return Solution{Ceiling: x.figure, calc: t.Calculator, law: t.book.On(x.figure.Starts), tries: t, found: x.value}
}

// solved returns the answer for a value, and what one step less would bring.
func (t *tries) solved(v, low int64) (Solution, error) {
	x, err := t.at(v)
	if err != nil {
		return Solution{}, err
	}
	s := Solution{Reachable: true, Value: x.value, Reached: x.figure, calc: t.Calculator, law: t.book.On(x.figure.Starts), tries: t, found: x.value}
	if s.TotalPaid, err = t.paid(v); err != nil || v == low {
		s.Reached.TotalPaid = s.TotalPaid
		return s, err
	}
	s.Reached.TotalPaid = s.TotalPaid
	less, err := t.at(v - 1)
	_, missing := t.q.Target.met(less.figure, less.last)
	s.OneStepLess = &Miss{Value: less.value, Monthly: less.figure.Monthly, Missing: missing}
	return s, err
}

// paid returns the person's own money of the whole life with a value.
func (t *tries) paid(v int64) (sum rules.VND, err error) {
	plan := t.q.Plan
	switch t.q.Vary {
	case VaryIncome:
		plan = withAmount(plan, rules.VND(v))
	case VaryMonths:
		plan = firstMonths(plan, int(v))
	}
	life, err := t.planned(t.life, plan)
	if err != nil {
		return 0, err
	}
	err = t.eachOutlay(life, 0, func(o outlay) { sum += o.bill.Net.Times(o.times) })
	return sum, err
}

// Law returns the law of the month in which the pension would start.
func (s Solution) Law() *rules.Law { return s.law }

func (s Solution) foot(f *footing) {
	on(f, &s.law.Pension.MinInsuredMonths)
	start := max(s.Reached.Starts, s.Ceiling.Starts)
	f.horizon(s.calc.book, start)
	f.note(start > s.calc.book.Horizon() && !s.calc.assume.HasInflation, NothingAssumed)
}

func readSolve(o object) Question {
	o.asks("target", "vary", "plan")
	q := SolveQuestion{Target: o.targetOf(), Plan: o.plan()}
	o.need("vary")
	if word, ok := o.word("vary", []string{string(VaryIncome), string(VaryMonths), string(VaryRetirement)}); ok {
		q.Vary = Vary(word)
	}
	return q
}

// targetOf reads exactly one of monthly, eligible and replacement_rate.
func (o object) targetOf() (t Target) {
	if o.need("target") == nil {
		return t
	}
	g, ok := o.inner("target", "monthly", "eligible", "replacement_rate")
	if !ok {
		return t
	}
	t.Monthly, _ = g.money("monthly")
	t.Replacement, _ = g.share("replacement_rate")
	t.Eligible = g.flag("eligible")
	said := 0
	for _, key := range [...]string{"monthly", "eligible", "replacement_rate"} {
		if g.at(key) != nil {
			said++
		}
	}
	if said != 1 {
		o.report(g.node, g.path, OneLevel, "monthly, eligible or replacement_rate", "a target is exactly one of monthly, eligible, replacement_rate")
	}
	return t
}

func (q SolveQuestion) ask(c *Calculator, l *Life) (Result, error) { return c.Solve(l, q) }
