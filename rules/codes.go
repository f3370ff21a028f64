package rules

import "github.com/volsi/volsi/rules/document"

// The faults of rule files. Each stands once in the list of its rule in
// rulesets/testdata/bad, and means the same for ever.
const (
	UnknownKey        document.Code = "unknown-key"         // a key that rule files do not have
	MissingKey        document.Code = "missing-key"         // a key that must be there
	WrongType         document.Code = "wrong-type"          // a list where a value belongs, and the like
	BadNumber         document.Code = "bad-number"          // not an exact plain number
	BadMonth          document.Code = "bad-month"           // not a month such as 2026-07
	BadDate           document.Code = "bad-date"            // not a day such as 2026-07-15
	BadChoice         document.Code = "bad-choice"          // a word that is not in the list
	OutOfRange        document.Code = "out-of-range"        // a number that the parameter cannot have
	UnknownParam      document.Code = "unknown-param"       // no such parameter
	MissingArticle    document.Code = "missing-article"     // a value without an article
	EmptyPeriod       document.Code = "empty-period"        // until is not after from
	TableGap          document.Code = "table-gap"           // a year of a table is missing
	TableOrder        document.Code = "table-order"         // bands or years out of order
	TwoValues         document.Code = "two-values"          // two values for one parameter and month
	CircularRef       document.Code = "circular-reference"  // an amount that is defined by itself
	WrongID           document.Code = "wrong-id"            // the instrument's id is not the file's name
	SecondInstrument  document.Code = "same-id"             // two files with one id
	OnlySupport       document.Code = "only-support"        // provinces set support layers, nothing else
	NeverApplies      document.Code = "never-applies"       // a layer that can match nobody
	TwoAmounts        document.Code = "two-amounts"         // a layer needs exactly one of share, amount, total
	UnknownPlace      document.Code = "unknown-place"       // no such territory
	UnknownLayer      document.Code = "unknown-layer"       // a layer that is named but not there
	SameLayer         document.Code = "same-layer"          // two layers of one id begin in one month
	Unreadable        document.Code = "unreadable"          // the file could not be opened
	TooManyCategories document.Code = "too-many-categories" // more categories than are told apart
	TooManyFiles      document.Code = "too-many-files"      // more rule files than are read
)
