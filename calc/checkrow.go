package calc

import (
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// row reports what is wrong with one row, whatever the others are.
func (k *checker) row(i int, r *Row) {
	voluntary := r.Scheme == pension.Voluntary
	if r.From < max(k.born, earliestRecord) || r.HasFundRate || !voluntary && (r.Method != 0 || r.Paid != 0) {
		k.anyScheme(i, r)
	}
	if voluntary {
		k.voluntary(i, r)
	}
}

// anyScheme reports what is wrong with a row that does not hang on what the law
// says of voluntary insurance.
func (k *checker) anyScheme(i int, r *Row) {
	if k.born != 0 && r.From < k.born {
		k.fault(i, "from", BeforeBirth, rules.Cite{}, r.From.String(), k.born.String(), "insured from %s, before the birth in %s", r.From, k.born)
	}
	if r.From < earliestRecord {
		k.fault(i, "from", OutOfRange, rules.Cite{}, r.From.String(), earliestRecord.String(), "insured time is read from %s on", earliestRecord)
	}
	if r.HasFundRate && (r.FundRate < 0 || r.FundRate > rules.One) {
		k.fault(i, "fund_rate", OutOfRange, rules.Cite{}, r.FundRate.String(), "0 to 1", "%s is not between 0 and 1", r.FundRate)
	}
	if r.HasFundRate && !r.Method.Bears() {
		k.fault(i, "fund_rate", MethodNotAllowed, rules.Cite{}, r.Method.String(), "", "only payments ahead and of missing months bear the fund's rate")
	}
	if r.Scheme != pension.Voluntary && (r.Method != 0 || r.Paid != 0) {
		k.fault(i, "method", MethodNotAllowed, rules.Cite{}, r.Method.String(), "", "only voluntary rows have a method or a month of payment")
	}
}

// earliestRecord is a bound of the input, not of the law: no insured time that
// still counts is older.
const earliestRecord = rules.FirstMonth + 61*12 // January 1961

func (k *checker) voluntary(i int, r *Row) {
	if first := k.book.FirstContribution(); r.From < first.Since {
		k.tooEarly(i, r, first)
		return
	}
	terms := k.book.Terms(r.From)
	if k.born != 0 && r.From >= k.born && int(r.From-k.born) < terms.MinAge() {
		k.young(i, r, &k.book.On(r.From).Contribution.MinAge)
	}
	if r.Method != subsidy.EveryMonth || r.Paid != 0 || !terms.Monthly {
		k.method(i, r)
	}
	if r.Level != Income || r.Withdrawn || !r.AtOnce() && r.Until != 0 && terms.AllowTo(r.Amount, r.Until-1) {
		return
	}
	k.bounds(i, r)
}

func (k *checker) tooEarly(i int, r *Row, first *rules.Law) {
	k.fault(i, "from", MonthBeforeLaw, first.Contribution.Rate.Cite, r.From.String(), first.Since.String(),
		"there was no voluntary insurance before %s", first.Since)
}

// young: voluntary insurance is open from an age on.
func (k *checker) young(i int, r *Row, least *rules.Param[int]) {
	k.fault(i, "from", TooYoung, least.Cite, r.From.String(), (k.born + rules.Month(least.Value)).String(),
		"paid at %d months of age; voluntary insurance is open from %d", r.From-k.born, least.Value)
}

// method checks that a row paid at once names its payment and is not longer
// than the law lets one payment be.
func (k *checker) method(i int, r *Row) {
	if r.Method.Backfills() && r.Paid == 0 {
		k.fault(i, "paid", MissingKey, rules.Cite{}, "", "paid", "missing months paid at once need the month of the payment")
		return
	}
	if r.Withdrawn || !k.knowsMethod(i, r) || !r.AtOnce() {
		return
	}
	most, cite := mostMonths(k.book.On(r.PaidIn()), r)
	if n := r.Months(); r.Until == 0 || n > most {
		k.fault(i, "method", MonthsNotAllowed, cite, r.Method.String(), "at most "+itoa(most)+" months",
			"one payment by %s covers %d months at the most; this row has %d", r.Method, most, n)
	}
}

// knowsMethod: the law of the first payment must know the way to pay.
func (k *checker) knowsMethod(i int, r *Row) bool {
	law := k.book.On(r.PaidIn())
	months := max(1, r.Method.Regular())
	if known, _ := lengthOf(law, r.Method, months); known {
		return true
	}
	for _, f := range methodFaults(law, subsidy.Payment{Paid: r.PaidIn(), Method: r.Method, Months: months}) {
		k.fault(i, "method", f.Code, rules.Cite{}, f.Value, "", "%s", f.Message)
		k.faults[len(k.faults)-1].Source = f.Source
	}
	return false
}

func mostMonths(law *rules.Law, r *Row) (int, rules.Cite) {
	c := &law.Contribution
	switch {
	case r.Method.Backfills():
		return c.BackpayMax.Value, c.BackpayMax.Cite
	case r.Method.Bears():
		return c.PrepayMonths.Value.Max(), c.PrepayMonths.Cite
	}
	return r.Method.Regular(), c.Periods.Cite
}

// bounds holds the income of a row to floor, ceiling and step of each month in
// which a payment was made.
func (k *checker) bounds(i int, r *Row) {
	last := r.Until - 1
	if r.Until == 0 {
		last = max(r.From, k.book.Horizon())
	}
	if r.AtOnce() {
		k.income(i, r, r.PaidIn())
		return
	}
	length := rules.Month(r.Method.Regular())
	for m := r.From; m <= last; {
		if terms := k.book.Terms(m); terms.Allow(r.Amount) {
			m = nextPayment(m, length, terms.Until())
			continue
		}
		if !k.income(i, r, m) {
			return
		}
		next := nextPayment(m, length, k.book.On(m).Before)
		if today := k.book.Checked().Month(); k.kept && m <= today {
			next = min(next, nextPayment(m, length, today+1)) // what stands as paid ends today
		}
		m = next
	}
}

// nextPayment returns the first month of payment after m that another law can
// rule: the next one from the month before on, or none.
func nextPayment(m, length, before rules.Month) rules.Month {
	if before == 0 {
		return rules.LastMonth + 1
	}
	periods := max(1, (before-m+length-1)/length) // a law that ended before m lets nobody stand still
	return m + periods*length
}

func (k *checker) income(i int, r *Row, paid rules.Month) bool {
	law := k.book.On(paid)
	if incomeFits(law, r.Amount) {
		return true
	}
	if floor := &law.Contribution.Floor; r.Amount < floor.Value && floor.Cite.Assumed() {
		return true // it is lifted
	}
	f, ok := incomeFault(law, paid, r.Amount)
	if !ok && k.paidAsEnacted(law, paid, r.Amount) {
		k.kept = true
		return true
	}
	if !ok {
		k.fault(i, "income", f.Code, rules.Cite{}, f.Value, f.Bound, "%s", f.Message)
		last := &k.faults[len(k.faults)-1]
		last.Source, last.Hint = f.Source, f.Hint
	}
	return ok
}

// paidAsEnacted reports whether an income that an imagined reform refuses was
// lawful when it was paid: what was paid by the day on which the rule files
// were checked is a fact, whatever somebody imagines about its month.
func (k *checker) paidAsEnacted(law *rules.Law, paid rules.Month, income rules.VND) bool {
	c := &law.Contribution
	imagined := c.Floor.Cite.Through(rules.WhatIf) || c.CeilingBase.Cite.Through(rules.WhatIf) ||
		c.CeilingMultiple.Cite.Through(rules.WhatIf) || c.Step.Cite.Through(rules.WhatIf)
	if !imagined || paid > k.book.Checked().Month() {
		return false
	}
	if k.enacted == nil {
		real, err := k.book.Enacted()
		if err != nil {
			return false
		}
		k.enacted = real
	}
	_, ok := incomeFault(k.enacted.On(paid), paid, income)
	return ok
}

// incomeFits reports whether the law of a month of payment allows an income.
func incomeFits(law *rules.Law, income rules.VND) bool {
	c := &law.Contribution
	return c.Allows(income) && (income <= c.Below() || c.CeilingBase.State != rules.Known || income <= c.CeilingBase.Value.Times(c.CeilingMultiple.Value))
}

// incomeFault says what is wrong with an income by the law of a month of
// payment.
func incomeFault(law *rules.Law, paid rules.Month, income rules.VND) (document.Fault, bool) {
	c := &law.Contribution
	ceiling := c.CeilingBase.Value.Times(c.CeilingMultiple.Value)
	fault := func(code document.Code, bound rules.VND, cite rules.Cite, words string) (document.Fault, bool) {
		return document.Fault{
			Code: code, Value: itoa(int(income)), Bound: itoa(int(bound)), Source: cite.String(),
			Hint: hints[code], Message: itoa(int(income)) + words + itoa(int(bound)) + " for a payment in " + paid.String(),
		}, false
	}
	switch {
	case c.Floor.IsKnown() && income < c.Floor.Value:
		return fault(IncomeBelowFloor, c.Floor.Value, c.Floor.Cite, " is below the lowest income, ")
	case c.CeilingBase.IsKnown() && income > ceiling:
		return fault(IncomeAboveCeiling, ceiling, c.CeilingBase.Cite, " is above the highest income, ")
	case c.Step.IsKnown() && c.Step.Value > 0 && (income-c.Floor.Value)%c.Step.Value != 0:
		f, ok := fault(IncomeOffStep, c.Step.Value, c.Step.Cite, " is not the lowest income plus a multiple of ")
		low := income - (income-c.Floor.Value)%c.Step.Value
		f.Hint = "the nearest are " + itoa(int(low)) + " and " + itoa(int(low+c.Step.Value))
		return f, ok
	}
	return document.Fault{}, true
}
