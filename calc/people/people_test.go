package people_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/people"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// month reads a month of a test's table.
func month(s string) rules.Month {
	m, err := rules.ParseMonth(s)
	if err != nil {
		panic(err)
	}
	return m
}

func batch(tb testing.TB, workers int) *calc.Batch {
	tb.Helper()
	c, err := calc.Vietnam()
	if err != nil {
		tb.Fatal(err)
	}
	b, err := calc.NewBatch(calc.BatchQuestion{
		Want: calc.WantContribution | calc.WantPension | calc.WantOneTime | calc.WantDeath | calc.WantSupportYears, Month: month("2026-07"),
		Ground: pension.Ill, Year: 2018, Workers: workers,
	}, c)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// ran returns the lines of the answers and what was told.
func ran(t *testing.T, b *calc.Batch, in io.Reader) (lines, told []string, sum people.Summary) {
	t.Helper()
	var out bytes.Buffer
	sum, err := people.Run(context.Background(), b, people.Files{In: in, Out: &out, Bad: func(f people.Fault) error {
		told = append(told, fmt.Sprintf("%d %s %s", f.Row, f.Column, f.Code))
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")[1:], told, sum
}

func TestEveryColumnIsRead(t *testing.T) {
	header := strings.Join(people.Columns(), ",")
	l, err := people.ParseLayout([]byte(header))
	if err != nil {
		t.Fatal(err)
	}
	const line = `"a ""b"", c",12,male,1970-05-20,hai-duong:2010-01..2024-05;ha-noi:2024-06..,tu-ky,ha-tay,rural,near_poor:2018-01..2021-12;student,` +
		`v:2016-01..2017-12@1500000/3_months/support=0;ca:2018-01@5200000/withdrawn;v:2020-01..2024-12@2000000/prepay/paid=2020-01/local=1/donor=2;c:2025-01..@9000000,` +
		`1500000,prepay,60,7,emigration,5,61%,11,2026-01,3000000`
	var r people.Row
	if faults := l.Parser().Parse([]byte(line), &r); len(faults) > 0 {
		t.Fatal(faults)
	}
	p := func(from, until string) rules.Period {
		out := rules.Period{From: month(from)}
		if until != "" {
			out.Until = month(until)
		}
		return out
	}
	want := calc.Subject{
		Person: calc.Person{
			Sex: rules.Male, Born: month("1970-05"),
			Residence: []calc.Residence{
				{Period: p("2010-01", "2024-06"), Province: "hai-duong", District: "tu-ky", Territory: "ha-tay", Area: "rural"},
				{Period: p("2024-06", ""), Province: "ha-noi", District: "tu-ky", Territory: "ha-tay", Area: "rural"},
			},
			Status: []calc.Status{{Period: p("2018-01", "2022-01"), Is: "near_poor"}, {Period: p("1970-05", ""), Is: "student"}},
		},
		Rows: []calc.Row{
			{Period: p("2016-01", "2018-01"), Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000, Method: subsidy.Every3Months, SupportGiven: true},
			{Period: p("2018-01", "2018-02"), Scheme: pension.Compulsory, Level: calc.Average, Amount: 5_200_000, Withdrawn: true},
			{Period: p("2020-01", "2025-01"), Scheme: pension.Voluntary, Level: calc.Income, Amount: 2_000_000, Method: subsidy.Prepay, Paid: month("2020-01"), LocalSupport: 1, DonorSupport: 2},
			{Period: p("2025-01", ""), Scheme: pension.Compulsory, Level: calc.Salary, Amount: 9_000_000},
		},
		Pays:   calc.ContributionQuestion{Income: 1_500_000, Method: subsidy.Prepay, Months: 60, SupportedBefore: 7, HasSupported: true},
		Claims: calc.PensionQuestion{LowerAge: 5, Impairment: 610_000, Treaty: 11},
		Takes:  calc.OneTimeQuestion{Ground: pension.Emigrating},
		Dies:   calc.DeathQuestion{PensionSince: month("2026-01"), PensionMonthly: 3_000_000},
	}
	if got := fmt.Sprintf("%+v", r.Subject); got != fmt.Sprintf("%+v", want) || string(r.ID) != `a "b", c` || r.Weight != 12 {
		t.Errorf("%s %d\n%s\nwant\n%+v", r.ID, r.Weight, got, want)
	}
}

const header = "id,sex,born,province,area,status,record,income\n"

const good = "anna,female,1969-05,hai-duong,rural,near_poor:2020-01..,c:2005-01..2015-12@3000000;v:2016-01..2026-06@1500000,1500000"

// Bad rows are named, each with its column, and none of the good ones is lost.
func TestBadRows(t *testing.T) {
	bad := []struct{ line, told string }{
		{"a,female,1969-05,hai-du", " too-few-fields"},
		{"a,woman,1969-05,,,,,", "sex bad-choice"},
		{"a,,1969-05,,,,,", "sex missing-key"},
		{"a,male,,,,,,", "born missing-key"},
		{"a,male,1969-13,,,,,", "born bad-month"},
		{"a,male,soon,,,,,", "born bad-month"},
		{"a,male,1969-05,atlantis,,,,", "province unknown-place"},
		{"a,male,1969-05,,moor,,,", "area bad-choice"},
		{"a,male,1969-05,,,rich,,", "status unknown-status"},
		{"a,male,1969-05,,,poor:2020-05..2020-01,,", "status empty-period"},
		{"a,male,1969-05,,,,v:2020-01..2020-12,", "record wrong-type"},
		{"a,male,1969-05,,,,x:2020-01..2020-12@1500000,", "record bad-choice"},
		{"a,male,1969-05,,,,v:2020-01..2020-12@1.5e6,", "record bad-number"},
		{"a,male,1969-05,,,,v:2020-01..2020-12@1500000/often,", "record bad-choice"},
		{"a,male,1969-05,,,,v:2020-01..2020-12@1500000/colour=2,", "record unknown-key"},
		{"a,male,1969-05,,,,v:2020-01..2020-12@1500000;c:2020-12..2021-01@3000000,", "record overlapping-time"},
		{"a,male,1969-05,,,,v:2022-01..2022-12@700000,", "record income-below-floor"},
		{"a,male,1969-05,,,,,100", "income income-below-floor"},
		{"a,male,1969-05,,,,,-5", "income bad-number"},
		{"a,male,1969-05,,,,,01", "income bad-number"},
		{"a,male,1969-05,,,,,9999999999999999", "income out-of-range"},
		{"a,male,1969-05,,,,,,", " too-many-fields"},
		{`"a,male,1969-05,,,,,`, " open-quote"},
		{`"a"b,male,1969-05,,,,,`, " open-quote"},
		{"\x00\xff,\xfe,\xfe,\xfe,\xfe,\xfe,\xfe,\xfe", "sex bad-choice"},
		{"a" + strings.Repeat("x", people.MaxLine) + ",male,1969-05,,,,,", " too-long-line"},
		{"a" + strings.Repeat("x", 20*people.MaxLine) + ",male,1969-05,,,,,", " too-long-line"},
	}
	var in strings.Builder
	in.WriteString("\xEF\xBB\xBF" + header)
	for i, b := range bad {
		in.WriteString(good + "\r\n" + b.line + "\n")
		if i == 3 {
			in.WriteString("\n") // an empty line counts as a row that is not there
		}
	}
	in.WriteString(good)
	for _, read := range []io.Reader{strings.NewReader(in.String()), iotest.OneByteReader(strings.NewReader(in.String()))} {
		lines, told, sum := ran(t, batch(t, 1), read)
		if len(lines) < len(bad)+1 || sum.Rows != int64(2*len(bad)+1) || sum.Bad != int64(len(bad)) {
			t.Errorf("%d lines of answers, %+v", len(lines), sum)
		}
		row := 0
		for i, b := range bad {
			if row += 2; i == 4 {
				row++
			}
			if want := fmt.Sprintf("%d %s", row, b.told); !slices.Contains(told, want) {
				t.Errorf("%.60s is not told as %q", b.line, want)
			}
		}
		answer := strings.SplitN(lines[0], ",", 2)[1]
		whole := 0
		for _, l := range lines {
			if strings.SplitN(l, ",", 2)[1] == answer {
				whole++
			}
		}
		if whole != len(bad)+1 {
			t.Errorf("%d of %d good rows have their answer", whole, len(bad)+1)
		}
	}
}

func TestBadHeaders(t *testing.T) {
	for in, code := range map[string]document.Code{
		"":                      document.Empty,
		"\xEF\xBB\xBF\n":        document.Empty,
		"sex\n":                 calc.MissingKey,
		"sex,born,sex\n":        people.SameColumn,
		"sex,born,provins\n":    calc.UnknownKey,
		"sex;born;province\n":   calc.UnknownKey,
		"sex\tborn\tprovince\n": calc.UnknownKey,
		"sex,born,\xFF\n":       document.NotText,
		"sex,born,\"province\n": people.OpenQuote,
	} {
		_, err := people.Run(context.Background(), batch(t, 1), people.Files{In: strings.NewReader(in), Out: io.Discard})
		if !errors.Is(err, code) {
			t.Errorf("%q: %v, want %s", in, err, code)
		}
	}
}

// manyRows are random people, a tenth of them bad.
func manyRows(n int) string {
	r := rand.New(rand.NewPCG(3, 3))
	var b strings.Builder
	b.WriteString(header)
	for i := range n {
		b.WriteString(rowOf(r, i))
	}
	return b.String()
}

func rowOf(r *rand.Rand, i int) string {
	sex, age, born := "male", 738, 0
	if r.IntN(2) == 0 {
		sex, age = "female", 690
	}
	now := month("2026-07")
	born = int(now) - age - r.IntN(24)
	places := []string{"ha-noi", "hai-duong", "nghe-an", "ho-chi-minh", "ninh-binh", ""}
	if r.IntN(10) == 0 {
		places = []string{"nowhere"}
	}
	var record []string
	for at := now - 200 - rules.Month(r.IntN(100)); at < now; {
		until := min(now, at+1+rules.Month(r.IntN(90)))
		kind, amount := "c", 3_000_000+r.IntN(9_000_000)
		if at >= month("2016-01") {
			kind, amount = "v", 1_500_000+50_000*r.IntN(100)
		}
		record = append(record, fmt.Sprintf("%s:%s..%s@%d", kind, at, until-1, amount))
		at = until
	}
	return fmt.Sprintf("p%d,%s,%s,%s,%s,%s,%s,%d\n", i, sex, rules.Month(born), places[r.IntN(len(places))], []string{"rural", "urban"}[r.IntN(2)],
		[]string{"poor:2018-01..", "near_poor", ""}[r.IntN(3)], strings.Join(record, ";"), 1_500_000+50_000*r.IntN(100))
}

// The bytes are the same for any number of workers and however they are read.
func TestAnyNumberOfWorkers(t *testing.T) {
	in := manyRows(12_000)
	want, told, sum := ran(t, batch(t, 1), strings.NewReader(in))
	if sum.Rows != 12_000 || sum.Bad < 800 || int64(len(want)) != sum.Rows-sum.Bad {
		t.Fatalf("%+v, %d lines", sum, len(want))
	}
	for _, workers := range []int{2, 8} {
		got, also, _ := ran(t, batch(t, workers), iotest.HalfReader(strings.NewReader(in)))
		if !slices.Equal(got, want) || !slices.Equal(also, told) {
			t.Errorf("%d workers: other bytes", workers)
		}
	}
}

// A run ends with what goes wrong outside the rows.
func TestRunsEnd(t *testing.T) {
	broken := errors.New("broken")
	in := manyRows(5_000)
	cancelled, stop := context.WithCancel(context.Background())
	stop()
	ignore := func(people.Fault) error { return nil }
	for name, tt := range map[string]struct {
		ctx  context.Context
		more io.Reader // behind the rows
		out  io.Writer
		bad  func(people.Fault) error
		want error
	}{
		"reading":  {context.Background(), iotest.ErrReader(broken), io.Discard, ignore, broken},
		"writing":  {context.Background(), strings.NewReader(""), failing{broken}, ignore, broken},
		"telling":  {context.Background(), strings.NewReader(""), io.Discard, func(people.Fault) error { return broken }, broken},
		"stopping": {cancelled, strings.NewReader(""), io.Discard, ignore, context.Canceled},
	} {
		for _, workers := range []int{1, 4} {
			files := people.Files{In: io.MultiReader(strings.NewReader(in), tt.more), Out: tt.out, Bad: tt.bad}
			if _, err := people.Run(tt.ctx, batch(t, workers), files); !errors.Is(err, tt.want) {
				t.Errorf("%s, %d workers: %v, want %v", name, workers, err, tt.want)
			}
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// Reading and answering a row allocates nothing after the first few.
func TestRowsAllocateNothing(t *testing.T) {
	b := batch(t, 1)
	lines := strings.Split(strings.TrimSuffix(strings.ReplaceAll(manyRows(300), "nowhere", "ha-noi"), "\n"), "\n")
	l, err := people.ParseLayout([]byte(lines[0]))
	if err != nil {
		t.Fatal(err)
	}
	p, w, out := l.Parser(), b.Worker(), people.NewWriter(b)
	var row people.Row
	var f [1]calc.Figures
	var text []byte
	rows := make([][]byte, 0, len(lines))
	for _, line := range lines[1:] {
		rows = append(rows, []byte(line))
	}
	if n := testing.AllocsPerRun(5, func() {
		for i, line := range rows {
			if faults := p.Parse(line, &row); len(faults) > 0 {
				t.Fatal(faults)
			}
			if err := w.Evaluate(f[:], &row.Subject); err != nil {
				t.Fatal(err)
			}
			text = out.Append(text[:0], people.Answer{Row: int64(i), Person: &row, Figures: &f[0]})
		}
	}); n > 0 {
		t.Errorf("300 rows allocate %v times", n)
	}
}

// Every line of answers has a field for every column of the header.
func TestAnswersHaveTheirColumns(t *testing.T) {
	b := batch(t, 1)
	var out bytes.Buffer
	in := header + good + "\nx,male,1969-05,,,,v:2020-01..2024-12@2000000/prepay/paid=2020-01,1500000\n"
	if _, err := people.Run(context.Background(), b, people.Files{In: strings.NewReader(in), Out: &out}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	for _, l := range lines {
		if strings.Count(l, ",") != strings.Count(lines[0], ",") {
			t.Errorf("%d fields, the header has %d: %.200s", strings.Count(l, ",")+1, strings.Count(lines[0], ",")+1, l)
		}
	}
	if len(lines) != 3 || !strings.Contains(lines[2], ",contribution+pension+one_time+death,") {
		t.Errorf("%d lines; support by year of a payment with an unknown rate is not left out: %.200s", len(lines), lines[len(lines)-1])
	}
}

// No line brings a parser down, and each is read as plainly.
func FuzzParse(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte(`"a""b",male,1970-05,ha-noi:2010-01..2011-01;;,rural,poor:2020-01..,v:2016-01..@1/paid=2016-01;:@/,1`))
	f.Add([]byte(`p7,female,1985-11,"Hà Nội:2010-01..",urban,student,va:2016-01..2017-12@15000000;c:2018-01@123456789/withdrawn,2000000`))
	p := newPair(f, strings.Split(strings.TrimSuffix(header, "\n"), ","))
	w := batch(f, 1).Worker()
	var figures [1]calc.Figures
	f.Fuzz(func(t *testing.T, line []byte) {
		if p.agree(t, string(line)) {
			_ = w.Evaluate(figures[:], &p.row.Subject)
		}
	})
}
