package people

import (
	"slices"
	"strconv"

	"github.com/volsi/volsi/calc"
)

// A Writer appends answers as lines of CSV.
type Writer struct {
	want  calc.Want
	all   word // the names of what is wanted
	most  int  // bytes of a line, besides the id
	texts texts
}

// NewWriter returns a writer of the batch's answers.
func NewWriter(b *calc.Batch) *Writer {
	w := &Writer{want: b.Question().Want, all: wordOf(b.Question().Want.String()), most: 6 * mostField}
	w.texts.fill()
	for i := range calc.Wants() {
		if w.want.Has(1 << i) {
			w.most += columnsOf(i) * mostField
		}
	}
	return w
}

// mostField is more than a field takes, with what is written in vain behind it.
const mostField = 64

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
	i := w.texts.whole(b, len(dst), a.Row)
	i = text(b, i, a.Person.ID)
	i = w.texts.number(b, i, a.Person.Weight)
	i = w.texts.number(b, i, int64(a.Law))
	i = w.answered(b, i, a.Figures.Answered)
	for k, part := range parts {
		switch x := calc.Want(1 << k); {
		case !w.want.Has(x):
		case a.Figures.Answered.Has(x):
			i = part(&w.texts, b, i, a.Figures)
		default:
			i += copy(b[i:], commas[:columnsOf(k)])
		}
	}
	return b[:i]
}

func (w *Writer) answered(b []byte, i int, what calc.Want) int {
	if what == w.want { // nearly always
		return w.all.put(b, i)
	}
	return len(what.Append(append(b[:i], ',')))
}

// parts write the columns of each want. They and all below put fields into b
// from i on, each behind its comma, and return where the next begins; b has
// room for them.
var parts = [...]func(t *texts, b []byte, i int, f *calc.Figures) int{
	(*texts).payment, (*texts).retirement, (*texts).leaving, (*texts).survivors, (*texts).years,
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

func (t *texts) payment(b []byte, i int, f *calc.Figures) int {
	p := &f.Payment
	i = t.whether(b, i, p.Eligible)
	i = t.number(b, i, int64(p.Months))
	i = t.number(b, i, int64(p.SupportMonthsLeft))
	i = t.number(b, i, int64(p.Gross))
	return t.borne(b, i, &p.Borne)
}

func (t *texts) retirement(b []byte, i int, f *calc.Figures) int {
	p := &f.Pension
	i = t.whether(b, i, p.Eligible)
	i = t.branch(b, i, p.Branch)
	i = t.date(b, i, p.Starts)
	i = t.number(b, i, int64(p.VoluntaryMonths))
	i = t.number(b, i, int64(p.CompulsoryMonths))
	i = t.amounts(b, i, p)
	i = t.schemes[min(int(p.MayPayScheme), len(t.schemes)-1)].put(b, i)
	return t.number(b, i, int64(p.MayPayMonths))
}

func (t *texts) amounts(b []byte, i int, p *calc.PensionFigures) int {
	if p.BenefitYears|p.LumpSumYears == 0 && p.Average == 0 && p.Rate == 0 && p.Monthly|p.Floor|p.LumpSum == 0 { // no pension
		return i + copy(b[i:], ",0,0,0,0,0,0,0")
	}
	i = t.halves(b, i, p.BenefitYears)
	i = t.cents(b, i, p.Average)
	i = t.rate(b, i, p.Rate)
	i = t.number(b, i, int64(p.Monthly))
	i = t.number(b, i, int64(p.Floor))
	i = t.halves(b, i, p.LumpSumYears)
	return t.number(b, i, int64(p.LumpSum))
}

func (t *texts) leaving(b []byte, i int, f *calc.Figures) int {
	o := &f.OneTime
	i = t.whether(b, i, o.Eligible)
	i = t.halves(b, i, o.YearsBefore2014)
	i = t.halves(b, i, o.YearsFrom2014)
	i = t.cents(b, i, o.Average)
	i = t.number(b, i, int64(o.Before))
	i = t.number(b, i, int64(o.Deducted))
	return t.number(b, i, int64(o.Amount))
}

func (t *texts) survivors(b []byte, i int, f *calc.Figures) int {
	d := &f.Death
	i = t.number(b, i, int64(d.Funeral))
	i = t.number(b, i, int64(d.LumpSum))
	i = t.rate(b, i, d.LumpSumMonths)
	i = t.cents(b, i, d.Average)
	i = t.number(b, i, int64(d.Returned))
	i = t.number(b, i, int64(d.Remaining))
	i = t.number(b, i, int64(d.Monthly))
	return t.number(b, i, int64(d.Beneficiaries))
}

func (t *texts) years(b []byte, i int, f *calc.Figures) int {
	for k := range f.Years {
		i = t.number(b, i, int64(f.Years[k].Months))
		i = t.borne(b, i, &f.Years[k].Borne)
	}
	return i
}

func (t *texts) borne(b []byte, i int, by *calc.Borne) int {
	i = t.number(b, i, int64(by.State))
	i = t.number(b, i, int64(by.Province))
	if by.District|by.Commune|by.Fund|by.Donors == 0 { // nearly always
		i += copy(b[i:], ",0,0,0,0")
		return t.number(b, i, int64(by.Net))
	}
	i = t.number(b, i, int64(by.District))
	i = t.number(b, i, int64(by.Commune))
	i = t.number(b, i, int64(by.Fund))
	i = t.number(b, i, int64(by.Donors))
	return t.number(b, i, int64(by.Net))
}
