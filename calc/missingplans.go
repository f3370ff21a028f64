package calc

import "github.com/volsi/volsi/rules"

func (q ProjectionQuestion) gaps(s *scene) {
	s.long = true
	start := s.start(q.Plan)
	if len(q.Plan) == 0 {
		s.plan(q, start)
	}
	s.status(q, start, start)
	s.home(q, start)
	s.prices(q)
	if s.assume.Discount == 0 && !s.assume.HasDiscount {
		s.assuming(q, "/assume/discount", LacksDiscount, func(a *Assumptions) { a.Discount, a.HasDiscount = onePercent, true })
	}
}

func (q SolveQuestion) gaps(s *scene) {
	s.long = true
	start := s.start(q.Plan)
	s.status(q, start, start)
	s.home(q, start)
	s.prices(q)
}

func (q CheapestQuestion) gaps(s *scene) {
	s.long = true
	s.status(q, q.Start, q.Start)
	s.home(q, q.Start)
}

// start returns the first month of a plan, or the one after all that is paid.
func (s *scene) start(plan []Row) rules.Month {
	if len(plan) > 0 {
		return plan[0].From
	}
	return max(lastMonth(s.life.rows), s.book.Horizon()) + 1
}

// plan tries the lowest income until the pension is asked for.
func (s *scene) plan(q ProjectionQuestion, start rules.Month) {
	until := q.Until
	if until == 0 {
		until = s.life.reached(s.Calculator)
	}
	if until < start {
		return
	}
	v := viewer{Calculator: s.Calculator}
	q.Plan = v.atFloor(start, int(until-start)+1)
	s.gap(s.path+"/plan", LacksPlan, []try{{with: stretchOf(rules.Period{From: start, Until: until + 1}), q: q}})
}

const onePercent = rules.One / 100

// prices tries a growth of prices past the horizon.
func (s *scene) prices(q Question) {
	if !s.assume.HasInflation {
		s.assuming(q, "/assume/inflation", LacksInflation, func(a *Assumptions) { a.Inflation, a.HasInflation = onePercent, true })
	}
}

func (s *scene) assuming(q Question, path, code string, change func(*Assumptions)) {
	a := s.assume
	change(&a)
	s.gap(path, code, []try{{with: onePercent.Percent(), calc: newCalculator(s.published, a), q: q}})
}
