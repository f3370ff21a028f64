package calc

import (
	"strconv"
	"strings"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A Want says what a batch asks about everybody; wants are joined with |.
type Want uint8

// What a batch may ask: what one payment costs and who bears it; the pension;
// the one-time benefit; the funeral grant and what the survivors receive; who
// bears how much of the record in each calendar year.
const (
	WantContribution Want = 1 << iota
	WantPension
	WantOneTime
	WantDeath
	WantSupportYears

	allWants = WantContribution | WantPension | WantOneTime | WantDeath | WantSupportYears
)

var wants = []string{"contribution", "pension", "one_time", "death", "support_years"}

// Wants returns the names of all wants, in the order of their constants.
func Wants() []string { return append([]string(nil), wants...) }

// Has reports whether all of x is wanted.
func (w Want) Has(x Want) bool { return w&x == x }

// String returns the names of the wants: "contribution+pension".
func (w Want) String() string { return string(w.Append(nil)) }

// Append appends what String returns to dst.
func (w Want) Append(dst []byte) []byte {
	from := len(dst)
	for i, name := range wants {
		if w.Has(1 << i) {
			if len(dst) > from {
				dst = append(dst, '+')
			}
			dst = append(dst, name...)
		}
	}
	return dst
}

// A BatchQuestion is what is asked of everybody.
type BatchQuestion struct {
	Want        Want
	Month       rules.Month    // of the payment, the claim, the decision, the death; a Subject may name others
	Ground      pension.Ground // of the one-time benefit, where the Subject names none
	FundRate    rules.Rate     // r a month, for payments with interest, where the Subject gives none
	HasFundRate bool           // FundRate is given; if not, the law's is used
	Year        int            // first calendar year of Figures.Years; needed for WantSupportYears
	Workers     int            // how many work at once; 0: one a core. The answers do not depend on it
}

// A Subject is one person of a batch with what only this person is asked. Its
// slices may be filled again for the next one. A question whose month is 0
// takes the month of the batch.
type Subject struct {
	Person
	Rows   []Row                // the record
	Pays   ContributionQuestion // the payment that is priced; none if its income is 0
	Claims PensionQuestion
	Takes  OneTimeQuestion
	Dies   DeathQuestion
	Unread document.Faults // why the row could not be read: it is told and passed over
}

// BatchYears is how many calendar years of the record a batch tells apart.
const BatchYears = 24

// Figures are the answers about one person under one law. They hold no
// pointer, so that millions of them cost the collector nothing. Only the parts
// that Answered names are filled; what was wanted and could not be answered is
// empty.
type Figures struct {
	Answered Want // of what was wanted, what could be answered
	Payment  PaymentFigures
	Pension  PensionFigures
	OneTime  OneTimeFigures
	Death    DeathFigures
	Years    [BatchYears]YearFigures // from BatchQuestion.Year on, by the year of the payment
}

// PaymentFigures say what one payment costs and who bears it; see Contribution.
type PaymentFigures struct {
	Eligible          bool
	Months            int
	SupportMonthsLeft int
	Gross             rules.VND
	Borne             Borne
}

// Borne is what each payer bears, đồng.
type Borne struct {
	State    rules.VND
	Province rules.VND
	District rules.VND
	Commune  rules.VND
	Fund     rules.VND
	Donors   rules.VND
	Net      rules.VND // the person
}

// Local returns what the province, the district, the commune and funds bear.
func (b *Borne) Local() rules.VND { return b.Province + b.District + b.Commune + b.Fund }

// Gross returns what all bear together.
func (b *Borne) Gross() rules.VND { return b.State + b.Local() + b.Donors + b.Net }

// PensionFigures are a monthly pension, or that none is due; see Pension.
type PensionFigures struct {
	Eligible         bool
	Branch           pension.Branch
	Starts           rules.Month
	VoluntaryMonths  int
	CompulsoryMonths int
	BenefitYears     rules.HalfYears
	Average          rules.Cents
	Rate             rules.Rate
	Monthly          rules.VND
	Floor            rules.VND // if it was applied
	LumpSumYears     rules.HalfYears
	LumpSum          rules.VND
	MayPayScheme     pension.Scheme // the route by which missing months could be paid at once
	MayPayMonths     int
}

// OneTimeFigures are a one-time benefit, or that none is due; see OneTime.
type OneTimeFigures struct {
	Eligible        bool
	YearsBefore2014 rules.HalfYears
	YearsFrom2014   rules.HalfYears
	Average         rules.Cents
	Before          rules.VND // before support is taken off
	Deducted        rules.VND
	Amount          rules.VND
}

// DeathFigures are what the family of somebody who dies receives; see Death.
type DeathFigures struct {
	Funeral       rules.VND
	LumpSum       rules.VND
	LumpSumMonths rules.Rate // averages, or pensions
	Average       rules.Cents
	Returned      rules.VND
	Remaining     rules.VND
	Monthly       rules.VND
	Beneficiaries int
}

// YearFigures are who bore what of the payments of one calendar year.
type YearFigures struct {
	Months int // that the payments cover
	Borne  Borne
}

// A SubjectFault is what could not be answered about one person under one law.
type SubjectFault struct {
	Law    int  // position of the calculator
	Want   Want // the question; 0: the person or the record, so that nothing could be answered
	Faults document.Faults
}

// SubjectFaults are all that could not be answered about one person. As an
// error they unwrap to their faults.
type SubjectFaults []SubjectFault

// Error returns one line a fault.
func (fs SubjectFaults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = "law " + strconv.Itoa(f.Law) + ": " + f.Faults.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the faults, for errors.Is and errors.As.
func (fs SubjectFaults) Unwrap() []error {
	errs := make([]error, len(fs))
	for i := range fs {
		errs[i] = fs[i].Faults
	}
	return errs
}

// A Batch asks one question of many people under one law or several: the law
// as it stands and reforms of it at once. It is immutable and may be shared
// between goroutines.
type Batch struct {
	question BatchQuestion
	laws     []*Calculator
	plans    []*plan // of their books
}

// NewBatch returns the batch that asks q under the law of each calculator. The
// error says what is wrong with the question.
func NewBatch(q BatchQuestion, laws ...*Calculator) (*Batch, error) {
	if faults := q.faults(laws); len(faults) > 0 {
		return nil, faults.Err()
	}
	b := &Batch{question: q, laws: append([]*Calculator(nil), laws...)}
	for _, c := range laws {
		b.plans = append(b.plans, planOf(c.book, q.Month))
	}
	return b, nil
}

// Question returns what the batch asks.
func (b *Batch) Question() BatchQuestion { return b.question }

// Laws returns how many laws the batch asks under: the length of its answers.
func (b *Batch) Laws() int { return len(b.laws) }

// Law returns the calculator of the i-th law.
func (b *Batch) Law(i int) *Calculator { return b.laws[i] }

func (q BatchQuestion) faults(laws []*Calculator) (faults document.Faults) {
	need := func(ok bool, path, message string) {
		if !ok {
			faults = append(faults, document.Fault{Code: MissingKey, Path: path, Message: message, Hint: hints[MissingKey]})
		}
	}
	need(len(laws) > 0, "/law", "a batch needs at least one law")
	need(q.Want != 0 && q.Want&^allWants == 0, "/want", "a batch needs something to ask: "+allWants.String())
	need(q.Month != 0, "/month", "a batch needs a month")
	need(q.Year != 0 || !q.Want.Has(WantSupportYears), "/year", "support by year needs the first year")
	need(q.Year == 0 || rules.MonthOf(q.Year, 1) >= rules.FirstMonth && rules.MonthOf(q.Year, 1) <= rules.LastMonth, "/year", "no calendar year that a document may name")
	return faults
}
