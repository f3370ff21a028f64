package calc

import (
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// A Rise is a general rise of pensions in payment.
type Rise struct {
	From    rules.Month `json:"from"`
	Share   rules.Rate  `json:"share"`
	Monthly rules.VND   `json:"monthly"` // the pension from then on
	Cite    rules.Cite  `json:"cite"`
}

// inPayment returns what a monthly amount that started in a month has become by
// another.
func inPayment(b *rules.Book, start rules.Month, monthly rules.VND, m rules.Month) (now rules.VND, rises []Rise, missing pension.Lack) {
	now, found, missing := pension.InPayment(b, start, monthly, m)
	for _, r := range found {
		rises = append(rises, Rise(r))
	}
	return now, rises, missing
}

// pay fills in what the pension has become by later months.
func (p *Pension) pay(c *pension.Claimant, q PensionQuestion) (missing pension.Lack) {
	p.beforeStart = q.InPayment != 0 && q.InPayment < p.Starts || q.Emigration != 0 && q.Emigration < p.Starts
	if q.InPayment >= p.Starts {
		if p.MonthlyInPayment, p.Rises, missing = inPayment(p.book, p.Starts, p.Monthly, q.InPayment); missing.Missing() {
			return missing
		}
	}
	if q.Emigration >= p.Starts {
		now, _, missing := pension.InPayment(p.book, p.Starts, p.Monthly, q.Emigration)
		if missing.Missing() {
			return missing
		}
		p.EmigrationLump, p.EmigrationMonths, p.emigrated = c.Emigration(q.Emigration, p.Starts, now)
		p.settled = q.Emigration
	}
	return pension.Lack{}
}
