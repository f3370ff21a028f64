package calc

import (
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// A Level says what the amount of a row is.
type Level uint8

// Income is what a voluntary participant chose; Salary is an employer-set pay
// under compulsory insurance; Average, of either scheme, is already settled
// and is not indexed again.
const (
	Income Level = iota + 1
	Salary
	Average
)

// A Row is a run of months of a record, paid in one way at one level.
type Row struct {
	rules.Period // an open row goes on
	Scheme       pension.Scheme
	Level        Level
	Method       subsidy.Method
	SupportGiven bool        // StateSupport was granted; if false, what the law gives is
	HasFundRate  bool        // FundRate is given; if not, the law's is used
	Withdrawn    bool        // already taken as a one-time benefit
	lifted       bool        // the amount was below a floor that is assumed
	follows      series      // what the amount follows, where the law of its months set it
	Paid         rules.Month // when one payment covers the row; 0: each period at its first month
	line, col    int32       // its place in a document
	Amount       rules.VND   // đồng a month
	FundRate     rules.Rate  // the fund's monthly rate of a payment ahead or of missing months
	StateSupport rules.VND   // đồng a month
	LocalSupport rules.VND   // provincial or district support granted, đồng a month
	DonorSupport rules.VND   // donors' support granted, đồng a month
}

// atOnce reports whether one payment covers the whole row.
func (r *Row) atOnce() bool { return r.Paid != 0 || r.Method.Bears() }

// paidIn returns the month in which the row, or its first period, was paid.
func (r *Row) paidIn() rules.Month {
	if r.Paid != 0 {
		return r.Paid
	}
	return r.From
}

func (r *reader) row(n *document.Node, path string) (row Row) {
	o, ok := r.object(n, path)
	if !ok {
		return row
	}
	o.known("from", "to", "scheme", "income", "salary", "average", "method", "paid", "state_support", "local_support", "donor_support", "fund_rate", "withdrawn")
	row = Row{Period: o.period(), Paid: o.month("paid"), Withdrawn: o.flag("withdrawn"), line: int32(n.Line), col: int32(n.Col)}
	row.StateSupport, row.SupportGiven = o.money("state_support")
	row.LocalSupport, _ = o.money("local_support")
	row.DonorSupport, _ = o.money("donor_support")
	row.FundRate, row.HasFundRate = o.share("fund_rate")
	o.need("scheme")
	switch word, _ := o.word("scheme", []string{"voluntary", "compulsory"}); word {
	case "voluntary":
		row.Scheme = pension.Voluntary
	case "compulsory":
		row.Scheme = pension.Compulsory
	}
	if word, ok := o.word("method", subsidy.Methods()); ok {
		row.Method, _ = subsidy.ParseMethod(word)
	}
	row.Level, row.Amount = o.level(row.Scheme)
	return row
}

// level reads the one amount that a row of the scheme has.
func (o object) level(scheme pension.Scheme) (level Level, amount rules.VND) {
	keys := []string{"", "income", "salary", "average"}
	allowed := map[pension.Scheme][]Level{pension.Voluntary: {Income, Average}, pension.Compulsory: {Salary, Average}}[scheme]
	said := 0
	for _, l := range []Level{Income, Salary, Average} {
		if o.at(keys[l]) == nil {
			continue
		}
		if said++; scheme != 0 && l != allowed[0] && l != allowed[1] {
			o.report(o.at(keys[l]), o.path+"/"+keys[l], OneLevel, keys[allowed[0]]+" or average", "a %s row has %s or average, not %s", scheme, keys[allowed[0]], keys[l])
		}
		if v, ok := o.money(keys[l]); ok {
			level, amount = l, v
		}
	}
	if said != 1 {
		o.report(o.node, o.path, OneLevel, "income, salary or average", "a row needs exactly one of income, salary, average")
	}
	return level, amount
}
