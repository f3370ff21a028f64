package calc_test

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/missing"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// seller is somebody of so many months of age in a month, without a record.
func seller(t *testing.T, c *calc.Calculator, age int, m rules.Month, status ...string) *calc.Life {
	t.Helper()
	p := calc.Person{Sex: rules.Female, Born: m - rules.Month(age), Status: []calc.Status{}}
	for _, word := range status {
		p.Status = append(p.Status, calc.Status{Period: rules.Period{From: p.Born}, Is: word})
	}
	return mustLife(c, p, nil)
}

func TestDecisionsOnWorkAccidentInsurance(t *testing.T) {
	asked := func(c *calc.Calculator, age int, q calc.WorkAccidentQuestion) string {
		out, err := c.WorkAccident(seller(t, c, age, q.Paid), q)
		return verdict(out.Eligible, err)
	}
	decide(t, []decision{
		{
			article: "Decree 143/2024 art. 2(1)", what: "from 15 on, from January 2025",
			down: []string{"paid in December 2024", "in January 2025", "in February 2025"}, across: around("age in months", 180),
			want: []string{"no no no", "no yes yes", "no yes yes"},
			ask: func(c *calc.Calculator, i, j int) string {
				return asked(c, 179+j, calc.WorkAccidentQuestion{Paid: famAt("2024-12") + rules.Month(i), Months: 6})
			},
		},
		{
			article: "Decree 143/2024 art. 5(1)", what: "a loss of 5%; at most the whole capacity",
			down: []string{"six months", "twelve"}, across: []string{"less than nothing", "not asked", "a millionth", "4.9999%", "5%", "all", "more than all"},
			want: []string{"error yes no no yes yes error", "error yes no no yes yes error"},
			ask: func(c *calc.Calculator, i, j int) string {
				lost := []rules.Rate{-1, 0, 1, 49_999, 50_000, rules.One, rules.One + 1}[j]
				return asked(c, 300, calc.WorkAccidentQuestion{Paid: famAt("2026-05"), Months: 6 + 6*i, Impairment: lost})
			},
		},
		{
			article: "Decree 143/2024 art. 11", what: "paid for six or twelve months, of which the accident is one",
			down:   []string{"the month before the payment", "of the payment", "the sixth", "the seventh", "the twelfth", "the thirteenth"},
			across: []string{"0 months", "1", "5", "6", "7", "11", "12", "13", "2^30"},
			want: []string{
				"error error error error error error error error error",
				"error error error yes error error yes error error",
				"error error error yes error error yes error error",
				"error error error error error error yes error error",
				"error error error error error error yes error error",
				"error error error error error error error error error",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				paid := famAt("2026-05")
				return asked(c, 300, calc.WorkAccidentQuestion{
					Paid: paid, Months: []int{0, 1, 5, 6, 7, 11, 12, 13, 1 << 30}[j], Accident: paid + []rules.Month{-1, 0, 5, 6, 11, 12}[i],
				})
			},
		},
	})
}

// slowCover reads arts. 7 and 11 in fractions: 6% or 12%, 31.5 times, 3 times
// and 0.3 for each further whole hundredth, 0.5 and 0.3 for each further whole
// year, of the minimum wage: 3,450,000 until 2025, then 3,700,000.
func slowCover(q calc.WorkAccidentQuestion) (premium, death, lost, years *big.Rat) {
	wage := func(m rules.Month) *big.Rat {
		if m < famAt("2026-01") {
			return big.NewRat(3_450_000, 1)
		}
		return big.NewRat(3_700_000, 1)
	}
	at := q.Accident
	if at == 0 {
		at = q.Paid
	}
	times := func(m rules.Month, tenths int) *big.Rat {
		return new(big.Rat).Mul(wage(m), big.NewRat(int64(tenths), 10))
	}
	premium = new(big.Rat).Mul(wage(q.Paid), big.NewRat(int64(q.Months), 100))
	bases := 30
	for percent := 6; percent*10_000 <= int(q.Impairment); percent++ {
		bases += 3
	}
	paid := q.Before
	for m := q.Paid; m <= at; m++ {
		paid++
	}
	extra := 5
	for full := 24; full <= paid; full += 12 {
		extra += 3
	}
	return premium, times(at, 315), times(at, bases), times(at, extra)
}

func TestWorkAccidentAmountsAreThoseOfTheArticles(t *testing.T) {
	c := vietnam(t)
	same := func(v rules.VND, want *big.Rat) bool { return new(big.Rat).SetInt64(int64(v)).Cmp(want) == 0 }
	holds(t, "premium and benefits are what the articles say, month by month and hundredth by hundredth", func(paid, length, at, impairment, before int) bool {
		q := calc.WorkAccidentQuestion{Paid: famAt("2025-01") + rules.Month(paid), Months: 6 * length, Impairment: rules.Rate(impairment), Before: before}
		if at %= 6*length + 1; at > 0 {
			q.Accident = q.Paid + rules.Month(at) - 1
		}
		got, err := c.WorkAccident(seller(t, c, 400, q.Paid), q)
		premium, death, lost, years := slowCover(q)
		return err == nil && got.Eligible && same(got.Premium, premium) && same(got.DeathBenefit, death) &&
			same(got.ForImpairment, lost) && same(got.ForYears, years) && got.Allowance == got.ForImpairment+got.ForYears
	}, gen.IntRange(0, 23), gen.IntRange(1, 2), gen.IntRange(0, 12), gen.IntRange(50_000, 1_000_000), gen.IntRange(0, 600))
	holds(t, "a greater loss and more years paid never bring less, and the loss never more than a death", func(impairment, more, before, longer int) bool {
		q := calc.WorkAccidentQuestion{Paid: famAt("2026-05"), Months: 6, Impairment: rules.Rate(impairment), Before: before}
		greater := q
		greater.Impairment, greater.Before = min(rules.One, q.Impairment+rules.Rate(more)), before+longer
		life := seller(t, c, 400, q.Paid)
		a, errA := c.WorkAccident(life, q)
		b, errB := c.WorkAccident(life, greater)
		return errA == nil && errB == nil && b.ForImpairment >= a.ForImpairment && b.ForYears >= a.ForYears && b.ForImpairment <= b.DeathBenefit && a.Premium == b.Premium
	}, gen.IntRange(1, 1_000_000), gen.IntRange(0, 500_000), gen.IntRange(0, 600), gen.IntRange(0, 100))
}

// sharing is the law with what a reader found of the State's shares.
func sharing(t *testing.T, set string) *calc.Calculator {
	t.Helper()
	book, err := vietnam(t).Book().With(fstest.MapFS{"shares.yaml": {Data: []byte(`schema: 1
instrument: {id: shares, number: other, kind: what_if, title: {vi: khác, en: other}, issuer: none, published: 2005-01-01, in_force: 2008-01-01, source: a test}
set:
` + set)}})
	if err != nil {
		t.Fatal(err)
	}
	return calc.New(book)
}

func share(name, value string) string {
	return fmt.Sprintf("  - {param: work_accident.%s, value: %s, at: a test}\n", name, value)
}

// Of the State's shares that apply the highest counts. While one of them is not
// known, nothing is said of the person's part; and the answer says so.
func TestTheStatesPartOfAWorkAccidentPremium(t *testing.T) {
	all := share("support.poor", `"30%"`) + share("support.near_poor", `"20%"`) + share("support.other", `"10%"`)
	open := share("support.poor", `"30%"`) + share("support.other", `"10%"`)
	q := calc.WorkAccidentQuestion{Paid: famAt("2026-05"), Months: 12}
	for _, tt := range []struct {
		name, set  string
		status     []string
		state, net rules.VND
	}{
		{"everybody", all, nil, 44_400, 399_600},
		{"near-poor", all, []string{"near_poor"}, 88_800, 355_200},
		{"poor", all, []string{"poor"}, 133_200, 310_800},
		{"both", all, []string{"near_poor", "poor"}, 133_200, 310_800},
		{"a category that has no share", all, []string{"ethnic_minority"}, 44_400, 399_600},
		{"one that does not apply is not known", open, []string{"poor"}, 133_200, 310_800},
		{"one that applies is not known", open, []string{"poor", "near_poor"}, 0, 0},
		{"as enacted", "  - {param: maternity.amount, value: 2000000, at: a test}\n", []string{"poor"}, 0, 0},
	} {
		c := sharing(t, tt.set)
		out, err := c.WorkAccident(seller(t, c, 400, q.Paid, tt.status...), q)
		noted := slices.ContainsFunc(calc.Notes(out), func(n note.Note) bool { return n.Code == note.UnknownState && len(n.Cites) == 1 })
		if err != nil || out.Premium != 444_000 || out.StateSupport != tt.state || out.Net != tt.net || noted != (tt.net == 0) {
			t.Errorf("%s: %+v, noted %t, %v; want %d and %d", tt.name, out, noted, err, tt.state, tt.net)
		}
		explains(t, out)
	}
	ended := sharing(t, `  - {param: maternity.amount, value: 2000000, at: a test}
end:
  - {param: work_accident.support.poor, at: a test}
  - {param: work_accident.support.near_poor, at: a test}
  - {param: work_accident.support.other, at: a test}
`)
	if out, err := ended.WorkAccident(seller(t, ended, 400, q.Paid), q); err != nil || out.StateSupport != 0 || out.Net != 444_000 {
		t.Errorf("where the law knows no support: %+v, %v", out, err)
	}
}

// Categories are not asked for while no share is known; once all are, they are.
func TestCategoriesMatterWhereSharesAreKnown(t *testing.T) {
	q := calc.WorkAccidentQuestion{Paid: famAt("2026-05"), Months: 12}
	asked := func(c *calc.Calculator) bool {
		life := mustLife(c, calc.Person{Sex: rules.Male, Born: q.Paid - 400}, nil)
		return slices.ContainsFunc(missing.Of(c, life, q), func(m missing.Input) bool { return m.Code == missing.Status })
	}
	if asked(vietnam(t)) || !asked(sharing(t, share("support.poor", `"30%"`)+share("support.near_poor", `"20%"`)+share("support.other", `"10%"`))) {
		t.Error("categories matter if and only if the shares are known")
	}
}

// A figure that the law has and nobody could find is an error that names it,
// where the answer needs it, and only there.
func TestWorkAccidentFiguresThatAreNotKnown(t *testing.T) {
	q := calc.WorkAccidentQuestion{Paid: famAt("2026-05"), Months: 12}
	injured := q
	injured.Impairment = 100_000
	for _, tt := range []struct {
		param  string
		always bool
	}{
		{"base", true}, {"rate_12_months", true}, {"death", true}, {"rate_6_months", false},
		{"allowance.min_share", false}, {"allowance.at_min", false}, {"allowance.per_point", false}, {"allowance.first_year", false}, {"allowance.per_year_more", false},
	} {
		c := sharing(t, share(tt.param, "unknown"))
		life := seller(t, c, 400, q.Paid)
		_, plain := c.WorkAccident(life, q)
		_, hurt := c.WorkAccident(life, injured)
		if got := errors.Is(plain, calc.UnknownFigure); got != tt.always {
			t.Errorf("%s not known: %v", tt.param, plain)
		}
		if got := errors.Is(hurt, calc.UnknownFigure); got != (tt.param != "rate_6_months") {
			t.Errorf("%s not known, and an impairment: %v", tt.param, hurt)
		}
	}
}

// Benefits are counted in the minimum wage of the month of the accident: where
// nobody found that of a later month, an accident in it has no answer.
func TestAnAccidentInAMonthWhoseMinimumWageIsNotKnown(t *testing.T) {
	c := sharing(t, "  - {param: minimum_wage.region_4, value: unknown, at: a test, from: 2026-06}\n")
	q := calc.WorkAccidentQuestion{Paid: famAt("2026-01"), Months: 6, Accident: famAt("2026-05")}
	life := seller(t, c, 400, q.Paid)
	if out, err := c.WorkAccident(life, q); err != nil || out.DeathBenefit != 116_550_000 {
		t.Errorf("the month before: %d, %v", out.DeathBenefit, err)
	}
	q.Accident++
	_, err := c.WorkAccident(life, q)
	if faults := document.All(err); len(faults) != 1 || faults[0].Code != calc.UnknownFigure || faults[0].Value != "work_accident.base" {
		t.Errorf("the first month: %v", err)
	}
}
