package savings_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/savings"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// shared is one calculator for all tests of the package.
var shared = sync.OnceValues(calc.Vietnam)

func vietnamese(t testing.TB) (*calc.Calculator, *calc.Life) {
	t.Helper()
	c, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	l, err := c.Life(calc.Person{Sex: rules.Female, Born: rules.MonthOf(1985, 2), Status: []calc.Status{}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c, l
}

// aMonth costs 264,000 đồng: 22% of 1,500,000 less a fifth that the State bears.
func aMonth(m subsidy.Method) calc.Question {
	return calc.ContributionQuestion{Paid: rules.MonthOf(2026, 7), Method: m, Income: 1_500_000}
}

// household is one of members who are insured for so many months each; a
// member for no months is covered elsewhere.
func household(months ...int) calc.Question {
	q := calc.HouseholdQuestion{Paid: rules.MonthOf(2026, 7), Months: 12}
	for _, n := range months {
		q.Members = append(q.Members, calc.HouseholdMember{Born: rules.MonthOf(1985, 2), Status: []string{}, Months: n, Covered: n == 0})
	}
	return q
}

// What savings come to, worked by hand: a month is thirty days, half a year
// 180, a year 365 days or 52 weeks.
func TestWhatSavingsComeTo(t *testing.T) {
	c, l := vietnamese(t)
	for _, tt := range []struct {
		name string
		q    savings.Question
		want string
	}{
		{"a month by days", savings.Question{Amount: 8_800, Every: savings.EachDay, Toward: aMonth(subsidy.EveryMonth)},
			"needs 264000, has 264000, covers 1 months in 1 payments, 0 left, short by 0, smallest 8800"},
		{"a đồng less", savings.Question{Amount: 8_799, Every: savings.EachDay, Toward: aMonth(subsidy.EveryMonth)},
			"needs 264000, has 263970, covers 0 months in 0 payments, 263970 left, short by 30, smallest 8800"},
		{"half a year by days", savings.Question{Amount: 10_000, Every: savings.EachDay, Toward: aMonth(subsidy.Every6Months)},
			"needs 1584000, has 1800000, covers 6 months in 1 payments, 216000 left, short by 0, smallest 8800"},
		{"half a year by weeks", savings.Question{Amount: 60_000, Every: savings.EachWeek, Toward: aMonth(subsidy.Every6Months)},
			"needs 1584000, has 1500000, covers 5 months in 0 payments, 1500000 left, short by 84000, smallest 63360"},
		{"a year by days", savings.Question{Amount: 20_000, Every: savings.EachDay, Toward: aMonth(subsidy.Every12Months)},
			"needs 3168000, has 7300000, covers 27 months in 2 payments, 964000 left, short by 0, smallest 8680"},
		{"a year by weeks", savings.Question{Amount: 20_000, Every: savings.EachWeek, Toward: aMonth(subsidy.Every12Months)},
			"needs 3168000, has 1040000, covers 3 months in 0 payments, 1040000 left, short by 2128000, smallest 60924"},
		{"a year by months", savings.Question{Amount: 264_000, Every: savings.EachMonth, Toward: aMonth(subsidy.Every12Months)},
			"needs 3168000, has 3168000, covers 12 months in 1 payments, 0 left, short by 0, smallest 264000"},
		{"once", savings.Question{Amount: 264_001, Times: 1, Toward: aMonth(subsidy.EveryMonth)},
			"needs 264000, has 264001, covers 1 months in 1 payments, 1 left, short by 0, smallest 264000"},
		{"nothing", savings.Question{Every: savings.EachMonth, Toward: aMonth(subsidy.EveryMonth)},
			"needs 264000, has 0, covers 0 months in 0 payments, 0 left, short by 264000, smallest 264000"},
		{"sold only", savings.Question{Every: savings.EachDay, Sales: []savings.Sale{{"giấy", 1_500_000, 3_001}, {"lon", 1_000_000, 20_000}}, Toward: aMonth(subsidy.EveryMonth)},
			"needs 264000, has 24502, covers 0 months in 0 payments, 24502 left, short by 239498, smallest 0"},
		{"one thing sold", savings.Question{Every: savings.EachDay, Sales: []savings.Sale{{"lon", 1_000_000, 20_000}}, Toward: aMonth(subsidy.EveryMonth)},
			"needs 264000, has 20000, covers 0 months in 0 payments, 20000 left, short by 244000, smallest 0"},
		{"sold and saved", savings.Question{Amount: 1, Every: savings.EachMonth, Sales: []savings.Sale{{"lon", 1_000_000, 20_000}}, Toward: aMonth(subsidy.EveryMonth)},
			"needs 264000, has 20001, covers 0 months in 0 payments, 20001 left, short by 243999, smallest 244000"},
		{"sold more than is needed", savings.Question{Amount: 1, Every: savings.EachMonth, Sales: []savings.Sale{{"vàng", 1_000_000, 1_000_000}}, Toward: aMonth(subsidy.EveryMonth)},
			"needs 264000, has 1000001, covers 3 months in 3 payments, 208001 left, short by 0, smallest 0"},
		{"a household whose longest is six months", savings.Question{Amount: 100_000, Every: savings.EachMonth, Toward: household(6, 3)},
			"needs 922185, has 600000, covers 3 months in 0 payments, 600000 left, short by 322185, smallest 153698"},
		{"a household that needs nothing", savings.Question{Amount: 100_000, Times: 2, Toward: household(0)},
			"needs 0, has 200000, covers 0 months in 0 payments, 0 left, short by 0, smallest 0"},
	} {
		s, err := savings.Of(c, l, tt.q)
		got := fmt.Sprintf("needs %d, has %d, covers %d months in %d payments, %d left, short by %d, smallest %d", s.Needed, s.Collected, s.MonthsCovered, s.PaymentsBought, s.Carry, s.ShortBy, s.SmallestSaving)
		if err != nil || got != tt.want || s.Schedule != nil {
			t.Errorf("%s:\n got %s, %v, %v\nwant %s", tt.name, got, s.Schedule, err, tt.want)
		}
		for _, step := range s.Explain().Steps {
			if err := step.Check(); err != nil {
				t.Errorf("%s: %s: %v", tt.name, step.Quantity, err)
			}
		}
	}
}

// Months short of a year are of thirty days: eleven that are paid at once are
// 330 days, or 47 whole weeks, to save in.
func TestElevenMonthsAreNoYear(t *testing.T) {
	c, _ := vietnamese(t)
	l, err := c.Life(calc.Person{Sex: rules.Female, Born: rules.MonthOf(1965, 2), Status: []calc.Status{}}, []calc.Row{
		{Period: rules.Period{From: rules.MonthOf(2012, 7), Until: rules.MonthOf(2026, 7)}, Scheme: pension.Voluntary, Level: calc.Average, Amount: 1_500_000},
	})
	if err != nil {
		t.Fatal(err)
	}
	toward := calc.ContributionQuestion{Paid: rules.MonthOf(2026, 7), Method: subsidy.Backpay, Months: 11, Income: 1_500_000}
	for every, want := range map[savings.Every]rules.VND{savings.EachDay: 330_000, savings.EachWeek: 47_000, savings.EachMonth: 11_000} {
		s, err := savings.Of(c, l, savings.Question{Amount: 1_000, Every: every, Toward: toward})
		if err != nil || s.Needed == 0 || s.Collected != want {
			t.Errorf("every %s: %d of %d, %v, want %d", every, s.Collected, s.Needed, err, want)
		}
	}
}

// A pooled fund pays for its members in turn as soon as it can, month by month
// until everybody was paid for.
func TestAPooledFundPaysInTurn(t *testing.T) {
	c, l := vietnamese(t)
	for _, tt := range []struct {
		amount  rules.VND
		members int
		want    string
	}{
		{100_000, 1, "[]"}, {100_000, 0, "[]"}, {0, 3, "[]"},
		{100_000, 2, "[{1 200000 0 200000} {2 200000 1 136000} {3 200000 1 72000}]"},
		{264_000, 3, "[{1 792000 3 0}]"},
		{200_000, 4, "[{1 800000 3 8000} {2 800000 1 544000}]"},
	} {
		s, err := savings.Of(c, l, savings.Question{Amount: tt.amount, Every: savings.EachMonth, Members: tt.members, Toward: aMonth(subsidy.EveryMonth)})
		if got := fmt.Sprint(s.Schedule); err != nil || got != tt.want {
			t.Errorf("%d members with %d: %s, %v; want %s", tt.members, tt.amount, got, err, tt.want)
		}
	}
	s, err := savings.Of(c, l, savings.Question{Amount: 1, Every: savings.EachMonth, Members: 2, Toward: aMonth(subsidy.EveryMonth)})
	if err != nil || len(s.Schedule) != 120 || s.Schedule[119] != (savings.Round{Month: 120, Collected: 2, Carry: 240}) {
		t.Errorf("%v, %v", s.Schedule, err)
	}
}

// What is needed is explained by the payment's own part, by that of the
// household where there are several.
func TestWhatIsNeededIsExplainedByThePayment(t *testing.T) {
	c, l := vietnamese(t)
	for name, q := range map[string]calc.Question{"own_part": aMonth(subsidy.EveryMonth), "own_part_of_household": household(12, 12)} {
		s, err := savings.Of(c, l, savings.Question{Amount: 1, Every: savings.EachMonth, Toward: q})
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range s.Explain().Steps {
			if step.Quantity == "needed" && (len(step.Children) != 1 || step.Children[0].Quantity != name || step.Text() != fmt.Sprint(int(s.Needed))) {
				t.Errorf("%s: needed is %s of %+v", name, step.Text(), step.Children)
			}
		}
	}
}

// What was never asked has no law and explains nothing; a question needs what
// its payment needs.
func TestSavingsTowardsNothing(t *testing.T) {
	if law := (savings.Savings{}).Law(); law != nil {
		t.Errorf("under %+v", law)
	}
	if x := (savings.Savings{}).Explain(); x.Schema != calc.ExplainSchema || len(x.Steps) != 0 {
		t.Errorf("%+v", x)
	}
	for _, tt := range []struct {
		toward calc.Question
		want   calc.Needs
	}{{nil, calc.Needs{}}, {aMonth(subsidy.EveryMonth), calc.Needs{}}, {aMonth(subsidy.Backpay), calc.Needs{Sex: true, Born: true}}} {
		if got := (savings.Question{Toward: tt.toward}).Needs(); got != tt.want {
			t.Errorf("towards %+v: %+v", tt.toward, got)
		}
	}
}

// Up to a thousand million đồng at once may be saved or sold; more is a fault
// with its place, and so is what is wrong with the payment.
func TestFaultsOfSavings(t *testing.T) {
	c, l := vietnamese(t)
	for _, tt := range []struct {
		name string
		q    savings.Question
		want string
	}{
		{"the most", savings.Question{Amount: 1_000_000_000, Sales: []savings.Sale{{"vàng", 10_000_000, 100_000_000}}, Toward: aMonth(subsidy.EveryMonth)}, ""},
		{"more", savings.Question{Amount: 1_000_000_001, Sales: []savings.Sale{{"giấy", 1_000_000, 1}, {"vàng", 10_000_000, 100_000_001}}, Toward: aMonth(subsidy.EveryMonth)},
			"/save/amount out-of-range 1000000001 1000000000;/sell/1 out-of-range 1000000010 1000000000;"},
		{"a payment below the floor", savings.Question{Amount: 1, Toward: calc.ContributionQuestion{Paid: rules.MonthOf(2026, 7), Income: 1}}, "/toward/income income-below-floor 1 1500000;"},
	} {
		_, err := savings.Of(c, l, tt.q)
		got := ""
		for _, f := range document.All(err) {
			got += fmt.Sprintf("%s %s %s %s;", f.Path, f.Code, f.Value, f.Bound)
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
