package casefile

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

func readOptions(o object) calc.Question {
	o.asks("month")
	return calc.OptionsQuestion{Month: o.needMonth("month")}
}

func readProjection(o object) calc.Question {
	o.asks("until", "plan")
	q := ahead.Question{Plan: o.plan()}
	if o.need("until") != nil && o.text("until") != "retirement" {
		q.Until = o.month("until")
	}
	return q
}

// plan reads rows to come.
func (o object) plan() (rows []calc.Row) {
	o.list("plan", func(n *document.Node, path string) { rows = append(rows, o.planned(n, path)...) })
	return rows
}

func readSolve(o object) calc.Question {
	o.asks("target", "vary", "plan")
	q := plans.SolveQuestion{Target: o.targetOf(), Plan: o.plan()}
	o.need("vary")
	word, _ := o.word("vary", []string{string(plans.VaryIncome), string(plans.VaryMonths), string(plans.VaryRetirement)})
	q.Vary = plans.Vary(word)
	return q
}

// targetOf reads exactly one of monthly, eligible and replacement_rate.
func (o object) targetOf() (t plans.Target) {
	o.need("target")
	g, ok := o.inner("target", "monthly", "eligible", "replacement_rate")
	if !ok {
		return t
	}
	t.Monthly, _ = g.money("monthly")
	t.Replacement, _ = g.share("replacement_rate")
	t.Eligible = g.flag("eligible")
	said := 0
	for _, key := range [...]string{"monthly", "eligible", "replacement_rate"} {
		if g.at(key) != nil {
			said++
		}
	}
	if said != 1 {
		o.report(g.node, g.path, calc.OneLevel, "monthly, eligible or replacement_rate", "a target is exactly one of monthly, eligible, replacement_rate")
	}
	return t
}

func readCheapest(o object) calc.Question {
	o.asks("target", "methods", "start", "latest_start", "objective")
	q := plans.CheapestQuestion{Target: o.targetOf(), Start: o.needMonth("start"), LatestStart: o.month("latest_start")}
	word, _ := o.word("objective", plans.Objectives())
	q.Objective = plans.Objective(word)
	o.list("methods", func(n *document.Node, path string) {
		m, ok := subsidy.ParseMethod(n.Text)
		if !ok {
			o.report(n, path, calc.BadChoice, strings.Join(subsidy.Methods(), ", "), "%q is not a way to pay", n.Text)
			o.faults[len(o.faults)-1].Hint = cmp.Or(document.DidYouMean(n.Text, subsidy.Methods()), calc.Hint(calc.BadChoice))
			return
		}
		q.Methods = append(q.Methods, m)
	})
	return q
}

// planned reads one row of a plan; an income that grows becomes a row for each
// of its steps.
func (o object) planned(n *document.Node, path string) []calc.Row {
	income := n.Child("income")
	if income == nil || income.Kind != document.Map {
		return []calc.Row{o.row(n, path)}
	}
	g := object{o.reader, income, path + "/income"}
	g.known("start", "grow", "every")
	start := g.needMoney("start")
	g.need("grow")
	grow, _ := g.growth("grow")
	every, said := g.count("every", 1, calc.MaxMonths)
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
			k.Kind, k.Kids, k.Text = document.Scalar, nil, strconv.Itoa(int(income))
		}
	}
	return &plain
}

// wholeThousand of đồng is how finely incomes that grow are chosen.
const wholeThousand = 1000

// grown splits a row so that its income grows every so many months, rounded
// down to thousands of đồng.
func grown(r calc.Row, grow rules.Rate, every rules.Month) (rows []calc.Row) {
	end := r.Until
	if end == 0 {
		return []calc.Row{r}
	}
	for r.From < end {
		piece := r
		piece.Until = min(end, r.From+every)
		rows = append(rows, piece)
		r.From = piece.Until
		r.Amount = r.Amount.Share(rules.One+grow) / wholeThousand * wholeThousand
	}
	return rows
}

// assumptions reads the name of a set, or values, or both.
func (r *reader) assumptions(n *document.Node) (a calc.Assumptions) {
	if n.Kind == document.Scalar {
		a.Set = n.Text
		return a
	}
	o, ok := r.object(n, "/assume")
	if !ok {
		return a
	}
	o.known("set", "inflation", "reference_level_growth", "poverty_line_growth", "fund_rate", "discount")
	a.Set = o.text("set")
	a.Inflation, a.HasInflation = o.growth("inflation")
	a.ReferenceRise, a.HasReference = o.growth("reference_level_growth")
	a.PovertyRise, a.HasPoverty = o.growth("poverty_line_growth")
	a.FundRate, a.HasFundRate = o.share("fund_rate")
	a.Discount, a.HasDiscount = o.share("discount")
	return a
}
