package calc

import (
	"strings"

	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// needs are what a question cannot do without of the person.
type needs struct{ sex, born bool }

// An easygoing question needs less of the person than others do.
type easygoing interface{ needs() needs }

func needsOf(q Question) needs {
	if e, ok := q.(easygoing); ok {
		return e.needs()
	}
	return needs{sex: true, born: true}
}

func (q ContributionQuestion) needs() needs {
	age := q.Method == subsidy.Backpay
	return needs{sex: age, born: age}
}
func (RefundQuestion) needs() needs        { return needs{} }
func (DeathQuestion) needs() needs         { return needs{} }
func (MaternityQuestion) needs() needs     { return needs{} }
func (HouseholdQuestion) needs() needs     { return needs{} }
func (CoverageQuestion) needs() needs      { return needs{} }
func (SocialPensionQuestion) needs() needs { return needs{born: true} }
func (q SavingsQuestion) needs() needs     { return needsOf(q.Toward) }

// Needs returns the keys of the person that a kind of question cannot do
// without: sex, born, both or neither. A payment of missing months needs both.
func Needs(kind string) (keys []string) {
	read := kindsOfQuestion()[kind]
	if read == nil {
		return nil
	}
	n := needsOf(read(object{&reader{}, &document.Node{Kind: document.Map}, ""}))
	if n.sex {
		keys = append(keys, "sex")
	}
	if n.born {
		keys = append(keys, "born")
	}
	return keys
}

// lacks returns what the person does not say although the question needs it,
// as faults with the places of a document.
func (p *Person) lacks(n needs, kinds ...string) (faults document.Faults) {
	lack := func(key string) {
		faults = append(faults, document.Fault{
			Code: MissingKey, Path: "/person/" + key, Value: strings.Join(kinds, ", "), Bound: key, Hint: hints[MissingKey],
			Message: "\"" + key + "\" is missing" + neededBy(kinds),
		})
	}
	if n.sex && p.Sex == 0 {
		lack("sex")
	}
	if n.born && p.Born == 0 {
		lack("born")
	}
	return faults
}

func neededBy(kinds []string) string {
	if len(kinds) == 0 {
		return ""
	}
	return "; it is needed by " + strings.Join(kinds, ", ")
}
