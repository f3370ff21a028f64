package plans_test

import (
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// TestWhereNothingCouldBeTried: who has all the months that are read already can
// add none; that is an answer, with nothing to explain.
func TestWhereNothingCouldBeTried(t *testing.T) {
	c, err := calc.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	from := rules.MonthOf(1990, 1)
	l, err := c.Life(calc.Person{Sex: rules.Male, Born: rules.MonthOf(1970, 1)}, []calc.Row{{
		Period: rules.Period{From: from, Until: from + calc.MaxMonths}, Scheme: pension.Compulsory, Level: calc.Average, Amount: 5_000_000,
	}})
	if err != nil {
		t.Fatal(err)
	}
	s, err := plans.Solve(c, l, plans.SolveQuestion{
		Vary: plans.VaryMonths, Target: plans.Target{Monthly: 1},
		Plan: []calc.Row{{Period: rules.Period{From: from + calc.MaxMonths}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000}},
	})
	if err != nil || s.Reachable || len(s.Explain().Steps) != 0 {
		t.Errorf("%+v, %v", s, err)
	}
}

// What cannot be asked is refused by its name.
func TestQuestionsThatAreNone(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1970-05")
	_, err := plans.Solve(c, l, plans.SolveQuestion{Target: theRight, Vary: "age", Plan: plan(t, "2027-01", "2027-01", 2_200_000)})
	if got := wrong(err); got != "/vary out-of-range age" || !strings.Contains(err.Error(), "age is none of income, months, retirement_month") {
		t.Errorf("%s: %v", got, err)
	}
	for _, vary := range []plans.Vary{plans.VaryIncome, plans.VaryMonths} {
		_, err := plans.Solve(c, l, plans.SolveQuestion{Target: theRight, Vary: vary})
		if got := wrong(err); got != "/plan missing-key" || !strings.Contains(err.Error(), "there is no plan whose "+string(vary)+" could be varied") {
			t.Errorf("no plan to vary the %s of: %s: %v", vary, got, err)
		}
	}
	_, err = plans.Search(c, l, plans.CheapestQuestion{Target: theRight, Start: month(t, "2027-01"), Objective: "support"})
	if got := wrong(err); got != "/objective out-of-range support" || !strings.Contains(err.Error(), "support is none of total_paid, present_value") {
		t.Errorf("%s: %v", got, err)
	}
}

// What a caller writes into an answer is not explained, and nothing breaks.
func TestAnswersThatCallersChanged(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1967-05", worked(t, 175, "2026-12"))
	found, err := plans.Search(c, l, plans.CheapestQuestion{Target: theRight, Methods: []subsidy.Method{subsidy.Backpay}, Start: month(t, "2027-01")})
	if err != nil {
		t.Fatal(err)
	}
	before := topsOf(found)
	found.SavedAgainstMonthly = 5
	if got := topsOf(found); got != before || before != "total_paid total_support pension" {
		t.Errorf("with a saving: %s, without: %s", got, before)
	}
	if got := topsOf(plans.Cheapest{Plan: found.Plan}); got != "" {
		t.Errorf("a plan without its search: %s", got)
	}
	if found.Plan = nil; topsOf(found) != "" {
		t.Errorf("no plan: %s", topsOf(found))
	}
	if found.Plan = (&plans.Plan{}); topsOf(found) != "" {
		t.Errorf("another plan: %s", topsOf(found))
	}
	most, err := plans.Solve(c, l, plans.SolveQuestion{Target: plans.Target{Monthly: 90_000_000}, Vary: plans.VaryIncome, Plan: plan(t, "2027-01", "2027-01", 2_200_000)})
	if err != nil {
		t.Fatal(err)
	}
	most.Reachable, most.OneStepLess = true, &plans.Miss{}
	if got := topsOf(most); got != "insured_months total_paid solved_value" {
		t.Errorf("one step less of nothing: %s", got)
	}
	least, err := plans.Solve(c, l, plans.SolveQuestion{Target: theRight, Vary: plans.VaryMonths, Plan: plan(t, "2027-01", "2027-01", 2_200_000)})
	if err != nil || least.OneStepLess == nil {
		t.Fatal(err)
	}
	if least.OneStepLess = nil; topsOf(least) != "pension total_paid solved_value" {
		t.Errorf("one step less was taken out: %s", topsOf(least))
	}
}

// The cost of a plan is explained where the pension that it brings cannot be,
// because the rate of the health card that comes with it is not known.
func TestPlansAreExplainedWithoutTheirPension(t *testing.T) {
	c := reformed(t, "param: health.rate, value: unknown, from: 2026-01")
	l := lifeWith(t, c, "1967-05", worked(t, 175, "2026-12"))
	found, err := plans.Search(c, l, plans.CheapestQuestion{Target: theRight, Methods: monthly, Start: month(t, "2027-01")})
	if got := topsOf(found); err != nil || got != "total_paid total_support" {
		t.Errorf("%v: %s", err, got)
	}
	s, err := plans.Solve(c, l, plans.SolveQuestion{Target: theRight, Vary: plans.VaryMonths, Plan: plan(t, "2027-01", "2027-01", 2_200_000)})
	if got := topsOf(s); err != nil || got != "total_paid solved_value missing_one_step_less" {
		t.Errorf("%v: %s", err, got)
	}
}

// topsOf returns what the trees of an answer are about.
func topsOf(v calc.Explained) string {
	var out []string
	for _, s := range v.Explain().Steps {
		out = append(out, s.Quantity)
	}
	return strings.Join(out, " ")
}

// Where a record has room for one row more, only a plan of one row stands, and
// what is not known of its pension is told.
func TestARecordWithRoomForFewRows(t *testing.T) {
	full := make([]calc.Row, calc.MaxRows-1)
	for i := range full {
		full[i] = worked(t, 1, "1970-01")
		full[i].From, full[i].Until, full[i].Withdrawn = full[i].From+rules.Month(i), full[i].Until+rules.Month(i), i >= 155
	}
	unknown := reformed(t, "param: indexation.voluntary, value: unknown, from: 2026-01")
	for _, tt := range []struct {
		name string
		law  *calc.Calculator
		rows []calc.Row
		want string
	}{
		{"two rows", vietnamese(t), full[:len(full)-1], "2027-01 to 2028-12 prepay of 2200000 in 2027-01, 2029-01 to 2029-01 monthly of 2200000, 9276375 for 180 months then 2027-01 to 2029-01 monthly of 2200000, 9680000 for 180 months"},
		{"one row", vietnamese(t), full, "2027-01 to 2029-01 monthly of 2200000, 9680000 for 180 months"},
		{"one row, and no pension known", unknown, full, "unknown-figure indexation.voluntary"},
	} {
		l := lifeWith(t, tt.law, "1955-05", tt.rows...)
		if got := found(plans.Search(tt.law, l, plans.CheapestQuestion{Target: theRight, Methods: []subsidy.Method{subsidy.EveryMonth, subsidy.Prepay}, Start: month(t, "2027-01")})); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}
