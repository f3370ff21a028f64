package main

import (
	"bytes"
	"encoding/csv"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/volsi/volsi/examples/words"
)

// workbooks are the spreadsheets of every case that people are shown, of a
// plan, of a comparison of laws and one of cases, with the tables they hold.
func workbooks(t *testing.T) map[string][]sheet {
	t.Helper()
	out := map[string][]sheet{}
	names, err := files([]string{"../cases", "../reforms", "testdata/forward.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{lang: words.Vietnamese}
	for _, name := range names {
		r, err := d.reported(name)
		if err != nil {
			t.Fatal(err)
		}
		if out[strings.TrimSuffix(filepath.Base(name), ".yaml")], err = r.sheets(); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]compareCommand{
		"compare-law":   {Files: []string{"testdata/forward.yaml"}, Law: []string{"../reforms/2026-what-if-half-for-all.yaml"}},
		"compare-cases": {Files: []string{"../cases/bac-dung-muc-san.yaml", "../cases/ong-binh-2019.yaml"}},
	} {
		pairs, err := c.pairs(d)
		if err != nil {
			t.Fatal(err)
		}
		var list []comparison
		for _, p := range pairs {
			x, err := compared(p[0], p[1])
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, x)
		}
		out[name] = d.compareSheets(list)
	}
	return out
}

// LibreOffice opens every spreadsheet, recalculates its formulas and comes to
// the figures that were reckoned here, without an error in any cell.
func TestSpreadsheetsRecalculatedByLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed (apt-get install libreoffice-calc-nogui); spreadsheets are not recalculated")
	}
	dir := t.TempDir()
	books := workbooks(t)
	args := []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1", "--outdir", dir}
	formulas := 0
	for name, sheets := range books {
		file := filepath.Join(dir, name+".xlsx")
		if err := writeXLSX(file, words.Vietnamese, sheets); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if out, err := exec.CommandContext(t.Context(), soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for name, sheets := range books {
		for _, s := range sheets {
			rows := readCSV(t, filepath.Join(dir, name+"-"+s.name+".csv"))
			formulas += s.isAs(t, name, rows)
		}
	}
	if formulas < 100 {
		t.Errorf("only %d formulas were recalculated", formulas)
	}
}

func readCSV(t *testing.T, name string) [][]string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.FieldsPerRecord = ';', -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// isAs compares a recalculated sheet with what was written, and returns how
// many formulas there were.
func (s *sheet) isAs(t *testing.T, book string, rows [][]string) (formulas int) {
	t.Helper()
	top := 1
	if s.title != "" {
		top = 3
	}
	for i, row := range rows {
		for _, text := range row {
			if strings.HasPrefix(text, "#") || strings.HasPrefix(text, "Err:") {
				t.Errorf("%s, %s, row %d: %s", book, s.name, i+1, text)
			}
		}
	}
	same := func(row, column int, want string) {
		if row >= len(rows) || column >= len(rows[row]) {
			t.Errorf("%s, %s: no cell %s", book, s.name, at(column+1, row+1))
			return
		}
		got := rational(rows[row][column])
		if x := rational(want); got == nil || x == nil || new(big.Rat).Abs(got.Sub(got, x)).Cmp(big.NewRat(1, 1_000_000)) > 0 {
			t.Errorf("%s, %s, %s is %s, want %s", book, s.name, at(column+1, row+1), rows[row][column], want)
		}
	}
	for i, row := range s.rows {
		for j, c := range row {
			if c.number != "" {
				same(top+i, j, c.number)
			}
			if c.formula != "" {
				formulas++
			}
		}
	}
	for _, column := range s.sums {
		sum := new(big.Rat)
		for _, row := range s.rows {
			if x := rational(row[column-1].number); x != nil {
				sum.Add(sum, x)
			}
		}
		same(top+len(s.rows), column-1, decimal(sum))
		formulas++
	}
	return formulas
}
