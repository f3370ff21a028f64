package statement

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	say "github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

var update = flag.Bool("update", false, "write the golden files anew")

var vietnam = func() *calc.Calculator {
	c, err := calc.Vietnam()
	if err != nil {
		panic(err)
	}
	return c
}()

func read(t testing.TB, text string, o Options) *Statement {
	t.Helper()
	o.Law = vietnam
	s, err := Read("statement.txt", []byte(text), o)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return s
}

// said returns rows and findings in short: what a test states.
func said(s *Statement) string {
	var out []string
	for i := range s.Rows {
		out = append(out, RowText(&s.Rows[i].Row))
	}
	for _, f := range s.Findings {
		for _, r := range f.Why {
			if r.Code.Doubtful() || r.Code == OtherInsurance || r.Code == RepeatedRow || r.Code == NotInsured {
				out = append(out, f.Lines.String()+" "+string(r.Code))
			}
		}
	}
	return strings.Join(out, "\n")
}

const sewing = "{from: 2016-01, to: 2017-12, scheme: compulsory, salary: 4_500_000}"

func TestOneRowInManyShapes(t *testing.T) {
	for _, text := range []string{
		"01/2016\t12/2017\tCông ty TNHH May Hưng Yên\t4.500.000",
		"01/2016  12/2017  Công ty TNHH May Hưng Yên  4,500,000",
		"01/2016 12/2017 Công ty TNHH May Hưng Yên 4 500 000",
		"1/2016 - 12/2017 CTY TNHH May 4500000đ",
		"01-2016 → 12-2017 | Công ty May | 4.500.000 VNĐ",
		"2016-01 2017-12 Công ty May 4.500.000 đồng",
		"T1/2016 đến T12/2017: Công ty May, 4,5 triệu",
		"Từ tháng 1 năm 2016 đến tháng 12 năm 2017, Công ty May, mức đóng 4.500.000đ/tháng",
		"Từ 01/2016 đến 12/2017\nCông ty TNHH May\nTiền lương đóng BHXH\n4.500.000",
		"Từ tháng: 01/2016\nĐến tháng: 12/2017\nĐơn vị công tác: Công ty May\nMức lương: 4.000.000\nPhụ cấp: 500.000\nTiền lương đóng BHXH: 4.500.000",
		"01/2016\n12/2017\nCông ty TNHH May, tổ 3, số 27/7 đường 2\nCông nhân\n4.500.000",
		"Từ tháng;Đến tháng;Đơn vị;Mức đóng\n01/2016;12/2017;Công ty May;4.500.000",
		"Từ tháng,Đến tháng,Loại BH,Mức đóng\n01/2016,12/2017,\"BHXH, BHYT, BHTN\",\"4,500,000\"",
		"employer,pay,to,from\nMay JSC,4500000,2017-12,2016-01",
		"Thời gian\tLoại hình\tTiền lương (nghìn đồng)\n01/2016 - 12/2017\tBắt buộc\t4.500",
		"Từ tháng năm\tĐến tháng năm\tDiễn giải\tMức đóng\tTỷ lệ đóng\n201601\t201712\tXí nghiệp may\t4.500.000,00\t26%",
		"\ufeffTừ tháng\tĐến tháng\tĐơn vị\tMức đóng\r\n01/01/2016\t31/12/2017\tCông ty May\t4.500.000\r\n",
		"Tu\u031b\u0300 tha\u0301ng\t\u0110e\u0302\u0301n tha\u0301ng\t\u0110o\u031bn vi\u0323\tMu\u031b\u0301c \u0111o\u0301ng\n01/2016\t12/2017\tCo\u0302ng ty May\t4.500.000",
	} {
		if got := said(read(t, text, Options{})); got != sewing {
			t.Errorf("%s\nis read as\n%s", text, got)
		}
	}
}

func TestWhatIsDoubtful(t *testing.T) {
	const row = "01/2016 12/2017 Công ty May "
	for _, test := range []struct{ text, want string }{
		{"12/2017 01/2016 Công ty May 4.500.000", "1 months-reversed"},
		{"13/2016 12/2017 Công ty May 4.500.000", "1 unreadable-month"},
		{"05/03/2016 12/2017 Công ty May 4.500.000", "1 month-two-ways"},
		{"01/2016 đến nay Công ty May 4.500.000", "1 open-end"},
		{"01/2016 12/2017 01/2018 Công ty May 4.500.000", "1 several-periods"},
		{"01/2016 12/2017 Nguyễn Văn A 4.500.000", "1 scheme-unclear"},
		{"01/2016 12/2017 Công ty May, BHXH tự nguyện 4.500.000", "1 scheme-unclear"},
		{row, "1 no-pay"},
		{row + "mức đóng: 0", "1 no-pay"},
		{row + "mức đóng: 4.5O0.000", "1 unreadable-amount"},
		{row + "mức đóng: 4.500,000", "1 amount-two-ways"},
		{row + "4.500", "1 amount-unlikely"},
		{row + "4.500.000 5.000.000", "1 several-amounts"},
		{row + "mức đóng: 4.500.000 mức lương: 4.000.000", "1 parts-differ"},
		{row + "hệ số 2,34", "1 coefficient"},
		{row + "hệ số: 2,34", "1 coefficient"},
		{row + "tiền lương 2,34", "1 coefficient"},
		{row + "phụ cấp lương: 300.000", "1 no-pay\n1 several-amounts"},
		{row + "mức lương: 4.000.000 phụ cấp lương: 500.000", "1 several-amounts"},
		{row + "360.000", "1 below-base-salary"},
		{row + "300 USD", "1 foreign-currency"},
		{"01/2016 12/2017 UBND xã Hưng Đạo 4.500.000", "1 state-salary"},
		{"01/1990 12/1992 Xí nghiệp gạch 145.000", "1 before-1995"},
		{"01/2007 12/2007 BHXH tự nguyện 500.000", "1 refused-by-law"},
		{"01/2020 12/2020 BHXH tự nguyện 154.000", "1 refused-by-law"},
		{row + "4.500.000\n06/2017 06/2018 Xí nghiệp gạch 3.000.000", "1 overlap\n2 overlap"},
		{row + "4.500.000\n01/2016 12/2017 Xí nghiệp gạch 4.500.000", "1 overlap\n2 overlap"},
		{row + "4.500.000\nTổng cộng: 25 tháng", sewing + "\n2 total-differs"},
		{row + "4.500.000\nTổng thời gian chậm đóng: 2 tháng", sewing + "\n2 late-months"},
		{"Mã số BHXH: 7900000001\n" + row + "4.500.000\nMã số BHXH: 7900000002", "2 two-people\n3 two-people"},
		{"Họ và tên: Nguyễn A\n" + row + "4.500.000\nHọ và tên: Trần B\n01/2018 12/2018 Công ty May 4.500.000", "2 two-people\n3 two-people\n4 two-people"},
		{"Họ và tên: Nguyễn A\n" + row + "4.500.000\nHọ và tên: NGUYỄN A", sewing},
		{"Họ và tên;Từ tháng;Đến tháng;Đơn vị;Mức đóng\nNguyễn A;01/2016;12/2016;Công ty May;4.500.000\nTrần B;01/2017;12/2017;Công ty May;4.500.000", "2 two-people\n3 two-people"},
		{"Từ tháng,Đến tháng,Đơn vị,Mức đóng\n01/2016,12/2017,Công ty May,4,500,000", "2 odd-cells\n2 amount-unlikely"},
		{"Từ tháng;Đến tháng;Đơn vị;Mức đóng\n01/2016;12/2017;Công ty May;4.500.000\n;;Công ty May;5.000.000", sewing + "\n3 unreadable-row"},
		{"Từ tháng;Đến tháng;Đơn vị;Mức đóng;Phương thức đóng\n01/2016;12/2017;BHXH tự nguyện;1.000.000;hai tuần một lần", "2 unreadable-cell"},

		// what is set aside without a doubt
		{row + "4.500.000\n" + row + "4.500.000", sewing + "\n2 repeated-row"},
		{row + "4.500.000\n01/2016 12/2017 Bảo hiểm thất nghiệp 4.500.000", sewing + "\n2 other-insurance"},
		{row + "4.500.000\nQuá trình tham gia Bảo hiểm y tế\n01/2016 12/2017 Công ty May 4.500.000", sewing + "\n3 other-insurance"},
		{row + "4.500.000\n01/2018 03/2018 nghỉ không lương", sewing + "\n2 not-insured"},
		{row + "4.500.000\nTổng cộng: 2 năm", sewing},
		{row + "4.500.000\nTrang 1/2\nHà Nội, ngày 05 tháng 9 năm 2025", sewing},
	} {
		if got := said(read(t, test.text, Options{})); got != test.want {
			t.Errorf("%s\nis read as\n%s\nwant\n%s", test.text, got, test.want)
		}
	}
}

func TestWhatTheCallerSays(t *testing.T) {
	s := read(t, "Giới tính: Nữ   Ngày sinh: 05/03/1988\n01/2020 12/2020 Nguyễn Thị A 1.000.000", Options{Scheme: pension.Voluntary})
	if got := said(s); got != "{from: 2020-01, to: 2020-12, scheme: voluntary, income: 1_000_000}" || s.Sex != rules.Female || s.Born != rules.MonthOf(1988, 3) {
		t.Errorf("%s of %s, born %s", got, s.Sex, s.Born)
	}
	s = read(t, "Mã số BHXH;Ngày sinh;Từ tháng;Đến tháng;Đơn vị;Mức đóng\n79001;20/03/1988;01/2016;12/2017;Công ty May;4.500.000\n79001;20/03/1988;01/2018;12/2018;Công ty May;4.600.000", Options{})
	if s.Born != rules.MonthOf(1988, 3) || len(s.Rows) != 2 || s.Doubts() != 0 {
		t.Errorf("born %s: %s", s.Born, said(s))
	}
	s = read(t, "Giới tính: Nam\n01/2020 12/2020 BHXH tự nguyện 1.000.000", Options{Sex: rules.Female, Born: rules.MonthOf(2008, 5)})
	if got := said(s); got != "1 person-differs\n2 refused-by-law" {
		t.Errorf("%s", got)
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	for _, test := range []struct {
		data []byte
		want document.Code
	}{
		{[]byte("T\xfd th\xe1ng 01/2016"), NotText},
		{[]byte("%PDF-1.7\x00"), NotText},
		{[]byte("hello"), NoRows},
		{nil, NoRows},
		{[]byte("PK\x03\x04 and no more"), BadWorkbook},
		{bytes.Repeat([]byte("x"), mostBytes+1), TooLarge},
		{bytes.Repeat([]byte("x\n"), mostLines+1), TooManyLines},
	} {
		_, err := Read("x", test.data, Options{Law: vietnam})
		if f := document.All(err); len(f) != 1 || f[0].Code != test.want {
			t.Errorf("%.20q: %v, want %s", test.data, err, test.want)
		}
	}
}

// UTF-16, as spreadsheets save "Unicode text", is read like UTF-8.
func TestUTF16(t *testing.T) {
	text := "\ufeffTừ tháng\tĐến tháng\tĐơn vị\tMức đóng\n01/2016\t12/2017\tCông ty May\t4.500.000\n"
	var data []byte
	for _, r := range text {
		data = append(data, byte(r), byte(r>>8))
	}
	if got := said(read(t, string(data), Options{})); got != sewing {
		t.Error(got)
	}
}

// Every code is said in both languages; only what is doubtful says what to do.
func TestEveryCodeIsSaid(t *testing.T) {
	for _, c := range Codes() {
		d := say.Doubt(string(c))
		if d.Says.VI == "" || d.Says.EN == "" || d.Says.EN == string(c) {
			t.Errorf("%s is not said", c)
		}
		if c.Doubtful() != (d.Todo.VI != "" && d.Todo.EN != "") {
			t.Errorf("%s: doubtful %v, but what to do is %q", c, c.Doubtful(), d.Todo.VI)
		}
		for _, in := range []string{d.Says.VI, d.Todo.VI} {
			en := map[string]string{d.Says.VI: d.Says.EN, d.Todo.VI: d.Todo.EN}[in]
			for _, hole := range []string{"{value}", "{than}", "{lines}", "{months}", "{thanMonths}", "{law}"} {
				if strings.Contains(in, hole) != strings.Contains(en, hole) {
					t.Errorf("%s: %s stands in one language only", c, hole)
				}
			}
		}
	}
}

func TestDocumentsAreAsTheGoldenFiles(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.[tc][xs][tv]")
	if len(names) < 4 {
		t.Fatalf("the statements are %v", names)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s := read(t, string(data), Options{})
		everyLineIsSomewhere(t, string(data), s)
		for _, l := range []say.Lang{say.Vietnamese, say.English} {
			doc := s.Document(l, filepath.Base(name))
			isACase(t, s, doc)
			golden := fmt.Sprintf("testdata/golden/%s.%s.yaml", filepath.Base(name), l)
			if *update {
				if err := os.WriteFile(golden, doc, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if want, err := os.ReadFile(golden); err != nil || !bytes.Equal(doc, want) {
				t.Errorf("not as in %s (go test ./statement -update writes it anew): %v\n%s", golden, err, doc)
			}
		}
	}
}

// isACase: the document is read as a case with the same record, and with the
// person filled in it has answers.
func isACase(t testing.TB, s *Statement, doc []byte) {
	t.Helper()
	text := string(doc)
	if s.Sex == 0 {
		text = strings.Replace(text, "  sex:  #", "  sex: female #", 1)
	}
	if s.Born == 0 {
		text = strings.Replace(text, "  born: #", "  born: 1955-01 #", 1)
	}
	cases, err := casefile.Read("case.yaml", []byte(text))
	if err != nil || len(cases) != 1 {
		t.Fatalf("%v\n%s", err, text)
	}
	if got := rowsText(cases[0].Record); got != rowsText(s.Record()) {
		t.Errorf("the document's record is\n%s\nwant\n%s", got, rowsText(s.Record()))
	}
	if s.Sex != 0 || s.Born != 0 {
		return // a person of another age than the rows ask for may be what the statement says
	}
	if _, err := cases[0].Run(vietnam, nil); err != nil {
		for _, f := range document.All(err) {
			if strings.HasPrefix(f.Path, "/record") && f.Code != "too-young" && f.Code != "before-birth" {
				t.Errorf("%v\n%s", f, text)
			}
		}
	}
}

func rowsText(rows []calc.Row) string {
	out := make([]string, len(rows))
	for i := range rows {
		out[i] = RowText(&rows[i])
	}
	return strings.Join(out, "\n")
}

// everyLineIsSomewhere: each line that is not blank is a row or a finding.
func everyLineIsSomewhere(t testing.TB, text string, s *Statement) {
	t.Helper()
	covered := map[int]bool{}
	cover := func(l Lines) {
		for n := l.First; n <= l.Last; n++ {
			covered[n] = true
		}
	}
	for i := range s.Rows {
		cover(s.Rows[i].Lines)
	}
	for i := range s.Findings {
		cover(s.Findings[i].Lines)
	}
	decoded, err := decoded("x", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	lines, _ := textLines("x", decoded)
	for i := range lines {
		if !covered[lines[i].number] {
			t.Errorf("line %d is lost: %q", lines[i].number, lines[i].text())
		}
	}
}

// drawn returns the lines of a table of random rows, good and bad.
func drawn(r *rand.Rand) (head string, rows []string) {
	head = "Từ tháng\tĐến tháng\tLoại hình\tĐơn vị\tMức đóng"
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	for range 1 + r.IntN(12) {
		from := rules.MonthOf(1990+r.IntN(36), 1+r.IntN(12))
		to := from + rules.Month(r.IntN(30)-2)
		rows = append(rows, strings.Join([]string{
			pick(monthYear(from), from.String(), "T"+monthYear(from)), pick(monthYear(to), to.String(), "nay"),
			pick("BHXH", "Bắt buộc", "Tự nguyện", "BHTN", ""), pick("Công ty May", "Trường tiểu học", "Đại lý thu xã", ""),
			pick("4.500.000", "1500000", "2,34", "0", "", "700.000đ", "4.500", "1,000,000", "500 USD"),
		}, "\t"))
	}
	return head, rows
}

// In whatever order the rows stand, the record is the same and no line is lost.
func TestOrderDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 7))
	for range 400 {
		head, rows := drawn(r)
		want := read(t, head+"\n"+strings.Join(rows, "\n"), Options{})
		everyLineIsSomewhere(t, head+"\n"+strings.Join(rows, "\n"), want)
		isACase(t, want, want.Document(say.Vietnamese, "x"))
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		text := head + "\n" + strings.Join(rows, "\n")
		if got := read(t, text, Options{}); rowsText(got.Record()) != rowsText(want.Record()) || got.Doubts() != want.Doubts() {
			t.Fatalf("shuffled:\n%s\ngives\n%s\nwant\n%s", text, said(got), said(want))
		}
	}
}

// What is certain is disjoint, in order, and lawful as a whole.
func TestTheRecordIsOneLife(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 9))
	for range 400 {
		head, rows := drawn(r)
		s := read(t, head+"\n"+strings.Join(rows, "\n"), Options{})
		record := s.Record()
		if !slices.IsSortedFunc(record, func(a, b calc.Row) int { return cmp.Compare(a.From, b.From) }) {
			t.Fatalf("not in order:\n%s", rowsText(record))
		}
		if len(record) == 0 {
			continue
		}
		if _, err := vietnam.Life(calc.Person{Sex: rules.Male, Born: record[0].From - grownUp}, record); err != nil {
			t.Fatalf("%v\n%s", err, rowsText(record))
		}
	}
}

// However an amount is written, in a table or in a sentence, it is read as
// itself or is doubtful, never as another.
func TestNoAmountIsReadAsAnother(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 11))
	group := func(n int, by string) string {
		s := strconv.Itoa(n)
		for i := len(s) - 3; i > 0; i -= 3 {
			s = s[:i] + by + s[i:]
		}
		return s
	}
	certain := 0
	for range 3000 {
		n := []int{100_000 * (1 + r.IntN(300)), 50_000 * (3 + r.IntN(600)), 100_000 + r.IntN(30_000_000)}[r.IntN(3)]
		written := group(n, []string{"", ".", ",", " ", "\u00a0", "'"}[r.IntN(6)])
		if n%100_000 == 0 && r.IntN(3) == 0 {
			written = strconv.Itoa(n/1_000_000) + []string{",", "."}[r.IntN(2)] + strconv.Itoa(n%1_000_000/100_000) + " triệu"
		}
		written += []string{"", "đ", " đ", " đồng", " VND", ",00", ".00", "đ/tháng", ".", ","}[r.IntN(10)]
		text := fmt.Sprintf([]string{
			"01/2016 12/2017 Công ty May %s", "01/2016\t12/2017\tCông ty May, tổ 3\t0\t%s\t26%%", "Từ 01/2016 đến 12/2017, %s, Công ty May 27/7",
			"Từ tháng: 01/2016 Đến tháng: 12/2017\nCông ty May\nTiền lương đóng BHXH %s", "Từ tháng\tĐến tháng\tĐơn vị\tMức đóng\n01/2016\t12/2017\tCông ty May\t%s",
			"01/2016\n12/2017\nCông ty May\n%s", "Từ tháng;Đến tháng;Đơn vị;Mức đóng\n01/2016;12/2017;Công ty May;%s", "01/2016 - 12/2017 Công ty May lương %s từ ngày ký",
		}[r.IntN(8)], written)
		s := read(t, text, Options{})
		if len(s.Rows) == 1 {
			certain++
			if s.Rows[0].Amount != rules.VND(n) {
				t.Fatalf("%q is read as %d", text, s.Rows[0].Amount)
			}
		} else if s.Doubts() == 0 {
			t.Fatalf("%q is lost", text)
		}
	}
	if certain < 2000 {
		t.Errorf("only %d of 3000 amounts are certain", certain)
	}
}

func TestMonthsAndAmountsOfCells(t *testing.T) {
	for text, want := range map[string]string{
		"01/2016": "2016-01", "1.2016": "2016-01", "tháng 1/2016": "2016-01", "Tháng 01 năm 2016": "2016-01", "2016/01": "2016-01", "201601": "2016-01", "012016": "2016-01",
		"31/01/2016": "2016-01", "2016-01-31": "2016-01", "T.1/2016": "2016-01", "01/01/2016": "2016-01", "ngày 31 tháng 01 năm 2016": "2016-01",
		"2016": "", "01/16": "", "00/2016": "", "Jan 2016": "", "12.201": "", "01/20166": "", "101/2016": "", "1/2/2016": "",
	} {
		e := newEntry(Lines{}, "", 1)
		if m := e.one(text); m != 0 && m.String() != want || m == 0 && want != "" || (m == 0) != (len(e.why) > 0) {
			t.Errorf("%q is %s, want %q; %v", text, m, want, e.why)
		}
	}
	for text, want := range map[string]amount{
		"4500000": {value: 4_500_000}, "4.500.000": {value: 4_500_000}, "4,500,000 VND": {value: 4_500_000}, "4 500 000đ": {value: 4_500_000}, "4.500.000,00": {value: 4_500_000}, "4,500,000.00": {value: 4_500_000}, "4500000.00": {value: 4_500_000}, "VND 4.500.000": {value: 4_500_000},
		"4,5 triệu": {value: 4_500_000}, "4500 nghìn": {value: 4_500_000}, "4.500k": {value: 4_500_000}, "0": {}, "0 đ": {},
		"2,34": {code: Coefficient}, "2.34": {code: Coefficient}, "4.500,000": {code: AmountTwoWays}, "4.500 triệu": {code: AmountTwoWays}, "4.500": {value: 4500, code: AmountUnlikely},
		"4.50.000": {code: UnreadableAmount}, "04500000": {code: UnreadableAmount}, "-4500000": {code: UnreadableAmount}, "4.500.000,50": {code: UnreadableAmount}, "2đ3": {code: UnreadableAmount}, "1e7": {code: UnreadableAmount},
		"$300": {code: ForeignCurrency}, "30.000 JPY": {code: ForeignCurrency}, "9.999.999.999.999": {value: 9_999_999_999_999, code: AmountUnlikely},
	} {
		want.said = text
		if got := parseAmount(text, 1); !reflect.DeepEqual(got, want) {
			t.Errorf("%q is %+v, want %+v", text, got, want)
		}
	}
}
