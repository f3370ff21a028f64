package people

import (
	"bytes"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

func layoutOf(t *testing.T, names ...string) *Layout {
	t.Helper()
	l, err := ParseLayout([]byte(strings.Join(append([]string{"sex", "born"}, names...), ",")))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestCommonFormsAreReadWhereTheyStand: a field in its common form is read up to
// the comma behind it, without the long way, which takes whatever is left. One
// in another form is left to it, and nothing is read.
func TestCommonFormsAreReadWhereTheyStand(t *testing.T) {
	month := rules.MonthOf
	for _, tt := range []struct {
		column column
		field  string
		left   bool // to the long way
		want   func(*Row)
	}{
		{idColumn, "p17", false, func(r *Row) { r.ID = []byte("p17") }},
		{idColumn, `"p17"`, true, nil},
		{idColumn, "đ", true, nil},
		{idColumn, "a\x1f", true, nil},
		{sexColumn, "male", false, func(r *Row) { r.Sex = rules.Male }},
		{sexColumn, "female", false, func(r *Row) { r.Sex = rules.Female }},
		{sexColumn, "mule", true, nil},
		{sexColumn, "males", true, nil},
		{sexColumn, "mal", true, nil},
		{sexColumn, "x", true, nil},
		{bornColumn, "1980-03", false, func(r *Row) { r.Born = month(1980, 3) }},
		{bornColumn, "1980-03-01", false, func(r *Row) { r.Born = month(1980, 3) }},
		{bornColumn, "1980-03-31", false, func(r *Row) { r.Born = month(1980, 3) }},
		{bornColumn, "1980-04-30", false, func(r *Row) { r.Born = month(1980, 4) }},
		{bornColumn, "1980-04-31", true, nil},
		{bornColumn, "1980-02-28", false, func(r *Row) { r.Born = month(1980, 2) }},
		{bornColumn, "1980-02-29", true, nil}, // the calendar is asked
		{bornColumn, "1980-03-00", true, nil},
		{bornColumn, "1980-03-32", true, nil},
		{bornColumn, "1980-03-1", true, nil},
		{bornColumn, "1980-03-011", true, nil},
		{bornColumn, "1980-03/01", true, nil},
		{bornColumn, "1980-12-19", false, func(r *Row) { r.Born = month(1980, 12) }},
		{bornColumn, "1980-13", true, nil},
		{bornColumn, "1980-3", true, nil},
		{incomeColumn, "1500000", false, func(r *Row) { r.Pays.Income = 1_500_000 }},
		{incomeColumn, "9", false, func(r *Row) { r.Pays.Income = 9 }},
		{incomeColumn, "0", true, nil},
		{incomeColumn, "x", true, nil},
		{incomeColumn, "1.5", true, nil},
		{methodColumn, "monthly", false, func(r *Row) { r.Pays.Method = subsidy.EveryMonth }},
		{methodColumn, "3_months", false, func(r *Row) { r.Pays.Method = subsidy.Every3Months }},
		{methodColumn, "6_months", false, func(r *Row) { r.Pays.Method = subsidy.Every6Months }},
		{methodColumn, "12_months", false, func(r *Row) { r.Pays.Method = subsidy.Every12Months }},
		{methodColumn, "prepay", false, func(r *Row) { r.Pays.Method = subsidy.Prepay }},
		{methodColumn, "backpay", false, func(r *Row) { r.Pays.Method = subsidy.Backpay }},
		{methodColumn, "pay", true, nil},
		{weightColumn, "7", true, nil},
		{monthsColumn, "7", true, nil},
		{provinceColumn, "hue", false, func(r *Row) { r.Residence = []calc.Residence{{Province: "hue"}} }},
		{provinceColumn, "hue:2010-01..", false, func(r *Row) {
			r.Residence = []calc.Residence{{Province: "hue", Period: rules.Period{From: month(2010, 1)}}}
		}},
		{provinceColumn, "hue:2010-01..2010-01;ha-noi:2010-02..", false, func(r *Row) {
			r.Residence = []calc.Residence{{Province: "hue", Period: rules.Period{From: month(2010, 1), Until: month(2010, 2)}}, {Province: "ha-noi", Period: rules.Period{From: month(2010, 2)}}}
		}},
		{provinceColumn, "hue:2010-01;thanh-hoa", false, func(r *Row) { // one month, read the long way item by item
			r.Residence = []calc.Residence{{Province: "hue", Period: rules.Period{From: month(2010, 1), Until: month(2010, 2)}}, {Province: "thanh-hoa"}}
		}},
		{provinceColumn, ";hue;;", false, func(r *Row) { r.Residence = []calc.Residence{{Province: "hue"}} }},
		{provinceColumn, `"hue"`, true, nil},
		{statusColumn, "poor:2020-01..2020-12", false, func(r *Row) {
			r.Status = []calc.Status{{Is: "poor", Period: rules.Period{From: month(2020, 1), Until: month(2021, 1)}}}
		}},
		{statusColumn, "poor;near_poor:2020-01..", false, func(r *Row) {
			r.Status = []calc.Status{{Is: "poor"}, {Is: "near_poor", Period: rules.Period{From: month(2020, 1)}}}
		}},
		{statusColumn, `"poor"`, true, nil},
		{recordColumn, "v:2016-01..2017-12@2000000", false, func(r *Row) {
			r.Rows = []calc.Row{{Period: rules.Period{From: month(2016, 1), Until: month(2018, 1)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 2_000_000}}
		}},
		{recordColumn, "c:2016-01..2016-01@900000;va:2016-02..2016-03@12345678;ca:2017-01..2130-12@1", false, func(r *Row) {
			r.Rows = []calc.Row{
				{Period: rules.Period{From: month(2016, 1), Until: month(2016, 2)}, Scheme: pension.Compulsory, Level: calc.Salary, Amount: 900_000},
				{Period: rules.Period{From: month(2016, 2), Until: month(2016, 4)}, Scheme: pension.Voluntary, Level: calc.Average, Amount: 12_345_678},
				{Period: rules.Period{From: month(2017, 1), Until: month(2131, 1)}, Scheme: pension.Compulsory, Level: calc.Average, Amount: 1},
			}
		}},
		{recordColumn, "v:2016-01..@2000000/3_months;;v:2015-01@1500000/withdrawn", false, func(r *Row) {
			r.Rows = []calc.Row{
				{Period: rules.Period{From: month(2016, 1)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 2_000_000, Method: subsidy.Every3Months},
				{Period: rules.Period{From: month(2015, 1), Until: month(2015, 2)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000, Withdrawn: true},
			}
		}},
		{recordColumn, "v:2016-01..2016-12@2000000/prepay/paid=2015-12", false, func(r *Row) {
			r.Rows = []calc.Row{{Period: rules.Period{From: month(2016, 1), Until: month(2017, 1)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 2_000_000, Method: subsidy.Prepay, Paid: month(2015, 12)}}
		}},
		{recordColumn, `"v:2016-01..2017-12@2000000"`, true, nil},
	} {
		l := layoutOf(t)
		step := stepOf(tt.column)
		for _, before := range []string{"", "x,"} {
			for _, behind := range []string{"", ",", ",v:2016-01..2017-12@2000000,,0123456789"} {
				p, text := l.Parser(), before+tt.field+behind
				p.line = *lineOf(text, 0, "\n")
				var got, want Row
				end := step(p, &got, len(before))
				if tt.left {
					if end != -1 || !reflect.DeepEqual(got, want) {
						t.Errorf("%s %q: read up to %d: %+v", columns[tt.column], text, end, got)
					}
					continue
				}
				if tt.want(&want); end != len(before)+len(tt.field) || len(p.faults) > 0 || !reflect.DeepEqual(got, want) {
					t.Errorf("%s %q: read up to %d, %v:\n%+v, want\n%+v", columns[tt.column], text, end, p.faults, got, want)
				}
			}
		}
	}
	p := layoutOf(t).Parser()
	p.line = *lineOf("special_zone,", 0, "\n")
	if end := stepOf(areaColumn)(p, &Row{}, 0); end != 12 || p.area != "special_zone" {
		t.Errorf("area %q up to %d", p.area, end)
	}
}

// TestARowIsCommonOrNot: a row of a record in its common form is read at once,
// near the end of a line as well; any other is not.
func TestARowIsCommonOrNot(t *testing.T) {
	behind := ";v:2016-01..2017-12@2000000,,"
	for text, common := range map[string]bool{
		"v:2016-01..2017-12@2000000": true, "c:2016-01..2017-12@2000000": true, "va:1900-01..1900-01@2000000": true, "ca:2130-12..2130-12@99": true,
		"v:2016-01..2017-12@0": false, "v:2016-01..2017-12@": false, "v:2016-01..2017-12": false, "v:2016-02..2016-01@2000000": false,
		"v:1899-12..2016-01@2000000": false, "v:2016-01..2131-01@2000000": false, "w:2016-01..2017-12@2000000": false, "t:2016-01..2017-12@2000000": false,
		"vv:2016-01..2017-12@2000000": false, "v;2016-01..2017-12@2000000": false, "v:2016-01.,2017-12@2000000": false, "v:2016-01,.2017-12@2000000": false,
		"v:2016-01..2017-12.2000000": false, "v:2016-13..2017-12@2000000": false, "v:2016-01..2017-00@2000000": false, "v:x016-01..2017-12@2000000": false,
		"v:2016-01..2017-12@02000000": false, "v:2016-01..2017-12@0200000": false, "v:2016-01..2017-12@0100000": false, "v:2016-01..2017-12@200000": true, "v:2016-01..2017-12@20000000": true, "v:2016-01..2017-12@1234567890123456": false, "v": false, "": false, "c": false, "va:2016-01..2017-12@123456789012345": true,
	} {
		for _, rest := range []string{"", ";", ",", "/withdrawn", behind} {
			rows, want, stop := make([]calc.Row, 1), 0, 2
			if common {
				want, stop = 1, 2+len(text)
			}
			if rest == ";" || rest == behind {
				stop += want
			}
			n, end := lineOf(text+rest, 2, "\n").rows(rows, 2)
			if r := rows[0]; n != want || end != stop || common != (r.Amount > 0 && r.From > 0 && r.Until > r.From && r.Scheme > 0) {
				t.Errorf("%q: %d read, up to %d: %+v", text+rest, n, end, r)
			}
		}
	}
}

// wordAt reads a word that is all of a line.
func wordAt(p *Parser, at int, word string) (text string) {
	p.line = *lineOf(word, at, "\n")
	p.quickTimed(&text, at)
	return text
}

func isKnown(p *Parser, word string) bool {
	text, met := p.known(0)
	return met && text == word
}

// TestWordsAreTheSameText: the same word is the same text, how long it may be,
// and how many are held; what has a quote in it is never held.
func TestWordsAreTheSameText(t *testing.T) {
	p := layoutOf(t).Parser()
	for _, n := range []int{1, 2, 7, 8, 9, 15, 16, 17, 30, maxWord - 1, maxWord, maxWord + 1} {
		a, b := strings.Repeat("a", n), strings.Repeat("a", n-1)+"b"
		for range 2 {
			if wordAt(p, 0, a) != a || isKnown(p, a) != (n <= maxWord) || wordAt(p, 1, b) != b || p.text([]byte(a)) != a || p.word([]byte(b)) != b {
				t.Errorf("%d letters are taken for others", n)
			}
		}
		if _, ok := p.words[a]; ok != (n <= maxWord) {
			t.Errorf("%d letters are held: %t", n, ok)
		}
	}
	for _, pair := range [][2]string{{"a", "b"}, {"aaaaaaaa", "aaaaaaab"}, {"aaaaaaaaaaaa1aaaa", "aaaaaaaaaaaa2aaaa"}, {"aaaaaaaaaaaab234", "aaaaaaaaaaaac234"}, {"aaaaaaaaaaaab2345678", "aaaaaaaaaaaac2345678"}, {"aaaaaaaaaaaaa", "aaaaaaaaaaaaaa"}, {"aaaaaaaaaaaa", "aaaaaaaaaaaab"}, {"aaaaaaaaaaaa", "aaaaaaaaaaaax2010-01.."}, {"aaaaaaaaaaaab12345678", "aaaaaaaaaaaac12345678"}} {
		for range 2 {
			if a, b := wordAt(p, 0, pair[0]), wordAt(p, 3, pair[1]); a != pair[0] || b != pair[1] {
				t.Errorf("%v are read as %s and %s", pair, a, b)
			}
		}
	}
	p = layoutOf(t).Parser()
	for i := range maxWords + 5 {
		p.word([]byte("word" + strings.Repeat("0", i%3) + string(rune(0x4E00+i))))
	}
	if len(p.words) != maxWords {
		t.Errorf("%d words are held", len(p.words))
	}
	p = layoutOf(t).Parser()
	for _, w := range []string{`"a`, `a"`, "a\x01", "\xff"} {
		if p.word([]byte(w)); len(p.words) != 0 {
			t.Errorf("%q is held", w)
		}
	}
	neighbours := 0
	for i := range 600 {
		wordAt(p, 0, []string{"q", "quận ", "xã số "}[i%3]+strconv.Itoa(i/3))
	}
	for _, w := range p.slots {
		if w.text != "" {
			neighbours++
		}
	}
	if neighbours < 350 {
		t.Errorf("600 words share %d places", neighbours)
	}
}

// TestALineIsNotTooLong: one that is longer than a line may be is refused, and
// not read; the longest is.
func TestALineIsNotTooLong(t *testing.T) {
	p := layoutOf(t, "id").Parser()
	r := Row{Weight: 7}
	line := []byte("male,1980-03,")
	line = append(line, bytes.Repeat([]byte{'x'}, MaxLine-len(line))...)
	if faults := p.Parse(append(line, 'x'), &r); len(faults) != 1 || faults[0].Code != TooLongLine || r.Weight != 7 {
		t.Errorf("%v, %+v", faults, r.Person)
	}
	if faults := p.Parse(line, &r); len(faults) > 0 || len(r.ID) != MaxLine-len("male,1980-03,") {
		t.Errorf("%v, %d letters", faults, len(r.ID))
	}
}

// TestTheLongWayReadsWhatStandsInQuotes: words in quotes are the words, and a
// time that ends in the month before it begins is empty.
func TestTheLongWayReadsWhatStandsInQuotes(t *testing.T) {
	p := layoutOf(t, "record").Parser()
	var r Row
	for word, want := range map[string]rules.Sex{`"male"`: rules.Male, `"female"`: rules.Female} {
		if faults := p.Parse([]byte(word+",1980-03,"), &r); len(faults) > 0 || r.Sex != want {
			t.Errorf("%s is read as %v, %v", word, r.Sex, faults)
		}
	}
	for row, want := range map[string]document.Fault{
		"v:2016-02..2016-01@2000000": {Code: calc.EmptyPeriod, Value: "2016-02..2016-01"},
		"v:..2016-01@2000000":        {Code: calc.BadMonth},
	} {
		faults := p.Parse([]byte("male,1980-03,"+row), &r)
		if len(faults) != 1 || faults[0].Code != want.Code || faults[0].Value != want.Value {
			t.Errorf("%s: %v", row, faults)
		}
	}
}

// TestALayoutOfNothing has no place for any field.
func TestALayoutOfNothing(t *testing.T) {
	var r Row
	if faults := new(Layout).Parser().Parse([]byte("male,1980-03"), &r); len(faults) == 0 || faults[0].Code != TooManyFields {
		t.Error(faults)
	}
}

// TestNothingStaysOfTheLineBefore: what a line leaves empty is empty, though the
// one before it said all.
func TestNothingStaysOfTheLineBefore(t *testing.T) {
	all, err := ParseLayout([]byte(strings.Join(columns, ",")))
	if err != nil {
		t.Fatal(err)
	}
	p := all.Parser()
	var r, fresh Row
	full := "p1,7,male,1970-05,ha-noi,x,ha-tay,urban,poor,v:2016-01..2017-12@2000000,1500000,prepay,24,12,illness,5,0.61,30,2020-01,3000000"
	if faults := p.Parse([]byte(full), &r); len(faults) > 0 {
		t.Fatal(faults)
	}
	empty := strings.Repeat(",", len(columns)-1)
	got, want := p.Parse([]byte(empty), &r), all.Parser().Parse([]byte(empty), &fresh)
	if len(got) != 2 || got[0].Path != "born" || got[1].Path != "sex" || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if r.ID, r.Residence, r.Status, r.Rows = nil, nil, nil, nil; !reflect.DeepEqual(r, fresh) {
		t.Errorf("%+v\nfresh\n%+v", r, fresh)
	}
}

// TestALineIsReadOnceOrWithCare: with care only if something is wrong and a
// quote stands in it; what is read of a line before never stays.
func TestALineIsReadOnceOrWithCare(t *testing.T) {
	p := layoutOf(t, "id", "record").Parser()
	var r Row
	for _, tt := range []struct {
		line    string
		careful bool
		faults  int
	}{
		{"male,1980-03,a,v:2016-01..2017-12@2000000", false, 0},
		{`male,1980-03,"a",v:2016-01..2017-12@2000000`, false, 0},
		{"mule,1980-03,a,", false, 1},
		{`mule,1980-03,"a",`, true, 1},
		{`male,1980-03,a"b,`, true, 1},
		{`"mule",1980-03,a,`, true, 1}, // though a quote is the first sign of all
		{"male,1980-03,,", false, 0},
	} {
		r.Unread = document.Faults{{}}
		faults := p.Parse([]byte(tt.line), &r)
		if p.careful != tt.careful || len(faults) != tt.faults || r.Unread != nil {
			t.Errorf("%s: with care %t, %v, %v", tt.line, p.careful, faults, r.Unread)
		}
	}
	if len(r.ID) != 0 || len(r.Rows) != 0 || r.Weight != 1 || r.Born != rules.MonthOf(1980, 3) {
		t.Errorf("the last line is read as %+v", r)
	}
}

// TestTheBeginningOfAHeader: as much of it as a line may be long, without a
// letter that is cut.
func TestTheBeginningOfAHeader(t *testing.T) {
	x := bytes.Repeat([]byte{'x'}, MaxLine)
	if got := beginning(x); len(got) != MaxLine {
		t.Errorf("%d bytes", len(got))
	}
	if got := beginning(append(bytes.Clone(x), 'x')); len(got) != MaxLine {
		t.Errorf("%d bytes", len(got))
	}
	cut := append(bytes.Clone(x[:MaxLine-2]), "ệxx"...)
	if got := beginning(cut); len(got) != MaxLine-2 {
		t.Errorf("%d bytes before a letter that is cut", len(got))
	}
	if got := beginning(bytes.Repeat([]byte{0x80}, MaxLine+1)); len(got) != 0 {
		t.Errorf("%d bytes of no letter", len(got))
	}
	if got := beginning(append(bytes.Clone(x[:MaxLine-2]), "đ"...)); len(got) != MaxLine {
		t.Errorf("%d bytes of a line that is just not cut", len(got))
	}
	if got := beginning(append(bytes.Clone(x[:MaxLine-1]), "đ"...)); len(got) != MaxLine-1 {
		t.Errorf("%d bytes before a letter of two that is cut", len(got))
	}
	for n, long := range map[int]bool{MaxLine: false, MaxLine + 1: true} {
		err := unreadable(bytes.Repeat([]byte{'x'}, n))
		if (err != nil) != long || long && !strings.Contains(err.Error(), "too long") {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}
