package missing

import (
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/coverage"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/calc/savings"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A figure is a field of an answer that an input may change.
type figure struct {
	field string
	text  document.Plain
	size  int64 // by which figures of a field are ordered
}

func find(list []figure, field string) *figure {
	for i := range list {
		if list[i].field == field {
			return &list[i]
		}
	}
	return nil
}

// A figures list is filled field by field; what is not there is left out.
type figures []figure

func (f *figures) add(field, text string, size int64) {
	*f = append(*f, figure{field, document.Plain(text), size})
}

func (f *figures) vnd(field string, v rules.VND) { f.whole(field, int64(v)) }

func (f *figures) whole(field string, n int64) { f.add(field, strconv.FormatInt(n, 10), n) }

func (f *figures) yes(field string, v bool) {
	size := int64(0)
	if v {
		size = 1
	}
	f.add(field, strconv.FormatBool(v), size)
}

func (f *figures) rate(field string, r rules.Rate) {
	if r != 0 {
		f.add(field, r.String(), int64(r))
	}
}

func (f *figures) month(field string, m rules.Month) {
	if m != 0 {
		f.add(field, m.String(), int64(m))
	}
}

// figuresOf returns the fields of an answer that inputs may change.
func figuresOf(result calc.Result) []figure {
	var f figures
	switch r := result.(type) {
	case calc.Contribution:
		f.yes("eligible", r.Eligible)
		f.payment(r.StateSupport, r.LocalSupport, r.Net)
	case calc.Premium:
		f.payment(r.StateSupport, r.LocalSupport, r.Net)
	case calc.Refund:
		f.vnd("state_support", r.StateSupport)
		f.vnd("refund", r.Refund)
	case calc.RetirementAge:
		f.month("reached", r.Reached)
		f.month("pension_from", r.PensionFrom)
	case calc.Pension:
		f.pension("", &r)
	case calc.OneTime:
		f.yes("eligible", r.Eligible)
		f.vnd("amount", r.Amount)
	case calc.Death:
		f.vnd("funeral_grant", r.FuneralGrant)
		f.vnd("survivor_lump_sum", r.SurvivorLumpSum)
		f.vnd("monthly_allowance", r.MonthlyAllowance)
	case calc.Maternity:
		f.vnd("amount", r.Amount)
	case calc.MonthlyAllowance:
		f.yes("eligible", r.Eligible)
		f.vnd("monthly", r.Monthly)
		f.whole("months", int64(r.Months))
	case calc.SocialPension:
		f.yes("eligible", r.Eligible)
		f.vnd("monthly", r.Monthly)
		f.month("from", r.From)
	case calc.WorkAccident:
		f.yes("eligible", r.Eligible)
		f.vnd("premium", r.Premium)
		f.vnd("state_support", r.StateSupport)
		f.vnd("net", r.Net)
		f.vnd("death_benefit", r.DeathBenefit)
		f.vnd("accident_allowance", r.Allowance)
	default:
		f.plans(result)
	}
	return f
}

func (f *figures) plans(result calc.Result) {
	switch r := result.(type) {
	case calc.Options:
		f.options(&r)
	case ahead.Projection:
		f.pension("pension/", &r.Pension)
		f.vnd("total_paid", r.TotalPaid)
		f.vnd("total_support", r.TotalSupport)
		if r.PresentParts != nil {
			f.vnd("present_value", r.PresentValue)
		}
	case plans.Solution:
		f.yes("reachable", r.Reachable)
		f.month("value", r.Value.Month)
		if r.Reachable && r.Value.Month == 0 {
			f.whole("value", r.Value.N)
		}
		f.vnd("total_paid", r.TotalPaid)
	case plans.Cheapest:
		f.yes("reachable", r.Reachable)
		f.vnd("total_paid", r.TotalPaid)
	case savings.Savings:
		f.vnd("needed", r.Needed)
		f.vnd("collected", r.Collected)
		f.vnd("short_by", r.ShortBy)
	case coverage.Coverage:
		f.rate("rate", r.Rate)
		f.whole("needed", int64(r.Needed))
		f.vnd("yearly_support", r.YearlySupport)
	}
}

func (f *figures) payment(state, local, net rules.VND) {
	f.vnd("state_support", state)
	f.vnd("local_support", local)
	f.vnd("net", net)
}

func (f *figures) pension(prefix string, p *calc.Pension) {
	f.yes(prefix+"eligible", p.Eligible)
	f.month(prefix+"starts", p.Starts)
	f.vnd(prefix+"monthly", p.Monthly)
}

// options: what each open way brings and costs.
func (f *figures) options(r *calc.Options) {
	for _, o := range r.Open {
		name := "open/" + string(o.Kind)
		if o.Ground != "" {
			name += "/" + o.Ground
		}
		f.vnd(name+"/monthly", o.Monthly)
		f.vnd(name+"/amount", o.Amount)
		f.vnd(name+"/cost", o.Cost)
	}
}
