package calc

import (
	"strconv"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// typed reports what a document could not say but a Go caller can: numbers
// that stand for no word, months and amounts beyond those that are read.
func (k *checker) typed(p Person, rows []Row) bool {
	if p.Sex != rules.Male && p.Sex != rules.Female {
		k.outOf("/person/sex", strconv.Itoa(int(p.Sex)), "female, male")
	}
	k.inMonths("/person/born", p.Born)
	for i := range rows {
		k.typedRow("/record/"+strconv.Itoa(i), &rows[i])
	}
	return len(k.faults) == 0
}

func (k *checker) typedRow(path string, r *Row) {
	k.inMonths(path+"/from", r.From)
	if r.Until != 0 {
		k.inMonths(path+"/to", r.Until-1)
		if r.Until <= r.From {
			k.faults = append(k.faults, document.Fault{Code: EmptyPeriod, Path: path + "/to", Value: (r.Until - 1).String(), Bound: r.From.String(),
				Hint: hints[EmptyPeriod], Message: "ends in " + (r.Until - 1).String() + ", before it begins in " + r.From.String()})
		}
	}
	if r.Paid != 0 {
		k.inMonths(path+"/paid", r.Paid)
	}
	if r.Method > subsidy.Backpay {
		k.outOf(path+"/method", strconv.Itoa(int(r.Method)), strconv.Itoa(int(subsidy.EveryMonth))+" to "+strconv.Itoa(int(subsidy.Backpay)))
	}
	switch own := map[pension.Scheme]Level{pension.Voluntary: Income, pension.Compulsory: Salary}[r.Scheme]; {
	case own == 0:
		k.outOf(path+"/scheme", strconv.Itoa(int(r.Scheme)), "voluntary, compulsory")
	case r.Level != own && r.Level != Average:
		k.outOf(path+"/level", strconv.Itoa(int(r.Level)), strconv.Itoa(int(own))+" or "+strconv.Itoa(int(Average)))
	}
	k.inMoney(path+"/amount", r.Amount)
	k.inMoney(path+"/state_support", r.StateSupport)
	k.inMoney(path+"/local_support", r.LocalSupport)
	k.inMoney(path+"/donor_support", r.DonorSupport)
}

// sayable reports whether a document could name the way to pay and the months.
func (r *Row) sayable() bool {
	return r.Method <= subsidy.Backpay && readable(r.From) && (r.Until == 0 || readable(r.Until-1)) && (r.Paid == 0 || readable(r.Paid))
}

func readable(m rules.Month) bool { return m >= rules.FirstMonth && m <= rules.LastMonth }

func (k *checker) inMonths(path string, m rules.Month) {
	if !readable(m) {
		k.outOf(path, m.String(), rules.FirstMonth.String()+" to "+rules.LastMonth.String())
	}
}

func (k *checker) inMoney(path string, v rules.VND) {
	if v < 0 || v > rules.MaxVND {
		k.outOf(path, strconv.FormatInt(int64(v), 10), "0 to "+strconv.FormatInt(int64(rules.MaxVND), 10))
	}
}

func (k *checker) outOf(path, value, bound string) {
	k.faults = append(k.faults, document.Fault{Code: OutOfRange, Path: path, Value: value, Bound: bound, Hint: hints[OutOfRange], Message: value + " is outside " + bound})
}
