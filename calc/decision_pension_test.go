package calc_test

import (
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
)

func asked(m string) calc.PensionQuestion { return calc.PensionQuestion{Month: famAt(m)} }

func TestDecisionsOnPensions(t *testing.T) {
	decide(t, []decision{
		{
			article: "Law 41/2024 art. 98", what: "a woman with voluntary insurance only, asking in August 2026",
			down: around("months", 180), across: aboutTheAge,
			want: []string{
				"no no no",
				"no general general",
				"no general general",
			},
			ask: func(c *calc.Calculator, i, j int) string { // a woman born in May 1969 is 57 in May 2026
				p := bornFor(c, rules.Female, famAt("2026-08")+1-rules.Month(j))
				return branchOf(c, p, asked("2026-08"), voluntaryMonths(179+i))
			},
		},
		{
			article: "Law 41/2024 art. 98", what: "both schemes count together, asking in August 2026",
			down: around("voluntary months", 120), across: around("compulsory months", 60),
			want: []string{
				"no no general",
				"no general general",
				"general general general",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				p := calc.Person{Sex: rules.Male, Born: famAt("1960-01")}
				return branchOf(c, p, asked("2026-08"), compulsoryMonths(59+j), voluntaryMonths(119+i))
			},
		},
		{
			article: "Law 58/2014 art. 73", what: "a man with voluntary insurance only, asking in June 2024",
			down: around("months", 240), across: aboutTheAge,
			want: []string{
				"no no no",
				"no general general",
				"no general general",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				p := bornFor(c, rules.Male, famAt("2024-07")+1-rules.Month(j)) // the ages of that year come in steps of months
				return branchOf(c, p, asked("2024-07"), compulsoryOrAll(239+i)...)
			},
		},
		{
			article: "Law 41/2024 art. 141; Law 58/2014 art. 73", what: "the age reached long ago, 20 years become 15 with July 2025",
			down: []string{"asking in May 2025", "in June 2025", "in July 2025"}, across: []string{"179 months", "180", "181", "239", "240", "241"},
			want: []string{
				"no no no no general general",
				"no general general general general general",
				"no general general general general general",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				months := []int{179, 180, 181, 239, 240, 241}[j]
				q := calc.PensionQuestion{Month: famAt("2025-05") + rules.Month(i)}
				l, err := c.Life(calc.Person{Sex: rules.Female, Born: famAt("1960-01")}, backwards(famAt("2022-12"), compulsoryOrAll(months)...))
				if err != nil {
					return "error"
				}
				out, err := c.Pension(l, q)
				if !out.Eligible {
					return verdict(false, err)
				}
				return out.Branch.String()
			},
		},
	})
}

// compulsoryOrAll are so many months, 170 of them voluntary at the most: there
// is no voluntary insurance before 2008.
func compulsoryOrAll(n int) []calc.Row {
	return []calc.Row{voluntaryMonths(min(n, 170)), compulsoryMonths(max(0, n-170))}
}

// Joined before 2021, 20 voluntary years, 60 or 55.
func TestDecisionsOnEarlyJoiners(t *testing.T) {
	woman := func(c *calc.Calculator, joined rules.Month, months, age int, rest ...calc.Row) string {
		last := joined + rules.Month(months) - 1
		claim := last + 3
		rows := append(backwards(last, voluntaryMonths(months)), rest...)
		l, err := c.Life(aged(rules.Female, age, claim), rows)
		if err != nil {
			return "error"
		}
		out, err := c.Pension(l, calc.PensionQuestion{Month: claim})
		if err != nil || !out.Eligible {
			return verdict(false, err)
		}
		return out.Branch.String()
	}
	// voluntary insurance is no older than 2008: nobody has 20 years of it in 2025, but under a reform
	ten := famUnder(t, vietnam(t), "pension.early_joiner.min_voluntary_months", "120")
	joined := []rules.Month{famAt("2020-11"), famAt("2020-12"), famAt("2021-01")}
	const early = "joined_before_2021"
	var tables []decision
	for i, month := range []string{"joined in November 2020", "joined in December 2020", "joined in January 2021"} {
		yes := early
		if i == 2 {
			yes = no
		}
		tables = append(tables, decision{
			article: "Law 41/2024 art. 141(9)", what: "a woman who " + month,
			down: around("voluntary months", 240), across: around("age in months", 660),
			want: []string{
				"no no no",
				"no " + yes + " " + yes,
				"no " + yes + " " + yes,
			},
			ask: func(c *calc.Calculator, j, k int) string { return woman(c, joined[i], 239+j, 659+k) },
		})
	}
	decide(t, append(tables, decision{
		article: "Law 41/2024 art. 141(9)", what: "20 years of voluntary insurance, not of both schemes",
		down: around("voluntary months", 240), across: []string{"no compulsory month", "one", "two"},
		want: []string{"no no no", early + " " + early + " " + early, early + " " + early + " " + early},
		ask: func(c *calc.Calculator, i, j int) string {
			if j == 0 {
				return woman(c, famAt("2008-01"), 239+i, 660)
			}
			return woman(c, famAt("2008-01"), 239+i, 660, run(compulsoryMonths(1).Scheme, calc.Average, 5_000_000, j, famAt("2007-06")))
		},
	}, decision{
		article: "Law 41/2024 art. 141(9); Circular 11/2025 art. 5(5)", what: "the old ages hold from July 2025, not from 2021 to June 2025",
		down: []string{"asking in May 2025", "in June 2025", "in July 2025"}, across: []string{"a woman of 55", "a man of 60"},
		want: []string{"no no", early + " " + early, early + " " + early},
		ask: func(_ *calc.Calculator, i, j int) string {
			p := calc.Person{Sex: rules.Female, Born: famAt("2025-04") - 660}
			if j == 1 {
				p = calc.Person{Sex: rules.Male, Born: famAt("2025-04") - 720}
			}
			return branchOf(ten, p, calc.PensionQuestion{Month: famAt("2025-05") + rules.Month(i)}, voluntaryMonths(120))
		},
	}))
}

// Confirmed by the agency to wait for the age only: 15 years of either scheme, 60
// or 55, from July 2025 on.
func TestDecisionsOnTheWaitingList(t *testing.T) {
	const waiting = "waiting_list"
	confirmed := []calc.Status{{Period: rules.Period{From: famAt("2002-01"), Until: famAt("2007-01")}, Is: "waiting_for_pension_age"}}
	who := func(sex rules.Sex, age int, m rules.Month, status []calc.Status) calc.Person {
		return calc.Person{Sex: sex, Born: m - rules.Month(age), Status: status}
	}
	decide(t, []decision{
		{
			article: "Law 41/2024 art. 141(10)", what: "a woman of the list",
			down: around("insured months", 180), across: around("age in months", 660),
			want: []string{"no no no", "no " + waiting + " " + waiting, "no " + waiting + " " + waiting},
			ask: func(c *calc.Calculator, i, j int) string {
				q := calc.PensionQuestion{Month: famAt("2026-08")}
				return branchOf(c, who(rules.Female, 659+j, q.Month, confirmed), q, compulsoryMonths(120), voluntaryMonths(59+i))
			},
		},
		{
			article: "Law 41/2024 art. 141(10)", what: "a man of the list, and one who is not on it",
			down: []string{"confirmed", "of another category", "of none"}, across: around("age in months", 720),
			want: []string{"no " + waiting + " " + waiting, "no no no", "no no no"},
			ask: func(c *calc.Calculator, i, j int) string {
				q := calc.PensionQuestion{Month: famAt("2026-08")}
				status := [][]calc.Status{confirmed, {{Period: confirmed[0].Period, Is: "poor"}}, {}}[i]
				return branchOf(c, who(rules.Male, 719+j, q.Month, status), q, compulsoryMonths(180))
			},
		},
		{
			article: "Law 41/2024 arts. 140(1) and 141(10)", what: "from July 2025 on",
			down: []string{"asking in May 2025", "in June 2025", "in July 2025"}, across: []string{"a woman of 55", "a man of 60"},
			want: []string{"no no", waiting + " " + waiting, waiting + " " + waiting},
			ask: func(c *calc.Calculator, i, j int) string {
				p := who([]rules.Sex{rules.Female, rules.Male}[j], 660+60*j, famAt("2025-04"), confirmed)
				return branchOf(c, p, calc.PensionQuestion{Month: famAt("2025-05") + rules.Month(i)}, compulsoryMonths(180))
			},
		},
		{
			article: "Law 41/2024 arts. 98, 111(1)(a) and 141(10)", what: "who has reached the ordinary age needs no confirmation",
			down: []string{"180 voluntary months", "180 compulsory"}, across: []string{"the month before the ordinary age", "the month of it"},
			want: []string{waiting + " general", waiting + " compulsory"},
			ask: func(c *calc.Calculator, i, j int) string {
				q := calc.PensionQuestion{Month: famAt("2040-08")}
				p := bornFor(c, rules.Female, q.Month+1-rules.Month(j))
				p.Status = confirmed
				row := voluntaryMonths(180)
				if i == 1 {
					row = compulsoryMonths(180)
				}
				return branchOf(c, p, q, row)
			},
		},
	})
}

func TestDecisionsOnMixedPensions(t *testing.T) {
	decide(t, []decision{
		{
			article: "Law 41/2024 arts. 64 and 111(1)(a)", what: "hazardous work lowers the age by five years for whoever has 15 compulsory years",
			down: around("compulsory months", 180), across: []string{"the month before the lowered age", "the month of it", "the month after it", "the ordinary age"},
			want: []string{
				"no no no general",
				"no compulsory compulsory compulsory",
				"no compulsory compulsory compulsory",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				reached := []rules.Month{61, 60, 59, 0}[j]
				p := bornFor(c, rules.Male, famAt("2040-08")) // 62 years, and 57 when the schedule has come to its end
				q := calc.PensionQuestion{Month: famAt("2040-08") - reached, LowerAge: 5}
				return branchOf(c, p, q, compulsoryMonths(179+i), voluntaryMonths(24))
			},
		},
		{
			article: "Law 41/2024 art. 99(3)", what: "ten Vietnamese years and time in a treaty State",
			down: around("months in all", 180), across: aboutTheAge,
			want: []string{
				"no no no",
				"no treaty treaty",
				"no treaty treaty",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				p := bornFor(c, rules.Female, famAt("2026-08")+1-rules.Month(j))
				q := asked("2026-08")
				q.Treaty = 59 + i
				return branchOf(c, p, q, voluntaryMonths(120))
			},
		},
		{
			article: "Law 41/2024 art. 99(3)", what: "treaty time counts from July 2025, and only beside Vietnamese time",
			down: []string{"asking in May 2025", "in June 2025", "in July 2025"}, across: []string{"no Vietnamese month", "one", "180"},
			want: []string{
				"no no no",
				"no treaty general",
				"no treaty general",
			},
			ask: func(c *calc.Calculator, i, j int) string {
				q := calc.PensionQuestion{Month: famAt("2025-05") + rules.Month(i), Treaty: 200}
				return branchOf(c, calc.Person{Sex: rules.Male, Born: famAt("1955-01")}, q, voluntaryMonths([]int{0, 1, 180}[j]))
			},
		},
	})
}

func TestDecisionsOnImpairment(t *testing.T) {
	woman := func(c *calc.Calculator, months, early int, share rules.Rate) string {
		m := famAt("2036-08") // women's age is 60 from 2035 on
		q := calc.PensionQuestion{Month: m, Impairment: share}
		return branchOf(c, aged(rules.Female, 720-early, m), q, compulsoryMonths(months), voluntaryMonths(12))
	}
	var tables []decision
	for k, what := range []string{"59 months early", "60 months early", "61 months early"} {
		want := []string{"no no no", "no impairment impairment", "no impairment impairment"}
		if k == 2 {
			want = []string{"no no no", "no no no", "no no no"}
		}
		tables = append(tables, decision{
			article: "Law 41/2024 art. 65", what: what,
			down: around("compulsory months", 240), across: around("percent of capacity lost:", 61), want: want,
			ask: func(c *calc.Calculator, i, j int) string { return woman(c, 239+i, 59+k, rules.Rate(60+j)*10_000) },
		})
	}
	decide(t, append(tables, decision{
		article: "Law 41/2024 art. 65", what: "81% and more open ten years instead of five",
		down: around("months early", 120), across: around("percent of capacity lost:", 81),
		want: []string{
			"no impairment impairment",
			"no impairment impairment",
			"no no no",
		},
		ask: func(c *calc.Calculator, i, j int) string { return woman(c, 240, 119+i, rules.Rate(80+j)*10_000) },
	}, decision{
		article: "Law 41/2024 art. 65", what: "voluntary months do not make up for compulsory ones",
		down: []string{"239 compulsory months and 24 voluntary ones", "240 compulsory months"}, across: []string{"61%, five years early"},
		want: []string{"no", "impairment"},
		ask:  func(c *calc.Calculator, i, _ int) string { return woman(c, 239+i, 60, 610_000) },
	}))
}
