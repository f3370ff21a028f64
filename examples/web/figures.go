package main

import (
	"fmt"
	"slices"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/standing"
	"github.com/volsi/volsi/rules"
)

// A figure is one of the three that stand side by side.
type figure struct {
	speech
	Key, Title       string
	Eligible         bool
	Verdict, Insured string
	Share            string // of the months that a pension needs, for the bar
	Lacking          []string
	Monthly, Paid    string
	Main, PaidProof  bool
}

// figures are what stopping now, going on and paying the most would bring.
func (a *answered) figures() any {
	p := &a.projection
	stop, most := p.Beside()
	return struct {
		speech
		Figures []figure
	}{a.speech, []figure{
		a.figure("stop_now", &p.StopNow, &stop),
		a.figure("go_on", &p.GoOn, &p.Pension),
		a.figure("most", &p.Most, &most),
	}}
}

func (a *answered) figure(key string, f *standing.Figure, p *calc.Pension) figure {
	out := figure{
		speech: a.speech, Key: key, Title: a.Label("projection", key), Main: key == "go_on",
		Insured: a.months(f.InsuredMonths), Paid: a.vnd(f.TotalPaid), Share: portion(f.InsuredMonths, a.needed()),
		PaidProof: key == "go_on" && f.TotalPaid == a.projection.TotalPaid && f.TotalPaid > 0,
	}
	if out.Eligible = f.Eligible; f.Eligible {
		out.Verdict = a.T("pension_from") + " " + a.month(f.Starts)
		out.Monthly = a.vnd(f.Monthly)
		return out
	}
	out.Verdict, out.Lacking = a.T("no_pension_yet"), a.lacking(p.Shortfalls)
	return out
}

// needed returns how many months a pension asks for when it would start.
func (a *answered) needed() int {
	if law := a.projection.Law(); law != nil && law.Pension.MinInsuredMonths.IsKnown() {
		return law.Pension.MinInsuredMonths.Value
	}
	return 0
}

// portion returns how wide a bar is, in percent: only where to draw.
func portion(part, whole int) string {
	if whole <= 0 {
		return "100%"
	}
	return fmt.Sprintf("%.2f%%", 100*float64(min(part, whole))/float64(whole))
}

// path is the way to the pension: rights, then amounts, then what they rest on.
func (a *answered) path() any {
	b := a.block("projection", node(a.projection))
	out := struct {
		speech
		Age, Pension, More block
	}{speech: a.speech}
	a.proveFields(&b)
	if i := slices.IndexFunc(b.Groups, func(g block) bool { return g.Title == a.Label("projection", "pension") }); i >= 0 {
		out.Pension = b.Groups[i]
		b.Groups = slices.Delete(b.Groups, i, i+1)
	}
	out.More = b
	if x := a.answer(askAge); x != nil {
		out.Age = a.block(askAge, node(x))
		out.Age.Rights[0].Proof = "age"
	}
	return out
}

// A layer is one payer's part of the next payment.
type layer struct {
	Class, Name, Amount, How, Cite, X, Width string
}

// next is the next payment and who pays it.
func (a *answered) next() any {
	out := struct {
		speech
		There          bool
		Asked          string
		Lacking        []string
		Gross, Net     string
		Layers         []layer
		Left           string
		Unsaid         []string
		NetX, NetWidth string
	}{speech: a.speech}
	x := a.answer(askNext)
	if x == nil {
		return out
	}
	c, ok := x.Result.(calc.Contribution)
	if !ok {
		return out
	}
	out.There, out.Lacking, out.Asked = true, a.lacking(c.Shortfalls), a.asked()
	out.Gross, out.Net = a.vnd(c.Gross), a.vnd(c.Net)
	var sum rules.VND
	for _, l := range c.Layers {
		out.Layers = append(out.Layers, a.layer(l, sum, c.Gross))
		sum += l.Amount
	}
	out.NetX, out.NetWidth = portion(int(sum), int(c.Gross)), portion(int(c.Net), int(c.Gross))
	out.Unsaid = a.unsaid(x)
	if c.StateSupport > 0 {
		out.Left = a.Label("contribution", "support_months_left") + ": " + a.months(c.SupportMonthsLeft)
	}
	return out
}

func (a *answered) layer(l calc.Layer, before, gross rules.VND) layer {
	out := layer{
		Class: l.Payer, Name: a.Value("contribution.layers", "payer", l.Payer), Amount: a.vnd(l.Amount), Cite: a.Cite(l.Cite),
		X: portion(int(before), int(gross)), Width: portion(int(l.Amount), int(gross)),
	}
	if l.Name != "" {
		out.Name = l.Name
	}
	if l.Share > 0 {
		out.How = a.Rate(l.Share.String()) + " × " + a.vnd(l.Base)
	}
	return out
}

// asked says which payment the next one is.
func (a *answered) asked() string {
	for _, q := range a.cs.Ask {
		if c, ok := q.Question.(calc.ContributionQuestion); ok && q.ID == askNext {
			return a.month(c.Paid) + " · " + a.Word(c.Method.String()) + " · " + a.Label("", "income") + " " + a.vnd(c.Income)
		}
	}
	return ""
}

// A way is one option that is open, or not.
type way struct {
	Title, Month string
	Facts        []fact
	Lacking      []string
	Closes       []string
}

// options are what could be taken or done this month.
func (a *answered) options() any {
	out := struct {
		speech
		Month        string
		Open, Closed []way
	}{speech: a.speech}
	x := a.answer(askOptions)
	if x == nil {
		return out
	}
	o, ok := x.Result.(calc.Options)
	if !ok {
		return out
	}
	for _, open := range o.Open {
		w := a.way(string(open.Kind), open.Ground)
		w.Month = a.month(open.Month)
		b := a.block("options.open", node(open))
		w.Facts = slices.DeleteFunc(slices.Concat(b.Amounts, b.Rights), a.toldInTitle)
		proof := "open:" + string(open.Kind)
		if open.Ground != "" {
			proof += " (" + open.Ground + ")"
		}
		for j := range w.Facts {
			if w.Facts[j].Money {
				w.Facts[j].Proof = proof
			}
		}
		for _, k := range open.Closes {
			w.Closes = append(w.Closes, a.wayWord(string(k)))
		}
		out.Open = append(out.Open, w)
	}
	for _, c := range o.NotOpen {
		w := a.way(string(c.Kind), c.Ground)
		w.Lacking = a.lacking(c.Shortfalls)
		if c.Unknown != "" {
			w.Lacking = append(w.Lacking, a.Label("", "unknown"))
		}
		out.Closed = append(out.Closed, w)
	}
	return out
}

func (a *answered) way(kind, ground string) way {
	w := way{Title: a.wayWord(kind)}
	if ground != "" {
		w.Title += ": " + a.Value("", "ground", ground)
	}
	return w
}

func (a *answered) wayWord(kind string) string { return a.Value("options.open", "kind", kind) }

// toldInTitle reports whether a fact stands in the head of its way.
func (a *answered) toldInTitle(f fact) bool {
	for _, key := range []string{"kind", "ground", "month", "closes"} {
		if f.Label == a.Label("options.open", key) {
			return true
		}
	}
	return false
}
