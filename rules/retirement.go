package rules

import "sync/atomic"

// Births between which the retirement age is looked up; others are reckoned.
const (
	firstBirth = FirstMonth + 30*12
	lastBirth  = FirstMonth + 125*12
)

// An ageTable says for each sex and month of birth when the retirement age is
// reached, and by which step.
type ageTable [2][lastBirth - firstBirth]struct {
	reached Month
	step    int16 // of AgeStep, from 1; 0 if no law sets an age
}

// ages is the age table of a book, made when it is first asked for and read
// without a lock; two that are made at once are the same.
type ages struct{ table atomic.Pointer[ageTable] }

func (b *Book) makeAges() *ageTable {
	t := &ageTable{}
	for i, sex := range [...]Sex{Male, Female} {
		for born := range lastBirth - firstBirth {
			t[i][born].reached, t[i][born].step = b.reachedBy(sex, firstBirth+born, 0)
		}
	}
	b.reached.table.Store(t)
	return t
}

// RetirementReached returns the month in which somebody reaches the ordinary
// retirement age, lowered by some months, and the law that sets it; nil if none
// does. It is the first month in which birth plus age falls in the time for
// which that age is set.
func (b *Book) RetirementReached(sex Sex, born Month, lower int) (Month, *Law) {
	reached, step := Month(0), int16(0)
	if lower == 0 && born >= firstBirth && born < lastBirth && (sex == Male || sex == Female) {
		table := b.reached.table.Load()
		if table == nil {
			table = b.makeAges()
		}
		at := &table[sex-Male][born-firstBirth]
		reached, step = at.reached, at.step
	} else {
		reached, step = b.reachedBy(sex, born, lower)
	}
	if step == 0 {
		return 0, nil
	}
	return reached, b.ages[step-1]
}

func (b *Book) reachedBy(sex Sex, born Month, lower int) (Month, int16) {
	for i := range b.AgeSteps() {
		law, before := b.AgeStep(i)
		reached := born + Month(law.Retirement.Age.Of(sex).Value-lower)
		if i > 0 {
			reached = max(reached, law.Since)
		}
		if before == 0 || reached < before {
			return reached, int16(i + 1)
		}
	}
	return 0, 0
}
