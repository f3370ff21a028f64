package calc

import (
	"slices"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// An Outlay is what one or more equal payments of a record cost.
type Outlay struct {
	Row   *Row
	Paid  rules.Month // of the first payment
	Every rules.Month // months from one payment to the next
	Times int
	Bill  subsidy.Bill // of each payment

	Payment   subsidy.Payment // the first
	supported int             // months of it that the State supports by law
	share     subsidy.Share
}

// MadeBy reports whether a payment is made by a month, and drops those that
// are made later.
func (o *Outlay) MadeBy(m rules.Month) bool {
	if o.Paid > m {
		return false
	}
	o.Times = min(o.Times, int((m-o.Paid)/o.Every)+1)
	return true
}

// Last returns the month of the last payment.
func (o *Outlay) Last() rules.Month { return o.Paid + o.Every*rules.Month(o.Times-1) }

// EachOutlay prices the payments of the voluntary rows that are made from a
// month on, in their order, until visit has seen enough. A rate of interest
// that is not known is a fault.
func (c *Calculator) EachOutlay(l *Life, since rules.Month, visit func(Outlay) (more bool)) error {
	var d desk
	w := d.outlays(c, l, since)
	for w.next() {
		o := w.outlay
		o.Bill.Parts = slices.Clone(o.Bill.Parts)
		if !visit(o) {
			break
		}
	}
	return w.faults.Err()
}

// outlays are the outlays of a record one after the other, on a desk.
type outlays struct {
	walk
	outlay Outlay
	faults document.Faults

	calc  *Calculator
	life  *Life
	desk  *desk
	since rules.Month
	used  int // months that the State has supported

	counting bool // the desk knows for how many months layers that count them have paid
}

func (d *desk) outlays(c *Calculator, l *Life, since rules.Month) outlays {
	return outlays{walk: d.walk(l), calc: c, life: l, desk: d, since: since}
}

// next prices the next outlay; its bill is valid until the one after it. It
// reports false after the last one and after a fault.
func (w *outlays) next() bool {
	var s stretch
	for w.before(w.since) {
		r := w.row()
		w.calc.supported(&s, w.life, &w.walk, w.since)
		w.used += w.calc.grant(w.life, r, s, w.used).months
		w.advance(s.next)
	}
	if len(w.left) == 0 {
		return false
	}
	r := w.row()
	w.calc.alike(&s, w.life, &w.walk, rules.LastMonth)
	if w.price(r, s); len(w.faults) > 0 {
		return false
	}
	if r.single() {
		s.next = s.months.From + rules.Month(w.outlay.Times) // support may end within the stretch
	}
	w.advance(s.next)
	return true
}

// single reports whether each month of the row is paid by itself.
func (r *Row) single() bool { return !r.AtOnce() && r.Method.Regular() == 1 }

// price prices a stretch: one payment, or single months that cost the same.
func (w *outlays) price(r *Row, s stretch) {
	c, o, out := w.calc, &w.outlay, &w.desk.paid
	p := subsidy.Payment{Paid: s.paid, From: s.months.From, Method: r.Method, Months: s.months.Months(), Income: r.Amount}
	o.Row, o.Paid, o.Every, o.Times = r, s.paid, rules.Month(p.Months), 1
	if r.single() {
		o.Every, o.Times, p.Months = 1, p.Months, 1
	}
	law := c.book.On(s.paid)
	if p.Method.Bears() {
		q := r.question()
		w.faults = c.fundRate(law, &q, &p)
	}
	out.payment = p
	out.begin(c.book, law)
	profile := &w.desk.profile
	w.life.profileInto(profile, s.paid)
	counts := c.book.LayersCount(rules.VoluntarySI, s.paid, profile.Place)
	if counts && !w.counting {
		w.counting = true
		w.desk.locallyGranted(c, w.life, w.since, profile.Place)
	}
	if counts {
		profile.Granted = w.desk.months
	}
	out.divide(profile, w.used, nil)
	if counts {
		g := c.grant(w.life, r, s, w.used)
		w.desk.grantedBy(c, w.life, p, &g)
	}
	if r.SupportGiven {
		out.given(r)
	}
	if out.supported > 0 && !r.SupportGiven {
		o.Times = min(o.Times, law.Support.MaxMonths.Value-w.used)
	}
	w.used += out.supported * o.Times
	o.Bill, o.Payment, o.supported, o.share = out.bill, p, out.supported, out.share
}

// given replaces the State's part by what the record says was granted; then
// nothing else is known of who paid what.
func (out *Contribution) given(r *Row) {
	months := out.payment.Months
	out.supported = 0
	if r.StateSupport > 0 {
		out.supported = months
	}
	state := subsidy.Part{
		Payer: rules.PaidByState, Months: months, Full: r.StateSupport.Times(months),
		Amount: min(out.bill.Gross, r.StateSupport.Times(months)),
	}
	others := min(out.bill.Gross-state.Amount, (r.LocalSupport + r.DonorSupport).Times(months))
	out.bill.Give(state, subsidy.Part{Payer: rules.PaidByProvince, Months: months, Amount: others})
}

// lastMonth returns the last month of the rows; open rows end nowhere and
// count to their first month.
func lastMonth(rows []Row) (last rules.Month) {
	for _, r := range rows {
		last = max(last, r.From, r.Until-1)
	}
	return last
}
