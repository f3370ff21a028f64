package calc_test

import (
	"encoding/json"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// asks calls every verb that asks about a person.
func asks(c *calc.Calculator, l *calc.Life) map[string]error {
	m, target := month("2026-07"), plans.Target{Eligible: true}
	all := map[string]error{}
	_, all["pension"] = c.Pension(l, calc.PensionQuestion{Month: m})
	_, all["one_time"] = c.OneTime(l, calc.OneTimeQuestion{Month: m, Ground: pension.Ill})
	_, all["options"] = c.Options(l, calc.OptionsQuestion{Month: m})
	_, all["projection"] = ahead.Project(c, l, ahead.Question{Until: m})
	_, all["solve"] = plans.Solve(c, l, plans.SolveQuestion{Vary: plans.VaryRetirement, Target: target})
	_, all["cheapest_plan"] = plans.Search(c, l, plans.CheapestQuestion{Start: m, Target: target})
	_, all["monthly_allowance"] = c.MonthlyAllowance(l, calc.MonthlyAllowanceQuestion{Month: m})
	_, all["social_pension"] = c.SocialPension(l, calc.SocialPensionQuestion{Month: m})
	_, all["work_accident"] = c.WorkAccident(l, calc.WorkAccidentQuestion{Paid: m, Months: 6})
	_, all["retirement_age"] = c.RetirementAge(l, calc.RetirementAgeQuestion{})
	return all
}

// A call answers for nobody as a document does: it names what is missing of
// the person, all that the kind of question needs and nothing else.
func TestACallNamesWhatIsMissingOfThePerson(t *testing.T) {
	c := vietnamese(t)
	nobody := new(calc.Life) // Life itself refuses such a person
	for kind, err := range asks(c, nobody) {
		var missing []string
		for _, f := range document.All(err) {
			missing = append(missing, strings.TrimPrefix(f.Path, "/person/"))
			if f.Code != calc.MissingKey || f.Hint == "" {
				t.Errorf("%s: %v", kind, f)
			}
		}
		want := slices.DeleteFunc(casefile.Needs(kind), func(key string) bool { return key != "sex" && key != "born" })
		slices.Sort(missing)
		if slices.Sort(want); len(want) == 0 || !slices.Equal(missing, want) {
			t.Errorf("%s misses %v, needs %v", kind, missing, want)
		}
	}
}

// No kind of question needs anything of a kind that does not exist.
func TestAKindThatIsNoneNeedsNothing(t *testing.T) {
	if needs := casefile.Needs("pensoin"); needs != nil {
		t.Error(needs)
	}
}

// What logs show of a case tells nobody who it is about.
func TestALogOfACaseNamesNobody(t *testing.T) {
	cs := famCase(t, aPayer+"ask: [{id: lan, kind: retirement_age}, {kind: pension, month: 2026-07}]")
	var out strings.Builder
	slog.New(slog.NewJSONHandler(&out, nil)).Info("asked", "case", cs, "person", cs.Person)
	var line struct {
		Case struct {
			Rows int
			Ask  []string
		}
		Person string
	}
	if err := json.Unmarshal([]byte(out.String()), &line); err != nil {
		t.Fatal(err)
	}
	if line.Case.Rows != 1 || !slices.Equal(line.Case.Ask, []string{"retirement_age", "pension"}) {
		t.Errorf("the log says %+v", line)
	}
	for _, secret := range []string{"lan", "1975", "2011", "female", "3000000"} {
		if strings.Contains(out.String(), secret) {
			t.Errorf("the log names %s: %s", secret, out.String())
		}
	}
}

// A batch refuses for a person what a call refuses, and with the same words.
func TestABatchRefusesWhatACallRefuses(t *testing.T) {
	c := vietnamese(t)
	m := month("2026-07")
	row := settled("2011-06", "2026-05", 3_000_000)
	for name, tt := range map[string]struct {
		want    calc.Want
		subject calc.Subject
		call    func(l *calc.Life) error
	}{
		"a pension that begins after the death": {calc.WantDeath, calc.Subject{Dies: calc.DeathQuestion{PensionSince: m + 1, PensionMonthly: 1}}, func(l *calc.Life) error {
			_, err := c.Death(l, calc.DeathQuestion{Month: m, PensionSince: m + 1, PensionMonthly: 1})
			return err
		}},
		"a payment above the ceiling": {calc.WantContribution, calc.Subject{Pays: calc.ContributionQuestion{Income: 900_000_000}}, func(l *calc.Life) error {
			_, err := c.Contribution(l, calc.ContributionQuestion{Paid: m, Income: 900_000_000})
			return err
		}},
	} {
		s := tt.subject
		s.Person, s.Rows = calc.Person{Sex: rules.Female, Born: month("1975-01")}, []calc.Row{row}
		b, err := calc.NewBatch(calc.BatchQuestion{Want: tt.want, Month: m}, c)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var out [1]calc.Figures
		got, want := b.Worker().Evaluate(out[:], &s), tt.call(lifeWith(t, c, "1975-01", row))
		if want == nil || got == nil || !strings.Contains(got.Error(), want.Error()) {
			t.Errorf("%s: the batch says %v, the call %v", name, got, want)
		}
		if out[0].Answered != 0 {
			t.Errorf("%s: refused and answered", name)
		}
	}
}

// A person whose line could not be read is not computed: the fault is told.
func TestABatchComputesNothingForWhatItCouldNotRead(t *testing.T) {
	c := vietnamese(t)
	b, err := calc.NewBatch(calc.BatchQuestion{Want: calc.WantPension, Month: month("2026-07")}, c)
	if err != nil {
		t.Fatal(err)
	}
	unread := document.Faults{{Code: calc.BadMonth, Path: "/person/born", Message: "no month"}}
	out := [1]calc.Figures{{Answered: calc.WantPension, Pension: calc.PensionFigures{Monthly: 7}}}
	err = b.Worker().Evaluate(out[:], &calc.Subject{Person: calc.Person{Sex: rules.Female, Born: month("1960-01")}, Unread: unread})
	if !errors.Is(err, calc.BadMonth) || out[0].Answered != 0 || out[0].Pension.Monthly != 0 {
		t.Errorf("%v, %+v", err, out[0])
	}
}

// The shares of a payment are the payment: what each payer bears adds up.
func TestABatchLosesNoDong(t *testing.T) {
	c := vietnamese(t)
	q := calc.BatchQuestion{Want: calc.WantContribution, Month: month("2026-07")}
	b, err := calc.NewBatch(q, c)
	if err != nil {
		t.Fatal(err)
	}
	if b.Question().Want != q.Want || b.Laws() != 1 || b.Law(0) != c {
		t.Errorf("the batch tells another question or law: %+v", b.Question())
	}
	for _, province := range []string{"ha-noi", "hai-phong", "nghe-an", "hue"} {
		for _, status := range []string{"poor", "near_poor", "ethnic_minority", ""} {
			var out [1]calc.Figures
			s := calc.Subject{Pays: calc.ContributionQuestion{Income: 1_500_000}}
			s.Person.Residence = []calc.Residence{{Period: rules.Period{From: month("2026-07")}, Province: province}}
			if status != "" {
				s.Person.Status = []calc.Status{{Period: rules.Period{From: month("2026-07")}, Is: status}}
			}
			if err := b.Worker().Evaluate(out[:], &s); err != nil {
				t.Errorf("%s, %q: %v", province, status, err)
			}
			p := &out[0].Payment
			local := p.Borne.Province + p.Borne.District + p.Borne.Commune + p.Borne.Fund
			if p.Gross != 330_000 || p.Borne.Gross() != p.Gross || p.Borne.Local() != local || p.Borne.State+local+p.Borne.Donors+p.Borne.Net != p.Gross {
				t.Errorf("%s, %q: %+v of %d", province, status, p.Borne, p.Gross)
			}
		}
	}
}
