package main

import (
	"bufio"
	"encoding/csv"
	"os"
	"strings"

	"github.com/volsi/volsi/examples/words"
)

// outputs are the files that a table may be written to.
type outputs struct {
	CSV  string `name:"csv" placeholder:"FILE" help:"Ghi bảng ra tệp CSV. Write a CSV file."`
	XLSX string `name:"xlsx" placeholder:"FILE" help:"Ghi ra bảng tính Excel. Write a spreadsheet."`
}

// write writes the sheets to the files that are asked for.
func (o outputs) write(d *desk, sheets []sheet) error {
	if o.CSV != "" {
		if err := writeCSV(o.CSV, sheets); err != nil {
			return err
		}
	}
	if o.XLSX != "" {
		return writeXLSX(o.XLSX, d.lang, sheets)
	}
	return nil
}

// A sheet is a table that is written to the screen, to CSV or to a spreadsheet.
type sheet struct {
	name, title string
	head        []string
	rows        [][]cell
	sums        []int // columns that are added up, from 1
	charts      []chart
}

// A chart draws columns of a sheet.
type chart struct {
	title   string
	look    look
	columns []int // from 1; the first of the sheet names the points
}

// A look is how a chart shows its columns.
type look uint8

const (
	stackedBars look = iota // on top of each other
	bars                    // beside each other
	lineOf                  // one line
)

// A cell is a value as it is said, with its exact number if it is one.
type cell struct {
	said   string
	number string
	unit   words.Unit

	formula string // that gives the number in a spreadsheet: {-1,0} is the cell to the left
}

func (c cell) isFigure() bool { return c.number != "" }

// cellOf returns a value of an answer as a cell.
func cellOf(l words.Lang, kind string, t *tree) cell {
	if t == nil || t.form == null {
		return cell{}
	}
	c := cell{said: speaker{l, kind}.cell(t)}
	f, _ := words.FieldOf(kind, t.key)
	if r := number(t, f.Unit); r != nil && t.form == scalar && f.Unit != words.Month && t.text[0] != '-' {
		c.number, c.unit = decimal(r), f.Unit
	}
	return c
}

// cells returns the rows as they are said.
func (s *sheet) cells() [][]string {
	out := make([][]string, len(s.rows))
	for i, row := range s.rows {
		for _, c := range row {
			out[i] = append(out[i], c.said)
		}
	}
	return out
}

// bom tells spreadsheets that a text is UTF-8.
const bom = "\ufeff"

// writeCSV writes all sheets into one file, a blank line between them. Numbers
// are plain, with the comma that Vietnamese spreadsheets read.
func writeCSV(name string, sheets []sheet) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	buffered := bufio.NewWriter(f)
	w := csv.NewWriter(buffered)
	w.Comma, w.UseCRLF = ';', true
	buffered.WriteString(bom)
	for i := range sheets {
		sheets[i].csv(w, i > 0)
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// csv writes one sheet; a writer keeps its first error, which is told at the end.
func (s *sheet) csv(w *csv.Writer, again bool) {
	if again {
		_ = w.Write(nil)
	}
	if s.title != "" {
		_ = w.Write([]string{harmless(s.title)})
	}
	if s.head != nil {
		_ = w.Write(harmlessAll(s.head))
	}
	for _, row := range s.rows {
		out := make([]string, len(row))
		for i, c := range row {
			if out[i] = harmless(c.said); c.isFigure() {
				out[i] = strings.Replace(c.number, ".", ",", 1)
			}
		}
		_ = w.Write(out)
	}
}

func harmlessAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = harmless(s)
	}
	return out
}

// harmless keeps a spreadsheet from reading a text as a formula. Those of East
// Asia take wide signs as well.
func harmless(s string) string {
	for _, sign := range [...]string{"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(s, sign) {
			return "'" + s
		}
	}
	return s
}
