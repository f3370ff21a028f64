package calc

import (
	"slices"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rules/proof"
	"github.com/volsi/volsi/subsidy"
)

// A LedgerYear is one calendar year of a record, month by month, with what it
// adds to the indexed income that an average is taken of.
type LedgerYear struct {
	Year    int            `json:"year"`
	Months  []LedgerMonth  `json:"months"`
	Indexed document.Plain `json:"indexed"` // đồng, exact: the products of its months
}

// A LedgerMonth is one insured month: what was paid on, how it is indexed, and
// who paid. A payment for many months is spread over them so that its parts
// add up; of a settled average and of compulsory months it is not known who
// paid what.
type LedgerMonth struct {
	Month   rules.Month    `json:"month"`
	Scheme  pension.Scheme `json:"scheme"`
	Level   rules.Text     `json:"level"` // the income chosen, a salary, a settled average
	Amount  rules.VND      `json:"amount"`
	Factor  rules.Rate     `json:"factor"`
	Indexed document.Plain `json:"indexed"` // đồng, exact: amount times factor
	Own     rules.VND      `json:"own,omitzero"`
	State   rules.VND      `json:"state,omitzero"`
	Others  rules.VND      `json:"others,omitzero"` // local support and donors
}

// ByMonth returns the insured months that the average of a result was taken
// of, year by year; none for a result without an average. The life is the one
// that was asked about: for the pension of a projection, that with the plan.
func (c *Calculator) ByMonth(l *Life, r Result) []LedgerYear {
	months := averaged(r)
	if len(months) == 0 {
		return nil
	}
	paid := c.spread(l, months[len(months)-1].Month)
	var years []LedgerYear
	var parts []proof.Step
	for i := range months {
		m := &months[i]
		if n := len(years); n == 0 || years[n-1].Year != m.Month.Year() {
			years, parts = append(years, LedgerYear{Year: m.Month.Year()}), nil
		}
		y, indexed := &years[len(years)-1], m.Indexed()
		parts = append(parts, indexed)
		sum := proof.Derived("indexed_income", proof.InVND, proof.SumOf, parts...)
		told := paid[m.Month]
		told.Month, told.Scheme, told.Level = m.Month, m.Scheme, indexed.Children[0].Label()
		told.Amount, told.Factor, told.Indexed = m.Amount, m.Factor, document.Plain(indexed.Text())
		y.Months, y.Indexed = append(y.Months, told), document.Plain(sum.Text())
	}
	return years
}

// averaged returns the months that a result took an average of.
func averaged(r Result) []pension.IndexedMonth {
	switch r := r.(type) {
	case Pension:
		if r.Eligible {
			return r.claimant.IndexedMonths(r.full.Law, r.full.Start, r.full.Start)
		}
	case OneTime:
		if r.Eligible {
			return r.claimant.IndexedMonths(r.full.Law, r.month+1, r.month)
		}
	case MonthlyAllowance:
		if r.Eligible {
			return r.claimant.IndexedMonths(r.full.Law, r.month+1, r.month)
		}
	case Death:
		if r.SurvivorLumpSum > 0 && r.death.Since == 0 {
			return r.claimant.IndexedMonths(r.full.Law, r.death.Month+1, r.death.Month)
		}
	}
	return nil
}

// spread returns who paid what of each month of the voluntary rows up to the
// last; nothing of payments whose rate of interest is not known, and nothing
// at all where what the State bears would be a guess.
func (c *Calculator) spread(l *Life, last rules.Month) map[rules.Month]LedgerMonth {
	out := map[rules.Month]LedgerMonth{}
	if c.unfounded(l, last, restsOnPaying) != nil {
		return out
	}
	known, lacking := c.withRates(l)
	_ = c.EachOutlay(known, 0, func(o Outlay) bool {
		if o.Row.Level == Average || lacking[o.Row.From] {
			return true
		}
		state, n := o.Bill.State(), o.Payment.Months
		for i := range o.Times {
			from := o.Payment.From + o.Every*rules.Month(i)
			for k := range n {
				out[from+rules.Month(k)] = LedgerMonth{
					Own: part(o.Bill.Net, k, n), State: part(state, k, n), Others: part(o.Bill.Gross-o.Bill.Net-state, k, n),
				}
			}
		}
		return true
	})
	return out
}

// withRates returns the life with no interest where the rate is not known, and
// the first months of those rows: the months that the State supported count
// all the same.
func (c *Calculator) withRates(l *Life) (known *Life, lacking map[rules.Month]bool) {
	out, lacking := *l, map[rules.Month]bool{}
	out.rows = slices.Clone(l.rows)
	for i := range out.rows {
		r := &out.rows[i]
		p, q := subsidy.Payment{Paid: r.PaidIn()}, r.question()
		if r.Method.Bears() && len(c.fundRate(c.book.On(p.Paid), &q, &p)) > 0 {
			r.FundRate, r.HasFundRate, lacking[r.From] = 0, true, true
		}
	}
	return &out, lacking
}

// part returns the k-th of n parts of an amount, which add up to it.
func part(v rules.VND, k, n int) rules.VND {
	upTo := func(k int) rules.VND { return rules.NewSum().Plus(v, int64(k)).Floor(int64(n)) }
	return upTo(k+1) - upTo(k)
}
