package pension

import (
	"strconv"

	"github.com/volsi/volsi/rules"
)

// A WorkCover is one payment of voluntary work-accident insurance, and an
// accident in a month that it covers.
type WorkCover struct {
	Paid       rules.Month
	Months     int            // that are paid for, from the month of the payment on
	Holds      rules.ShareSet // the person's categories in that month
	Accident   rules.Month    // the month of the accident; 0: as the payment
	Impairment rules.Rate     // loss of working capacity by it; 0 if that is not asked
	Before     int            // months paid to the fund before this payment
}

// month returns the month of the accident.
func (w *WorkCover) month() rules.Month {
	if w.Accident == 0 {
		return w.Paid
	}
	return w.Accident
}

// WorkAccident is what voluntary work-accident insurance costs and pays (bảo
// hiểm tai nạn lao động tự nguyện).
type WorkAccident struct {
	Law        *rules.Law // the law of the month of the payment
	At         *rules.Law // the law of the month of the accident
	Shortfalls Shortfalls

	Rate    rules.Param[rules.Rate] // share of the base that is paid
	Support rules.Param[rules.Rate] // the State's share of the premium; Unknown if nobody could find it
	Premium rules.VND
	State   rules.VND // the State's part of it; 0 where its share is not known
	Death   rules.VND // paid once to the family

	Points        int // whole hundredths of capacity lost beyond the least that counts
	FundMonths    int // months paid to the fund up to the month of the accident
	ForImpairment rules.VND
	ForYears      rules.VND
}

// point is a hundredth of the working capacity, in which its loss is assessed.
const point = rules.One / 100

// WorkAccident returns premium, benefits and conditions of a payment (Decree
// 143/2024 arts. 2, 5, 7 and 11). The Lack, if any, is a figure without which
// there is no answer; a length that cannot be paid has a premium of 0.
func (c *Claimant) WorkAccident(w WorkCover) (out WorkAccident, missing Lack) {
	out = WorkAccident{Law: c.Book.On(w.Paid), At: c.Book.On(w.month())}
	l := &out.Law.WorkAccident
	if missing = out.notFound(w.Months); missing.Missing() {
		return WorkAccident{}, missing
	}
	if !l.Base.IsKnown() {
		out.Shortfalls.Add(Shortfall{What: GroundOfLaw, Need: 1})
		return out, Lack{}
	}
	out.Shortfalls.atLeast(AgeMonths, int(w.Paid-c.Born), &l.MinAge)
	if out.Shortfalls.Len() > 0 {
		return out, Lack{}
	}
	out.pay(&w)
	out.Death = out.bases(int64(out.At.WorkAccident.Death.Value))
	if w.Impairment == 0 {
		return out, Lack{}
	}
	if missing = out.allowance(&w); missing.Missing() {
		return WorkAccident{}, missing
	}
	return out, Lack{}
}

// notFound returns a figure of premium and death benefit that the law has and
// nobody could find.
func (out *WorkAccident) notFound(months int) Lack {
	l := &out.Law.WorkAccident
	switch rate := l.Rate(months); {
	case l.Base.State == rules.Unknown:
		return lack("work_accident.base", out.Law, &l.Base)
	case rate != nil && rate.State == rules.Unknown:
		return lack("work_accident.rate_"+strconv.Itoa(months)+"_months", out.Law, rate)
	case out.At.WorkAccident.Base.State == rules.Unknown:
		return lack("work_accident.base", out.At, &out.At.WorkAccident.Base)
	case out.At.WorkAccident.Death.State == rules.Unknown:
		return lack("work_accident.death", out.At, &out.At.WorkAccident.Death)
	}
	return Lack{}
}

// pay fills in the premium and the State's part of it.
func (out *WorkAccident) pay(w *WorkCover) {
	l := &out.Law.WorkAccident
	if rate := l.Rate(w.Months); rate != nil {
		out.Rate = *rate
	}
	out.Support = l.Support.For(w.Holds)
	out.Premium = l.Base.Value.Share(out.Rate.Value)
	if out.Support.IsKnown() {
		out.State = rules.NewSum().Plus(l.Base.Value, int64(out.Rate.Value)*int64(out.Support.Value)).Trillionths()
	}
}

// allowance fills in what is paid to the person: an amount by what was lost,
// and one by the years paid to the fund, of which only whole ones count after
// the first.
func (out *WorkAccident) allowance(w *WorkCover) Lack {
	l := &out.At.WorkAccident.Allowance
	if l.MinShare.State == rules.Unknown {
		return lack("work_accident.allowance.min_share", out.At, &l.MinShare)
	}
	if w.Impairment < l.MinShare.Value {
		out.Shortfalls.Add(Shortfall{ImpairmentShare, int(w.Impairment / point), int(l.MinShare.Value / point), l.MinShare.Cite})
		return Lack{}
	}
	if missing := lackOf(out.At, l); missing.Missing() {
		return missing
	}
	out.Points = int((w.Impairment - l.MinShare.Value) / point)
	out.FundMonths = w.Before + int(w.month()-w.Paid) + 1
	out.ForImpairment = out.bases(int64(l.AtMin.Value) + int64(out.Points)*int64(l.PerPoint.Value))
	out.ForYears = out.bases(int64(l.FirstYear.Value) + int64(out.yearsMore())*int64(l.PerYearLater.Value))
	return Lack{}
}

// lackOf returns the first figure of the allowance that is not known.
func lackOf(law *rules.Law, l *rules.WorkAccidentAllowance) Lack {
	for _, p := range [...]struct {
		name string
		rate *rules.Param[rules.Rate]
	}{{"at_min", &l.AtMin}, {"per_point", &l.PerPoint}, {"first_year", &l.FirstYear}, {"per_year_more", &l.PerYearLater}} {
		if missing := lack("work_accident.allowance."+p.name, law, p.rate); missing.Missing() {
			return missing
		}
	}
	return Lack{}
}

// yearsMore returns the whole years paid to the fund after the first.
func (out *WorkAccident) yearsMore() int { return max(0, out.FundMonths-12) / 12 }

// bases returns so many millionths of the base of the month of the accident.
func (out *WorkAccident) bases(millionths int64) rules.VND {
	return rules.NewSum().Plus(out.At.WorkAccident.Base.Value, millionths).Millionths()
}
