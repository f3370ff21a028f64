package people

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// blocksOf returns the text of each block behind the header, and the error.
func blocksOf(in io.Reader) (texts []string, rows []int64, err error) {
	l := NewLines(in)
	if _, err := l.First(); err != nil {
		return nil, nil, err
	}
	for more := true; more && err == nil; {
		var b Block
		more, err = l.Fill(&b)
		texts, rows = append(texts, string(b.data)), append(rows, b.first)
	}
	return texts, rows, err
}

// TestBlocksAreWholeLines: a block is filled up to its size with whole lines,
// the rest is the beginning of the next; no byte is lost or read twice.
func TestBlocksAreWholeLines(t *testing.T) {
	line := strings.Repeat("x", 99) + "\n"
	text := strings.Repeat(line, 5*blockSize/100)
	for name, in := range map[string]io.Reader{
		"whole": strings.NewReader("h\n" + text), "one byte at a time, at the end": io.MultiReader(strings.NewReader("h\n"+text[:len(text)-300]), iotest.OneByteReader(strings.NewReader(text[len(text)-300:]))),
		"halves": iotest.HalfReader(strings.NewReader("h\n" + text)),
	} {
		texts, rows, err := blocksOf(in)
		if err != nil || strings.Join(texts, "") != text {
			t.Fatalf("%s: %v, %d bytes of %d", name, err, len(strings.Join(texts, "")), len(text))
		}
		row := int64(1)
		for i, block := range texts {
			if rows[i] != row || i < len(texts)-2 && len(block) < blockSize-len(line) || len(block) > 2*blockSize || len(block)%len(line) != 0 {
				t.Errorf("%s: block %d begins with row %d and has %d bytes", name, i, rows[i], len(block))
			}
			row += int64(strings.Count(block, "\n"))
		}
	}
	for n, want := range map[int][]int{mostRows - 1: {mostRows - 1}, mostRows: {mostRows}, mostRows + 1: {mostRows, 1}, 2*mostRows + 1: {mostRows, mostRows, 1}} {
		texts, _, err := blocksOf(strings.NewReader("h\n" + strings.Repeat("\n", n)))
		var got []int
		for _, block := range texts {
			if len(block) > 0 {
				got = append(got, strings.Count(block, "\n"))
			}
		}
		if err != nil || len(got) != len(want) || got[0] != want[0] || got[len(got)-1] != want[len(want)-1] {
			t.Errorf("%d rows come in blocks of %v, %v", n, got, err)
		}
	}
}

// TestALongLineIsPassedOver: of a line that does not fit only so much is kept
// that it is known to be too long; the lines behind it keep their numbers.
func TestALongLineIsPassedOver(t *testing.T) {
	for _, n := range []int{MaxLine - 1, MaxLine, MaxLine + 1, 2 * blockSize, 2*blockSize + 1, 5 * blockSize} {
		text := "h\na\n" + strings.Repeat("x", n) + "\nb\nc"
		l := NewLines(strings.NewReader(text))
		if _, err := l.First(); err != nil {
			t.Fatal(err)
		}
		var got []string
		var rows []int64
		for more := true; more; {
			var b Block
			var err error
			if more, err = l.Fill(&b); err != nil {
				t.Fatal(err)
			}
			b.Each(func(row int64, line []byte) { got, rows = append(got, string(line)), append(rows, row) })
		}
		if len(got) != 4 || got[0] != "a" || got[2] != "b" || got[3] != "c" || rows[1] != 2 || rows[3] != 4 {
			t.Fatalf("%d bytes: %d lines, %v", n, len(got), rows)
		}
		if kept := len(got[1]); kept != min(n, kept) || kept < min(n, MaxLine+1) || n > 2*blockSize && kept != MaxLine+1 {
			t.Errorf("of %d bytes %d are kept", n, kept)
		}
	}
	broken := errors.New("broken")
	_, _, err := blocksOf(io.MultiReader(strings.NewReader("h\n"+strings.Repeat("x", 3*blockSize)), iotest.ErrReader(broken)))
	if !errors.Is(err, broken) {
		t.Errorf("the error of a long line is %v", err)
	}
	if texts, _, err := blocksOf(io.MultiReader(strings.NewReader("h\na\nb"), iotest.ErrReader(broken))); !errors.Is(err, broken) || texts[0] != "a\n" {
		t.Errorf("%q, %v", texts, err)
	}
	if _, err := NewLines(iotest.ErrReader(broken)).First(); !errors.Is(err, broken) {
		t.Errorf("the error of a header is %v", err)
	}
	if _, _, err := blocksOf(iotest.ErrReader(io.ErrUnexpectedEOF)); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("the error of a header is %v", err)
	}
}

func batchOf(t *testing.T, want calc.Want) *calc.Batch {
	t.Helper()
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	b, err := calc.NewBatch(calc.BatchQuestion{Want: want, Month: rules.MonthOf(2026, 7), Ground: pension.Ill, Year: 2018, Workers: 1}, c)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// deskOf returns a desk with a block of lines before it.
func deskOf(t *testing.T, header, lines string) (*desk, *block) {
	t.Helper()
	b, l := batchOf(t, calc.WantContribution), layoutOf(t, strings.Split(header, ",")...)
	d := newDesk(b, l)
	d.worker = b.Worker()
	k := newBlock()
	k.page, k.first = new(page), 1
	k.data = k.page[:copy(k.page[:], lines+"\n")-1]
	k.left = k.lines()
	return d, k
}

// TestADeskHoldsSoManyFaults: then the rest of the block is left, to be answered
// when these are told.
func TestADeskHoldsSoManyFaults(t *testing.T) {
	bad := "mule,x,\n"
	d, k := deskOf(t, "id", strings.Repeat(bad, 3*mostFaults)+"male,1980-03,the last\n")
	d.answer(k)
	if n := len(k.faults); n < mostFaults || n >= mostFaults+2*together || k.bad != k.rows || int(k.rows)*2 != n || k.left.all-k.left.begins != len(bad)*(3*mostFaults-int(k.rows))+len("male,1980-03,the last\n") {
		t.Errorf("%d faults of %d rows are held, %d bytes left", n, k.rows, k.left.all-k.left.begins)
	}
	told := 0
	var sum Summary
	ds := &desks{batch: batchOf(t, calc.WantContribution), layout: d.parser.layout}
	var out bytes.Buffer
	if err := ds.deliver(k, Files{Out: &out, Bad: func(Fault) error { told++; return nil }}, &sum); err != nil || sum.Rows != 3*mostFaults+1 || sum.Bad != 3*mostFaults || told != 6*mostFaults || !strings.Contains(out.String(), "the last") {
		t.Errorf("%+v, %d faults told, %v", sum, told, err)
	}
	stop := errors.New("stop")
	d, k = deskOf(t, "id", strings.Repeat(bad, 2*mostFaults))
	d.answer(k)
	if err := ds.deliver(k, Files{Out: io.Discard, Bad: func(Fault) error { return stop }}, &sum); !errors.Is(err, stop) {
		t.Errorf("told of %v", err)
	}
	d, k = deskOf(t, "id", strings.Repeat("x", MaxLine)+"\n"+strings.Repeat("x", MaxLine+1)+"\n")
	if d.answer(k); k.bad != 2 || k.faults[0].Code == TooLongLine || k.faults[len(k.faults)-1].Code != TooLongLine {
		t.Errorf("%+v", k.faults)
	}
}

// TestADeskAnswersInOrder: people are answered some at a time and written in
// their order; one with a long line leaves no memory behind.
func TestADeskAnswersInOrder(t *testing.T) {
	var in, want strings.Builder
	for i := range 2*together + 3 {
		line := "male,1980-03," + string(rune('a'+i%26)) + ","
		if i%5 == 2 {
			line += strings.Repeat(";", longLine)
		}
		in.WriteString(line + "\n")
		want.WriteString(string(rune('a' + i%26)))
	}
	d, k := deskOf(t, "id,status", in.String())
	d.answer(k)
	var got strings.Builder
	for line := range strings.Lines(string(k.out)) {
		got.WriteString(strings.Split(line, ",")[1])
	}
	if got.String() != want.String() || k.bad != 0 || k.rows != 2*together+3 || d.n != 0 {
		t.Errorf("%s, %d bad: %v", got.String(), k.bad, k.faults)
	}
	d, k = deskOf(t, "id,status", strings.Join(strings.SplitAfter(in.String(), "\n")[:together], ""))
	d.answer(k)
	for i := range d.people {
		a, long := &d.people[i], i%5 == 2
		if long && a.row.ID != nil || !long && (cap(a.row.ID) != 32 || cap(a.row.Residence) != 2 || cap(a.row.Status) != 4 || cap(a.row.Rows) != 8) {
			t.Errorf("person %d of %d bytes leaves %d, %d, %d, %d", i, a.size, cap(a.row.ID), cap(a.row.Residence), cap(a.row.Status), cap(a.row.Rows))
		}
	}
	if all := shares[byte](3); cap(all[0]) != 3 || cap(all[together-1]) != 3 || len(all[1]) != 0 {
		t.Error("each has memory for three")
	}
	ds := &desks{batch: batchOf(t, calc.WantContribution), layout: d.parser.layout}
	w := ds.batch.Worker()
	if one := ds.of(w); ds.of(w) != one || one.worker != w {
		t.Error("a worker has one desk")
	}
	if cap(newBlock().out) != blockSize {
		t.Error("a block has memory for its answers")
	}
}

// TestARunEndsWithItsError: whichever side fails, and what was done until then
// is said.
func TestARunEndsWithItsError(t *testing.T) {
	broken := errors.New("broken")
	b, good := batchOf(t, calc.WantContribution), "sex,born\nmale,1980-03\n"
	if _, err := Run(context.Background(), b, Files{In: iotest.ErrReader(broken), Out: io.Discard}); !errors.Is(err, broken) {
		t.Errorf("a header that cannot be read: %v", err)
	}
	if _, err := Run(context.Background(), b, Files{In: strings.NewReader("sex\nmale\n"), Out: io.Discard}); !errors.Is(err, calc.MissingKey) {
		t.Errorf("a header that is none: %v", err)
	}
	if _, err := Run(context.Background(), b, Files{In: strings.NewReader(good), Out: failing{broken}}); !errors.Is(err, broken) {
		t.Errorf("answers that cannot be written: %v", err)
	}
	once := &failingOnce{failing: failing{broken}}
	if _, err := Run(context.Background(), b, Files{In: strings.NewReader(good), Out: once}); !errors.Is(err, broken) {
		t.Errorf("a header that cannot be written: %v", err)
	}
	var out bytes.Buffer
	sum, err := Run(context.Background(), b, Files{In: io.MultiReader(strings.NewReader(good), iotest.ErrReader(broken)), Out: &out})
	if !errors.Is(err, broken) || sum.Rows != 1 || strings.Count(out.String(), "\n") != 2 {
		t.Errorf("rows that end with an error: %+v, %v, %q", sum, err, out.String())
	}
}

type failing struct{ error }

func (f failing) Write([]byte) (int, error) { return 0, f.error }

// failingOnce takes everything but what comes first.
type failingOnce struct {
	failing
	failed bool
}

func (f *failingOnce) Write(b []byte) (int, error) {
	if f.failed {
		return len(b), nil
	}
	f.failed = true
	return f.failing.Write(b)
}

// TestFiguresOfAnySize: what is written of the largest figures, and of words that
// the law does not know yet, is written whole.
func TestFiguresOfAnySize(t *testing.T) {
	w := NewWriter(batchOf(t, calc.WantContribution|calc.WantPension|calc.WantDeath))
	if most := len(window{}) + (11+14+8)*mostField; w.most < most+len(w.all) || w.most >= most+len(w.all)+4*mostField {
		t.Errorf("a line has room for %d bytes", w.most)
	}
	var to window
	for _, n := range []int64{0, 9, 10, 99, 100, 999, 1_000, 9_999, 10_000, 99_999, 100_000, 999_999, 1_000_000, 9_999_999, 10_000_000, 10_500_100, 99_999_999, 1_000_000_000, 9_999_999_999_999, 10_000_000_000_000, 1<<63 - 1, -1, -1 << 63} {
		got := string(to[:w.texts.number(&to, 0, n)])
		if want := "," + strconv.FormatInt(n, 10); got != want {
			t.Errorf("%d is written as %s", n, got)
		}
	}
	p := calc.PensionFigures{MayPayScheme: 7, MayPayMonths: 3}
	b := make([]byte, 20*mostField)
	if got, want := string(to[:w.texts.retirement(&to, &calc.Figures{Pension: p})]), ",false,,,0,0,0,0,0,0,0,0,0,compulsory,3"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for x := pension.NoBranch; x < 12; x++ {
		if got := string(to[:w.texts.branch(&to, 0, x)]); got != ","+x.String() {
			t.Errorf("branch %d is written as %s", x, got)
		}
	}
	for _, m := range []rules.Month{0, 1, 1900 * 12, 2130*12 + 11, 9999*12 + 11, 10_000 * 12, 1<<31 - 1} {
		if got := string(to[:w.texts.date(&to, 0, m)]); got != ","+m.String() {
			t.Errorf("%s is written as %s", m, got)
		}
	}
	for n, want := range map[rules.Cents]string{-150: ",-1", -50: ",0", 0: ",0", 5: ",0.05", 50: ",0.5", 100: ",1", 199: ",1.99", 12_345_678_950: ",123456789.5"} {
		if got := string(to[:w.texts.cents(&to, 0, n)]); got != want {
			t.Errorf("%d cents are written as %s", n, got)
		}
	}
	for r, want := range map[rules.Rate]string{-5: ",0", 0: ",0", 1: ",0.000001", 500_100: ",0.5001", 552_500: ",0.5525", 800_000: ",0.8", 900_000: ",0.9", 999_999: ",0.999999", rules.One: ",1", 1_500_000: ",1.5", 12_345_678: ",12.345678"} {
		if got := string(to[:w.texts.rate(&to, 0, r)]); got != want {
			t.Errorf("a rate of %d is written as %s", r, got)
		}
	}
	row := Row{ID: bytes.Repeat([]byte{'"'}, 5_000)}
	line := string(w.Append(nil, Answer{Row: 7, Person: &row, Figures: &calc.Figures{}}))
	if want := "7,\"" + strings.Repeat(`""`, 5_000) + `",0,0,`; !strings.HasPrefix(line, want) || strings.Count(line, ",") != 4+11+14+8 || !strings.HasSuffix(line, strings.Repeat(",", 11+14+8)) {
		t.Errorf("%s", line)
	}
	for _, field := range []string{"a=1", "A", "z", "Z", "0", "9", "", "đ"} {
		if got := string(b[:text(b, 0, []byte(field))]); got != ","+field {
			t.Errorf("%q is written as %s", field, got)
		}
	}
	for _, field := range []string{"=1", "+1", "-1", "@x", "＝1"} {
		if got := string(b[:text(b, 0, []byte(field))]); got != ",'"+field {
			t.Errorf("%q is written as %s", field, got)
		}
	}
}

// TestAnIDIsWrittenAtOnceOrByteByByte: an id of any length, with any sign in any
// place, is written the same by both ends as byte by byte.
func TestAnIDIsWrittenAtOnceOrByteByByte(t *testing.T) {
	var fast, slow [4 * len(window{})]byte
	for n := range 20 {
		plain := []byte("0a1b2c3d4e5f6g7h8i9j")[:n]
		if i := text(fast[:], 3, plain); string(fast[3:i]) != ","+string(plain) {
			t.Errorf("%s is written as %q", plain, fast[3:i])
		}
		for at := range n {
			for c := range 256 {
				field := bytes.Clone(plain)
				field[at] = byte(c)
				i, k := text(fast[:], 3, field), anyText(slow[:], 3, field)
				if !bytes.Equal(fast[3:i], slow[3:k]) {
					t.Errorf("%q is written as %q, byte by byte as %q", field, fast[3:i], slow[3:k])
				}
			}
		}
	}
}

// TestYearsHaveColumns: of a batch that asks for support by year alone, a line
// has as many fields as the header.
func TestYearsHaveColumns(t *testing.T) {
	b := batchOf(t, calc.WantSupportYears)
	f := calc.Figures{Answered: calc.WantSupportYears}
	f.Years[0].Months, f.Years[calc.BatchYears-1].Borne.Net = 12, 330_000
	line := string(NewWriter(b).Append(nil, Answer{Row: 1, Person: &Row{}, Figures: &f}))
	header := string(AppendHeader(nil, b))
	if n := strings.Count(header, ","); n != 4+calc.BatchYears*8 || strings.Count(line, ",") != n || !strings.Contains(line, ",support_years,12,0") || !strings.HasSuffix(line, ",330000") {
		t.Errorf("%s\n%s", header, line)
	}
}

// TestAPathStandsForAColumn: what a document calls by a path stands in a column.
func TestAPathStandsForAColumn(t *testing.T) {
	for path, want := range map[string]string{
		"/record/3/from": "record", "/person/status/0/is": "status", "/person/residence/1/province": "province", "/income": "income",
		"/method": "method", "/months": "months", "/pension/since": "pension_since", "/person/sex": "", "": "",
	} {
		if got := columnFor(path); got != want {
			t.Errorf("%s stands for %q", path, got)
		}
	}
}

// TestFaultsAreCountedBeyondTheMost: so many are told and how many more there
// are; the rows of a record do not grow with them.
func TestFaultsAreCountedBeyondTheMost(t *testing.T) {
	names := make([]string, document.MaxFaults+3)
	for i := range names {
		names[i] = "x" + strings.Repeat("y", i)
	}
	_, err := ParseLayout([]byte("sex,born," + strings.Join(names, ",")))
	faults := document.All(err)
	if len(faults) != document.MaxFaults+1 || faults[document.MaxFaults].Value != "3" || faults[0].Line != 1 || faults[0].Value != "x" || faults[0].Message != `no column "x"` {
		t.Errorf("%d faults, %+v", len(faults), faults[len(faults)-1])
	}
	p := layoutOf(t, "record").Parser()
	var r Row
	faults = p.Parse([]byte("male,1980-03,"+strings.Repeat("w:2016-01@1;", document.MaxFaults+3)), &r)
	if len(faults) != document.MaxFaults+1 || faults[document.MaxFaults].Value != "3" || faults[document.MaxFaults].Code != document.TooManyFaults || len(r.Rows) > document.MaxFaults+1 {
		t.Errorf("%d faults, %+v, %d rows", len(faults), faults[len(faults)-1], len(r.Rows))
	}
	for header, code := range map[string]document.Code{"": document.Empty, "a\x01": document.NotText, "sex,born,\"x": OpenQuote, "sex,\"bo\"rn": OpenQuote} {
		faults := document.All(func() error { _, err := ParseLayout([]byte(header)); return err }())
		if len(faults) != 1 || faults[0].Code != code || faults[0].Line != 1 {
			t.Errorf("%q: %+v", header, faults)
		}
	}
}

// TestNumbersOfAQuestionKeepTheirBounds: the largest allowed is read, the next
// one is refused with the column's name.
func TestNumbersOfAQuestionKeepTheirBounds(t *testing.T) {
	for _, tt := range []struct {
		column, most, next string
		got                func(*Row) any
		want               any
	}{
		{"months", "1200", "1201", func(r *Row) any { return r.Pays.Months }, 1200},
		{"supported_before", "1200", "1201", func(r *Row) any { return [2]any{r.Pays.SupportedBefore, r.Pays.HasSupported} }, [2]any{1200, true}},
		{"lower_age", "60", "61", func(r *Row) any { return r.Claims.LowerAge }, 60},
		{"treaty_months", "1200", "1201", func(r *Row) any { return r.Claims.Treaty }, 1200},
		{"impairment", "1", "1.000001", func(r *Row) any { return r.Claims.Impairment }, rules.One},
		{"impairment", "0", "-0.1", func(r *Row) any { return r.Claims.Impairment }, rules.Rate(0)},
		{"impairment", "0.61", "x", func(r *Row) any { return r.Claims.Impairment }, rules.Rate(610_000)},
		{"weight", "999999999999999", "1.5", func(r *Row) any { return r.Weight }, int64(999_999_999_999_999)},
		{"income", "10", "010", func(r *Row) any { return r.Pays.Income }, rules.VND(10)},
		{"pension_monthly", "0", "00", func(r *Row) any { return r.Dies.PensionMonthly }, rules.VND(0)},
		{"pension_since", "2020-02-29", "2021-02-29", func(r *Row) any { return r.Dies.PensionSince }, rules.MonthOf(2020, 2)},
		{"method", "3_months", "4_months", func(r *Row) any { return int(r.Pays.Method) }, 1},
	} {
		p := layoutOf(t, tt.column).Parser()
		var r Row
		if faults := p.Parse([]byte("male,1980-03,"+tt.most), &r); len(faults) > 0 || tt.got(&r) != tt.want {
			t.Errorf("%s %s: %v, %v", tt.column, tt.most, tt.got(&r), faults)
		}
		if faults := p.Parse([]byte("male,1980-03,"+tt.next), &r); len(faults) != 1 || faults[0].Path != tt.column || faults[0].Value != tt.next || faults[0].Message == "" {
			t.Errorf("%s %s: %v", tt.column, tt.next, faults)
		}
	}
	for line, code := range map[string]document.Code{
		"male": TooFewFields, "male,1980-03": TooFewFields, "male,1980-03,,": TooManyFields, `male,1980-03,"a`: OpenQuote, "": TooFewFields,
	} {
		p := layoutOf(t, "id").Parser()
		faults := p.Parse([]byte(line), &Row{})
		if len(faults) == 0 || !strings.Contains(faults.Error(), string(code)) {
			t.Errorf("%q: %v", line, faults)
		}
	}
}

// TestEachLawHasItsLine: under several laws a person has a line for each that
// answers, and a fault says which law and which question could not.
func TestEachLawHasItsLine(t *testing.T) {
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	b, err := calc.NewBatch(calc.BatchQuestion{Want: calc.WantContribution | calc.WantPension, Month: rules.MonthOf(2026, 7), Workers: 1}, c, c)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	var told []Fault
	sum, err := Run(context.Background(), b, Files{
		In: strings.NewReader("sex,born,id,income,method,months\nmale,1980-03,a,1500000,,\nmale,1980-03,b,1,,\nmale,1980-03,c,2000000,prepay,\n"), Out: &out,
		Bad: func(f Fault) error { told = append(told, f); return nil },
	})
	if err != nil || sum.Rows != 3 || sum.Bad != 2 || len(told) != 4 {
		t.Fatalf("%+v, %v, %v", sum, told, err)
	}
	for i, f := range told {
		if column := []string{"income", "months"}[i/2]; f.Row != int64(2+i/2) || f.Law != i%2 || f.Want != calc.WantContribution || f.Column != column {
			t.Errorf("%+v, want law %d and column %s", f, i%2, column)
		}
	}
	for i, line := range strings.Split(strings.TrimSpace(out.String()), "\n")[1:] {
		fields := strings.Split(line, ",")
		answered := "contribution+pension"
		if i >= 2 {
			answered = "pension"
		}
		if fields[1] != []string{"a", "a", "b", "b", "c", "c"}[i] || fields[3] != []string{"0", "1"}[i%2] || fields[4] != answered {
			t.Errorf("line %d: %s", i, line)
		}
	}
}
