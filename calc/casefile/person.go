package casefile

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

func (r *reader) person(n *document.Node, path string) (p calc.Person) {
	o, ok := r.object(n, path)
	if !ok {
		return p
	}
	o.known("sex", "born", "residence", "status")
	word, _ := o.word("sex", []string{"male", "female"})
	p.Sex = map[string]rules.Sex{"male": rules.Male, "female": rules.Female}[word]
	if o.at("born") != nil {
		p.Born = o.born()
	}
	o.objects("residence", func(o object) { p.Residence = append(p.Residence, o.residence()) })
	if o.at("status") != nil {
		p.Status = []calc.Status{} // an empty list says that there is none
	}
	o.objects("status", func(o object) { p.Status = append(p.Status, o.status()) })
	return p
}

// born reads a month, a day, or a bare year, which means 1 January (Circular
// 11/2025 art. 5(7)).
func (o object) born() rules.Month {
	o.need("born")
	if m, err := rules.ParseMonth(o.text("born") + "-01"); err == nil {
		return m
	}
	return o.month("born")
}

func (o object) residence() calc.Residence {
	o.known("from", "to", "province", "district", "territory", "area")
	area, _ := o.word("area", calc.Areas())
	return calc.Residence{
		Period: o.period(), Province: o.text("province"), District: o.text("district"), Territory: o.text("territory"), Area: area,
	}
}

func (o object) status() calc.Status {
	o.known("from", "to", "is")
	o.need("is")
	return calc.Status{Period: o.period(), Is: o.text("is")}
}
