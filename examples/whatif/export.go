package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

type exportCommand struct {
	File string `arg:"" help:"Hồ sơ. A case document."`
	Case string `placeholder:"ID" help:"Chọn một hồ sơ trong tệp. One of the cases of the file."`
	outputs
}

// Run writes the record of one case, in columns that import reads again.
func (c *exportCommand) Run(d *desk) error {
	if c.CSV == "" && c.XLSX == "" {
		return fault("no-output", "", "say where the record goes: --csv or --xlsx FILE")
	}
	src, i, err := (&sweepCommand{File: c.File, Case: c.Case}).picked(d)
	if err != nil {
		return err
	}
	calculator, err := calc.Vietnam()
	if err != nil {
		return err
	}
	cs := src.cases[i]
	if _, err := cs.Run(calculator, src.lawFiles()); err != nil {
		if wrong := besidesQuestions(err); len(wrong) > 0 { // a record is given on only if it is right
			return wrong
		}
	}
	return c.write(d, []sheet{recordSheet(d.lang, cs.Record), personSheet(d.lang, &cs.Person)})
}

// besidesQuestions returns the faults that are not about what is asked.
func besidesQuestions(err error) (out document.Faults) {
	for _, f := range document.All(err) {
		if !strings.HasPrefix(f.Path, "/ask") {
			out = append(out, f)
		}
	}
	return out
}

// recordSheet lists the rows of a record.
func recordSheet(l words.Lang, rows []calc.Row) sheet {
	out := sheet{name: l.Say("Quá trình đóng", "Record"), title: l.Say("Quá trình đóng bảo hiểm xã hội", "Social insurance record"), head: []string{
		l.Say("Từ tháng", "From month"), l.Say("Đến tháng", "To month"), l.Say("Loại hình", "Scheme"),
		l.Say("Thu nhập hoặc tiền lương", "Income or salary"), l.Say("Mức bình quân đã chốt", "Settled average"),
		l.Say("Phương thức đóng", "Way of paying"), l.Say("Tháng nộp tiền", "Month of payment"),
		l.Say("Nhà nước hỗ trợ mỗi tháng", "State support a month"), l.Say("Địa phương hỗ trợ mỗi tháng", "Local support a month"),
		l.Say("Nhà tài trợ hỗ trợ mỗi tháng", "Donors' support a month"), l.Say("Lãi suất quỹ mỗi tháng", "Fund rate a month"), l.Say("Đã hưởng một lần", "Taken as a one-time benefit"), l.Say("Số tháng", "Months"),
	}}
	for i := range rows {
		out.rows = append(out.rows, recordCells(l, &rows[i]))
	}
	if len(rows) > 0 {
		out.sums = []int{len(out.head)}
	}
	return out
}

// filled leaves out the columns that have nothing in them.
func (s sheet) filled() sheet {
	out := s
	out.head, out.rows, out.sums = nil, make([][]cell, len(s.rows)), nil
	for j, head := range s.head {
		if !slices.ContainsFunc(s.rows, func(row []cell) bool { return row[j].said != "" }) {
			continue
		}
		out.head = append(out.head, head)
		for i, row := range s.rows {
			out.rows[i] = append(out.rows[i], row[j])
		}
		if slices.Contains(s.sums, j+1) {
			out.sums = append(out.sums, len(out.head))
		}
	}
	return out
}

func recordCells(l words.Lang, r *calc.Row) []cell {
	level := map[bool]cell{r.Level == calc.Average: moneyCell(l, r.Amount)}
	row := []cell{
		monthCell(l, r.From), monthCell(l, max(0, r.Until-1)),
		{said: l.Word(map[pension.Scheme]string{pension.Voluntary: "voluntary", pension.Compulsory: "compulsory"}[r.Scheme])},
		level[false], level[true], {}, monthCell(l, r.Paid), {}, {}, {}, {}, {}, {},
	}
	if r.HasFundRate { // in words: as a figure a spreadsheet would show two decimals of it
		row[10].said = l.In(words.Rate, r.FundRate.String())
	}
	if r.Scheme == pension.Voluntary {
		row[5].said = l.Word(r.Method.String())
	}
	for i, v := range map[int]rules.VND{7: r.StateSupport, 8: r.LocalSupport, 9: r.DonorSupport} {
		if v != 0 || i == 7 && r.SupportGiven {
			row[i] = moneyCell(l, v)
		}
	}
	if r.Withdrawn {
		row[11].said = l.Say("có", "yes")
	}
	if n := r.Months(); n > 0 {
		row[12] = cell{said: l.Months(strconv.Itoa(n)), number: strconv.Itoa(n), unit: words.Months}
	}
	return row
}

func monthCell(l words.Lang, m rules.Month) cell {
	if m == 0 {
		return cell{}
	}
	return cell{said: l.Month(m.String())}
}

func moneyCell(l words.Lang, v rules.VND) cell {
	n := strconv.FormatInt(int64(v), 10)
	return cell{said: l.Money(n), number: n, unit: words.Money}
}

// personSheet says what a statement says of the person.
func personSheet(l words.Lang, p *calc.Person) sheet {
	return sheet{name: l.Say("Người tham gia", "Person"), rows: [][]cell{
		{{said: l.Say("Giới tính", "Sex")}, {said: l.Word(p.Sex.String())}},
		{{said: l.Say("Ngày sinh", "Date of birth")}, monthCell(l, p.Born)},
	}}
}
