package calc

import (
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rules/proof"
	"github.com/volsi/volsi/subsidy"
)

// A ContributionQuestion asks what one payment costs and who bears it.
type ContributionQuestion struct {
	Paid            rules.Month // the month of the payment
	From            rules.Month // the first month that it covers; 0: the month of the payment
	Method          subsidy.Method
	Months          int       // needed for Prepay and Backpay; else 0 or the method's length
	Income          rules.VND // the income chosen, đồng a month
	FundRate        rules.Rate
	HasFundRate     bool // FundRate is given; if not, the law's is used
	SupportedBefore int
	HasSupported    bool // SupportedBefore is given; if not, it follows from the record
	Donors          []subsidy.Donor
}

// A Layer is one payer's part of what is due.
type Layer struct {
	Payer  string     `json:"payer"` // state, province, district, commune, donor
	Name   string     `json:"name,omitempty"`
	Share  rules.Rate `json:"share,omitzero"`
	Base   rules.VND  `json:"base,omitzero"` // đồng of all its months that the share is taken of
	Months int        `json:"months"`        // for which it pays
	Amount rules.VND  `json:"amount"`
	Rule   string     `json:"rule,omitempty"` // the layer's name in its rule file
	Cite   rules.Cite `json:"cite,omitzero"`
}

// A Contribution is what a payment costs and who bears it (tiền đóng).
type Contribution struct {
	Eligible          bool        `json:"eligible"`
	Shortfalls        []Shortfall `json:"shortfalls,omitempty"`
	Gross             rules.VND   `json:"gross"`
	StateSupport      rules.VND   `json:"state_support"`
	LocalSupport      rules.VND   `json:"local_support"`
	DonorSupport      rules.VND   `json:"donor_support"`
	Net               rules.VND   `json:"net"`
	Months            int         `json:"months"`
	SupportMonthsLeft int         `json:"support_months_left"`
	Layers            []Layer     `json:"layers,omitempty"`

	law       *rules.Law
	book      *rules.Book
	payment   subsidy.Payment
	share     subsidy.Share
	used      int // months of support used before
	supported int // months of the payment that the State supports
	due       subsidy.Due
	bill      subsidy.Bill
	rateFrom  proof.Ground // where the fund's rate comes from
}

// Contribution returns what a payment costs, and what the State bears of it
// (Law 41/2024 arts. 31 and 36; Decree 159/2025 arts. 5 to 7). Conditions of
// the method that are not met are an answer; a payment that the law of the
// month does not know is an error.
func (c *Calculator) Contribution(l *Life, q ContributionQuestion) (Contribution, error) {
	if faults := q.Needs().Lacking(&l.person); faults != nil {
		return Contribution{}, faults.Err()
	}
	if faults := c.unfounded(l, q.Paid, q.restsOn()); faults != nil {
		return Contribution{}, faults
	}
	var d desk
	out, faults := d.contribution(c, l, &q)
	if len(faults) > 0 {
		return Contribution{}, faults.Err()
	}
	out.rateFrom = c.rateFrom(&q)
	at := standpoint{Calculator: c, life: l, month: q.Paid}
	if out.Shortfalls = at.from(shortfalls(&d.short)); out.Eligible {
		out.show()
	}
	return *out, nil
}

// contribution prices the payment asked about on the desk, and leaves there
// what is not met.
func (d *desk) contribution(c *Calculator, l *Life, q *ContributionQuestion) (*Contribution, document.Faults) {
	out := &d.paid
	p := &out.payment
	if faults := c.fillPayment(p, q); len(faults) > 0 {
		return nil, faults
	}
	out.begin(c.book, c.book.On(p.Paid))
	if faults := deadlineFaults(out.law, p); faults != nil {
		return nil, faults
	}
	d.short.Reset()
	if c.paymentShortfalls(l, p, &d.short); d.short.Len() > 0 {
		return out, nil
	}
	out.Eligible = true
	used := q.SupportedBefore
	if !q.HasSupported {
		used = d.grantedMonths(c, l, settledBefore(p))
	}
	l.profileInto(&d.profile, p.Paid)
	d.profile.Granted = d.locallyGranted(c, l, p.Paid, d.profile.Place)
	out.price(&d.profile, used, q.Donors)
	return out, nil
}

// begin empties the contribution for the payment that was written into it.
func (out *Contribution) begin(book *rules.Book, law *rules.Law) {
	out.law, out.book, out.Months = law, book, out.payment.Months
	out.Eligible, out.supported, out.SupportMonthsLeft, out.Gross, out.Net = false, 0, 0, 0, 0
	out.StateSupport, out.LocalSupport, out.DonorSupport = 0, 0, 0
	out.Shortfalls, out.Layers = nil, nil
}

// price fills in the amounts: the State's part, then the province's, the
// district's or commune's, then donors'.
func (out *Contribution) price(profile *subsidy.Profile, used int, donors []subsidy.Donor) {
	out.divide(profile, used, donors)
	out.Gross, out.Net = out.bill.Gross, out.bill.Net
	out.StateSupport, out.LocalSupport, out.DonorSupport = out.bill.Kinds()
	if most := &out.law.Support.MaxMonths; most.State == rules.Known {
		out.SupportMonthsLeft = max(0, most.Value-used-out.supported)
	}
}

// divide fills in the bill alone.
func (out *Contribution) divide(profile *subsidy.Profile, used int, donors []subsidy.Donor) {
	law, p := out.law, &out.payment
	out.used = used
	param := out.share.Fill(law, profile)
	if out.share.Rate > 0 {
		out.supported = subsidy.MonthsLeft(law, p.Method, p.Months, used)
	}
	due, state := &out.due, out.bill.First()
	dueFor(due, law, p, out.supported)
	if stateOf(state, law, p, out.share.Rate, due); param != nil {
		state.Cite = param.Cite
	}
	out.bill.Divide(out.book, profile, due, state, donors)
}

// show fills in the layers in the form of answers.
func (out *Contribution) show() {
	out.Layers = layers(out.bill.Parts)
	if out.StateSupport > 0 { // its base bears interest where the support does
		out.Layers[0].Base = subsidy.StateWithin(out.law, &out.payment, subsidy.Stated{Share: rules.One, Months: out.supported, Gross: out.Gross})
	}
}

// dueFor makes due the payment as it is to be divided; the State supports so
// many of its months.
func dueFor(due *subsidy.Due, law *rules.Law, p *subsidy.Payment, supported int) {
	due.Scheme, due.Paid, due.From, due.Months = rules.VoluntarySI, p.Paid, p.From, p.Months
	due.Gross, due.StateMonths = p.Gross(law), supported
	due.Standard.Of, due.Standard.Rate = law.Contribution.Floor.Value, law.Contribution.Rate.Value
}

// stateOf makes part what the State bears, by its share.
func stateOf(part *subsidy.Part, law *rules.Law, p *subsidy.Payment, share rules.Rate, due *subsidy.Due) {
	amount := subsidy.StateWithin(law, p, subsidy.Stated{Share: share, Months: due.StateMonths, Gross: due.Gross})
	part.Payer, part.Share, part.Base = rules.PaidByState, share, law.Support.Base.Value.Share(law.Contribution.Rate.Value)
	part.Months, part.Full, part.Amount = due.StateMonths, amount, amount
}

// layers returns the parts of a bill in the form of answers.
func layers(parts []subsidy.Part) []Layer {
	out := make([]Layer, len(parts))
	for i, p := range parts {
		out[i] = Layer{Payer: p.Payer.String(), Name: p.Name, Share: p.Share, Months: p.Months, Amount: p.Amount, Cite: p.Cite}
		if p.Share > 0 {
			out[i].Base = p.Base.Times(p.Months)
		}
		if p.Layer != nil {
			out[i].Rule = p.Layer.ID
		}
	}
	return out
}

// payment returns the payment asked about, or what is wrong with it.
func (c *Calculator) payment(q *ContributionQuestion) (p subsidy.Payment, faults document.Faults) {
	faults = c.fillPayment(&p, q)
	return p, faults
}

// fillPayment makes p the payment asked about, or says what is wrong with it.
func (c *Calculator) fillPayment(p *subsidy.Payment, q *ContributionQuestion) document.Faults {
	p.Paid, p.From, p.Method, p.Months, p.Income, p.FundRate = q.Paid, q.From, q.Method, q.Months, q.Income, 0
	if p.From == 0 {
		p.From = p.Paid
	}
	if p.Months == 0 {
		p.Months = p.Method.Regular()
	}
	law := c.book.On(p.Paid)
	if law.Contribution.Rate.State != rules.Known {
		return c.beforeLaw(p)
	}
	known, allowed := lengthOf(law, p.Method, p.Months)
	if known && allowed && incomeFits(law, p.Income) && !p.Method.Bears() {
		return nil
	}
	return c.paymentFaults(law, p, q)
}

// beforeLaw: nobody could pay before there was voluntary insurance.
func (c *Calculator) beforeLaw(p *subsidy.Payment) document.Faults {
	first := c.book.FirstContribution()
	return document.Faults{{
		Code: MonthBeforeLaw, Path: "/paid", Value: p.Paid.String(), Bound: first.Since.String(),
		Source: first.Contribution.Rate.Cite.String(), Hint: hints[MonthBeforeLaw], Message: "there was no voluntary insurance before " + first.Since.String(),
	}}
}

// paymentFaults says what is wrong with length and income, and finds the rate
// of interest of a payment that bears it.
func (c *Calculator) paymentFaults(law *rules.Law, p *subsidy.Payment, q *ContributionQuestion) (faults document.Faults) {
	faults = methodFaults(law, *p)
	if !incomeFits(law, p.Income) {
		f, _ := incomeFault(law, p.Paid, p.Income)
		f.Path = "/income"
		faults = append(faults, f)
	}
	if p.Method.Bears() {
		faults = append(faults, c.fundRate(law, q, p)...)
	}
	return faults
}

// lengthOf reports whether the law knows the method, and its length.
func lengthOf(law *rules.Law, method subsidy.Method, months int) (known, allowed bool) {
	l := &law.Contribution
	switch method {
	case subsidy.Prepay:
		return l.PrepayMonths.State == rules.Known, l.PrepayMonths.Value.Has(months)
	case subsidy.Backpay:
		return l.BackpayMax.State == rules.Known, months >= 1 && months <= l.BackpayMax.Value
	}
	n := method.Regular()
	return l.Periods.Value.Has(n), months == n
}

// methodFaults: the law of the month must know the method and its length.
func methodFaults(law *rules.Law, p subsidy.Payment) document.Faults {
	l := &law.Contribution
	known, allowed := lengthOf(law, p.Method, p.Months)
	if !known {
		return document.Faults{{Code: MethodNotAllowed, Path: "/method", Value: p.Method.String(), Source: l.Periods.Cite.String(),
			Hint: hints[MethodNotAllowed], Message: "the law of " + p.Paid.String() + " does not know payment by " + p.Method.String()}}
	}
	if allowed {
		return nil
	}
	lengths, cite := itoa(p.Method.Regular()), l.Periods.Cite
	switch p.Method {
	case subsidy.Prepay:
		lengths, cite = l.PrepayMonths.Value.String(), l.PrepayMonths.Cite
	case subsidy.Backpay:
		lengths, cite = "1 to "+itoa(l.BackpayMax.Value), l.BackpayMax.Cite
	}
	return document.Faults{{Code: MonthsNotAllowed, Path: "/months", Value: itoa(p.Months), Bound: lengths, Source: cite.String(),
		Hint: hints[MonthsNotAllowed], Message: "payment by " + p.Method.String() + " covers " + lengths + " months, not " + itoa(p.Months)}}
}

// rateFrom says where the fund's rate of a payment comes from.
func (c *Calculator) rateFrom(q *ContributionQuestion) proof.Ground {
	switch {
	case q.HasFundRate:
		return proof.FromCaller
	case q.Paid > c.book.Horizon() && c.assume.HasFundRate:
		return proof.FromAssumed
	}
	return proof.FromLaw
}

// fundRate finds the rate of interest of the payment: the caller's, the law's,
// or what is assumed past the horizon.
func (c *Calculator) fundRate(law *rules.Law, q *ContributionQuestion, p *subsidy.Payment) document.Faults {
	r := &law.Contribution.FundRate
	switch from := c.rateFrom(q); {
	case from == proof.FromCaller && (q.FundRate < 0 || q.FundRate > rules.One):
		return document.Faults{{Code: OutOfRange, Path: "/fund_rate", Value: q.FundRate.String(), Bound: "0 to 1",
			Hint: hints[OutOfRange], Message: q.FundRate.String() + " is not between 0 and 1"}}
	case from == proof.FromCaller:
		p.FundRate = q.FundRate
	case from == proof.FromAssumed:
		p.FundRate = c.assume.FundRate
	case r.State == rules.Known:
		p.FundRate = r.Value
	default:
		return document.Faults{{
			Code: UnknownFigure, Path: "/fund_rate", Value: "contribution.fund_rate", Source: r.Cite.String(),
			Message: "the fund's monthly rate r for payments in " + itoa(p.Paid.Year()) + " is not known",
			Hint:    "give fund_rate, as announced by the social insurance agency for that year",
		}}
	}
	return nil
}

// deadlineFaults: whether months that began before their payment are paid in
// time is a guess where nobody found the deadline.
func deadlineFaults(law *rules.Law, p *subsidy.Payment) document.Faults {
	most := p.Method.Deadline(law)
	if p.Method.Regular() == 0 || p.Paid <= p.From || most.State != rules.Unknown {
		return nil
	}
	return lacking(pension.Lack{Param: "contribution.deadline_" + p.Method.String(), Month: p.Paid, Cite: most.Cite, State: most.State})
}

// paymentShortfalls says which conditions of the payment are not met: the
// deadline of a regular payment, the age and the months missing for payment of
// missing months.
func (c *Calculator) paymentShortfalls(l *Life, p *subsidy.Payment, out *pension.Shortfalls) {
	if p.Method == subsidy.Backpay {
		c.backpayShortfalls(l, p, out)
		return
	}
	late, most := int(p.Paid-p.From)+1, p.Method.Deadline(c.book.On(p.Paid))
	if p.Method.Regular() > 0 && most.State == rules.Known && late > most.Value {
		out.Add(pension.Shortfall{What: pension.PaymentDeadline, Have: late, Need: most.Value, Cite: most.Cite})
	}
}

// backpayShortfalls: missing months are paid at retirement age, or a little
// before it, when few enough are missing (Law 41/2024 art. 36(2)(e), (3)(e)).
func (c *Calculator) backpayShortfalls(l *Life, p *subsidy.Payment, out *pension.Shortfalls) {
	law := c.book.On(p.Paid)
	age := pension.AgeOf(c.book, l.person.Sex, l.person.Born, 0)
	if ahead := law.Contribution.BackpayAhead; p.Paid < age.Reached-rules.Month(ahead.Value) {
		out.Add(pension.Shortfall{
			What: pension.AgeMonths, Have: int(p.Paid - l.person.Born), Need: age.Months - ahead.Value, Cite: law.Contribution.BackpayMax.Cite,
		})
	}
	need := law.Pension.MinInsuredMonths
	missing := need.Value - l.record.Before(p.Paid+1).Insured()
	if most := law.Contribution.BackpayMax; missing > most.Value {
		out.Add(pension.Shortfall{What: pension.InsuredMonths, Have: need.Value - missing, Need: need.Value - most.Value, Cite: most.Cite})
	}
	if p.Months > missing {
		out.Add(pension.Shortfall{What: pension.MissingMonths, Have: max(0, missing), Need: p.Months, Cite: need.Cite})
	}
}

// Law returns the law of the month of the payment.
func (out Contribution) Law() *rules.Law { return out.law }

// Foot adds what the figures rest on.
func (out Contribution) Foot(f *note.Footing) {
	law := out.law
	for _, s := range out.Shortfalls {
		f.Cite(s.Cite)
	}
	note.On(f, &law.Contribution.Rate)
	note.On(f, &law.Contribution.Floor)
	if out.payment.Method == subsidy.Prepay && out.StateSupport > 0 {
		note.On(f, &law.Support.Prepay)
	}
	if out.payment.Method == subsidy.Backpay && out.StateSupport > 0 {
		note.On(f, &law.Support.Backpay)
	}
	if out.payment.Method.Bears() && out.rateFrom == proof.FromLaw {
		note.On(f, &law.Contribution.FundRate)
	}
	for _, l := range out.Layers {
		f.Cite(l.Cite)
	}
	if out.StateSupport > 0 {
		note.On(f, &law.Support.Base)
	}
	f.Bill(&out.bill)
	f.Note(out.Eligible && out.share.Rate > 0 && out.supported == 0, note.SupportExhausted)
	f.Note(out.supported > 0 && out.supported < out.Months, note.SupportEnds)
	f.Note(out.payment.Months > 1 && out.StateSupport > 0, note.OldSupportKept)
	f.Note(out.payment.Method.Bears(), note.RoundingOfOffice)
	f.Horizon(out.book, out.payment.Paid)
}

// settledBefore returns the month before which other payments use up support
// first: what a record says of the month itself is the payment asked about,
// unless that is one of missing months beside it.
func settledBefore(p *subsidy.Payment) rules.Month {
	if p.Method.Backfills() {
		return p.Paid + 1
	}
	return p.Paid
}

// restsOn returns what the price rests on.
func (q *ContributionQuestion) restsOn() []string {
	if q.Method.Bears() {
		return restsOnMissing
	}
	return restsOnPaying
}
