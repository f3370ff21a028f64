package calc

import (
	"slices"
	"strings"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// What the formulas ask for themselves, person by person: they refuse an answer
// only where it needs the figure. The regime is a name.
var askedByFormulas = []string{
	"regime", "contribution.fund_rate", "contribution.deadline_", "indexation.voluntary", "indexation.compulsory", "work_accident.", "minimum_wage.",
}

// The parameters on which a question rests, by the beginnings of their names.
var (
	restsOnPaying   = []string{"contribution.", "support."}
	restsOnMissing  = []string{"contribution.", "support.", "retirement.", "pension.", "benefit_years."}
	restsOnAge      = []string{"retirement."}
	restsOnPension  = []string{"pension.", "retirement.", "contribution.", "benefit_years.", "indexation.", "health."}
	restsOnOneTime  = []string{"one_time.", "pension.", "retirement.", "contribution.", "support.", "benefit_years.", "indexation.", "amount_paid."}
	restsOnRefund   = []string{"refund.", "contribution.", "support."}
	restsOnDeath    = []string{"death.", "pension.", "retirement.", "contribution.", "support.", "benefit_years.", "indexation.", "amount_paid.", "monthly_allowance.", "social_pension."}
	restsOnBirth    = []string{"maternity."}
	restsOnBridging = []string{"monthly_allowance.", "social_pension.", "pension.", "retirement.", "benefit_years.", "indexation."}
	restsOnOldAge   = []string{"social_pension."}
	restsOnHealth   = []string{"health."}
	restsOnPlans    = []string{"contribution.", "support.", "pension.", "retirement.", "benefit_years.", "indexation.", "death.", "one_time."}
)

// gapsOf returns the unknown figures that no formula asks for itself.
func gapsOf(b *rules.Book) []rules.Gap {
	return slices.DeleteFunc(b.Gaps(), func(g rules.Gap) bool { return begins(g.Param, askedByFormulas) })
}

func begins(name string, with []string) bool {
	return slices.ContainsFunc(with, func(w string) bool { return strings.HasPrefix(name, w) })
}

// unfounded tells the unknown figures on which an answer about a life until a
// month would rest: an answer without them would be a guess.
func (c *Calculator) unfounded(l *Life, until rules.Month, on []string) (faults document.Faults) {
	if len(c.gaps) == 0 {
		return nil
	}
	during := rules.Period{From: until, Until: until + 2}
	if l != nil {
		for i := range l.rows {
			during.From = min(during.From, l.rows[i].From)
		}
	}
	for _, g := range c.gaps {
		if g.Period.Overlaps(during) && begins(g.Param, on) {
			faults = append(faults, lacking(pension.Lack{Param: g.Param, Month: max(g.Period.From, during.From), Cite: g.Cite, State: rules.Unknown})...)
		}
	}
	return faults
}

// uncheckable tells the unknown figures that the rows of a record would have to
// be held to.
func (c *Calculator) uncheckable(l *Life) document.Faults {
	if len(c.gaps) == 0 || len(l.rows) == 0 {
		return nil
	}
	return c.unfounded(l, min(l.LastMonth(), c.book.Horizon()), []string{"contribution."})
}

// Unfounded tells the unknown figures (`value: unknown`) on which a plan that
// runs until a month would rest: an answer without them would be a guess.
func (c *Calculator) Unfounded(l *Life, until rules.Month) document.Faults {
	return c.unfounded(l, until, restsOnPlans)
}

// unfounded tells the unknown figures on which answers about somebody of a
// batch would rest, and returns the questions that cannot be answered.
func (w *Worker) unfounded(law int, c *Calculator, s *Subject) (refused Want) {
	l, _ := c.Partial(s.Person, s.Rows)
	if faults := c.uncheckable(l); len(faults) > 0 {
		w.fault(law, 0, faults)
		return allWants
	}
	last := rules.MonthOf(w.batch.question.Year+BatchYears, 1)
	for _, q := range []struct {
		want  Want
		month rules.Month
		on    []string
	}{
		{WantContribution, w.month(s.Pays.Paid), s.Pays.restsOn()},
		{WantPension, w.month(s.Claims.Month), restsOnPension},
		{WantOneTime, w.month(s.Takes.Month), restsOnOneTime},
		{WantDeath, w.month(s.Dies.Month), restsOnDeath},
		{WantSupportYears, last, restsOnPaying},
	} {
		if !w.batch.question.Want.Has(q.want) || q.want == WantContribution && s.Pays.Income == 0 {
			continue
		}
		if faults := c.unfounded(l, q.month, q.on); len(faults) > 0 {
			w.fault(law, q.want, faults)
			refused |= q.want
		}
	}
	return refused
}
