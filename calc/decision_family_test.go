package calc_test

import (
	"fmt"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

func TestDecisionsOnMaternity(t *testing.T) {
	born := func(c *calc.Calculator, birth rules.Month, q calc.MaternityQuestion, rows ...calc.Row) string {
		q.Birth = birth
		l, err := c.Life(calc.Person{Sex: rules.Female, Born: famAt("1995-01")}, rows)
		if err != nil {
			return "error"
		}
		q.Children = 1
		out, err := c.Maternity(l, q)
		return verdict(out.Eligible, err)
	}
	decide(t, []decision{
		{
			article: "Law 41/2024 art. 94", what: "six months paid within the twelve before the birth in August 2026",
			down: around("voluntary months", 6), across: []string{"ending the month before the birth", "beginning twelve months before it", "beginning thirteen months before it", "ending in the month of the birth"},
			want: []string{
				"no no no no",
				"yes yes no no",
				"yes yes yes yes",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				birth, n := famAt("2026-08"), rules.Month(5+i)
				last := []rules.Month{birth - 1, birth - 12 + n - 1, birth - 13 + n - 1, birth}[j]
				return born(c, birth, calc.MaternityQuestion{}, run(pension.Voluntary, calc.Average, 5_000_000, int(n), last))
			},
		},
		{
			article: "Law 41/2024 arts. 94(1) and 95", what: "both schemes together, but six compulsory months bring the compulsory benefit",
			down: []string{"no voluntary month", "one", "two", "six"}, across: []string{"4 compulsory months", "5", "6"},
			want: []string{
				"no no no",
				"no yes no",
				"yes yes no",
				"yes yes no",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				birth := famAt("2026-08")
				rows := backwards(birth-1, voluntaryMonths([]int{0, 1, 2, 6}[i]), compulsoryMonths(4+j))
				return born(c, birth, calc.MaternityQuestion{}, rows...)
			},
		},
		{
			article: "Law 41/2024 arts. 94 to 97", what: "from July 2025, and for one of the parents",
			down: []string{"born in June 2025", "in July 2025", "in August 2025"}, across: []string{"nobody else takes it", "the other parent does"},
			want: []string{"no no", "yes no", "yes no"},
			ask: func(c *calc.Calculator, i, j int) string {
				birth := famAt("2025-06") + rules.Month(i)
				return born(c, birth, calc.MaternityQuestion{OtherTakes: j == 1}, run(pension.Voluntary, calc.Average, 5_000_000, 12, birth-1))
			},
		},
	})
}

func TestDecisionsOnTheMonthlyAllowance(t *testing.T) {
	asks := func(c *calc.Calculator, p calc.Person, m rules.Month, months int) string {
		l, err := c.Life(p, []calc.Row{run(pension.Voluntary, calc.Average, 5_000_000, months, famAt("2025-06"))})
		if err != nil {
			return "error"
		}
		out, err := c.MonthlyAllowance(l, calc.MonthlyAllowanceQuestion{Month: m})
		return verdict(out.Eligible, err)
	}
	months := []int{11, 12, 13, 179, 180, 181}
	said := []string{"11 months", "12 months", "13 months", "179 months", "180 months", "181 months"}
	decide(t, []decision{
		{
			article: "Law 41/2024 art. 23(1)", what: "at retirement age, in August 2026",
			down: said, across: aboutTheAge,
			want: []string{"no no no", "no yes yes", "no yes yes", "no yes yes", "no no no", "no no no"},
			ask: func(c *calc.Calculator, i, j int) string {
				return asks(c, bornFor(c, rules.Female, famAt("2026-08")+1-rules.Month(j)), famAt("2026-08"), months[i])
			},
		},
		{
			article: "Law 41/2024 arts. 21 and 23(1)", what: "until the social pension at 75",
			down: said[:3], across: around("age in months", 900),
			want: []string{"no no no", "yes no no", "yes no no"},
			ask: func(c *calc.Calculator, i, j int) string {
				return asks(c, aged(rules.Male, 899+j, famAt("2026-08")), famAt("2026-08"), months[i])
			},
		},
		{
			article: "Law 41/2024 arts. 21 and 23(1)", what: "until the social pension at 70 in a near-poor household",
			down: said[:3], across: around("age in months", 840),
			want: []string{"no no no", "yes no no", "yes no no"},
			ask: func(c *calc.Calculator, i, j int) string {
				p := aged(rules.Male, 839+j, famAt("2026-08"))
				p.Status = []calc.Status{{Is: "near_poor", Period: rules.Period{From: famAt("2020-01")}}}
				return asks(c, p, famAt("2026-08"), months[i])
			},
		},
		{
			article: "Law 41/2024 art. 23", what: "from July 2025",
			down: []string{"June 2025", "July 2025", "August 2025"}, across: []string{"12 months"},
			want: []string{"no", "yes", "yes"},
			ask: func(c *calc.Calculator, i, _ int) string {
				return asks(c, aged(rules.Male, 780, famAt("2025-07")), famAt("2025-06")+rules.Month(i), 12)
			},
		},
	})
}

func TestDecisionsOnTheSocialPension(t *testing.T) {
	asks := func(c *calc.Calculator, age int, q calc.SocialPensionQuestion, is string, statusUntil rules.Month) string {
		p := aged(rules.Female, age, q.Month)
		if is != "" {
			p.Status = []calc.Status{{Is: is, Period: rules.Period{From: famAt("2020-01"), Until: statusUntil}}}
		}
		l, err := c.Life(p, nil)
		if err != nil {
			return "error"
		}
		out, err := c.SocialPension(l, q)
		return verdict(out.Eligible, err)
	}
	statuses := []string{"", "poor", "near_poor", "multidimensional_poor", "ethnic_minority", "left_poverty"}
	m := famAt("2026-08")
	decide(t, []decision{
		{
			article: "Law 41/2024 art. 21(1)", what: "75 years, or 70 in a poor or near-poor household",
			down: append([]string{"of no category"}, statuses[1:]...), across: []string{"839 months old", "840", "841", "899", "900", "901"},
			want: []string{
				"no no no no yes yes",
				"no yes yes yes yes yes",
				"no yes yes yes yes yes",
				"no yes yes yes yes yes", // by practice: it stands on the list of poor households
				"no no no no yes yes",
				"no no no no yes yes",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				return asks(c, []int{839, 840, 841, 899, 900, 901}[j], calc.SocialPensionQuestion{Month: m}, statuses[i], 0)
			},
		},
		{
			article: "Law 41/2024 art. 21(1)(a)", what: "poor in the month asked about, not before it",
			down: []string{"poor until the month before", "until the month itself", "until the month after"}, across: []string{"72 years old"},
			want: []string{"no", "yes", "yes"},
			ask: func(c *calc.Calculator, i, _ int) string {
				return asks(c, 864, calc.SocialPensionQuestion{Month: m}, "poor", m+rules.Month(i))
			},
		},
		{
			article: "Decree 176/2025 art. 2(1)(b)", what: "beside a pension below 500,000",
			down: around("age in months", 900), across: []string{"no pension", "499,999 đồng", "500,000 đồng", "500,001 đồng"},
			want: []string{"no no no no", "yes yes no no", "yes yes no no"},
			ask: func(c *calc.Calculator, i, j int) string {
				return asks(c, 899+i, calc.SocialPensionQuestion{Month: m, Pension: []rules.VND{0, 499_999, 500_000, 500_001}[j]}, "", 0)
			},
		},
		{
			article: "Law 41/2024 art. 21", what: "from July 2025",
			down: []string{"June 2025", "July 2025", "August 2025"}, across: []string{"80 years old"},
			want: []string{"no", "yes", "yes"},
			ask: func(c *calc.Calculator, i, _ int) string {
				return asks(c, 960, calc.SocialPensionQuestion{Month: famAt("2025-06") + rules.Month(i)}, "", 0)
			},
		},
	})
}

// dies asks what the family of a person receives, of so many months each.
func dies(c *calc.Calculator, voluntary, compulsory int, q calc.DeathQuestion) (calc.Death, error) {
	l, err := c.Life(calc.Person{Sex: rules.Male, Born: famAt("1975-01")}, backwards(q.Month, voluntaryMonths(voluntary), compulsoryMonths(compulsory)))
	if err != nil {
		return calc.Death{}, err
	}
	return c.Death(l, q)
}

func TestDecisionsOnDeath(t *testing.T) {
	m := famAt("2026-08")
	funeral := func(at rules.Month) func(*calc.Calculator, int, int) string {
		return func(c *calc.Calculator, i, j int) string {
			d, err := dies(c, []int{46, 47, 48, 49}[i], 11+j, calc.DeathQuestion{Month: at})
			return verdict(d.FuneralGrant > 0, err)
		}
	}
	decide(t, []decision{
		{
			article: "Law 41/2024 art. 109; Decree 159/2025 art. 12(2)", what: "funeral grant: 60 months of both, or 12 compulsory ones",
			down: []string{"46 voluntary months", "47", "48", "49"}, across: around("compulsory months", 12),
			want: []string{"no yes yes", "no yes yes", "no yes yes", "yes yes yes"},
			ask:  funeral(m),
		},
		{
			article: "Law 58/2014 art. 80; Decree 134/2015 art. 8(2)", what: "funeral grant in 2024",
			down: []string{"46 voluntary months", "47", "48", "49"}, across: around("compulsory months", 12),
			want: []string{"no yes yes", "no yes yes", "no yes yes", "yes yes yes"},
			ask:  funeral(famAt("2024-08")),
		},
		{
			article: "Law 71/2006 art. 77; Law 58/2014 art. 80; Law 41/2024 art. 109", what: "funeral grant of voluntary insurance alone",
			down: around("months", 60), across: []string{"December 2015", "January 2016", "June 2025", "July 2025"},
			want: []string{"no no no no", "yes yes yes yes", "yes yes yes yes"},
			ask: func(c *calc.Calculator, i, j int) string {
				d, err := dies(c, 59+i, 0, calc.DeathQuestion{Month: famAt([]string{"2015-12", "2016-01", "2025-06", "2025-07"}[j])})
				return verdict(d.FuneralGrant > 0, err)
			},
		},
		{
			article: "Law 41/2024 art. 110(2) and (3)", what: "lump sum: the amount paid below 60 voluntary months, averages from there on and for mixed records",
			down: around("voluntary months", 60), across: []string{"no compulsory month", "one", "two"},
			want: []string{
				"paid averages averages",
				"averages averages averages",
				"averages averages averages",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				return lumpOf(dies(c, 59+i, j, calc.DeathQuestion{Month: m}))
			},
		},
		{
			article: "Law 58/2014 art. 81; Law 41/2024 art. 110(2)(c)", what: "lump sum: the amount paid below a year, since July 2025 below five",
			down: []string{"11 months", "12", "13", "59", "60"}, across: []string{"June 2025", "July 2025"},
			want: []string{"paid paid", "averages paid", "averages paid", "averages paid", "averages averages"},
			ask: func(c *calc.Calculator, i, j int) string {
				return lumpOf(dies(c, []int{11, 12, 13, 59, 60}[i], 0, calc.DeathQuestion{Month: famAt("2025-06") + rules.Month(j)}))
			},
		},
		{
			article: "Law 41/2024 art. 110(3)", what: "lump sum of a mixed record: three averages at least",
			down: []string{"1 compulsory month", "11", "12", "13", "18", "19"}, across: []string{"averages"},
			want: []string{"3", "3", "3", "3", "3", "4"},
			ask: func(c *calc.Calculator, i, _ int) string {
				d, err := dies(c, 0, []int{1, 11, 12, 13, 18, 19}[i], calc.DeathQuestion{Month: m})
				if err != nil {
					return "error"
				}
				return fmt.Sprint(int(d.LumpSumMonths) / 1_000_000)
			},
		},
		{
			article: "Law 41/2024 art. 110(4)", what: "lump sum of a pensioner: 48 pensions, half of one less from the third month on, three at least",
			down: []string{"1st month", "2nd", "3rd", "4th", "91st", "92nd", "93rd"}, across: []string{"halves of a pension"},
			want: []string{"96", "96", "95", "94", "7", "6", "6"},
			ask: func(c *calc.Calculator, i, _ int) string {
				drawn := []rules.Month{1, 2, 3, 4, 91, 92, 93}[i]
				d, err := dies(c, 0, 0, calc.DeathQuestion{Month: m, PensionSince: m + 1 - drawn, PensionMonthly: 2_000_000})
				if err != nil {
					return "error"
				}
				return fmt.Sprint(int(d.LumpSumMonths) / 500_000)
			},
		},
	})
}

// lumpOf names what a survivor lump sum consists of.
func lumpOf(d calc.Death, err error) string {
	switch {
	case err != nil:
		return "error"
	case d.ReturnedContributions > 0:
		return "paid"
	case d.LumpSumMonths > 0:
		return "averages"
	}
	return no
}

func TestDecisionsOnSurvivors(t *testing.T) {
	m := famAt("2026-08")
	monthly := func(c *calc.Calculator, compulsory int, r pension.Relative) string {
		d, err := dies(c, 24, compulsory, calc.DeathQuestion{Month: m, Relatives: []pension.Relative{r}})
		return verdict(d.MonthlyAllowance > 0, err)
	}
	var tables []decision
	for _, r := range []struct {
		relation pension.Relation
		bound    int
	}{
		{pension.Wife, 660}, {pension.Mother, 660}, {pension.MotherInLaw, 660},
		{pension.Husband, 720}, {pension.Father, 720}, {pension.FatherInLaw, 720},
	} {
		tables = append(tables, decision{
			article: "Law 41/2024 arts. 86(2) and 111(1)(b)", what: "monthly allowance of a " + string(r.relation),
			down: around("compulsory months", 180), across: around("age in months", r.bound),
			want: []string{"no no no", "no yes yes", "no yes yes"},
			ask: func(c *calc.Calculator, i, j int) string {
				return monthly(c, 179+i, pension.Relative{Relation: r.relation, Born: m - rules.Month(r.bound-1+j)})
			},
		})
	}
	injured := func(c *calc.Calculator, at rules.Month, compulsory int, share rules.Rate) (calc.Death, error) {
		return dies(c, 24, compulsory, calc.DeathQuestion{Month: at, WorkInjury: share, Relatives: []pension.Relative{{Relation: pension.Child, Born: famAt("2015-01")}}})
	}
	tables = append(tables, decision{
		article: "Decree 159/2025 art. 12(3)", what: "monthly allowance after a work injury",
		down: around("compulsory months", 180), across: []string{"no work injury", "60% of capacity lost", "61%", "62%"},
		want: []string{"no no yes yes", "yes yes yes yes", "yes yes yes yes"},
		ask: func(c *calc.Calculator, i, j int) string {
			d, err := injured(c, m, 179+i, []rules.Rate{0, 600_000, 610_000, 620_000}[j])
			return verdict(d.MonthlyAllowance > 0, err)
		},
	}, decision{
		article: "Decree 159/2025 art. 12(2)", what: "funeral grant after a work injury, of 24 voluntary months",
		down: around("compulsory months", 12), across: []string{"no work injury, July 2025", "a work injury, June 2025", "a work injury, July 2025"},
		want: []string{"no no yes", "yes yes yes", "yes yes yes"},
		ask: func(c *calc.Calculator, i, j int) string {
			d, err := injured(c, famAt([]string{"2025-07", "2025-06", "2025-07"}[j]), 11+i, []rules.Rate{0, 310_000, 310_000}[j])
			return verdict(d.FuneralGrant > 0, err)
		},
	})
	decide(t, append(tables, decision{
		article: "Law 41/2024 arts. 86(2) and 111(1)(b)", what: "monthly allowance of a child",
		down: around("compulsory months", 180), across: around("age in months", 216),
		want: []string{"no no no", "yes no no", "yes no no"},
		ask: func(c *calc.Calculator, i, j int) string {
			return monthly(c, 179+i, pension.Relative{Relation: pension.Child, Born: m - rules.Month(215+j)})
		},
	}, decision{
		article: "Law 41/2024 art. 87", what: "four persons at most, 70% for those without a carer and 50% for the others, in hundredths of 2,530,000",
		down: []string{"nobody without a carer", "one", "four", "five"}, across: []string{"no other", "one other", "three others", "four others"},
		want: []string{
			"0 50 150 200",
			"70 120 220 220",
			"280 280 280 280",
			"280 280 280 280",
		},
		ask: func(c *calc.Calculator, i, j int) string {
			q := calc.DeathQuestion{Month: m}
			for range []int{0, 1, 3, 4}[j] {
				q.Relatives = append(q.Relatives, pension.Relative{Relation: pension.Child, Born: famAt("2015-01")})
			}
			for range []int{0, 1, 4, 5}[i] {
				q.Relatives = append(q.Relatives, pension.Relative{Relation: pension.Child, Born: famAt("2015-01"), NoCarer: true})
			}
			d, err := dies(c, 0, 180, q)
			if err != nil {
				return "error"
			}
			return fmt.Sprint(int(d.MonthlyAllowance) / 25_300)
		},
	}))
}
