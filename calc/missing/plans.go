package missing

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

func (s *scene) projection(q ahead.Question) {
	start := s.start(q.Plan)
	if len(q.Plan) == 0 {
		s.plan(q, start)
	}
	s.status(q, start, start)
	s.home(q, start)
	s.prices(q)
	if s.Assumptions().Discount == 0 && !s.Assumptions().HasDiscount {
		s.assuming(q, "/assume/discount", Discount, func(a *calc.Assumptions) { a.Discount, a.HasDiscount = onePercent, true })
	}
}

func (s *scene) solve(q plans.SolveQuestion) {
	start := s.start(q.Plan)
	s.status(q, start, start)
	s.home(q, start)
	s.prices(q)
}

func (s *scene) cheapest(q plans.CheapestQuestion) {
	s.status(q, q.Start, q.Start)
	s.home(q, q.Start)
}

// start returns the first month of a plan, or the one after all that is paid.
func (s *scene) start(plan []calc.Row) rules.Month {
	if len(plan) > 0 {
		return plan[0].From
	}
	return max(s.life.LastMonth(), s.Book().Horizon()) + 1
}

// plan tries the lowest income until the pension is asked for.
func (s *scene) plan(q ahead.Question, start rules.Month) {
	until := q.Until
	if until == 0 {
		p := s.life.Person()
		until = pension.AgeOf(s.Book(), p.Sex, p.Born, 0).Reached
	}
	if until < start {
		return
	}
	q.Plan = s.AtFloor(start, int(until-start)+1)
	s.gap(s.path+"/plan", Plan, []try{{with: fromTo(start, until), q: q}})
}

const onePercent = rules.One / 100

// prices tries a growth of prices past the horizon.
func (s *scene) prices(q calc.Question) {
	if !s.Assumptions().HasInflation {
		s.assuming(q, "/assume/inflation", Inflation, func(a *calc.Assumptions) { a.Inflation, a.HasInflation = onePercent, true })
	}
}

func (s *scene) assuming(q calc.Question, path, code string, change func(*calc.Assumptions)) {
	a := s.Assumptions()
	change(&a)
	s.gap(path, code, []try{{with: onePercent.Percent(), calc: s.Assuming(a), q: q}})
}
