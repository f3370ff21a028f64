package calc

import (
	"cmp"
	"slices"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// A CheapestQuestion asks for the plan that reaches a target for the least of
// the person's own money.
type CheapestQuestion struct {
	Target  Target
	Methods []subsidy.Method // allowed; none: all
	Start   rules.Month      // the first month paid for
}

// A Plan is one way to reach the target.
type Plan struct {
	Rows      []PlanRow        `json:"rows"`
	TotalPaid rules.VND        `json:"total_paid"` // own money from the start on
	Support   rules.VND        `json:"total_support"`
	Income    rules.VND        `json:"income,omitzero"` // if one level was needed for the target
	Reached   Figure           `json:"reached"`
	Costs     rules.VND        `json:"costs_more"` // than the cheapest
	Methods   []subsidy.Method `json:"methods"`

	payments []move
}

// A PlanRow is a row of the record that the plan would make.
type PlanRow struct {
	From   rules.Month    `json:"from"`
	To     rules.Month    `json:"to"`
	Scheme pension.Scheme `json:"scheme"`
	Income rules.VND      `json:"income"`
	Method subsidy.Method `json:"method"`
	Paid   rules.Month    `json:"paid,omitzero"`
}

// A Cheapest is the plan found, what it saves, and the next best.
type Cheapest struct {
	Reachable           bool      `json:"reachable"`
	Plan                *Plan     `json:"plan,omitempty"`
	TotalPaid           rules.VND `json:"total_paid,omitzero"`
	SavedAgainstMonthly rules.VND `json:"saved_against_monthly"`
	RunnersUp           []Plan    `json:"runners_up,omitempty"`
	Ceiling             Figure    `json:"ceiling,omitzero"` // if not reachable

	calc *Calculator
	law  *rules.Law
}

// CheapestPlan searches all ways to pay without pause from the start on: every
// sequence of the allowed methods, with what is missing paid at once at the end
// where the law allows it. The income is the lowest of each month, or, for a
// target in đồng, the lowest one level that reaches it. The search is exact.
func (c *Calculator) CheapestPlan(l *Life, q CheapestQuestion) (Cheapest, error) {
	s := search{Calculator: c, life: l, q: q, age: l.reached(c), bills: map[billed]move{}, out: Cheapest{calc: c, law: c.book.On(q.Start)}}
	if first := c.book.FirstContribution(); q.Start < first.Since {
		return Cheapest{}, document.Faults{{Code: MonthBeforeLaw, Path: "/start", Value: q.Start.String(), Bound: first.Since.String(), Hint: hints[MonthBeforeLaw], Message: "there was no voluntary insurance before " + first.Since.String()}}
	}
	if t, _ := l.record.LastPaid(rules.LastMonth); t >= q.Start {
		return Cheapest{}, document.Faults{{Code: Overlap, Path: "/start", Value: q.Start.String(), Bound: (t + 1).String(), Hint: "start in the month that bound names, or later", Message: "the record reaches to " + t.String() + "; a plan starts after it"}}
	}
	err := s.run()
	return s.out, err
}

// A move is one payment of a plan.
type move struct {
	payment subsidy.Payment
	bill    subsidy.Bill
}

// search looks for the least cost over all sequences of moves.
type search struct {
	*Calculator
	life  *Life
	q     CheapestQuestion
	age   rules.Month
	used  int // months of support used before the start
	out   Cheapest
	bills map[billed]move
}

// billed is all that the price of a payment depends on, but for its months'
// place in time.
type billed struct {
	law       *rules.Law
	profile   rules.Month // since when the person's profile is as it is
	method    subsidy.Method
	months    int
	income    rules.VND
	supported int
}

func (s *search) run() error {
	s.used = s.granted(s.life, s.q.Start, rules.LastMonth).Months
	var plans []Plan
	for _, n := range s.lengths() {
		found, err := s.ofLength(n)
		if err != nil {
			return err
		}
		plans = append(plans, found...)
	}
	if len(plans) == 0 {
		return nil
	}
	slices.SortStableFunc(plans, func(a, b Plan) int { return cmp.Compare(a.TotalPaid, b.TotalPaid) })
	s.report(plans)
	return nil
}

// report fills in the answer from the plans, cheapest first.
func (s *search) report(plans []Plan) {
	best := plans[0]
	for i := range plans {
		plans[i].Costs = plans[i].TotalPaid - best.TotalPaid
		if onlyMonthly(&plans[i]) && s.out.SavedAgainstMonthly == 0 {
			s.out.SavedAgainstMonthly = plans[i].Costs
		}
	}
	s.out.Reachable, s.out.Plan, s.out.TotalPaid = true, &plans[0], best.TotalPaid
	s.out.RunnersUp = runnersUp(plans)
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

// lengths returns the numbers of months that could be the cheapest: what is
// missing for the right to a pension; for a target in đồng also every half
// year more, up to what raises the rate no further.
func (s *search) lengths() (out []int) {
	law := s.book.On(max(s.age, s.q.Start))
	have := s.life.record.Before(s.q.Start).Insured()
	need := max(0, law.Pension.MinInsuredMonths.Value-have)
	if s.q.Target.Monthly == 0 && s.q.Target.Replacement == 0 {
		return []int{max(1, need)}
	}
	const halfYear, most = 6, 360
	for n := max(1, need); n <= most; n += halfYear {
		out = append(out, n)
	}
	return out
}

// ofLength returns the cheapest plan of n months for each number of months
// left to one payment at the end, and monthly payment alone to compare with.
func (s *search) ofLength(n int) (plans []Plan, err error) {
	income, ok, err := s.income(n)
	if err != nil || !ok {
		return nil, err
	}
	t := s.table(n, income, s.q.Methods)
	for _, backpaid := range s.backpayable(n) {
		moves, ok := t.moves(n - backpaid)
		if !ok {
			continue
		}
		if plan, ok, err := s.plan(moves, backpaid, income); err != nil {
			return nil, err
		} else if ok {
			plans = append(plans, plan)
		}
	}
	if len(s.q.Methods) != 1 && s.allowed(subsidy.EveryMonth) {
		moves, _ := s.table(n, income, []subsidy.Method{subsidy.EveryMonth}).moves(n)
		plan, ok, err := s.plan(moves, 0, income)
		if err == nil && ok && !slices.ContainsFunc(plans, func(p Plan) bool { return onlyMonthly(&p) && p.TotalPaid == plan.TotalPaid }) {
			plans = append(plans, plan)
		}
		return plans, err
	}
	return plans, nil
}

func (s *search) allowed(m subsidy.Method) bool {
	return len(s.q.Methods) == 0 || slices.Contains(s.q.Methods, m)
}

// backpayable returns how many of the n months may be left to one payment at
// the end: none, or up to the law's limit if they are what is missing.
func (s *search) backpayable(n int) []int {
	out := []int{0}
	law := s.book.On(max(s.age, s.q.Start))
	have := s.life.record.Before(s.q.Start).Insured()
	if !s.allowed(subsidy.Backpay) || have+n != law.Pension.MinInsuredMonths.Value {
		return out
	}
	for b := 1; b <= min(n, law.Contribution.BackpayMax.Value); b++ {
		out = append(out, b)
	}
	return out
}

// income returns the level that reaches the target with n months paid
// monthly; 0 stands for the lowest of each month.
func (s *search) income(n int) (level rules.VND, ok bool, err error) {
	if s.q.Target.Monthly == 0 && s.q.Target.Replacement == 0 {
		return 0, true, nil
	}
	plan := []Row{{Period: rules.Period{From: s.q.Start, Until: s.q.Start + rules.Month(n)}, Scheme: pension.Voluntary, Level: Income, Amount: 1}}
	t := tries{Calculator: s.Calculator, life: s.life, q: SolveQuestion{Target: s.q.Target, Vary: VaryIncome, Plan: plan}}
	low, high, err := t.bounds()
	if err != nil || low > high {
		return 0, false, err
	}
	found, err := t.bisected(low, high)
	if found.Ceiling.Monthly > s.out.Ceiling.Monthly {
		s.out.Ceiling = found.Ceiling
	}
	return rules.VND(found.Value.N), found.Reachable, err
}

// A costs table says for each number of months what they cost at the least,
// and which payment comes last.
type costs struct {
	least []rules.VND
	last  []move
}

// table fills in the least cost of 0 to n months: the payments before do not
// change what a payment costs but by the months of support used, which are the
// months paid.
func (s *search) table(n int, income rules.VND, methods []subsidy.Method) *costs {
	t := &costs{least: make([]rules.VND, n+1), last: make([]move, n+1)}
	for j := range n {
		if j > 0 && t.last[j].payment.Months == 0 {
			continue
		}
		for _, m := range s.movesAt(j, n-j, income, methods) {
			k := j + m.payment.Months
			cost, first := t.least[j]+m.bill.Net, t.last[k].payment.Months == 0
			if first || cost < t.least[k] || cost == t.least[k] && m.payment.Method == subsidy.EveryMonth {
				t.least[k], t.last[k] = cost, m
			}
		}
	}
	return t
}

// moves returns the payments that cover n months for the least.
func (t *costs) moves(n int) (moves []move, ok bool) {
	for n > 0 {
		m := t.last[n]
		if m.payment.Months == 0 {
			return nil, false
		}
		moves = append(moves, m)
		n -= m.payment.Months
	}
	slices.Reverse(moves)
	return moves, true
}

// movesAt returns the payments that can be made after j months are paid and
// cover at most left months.
func (s *search) movesAt(j, left int, income rules.VND, methods []subsidy.Method) (out []move) {
	paid := s.q.Start + rules.Month(j)
	law := s.book.On(paid)
	for m := subsidy.EveryMonth; m < subsidy.Backpay; m++ {
		if len(methods) > 0 && !slices.Contains(methods, m) {
			continue
		}
		for _, months := range lengthsOf(law, m) {
			if months <= left {
				if x, ok := s.priced(law, subsidy.Payment{Paid: paid, From: paid, Method: m, Months: months}, income, s.used+j); ok {
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// lengthsOf returns how many months a method may cover.
func lengthsOf(law *rules.Law, m subsidy.Method) (out []int) {
	c := &law.Contribution
	if n := m.Regular(); n > 0 {
		if c.Periods.Value.Has(n) {
			out = append(out, n)
		}
		return out
	}
	for n := range 64 {
		if c.PrepayMonths.Value.Has(n) {
			out = append(out, n)
		}
	}
	return out
}

// priced returns what a payment costs; ok is false if it cannot be priced.
func (s *search) priced(law *rules.Law, p subsidy.Payment, income rules.VND, used int) (move, bool) {
	p.Income = max(income, law.Contribution.Floor.Value)
	key := billed{law, s.life.since(p.Paid), p.Method, p.Months, p.Income, subsidy.StateMonths(law, p, used)}
	if m, known := s.bills[key]; known {
		m.payment.Paid, m.payment.From = p.Paid, p.From
		return m, true
	}
	if p.Method.Bears() {
		if faults := s.fundRate(law, &ContributionQuestion{Paid: p.Paid}, &p); len(faults) > 0 {
			return move{}, false
		}
	}
	out, profile := Contribution{law: law, book: s.book, payment: p}, s.life.profile(p.Paid)
	out.price(&profile, used, nil)
	s.bills[key] = move{payment: p, bill: out.bill}
	return s.bills[key], true
}

// since returns the first month of the profile that the person has in a month.
func (l *Life) since(m rules.Month) (since rules.Month) {
	look := func(p rules.Period) {
		for _, at := range [...]rules.Month{p.From, p.Until} {
			if at <= m {
				since = max(since, at)
			}
		}
	}
	for _, s := range l.person.Status {
		look(s.Period)
	}
	for _, r := range l.person.Residence {
		look(r.Period)
	}
	return since
}

// plan returns the plan of the moves with backpaid months at the end; ok is
// false if it does not reach the target.
func (s *search) plan(moves []move, backpaid int, income rules.VND) (p Plan, ok bool, err error) {
	months := 0
	for _, m := range moves {
		p.add(m)
		months += m.payment.Months
	}
	if backpaid > 0 {
		m, ok := s.backpayment(months, backpaid, income)
		if !ok {
			return p, false, nil
		}
		p.add(m)
	}
	p.Income = income
	life, err := s.planned(s.life, s.rows(&p))
	if err != nil {
		return p, false, nil //nolint:nilerr // a plan that the law refuses is not a plan
	}
	until := max(s.age, lastMonth(life.rows), p.payments[len(p.payments)-1].payment.Paid)
	answer, err := s.Pension(life, PensionQuestion{Month: until})
	p.Reached = Figure{InsuredMonths: answer.InsuredMonths, Eligible: answer.Eligible, Starts: answer.Starts, Monthly: answer.Monthly, TotalPaid: p.TotalPaid}
	ok, _ = s.q.Target.met(p.Reached, life.lastIncome(until))
	return p, ok, err
}

func (p *Plan) add(m move) {
	p.payments = append(p.payments, m)
	p.TotalPaid += m.bill.Net
	p.Support += m.bill.Gross - m.bill.Net
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

// backpayment returns the payment of the last months at once: as soon as the
// months before are paid and the age allows it.
func (s *search) backpayment(months, backpaid int, income rules.VND) (move, bool) {
	at := s.q.Start + rules.Month(months)
	law := s.book.On(max(at, s.age))
	at = max(at, s.age-rules.Month(law.Contribution.BackpayAhead.Value))
	law = s.book.On(at)
	if !law.Contribution.BackpayMax.IsKnown() || backpaid > law.Contribution.BackpayMax.Value {
		return move{}, false
	}
	from := s.q.Start + rules.Month(months)
	return s.priced(law, subsidy.Payment{Paid: at, From: from, Method: subsidy.Backpay, Months: backpaid}, income, s.used+months)
}

// rows returns the plan as rows of a record.
func (s *search) rows(p *Plan) (rows []Row) {
	for _, r := range p.Rows {
		rows = append(rows, Row{
			Period: rulesPeriod(r), Scheme: r.Scheme, Level: Income, Amount: r.Income, Method: r.Method, Paid: r.Paid,
		})
	}
	return rows
}

func rulesPeriod(r PlanRow) rules.Period { return rules.Period{From: r.From, Until: r.To + 1} }

// Law returns the law of the first month of the plan.
func (c Cheapest) Law() *rules.Law { return c.law }

func (c Cheapest) foot(f *footing) {
	on(f, &c.law.Contribution.Periods)
	on(f, &c.law.Contribution.PrepayMonths)
	on(f, &c.law.Contribution.FundRate)
	if c.Plan != nil {
		f.horizon(c.calc.book, c.Plan.Reached.Starts)
		f.note(!c.calc.assume.HasInflation, NothingAssumed)
	}
}

func readCheapest(o object) Question {
	o.asks("target", "methods", "start")
	q := CheapestQuestion{Target: o.targetOf(), Start: o.needMonth("start")}
	o.list("methods", func(n *document.Node, path string) {
		m, ok := subsidy.ParseMethod(n.Text)
		if n.Kind != document.Scalar || !ok {
			o.report(n, path, BadChoice, "", "%q is not a way to pay", n.Text)
			return
		}
		q.Methods = append(q.Methods, m)
	})
	return q
}

func (q CheapestQuestion) ask(c *Calculator, l *Life) (Result, error) { return c.CheapestPlan(l, q) }
