package people

import (
	"slices"
	"strconv"

	"github.com/volsi/volsi/calc"
)

// A Writer appends answers as lines of CSV.
type Writer struct {
	want calc.Want
	most int // bytes of a line, besides the id
}

// NewWriter returns a writer of the batch's answers.
func NewWriter(b *calc.Batch) *Writer {
	w := &Writer{b.Question().Want, 5 * mostField}
	for i := range calc.Wants() {
		if w.want.Has(1 << i) {
			w.most += columnsOf(i) * mostField
		}
	}
	return w
}

// mostField is more than a field takes, with what is written in vain behind it.
const mostField = 48

// An Answer is the figures about one person under one law.
type Answer struct {
	Row     int64
	Law     int // its position
	Person  *Row
	Figures *calc.Figures
}

var payers = []string{"state", "province", "district", "commune", "fund", "donors", "net"}

// headers are the columns of each want, in the order of the wants.
var headers = [][]string{
	{"pay_eligible", "pay_months", "support_months_left", "gross", "state", "province", "district", "commune", "fund", "donors", "net"},
	{"pension_eligible", "branch", "starts", "voluntary_months", "compulsory_months", "benefit_years", "average", "rate", "monthly", "floor",
		"lump_sum_years", "lump_sum", "may_pay", "may_pay_months"},
	{"one_time_eligible", "years_before", "years_later", "one_time_average", "before_deduction", "deducted", "one_time"},
	{"funeral", "survivor_lump_sum", "survivor_months", "survivor_average", "returned", "remaining_allowance", "survivor_monthly", "beneficiaries"},
}

// AppendHeader appends the names of the answers' columns: row, id, weight, law
// and answered, then those of what the batch wants; for support by year, what
// each payer bears in each year, such as 2026_state.
func AppendHeader(dst []byte, b *calc.Batch) []byte {
	q := b.Question()
	dst = append(dst, "row,id,weight,law,answered"...)
	for i, names := range headers {
		if !q.Want.Has(1 << i) {
			continue
		}
		for _, name := range names {
			dst = append(append(dst, ','), name...)
		}
	}
	if q.Want.Has(calc.WantSupportYears) {
		for year := range calc.BatchYears {
			dst = append(strconv.AppendInt(append(dst, ','), int64(q.Year+year), 10), "_months"...)
			for _, payer := range payers {
				dst = append(append(strconv.AppendInt(append(dst, ','), int64(q.Year+year), 10), '_'), payer...)
			}
		}
	}
	return dst
}

// Append appends the line of an answer, without its end. What could not be
// answered is left empty.
func (w *Writer) Append(dst []byte, a Answer) []byte {
	dst = slices.Grow(dst, w.most+2*len(a.Person.ID))
	b, i := dst[:cap(dst)], len(dst)
	i = len(strconv.AppendInt(dst, a.Row, 10))
	i = text(b, i, a.Person.ID)
	i = number(b, i, a.Person.Weight)
	i = number(b, i, int64(a.Law))
	i = len(a.Figures.Answered.Append(append(b[:i], ',')))
	for k, part := range parts {
		switch x := calc.Want(1 << k); {
		case !w.want.Has(x):
		case a.Figures.Answered.Has(x):
			i = part(b, i, a.Figures)
		default:
			i += copy(b[i:], commas[:columnsOf(k)])
		}
	}
	return b[:i]
}

// parts write the columns of each want. They and all below put fields into b
// from i on, each behind its comma, and return where the next begins; b has
// room for them.
var parts = [...]func(b []byte, i int, f *calc.Figures) int{payment, retirement, leaving, survivors, years}

// commas stand for fields that are left empty.
const commas = ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,," +
	",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,"

func columnsOf(want int) int {
	if want < len(headers) {
		return len(headers[want])
	}
	return calc.BatchYears * (1 + len(payers))
}

func payment(b []byte, i int, f *calc.Figures) int {
	p := &f.Payment
	i = yes(b, i, p.Eligible)
	i = number(b, i, int64(p.Months))
	i = number(b, i, int64(p.SupportMonthsLeft))
	i = number(b, i, int64(p.Gross))
	return borne(b, i, &p.Borne)
}

func retirement(b []byte, i int, f *calc.Figures) int {
	p := &f.Pension
	i = yes(b, i, p.Eligible)
	i = word(b, i, p.Branch.String())
	i = date(b, i, p.Starts)
	i = number(b, i, int64(p.VoluntaryMonths))
	i = number(b, i, int64(p.CompulsoryMonths))
	i = halves(b, i, p.BenefitYears)
	i = cents(b, i, p.Average)
	i = rate(b, i, p.Rate)
	i = number(b, i, int64(p.Monthly))
	i = number(b, i, int64(p.Floor))
	i = halves(b, i, p.LumpSumYears)
	i = number(b, i, int64(p.LumpSum))
	i = word(b, i, p.MayPayScheme.String())
	return number(b, i, int64(p.MayPayMonths))
}

func leaving(b []byte, i int, f *calc.Figures) int {
	o := &f.OneTime
	i = yes(b, i, o.Eligible)
	i = halves(b, i, o.YearsBefore2014)
	i = halves(b, i, o.YearsFrom2014)
	i = cents(b, i, o.Average)
	i = number(b, i, int64(o.Before))
	i = number(b, i, int64(o.Deducted))
	return number(b, i, int64(o.Amount))
}

func survivors(b []byte, i int, f *calc.Figures) int {
	d := &f.Death
	i = number(b, i, int64(d.Funeral))
	i = number(b, i, int64(d.LumpSum))
	i = rate(b, i, d.LumpSumMonths)
	i = cents(b, i, d.Average)
	i = number(b, i, int64(d.Returned))
	i = number(b, i, int64(d.Remaining))
	i = number(b, i, int64(d.Monthly))
	return number(b, i, int64(d.Beneficiaries))
}

func years(b []byte, i int, f *calc.Figures) int {
	for k := range f.Years {
		i = number(b, i, int64(f.Years[k].Months))
		i = borne(b, i, &f.Years[k].Borne)
	}
	return i
}

func borne(b []byte, i int, by *calc.Borne) int {
	i = number(b, i, int64(by.State))
	i = number(b, i, int64(by.Province))
	i = number(b, i, int64(by.District))
	i = number(b, i, int64(by.Commune))
	i = number(b, i, int64(by.Fund))
	i = number(b, i, int64(by.Donors))
	return number(b, i, int64(by.Net))
}
