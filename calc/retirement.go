package calc

import (
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// A RetirementAgeQuestion asks when somebody reaches retirement age.
type RetirementAgeQuestion struct {
	LowerAge int // years below the ordinary age, for hazardous work
}

// A RetirementAge is the ordinary retirement age of a person (tuổi nghỉ hưu),
// lowered if asked for.
type RetirementAge struct {
	Years       int         `json:"age_years"`
	Months      int         `json:"age_months"` // beyond the years
	Reached     rules.Month `json:"reached"`
	PensionFrom rules.Month `json:"pension_from"` // the month after

	law   *rules.Law
	sex   rules.Sex
	lower int // years
}

// RetirementAge returns when the person of the life reaches the ordinary
// retirement age (Labour Code art. 169(2); Decree 135/2020). The error says
// that no law sets one.
func (c *Calculator) RetirementAge(l *Life, q RetirementAgeQuestion) (RetirementAge, error) {
	if faults := q.Needs().Lacking(&l.person); faults != nil {
		return RetirementAge{}, faults.Err()
	}
	if faults := c.unfounded(l, rules.LastMonth, restsOnAge); faults != nil {
		return RetirementAge{}, faults
	}
	a := pension.AgeOf(c.book, l.person.Sex, l.person.Born, 12*q.LowerAge)
	if a.Law == nil {
		return RetirementAge{}, Unknown(pension.Lack{Param: "retirement.age", Month: l.person.Born})
	}
	return RetirementAge{
		Years: a.Months / 12, Months: a.Months % 12, Reached: a.Reached, PensionFrom: a.Reached + 1,
		law: a.Law, sex: l.person.Sex, lower: q.LowerAge,
	}, nil
}

// Foot adds what the figures rest on.
func (r RetirementAge) Foot(f *note.Footing) {
	note.On(f, r.law.Retirement.Age.Of(r.sex))
}

// Law returns the law of the month in which the age is reached.
func (r RetirementAge) Law() *rules.Law { return r.law }
