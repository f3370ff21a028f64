package calc_test

import (
	"encoding/json"
	"testing"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/calc/standing"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// planners are calculators with and without assumptions, by number.
func planners(t *testing.T) []*calc.Calculator {
	return []*calc.Calculator{vietnamese(t), assuming(t, "low"), assuming(t, "middle"), assuming(t, "high")}
}

// woman is a woman of so many years and months in December 2026 with a settled
// record of so many months that ends then.
func woman(c *calc.Calculator, age, months int) (*calc.Life, error) {
	horizon := c.Book().Horizon()
	var rows []calc.Row
	if months > 0 {
		rows = append(rows, run(pension.Voluntary, calc.Average, 2_000_000, months, horizon))
	}
	return c.Life(calc.Person{Sex: rules.Female, Born: horizon - rules.Month(age)}, rows)
}

func sameDocument(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

func TestProjectionProperties(t *testing.T) {
	cs := planners(t)
	start := month("2027-01")
	holds(t, "a projection of no plan is today's answer", func(which, age, months, later int) bool {
		c := cs[which]
		l, err := woman(c, age, months)
		if err != nil {
			return false
		}
		m := c.Book().Horizon() + rules.Month(later)
		p, errP := c.Pension(l, calc.PensionQuestion{Month: m})
		j, errJ := ahead.Project(c, l, ahead.Question{Until: m})
		return errP == nil && errJ == nil && sameDocument(p, j.Pension) && j.GoOn == j.StopNow && j.Most == j.GoOn && j.GoOn.Monthly == p.Monthly
	}, gen.IntRange(0, 3), gen.IntRange(400, 800), gen.IntRange(1, 220), gen.IntRange(0, 200))

	holds(t, "splitting a plan changes nothing", func(which, age, months, cut, income int) bool {
		c := cs[which]
		l, err := woman(c, age, 30)
		if err != nil {
			return false
		}
		whole := plan("2027-01", "2027-01", rules.VND(income)*1000)
		whole[0].Until = start + rules.Month(months)
		split := append(append([]calc.Row{}, whole...), whole...)
		split[0].Until = start + rules.Month(1+cut%(months-1))
		split[1].From = split[0].Until
		one, errOne := ahead.Project(c, l, ahead.Question{Plan: whole})
		two, errTwo := ahead.Project(c, l, ahead.Question{Plan: split})
		return errOne == nil && errTwo == nil && sameDocument(one, two)
	}, gen.IntRange(0, 3), gen.IntRange(250, 500), gen.IntRange(2, 300), gen.IntRange(0, 1000), gen.IntRange(2_200, 20_000))

	flat := vietnamese(t).Assuming(calc.Assumptions{HasInflation: true})
	holds(t, "without inflation today's money is nominal", func(age, months, income int) bool {
		l, err := woman(flat, age, 100)
		if err != nil {
			return false
		}
		p := plan("2027-01", "2027-01", rules.VND(income)*1000)
		p[0].Until = start + rules.Month(months)
		j, err := ahead.Project(flat, l, ahead.Question{Plan: p})
		same := err == nil && j.InTodaysMoney == j.Pension.Monthly
		for _, f := range [...]standing.Figure{j.StopNow, j.GoOn, j.Most} {
			same = same && f.InTodaysMoney == f.Monthly
		}
		for _, y := range j.Years {
			same = same && y.InTodaysMoney == y.Monthly
		}
		return same
	}, gen.IntRange(300, 600), gen.IntRange(1, 300), gen.IntRange(2_200, 20_000))
}

// For random targets the value found reaches it and one step less does not, by
// a projection of each.
func TestSolvingIsMinimalForRandomTargets(t *testing.T) {
	cs := planners(t)
	start := month("2027-01")
	varied := func(q plans.SolveQuestion, v plans.Solved) (rows []calc.Row, until rules.Month) {
		rows = append(rows, q.Plan...)
		switch q.Vary {
		case plans.VaryIncome:
			rows[0].Amount = rules.VND(v.N)
		case plans.VaryMonths:
			rows[0].Until = rows[0].From + rules.Month(v.N)
		}
		return rows, v.Month
	}
	reaches := func(c *calc.Calculator, l *calc.Life, q plans.SolveQuestion, v plans.Solved) bool {
		rows, until := varied(q, v)
		j, err := ahead.Project(c, l, ahead.Question{Plan: rows, Until: until})
		if err != nil {
			t.Fatal(err)
		}
		last, paid := rows[0].Amount, rows[0].Until-1
		if until != 0 {
			paid = min(paid, until)
		}
		if floor := c.Book().On(paid).Contribution.Floor; floor.Cite.Assumed() {
			last = max(last, floor.Value) // nobody could pay less by then
		}
		need := max(q.Target.Monthly, last.Share(q.Target.Replacement))
		return j.Pension.Eligible && j.Pension.Monthly >= need
	}
	holds(t, "solve's answer reaches the target and one step less does not", func(which, vary, months, target, share int) bool {
		c := cs[which]
		l, err := woman(c, 400, 60)
		if err != nil {
			return false
		}
		q := plans.SolveQuestion{Vary: [...]plans.Vary{plans.VaryIncome, plans.VaryMonths, plans.VaryRetirement}[vary], Plan: plan("2027-01", "2027-01", 4_000_000)}
		q.Plan[0].Until = start + rules.Month(months)
		if q.Target.Monthly = rules.VND(target) * 1000; share > 25 {
			q.Target = plans.Target{Replacement: rules.Rate(share) * rules.One / 100}
		}
		s, err := plans.Solve(c, l, q)
		switch {
		case err != nil:
			return false
		case !s.Reachable:
			return s.Ceiling.Monthly < q.Target.Monthly || q.Target.Replacement > 0
		case s.OneStepLess != nil && reaches(c, l, q, s.OneStepLess.Value):
			return false
		}
		return reaches(c, l, q, s.Value) && s.Reached.Monthly >= q.Target.Monthly
	}, gen.IntRange(0, 3), gen.IntRange(0, 2), gen.IntRange(120, 240), gen.IntRange(1, 9_000), gen.IntRange(0, 60))
}

// A small instance: few months are missing, support may run out on the way.
type small struct {
	c         *calc.Calculator
	life      *calc.Life
	start     rules.Month
	need      int
	used      int
	discount  rules.Rate
	objective plans.Objective
	known     map[smallPayment]rules.VND // below zero: not possible
}

// A smallPayment is what its price depends on within one small instance.
type smallPayment struct {
	paid, from   rules.Month
	method       subsidy.Method
	months, used int
}

func smallOne(c *calc.Calculator, need, age int, objective plans.Objective) (s small, err error) {
	a, err := c.Filled(calc.Assumptions{Set: "middle"})
	if err != nil {
		return s, err
	}
	s = small{c: c, start: month("2027-01"), need: need, discount: a.Discount, objective: objective, known: map[smallPayment]rules.VND{}}
	given := run(pension.Voluntary, calc.Average, 2_000_000, 110, month("2026-12"))
	rest := run(pension.Compulsory, calc.Average, 3_000_000, 180-need-110, month("2017-10"))
	rows := []calc.Row{given, rest}
	s.life, err = c.Life(calc.Person{Sex: rules.Female, Born: month("2026-12") - rules.Month(age)}, rows)
	s.used = 108 // the months of the record since 2018, when support began
	return s, err
}

// best tries every sequence of payments and every number of months left to the
// end, each payment priced by the question about one payment.
func (s *small) best(methods []subsidy.Method) rules.VND {
	best := rules.VND(1 << 60)
	var pay func(done int, cost rules.VND)
	pay = func(done int, cost rules.VND) {
		if done == s.need {
			best = min(best, cost)
			return
		}
		at := s.start + rules.Month(done)
		for _, m := range methods {
			lengths := []int{m.Regular()}
			switch m {
			case subsidy.Prepay:
				lengths = []int{24, 36, 48, 60}
			case subsidy.Backpay:
				lengths = []int{s.need - done}
			}
			for _, months := range lengths {
				if done+months > s.need {
					continue
				}
				paid := at
				if m == subsidy.Backpay {
					paid = s.atTheEnd(at)
				}
				if net, ok := s.price(calc.ContributionQuestion{Paid: paid, From: at, Method: m, Months: months, SupportedBefore: s.used + done, HasSupported: true}); ok {
					pay(done+months, cost+net)
				}
			}
		}
	}
	pay(0, 0)
	return best
}

// atTheEnd is when missing months may be paid at once: when the months before
// are paid, from five months before the age on.
func (s *small) atTheEnd(at rules.Month) rules.Month {
	age, err := s.c.RetirementAge(s.life, calc.RetirementAgeQuestion{})
	if err != nil {
		panic(err)
	}
	return max(at, age.Reached-rules.Month(s.c.Book().On(age.Reached).Contribution.BackpayAhead.Value))
}

func (s *small) price(q calc.ContributionQuestion) (rules.VND, bool) {
	key := smallPayment{q.Paid, q.From, q.Method, q.Months, q.SupportedBefore}
	v, ok := s.known[key]
	if !ok {
		if v, ok = s.priced(q); !ok {
			v = -1
		}
		s.known[key] = v
	}
	return v, v >= 0
}

func (s *small) priced(q calc.ContributionQuestion) (rules.VND, bool) {
	q.Income = s.c.Book().On(q.Paid).Contribution.Floor.Value
	longer, err := s.c.Life(s.life.Person(), []calc.Row{run(pension.Voluntary, calc.Average, 2_000_000, 180-q.Months, q.Paid-1)})
	if err != nil {
		panic(err)
	}
	p, err := s.c.Contribution(longer, q)
	if err != nil || !p.Eligible {
		return 0, false
	}
	if s.objective == plans.LeastPaid {
		return p.Net, true
	}
	worth := p.Net.Decimal()
	months := int(q.Paid - s.start)
	for range months / 12 {
		worth = worth.DivRound((rules.One + s.discount).Decimal(), 20)
	}
	within := (rules.One + rules.Rate(months%12)*s.discount/12).Decimal()
	return rules.RoundVND(worth.DivRound(within, 20)), true
}

// The cheapest plan is what trying everything finds, and so never dearer than
// any method alone: support that runs out, lines that rise, the fund's rate,
// missing months at the end and a discount all included.
func TestTheCheapestPlanIsTheBestOfAll(t *testing.T) {
	c := assuming(t, "middle")
	sets := [][]subsidy.Method{
		nil,
		{subsidy.EveryMonth, subsidy.Every6Months},
		{subsidy.Every12Months, subsidy.EveryMonth, subsidy.Backpay},
		{subsidy.Prepay, subsidy.Every3Months, subsidy.Backpay},
		{subsidy.EveryMonth}, {subsidy.Prepay}, {subsidy.Backpay},
	}
	all := []subsidy.Method{subsidy.EveryMonth, subsidy.Every3Months, subsidy.Every6Months, subsidy.Every12Months, subsidy.Prepay, subsidy.Backpay}
	for _, objective := range []plans.Objective{plans.LeastPaid, plans.LeastPresent} {
		for _, age := range []int{560, 640, 690} {
			for _, need := range []int{1, 4, 13, 26} {
				s, err := smallOne(c, need, age, objective)
				if err != nil {
					t.Fatal(err)
				}
				for _, methods := range sets {
					got, err := plans.Search(c, s.life, plans.CheapestQuestion{Target: plans.Target{Eligible: true}, Methods: methods, Start: s.start, Objective: objective})
					if err != nil {
						t.Fatal(err)
					}
					if methods == nil {
						methods = all
					}
					want := s.best(methods)
					if got.Reachable != (want < 1<<60) {
						t.Errorf("%v, %d months, %v: reachable %v, by force %d", objective, need, methods, got.Reachable, want)
						continue
					}
					if !got.Reachable {
						continue
					}
					cost := got.Plan.TotalPaid
					if objective == plans.LeastPresent {
						cost = got.Plan.PresentValue
					}
					if diff := cost - want; diff > rules.VND(need) && objective == plans.LeastPresent || diff != 0 && objective == plans.LeastPaid || diff < -rules.VND(need) {
						t.Errorf("%v, %d months of age, %d missing, %v: found %d, by force %d", objective, age, need, methods, cost, want)
					}
				}
			}
		}
	}
}

// For a target in đồng paid monthly the cheapest length and level are those of
// trying every length.
func TestTheCheapestLengthIsTheBestOfAll(t *testing.T) {
	for _, c := range planners(t)[:3] {
		for _, target := range []rules.VND{900_000, 1_400_000, 2_500_000} {
			s, err := smallOne(c, 20, 420, plans.LeastPaid)
			if err != nil {
				t.Fatal(err)
			}
			got, err := plans.Search(c, s.life, plans.CheapestQuestion{Target: plans.Target{Monthly: target}, Methods: []subsidy.Method{subsidy.EveryMonth}, Start: s.start})
			if err != nil {
				t.Fatal(err)
			}
			best := rules.VND(1 << 60)
			for n := 20; n <= 360; n++ {
				p := plan("2027-01", "2027-01", 2_200_000)
				p[0].Until = s.start + rules.Month(n)
				v, err := plans.Solve(c, s.life, plans.SolveQuestion{Target: plans.Target{Monthly: target}, Vary: plans.VaryIncome, Plan: p})
				if err != nil {
					t.Fatal(err)
				}
				if v.Reachable {
					j, err := ahead.Project(c, s.life, ahead.Question{})
					if err != nil {
						t.Fatal(err)
					}
					best = min(best, v.TotalPaid-j.TotalPaid)
				}
			}
			if !got.Reachable || got.TotalPaid != best {
				t.Errorf("target %d: found %d, by trying every length %d", target, got.TotalPaid, best)
			}
		}
	}
}

// More months to begin in never make the plan dearer, and the best beginning
// is that of looking at each.
func TestALaterStartIsNeverDearer(t *testing.T) {
	c := assuming(t, "high")
	s, err := smallOne(c, 30, 560, plans.LeastPresent)
	if err != nil {
		t.Fatal(err)
	}
	q := plans.CheapestQuestion{Target: plans.Target{Eligible: true}, Start: s.start, LatestStart: s.start + 13, Objective: plans.LeastPaid}
	free, err := plans.Search(c, s.life, q)
	if err != nil {
		t.Fatal(err)
	}
	best := rules.VND(1 << 60)
	for m := s.start; m <= s.start+13; m++ {
		q.Start, q.LatestStart = m, m
		fixed, err := plans.Search(c, s.life, q)
		if err != nil {
			t.Fatal(err)
		}
		best = min(best, fixed.TotalPaid)
	}
	if free.TotalPaid != best {
		t.Errorf("free to begin within 14 months: %d; the best of each: %d", free.TotalPaid, best)
	}
}
