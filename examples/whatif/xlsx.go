package main

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/volsi/volsi/examples/words"
)

// formats are the number formats of units.
var formats = map[words.Unit]string{
	words.Money: `#,##0" đ"`, words.Rate: "0.00%", words.Months: `#,##0" tháng"`, words.Years: `0.0" năm"`,
}

// A workbook is a spreadsheet in the making. Its error is the first that came up.
type workbook struct {
	*excelize.File
	lang   words.Lang
	styles map[string]int
	err    error
}

func writeXLSX(name string, l words.Lang, sheets []sheet) error {
	w := &workbook{File: excelize.NewFile(), lang: l, styles: map[string]int{}}
	defer w.Close()
	for i := range sheets {
		w.sheet(i, &sheets[i])
	}
	w.try(w.SaveAs(name))
	return w.err
}

func (w *workbook) try(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *workbook) sheet(i int, s *sheet) {
	if i == 0 {
		w.try(w.SetSheetName("Sheet1", s.name))
	} else {
		_, err := w.NewSheet(s.name)
		w.try(err)
	}
	top := 1
	if s.title != "" {
		w.text(s.name, 1, top, s.title, "title")
		top += 2
	}
	for j, h := range s.head {
		w.text(s.name, j+1, top, h, "head")
	}
	for j, row := range s.rows {
		for k, c := range row {
			w.cell(s.name, k+1, top+1+j, c)
		}
	}
	w.layout(s, top)
	w.sums(s, top)
	w.charts(s, top)
}

// at returns the name of a cell, columns and rows from 1.
func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row)
	return name
}

// text writes words. excelize keeps them words, whatever they begin with.
func (w *workbook) text(sheet string, column, row int, s, style string) {
	w.try(w.SetCellStr(sheet, at(column, row), s))
	w.style(sheet, at(column, row), style)
}

func (w *workbook) cell(sheet string, column, row int, c cell) {
	if !c.isFigure() {
		w.text(sheet, column, row, c.said, "text")
		return
	}
	if n, err := strconv.ParseInt(c.number, 10, 64); err == nil {
		w.try(w.SetCellInt(sheet, at(column, row), n))
	} else if x, err := strconv.ParseFloat(c.number, 64); err == nil { // spreadsheets know no other fractions
		w.try(w.SetCellFloat(sheet, at(column, row), x, -1, 64))
	}
	if c.formula != "" {
		w.try(w.SetCellFormula(sheet, at(column, row), resolved(c.formula, column, row)))
	}
	w.style(sheet, at(column, row), w.format(c.unit))
}

// format returns the number format of a unit, in the language.
func (w *workbook) format(u words.Unit) string {
	f := formats[u]
	switch {
	case f == "" && u == words.Plain:
		return "0"
	case f == "":
		return "General"
	case w.lang == words.English && u == words.Months:
		return `#,##0" months"`
	case w.lang == words.English && u == words.Years:
		return `0.0" years"`
	}
	return f
}

// style gives a cell a style by its name: title, head, text, or a number format.
func (w *workbook) style(sheet, cell, name string) {
	id, ok := w.styles[name]
	if !ok {
		var err error
		id, err = w.NewStyle(styleOf(name))
		w.try(err)
		w.styles[name] = id
	}
	w.try(w.SetCellStyle(sheet, cell, cell, id))
}

// letters is a typeface that has every Vietnamese letter wherever there is a
// spreadsheet.
const letters = "Arial"

func styleOf(name string) *excelize.Style {
	switch name {
	case "title":
		return &excelize.Style{Font: &excelize.Font{Bold: true, Size: 13, Family: letters}}
	case "head":
		return &excelize.Style{
			Font: &excelize.Font{Bold: true, Family: letters}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE8F0"}},
			Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
		}
	case "text":
		return &excelize.Style{Font: &excelize.Font{Family: letters}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}
	}
	return &excelize.Style{CustomNumFmt: &name, Font: &excelize.Font{Family: letters}, Alignment: &excelize.Alignment{Vertical: "top"}}
}

// layout sets widths and heights, keeps the head in sight, and prints on A4 as
// wide as a page.
func (w *workbook) layout(s *sheet, top int) {
	widths := s.widths()
	for i, wide := range widths {
		name, _ := excelize.ColumnNumberToName(i + 1)
		w.try(w.SetColWidth(s.name, name, name, wide))
	}
	for j, row := range s.rows {
		if n := lines(row, widths); n > 1 {
			w.try(w.SetRowHeight(s.name, top+1+j, float64(n)*15))
		}
	}
	if s.head != nil {
		w.try(w.SetRowHeight(s.name, top, 32))
	}
	fit, a4, one, none := true, 9, 1, 0
	w.try(w.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	w.try(w.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &a4, Orientation: orientation(widths), FitToWidth: &one, FitToHeight: &none}))
	if s.head != nil {
		w.try(w.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: top, TopLeftCell: at(1, top+1), ActivePane: "bottomLeft"}))
	}
}

// orientation lays a wide sheet across.
func orientation(widths []float64) *string {
	sum, out := 0.0, "portrait"
	for _, w := range widths {
		sum += w
	}
	if sum > 120 {
		out = "landscape"
	}
	return &out
}

// widths returns how wide each column is, in characters: as its longest text,
// within bounds.
func (s *sheet) widths() (out []float64) {
	for _, row := range append([][]cell{make([]cell, len(s.head))}, s.rows...) {
		for i, c := range row {
			if i == len(out) {
				out = append(out, 14)
			}
			out[i] = min(70, max(out[i], float64(len([]rune(c.said)))+2))
		}
	}
	return out
}

// lines returns how many lines the cells of a row need.
func lines(row []cell, widths []float64) int {
	n := 1
	for i, c := range row {
		if size := float64(len([]rune(c.said))); !c.isFigure() && size > widths[i]-2 {
			n = max(n, 1+int(size*1.1/widths[i]))
		}
	}
	return n
}

// sums writes formulas that add columns up, so that figures can be traced.
func (w *workbook) sums(s *sheet, top int) {
	if len(s.sums) == 0 || len(s.rows) == 0 {
		return
	}
	row := top + len(s.rows) + 1
	w.text(s.name, 1, row, w.lang.Say("Tổng", "Total"), "head")
	for _, column := range s.sums {
		w.try(w.SetCellFormula(s.name, at(column, row), "SUM("+at(column, top+1)+":"+at(column, row-1)+")"))
		w.style(s.name, at(column, row), w.format(s.rows[0][column-1].unit))
	}
}

// charts draws columns of the sheet below it.
func (w *workbook) charts(s *sheet, top int) {
	for i, c := range s.charts {
		if len(s.rows) > 0 {
			w.chart(s, top, top+len(s.rows)+4+20*i, c)
		}
	}
}

var lookTypes = map[look]excelize.ChartType{stackedBars: excelize.ColStacked, bars: excelize.Bar, lineOf: excelize.Line}

func (w *workbook) chart(s *sheet, top, row int, c chart) {
	dark := excelize.Font{Color: "44505E", Size: 9}
	format := w.format(s.rows[len(s.rows)-1][c.columns[0]-1].unit)
	x := excelize.Chart{
		Type: lookTypes[c.look], Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.title}}},
		Legend: excelize.ChartLegend{Position: "bottom"}, Dimension: excelize.ChartDimension{Width: 720, Height: c.tall(len(s.rows))},
		XAxis: excelize.ChartAxis{Font: dark, ReverseOrder: c.look == bars}, YAxis: excelize.ChartAxis{Font: dark, NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}},
	}
	for _, column := range c.columns {
		x.Series = append(x.Series, excelize.ChartSeries{
			Name: s.ref(column, top, top), Categories: s.ref(1, top+1, top+len(s.rows)), Values: s.ref(column, top+1, top+len(s.rows)),
		})
	}
	if len(c.columns) == 1 {
		same := false
		x.VaryColors, x.Legend.Position = &same, "none"
	}
	w.try(w.AddChart(s.name, at(1, row), &x))
}

// tall returns how high a chart is: bars that lie below each other need room.
func (c chart) tall(points int) uint {
	if c.look == bars {
		return uint(100 + 26*points)
	}
	return 360
}

// ref names a part of a column.
func (s *sheet) ref(column, from, to int) string {
	name, _ := excelize.ColumnNumberToName(column)
	out := "'" + s.name + "'!$" + name + "$" + strconv.Itoa(from)
	if to > from {
		out += ":$" + name + "$" + strconv.Itoa(to)
	}
	return out
}
