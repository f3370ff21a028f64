package pension_test

import (
	"testing"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// paying returns a spell at another amount than that of months.
func paying(scheme pension.Scheme, from, to string, monthly rules.VND) pension.Spell {
	s := months(scheme, from, to)
	s.Monthly = monthly
	return s
}

// ahead returns months of voluntary insurance paid at once, before the first.
func ahead(from, to, paid string) pension.Spell {
	s := months(v, from, to)
	s.PaidIn = month(paid)
	return s
}

// every returns months of which one payment covers some at a time.
func every(n int, s pension.Spell) pension.Spell {
	s.Every = n
	return s
}

func settled(from, to string, average rules.VND) pension.Spell {
	s := paying(o, from, to, average)
	s.Settled = true
	return s
}

// A life is somebody and what they ask, of a kind that the law treats in its
// own way.
type life struct {
	name   string
	sex    rules.Sex
	born   string
	record []pension.Spell
	waits  bool
	asks   []inquiry
}

const man, woman = rules.Male, rules.Female

// TestAnswersAreAsTheyWere: whatever the package answers to people of every kind
// stays as it is, unless somebody means to change it, and every step of it
// follows from those below it.
func TestAnswersAreAsTheyWere(t *testing.T) {
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	p := newPaper(t)
	for _, l := range lives {
		p.WriteString("\n# " + l.name + "\n")
		c := pension.Claimant{Book: book, Sex: l.sex, Born: month(l.born), Record: recordOf(t, l.record...), Waits: l.waits}
		clear(p.told)
		for _, ask := range l.asks {
			ask(&c, p)
		}
	}
	p.compare("answers.golden")
}

var lives = []life{
	{"twenty-five years of both kinds", woman, "1968-05", []pension.Spell{paying(o, "1998-03", "2003-12", 900_000), paying(v, "2009-01", "2027-03", 2_000_000)}, false, []inquiry{
		asked("2024-12"), asked("2026-01"), asked("2026-02"), asked("2026-03"), asked("2026-12"), asked("2027-04"), asked("2027-05"), asked("2031-01"), seen("2026-07"),
		leaving("2026-07", pension.Emigrating), leaving("2016-05", pension.Ill), leaving("2026-03", pension.StoppedPaying),
		emigrated("2026-12", "2026-02", 1_800_000), emigrated("2029-12", "2026-02", 1_800_000), emigrated("2015-12", "2015-10", 900_000), emigrated("2016-06", "2016-05", 900_000), emigrated("2026-01", "2026-02", 1_800_000),
		died(pension.Death{Month: month("2026-07")}), died(pension.Death{Month: month("2027-02"), Since: month("2026-02"), Pension: 1_900_001}),
	}},
	{"a long life of compulsory insurance, paying on after the age", man, "1962-04", []pension.Spell{paying(o, "1984-01", "2020-12", 3_000_001), paying(v, "2021-01", "2026-06", 5_000_000)}, false, []inquiry{
		asked("2022-09"), asked("2022-10"), asked("2024-06"), asked("2026-06"), claimed(pension.Claim{Asked: month("2021-03"), LowerAge: 60}), claimed(pension.Claim{Asked: month("2018-03"), LowerAge: 60}),
		died(pension.Death{Month: month("2026-07"), Since: month("2026-06"), Pension: 5_000_000, Relatives: []pension.Relative{
			{pension.Wife, month("1965-01"), true}, {pension.Child, month("2010-01"), false}, {pension.Child, month("2008-07"), false}, {pension.Child, month("2008-08"), true}, {pension.Mother, month("1940-01"), false}, {pension.FatherInLaw, month("1966-08"), false}}}),
		died(pension.Death{Month: month("2026-07"), Since: month("2026-05"), Pension: 5_000_000}), died(pension.Death{Month: month("2035-07"), Since: month("2026-05"), Pension: 5_000_000}),
	}},
	{"voluntary insurance begun before 2021", woman, "1970-08", []pension.Spell{paying(v, "2005-01", "2025-04", 700_000)}, false, []inquiry{
		asked("2025-07"), asked("2025-08"), asked("2025-09"), asked("2026-12"), asked("2028-07"), seen("2025-05"),
	}},
	{"three months paid after the age", woman, "1967-01", []pension.Spell{paying(o, "1990-01", "2022-12", 3_000_000), paying(v, "2026-05", "2026-07", 2_000_000)}, false, []inquiry{asked("2026-07")}},
	{"salaries so low that the floor helps", man, "1963-01", []pension.Spell{paying(o, "2000-01", "2022-06", 500_000)}, false, []inquiry{
		asked("2025-06"), asked("2025-07"), asked("2026-07"), leaving("2026-07", pension.Impaired),
	}},
	{"working capacity lost early", man, "1972-03", []pension.Spell{paying(o, "2000-01", "2024-06", 4_000_000)}, false, []inquiry{
		claimed(pension.Claim{Asked: month("2026-07"), Impairment: 600_000}), claimed(pension.Claim{Asked: month("2026-07"), Impairment: 610_000}),
		claimed(pension.Claim{Asked: month("2026-07"), Impairment: 810_000}), claimed(pension.Claim{Asked: month("2029-05"), Impairment: 809_999}), claimed(pension.Claim{Asked: month("2030-01"), Impairment: 610_000}),
	}},
	{"time in a treaty State", woman, "1966-01", []pension.Spell{paying(v, "2010-01", "2018-07", 1_000_000)}, false, []inquiry{
		claimed(pension.Claim{Asked: month("2026-07"), TreatyMonths: 76}), claimed(pension.Claim{Asked: month("2026-07"), TreatyMonths: 77}), claimed(pension.Claim{Asked: month("2022-07"), TreatyMonths: 200}), asked("2026-07"),
	}},
	{"confirmed to wait for the age", man, "1967-02", []pension.Spell{paying(o, "1990-01", "2004-12", 400_000)}, true, []inquiry{
		asked("2026-07"), asked("2027-01"), asked("2027-02"), asked("2029-07"),
	}},
	{"less than a year, in every way to pay", woman, "1985-02", []pension.Spell{every(3, paying(v, "2019-12", "2020-04", 1_500_001)), ahead("2025-07", "2025-09", "2025-07"), paying(o, "2026-02", "2026-03", 5_000_000)}, false, []inquiry{
		leaving("2026-07", pension.Emigrating), leaving("2027-07", pension.StoppedPaying), leaving("2020-06", pension.Emigrating), leaving("2014-06", pension.Ill),
		oneTime(pension.OneTimeClaim{Month: month("2026-07"), Ground: pension.Emigrating, Support: 100_000, AtInterest: []pension.AtInterest{paidAs("2025-07", 987_654)}}),
		died(pension.Death{Month: month("2026-07"), Support: 100_000}), died(pension.Death{Month: month("2019-06")}), died(pension.Death{Month: month("2020-06"), Support: 5_000_000}),
		died(pension.Death{Month: month("2020-02"), AtInterest: []pension.AtInterest{paidAs("2019-12", 1_000_000)}}),
		bore(pension.Birth{Month: month("2026-05"), Children: 2}), bore(pension.Birth{Month: month("2026-02"), Children: 1}), bore(pension.Birth{Month: month("2026-06"), Children: 1, OtherTakes: true}), bore(pension.Birth{Month: month("2025-06"), Children: 1}), bore(pension.Birth{Month: month("2026-10"), Children: 1}),
		seen("2026-01"), indexed("2026-04", "2026-07"), indexed("2026-03", "2029-07"),
	}},
	{"missing months bought across 2014", woman, "1969-11", []pension.Spell{paying(o, "1999-01", "2001-05", 600_000), bought("2007-03", "2007-12", "2026-02"), paying(v, "2008-01", "2020-12", 1_200_000), bought("2021-01", "2023-10", "2026-02")}, false, []inquiry{
		asked("2026-01"), asked("2026-02"), asked("2027-08"), leaving("2026-03", pension.AtAge), leaving("2027-06", pension.StoppedPaying), died(pension.Death{Month: month("2026-03")}), seen("2026-02"), seen("2026-03"),
	}},
	{"an average that was settled, and months taken out", man, "1964-06", []pension.Spell{settled("1995-01", "2009-06", 1_234_567), taken("2010-01", "2012-12"), paying(v, "2016-01", "2016-08", 1_000_000)}, false, []inquiry{
		asked("2026-07"), leaving("2026-07", pension.AtAge), leaving("2026-07", pension.StoppedPaying), asked("2031-05"), leaving("2031-01", pension.Emigrating), seen("2015-01"), indexed("1995-03", "2026-07"),
	}},
	{"nobody insured", woman, "1956-08", nil, false, []inquiry{
		asked("2026-07"), leaving("2026-07", pension.AtAge), died(pension.Death{Month: month("2026-07")}), seen("2026-07"), allowance("2026-07", false),
		social("2025-06", false, 0), social("2025-07", false, 0), social("2026-08", true, 0), social("2026-07", true, 0), social("2031-08", false, 300_000), social("2031-08", false, 499_999), social("2031-08", false, 500_000), social("2031-07", false, 900_000),
	}},
	{"some years, too old to go on", man, "1958-09", []pension.Spell{paying(v, "2016-01", "2020-03", 1_100_000)}, false, []inquiry{
		asked("2026-07"), allowance("2025-06", false), allowance("2025-07", true), allowance("2026-08", false), allowance("2028-08", true), allowance("2033-08", false), allowance("2033-09", false), leaving("2026-07", pension.AtAge), leaving("2026-07", pension.StoppedPaying), leaving("2026-07", pension.Ill), leaving("2018-07", pension.AtAge),
		died(pension.Death{Month: month("2026-07"), Allowance: pension.Remaining{Monthly: 500_001, Months: 10, Received: 3}}), died(pension.Death{Month: month("2026-07"), WorkInjury: 610_000, Relatives: []pension.Relative{{pension.Husband, month("1950-01"), false}}}),
		died(pension.Death{Month: month("2020-06")}), died(pension.Death{Month: month("2021-01")}),
	}},
	{"the age reached, a few months short", woman, "1967-09", []pension.Spell{paying(o, "2009-01", "2023-10", 5_000_000)}, false, []inquiry{
		asked("2024-01"), asked("2025-06"), asked("2025-07"), asked("2026-07"), allowance("2026-07", false),
	}},
	{"far past the horizon", man, "1975-05", []pension.Spell{paying(o, "2005-01", "2012-06", 2_500_000), ahead("2020-01", "2024-12", "2019-12"), paying(v, "2025-01", "2037-05", 3_000_000)}, false, []inquiry{
		asked("2037-05"), leaving("2030-01", pension.Emigrating), died(pension.Death{Month: month("2030-01")}), indexed("2005-02", "2037-05"),
	}},
	{"insurance against accidents at work", man, "1990-01", nil, false, []inquiry{
		insuredAtWork(pension.WorkCover{Paid: month("2024-12"), Months: 12}), insuredAtWork(pension.WorkCover{Paid: month("2025-01"), Months: 6}), insuredAtWork(pension.WorkCover{Paid: month("2026-03"), Months: 7}), insuredAtWork(pension.WorkCover{Paid: month("2004-12"), Months: 12}),
		insuredAtWork(pension.WorkCover{Paid: month("2025-03"), Months: 12, Impairment: 49_999}), insuredAtWork(pension.WorkCover{Paid: month("2025-03"), Months: 12, Impairment: 50_000}),
		insuredAtWork(pension.WorkCover{Paid: month("2025-03"), Months: 12, Accident: month("2026-02"), Impairment: 319_999, Before: 24}), insuredAtWork(pension.WorkCover{Paid: month("2025-03"), Months: 12, Accident: month("2026-02"), Impairment: 1_000_000, Before: 0}),
		insuredAtWork(pension.WorkCover{Paid: month("2025-03"), Months: 12, Accident: month("2025-04"), Impairment: 60_000, Before: 22}), insuredAtWork(pension.WorkCover{Paid: month("2025-03"), Months: 12, Accident: month("2025-04"), Impairment: 60_000, Before: 21}),
	}},
	{"a child insured", man, "2012-01", nil, false, []inquiry{insuredAtWork(pension.WorkCover{Paid: month("2026-12"), Months: 12}), insuredAtWork(pension.WorkCover{Paid: month("2027-01"), Months: 12})}},
	{"a pension long in payment", woman, "1955-01", nil, false, []inquiry{
		drawn("2007-01", "2026-12"), drawn("2012-05", "2012-05"), drawn("2012-04", "2012-05"), drawn("2015-06", "2016-01"), drawn("2016-05", "2018-01"), drawn("2017-05", "2026-06"), drawn("1995-05", "2026-07"), drawn("2026-07", "2026-12"), drawn("2026-06", "2026-12"),
	}},
}
