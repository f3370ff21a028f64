package calc

import (
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A ProjectionQuestion asks what becomes of a record if it goes on as planned.
type ProjectionQuestion struct {
	Until rules.Month // the month in which the pension is asked for; 0: at retirement
	Plan  []Row       // what is to be paid; no month may be in the record already
}

// A Projection is a record and a plan run forward under the law of each month,
// and past the horizon under what is assumed. Rights come first; each amount
// past AssumedFrom rests on assumptions.
type Projection struct {
	Pension       Pension    `json:"pension"` // at the end
	StopNow       Figure     `json:"stop_now"`
	GoOn          Figure     `json:"go_on"`
	Most          Figure     `json:"most"` // the same months at the highest income
	Years         []Year     `json:"years"`
	TotalPaid     rules.VND  `json:"total_paid"`                    // the person's own money
	TotalSupport  rules.VND  `json:"total_support"`                 // everybody else's
	Density       rules.Rate `json:"contribution_density,omitzero"` // insured months over months since the first
	PaybackMonths int        `json:"payback_months,omitzero"`
	Replacement   rules.Rate `json:"replacement_rate,omitzero"` // pension over the last income paid on
	InTodaysMoney rules.VND  `json:"monthly_in_todays_money,omitzero"`
	Returns
	AssumedFrom rules.Month `json:"assumed_from,omitzero"` // the first month without published law

	calc *Calculator
}

// A Figure is one of the three that stand side by side.
type Figure struct {
	InsuredMonths int         `json:"insured_months"`
	Eligible      bool        `json:"eligible"`
	Starts        rules.Month `json:"starts,omitzero"`
	Monthly       rules.VND   `json:"monthly,omitzero"`
	TotalPaid     rules.VND   `json:"total_paid"`
}

// A Year is one calendar year of a projection.
type Year struct {
	Year          int       `json:"year"`
	Contributed   rules.VND `json:"contributed"`
	Supported     rules.VND `json:"supported"`
	InsuredMonths int       `json:"insured_months"` // by its end, all together
	Monthly       rules.VND `json:"monthly_pension_if_eligible,omitzero"`
}

// Projection runs the life and the plan forward.
func (c *Calculator) Projection(l *Life, q ProjectionQuestion) (Projection, error) {
	planned, err := c.planned(l, q.Plan)
	if err != nil {
		return Projection{}, err
	}
	until := q.Until
	if until == 0 {
		until = max(planned.reached(c), lastMonth(planned.rows))
	}
	out := Projection{calc: c}
	if out.GoOn, out.Pension, err = c.figure(planned, until); err != nil {
		return Projection{}, err
	}
	if err := out.beside(l, q, until); err != nil {
		return Projection{}, err
	}
	flows, err := c.flows(planned)
	if err != nil {
		return Projection{}, err
	}
	out.add(planned, flows, until)
	return out, nil
}

// planned returns the life with the plan added; faults of the plan stand below
// /plan.
func (c *Calculator) planned(l *Life, plan []Row) (*Life, error) {
	rows := append(append([]Row{}, l.rows...), plan...)
	chk := checker{book: c.book, born: l.person.Born}
	out := chk.life(l.person, rows)
	out.setting = l.setting
	for i := range chk.faults {
		chk.faults[i].Path = planPath(chk.faults[i].Path, len(l.rows))
	}
	return out, chk.faults.Err()
}

// beside fills in what stopping now and paying the most would bring.
func (out *Projection) beside(l *Life, q ProjectionQuestion, until rules.Month) (err error) {
	c := out.calc
	if out.StopNow, _, err = c.figure(l, until); err != nil {
		return err
	}
	most, err := c.planned(l, c.atCeiling(q.Plan))
	if err != nil {
		return err
	}
	out.Most, _, err = c.figure(most, until)
	return err
}

// figure returns what a life brings if the pension is asked for in a month.
func (c *Calculator) figure(l *Life, until rules.Month) (f Figure, p Pension, err error) {
	if p, err = c.Pension(l, PensionQuestion{Month: until}); err != nil {
		return f, p, err
	}
	f = Figure{InsuredMonths: p.InsuredMonths, Eligible: p.Eligible, Starts: p.Starts, Monthly: p.Monthly}
	err = c.eachOutlay(l, 0, func(o outlay) { f.TotalPaid += o.bill.Net.Times(o.times) })
	return f, p, err
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

// flows are the money of each calendar year.
type flows map[int]*Year

func (c *Calculator) flows(l *Life) (flows, error) {
	f := flows{}
	err := c.eachOutlay(l, 0, func(o outlay) {
		for i := range o.times {
			y := f.year((o.paid + o.every*rules.Month(i)).Year())
			y.Contributed += o.bill.Net
			y.Supported += o.bill.Gross - o.bill.Net
		}
	})
	return f, err
}

func (f flows) year(n int) *Year {
	if f[n] == nil {
		f[n] = &Year{Year: n}
	}
	return f[n]
}

// add fills in years, totals and indicators.
func (out *Projection) add(l *Life, f flows, until rules.Month) {
	c := out.calc
	first := l.record.Joined()
	for n := first.Year(); first != 0 && n <= until.Year(); n++ {
		y := *f.year(n)
		end := min(until, rules.MonthOf(n, 12))
		y.InsuredMonths = l.record.Before(end + 1).Insured()
		if p, err := c.Pension(l, PensionQuestion{Month: end}); err == nil {
			y.Monthly = p.Monthly
		}
		out.Years = append(out.Years, y)
		out.TotalPaid += y.Contributed
		out.TotalSupport += y.Supported
	}
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

func (out Projection) foot(f *footing) {
	out.Pension.foot(f)
	f.note(out.AssumedFrom != 0 && !out.calc.assume.HasInflation, NothingAssumed)
	f.note(out.AssumedFrom != 0, RightsFirst)
}

// Explain returns how the pension at the end came about.
func (out Projection) Explain() Explanation { return out.Pension.Explain() }

func readProjection(o object) Question {
	o.asks("until", "plan")
	q := ProjectionQuestion{Plan: o.plan()}
	if o.need("until") != nil && o.text("until") != "retirement" {
		q.Until = o.month("until")
	}
	return q
}

// plan reads rows to come.
func (o object) plan() (rows []Row) {
	o.list("plan", func(n *document.Node, path string) { rows = append(rows, o.planned(n, path)...) })
	return rows
}

func (q ProjectionQuestion) ask(c *Calculator, l *Life) (Result, error) { return c.Projection(l, q) }
