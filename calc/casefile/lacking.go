package casefile

import (
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/missing"
	"github.com/volsi/volsi/rules/document"
)

// lacking returns what the questions need of the person and the case does not
// say, each once, with the kinds of question that need it.
func (cs *Case) lacking() (faults document.Faults) {
	var sex, born []string
	for _, q := range cs.Ask {
		if q.Question == nil && q.partial == nil {
			continue
		}
		n := q.either().Needs()
		if n.Sex {
			sex = append(sex, q.Kind)
		}
		if n.Born {
			born = append(born, q.Kind)
		}
	}
	said := func(key string) bool { return cs.wrong("/person/"+key) || cs.wrong("/person") }
	if len(sex) > 0 && !said("sex") {
		faults = append(faults, calc.Needs{Sex: true}.Lacking(&cs.Person, sex...)...)
	}
	if len(born) > 0 && !said("born") {
		faults = append(faults, calc.Needs{Born: true}.Lacking(&cs.Person, born...)...)
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
func (a *Asked) either() calc.Question {
	if a.Question != nil {
		return a.Question
	}
	return a.partial
}

// tell adds to each missing key how the answers depend on it.
func (cs *Case) tell(c *calc.Calculator, l *calc.Life, faults document.Faults) {
	for i := range faults {
		f := &faults[i]
		if f.Code != calc.MissingKey {
			continue
		}
		for k := range cs.Ask {
			f.Effects = append(f.Effects, effectsOf(c, &cs.Ask[k], l, f.Path)...)
		}
	}
}

// effectsOf tries values for the one thing that a question still needs.
func effectsOf(c *calc.Calculator, a *Asked, l *calc.Life, path string) (effects []document.Effect) {
	q := missing.Asked{Calculator: c, Life: l, Question: a.either(), Path: a.path}
	key, own := strings.CutPrefix(path, a.path+"/")
	switch {
	case q.Question == nil:
	case path == "/person/sex" && a.partial == nil && q.Question.Needs().Sex:
		effects = q.BySex()
	case own && a.partial != nil:
		effects = q.By(key)
	}
	for i := range effects {
		effects[i].Question = a.ID
	}
	return effects
}
