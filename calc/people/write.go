package people

import (
	"bytes"
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
)

// A Writer appends answers as lines of CSV.
type Writer struct{ batch *calc.Batch }

// NewWriter returns a writer of the batch's answers.
func NewWriter(b *calc.Batch) *Writer { return &Writer{b} }

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
	f, want := a.Figures, w.batch.Question().Want
	dst = strconv.AppendInt(dst, a.Row, 10)
	dst = appendText(append(dst, ','), a.Person.ID)
	dst = count(dst, int(a.Person.Weight))
	dst = count(dst, a.Law)
	dst = f.Answered.Append(append(dst, ','))
	for i, part := range [...]func([]byte, *calc.Figures) []byte{payment, retirement, leaving, survivors, years} {
		switch x := calc.Want(1 << i); {
		case !want.Has(x):
		case f.Answered.Has(x):
			dst = part(dst, f)
		default:
			dst = append(dst, commas[:columnsOf(i)]...)
		}
	}
	return dst
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

func payment(dst []byte, f *calc.Figures) []byte {
	p := &f.Payment
	dst = count(count(yes(dst, p.Eligible), p.Months), p.SupportMonthsLeft)
	return borne(money(dst, p.Gross), &p.Borne)
}

func retirement(dst []byte, f *calc.Figures) []byte {
	p := &f.Pension
	dst = append(append(yes(dst, p.Eligible), ','), p.Branch.String()...)
	dst = month(dst, p.Starts)
	dst = halves(count(count(dst, p.VoluntaryMonths), p.CompulsoryMonths), p.BenefitYears)
	dst = scaled(scaled(dst, int64(p.Average), 2), int64(p.Rate), 6)
	dst = money(halves(money(money(dst, p.Monthly), p.Floor), p.LumpSumYears), p.LumpSum)
	return count(append(append(dst, ','), p.MayPayScheme.String()...), p.MayPayMonths)
}

func leaving(dst []byte, f *calc.Figures) []byte {
	o := &f.OneTime
	dst = scaled(halves(halves(yes(dst, o.Eligible), o.YearsBefore2014), o.YearsFrom2014), int64(o.Average), 2)
	return money(money(money(dst, o.Before), o.Deducted), o.Amount)
}

func survivors(dst []byte, f *calc.Figures) []byte {
	d := &f.Death
	dst = scaled(scaled(money(money(dst, d.Funeral), d.LumpSum), int64(d.LumpSumMonths), 6), int64(d.Average), 2)
	return count(money(money(money(dst, d.Returned), d.Remaining), d.Monthly), d.Beneficiaries)
}

func years(dst []byte, f *calc.Figures) []byte {
	for i := range f.Years {
		dst = borne(count(dst, f.Years[i].Months), &f.Years[i].Borne)
	}
	return dst
}

func borne(dst []byte, b *calc.Borne) []byte {
	for _, v := range [...]rules.VND{b.State, b.Province, b.District, b.Commune, b.Fund, b.Donors, b.Net} {
		dst = money(dst, v)
	}
	return dst
}

func money(dst []byte, v rules.VND) []byte { return number(dst, int64(v)) }

func count(dst []byte, n int) []byte { return number(dst, int64(n)) }

func number(dst []byte, n int64) []byte {
	if n == 0 { // most payers bear nothing
		return append(dst, ',', '0')
	}
	return strconv.AppendInt(append(dst, ','), n, 10)
}

func yes(dst []byte, is bool) []byte { return strconv.AppendBool(append(dst, ','), is) }

// halves writes half years as years: 15.5.
func halves(dst []byte, h rules.HalfYears) []byte { return scaled(dst, int64(h)*5, 1) }

var units = [...]int64{1, 10, 100, 1_000, 10_000, 100_000, 1_000_000}

// scaled writes n × 10^-places without trailing zeros.
func scaled(dst []byte, n int64, places int) []byte {
	if n == 0 {
		return append(dst, ',', '0')
	}
	unit := units[places]
	dst = strconv.AppendInt(append(dst, ','), n/unit, 10)
	rest := n % unit
	if rest == 0 {
		return dst
	}
	dst = append(dst, '.')
	for unit /= 10; rest != 0; unit /= 10 {
		dst = append(dst, byte('0'+rest/unit))
		rest %= unit
	}
	return dst
}

func month(dst []byte, m rules.Month) []byte {
	if dst = append(dst, ','); m == 0 {
		return dst
	}
	y, n := m.Year(), m.OfYear()
	return append(dst, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-', byte('0'+n/10), byte('0'+n%10))
}

// appendText writes a field, in quotes where it needs them.
func appendText(dst, text []byte) []byte {
	if !bytes.ContainsAny(text, ",\"\r\n") {
		return append(dst, text...)
	}
	dst = append(dst, '"')
	for _, c := range text {
		if c == '"' {
			dst = append(dst, '"')
		}
		dst = append(dst, c)
	}
	return append(dst, '"')
}
