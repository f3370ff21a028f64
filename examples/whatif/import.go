package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/examples/statement"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

type importCommand struct {
	File   string `arg:"" help:"Văn bản dán từ VssID, CSV, .xlsx, hoặc - (đầu vào chuẩn). Pasted text, CSV, .xlsx, or - for standard input."`
	Out    string `name:"out" short:"o" placeholder:"CASE.yaml" help:"Ghi hồ sơ ra tệp này; không có thì in ra màn hình. Write the case to this file."`
	Sheet  string `help:"Trang tính cần đọc. The sheet to read."`
	Sex    string `enum:"female,male," default:"" help:"Giới tính: female (nữ) hoặc male (nam). Sex: female or male."`
	Born   string `placeholder:"1988-03-20" help:"Ngày sinh. Date of birth."`
	Scheme string `enum:"compulsory,voluntary," default:"" help:"Loại hình của những dòng không ghi rõ: compulsory hoặc voluntary. The scheme of rows that do not say theirs."`
	Title  string `help:"Tên hồ sơ. Title of the case."`
}

// Run writes the case document, and names what is doubtful.
func (c *importCommand) Run(d *desk) error {
	if c.Out != "" {
		if _, err := os.Stat(c.Out); !errors.Is(err, fs.ErrNotExist) {
			return document.Faults{{Code: "file-exists", File: c.Out, Value: c.Out, Message: "there is such a file already; it is not written over"}}
		}
	}
	s, err := c.read(d)
	if err != nil {
		return err
	}
	if err := c.write(d, s); err != nil {
		return err
	}
	if d.json {
		err = d.writeJSON([]any{importedOf(d.lang, s)})
	} else {
		d.told(s, c.Out)
	}
	if err == nil && s.Doubts() > 0 {
		err = errDoubts
	}
	return err
}

func (c *importCommand) read(d *desk) (*statement.Statement, error) {
	law, err := calc.Vietnam()
	if err != nil {
		return nil, err
	}
	o := statement.Options{Law: law, Sheet: c.Sheet, Scheme: schemes[c.Scheme]}
	o.Sex = map[string]rules.Sex{"female": rules.Female, "male": rules.Male}[c.Sex]
	if born := c.Born; born != "" {
		if len(born) == len("1988") {
			born += "-01" // a bare year is its first of January, as in case documents
		}
		if o.Born, err = rules.ParseMonth(born[:min(len(born), len("1988-03"))]); err != nil {
			return nil, document.Faults{{Code: "bad-month", Path: "--born", Value: c.Born, Message: err.Error()}}
		}
	}
	data, err := d.read(c.File)
	if err != nil {
		return nil, document.Faults{{Code: "unreadable", File: c.File, Message: err.Error()}}
	}
	return statement.Read(c.File, data, o)
}

var schemes = map[string]pension.Scheme{"voluntary": pension.Voluntary, "compulsory": pension.Compulsory}

func (c *importCommand) write(d *desk, s *statement.Statement) error {
	from := filepath.Base(c.File)
	if c.File == stdin {
		from = d.lang.Say("đầu vào chuẩn", "standard input")
	}
	title := cmp.Or(c.Title, d.lang.Say("Quá trình đóng nhập từ ", "Record read from ")+from)
	doc := s.Document(d.lang, title)
	if len(doc) > document.MaxBytes {
		return document.Faults{{Code: document.TooLarge, File: c.File, Value: strconv.Itoa(len(doc)), Message: "the case document would be too large"}}
	}
	switch {
	case c.Out != "":
		return os.WriteFile(c.Out, doc, 0o644)
	case !d.json:
		_, err := d.out.Write(doc)
		return err
	}
	return nil
}

// told says on the error channel what became of each line: first what somebody
// has to decide, then what was set aside.
func (d *desk) told(s *statement.Statement, out string) {
	var codes []statement.Code
	aside := map[statement.Code][]string{}
	for i := range s.Findings {
		f := &s.Findings[i]
		code := f.Why[0].Code
		switch {
		case f.Doubtful():
			d.doubt(f)
		case code == statement.Pause:
			fmt.Fprintln(d.err, "  "+statement.Say(d.lang, f.Why[0]))
		default:
			if aside[code] == nil {
				codes = append(codes, code)
			}
			aside[code] = append(aside[code], f.Lines.String())
		}
	}
	for _, code := range codes {
		fmt.Fprintf(d.err, "  %s %s: %s\n", d.lang.Say("dòng", "line"), strings.Join(aside[code], ", "), d.lang.Of(words.Doubt(string(code)).Short()))
	}
	fmt.Fprintf(d.err, d.lang.Say("Quá trình đóng: %s, %d dòng. Chỗ chưa chắc: %d.\n", "Record: %s, rows: %d. Doubtful places: %d.\n"), d.lang.Months(strconv.Itoa(s.Months())), len(s.Rows), s.Doubts())
	if out != "" {
		fmt.Fprintln(d.err, d.lang.Say("Đã ghi ", "Written: ")+out+d.next(s, out))
	}
}

// next says what to do with the document.
func (d *desk) next(s *statement.Statement, out string) string {
	if s.Doubts() > 0 || s.Sex == 0 || s.Born == 0 {
		return d.lang.Say(". Mở tệp, sửa những chỗ có dấu # hoặc chữ ĐIỀN, rồi chạy: whatif run ", ". Open it, mend what stands behind # or says FILL IN, then: whatif run ") + out
	}
	return d.lang.Say(". Tiếp theo: whatif run ", ". Next: whatif run ") + out
}

// doubt names a doubtful place with what to do.
func (d *desk) doubt(f *statement.Finding) {
	at := d.lang.Say("cả hồ sơ", "the whole")
	if f.First > 0 {
		at = d.lang.Say("dòng ", "line ") + f.Lines.String()
	}
	fmt.Fprintln(d.err, "? "+at+": "+shortened(f.Text, 100))
	for _, r := range f.Why {
		fmt.Fprintln(d.err, "    "+statement.Say(d.lang, r))
	}
}

func shortened(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// imported is a statement as JSON.
type imported struct {
	Sex      string   `json:"sex,omitempty"`
	Born     string   `json:"born,omitempty"`
	Months   int      `json:"months"`
	Record   []string `json:"record"` // each a row of a case document
	Doubts   int      `json:"doubts"`
	Findings []found  `json:"findings"`
}

type found struct {
	First    int         `json:"first_line,omitempty"`
	Last     int         `json:"last_line,omitempty"`
	Text     string      `json:"text,omitempty"`
	Row      string      `json:"row,omitempty"`
	Doubtful bool        `json:"doubtful"`
	Why      []foundCode `json:"why"`
}

type foundCode struct {
	Code statement.Code `json:"code"`
	Says string         `json:"says"`
}

func importedOf(l words.Lang, s *statement.Statement) imported {
	out := imported{Months: s.Months(), Record: []string{}, Doubts: s.Doubts(), Findings: []found{}}
	if s.Sex != 0 {
		out.Sex = s.Sex.String()
	}
	if s.Born != 0 {
		out.Born = s.Born.String()
	}
	for i := range s.Rows {
		out.Record = append(out.Record, statement.RowText(&s.Rows[i].Row))
	}
	for i := range s.Findings {
		f := &s.Findings[i]
		x := found{First: f.First, Last: f.Last, Text: f.Text, Doubtful: f.Doubtful()}
		if f.Row != nil {
			x.Row = statement.RowText(f.Row)
		}
		for _, r := range f.Why {
			x.Why = append(x.Why, foundCode{r.Code, statement.Say(l, r)})
		}
		out.Findings = append(out.Findings, x)
	}
	return out
}
