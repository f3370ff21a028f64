package calc

import (
	"slices"
	"strings"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// lacking returns what the questions need of the person and the case does not
// say, each once, with the kinds of question that need it.
func (cs *Case) lacking() (faults document.Faults) {
	var sex, born []string
	for _, q := range cs.Ask {
		if q.Question == nil && q.partial == nil {
			continue
		}
		n := needsOf(q.either())
		if n.sex {
			sex = append(sex, q.Kind)
		}
		if n.born {
			born = append(born, q.Kind)
		}
	}
	said := func(key string) bool { return cs.wrong("/person/"+key) || cs.wrong("/person") }
	if len(sex) > 0 && !said("sex") {
		faults = append(faults, cs.Person.lacks(needs{sex: true}, sex...)...)
	}
	if len(born) > 0 && !said("born") {
		faults = append(faults, cs.Person.lacks(needs{born: true}, born...)...)
	}
	for i := range faults {
		faults[i].File, faults[i].Line, faults[i].Col = cs.File, cs.who.Line, cs.who.Col
	}
	return faults
}

// wrong reports whether something is wrong at a path of the document already.
func (cs *Case) wrong(path string) bool {
	for _, f := range cs.faults {
		if f.Path == path {
			return true
		}
	}
	return false
}

// either returns the question, or what could be read of it.
func (a *Asked) either() Question {
	if a.Question != nil {
		return a.Question
	}
	return a.partial
}

// tell adds to each missing key how the answers depend on it.
func (c *Calculator) tell(cs *Case, l *Life, faults document.Faults) {
	for i := range faults {
		f := &faults[i]
		if f.Code != MissingKey {
			continue
		}
		for k := range cs.Ask {
			f.Effects = append(f.Effects, c.effectsOf(&cs.Ask[k], l, f.Path)...)
		}
	}
}

// effectsOf tries values for the one thing that a question still needs.
func (c *Calculator) effectsOf(a *Asked, l *Life, path string) []document.Effect {
	s := scene{Calculator: c, life: l, path: a.path}
	q := a.either()
	if q == nil {
		return nil
	}
	var tries []try
	key, own := strings.CutPrefix(path, a.path+"/")
	switch {
	case path == "/person/sex" && a.partial == nil && needsOf(q).sex:
		for _, sex := range [...]rules.Sex{rules.Female, rules.Male} {
			p := l.person
			p.Sex = sex
			tries = append(tries, try{with: sex.String(), life: s.about(p), q: q})
		}
	case own && a.partial != nil:
		tries = c.filled(q, key)
	}
	out := s.effects(tries)
	out = slices.DeleteFunc(out, func(e document.Effect) bool { return e.Least.Value == e.Most.Value })
	for i := range out {
		out[i].Question = a.ID
	}
	return out
}

// filled returns the question with values for a key that it lacks.
func (c *Calculator) filled(q Question, key string) (tries []try) {
	switch q := q.(type) {
	case ContributionQuestion:
		return c.filledPayment(q, key)
	case OneTimeQuestion:
		for _, word := range pension.Grounds() {
			q.Ground, _ = pension.ParseGround(word)
			tries = append(tries, try{with: word, q: q})
		}
	case RefundQuestion:
		for _, word := range Reasons() {
			q.Reason = Reason(word)
			tries = append(tries, try{with: word, q: q})
		}
	case WorkAccidentQuestion:
		for n := range 13 {
			if c.book.On(q.Paid).WorkAccident.Periods.Value.Has(n) {
				q.Months = n
				tries = append(tries, try{with: itoa(n), q: q})
			}
		}
	case HouseholdQuestion:
		for n := range 13 {
			if c.book.On(q.Paid).Health.Periods.Value.Has(n) {
				q.Months = n
				tries = append(tries, try{with: itoa(n), q: q})
			}
		}
	}
	return tries
}

// filledPayment tries the lowest and the highest income, and the fewest and
// the most months of one payment.
func (c *Calculator) filledPayment(q ContributionQuestion, key string) (tries []try) {
	l := &c.book.On(q.Paid).Contribution
	switch {
	case key == "income":
		for _, v := range [...]rules.VND{l.Floor.Value, l.CeilingBase.Value.Times(l.CeilingMultiple.Value)} {
			q.Income = v
			tries = append(tries, try{with: itoa(int(v)), q: q})
		}
	case key == "months" && q.Method == subsidy.Prepay:
		for _, n := range lengthsOf(c.book.On(q.Paid), q.Method) {
			q.Months = n
			tries = append(tries, try{with: itoa(n), q: q})
		}
	case key == "months":
		for _, n := range [...]int{1, l.BackpayMax.Value} {
			q.Months = n
			tries = append(tries, try{with: itoa(n), q: q})
		}
	}
	return tries
}
