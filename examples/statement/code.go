package statement

// A Code is the stable name of a reason. words.Doubt says each in Vietnamese
// and English, with what to do.
type Code string

// Why a row is doubtful.
const (
	UnreadableMonth  Code = "unreadable-month"
	MonthTwoWays     Code = "month-two-ways"
	MonthsReversed   Code = "months-reversed"
	OpenEnd          Code = "open-end"
	SeveralPeriods   Code = "several-periods"
	SchemeUnclear    Code = "scheme-unclear"
	NoPay            Code = "no-pay"
	UnreadableAmount Code = "unreadable-amount"
	AmountTwoWays    Code = "amount-two-ways"
	AmountUnlikely   Code = "amount-unlikely"
	BelowBaseSalary  Code = "below-base-salary"
	SeveralAmounts   Code = "several-amounts"
	PartsDiffer      Code = "parts-differ"
	Coefficient      Code = "coefficient"
	StateSalary      Code = "state-salary"
	Before1995       Code = "before-1995"
	ForeignCurrency  Code = "foreign-currency"
	RefusedByLaw     Code = "refused-by-law"
	Overlap          Code = "overlap"
	OddCells         Code = "odd-cells"
	UnreadableCell   Code = "unreadable-cell"
	UnreadableRow    Code = "unreadable-row"
	TotalDiffers     Code = "total-differs"
	LateMonths       Code = "late-months"
	PersonDiffers    Code = "person-differs"
	TwoPeople        Code = "two-people"
)

// Why lines are set aside without a doubt.
const (
	Heading        Code = "heading"
	Footer         Code = "page-footer"
	Remark         Code = "remark"
	PersonLine     Code = "person"
	UnusedColumn   Code = "unused-column"
	OtherInsurance Code = "other-insurance"
	NotInsured     Code = "not-insured"
	RepeatedRow    Code = "repeated-row"
	TotalAgrees    Code = "total-agrees"
	Pause          Code = "pause"
)

var certain = map[Code]bool{
	Heading: true, Footer: true, Remark: true, PersonLine: true, UnusedColumn: true, OtherInsurance: true,
	NotInsured: true, RepeatedRow: true, TotalAgrees: true, Pause: true,
}

// Doubtful reports whether somebody has to decide.
func (c Code) Doubtful() bool { return !certain[c] }

// Codes returns every code.
func Codes() []Code {
	return []Code{
		UnreadableMonth, MonthTwoWays, MonthsReversed, OpenEnd, SeveralPeriods, SchemeUnclear, NoPay, UnreadableAmount,
		AmountTwoWays, AmountUnlikely, BelowBaseSalary, SeveralAmounts, PartsDiffer, Coefficient, StateSalary, Before1995, ForeignCurrency,
		RefusedByLaw, Overlap, OddCells, UnreadableCell, UnreadableRow, TotalDiffers, LateMonths, PersonDiffers, TwoPeople,
		Heading, Footer, Remark, PersonLine, UnusedColumn, OtherInsurance, NotInsured, RepeatedRow, TotalAgrees, Pause,
	}
}

// The faults of an input that cannot be read at all.
const (
	TooLarge     = "statement-too-large"
	TooManyLines = "too-many-lines"
	NotText      = "not-utf8-text"
	BadWorkbook  = "bad-workbook"
	NoSuchSheet  = "no-such-sheet"
	WhichSheet   = "which-sheet"
	NoRows       = "no-rows"
)
