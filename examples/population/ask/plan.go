package ask

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// A Question is what everybody is asked. It can be written down and read again
// on another machine: everything that the answers depend on, besides the
// people, is in it.
type Question struct {
	Month    rules.Month    `json:"month"` // of the payment, the claims and the death
	Year     int            `json:"year"`  // from which the payments of the records are added up by year
	Ground   pension.Ground `json:"ground"`
	FundRate rules.Rate     `json:"fund_rate,omitzero"` // a month, for payments with interest; 0: the law's
	Reforms  []Reform       `json:"reforms,omitempty"`
}

// A Plan is a question with its laws, ready to be asked. It may be shared.
type Plan struct {
	Question Question
	Laws     []Law
	batches  []*calc.Batch // one for each law
}

// everything is what the population is asked about.
const everything = calc.WantContribution | calc.WantPension | calc.WantOneTime | calc.WantDeath | calc.WantSupportYears

// NewPlan reads the laws of the question.
func NewPlan(q Question) (*Plan, error) {
	laws, err := Laws(q.Reforms)
	if err != nil {
		return nil, err
	}
	p := &Plan{Question: q, Laws: laws}
	for i := range laws {
		batch, err := calc.NewBatch(calc.BatchQuestion{
			Want: everything, Month: q.Month, Ground: q.Ground, Year: q.Year, FundRate: q.FundRate, HasFundRate: q.FundRate != 0,
		}, laws[i].Calc)
		if err != nil {
			return nil, err
		}
		p.batches = append(p.batches, batch)
		laws[i].floors = risesOf(laws[i].Calc.Book(), p.Book())
	}
	return p, nil
}

// Book returns the statute book as it stands.
func (p *Plan) Book() *rules.Book { return p.Laws[0].Calc.Book() }
