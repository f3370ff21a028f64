package calc_test

import (
	"math/big"
	"slices"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// The oracle: a second reading of the articles, month by month, slow and
// plain. It shares nothing with the code that it checks but the values of the
// parameters of a month (rules.Book.On); months are written out one by one,
// every sum is a fraction, every search tries each month.

// A slowMonth is one insured month, written out.
type slowMonth struct {
	at       rules.Month // the month
	scheme   pension.Scheme
	amount   int64       // income or salary, đồng
	settled  bool        // the amount is an average that is not indexed again
	backpaid bool        // it was missing, and paid later at once
	paid     rules.Month // when its payment was made
	payment  int         // which payment it belongs to
	method   subsidy.Method
	given    bool // the support is stated, not derived
	support  int64
	of       int        // of so many months of one payment at interest
	rate     rules.Rate // the fund's, for such a payment
	hasRate  bool       // it is stated; if not, the law's is used
}

// counts returns the month from which on the month counts as insured.
func (m slowMonth) counts() rules.Month {
	if m.backpaid {
		return m.paid
	}
	return m.at
}

// A slowLife is a person with every insured month written out.
type slowLife struct {
	book   *rules.Book
	person calc.Person
	months []slowMonth         // in order of time; withdrawn ones are left out
	ages   map[int]rules.Month // when the age, lowered by so many months, is reached
}

// slowly writes a life out, open rows up to a last month.
func slowly(book *rules.Book, p calc.Person, rows []calc.Row, last rules.Month) *slowLife {
	l := &slowLife{book: book, person: p, ages: map[int]rules.Month{}}
	payment := 0
	for _, row := range rows {
		var months []slowMonth
		months, payment = writtenOut(row, last, payment)
		if !row.Withdrawn {
			l.months = append(l.months, months...)
		}
	}
	slices.SortFunc(l.months, func(a, b slowMonth) int { return int(a.at - b.at) })
	return l
}

// periodLength is how many months one payment of a method covers; 0: all.
var periodLength = map[subsidy.Method]int{
	subsidy.EveryMonth: 1, subsidy.Every3Months: 3, subsidy.Every6Months: 6, subsidy.Every12Months: 12,
}

func writtenOut(row calc.Row, last rules.Month, payment int) ([]slowMonth, int) {
	var out []slowMonth
	inPeriod, paid := 0, row.From
	if row.Paid != 0 {
		paid = row.Paid
	}
	for m := row.From; (row.Until == 0 || m < row.Until) && m <= last; m++ {
		length := periodLength[row.Method]
		if row.Paid == 0 && length > 0 && inPeriod == length {
			inPeriod, paid = 0, m
			payment++
		}
		inPeriod++
		out = append(out, slowMonth{
			at: m, scheme: row.Scheme, amount: int64(row.Amount), settled: row.Level == calc.Average,
			backpaid: row.Method == subsidy.Backpay, paid: paid, payment: payment, method: row.Method,
			given: row.SupportGiven, support: int64(row.StateSupport), of: int(row.Until - row.From), rate: row.FundRate, hasRate: row.HasFundRate,
		})
	}
	return out, payment + 1
}

// insured returns the months that count at the end of month m.
func (l *slowLife) insured(m rules.Month) []slowMonth {
	var out []slowMonth
	for _, month := range l.months {
		if month.at <= m && month.counts() <= m {
			out = append(out, month)
		}
	}
	return out
}

// count returns how many months count at the end of month m, by scheme.
func (l *slowLife) count(m rules.Month) (voluntary, compulsory int) {
	for _, month := range l.months {
		switch {
		case month.at > m || month.counts() > m:
		case month.scheme == pension.Voluntary:
			voluntary++
		default:
			compulsory++
		}
	}
	return voluntary, compulsory
}

// joined returns the month in which the person joined the scheme, as of the
// end of month m; 0 if never. Months bought later join with their payment.
func (l *slowLife) joined(scheme pension.Scheme, m rules.Month) (first rules.Month) {
	for _, month := range l.months {
		if month.scheme == scheme && month.at <= m && month.counts() <= m && (first == 0 || month.counts() < first) {
			first = month.counts()
		}
	}
	return first
}

// lastPaid returns the last month up to m that is insured or in which missing
// months were paid, and the scheme of it.
func (l *slowLife) lastPaid(m rules.Month) (last rules.Month, scheme pension.Scheme) {
	for _, month := range l.months {
		if end := max(month.at, month.counts()); end <= m && end > last {
			last, scheme = end, month.scheme
		}
	}
	return last, scheme
}

// slowAge walks the months until the age of the month is reached (Labour Code
// art. 169(2)), lowered by some months.
func slowAge(book *rules.Book, sex rules.Sex, born rules.Month, lower int) rules.Month {
	ageIn := func(m rules.Month) int {
		if sex == rules.Male {
			return book.On(m).Retirement.Age.Male.Value
		}
		return book.On(m).Retirement.Age.Female.Value
	}
	first := rules.MonthOf(2008, 1)
	if was := born + rules.Month(ageIn(first)-lower); was < first {
		return was
	}
	for m := first; ; m++ {
		if int(m-born) >= ageIn(m)-lower {
			return m
		}
	}
}

// age returns when the person reaches the retirement age; each lowering is
// walked once.
func (l *slowLife) age(lower int) rules.Month {
	if _, done := l.ages[lower]; !done {
		l.ages[lower] = slowAge(l.book, l.person.Sex, l.person.Born, lower)
	}
	return l.ages[lower]
}

// slowYears turns months into half years (Law 41/2024 art. 5(6) and what was
// before it).
func slowYears(law *rules.Law, months int) int {
	halves := 0
	for months >= 12 {
		months -= 12
		halves += 2
	}
	switch {
	case months >= law.BenefitYears.FullFrom.Value:
		return halves + 2
	case months >= law.BenefitYears.HalfFrom.Value:
		return halves + 1
	}
	return halves
}

// slowAverage returns the average income of months, each lifted by the factor
// of its year; ok is false if there is no factor to be had.
func slowAverage(law *rules.Law, months []slowMonth) (average *big.Rat, ok bool) {
	sum := new(big.Int)
	for _, m := range months {
		factor, ok := slowFactor(law, m)
		if !ok {
			return nil, false
		}
		sum.Add(sum, new(big.Int).Mul(big.NewInt(m.amount), big.NewInt(int64(factor))))
	}
	if len(months) == 0 {
		return new(big.Rat), true
	}
	return new(big.Rat).SetFrac(sum, big.NewInt(int64(len(months))*1_000_000)), true
}

func slowFactor(law *rules.Law, m slowMonth) (rules.Rate, bool) {
	table := law.Indexation.Voluntary
	if m.scheme == pension.Compulsory {
		table = law.Indexation.Compulsory
	}
	switch {
	case m.settled:
		return rules.One, true
	case m.backpaid:
		return law.Indexation.Backpaid.Value, law.Indexation.Backpaid.IsKnown()
	case !table.IsKnown():
		return 0, false
	}
	return table.Value.Of(m.at.Year())
}

// halfUp rounds a fraction half up.
func halfUp(r *big.Rat) rules.VND {
	twice := new(big.Rat).Add(r, big.NewRat(1, 2))
	return rules.VND(new(big.Int).Div(twice.Num(), twice.Denom()).Int64())
}

// cents rounds a fraction half up to hundredths.
func cents(r *big.Rat) rules.Cents {
	return rules.Cents(halfUp(new(big.Rat).Mul(r, big.NewRat(100, 1))))
}

// of returns n/d of an amount.
func of(r *big.Rat, n, d int64) *big.Rat { return new(big.Rat).Mul(r, big.NewRat(n, d)) }
