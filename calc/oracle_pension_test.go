package calc_test

import (
	"math/big"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// A slowPension is what the oracle says about a claim.
type slowPension struct {
	unknown                 bool // a table that is needed is not known
	branch                  string
	short                   []pension.Condition
	voluntary, compulsory   int
	halves                  int // benefit years
	average                 *big.Rat
	rate                    rules.Rate
	monthly, floor, lumpSum rules.VND
	lumpHalves              int
	starts                  rules.Month
	mayPay                  pension.Scheme
	mayPayMonths            int
}

// pension reads the articles on the monthly pension (Law 41/2024 arts. 64-66,
// 98-101, 104, 111, 141; Law 58/2014 arts. 73-75; Circular 11/2025 art. 5).
func (l *slowLife) pension(q calc.PensionQuestion) (out slowPension) {
	start := l.startOf(q)
	if start == 0 {
		return l.refusal(q)
	}
	law := l.book.On(start)
	out.starts = start
	if out.branch = l.right(start, q); out.branch == "" {
		out.branch = "impairment"
	}
	months := l.insured(start - 1)
	out.voluntary, out.compulsory = l.count(start - 1)
	var ok bool
	if out.average, ok = slowAverage(law, months); !ok {
		return slowPension{unknown: true}
	}
	out.halves = slowYears(law, len(months))
	out.rate = slowAccrual(start, l.person.Sex, out.halves)
	if out.branch == "impairment" {
		out.rate = max(0, out.rate-slowReduction(law, l.early(start)))
	}
	l.amounts(&out, law, q)
	return out
}

// startOf returns the first month of the pension: the month after the last
// payment, or a later one in which the conditions hold first; 0 if none up to
// the month after the claim. Reduced working capacity gives a pension from the
// claim on only.
func (l *slowLife) startOf(q calc.PensionQuestion) rules.Month {
	last, _ := l.lastPaid(q.Month)
	if l.right(q.Month+1, q) != "" {
		for m := last + 1; m <= q.Month; m++ {
			if m >= l.book.At(0).Since && l.right(m, q) != "" {
				return m
			}
		}
		return q.Month + 1
	}
	if l.impaired(q.Month+1, q) {
		return q.Month + 1
	}
	return 0
}

// right returns the provision under which a full pension starts in a month.
func (l *slowLife) right(start rules.Month, q calc.PensionQuestion) string {
	p := &l.book.On(start).Pension
	voluntary, compulsory := l.count(start - 1)
	enough := p.MinInsuredMonths.IsKnown() && voluntary+compulsory >= p.MinInsuredMonths.Value
	ordinary := l.age(0)
	lowered := l.age(12 * q.LowerAge)
	switch {
	case enough && compulsory >= p.CompulsoryMinMonths.Value && lowered < start:
		return "compulsory"
	case enough && ordinary < start:
		return "general"
	case start >= month("2025-07") && l.confirmed() && voluntary+compulsory >= 180 && l.oldAge() < start:
		return "waiting_list"
	case l.joinedEarly(start) && voluntary >= p.EarlyJoiner.MinVoluntaryMonths.Value:
		return "joined_before_2021"
	}
	return ""
}

// confirmed: somebody with the agency's word that only the age is waited for
// (Law 41/2024 art. 141(10)).
func (l *slowLife) confirmed() bool {
	for _, s := range l.person.Status {
		if s.Is == "waiting_for_pension_age" {
			return true
		}
	}
	return false
}

// oldAge returns the month of 60 years, of 55 for women.
func (l *slowLife) oldAge() rules.Month {
	if l.person.Sex == rules.Male {
		return l.person.Born + 60*12
	}
	return l.person.Born + 55*12
}

// joinedEarly: voluntary insurance begun before 2021, 60 or 55 reached (Law
// 41/2024 art. 141(9)).
func (l *slowLife) joinedEarly(start rules.Month) bool {
	e := &l.book.On(start).Pension.EarlyJoiner
	years := 55
	if l.person.Sex == rules.Male {
		years = 60
	}
	joined := l.joined(pension.Voluntary, start-1)
	return e.JoinedBefore.IsKnown() && joined != 0 && joined < e.JoinedBefore.Value && l.person.Born+rules.Month(12*years) < start
}

// impaired: enough compulsory months, the share of capacity lost, and not too
// long before the age (Law 41/2024 art. 65).
func (l *slowLife) impaired(start rules.Month, q calc.PensionQuestion) bool {
	p := &l.book.On(start).Pension.Impairment
	_, compulsory := l.count(start - 1)
	if q.Impairment < p.MinShare.Value || compulsory < p.MinCompulsoryMonths.Value {
		return false
	}
	if q.Impairment >= p.SevereShare.Value {
		return l.early(start) <= p.SevereMonthsEarly.Value
	}
	return l.early(start) <= p.MaxMonthsEarly.Value
}

// early returns how many months before the age of its year a pension starts.
func (l *slowLife) early(start rules.Month) int {
	age := l.book.On(start).Retirement.Age.Female.Value
	if l.person.Sex == rules.Male {
		age = l.book.On(start).Retirement.Age.Male.Value
	}
	months := 0
	for m := start - 1; int(m-l.person.Born) < age; m++ {
		months++
	}
	return months
}

// slowAccrual reads the rates of the three laws in words: what so many half
// years earn of the average, in millionths.
func slowAccrual(start rules.Month, sex rules.Sex, halves int) rules.Rate {
	const percent = 10_000
	y := start.Year()
	base, perHalf := 15, 10_000
	switch {
	case sex == rules.Female && y < 2018:
		perHalf = 15_000
	case sex == rules.Female, y < 2018:
	case y <= 2021:
		base = 15 + y - 2017
	default:
		base = 20
	}
	if start >= rules.MonthOf(2025, 7) && sex == rules.Male && halves < 40 {
		if halves < 30 {
			return 0
		}
		return rules.Rate(40*percent + (halves-30)*5_000)
	}
	if halves < 2*base {
		return 0
	}
	return rules.Rate(min(75*percent, 45*percent+(halves-2*base)*perHalf))
}

// slowReduction is what months early cost: 2% a year (1% under the first
// law), half of it from six odd months on.
func slowReduction(law *rules.Law, months int) rules.Rate {
	taken := rules.Rate(0)
	for ; months >= 12; months -= 12 {
		taken += law.Pension.Impairment.Reduction.Value
	}
	if months >= 6 {
		taken += law.Pension.Impairment.Reduction.Value / 2
	}
	return taken
}

func (l *slowLife) amounts(out *slowPension, law *rules.Law, q calc.PensionQuestion) {
	out.monthly = halfUp(of(out.average, int64(out.rate), million))
	f := &law.Pension.Floor
	joined := l.joined(pension.Compulsory, out.starts-1)
	old := !f.InsuredBefore.IsKnown() || joined != 0 && joined < f.InsuredBefore.Value
	if f.Amount.IsKnown() && old && out.compulsory >= f.MinCompulsoryMonths.Value && out.monthly < f.Amount.Value {
		out.floor, out.monthly = f.Amount.Value, f.Amount.Value
	}
	for h := out.halves; h > 0 && slowAccrual(out.starts, l.person.Sex, h-1) == 750_000; h-- {
		out.lumpHalves++
	}
	after := min(out.lumpHalves, l.halvesAfter(out, law, q))
	// half an average a year, two for years paid after the age while entitled
	quarters := int64(out.lumpHalves-after) + 4*int64(after)
	out.lumpSum = halfUp(of(out.average, quarters, 4))
}

// halvesAfter returns the half years that were paid after the month in which
// age and insured months were both there (Law 41/2024 art. 100).
func (l *slowLife) halvesAfter(out *slowPension, law *rules.Law, q calc.PensionQuestion) int {
	if !law.Pension.LumpSum.PerYearAfterAge.IsKnown() {
		return 0
	}
	lower := 0
	if out.branch == "compulsory" {
		lower = 12 * q.LowerAge
	}
	entitled := l.age(lower)
	for {
		v, c := l.count(entitled)
		if v+c >= law.Pension.MinInsuredMonths.Value || entitled >= out.starts {
			break
		}
		entitled++
	}
	months := 0
	for _, m := range l.insured(out.starts - 1) {
		if m.at > entitled {
			months++
		}
	}
	return slowYears(law, months)
}

// refusal says what a claim lacks, and how it could be bought.
func (l *slowLife) refusal(q calc.PensionQuestion) (out slowPension) {
	start := q.Month + 1
	law := l.book.On(start)
	out.voluntary, out.compulsory = l.count(q.Month)
	age := l.age(0)
	missing := law.Pension.MinInsuredMonths.Value - out.voluntary - out.compulsory
	if missing > 0 {
		out.short = append(out.short, pension.InsuredMonths)
	}
	waited := age
	if start >= month("2025-07") && l.confirmed() {
		waited = l.oldAge()
	}
	if waited >= start {
		out.short = append(out.short, pension.AgeMonths)
	}
	_, last := l.lastPaid(q.Month)
	bought := missing > 0 && age-rules.Month(law.Contribution.BackpayAhead.Value) < start
	switch {
	case bought && age < start && last == pension.Compulsory && law.Pension.MissingCompulsoryMax.IsKnown() && missing <= law.Pension.MissingCompulsoryMax.Value:
		out.mayPay, out.mayPayMonths = pension.Compulsory, missing
	case bought && law.Contribution.BackpayMax.IsKnown() && missing <= law.Contribution.BackpayMax.Value:
		out.mayPay, out.mayPayMonths = pension.Voluntary, missing
	}
	return out
}
