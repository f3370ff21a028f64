package calc

import (
	"strconv"

	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rules/proof"
	"github.com/volsi/volsi/subsidy"
)

// An amountPaid is what is known of the payments with a discount or with
// interest, where the law returns the amount paid (số tiền đã đóng).
type amountPaid struct {
	known   []pension.AtInterest
	rates   []*rules.Param[rules.Rate] // the fund's, where the law's were used
	bears   bool                       // there are such payments
	nominal bool                       // rate times income stands for one, as the fund's rate is not known
}

// amountPaid prices the payments at interest whose months count at the end of
// month m. Only a record of fewer months than short is ever returned.
func (d *desk) amountPaid(c *Calculator, l *Life, m rules.Month, short int) (a amountPaid, unknown document.Faults) {
	a.known, a.rates = d.known[:0], d.rates[:0]
	if !l.hasPrepaid() || l.record.Before(m+1).Insured() >= short {
		return a, nil
	}
	law := &c.book.On(m).AmountPaid
	for i := range l.rows {
		r := &l.rows[i]
		if !r.Method.Bears() || r.countedBy(m) == 0 {
			continue
		}
		if a.bears = true; law.Interest.Value == "nominal" {
			continue
		}
		q := r.question()
		if paid := c.book.On(q.Paid); c.rateFrom(&q) == proof.FromLaw && !paid.Contribution.FundRate.IsKnown() && law.RateUnknown.Value != "refused" {
			a.nominal = true
			continue
		}
		unknown = append(unknown, below(d.addPaid(c, &a, r, m), "/record/"+strconv.Itoa(i))...)
	}
	d.known, d.rates = a.known, a.rates
	return a, unknown
}

// addPaid adds what one payment came to for the months that count: what the
// months left came to is returned as a refund.
func (d *desk) addPaid(c *Calculator, a *amountPaid, r *Row, m rules.Month) document.Faults {
	p := subsidy.Payment{Paid: r.PaidIn(), From: r.From, Method: r.Method, Months: r.Months(), Income: r.Amount}
	law, q := c.book.On(p.Paid), r.question()
	if faults := c.fundRate(law, &q, &p); len(faults) > 0 {
		return faults
	}
	out := Contribution{law: law, payment: p, rateFrom: c.rateFrom(&q)}
	if out.rateFrom == proof.FromLaw {
		a.rates = append(a.rates, &law.Contribution.FundRate)
	}
	left := p.Months - r.countedBy(m)
	x := pension.AtInterest{From: r.From, Paid: p.Gross(law) - p.Remaining(law, left)}
	if d.tells {
		x.Step = out.explainPaid(left)
	}
	a.known = append(a.known, x)
	return nil
}

// question returns what asks for the payment of a row that bears interest.
func (r *Row) question() ContributionQuestion {
	return ContributionQuestion{Paid: r.PaidIn(), FundRate: r.FundRate, HasFundRate: r.HasFundRate}
}

// countedBy returns how many months of the row count at the end of month m:
// missing months do from their payment on.
func (r *Row) countedBy(m rules.Month) int {
	if r.Method.Backfills() && r.Paid > m {
		return 0
	}
	return r.monthsUpTo(m)
}

// explainPaid: what the payment came to, less what its last months did.
func (out Contribution) explainPaid(left int) proof.Step {
	p := out.payment
	last := p.From + rules.Month(p.Months-left) - 1
	detail := p.From.String() + "–" + last.String()
	if left == 0 {
		return proof.Derived("contributions_of_spell", proof.InVND, proof.SameOf, out.explainGross()).Of(detail)
	}
	weight := proof.Derived("months_left_with_interest", proof.InFactor, proof.DifferenceOf,
		out.explainWeight(p.Months, p.Method), out.explainWeight(p.Months-left, p.Method))
	rest := proof.Derived("paid_for_months_left", proof.InVND, proof.WholeOf, proof.Derived("paid_for_months_left_exact", proof.InVND, proof.ProductOf,
		proof.LawfulRate("contribution_rate", out.law.Contribution.Rate.Value, out.law.Contribution.Rate.Cite),
		proof.Given("chosen_income", proof.InVND, int64(p.Income)), weight))
	return proof.Derived("contributions_of_spell", proof.InVND, proof.DifferenceOf, out.explainGross(), rest).Of(detail)
}

// foot says what the amount paid rests on, where it is returned.
func (a *amountPaid) foot(f *note.Footing, law *rules.AmountPaidLaw) {
	note.On(f, &law.Indexed)
	if !a.bears {
		return
	}
	note.On(f, &law.Interest)
	for _, r := range a.rates {
		note.On(f, r)
	}
	if a.nominal {
		note.On(f, &law.RateUnknown)
		f.Note(true, note.PaidNominal)
	}
}
