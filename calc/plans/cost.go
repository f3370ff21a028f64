package plans

import (
	"slices"

	"github.com/volsi/volsi/calc/internal/worth"
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
	law := s.Book().On(paid)
	for m := subsidy.EveryMonth; m < subsidy.Backpay; m++ {
		if len(methods) > 0 && !slices.Contains(methods, m) {
			continue
		}
		for _, months := range m.Lengths(law) {
			if months <= left {
				if x, ok := s.priced(law, subsidy.Payment{Paid: paid, From: paid, Method: m, Months: months}, level); ok {
					visit(x)
				}
			}
		}
	}
}

// priced returns what a payment of a plan costs; ok is false if it cannot be
// priced.
func (s *search) priced(law *rules.Law, p subsidy.Payment, level rules.VND) (m move, ok bool) {
	p.Income = max(level, law.Contribution.Floor.Value)
	m.payment, m.quote = p, s.quotes.Price(p, s.start)
	if m.quote == nil {
		return m, false
	}
	m.cost = m.quote.Bill.Net
	if s.q.Objective == LeastPresent {
		m.cost = s.present(m.cost, p.Paid)
	}
	return m, true
}

// present returns what a payment is worth in the first month that the question
// names: discounted by whole years, and within a year by simple interest.
func (s *search) present(v rules.VND, paid rules.Month) rules.VND {
	f, ok := s.fresh[paid]
	if !ok {
		f = worth.Factor(s.Assumptions().Discount, int(paid-s.q.Start))
		s.fresh[paid] = f
	}
	return rules.NewSum().Plus(v, f).Round(worth.Fine)
}
