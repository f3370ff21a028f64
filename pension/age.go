package pension

import "github.com/volsi/volsi/rules"

// A RetirementAge is when somebody reaches retirement age (tuổi nghỉ hưu).
type RetirementAge struct {
	Months  int         // age, in months
	Reached rules.Month // the month in which it is reached
	Law     *rules.Law  // the law of that month
}

// find makes a the retirement age of the claimant, lowered by some months.
func (a *RetirementAge) find(c *Claimant, lower int) {
	a.Reached, a.Law = c.Book.RetirementReached(c.Sex, c.Born, lower)
	if a.Months = 0; a.Law != nil {
		a.Months = int(a.Reached - c.Born)
	}
}

// AgeOf returns the ordinary retirement age of a person, lowered by the given
// months: the age of the first month in which birth plus age falls in the time
// for which that age is set (Labour Code art. 169(2); Decree 135/2020 art. 4).
// It is zero if no law sets an age.
func AgeOf(b *rules.Book, sex rules.Sex, born rules.Month, lower int) RetirementAge {
	reached, law := b.RetirementReached(sex, born, lower)
	if law == nil {
		return RetirementAge{}
	}
	return RetirementAge{Months: int(reached - born), Reached: reached, Law: law}
}
