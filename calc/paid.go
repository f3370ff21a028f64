package calc

import (
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// An outlay is what one or more equal payments of a record cost.
type outlay struct {
	row   *Row
	paid  rules.Month // of the first payment
	every rules.Month // months from one payment to the next
	times int
	bill  subsidy.Bill // of each payment
}

// madeBy reports whether a payment is made by a month, and drops those that
// are made later.
func (o *outlay) madeBy(m rules.Month) bool {
	if o.paid > m {
		return false
	}
	o.times = min(o.times, int((m-o.paid)/o.every)+1)
	return true
}

// A settled says what the payments before one have used up.
type settled struct {
	state   int // months of State support
	local   bool
	granted []subsidy.Granted // by local layers that count their months, if local
}

// eachOutlay prices the payments of the voluntary rows that are made from a
// month on, in their order, until visit has seen enough. A rate of interest
// that is not known is a fault.
func (c *Calculator) eachOutlay(l *Life, since rules.Month, visit func(outlay) (more bool)) error {
	cursors := l.cursors()
	var used settled
	if used.local = c.localWithin(l, rules.Period{From: since}); used.local && since > 0 {
		used.granted = c.locallyGranted(l, since, l.profile(since).Place)
	}
	for {
		next, then := soonest(cursors)
		if next == nil {
			return nil
		}
		if next.paid() < since {
			then = min(then, since)
		}
		s := c.stretch(l, next.row, next.from, min(next.end, latest(next, then, rules.LastMonth)))
		if next.from = s.next; s.paid < since {
			used.state += c.grant(l, next.row, s, used.state).months
			continue
		}
		o, err := c.outlay(l, next.row, s, &used)
		if err != nil {
			return err
		}
		if !visit(o) {
			return nil
		}
		if o.times < s.months.Months() && next.row.single() {
			next.from = s.months.From + rules.Month(o.times) // the support changes within the stretch
		}
	}
}

// single reports whether each month of the row is paid by itself.
func (r *Row) single() bool { return !r.atOnce() && r.Method.Regular() == 1 }

// outlay prices a stretch: one payment, or single months that cost the same.
func (c *Calculator) outlay(l *Life, r *Row, s stretch, used *settled) (o outlay, err error) {
	p := subsidy.Payment{Paid: s.paid, From: s.months.From, Method: r.Method, Months: s.months.Months(), Income: r.Amount}
	o = outlay{row: r, paid: s.paid, every: rules.Month(p.Months), times: 1}
	if r.single() {
		o.every, o.times, p.Months = 1, p.Months, 1
	}
	law := c.book.On(s.paid)
	if p.Method.Bears() {
		if faults := c.fundRate(law, r.question(), &p); len(faults) > 0 {
			return o, faults.Err()
		}
	}
	profile := l.profile(s.paid)
	if profile.Granted = used.granted; used.local && r.single() && c.localWithin(l, s.months) {
		o.times = 1
	}
	out := Contribution{law: law, book: c.book, payment: p}
	out.divide(&profile, used.state, nil)
	if r.SupportGiven {
		out.given(r)
	}
	o.bill = out.bill
	if r.single() && out.supported > 0 && !r.SupportGiven {
		o.times = min(o.times, max(1, law.Support.MaxMonths.Value-used.state))
	}
	used.state += out.supported * o.times
	used.count(&o.bill)
	return o, nil
}

// count adds the months for which layers that count them have paid.
func (u *settled) count(b *subsidy.Bill) {
	if !u.local {
		return
	}
	for i := range b.Parts {
		if p := &b.Parts[i]; p.Layer != nil && countsGrants(p.Layer) {
			u.granted = addGranted(u.granted, p.Layer.ID, p.Months)
		}
	}
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
