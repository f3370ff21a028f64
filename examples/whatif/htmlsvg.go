package main

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// The colours, which differ in lightness too: reports are printed in grey.
const (
	own        = "#c2571a"
	supportive = "#2e7d5b"
	employed   = "#1f5f8b"
	helped     = "#7fb069"
	pale       = "#dde3ea"
	ink        = "#44505e"
)

var layerColours = map[string]string{"state": "#2e7d5b", "province": helped, "district": "#b7c95b", "commune": "#d9d36b", "donor": "#8e6bb0"}

// A drawing is an SVG picture in the making.
type drawing struct {
	strings.Builder
	w, h float64
}

func newDrawing(h float64) *drawing { return &drawing{w: 720, h: h} }

func (d *drawing) rect(x, y, w, h float64, fill, title string) {
	fmt.Fprintf(d, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"><title>%s</title></rect>`, x, y, max(w, 0), max(h, 0), fill, template.HTMLEscapeString(title))
}

func (d *drawing) line(x1, y1, x2, y2 float64, colour, more string) {
	fmt.Fprintf(d, `<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s" %s/>`, x1, y1, x2, y2, colour, more)
}

// text writes a text; one in the middle of a place at the edge stays inside.
func (d *drawing) text(x, y float64, anchor, colour, s string) {
	if half := float64(len([]rune(s))) * letter / 2; anchor == "middle" {
		x = min(max(x, half), d.w-half)
	}
	fmt.Fprintf(d, `<text x="%.1f" y="%.1f" font-size="12" text-anchor="%s" fill="%s">%s</text>`, x, y, anchor, colour, template.HTMLEscapeString(s))
}

// fits writes a text in the middle of a box if it is wide enough.
func (d *drawing) fits(x, y, w float64, colour, s string) {
	if float64(len([]rune(s)))*letter < w {
		d.text(x+w/2, y, "middle", colour, s)
	}
}

// letter is how wide a letter of a label is at the most, on the average.
const letter = 7.3

// legend writes colours with their meaning; the drawing ends below it.
func (d *drawing) legend(y float64, pairs ...string) {
	x := 0.0
	for i := 0; i+1 < len(pairs); i += 2 {
		wide := 26 + float64(len([]rune(pairs[i+1])))*letter
		if x+wide > d.w {
			x, y = 0, y+18
		}
		d.rect(x, y-10, 11, 11, pairs[i], "")
		d.text(x+16, y, "start", ink, pairs[i+1])
		x += wide
	}
	d.h = y + 6
}

func (d *drawing) svg(title string) template.HTML {
	// All texts are escaped where they are written.
	return template.HTML(fmt.Sprintf(`<svg viewBox="0 0 %.0f %.0f" role="img" aria-label="%s">%s</svg>`, d.w, d.h, template.HTMLEscapeString(title), d.String())) //nolint:gosec
}

// timeline draws the rows of a record and of the first plan, with the pauses
// between them, and who paid in each year.
func timeline(l words.Lang, a answered, c *calc.Calculator) template.HTML {
	rows, planned := timeRows(a)
	if len(rows) == 0 {
		return ""
	}
	first, end := rows[0].From, rules.Month(0)
	for i := range rows {
		if rows[i].Until == 0 {
			rows[i].Until = max(c.Book().Horizon(), rows[i].From) + 1
		}
		end = max(end, rows[i].Until)
	}
	t := timeDrawing{drawing: newDrawing(150), lang: l, first: first, end: end}
	t.axis()
	t.rows(rows, planned)
	foot := 64.0
	if t.payers(a, c) {
		foot = 122
	}
	t.drawing.legend(foot+22, t.legend...)
	return t.svg(l.Say("Quá trình đóng", "Record"))
}

// timeRows returns the rows of record and plan in order, and since which month
// they are planned.
func timeRows(a answered) (rows []calc.Row, planned rules.Month) {
	rows, planned = slices.Clone(a.cs.Record), rules.LastMonth
	for _, q := range a.cs.Ask {
		if p, ok := q.Question.(ahead.Question); ok && len(p.Plan) > 0 {
			rows, planned = append(rows, p.Plan...), p.Plan[0].From
			break
		}
	}
	slices.SortStableFunc(rows, func(x, y calc.Row) int { return int(x.From - y.From) })
	return rows, planned
}

type timeDrawing struct {
	*drawing
	lang       words.Lang
	first, end rules.Month
	legend     []string // colours in use, each with its meaning
}

// mean notes what a colour means, once.
func (t *timeDrawing) mean(colour, said string) {
	if !slices.Contains(t.legend, colour) {
		t.legend = append(t.legend, colour, said)
	}
}

func (t *timeDrawing) x(m rules.Month) float64 {
	return t.w * float64(m-t.first) / float64(max(1, t.end-t.first))
}

// axis marks Januaries, not closer than a label is wide.
func (t *timeDrawing) axis() {
	step := 1
	for t.x(t.first+rules.Month(12*step)) < 44 {
		step++
	}
	for y := t.first.Year() + 1; rules.MonthOf(y, 1) < t.end; y++ {
		if y%step == 0 {
			x := t.x(rules.MonthOf(y, 1))
			t.line(x, 20, x, 72, "#b8c2cc", `stroke-dasharray="2 3"`)
			t.text(x, 14, "middle", ink, strconv.Itoa(y))
		}
	}
}

func (t *timeDrawing) rows(rows []calc.Row, planned rules.Month) {
	at := t.first
	for i := range rows {
		r := &rows[i]
		if r.From > at {
			t.rect(t.x(at), 36, t.x(r.From)-t.x(at), 14, pale, t.lang.Months(strconv.Itoa(int(r.From-at))))
			t.mean(pale, t.lang.Say("tạm dừng (bảo lưu)", "pause (time kept)"))
			t.fits(t.x(at), 47, t.x(r.From)-t.x(at), ink, t.lang.Say("dừng ", "pause ")+t.lang.Months(strconv.Itoa(int(r.From-at))))
		}
		t.row(r, r.From >= planned)
		at = max(at, r.Until)
	}
}

func (t *timeDrawing) row(r *calc.Row, planned bool) {
	fill, colour, means := supportive, "#fff", t.lang.Word("voluntary")
	switch {
	case planned:
		fill, colour, means = "#e9b48c", "#1c2430", t.lang.Say("kế hoạch", "planned")
	case r.Withdrawn:
		fill, means = "#8a94a0", t.lang.Say("đã hưởng một lần", "taken as a one-time benefit")
	case r.Scheme == pension.Compulsory:
		fill, means = employed, t.lang.Word("compulsory")
	}
	t.mean(fill, means)
	x, w := t.x(r.From), t.x(r.Until)-t.x(r.From)
	t.rect(x, 26, w-1, 34, fill, t.lang.Month(r.From.String())+" – "+t.lang.Month((r.Until-1).String()))
	t.fits(x, 40, w, colour, t.lang.Months(strconv.Itoa(r.Months())))
	t.fits(x, 55, w, colour, t.lang.Money(fmt.Sprint(int64(r.Amount))))
}

// payers draws below the rows what the person paid and what others paid, year
// by year; false if that cannot be reckoned.
func (t *timeDrawing) payers(a answered, c *calc.Calculator) bool {
	years := yearsOf(a, c, t.end-1)
	most := rules.VND(0)
	for _, y := range years {
		most = max(most, y.Contributed+y.Supported)
	}
	if most == 0 {
		return false
	}
	const foot, tall = 122.0, 46.0
	for _, y := range years {
		from, to := max(t.first, rules.MonthOf(y.Year, 1)), min(t.end, rules.MonthOf(y.Year+1, 1))
		x, w := t.x(from), t.x(to)-t.x(from)-1
		mine, others := tall*float64(y.Contributed)/float64(most), tall*float64(y.Supported)/float64(most)
		title := fmt.Sprintf("%d: %s + %s", y.Year, t.lang.Money(fmt.Sprint(int64(y.Contributed))), t.lang.Money(fmt.Sprint(int64(y.Supported))))
		t.rect(x, foot-mine, w, mine, own, title)
		t.rect(x, foot-mine-others, w, others, helped, title)
	}
	t.line(0, foot, t.w, foot, ink, "")
	t.mean(own, t.lang.Say("tự đóng trong năm", "own money of the year"))
	t.mean(helped, t.lang.Say("được hỗ trợ trong năm", "support of the year"))
	return true
}

// yearsOf returns the money of each year, from the projection that the case
// asks for or from one without a plan; none if it cannot be reckoned.
func yearsOf(a answered, c *calc.Calculator, until rules.Month) []ahead.Year {
	for _, x := range a.answers {
		if p, ok := x.Result.(ahead.Projection); ok {
			return p.Years
		}
	}
	life, err := c.Life(a.cs.Person, a.cs.Record)
	if err != nil {
		return nil
	}
	p, err := ahead.Project(c, life, ahead.Question{Until: until})
	if err != nil {
		return nil
	}
	return p.Years
}

// layerBar draws who pays which part of a contribution.
func layerBar(s speaker, t *tree) template.HTML {
	d := newDrawing(86)
	var legend []string
	x, total := 0.0, float(t, "gross")
	add := func(colour, label string, amount float64, said string) {
		w := d.w * amount / max(total, 1)
		d.rect(x, 4, w-1, 34, colour, label+": "+said)
		d.fits(x, 25, w, "#fff", said)
		legend = append(legend, colour, label+": "+said)
		x += w
	}
	inner := s.within(t.at("layers"))
	for _, k := range t.at("layers").kids {
		add(layerColours[k.says("payer")], inner.Value(inner.kind, "payer", k.says("payer")), float(k, "amount"), s.Money(k.says("amount")))
	}
	add(own, s.Label(s.kind, "net"), float(t, "net"), s.Money(t.says("net")))
	d.legend(60, legend...)
	return d.svg(s.Say("Ai trả bao nhiêu", "Who pays how much"))
}

func float(t *tree, key string) float64 {
	f, _ := strconv.ParseFloat(t.says(key), 64) // only where to draw
	return f
}

// A plot is the frame of a chart by years.
type plot struct {
	*drawing
	s          speaker
	years      []*tree
	most       float64
	left, foot float64
}

func newPlot(s speaker, years *tree, most float64) *plot {
	p := &plot{drawing: newDrawing(210), s: s, years: years.kids, most: max(most, 1), left: 92, foot: 168}
	p.line(p.left, p.foot, p.w, p.foot, ink, "")
	step := 1 + len(p.years)*44/int(p.w-p.left)
	for i, y := range p.years {
		if i%step == 0 {
			p.text(p.x(i)+p.wide()/2, p.foot+15, "middle", ink, y.says("year"))
		}
	}
	return p
}

func (p *plot) wide() float64          { return (p.w - p.left) / float64(len(p.years)) }
func (p *plot) x(i int) float64        { return p.left + float64(i)*p.wide() }
func (p *plot) tall(v float64) float64 { return (p.foot - 16) * v / p.most }

// mark draws a line across at a height, with its value at the left.
func (p *plot) mark(v float64, said, colour string) {
	y := p.foot - p.tall(v)
	p.line(p.left, y, p.w, y, colour, `stroke-dasharray="4 3"`)
	p.text(p.left-6, y+4, "end", colour, said)
}

// highest returns the largest sum of the fields in one year.
func highest(years *tree, keys ...string) (most float64) {
	for _, y := range years.kids {
		sum := 0.0
		for _, key := range keys {
			sum += float(y, key)
		}
		most = max(most, sum)
	}
	return most
}

// pathChart draws insured months by year, and the pension where it is due.
func pathChart(s speaker, years *tree) template.HTML {
	most := highest(years, "insured_months")
	p := newPlot(s, years, most)
	last := ""
	for i, y := range p.years {
		colour, monthly := "#9db8cd", y.says("monthly_pension_if_eligible")
		title := y.says("year") + ": " + s.Months(y.says("insured_months"))
		if monthly != "" {
			colour, last = supportive, monthly
			title += "; " + s.Money(monthly)
		}
		h := p.tall(float(y, "insured_months"))
		p.rect(p.x(i), p.foot-h, p.wide()-1, h, colour, title)
	}
	p.mark(most, s.months(fmt.Sprint(int(most))), ink)
	legend := []string{"#9db8cd", s.Label("", "insured_months")}
	if last != "" {
		legend = append(legend, supportive, s.Label("projection", "monthly_pension_if_eligible")+": "+s.Money(last))
	}
	p.legend(204, legend...)
	return p.svg(s.Say("Thời gian đóng và lương hưu", "Insured time and pension"))
}

func (s speaker) months(n string) string { return n + s.Say(" tháng", " months") }

// paidChart stacks own money and support of each year.
func paidChart(s speaker, years *tree) template.HTML {
	most := highest(years, "contributed", "supported")
	p := newPlot(s, years, most)
	for i, y := range p.years {
		mine, others := p.tall(float(y, "contributed")), p.tall(float(y, "supported"))
		title := y.says("year") + ": " + s.Money(y.says("contributed")) + " + " + s.Money(y.says("supported"))
		p.rect(p.x(i), p.foot-mine, p.wide()-1, mine, own, title)
		p.rect(p.x(i), p.foot-mine-others, p.wide()-1, others, helped, title)
	}
	p.mark(most, s.Money(fmt.Sprintf("%.0f", most)), ink)
	p.legend(204, own, s.Label("", "contributed"), helped, s.Label("", "supported"))
	return p.svg(s.Say("Tiền đóng theo từng năm", "Contributions by year"))
}
