package rules_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rulesets"
)

var (
	firstMonth = rules.MonthOf(2008, 1)
	lastMonth  = rules.MonthOf(2032, 12)
)

// TestLawsFollowEachOther: every month has exactly one law, no gap, no overlap.
func TestLawsFollowEachOther(t *testing.T) {
	b := vietnam(t)
	laws := b.Laws()
	if len(laws) != b.Len() || len(laws) < 40 {
		t.Fatalf("%d laws, Len says %d", len(laws), b.Len())
	}
	for i, l := range laws {
		switch {
		case b.At(i) != l:
			t.Errorf("At(%d) is not the law of that place", i)
		case i+1 < len(laws) && (l.Before != laws[i+1].Since || l.Before <= l.Since):
			t.Errorf("the law of %s ends before %s, the next begins %s", l.Since, l.Before, laws[i+1].Since)
		case i+1 == len(laws) && l.Before != 0:
			t.Errorf("the last law ends before %s", l.Before)
		}
	}
	for m := laws[0].Since - 24; m < lastMonth; m++ {
		l := b.On(m)
		if !l.Holds().Has(m) && m >= laws[0].Since {
			t.Errorf("the law of %s holds from %s until %s", m, l.Since, l.Before)
		}
	}
}

func TestBeforeTheFirstLaw(t *testing.T) {
	b := vietnam(t)
	none := b.On(b.At(0).Since - 1)
	if none.Before != b.At(0).Since || none.Contribution.Rate.IsSet() || none.Pension.MinInsuredMonths.IsSet() {
		t.Errorf("before the first law something holds: %v", none.Contribution.Rate)
	}
	if b.At(-1) != none || b.At(b.Len()) != none {
		t.Error("a law out of range is not the one before the first")
	}
	empty, err := rules.Load(fstest.MapFS{})
	if err != nil || empty.Len() != 0 || empty.On(firstMonth).Contribution.Rate.IsSet() || empty.Series() != "" {
		t.Errorf("a book without files: %d laws, %v", empty.Len(), err)
	}
}

// TestHistoryAndValuesAgree: in the month of a change the new value holds, in
// the month before it the old one, for every change of every parameter.
func TestHistoryAndValuesAgree(t *testing.T) {
	b := vietnam(t)
	params := rules.Params()
	for at, param := range params {
		history, ok := b.History(param)
		if !ok {
			t.Fatalf("no history of %s", param)
		}
		for i, e := range history {
			if i > 0 && e.From <= history[i-1].From {
				t.Errorf("%s: %s follows %s", param, e.From, history[i-1].From)
			}
			said(t, b.Values(e.From)[at], e)
			if i > 0 {
				said(t, b.Values(e.From - 1)[at], history[i-1])
			} else if v := b.Values(e.From - 1)[at]; v.State != rules.Unset {
				t.Errorf("%s: set in %s, before its first change", param, e.From-1)
			}
		}
	}
	if _, ok := b.History("contribution.rat"); ok {
		t.Error("a parameter that does not exist has a history")
	}
}

func said(t *testing.T, got, want rules.Entry) {
	t.Helper()
	named := strings.HasPrefix(want.Value, "= ") // what it names is resolved
	if got.Param != want.Param || got.From != want.From || !named && (got.State != want.State || got.Value != want.Value) {
		t.Errorf("in force: %s\nhistory: %s", got, want)
	}
	if want.State != rules.Unset && got.Cite.Instrument == nil {
		t.Errorf("%s of %s has no provision", got.Param, got.From)
	}
}

func TestAmountsThatNameAnother(t *testing.T) {
	b := vietnam(t)
	for m := firstMonth; m < lastMonth; m++ {
		law := b.On(m)
		c, line := &law.Contribution, law.PovertyLine.Rural
		if m >= rules.MonthOf(2016, 1) && (c.Floor.Value != line.Value || c.Floor.Cite.Basis == nil || c.Floor.Cite.Basis.Instrument != line.Cite.Instrument) {
			t.Errorf("%s: the floor is %d, the line %d; basis %v", m, c.Floor.Value, line.Value, c.Floor.Cite.Basis)
		}
		if m >= rules.MonthOf(2018, 1) && law.Support.Base.Value != line.Value {
			t.Errorf("%s: support on %d, the line is %d", m, law.Support.Base.Value, line.Value)
		}
		if m >= rules.MonthOf(2025, 7) && (c.CeilingBase.Value != law.BaseSalary.Value || c.CeilingBase.Cite.Basis.Basis == nil) {
			t.Errorf("%s: the ceiling is of %d, the base salary %d", m, c.CeilingBase.Value, law.BaseSalary.Value)
		}
	}
}

// TestNothingLaidOver: a book with nothing laid over it is the book.
func TestNothingLaidOver(t *testing.T) {
	b := vietnam(t)
	same, err := b.With(fstest.MapFS{})
	if err != nil || same.Series() != b.Series() || same.Horizon() != b.Horizon() || same.Checked() != b.Checked() {
		t.Errorf("laying nothing over the book changes it: %v", err)
	}
	if same.Version() != b.Version() {
		t.Errorf("laying nothing over the book makes %s of %s", same.Version(), b.Version())
	}
	known, err := b.KnownBy(b.Checked())
	if err != nil || known.Series() != b.Series() {
		t.Errorf("knowing all there is changes the book: %v", err)
	}
}

// The rates of which reforms are made up. The first few are set all the time.
var rateParams = []string{
	"contribution.rate", "pension.max_rate", "one_time.per_year", "death.lump_sum.per_year", "support.share.poor", "one_time.per_year_later", "contribution.fund_rate",
}

const alwaysSet = 4

// threeLaws is a small book: the three laws on social insurance alone.
func threeLaws(t *testing.T) *rules.Book {
	t.Helper()
	none, err := rules.Load(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := none.WithFiles(rulesets.Files(), "national/2006-law-71.yaml", "national/2014-law-58.yaml", "national/2024-law-41.yaml", "national/2016-letter-420.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func rateOf(b *rules.Book, param string, m rules.Month) rules.Param[rules.Rate] {
	l := b.On(m)
	return map[string]rules.Param[rules.Rate]{
		"contribution.rate": l.Contribution.Rate, "pension.max_rate": l.Pension.MaxRate, "one_time.per_year": l.OneTime.PerYear,
		"death.lump_sum.per_year": l.Death.LumpSum.PerYear, "support.share.poor": l.Support.Share.Poor,
		"one_time.per_year_later": l.OneTime.PerYearLater, "contribution.fund_rate": l.Contribution.FundRate,
	}[param]
}

// reform sets one rate for some months.
func reform(id, param, percent string, from, until rules.Month) fs.FS {
	body := instrument(id, "2007-01-01", "2008-01-01") + "set:\n"
	body += fmt.Sprintf("  - {param: %s, value: %q, at: art. 1, from: %s", param, percent, from)
	if until != 0 {
		body += ", until: " + (until - 1).String()
	}
	return ruleFiles(map[string]string{id + ".yaml": body + "}\n"})
}

func TestReforms(t *testing.T) {
	b := threeLaws(t)
	months := gen.IntRange(0, int(lastMonth-firstMonth))
	which := gen.IntRange(0, len(rateParams)-1)

	holds(t, "a reform holds for the months that it names, and everything else stays", func(p, from, length, percent, at int) bool {
		param, start := rateParams[p], firstMonth+rules.Month(from)
		until := start + rules.Month(length)
		over, err := b.With(reform("reform", param, fmt.Sprintf("%d%%", percent), start, until))
		if err != nil {
			return false
		}
		m := firstMonth + rules.Month(at)
		got, was := rateOf(over, param, m), rateOf(b, param, m)
		others := slices.Index(rules.Params(), param)
		same := over.Values(m)
		kept := b.Values(m)
		for i := range same {
			if i != others && (same[i].Value != kept[i].Value || same[i].State != kept[i].State) {
				return false
			}
		}
		if m >= start && m < until {
			return got.Value == rules.One/100*rules.Rate(percent) && got.Cite.Instrument.ID == "reform"
		}
		return got.Value == was.Value && got.State == was.State && got.Cite.String() == was.Cite.String()
	}, which, months, gen.IntRange(1, 200), gen.IntRange(1, 90), months)

	holds(t, "a reform that is taken back leaves the values as they were", func(p, from, length, percent int) bool {
		param, start := rateParams[p], firstMonth+rules.Month(from)
		until := start + rules.Month(length)
		over, err := b.With(reform("reform", param, fmt.Sprintf("%d%%", percent), start, until))
		if err != nil {
			return false
		}
		back, err := over.With(inverse(b, param, start, until))
		if err != nil {
			return false
		}
		for m := start - 3; m < until+3; m += 1 + (until-start)/20 {
			if x, y := rateOf(back, param, m), rateOf(b, param, m); x.Value != y.Value || x.State != y.State {
				return false
			}
		}
		return true
	}, gen.IntRange(0, alwaysSet-1), months, gen.IntRange(1, 60), gen.IntRange(1, 90))
}

// TestKnownBy: on a day, exactly what was published up to it is known.
func TestKnownBy(t *testing.T) {
	b := vietnam(t)

	for _, inst := range b.Instruments() {
		for _, day := range []rules.Date{inst.Published - 1, inst.Published} {
			past, err := b.KnownBy(day)
			if err != nil {
				t.Fatalf("known by %s: %v", day, err)
			}
			for _, other := range b.Instruments() {
				known := slices.ContainsFunc(past.Instruments(), func(i rules.Instrument) bool { return i.ID == other.ID })
				if known != (other.Published <= day) {
					t.Errorf("on %s %s of %s is known: %t", day, other.ID, other.Published, known)
				}
			}
			if past.Horizon() != min(day.Month(), b.Horizon()) {
				t.Errorf("on %s the book vouches for %s", day, past.Horizon())
			}
		}
	}
}

// inverse sets a parameter back to what the book says for some months.
func inverse(b *rules.Book, param string, from, until rules.Month) fs.FS {
	body := instrument("inverse", "2007-01-01", "2008-01-01") + "set:\n"
	for m := from; m < until; m++ {
		body += fmt.Sprintf("  - {param: %s, value: %q, at: art. 1, from: %s, until: %s}\n", param, rateOf(b, param, m).Value.Percent(), m, m)
	}
	return ruleFiles(map[string]string{"inverse.yaml": body})
}

// TestOrderOfFiles: where a rule file lies says nothing about the law.
func TestOrderOfFiles(t *testing.T) {
	b := vietnam(t)
	for round := range 5 {
		r := rand.New(rand.NewPCG(uint64(*seed), uint64(round)))
		shuffled := fstest.MapFS{}
		err := fs.WalkDir(rulesets.Files(), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(rulesets.Files(), name)
			if strings.HasPrefix(name, "national/") {
				name = fmt.Sprintf("%03d/%s", r.IntN(1000), strings.TrimPrefix(name, "national/"))
			}
			shuffled[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		other, err := rules.Load(shuffled)
		if err != nil {
			t.Fatal(err)
		}
		if other.Series() != b.Series() {
			t.Errorf("round %d: the law depends on the order of the files", round)
		}
	}
}

func TestVersion(t *testing.T) {
	load := func(files fstest.MapFS) string {
		b, err := rules.Load(files)
		if err != nil {
			t.Fatal(err)
		}
		return b.Version()
	}
	one := load(setting("made-up", "2008-01", "contribution.rate: 0.2"))
	if one != load(setting("made-up", "2008-01", "contribution.rate: 0.2")) || len(one) != 16 {
		t.Errorf("the same files have the versions %s and another", one)
	}
	if one == load(setting("made-up", "2008-01", "contribution.rate: 0.21")) || one == load(setting("made-up", "2008-02", "contribution.rate: 0.2")) {
		t.Error("another law has the same version")
	}
	over, err := vietnam(t).With(setting("made-up", "2008-01", "contribution.rate: 0.2"))
	if err != nil || over.Version() == vietnam(t).Version() {
		t.Errorf("a reform keeps the version %s: %v", over.Version(), err)
	}
}

func TestDiff(t *testing.T) {
	b := vietnam(t)
	holds(t, "what differs between two months differs the other way round, and a month differs from itself in nothing", func(x, y int) bool {
		a, c := firstMonth+rules.Month(x), firstMonth+rules.Month(y)
		there, back := b.Diff(a, c), b.Diff(c, a)
		for i := range there {
			if there[i].Param != back[i].Param || there[i].Before.Value != back[i].After.Value {
				return false
			}
		}
		return len(there) == len(back) && len(b.Diff(a, a)) == 0
	}, gen.IntRange(0, 299), gen.IntRange(0, 299))

	names := map[string]bool{}
	for _, d := range b.Diff(rules.MonthOf(2025, 6), rules.MonthOf(2025, 7)) {
		names[d.Param] = true
	}
	for _, want := range []string{"regime", "contribution.step", "pension.min_insured_months", "support.share.poor", "pension.accrual.male", "maternity.amount"} {
		if !names[want] {
			t.Errorf("%s changed in July 2025 and is not among %v", want, names)
		}
	}
	if names["contribution.floor"] || names["contribution.rate"] {
		t.Error("what stayed in July 2025 is among the differences")
	}
}

// TestBookGivesCopies: whoever changes what the book gave has changed nothing.
func TestBookGivesCopies(t *testing.T) {
	b := vietnam(t)
	series := b.Series()
	b.Laws()[0] = nil
	b.Instruments()[0].ID = "mine"
	b.Values(firstMonth)[0].Value = "mine"
	rules.Params()[0] = "mine"
	history, _ := b.History("contribution.rate")
	history[0].Value = "mine"
	if b.Series() != series || b.Laws()[0] == nil || b.Instruments()[0].ID == "mine" || rules.Params()[0] == "mine" {
		t.Error("the book can be written to")
	}
}

// TestTwoLaid: of two laid-over files the later one wins; the same instrument
// twice is refused, as it is in one book.
func TestTwoLaid(t *testing.T) {
	b := vietnam(t)
	m := rules.MonthOf(2026, 1)
	first, err := b.With(setting("one", "2026-01", "contribution.rate: 0.3"))
	if err != nil {
		t.Fatal(err)
	}
	second, err := first.With(setting("two", "2026-01", "contribution.rate: 0.4"))
	if err != nil || second.On(m).Contribution.Rate.Value != 400_000 || first.On(m).Contribution.Rate.Value != 300_000 || b.On(m).Contribution.Rate.Value != 220_000 {
		t.Errorf("30%% and then 40%% give %v: %v", second, err)
	}
	if _, err := first.With(setting("one", "2026-01", "contribution.rate: 0.4")); !errors.Is(err, rules.SecondInstrument) {
		t.Errorf("the same instrument laid twice: %v", err)
	}
	if _, err := b.WithFiles(setting("one", "2026-01", "contribution.rate: 0.3"), "other.yaml"); !errors.Is(err, rules.Unreadable) {
		t.Errorf("a file that is not there: %v", err)
	}
	if _, err := b.With(setting("one", "2026-01", "contribution.rat: 0.3")); !errors.Is(err, rules.UnknownParam) || !strings.Contains(err.Error(), `did you mean "contribution.rate"?`) {
		t.Errorf("a parameter that does not exist: %v", err)
	}
	var faults document.Faults
	if _, err := b.With(setting("one", "2026-01", "contribution.rat: 0.3", "contribution.step: x", "pension.max_rate: true")); !errors.As(err, &faults) || len(faults) != 3 {
		t.Errorf("three faults of one file are told as %v", err)
	}
}
