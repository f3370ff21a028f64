package report

import (
	"archive/zip"
	"bytes"
	"io"
	"math/big"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/volsi/volsi/examples/population/ask"
	"github.com/volsi/volsi/examples/population/synthetic"
	"github.com/volsi/volsi/examples/population/tally"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// reported returns the report of some made-up people under one reform.
func reported(t *testing.T, n int64) *Report {
	t.Helper()
	r, err := ask.ReadReform("../../reforms/2026-what-if-half-for-all.yaml")
	if err != nil {
		t.Fatal(err)
	}
	month := rules.MonthOf(2026, 7)
	plan, err := ask.NewPlan(ask.Question{Month: month, Year: 2026, Ground: pension.StoppedPaying, Reforms: []ask.Reform{r}})
	if err != nil {
		t.Fatal(err)
	}
	maker, c := synthetic.New(plan.Book(), month, 1), plan.Counter()
	for i := range n {
		p := ask.Person{ID: synthetic.ID(nil, i), Weight: 1}
		maker.Fill(&p.Subject, i)
		c.Count(&p)
	}
	return &Report{Summary: plan.Summary(c.Totals), Book: plan.Book(), About: About{Seed: 1}}
}

func TestNumbers(t *testing.T) {
	huge, _ := new(big.Int).SetString("340282366920938463463374607431768211455", 10)
	for _, x := range []struct{ got, want string }{
		{grouped(words.Vietnamese, big.NewInt(1_500_000)), "1.500.000"},
		{grouped(words.English, big.NewInt(-999)), "−999"},
		{grouped(words.English, huge), "340,282,366,920,938,463,463,374,607,431,768,211,455"},
		{signed(words.English, big.NewInt(1_000)), "+1,000"},
		{short(words.Vietnamese, big.NewInt(1_250_000_000)), "1,3 tỷ đ"},
		{short(words.English, big.NewInt(-1_000_000)), "−1 m đ"},
		{short(words.English, big.NewInt(999)), "999 đ"},
		{percent(words.Vietnamese, big.NewInt(1), big.NewInt(3)), "33,3%"},
		{percent(words.English, big.NewInt(2), big.NewInt(3)), "66.7%"},
		{percent(words.English, big.NewInt(0), big.NewInt(0)), "–"},
		{tenths(words.English, big.NewInt(-4)), "−0.4"},
		{millions(big.NewInt(-1_500_000)).String(), "-2"},
		{millions(big.NewInt(1_499_999)).String(), "1"},
	} {
		if x.got != x.want {
			t.Errorf("%s, not %s", x.got, x.want)
		}
	}
}

// The classes of a chart hold everybody who is counted, in order.
func TestClassesHoldEverybody(t *testing.T) {
	v := reported(t, 3).in(words.English)
	s := tally.NewSpread()
	for i := range int64(3_000) {
		s.Add(i*i-1_000_000, 1)
	}
	*v.Summary.Totals.Spread(1, tally.ByPayment) = *s
	classes, wide := v.classes(1, tally.ByPayment)
	var heads tally.Sum
	for i, c := range classes {
		heads.Add(c.heads)
		if i > 0 && c.from != classes[i-1].from+wide {
			t.Errorf("class %d begins at %d, %d after %d", i, c.from, wide, classes[i-1].from)
		}
	}
	if heads.Int64() != 3_000 || len(classes) > mostClasses+2 || len(classes) < mostClasses/3 {
		t.Errorf("%d classes of %d đ hold %s people", len(classes), wide, heads)
	}
}

// A spreadsheet holds a figure exactly or as text, never rounded.
func TestTheSpreadsheetRoundsNothing(t *testing.T) {
	r := reported(t, 50)
	total := &r.Summary.Totals.Cells()[0].Figures[0][tally.Gross]
	total.Plus(9_007_199_254_740_993, 1) // 2^53+1
	var out bytes.Buffer
	if err := r.XLSX(&out, words.English); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("Totals", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if row[0] == "Contributions before support" {
			if want := r.in(words.English).all[0][tally.Gross].String(); row[1] != want {
				t.Errorf("%s stands for %s", row[1], want)
			}
			return
		}
	}
	t.Errorf("no contributions in %v", rows)
}

// The charts are there, each on a sheet that shows it.
func TestTheSpreadsheetHasItsCharts(t *testing.T) {
	var out bytes.Buffer
	if err := reported(t, 50).XLSX(&out, words.English); err != nil {
		t.Fatal(err)
	}
	files, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	charts, shown := 0, 0
	for _, f := range files.File {
		if strings.HasPrefix(f.Name, "xl/charts/chart") {
			charts++
		}
		if strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			shown += strings.Count(string(text), "<drawing ")
		}
	}
	if charts != 3 || shown != 3 {
		t.Errorf("%d charts, %d of them shown", charts, shown)
	}
}

// What a report takes does not grow with the people.
func TestAReportIsSmall(t *testing.T) {
	r := reported(t, 4_000)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for _, l := range []words.Lang{words.Vietnamese, words.English} {
		if err := r.XLSX(io.Discard, l); err != nil {
			t.Fatal(err)
		}
	}
	runtime.ReadMemStats(&after)
	if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 250 {
		t.Errorf("two spreadsheets take %d MB", mb)
	} else {
		t.Logf("%d MB", mb)
	}
}

func TestWithoutAReform(t *testing.T) {
	r := reported(t, 50)
	r.Summary.Laws = r.Summary.Laws[:1]
	one := tally.New(1, 2026)
	r.Summary.Totals = one
	var out strings.Builder
	if err := r.HTML(&out, words.Vietnamese); err != nil {
		t.Fatal(err)
	}
	if err := r.XLSX(io.Discard, words.Vietnamese); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "Ai được lợi") {
		t.Error("winners without a reform")
	}
}
