package calc

import (
	"slices"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A billing is all that the bill of one month's payment hangs on besides the
// income, where every layer of the place is flat.
type billing struct {
	home uint32 // address.id
	held uint64 // categories, of the first 64 of the book
	when uint64 // month of payment, years of age, whether the State has months of support left
}

// A bill is who bears what of one month's payment, as it was worked out for
// somebody: it is that of everybody for whom it hangs on the same, if it leaves
// the person a part. It fills a line of the processor's cache.
type bill struct {
	home, supported                          uint32 // months that the State supports: 1 or 0
	held, when                               uint64
	state, province, district, commune, fund rules.VND
}

// billing makes b that of a payment by the person, but for the State's months.
// It reports whether all their places and categories were met before.
func (k *checker) billing(b *billing, p *Person, paid rules.Month) bool {
	home, held, age, aged := uint32(0), uint64(0), uint64(0), true
	for i := range p.Status {
		bit := k.memory.bit(p.Status[i].Is)
		if bit == 0 {
			return false
		}
		if p.Status[i].Has(paid) {
			held |= bit
		}
	}
	for i := range p.Residence {
		r := &p.Residence[i]
		known := &k.memory.addresses[k.memory.home(r, k.book.PlacesSince(r.From))]
		if known.id == 0 {
			return false
		}
		if r.Has(paid) {
			home, aged = known.id, known.aged
		}
	}
	if aged && p.Born != 0 {
		age = uint64(max(0, paid-p.Born)/12) + 1
	}
	b.home, b.held, b.when = home, held, uint64(paid)<<32|age<<1
	return true
}

// ease says whether the State has months of support left.
func (b *billing) ease(left bool) {
	if b.when &^= 1; left {
		b.when |= 1
	}
}

// bill returns where the bill of a payment is remembered: one of no month if it
// is not yet.
func (m *memory) bill(of *billing) *bill {
	at := (uint64(of.home) + of.held*3 + of.when*spread) * spread >> 40
	for i := range uint64(nextFew) {
		known := &m.bills[(at+i)%billsOfLaw]
		if known.home == of.home && known.held == of.held && known.when == of.when || known.when == 0 {
			return known
		}
	}
	first := &m.bills[at%billsOfLaw]
	first.when = 0
	return first
}

// billed prices the payment of one month if a bill of somebody before fits.
func (w *Worker) billed(k *checker, c *Calculator, out *PaymentFigures, s *Subject) bool {
	q, paid := &s.Pays, w.month(s.Pays.Paid)
	law, terms := c.book.On(paid), c.book.Terms(paid)
	most := &law.Support.MaxMonths
	if !w.asking.known || q.Method != subsidy.EveryMonth || q.From != 0 && q.From != paid || q.Months > 1 || len(q.Donors) > 0 ||
		!terms.Monthly || !terms.Allow(q.Income) || most.State != rules.Known {
		return false
	}
	used := q.SupportedBefore
	if !q.HasSupported {
		used = w.supportedBefore(c, k, s, paid)
	}
	w.asking.billing.ease(used < most.Value)
	b := k.memory.bill(&w.asking.billing)
	gross, others := q.Income.Share(law.Contribution.Rate.Value), b.state+b.province+b.district+b.commune+b.fund
	if b.when == 0 || gross <= others {
		return false
	}
	out.Eligible, out.Months, out.Gross = true, 1, gross
	out.SupportMonthsLeft = max(0, most.Value-used-int(b.supported))
	by := &out.Borne
	by.State, by.Province, by.District, by.Commune, by.Fund, by.Net = b.state, b.province, b.district, b.commune, b.fund, gross-others
	return true
}

// keep remembers a bill that was worked out, if it is the same for any income.
func (w *Worker) keep(k *checker, p *Person, got *Contribution) {
	x, most := &got.payment, &got.law.Support.MaxMonths
	if x.Method != subsidy.EveryMonth || x.From != x.Paid || got.bill.Cut != 0 || got.DonorSupport != 0 || got.bill.Net <= 0 || most.State != rules.Known {
		return
	}
	layers := got.book.LayersOf(rules.VoluntarySI, x.Paid, w.desk.profile.Place)
	if slices.ContainsFunc(layers, func(l *rules.Layer) bool { return !l.Flat() }) {
		return
	}
	var of billing
	if !k.billing(&of, p, x.Paid) {
		return
	}
	of.ease(got.used < most.Value)
	var by Borne
	by.fill(&got.bill)
	*k.memory.bill(&of) = bill{
		home: of.home, held: of.held, when: of.when, supported: uint32(got.supported),
		state: by.State, province: by.Province, district: by.District, commune: by.Commune, fund: by.Fund,
	}
}
