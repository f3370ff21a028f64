package casefile

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

func (r *reader) row(n *document.Node, path string) (row calc.Row) {
	o, ok := r.object(n, path)
	if !ok {
		return row
	}
	o.known("from", "to", "scheme", "income", "salary", "average", "method", "paid", "state_support", "local_support", "donor_support", "fund_rate", "withdrawn")
	row = calc.Row{Period: o.period(), Paid: o.month("paid"), Withdrawn: o.flag("withdrawn")}
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
	row.Method = o.method()
	row.Level, row.Amount = o.level(row.Scheme)
	return row
}

// level reads the one amount that a row of the scheme has.
func (o object) level(scheme pension.Scheme) (level calc.Level, amount rules.VND) {
	keys := []string{"", "income", "salary", "average"}
	allowed := map[pension.Scheme][]calc.Level{pension.Voluntary: {calc.Income, calc.Average}, pension.Compulsory: {calc.Salary, calc.Average}}[scheme]
	said := 0
	for _, l := range []calc.Level{calc.Income, calc.Salary, calc.Average} {
		if o.at(keys[l]) == nil {
			continue
		}
		if said++; scheme != 0 && l != allowed[0] && l != allowed[1] {
			o.report(o.at(keys[l]), o.path+"/"+keys[l], calc.OneLevel, keys[allowed[0]]+" or average", "a %s row has %s or average, not %s", scheme, keys[allowed[0]], keys[l])
		}
		if v, ok := o.money(keys[l]); ok {
			level, amount = l, v
		}
	}
	if said != 1 {
		o.report(o.node, o.path, calc.OneLevel, "income, salary or average", "a row needs exactly one of income, salary, average")
	}
	return level, amount
}
