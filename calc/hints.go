package calc

import "github.com/volsi/volsi/rules/document"

// hints say how each kind of fault is repaired, where the fault itself does
// not know better. It is a table for reading only.
var hints = map[document.Code]string{
	MissingKey:         "add the key",
	WrongType:          "write it in the form that is asked for",
	BadNumber:          "write plain digits, such as 2000000 or 0.05",
	BadMonth:           "write year, hyphen and month",
	BadChoice:          "choose one of these words",
	OutOfRange:         "choose a value within it",
	EmptyPeriod:        "correct from or to",
	UnknownKind:        "choose one of the kinds that bound lists",
	SameID:             "give each question an id of its own",
	MonthBeforeLaw:     "begin in that month or later",
	IncomeBelowFloor:   "raise the income to the lowest of that month",
	IncomeAboveCeiling: "lower the income to the highest of that month",
	Overlap:            "let one row end before the other begins",
	BeforeBirth:        "correct the birth or the first month of the row",
	TooYoung:           "begin when that age is reached",
	TooManyMonths:      "join rows that are alike, and keep to one life",
	MethodNotAllowed:   "choose a method that the law of that month knows",
	MonthsNotAllowed:   "choose a length that is allowed, or split the payment",
	UnknownFigure:      "no source for this figure was found; lay a rule file of your own over the law to compute with one",
	FigureNotSet:       "ask about a month in which the law sets it",
	UnknownStatus:      "choose one of the categories that bound lists",
	UnknownRule:        "choose one of the rules that bound lists",
	UnknownPlace:       "name a province of that month, by name, slug or code",
	OneLevel:           "keep exactly one of them",
	NoLawFiles:         "pass the files beside the case",
}

// Hint says how a kind of fault is repaired; "" where only the fault itself
// knows.
func Hint(code document.Code) string { return hints[code] }
