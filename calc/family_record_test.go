package calc_test

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A second reading of the articles on benefits, month by month in fractions.
// It shares nothing with the library but the parameters of a month
// (rules.Book.On).

// A famMonth is one insured month, written out.
type famMonth struct {
	at, counts rules.Month // the month, and the month from which on it counts
	paid       rules.Month // of its payment
	row        int
	scheme     pension.Scheme
	amount     int64 // income, salary or average
	settled    bool  // amount is an average that is not indexed
	backpaid   bool
	given      bool // the support is said, not by law
	support    int64
	of         int        // of so many months of a payment at interest
	rate       rules.Rate // the fund's, if it is said
	hasRate    bool
}

// A famLife is a person with every month written out.
type famLife struct {
	book   *rules.Book
	person calc.Person
	months []famMonth // in order of time, without those withdrawn
}

// famEvery is how many months one payment of a method covers; 0: all.
var famEvery = []int{1, 3, 6, 12, 0, 0}

func famWritten(book *rules.Book, p calc.Person, rows []calc.Row, last rules.Month) famLife {
	l := famLife{book: book, person: p}
	for i, r := range rows {
		for m := r.From; !r.Withdrawn && m <= last && (r.Until == 0 || m < r.Until); m++ {
			l.months = append(l.months, famMonthOf(r, i, m))
		}
	}
	slices.SortFunc(l.months, func(a, b famMonth) int { return cmp.Compare(a.at, b.at) })
	return l
}

func famMonthOf(r calc.Row, i int, m rules.Month) famMonth {
	out := famMonth{
		at: m, counts: m, paid: r.Paid, row: i, scheme: r.Scheme, amount: int64(r.Amount), settled: r.Level == calc.Average,
		backpaid: r.Method == subsidy.Backpay, given: r.SupportGiven, support: int64(r.StateSupport),
		rate: r.FundRate, hasRate: r.HasFundRate,
	}
	if r.Method == subsidy.Prepay || r.Method == subsidy.Backpay {
		out.of = int(r.Until - r.From)
	}
	if out.backpaid {
		out.counts = r.Paid
	}
	if every := famEvery[r.Method]; r.Paid == 0 && every == 0 {
		out.paid = r.From
	} else if r.Paid == 0 {
		out.paid = r.From + rules.Month(int(m-r.From)/every*every)
	}
	return out
}

// upTo returns the months that count at the end of month m.
func (l famLife) upTo(m rules.Month) (out []famMonth) {
	for _, x := range l.months {
		if x.at <= m && x.counts <= m {
			out = append(out, x)
		}
	}
	return out
}

func famOf(scheme pension.Scheme, months []famMonth) (n int) {
	for _, x := range months {
		if x.scheme == scheme {
			n++
		}
	}
	return n
}

// famHalves counts half years one month after the other.
func famHalves(law *rules.Law, months int) (halves int64) {
	for odd := 0; months > 0; months-- {
		if odd++; odd == 12 {
			halves, odd = halves+2, 0
		}
		if months > 1 {
			continue
		}
		if odd >= law.BenefitYears.FullFrom.Value {
			halves++
		}
		if odd >= law.BenefitYears.HalfFrom.Value && odd > 0 {
			halves++
		}
	}
	return halves
}

// famAverage returns the exact average; no average if a factor is not known.
func famAverage(law *rules.Law, months []famMonth) (*big.Rat, bool) {
	sum := new(big.Int)
	for _, x := range months {
		f, ok := famFactor(law, x)
		if !ok {
			return nil, false
		}
		sum.Add(sum, new(big.Int).Mul(big.NewInt(x.amount), big.NewInt(int64(f))))
	}
	return new(big.Rat).SetFrac(sum, big.NewInt(int64(len(months))*1_000_000)), true
}

func famFactor(law *rules.Law, x famMonth) (rules.Rate, bool) {
	p := &law.Indexation.Compulsory
	switch {
	case x.settled:
		return 1_000_000, true
	case x.backpaid:
		return law.Indexation.Backpaid.Value, law.Indexation.Backpaid.IsKnown()
	case x.scheme == pension.Voluntary:
		p = &law.Indexation.Voluntary
	}
	if !p.IsKnown() {
		return 0, false
	}
	return p.Value.Of(x.at.Year())
}

// famSplit returns the half years before and from the month from which a year
// is worth more; odd months go over to the later years if there are any.
func famSplit(law *rules.Law, later rules.Param[rules.Month], months []famMonth) (before, after int64) {
	early, late := 0, 0
	for _, x := range months {
		if later.IsKnown() && x.at >= later.Value {
			late++
		} else {
			early++
		}
	}
	for ; late > 0 && early%12 != 0; early-- {
		late++
	}
	return famHalves(law, early), famHalves(law, late)
}

// famTimes returns n/d of r.
func famTimes(r *big.Rat, n, d int64) *big.Rat { return new(big.Rat).Mul(r, big.NewRat(n, d)) }

// famYears returns what half years before and after are worth, in averages.
func famYears(before, after int64, per, perLater rules.Rate) *big.Rat {
	sum := famTimes(big.NewRat(before, 2), int64(per), 1_000_000)
	return sum.Add(sum, famTimes(big.NewRat(after, 2), int64(perLater), 1_000_000))
}

// famRound rounds half up.
func famRound(r *big.Rat) rules.VND {
	twice := new(big.Rat).Add(famTimes(r, 2, 1), big.NewRat(1, 1))
	den := new(big.Int).Mul(twice.Denom(), big.NewInt(2))
	return rules.VND(new(big.Int).Div(twice.Num(), den).Int64())
}

// famCeil rounds up.
func famCeil(r *big.Rat) int64 {
	n := new(big.Int).Add(r.Num(), new(big.Int).Sub(r.Denom(), big.NewInt(1)))
	return n.Div(n, r.Denom()).Int64()
}

// famPaid returns what was paid for the months, everybody's part together; it
// is not known before 2007. Months of one payment at interest come to what
// that was, where the fund's rate is known, less what is refunded of the rest.
func (l famLife) famPaid(months []famMonth) (paid rules.VND, ok bool) {
	sum, atOnce := new(big.Int), map[int][]famMonth{}
	for _, x := range months {
		if _, known := l.famFundRate(x); known {
			atOnce[x.row] = append(atOnce[x.row], x)
			continue
		}
		rate := l.book.On(x.at).Contribution.CompulsoryRate
		if x.scheme == pension.Voluntary {
			rate = l.book.On(x.paid).Contribution.Rate
		}
		if !rate.IsKnown() {
			return 0, false
		}
		sum.Add(sum, new(big.Int).Mul(big.NewInt(x.amount), big.NewInt(int64(rate.Value))))
	}
	paid = famRound(new(big.Rat).SetFrac(sum, big.NewInt(1_000_000)))
	for _, list := range atOnce {
		paid += l.famAtOnce(list[0], len(list))
	}
	return paid, true
}

// famFundRate returns the fund's rate of a month paid at interest.
func (l famLife) famFundRate(x famMonth) (rules.Rate, bool) {
	if p := &l.book.On(x.paid).Contribution.FundRate; x.of > 0 && !x.hasRate {
		return p.Value, p.IsKnown()
	}
	return x.rate, x.of > 0
}

// famAtOnce returns what n months of a payment at interest came to.
func (l famLife) famAtOnce(x famMonth, n int) rules.VND {
	r, _ := l.famFundRate(x)
	price := func(weight *big.Rat) rules.VND {
		return famRound(famTimes(weight, x.amount*int64(l.book.On(x.paid).Contribution.Rate.Value), 1_000_000))
	}
	if !x.backpaid {
		return price(famLeft(r, 0, x.of)) - price(famLeft(r, n, x.of))
	}
	weight, term := new(big.Rat), big.NewRat(1, 1)
	for range x.of { // missing months count all together
		term = famTimes(term, 1_000_000+int64(r), 1_000_000)
		weight.Add(weight, term)
	}
	return price(weight)
}

// famShare returns the State's share for the person in the month of a payment.
func (l famLife) famShare(paid rules.Month) (share rules.Rate) {
	s := &l.book.On(paid).Support.Share
	share = s.Other.Value
	for _, st := range l.person.Status {
		p := map[string]*rules.Param[rules.Rate]{
			"poor": &s.Poor, "near_poor": &s.NearPoor, "multidimensional_poor": &s.MultidimensionalPoor, "ethnic_minority": &s.EthnicMinority,
		}[st.Is]
		if p != nil && p.IsKnown() && st.Has(paid) {
			share = max(share, p.Value)
		}
	}
	return share
}

// famSupport returns the State's support of the months before until that were
// paid before a month, and how many months it was given for: at most so many
// in a life, used in the order of the payments.
func (l famLife) famSupport(paid, until rules.Month) (amount rules.VND, used int) {
	months := slices.Clone(l.months)
	slices.SortStableFunc(months, func(a, b famMonth) int {
		return cmp.Or(cmp.Compare(a.paid, b.paid), cmp.Compare(a.at, b.at))
	})
	sum := new(big.Int)
	for _, x := range months {
		if x.scheme != pension.Voluntary || x.paid >= paid {
			continue
		}
		given := l.famSupportOf(x, used)
		if given.Sign() > 0 {
			used++
		}
		if x.at < until {
			sum.Add(sum, given)
		}
	}
	return famRound(new(big.Rat).SetFrac(sum, big.NewInt(1_000_000_000_000))), used
}

// famSupportOf returns the support of one month in millionths of millionths.
func (l famLife) famSupportOf(x famMonth, used int) *big.Int {
	law := l.book.On(x.paid)
	switch {
	case x.given:
		return new(big.Int).Mul(big.NewInt(x.support), big.NewInt(1_000_000_000_000))
	case used >= law.Support.MaxMonths.Value || x.backpaid && law.Support.Backpay.Value == "none":
		return new(big.Int)
	}
	share := int64(law.Contribution.Rate.Value) * int64(l.famShare(x.paid))
	return new(big.Int).Mul(big.NewInt(int64(law.Support.Base.Value)), big.NewInt(share))
}
