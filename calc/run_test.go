package calc_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A case written in Go is refused as a document is: for law files that cannot be
// read, for the person, for what its questions need, and for asking nothing;
// the faults of all questions are told at once.
func TestACaseInGoIsRefusedInWords(t *testing.T) {
	c := vietnamese(t)
	adult := calc.Person{Sex: rules.Female, Born: month("1985-02")}
	pay := calc.ContributionQuestion{Paid: month("2026-01"), Income: 1_499_999}
	for _, tt := range []struct {
		what, want string
		cs         calc.Case
	}{
		{"nothing is asked", "/ask missing-key a/ : nothing is asked; add the key\n", calc.Case{Person: adult, Ask: []calc.Asked{{ID: "a"}}}},
		{"two faults", "/ask missing-key a/ : nothing is asked; add the key\n" +
			"/income income-below-floor 1499999/1500000 art. 31(2), 41/2024/QH15; art. 3, 07/2021/NĐ-CP: 1499999 is below the lowest income, 1500000 for a payment in 2026-01; raise the income to the lowest of that month\n",
			calc.Case{Person: adult, Ask: []calc.Asked{{ID: "a"}, {ID: "b", Question: pay}}}},
		{"nobody", "/person/sex out-of-range 0/female, male : 0 is outside female, male; choose a value within it\n" +
			"/person/born out-of-range /1900-01 to 2130-12 :  is outside 1900-01 to 2130-12; choose a value within it\n",
			calc.Case{Ask: []calc.Asked{{ID: "a", Question: calc.RetirementAgeQuestion{}}}}},
		{"files", "/law no-law-files a.yaml, b.yaml/ : the case names rule files, which cannot be read here; pass the files beside the case\n",
			calc.Case{Person: adult, LawFiles: []string{"a.yaml", "b.yaml"}}},
		{"a set", "/assume bad-choice hihg/low, middle, high : no set of assumptions is called \"hihg\"; did you mean \"high\"?\n",
			calc.Case{Person: adult, Assume: calc.Assumptions{Set: "hihg"}}},
	} {
		answers, err := c.Run(&tt.cs, nil)
		if got := inWordsOf(err); answers != nil || got != tt.want {
			t.Errorf("%s: %v\n%q\nwant\n%q", tt.what, answers, got, tt.want)
		}
	}
	answers, err := c.Run(&calc.Case{Person: adult, Ask: []calc.Asked{{ID: "a", Kind: "age", Question: calc.RetirementAgeQuestion{}, Explain: true, ByMonth: true}}}, nil)
	if err != nil || len(answers) != 1 || answers[0].ID != "a" || answers[0].Kind != "age" || !answers[0].Explain || !answers[0].ByMonth {
		t.Fatalf("%+v, %v", answers, err)
	}
	if age := answers[0].Result.(calc.RetirementAge); age.Reached != month("2045-02") {
		t.Errorf("a woman born in February 1985 reaches 60 in %s", age.Reached)
	}
	l, err := c.Life(adult, nil)
	if err != nil {
		t.Fatal(err)
	}
	nobody := calc.Asked{Kind: "retirement_age", Question: calc.RetirementAgeQuestion{}}
	empty, _ := c.Partial(calc.Person{}, nil)
	if _, err := nobody.Answer(c, empty); !strings.HasPrefix(inWordsOf(err), "/person/sex missing-key retirement_age/sex : \"sex\" is missing; it is needed by retirement_age; add the key\n/person/born") {
		t.Errorf("of nobody: %q", inWordsOf(err))
	}
	if _, err := nobody.Answer(c, l); err != nil {
		t.Error(err)
	}
}

// As many rows and months as a record may have are read; one more is a fault
// that says how many there are.
func TestARecordHasItsBounds(t *testing.T) {
	c := vietnamese(t)
	p := calc.Person{Sex: rules.Male, Born: month("1950-01")}
	rows := func(n, each int) (rows []calc.Row) {
		for i := range n {
			from := month("1961-01") + rules.Month(i*each)
			rows = append(rows, calc.Row{Period: rules.Period{From: from, Until: from + rules.Month(each)}, Scheme: pension.Compulsory, Level: calc.Average, Amount: 1})
		}
		return rows
	}
	for _, tt := range []struct {
		n, each int
		want    string
	}{
		{calc.MaxRows, 1, ""}, {calc.MaxRows, 2, ""},
		{calc.MaxRows + 1, 1, "601 rows with 601 months"}, {1, 1201, "1 rows with 1201 months"},
	} {
		_, err := c.Life(p, rows(tt.n, tt.each))
		want := ""
		if tt.want != "" {
			want = "/record too-many-months /600 rows, 1200 months : " + tt.want + "; join rows that are alike, and keep to one life\n"
		}
		if got := inWordsOf(err); got != want {
			t.Errorf("%d rows of %d: %q, want %q", tt.n, tt.each, got, want)
		}
	}
}

// A rate of interest that nobody found ends the outlays of a record with a
// fault; those before it are told.
func TestOutlaysEndWhereTheRateIsNotKnown(t *testing.T) {
	c := vietnamese(t)
	life := mustLife(c, calc.Person{Sex: rules.Male, Born: month("1985-02")}, []calc.Row{
		{Period: rules.Period{From: month("2016-01"), Until: month("2016-04")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 700_000},
		{Period: rules.Period{From: month("2018-01"), Until: month("2020-01")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 700_000, Method: subsidy.Prepay},
		{Period: rules.Period{From: month("2020-01"), Until: month("2020-04")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 700_000},
	})
	var seen []string
	err := c.EachOutlay(life, 0, func(o calc.Outlay) bool { seen = append(seen, o.Paid.String()); return true })
	if fmt.Sprint(seen) != "[2016-01]" || !strings.HasPrefix(inWordsOf(err), "/fund_rate unknown-figure contribution.fund_rate/") {
		t.Errorf("saw %v, %q", seen, inWordsOf(err))
	}
}

// Support as granted is never more than what is due: first the State's, then
// the others' together.
func TestGrantedSupportIsAtMostWhatIsDue(t *testing.T) {
	c := vietnamese(t)
	for _, tt := range []struct {
		state, local, donor rules.VND
		want                string
	}{
		{100_000, 20_000, 4_000, "state 100000 for 1; province 24000 for 1; 154000 30000"},
		{100_000, 50_000, 4_000, "state 100000 for 1; province 54000 for 1; 154000 0"},
		{100_000, 50_000, 4_001, "state 100000 for 1; province 54000 for 1; 154000 0"},
		{154_001, 1, 1, "state 154000 for 1; 154000 0"},
		{0, 0, 200_000, "province 154000 for 1; 154000 0"},
	} {
		life := mustLife(c, calc.Person{Sex: rules.Male, Born: month("1985-02")}, []calc.Row{{
			Period: rules.Period{From: month("2019-01"), Until: month("2019-02")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 700_000,
			SupportGiven: true, StateSupport: tt.state, LocalSupport: tt.local, DonorSupport: tt.donor,
		}})
		_ = c.EachOutlay(life, 0, func(o calc.Outlay) bool {
			tree := c.ExplainOutlay(&o)
			if got := billed(o.Bill); got != tt.want || tree.Text() != fmt.Sprint(int64(o.Bill.Net)) || tree.Check() != nil {
				t.Errorf("%d, %d, %d: %s, want %s; explained as %s, %v", tt.state, tt.local, tt.donor, got, tt.want, tree.Text(), tree.Check())
			}
			return true
		})
	}
}

// The quantities behind an answer are those that its amounts were made of, and
// an answer without an average has no months of one.
func TestAnAnswerShowsWhatItWasMadeOf(t *testing.T) {
	c := vietnamese(t)
	m := month("2026-07")
	life := mustLife(c, calc.Person{Sex: rules.Male, Born: month("1964-01")}, []calc.Row{run(pension.Voluntary, calc.Average, 2_000_000, 60, m)})
	death, err := c.Death(life, calc.DeathQuestion{Month: m})
	if err != nil || death.Working().LumpSum != death.SurvivorLumpSum || death.SurvivorLumpSum == 0 {
		t.Errorf("death: %+v, %v", death.SurvivorLumpSum, err)
	}
	allowance, err := c.MonthlyAllowance(life, calc.MonthlyAllowanceQuestion{Month: m})
	if err != nil || allowance.Working().Monthly != allowance.Monthly || allowance.Monthly == 0 {
		t.Errorf("allowance: %+v, %v", allowance.Monthly, err)
	}
	cover, err := c.WorkAccident(life, calc.WorkAccidentQuestion{Paid: m, Months: 6})
	if err != nil || cover.Working().Premium != cover.Premium || cover.Premium == 0 {
		t.Errorf("work accident: %+v, %v", cover.Premium, err)
	}
	young := mustLife(c, calc.Person{Sex: rules.Male, Born: month("1990-01")}, []calc.Row{run(pension.Voluntary, calc.Average, 2_000_000, 6, m)})
	p, _ := c.Pension(young, calc.PensionQuestion{Month: m})
	o, _ := c.OneTime(young, calc.OneTimeQuestion{Month: m, Ground: pension.StoppedPaying})
	a, _ := c.MonthlyAllowance(young, calc.MonthlyAllowanceQuestion{Month: m})
	d, _ := c.Death(mustLife(c, young.Person(), nil), calc.DeathQuestion{Month: m})
	pensioner, err := c.Death(life, calc.DeathQuestion{Month: m, PensionSince: month("2026-01"), PensionMonthly: 1_000_000})
	if err != nil || pensioner.SurvivorLumpSum == 0 {
		t.Fatal(pensioner, err)
	}
	for _, r := range []calc.Result{p, o, a, d, pensioner, cover} {
		if years := c.ByMonth(young, r); len(years) != 0 {
			t.Errorf("%T without an average: %d years of one", r, len(years))
		}
	}
	if years := c.ByMonth(life, death); len(years) != 6 || len(years[0].Months) != 5 || years[0].Year != 2021 {
		t.Errorf("sixty months until July 2026: %d years", len(years))
	}
}

// A life that goes on keeps what stands as paid, whatever comes behind it.
func TestALongerLifeKeepsWhatWasPaid(t *testing.T) {
	book, err := vietnamese(t).Book().With(fstest.MapFS{"floor.yaml": {Data: []byte(imaginedFloor)}})
	if err != nil {
		t.Fatal(err)
	}
	c := calc.New(book)
	life := mustLife(c, calc.Person{Sex: rules.Male, Born: month("1966-06")}, []calc.Row{
		{Period: rules.Period{From: month("2026-02"), Until: month("2026-04")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000}})
	more := []calc.Row{{Period: rules.Period{From: month("2026-05"), Until: month("2026-07")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 3_000_000}}
	longer, faults := c.Longer(life, more)
	if len(faults) > 0 || longer.Record().Before(rules.LastMonth).Insured() != 4 {
		t.Fatal(faults)
	}
	out, err := c.Pension(longer, calc.PensionQuestion{Month: month("2026-07")})
	if err != nil || !keptAsPaid(out) {
		t.Errorf("what stands as paid is not told of any more: %v", err)
	}
	more[0].Amount = 2_999_999
	more[0].From, more[0].Until = book.Checked().Month()+1, book.Checked().Month()+2
	if _, faults := c.Longer(life, more); !strings.HasPrefix(inWordsOf(faults.Err()), "/record/1/income income-below-floor 2999999/3000000") {
		t.Errorf("told %v", faults)
	}
}

// Whoever holds a confirmation of waiting for the age by any law holds it: the
// words of all laws, each once and in their order.
func TestWaitersAreThoseOfEveryLaw(t *testing.T) {
	const text = "schema: 1\ninstrument: {id: more, number: x, kind: what_if, title: {vi: x, en: y}, issuer: x, published: 2026-01-10, in_force: 2026-02-01, source: x}\n" +
		"set: [{param: pension.waiting.status, value: [zealous, able, waiting_for_pension_age], at: art. 1}]\n"
	book, err := vietnamese(t).Book().With(fstest.MapFS{"more.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(vietnamese(t).Waiters()); got != "[waiting_for_pension_age]" {
		t.Error(got)
	}
	if got := fmt.Sprint(calc.New(book).Waiters()); got != "[able waiting_for_pension_age zealous]" {
		t.Error(got)
	}
}
