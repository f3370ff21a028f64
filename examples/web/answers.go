package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/examples/remote"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// An answered case is one with the answers that the page shows.
type answered struct {
	speech
	cs         *casefile.Document
	calc       *calc.Calculator // under what the case assumes
	life       *calc.Life       // with the plan
	plan       []calc.Row
	answers    []casefile.Answer
	projection ahead.Projection
}

// The names of the page's own questions.
const (
	askOptions = "options"
	askAge     = "retirement_age"
	askNext    = "next"
)

// read answers a posted document, which asks for a projection.
func (d *desk) read(q request) (*answered, error) {
	list, err := casefile.Read("", q.data)
	if err != nil {
		return nil, err
	}
	if len(list) != 1 {
		return nil, document.Faults{{Code: document.TooMany, Path: "/cases", Value: strconv.Itoa(len(list)), Bound: "1", Message: "one case is answered at once"}}
	}
	if n := len(list[0].Ask); n > remote.MaxQuestions {
		return nil, document.Faults{{Code: document.TooMany, Path: "/ask", Value: strconv.Itoa(n), Bound: strconv.Itoa(remote.MaxQuestions), Message: "too many questions at once"}}
	}
	a := &answered{speech: speech{q.lang}, cs: list[0]}
	if a.answers, err = a.cs.Run(d.calc, nil); err != nil {
		return nil, a.placed(err)
	}
	if a.calc, err = d.calc.Under(&a.cs.Case, nil); err != nil {
		return nil, err
	}
	return a, a.project()
}

// projected returns the answer that the page is about.
func (a *answered) projected() *casefile.Answer {
	i := slices.IndexFunc(a.answers, func(x casefile.Answer) bool { return x.Kind == "projection" })
	return &a.answers[max(i, 0)]
}

// project finds the projection and the life that it is about.
func (a *answered) project() (err error) {
	i := slices.IndexFunc(a.answers, func(x casefile.Answer) bool { return x.Kind == "projection" })
	if i < 0 {
		return document.Faults{{Code: calc.MissingKey, Path: "/ask", Bound: "projection", Message: "the page asks for a projection"}}
	}
	a.projection = a.answers[i].Result.(ahead.Projection)
	a.plan = planOf(a.cs.Ask[i])
	a.life, err = a.calc.Life(a.cs.Person, slices.Concat(a.cs.Record, a.plan))
	return err
}

func planOf(q calc.Asked) []calc.Row {
	p, _ := q.Question.(ahead.Question)
	return p.Plan
}

// placed returns faults whose places are those of the document: a plan whose
// income grows was checked step by step.
func (a *answered) placed(err error) document.Faults {
	out := slices.Clone(document.All(err))
	for i, f := range out {
		for j, q := range a.cs.Ask {
			at := fmt.Sprintf("/ask/%d/plan/", j)
			rest, ok := strings.CutPrefix(f.Path, at)
			if !ok || planOf(q) == nil {
				continue
			}
			number, field, _ := strings.Cut(rest, "/")
			if n, err := strconv.Atoi(number); err == nil && n < len(planOf(q)) {
				out[i].Path = at + "@" + planOf(q)[n].From.String() + "/" + field
			}
		}
	}
	return out
}

// A shown answer is what the page puts in its places.
type shown struct {
	Parts    map[string]string `json:"parts"`
	Announce string            `json:"announce"`
	Marks    map[string]string `json:"marks"`
	Rows     []rowSaid         `json:"rows"` // of the record, then of the plan
}

// answers answers the document of the page.
func (d *desk) answers(q request) (any, error) {
	a, err := d.read(q)
	if err != nil {
		return nil, err
	}
	out := shown{Parts: map[string]string{}, Announce: a.announcement(), Marks: a.marks(), Rows: a.rows()}
	from, okFrom := monthOf(q.URL.Query().Get("from"))
	until, okUntil := monthOf(q.URL.Query().Get("until"))
	if !okFrom || !okUntil || until < from {
		from, until = a.life.Record().Joined(), max(a.projection.Pension.Starts, a.calc.Book().Horizon())
	}
	years := a.years(from, until)
	show := map[string]any{
		"figures": a.figures(), "path": a.path(), "years": years, "yeartable": years, "next": a.next(),
		"options": a.options(), "own": a.own(), "basis": a.basis(), "who": a.who(),
	}
	for name, v := range show {
		var b strings.Builder
		if err := d.pages.ExecuteTemplate(&b, name, v); err != nil {
			return nil, err
		}
		out.Parts[name] = b.String()
	}
	return out, nil
}

// answer returns the answer of that name, or nil.
func (a *answered) answer(id string) *casefile.Answer {
	for i := range a.answers {
		if a.answers[i].ID == id {
			return &a.answers[i]
		}
	}
	return nil
}

// announcement is what is read aloud when figures change.
func (a *answered) announcement() string {
	f := &a.projection.GoOn
	if !f.Eligible {
		return a.T("go_on_says") + ": " + a.T("no_pension") + " " + a.months(f.InsuredMonths) + "."
	}
	return a.T("go_on_says") + ": " + a.months(f.InsuredMonths) + "; " + a.T("pension_from") + " " + a.month(f.Starts) + ", " + a.vnd(f.Monthly) + a.T("a_month") + "."
}

// marks are months that the timeline shows.
func (a *answered) marks() map[string]string {
	out := map[string]string{}
	if x := a.answer(askAge); x != nil {
		if r, ok := x.Result.(calc.RetirementAge); ok && r.Reached != 0 {
			out["retires"] = r.Reached.String()
		}
	}
	if s := a.projection.GoOn.Starts; s != 0 {
		out["pension"] = s.String()
	}
	return out
}

// node returns an answer as its fields in order.
func node(v any) *document.Node {
	data, err := json.Marshal(v)
	if err != nil {
		return &document.Node{}
	}
	n, err := document.Parse("", data)
	if err != nil {
		return &document.Node{}
	}
	return n
}

// own are the other questions of the document.
func (a *answered) own() any {
	out := struct {
		speech
		Blocks []block
	}{speech: a.speech}
	first := true
	for _, x := range a.answers {
		if x.Kind == "projection" && first {
			first = false
			continue
		}
		if x.ID == askOptions || x.ID == askAge || x.ID == askNext {
			continue
		}
		b := a.block(x.Kind, node(x))
		b.ID, b.Title = x.ID, a.Word(x.Kind)
		a.prove(&b, "own:"+x.ID)
		out.Blocks = append(out.Blocks, b)
	}
	return out
}

// prove lets the amounts of a block be opened that the proof has in it.
func (a *answered) prove(b *block, proof string) {
	steps := a.steps(proof)
	for i := range b.Amounts {
		if a.within(steps, b.Amounts[i].Value) {
			b.Amounts[i].Proof = proof
		}
	}
	for i := range b.Groups {
		a.prove(&b.Groups[i], proof)
	}
}

// within reports whether an amount stands somewhere in a proof. Nothing is no
// figure that needs one.
func (a *answered) within(steps []step, amount string) bool {
	return amount != a.vnd(0) && slices.ContainsFunc(steps, func(s step) bool { return a.same(s.Value, amount) || a.within(s.Kids, amount) })
}

// same reports whether two amounts are one; a fraction without end is its two
// decimals, as in answers.
func (a *answered) same(value, amount string) bool {
	return value == amount || strings.Contains(value, "…") && a.bare(value) == a.bare(amount)
}

func (a *answered) bare(amount string) string {
	number, point := strings.TrimSuffix(strings.TrimSuffix(amount, " đ"), "…"), a.Say(",", ".")
	if strings.Contains(number, point) {
		number = strings.TrimSuffix(strings.TrimRight(number, "0"), point)
	}
	return number
}

// A rowSaid is what the editor says about a row of the record or the plan.
type rowSaid struct {
	Months string `json:"months"`
	Split  string `json:"split,omitempty"` // who pays its first payment
}

func (a *answered) rows() (out []rowSaid) {
	for _, r := range slices.Concat(a.cs.Record, a.plan) {
		said := rowSaid{Months: a.months(r.Months())}
		if c, ok := a.first(&r); ok {
			said.Split = a.split(&c)
		}
		out = append(out, said)
	}
	return out
}

// split tells who pays a payment.
func (a *answered) split(c *calc.Contribution) string {
	parts := []string{a.T("own_pays") + " " + a.vnd(c.Net)}
	for _, x := range []struct {
		key    string
		amount rules.VND
	}{{"state", c.StateSupport}, {"local", c.LocalSupport}, {"donor", c.DonorSupport}} {
		if x.amount > 0 {
			parts = append(parts, a.T(x.key)+" "+a.vnd(x.amount))
		}
	}
	return strings.Join(parts, " · ")
}
