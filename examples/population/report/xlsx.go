package report

import (
	"archive/zip"
	"bytes"
	"io"
	"math/big"
	"slices"
	"sort"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/volsi/volsi/examples/population/tally"
	"github.com/volsi/volsi/examples/words"
)

// A book is a spreadsheet in the making. Its error is the first that came up.
type book struct {
	*excelize.File
	*view
	styles map[string]int
	err    error
}

// XLSX writes the report as a spreadsheet: what it rests on, totals, groups,
// years, winners and losers, the spread of the changes, and the finest groups.
func (r *Report) XLSX(w io.Writer, l words.Lang) error {
	b := &book{File: excelize.NewFile(), view: r.in(l), styles: map[string]int{}}
	defer b.Close()
	b.aboutSheet()
	b.sheet(b.overview(), 1, nil)
	b.sheet(b.years(), 1, b.yearsChart)
	b.sheet(b.provinceYears(), 2, nil)
	for d := range tally.Dimensions {
		b.sheet(b.by(d), 2, nil)
	}
	if b.laws() > 1 {
		b.reformSheets()
	}
	b.sheet(b.cellTable(), 5, nil)
	b.try(b.inOrder(w))
	return b.err
}

// inOrder writes the parts of the spreadsheet by their names, so that the same
// figures are the same bytes: excelize leaves the order of some to chance.
func (b *book) inOrder(w io.Writer) error {
	known := b.ContentTypes.Defaults // of a type without a name outside excelize: so not slices.SortFunc
	sort.Slice(known, func(i, j int) bool { return known[i].Extension < known[j].Extension })
	made, err := b.WriteToBuffer()
	if err != nil {
		return err
	}
	in, err := zip.NewReader(bytes.NewReader(made.Bytes()), int64(made.Len()))
	if err != nil {
		return err
	}
	slices.SortFunc(in.File, func(x, y *zip.File) int { return strings.Compare(x.Name, y.Name) })
	out := zip.NewWriter(w)
	for _, part := range in.File {
		if err := out.Copy(part); err != nil {
			return err
		}
	}
	return out.Close()
}

func (b *book) reformSheets() {
	b.sheet(b.winners(), 2, b.wonChart)
	b.sheet(b.spreadTable(), 2, b.spreadChart)
	var deciles table
	for a := range tally.Aspects {
		t := b.deciles(a)
		t.rows = append(deciles.rows, t.rows...)
		deciles = t
	}
	b.sheet(deciles, 2, nil)
}

func (b *book) try(err error) {
	if b.err == nil {
		b.err = err
	}
}

// style returns the number of a style, made at its first use.
func (b *book) style(name string, s *excelize.Style) int {
	id, ok := b.styles[name]
	if !ok {
		var err error
		id, err = b.NewStyle(s)
		b.try(err)
		b.styles[name] = id
	}
	return id
}

func (b *book) bold() int {
	return b.style("bold", &excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}})
}

func (b *book) figure(c cell) int {
	format, name := "#,##0", "plain"
	if c.change {
		format, name = "+#,##0;-#,##0;0", "change"
	}
	return b.style(name, &excelize.Style{CustomNumFmt: &format})
}

// aboutSheet says what the figures rest on: it is the first sheet.
func (b *book) aboutSheet() {
	name := b.Say("Về lần tính này", "About this run")
	b.try(b.SetSheetName("Sheet1", name))
	lines := []string{b.title(), b.asked()}
	if made := b.madeUp(); made != "" {
		lines = append(lines, made)
	}
	lines = append(append(lines, b.about()...), b.disclaimer())
	wrap := b.style("wrap", &excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	for i, line := range lines {
		b.try(b.SetCellStr(name, at(1, i+1), line))
		b.try(b.SetCellStyle(name, at(1, i+1), at(1, i+1), wrap))
	}
	b.try(b.SetCellStyle(name, at(1, 1), at(1, 1), b.bold()))
	b.try(b.SetColWidth(name, "A", "A", 110))
}

func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row) // both are at least 1
	return name
}

const textWidth = 34 // characters of a column of texts

// sheet writes a table with its texts in the first columns, and a chart below
// it. Chart and paper come before the rows, which are streamed: after them they
// would be lost, or all rows be read again.
func (b *book) sheet(t table, texts int, chart func(table)) {
	_, err := b.NewSheet(t.name)
	b.try(err)
	b.paper(t.name)
	if chart != nil && len(t.rows) > 0 {
		chart(t)
	}
	stream, err := b.NewStreamWriter(t.name)
	if err != nil {
		b.try(err)
		return
	}
	b.try(stream.SetColWidth(1, texts, textWidth))
	b.try(stream.SetColWidth(texts+1, max(texts+1, len(t.head)), 19))
	b.try(stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, XSplit: texts, TopLeftCell: at(texts+1, 2), ActivePane: "bottomRight"}))
	var head []any
	for _, h := range t.head {
		head = append(head, excelize.Cell{StyleID: b.bold(), Value: h})
	}
	b.try(stream.SetRow("A1", head, excelize.RowOpts{Height: 64}))
	for i, row := range t.rows {
		var cells []any
		for _, c := range row {
			cells = append(cells, b.value(c))
		}
		b.try(stream.SetRow(at(1, i+2), cells))
	}
	b.try(stream.Flush())
}

// paper lets a sheet print on A4.
func (b *book) paper(sheet string) {
	fit, one, none, a4, landscape := true, 1, 0, 9, "landscape"
	b.try(b.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.try(b.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &one, FitToHeight: &none}))
}

// exact is the largest whole number that a spreadsheet holds exactly.
var exact = big.NewInt(1 << 53)

// value returns what a cell holds: a figure beyond what a spreadsheet holds
// exactly stays a text, which is right to the đồng.
func (b *book) value(c cell) any {
	switch {
	case c.n == nil:
		return c.text
	case new(big.Int).Abs(c.n).Cmp(exact) > 0:
		return c.n.String()
	}
	return excelize.Cell{StyleID: b.figure(c), Value: c.n.Int64()}
}

// series names columns of a sheet.
func (b *book) series(t table, category, column, from, to int) excelize.ChartSeries {
	sheet := "'" + strings.ReplaceAll(t.name, "'", "''") + "'!"
	return excelize.ChartSeries{
		Name:       sheet + absolute(column, 1),
		Categories: sheet + absolute(category, from) + ":" + absolute(category, to),
		Values:     sheet + absolute(column, from) + ":" + absolute(column, to),
	}
}

func absolute(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row, true)
	return name
}

func (b *book) chart(t table, kind excelize.ChartType, title string, series []excelize.ChartSeries) {
	oneColour, legend := false, "bottom"
	if len(series) == 1 {
		legend = "none"
	}
	b.try(b.AddChart(t.name, at(2, len(t.rows)+4), &excelize.Chart{
		Type: kind, Series: series, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title}}},
		VaryColors: &oneColour, Legend: excelize.ChartLegend{Position: legend}, Dimension: excelize.ChartDimension{Width: 860, Height: 420},
	}))
}

// yearsChart draws what the State bears in each year under each law.
func (b *book) yearsChart(t table) {
	var series []excelize.ChartSeries
	for i := range b.laws() {
		series = append(series, b.series(t, 1, 2+i*len(b.payers()), 2, len(t.rows)+1))
	}
	b.chart(t, excelize.Col, b.Say("Nhà nước hỗ trợ theo năm (đ)", "State support by year (đ)"), series)
}

// wonChart draws heads better off, worse off and unchanged.
func (b *book) wonChart(t table) {
	series := []excelize.ChartSeries{}
	for column := 3; column <= 6; column++ {
		s := b.series(t, 2, column, 2, len(t.rows)+1)
		s.Categories = strings.Replace(s.Categories, "$B$2", "$A$2", 1) // reform and aspect
		series = append(series, s)
	}
	b.chart(t, excelize.BarPercentStacked, b.Say("Số người được lợi, bị thiệt, không đổi", "People better off, worse off, unchanged"), series)
}

// spreadTable lists the classes of each reform's changes in own payments.
func (v *view) spreadTable() table {
	t := table{name: v.Say("Phân bố thay đổi", "Spread of changes"), head: []string{
		v.Say("Phương án", "Reform"), v.Say("Xét theo", "Seen by"), v.Say("Từ (đ)", "From (đ)"), v.Say("Đến (đ)", "To (đ)"), v.Say("Số người", "People"),
	}}
	for i := 1; i < v.laws(); i++ {
		for a := range tally.Aspects {
			classes, wide := v.classes(i, a)
			for _, c := range classes {
				t.rows = append(t.rows, []cell{
					said(v.law(i)), said(v.Of(a.Label())), {n: big.NewInt(c.from), change: true}, {n: big.NewInt(c.from + max(0, wide-1)), change: true}, heads(c.heads),
				})
			}
		}
	}
	return t
}

// spreadChart draws the classes of the first reform's own payments.
func (b *book) spreadChart(t table) {
	classes, _ := b.classes(1, tally.ByPayment)
	if len(classes) == 0 {
		return
	}
	title := b.law(1) + ": " + b.Of(tally.ByPayment.Label()) + b.Say(", thay đổi (đ)", ", change (đ)")
	b.chart(t, excelize.Col, title, []excelize.ChartSeries{b.series(t, 3, 5, 2, len(classes)+1)})
}

// cellTable lists the finest groups, to be counted by the reader.
func (v *view) cellTable() table {
	t := table{name: v.Say("Nhóm nhỏ nhất", "Finest groups"), head: []string{
		v.Say("Tỉnh, thành phố", "Province"), v.Say("Giới tính", "Sex"), v.Say("Tuổi", "Age"), v.Say("Diện", "Status"), v.Say("Luật", "Law"),
	}}
	for m := range tally.Measures {
		t.head = append(t.head, v.Of(m.Label()))
	}
	for _, c := range v.Summary.Totals.Cells() {
		for i := range c.Figures {
			row := []cell{}
			for d := range tally.Dimensions {
				row = append(row, said(v.key(d, d.Of(c.Cell))))
			}
			row = append(row, said(v.law(i)))
			for m := range tally.Measures {
				row = append(row, measured(m, c.Figures[i][m]))
			}
			t.rows = append(t.rows, row)
		}
	}
	return t
}
