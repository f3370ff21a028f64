package calc

import (
	"strings"

	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// Needs are what a question cannot do without of the person. The zero Needs
// are nothing.
type Needs struct{ Sex, Born bool }

var sexAndBirth = Needs{Sex: true, Born: true}

// Needs returns sex and birth for a payment of missing months, which only
// some may make by their age; otherwise nothing.
func (q ContributionQuestion) Needs() Needs {
	age := q.Method == subsidy.Backpay
	return Needs{Sex: age, Born: age}
}

// Needs returns sex and birth, on which the age depends.
func (RetirementAgeQuestion) Needs() Needs { return sexAndBirth }

// Needs returns sex and birth, on which the age depends.
func (PensionQuestion) Needs() Needs { return sexAndBirth }

// Needs returns sex and birth, on which the age depends.
func (OneTimeQuestion) Needs() Needs { return sexAndBirth }

// Needs returns sex and birth, on which the age depends.
func (MonthlyAllowanceQuestion) Needs() Needs { return sexAndBirth }

// Needs returns sex and birth, on which the age depends.
func (OptionsQuestion) Needs() Needs { return sexAndBirth }

// Needs returns the birth.
func (SocialPensionQuestion) Needs() Needs { return Needs{Born: true} }

// Needs returns the birth.
func (WorkAccidentQuestion) Needs() Needs { return Needs{Born: true} }

// Needs returns nothing.
func (RefundQuestion) Needs() Needs { return Needs{} }

// Needs returns nothing.
func (DeathQuestion) Needs() Needs { return Needs{} }

// Needs returns nothing.
func (MaternityQuestion) Needs() Needs { return Needs{} }

// Needs returns nothing: the members are part of the question.
func (HouseholdQuestion) Needs() Needs { return Needs{} }

// Lacking returns what the person does not say of it, as faults with the
// places of a document that name the kinds of question, if any are given.
func (n Needs) Lacking(p *Person, kinds ...string) (faults document.Faults) {
	lack := func(key string) {
		faults = append(faults, document.Fault{
			Code: MissingKey, Path: "/person/" + key, Value: strings.Join(kinds, ", "), Bound: key, Hint: hints[MissingKey],
			Message: "\"" + key + "\" is missing" + neededBy(kinds),
		})
	}
	if n.Sex && p.Sex == 0 {
		lack("sex")
	}
	if n.Born && p.Born == 0 {
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
