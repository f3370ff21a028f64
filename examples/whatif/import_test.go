package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/examples/statement"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

var vietnam = func() *calc.Calculator {
	c, err := calc.Vietnam()
	if err != nil {
		panic(err)
	}
	return c
}()

// drawnRecord returns a random lawful record: voluntary and compulsory rows
// paid in every way, with pauses.
func drawnRecord(r *rand.Rand) (rows []calc.Row) {
	at := rules.MonthOf(2008+r.IntN(10), 1+r.IntN(12))
	for range 1 + r.IntN(8) {
		at += rules.Month(r.IntN(3) * r.IntN(12))
		row := calc.Row{Period: rules.Period{From: at, Until: at + rules.Month(1+r.IntN(30))}, Scheme: pension.Compulsory, Level: calc.Salary, Amount: rules.VND(3_000_000 + r.IntN(9_000_000))}
		switch r.IntN(5) {
		case 0:
			row.Level = calc.Average
		case 1:
			row.Scheme, row.Level, row.Amount = pension.Voluntary, calc.Average, rules.VND(700_000+r.IntN(9_000_000))
		case 2:
			row.Scheme, row.Level, row.Amount = pension.Voluntary, calc.Income, 3_000_000
			row.Method = []subsidy.Method{subsidy.EveryMonth, subsidy.Every3Months, subsidy.Every6Months, subsidy.Every12Months}[r.IntN(4)]
			row.SupportGiven, row.StateSupport = r.IntN(2) == 0, 0
			if row.SupportGiven {
				row.StateSupport = rules.VND(33_000 * r.IntN(3))
			}
			row.LocalSupport, row.DonorSupport = rules.VND(r.IntN(2)*20_000), rules.VND(r.IntN(2)*50_000)
		case 3:
			row.Withdrawn = true
		}
		if row.Scheme == pension.Voluntary && at >= rules.MonthOf(2016, 1) && r.IntN(3) == 0 {
			row.Until, row.Method, row.Paid = at+24, subsidy.Prepay, at
			row.HasFundRate = r.IntN(2) == 0
			if row.HasFundRate {
				row.FundRate = rules.Rate(r.IntN(20_000))
			}
		}
		rows = append(rows, row)
		at = row.Until
	}
	return rows
}

func rowsText(rows []calc.Row) string {
	out := make([]string, len(rows))
	for i := range rows {
		out[i] = statement.RowText(&rows[i])
	}
	return strings.Join(out, "\n")
}

// A record that goes out and comes in again is the same record, of the same
// person, without a doubt.
func TestExportThenImportIsTheSameRecord(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	dir := t.TempDir()
	n := 0
	for i := range 150 {
		rows, born := drawnRecord(r), rules.MonthOf(1975, 1+r.IntN(12))
		if _, err := vietnam.Life(calc.Person{Sex: rules.Male, Born: born}, rows); err != nil {
			continue
		}
		n++
		name := filepath.Join(dir, "case.yaml")
		doc := (&statement.Statement{Sex: rules.Male, Born: born, Ask: rules.MonthOf(2026, 11), Rows: asStatement(rows)}).Document("en", "x")
		if err := os.WriteFile(name, doc, 0o600); err != nil {
			t.Fatal(err)
		}
		lang, form := []string{"vi", "en"}[i%2], []string{"csv", "xlsx"}[i/2%2]
		out := filepath.Join(dir, "out."+form)
		var errs bytes.Buffer
		if code := command([]string{"export", "--lang", lang, name, "--" + form, out}, nil, &errs, &errs); code != fine {
			t.Fatalf("%s\n%s", errs.String(), doc)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		s, err := statement.Read(out, data, statement.Options{Law: vietnam})
		if err != nil {
			t.Fatal(err)
		}
		if got := rowsText(s.Record()); got != rowsText(rows) || s.Sex != rules.Male || s.Born != born || s.Doubts() != 0 {
			t.Fatalf("%s %s: came back as\n%s\n(%s, %s, %d doubts)\nwant\n%s\n%s", lang, form, got, s.Sex, s.Born, s.Doubts(), rowsText(rows), born)
		}
	}
	if n < 50 {
		t.Errorf("only %d of 150 records are lawful", n)
	}
}

func asStatement(rows []calc.Row) (out []statement.Row) {
	for _, r := range rows {
		out = append(out, statement.Row{Row: r})
	}
	return out
}

// The cases that people are shown go out and come in again, but for months
// whose end is open.
func TestEveryCaseGoesOutAndIn(t *testing.T) {
	names, err := files([]string{"../cases"})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		src, err := (&desk{}).open(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, cs := range src.cases {
			if len(cs.Record) == 0 {
				continue
			}
			out := filepath.Join(t.TempDir(), "out.csv")
			var errs bytes.Buffer
			if code := command([]string{"export", name, "--case", nameOf(cs), "--csv", out}, nil, &errs, &errs); code != fine {
				t.Fatal(errs.String())
			}
			data, _ := os.ReadFile(out)
			s, err := statement.Read(out, data, statement.Options{Law: vietnam})
			if err != nil || rowsText(s.Record()) != rowsText(cs.Record) || s.Doubts() != 0 {
				t.Errorf("%s: %v\n%s\nwant\n%s", nameOf(cs), err, rowsText(s.Record()), rowsText(cs.Record))
			}
		}
	}
}

func TestImportExitCodes(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	clean := write("clean.txt", "01/2016 12/2017 Công ty May 4.500.000")
	dubious := write("doubt.txt", "01/2016 12/2017 Công ty May 4.500")
	there := write("there.yaml", "")
	for _, test := range []struct {
		args []string
		want int
		says string
	}{
		{[]string{clean}, fine, "24 tháng"},
		{[]string{clean, "--json"}, fine, `"doubts": 0`},
		{[]string{clean, "-o", filepath.Join(dir, "new.yaml"), "--sex", "male", "--born", "198O"}, failed, "--born"},
		{[]string{clean, "--born", "1980"}, fine, "born: 1980-01"},
		{[]string{write("old.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")}, failed, ".xlsx"},
		{[]string{clean, "-o", filepath.Join(dir, "new.yaml"), "--sex", "male", "--born", "1980-05-01"}, fine, "Tiếp theo"},
		{[]string{clean, "-o", there}, failed, "file-exists"},
		{[]string{dubious}, doubtful, "amount-unlikely"},
		{[]string{dubious, "--lang", "en", "-o", filepath.Join(dir, "doubt.yaml")}, doubtful, "FILL IN"},
		{[]string{write("latin.txt", "th\xe1ng 01/2016")}, failed, "Windows-1258"},
		{[]string{filepath.Join(dir, "none.txt")}, failed, "unreadable"},
		{[]string{clean, "--scheme", "both"}, misuse, "scheme"},
	} {
		var out, errs bytes.Buffer
		if got := command(append([]string{"import"}, test.args...), nil, &out, &errs); got != test.want || !strings.Contains(out.String()+errs.String(), test.says) {
			t.Errorf("import %v: exit %d, want %d with %q\n%s%s", test.args, got, test.want, test.says, out.String(), errs.String())
		}
	}
	if code := command([]string{"run", filepath.Join(dir, "new.yaml")}, nil, &bytes.Buffer{}, &bytes.Buffer{}); code != fine {
		t.Error("what was imported with its person does not run")
	}
	if _, err := os.Stat(filepath.Join(dir, "doubt.yaml")); err != nil {
		t.Error("with doubts the document is not written")
	}
}

// Who gives a statement where a case belongs is shown the way; what is neither
// stays what it is.
func TestAStatementIsNoCase(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	pasted, _ := filepath.Glob("../statement/testdata/*.*")
	pasted = append(pasted, write("clean.txt", []byte("01/2016 12/2017 Công ty May 4.500.000")),
		write("book.xlsx", workbookOf(t, map[string][][]any{"Sheet1": {{"Từ tháng", "Đến tháng", "Mức đóng"}, {"01/2016", "12/2017", 4500000}}})))
	for _, name := range pasted {
		var out, errs bytes.Buffer
		if code := command([]string{"run", name}, nil, &out, &errs); code != failed || !strings.Contains(errs.String(), "whatif import "+name) || strings.Count(errs.String(), "\n") != 1 {
			t.Errorf("%s: exit %d\n%s", name, code, errs.String())
		}
	}
	for what, text := range map[string]string{"no YAML": "title: [", "a word": "hello", "nothing": "", "a case": "person: {sex: male, born: 1985-02}\nask: {kind: retirement_age}\n"} {
		var out, errs bytes.Buffer
		command([]string{"run", write("x.yaml", []byte(text))}, nil, &out, &errs)
		if strings.Contains(errs.String(), "import") {
			t.Errorf("%s is called a statement: %s", what, errs.String())
		}
	}
}

// workbookOf returns an xlsx with the cells of its sheets.
func workbookOf(t *testing.T, sheets map[string][][]any, months ...string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for name, rows := range sheets {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, v := range row {
				if err := f.SetCellValue(name, at(j+1, i+1), v); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	_ = f.DeleteSheet("Sheet1")
	for i, form := range months {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &form})
		if err != nil {
			t.Fatal(err)
		}
		for name := range sheets {
			if err := f.SetCellStyle(name, at(1, i+2), at(2, i+2), style); err != nil {
				t.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Spreadsheets turn 01/2016 into a date and 4.500.000 into a number; both are
// read however they are shown.
func TestWorkbooks(t *testing.T) {
	head := []any{"Từ tháng", "Đến tháng", "Đơn vị", "Mức đóng"}
	serial := func(s string) int { // days since 30 December 1899
		m := monthOf(s)
		days := 0
		for y := 1900; y < m.Year(); y++ {
			days += 365
			if y%4 == 0 && y != 1900 {
				days++
			}
		}
		for i := 1; i < m.OfYear(); i++ {
			days += []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[i-1]
		}
		return days + 2
	}
	for _, form := range []string{"mm/yyyy", "mmm-yy", "dd/mm/yyyy", "yyyy-mm", "m/d/yy"} {
		data := workbookOf(t, map[string][][]any{"Bảng": {head, {serial("2017-01"), serial("2017-12"), "Công ty May", 4_500_000}}}, form)
		s, err := statement.Read("x.xlsx", data, statement.Options{Law: vietnam})
		if err != nil || rowsText(s.Record()) != "{from: 2017-01, to: 2017-12, scheme: compulsory, salary: 4_500_000}" {
			t.Errorf("%s: %v %+v", form, err, s)
		}
	}
	two := map[string][][]any{"A": {head, {"01/2016", "12/2016", "Công ty", 2_000_000}}, "B": {head, {"01/2017", "12/2017", "Công ty", "3.000.000"}}}
	for sheet, want := range map[string]string{"": statement.WhichSheet, "C": statement.NoSuchSheet, "B": ""} {
		s, err := statement.Read("x.xlsx", workbookOf(t, two), statement.Options{Law: vietnam, Sheet: sheet})
		switch {
		case want == "" && (err != nil || rowsText(s.Record()) != "{from: 2017-01, to: 2017-12, scheme: compulsory, salary: 3_000_000}"):
			t.Errorf("sheet %s: %v", sheet, err)
		case want != "" && (err == nil || string(document.All(err)[0].Code) != want):
			t.Errorf("sheet %q: %v, want %s", sheet, err, want)
		}
	}
}

// A workbook that grows without end when it is opened, and one whose only cell
// is the last of all, are refused or read quickly.
func TestHostileWorkbooks(t *testing.T) {
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	for name, text := range map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + strings.Repeat(" ", 60<<20) + `</sheetData></worksheet>`,
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, text)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := statement.Read("bomb.xlsx", bomb.Bytes(), statement.Options{Law: vietnam}); err == nil || document.All(err)[0].Code != statement.BadWorkbook {
		t.Errorf("the bomb: %v", err)
	}
	far := workbookOf(t, map[string][][]any{"A": {{"x"}}})
	f, err := excelize.OpenReader(bytes.NewReader(far))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellValue("A", "XFD1048576", 1); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	if _, err := statement.Read("far.xlsx", out.Bytes(), statement.Options{Law: vietnam}); err == nil {
		t.Error("a sheet of a million rows is read")
	}
}

// monthOf reads a month of a test's table.
func monthOf(s string) rules.Month {
	m, err := rules.ParseMonth(s)
	if err != nil {
		panic(err)
	}
	return m
}
