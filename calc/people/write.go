package people

import (
	"slices"
	"strconv"

	"github.com/volsi/volsi/calc"
)

// A Writer appends answers as lines of CSV.
type Writer struct {
	want calc.Want
	all  string // the names of what is wanted
	most int    // bytes of a line, besides the id
	digits
}

// NewWriter returns a writer of the batch's answers.
func NewWriter(b *calc.Batch) *Writer {
	w := &Writer{want: b.Question().Want, all: b.Question().Want.String(), most: 6 * mostField}
	w.fill()
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
	b := dst[:cap(dst)]
	i := len(strconv.AppendInt(dst, a.Row, 10))
	i = text(b, i, a.Person.ID)
	i = w.number(b, i, a.Person.Weight)
	i = w.number(b, i, int64(a.Law))
	i = w.answered(b, i, a.Figures.Answered)
	for k, part := range parts {
		switch x := calc.Want(1 << k); {
		case !w.want.Has(x):
		case a.Figures.Answered.Has(x):
			i = part(&w.digits, b, i, a.Figures)
		default:
			i += copy(b[i:], commas[:columnsOf(k)])
		}
	}
	return b[:i]
}

func (w *Writer) answered(b []byte, i int, what calc.Want) int {
	if what == w.want { // nearly always
		return word(b, i, w.all)
	}
	return len(what.Append(append(b[:i], ',')))
}

// parts write the columns of each want. They and all below put fields into b
// from i on, each behind its comma, and return where the next begins; b has
// room for them.
var parts = [...]func(d *digits, b []byte, i int, f *calc.Figures) int{
	(*digits).payment, (*digits).retirement, (*digits).leaving, (*digits).survivors, (*digits).years,
}

// commas stand for fields that are left empty.
const commas = ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,," +
	",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,"

func columnsOf(want int) int {
	if want < len(headers) {
		return len(headers[want])
	}
	return calc.BatchYears * (1 + len(payers))
}

func (d *digits) payment(b []byte, i int, f *calc.Figures) int {
	p := &f.Payment
	i = yes(b, i, p.Eligible)
	i = d.number(b, i, int64(p.Months))
	i = d.number(b, i, int64(p.SupportMonthsLeft))
	i = d.number(b, i, int64(p.Gross))
	return d.borne(b, i, &p.Borne)
}

func (d *digits) retirement(b []byte, i int, f *calc.Figures) int {
	p := &f.Pension
	i = yes(b, i, p.Eligible)
	i = word(b, i, p.Branch.String())
	i = d.date(b, i, p.Starts)
	i = d.number(b, i, int64(p.VoluntaryMonths))
	i = d.number(b, i, int64(p.CompulsoryMonths))
	i = d.amounts(b, i, p)
	i = word(b, i, p.MayPayScheme.String())
	return d.number(b, i, int64(p.MayPayMonths))
}

func (d *digits) amounts(b []byte, i int, p *calc.PensionFigures) int {
	if p.BenefitYears|p.LumpSumYears == 0 && p.Average == 0 && p.Rate == 0 && p.Monthly|p.Floor|p.LumpSum == 0 { // no pension
		return i + copy(b[i:], ",0,0,0,0,0,0,0")
	}
	i = d.halves(b, i, p.BenefitYears)
	i = d.cents(b, i, p.Average)
	i = d.rate(b, i, p.Rate)
	i = d.number(b, i, int64(p.Monthly))
	i = d.number(b, i, int64(p.Floor))
	i = d.halves(b, i, p.LumpSumYears)
	return d.number(b, i, int64(p.LumpSum))
}

func (d *digits) leaving(b []byte, i int, f *calc.Figures) int {
	o := &f.OneTime
	i = yes(b, i, o.Eligible)
	i = d.halves(b, i, o.YearsBefore2014)
	i = d.halves(b, i, o.YearsFrom2014)
	i = d.cents(b, i, o.Average)
	i = d.number(b, i, int64(o.Before))
	i = d.number(b, i, int64(o.Deducted))
	return d.number(b, i, int64(o.Amount))
}

func (d *digits) survivors(b []byte, i int, f *calc.Figures) int {
	x := &f.Death
	i = d.number(b, i, int64(x.Funeral))
	i = d.number(b, i, int64(x.LumpSum))
	i = d.rate(b, i, x.LumpSumMonths)
	i = d.cents(b, i, x.Average)
	i = d.number(b, i, int64(x.Returned))
	i = d.number(b, i, int64(x.Remaining))
	i = d.number(b, i, int64(x.Monthly))
	return d.number(b, i, int64(x.Beneficiaries))
}

func (d *digits) years(b []byte, i int, f *calc.Figures) int {
	for k := range f.Years {
		i = d.number(b, i, int64(f.Years[k].Months))
		i = d.borne(b, i, &f.Years[k].Borne)
	}
	return i
}

func (d *digits) borne(b []byte, i int, by *calc.Borne) int {
	i = d.number(b, i, int64(by.State))
	i = d.number(b, i, int64(by.Province))
	if by.District|by.Commune|by.Fund|by.Donors == 0 { // nearly always
		i += copy(b[i:], ",0,0,0,0")
		return d.number(b, i, int64(by.Net))
	}
	i = d.number(b, i, int64(by.District))
	i = d.number(b, i, int64(by.Commune))
	i = d.number(b, i, int64(by.Fund))
	i = d.number(b, i, int64(by.Donors))
	return d.number(b, i, int64(by.Net))
}
