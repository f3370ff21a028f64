package calc

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

func batchOfVietnam(t *testing.T, want Want) (*Batch, *Calculator) {
	t.Helper()
	c, err := Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	b, err := NewBatch(BatchQuestion{Want: want, Month: rules.MonthOf(2026, 7), Year: 2018}, c)
	if err != nil {
		t.Fatal(err)
	}
	return b, c
}

// plainRow is a row of so many months that the law of each of them allows.
func plainRow(kind int, from rules.Month, months int, amount rules.VND) Row {
	r := Row{Period: rules.Period{From: from, Until: from + rules.Month(months)}, Amount: amount}
	switch kind {
	case 0:
		r.Scheme, r.Level = pension.Voluntary, Income
	case 1:
		r.Scheme, r.Level = pension.Voluntary, Average
	case 2:
		r.Scheme, r.Level = pension.Compulsory, Salary
	default:
		r.Scheme, r.Level = pension.Compulsory, Average
	}
	return r
}

// What a plan adds up of plain rows is what the record of their months says,
// because both only read the same months.
func TestThePlanAddsUpWhatTheRecordDoes(t *testing.T) {
	b, c := batchOfVietnam(t, WantPension)
	p, law := b.plans[0], c.book.On(b.question.Month+1)
	since, most, steady := c.book.On(b.question.Month - 1).Support.Steady()
	if !steady || !p.counts || p.most != most || p.month != b.question.Month || p.by != &law.Indexation {
		t.Fatalf("support since %s, %t, at most %d; the plan has %+v", since, steady, most, p.counts)
	}
	none := tally{}
	if !p.read(nil, 0, &none) || none.Totals != (pension.Totals{By: p.by}) || none.supported != 0 {
		t.Errorf("no rows come to %+v", none)
	}
	for i := range uint64(60) {
		r := rand.New(rand.NewPCG(3, i))
		var rows []Row
		supported := 0
		for from := rules.MonthOf(1996+r.IntN(24), 1); from < rules.MonthOf(2026, 1) && len(rows) < 7; {
			kind, months := r.IntN(4), 1+r.IntN(40)
			if from < rules.MonthOf(2008, 1) {
				kind |= 2
			} else if from < rules.MonthOf(2022, 1) && kind == 0 {
				kind = 1 // the lowest income rose while it was paid
			}
			row := plainRow(kind, from, min(months, int(rules.MonthOf(2026, 7)-from)), rules.VND(30+r.IntN(20))*100_000)
			rows = append(rows, row)
			if kind < 2 {
				supported += max(0, int(row.Until-max(row.From, since)))
			}
			from = row.Until + rules.Month(r.IntN(3))
		}
		spells := make([]pension.Spell, len(rows))
		layPlain(rows, spells)
		record, clashes := pension.NewRecord(spells)
		if len(clashes) > 0 {
			t.Fatal(clashes)
		}
		var got tally
		if !p.read(rows, rules.MonthOf(1970, 1), &got) {
			t.Fatalf("%d: not read: %+v", i, rows)
		}
		last, by := record.LastPaid(rules.LastMonth)
		want := pension.Totals{
			Time: record.Before(rules.LastMonth), JoinedVoluntary: record.JoinedVoluntary(), JoinedCompulsory: record.JoinedCompulsory(),
			End: last + 1, Last: by, By: p.by,
		}
		for _, s := range spells {
			want.Most = max(want.Most, s.Monthly)
		}
		average, missing := record.AverageBefore(rules.LastMonth, law, pension.Tables{})
		want.Indexed = int64(average.Sum.Round(1))
		if got.Totals != want || got.supported != supported || missing.Missing() || average.Sum.Compare(rules.SumOf64(want.Indexed)) != 0 {
			t.Errorf("%d: %+v, %d supported, the record has %+v and %d", i, got.Totals, got.supported, want, supported)
		}
	}
}

// What a plan does not know it leaves alone; at each edge it is said which side.
func TestWhatThePlanLeavesAlone(t *testing.T) {
	b, c := batchOfVietnam(t, WantPension)
	p := b.plans[0]
	terms := c.book.On(rules.MonthOf(2024, 1)).Contribution
	floor, step := terms.Floor.Value, terms.Step.Value
	ceiling := floor + (terms.Below()-floor)/step*step
	horizon := c.book.Horizon()
	voluntary, compulsory := plainRow(0, rules.MonthOf(2024, 1), 12, floor+step), plainRow(2, rules.MonthOf(2012, 1), 24, 1)
	with := func(r Row, change func(*Row)) []Row { change(&r); return []Row{r} }
	born := voluntary.From - rules.Month(terms.MinAge.Value)
	for _, tt := range []struct {
		what string
		rows []Row
		born rules.Month
		want bool
	}{
		{"plain", []Row{compulsory, voluntary}, born, true},
		{"before birth", with(compulsory, func(*Row) {}), compulsory.From + 1, false},
		{"from birth on", with(compulsory, func(*Row) {}), compulsory.From, true},
		{"at the age", []Row{voluntary}, born, true},
		{"a month too young", []Row{voluntary}, born + 1, false},
		{"of no known age", []Row{voluntary}, 0, true},
		{"in three months", with(voluntary, func(r *Row) { r.Method = subsidy.Every3Months }), born, false},
		{"paid at once", with(voluntary, func(r *Row) { r.Paid = r.From }), born, false},
		{"a rate of its own", with(voluntary, func(r *Row) { r.HasFundRate = true }), born, false},
		{"taken out", with(voluntary, func(r *Row) { r.Withdrawn = true }), born, false},
		{"support granted", with(voluntary, func(r *Row) { r.SupportGiven = true }), born, false},
		{"no scheme", with(voluntary, func(r *Row) { r.Scheme = 0 }), born, false},
		{"another scheme", with(voluntary, func(r *Row) { r.Scheme += 4 }), born, false},
		{"another level", with(voluntary, func(r *Row) { r.Level += 4 }), born, false},
		{"a salary of voluntary time", with(voluntary, func(r *Row) { r.Level = Salary }), born, false},
		{"open", with(voluntary, func(r *Row) { r.Until = 0 }), born, false},
		{"empty", with(voluntary, func(r *Row) { r.Until = r.From }), born, false},
		{"backwards", with(voluntary, func(r *Row) { r.Until = r.From - 1 }), born, false},
		{"of one month", with(voluntary, func(r *Row) { r.Until = r.From + 1 }), born, true},
		{"the lowest", with(voluntary, func(r *Row) { r.Amount = floor }), born, true},
		{"below the lowest", with(voluntary, func(r *Row) { r.Amount = floor - step }), born, false},
		{"off the step", with(voluntary, func(r *Row) { r.Amount++ }), born, false},
		{"the highest", with(voluntary, func(r *Row) { r.Amount = ceiling }), born, true},
		{"above the highest", with(voluntary, func(r *Row) { r.Amount = ceiling + step }), born, false},
		{"out of order", []Row{voluntary, compulsory}, born, false},
		{"touching", []Row{compulsory, plainRow(3, compulsory.Until, 1, 1)}, 0, true},
		{"overlapping", []Row{compulsory, plainRow(3, compulsory.Until-1, 1, 1)}, 0, false},
		{"the first month of records", []Row{plainRow(2, earliestRecord, 1, 1)}, 0, true},
		{"the month before it", []Row{plainRow(2, earliestRecord-1, 2, 1)}, 0, false},
		{"up to the horizon", []Row{plainRow(3, horizon, 1, 1)}, 0, true},
		{"past the horizon", []Row{plainRow(3, horizon, 2, 1)}, 0, false},
		{"from the month after it", []Row{plainRow(3, horizon+1, 1, 1)}, 0, false},
		{"before voluntary insurance", []Row{plainRow(1, c.book.FirstContribution().Since-1, 1, 1)}, 0, false},
		{"from its first month", []Row{plainRow(1, c.book.FirstContribution().Since, 1, 1)}, 0, true},
		{"the most months", []Row{plainRow(3, earliestRecord, MaxMonths/2, 1), plainRow(3, earliestRecord+MaxMonths/2, int(horizon-earliestRecord)+1-MaxMonths/2, 1)}, 0, horizon-earliestRecord < MaxMonths},
	} {
		if got := p.read(tt.rows, tt.born, new(tally)); got != tt.want {
			t.Errorf("%s: read is %t", tt.what, got)
		}
	}
}

// Where the law of the month has no factors, or its support is not steady,
// nothing is summed by it.
func TestAPlanWithoutFactors(t *testing.T) {
	_, c := batchOfVietnam(t, WantPension)
	beyond := planOf(c.book, c.book.Horizon())
	if beyond.by != nil {
		t.Error("past the horizon the tables are carried on, not summed")
	}
	var got tally
	if rows := []Row{plainRow(0, rules.MonthOf(2024, 1), 12, 1_550_000), plainRow(3, rules.MonthOf(2025, 1), 2, 7)}; !beyond.read(rows, 0, &got) || got.Indexed != 2*7*int64(rules.One) {
		t.Errorf("%+v", got)
	}
	if at := planOf(c.book, c.book.Horizon()-1); at.by == nil {
		t.Error("the last month has tables")
	}
	early := planOf(c.book, rules.MonthOf(2015, 1))
	if early.counts || !early.read([]Row{plainRow(1, rules.MonthOf(2019, 1), 12, 1_550_000)}, 0, &got) || got.supported != 0 {
		t.Errorf("nothing was supported in 2015: %t, %d", early.counts, got.supported)
	}
}

// A plan has room for so many bounds, and refuses rows under the others.
func TestAPlanHasRoomForSoManyBounds(t *testing.T) {
	_, c := batchOfVietnam(t, WantPension)
	p := &plan{n: 1}
	for i := range rules.Month(400) {
		bounds := c.book.Terms(rules.MonthOf(2024, 1)).Bounds
		terms := rules.Terms{Bounds: bounds}
		settled := terms.Settled()
		if i%2 == 0 {
			settled = bounds
		}
		if at := p.place(settled); int(at) != 1+int(i%2) || p.n != min(int(i)+2, 3) {
			t.Fatalf("%d: the same bounds have the same position, not %d of %d", i, at, p.n)
		}
	}
	p.n = len(p.bounds)
	if at := p.place(rules.Bounds{}); at != 0 {
		t.Errorf("the zero bounds are the first, not %d", at)
	}
	if at := p.place(c.book.Terms(rules.MonthOf(2016, 1)).Bounds); at != 0 {
		t.Errorf("no room is left, and yet they are put at %d", at)
	}
}

// The factors of a plan stay below what a month of it has room for: rows that
// reach further are left alone.
func TestFactorsBeyondTheRoomOfAPlan(t *testing.T) {
	k := planned(make([]monthPlan, 40))
	for i := range k {
		k[i] = 7 << (64 - boundsBits)
	}
	k.add(earliestRecord+3, func(year int) (rules.Rate, bool) { return 1 << 40, year != earliestRecord.Year()+1 })
	if len(k) != 16 {
		t.Fatalf("%d months have room", len(k))
	}
	for i, m := range k {
		bounds := uint8(7)
		if i >= 12 {
			bounds = 0 // the year without a factor
		}
		if m.bounds() != bounds || m.sum() != int64(i)<<40 || m.supported() != max(0, i-3) {
			t.Errorf("month %d: %s", i, fmt.Sprint(m.bounds(), m.sum(), m.supported()))
		}
	}
	all := k[15] - k[5]
	if all.sum() != 10<<40 || all.supported() != 10 {
		t.Errorf("ten months have %d and %d", all.sum(), all.supported())
	}
}

// TestAPlanIsOfItsMonth: a pension that is asked for in a month starts in the
// next one, by whose law incomes are indexed, and support is what was granted
// before it.
func TestAPlanIsOfItsMonth(t *testing.T) {
	_, c := batchOfVietnam(t, WantPension)
	for m := rules.MonthOf(2014, 6); m < c.book.Horizon()+3; m++ {
		p, law := planOf(c.book, m), &c.book.On(m+1).Indexation
		known := m+1 <= c.book.Horizon() && law.Voluntary.State == rules.Known && law.Compulsory.State == rules.Known
		if (p.by == law) != known || p.by == nil == known {
			t.Errorf("%s: indexed by %p, the law of the next month is %p", m, p.by, law)
		}
		since, most, steady := c.book.On(m - 1).Support.Steady()
		if p.counts != (steady && since != 0) || p.counts && p.most != most {
			t.Errorf("%s: counts support %t up to %d, the law of the month before has %t and %d", m, p.counts, p.most, steady, most)
		}
		var got tally
		rows := []Row{plainRow(1, rules.MonthOf(2017, 11), 5, 1_550_000), plainRow(2, rules.MonthOf(2018, 4), 5, 7_000_000)}
		want := 0
		if p.counts {
			want = max(0, int(rules.MonthOf(2018, 4)-max(since, rules.MonthOf(2017, 11))))
		}
		if read := p.read(rows, rules.MonthOf(1990, 1), &got); read && got.supported != want || !read && known {
			t.Errorf("%s: read %t, %d months supported, want %d", m, read, got.supported, want)
		}
		if terms := c.book.Terms(m); p.youngest < terms.Youngest() {
			t.Errorf("%s: rows from the age of %d months on, the law says %d", m, p.youngest, terms.Youngest())
		}
	}
}
