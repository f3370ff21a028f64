package report

import (
	"fmt"
	"html/template"
	"math/big"
	"strings"

	"github.com/volsi/volsi/examples/population/tally"
)

// The colours differ in lightness too: reports are printed in grey.
var (
	payerColours  = []string{"#2e7d5b", "#9cc379", "#8e6bb0", "#c2571a"}
	lawColours    = []string{"#8fa3b5", "#1f5f8b", "#c2571a", "#2e7d5b", "#8e6bb0", "#b7a13b"}
	changeColours = []string{"#2e7d5b", "#c2571a", "#dde3ea", "#f3f0e6"}
)

const ink = "#44505e"

// A drawing is an SVG picture in the making. What is drawn needs no more than
// the few digits that a picture shows.
type drawing struct {
	strings.Builder
	w, h float64
}

func draw(h float64) *drawing { return &drawing{w: 720, h: h} }

func (d *drawing) rect(x, y, w, h float64, fill, title string) {
	fmt.Fprintf(d, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"><title>%s</title></rect>`, x, y, max(w, 0), max(h, 0), fill, template.HTMLEscapeString(title))
}

func (d *drawing) line(x1, y1, x2, y2 float64) {
	fmt.Fprintf(d, `<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s"/>`, x1, y1, x2, y2, ink)
}

func (d *drawing) text(x, y float64, anchor, colour, s string) {
	fmt.Fprintf(d, `<text x="%.1f" y="%.1f" font-size="12" text-anchor="%s" fill="%s">%s</text>`, x, y, anchor, colour, template.HTMLEscapeString(s))
}

// fits writes a text in the middle of a box if it is wide enough.
func (d *drawing) fits(x, y, w float64, colour, s string) {
	if width(s) < w {
		d.text(x+w/2, y, "middle", colour, s)
	}
}

func width(s string) float64 { return float64(len([]rune(s)))*6.6 + 4 }

// legend writes colours with their meaning, below each other where they do not
// fit, and makes the picture as high as it takes.
func (d *drawing) legend(colours, labels []string) {
	x, y := 0.0, d.h+14
	for i, label := range labels {
		wide := 20 + width(label)
		if x > 0 && x+wide > d.w {
			x, y = 0, y+18
		}
		d.rect(x, y-10, 11, 11, colours[i%len(colours)], "")
		d.text(x+16, y, "start", ink, label)
		x += wide
	}
	d.h = y + 6
}

func (d *drawing) svg(title string) template.HTML {
	// All texts are escaped where they are written.
	return template.HTML(fmt.Sprintf(`<svg viewBox="0 0 %.0f %.0f" role="img" aria-label="%s">%s</svg>`, d.w, d.h, template.HTMLEscapeString(title), d.String())) //nolint:gosec
}

func float(n *big.Int) float64 {
	f, _ := new(big.Float).SetInt(n).Float64()
	return f
}

// cut shortens a text so that it fits.
func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// who draws who bears the payments of the month, a bar for each law.
func (v *view) who() template.HTML {
	d := draw(0)
	most := 1.0
	for i := range v.all {
		most = max(most, float(v.all[i][tally.Gross].Big()))
	}
	for i := range v.all {
		d.text(0, d.h+13, "start", ink, v.law(i))
		x := 0.0
		for payer, sum := range borneBy(&v.all[i]) {
			w := d.w * float(sum.Big()) / most
			said := short(v.Lang, sum.Big())
			d.rect(x, d.h+18, w-1, 26, payerColours[payer], v.payers()[payer]+": "+grouped(v.Lang, sum.Big())+" đ")
			d.fits(x, d.h+35, w, []string{"#fff", "#1c2430", "#fff", "#fff"}[payer], said)
			x += w
		}
		d.h += 52
	}
	d.legend(payerColours, v.payers())
	return d.svg(v.Say("Ai trả bao nhiêu", "Who bears what"))
}

// yearly draws what the State and the localities bear in each year, a column
// for each law.
func (v *view) yearly() template.HTML {
	years := v.Summary.Totals.Years()
	if len(years) == 0 {
		return ""
	}
	d := draw(190)
	const left, foot = 84.0, 168.0
	most := big.NewInt(1)
	public := func(y *tally.YearShares, law int) *big.Int {
		b := borne(y.Laws[law].Of)
		return new(big.Int).Add(b[0].Big(), b[1].Big())
	}
	for i := range years {
		for law := range v.laws() {
			if n := public(&years[i], law); n.Cmp(most) > 0 {
				most = n
			}
		}
	}
	slot := (d.w - left) / float64(len(years))
	wide := min(40, slot*.8/float64(v.laws()))
	for i := range years {
		x := left + slot*float64(i) + (slot-wide*float64(v.laws()))/2
		for law := range v.laws() {
			n := public(&years[i], law)
			h := (foot - 22) * float(n) / float(most)
			d.rect(x, foot-h, wide-1, h, lawColours[law%len(lawColours)], fmt.Sprintf("%d, %s: %s đ", years[i].Year, v.law(law), grouped(v.Lang, n)))
			x += wide
		}
		d.text(left+slot*(float64(i)+.5), foot+15, "middle", ink, fmt.Sprint(years[i].Year))
	}
	d.line(left, foot, d.w, foot)
	d.text(left-6, 26, "end", ink, short(v.Lang, most))
	d.line(left-3, 22, left, 22)
	d.legend(lawColours, v.lawNames())
	return d.svg(v.Say("Ngân sách chi theo năm", "Public support by year"))
}

func (v *view) lawNames() (out []string) {
	for i := range v.laws() {
		out = append(out, v.law(i))
	}
	return out
}

// won draws who is better and worse off, a bar for each reform and aspect that
// changes anything.
func (v *view) won() template.HTML {
	d := draw(0)
	labels := []string{v.Say("được lợi", "better off"), v.Say("bị thiệt", "worse off"), v.Say("không đổi", "unchanged"), v.Say("không trả lời được", "not answered")}
	for i := 1; i < v.laws(); i++ {
		people := v.all[i][tally.People].Big()
		for a := range tally.Aspects {
			if v.all[i][a.Of(tally.Better)].IsZero() && v.all[i][a.Of(tally.Worse)].IsZero() && v.all[i][a.Of(tally.Unanswered)].IsZero() {
				continue
			}
			d.text(0, d.h+13, "start", ink, v.law(i)+" – "+v.Of(a.Label()))
			x := 0.0
			for k, m := range []tally.Measure{tally.Better, tally.Worse, tally.Same, tally.Unanswered} {
				n := v.all[i][a.Of(m)].Big()
				w := d.w * float(n) / max(1, float(people))
				d.rect(x, d.h+18, w-1, 22, changeColours[k], labels[k]+": "+grouped(v.Lang, n))
				d.fits(x, d.h+33, w, []string{"#fff", "#fff", ink, ink}[k], percent(v.Lang, n, people))
				x += w
			}
			d.h += 48
		}
	}
	if d.h == 0 {
		return ""
	}
	d.legend(changeColours, labels)
	return d.svg(v.Say("Được lợi, bị thiệt, không đổi", "Better off, worse off, unchanged"))
}

// histogram draws how a reform's changes are spread.
func (v *view) histogram(law int, a tally.Aspect) template.HTML {
	classes, wide := v.classes(law, a)
	if len(classes) < 2 {
		return ""
	}
	const left, label = 8.0, 150.0
	d, most := draw(0), 1.0
	people := v.Summary.Totals.Spread(law, a).Heads().Big()
	for _, c := range classes {
		most = max(most, float(c.heads.Big()))
	}
	for _, c := range classes {
		n := c.heads.Big()
		w := (d.w - label - 150) * float(n) / most
		d.text(label-left, d.h+13, "end", ink, v.class(c.from, wide))
		d.rect(label, d.h+2, max(w, .5), 13, colourOf(c.from, wide, a), "")
		d.text(label+w+6, d.h+13, "start", ink, grouped(v.Lang, n)+" ("+percent(v.Lang, n, people)+")")
		d.h += 17
	}
	return d.svg(v.Say("Phân bố thay đổi", "Spread of the change"))
}

// class writes a value, or from where to before where a class reaches.
func (v *view) class(from, wide int64) string {
	out := signed(v.Lang, big.NewInt(from))
	if wide > 0 {
		return out + " … " + signed(v.Lang, big.NewInt(from+wide-1))
	}
	return out + " đ"
}

// colourOf says whether a change is for the better.
func colourOf(from, wide int64, a tally.Aspect) string {
	switch up := from > 0; {
	case from == 0 || from < 0 && from+wide > 0:
		return "#8fa3b5"
	case up == (a != tally.ByPayment):
		return changeColours[0]
	}
	return changeColours[1]
}

// provinces draws how a reform changes what the State bears in each province.
func (v *view) provinces(law int) template.HTML {
	groups := v.Summary.Totals.By(tally.ByProvince)
	changes, most := make([]*big.Int, len(groups)), 1.0
	for i := range groups {
		changes[i] = less(money(groups[i].Figures[law][tally.State]), money(groups[i].Figures[0][tally.State])).n
		most = max(most, float(new(big.Int).Abs(changes[i])))
	}
	if most <= 1 {
		return ""
	}
	const label = 150.0
	d := draw(0)
	for i, n := range changes {
		w := (d.w - label - 110) * float(new(big.Int).Abs(n)) / most
		d.text(label-8, d.h+12, "end", ink, cut(v.province(groups[i].Key), 22))
		colour := "#1f5f8b"
		if n.Sign() < 0 {
			colour = "#9db8cd"
		}
		d.rect(label, d.h+2, max(w, .5), 12, colour, "")
		sign := ""
		if n.Sign() > 0 {
			sign = "+"
		}
		d.text(label+w+6, d.h+12, "start", ink, sign+short(v.Lang, n))
		d.h += 16
	}
	return d.svg(v.Say("Nhà nước hỗ trợ thêm theo tỉnh", "Change of State support by province"))
}
