package calc

import (
	"slices"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A costs table says for each number of months what they cost at the least,
// and which payment comes last.
type costs struct {
	least []rules.VND
	last  []move
}

// table fills in the least cost of 0 to n months: the payments before do not
// change what a payment costs but by the months of support used, which are the
// months paid.
func (s *search) table(n int, level rules.VND, methods []subsidy.Method) *costs {
	t := &costs{least: make([]rules.VND, n+1), last: make([]move, n+1)}
	for j := range n {
		if j > 0 && t.last[j].payment.Months == 0 {
			continue
		}
		s.eachMove(j, n-j, level, methods, func(m move) {
			k := j + m.payment.Months
			cost, first := t.least[j]+m.cost, t.last[k].payment.Months == 0
			if first || cost < t.least[k] || cost == t.least[k] && m.payment.Method == subsidy.EveryMonth {
				t.least[k], t.last[k] = cost, m
			}
		})
	}
	return t
}

// moves returns the payments that cover n months for the least.
func (t *costs) moves(n int) (moves []move, ok bool) {
	for n > 0 {
		m := t.last[n]
		if m.payment.Months == 0 {
			return nil, false
		}
		moves = append(moves, m)
		n -= m.payment.Months
	}
	slices.Reverse(moves)
	return moves, true
}

// eachMove visits the payments that can be made after j months are paid and
// cover at most left months.
func (s *search) eachMove(j, left int, level rules.VND, methods []subsidy.Method, visit func(move)) {
	paid := s.start + rules.Month(j)
	law := s.book.On(paid)
	for m := subsidy.EveryMonth; m < subsidy.Backpay; m++ {
		if len(methods) > 0 && !slices.Contains(methods, m) {
			continue
		}
		for _, months := range m.Lengths(law) {
			if months <= left {
				if x, ok := s.priced(law, subsidy.Payment{Paid: paid, From: paid, Method: m, Months: months}, level, j); ok {
					visit(x)
				}
			}
		}
	}
}

// priced returns what a payment costs after j months of the plan; ok is false
// if it cannot be priced.
func (s *search) priced(law *rules.Law, p subsidy.Payment, level rules.VND, j int) (m move, ok bool) {
	p.Income = max(level, law.Contribution.Floor.Value)
	key := billed{law: s.pricedSince(p.Paid), profile: s.life.since(p.Paid), method: p.Method, months: p.Months, income: p.Income, supported: subsidy.StateMonths(law, p, s.used+j)}
	if s.local {
		key.paid = p.Paid
	}
	m, known := s.bills[key]
	if !known {
		if m, ok = s.billed(law, p, j); !ok {
			return m, false
		}
		s.bills[key] = m
	}
	m.payment.Paid, m.payment.From = p.Paid, p.From
	m.cost = m.bill.Net
	if s.q.Objective == LeastPresent {
		m.cost = s.present(m.bill.Net, p.Paid)
	}
	return m, true
}

// billed divides a payment among those who bear it. Of layers that pay for so
// many months only, those of the plan so far count as paid.
func (s *search) billed(law *rules.Law, p subsidy.Payment, j int) (move, bool) {
	if p.Method.Bears() {
		if faults := s.fundRate(law, &ContributionQuestion{Paid: p.Paid}, &p); len(faults) > 0 {
			return move{}, false
		}
	}
	out := Contribution{law: law, book: s.book, payment: p}
	profile := s.life.profile(p.Paid)
	if s.local {
		profile.Granted = s.grantedBefore(p.Paid, profile.Place, j)
	}
	out.divide(&profile, s.used+j, nil)
	return move{payment: p, bill: out.bill}, true
}

// grantedBefore returns for how many months each layer that counts them has
// paid when j months of the plan are paid: those since it began.
func (s *search) grantedBefore(paid rules.Month, place rules.Place, j int) (out []subsidy.Granted) {
	out = slices.Clone(s.given)
	for _, l := range s.book.Layers(rules.VoluntarySI, paid, place) {
		if l.CountsGrants() {
			out = addGranted(out, l.ID, min(j, int(paid-max(s.start, l.Period.From))))
		}
	}
	return out
}

// present returns what a payment is worth in the first month that the question
// names: discounted by whole years, and within a year by simple interest.
func (s *search) present(v rules.VND, paid rules.Month) rules.VND {
	f, ok := s.fresh[paid]
	if !ok {
		f = presentFactor(s.assume.Discount, int(paid-s.q.Start))
		s.fresh[paid] = f
	}
	return rules.NewSum().Plus(v, f).Round(fine)
}

// presentFactor returns what one đồng in so many months is worth, in parts of
// fine.
func presentFactor(yearly rules.Rate, months int) int64 {
	f := int64(fine)
	for range months / 12 {
		f = discounted(f, yearly)
	}
	return int64(rules.NewSum().Plus(rules.VND(f), 12*int64(rules.One)).Round(12*int64(rules.One) + int64(months%12)*int64(yearly)))
}
