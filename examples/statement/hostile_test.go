package statement

import (
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/volsi/volsi/examples/internal/hostile"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// most is what reading one statement may ask for, all told: the largest text
// that is read is 8 MB.
const most = 256 << 20

// allocated returns how many bytes f asks for, all told.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestHostileStatements: whatever the text, it is refused with one code, or
// every line of it is a row or named, without much work.
func TestHostileStatements(t *testing.T) {
	texts := map[string]string{}
	documents, err := hostile.Read("../../calc/testdata/hostile")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range documents {
		texts[d.Name] = d.Text[:min(len(d.Text), mostBytes+1)]
	}
	files, err := hostile.Files("../../calc/people/testdata/hostile")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		text, _ := io.ReadAll(io.LimitReader(f.Open(), mostBytes+1))
		texts["people "+f.Name] = string(text)
	}
	const head = "Từ tháng;Đến tháng;Loại hình;Mức đóng\n"
	for name, text := range map[string]string{
		"one row of 8 MB":           head + strings.Repeat("x", mostBytes-len(head)),
		"cells of 8 MB":             head + strings.Repeat(";", mostBytes-len(head)),
		"a heading of 8 MB":         strings.Repeat("Từ tháng;Đến tháng;Mức đóng;", mostBytes/40) + "\n01/2016;12/2017;4500000",
		"many lines of cells":       head + strings.Repeat(strings.Repeat(";", 4000)+"\n", 400),
		"lines of many cells":       head + strings.Repeat(strings.Repeat(";", 1000)+"\n", 8000),
		"headings":                  strings.Repeat(head, 3000),
		"quotes":                    head + strings.Repeat(`"`, 1<<20),
		"a quote that does not end": head + "01/2016;12/2017;BHXH bắt buộc;\"4.500.000\n" + strings.Repeat("01/2018;12/2018;BHXH bắt buộc;4.500.000\n", 500),
		"rows that clash":           head + strings.Repeat("01/2016;12/2017;BHXH bắt buộc;4.500.000\n01/2016;12/2018;BHXH bắt buộc;5.500.000\n", 1400),
		"marks apart":               strings.Repeat("\u0309", 1<<20) + "\n" + head,
		"letters of many marks":     head + "a" + strings.Repeat("\u0301\u0327", 1<<20),
		"blanks of every kind":      strings.Repeat("\u00a0\u2003\u3000\t", 1<<18),
		"labels":                    strings.Repeat("Giới tính: Nam Ngày sinh: 01/01/1980 ", 1<<14),
		"months in one line":        strings.Repeat("01/2016 12/2017 ", 1<<16),
		"digits":                    "01/2016 12/2017 Công ty " + strings.Repeat("9", 1<<20),
	} {
		texts[name] = text
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			var s *Statement
			var err error
			if used := allocated(func() { s, err = Read("x", []byte(text), Options{Law: vietnam}) }); used > most {
				t.Errorf("%d KB of text asked for %d MB", len(text)>>10, used>>20)
			}
			if err == nil {
				everyLineIsSomewhere(t, text, s)
			} else if f := document.All(err); len(f) != 1 || f[0].Code == "error" || len(err.Error()) > 4000 {
				t.Errorf("%d faults: %.300v", len(f), err)
			}
		})
	}
}

// TestHostilePay: an amount is read as what it says, or it is doubtful; rows
// beside it are kept.
func TestHostilePay(t *testing.T) {
	const good = "01/2016;12/2017;BHXH bắt buộc;4.500.000\n"
	for cell, want := range map[string]string{
		"4.500.000": "4500000", "4,500,000": "4500000", "4 500 000": "4500000", "4500000": "4500000", "4.500.000 đ": "4500000", "4'500'000": "4500000",
		"'4500000": "unreadable-amount", "1e9": "unreadable-amount", "1.5E+06": "unreadable-amount", "1e309": "unreadable-amount", "NaN": "unreadable-amount", "Inf": "unreadable-amount",
		"0x44AA20": "unreadable-amount", "-4500000": "unreadable-amount", "-0": "unreadable-amount", "+4500000": "unreadable-amount", "４５０００００": "unreadable-amount",
		"٤٥٠٠٠٠٠": "unreadable-amount", "04500000": "unreadable-amount", "=4500000": "unreadable-amount", "=SUM(A1:A9)": "unreadable-amount", "#VALUE!": "unreadable-amount",
		"18446744073714051616": "unreadable-amount", "9223372036854775808": "unreadable-amount", "1000000000000001": "unreadable-amount", "100000000000000": "amount-unlikely",
		"4.500,000": "amount-two-ways", "4500,5": "unreadable-amount", "4\u200b500\u200b000": "4500000", "4\u202f500\u202f000": "4500000", "$4500000": "foreign-currency",
		"4500000\x1b[2J": "unreadable-amount", "0": "no-pay",
	} {
		s := read(t, "Từ tháng;Đến tháng;Loại hình;Mức đóng\n"+good+"01/2018;12/2018;BHXH bắt buộc;"+cell+"\n01/2019;12/2020;BHXH bắt buộc;5.500.000\n", Options{})
		got := ""
		for _, r := range s.Rows {
			if r.From == rules.MonthOf(2018, 1) {
				got = strconv.FormatInt(int64(r.Amount), 10)
			}
		}
		for i := range s.Findings {
			if s.Findings[i].First == 3 {
				got = string(s.Findings[i].Why[0].Code)
			}
		}
		if got != want {
			t.Errorf("%q is %s, want %s", cell, got, want)
		}
		if !slices.ContainsFunc(s.Rows, func(r Row) bool { return r.Amount == 5_500_000 }) {
			t.Errorf("%q takes the row behind it away", cell)
		}
	}
}
