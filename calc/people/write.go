package people

import (
	"slices"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
)

// A Writer appends answers as lines of CSV.
type Writer struct {
	want  calc.Want
	all   string // the names of what is wanted, behind a comma
	parts []part // of what is wanted
	most  int    // bytes of a line, besides the id
	texts texts
}

// A part is some columns of what is wanted, which fit into one window.
type part struct {
	want  calc.Want
	write func(t *texts, w *window, f *calc.Figures) (size int)
	empty string // the columns of what could not be answered
}

// mostField is more than any field takes but the id and the names of what is
// wanted.
const mostField = 24

// NewWriter returns a writer of the batch's answers.
func NewWriter(b *calc.Batch) *Writer {
	want := b.Question().Want
	w := &Writer{want: want, all: "," + want.String(), parts: partsOf(want)}
	w.most = len("1,'\"\",1,1") + 3*mostField + len(w.all) + len(window{})
	for _, p := range w.parts {
		w.most += len(p.empty) * mostField
	}
	w.texts.fill()
	return w
}

func partsOf(want calc.Want) (out []part) {
	for i, write := range []func(*texts, *window, *calc.Figures) int{(*texts).payment, (*texts).retirement, (*texts).leaving, (*texts).survivors} {
		if is := calc.Want(1 << i); want.Has(is) {
			out = append(out, part{is, write, strings.Repeat(",", len(headers[i]))})
		}
	}
	if want.Has(calc.WantSupportYears) {
		for i := range calc.BatchYears {
			year := func(t *texts, w *window, f *calc.Figures) int { return t.year(w, &f.Years[i]) }
			out = append(out, part{calc.WantSupportYears, year, strings.Repeat(",", 1+len(payers))})
		}
	}
	return out
}

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
	i += w.head((*window)(b[i:]), &a)
	for k := range w.parts {
		if p := &w.parts[k]; a.Figures.Answered.Has(p.want) {
			i += p.write(&w.texts, (*window)(b[i:]), a.Figures)
		} else {
			i += copy(b[i:], p.empty)
		}
	}
	return b[:i]
}

// head writes what stands behind the id and before the answers. It and all below
// put fields into a window, each behind its comma, and return where the next
// begins.
func (w *Writer) head(to *window, a *Answer) int {
	i := w.texts.number(to, 0, a.Person.Weight)
	i = w.texts.number(to, i, int64(a.Law))
	if a.Figures.Answered == w.want { // nearly always
		return to.text(i, w.all)
	}
	return len(a.Figures.Answered.Append(append(to[:i], ',')))
}

func (t *texts) payment(w *window, f *calc.Figures) int {
	p := &f.Payment
	i := t.whether(w, 0, p.Eligible)
	i = t.number(w, i, int64(p.Months))
	i = t.number(w, i, int64(p.SupportMonthsLeft))
	i = t.number(w, i, int64(p.Gross))
	return t.borne(w, i, &p.Borne)
}

func (t *texts) retirement(w *window, f *calc.Figures) int {
	p := &f.Pension
	i := t.whether(w, 0, p.Eligible)
	i = t.branch(w, i, p.Branch)
	i = t.date(w, i, p.Starts)
	i = t.number(w, i, int64(p.VoluntaryMonths))
	i = t.number(w, i, int64(p.CompulsoryMonths))
	i = t.amounts(w, i, p)
	i = t.schemes[min(int(p.MayPayScheme), len(t.schemes)-1)].put(w, i)
	return t.number(w, i, int64(p.MayPayMonths))
}

func (t *texts) amounts(w *window, i int, p *calc.PensionFigures) int {
	if p.BenefitYears|p.LumpSumYears == 0 && p.Average == 0 && p.Rate == 0 && p.Monthly|p.Floor|p.LumpSum == 0 { // no pension
		w.put(i, noughts)
		w.put(i+len(",0,0,0"), noughts)
		return i + len(",0,0,0,0,0,0,0")
	}
	i = t.halves(w, i, p.BenefitYears)
	i = t.cents(w, i, p.Average)
	i = t.rate(w, i, p.Rate)
	i = t.number(w, i, int64(p.Monthly))
	i = t.number(w, i, int64(p.Floor))
	i = t.halves(w, i, p.LumpSumYears)
	return t.number(w, i, int64(p.LumpSum))
}

func (t *texts) leaving(w *window, f *calc.Figures) int {
	o := &f.OneTime
	i := t.whether(w, 0, o.Eligible)
	i = t.halves(w, i, o.YearsBefore2014)
	i = t.halves(w, i, o.YearsFrom2014)
	i = t.cents(w, i, o.Average)
	i = t.number(w, i, int64(o.Before))
	i = t.number(w, i, int64(o.Deducted))
	return t.number(w, i, int64(o.Amount))
}

func (t *texts) survivors(w *window, f *calc.Figures) int {
	d := &f.Death
	i := t.number(w, 0, int64(d.Funeral))
	i = t.number(w, i, int64(d.LumpSum))
	i = t.rate(w, i, d.LumpSumMonths)
	i = t.cents(w, i, d.Average)
	i = t.number(w, i, int64(d.Returned))
	i = t.number(w, i, int64(d.Remaining))
	i = t.number(w, i, int64(d.Monthly))
	return t.number(w, i, int64(d.Beneficiaries))
}

func (t *texts) year(w *window, y *calc.YearFigures) int {
	i := t.number(w, 0, int64(y.Months))
	return t.borne(w, i, &y.Borne)
}

// noughts are four fields: ",0,0,0,0".
const noughts = (',' | '0'<<8) * (1 | 1<<16 | 1<<32 | 1<<48)

func (t *texts) borne(w *window, i int, by *calc.Borne) int {
	i = t.number(w, i, int64(by.State))
	i = t.number(w, i, int64(by.Province))
	if by.District|by.Commune|by.Fund|by.Donors == 0 { // nearly always
		w.put(i, noughts)
		return t.number(w, i+len(",0,0,0,0"), int64(by.Net))
	}
	i = t.number(w, i, int64(by.District))
	i = t.number(w, i, int64(by.Commune))
	i = t.number(w, i, int64(by.Fund))
	i = t.number(w, i, int64(by.Donors))
	return t.number(w, i, int64(by.Net))
}
