package pension

import (
	"slices"

	"github.com/volsi/volsi/rules"
)

// A Relation is how somebody is related to the person who died.
type Relation string

// The relations that may bring a monthly allowance (thân nhân).
const (
	Child       Relation = "child"
	Wife        Relation = "wife"
	Husband     Relation = "husband"
	Mother      Relation = "mother"
	Father      Relation = "father"
	MotherInLaw Relation = "mother_in_law"
	FatherInLaw Relation = "father_in_law"
)

// Relations returns all relations.
func Relations() []Relation {
	return []Relation{Child, Wife, Husband, Mother, Father, MotherInLaw, FatherInLaw}
}

// A Relative is somebody whom the person who died supported.
type Relative struct {
	Relation Relation
	Born     rules.Month
	NoCarer  bool // nobody is left to care for this person
}

func (r Relative) sex() rules.Sex {
	if slices.Contains([]Relation{Husband, Father, FatherInLaw}, r.Relation) {
		return rules.Male
	}
	return rules.Female
}

// qualifies reports whether the relative is young or old enough (Law 41/2024 art. 86).
func (r Relative) qualifies(l *rules.SurvivorMonthlyLaw, m rules.Month) bool {
	age := int(m - r.Born)
	if r.Relation == Child {
		return age < l.ChildBelow.Value
	}
	return age >= l.AdultAge.Of(r.sex()).Value
}

// monthly fills in the monthly allowance of a long compulsory record, or after a
// grave work injury; voluntary time alone never gives one (Law 41/2024 art.
// 111(1)(b); Decree 159/2025 art. 12(3)).
func (s *Survivors) monthly(d Death) {
	l := &s.Law.Death.Monthly
	if l.Share.State != rules.Known || len(d.Relatives) == 0 {
		return
	}
	if injured := l.MinWorkInjury.State == rules.Known && d.WorkInjury >= l.MinWorkInjury.Value; !injured {
		s.MonthlyLacks.atLeast(CompulsoryMonths, s.Time.Compulsory, &l.MinCompulsoryMonths)
	}
	if s.MonthlyLacks.Len() > 0 {
		return
	}
	alone, cared := qualifying(l, d)
	s.Beneficiaries = alone + cared
	s.Monthly = l.Base.Value.Share(l.NoCarerShare.Value).Times(alone) + l.Base.Value.Share(l.Share.Value).Times(cared)
}

// qualifying returns how many relatives receive the allowance: those without
// anybody to care for them first, because their share is the higher.
func qualifying(l *rules.SurvivorMonthlyLaw, d Death) (alone, cared int) {
	for _, r := range d.Relatives {
		switch {
		case !r.qualifies(l, d.Month):
		case r.NoCarer:
			alone++
		default:
			cared++
		}
	}
	alone = min(alone, l.MaxPersons.Value)
	return alone, min(cared, l.MaxPersons.Value-alone)
}
