package calc

import (
	"slices"

	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A ProjectionQuestion asks what becomes of a record if it goes on as planned.
type ProjectionQuestion struct {
	Until rules.Month // the month in which the pension is asked for; 0: at retirement
	Plan  []Row       // what is to be paid; no month may be in the record already
}

// A Projection is a record and a plan run forward under the law of each month,
// and past what is published under what is assumed. Rights come first; Basis
// says of each amount how firm it is.
type Projection struct {
	Pension       Pension     `json:"pension"` // at the end
	StopNow       Figure      `json:"stop_now"`
	GoOn          Figure      `json:"go_on"`
	Most          Figure      `json:"most"` // the same months at the highest income
	Years         []Year      `json:"years"`
	TotalPaid     rules.VND   `json:"total_paid"`                    // the person's own money
	TotalSupport  rules.VND   `json:"total_support"`                 // everybody else's
	Density       rules.Rate  `json:"contribution_density,omitzero"` // insured months over months since the first
	PaybackMonths int         `json:"payback_months,omitzero"`       // of pension, at its first amount, that return what was paid
	PaybackMonth  rules.Month `json:"payback_month,omitzero"`        // the last of them
	Replacement   rules.Rate  `json:"replacement_rate,omitzero"`     // pension over the last income paid on
	InTodaysMoney rules.VND   `json:"monthly_in_todays_money,omitzero"`
	Returns
	OneMoreMonth *Marginal        `json:"one_more_month,omitempty"` // what a month more at the end brings
	OneMoreStep  *Marginal        `json:"one_more_step,omitempty"`  // what a higher income in every month of the plan brings
	AssumedFrom  rules.Month      `json:"assumed_from,omitzero"`    // the first month past what the rule files vouch for
	Basis        []Based          `json:"basis,omitempty"`          // how firm each amount is
	Assumed      []AssumptionUsed `json:"assumptions,omitempty"`    // what stands for figures that are not published

	calc   *Calculator
	life   *Life
	until  rules.Month
	most   *Life
	stop   *Life
	raised bool // incomes were lifted to a floor that is assumed
}

// A Figure is one of the three that stand side by side.
type Figure struct {
	InsuredMonths int         `json:"insured_months"`
	Eligible      bool        `json:"eligible"`
	Starts        rules.Month `json:"starts,omitzero"`
	Monthly       rules.VND   `json:"monthly,omitzero"`
	InTodaysMoney rules.VND   `json:"monthly_in_todays_money,omitzero"`
	MonthlyIs     Standing    `json:"monthly_basis,omitzero"`
	TotalPaid     rules.VND   `json:"total_paid"`
	TotalPaidIs   Standing    `json:"total_paid_basis,omitzero"`
}

// A Year is one calendar year of a projection.
type Year struct {
	Year          int       `json:"year"`
	Contributed   rules.VND `json:"contributed"`
	ContributedIs Standing  `json:"contributed_basis,omitzero"`
	Supported     rules.VND `json:"supported"` // by all payers together
	SupportedIs   Standing  `json:"supported_basis,omitzero"`
	StateSupport  rules.VND `json:"state_support,omitzero"`
	LocalSupport  rules.VND `json:"local_support,omitzero"`
	DonorSupport  rules.VND `json:"donor_support,omitzero"`
	InsuredMonths int       `json:"insured_months"` // by its end, all together
	Monthly       rules.VND `json:"monthly_pension_if_eligible,omitzero"`
	InTodaysMoney rules.VND `json:"monthly_in_todays_money,omitzero"`
	MonthlyIs     Standing  `json:"monthly_basis,omitzero"`
	IfDeath       rules.VND `json:"family_receives_on_death,omitzero"` // funeral grant and survivor lump sum, in its last month
	IfDeathIs     Standing  `json:"family_receives_on_death_basis,omitzero"`
}

// Projection runs the life and the plan forward.
func (c *Calculator) Projection(l *Life, q ProjectionQuestion) (Projection, error) {
	if faults := q.Needs().Lacking(&l.person); faults != nil {
		return Projection{}, faults.Err()
	}
	planned, err := c.planned(l, q.Plan)
	if err != nil {
		return Projection{}, err
	}
	until := q.Until
	if until == 0 {
		until = max(planned.reached(c), lastMonth(planned.rows))
	}
	out := Projection{calc: c, life: planned, raised: planned.raised()}
	if out.Pension, err = c.Pension(planned, PensionQuestion{Month: until}); err != nil {
		return Projection{}, err
	}
	money, err := c.flows(planned, until)
	if err != nil {
		return Projection{}, err
	}
	out.add(money, until)
	out.GoOn = c.figureOf(planned, &out.Pension.full, money.paid, money.paidOn)
	if err := out.beside(l, q, until); err != nil {
		return Projection{}, err
	}
	out.marginals(l, q, until)
	out.based(money, until)
	return out, nil
}

// planned returns the life with the plan added; faults of the plan stand below
// /plan.
func (c *Calculator) planned(l *Life, plan []Row) (*Life, error) {
	chk := checker{book: c.book, born: l.person.Born}
	out := chk.longer(l, slices.Clone(plan))
	for i := range chk.faults {
		chk.faults[i].Path = planPath(chk.faults[i].Path, len(l.rows))
	}
	return out, chk.faults.Err()
}

// beside fills in what stopping now and paying the most would bring.
func (out *Projection) beside(l *Life, q ProjectionQuestion, until rules.Month) (err error) {
	c := out.calc
	if out.StopNow, err = c.figure(l, until); err != nil {
		return err
	}
	most, err := c.planned(l, c.atCeiling(q.Plan))
	if err != nil {
		return err
	}
	out.stop, out.most, out.until = l, most, until
	out.Most, err = c.figure(most, until)
	return err
}

// Beside returns the pensions of which StopNow and Most are the figures. They
// are worked out when they are asked for.
func (out Projection) Beside() (stop, most Pension) {
	q := PensionQuestion{Month: out.until}
	stop, _ = out.calc.Pension(out.stop, q) // their figures were there, so these are
	most, _ = out.calc.Pension(out.most, q)
	return stop, most
}

// figure returns what a life brings if the pension is asked for in a month.
func (c *Calculator) figure(l *Life, until rules.Month) (f Figure, err error) {
	claimant := c.claimant(l)
	p, missing := claimant.Pension(pension.Claim{Asked: until})
	if missing.Missing() {
		return f, unknown(missing)
	}
	paid, on, err := c.paidBy(l, 0, until)
	return c.figureOf(l, &p, paid, on), err
}

// paidBy returns the person's own money of the payments made from a month on
// and by another, and what it rests on.
func (c *Calculator) paidBy(l *Life, since, until rules.Month) (paid rules.VND, on Basis, err error) {
	err = c.eachOutlay(l, since, func(o outlay) bool {
		if !o.madeBy(until) {
			return false
		}
		own, _ := c.ofPayment(o.row, o.last(), &o.bill)
		paid, on = paid+o.bill.Net.Times(o.times), on.and(own)
		return true
	})
	return paid, on, err
}

func (c *Calculator) figureOf(l *Life, p *pension.OldAge, paid rules.VND, on Basis) Figure {
	return Figure{
		InsuredMonths: p.Time.Insured(), Eligible: p.Eligible(), Starts: p.Start, Monthly: p.Monthly,
		InTodaysMoney: c.todays(p.Monthly, p.Start), MonthlyIs: standingOf(p.Monthly, c.ofPension(l, p)),
		TotalPaid: paid, TotalPaidIs: standingOf(paid, on),
	}
}

// standingOf returns how firm an amount is; none if there is none.
func standingOf(v rules.VND, b Basis) Standing {
	if v == 0 {
		return 0
	}
	return b.Standing()
}

// atCeiling returns the plan with the highest income of every month.
func (c *Calculator) atCeiling(plan []Row) (rows []Row) {
	for _, r := range plan {
		for from, end := r.From, r.Until; from < end; {
			law := c.book.On(from)
			piece := r
			piece.From, piece.Until = from, end
			if !r.atOnce() && r.Method.Regular() == 1 && law.Before != 0 {
				piece.Until = min(end, law.Before)
			}
			if r.Level == Income {
				piece.Amount = law.Contribution.CeilingBase.Value.Times(law.Contribution.CeilingMultiple.Value)
			}
			rows, from = append(rows, piece), piece.Until
		}
	}
	return rows
}

// flows are the money of a life by calendar year, and what it rests on.
type flows struct {
	years       []Year // from the first payment on, none left out
	paid, given rules.VND
	paidOn      Basis
	givenOn     Basis
}

// flows adds up the payments of a life that are made up to a month.
func (c *Calculator) flows(l *Life, until rules.Month) (f flows, err error) {
	err = c.eachOutlay(l, 0, func(o outlay) bool {
		if !o.madeBy(until) {
			return false
		}
		f.paid += o.bill.Net.Times(o.times)
		f.given += (o.bill.Gross - o.bill.Net).Times(o.times)
		for i := 0; i < o.times; {
			at := o.paid + o.every*rules.Month(i)
			n := min(o.times-i, int((rules.MonthOf(at.Year()+1, 1)-at-1)/o.every)+1)
			own, others := c.ofPayment(o.row, at+o.every*rules.Month(n-1), &o.bill)
			f.paidOn, f.givenOn = f.paidOn.and(own), f.givenOn.and(others)
			f.year(at.Year()).pay(&o.bill, n, own, others)
			i += n
		}
		return true
	})
	return f, err
}

// pay adds n payments of one bill.
func (y *Year) pay(b *subsidy.Bill, n int, own, others Basis) {
	y.Contributed += b.Net.Times(n)
	y.Supported += (b.Gross - b.Net).Times(n)
	y.StateSupport += b.State().Times(n)
	y.LocalSupport += b.Local().Times(n)
	y.DonorSupport += b.Donors().Times(n)
	y.ContributedIs = max(y.ContributedIs, standingOf(b.Net, own))
	y.SupportedIs = max(y.SupportedIs, standingOf(b.Gross-b.Net, others))
}

// year returns a year of the flows, with those up to it.
func (f *flows) year(n int) *Year {
	if len(f.years) == 0 {
		f.years = make([]Year, 0, 64)
		f.years = append(f.years, Year{Year: n})
	}
	for f.years[0].Year > n {
		f.years = append([]Year{{Year: f.years[0].Year - 1}}, f.years...)
	}
	for last := f.years[len(f.years)-1].Year; last < n; last++ {
		f.years = append(f.years, Year{Year: last + 1})
	}
	return &f.years[n-f.years[0].Year]
}

// add fills in years, totals and indicators.
func (out *Projection) add(f flows, until rules.Month) {
	c, l := out.calc, out.life
	first := l.record.Joined()
	claimant, amount := c.claimant(l), out.Pension.Monthly
	if first != 0 {
		out.Years = make([]Year, 0, max(0, until.Year()-first.Year()+1))
	}
	for n := first.Year(); first != 0 && n <= until.Year(); n++ {
		y := *f.year(n)
		end := min(until, rules.MonthOf(n, 12))
		y.InsuredMonths = l.record.Before(end + 1).Insured()
		if p, missing := claimant.Pension(pension.Claim{Asked: end}); !missing.Missing() && p.Eligible() {
			y.Monthly, y.InTodaysMoney = p.Monthly, c.todays(p.Monthly, end)
			y.MonthlyIs = standingOf(p.Monthly, c.ofPension(l, &p))
		}
		if out.Pension.Eligible && n > out.Pension.Starts.Year() {
			amount = c.raised(amount)
		}
		y.IfDeath, _ = c.familyReceives(&claimant, l, end, pensionOf(&out.Pension, end, amount))
		y.IfDeathIs = standingOf(y.IfDeath, c.reach.basis(onReference|onIndexation, end))
		out.Years = append(out.Years, y)
	}
	out.TotalPaid, out.TotalSupport = f.paid, f.given
	if until > c.book.Horizon() {
		out.AssumedFrom = c.book.Horizon() + 1
	}
	out.indicators(l, first, until)
	out.Returns = c.returns(l, out)
}

func (out *Projection) indicators(l *Life, first, until rules.Month) {
	p := &out.Pension
	out.Density = ratio(p.InsuredMonths, int(until-first)+1)
	if !p.Eligible || p.Monthly == 0 {
		return
	}
	out.PaybackMonths = int(rules.NewSum().Plus(out.TotalPaid, 1).Ceil(int64(p.Monthly)))
	out.PaybackMonth = p.Starts + rules.Month(out.PaybackMonths) - 1
	out.Replacement = ratio(int(p.Monthly), int(l.lastIncome(until)))
	out.InTodaysMoney = out.calc.todays(p.Monthly, p.Starts)
}

// lastIncome returns the income or salary of the last month paid on up to a month.
func (l *Life) lastIncome(until rules.Month) (income rules.VND) {
	last := rules.Month(0)
	for i := range l.rows {
		r := &l.rows[i]
		if n := r.monthsUpTo(until); n > 0 && r.From+rules.Month(n) > last {
			last, income = r.From+rules.Month(n), r.Amount
		}
	}
	return income
}

// Law returns the law of the month in which the pension would start.
func (out Projection) Law() *rules.Law { return out.Pension.Law() }

// Foot adds what the figures rest on.
func (out Projection) Foot(f *note.Footing) {
	out.Pension.Foot(f)
	f.Note(out.AssumedFrom != 0 && !out.calc.assume.HasInflation, note.NothingAssumed)
	f.Note(out.AssumedFrom != 0, note.RightsFirst)
	f.Note(out.raised, note.RaisedToFloor)
	f.Note(len(out.Assumed) > 0, note.AmountsAssumed)
}

// Ask returns what Calculator.Projection does.
func (q ProjectionQuestion) Ask(c *Calculator, l *Life) (Result, error) { return c.Projection(l, q) }
