package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"math/big"
	"slices"

	"github.com/volsi/volsi/examples/population/tally"
	"github.com/volsi/volsi/examples/words"
)

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Parse(pageText))

// what the page shows.
type pageData struct {
	Lang                 words.Lang
	Title, Asked, MadeUp string
	Figures              []figure
	Sections             []section
	AboutTitle           string
	About                []string
	Disclaimer           string
}

type figure struct{ Label, Value string }

type section struct {
	Title  string
	Notes  []string
	Charts []chart
	Tables []shownTable
}

type chart struct {
	Title string
	SVG   template.HTML
}

type shownTable struct {
	Title string
	Wide  bool
	Head  []shownCell
	Rows  [][]shownCell
}

type shownCell struct {
	Text   string
	Figure bool
}

// HTML writes the report as one page that needs nothing else.
func (r *Report) HTML(w io.Writer, l words.Lang) error {
	v := r.in(l)
	p := pageData{
		Lang: l, Title: v.title(), Asked: v.asked(), MadeUp: v.madeUp(), Figures: v.figures(),
		AboutTitle: v.Say("Về lần tính này", "About this run"), About: v.about(), Disclaimer: v.disclaimer(),
	}
	p.Sections = append(p.Sections, v.overviewSection())
	if v.laws() > 1 {
		p.Sections = append(p.Sections, v.winnersSection())
	}
	p.Sections = append(p.Sections, v.yearsSection())
	for i := 1; i < v.laws(); i++ {
		p.Sections = append(p.Sections, v.reformSection(i))
	}
	if v.laws() == 1 {
		p.Sections = append(p.Sections, v.reformSection(0))
	}
	return page.Execute(w, p)
}

func (v *view) title() string {
	return v.Say("Bảo hiểm xã hội tự nguyện: tác động đến cả dân số", "Voluntary social insurance: what it does to a population")
}

func (v *view) asked() string {
	month := v.Month(v.Summary.Month.String())
	out := v.Say("Tháng đóng và đề nghị hưởng: "+month, "Month of payment and claims: "+month)
	for i := 1; i < v.laws(); i++ {
		out += v.Say("; phương án: ", "; reform: ") + v.law(i)
	}
	return out + "."
}

func (v *view) madeUp() string {
	t := v.Summary.Totals
	switch {
	case t.Synthetic == 0:
		return ""
	case t.Synthetic == t.Rows:
		return v.Say("DÂN SỐ GIẢ LẬP. Không ai trong đây có thật; các tỷ lệ là giả định, không phải số liệu thống kê.",
			"SYNTHETIC POPULATION. Nobody in it exists; its shares are invented, no statistics.")
	}
	n := v.count(t.Synthetic)
	return v.Say("Trong đó có "+n+" người GIẢ LẬP, không có thật.", n+" of the rows are SYNTHETIC people who do not exist.")
}

func (v *view) count(n int64) string { return grouped(v.Lang, big.NewInt(n)) }

func (v *view) figures() []figure {
	t, now := v.Summary.Totals, &v.all[0]
	out := []figure{
		{v.Say("người", "people"), grouped(v.Lang, now[tally.People].Big())},
		{v.Say("dòng lỗi (xem errors.csv)", "bad rows (see errors.csv)"), v.count(t.Bad)},
	}
	for i := 1; i < v.laws(); i++ {
		change := less(money(v.all[i][tally.State]), money(now[tally.State])).n
		sign := ""
		if change.Sign() > 0 {
			sign = "+"
		}
		out = append(out,
			figure{v.Say("Nhà nước hỗ trợ cho các lần đóng của tháng: ", "State support of the month's payments: ") + v.law(i), sign + short(v.Lang, change)},
			figure{v.Say("người đóng ít hơn: ", "people who pay less: ") + v.law(i), grouped(v.Lang, v.all[i][tally.ByPayment.Of(tally.Better)].Big())})
	}
	return out
}

func (v *view) overviewSection() section {
	return section{
		Title:  v.Say("Tổng hợp", "Totals"),
		Notes:  []string{v.Say("Số tiền là đồng, cộng chính xác theo trọng số. Tiền đóng là của một lần đóng trong tháng, theo phương thức mỗi người chọn; trợ cấp tuất và mai táng là số tiền nếu mọi người chết trong tháng.", "Amounts are đồng, added up exactly with their weights. Contributions are one payment of each person in the month, in the way that they chose; survivor and funeral sums are what a death in the month would bring.")},
		Charts: []chart{{v.Say("Ai trả tiền đóng của tháng", "Who bears the payments of the month"), v.who()}},
		Tables: []shownTable{v.shown(v.overview(), false)},
	}
}

func (v *view) winnersSection() section {
	s := section{
		Title:  v.Say("Ai được lợi, ai bị thiệt", "Winners and losers"),
		Notes:  []string{v.Say("Được lợi: tự đóng ít hơn, hoặc được hưởng nhiều hơn, so với luật hiện hành.", "Better off: pays less, or receives more, than under the law as it stands.")},
		Tables: []shownTable{v.shown(v.winners(), false)},
	}
	if svg := v.won(); svg != "" {
		s.Charts = []chart{{v.Say("Phần trăm số người", "Per cent of the people"), svg}}
	}
	for i := 1; i < v.laws(); i++ {
		for a := range tally.Aspects {
			if svg := v.histogram(i, a); svg != "" {
				s.Charts = append(s.Charts, chart{v.law(i) + ": " + v.Of(a.Label()) + v.Say(", thay đổi (đ)", ", change (đ)"), svg})
			}
		}
	}
	for a := range tally.Aspects {
		if t := v.deciles(a); len(t.rows) > 0 && !flat(t) {
			t.title += " – " + v.Of(a.Label())
			s.Tables = append(s.Tables, v.shown(t, false))
		}
	}
	return s
}

// flat reports whether nothing changes: the deciles are all 0.
func flat(t table) bool {
	for _, row := range t.rows {
		if !empty(row[:len(row)-1]) {
			return false
		}
	}
	return true
}

func (v *view) yearsSection() section {
	s := section{
		Title:  v.Say("Chi phí theo năm", "Costs by year"),
		Notes:  []string{v.Say("Mọi lần đóng trong quá trình đóng và kế hoạch đóng của mỗi người, theo năm nộp tiền; triệu đồng.", "Every payment of the records and plans, by the year in which it is made; millions of đồng.")},
		Tables: []shownTable{v.inMillions(v.years())},
	}
	s.Tables[0].Title = ""
	if svg := v.yearly(); svg != "" {
		s.Charts = []chart{{v.Say("Nhà nước và địa phương hỗ trợ", "Borne by the State and localities"), svg}}
	}
	return s
}

func (v *view) reformSection(law int) section {
	s := section{
		Title: v.law(law),
		Notes: []string{v.Say("Tiền đóng của tháng, triệu đồng; thay đổi so với luật hiện hành.", "Payments of the month in millions of đồng; changes against the law as it stands.")},
	}
	if svg := v.provinces(law); svg != "" && law > 0 {
		s.Charts = []chart{{v.Say("Nhà nước hỗ trợ cho các lần đóng của tháng: thay đổi theo tỉnh", "State support of the month's payments: change by province"), svg}}
	}
	for d := range tally.Dimensions {
		s.Tables = append(s.Tables, v.inMillions(v.changes(d, law)))
	}
	return s
}

func (v *view) about() []string {
	q := &v.Summary
	out := []string{v.source(), v.Say("Hàng đọc được: ", "Rows read: ") + v.count(q.Totals.Rows) + v.Say("; hàng lỗi, không tính: ", "; bad rows, not counted: ") + v.count(q.Totals.Bad)}
	for i := range q.Laws {
		used := &q.Laws[i]
		line := v.law(i) + " (" + used.ID + v.Say("): bộ dữ liệu luật ", "): statute book ") + used.Version
		for _, f := range used.Files {
			line += "; " + f
		}
		out = append(out, line)
	}
	return append(out, v.assumptions()...)
}

func (v *view) source() string {
	if len(v.About.Files) == 0 {
		seed := fmt.Sprint(v.About.Seed)
		return v.Say("Dân số giả lập, mầm ngẫu nhiên "+seed, "Synthetic population, seed "+seed)
	}
	out := v.Say("Tệp: ", "Files: ")
	for i, f := range v.About.Files {
		if i > 0 {
			out += ", "
		}
		out += f
	}
	return out
}

func (v *view) assumptions() []string {
	horizon := v.Month(v.Book.Horizon().String())
	rate := v.Say("theo luật, chỗ nào luật có", "the law's, where it is known")
	if v.Summary.FundRate != 0 {
		rate = v.Rate(v.Summary.FundRate.String())
	}
	return []string{
		v.Say("Sau tháng "+horizon+" không còn quy định đã biết; giữ nguyên mức cuối cùng.", "After "+horizon+" no rule is known; the last values are carried on."),
		v.Say("Không ai thay đổi hành vi vì phương án: ai đóng vẫn đóng như cũ.", "Nobody behaves otherwise because of a reform: who pays goes on paying in the same way."),
		v.Say("Lý do hưởng BHXH một lần: ", "Ground of the one-time benefit: ") + v.Word(v.Summary.Ground.String()),
		v.Say("Lãi suất quỹ bình quân tháng: ", "The fund's monthly rate: ") + rate,
	}
}

func (v *view) disclaimer() string {
	return v.Say("Kết quả để tham khảo; chỉ cơ quan bảo hiểm xã hội giải quyết chế độ.", "For information only; only the social insurance agency settles claims.")
}

// shown writes a table out, with amounts to the đồng.
func (v *view) shown(t table, wide bool) shownTable {
	return v.show(t, wide, func(c cell) *big.Int { return c.n })
}

// inMillions writes a table with amounts in millions of đồng.
func (v *view) inMillions(t table) shownTable {
	return v.show(t, true, func(c cell) *big.Int {
		if c.heads {
			return c.n
		}
		return millions(c.n)
	})
}

func (v *view) show(t table, wide bool, of func(cell) *big.Int) shownTable {
	out := shownTable{Title: t.title, Wide: wide || len(t.head) > 7}
	for i, h := range t.head {
		figures := slices.ContainsFunc(t.rows, func(row []cell) bool { return row[i].n != nil })
		out.Head = append(out.Head, shownCell{h, figures})
	}
	for _, row := range t.rows {
		var cells []shownCell
		for _, c := range row {
			cells = append(cells, v.cell(c, of))
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

func (v *view) cell(c cell, of func(cell) *big.Int) shownCell {
	switch {
	case c.n == nil:
		return shownCell{c.text, false}
	case c.change:
		return shownCell{signed(v.Lang, of(c)), true}
	}
	return shownCell{grouped(v.Lang, of(c)), true}
}
