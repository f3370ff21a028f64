package calc

import (
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// An outlay is what one or more equal payments of a record cost.
type outlay struct {
	paid  rules.Month // of the first payment
	every rules.Month // months from one payment to the next
	times int
	bill  subsidy.Bill // of each payment

	row       *Row
	payment   subsidy.Payment // the first
	supported int             // months of it that the State supports by law
	share     subsidy.Share
}

// eachOutlay prices the payments of the voluntary rows that are made from a
// month on, in their order. A rate of interest that is not known is a fault.
func (c *Calculator) eachOutlay(l *Life, since rules.Month, visit func(outlay)) error {
	cursors, used := l.cursors(), 0
	for {
		next, then := soonest(cursors)
		if next == nil {
			return nil
		}
		if next.paid() < since {
			then = min(then, since)
		}
		s := c.stretch(l, next.row, next.from, min(next.end, latest(next, then, rules.LastMonth)))
		next.from = s.next
		if s.paid < since {
			used += c.grant(l, next.row, s, used).months
			continue
		}
		o, supported, err := c.outlay(l, next.row, s, used)
		if err != nil {
			return err
		}
		used += supported
		visit(o)
		if o.times < s.months.Months() && o.every == 1 && !next.row.atOnce() {
			next.from = s.months.From + rules.Month(o.times) // support ended within the stretch
		}
	}
}

// outlay prices a stretch: one payment, or single months that cost the same.
func (c *Calculator) outlay(l *Life, r *Row, s stretch, used int) (o outlay, supported int, err error) {
	single := !r.atOnce() && r.Method.Regular() == 1
	p := subsidy.Payment{Paid: s.paid, From: s.months.From, Method: r.Method, Months: s.months.Months(), Income: r.Amount}
	o = outlay{paid: s.paid, every: rules.Month(p.Months), times: 1}
	if single {
		o.every, o.times, p.Months = 1, p.Months, 1
	}
	law := c.book.On(s.paid)
	if p.Method.Bears() {
		if faults := c.fundRate(law, ContributionQuestion{Paid: s.paid}, &p); len(faults) > 0 {
			return o, 0, faults.Err()
		}
	}
	profile := l.profile(s.paid)
	out := Contribution{law: law, book: c.book, payment: p}
	out.price(profile, used, nil)
	if r.SupportGiven {
		out.given(r)
	}
	o.bill, o.row, o.payment, o.supported, o.share = out.bill, r, p, out.supported, out.share
	if single && out.supported > 0 && !r.SupportGiven {
		o.times = min(o.times, max(1, law.Support.MaxMonths.Value-used))
	}
	return o, out.supported * o.times, nil
}

// given replaces the State's part by what the record says was granted; then
// nothing else is known of who paid what.
func (out *Contribution) given(r *Row) {
	out.supported = 0
	if r.StateSupport > 0 {
		out.supported = out.payment.Months
	}
	state := subsidy.Part{
		Payer: rules.PaidByState, Months: out.payment.Months, Full: r.StateSupport.Times(out.payment.Months),
		Amount: min(out.bill.Gross, r.StateSupport.Times(out.payment.Months)),
	}
	others := min(out.bill.Gross-state.Amount, (r.LocalSupport + r.DonorSupport).Times(out.payment.Months))
	local := subsidy.Part{Payer: rules.PaidByProvince, Months: out.payment.Months, Amount: others}
	out.bill = subsidy.Bill{Gross: out.bill.Gross, Parts: []subsidy.Part{state, local}, Net: out.bill.Gross - state.Amount - others}
}

// lastMonth returns the last month of the rows; open rows end nowhere and
// count to their first month.
func lastMonth(rows []Row) (last rules.Month) {
	for _, r := range rows {
		last = max(last, r.From, r.Until-1)
	}
	return last
}
