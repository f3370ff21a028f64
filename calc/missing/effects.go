package missing

import (
	"slices"
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// BySex returns what the answer would be by the sex of the person, who did not
// say it.
func (o Asked) BySex() []document.Effect {
	s := o.scene(nil)
	var tries []try
	for _, sex := range [...]rules.Sex{rules.Female, rules.Male} {
		p := o.Life.Person()
		p.Sex = sex
		tries = append(tries, try{with: sex.String(), life: o.Life.As(p), q: o.Question})
	}
	return differing(s.effects(tries))
}

// By returns what the answer would be by the one key that the question lacks.
func (o Asked) By(key string) []document.Effect {
	s := o.scene(nil)
	return differing(s.effects(filledIn(o.Calculator.Book(), o.Question, key)))
}

// differing returns the effects that hang on what is tried.
func differing(effects []document.Effect) []document.Effect {
	return slices.DeleteFunc(effects, func(e document.Effect) bool { return e.Least.Value == e.Most.Value })
}

// filledIn returns the question with values for a key that it lacks.
func filledIn(b *rules.Book, q calc.Question, key string) (tries []try) {
	switch q := q.(type) {
	case calc.ContributionQuestion:
		return filledPayment(b, q, key)
	case calc.OneTimeQuestion:
		for _, word := range pension.Grounds() {
			q.Ground, _ = pension.ParseGround(word)
			tries = append(tries, try{with: word, q: q})
		}
	case calc.RefundQuestion:
		for _, word := range calc.Reasons() {
			q.Reason = calc.Reason(word)
			tries = append(tries, try{with: word, q: q})
		}
	case calc.WorkAccidentQuestion:
		for n := range 13 {
			if b.On(q.Paid).WorkAccident.Periods.Value.Has(n) {
				q.Months = n
				tries = append(tries, try{with: strconv.Itoa(n), q: q})
			}
		}
	case calc.HouseholdQuestion:
		for n := range 13 {
			if b.On(q.Paid).Health.Periods.Value.Has(n) {
				q.Months = n
				tries = append(tries, try{with: strconv.Itoa(n), q: q})
			}
		}
	}
	return tries
}

// filledPayment tries the lowest and the highest income, and the fewest and
// the most months of one payment.
func filledPayment(b *rules.Book, q calc.ContributionQuestion, key string) (tries []try) {
	l := &b.On(q.Paid).Contribution
	switch {
	case key == "income":
		for _, v := range [...]rules.VND{l.Floor.Value, l.CeilingBase.Value.Times(l.CeilingMultiple.Value)} {
			q.Income = v
			tries = append(tries, try{with: strconv.Itoa(int(v)), q: q})
		}
	case key == "months" && q.Method == subsidy.Prepay:
		for _, n := range q.Method.Lengths(b.On(q.Paid)) {
			q.Months = n
			tries = append(tries, try{with: strconv.Itoa(n), q: q})
		}
	case key == "months":
		for _, n := range [...]int{1, l.BackpayMax.Value} {
			q.Months = n
			tries = append(tries, try{with: strconv.Itoa(n), q: q})
		}
	}
	return tries
}
