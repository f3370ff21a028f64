// Package ahead runs a record and a plan forward under the law of each month,
// and past what is published under what is assumed.
package ahead

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/view"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/calc/standing"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// A Question asks what becomes of a record if it goes on as planned.
type Question struct {
	Until rules.Month // the month in which the pension is asked for; 0: at retirement
	Plan  []calc.Row  // what is to be paid; no month may be in the record already
}

// A Projection is a record and a plan run forward under the law of each month,
// and past what is published under what is assumed. Rights come first; Basis
// says of each amount how firm it is.
type Projection struct {
	Pension       calc.Pension    `json:"pension"` // at the end
	StopNow       standing.Figure `json:"stop_now"`
	GoOn          standing.Figure `json:"go_on"`
	Most          standing.Figure `json:"most"` // the same months at the highest income
	Years         []Year          `json:"years"`
	TotalPaid     rules.VND       `json:"total_paid"`                    // the person's own money
	TotalSupport  rules.VND       `json:"total_support"`                 // everybody else's
	Density       rules.Rate      `json:"contribution_density,omitzero"` // insured months over months since the first
	PaybackMonths int             `json:"payback_months,omitzero"`       // of pension, at its first amount, that return what was paid
	PaybackMonth  rules.Month     `json:"payback_month,omitzero"`        // the last of them
	Replacement   rules.Rate      `json:"replacement_rate,omitzero"`     // pension over the last income paid on
	InTodaysMoney rules.VND       `json:"monthly_in_todays_money,omitzero"`
	Returns
	OneMoreMonth *Marginal                 `json:"one_more_month,omitempty"` // what a month more at the end brings
	OneMoreStep  *Marginal                 `json:"one_more_step,omitempty"`  // what a higher income in every month of the plan brings
	AssumedFrom  rules.Month               `json:"assumed_from,omitzero"`    // the first month past what the rule files vouch for
	Basis        []standing.Based          `json:"basis,omitempty"`          // how firm each amount is
	Assumed      []standing.AssumptionUsed `json:"assumptions,omitempty"`    // what stands for figures that are not published

	run    runner
	life   *calc.Life
	until  rules.Month
	most   *calc.Life
	stop   *calc.Life
	raised bool // incomes were lifted to a floor that is assumed
}

// A Year is one calendar year of a projection.
type Year struct {
	Year          int               `json:"year"`
	Contributed   rules.VND         `json:"contributed"`
	ContributedIs standing.Standing `json:"contributed_basis,omitzero"`
	Supported     rules.VND         `json:"supported"` // by all payers together
	SupportedIs   standing.Standing `json:"supported_basis,omitzero"`
	StateSupport  rules.VND         `json:"state_support,omitzero"`
	LocalSupport  rules.VND         `json:"local_support,omitzero"`
	DonorSupport  rules.VND         `json:"donor_support,omitzero"`
	InsuredMonths int               `json:"insured_months"` // by its end, all together
	Monthly       rules.VND         `json:"monthly_pension_if_eligible,omitzero"`
	InTodaysMoney rules.VND         `json:"monthly_in_todays_money,omitzero"`
	MonthlyIs     standing.Standing `json:"monthly_basis,omitzero"`
	IfDeath       rules.VND         `json:"family_receives_on_death,omitzero"` // funeral grant and survivor lump sum, in its last month
	IfDeathIs     standing.Standing `json:"family_receives_on_death_basis,omitzero"`
}

// A runner runs records forward.
type runner struct{ view.View }

// Project runs the life and the plan forward. The error says what is wrong with
// the plan, below /plan, or which figure is not known.
func Project(c *calc.Calculator, l *calc.Life, q Question) (Projection, error) {
	p := l.Person()
	if faults := q.Needs().Lacking(&p); faults != nil {
		return Projection{}, faults.Err()
	}
	return runner{view.From(c)}.project(l, q)
}

func (c runner) project(l *calc.Life, q Question) (Projection, error) {
	planned, err := c.Planned(l, q.Plan)
	if err != nil {
		return Projection{}, err
	}
	if faults := q.faults(); faults != nil {
		return Projection{}, faults
	}
	until := q.Until
	if until == 0 {
		until = max(c.Reached(planned), planned.LastMonth())
	}
	if faults := c.Unfounded(planned, until); faults != nil {
		return Projection{}, faults
	}
	out := Projection{run: c, life: planned, raised: view.Raised(planned)}
	if out.Pension, err = c.Pension(planned, calc.PensionQuestion{Month: until}); err != nil {
		return Projection{}, err
	}
	money, err := c.flows(planned, until)
	if err != nil {
		return Projection{}, err
	}
	out.add(money, until)
	full := out.Pension.Working()
	out.GoOn = c.Figure(planned, &full, money.paid, money.paidOn)
	if err := out.beside(l, q, until); err != nil {
		return Projection{}, err
	}
	out.marginals(l, q, until)
	out.based(money, until)
	return out, nil
}

// faults: the end is a month that can be said.
func (q Question) faults() document.Faults {
	if q.Until == 0 || q.Until >= rules.FirstMonth && q.Until <= rules.LastMonth {
		return nil
	}
	bound := rules.FirstMonth.String() + " to " + rules.LastMonth.String()
	return document.Faults{{Code: calc.OutOfRange, Path: "/until", Value: q.Until.String(), Bound: bound, Hint: calc.Hint(calc.OutOfRange), Message: q.Until.String() + " is outside " + bound}}
}

// beside fills in what stopping now and paying the most would bring.
func (out *Projection) beside(l *calc.Life, q Question, until rules.Month) (err error) {
	c := out.run
	if out.StopNow, err = c.figure(l, until); err != nil {
		return err
	}
	most, err := c.Planned(l, c.atCeiling(q.Plan))
	if err != nil {
		return err
	}
	out.stop, out.most, out.until = l, most, until
	out.Most, err = c.figure(most, until)
	return err
}

// Beside returns the pensions of which StopNow and Most are the figures. They
// are worked out when they are asked for.
func (out Projection) Beside() (stop, most calc.Pension) {
	q := calc.PensionQuestion{Month: out.until}
	stop, _ = out.run.Pension(out.stop, q) // their figures were there, so these are
	most, _ = out.run.Pension(out.most, q)
	return stop, most
}

// figure returns what a life brings if the pension is asked for in a month.
func (c runner) figure(l *calc.Life, until rules.Month) (f standing.Figure, err error) {
	claimant := c.Claimant(l)
	p, missing := claimant.Pension(pension.Claim{Asked: until})
	if missing.Missing() {
		return f, calc.Unknown(missing)
	}
	paid, on, err := c.Paid(l, 0, until)
	return c.Figure(l, &p, paid, on), err
}

// atCeiling returns the plan with the highest income of every month.
func (c runner) atCeiling(plan []calc.Row) (rows []calc.Row) {
	for _, r := range plan {
		for from, end := r.From, r.Until; from < end; {
			piece := r
			piece.From, piece.Until = from, end
			if next := c.Book().On(from).Before; !r.AtOnce() && r.Method.Regular() == 1 && next != 0 {
				piece.Until = min(end, next)
			}
			if r.Level == calc.Income {
				piece.Amount = c.highest(&piece)
			}
			rows, from = append(rows, piece), piece.Until
		}
	}
	return rows
}

// highest returns the highest income that the law of every payment of a row
// allows.
func (c runner) highest(r *calc.Row) rules.VND {
	most := rules.MaxVND
	for m := r.PaidIn(); ; {
		law := c.Book().On(m)
		most = min(most, ceiling(&law.Contribution))
		if m = law.Before; m == 0 || m >= r.Until || r.AtOnce() {
			return most
		}
	}
}

// ceiling returns the highest income, the highest of all if none is set; where
// the law sets a step, the last step up to it.
func ceiling(law *rules.ContributionLaw) rules.VND {
	most := rules.MaxVND
	if law.CeilingBase.IsKnown() {
		most = law.CeilingBase.Value.Times(law.CeilingMultiple.Value)
	}
	if step := law.Step.Value; step > 0 {
		return law.Floor.Value + (most-law.Floor.Value)/step*step
	}
	return most
}

// flows are the money of a life by calendar year, and what it rests on.
type flows struct {
	years       []Year // from the first payment on, none left out
	paid, given rules.VND
	paidOn      standing.Basis
	givenOn     standing.Basis
}

// flows adds up the payments of a life that are made up to a month.
func (c runner) flows(l *calc.Life, until rules.Month) (f flows, err error) {
	err = c.EachOutlay(l, 0, func(o calc.Outlay) bool {
		if !o.MadeBy(until) {
			return false
		}
		f.paid += o.Bill.Net.Times(o.Times)
		f.given += (o.Bill.Gross - o.Bill.Net).Times(o.Times)
		for i := 0; i < o.Times; {
			at := o.Paid + o.Every*rules.Month(i)
			n := min(o.Times-i, int((rules.MonthOf(at.Year()+1, 1)-at-1)/o.Every)+1)
			own, others := c.OfPayment(o.Row, at+o.Every*rules.Month(n-1), &o.Bill)
			f.paidOn, f.givenOn = f.paidOn.And(own), f.givenOn.And(others)
			f.year(at.Year()).pay(&o.Bill, n, own, others)
			i += n
		}
		return true
	})
	return f, err
}

// pay adds n payments of one bill.
func (y *Year) pay(b *subsidy.Bill, n int, own, others standing.Basis) {
	y.Contributed += b.Net.Times(n)
	y.Supported += (b.Gross - b.Net).Times(n)
	y.StateSupport += b.State().Times(n)
	y.LocalSupport += b.Local().Times(n)
	y.DonorSupport += b.Donors().Times(n)
	y.ContributedIs = max(y.ContributedIs, own.If(b.Net))
	y.SupportedIs = max(y.SupportedIs, others.If(b.Gross-b.Net))
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
	c, l := out.run, out.life
	first := l.Record().Joined()
	claimant, amount := c.Claimant(l), out.Pension.Monthly
	if first != 0 {
		out.Years = make([]Year, 0, max(0, until.Year()-first.Year()+1))
	}
	for n := first.Year(); first != 0 && n <= until.Year(); n++ {
		y := *f.year(n)
		end := min(until, rules.MonthOf(n, 12))
		y.InsuredMonths = l.Record().Before(end + 1).Insured()
		if p, missing := claimant.Pension(pension.Claim{Asked: end}); !missing.Missing() {
			y.Monthly, y.InTodaysMoney = p.Monthly, c.Today(p.Monthly, end)
			y.MonthlyIs = c.OfPension(l, &p).If(p.Monthly)
		}
		if out.Pension.Eligible && n > out.Pension.Starts.Year() {
			amount = c.raised(amount)
		}
		y.IfDeath = c.familyReceives(&claimant, l, end, pensionOf(&out.Pension, end, amount))
		y.IfDeathIs = c.At(standing.Reference|standing.Indexation, end).If(y.IfDeath)
		out.Years = append(out.Years, y)
	}
	out.TotalPaid, out.TotalSupport = f.paid, f.given
	if until > c.Book().Horizon() {
		out.AssumedFrom = c.Book().Horizon() + 1
	}
	out.indicators(l, first, until)
	out.Returns = c.returns(l, out)
}

func (out *Projection) indicators(l *calc.Life, first, until rules.Month) {
	p := &out.Pension
	out.Density = rules.RateOf(p.InsuredMonths, int(until-first)+1)
	if p.Monthly == 0 {
		return
	}
	out.PaybackMonths = int(rules.NewSum().Plus(out.TotalPaid, 1).Ceil(int64(p.Monthly)))
	out.PaybackMonth = p.Starts + rules.Month(out.PaybackMonths) - 1
	out.Replacement = rules.RateOf(int(p.Monthly), int(view.LastIncome(l, until)))
	out.InTodaysMoney = out.run.Today(p.Monthly, p.Starts)
}

// Needs returns sex and birth, on which the age depends.
func (Question) Needs() calc.Needs { return calc.Needs{Sex: true, Born: true} }

// Life returns the record with the plan.
func (out Projection) Life() *calc.Life { return out.life }

// Law returns the law of the month in which the pension would start.
func (out Projection) Law() *rules.Law { return out.Pension.Law() }

// Foot adds what the figures rest on.
func (out Projection) Foot(f *note.Footing) {
	out.Pension.Foot(f)
	f.Note(out.AssumedFrom != 0 && !out.run.Assumptions().HasInflation, note.NothingAssumed)
	f.Note(out.AssumedFrom != 0, note.RightsFirst)
	f.Note(out.raised, note.RaisedToFloor)
	f.Note(len(out.Assumed) > 0, note.AmountsAssumed)
}

// Ask returns what Project does.
func (q Question) Ask(c *calc.Calculator, l *calc.Life) (calc.Result, error) { return Project(c, l, q) }
