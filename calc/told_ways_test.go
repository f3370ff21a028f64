package calc_test

import "testing"

// TestOptionsTold: which ways are open to whom, what they bring, cost and
// close, how that came about, and what is missing for the others.
func TestOptionsTold(t *testing.T) {
	ask := func(person, record, month string) string {
		return "person: {" + person + "}\nrecord: [" + record + "]\nask: {kind: options, explain: true, month: " + month + "}"
	}
	paid := func(from, to string) string {
		return "{from: " + from + ", to: " + to + ", scheme: voluntary, average: 2_000_000}"
	}
	tells(t, vietnam(t), "options", []tale{
		{"a pension is due", ask("sex: female, born: 1968-02", paid("2008-01", "2025-12"), "2026-03")},
		{"and months are paid ahead", ask("sex: female, born: 1968-02", paid("2008-01", "2024-12")+", {from: 2025-01, to: 2026-12, scheme: voluntary, income: 2_000_000, method: prepay, paid: 2025-01, fund_rate: 0.003}", "2026-03")},
		{"only the age is missing", ask("sex: male, born: 1970-02", paid("2008-01", "2025-12"), "2026-03")},
		{"the age, and months paid ahead come first", ask("sex: male, born: 1964-10", paid("2012-01", "2024-12")+", {from: 2025-01, to: 2027-12, scheme: voluntary, income: 2_000_000, method: prepay, paid: 2025-01, fund_rate: 0.003}", "2026-03")},
		{"enough months, not the age", ask("sex: male, born: 1972-02", paid("2011-01", "2025-12"), "2026-03")},
		{"more than enough months", ask("sex: male, born: 1966-02", "{from: 1986-01, to: 2025-12, scheme: compulsory, average: 5_000_000}", "2026-03")},
		{"one month is missing at the age", ask("sex: female, born: 1968-02, status: [{from: 2020-01, is: poor}]", paid("2011-01", "2025-11"), "2026-01")},
		{"sixty are", ask("sex: female, born: 1968-02", paid("2011-01", "2020-12"), "2026-01")},
		{"sixty-one are", ask("sex: female, born: 1968-02", paid("2011-01", "2020-11"), "2026-01")},
		{"years are missing to the age and to the months", ask("sex: male, born: 1975-02, status: [{from: 2020-01, is: near_poor}]", paid("2015-01", "2023-12"), "2026-03")},
		{"nothing was paid", ask("sex: male, born: 1975-02", "", "2026-03")},
		{"stopped paying a year ago", ask("sex: female, born: 1980-01", paid("2015-01", "2025-03"), "2026-03")},
		{"eleven months ago", ask("sex: female, born: 1980-01", paid("2015-01", "2025-04"), "2026-03")},
		{"old with too few months", ask("sex: female, born: 1950-01", paid("2012-01", "2016-12"), "2026-03")},
		{"old enough for the social pension", ask("sex: female, born: 1948-01", "", "2026-03")},
		{"before options that begin in July 2025", ask("sex: female, born: 1968-02", paid("2011-01", "2020-12"), "2024-06")},
		{"no way to pay missing months before 2016", ask("sex: female, born: 1958-02", paid("2008-01", "2012-12"), "2015-06")},
		{"an income of which indexation is not known", ask("sex: male, born: 1975-02", "{from: 2024-01, to: 2024-12, scheme: compulsory, salary: 9_000_000}", "2026-03")},
		{"past the horizon", ask("sex: female, born: 1973-02", paid("2010-01", "2022-12"), "2031-03")},
		{"past the horizon, nothing open", ask("sex: female, born: 2000-02", "", "2031-03")},
		{"a record that may have gaps", "person: {sex: female, born: 1968-02}\nrecord: {contribution_months: 132, as_of: 2026-01}\nask: {kind: options, month: 2026-01}"},
	})
}

// TestWaysTold: each condition that is not met is told with the nearest way to
// meet it, or with why there is none.
func TestWaysTold(t *testing.T) {
	ask := func(person, record, ask string) string {
		return "person: {" + person + "}\nrecord: [" + record + "]\nask: {" + ask + "}"
	}
	paid := func(from, to string) string {
		return "{from: " + from + ", to: " + to + ", scheme: voluntary, average: 2_000_000}"
	}
	tells(t, vietnam(t), "ways", []tale{
		{"20 years before July 2025, 15 after", ask("sex: female, born: 1966-02", paid("2008-01", "2022-12"), "kind: pension, month: 2024-06")},
		{"a month fewer than a later law asks for", ask("sex: female, born: 1966-02", paid("2009-05", "2023-12"), "kind: pension, month: 2024-06")},
		{"five years fewer", ask("sex: female, born: 1966-02, status: [{from: 2020-01, is: poor}]", paid("2014-05", "2023-12"), "kind: pension, month: 2025-06")},
		{"a month before the later law", ask("sex: female, born: 1966-02", paid("2009-01", "2023-12"), "kind: pension, month: 2025-06")},
		{"as many paid ahead as are missing", ask("sex: male, born: 1960-10", paid("2012-01", "2024-12")+", {from: 2025-01, to: 2026-12, scheme: voluntary, income: 2_000_000, method: prepay, paid: 2025-01, fund_rate: 0.003}", "kind: pension, month: 2026-03")},
		{"months paid ahead will do", ask("sex: male, born: 1960-10", paid("2012-01", "2024-12")+", {from: 2025-01, to: 2027-12, scheme: voluntary, income: 2_000_000, method: prepay, paid: 2025-01, fund_rate: 0.003}", "kind: pension, month: 2026-03")},
		{"they will not do", ask("sex: male, born: 1960-10", paid("2012-01", "2023-12")+", {from: 2025-01, to: 2026-12, scheme: voluntary, income: 2_200_000, method: prepay, paid: 2025-01, fund_rate: 0.003}", "kind: pension, month: 2026-03")},
		{"compulsory months are missing for the earlier age", ask("sex: male, born: 1972-02", "{from: 2000-01, to: 2017-12, scheme: compulsory, average: 5_000_000}", "kind: pension, month: 2026-03, lower_age: 5, impairment: 0.61")},
		{"young and without months", ask("sex: male, born: 1990-02", "", "kind: pension, month: 2026-03")},
		{"unpaid months", ask("sex: female, born: 1980-01", paid("2015-01", "2025-12"), "kind: one_time, month: 2026-03, ground: stopped")},
		{"too many months for it", ask("sex: female, born: 1966-01", paid("2008-01", "2025-12"), "kind: one_time, month: 2026-03, ground: retirement_age")},
		{"insured after June 2025", ask("sex: female, born: 1980-01", paid("2025-07", "2025-09"), "kind: one_time, month: 2026-10, ground: stopped")},
		{"nothing was paid", ask("sex: female, born: 1980-01", "", "kind: one_time, month: 2026-03, ground: emigration")},
		{"a birth with too few months before it", ask("sex: female, born: 1995-01", "{from: 2025-09, to: 2026-01, scheme: voluntary, income: 1_500_000}", "kind: maternity, birth: 2026-03, children: 1")},
		{"with gaps between", ask("sex: female, born: 1995-01, status: [{from: 2020-01, is: near_poor}]", "{from: 2025-06, to: 2025-07, scheme: voluntary, income: 1_500_000}, {from: 2025-10, to: 2025-10, scheme: voluntary, income: 1_500_000}", "kind: maternity, birth: 2026-03, children: 2")},
		{"and most of them withdrawn", ask("sex: female, born: 1995-01", "{from: 2025-04, to: 2025-12, scheme: voluntary, income: 1_500_000, withdrawn: true}", "kind: maternity, birth: 2026-03, children: 1")},
		{"with none", ask("sex: female, born: 1995-01", "", "kind: maternity, birth: 2026-03, children: 1")},
		{"before a law knew it", ask("sex: female, born: 1995-01", "", "kind: maternity, birth: 2025-06, children: 1")},
		{"an allowance before a law knew it", ask("sex: female, born: 1963-01", paid("2010-01", "2015-12"), "kind: monthly_allowance, month: 2025-06")},
		{"too young for it", ask("sex: female, born: 1973-01", paid("2010-01", "2015-12"), "kind: monthly_allowance, month: 2026-06")},
		{"a pension instead", ask("sex: female, born: 1963-01", paid("2008-01", "2023-12"), "kind: monthly_allowance, month: 2026-06")},
		{"the social pension before a law knew it, and too young", "person: {sex: female, born: 1952-01}\nask: [{kind: social_pension, id: a, month: 2025-06}, {kind: social_pension, id: b, month: 2026-06}, {kind: social_pension, id: c, month: 2026-06, pension: 900_000}]"},
		{"a death with too few months", ask("sex: male, born: 1980-01", paid("2025-01", "2025-09"), "kind: death, month: 2026-03, relatives: [{relation: child, born: 2015-03}]")},
		{"with none", ask("sex: male, born: 1980-01", "", "kind: death, month: 2026-03")},
		{"an accident before a law knew it, and with too few months", "person: {sex: male, born: 1980-01}\nask: [{kind: work_accident, id: a, paid: 2024-12, months: 6, accident: 2024-12, impairment: 0.4}, {kind: work_accident, id: b, paid: 2026-01, months: 6, accident: 2026-05, impairment: 0.04}]"},
		{"three months later than may be, and months beyond those missing", "person: {sex: female, born: 1968-02}\nrecord: [{from: 2012-01, to: 2025-10, scheme: voluntary, average: 2_000_000}]\nask: [{kind: contribution, id: a, paid: 2026-09, from: 2026-04, method: 3_months, income: 1_500_000}, {kind: contribution, id: b, paid: 2026-01, method: backpay, months: 20, income: 1_500_000}]"},
	})
}

// TestHouseholdsTold: who pays what step of the premium, whom the State and the
// place support, and what is refused.
func TestHouseholdsTold(t *testing.T) {
	ask := func(text string) string {
		return "person: {sex: female, born: 1980-01}\nask: {kind: household_premium, explain: true, " + text + "}"
	}
	tells(t, vietnam(t), "households", []tale{
		{"one", ask("paid: 2026-03, months: 12, members: [{name: A, born: 1980-03}]")},
		{"six, one of them for six months, one insured elsewhere", ask("paid: 2026-03, months: 12, members: [{name: A, born: 1960-03}, {name: B, born: 1980-03, months: 6}, {name: C, born: 1981-03, covered: true}, {name: D, born: 1990-01}, {name: E, born: 1991-01}, {name: F, born: 1992-01}]")},
		{"supported by State and place, with a donor", ask(`paid: 2026-03, months: 6, province: ha-noi, area: urban, donors: [{name: Hội, share: "10%"}], members: [{name: A, born: 1960-03, status: [near_poor]}, {name: B, born: 1944-03}, {name: C, born: 2010-03, status: [student]}, {name: D, born: 1990-01, status: [average_farm]}]`)},
		{"a rule that counts from the beginning of a status", ask("paid: 2026-03, months: 3, province: ha-noi, members: [{name: A, born: 1970-03, status: [left_poverty]}, {name: B, born: 1955-03}]")},
		{"a pupil who goes to school elsewhere", ask("paid: 2026-03, months: 6, province: ha-noi, members: [{name: A, born: 2010-03, status: [student], study: hai-phong}]")},
		{"a pensioner, and a status that nobody knows", ask("paid: 2026-03, months: 6, members: [{name: A, born: 1950-03, status: [pensioner]}, {name: B, born: 1980-03, status: [rich]}]")},
		{"rules that count no months", ask("paid: 2026-03, months: 6, province: ca-mau, members: [{name: A, born: 1980-03, supported: [{rule: cm26-hi-emm, months: 3}]}]")},
		{"before the rule files begin", ask("paid: 2004-03, months: 6, members: [{name: A, born: 1980-03}]")},
		{"lengths that no law knows", ask("paid: 2026-03, months: 5, members: [{name: A, born: 1980-03, months: 1}]")},
		{"nowhere known", ask("paid: 2026-03, months: 6, province: atlantis, members: [{name: A, born: 2010-03, study: mu}]")},
		{"past the horizon", ask("paid: 2032-03, months: 6, members: [{name: A, born: 1980-03}]")},
	})
}
