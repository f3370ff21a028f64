// Package plans looks for plans: the least that reaches a target, and the way to
// pay for it that costs least.
package plans

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/view"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/calc/standing"
	"github.com/volsi/volsi/pension"
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
func (t Target) met(f standing.Figure, last rules.VND) (ok bool, missing rules.VND) {
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
	Plan   []calc.Row
}

// A Solution is the least value that reaches the target: one step less misses
// it. Where nothing does, the answer says what the most that could be reached is.
type Solution struct {
	Vary        Vary                      `json:"vary"`
	Reachable   bool                      `json:"reachable"`
	Value       Solved                    `json:"value,omitzero"`
	TotalPaid   rules.VND                 `json:"total_paid,omitzero"`
	Reached     standing.Figure           `json:"reached"`                 // what the value brings
	OneStepLess *Miss                     `json:"one_step_less,omitempty"` // absent if there is no lower step
	Ceiling     standing.Figure           `json:"ceiling,omitzero"`        // if not reachable: the most there is
	Basis       []standing.Based          `json:"basis,omitempty"`         // how firm each amount is
	Assumed     []standing.AssumptionUsed `json:"assumptions,omitempty"`   // what stands for figures that are not published

	calc   *calc.Calculator
	law    *rules.Law
	raised bool
	tries  *tries
	found  trial // the value, or the one that brings the most
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
	Value         Solved    `json:"value"`
	InsuredMonths int       `json:"insured_months"`
	Eligible      bool      `json:"eligible"`
	Monthly       rules.VND `json:"monthly"`
	Missing       rules.VND `json:"missing"` // đồng a month below the target
}

// A trial is one value that is tried.
type trial struct {
	n      int64
	life   *calc.Life // with the value
	until  rules.Month
	figure standing.Figure
	last   rules.VND
	less   *trial // one step less, if the value is the least that reaches the target
}

// Solve returns the least income, the fewest months or the earliest month that
// reaches the target. An income that is solved for is a multiple of the law's
// step above the floor where there is a step, else a whole đồng.
func Solve(c *calc.Calculator, l *calc.Life, q SolveQuestion) (Solution, error) {
	p := l.Person()
	if faults := q.Needs().Lacking(&p); faults != nil {
		return Solution{}, faults.Err()
	}
	if faults := q.faults(); faults != nil {
		return Solution{}, faults
	}
	t := tries{View: view.From(c), life: l, q: q}
	low, high, err := t.bounds()
	if err != nil {
		return Solution{}, err
	}
	x, ok, err := t.search(low, high)
	switch {
	case err != nil:
		return Solution{}, err
	case ok:
		return t.solved(x)
	}
	return t.unreachable(x), nil
}

// faults says what is wrong with the question.
func (q *SolveQuestion) faults() document.Faults {
	switch {
	case q.Vary != VaryIncome && q.Vary != VaryMonths && q.Vary != VaryRetirement:
		return outOf("/vary", string(q.Vary), string(VaryIncome), string(VaryMonths), string(VaryRetirement))
	case len(q.Plan) == 0 && q.Vary != VaryRetirement:
		return document.Faults{{Code: calc.MissingKey, Path: "/plan", Bound: "plan", Hint: "give the plan that is to be varied", Message: "there is no plan whose " + string(q.Vary) + " could be varied"}}
	case q.Vary == VaryIncome && !slices.ContainsFunc(q.Plan, isChosen):
		return document.Faults{{Code: calc.MissingKey, Path: "/plan", Bound: "income", Hint: "give a voluntary row with an income", Message: "the plan has no income that could be varied"}}
	}
	return nil
}

// outOf says that a word is none of those that are known.
func outOf(path, word string, known ...string) document.Faults {
	bound := strings.Join(known, ", ")
	return document.Faults{{Code: calc.OutOfRange, Path: path, Value: word, Bound: bound, Hint: calc.Hint(calc.OutOfRange), Message: word + " is none of " + bound}}
}

// tries evaluates values for one question.
type tries struct {
	view.View
	life *calc.Life
	q    SolveQuestion
	step int64           // from one value to the next
	same *calc.Life      // the life with the plan, where every value has the same
	top  standing.Figure // what the highest income that was tried brings
}

// longest bounds how many months a plan may be stretched to, and how far a
// claim may be put off.
const longest = 600

// bounds returns the values between which to look.
func (t *tries) bounds() (low, high int64, err error) {
	t.step = 1
	switch t.q.Vary {
	case VaryIncome:
		low, high = t.incomes()
		return low, high, nil
	case VaryMonths:
		return 1, int64(min(longest, calc.MaxMonths-t.life.Record().Before(rules.LastMonth+1).Insured())), nil
	}
	first := max(t.life.LastMonth(), t.Book().Horizon())
	if len(t.q.Plan) > 0 {
		first = t.q.Plan[0].From
		t.same, err = t.Planned(t.life, t.q.Plan)
	}
	return int64(first), int64(min(first+longest, rules.LastMonth-1)), err
}

// isChosen reports whether the amount of a row is an income that was chosen.
func isChosen(r calc.Row) bool { return r.Scheme == pension.Voluntary && r.Level == calc.Income }

// incomes returns the highest published floor and the lowest ceiling of the
// plan's months, and notes the step between incomes. Floors that are assumed
// lift the months that they hold for.
func (t *tries) incomes() (low, high int64) {
	high = int64(rules.MaxVND)
	for _, r := range t.q.Plan {
		if !isChosen(r) {
			continue
		}
		for m := r.PaidIn(); m < max(r.Until, r.PaidIn()+1); {
			c := &t.Book().On(m).Contribution
			if !c.Floor.Cite.Assumed() {
				low = max(low, int64(c.Floor.Value))
			}
			if c.CeilingBase.IsKnown() {
				high = min(high, int64(c.CeilingBase.Value.Times(c.CeilingMultiple.Value)))
			}
			if c.Step.Value > 0 {
				t.step = int64(c.Step.Value)
			}
			if m = t.Book().On(m).Before; m == 0 || r.AtOnce() {
				break
			}
		}
	}
	return low, low + (high-low)/t.step*t.step
}

// plan returns the plan with an income or a number of months.
func (t *tries) plan(v int64) []calc.Row {
	if t.q.Vary == VaryIncome {
		return withAmount(t.q.Plan, rules.VND(v))
	}
	return firstMonths(t.q.Plan, int(v))
}

// with returns the life with a value, and the month of the claim.
func (t *tries) with(v int64) (life *calc.Life, until rules.Month, err error) {
	if t.q.Vary == VaryRetirement {
		if t.same == nil {
			return t.life, rules.Month(v), nil
		}
		return t.same, rules.Month(v), nil
	}
	if life, err = t.Planned(t.life, t.plan(v)); err != nil {
		return nil, 0, err
	}
	return life, max(t.Reached(life), life.LastMonth()), nil
}

// at evaluates one value.
func (t *tries) at(v int64) (x trial, err error) {
	x.n = v
	if x.life, x.until, err = t.with(v); err != nil {
		return x, err
	}
	if faults := t.Unfounded(x.life, x.until); faults != nil {
		return x, faults
	}
	claimant := t.Claimant(x.life)
	p, missing := claimant.Pension(pension.Claim{Asked: x.until})
	if missing.Missing() {
		return x, calc.Unknown(missing)
	}
	x.figure = standing.Figure{InsuredMonths: p.Time.Insured(), Eligible: p.Eligible(), Starts: p.Start, Monthly: p.Monthly}
	x.last = view.LastIncome(x.life, x.until)
	return x, nil
}

// value returns what a trial was made with.
func (t *tries) value(x *trial) Solved {
	if t.q.Vary == VaryRetirement {
		return Solved{Month: rules.Month(x.n)}
	}
	return Solved{N: x.n}
}

func withAmount(plan []calc.Row, v rules.VND) []calc.Row {
	out := slices.Clone(plan)
	for i := range out {
		if isChosen(out[i]) {
			out[i].Amount = v
		}
	}
	return out
}

// firstMonths returns the first n months of a plan; its last row goes on as
// long as it takes.
func firstMonths(plan []calc.Row, n int) (out []calc.Row) {
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

// search looks for the least value; if nothing reaches the target, x is the
// most that there is.
func (t *tries) search(low, high int64) (x trial, ok bool, err error) {
	if t.q.Vary == VaryIncome {
		return t.least(low, high)
	}
	return t.scanned(low, high)
}

// least looks for the least income. A pension in đồng rises with the income.
// So does what a share of the last income asks for, and in a straight line
// where the last month is not lifted to an assumed floor, while the pension
// bends upwards only; so within each of the two runs the target, once missed
// at its beginning, is met from some income on or nowhere.
func (t *tries) least(low, high int64) (x trial, ok bool, err error) {
	for _, end := range t.ends(low, high) {
		if x, ok, err = t.bisected(low, end); err != nil || ok {
			return x, ok, err
		}
		low = end
	}
	return x, false, nil
}

// ends returns where the runs of incomes end that are searched in turn.
func (t *tries) ends(low, high int64) []int64 {
	if t.q.Target.Replacement == 0 {
		return []int64{high}
	}
	life, _, err := t.with(low)
	if err != nil {
		return []int64{high}
	}
	last := int64(view.LastIncome(life, rules.LastMonth))
	if last > low && last < high {
		return []int64{low + (last-low)/t.step*t.step, high}
	}
	return []int64{high}
}

// bisected looks for the least value of one run.
func (t *tries) bisected(low, high int64) (x trial, ok bool, err error) {
	x, err = t.at(low)
	if t.top = x.figure; err != nil || t.met(x) {
		return x, err == nil, err
	}
	less := x
	x, err = t.at(high)
	if t.top = x.figure; err != nil || !t.met(x) {
		return x, false, err
	}
	for x.n-less.n > t.step {
		mid, err := t.at(less.n + (x.n-less.n)/t.step/2*t.step)
		if err != nil {
			return x, false, err
		}
		if t.met(mid) {
			x = mid
		} else {
			less = mid
		}
	}
	x.less = &less
	return x, true, nil
}

// scanned looks at every value in turn, as far as the law lets a plan go; a
// figure that nobody knows is no bound of the law.
func (t *tries) scanned(low, high int64) (best trial, ok bool, err error) {
	var less *trial
	for v := low; v <= high; v++ {
		x, err := t.at(v)
		switch {
		case err != nil && (v == low || errors.Is(err, calc.UnknownFigure)):
			return best, false, err
		case err != nil:
			return best, false, nil
		case t.met(x):
			x.less = less
			return x, true, nil
		case x.figure.Monthly >= best.figure.Monthly:
			best = x
		}
		less = &x
	}
	return best, false, nil
}

func (t *tries) unreachable(x trial) Solution {
	s := Solution{Vary: t.q.Vary, Ceiling: x.figure, calc: t.Calculator, law: t.Book().On(max(x.figure.Starts, t.Book().Horizon())), tries: t, found: x}
	s.Ceiling.InTodaysMoney = t.Today(x.figure.Monthly, x.figure.Starts)
	return s
}

// solved returns the answer for a value, and what one step less would bring.
func (t *tries) solved(x trial) (s Solution, err error) {
	claimant := t.Claimant(x.life)
	p, _ := claimant.Pension(pension.Claim{Asked: x.until})
	paid, on, err := t.Paid(x.life, 0, x.until)
	if err != nil {
		return s, err
	}
	s = Solution{Vary: t.q.Vary, Reachable: true, Value: t.value(&x), calc: t.Calculator, law: t.Book().On(x.figure.Starts), raised: view.Raised(x.life), tries: t, found: x}
	monthly := t.OfPension(x.life, &p)
	s.Reached, s.TotalPaid = t.Figure(x.life, &p, paid, on), paid
	s.Basis = []standing.Based{on.Of("total_paid"), monthly.Of("reached.monthly")}
	s.Assumed = t.Assumed(monthly.And(on))
	if less := x.less; less != nil {
		_, missing := t.q.Target.met(less.figure, less.last)
		s.OneStepLess = &Miss{
			Value: t.value(less), InsuredMonths: less.figure.InsuredMonths, Eligible: less.figure.Eligible, Monthly: less.figure.Monthly, Missing: missing,
		}
	}
	return s, nil
}

// Law returns the law of the month in which the pension would start.
func (s Solution) Law() *rules.Law { return s.law }

// Foot adds what the figures rest on.
func (s Solution) Foot(f *note.Footing) {
	note.On(f, &s.law.Pension.MinInsuredMonths)
	start := max(s.Reached.Starts, s.Ceiling.Starts)
	f.Horizon(s.calc.Book(), start)
	f.Note(start > s.calc.Book().Horizon() && !s.calc.Assumptions().HasInflation, note.NothingAssumed)
	f.Note(s.raised, note.RaisedToFloor)
	f.Note(len(s.Assumed) > 0, note.AmountsAssumed)
}

// Needs returns sex and birth, on which the age depends.
func (SolveQuestion) Needs() calc.Needs { return calc.Needs{Sex: true, Born: true} }

// Ask returns what Solve does.
func (q SolveQuestion) Ask(c *calc.Calculator, l *calc.Life) (calc.Result, error) {
	return Solve(c, l, q)
}
