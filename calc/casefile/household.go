package casefile

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

func readHousehold(o object) calc.Question {
	o.asks("paid", "months", "province", "area", "district", "territory", "members", "donors")
	q := calc.HouseholdQuestion{Paid: o.needMonth("paid"), Province: o.text("province"), District: o.text("district"), Territory: o.text("territory")}
	o.need("months")
	q.Months, _ = o.count("months", 1, 12)
	q.Area, _ = o.word("area", calc.Areas())
	var donors []subsidy.Donor
	o.objects("donors", func(o object) { donors = append(donors, readDonor(o)) })
	o.need("members")
	o.objects("members", func(o object) {
		m := o.member()
		m.Donors = append(m.Donors, donors...)
		q.Members = append(q.Members, m)
	})
	return q
}

func (o object) member() (m calc.HouseholdMember) {
	o.known("name", "born", "status", "months", "covered", "study", "donors", "supported")
	m = calc.HouseholdMember{Name: o.text("name"), Covered: o.flag("covered"), Study: o.text("study"), Born: o.born()}
	m.Months, _ = o.count("months", 1, 12)
	if o.at("status") != nil {
		m.Status = []string{} // an empty list says that there is none
	}
	o.list("status", func(n *document.Node, path string) {
		if n.Kind != document.Scalar {
			o.report(n, path, calc.WrongType, "a category", "a category is one word")
			return
		}
		m.Status = append(m.Status, n.Text)
	})
	o.objects("donors", func(o object) { m.Donors = append(m.Donors, readDonor(o)) })
	o.objects("supported", func(o object) { m.Granted = append(m.Granted, readGranted(o)) })
	return m
}

// readGranted reads for how many months a rule has paid.
func readGranted(o object) (g subsidy.Granted) {
	o.known("rule", "months")
	o.need("rule")
	g.Layer = o.text("rule")
	o.need("months")
	g.Months, _ = o.count("months", 0, calc.MaxMonths)
	return g
}
