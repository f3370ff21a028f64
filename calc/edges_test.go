package calc_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// TestNothingExplained: of results of nothing there are no trees, in the form
// of every explanation.
func TestNothingExplained(t *testing.T) {
	for _, r := range []calc.Explained{calc.Pension{}, calc.RetirementAge{}, calc.Death{}, calc.WorkAccident{}} {
		if x := r.Explain(); x.Schema != calc.ExplainSchema || len(x.Steps) != 0 || len(x.Years) != 0 {
			t.Errorf("%T: %+v", r, x)
		}
	}
	if calc.Notes(nil) != nil || calc.Citations(nil) != nil {
		t.Error("something is noted of no result")
	}
}

// TestAShortfallOfNoQuestion says no way to meet it.
func TestAShortfallOfNoQuestion(t *testing.T) {
	s := calc.Shortfall{What: pension.AgeMonths, Have: calc.Quantity{N: 3}, Need: calc.Quantity{Month: month("2026-03")}}
	data, err := json.Marshal(s)
	if string(data) != `{"what":"age_months","have":3,"need":"2026-03"}` || err != nil || s.Way() != (calc.Way{}) {
		t.Errorf("%s, %v, %+v", data, err, s.Way())
	}
}

// TestAnswersPastTheHorizonSaySo: who asks about a month past the last one that
// is published is told that its law is carried on, whether the answer is yes or
// no; about that month, nobody is.
func TestAnswersPastTheHorizonSaySo(t *testing.T) {
	c := vietnamese(t)
	last := c.Book().Horizon()
	at := func(m rules.Month) (all []calc.Question) {
		return []calc.Question{
			calc.DeathQuestion{Month: m}, calc.SocialPensionQuestion{Month: m}, calc.OneTimeQuestion{Month: m, Ground: pension.Ill}, calc.MonthlyAllowanceQuestion{Month: m},
			calc.MaternityQuestion{Birth: m, Children: 1}, calc.ContributionQuestion{Paid: m, Income: 9_000_000}, calc.OptionsQuestion{Month: m}, calc.PensionQuestion{Month: m - 1},
			calc.WorkAccidentQuestion{Paid: m, Months: 6}, calc.WorkAccidentQuestion{Paid: m - 5, Months: 6, Accident: m, Impairment: 200_000},
			calc.RefundQuestion{Reason: calc.ByDeath, Month: m, Payment: calc.ContributionQuestion{Paid: m - 1, Method: subsidy.Every6Months, Income: 9_000_000}},
			calc.HouseholdQuestion{Paid: m, Months: 6, Members: []calc.HouseholdMember{{Born: month("1990-01")}}},
		}
	}
	for _, l := range []*calc.Life{lifeWith(t, c, "1990-01"), lifeWith(t, c, "1990-01", settled("2012-01", "2015-12", 3_000_000)), lifeWith(t, c, "1950-01", settled("2008-01", "2012-12", 3_000_000))} {
		for m, past := range map[rules.Month]bool{last: false, last + 1: true, last + 100: true} {
			for _, q := range at(m) {
				r, err := q.Ask(c, l)
				if _, isOptions := q.(calc.OptionsQuestion); err != nil || isOptions && !past {
					continue // what is reckoned for later months may lie past it
				}
				if got := noted(calc.Notes(r), note.CarriedForward); got != past {
					t.Errorf("%+v in %s: %t", q, m, got)
				}
			}
		}
	}
	r, err := c.WorkAccident(lifeWith(t, c, "1990-01"), calc.WorkAccidentQuestion{Paid: last - 3, Months: 12, Accident: last + 2})
	if err != nil || !noted(calc.Notes(r), note.CarriedForward) {
		t.Errorf("an accident past it: %v", err)
	}
}

// TestOptionsWithNothingOpenPastTheHorizon say so as well.
func TestOptionsWithNothingOpenPastTheHorizon(t *testing.T) {
	c := laidOver(t, "decree", "param: contribution.periods, value: [6, 12], from: 2026-01")
	o, err := c.Options(lifeWith(t, c, "1990-01"), calc.OptionsQuestion{Month: c.Book().Horizon() + 12})
	if err != nil || len(o.Open) != 0 || !noted(calc.Notes(o), note.CarriedForward) {
		t.Errorf("%+v", o)
	}
}

// TestPlacesAreCalledByTheMonth: a province that became part of another is
// itself until then, and its territory from then on.
func TestPlacesAreCalledByTheMonth(t *testing.T) {
	c := vietnamese(t)
	for _, tt := range []struct {
		said, since string
		want        []string // a month, the province, the older unit
	}{
		{"ha-giang", "2015-01", []string{"2015-01 ha-giang -", "2025-06 ha-giang -", "2025-07 tuyen-quang ha-giang", "2026-07 tuyen-quang ha-giang"}},
		{"binh-phuoc", "2020-01", []string{"2024-12 binh-phuoc -", "2025-06 binh-phuoc -", "2025-07 dong-nai binh-phuoc"}},
		{"tuyen-quang", "2015-01", []string{"2025-06 tuyen-quang -", "2025-07 tuyen-quang tuyen-quang", "2025-08 tuyen-quang tuyen-quang"}},
		{"tuyen-quang", "2025-07", []string{"2025-07 tuyen-quang -", "2026-01 tuyen-quang -"}},
		{"ha-tay", "2008-01", []string{"2008-07 ha-tay -", "2008-08 ha-noi ha-tay", "2026-01 ha-noi ha-tay"}},
		{"lai-chau", "2010-01", []string{"2010-01 lai-chau -", "2026-01 lai-chau -"}},
	} {
		p := calc.Person{Sex: rules.Female, Born: month("1990-01"), Residence: []calc.Residence{{Period: rules.Period{From: month(tt.since)}, Province: tt.said}}}
		l := mustLife(c, p, nil)
		for _, want := range tt.want {
			place, older := l.Profile(month(want[:7])).Place, "-"
			if place.Territory != nil {
				older = place.Territory.Slug
			}
			if got := want[:7] + " " + place.Province.Slug + " " + older; got != want {
				t.Errorf("%s since %s: %s, want %s", tt.said, tt.since, got, want)
			}
		}
	}
}

// TestAnAgeThatALawLowers: who is older than that when it begins to hold
// reaches it then; the tree says so.
func TestAnAgeThatALawLowers(t *testing.T) {
	c := laidOver(t, "decree", "param: retirement.age.male, value: 600, from: 2026-01")
	for _, tt := range []struct {
		born, reached, steps string
	}{
		{"1976-02", "2026-02", "difference"}, {"1976-01", "2026-01", "difference"}, {"1975-12", "2026-01", "greatest"}, {"1966-01", "2026-01", "greatest"},
	} {
		r, err := c.RetirementAge(mustLife(c, calc.Person{Sex: rules.Male, Born: month(tt.born)}, nil), calc.RetirementAgeQuestion{})
		if err != nil {
			t.Fatal(err)
		}
		top := r.Explain().Steps[0]
		if r.Reached.String() != tt.reached || string(top.Op) != tt.steps || top.Text() != strconv.Itoa(12*r.Years+r.Months) {
			t.Errorf("born %s: reached in %s by %s of %s", tt.born, r.Reached, top.Op, top.Text())
		}
		if tt.steps == "greatest" && (top.Children[0].Quantity != "retirement_age" || top.Children[1].Quantity != "age_when_schedule_begins") {
			t.Errorf("born %s: %+v", tt.born, top)
		}
	}
}

// TestWhatACallerGivesBesideTheQuestion: a rate that is not given is not looked
// at, and support that would take more than was given comes to nothing.
func TestWhatACallerGivesBesideTheQuestion(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1990-01")
	q := calc.ContributionQuestion{Paid: month("2026-01"), Method: subsidy.Prepay, Months: 24, Income: 1_500_000}
	plain, err := c.Contribution(l, q)
	q.FundRate = 2 * rules.One
	unsaid, err2 := c.Contribution(l, q)
	if err != nil || err2 != nil || plain.Gross != unsaid.Gross {
		t.Errorf("%d, %d, %v, %v", plain.Gross, unsaid.Gross, err, err2)
	}
	kept := setOtherwise(t, "param: refund.keeps_local, value: true, from: 2016-01", "param: refund.keeps_donor, value: true, from: 2016-01")
	r, err := kept.Refund(l, calc.RefundQuestion{
		Reason: calc.ByDeath, Month: month("2026-03"), Local: -5, LocalGiven: true, Donor: -7, Payment: calc.ContributionQuestion{Paid: month("2026-01"), Method: subsidy.Every12Months, Income: 1_500_000},
	})
	if err != nil || r.LocalSupport != 0 || r.DonorSupport != 0 || r.Refund != r.Gross-r.StateSupport {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestACaseThatChangesNothingAsksTheSame calculator: no law and no assumption
// is made anew for it.
func TestACaseThatChangesNothingAsksTheSame(t *testing.T) {
	c := vietnamese(t)
	same, err := c.Under(&calc.Case{}, nil)
	if err != nil || same != c {
		t.Errorf("%p, %p, %v", same, c, err)
	}
	grown := c.Assuming(calc.Assumptions{HasPoverty: true, PovertyRise: 50_000})
	if same, err = grown.Under(&calc.Case{Assume: grown.Assumptions()}, nil); err != nil || same != grown {
		t.Errorf("%p, %p, %v", same, grown, err)
	}
	knownOn, err := rules.ParseDate("2020-01-01")
	if err != nil {
		t.Fatal(err)
	}
	if other, err := c.Under(&calc.Case{AsKnownOn: knownOn}, nil); err != nil || other == c {
		t.Error(err)
	}
}

// TestAQuestionAboutNobodyIsRefused with one fault for each thing that it needs.
func TestAQuestionAboutNobodyIsRefused(t *testing.T) {
	c := vietnamese(t)
	l, _ := c.Partial(calc.Person{Sex: rules.Male}, nil)
	a := calc.Asked{ID: "x", Kind: "social_pension", Question: calc.SocialPensionQuestion{Month: month("2026-01")}}
	if _, err := a.Answer(c, l); !strings.HasPrefix(inWordsOf(err), "/person/born missing-key ") || !strings.Contains(inWordsOf(err), "social_pension") {
		t.Errorf("%v", inWordsOf(err))
	}
}

// TestTheEndOfAllMonths: rows and questions of the last month that is read are
// answered, and what comes after the month asked about is noted.
func TestTheEndOfAllMonths(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "2070-01", settled("2120-01", "2130-12", 60_000_000))
	for m, later := range map[string]bool{"2130-10": true, "2130-11": true, "2130-12": false} {
		p, err := c.Pension(l, calc.PensionQuestion{Month: month(m)})
		if err != nil || noted(calc.Notes(p), note.MonthsNotCounted) != later {
			t.Errorf("asked in %s: %v, %+v", m, err, calc.Notes(p))
		}
	}
	o, err := c.Options(lifeWith(t, c, "2070-01", settled("2116-02", "2130-12", 60_000_000)), calc.OptionsQuestion{Month: month("2130-12")})
	if err != nil {
		t.Fatal(err)
	}
	told := map[calc.OptionKind]calc.Option{}
	for _, x := range o.Open {
		told[x.Kind] = x
	}
	if x := told[calc.PayMissing]; x.Months != 1 || x.MonthsBefore != 0 || x.PaidIn != month("2130-12") {
		t.Errorf("%+v", o)
	}
}

// TestMonthsOfAnAverageAreThoseOfIt: without one no months are told.
func TestMonthsOfAnAverageAreThoseOfIt(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "1990-01", settled("2012-01", "2015-12", 3_000_000))
	p, err := c.Pension(l, calc.PensionQuestion{Month: month("2026-01")})
	if years := c.ByMonth(l, p); err != nil || p.Eligible || years != nil {
		t.Errorf("%v, %+v", err, years)
	}
	free := island(t, asItIs)
	l = mustLife(free, calc.Person{Sex: rules.Female, Born: month("1970-01")}, rowsOf(insuredRow("2013-01", "2013-04", 400_000, func(r *calc.Row) { r.SupportGiven, r.StateSupport = true, 80_000 })))
	d, err := free.Death(l, calc.DeathQuestion{Month: month("2013-05")})
	if years := free.ByMonth(l, d); err != nil || d.SurvivorLumpSum != 0 || d.Working().Average.Months != 4 || years != nil {
		t.Errorf("%v, %d, %+v", err, d.SurvivorLumpSum, years)
	}
	o, err := free.OneTime(l, calc.OneTimeQuestion{Month: month("2013-05"), Ground: pension.Ill})
	if w := o.Working(); err != nil || w.Average.Months != 4 || w.Amount != o.Amount || w.Law != o.Law() {
		t.Errorf("%v, %+v", err, w)
	}
}

// TestLongerHoldsNewRowsToTheBirth of the person.
func TestLongerHoldsNewRowsToTheBirth(t *testing.T) {
	c := vietnamese(t)
	l := lifeWith(t, c, "2015-03")
	_, faults := c.Longer(l, rowsOf(insuredRow("2030-02", "2030-02", 9_000_000), insuredRow("2015-02", "2015-02", 9_000_000, employed)))
	if got := inWordsOf(faults); !strings.Contains(got, "/record/0/from too-young 2030-02/2030-03 ") || !strings.Contains(got, "/record/1/from before-birth 2015-02/2015-03 ") {
		t.Error(got)
	}
}

// TestNoWayIsToldWhereItWouldBeAGuess: the way to a condition costs money; where
// nobody found a figure that the cost may rest on, none is told.
func TestNoWayIsToldWhereItWouldBeAGuess(t *testing.T) {
	plain := vietnamese(t)
	gap := laidOver(t, "decree", "param: support.base, value: unknown, from: 2026-12, until: 2026-12")
	early := laidOver(t, "decree", "param: support.base, value: unknown, from: 2018-03, until: 2018-04")
	for _, tt := range []struct {
		c    *calc.Calculator
		want bool
	}{{plain, true}, {gap, false}, {early, false}} {
		l := lifeWith(t, tt.c, "1966-02", settled("2016-01", "2023-12", 3_000_000))
		p, err := tt.c.Pension(l, calc.PensionQuestion{Month: month("2024-06")})
		if err != nil || len(p.Shortfalls) == 0 || (p.Shortfalls[0].Way() != calc.Way{}) != tt.want {
			t.Errorf("%v, %+v", err, p.Shortfalls)
		}
		r, err := tt.c.Refund(l, calc.RefundQuestion{Reason: calc.ByPension, Month: month("2025-05"), Payment: calc.ContributionQuestion{Paid: month("2025-03"), Method: subsidy.Every6Months, Income: 3_000_000}})
		if tt.c != early && (err != nil || len(r.Shortfalls) == 0 || (r.Shortfalls[0].Way() != calc.Way{}) != tt.want) {
			t.Errorf("%v, %+v", err, r.Shortfalls)
		}
	}
	if p, err := plain.Pension(lifeWith(t, plain, "1960-02", settled("2008-01", "2023-12", 3_000_000)), calc.PensionQuestion{Month: month("2026-01")}); err != nil || p.Shortfalls != nil {
		t.Errorf("%v, %+v", err, p.Shortfalls)
	}
}

// TestMonthsPaidAheadUpToAnotherLaw: who asks too early and has paid ahead until
// another law asks for fewer months waits until the pension may be asked for
// under it, and not a month longer.
func TestMonthsPaidAheadUpToAnotherLaw(t *testing.T) {
	c := vietnamese(t)
	ahead := insuredRow("2023-07", "2025-06", 3_000_000, by(subsidy.Prepay), atRate(3_000))
	for _, tt := range []struct{ from, asked, way string }{
		{"2009-01", "2024-06", "2025-06"}, {"2009-01", "2025-05", "2025-06"}, {"2010-01", "2024-06", "2025-06"}, {"2010-02", "2024-06", "2025-07"},
	} {
		l := lifeWith(t, c, "1966-02", settled(tt.from, "2022-12", 3_000_000), ahead)
		p, err := c.Pension(l, calc.PensionQuestion{Month: month(tt.asked)})
		if err != nil || len(p.Shortfalls) != 1 {
			t.Fatalf("%v, %+v", err, p.Shortfalls)
		}
		if w := p.Shortfalls[0].Way(); w.Month.String() != tt.way || (w.Code == calc.PayOn) != (tt.way == "2025-07") {
			t.Errorf("from %s, asked in %s: %+v", tt.from, tt.asked, w)
		}
		if p, err := c.Pension(l, calc.PensionQuestion{Month: month("2025-06")}); err != nil || p.Eligible != (tt.way == "2025-06") {
			t.Errorf("from %s: %v, %+v", tt.from, err, p.Shortfalls)
		}
	}
}
