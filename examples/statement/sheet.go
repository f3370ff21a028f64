package statement

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"
)

// mostUnzipped bounds what a workbook may grow to when it is opened.
const mostUnzipped = 48 << 20

// A workbook is a spreadsheet that is being read.
type workbook struct {
	*excelize.File
	name     string
	from1904 bool
}

// sheetLines returns the rows of a sheet of a workbook. The reader of
// workbooks is not ours; whatever it does with a broken one is an error.
func sheetLines(name string, data []byte, sheet string) (out []line, err error) {
	defer func() {
		if x := recover(); x != nil {
			out, err = nil, badWorkbook(name, fmt.Sprint(x))
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: mostUnzipped, UnzipXMLSizeLimit: mostUnzipped, ShortDatePattern: "yyyy-mm-dd"})
	if err != nil {
		return nil, badWorkbook(name, err.Error())
	}
	defer f.Close()
	w := &workbook{File: f, name: name}
	if p, err := f.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		w.from1904 = *p.Date1904
	}
	if sheet != "" {
		return w.sheet(sheet)
	}
	return w.record()
}

func badWorkbook(name, message string) error {
	return fault(name, BadWorkbook, "", ".xlsx", "not a workbook that can be read ("+message+")")
}

// sheet returns the rows of one sheet.
func (w *workbook) sheet(sheet string) ([]line, error) {
	for _, s := range w.GetSheetList() {
		if strings.EqualFold(norm.NFC.String(s), norm.NFC.String(sheet)) {
			return w.lines(s)
		}
	}
	list := strings.Join(w.GetSheetList(), ", ")
	return nil, fault(w.name, NoSuchSheet, sheet, list, "no sheet of that name; there are: "+list)
}

// record returns the rows of the only sheet that has a heading, and after them
// what the other sheets say of the person.
func (w *workbook) record() ([]line, error) {
	var found, rest [][]line
	var held []string
	for _, s := range w.GetSheetList() {
		lines, err := w.lines(s)
		switch {
		case err != nil:
			return nil, err
		case hasTable(lines):
			found, held = append(found, lines), append(held, s)
		case len(lines) > 0:
			rest = append(rest, lines)
		}
	}
	if len(found) > 1 {
		list := strings.Join(held, ", ")
		return nil, fault(w.name, WhichSheet, "", list, "several sheets hold a record; name one: "+list)
	}
	if len(found) == 0 && len(rest) == 1 {
		return rest[0], nil
	}
	if len(found) == 0 {
		list := strings.Join(w.GetSheetList(), ", ")
		return nil, fault(w.name, WhichSheet, "", list, "no sheet has a heading with first and last month; name one: "+list)
	}
	return append(found[0], people(rest)...), nil
}

// people returns the lines of other sheets that say who the record is of.
// Their numbers mean nothing beside those of the record's sheet.
func people(rest [][]line) (out []line) {
	for _, lines := range rest {
		for _, l := range lines {
			if list, _ := labelled(l.cells); len(list) > 0 && isPerson(list[0].field) {
				l.number = 0
				out = append(out, l)
			}
		}
	}
	return out
}

// lines reads the rows of a sheet one by one, twice at once: as they are shown,
// and as they are stored.
func (w *workbook) lines(sheet string) ([]line, error) {
	shown, err := w.Rows(sheet)
	if err != nil {
		return nil, badWorkbook(w.name, err.Error())
	}
	defer shown.Close()
	stored, err := w.Rows(sheet)
	if err != nil {
		return nil, badWorkbook(w.name, err.Error())
	}
	defer stored.Close()
	var out []line
	for n := 1; shown.Next() && stored.Next(); n++ {
		a, err := shown.Columns()
		if err != nil {
			return nil, badWorkbook(w.name, err.Error())
		}
		b, err := stored.Columns(excelize.Options{RawCellValue: true})
		if err != nil || n > 4*mostLines || len(out) > mostLines {
			return nil, tooMany(w.name)
		}
		if l := newLine(n, w.cells(a, b)); l != nil {
			out = append(out, *l)
		}
	}
	return out, nil
}

// cells returns dates as months, numbers as they are stored, texts as they are.
func (w *workbook) cells(shown, stored []string) []string {
	out := make([]string, min(len(shown), len(stored), mostCells))
	for i := range out {
		out[i] = norm.NFC.String(w.cell(shown[i], stored[i]))
	}
	if len(shown) > mostCells { // told as one cell too many
		out = append(out, strings.Join(strings.Fields(strings.Join(shown[mostCells:], " ")), " "))
	}
	return out
}

var shownDate = regexp.MustCompile(`^\d{1,4}[-/. ]\d{1,2}(?:[-/. ]\d{1,4})?$|^\d{1,2}[-/. ]\d{4}$|^[A-Za-z]{3,9}[-/. ]\d{2,4}$|^\d{1,2}[-/. ][A-Za-z]{3,9}([-/. ]\d{2,4})?$|(?i)th(?:á|a)?ng`)

func (w *workbook) cell(shown, stored string) string {
	x, err := strconv.ParseFloat(stored, 64)
	if err != nil || shown == stored && !strings.ContainsAny(stored, "eE") {
		return stored
	}
	if shownDate.MatchString(strings.TrimSpace(shown)) && x >= 1 && x < 100_000 {
		if t, err := excelize.ExcelDateToTime(x, w.from1904); err == nil {
			return t.Format("2006-01")
		}
	}
	if x == float64(int64(x)) && x >= 0 && x < 1e15 { // a cell knows no other numbers
		return strconv.FormatInt(int64(x), 10)
	}
	return stored
}
