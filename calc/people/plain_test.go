package people_test

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/people"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// A reading reads one line the plain way: all fields first, then each by
// dividing texts. The parser must find the same people and the same faults.
type reading struct {
	row      people.Row
	faults   document.Faults
	column   string
	district string
	area     string
	former   string
}

func plainly(columns []string, line string) *reading {
	r := &reading{row: people.Row{Weight: 1}}
	texts, open := divide(line, len(columns))
	for i, text := range texts[:min(len(texts), len(columns))] {
		if r.column = columns[i]; text != "" && !(open && i == len(texts)-1) {
			r.read(text)
		}
	}
	r.column = ""
	need := fmt.Sprint(len(columns), " fields")
	switch {
	case open:
		r.fault(people.OpenQuote, "", "a quote at both ends, two for one within", "a field has a quote elsewhere than at both its ends")
	case len(texts) < len(columns):
		r.fault(people.TooFewFields, "", need, fmt.Sprint("the row has ", len(texts), " fields of ", len(columns)))
	case len(texts) > len(columns):
		r.fault(people.TooManyFields, "", need, "the row has more fields than there are columns")
	}
	r.finish()
	if more := len(r.faults) - document.MaxFaults; more > 0 {
		r.faults = append(r.faults[:document.MaxFaults], document.Fault{Code: document.TooManyFaults, Value: fmt.Sprint(more), Message: fmt.Sprintf("and %d more faults", more)})
	}
	return r
}

// divide divides a line at its commas, up to the most-th field and what is left
// behind it. A field with a quote elsewhere than at both its ends is the last.
func divide(line string, most int) (texts []string, open bool) {
	for len(texts) < most {
		text, rest, more := strings.Cut(line, ",")
		if i := strings.Index(text, `"`); i > 0 {
			return append(texts, text), true
		}
		if strings.HasPrefix(line, `"`) {
			if text, rest, more, open = quoted(line[1:]); open {
				return append(texts, text), true
			}
		}
		if texts = append(texts, text); !more {
			return texts, false
		}
		line = rest
	}
	return append(texts, line), false
}

func quoted(line string) (text, rest string, more, open bool) {
	for {
		before, after, closed := strings.Cut(line, `"`)
		switch {
		case !closed:
			return line, "", false, true
		case strings.HasPrefix(after, `"`):
			text, line = text+before+`"`, after[1:]
		case after == "":
			return text + before, "", false, false
		case after[0] == ',':
			return text + before, after[1:], true, false
		default:
			return after, "", false, true
		}
	}
}

func (r *reading) fault(code document.Code, value, bound, message string) {
	r.faults = append(r.faults, document.Fault{Code: code, Path: r.column, Value: value, Bound: bound, Message: message})
}

func (r *reading) finish() {
	if len(r.faults) == 0 {
		r.need("born", r.row.Born != 0)
		r.need("sex", r.row.Sex != 0)
	}
	for i := range r.row.Status {
		if r.row.Status[i].From == 0 {
			r.row.Status[i].From = r.row.Born
		}
	}
	if len(r.row.Residence) == 0 && r.district+r.area != "" {
		r.row.Residence = []calc.Residence{{}}
	}
	for i := range r.row.Residence {
		h := &r.row.Residence[i]
		if h.From == 0 {
			h.From = r.row.Born
		}
		h.District, h.Area, h.Territory = r.district, r.area, r.former
	}
}

func (r *reading) need(column string, said bool) {
	if r.column = column; !said {
		r.fault(calc.MissingKey, "", "", column+" is needed")
	}
}

func (r *reading) read(text string) {
	s := &r.row.Subject
	switch r.column {
	case "id":
		r.row.ID = []byte(r.text(text))
	case "weight":
		r.row.Weight = r.number(text, int64(rules.MaxVND))
	case "sex":
		s.Sex = rules.Sex(r.choice(text, "male, female", "no sex of the register", "male", "female"))
	case "born":
		s.Born = r.month(text)
	case "province":
		r.items(text, func(item string) {
			name, time := r.timed(item)
			s.Residence = append(s.Residence, calc.Residence{Period: time, Province: name})
		})
	case "district":
		r.district = r.text(text)
	case "territory":
		r.former = r.text(text)
	case "area":
		if r.choice(text, "rural, urban, island_commune, special_zone", "no such word", calc.Areas()...) > 0 {
			r.area = text
		}
	case "status":
		r.items(text, func(item string) {
			name, time := r.timed(item)
			s.Status = append(s.Status, calc.Status{Period: time, Is: name})
		})
	case "record":
		r.items(text, func(item string) { s.Rows = append(s.Rows, r.record(item)) })
	default:
		r.asked(s, text)
	}
}

func (r *reading) asked(s *calc.Subject, text string) {
	switch r.column {
	case "income":
		if s.Pays.Income = rules.VND(r.number(text, int64(rules.MaxVND))); text == "0" {
			r.fault(calc.IncomeBelowFloor, text, "", "nobody pays on an income of 0; nothing is asked where it is left empty")
		}
	case "method":
		s.Pays.Method = r.method(text)
	case "months":
		s.Pays.Months = int(r.number(text, calc.MaxMonths))
	case "supported_before":
		s.Pays.SupportedBefore, s.Pays.HasSupported = int(r.number(text, calc.MaxMonths)), true
	case "ground":
		ground, ok := pension.ParseGround(text)
		if s.Takes.Ground = ground; !ok {
			r.fault(calc.BadChoice, text, "", "no ground of the one-time benefit")
		}
	case "lower_age":
		s.Claims.LowerAge = int(r.number(text, 60))
	case "impairment":
		rate, err := rules.ParseRate(text)
		if s.Claims.Impairment = rate; err != nil || rate < 0 || rate > rules.One {
			r.fault(calc.BadNumber, text, "0 to 1", "no share of working capacity")
		}
	case "treaty_months":
		s.Claims.Treaty = int(r.number(text, calc.MaxMonths))
	case "pension_since":
		s.Dies.PensionSince = r.month(text)
	case "pension_monthly":
		s.Dies.PensionMonthly = rules.VND(r.number(text, int64(rules.MaxVND)))
	}
}

// text returns a text that has no letter which a document may not have.
func (r *reading) text(text string) string {
	if !utf8.ValidString(text) || strings.ContainsFunc(text, unicode.IsControl) || strings.ContainsAny(text, "\ufeff\ufffd") {
		r.fault(document.NotText, text, "UTF-8", "not plain text: control characters, or bytes of another code")
		return ""
	}
	return text
}

func (r *reading) items(text string, each func(string)) {
	for _, item := range strings.Split(text, ";") {
		if item != "" {
			each(item)
		}
	}
}

func (r *reading) timed(item string) (string, rules.Period) {
	word, time, said := strings.Cut(item, ":")
	word = r.text(word)
	if !said {
		return word, rules.Period{}
	}
	return word, r.period(time)
}

func (r *reading) record(item string) (row calc.Row) {
	kind, rest, ok := strings.Cut(item, ":")
	time, rest, priced := strings.Cut(rest, "@")
	if !ok || !priced {
		r.fault(calc.WrongType, item, "v:2016-01..2017-12@2000000", "not a row of a record")
		return row
	}
	switch n := r.choice(kind, "v, va, c, ca", "no kind of row", "v", "va", "c", "ca"); n {
	case 0:
	case 1, 3:
		row.Scheme, row.Level = pension.Scheme(1+n/3), []calc.Level{calc.Income, calc.Salary}[n/3]
	default:
		row.Scheme, row.Level = pension.Scheme(n/2), calc.Average
	}
	row.Period = r.period(time)
	options := strings.Split(rest, "/")
	row.Amount = rules.VND(r.number(options[0], int64(rules.MaxVND)))
	for _, option := range options[1:] {
		r.option(option, &row)
	}
	return row
}

func (r *reading) option(option string, row *calc.Row) {
	key, value, valued := strings.Cut(option, "=")
	switch {
	case option == "withdrawn":
		row.Withdrawn = true
	case !valued:
		row.Method = r.method(option)
	case key == "paid":
		row.Paid = r.month(value)
	case key == "support":
		row.StateSupport, row.SupportGiven = rules.VND(r.number(value, int64(rules.MaxVND))), true
	case key == "local":
		row.LocalSupport = rules.VND(r.number(value, int64(rules.MaxVND)))
	case key == "donor":
		row.DonorSupport = rules.VND(r.number(value, int64(rules.MaxVND)))
	default:
		r.fault(calc.UnknownKey, option, "paid, support, local, donor, withdrawn or a method", "no such word behind an amount")
	}
}

func (r *reading) number(text string, most int64) int64 {
	n, err := strconv.ParseUint(text, 10, 63)
	switch {
	case err != nil && len(text) <= 16, len(text) > 16, strconv.FormatUint(n, 10) != text:
		r.fault(calc.BadNumber, text, "", "not a plain whole number")
	case int64(n) > most:
		r.fault(calc.OutOfRange, text, "", "larger than any such number")
	default:
		return int64(n)
	}
	return 0
}

func (r *reading) month(text string) rules.Month {
	m, err := rules.ParseMonth(text)
	if err != nil {
		r.fault(calc.BadMonth, text, "", err.Error())
	}
	return m
}

func (r *reading) period(text string) (out rules.Period) {
	from, to, ranged := strings.Cut(text, "..")
	switch out.From = r.month(from); {
	case !ranged:
		out.Until = out.From + 1
	case to != "":
		out.Until = r.month(to) + 1
	}
	if out.Until != 0 && out.Until <= out.From && out.From != 0 {
		r.fault(calc.EmptyPeriod, text, "", "it ends before it begins")
	}
	return out
}

// choice returns the position of a word, from 1.
func (r *reading) choice(text, bound, message string, words ...string) int {
	n := slices.Index(words, text) + 1
	if n == 0 {
		r.fault(calc.BadChoice, text, bound, message)
	}
	return n
}

func (r *reading) method(text string) subsidy.Method {
	n := r.choice(text, "monthly, 3_months, 6_months, 12_months, prepay, backpay", "no way to pay", subsidy.Methods()...)
	return subsidy.Method(max(0, n-1))
}

// A pair reads each line in both ways.
type pair struct {
	columns []string
	parser  *people.Parser
	row     people.Row
}

func newPair(tb testing.TB, columns []string) *pair {
	tb.Helper()
	l, err := people.ParseLayout([]byte(strings.Join(columns, ",")))
	if err != nil {
		tb.Fatal(err)
	}
	return &pair{columns: columns, parser: l.Parser()}
}

func (p *pair) agree(t *testing.T, line string) (good bool) {
	t.Helper()
	want := plainly(p.columns, line)
	faults := p.parser.Parse([]byte(line), &p.row)
	if got, want := fmt.Sprintf("%+v", []document.Fault(faults)), fmt.Sprintf("%+v", []document.Fault(want.faults)); got != want {
		t.Fatalf("%q\nof %v has the faults\n%s\nplainly\n%s", line, p.columns, got, want)
	}
	if got, want := fmt.Sprintf("%q %+v", p.row.ID, p.row), fmt.Sprintf("%q %+v", want.row.ID, want.row); len(faults) == 0 && got != want {
		t.Fatalf("%q\nof %v is\n%s\nplainly\n%s", line, p.columns, got, want)
	}
	return len(faults) == 0
}

// Random people in columns of any order, and the same lines with some bytes
// changed, are read as the plain reading reads them.
func TestReadAsPlainly(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	good, bad := 0, 0
	for range 120 {
		columns := people.Columns()
		r.Shuffle(len(columns), func(i, j int) { columns[i], columns[j] = columns[j], columns[i] })
		columns = slices.DeleteFunc(columns, func(c string) bool { return c != "sex" && c != "born" && r.IntN(3) == 0 })
		p := newPair(t, columns)
		for range 100 {
			line := randomLine(r, columns)
			if p.agree(t, line) {
				good++
			}
			if !p.agree(t, bent(r, line)) {
				bad++
			}
		}
	}
	if good < 8_000 || bad < 5_000 {
		t.Errorf("%d good lines and %d bad ones say little", good, bad)
	}
}

// What was read before makes no difference: a word that has a quote in it, or
// is of another code, is refused behind one that was the same in quotes, and of
// any number of faults a hundred are told.
func TestRefusedAsPlainly(t *testing.T) {
	p := newPair(t, []string{"id", "sex", "born", "province", "ground", "district"})
	for _, tt := range []struct {
		line string
		good bool
	}{
		{`a,male,1985-02,"x""y",,x`, true}, {`a,male,1985-02,x"y,,x`, false}, {`a,male,1985-02,"x""y:2010-01..;z",,x`, true}, {`a,male,1985-02,z;x"y:2010-01..,,x`, false},
		{"a,male,1985-02,x,\x01y,\x01y", false}, {"a,male,1985-02,\x01y,stopped,x", false}, {"a,male,1985-02,Hà Nội,,Ba Đình", true}, {"Đỗ Văn Ba,male,1985-02,,,", true},
		{"a\u009bb,male,1985-02,,,", false}, {"\ufeffa,male,1985-02,,,", false}, {"a\"b,male,1985-02,,,", false}, {`"a""b",male,1985-02,,,`, true},
		{"a,male,1985-02," + strings.Repeat("x", 200) + ",,", true}, {"a,male,1985-02," + strings.Repeat("x:1;", 100) + ",,", false}, {"a,male,1985-02," + strings.Repeat("x:1;", 101) + ",,", false},
	} {
		for range 2 {
			if got := p.agree(t, tt.line); got != tt.good {
				t.Errorf("%.80q is read: %t", tt.line, got)
			}
		}
	}
	if n := len(p.parser.Parse([]byte("a,male,1985-02,"+strings.Repeat("x:1;", 5_000)+",,"), &p.row)); n != document.MaxFaults+1 {
		t.Errorf("%d faults are told", n)
	}
}

// What encoding/csv reads as one record, the plain reading divides as it does.
func TestPlainReadingDividesAsCSV(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 12))
	read := 0
	for range 20_000 {
		line := bent(r, randomLine(r, people.Columns()))
		c := csv.NewReader(strings.NewReader(line))
		c.FieldsPerRecord = -1
		want, err := c.Read()
		if err != nil || strings.ContainsAny(line, "\r\n") {
			continue
		}
		read++
		if texts, open := divide(line, len(want)); open || !slices.Equal(texts, want) {
			t.Fatalf("%q is divided into\n%q, encoding/csv says\n%q", line, texts, want)
		}
	}
	if read < 10_000 {
		t.Errorf("encoding/csv reads %d lines", read)
	}
}
