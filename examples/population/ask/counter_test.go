package ask

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/people"
	"github.com/volsi/volsi/examples/population/synthetic"
	"github.com/volsi/volsi/examples/population/tally"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

var month = rules.MonthOf(2026, 7)

// planned returns the plan of the tests: the law, one reform of support, one
// of the pension.
func planned(t *testing.T, reforms ...string) *Plan {
	t.Helper()
	q := Question{Month: month, Year: 2026, Ground: pension.StoppedPaying}
	for _, name := range reforms {
		r, err := ReadReform("../../reforms/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		q.Reforms = append(q.Reforms, r)
	}
	plan, err := NewPlan(q)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// plain adds single answers up, in the simplest way there is.
type plain map[string]*big.Int

func (p plain) add(key string, n, weight int64) {
	if p[key] == nil {
		p[key] = new(big.Int)
	}
	p[key].Add(p[key], new(big.Int).Mul(big.NewInt(n), big.NewInt(weight)))
}

// single asks one person one question after the other, as anybody would.
func (p plain) single(t *testing.T, law int, c *calc.Calculator, s *calc.Subject, weight int64) {
	t.Helper()
	life, err := c.Life(s.Person, s.Rows)
	if err != nil {
		t.Fatal(err)
	}
	pays := s.Pays
	pays.Paid = month
	paid, err1 := c.Contribution(life, pays)
	old, err2 := c.Pension(life, calc.PensionQuestion{Month: month})
	once, err3 := c.OneTime(life, calc.OneTimeQuestion{Month: month, Ground: pension.StoppedPaying})
	dead, err4 := c.Death(life, calc.DeathQuestion{Month: month})
	years, err5 := ahead.Project(c, life, ahead.Question{Until: month + 90})
	for _, err := range []error{err1, err2, err3, err4, err5} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, n := range map[string]rules.VND{
		"gross": paid.Gross, "state_pays": paid.StateSupport, "local": paid.LocalSupport, "person_pays": paid.Net,
		"pension": old.Monthly, "lump_sum": old.LumpSum, "one_time": once.Amount, "deducted": once.SupportDeducted,
		"survivor": dead.SurvivorLumpSum, "funeral": dead.FuneralGrant,
	} {
		p.add(fmt.Sprint(law, name), int64(n), weight)
	}
	p.add(fmt.Sprint(law, "pension_rights"), one(old.Eligible), weight)
	p.add(fmt.Sprint(law, "one_time_rights"), one(once.Eligible), weight)
	for _, y := range years.Years {
		if y.Year >= 2026 {
			p.add(fmt.Sprint(law, "own", y.Year), int64(y.Contributed), weight)
			p.add(fmt.Sprint(law, "support", y.Year), int64(y.Supported), weight)
		}
	}
}

// counted returns the totals under the names of plain.
func counted(totals *tally.Totals) plain {
	out := plain{}
	for law, f := range totals.All() {
		for m, sum := range f {
			key := fmt.Sprint(law, tally.Measure(m).Name())
			switch tally.Measure(m) {
			case tally.Province, tally.District, tally.Commune, tally.Fund:
				key = fmt.Sprint(law, "local")
			}
			if out[key] == nil {
				out[key] = new(big.Int)
			}
			out[key].Add(out[key], sum.Big())
		}
	}
	for _, y := range totals.Years() {
		for law := range y.Laws {
			for m := tally.FirstPayer; int(m-tally.FirstPayer) < tally.PayerCount; m++ {
				key := fmt.Sprint(law, "support", y.Year)
				if m == tally.Net {
					key = fmt.Sprint(law, "own", y.Year)
				}
				if out[key] == nil {
					out[key] = new(big.Int)
				}
				out[key].Add(out[key], y.Laws[law].Of(m).Big())
			}
		}
	}
	return out
}

func TestTotalsAreThePlainSumOfSingleAnswers(t *testing.T) {
	plan := planned(t, "2026-what-if-half-for-all", "2026-what-if-ten-years")
	maker, c, want := synthetic.New(plan.Book(), month, 3), plan.Counter(), plain{}
	for n := range int64(400) {
		p := Person{Weight: 1 + n%3}
		maker.Fill(&p.Subject, n)
		for law := range plan.Laws {
			want.single(t, law, plan.Laws[law].Calc, &p.Subject, p.Weight)
		}
		if a := c.Count(&p); a.Bad || len(a.Faults) > 0 {
			t.Fatalf("person %d: %v", n, a.Faults)
		}
	}
	got := counted(c.Totals)
	for key, n := range want {
		if got[key] == nil && n.Sign() == 0 {
			continue
		}
		if got[key] == nil || got[key].Cmp(n) != 0 {
			t.Errorf("%s: %s, not %s", key, got[key], n)
		}
	}
	for _, key := range []string{"0pension_rights", "2pension_rights", "0local", "1own2027", "0deducted"} {
		if want[key] == nil || want[key].Sign() == 0 {
			t.Errorf("nobody has any %s: the test is weak", key)
		}
	}
	if want["2pension_rights"].Cmp(want["0pension_rights"]) <= 0 {
		t.Error("fewer years of insurance give nobody a right")
	}
}

// line counts one line and returns its answer.
func counts(t *testing.T, c *Counter, header, line string) *Answer {
	t.Helper()
	d, err := NewDecoder([]byte(header))
	if err != nil {
		t.Fatal(err)
	}
	var p Person
	d.Decode(&p, []byte(line))
	return c.Count(&p)
}

const header = "id,weight,sex,born,province,status,record,income"

func TestWhereAPersonBelongs(t *testing.T) {
	c := planned(t).Counter()
	for _, x := range []struct {
		line string
		want tally.Cell
	}{
		{"a,1,female,1969-08,hai-duong:2010-01..,near_poor:2020-01..;ethnic_minority,,", tally.Cell{Province: "hai-phong", Sex: "female", Age: "55-64", Status: "ethnic_minority+near_poor"}},
		{"a,1,male,2001-07,,,,", tally.Cell{Sex: "male", Age: "25-34", Status: "none"}},
		{"a,1,male,2001-08,Hà Nội:2010-01..2025-12;31:2026-01..,poor:2020-01..2026-06,,", tally.Cell{Province: "hai-phong", Sex: "male", Age: "0-24", Status: "none"}},
	} {
		if a := counts(t, c, header, x.line); a.Bad || a.Cell != x.want {
			t.Errorf("%s belongs to %+v, not %+v (%v)", x.line, a.Cell, x.want, a.Faults)
		}
	}
}

// Bad rows are not counted, whatever is wrong with them; the counter goes on.
func TestBadRows(t *testing.T) {
	plan := planned(t, "2026-what-if-half-for-all")
	c := plan.Counter()
	for line, want := range map[string]string{
		"a,1,woman,1970-01,,,,":                    "sex bad-choice",
		"a,1,female,1970-13,,,,":                   "born bad-month",
		"a,0,female,1970-01,,,,":                   "weight out-of-range",
		"a,2000000000,female,1970-01,,,,":          "weight out-of-range",
		"a,1,female,1970-01,atlantis:2010-01..,,,": "province unknown-place",
		"a,1,female,1970-01,,rich,,":               "status unknown-status",
		"a,1,female,1970-01,,,v:2020-01..2020-12@1500000;v:2020-12..2021-03@1500000,": "record overlapping-time",
		"a,1,female,1970-01,,,v:2020-01..2020-12@15,":                                 "record income-below-floor",
		"a,1,female,1970-01,,,v:2020-01..2020-12,":                                    "record wrong-type",
		"a,1,female,1970-01,,,,lots":                                                  "income bad-number",
		"a,1,female,19":                                                               "born bad-month",
		"a,1,female,1970-01":                                                          " too-few-fields",
		"a,1,female,1970-01,,,,1,2":                                                   " too-many-fields",
		"a,1,female,1970-01,\"ha-noi,,,":                                              " open-quote",
	} {
		bad := c.Totals.Bad
		a := counts(t, c, header, line)
		said := told(a, plan)
		if !a.Bad || c.Totals.Bad != bad+1 || !strings.Contains(said, want) || strings.Contains(said, "2026-what-if") {
			t.Errorf("%s: bad %v, told %q, not %q", line, a.Bad, said, want)
		}
	}
	if a := counts(t, c, header, "a,1,female,1970-01,ha-noi,,v:2020-01..2020-12@1500000,1500000"); a.Bad || c.Totals.Rows != 1 {
		t.Errorf("a good row among bad ones is lost: %v", a.Faults)
	}
}

func told(a *Answer, plan *Plan) string {
	var out []string
	a.Lines(plan, func(law string, f document.Fault) { out = append(out, law+" "+Column(f.Path)+" "+string(f.Code)) })
	return strings.Join(out, "; ")
}

// What is not known under one law only leaves the rest of the answers alone.
func TestWhatCannotBeAnsweredIsNamed(t *testing.T) {
	q := planned(t, "2026-what-if-half-for-all").Question
	q.Month = rules.MonthOf(2024, 3) // the fund's rate of that year could not be found
	plan, err := NewPlan(q)
	if err != nil {
		t.Fatal(err)
	}
	c := plan.Counter()
	a := counts(t, c, header+",method,months", "a,5,female,1970-01,ha-noi,,v:2020-01..2020-12@1500000,1500000,prepay,36")
	if a.Bad || len(a.Faults) != 2 || !strings.Contains(told(a, plan), "baseline") {
		t.Fatalf("bad %v, told %s", a.Bad, told(a, plan))
	}
	f := c.Totals.All()
	if !f[0][tally.Gross].IsZero() || f[1][tally.ByPayment.Of(tally.Unanswered)].Int64() != 5 || f[1][tally.ByPension.Of(tally.Same)].Int64() != 5 {
		t.Errorf("a payment at an unknown rate of interest is counted: %s unanswered", f[1][tally.ByPayment.Of(tally.Unanswered)])
	}
}

// A reform that raises the lowest income is asked about everybody: who chose
// less pays on that income, from the first payment on to which it applies.
func TestWhoChoseLessIsLifted(t *testing.T) {
	plan := planned(t, "2026-what-if-poverty-line-2027")
	law := &plan.Laws[1]
	parse := func(record string) []calc.Row {
		layout, err := people.ParseLayout([]byte("sex,born,record"))
		if err != nil {
			t.Fatal(err)
		}
		var p people.Row
		if faults := layout.Parser().Parse([]byte("male,1980-01,"+record), &p); len(faults) > 0 {
			t.Fatal(faults)
		}
		return p.Rows
	}
	for record, want := range map[string]string{
		"v:2025-01..2026-12@1500000":                     "v:2025-01..2025-12@1500000;v:2026-01..2026-12@2200000",
		"v:2025-11..2026-12@1500000/3_months":            "v:2025-11..2026-01@1500000/3_months;v:2026-02..2026-12@2200000/3_months",
		"v:2025-01..2025-12@1500000":                     "v:2025-01..2025-12@1500000",
		"v:2026-03..2026-12@1500000":                     "v:2026-03..2026-12@2200000",
		"v:2025-01..2026-12@3000000":                     "v:2025-01..2026-12@3000000",
		"c:2025-01..2026-12@1500000":                     "c:2025-01..2026-12@1500000",
		"v:2025-06..2027-05@1500000/prepay/paid=2025-06": "v:2025-06..2027-05@1500000/prepay/paid=2025-06",
	} {
		var got []calc.Row
		for _, r := range parse(record) {
			got = law.lifted(got, r)
		}
		if fmt.Sprint(got) != fmt.Sprint(parse(want)) {
			t.Errorf("%s becomes %v", record, got)
		}
	}
	c := plan.Counter()
	counts(t, c, header, "a,1,female,1970-01,,,v:2025-01..2026-12@1500000,1500000")
	if f := c.Totals.All()[1]; f[tally.Gross].Int64() != 2_200_000*22/100 || f[tally.ByPayment.Of(tally.Worse)].Int64() != 1 {
		t.Errorf("pays %s, worse off %s", f[tally.Gross], f[tally.ByPayment.Of(tally.Worse)])
	}
}

func TestReforms(t *testing.T) {
	plan := planned(t, "2026-what-if-half-for-all", "2026-what-if-ten-years")
	if plan.Laws[0].Version == plan.Laws[1].Version || plan.Laws[1].ID != "2026-what-if-half-for-all" || plan.Laws[2].Title.EN == "" {
		t.Errorf("%+v", plan.Laws)
	}
	both, err := ReadReform("../../reforms/2026-what-if-half-for-all.yaml+../../reforms/2026-what-if-ten-years.yaml")
	if err != nil || both.ID() != "2026-what-if-half-for-all+2026-what-if-ten-years" {
		t.Errorf("%s: %v", both.ID(), err)
	}
	if _, err := NewPlan(Question{Month: month, Year: 2026, Reforms: []Reform{both[:1], both[:1]}}); err == nil {
		t.Error("two reforms of one name are told apart")
	}
	if _, err := NewPlan(Question{Month: month, Year: 2026, Reforms: []Reform{{{"2026-what-if-x.yaml", "schema: 1\n"}}}}); err == nil {
		t.Error("a file that is no rule file is laid over the law")
	}
	if _, err := ReadReform("nowhere.yaml"); err == nil {
		t.Error("a file that is not there is read")
	}
}
