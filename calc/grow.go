package calc

import (
	"strconv"
	"strings"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// planned reads one row of a plan; an income that grows becomes a row for each
// of its steps.
func (o object) planned(n *document.Node, path string) []Row {
	income := n.Child("income")
	if income == nil || income.Kind != document.Map {
		return []Row{o.row(n, path)}
	}
	g, ok := o.object(income, path+"/income")
	if !ok {
		return nil
	}
	g.known("start", "grow", "every")
	start := g.needMoney("start")
	g.need("grow")
	grow, _ := g.growth("grow")
	every, said := g.count("every", 1, MaxMonths)
	if !said {
		every = 12
	}
	return grown(o.row(withIncome(n, start), path), grow, rules.Month(every))
}

// withIncome returns the row's node with a plain income.
func withIncome(n *document.Node, income rules.VND) *document.Node {
	plain := *n
	plain.Kids = append([]document.Node(nil), n.Kids...)
	for i := range plain.Kids {
		if k := &plain.Kids[i]; k.Key == "income" {
			k.Kind, k.Kids, k.Text = document.Scalar, nil, itoa(int(income))
		}
	}
	return &plain
}

// thousand đồng is how finely incomes are chosen in practice.
const thousand = 1000

// grown splits a row so that its income grows every so many months, rounded
// down to thousands of đồng.
func grown(r Row, grow rules.Rate, every rules.Month) (rows []Row) {
	end := r.Until
	if end == 0 {
		return []Row{r}
	}
	for r.From < end {
		piece := r
		piece.Until = min(end, r.From+every)
		rows = append(rows, piece)
		r.From = piece.Until
		r.Amount = r.Amount.Share(rules.One+grow) / thousand * thousand
	}
	return rows
}

// planPath turns the path of a row behind the record into one of the plan.
func planPath(path string, record int) string {
	rest, ok := strings.CutPrefix(path, "/record/")
	if !ok {
		return path
	}
	number, field, _ := strings.Cut(rest, "/")
	i, err := strconv.Atoi(number)
	if err != nil || i < record {
		return path
	}
	if field != "" {
		field = "/" + field
	}
	return "/plan/" + itoa(i-record) + field
}
