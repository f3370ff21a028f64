package main

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rules/proof"
)

// A step is one quantity of a proof, with what it is made of.
type step struct {
	speech
	Label, Value, Reckoning string
	Ground                  string // of a leaf that is no law
	Cite, Source            string
	Link, Open              bool
	Kids                    []step
}

// proof shows how a figure of the page came about.
func (d *desk) proof(q request) (any, error) {
	a, err := d.read(q)
	if err != nil {
		return nil, err
	}
	of := q.URL.Query().Get("of")
	steps := a.steps(of)
	if len(steps) == 0 {
		return nil, document.Faults{{Code: calc.BadChoice, Path: "/of", Value: of, Bound: "a figure of the page", Message: "no figure of the page is called " + strconv.Quote(of)}}
	}
	var b strings.Builder
	err = d.pages.ExecuteTemplate(&b, "proof", struct {
		speech
		Steps []step
	}{a.speech, steps})
	return struct {
		HTML string `json:"html"`
	}{b.String()}, err
}

// steps returns the proof of a figure, by its name on the page; none for a
// name that the page does not use.
func (a *answered) steps(of string) []step {
	kind, which, _ := strings.Cut(of, ":")
	p := &a.projection
	stop, most := p.Beside()
	switch kind {
	case "stop_now":
		return a.explained(stop)
	case "go_on":
		return a.explained(p.Pension)
	case "most":
		return a.explained(most)
	case "paid":
		return a.total("total_paid", p.TotalPaid, a.ownOf)
	case "supported":
		return a.total("total_support", p.TotalSupport, a.supportOf)
	case "year":
		n, _ := strconv.Atoi(which)
		if i := slices.IndexFunc(p.Years, func(y ahead.Year) bool { return y.Year == n }); i >= 0 {
			return a.ownOf(&p.Years[i])
		}
	case "tree":
		return a.tree(which)
	case "age":
		return a.explainedAnswer(askAge)
	case "next":
		return a.explainedAnswer(askNext)
	case "own":
		return a.explainedAnswer(which)
	case "open":
		return a.openWay(which)
	}
	return nil
}

func (a *answered) explainedAnswer(id string) []step {
	if x := a.answer(id); x != nil {
		return a.explained(x.Result)
	}
	return nil
}

// openWay returns the trees of one of the ways, which are told apart by its
// name and ground.
func (a *answered) openWay(which string) []step {
	x := a.answer(askOptions)
	if x == nil {
		return nil
	}
	e, ok := x.Result.(calc.Explained)
	if !ok {
		return nil
	}
	return a.told(e.Explain().Steps, func(s *proof.Step) bool { return s.Detail == which })
}

func (a *answered) explained(r calc.Result) (out []step) {
	x, ok := r.(calc.Explained)
	if !ok {
		return nil
	}
	return a.told(x.Explain().Steps, func(*proof.Step) bool { return true })
}

// told shows those of an explanation's trees that are wanted.
func (a *answered) told(trees []proof.Step, wanted func(*proof.Step) bool) (out []step) {
	t := teller{a, map[string]*proof.Step{}}
	for i := range trees {
		t.tops[trees[i].Quantity+" "+trees[i].Detail] = &trees[i]
	}
	for i := range trees {
		if wanted(&trees[i]) {
			out = append(out, t.step(&trees[i], 0))
		}
	}
	return out
}

// tree shows the tree of the projection that is about a quantity.
func (a *answered) tree(quantity string) []step {
	return a.told(a.projection.Explain().Steps, func(s *proof.Step) bool { return s.Quantity == quantity && s.Detail == "" })
}

// proofs are the proofs of fields of a projection. A pension's own fields all
// stand in the tree of its amount.
var proofs = map[string]string{
	"projection.pension.average_income":       "go_on",
	"projection.pension.benefit_years":        "go_on",
	"projection.pension.rate":                 "go_on",
	"projection.pension.monthly":              "go_on",
	"projection.pension.lump_sum":             "tree:lump_sum",
	"projection.pension.health_premium":       "tree:health_premium",
	"projection.pension.health_card_worth":    "tree:health_card_worth",
	"projection.total_paid":                   "paid",
	"projection.total_support":                "supported",
	"projection.contribution_density":         "tree:contribution_density",
	"projection.payback_months":               "tree:payback_months",
	"projection.replacement_rate":             "tree:replacement_of_last_income",
	"projection.monthly_in_todays_money":      "tree:pension_in_todays_money",
	"projection.expected_pension_months":      "tree:expected_pension_months",
	"projection.expected_pensions":            "tree:expected_pensions_in_all",
	"projection.expected_survivor_benefits":   "tree:expected_family_in_all",
	"projection.present_value":                "tree:present_value",
	"projection.present_value_on_all_money":   "tree:present_value_on_all_money",
	"projection.present_value_parts.paid":     "tree:present_paid",
	"projection.present_value_parts.support":  "tree:present_support",
	"projection.present_value_parts.pensions": "tree:present_pensions",
	"projection.present_value_parts.family":   "tree:present_family",
	"projection.internal_rate_of_return":      "tree:internal_rate_of_return",
	"projection.internal_rate_on_all_money":   "tree:internal_rate_on_all_money",
}

// proveFields lets the fields of a projection be opened that have a proof.
func (a *answered) proveFields(b *block) {
	for _, facts := range [][]fact{b.Rights, b.Amounts} {
		for i := range facts {
			if f := &facts[i]; f.Value != a.vnd(0) {
				f.Proof = proofs[f.Key]
			}
		}
	}
	for i := range b.Groups {
		a.proveFields(&b.Groups[i])
	}
}

// A teller tells the trees of one explanation. A leaf that stands for another
// tree is told in full where it first comes.
type teller struct {
	*answered
	tops map[string]*proof.Step // by quantity and detail; those that were told are gone
}

// openDepth is how deep a proof is shown at first.
const openDepth = 2

// step tells a quantity as a clerk would: a rounding with what it rounds, and a
// quantity that only passes another on as that one.
func (a *teller) step(s *proof.Step, depth int) step {
	out := step{speech: a.speech, Label: a.Of(s.Label()), Value: a.stepValue(s), Open: depth < openDepth}
	if s.Detail != "" {
		out.Label += " (" + a.detail(s.Detail) + ")"
	}
	s = a.inFull(s)
	for passesOn(s) {
		s = &s.Children[0]
		if exact := a.stepValue(s); exact != out.Value {
			out.Reckoning += " ← " + exact
		}
	}
	out.Reckoning += a.reckoned(s)
	out.Cite = a.Cite(s.Cite)
	if s.Cite.Instrument != nil {
		out.Source = s.Cite.Instrument.Source
		out.Link = strings.HasPrefix(out.Source, "https://")
	}
	switch s.Ground {
	case proof.FromCaller:
		out.Ground = a.T("given")
	case proof.FromAssumed:
		out.Ground = a.T("assumed")
	}
	for i := range s.Children {
		out.Kids = append(out.Kids, a.step(&s.Children[i], depth+1))
	}
	return out
}

// inFull returns the tree that a leaf stands for, or the step itself.
func (a *teller) inFull(s *proof.Step) *proof.Step {
	name := s.Quantity + " " + s.Detail
	top := a.tops[name]
	if top == nil || top != s && (len(s.Children) > 0 || s.Ground != proof.FromCaller || top.Text() != s.Text()) {
		return s
	}
	delete(a.tops, name)
	return top
}

func passesOn(s *proof.Step) bool {
	return len(s.Children) == 1 && (s.Op == proof.WholeOf || s.Op == proof.SameOf)
}

// detail writes the months of a stretch as months.
func (a *answered) detail(s string) string {
	from, to, two := strings.Cut(s, "–")
	if two {
		return a.Month(from) + "–" + a.Month(to)
	}
	payer, name, named := strings.Cut(s, ": ")
	if named {
		return a.Value("", "payer", payer) + ": " + name
	}
	return a.Month(s)
}

var signs = map[proof.Op]string{proof.SumOf: " + ", proof.DifferenceOf: " − ", proof.ProductOf: " × ", proof.QuotientOf: " : "}

// reckoned writes a quantity as the sum, difference, product or quotient of its
// parts, if they are few.
func (a *answered) reckoned(s *proof.Step) string {
	sign := signs[s.Op]
	if sign == "" || len(s.Children) < 2 || len(s.Children) > 4 {
		return ""
	}
	parts := make([]string, len(s.Children))
	for i := range s.Children {
		parts[i] = a.stepValue(&s.Children[i])
	}
	return " = " + strings.Join(parts, sign)
}

var stepUnits = map[proof.Unit]words.Unit{
	proof.InVND: words.Money, proof.InRate: words.Rate, proof.InYears: words.Years, proof.InFactor: words.Count, proof.InPersons: words.Count,
}

// stepValue writes the value of a step; a fraction without end to two decimals.
func (a *answered) stepValue(s *proof.Step) string {
	text, more := s.Text(), ""
	if strings.Contains(text, "/") {
		if r, ok := new(big.Rat).SetString(text); ok {
			text, more = r.FloatString(2), "…"
		}
	}
	switch {
	case s.Unit == proof.InMonths:
		return a.Number(text) + more + a.Say(" tháng", " months")
	case more != "":
		return a.Number(text) + more + map[proof.Unit]string{proof.InVND: " đ"}[s.Unit]
	}
	return a.In(stepUnits[s.Unit], text)
}

// total tells a sum of all years, year by year.
func (a *answered) total(key string, sum rules.VND, of func(*ahead.Year) []step) []step {
	out := step{speech: a.speech, Label: a.Label("projection", key), Value: a.vnd(sum), Open: true}
	for i := range a.projection.Years {
		out.Kids = append(out.Kids, of(&a.projection.Years[i])...)
	}
	return []step{out}
}

// ownOf tells what the person pays in a year.
func (a *answered) ownOf(y *ahead.Year) []step {
	return a.year(y, "contributed", y.Contributed, func(g *paidGroup) rules.VND { return g.Net })
}

// supportOf tells what everybody else pays in a year.
func (a *answered) supportOf(y *ahead.Year) []step {
	return a.year(y, "supported", y.Supported, func(g *paidGroup) rules.VND { return g.Gross - g.Net })
}

// year tells the payments of a year, each with its own proof; only if they are
// what the year is said to cost.
func (a *answered) year(y *ahead.Year, key string, sum rules.VND, part func(*paidGroup) rules.VND) []step {
	if sum == 0 {
		return nil
	}
	out := step{speech: a.speech, Label: strconv.Itoa(y.Year) + ": " + a.Label("projection.years", key), Value: a.vnd(sum)}
	groups, ok := a.paidIn(y)
	if !ok {
		out.Ground = a.T("as_recorded")
		return []step{out}
	}
	for i := range groups {
		if each := part(&groups[i]); each > 0 {
			out.Kids = append(out.Kids, a.payments(&groups[i], each))
		}
	}
	return []step{out}
}

// payments tells equal payments: how many, and how one of them is divided.
func (a *answered) payments(g *paidGroup, each rules.VND) step {
	out := step{speech: a.speech, Label: a.Label("", "paid") + " " + a.month(g.from), Value: a.vnd(each.Times(g.times))}
	if g.times > 1 {
		out.Label += "–" + a.month(g.to)
		out.Reckoning = " = " + strconv.Itoa(g.times) + " × " + a.vnd(each)
	}
	out.Kids = a.explained(g.Contribution)
	return out
}
