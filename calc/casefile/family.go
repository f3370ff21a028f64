package casefile

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

func readRefund(o object) calc.Question {
	o.asks("reason", "month", "payment")
	q := calc.RefundQuestion{Month: o.needMonth("month")}
	o.need("reason")
	word, _ := o.word("reason", calc.Reasons())
	q.Reason = calc.Reason(word)
	n := o.need("payment")
	if n == nil {
		return q
	}
	if p, ok := o.object(n, o.path+"/payment"); ok {
		q.Payment = readPayment(p)
		q.Support, q.SupportGiven = p.money("state_support")
		q.Local, q.LocalGiven = p.money("local_support")
		q.Donor, _ = p.money("donor_support")
	}
	return q
}

// readPayment reads a payment that was made.
func readPayment(o object) calc.ContributionQuestion {
	o.known("paid", "from", "method", "months", "income", "fund_rate", "state_support", "local_support", "donor_support")
	q := calc.ContributionQuestion{Paid: o.needMonth("paid"), From: o.month("from")}
	o.need("method")
	q.Method = o.method()
	q.Months, _ = o.count("months", 1, calc.MaxMonths)
	o.need("income")
	q.Income, _ = o.money("income")
	q.FundRate, q.HasFundRate = o.share("fund_rate")
	return q
}

func readDeath(o object) calc.Question {
	o.asks("month", "pension", "relatives", "allowance", "work_injury")
	q := calc.DeathQuestion{Month: o.needMonth("month")}
	if p, ok := o.inner("pension", "since", "monthly"); ok {
		q.PensionSince = p.needMonth("since")
		q.PensionMonthly = p.needMoney("monthly")
	}
	if a, ok := o.inner("allowance", "monthly", "months", "received"); ok {
		q.Allowance.Monthly = a.needMoney("monthly")
		q.Allowance.Months, _ = a.count("months", 1, calc.MaxMonths)
		q.Allowance.Received, _ = a.count("received", 0, calc.MaxMonths)
	}
	q.WorkInjury, _ = o.share("work_injury")
	o.objects("relatives", func(o object) { q.Relatives = append(q.Relatives, readRelative(o)) })
	return q
}

// inner returns the named values under key, if they are there.
func (o object) inner(key string, keys ...string) (object, bool) {
	n := o.at(key)
	if n == nil {
		return object{}, false
	}
	in, ok := o.object(n, o.path+"/"+key)
	if ok {
		in.known(keys...)
	}
	return in, ok
}

func (o object) needMoney(key string) rules.VND {
	o.need(key)
	v, _ := o.money(key)
	return v
}

func readRelative(o object) (r pension.Relative) {
	o.known("relation", "born", "no_carer")
	words := make([]string, 0, len(pension.Relations()))
	for _, rel := range pension.Relations() {
		words = append(words, string(rel))
	}
	o.need("relation")
	word, _ := o.word("relation", words)
	return pension.Relative{Relation: pension.Relation(word), Born: o.born(), NoCarer: o.flag("no_carer")}
}

func readMaternity(o object) calc.Question {
	o.asks("birth", "children", "lost", "other_parent_takes")
	q := calc.MaternityQuestion{Birth: o.needMonth("birth"), OtherTakes: o.flag("other_parent_takes")}
	born, said := o.count("children", 0, 10)
	lost, _ := o.count("lost", 0, 10)
	if !said && o.at("lost") == nil {
		born, q.Unsaid = 1, true
	}
	q.Children = born + lost
	return q
}

func readMonthlyAllowance(o object) calc.Question {
	o.asks("month", "in_payment")
	return calc.MonthlyAllowanceQuestion{Month: o.needMonth("month"), InPayment: o.month("in_payment")}
}

func readSocialPension(o object) calc.Question {
	o.asks("month", "pension")
	q := calc.SocialPensionQuestion{Month: o.needMonth("month")}
	q.Pension, _ = o.money("pension")
	return q
}

func readWorkAccident(o object) calc.Question {
	o.asks("paid", "months", "accident", "impairment", "months_before")
	q := calc.WorkAccidentQuestion{Paid: o.needMonth("paid"), Accident: o.month("accident")}
	o.need("months")
	q.Months, _ = o.count("months", 1, 12)
	q.Impairment, _ = o.share("impairment")
	q.Before, q.HasBefore = o.count("months_before", 0, calc.MaxMonths)
	return q
}
