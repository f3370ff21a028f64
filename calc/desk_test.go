package calc

import (
	"fmt"
	"testing"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// voluntary is a row of voluntary insurance paid one by one.
func voluntary(from rules.Month, months int, more ...func(*Row)) Row {
	r := Row{Period: rules.Period{From: from, Until: from + rules.Month(months)}, Scheme: pension.Voluntary, Level: Income, Amount: 2_200_000}
	for _, f := range more {
		f(&r)
	}
	return r
}

func everyFew(m subsidy.Method) func(*Row) { return func(r *Row) { r.Method = m } }

func paidAhead(in rules.Month) func(*Row) {
	return func(r *Row) { r.Method, r.Paid, r.HasFundRate = subsidy.Prepay, in, true }
}

func supported(a rules.VND) func(*Row) {
	return func(r *Row) { r.SupportGiven, r.StateSupport = true, a }
}

func deskLife(t *testing.T, c *Calculator, p Person, rows ...Row) *Life {
	t.Helper()
	l, err := c.Life(p, rows)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func someCalculator(t *testing.T) *Calculator {
	t.Helper()
	c, err := Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestADeskKnowsNothingOfItsLastQuestion: what is worked out on a desk that was
// used before is what it comes to on a new one.
func TestADeskKnowsNothingOfItsLastQuestion(t *testing.T) {
	c := someCalculator(t)
	at := rules.MonthOf(2026, 7)
	p := Person{Sex: rules.Female, Born: rules.MonthOf(1985, 2), Residence: []Residence{{Period: rules.Period{From: 1}, Province: "ha-noi"}}, Status: []Status{{Period: rules.Period{From: 1}, Is: "poor"}}}
	p.Residence[0].From, p.Status[0].From = rules.MonthOf(2010, 1), rules.MonthOf(2010, 1)
	rich := deskLife(t, c, p, voluntary(at-20, 18))
	plain := deskLife(t, c, Person{Sex: rules.Male, Born: rules.MonthOf(1990, 1)}, voluntary(at-150, 150))
	asked := []struct {
		l *Life
		q ContributionQuestion
	}{
		{rich, ContributionQuestion{Paid: at, Income: 2_000_000, Donors: []subsidy.Donor{{Name: "Hội", Amount: 30_000}}}},
		{rich, ContributionQuestion{Paid: at, Income: 2_000_000, Method: subsidy.Prepay, Months: 24}},
		{rich, ContributionQuestion{Paid: at, From: at - 9, Income: 2_000_000, Method: subsidy.Every3Months}},
		{rich, ContributionQuestion{Paid: at, Income: 2_000_000, Method: subsidy.Backpay, Months: 4}},
		{plain, ContributionQuestion{Paid: at, Income: 2_000_000}},
		{plain, ContributionQuestion{Paid: rules.MonthOf(2012, 1), Income: 2_030_000}},
		{plain, ContributionQuestion{Paid: at, Income: 2_000_000, HasSupported: true, SupportedBefore: 119, Method: subsidy.Every3Months}},
	}
	say := func(out *Contribution) string {
		return fmt.Sprint(out.Eligible, out.Gross, out.StateSupport, out.LocalSupport, out.DonorSupport, out.Net, out.Months, out.SupportMonthsLeft, out.supported, len(out.Layers), len(out.Shortfalls))
	}
	seen := map[string]bool{}
	for i, first := range asked {
		for j, second := range asked {
			var used, fresh desk
			a, faults := used.contribution(c, first.l, &first.q)
			if len(faults) > 0 {
				t.Fatal(i, faults)
			}
			a.Layers, a.Shortfalls = make([]Layer, 1), make([]Shortfall, 1)
			after, _ := used.contribution(c, second.l, &second.q)
			alone, _ := fresh.contribution(c, second.l, &second.q)
			if say(after) != say(alone) {
				t.Errorf("question %d after %d comes to\n%s, alone to\n%s", j, i, say(after), say(alone))
			}
			seen[say(alone)] = true
		}
	}
	if len(seen) != len(asked) {
		t.Errorf("%d questions come to %d answers", len(asked), len(seen))
	}
}

// TestMonthsAreCountedAsTheyAreAddedUp: counting the months that the State
// supported comes to what adding up their support does, for every kind of
// record, in every month around its ends and around those of the law.
func TestMonthsAreCountedAsTheyAreAddedUp(t *testing.T) {
	c := someCalculator(t)
	begin, now := rules.MonthOf(2018, 1), rules.MonthOf(2026, 7)
	for what, rows := range map[string][]Row{
		"nothing":                  nil,
		"before there was support": {voluntary(begin-20, 19)},
		"up to its first month":    {voluntary(begin-20, 20)},
		"into its first month":     {voluntary(begin-20, 21)},
		"from its first month":     {voluntary(begin, 3)},
		"two rows":                 {voluntary(begin+3, 4), voluntary(now-9, 5)},
		"more than are supported":  {voluntary(begin-5, 110), voluntary(rules.MonthOf(2027, 2), 40)},
		"open":                     {voluntary(now-3, 0, func(r *Row) { r.Until = 0 })},
		"withdrawn":                {voluntary(begin, 12, func(r *Row) { r.Withdrawn = true }), voluntary(now-9, 5)},
		"compulsory":               {{Period: rules.Period{From: begin, Until: begin + 12}, Scheme: pension.Compulsory, Level: Salary, Amount: 5_000_000}, voluntary(now-9, 5)},
		"three months at a time":   {voluntary(now-9, 9, everyFew(subsidy.Every3Months))},
		"ahead":                    {voluntary(now-30, 24, paidAhead(now-30))},
		"paid later":               {voluntary(now-9, 6, func(r *Row) { r.Paid = now - 7; r.Method = subsidy.Every6Months })},
		"support said":             {voluntary(now-9, 5, supported(33_000)), voluntary(now-4, 2)},
		"none said":                {voluntary(now-9, 5, supported(0)), voluntary(now-4, 2)},
		"one month, paid the next": {voluntary(now-9, 1, func(r *Row) { r.Paid = now - 10 }), voluntary(now-4, 2)},
		"said after plain":         {voluntary(begin, 98), voluntary(now-4, 3, supported(0))},
		"much before it is said":   {voluntary(begin-3, 98), voluntary(now-4, 3, supported(66_000))},
	} {
		l := deskLife(t, c, Person{Sex: rules.Male, Born: rules.MonthOf(1980, 1)}, rows...)
		for _, m := range []rules.Month{rules.MonthOf(2010, 1), begin - 1, begin, begin + 1, begin + 2, begin + 3, begin + 10, now - 30, now - 29, now - 10, now - 9, now - 8, now - 7, now - 6, now - 4, now - 2, now, now + 1, now + 60} {
			var d, e desk
			if got, want := d.grantedMonths(c, l, m), e.granted(c, l, m, rules.LastMonth+1).Months; got != want {
				t.Errorf("%s: %d months are counted before %s, %d added up", what, got, m, want)
			}
			each, cut := 0, 0
			c.eachGrant(l, m, rules.LastMonth+1, func(g grant) { each += g.months })
			c.eachGrant(l, m, now-5, func(g grant) { cut += g.months })
			if all, early := e.granted(c, l, m, rules.LastMonth+1), e.granted(c, l, m, now-5); each != all.Months || cut != early.Months {
				t.Errorf("%s: before %s %d and %d months are visited, %d and %d added up", what, m, each, cut, all.Months, early.Months)
			}
		}
	}
}

// TestPaymentsAreWalkedInTheirOrder: the payments of all rows come one after the
// other as they were made, and together cover what the rows do.
func TestPaymentsAreWalkedInTheirOrder(t *testing.T) {
	at := rules.MonthOf(2026, 1)
	for _, tt := range []struct {
		what string
		rows []Row
		want string // paid, from, until, the next payment's month
	}{
		{"none", nil, ""},
		{"single months", []Row{voluntary(at, 3)}, "0:0-3 "},
		{"none of them", []Row{voluntary(at, 0, func(r *Row) { r.Until = at })}, ""},
		{"three at a time", []Row{voluntary(at, 7, everyFew(subsidy.Every3Months))}, "0:0-3 3:3-6 6:6-7 "},
		{"at once", []Row{voluntary(at+2, 24, paidAhead(at))}, "0:2-26 "},
		{"withdrawn and compulsory", []Row{voluntary(at, 3, func(r *Row) { r.Withdrawn = true }), voluntary(at+3, 3, func(r *Row) { r.Scheme = pension.Compulsory }), voluntary(at+6, 1)}, "6:6-7 "},
		{"the later row first", []Row{voluntary(at+6, 2), voluntary(at, 3)}, "0:0-3 6:6-8 "},
		{"paid while another is", []Row{voluntary(at, 6), voluntary(at+6, 12, paidAhead(at+2))}, "0:0-2 2:2-3 2:6-18 3:3-6 "},
		{"two at once, the earlier months first", []Row{voluntary(at+6, 12, paidAhead(at)), voluntary(at, 6, paidAhead(at))}, "0:0-6 0:6-18 "},
		{"turns of two", []Row{voluntary(at, 6, everyFew(subsidy.Every3Months)), voluntary(at+9, 12, paidAhead(at+1))}, "0:0-3 1:9-21 3:3-6 "},
		{"another in the same month", []Row{voluntary(at, 3), voluntary(at+9, 12, paidAhead(at))}, "0:0-1 0:9-21 1:1-3 "},
		{"three", []Row{voluntary(at+9, 2, paidAhead(at+1)), voluntary(at+4, 2), voluntary(at, 4)}, "0:0-1 1:1-2 1:9-11 2:2-4 4:4-6 "},
	} {
		l := &Life{rows: tt.rows}
		var memory []cursor
		got := ""
		w := l.walk(&memory)
		for w.before(at + 100) {
			var s stretch
			w.payment(&s, w.then())
			got += fmt.Sprintf("%d:%d-%d ", s.paid-at, s.months.From-at, s.months.Until-at)
			w.advance(s.next)
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.what, got, tt.want)
		}
		if w = l.walk(&memory); tt.want != "" && w.before(w.left[0].paid) {
			t.Errorf("%s: a payment is made before its month", tt.what)
		}
	}
	l := &Life{rows: []Row{voluntary(at, 0, func(r *Row) { r.Until = 0 })}}
	var memory []cursor
	w := l.walk(&memory)
	if end := w.left[0].end; end != rules.LastMonth+1 || w.then() != rules.LastMonth+1 {
		t.Errorf("an open row ends before %d, and another is paid in %d, not %d", end, w.then(), rules.LastMonth+1)
	}
	s := stretch{paid: at, months: rules.Period{From: at, Until: at + 9}, next: at + 9}
	for _, cut := range []struct{ by, want rules.Month }{{0, 9}, {at - 1, 9}, {at, 9}, {at + 1, 1}, {at + 8, 8}, {at + 9, 9}, {at + 10, 9}} {
		x := s
		if x.cut(cut.by); x.next != at+cut.want || x.months.Until != at+cut.want {
			t.Errorf("cut by %d: %d months", cut.by-at, x.next-at)
		}
	}
}

// TestPricesHoldUntilTheyChange: a month is priced as since the first month of
// those whose law sets the same.
func TestPricesHoldUntilTheyChange(t *testing.T) {
	c := someCalculator(t)
	since, last, changes := rules.Month(0), priced{}, 0
	for m := rules.MonthOf(2006, 1); m <= c.book.Horizon()+12; m++ {
		if now := pricedBy(c.book.On(m)); now != last {
			last, since, changes = now, m, changes+1
		}
		if got := c.pricedSince(m); got != since {
			t.Fatalf("%s is priced as since %s, not %s", m, got, since)
		}
	}
	if changes < 15 || len(c.reprices) != changes {
		t.Errorf("prices changed %d times, %d are known", changes, len(c.reprices))
	}
}

// TestAProfileHoldsSinceItChanged: the profile of a month is that of every
// month since the one that is named, in which something began or ended.
func TestAProfileHoldsSinceItChanged(t *testing.T) {
	at := rules.MonthOf(2020, 1)
	l := &Life{}
	l.person.Status = []Status{{Period: rules.Period{From: at + 2, Until: at + 7}}, {Period: rules.Period{From: at + 20}}}
	l.person.Residence = []Residence{{Period: rules.Period{From: at + 5, Until: at + 11}}, {Period: rules.Period{From: at + 11, Until: at + 15}}}
	want := map[rules.Month]rules.Month{at + 2: at + 2, at + 5: at + 5, at + 7: at + 7, at + 11: at + 11, at + 15: at + 15, at + 20: at + 20}
	since := rules.Month(0)
	for m := at; m < at+30; m++ {
		if now, ok := want[m]; ok {
			since = now
		}
		if got := l.since(m); got != since {
			t.Errorf("%s: since %s, not %s", m, got, since)
		}
	}
}

// TestOutlaysAreCountedToAMonth: of equal payments those count that were made
// by then.
func TestOutlaysAreCountedToAMonth(t *testing.T) {
	at := rules.MonthOf(2026, 1)
	for _, tt := range []struct {
		every rules.Month
		times int
		by    rules.Month
		want  int
	}{
		{1, 5, -1, 0}, {1, 5, 0, 1}, {1, 5, 1, 2}, {1, 5, 4, 5}, {1, 5, 5, 5}, {1, 5, 50, 5},
		{3, 1, -1, 0}, {3, 1, 0, 1}, {3, 4, 2, 1}, {3, 4, 3, 2}, {3, 4, 8, 3}, {3, 4, 9, 4}, {3, 4, 90, 4}, {24, 1, 5, 1},
	} {
		o := Outlay{Paid: at, Every: tt.every, Times: tt.times}
		made := o.MadeBy(at + tt.by)
		if n := o.Times; made != (tt.want > 0) || made && (n != tt.want || o.Last() != at+tt.every*rules.Month(tt.want-1)) {
			t.Errorf("%d payments every %d months, by month %d: %t, %d until %s", tt.times, tt.every, tt.by, made, n, o.Last())
		}
	}
}

// TestRowsAreCutAfterAMonth: what is paid of a row by a month is the payments
// that began until then, each to its end.
func TestRowsAreCutAfterAMonth(t *testing.T) {
	at := rules.MonthOf(2026, 1)
	for _, tt := range []struct {
		row  Row
		by   rules.Month
		want rules.Month // 0: no row
	}{
		{voluntary(at, 12), -1, 0}, {voluntary(at, 12), 0, 1}, {voluntary(at, 12), 5, 6}, {voluntary(at, 12), 11, 12}, {voluntary(at, 12), 12, 12},
		{voluntary(at, 12, everyFew(subsidy.Every3Months)), 0, 3}, {voluntary(at, 12, everyFew(subsidy.Every3Months)), 2, 3}, {voluntary(at, 12, everyFew(subsidy.Every3Months)), 3, 6},
		{voluntary(at, 10, everyFew(subsidy.Every6Months)), 7, 10}, {voluntary(at, 24, everyFew(subsidy.Every12Months)), 12, 24},
		{voluntary(at, 24, paidAhead(at)), 0, 24}, {voluntary(at, 24, paidAhead(at)), -1, 0},
		{voluntary(at, 0, func(r *Row) { r.Until = 0 }), 7, 8},
		{voluntary(at, 9, func(r *Row) { r.Scheme, r.Level = pension.Compulsory, Salary }), 7, 8},
	} {
		l := &Life{rows: []Row{tt.row}}
		rows := l.upTo(at + tt.by)
		until := rules.Month(0)
		if len(rows) > 0 {
			until = rows[0].Until - at
		}
		if until != tt.want {
			t.Errorf("%s from %s, by month %d: until %d, not %d", tt.row.Method, tt.row.From, tt.by, until, tt.want)
		}
	}
}

// TestGapsAreFilledFromTheLast: missing months are the last that no row speaks
// of, as few rows as can be; nothing is filled before records begin.
func TestGapsAreFilledFromTheLast(t *testing.T) {
	at := rules.MonthOf(2026, 1)
	gone := voluntary(at-8, 2, func(r *Row) { r.Withdrawn = true })
	l := &Life{rows: []Row{voluntary(at-5, 3), gone}}
	for n, want := range map[int]string{0: "", 1: "0+1 ", 2: "-1+2 ", 3: "-2+3 ", 4: "-2+3 -6+1 ", 5: "-2+3 -6+1 -9+1 ", 6: "-2+3 -6+1 -10+2 "} {
		got := ""
		for _, r := range filled(l, at, n, 1_500_000) {
			got += fmt.Sprintf("%d+%d ", r.From-at, r.Until-r.From)
			if r.Scheme != pension.Voluntary || r.Level != Income || r.Amount != 1_500_000 || r.Method != subsidy.Backpay || r.Paid != at {
				t.Errorf("%+v", r)
			}
		}
		if got != want {
			t.Errorf("%d months: %s, not %s", n, got, want)
		}
	}
	first := filled(&Life{}, earliestRecord+1, 5, 1)
	if len(first) != 1 || first[0].From != earliestRecord || first[0].Months() != 2 {
		t.Errorf("before records begin: %+v", first)
	}
}

// TestTheNextChangeIsTheNearest of those that come after the month; 0 is none.
func TestTheNextChangeIsTheNearest(t *testing.T) {
	for _, tt := range [][4]rules.Month{{0, 5, 4, 5}, {0, 5, 5, 0}, {0, 5, 6, 0}, {7, 5, 4, 5}, {7, 7, 4, 7}, {7, 9, 4, 7}, {7, 4, 4, 7}, {7, 3, 4, 7}} {
		if got := nextOf(tt[0], tt[1], tt[2]); got != tt[3] {
			t.Errorf("of %d and %d after %d: %d, not %d", tt[0], tt[1], tt[2], got, tt[3])
		}
	}
}

// TestRecordsOfOutlaysAreKept: a visitor may keep what it saw, and see no more
// than it wants to.
func TestRecordsOfOutlaysAreKept(t *testing.T) {
	c := someCalculator(t)
	at := rules.MonthOf(2024, 1)
	l := deskLife(t, c, Person{Sex: rules.Male, Born: rules.MonthOf(1980, 1), Status: []Status{{Period: rules.Period{From: at, Until: at + 6}, Is: "poor"}}}, voluntary(at, 12))
	var kept []Outlay
	see := func(most int) error {
		kept = nil
		return c.EachOutlay(l, 0, func(o Outlay) bool { kept = append(kept, o); return len(kept) < most })
	}
	if err := see(9); err != nil || len(kept) != 2 || kept[0].Bill.State() != 99_000 || kept[1].Bill.State() != 33_000 || kept[0].Times != 6 || kept[1].Times != 6 {
		t.Errorf("30%% and then 10%% of 330,000 are kept as %+v, %v", kept, err)
	}
	if err := see(1); err != nil || len(kept) != 1 {
		t.Errorf("one was wanted: %d, %v", len(kept), err)
	}
	part := kept[0].Bill.Parts[0]
	_ = see(2)
	if kept[0].Bill.Parts[0].Amount != part.Amount {
		t.Error("what was seen first has changed")
	}
}
