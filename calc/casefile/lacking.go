package casefile

import (
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/missing"
	"github.com/volsi/volsi/rules/document"
)

// lacking returns what the questions need of the person and the case does not
// say, each once, with the kinds of question that need it.
func (cs *Document) lacking() (faults document.Faults) {
	var sex, born []string
	for i := range cs.Ask {
		q, asked := &cs.Ask[i], cs.either(i)
		if asked == nil {
			continue
		}
		n := asked.Needs()
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
func (cs *Document) wrong(path string) bool {
	for _, f := range cs.faults {
		if f.Path == path {
			return true
		}
	}
	return false
}

// either returns a question, or what could be read of it.
func (cs *Document) either(i int) calc.Question {
	if q := cs.Ask[i].Question; q != nil {
		return q
	}
	return cs.asked[i].partial
}

// tell adds to each missing key how the answers depend on it.
func (cs *Document) tell(c *calc.Calculator, l *calc.Life, faults document.Faults) {
	for i := range faults {
		f := &faults[i]
		if f.Code != calc.MissingKey {
			continue
		}
		for k := range cs.Ask {
			f.Effects = append(f.Effects, cs.effectsOf(k, missing.Asked{Calculator: c, Life: l}, f.Path)...)
		}
	}
}

// effectsOf tries values for the one thing that a question still needs.
func (cs *Document) effectsOf(i int, q missing.Asked, path string) (effects []document.Effect) {
	at := &cs.asked[i]
	q.Question, q.Path = cs.either(i), at.path
	key, own := strings.CutPrefix(path, at.path+"/")
	switch {
	case q.Question == nil:
	case path == "/person/sex" && at.partial == nil && q.Question.Needs().Sex:
		effects = q.BySex()
	case own && at.partial != nil:
		effects = q.By(key)
	}
	for k := range effects {
		effects[k].Question = cs.Ask[i].ID
	}
	return effects
}
