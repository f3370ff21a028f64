package pension_test

import (
	"fmt"
	"testing"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// TestAnswersMonthByMonth: whoever asks in every month, one after the other,
// is told the same until the month in which the law, an age or a payment
// changes it; which month that is stands in the print, with the whole answer.
func TestAnswersMonthByMonth(t *testing.T) {
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	p := newPaper(t)
	for _, l := range waiting {
		p.WriteString("\n# " + l.name + "\n")
		c := pension.Claimant{Book: book, Sex: l.sex, Born: month(l.born), Record: recordOf(t, l.record...), Waits: l.waits}
		for _, claim := range l.claims {
			p.say("claims", claim)
			last := ""
			for m := month(l.from); m <= month(l.to); m++ {
				claim.Asked = m
				o, missing := c.Pension(claim)
				if now := shape(&o, missing); now != last {
					p.say(m.String(), o, missing)
					last = now
				}
			}
		}
		for g := pension.AtAge; g <= pension.StoppedPaying; g++ {
			last := ""
			for m := month(l.from); m <= month(l.to); m++ {
				o, missing := c.OneTime(pension.OneTimeClaim{Month: m, Ground: g, Support: 500_000})
				if now := fmt.Sprint(conditions(&o.Shortfalls), o.Entitled, o.TakenOut, o.Short, o.Capped, o.Deducted, o.BeforeYears, o.LaterYears, missing.Param); now != last {
					p.say(g.String()+" "+m.String(), o, missing)
					last = now
				}
			}
		}
	}
	p.compare("months.golden")
}

// shape is what an answer is like, without what changes every month.
func shape(o *pension.OldAge, missing pension.Lack) string {
	return fmt.Sprint(o.Branch, o.OldStart, o.Age.Months, conditions(&o.Shortfalls), o.MayPay.Scheme, o.MayPay.Cite, o.CapYears, o.LumpYears, o.LumpAfter, o.Reduction, o.Floor, missing.Param)
}

func conditions(s *pension.Shortfalls) (out string) {
	for _, f := range s.List() {
		out += fmt.Sprint(f.What, f.Need, f.Cite)
	}
	return out
}

// A waiter is somebody who asks again every month.
type waiter struct {
	name     string
	sex      rules.Sex
	born     string
	record   []pension.Spell
	waits    bool
	from, to string
	claims   []pension.Claim
}

var plain = []pension.Claim{{}}

var waiting = []waiter{
	{"long compulsory insurance, stopped before the age", man, "1965-06", []pension.Spell{months(o, "1990-01", "2015-12")}, false, "2019-06", "2027-12", []pension.Claim{{}, {LowerAge: 1}, {LowerAge: 12}, {LowerAge: 60}, {Impairment: 610_000}, {Impairment: 810_000, LowerAge: 24}, {TreatyMonths: 12}}},
	{"long voluntary insurance, stopped before the age", woman, "1970-02", []pension.Spell{months(v, "2008-01", "2019-12"), months(v, "2020-06", "2023-05")}, false, "2023-01", "2027-12", []pension.Claim{{}, {LowerAge: 12}, {Impairment: 810_000}, {TreatyMonths: 100}}},
	{"joined before 2021, twenty years after the old age", woman, "1966-09", []pension.Spell{months(v, "2008-01", "2028-03")}, false, "2021-01", "2029-06", plain},
	{"joined before 2021, older than the old age", man, "1967-04", []pension.Spell{months(v, "2008-01", "2027-12"), months(v, "2028-03", "2028-04")}, false, "2026-01", "2030-06", plain},
	{"joined in December 2020", woman, "1972-01", []pension.Spell{months(o, "2008-01", "2020-11"), months(v, "2020-12", "2027-12")}, false, "2026-01", "2030-06", plain},
	{"confirmed to wait, asked for late", woman, "1970-03", []pension.Spell{months(o, "1990-01", "2005-06")}, true, "2024-06", "2027-12", []pension.Claim{{}, {TreatyMonths: 60}}},
	{"confirmed to wait, too few months", woman, "1970-03", []pension.Spell{months(o, "1990-01", "2004-11"), months(v, "2025-10", "2026-06")}, true, "2024-06", "2029-12", plain},
	{"fifteen years in 2020: due when the law asks for no more", man, "1960-01", []pension.Spell{months(o, "2002-01", "2017-03")}, false, "2020-01", "2026-12", plain},
	{"fifteen years, the age in July 2025", woman, "1968-11", []pension.Spell{months(o, "2002-01", "2017-03")}, false, "2024-11", "2026-12", []pension.Claim{{}, {LowerAge: 6}}},
	{"missing months that could be paid", man, "1964-12", []pension.Spell{months(o, "2009-01", "2023-05")}, false, "2024-06", "2027-06", plain},
	{"missing months, the last of them voluntary", man, "1964-12", []pension.Spell{months(o, "2009-01", "2022-05"), months(v, "2023-01", "2023-12")}, false, "2024-06", "2027-06", plain},
	{"far too few months", woman, "1968-12", []pension.Spell{months(v, "2012-01", "2021-12")}, false, "2020-06", "2027-06", []pension.Claim{{}, {TreatyMonths: 60}, {TreatyMonths: 59}}},
	{"missing months bought after the age", woman, "1967-12", []pension.Spell{months(v, "2011-01", "2021-12"), bought("2022-01", "2025-12", "2026-01")}, false, "2025-06", "2026-12", plain},
	{"paying on after the age", woman, "1964-04", []pension.Spell{months(o, "1985-01", "2015-12"), months(v, "2019-08", "2026-12")}, false, "2019-01", "2027-06", plain},
	{"the floor, joined late and early", man, "1962-04", []pension.Spell{paying(o, "2003-01", "2025-12", 400_000)}, false, "2022-04", "2026-12", plain},
	{"never insured", man, "1964-12", nil, false, "2025-06", "2026-12", []pension.Claim{{}, {TreatyMonths: 200}, {Impairment: 900_000}}},
	{"stopped, paid out once, begun again", man, "1980-12", []pension.Spell{taken("2010-01", "2012-12"), months(v, "2025-06", "2025-12"), months(v, "2026-03", "2026-04")}, false, "2024-06", "2027-12", plain},
	{"compulsory insurance since 2014, stopped", woman, "1980-12", []pension.Spell{months(o, "2014-03", "2015-01"), months(o, "2016-01", "2016-03")}, false, "2012-06", "2020-12", plain},
}
