package calc

import (
	"log/slog"

	"github.com/volsi/volsi/rules"
)

// What logs may show: kinds, rights and amounts. Who somebody is, where they
// live and when they were born never stands there, nor does the name of a
// question, which its writer chose.

const notLogged = "(not logged)"

// LogValue keeps a person out of logs.
func (p Person) LogValue() slog.Value { return slog.StringValue(notLogged) }

// LogValue keeps a person's record out of logs.
func (l *Life) LogValue() slog.Value { return slog.StringValue(notLogged) }

func right(eligible bool) slog.Attr { return slog.Bool("eligible", eligible) }

func amount(key string, v rules.VND) slog.Attr { return slog.Int64(key, int64(v)) }

// LogValue shows whether the payment is possible, and its amounts.
func (out Contribution) LogValue() slog.Value {
	return slog.GroupValue(right(out.Eligible), amount("gross", out.Gross), amount("net", out.Net), slog.Int("months", out.Months))
}

// LogValue shows whether something is returned, and how much.
func (r Refund) LogValue() slog.Value {
	return slog.GroupValue(right(r.Eligible), amount("refund", r.Refund))
}

// LogValue keeps the age, which tells the birth, out of logs.
func (r RetirementAge) LogValue() slog.Value { return slog.StringValue(notLogged) }

// LogValue shows the right and the amounts.
func (p Pension) LogValue() slog.Value {
	return slog.GroupValue(right(p.Eligible), amount("monthly", p.Monthly), amount("lump_sum", p.LumpSum))
}

// LogValue shows the right and the amount.
func (o OneTime) LogValue() slog.Value {
	return slog.GroupValue(right(o.Eligible), amount("amount", o.Amount))
}

// LogValue shows the amounts.
func (d Death) LogValue() slog.Value {
	return slog.GroupValue(amount("funeral_grant", d.FuneralGrant), amount("survivor_lump_sum", d.SurvivorLumpSum), amount("monthly_allowance", d.MonthlyAllowance))
}

// LogValue shows the right and the amount.
func (m Maternity) LogValue() slog.Value {
	return slog.GroupValue(right(m.Eligible), amount("amount", m.Amount))
}

// LogValue shows the right and the amount.
func (a MonthlyAllowance) LogValue() slog.Value {
	return slog.GroupValue(right(a.Eligible), amount("monthly", a.Monthly), slog.Int("months", a.Months))
}

// LogValue shows the right and the amount.
func (s SocialPension) LogValue() slog.Value {
	return slog.GroupValue(right(s.Eligible), amount("monthly", s.Monthly))
}

// LogValue shows the right and the amounts.
func (a WorkAccident) LogValue() slog.Value {
	return slog.GroupValue(right(a.Eligible), amount("premium", a.Premium), amount("death_benefit", a.DeathBenefit), amount("accident_allowance", a.Allowance))
}

// LogValue shows how many are insured, and the amounts.
func (p Premium) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("members", len(p.Members)), amount("gross", p.Gross), amount("net", p.Net))
}

// LogValue shows which ways are open.
func (o Options) LogValue() slog.Value {
	open := make([]string, len(o.Open))
	for i := range o.Open {
		open[i] = string(o.Open[i].Kind)
	}
	return slog.GroupValue(slog.Any("open", open))
}
