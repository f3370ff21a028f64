package report

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/volsi/volsi/examples/population/ask"
	"github.com/volsi/volsi/examples/population/tally"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules"
)

// About says where the people came from.
type About struct {
	Files []string // none if they were made up for this run
	Seed  uint64   // of people made up for this run
}

// A Report is a summary that is to be shown.
type Report struct {
	About   About
	Summary ask.Summary
	Book    *rules.Book
}

// A view is a report in a language.
type view struct {
	*Report
	words.Lang
	all []tally.Figures
}

func (r *Report) in(l words.Lang) *view { return &view{r, l, r.Summary.Totals.All()} }

func (v *view) laws() int { return len(v.Summary.Laws) }

// law returns the name of a law in words.
func (v *view) law(i int) string {
	used := &v.Summary.Laws[i]
	if title := v.Of(used.Title); title != "" {
		return title
	}
	return used.ID
}

// key returns a value of a dimension in words.
func (v *view) key(d tally.Dimension, key string) string {
	switch d {
	case tally.ByProvince:
		return v.province(key)
	case tally.ByAge:
		return strings.Replace(key, "-", "–", 1) + v.Say(" tuổi", "")
	case tally.ByStatus:
		if key == "none" {
			return v.Say("không thuộc diện nào", "none")
		}
		parts := strings.Split(key, "+")
		for i := range parts {
			parts[i] = v.Word(parts[i])
		}
		return strings.Join(parts, " + ")
	}
	return v.Word(key)
}

func (v *view) province(slug string) string {
	if slug == "" {
		return v.Say("không rõ", "not known")
	}
	if place, err := v.Book.Place(slug, v.Summary.Month); err == nil && !place.IsZero() {
		return v.Of(place.Province.Name)
	}
	return slug
}

func (v *view) dimension(d tally.Dimension) string {
	return [tally.Dimensions]string{
		v.Say("Theo tỉnh, thành phố", "By province"), v.Say("Theo giới tính", "By sex"),
		v.Say("Theo nhóm tuổi", "By age"), v.Say("Theo diện hỗ trợ", "By status"),
	}[d]
}

// A cell of a table: a text, or a whole number.
type cell struct {
	text   string
	n      *big.Int
	heads  bool // people, not đồng
	change bool // shown with its sign
}

func said(text string) cell                      { return cell{text: text} }
func heads(s tally.Sum) cell                     { return cell{n: s.Big(), heads: true} }
func money(s tally.Sum) cell                     { return cell{n: s.Big()} }
func measured(m tally.Measure, s tally.Sum) cell { return cell{n: s.Big(), heads: m.Heads()} }

// less returns a−b as a change.
func less(a, b cell) cell {
	return cell{n: new(big.Int).Sub(a.n, b.n), heads: a.heads, change: true}
}

// A table is what page and spreadsheet show in their own ways.
type table struct {
	name  string // of the sheet
	title string
	head  []string
	rows  [][]cell
}

// overview sets the laws side by side.
func (v *view) overview() table {
	t := table{name: v.Say("Tổng hợp", "Totals"), title: v.Say("Tổng hợp", "Totals"), head: []string{v.Say("Chỉ tiêu", "Figure")}}
	for i := range v.laws() {
		t.head = append(t.head, v.law(i))
	}
	for i := 1; i < v.laws(); i++ {
		t.head = append(t.head, v.Say("Thay đổi: ", "Change: ")+v.law(i))
	}
	for m := range tally.RightsWon {
		row := []cell{said(v.Of(m.Label()))}
		for i := range v.all {
			row = append(row, measured(m, v.all[i][m]))
		}
		for i := 1; i < v.laws(); i++ {
			row = append(row, less(row[1+i], row[1]))
		}
		if !empty(row) {
			t.rows = append(t.rows, row)
		}
	}
	return t
}

// empty reports whether a row has no figure but 0.
func empty(row []cell) bool {
	for _, c := range row {
		if c.n != nil && c.n.Sign() != 0 {
			return false
		}
	}
	return true
}

// winners says of each reform how many are better and worse off.
func (v *view) winners() table {
	t := table{
		name: v.Say("Được và thiệt", "Winners and losers"), title: v.Say("Ai được lợi, ai bị thiệt", "Winners and losers"),
		head: []string{v.Say("Phương án", "Reform"), v.Say("Xét theo", "Seen by")},
	}
	for m := range tally.Forgone + 1 {
		label := tally.ByPayment.Of(m).Label()
		_, of, _ := strings.Cut(v.Of(label), ": ")
		t.head = append(t.head, upper(of))
	}
	t.head = append(t.head, v.Say("Thêm quyền hưởng lương hưu", "Pension rights won"), v.Say("Mất quyền hưởng lương hưu", "Pension rights lost"))
	for i := 1; i < v.laws(); i++ {
		for a := range tally.Aspects {
			t.rows = append(t.rows, v.winnersBy(i, a))
		}
	}
	return t
}

// upper begins a text with a capital.
func upper(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

func (v *view) winnersBy(law int, a tally.Aspect) []cell {
	f := &v.all[law]
	row := []cell{said(v.law(law)), said(v.Of(a.Label()))}
	for m := range tally.Forgone + 1 {
		row = append(row, measured(a.Of(m), f[a.Of(m)]))
	}
	if a == tally.ByPension {
		return append(row, heads(f[tally.RightsWon]), heads(f[tally.RightsLost]))
	}
	return append(row, said(""), said(""))
}

// payers are who bears contributions, as readers tell them apart.
func (v *view) payers() []string {
	return []string{v.Say("Nhà nước", "State"), v.Say("Địa phương", "Localities"), v.Say("Nhà tài trợ", "Donors"), v.Say("Người tham gia", "The people")}
}

// borne joins the payers of places.
func borne(of func(tally.Measure) tally.Sum) (out [4]tally.Sum) {
	out[0], out[2], out[3] = of(tally.State), of(tally.Donor), of(tally.Net)
	for _, m := range []tally.Measure{tally.Province, tally.District, tally.Commune, tally.Fund} {
		out[1].Add(of(m))
	}
	return out
}

func borneBy(f *tally.Figures) [4]tally.Sum {
	return borne(func(m tally.Measure) tally.Sum { return f[m] })
}

// years says who bears what in each year.
func (v *view) years() table {
	t := table{
		name: v.Say("Theo năm", "By year"), title: v.Say("Ai trả bao nhiêu theo từng năm", "Who bears what, year by year"),
		head: []string{v.Say("Năm", "Year")},
	}
	for i := range v.laws() {
		for _, payer := range v.payers() {
			t.head = append(t.head, payer+" – "+v.law(i))
		}
	}
	for _, y := range v.Summary.Totals.Years() {
		row := []cell{said(strconv.Itoa(y.Year))}
		for i := range y.Laws {
			for _, sum := range borne(y.Laws[i].Of) {
				row = append(row, money(sum))
			}
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// provinceYears is years for each province.
func (v *view) provinceYears() table {
	t := v.years()
	t.name, t.title = v.Say("Tỉnh theo năm", "Provinces by year"), v.Say("Ai trả bao nhiêu theo tỉnh và năm", "Who bears what, by province and year")
	t.head = append([]string{v.Say("Tỉnh, thành phố", "Province")}, t.head...)
	t.rows = nil
	for _, y := range v.Summary.Totals.ByYear() {
		row := []cell{said(v.province(y.Province)), said(strconv.Itoa(y.Year))}
		for i := range y.Laws {
			for _, sum := range borne(y.Laws[i].Of) {
				row = append(row, money(sum))
			}
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// by returns all measures of the groups of a dimension, a row for each law.
func (v *view) by(d tally.Dimension) table {
	t := table{name: v.dimension(d), title: v.dimension(d), head: []string{v.Say("Nhóm", "Group"), v.Say("Luật", "Law")}}
	for m := range tally.Measures {
		t.head = append(t.head, v.Of(m.Label()))
	}
	for _, g := range v.Summary.Totals.By(d) {
		for i := range g.Figures {
			row := []cell{said(v.key(d, g.Key)), said(v.law(i))}
			for m := range tally.Measures {
				row = append(row, measured(m, g.Figures[i][m]))
			}
			t.rows = append(t.rows, row)
		}
	}
	return t
}

// changes sets a reform beside the law as it stands, for the groups of a
// dimension: what a reader wants first.
func (v *view) changes(d tally.Dimension, law int) table {
	t := table{title: v.dimension(d), head: []string{
		v.Say("Nhóm", "Group"), v.Say("Số người", "People"),
		v.Say("Nhà nước", "State"), v.Say("thay đổi", "change"), v.Say("Địa phương", "Localities"), v.Say("thay đổi", "change"),
		v.Say("Tự đóng", "Own payment"), v.Say("thay đổi", "change"), v.Say("Được lợi", "Better off"), v.Say("Bị thiệt", "Worse off"),
		v.Say("Có lương hưu", "Pension right"), v.Say("thay đổi", "change"),
	}}
	for _, g := range v.Summary.Totals.By(d) {
		now, then := &g.Figures[0], &g.Figures[law]
		before, after := borneBy(now), borneBy(then)
		row := []cell{said(v.key(d, g.Key)), heads(now[tally.People])}
		for _, payer := range []int{0, 1, 3} {
			row = append(row, money(before[payer]), less(money(after[payer]), money(before[payer])))
		}
		row = append(row, heads(then[tally.ByPayment.Of(tally.Better)]), heads(then[tally.ByPayment.Of(tally.Worse)]),
			heads(now[tally.Rights]), less(heads(then[tally.Rights]), heads(now[tally.Rights])))
		t.rows = append(t.rows, row)
	}
	return t
}

// deciles says what change at least so many of the people do not exceed.
func (v *view) deciles(a tally.Aspect) table {
	t := table{
		name: v.Say("Thập phân vị", "Deciles"), title: v.Say("Thập phân vị của thay đổi", "Deciles of the change"),
		head: []string{v.Say("Phương án", "Reform"), v.Say("Xét theo", "Seen by")},
	}
	for i := 1; i <= 9; i++ {
		t.head = append(t.head, fmt.Sprintf("%d%%", 10*i))
	}
	t.head = append(t.head, v.Say("Chính xác đến (đ)", "Exact to (đ)"))
	for i := 1; i < v.laws(); i++ {
		s := v.Summary.Totals.Spread(i, a)
		row := []cell{said(v.law(i)), said(v.Of(a.Label()))}
		for _, value := range s.Deciles() {
			row = append(row, cell{n: big.NewInt(value), change: true})
		}
		if len(row) > 2 {
			t.rows = append(t.rows, append(row, cell{n: big.NewInt(s.Width())}))
		}
	}
	return t
}

// A class is a run of changes and how many people have one of them.
type class struct {
	from  int64
	heads tally.Sum
}

// classes returns the changes in so few classes that a chart can show them,
// and how wide they are: 0 if each is a value of its own.
func (v *view) classes(law int, a tally.Aspect) (out []class, width int64) {
	s := v.Summary.Totals.Spread(law, a)
	bins := s.Bins()
	if len(bins) > mostClasses {
		width = roundUp((bins[len(bins)-1].From-bins[0].From)/mostClasses+1, s.Width())
	}
	for _, b := range bins {
		from := b.From
		if width > 0 {
			from -= mod(from, width)
		}
		for n := len(out); width > 0 && n > 0 && out[n-1].from+width < from; n++ {
			out = append(out, class{from: out[n-1].from + width})
		}
		if n := len(out); n == 0 || out[n-1].from != from {
			out = append(out, class{from: from})
		}
		out[len(out)-1].heads.Add(b.Heads)
	}
	return out, width
}

const mostClasses = 24

// roundUp returns a width of one, two or five times a power of ten, at least n
// and a multiple of unit, which is itself a power of ten.
func roundUp(n, unit int64) int64 {
	for w := unit; ; w *= 10 {
		for _, k := range []int64{1, 2, 5} {
			if w*k >= n {
				return w * k
			}
		}
	}
}

func mod(a, b int64) int64 { return ((a % b) + b) % b }
