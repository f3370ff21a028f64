package pension_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// totalsOf adds up plain spells as a caller does who reads many.
func totalsOf(spells []pension.Spell) pension.Totals {
	t := pension.Totals{}
	for _, s := range spells {
		t.Most, t.End, t.Last = max(t.Most, s.Monthly), s.Until, s.Scheme
		if s.Scheme == v {
			t.Time.Voluntary += s.Months()
			t.JoinedVoluntary = cmp.Or(t.JoinedVoluntary, s.From)
		} else {
			t.Time.Compulsory += s.Months()
			t.JoinedCompulsory = cmp.Or(t.JoinedCompulsory, s.From)
		}
	}
	return t
}

// TestARecordWhoseTotalsAreKnownIsTheSame: as one that is added up here, also
// where it is put in the place of another.
func TestARecordWhoseTotalsAreKnownIsTheSame(t *testing.T) {
	law := vietnam(t).On(month("2026-07"))
	var held pension.Record
	for _, spells := range [][]pension.Spell{
		nil,
		{paying(v, "2010-01", "2012-12", 900_000), paying(o, "2013-06", "2020-06", 3_000_000)},
		{paying(o, "2010-01", "2010-01", 900_000)},
		nil,
		{paying(v, "2011-01", "2011-12", 700_000), paying(v, "2012-02", "2012-03", 800_000)},
		{paying(o, "2001-01", "2002-12", 500_000), paying(v, "2009-01", "2019-12", 1_000_000), paying(o, "2020-01", "2020-01", 2_000_000)},
	} {
		totals := totalsOf(spells)
		held.Hold(func() []pension.Spell { return spells }, &totals)
		want := recordOf(t, spells...)
		for _, m := range []rules.Month{month("2009-05"), month("2012-02"), month("2020-01"), month("2020-02"), month("2026-07")} {
			is, by := held.LastPaid(m)
			was, wasBy := want.LastPaid(m)
			a, failed := held.AverageBefore(m, law, pension.Tables{})
			b, wasFailed := want.AverageBefore(m, law, pension.Tables{})
			if is != was || by != wasBy || held.Before(m) != want.Before(m) || a != b || failed.Missing() || wasFailed.Missing() {
				t.Errorf("%v before %s: %v paid by %s until %s, want %v by %s until %s", spells, m, held.Before(m), by, is, want.Before(m), wasBy, was)
			}
		}
		if held.JoinedVoluntary() != want.JoinedVoluntary() || held.JoinedCompulsory() != want.JoinedCompulsory() || held.Joined() != want.Joined() || !slices.Equal(held.Spells(), want.Spells()) {
			t.Errorf("%v: joined %s and %s", spells, held.JoinedVoluntary(), held.JoinedCompulsory())
		}
	}
}

// TestTheFirstMonthThatThereIsIsAMonth: who joins in the very last month is
// insured in it.
func TestTheFirstMonthThatThereIsIsAMonth(t *testing.T) {
	var r pension.Record
	r.Hold(nil, &pension.Totals{JoinedVoluntary: rules.LastMonth})
	if r.JoinedVoluntary() != rules.LastMonth || r.JoinedCompulsory() != 0 {
		t.Errorf("joined %s and %s", r.JoinedVoluntary(), r.JoinedCompulsory())
	}
}

// TestASumThatIsKnownIsTaken: by the law by which it was made, of all months;
// not by another, and not of some of them. The sum here is one that only the
// caller can have.
func TestASumThatIsKnownIsTaken(t *testing.T) {
	b := vietnam(t)
	law, other := b.On(month("2026-07")), b.On(month("2024-07"))
	spells := []pension.Spell{paying(v, "2010-01", "2010-10", 1_000_000), paying(o, "2011-01", "2011-02", 1_000_000)}
	plain := recordOf(t, spells...)
	totals := totalsOf(spells)
	totals.Indexed, totals.By = 12_000_000_000_000, &law.Indexation // 12 months of 1,000,000
	half := *law
	half.Indexation.Compulsory = other.Indexation.Compulsory
	voluntary := *law
	voluntary.Indexation.Voluntary = other.Indexation.Voluntary
	var r pension.Record
	r.Hold(func() []pension.Spell { return spells }, &totals)
	for _, tt := range []struct {
		name  string
		m     rules.Month
		law   *rules.Law
		taken bool
	}{
		{"all months", month("2011-03"), law, true}, {"some months", month("2011-02"), law, false}, {"another law", month("2011-03"), other, false},
		{"another table of salaries", month("2011-03"), &half, false}, {"another table of income", month("2011-03"), &voluntary, false},
	} {
		got, _ := r.AverageBefore(tt.m, tt.law, pension.Tables{})
		want, _ := plain.AverageBefore(tt.m, tt.law, pension.Tables{})
		if (got.Times(1, 1) == 1_000_000) != tt.taken || !tt.taken && got != want {
			t.Errorf("%s: an average of %s, of its own %s", tt.name, got.Cents(), want.Cents())
		}
	}
}

// TestOddSpellsAreNoHarm: an empty one counts for nothing, an amount below
// nothing is nothing, a scheme that nobody knows is read as compulsory.
func TestOddSpellsAreNoHarm(t *testing.T) {
	law := vietnam(t).On(month("2026-07"))
	empty := months(v, "2020-01", "2019-12")
	r, clashes := pension.NewRecord([]pension.Spell{empty, months(o, "2020-01", "2020-06")})
	if clashes != nil || r.JoinedVoluntary() != 0 || r.Before(month("2026-01")) != (pension.Time{Compulsory: 6}) || r.Joined() != month("2020-01") {
		t.Errorf("an empty spell: %v, joined %s, %v", clashes, r.JoinedVoluntary(), r.Before(month("2026-01")))
	}
	backwards := months(v, "2020-06", "2019-12")
	if r, _ := pension.NewRecord([]pension.Spell{backwards}); r.Before(month("2026-01")).Insured() != 0 || r.Joined() != 0 {
		t.Errorf("a spell that ends before it begins: %v from %s", r.Before(month("2026-01")), r.Joined())
	}
	for _, none := range []string{"2020-01", "2020-03", "2020-04"} {
		between := months(o, none, "2019-12")
		if _, clashes := pension.NewRecord([]pension.Spell{months(v, "2020-01", "2020-06"), between, months(o, "2020-04", "2020-09")}); fmt.Sprint(clashes) != "[[0 2]]" {
			t.Errorf("with an empty spell between them: %v", clashes)
		}
		if r, clashes := pension.NewRecord([]pension.Spell{months(v, "2020-01", "2020-06"), between}); clashes != nil || r.Before(month("2026-01")).Insured() != 6 {
			t.Errorf("an empty spell within another: %v", clashes)
		}
	}
	odd := months(pension.Scheme(9), "2020-01", "2020-12")
	r = recordOf(t, odd)
	compulsory := recordOf(t, months(o, "2020-01", "2020-12"))
	for _, tables := range []pension.Tables{{}, {Voluntary: law.Indexation.Voluntary.Value, Compulsory: law.Indexation.Compulsory.Value}} {
		got, _ := r.AverageBefore(month("2021-01"), law, tables)
		want, _ := compulsory.AverageBefore(month("2021-01"), law, tables)
		if got != want || r.JoinedCompulsory() != month("2020-01") {
			t.Errorf("an unknown scheme: %s, joined %s", got.Cents(), r.JoinedCompulsory())
		}
		debt := recordOf(t, paying(v, "2025-01", "2025-06", -1_000_000), paying(v, "2025-07", "2025-12", 1_000_000))
		if got, _ := debt.AverageBefore(month("2026-01"), law, tables); got.Times(1, 1) != 500_000 {
			t.Errorf("half a year below nothing: %s", got.Cents())
		}
	}
}

// TestAHugeAmountAnywhereIsAddedUpInFull: also where a small one follows.
func TestAHugeAmountAnywhereIsAddedUpInFull(t *testing.T) {
	law := vietnam(t).On(month("2026-07"))
	small, huge := paying(v, "2025-01", "2025-12", 1), paying(o, "2013-01", "2022-12", rules.MaxVND)
	tables := pension.Tables{Voluntary: law.Indexation.Voluntary.Value, Compulsory: law.Indexation.Compulsory.Value}
	r := recordOf(t, huge, small)
	got, _ := r.AverageBefore(month("2026-07"), law, pension.Tables{})
	want, _ := r.AverageBefore(month("2026-07"), law, tables)
	if got != want || got.Times(1, 1) < rules.MaxVND {
		t.Errorf("%s, want %s", got.Cents(), want.Cents())
	}
}

// TestOnlySpellsThatShareAMonthClash: those before and after them do not.
func TestOnlySpellsThatShareAMonthClash(t *testing.T) {
	_, clashes := pension.NewRecord([]pension.Spell{months(v, "2019-01", "2019-06"), months(v, "2020-01", "2020-06"), months(o, "2020-06", "2020-07"), months(o, "2021-01", "2021-06")})
	if fmt.Sprint(clashes) != "[[1 2]]" {
		t.Errorf("clashes: %v", clashes)
	}
}

// TestMonthsOfALawWithoutTables: they have no factor; nothing panics.
func TestMonthsOfALawWithoutTables(t *testing.T) {
	c := pension.Claimant{Book: vietnam(t), Record: recordOf(t, paying(v, "2025-01", "2025-01", 1_500_000), paying(o, "2025-02", "2025-02", 5_000_000))}
	for _, m := range c.IndexedMonths(&rules.Law{}, month("2026-07"), month("2026-07")) {
		if m.Factor != 0 {
			t.Errorf("%+v", m)
		}
	}
}

// TestPricesCarriedOn: past the last table, last year's income is lifted by the
// growth that was assumed, in each year by its own table; by none without one.
func TestPricesCarriedOn(t *testing.T) {
	b := vietnam(t)
	c := pension.Claimant{Book: b, Sex: woman, Born: month("1965-01"), Record: recordOf(t, paying(o, "1995-01", "2015-12", 4_000_000), paying(v, "2016-01", "2026-12", 2_000_000))}
	last := &b.On(month("2035-12")).Indexation
	before := map[string]rules.VND{}
	for _, growth := range []rules.Rate{0, 20_000, 50_000} {
		if c.Carried = nil; growth > 0 {
			c.Carried = pension.Carry(b, growth)
		}
		for _, at := range []string{"2030-03", "2034-03", "2030-05"} {
			m := month(at)
			got, missing := c.OneTime(pension.OneTimeClaim{Month: m, Ground: pension.Emigrating})
			want, _ := c.Record.AverageBefore(m+1, b.On(m), pension.Tables{Voluntary: last.Voluntary.Value.Rebased(m.Year(), growth), Compulsory: last.Compulsory.Value.Rebased(m.Year(), growth)})
			if missing.Missing() || got.Average != want || want.Months == 0 {
				t.Errorf("%s at %s: %s, want %s", at, growth.Percent(), got.Average.Cents(), want.Cents())
			}
			if way := c.ExplainOneTime(&got, m); way.Text() != fmt.Sprint(int64(got.Before)) || way.Check() != nil {
				t.Errorf("%s at %s: %d is explained as %s", at, growth.Percent(), got.Before, way.Text())
			}
			if lifted := got.Average.Times(1, 1); growth > 0 && lifted <= before[at] || growth == 0 && at == "2034-03" && lifted != before["2030-03"] {
				t.Errorf("%s at %s: %d, and %d with less growth", at, growth.Percent(), lifted, before[at])
			}
			before[at] = got.Average.Times(1, 1)
		}
	}
}

// TestTheAmountPaidIsLiftedToTheYearOfTheBenefit: where the law has it lifted,
// by the table of the year in which the benefit is paid, past the last one by
// that carried on to it. Six months of 1,000,000 at 25% are 1,500,000.
func TestTheAmountPaidIsLiftedToTheYearOfTheBenefit(t *testing.T) {
	b := island(t)
	indexed := figuresOf(b, []string{"amount_paid.indexed"})
	indexed[0].change("the other way")
	const growth = 100_000
	c := pension.Claimant{Book: b, Sex: woman, Born: month("1960-06"), Carried: pension.Carry(b, growth), Record: recordOf(t, paying(v, "2012-03", "2012-08", 1_000_000))}
	for _, at := range []string{"2013-12", "2014-01", "2020-12", "2021-01"} {
		m := month(at)
		factor := rules.Rate(rules.One)
		if m > b.Horizon() {
			factor, _ = b.On(m).Indexation.Voluntary.Value.Rebased(m.Year(), growth).Of(2012)
		}
		o, missing := c.OneTime(pension.OneTimeClaim{Month: m, Ground: pension.Emigrating})
		if way := c.ExplainOneTime(&o, m); missing.Missing() || o.Paid != rules.VND(1_500_000).Share(factor) || way.Text() != fmt.Sprint(int64(o.Before)) {
			t.Errorf("%s: %d paid, by a factor of %s; explained as %s", at, o.Paid, factor, way.Text())
		}
	}
}

// TestALawWithoutAnAge: nobody reaches it, and what is lacking has no article.
func TestALawWithoutAnAge(t *testing.T) {
	b, err := rules.Load(fstest.MapFS{"national/2000-law-02.yaml": {Data: []byte(`schema: 1
instrument:
  id: 2000-law-02
  number: 02/2000/EX
  kind: law
  title: {vi: "Luật không có tuổi", en: "A law without an age"}
  issuer: example
  published: 2000-01-01
  in_force: 2000-01-01
  source: example
set:
  - {param: pension.min_insured_months, value: 12, at: art. 1}
  - {param: pension.compulsory_min_months, value: 12, at: art. 2}
  - {param: one_time.ground.retirement_age, value: true, at: art. 3}
  - {param: monthly_allowance.base, value: 300000, at: art. 4}
  - {param: social_pension.age, value: 900, at: art. 5}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	if got := pension.AgeOf(b, man, month("1950-01"), 0); got != (pension.RetirementAge{}) {
		t.Errorf("an age of %d months", got.Months)
	}
	c := pension.Claimant{Book: b, Sex: man, Born: month("1950-01"), Record: recordOf(t, months(o, "2001-01", "2010-12"))}
	for _, lower := range []int{0, 12} {
		got, missing := c.Pension(pension.Claim{Asked: month("2011-01"), LowerAge: lower})
		lacks := got.Shortfalls.List()
		if missing.Missing() || got.Eligible() || got.Age != (pension.RetirementAge{}) || len(lacks) != 1 || lacks[0] != (pension.Shortfall{What: pension.AgeMonths, Have: 732}) {
			t.Errorf("%s, missing %v: %+v", got.Branch, missing, lacks)
		}
	}
	if got, _ := c.OneTime(pension.OneTimeClaim{Month: month("1999-01"), Ground: pension.AtAge}); got.Eligible() {
		t.Error("a one-time benefit by no law")
	}
}

// TestGroundsAreTheirNames: those of Law 41/2024 art. 102(1), in its order.
func TestGroundsAreTheirNames(t *testing.T) {
	names := pension.Grounds()
	if fmt.Sprint(names) != "[retirement_age emigration illness impairment stopped]" {
		t.Errorf("grounds: %v", names)
	}
	if names[0] = "changed"; pension.Grounds()[0] != "retirement_age" || pension.AtAge.String() != "retirement_age" {
		t.Error("who changes the names that were given out changes those of others")
	}
	if g, ok := pension.ParseGround("retirement_age"); g != pension.AtAge || !ok {
		t.Errorf("the retirement age is read as %s", g)
	}
	if g, ok := pension.ParseGround("old"); g != 0 || ok {
		t.Errorf("an unknown ground is read as %s", g)
	}
}

// TestARecordThatClashesIsEmpty: also one that was another before.
func TestARecordThatClashesIsEmpty(t *testing.T) {
	r := recordOf(t, months(v, "2020-01", "2020-12"))
	if r.Take([]pension.Spell{months(o, "2020-06", "2020-12"), months(v, "2020-01", "2020-06")}) {
		t.Error("a month counts twice")
	}
	if last, _ := r.LastPaid(month("2026-01")); last != 0 || r.Joined() != 0 || len(r.Spells()) != 0 || r.Before(month("2026-01")).Insured() != 0 {
		t.Errorf("left: %v", r.Spells())
	}
}

// TestRelationsAreTheirNames: those whom Law 41/2024 art. 86 names.
func TestRelationsAreTheirNames(t *testing.T) {
	if got := fmt.Sprint(pension.Relations()); got != "[child wife husband mother father mother_in_law father_in_law]" {
		t.Errorf("relations: %s", got)
	}
}

func vietnam(t *testing.T) *rules.Book {
	t.Helper()
	b, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return b
}
