package ask

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/examples/population/synthetic"
	"github.com/volsi/volsi/examples/population/tally"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A Counter asks people one after the other and adds their answers up. It
// serves one goroutine.
type Counter struct {
	Totals *tally.Totals

	plan     *Plan
	workers  []*calc.Worker // one for each law
	rows     []calc.Row     // a record as it is under a reform
	figures  []calc.Figures
	personal []tally.Personal
	answer   Answer
	places   map[residence]string
	statuses []string
}

type residence struct {
	province string
	since    rules.Month
}

// An Answer is what became of one person.
type Answer struct {
	tally.Cell
	Years   int            // of age in the month
	Figures []calc.Figures // one for each law; none if the row is bad
	Bad     bool           // nothing could be said under the law as it stands
	Faults  calc.SubjectFaults
}

// Counter returns a counter with totals of its own.
func (p *Plan) Counter() *Counter {
	c := &Counter{
		Totals: p.Totals(), plan: p,
		figures: make([]calc.Figures, len(p.Laws)), personal: make([]tally.Personal, len(p.Laws)),
		places: map[residence]string{},
	}
	for i := range c.personal {
		c.workers = append(c.workers, p.batches[i].Worker())
		c.personal[i].Years = make([][tally.PayerCount]int64, calc.BatchYears)
	}
	return c
}

// Totals returns the totals of nobody.
func (p *Plan) Totals() *tally.Totals { return tally.New(len(p.Laws), p.Question.Year) }

// Count asks a person. What it returns is good until the next call.
func (c *Counter) Count(p *Person) *Answer {
	a := &c.answer
	*a = Answer{}
	for i := range c.workers {
		c.under(i, &p.Subject)
	}
	a.Bad = slices.ContainsFunc(a.Faults, func(f calc.SubjectFault) bool { return f.Law == 0 && f.Want == 0 })
	if a.Bad {
		c.Totals.Bad++
		return a
	}
	a.Figures = c.figures
	c.describe(a, p)
	for i := range c.figures {
		c.measure(&c.personal[i], &c.figures[i])
	}
	if bytes.HasPrefix(p.ID, []byte(synthetic.Prefix)) {
		c.Totals.Synthetic++
	}
	c.Totals.Add(a.Cell, p.Weight, c.personal)
	return a
}

// under asks a person under one law.
func (c *Counter) under(law int, s *calc.Subject) {
	rows, income := s.Rows, s.Pays.Income
	c.lift(law, s)
	err := c.workers[law].Evaluate(c.figures[law:law+1], s)
	s.Rows, s.Pays.Income = rows, income
	var faults calc.SubjectFaults
	if errors.As(err, &faults) {
		for _, f := range faults {
			f.Law = law
			c.answer.Faults = append(c.answer.Faults, f)
		}
	}
}

// describe says which group the person belongs to in the month.
func (c *Counter) describe(a *Answer, p *Person) {
	month := c.plan.Question.Month
	a.Years = max(0, int(month-p.Born)) / 12
	a.Cell = tally.Cell{Province: c.province(p, month), Sex: p.Sex.String(), Age: band(a.Years), Status: c.status(p, month)}
}

// province returns the province of the month, as it is called then.
func (c *Counter) province(p *Person, month rules.Month) string {
	for i := range p.Residence {
		r := &p.Residence[i]
		if !r.Has(month) {
			continue
		}
		key := residence{r.Province, r.From}
		slug, ok := c.places[key]
		if !ok {
			slug = c.slug(key, month)
		}
		return slug
	}
	return ""
}

// slug looks a place up and remembers it.
func (c *Counter) slug(key residence, month rules.Month) (slug string) {
	if place, err := c.plan.Book().Place(key.province, key.since); err == nil && !place.IsZero() {
		slug = place.In(month).Province.Slug
	}
	if len(c.places) < mostPlaces {
		c.places[key] = slug
	}
	return slug
}

// mostPlaces bounds what a counter remembers.
const mostPlaces = 1 << 16

// status returns the categories of the month in alphabetical order.
func (c *Counter) status(p *Person, month rules.Month) string {
	c.statuses = c.statuses[:0]
	for _, s := range p.Status {
		if s.Has(month) && !slices.Contains(c.statuses, s.Is) {
			c.statuses = append(c.statuses, s.Is)
		}
	}
	switch len(c.statuses) {
	case 0:
		return "none"
	case 1:
		return c.statuses[0]
	}
	slices.Sort(c.statuses)
	return strings.Join(c.statuses, "+")
}

// Bands are the groups of age, in years, each up to before the next.
var Bands = []struct {
	From int
	Name string
}{{0, "0-24"}, {25, "25-34"}, {35, "35-44"}, {45, "45-54"}, {55, "55-64"}, {65, "65+"}}

func band(years int) string {
	name := ""
	for _, b := range Bands {
		if years >= b.From {
			name = b.Name
		}
	}
	return name
}

// wanted are the questions with the aspect that sees their answers.
var wanted = [tally.Aspects]calc.Want{
	tally.ByPayment: calc.WantContribution, tally.ByPension: calc.WantPension, tally.ByOneTime: calc.WantOneTime, tally.BySurvivor: calc.WantDeath,
}

// answered reports whether a question was answered under every law.
func (c *Counter) answered(want calc.Want) bool {
	for i := range c.figures {
		if !c.figures[i].Answered.Has(want) {
			return false
		}
	}
	return true
}

// measure puts a law's figures into what is added up.
func (c *Counter) measure(p *tally.Personal, f *calc.Figures) {
	clear(p.Measures[:])
	p.Measures[tally.People] = 1
	for a, want := range wanted {
		if p.Unanswered[a] = !c.answered(want); p.Unanswered[a] {
			continue
		}
		switch tally.Aspect(a) {
		case tally.ByPayment:
			payment(p, &f.Payment)
		case tally.ByPension:
			old(p, &f.Pension)
		case tally.ByOneTime:
			oneTime(p, &f.OneTime)
		case tally.BySurvivor:
			p.Measures[tally.Survivor], p.Measures[tally.Funeral] = int64(f.Death.LumpSum), int64(f.Death.Funeral)
		}
	}
	years := c.answered(calc.WantSupportYears)
	for i := range p.Years {
		p.Years[i] = [tally.PayerCount]int64{}
		if years && f.Years[i].Months > 0 {
			p.Years[i] = shares(&f.Years[i].Borne)
		}
	}
}

func payment(p *tally.Personal, f *calc.PaymentFigures) {
	p.Measures[tally.Priced] = one(f.Eligible && f.Months > 0)
	p.Measures[tally.Gross] = int64(f.Gross)
	for i, n := range shares(&f.Borne) {
		p.Measures[int(tally.FirstPayer)+i] = n
	}
}

// shares returns who bears what, in the order of the measures.
func shares(b *calc.Borne) [tally.PayerCount]int64 {
	return [...]int64{int64(b.State), int64(b.Province), int64(b.District), int64(b.Commune), int64(b.Fund), int64(b.Donors), int64(b.Net)}
}

func old(p *tally.Personal, f *calc.PensionFigures) {
	p.Measures[tally.Rights] = one(f.Eligible)
	p.Measures[tally.Pension], p.Measures[tally.LumpSum] = int64(f.Monthly), int64(f.LumpSum)
}

func oneTime(p *tally.Personal, f *calc.OneTimeFigures) {
	p.Measures[tally.OneTimes] = one(f.Eligible)
	p.Measures[tally.OneTime], p.Measures[tally.Deducted] = int64(f.Amount), int64(f.Deducted)
}

func one(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// Lines returns the faults of an answer, each with the law that it is of.
func (a *Answer) Lines(plan *Plan, visit func(law string, f document.Fault)) {
	for i, f := range a.Faults {
		if i > 0 && sameAsBefore(a.Faults, i) {
			continue
		}
		for _, x := range f.Faults {
			visit(plan.Laws[f.Law].ID, x)
		}
	}
}

// sameAsBefore: what is wrong with the row itself is wrong under every law, and
// is told once.
func sameAsBefore(all calc.SubjectFaults, i int) bool {
	return all[i].Law > 0 && slices.ContainsFunc(all[:i], func(f calc.SubjectFault) bool {
		return f.Law == 0 && f.Want == all[i].Want && f.Faults.Error() == all[i].Faults.Error()
	})
}
