package plans

import (
	"cmp"
	"errors"
	"slices"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/view"
	"github.com/volsi/volsi/calc/standing"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A move is one payment of a plan.
type move struct {
	payment subsidy.Payment
	quote   *calc.Quote
	cost    rules.VND // by the objective
}

// outlay returns the payment as one that a record holds.
func (m *move) outlay() calc.Outlay { return m.quote.Outlay(m.payment.Paid, m.payment.From) }

// A search looks for the least cost over all sequences of moves.
type search struct {
	view.View
	life   *calc.Life
	q      CheapestQuestion
	age    rules.Month
	start  rules.Month // of the plans that are looked at now
	quotes *calc.Quotes
	out    Cheapest
	plans  []Plan
	fresh  map[rules.Month]int64 // discount factors of the months of payment
}

func newSearch(v view.View, l *calc.Life, q CheapestQuestion) *search {
	return &search{
		View: v, life: l, q: q, age: v.Reached(l), quotes: v.Quotes(l, q.Start), fresh: map[rules.Month]int64{},
		out: Cheapest{calc: v.Calculator, law: v.Book().On(q.Start), Objective: q.Objective},
	}
}

func (s *search) run() error {
	for s.start = s.q.Start; s.start <= s.q.LatestStart; s.start++ {
		if err := s.fromStart(); err != nil {
			return err
		}
	}
	if len(s.plans) == 0 {
		return nil
	}
	slices.SortStableFunc(s.plans, func(a, b Plan) int { return cmp.Compare(a.measure(s.q.Objective), b.measure(s.q.Objective)) })
	s.report(s.plans)
	return nil
}

// report fills in the answer from the plans, cheapest first.
func (s *search) report(plans []Plan) {
	best := plans[0].measure(s.q.Objective)
	monthly := rules.VND(-1)
	for i := range plans {
		plans[i].Costs = plans[i].measure(s.q.Objective) - best
		if onlyMonthly(&plans[i]) && monthly < 0 {
			monthly = plans[i].measure(s.q.Objective)
			s.out.SavedAgainstMonthly, s.out.monthly = plans[i].Costs, &plans[i]
		}
	}
	for i := range plans {
		if monthly >= 0 {
			plans[i].Saves = monthly - plans[i].measure(s.q.Objective)
		}
	}
	s.out.Reachable, s.out.Plan, s.out.TotalPaid = true, &plans[0], plans[0].TotalPaid
	s.out.RunnersUp, s.out.Ceiling = runnersUp(plans), standing.Figure{}
	s.assumed()
}

// assumed fills in what the plan found rests on.
func (s *search) assumed() {
	last := s.out.Plan.payments[len(s.out.Plan.payments)-1].payment.Paid
	basis := s.At(standing.Poverty, last).And(s.At(standing.Indexation, s.out.Plan.Reached.Starts))
	if slices.ContainsFunc(s.out.Plan.Methods, subsidy.Method.Bears) {
		basis = basis.And(s.At(standing.FundRate, last))
	}
	s.out.Assumed = s.Assumed(basis)
	if s.out.Plan.PresentValue > 0 {
		s.out.Assumed = append(s.out.Assumed, s.Discount())
	}
}

// runnersUp returns the best plans of other ways to pay than the first.
func runnersUp(plans []Plan) (out []Plan) {
	const most = 3
	seen := []string{ways(&plans[0])}
	for i := range plans {
		if w := ways(&plans[i]); len(out) < most && !slices.Contains(seen, w) {
			out, seen = append(out, plans[i]), append(seen, w)
		}
	}
	return out
}

// ways names the methods of a plan.
func ways(p *Plan) (s string) {
	for m := subsidy.EveryMonth; m <= subsidy.Backpay; m++ {
		if slices.Contains(p.Methods, m) {
			s += m.String() + " "
		}
	}
	return s
}

func onlyMonthly(p *Plan) bool {
	return len(p.Methods) == 1 && p.Methods[0] == subsidy.EveryMonth
}

// longestPlan bounds how many months a plan for a target in đồng may have.
const longestPlan = 360

// fromStart adds the plans that begin in the month looked at. For the right to
// a pension that is what is missing of it. For a target in đồng the rate rises
// with the years that count, and of all lengths with the same years the
// shortest that reaches the target costs least, as each further month must be
// paid and raises no rate.
func (s *search) fromStart() error {
	law := s.Book().On(max(s.age, s.start))
	have := s.life.Record().Before(s.start).Insured()
	need := max(1, law.Pension.MinInsuredMonths.Value-have)
	if s.q.Target.Monthly == 0 && s.q.Target.Replacement == 0 {
		_, err := s.ofLength(need)
		return err
	}
	reached := rules.HalfYears(-1)
	for n := need; n <= longestPlan; n++ {
		years := law.BenefitYears.In(have + n)
		if years == reached {
			continue
		}
		found, err := s.ofLength(n)
		if err != nil {
			return err
		}
		if found {
			reached = years
		}
	}
	return nil
}

// ofLength adds the cheapest plan of n months for each number of months left
// to one payment at the end, and monthly payment alone to compare with.
func (s *search) ofLength(n int) (found bool, err error) {
	if faults := s.Unfounded(s.life, max(s.age, s.start+rules.Month(n))); faults != nil {
		return false, faults
	}
	t := map[rules.VND]*costs{}
	for _, backpaid := range s.backpayable(n) {
		level, ok, err := s.level(n, backpaid)
		if err != nil {
			return found, err
		}
		if !ok {
			continue
		}
		if t[level] == nil {
			t[level] = s.table(n, level, s.q.Methods)
		}
		added, err := s.addFrom(t[level], n, backpaid, level)
		if err != nil {
			return found, err
		}
		found = found || added
		if backpaid == 0 && len(s.q.Methods) != 1 && s.allowed(subsidy.EveryMonth) {
			if _, err := s.addFrom(s.table(n, level, []subsidy.Method{subsidy.EveryMonth}), n, 0, level); err != nil {
				return found, err
			}
		}
	}
	return found, nil
}

func (s *search) allowed(m subsidy.Method) bool {
	return len(s.q.Methods) == 0 || slices.Contains(s.q.Methods, m)
}

// backpayable returns how many of the n months may be left to one payment at
// the end: none, or up to the law's limit if they are what is missing.
func (s *search) backpayable(n int) []int {
	out := []int{0}
	law := s.Book().On(max(s.age, s.start))
	have := s.life.Record().Before(s.start).Insured()
	if !s.allowed(subsidy.Backpay) || have+n != law.Pension.MinInsuredMonths.Value {
		return out
	}
	for b := 1; b <= min(n, law.Contribution.BackpayMax.Value); b++ {
		out = append(out, b)
	}
	return out
}

// level returns the level that reaches the target with n months, the last of
// them paid at once; 0 stands for the lowest of each month.
func (s *search) level(n, backpaid int) (level rules.VND, ok bool, err error) {
	if s.q.Target.Monthly == 0 && s.q.Target.Replacement == 0 {
		return 0, true, nil
	}
	t := tries{View: s.View, life: s.life, step: 1, q: SolveQuestion{Target: s.q.Target, Vary: VaryIncome, Plan: s.sketch(n, backpaid)}}
	x, ok, err := t.least(t.incomes())
	if err != nil && !errors.Is(err, calc.UnknownFigure) {
		return 0, false, nil // a plan that the law refuses is not a plan
	}
	if t.top.Monthly > s.out.Ceiling.Monthly {
		s.out.Ceiling = t.top
	}
	return rules.VND(x.n), ok, err
}

// sketch returns n months as rows, those left to the end paid at once.
func (s *search) sketch(n, backpaid int) (rows []calc.Row) {
	at := s.start + rules.Month(n-backpaid)
	row := calc.Row{Period: rules.Period{From: s.start, Until: at}, Scheme: pension.Voluntary, Level: calc.Income}
	if n > backpaid {
		rows = append(rows, row)
	}
	if backpaid > 0 {
		row.Period = rules.Period{From: at, Until: at + rules.Month(backpaid)}
		row.Method, row.Paid = subsidy.Backpay, s.backpaidIn(n-backpaid)
		rows = append(rows, row)
	}
	return rows
}

// addFrom adds the plan of n months that costs least by a table, if the moves
// of the table can make one.
func (s *search) addFrom(t *costs, n, backpaid int, level rules.VND) (ok bool, err error) {
	moves, ok := t.moves(n - backpaid)
	if !ok {
		return false, nil
	}
	return s.add(moves, backpaid, level)
}

// add adds the plan of the moves with backpaid months at the end; ok is false
// if it does not reach the target.
func (s *search) add(moves []move, backpaid int, level rules.VND) (ok bool, err error) {
	var p Plan
	months := 0
	for _, m := range moves {
		p.add(m)
		months += m.payment.Months
	}
	if backpaid > 0 {
		m, ok := s.backpayment(months, backpaid, level)
		if !ok {
			return false, nil
		}
		p.add(m)
	}
	p.Income = level
	life, err := s.Planned(s.life, s.rows(&p))
	if err != nil {
		return false, nil // a plan that the law refuses is not a plan
	}
	p.life, p.until = life, max(s.age, life.LastMonth(), p.payments[len(p.payments)-1].payment.Paid)
	claimant := s.Claimant(life)
	answer, missing := claimant.Pension(pension.Claim{Asked: p.until})
	if missing.Missing() {
		return false, calc.Unknown(missing)
	}
	p.Reached = s.Figure(life, &answer, p.TotalPaid, standing.Basis{})
	p.Reached.TotalPaidIs = 0
	if ok, _ = s.q.Target.met(p.Reached, view.LastIncome(life, p.until)); !ok {
		return false, nil
	}
	if s.Assumptions().HasDiscount || s.Assumptions().Discount > 0 {
		for _, m := range p.payments {
			p.PresentValue += s.present(m.quote.Bill.Net, m.payment.Paid)
		}
	}
	if !slices.ContainsFunc(s.plans, p.same) {
		s.plans = append(s.plans, p)
	}
	return true, nil
}

// same reports whether two plans make the same record.
func (p *Plan) same(q Plan) bool { return slices.Equal(p.Rows, q.Rows) }

func (p *Plan) add(m move) {
	p.payments = append(p.payments, m)
	p.TotalPaid += m.quote.Bill.Net
	p.Support += m.quote.Bill.Gross - m.quote.Bill.Net
	if !slices.Contains(p.Methods, m.payment.Method) {
		p.Methods = append(p.Methods, m.payment.Method)
	}
	n := len(p.Rows)
	if m.payment.Method == subsidy.EveryMonth && n > 0 && p.Rows[n-1].Method == subsidy.EveryMonth && p.Rows[n-1].Income == m.payment.Income {
		p.Rows[n-1].To++
		return
	}
	row := PlanRow{
		From: m.payment.From, To: m.payment.From + rules.Month(m.payment.Months) - 1, Scheme: pension.Voluntary,
		Income: m.payment.Income, Method: m.payment.Method,
	}
	if m.payment.Method.Bears() {
		row.Paid = m.payment.Paid
	}
	p.Rows = append(p.Rows, row)
}

// backpaidIn returns when the last months are paid at once: as soon as the
// months before are paid and the age allows it.
func (s *search) backpaidIn(months int) rules.Month {
	at := s.start + rules.Month(months)
	ahead := s.Book().On(max(at, s.age)).Contribution.BackpayAhead.Value
	return max(at, s.age-rules.Month(ahead))
}

// backpayment returns the payment of the last months at once.
func (s *search) backpayment(months, backpaid int, level rules.VND) (move, bool) {
	at := s.backpaidIn(months)
	law := s.Book().On(at)
	if backpaid > law.Contribution.BackpayMax.Value {
		return move{}, false
	}
	from := s.start + rules.Month(months)
	return s.priced(law, subsidy.Payment{Paid: at, From: from, Method: subsidy.Backpay, Months: backpaid}, level)
}

// rows returns the plan as rows of a record.
func (s *search) rows(p *Plan) (rows []calc.Row) {
	for _, r := range p.Rows {
		rows = append(rows, calc.Row{
			Period: rulesPeriod(r), Scheme: r.Scheme, Level: calc.Income, Amount: r.Income, Method: r.Method, Paid: r.Paid,
		})
	}
	return rows
}

func rulesPeriod(r PlanRow) rules.Period { return rules.Period{From: r.From, Until: r.To + 1} }
