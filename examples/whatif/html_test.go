package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// compareReport runs one comparison of laws and returns where the file is.
func compareReport(t *testing.T, lang, kind string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "out."+kind)
	var out, errs bytes.Buffer
	if code := command([]string{"compare", "--lang", lang, "testdata/forward.yaml", "--law", "../reforms/2026-what-if-half-for-all.yaml", "--" + kind, name}, nil, &out, &errs); code != fine {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	return name
}

// report runs one report command and returns where the file is.
func report(t *testing.T, lang, kind string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "out."+kind)
	var out, errs bytes.Buffer
	if code := command([]string{"report", "--lang", lang, "testdata/forward.yaml", "--" + kind, name}, nil, &out, &errs); code != fine {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	return name
}

var dayHash = regexp.MustCompile(`\b[0-9a-f]{16}\b`)

func TestReportIsAsTheGoldenFile(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		asGolden(t, report(t, lang, "html"), "testdata/golden/forward-"+lang+".html")
		asGolden(t, compareReport(t, lang, "html"), "testdata/golden/compare-"+lang+".html")
	}
}

func asGolden(t *testing.T, name, golden string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	got := dayHash.ReplaceAll(data, []byte("0123456789abcdef"))
	if *update {
		if err := os.WriteFile(golden, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(golden); err != nil || !bytes.Equal(got, want) {
		t.Errorf("not as in %s (go test ./whatif -update writes it anew): %v", golden, err)
	}
}

// A report is one file: nothing in it is fetched, nothing runs.
func TestReportStandsAlone(t *testing.T) {
	for _, name := range []string{report(t, "vi", "html"), compareReport(t, "vi", "html")} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"<script", "<link", "src=", "href=", "url(", "@import", "ZgotmplZ", "NaN"} {
			if bytes.Contains(data, []byte(bad)) {
				t.Errorf("the report contains %s", bad)
			}
		}
		if n := bytes.Count(data, []byte("<svg")); n < 4 {
			t.Errorf("%d pictures", n)
		}
	}
}

// Figures that follow from others are formulas, which staff can trace.
func TestFiguresAreFormulas(t *testing.T) {
	f, err := excelize.OpenFile(report(t, "vi", "xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Kết quả", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	formulas := 0
	for i, r := range rows {
		if len(r) < 4 {
			continue
		}
		formula, err := f.GetCellFormula("Kết quả", at(4, i+1))
		if err != nil {
			t.Fatal(err)
		}
		if r[2] == "Người tham gia phải nộp" && formula != fmt.Sprintf("D%d-D%d-D%d-D%d", i-3, i-2, i-1, i) {
			t.Errorf("what is left to pay is %q", formula)
		}
		if formula != "" {
			formulas++
		}
	}
	if formulas < 4 {
		t.Errorf("%d formulas", formulas)
	}
}

// What people write is no formula, whichever sign it begins with.
func TestNamesAreNoFormulas(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "case.yaml")
	for _, title := range []string{"=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "＝1+1", "＋1", "－1", "＠x", "=HYPERLINK(\"http://x\";\"y\")"} {
		doc := fmt.Sprintf("title: %q\nperson: {sex: male, born: 1985-02}\nask: {kind: contribution, paid: 2026-07, income: 1_500_000}\n", title)
		if err := os.WriteFile(name, []byte(doc), 0o600); err != nil {
			t.Fatal(err)
		}
		var out, errs bytes.Buffer
		c, x := filepath.Join(dir, "o.csv"), filepath.Join(dir, "o.xlsx")
		if code := command([]string{"report", name, "--xlsx", x, "--csv", c}, nil, &out, &errs); code != fine {
			t.Fatal(errs.String())
		}
		data, _ := os.ReadFile(c)
		lines := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte(bom))))
		lines.Comma, lines.FieldsPerRecord = ';', -1
		rows, err := lines.ReadAll()
		if err != nil || !slices.ContainsFunc(rows, func(row []string) bool { return slices.Contains(row, "'"+title) }) {
			t.Errorf("%q: not in the CSV behind an apostrophe: %v\n%.300s", title, err, data)
		}
		inWorkbook(t, x, title)
	}
}

// inWorkbook: a text stands in a workbook, each time as a text.
func inWorkbook(t *testing.T, name, text string) {
	t.Helper()
	f, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	found := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, cell := range row {
				if cell != text {
					continue
				}
				found++
				formula, _ := f.GetCellFormula(sheet, at(j+1, i+1))
				kind, _ := f.GetCellType(sheet, at(j+1, i+1))
				if formula != "" || kind != excelize.CellTypeSharedString && kind != excelize.CellTypeInlineString {
					t.Errorf("%s %s: %q is a formula %q, type %d", sheet, at(j+1, i+1), cell, formula, kind)
				}
			}
		}
	}
	if found == 0 {
		t.Errorf("%q is nowhere in the workbook", text)
	}
}

// What people write stays text, in HTML and in spreadsheets.
func TestNamesAreNotRead(t *testing.T) {
	dir := t.TempDir()
	doc := "title: \"=HYPERLINK(1)<script>alert(1)</script>\"\nperson: {sex: male, born: 1985-02}\nask: {kind: contribution, paid: 2026-07, income: 1_500_000}\n"
	name := filepath.Join(dir, "case.yaml")
	if err := os.WriteFile(name, []byte(doc), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	h, c := filepath.Join(dir, "o.html"), filepath.Join(dir, "o.csv")
	if code := command([]string{"report", name, "--html", h, "--csv", c}, nil, &out, &errs); code != fine {
		t.Fatal(errs.String())
	}
	if data, _ := os.ReadFile(h); bytes.Contains(data, []byte("<script")) {
		t.Error("a title runs in the report")
	}
	if data, _ := os.ReadFile(c); !strings.HasPrefix(string(data), bom) || !strings.Contains(string(data), "'=HYPERLINK") {
		t.Errorf("the CSV is %.200s", data)
	}
}

// The sums of the spreadsheet, recalculated, are the totals of the projection.
func TestSpreadsheetAddsUp(t *testing.T) {
	f, err := excelize.OpenFile(report(t, "vi", "xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := strings.Join(f.GetSheetList(), ", "); got != "Kết quả, Ai trả bao nhiêu, Ba mức, Theo từng năm, Quá trình đóng, Luật và lưu ý" {
		t.Errorf("the sheets are %s", got)
	}
	rows, err := f.GetRows("Kết quả", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	totals := map[string]string{}
	for _, r := range rows {
		if len(r) > 3 && r[1] == "go" {
			totals[r[2]] = r[3]
		}
	}
	years, err := f.GetRows("Theo từng năm")
	if err != nil {
		t.Fatal(err)
	}
	for column, label := range map[int]string{2: "Tổng số tiền tự đóng", 3: "Tổng số tiền được hỗ trợ"} {
		got, err := f.CalcCellValue("Theo từng năm", at(column, len(years)), excelize.Options{RawCellValue: true})
		if err != nil || got == "" || got != totals[label] {
			t.Errorf("%s: the sheet adds up to %q, the projection says %q (%v)", label, got, totals[label], err)
		}
	}
}
