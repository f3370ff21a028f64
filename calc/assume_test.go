package calc_test

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/calc/standing"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// assuming returns a calculator that assumes a set of the built-in files.
func assuming(t testing.TB, set string) *calc.Calculator {
	t.Helper()
	c := vietnamese(t)
	a, err := c.Filled(calc.Assumptions{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	return c.Assuming(a)
}

// answersTo answers the one case of a document.
func answersTo(t *testing.T, doc string) ([]casefile.Answer, error) {
	t.Helper()
	cases, err := casefile.Read("case.yaml", []byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	return cases[0].Run(vietnamese(t), nil)
}

// A document names a set, a set with values of its own beside it, or values.
func TestAssumptionsByName(t *testing.T) {
	ask := "\nperson: {sex: female, born: 1985-05}\nask: {kind: projection, until: retirement, plan: [{from: 2027-01, to: 2041-12, scheme: voluntary, income: 6_000_000}]}\n"
	monthly := func(assume string) rules.VND {
		answers, err := answersTo(t, "assume: "+assume+ask)
		if err != nil {
			t.Fatal(assume, err)
		}
		return answers[0].Result.(ahead.Projection).Pension.Monthly
	}
	low, middle, high := monthly("low"), monthly("middle"), monthly("{set: high}")
	if !(low < middle && middle < high) {
		t.Errorf("pension %d under low, %d under middle, %d under high", low, middle, high)
	}
	if own := monthly(`{set: high, inflation: "3.1%", poverty_line_growth: "6.3%"}`); own != middle {
		t.Errorf("high with the prices and lines of middle gives %d, middle %d", own, middle)
	}
	_, err := answersTo(t, "assume: midle"+ask)
	if err == nil || !strings.Contains(err.Error(), "case.yaml:1:9: /assume") && !strings.Contains(err.Error(), "did you mean \"middle\"") {
		t.Errorf("a set that is not there: %v", err)
	}
}

// With the poverty line grow the floor, the support and so what a plan at the
// old floor pays; with the reference level the ceiling and the funeral grant.
func TestLinesThatGrowAreApplied(t *testing.T) {
	doc := `
person: {sex: female, born: 1985-05}
assume: {poverty_line_growth: "5%", reference_level_growth: "6%"}
ask:
  - {kind: contribution, paid: 2028-03, income: 2_300_000}
  - {kind: death, month: 2028-08}
  - {id: below, kind: contribution, paid: 2028-03, income: 2_200_000}
record: [{from: 2020-01, to: 2025-12, scheme: voluntary, average: 2_000_000}]
`
	_, err := answersTo(t, doc)
	if err == nil || !strings.Contains(err.Error(), "/ask/2/income") || !strings.Contains(err.Error(), "poverty_line_growth 5%") {
		t.Errorf("an income below the assumed floor: %v", err)
	}
	answers, err := answersTo(t, strings.Replace(doc, "  - {id: below, kind: contribution, paid: 2028-03, income: 2_200_000}\n", "", 1))
	if err != nil {
		t.Fatal(err)
	}
	p := answers[0].Result.(calc.Contribution)
	if want := rules.VND(101_200); p.StateSupport != want { // 20% of 22% of 2,300,000
		t.Errorf("support %d, want %d", p.StateSupport, want)
	}
	d := answers[1].Result.(calc.Death)
	if want := rules.VND(28_400_000); d.FuneralGrant != want { // ten times 2,530,000 × 1.06², to ten thousand
		t.Errorf("funeral grant %d, want %d", d.FuneralGrant, want)
	}
}

// A plan below a floor that is only assumed is lifted to it, and says so; one
// below a published floor is a fault.
func TestAPlanIsLiftedToTheAssumedFloor(t *testing.T) {
	c := assuming(t, "middle")
	l := lifeWith(t, c, "1985-05")
	j, err := ahead.Project(c, l, ahead.Question{Plan: plan("2027-01", "2041-12", 2_200_000)})
	if err != nil {
		t.Fatal(err)
	}
	var floors rules.VND
	for m := month("2027-01"); m <= month("2041-12"); m++ {
		floors += c.Book().On(m).Contribution.Floor.Value.Share(220_000)
	}
	if j.TotalPaid+j.TotalSupport != floors {
		t.Errorf("%d is paid and %d supported; the floors of the months come to %d", j.TotalPaid, j.TotalSupport, floors)
	}
	if !noted(calc.Notes(j), note.RaisedToFloor) {
		t.Error("the answer does not say that incomes were lifted")
	}
	if _, err := ahead.Project(c, l, ahead.Question{Plan: plan("2027-01", "2041-12", 2_100_000)}); err == nil {
		t.Error("2,100,000 in 2027 is below the published floor")
	}
}

// Every amount says what it rests on: law alone, what is published, or
// assumptions and from which month.
func TestAmountsSayWhatTheyRestOn(t *testing.T) {
	c := vietnamese(t)
	given := settled("2011-06", "2026-05", 3_000_000)
	given.SupportGiven = true
	l := lifeWith(t, c, "1969-05", given)
	j, err := ahead.Project(c, l, ahead.Question{Until: month("2026-06")})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range j.Basis {
		if b.Field == "pension.monthly" && b.Standing != standing.ByLaw || b.Field == "total_paid" && b.Standing != standing.ByLaw {
			t.Errorf("settled averages need no table, and 22%% of them no line: %+v", b)
		}
	}
	l = lifeWith(t, c, "1985-05")
	j, err = ahead.Project(c, l, ahead.Question{Plan: plan("2026-07", "2041-12", 6_000_000)})
	if err != nil {
		t.Fatal(err)
	}
	for _, y := range j.Years {
		want := standing.Published // the support rests on the line, which is announced up to 2027
		if y.Year >= 2028 {
			want = standing.Assumed
		}
		if y.Supported > 0 && y.SupportedIs != want || y.Supported == 0 && y.Contributed > 0 && y.ContributedIs != standing.ByLaw {
			t.Errorf("%d: paid %v, supported %v", y.Year, y.ContributedIs, y.SupportedIs)
		}
	}
	if j.GoOn.MonthlyIs != standing.Assumed || j.StopNow.MonthlyIs.String() != "" {
		t.Errorf("the pension of 2042 rests on %v; none that is not there on %v", j.GoOn.MonthlyIs, j.StopNow.MonthlyIs)
	}
	text, err := json.Marshal(j)
	if err != nil || !strings.Contains(string(text), `{"field":"pension.monthly","standing":"assumed","assumed_from":"2027-01","rests_on":["indexation"]}`) {
		t.Errorf("the document does not say on what the pension rests: %v %s", err, text)
	}
}

// The internal rate is the one at which the expected money is worth nothing,
// reckoned here year by year in fractions from the answer's own years.
func TestTheInternalRateIsExact(t *testing.T) {
	for _, set := range []string{"low", "middle", "high"} {
		c := assuming(t, set)
		l, err := c.Life(calc.Person{Sex: rules.Female, Born: month("1985-05")}, []calc.Row{
			{Period: rules.Period{From: month("2020-01"), Until: month("2027-01")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 3_000_000},
		})
		if err != nil {
			t.Fatal(err)
		}
		j, err := ahead.Project(c, l, ahead.Question{Plan: plan("2027-01", "2042-12", 8_000_000)})
		if err != nil {
			t.Fatal(err)
		}
		for _, money := range []struct {
			rate    rules.Rate
			support bool
		}{{j.InternalRate, false}, {j.InternalAll, true}} {
			s := slowStream(c, l, &j, money.support)
			below, above := worth(s, money.rate-2), worth(s, money.rate+2)
			if money.rate == 0 || below.Sign() <= 0 || above.Sign() >= 0 {
				t.Errorf("%s: at %s less two millionths the stream is worth %s, at two more %s", set, money.rate.Percent(), below.FloatString(0), above.FloatString(0))
			}
		}
		a, _ := c.Filled(calc.Assumptions{Set: set})
		s := slowStream(c, l, &j, false)
		now := worth(s, a.Discount)
		for range 2026 - j.Years[0].Year {
			now.Mul(now, one(a.Discount))
		}
		if diff := new(big.Rat).Sub(now, new(big.Rat).SetInt64(int64(j.PresentValue))); diff.Abs(diff).Cmp(big.NewRat(200, 1)) > 0 {
			t.Errorf("%s: present value %d, in fractions %s", set, j.PresentValue, now.FloatString(0))
		}
	}
}

func one(rate rules.Rate) *big.Rat { return big.NewRat(int64(rules.One+rate), int64(rules.One)) }

// worth returns the value of a stream at its first year.
func worth(stream []*big.Rat, rate rules.Rate) *big.Rat {
	value := new(big.Rat)
	for i := len(stream) - 1; i >= 0; i-- {
		value.Quo(value, one(rate))
		value.Add(value, stream[i])
	}
	return value
}

// slowStream reckons month by month, in fractions, what is expected of a life.
func slowStream(c *calc.Calculator, l *calc.Life, j *ahead.Projection, support bool) (stream []*big.Rat) {
	person, table, today := l.Person(), c.Book().LifeTable(), c.Book().Horizon()
	living := func(m rules.Month) int64 { return table.Reaching(person.Sex, int(m-person.Born)) }
	chance := func(m rules.Month) *big.Rat {
		if m <= today {
			return big.NewRat(1, 1)
		}
		return big.NewRat(living(m), living(today))
	}
	first := j.Years[0].Year
	add := func(year int, v rules.VND, p *big.Rat) {
		for len(stream) <= year-first {
			stream = append(stream, new(big.Rat))
		}
		stream[year-first].Add(stream[year-first], new(big.Rat).Mul(new(big.Rat).SetInt64(int64(v)), p))
	}
	for _, y := range j.Years {
		out := y.Contributed
		if support {
			out += y.Supported
		}
		add(y.Year, -out, chance(rules.MonthOf(y.Year, 7)))
	}
	planned, err := c.Life(person, append([]calc.Row{{Period: rules.Period{From: month("2020-01"), Until: month("2027-01")}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 3_000_000}}, plan("2027-01", "2042-12", 8_000_000)...))
	if err != nil {
		panic(err)
	}
	monthly := j.Pension.Monthly
	inflation := inflationOf(j)
	inYear := map[int]rules.VND{}
	for m := j.Pension.Starts; living(m) > 0; m++ {
		if m > j.Pension.Starts && m.OfYear() == 1 {
			monthly = monthly.Share(rules.One + inflation)
		}
		inYear[m.Year()] = monthly
		add(m.Year(), monthly, chance(m))
	}
	add(j.Pension.Starts.Year(), j.Pension.LumpSum, chance(j.Pension.Starts))
	for year := today.Year(); ; year++ {
		from := max(today, rules.MonthOf(year, 1))
		if living(from) == 0 {
			return stream
		}
		q := calc.DeathQuestion{Month: rules.MonthOf(year, 12)}
		if q.Month >= j.Pension.Starts {
			q.PensionSince, q.PensionMonthly = j.Pension.Starts, inYear[year]
		}
		d, err := c.Death(planned, q)
		if err != nil {
			panic(err)
		}
		add(year, d.FuneralGrant+d.SurvivorLumpSum, big.NewRat(living(from)-living(rules.MonthOf(year+1, 1)), living(today)))
	}
}

func inflationOf(j *ahead.Projection) rules.Rate {
	for _, a := range j.Assumed {
		if a.What == "inflation" {
			return a.Value
		}
	}
	return 0
}
