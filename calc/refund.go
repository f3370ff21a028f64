package calc

import (
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// A Reason is why what was paid ahead is returned.
type Reason string

// The reasons of a refund (hoàn trả, Decree 159/2025 art. 8).
const (
	ByCompulsory Reason = "compulsory" // compulsory insurance begins
	ByOneTime    Reason = "one_time"
	ByDeath      Reason = "death"
	ByPension    Reason = "pension"
)

// Reasons returns the names of all reasons.
func Reasons() []string {
	return []string{string(ByCompulsory), string(ByOneTime), string(ByDeath), string(ByPension)}
}

// A RefundQuestion asks what is returned of a payment made ahead.
type RefundQuestion struct {
	Reason       Reason
	Month        rules.Month // the first compulsory month; else the month of the event, the last that counts
	Payment      ContributionQuestion
	Support      rules.VND // State support granted, đồng a month
	SupportGiven bool      // Support is given; if not, what the law gave counts
	Local        rules.VND // local support granted, đồng a month
	LocalGiven   bool      // Local is given; if not, what the rules of the place gave counts
	Donor        rules.VND // donors' support granted, đồng a month
}

// A Refund is what is returned of a payment made ahead (hoàn trả tiền đóng).
type Refund struct {
	Eligible     bool        `json:"eligible"`
	Shortfalls   []Shortfall `json:"shortfalls,omitempty"`
	MonthsLeft   int         `json:"months_left"`
	Gross        rules.VND   `json:"gross"`                  // what the months left came to when they were paid
	StateSupport rules.VND   `json:"state_support"`          // of it, the State's, which goes back to the budget
	LocalSupport rules.VND   `json:"local_support,omitzero"` // of it, the province's, district's and commune's, where it is kept back
	DonorSupport rules.VND   `json:"donor_support,omitzero"` // of it, donors', where it is kept back
	Refund       rules.VND   `json:"refund"`

	law, paidUnder *rules.Law
	reason         Reason
	month          rules.Month
	book           *rules.Book
	payment        subsidy.Payment
	supported      int // months of support that go back to the budget
	share          subsidy.Share
	monthly        rules.VND // support a month, if the caller gave it
	given          bool
	local, donor   rules.VND // support by others of the months that support is kept back of
}

// Refund returns what is paid back of a payment for 3, 6, 12 or more months
// when it is cut short; the State's support is not paid back to the person.
func (c *Calculator) Refund(l *Life, q RefundQuestion) (Refund, error) {
	if faults := c.unfounded(l, max(q.Month, q.Payment.Paid), restsOnRefund); faults != nil {
		return Refund{}, faults
	}
	p, faults := c.payment(&q.Payment)
	if len(faults) > 0 {
		return Refund{}, below(faults, "/payment").Err()
	}
	law := c.book.On(p.Paid)
	r := Refund{law: c.book.On(q.Month), paidUnder: law, reason: q.Reason, month: q.Month, book: c.book, payment: p, monthly: q.Support, given: q.SupportGiven}
	first := q.Month + 1
	if q.Reason == ByCompulsory {
		first = q.Month
	}
	r.MonthsLeft = p.Months - p.Used(first)
	short := r.shortfalls()
	at := standpoint{Calculator: c, life: l, month: q.Month, reason: q.Reason, knows: knowsReason}
	if r.Shortfalls = at.from(shortfalls(&short)); short.Len() > 0 {
		return r, nil
	}
	r.Eligible = true
	r.Gross = p.Remaining(law, r.MonthsLeft)
	r.StateSupport = min(r.Gross, c.supportLeft(l, &r))
	r.Refund = r.Gross - r.StateSupport
	r.keep(c.othersLeft(l, &r, q))
	return r, nil
}

// keep takes others' support of the months left off the refund, as far as the
// practice of the month keeps it back.
func (r *Refund) keep(local, donor rules.VND) {
	r.local, r.donor = max(0, local), max(0, donor)
	if r.law.Refund.KeepsLocal.Value {
		r.LocalSupport = min(r.Refund, r.local)
		r.Refund -= r.LocalSupport
	}
	if r.law.Refund.KeepsDonor.Value {
		r.DonorSupport = min(r.Refund, r.donor)
		r.Refund -= r.DonorSupport
	}
}

// othersLeft returns what the place and donors gave to the months of which
// support is kept back.
func (c *Calculator) othersLeft(l *Life, r *Refund, q RefundQuestion) (local, donor rules.VND) {
	p, months := r.payment, r.keptMonths()
	donor = q.Donor.Times(months)
	if q.LocalGiven {
		return q.Local.Times(months), donor
	}
	profile := l.profile(p.Paid)
	var d desk
	profile.Granted = d.locallyGranted(c, l, p.Paid, profile.Place)
	out := Contribution{law: r.paidUnder, book: c.book, payment: p}
	out.price(&profile, c.Granted(l, p.Paid, rules.LastMonth+1).Months, nil)
	for i := range out.bill.Parts {
		if part := &out.bill.Parts[i]; part.Payer != rules.PaidByState {
			local += part.Left(months, p.Months)
		}
	}
	return local, donor
}

// keptMonths returns of how many months, the last of the payment, support is
// kept back: of those left, or of all where practice keeps it all.
func (r *Refund) keptMonths() int {
	if r.law.Refund.Support.Value == "all" {
		return r.payment.Months
	}
	return r.MonthsLeft
}

func below(faults document.Faults, path string) document.Faults {
	for i := range faults {
		faults[i].Path = path + faults[i].Path
	}
	return faults
}

func (r *Refund) shortfalls() (out pension.Shortfalls) {
	if ground := r.ground(); !ground.Value {
		out.Add(pension.Shortfall{What: pension.GroundOfLaw, Need: 1, Cite: ground.Cite})
	}
	if !r.payment.Method.Refundable() || r.MonthsLeft == 0 {
		out.Add(pension.Shortfall{What: pension.MonthsPaidAhead, Need: 1, Cite: r.ground().Cite})
	}
	return out
}

// ground returns what the law of the event says about the reason.
func (r *Refund) ground() *rules.Param[rules.Flag] { return r.reason.of(&r.law.Refund) }

// of returns what a law says about the reason.
func (r Reason) of(l *rules.RefundLaw) *rules.Param[rules.Flag] {
	switch r {
	case ByOneTime:
		return &l.OneTime
	case ByDeath:
		return &l.Death
	case ByPension:
		return &l.Pension
	}
	return &l.Compulsory
}

// supportLeft returns the State's support of the last months of the payment,
// or of all of them where practice keeps it all.
func (c *Calculator) supportLeft(l *Life, r *Refund) rules.VND {
	p, used := r.payment, r.payment.Months-r.keptMonths()
	if r.supported = p.Months - used; r.given {
		return r.monthly.Times(r.supported)
	}
	profile := l.profile(p.Paid)
	r.share = subsidy.StateShare(r.paidUnder, &profile)
	all := subsidy.StateMonths(r.paidUnder, p, c.Granted(l, p.Paid, rules.LastMonth+1).Months)
	r.supported = all - used
	return subsidy.StateRemaining(r.paidUnder, p, r.share.Rate, all, used)
}

// Law returns the law of the month of the event.
func (r Refund) Law() *rules.Law { return r.law }

// Foot adds what the figures rest on.
func (r Refund) Foot(f *note.Footing) {
	note.On(f, r.ground())
	if r.StateSupport > 0 {
		note.On(f, &r.law.Refund.Support)
		f.Cite(r.share.Cite)
		note.On(f, &r.paidUnder.Support.Base)
	}
	if r.local > 0 {
		note.On(f, &r.law.Refund.KeepsLocal)
	}
	if r.donor > 0 {
		note.On(f, &r.law.Refund.KeepsDonor)
	}
	note.On(f, &r.paidUnder.Contribution.Rate)
	f.Note(r.payment.Method.Bears(), note.RoundingOfOffice)
	f.Horizon(r.book, r.month)
}
