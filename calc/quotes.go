package calc

import (
	"slices"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// Quotes price payments that somebody could make who goes on without pause
// after what is recorded: what the record used up of the months that the State
// or a place supports is used up. They remember what they priced, and serve one
// goroutine.
type Quotes struct {
	calc  *Calculator
	life  *Life
	used  int               // months of support used before
	given []subsidy.Granted // and of local layers that count their months
	local bool              // some layer below the State may pay in the time of the payments
	known map[quoted]*Quote
}

// A Quote is what a payment costs and who bears it. It holds for payments of
// other months too that cost the same.
type Quote struct {
	Bill subsidy.Bill

	payment   subsidy.Payment // the first that was priced so
	supported int
	share     subsidy.Share
}

// Outlay returns the payment made in a month for months from one on.
func (q *Quote) Outlay(paid, from rules.Month) Outlay {
	o := Outlay{Paid: paid, Every: rules.Month(q.payment.Months), Times: 1, Bill: q.Bill, Payment: q.payment, supported: q.supported, share: q.share}
	o.Payment.Paid, o.Payment.From = paid, from
	return o
}

// quoted is all that the price of a payment depends on, but for its months'
// place in time; where local layers may pay, that too.
type quoted struct {
	paid      rules.Month // where local layers may pay
	law       rules.Month // since when the law prices payments as it does
	profile   rules.Month // since when the person's profile is as it is
	method    subsidy.Method
	months    int
	income    rules.VND
	supported int
}

// Quotes returns what prices payments of the person of the life that are made
// in a month or later, all that is recorded being paid by then.
func (c *Calculator) Quotes(l *Life, since rules.Month) *Quotes {
	q := &Quotes{
		calc: c, life: l, used: c.Granted(l, since, rules.LastMonth).Months,
		local: c.localWithin(l, rules.Period{From: since, Until: rules.LastMonth}), known: map[quoted]*Quote{},
	}
	if q.local {
		var d desk
		q.given = d.locallyGranted(c, l, since, l.profile(since).Place)
	}
	return q
}

// Price prices a payment of somebody who has paid for every month from start to
// the first that it covers; nil where the rate of interest that the payment
// bears is not known. Whether the law allows the payment is not asked.
func (q *Quotes) Price(p subsidy.Payment, start rules.Month) *Quote {
	c, law, used := q.calc, q.calc.book.On(p.Paid), q.used+int(p.From-start)
	key := quoted{
		law: c.pricedSince(p.Paid), profile: q.life.since(p.Paid), method: p.Method, months: p.Months, income: p.Income,
		supported: subsidy.StateMonths(law, p, used),
	}
	if q.local {
		key.paid = p.Paid
	}
	known := q.known[key]
	if known == nil {
		if known = q.priced(p, start); known != nil {
			q.known[key] = known
		}
	}
	return known
}

// priced divides a payment among those who bear it. Of layers that pay for so
// many months only, those from start on count as paid.
func (q *Quotes) priced(p subsidy.Payment, start rules.Month) *Quote {
	c, law, paid := q.calc, q.calc.book.On(p.Paid), int(p.From-start)
	if p.Method.Bears() && len(c.fundRate(law, &ContributionQuestion{Paid: p.Paid}, &p)) > 0 {
		return nil
	}
	out := Contribution{law: law, book: c.book, payment: p}
	profile := q.life.profile(p.Paid)
	if q.local {
		profile.Granted = q.grantedBefore(p.Paid, profile.Place, start, paid)
	}
	out.divide(&profile, q.used+paid, nil)
	quote := &Quote{Bill: out.bill, payment: p}
	for i := range quote.Bill.Parts {
		if part := &quote.Bill.Parts[i]; part.Payer == rules.PaidByState {
			quote.share.Rate, quote.share.Cite, quote.supported = part.Share, part.Cite, part.Months
		}
	}
	return quote
}

// grantedBefore returns for how many months each layer that counts them has
// paid when so many months from start on are paid: those since it began.
func (q *Quotes) grantedBefore(at rules.Month, place rules.Place, start rules.Month, paid int) (out []subsidy.Granted) {
	out = slices.Clone(q.given)
	for _, l := range q.calc.book.Layers(rules.VoluntarySI, at, place) {
		if l.CountsGrants() {
			out = addGranted(out, l.ID, min(paid, int(at-max(start, l.Period.From))))
		}
	}
	return out
}

// since returns the first month of the profile that the person has in a month.
func (l *Life) since(m rules.Month) (since rules.Month) {
	look := func(p rules.Period) {
		for _, at := range [...]rules.Month{p.From, p.Until} {
			if at <= m {
				since = max(since, at)
			}
		}
	}
	for _, s := range l.person.Status {
		look(s.Period)
	}
	for _, r := range l.person.Residence {
		look(r.Period)
	}
	return since
}
