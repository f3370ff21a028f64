package calc

import "github.com/volsi/volsi/rules/document"

// The faults of case documents and calls: why a question could not be
// answered. They never change their meaning.
const (
	UnknownKey         document.Code = "unknown-key"          // a key that the document does not have
	MissingKey         document.Code = "missing-key"          // a key that must be there
	WrongType          document.Code = "wrong-type"           // a list where a value belongs, text where a number belongs
	BadNumber          document.Code = "bad-number"           // not a plain number
	BadMonth           document.Code = "bad-month"            // not a month such as 2026-07
	BadChoice          document.Code = "bad-choice"           // a word that is not in the list
	OutOfRange         document.Code = "out-of-range"         // a number beyond what is read
	EmptyPeriod        document.Code = "empty-period"         // to is before from
	UnknownKind        document.Code = "unknown-question"     // no such kind of question
	SameID             document.Code = "same-question-id"     // two questions with one id
	MonthBeforeLaw     document.Code = "month-before-law"     // no law on voluntary insurance in that month
	IncomeBelowFloor   document.Code = "income-below-floor"   // less than the lowest income
	IncomeAboveCeiling document.Code = "income-above-ceiling" // more than the highest income
	IncomeOffStep      document.Code = "income-off-step"      // not the floor plus a multiple of the step
	Overlap            document.Code = "overlapping-time"     // a month that is said twice
	BeforeBirth        document.Code = "before-birth"         // insured before birth
	TooYoung           document.Code = "too-young"            // insured below the least age
	TooManyMonths      document.Code = "too-many-months"      // more months than a life has
	MethodNotAllowed   document.Code = "method-not-allowed"   // the law of the month does not know the way to pay
	MonthsNotAllowed   document.Code = "months-not-allowed"   // not a length that may be paid at once
	UnknownFigure      document.Code = "unknown-figure"       // the law has the figure, nobody could find it
	FigureNotSet       document.Code = "figure-not-set"       // the law of the month does not set the figure
	UnknownStatus      document.Code = "unknown-status"       // no rule knows the category
	UnknownRule        document.Code = "unknown-rule"         // no support rule of that name, or none that counts its months
	UnknownPlace       document.Code = "unknown-place"        // no such province
	OneLevel           document.Code = "one-level"            // exactly one of income, salary, average
	NoLawFiles         document.Code = "no-law-files"         // rule files are named but cannot be read here
)
