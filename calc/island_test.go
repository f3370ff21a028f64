package calc_test

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// The island has one law, in which each figure stands in an article of its own
// name, and two decrees that raise pensions: who reads what an answer cites
// reads which figures it says to rest on.

// island returns the calculator of the island's law as an edit leaves it.
func island(t *testing.T, edit func(law string) string) *calc.Calculator {
	t.Helper()
	files := fstest.MapFS{"book.yaml": {Data: []byte("schema: 1\nchecked: 2014-01-01\nhorizon: 2013-12\n")}}
	names, err := filepath.Glob("testdata/island/*.yaml")
	if err != nil || len(names) != 3 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files["national/"+filepath.Base(name)] = &fstest.MapFile{Data: []byte(edit(string(data)))}
	}
	b, err := rules.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return calc.New(b)
}

func asItIs(law string) string { return law }

// An islander asks questions about a life.
type islander struct {
	name   string
	person calc.Person
	rows   []calc.Row
	asks   []calc.Question
}

// islandPerson is somebody with the categories.
func islandPerson(sex rules.Sex, born string, is ...string) calc.Person {
	p := calc.Person{Sex: sex, Born: month(born)}
	for _, s := range is {
		p.Status = append(p.Status, calc.Status{Period: rules.Period{From: month("2000-01")}, Is: s})
	}
	return p
}

// told returns what the islander is told, a paragraph for each question, with
// the digests of its trees and months or without.
func (x *islander) told(c *calc.Calculator, trees bool) []string {
	out := make([]string, len(x.asks))
	l, err := c.Life(x.person, x.rows)
	for i, q := range x.asks {
		text := ""
		if err != nil {
			text = faultLines(err)
		} else if r, err := q.Ask(c, l); err != nil {
			text = faultLines(err) + unasked(r)
		} else {
			text = inShort(r)
			if trees {
				text += treesOf(r) + monthsOf(c, l, r)
			}
		}
		out[i] = fmt.Sprintf("%s, %d. %s\n%s", x.name, i+1, strings.TrimPrefix(fmt.Sprintf("%T", q), "calc."), text)
	}
	return out
}

// inShort returns an answer and what it cites.
func inShort(r calc.Result) string {
	var b strings.Builder
	data, err := json.Marshal(r)
	fmt.Fprintf(&b, "%s %v\n", provision.ReplaceAllString(string(data), "$1"), err)
	for _, n := range calc.Notes(r) {
		fmt.Fprintf(&b, "note %s %s\n", n.Code, n.Cites)
	}
	fmt.Fprint(&b, "rests on")
	for _, cite := range calc.Citations(r) {
		fmt.Fprintf(&b, " [%s]", cite.Article)
	}
	return b.String() + "\n"
}

func treesOf(r calc.Result) string {
	if x, ok := r.(calc.Explained); ok {
		return fmt.Sprintf("trees %.12s\n", x.Explain().Digest())
	}
	return ""
}

// monthsOf returns what the months of the average come to, and their digest.
func monthsOf(c *calc.Calculator, l *calc.Life, r calc.Result) string {
	years := c.ByMonth(l, r)
	if len(years) == 0 {
		return ""
	}
	var b strings.Builder
	var own, state, others rules.VND
	for _, y := range years {
		for _, m := range y.Months {
			own, state, others = own+m.Own, state+m.State, others+m.Others
		}
	}
	writeYears(&b, years)
	return fmt.Sprintf("months of %d years, own %d, State %d, others %d, %08x\n", len(years), own, state, others, crc32.ChecksumIEEE([]byte(b.String())))
}

// provision is one in JSON, of which its article is told.
var provision = regexp.MustCompile(`\{"instrument":[^{}]*"article":("[^"]*")[^{}]*\}`)

// unasked is what is told of a result that comes with an error: nothing.
func unasked(r calc.Result) string {
	said := len(calc.Notes(r)) + len(calc.Citations(r))
	if x, ok := r.(calc.Explained); ok && r.Law() == nil {
		said += len(x.Explain().Steps)
	}
	if said == 0 {
		return ""
	}
	return fmt.Sprintf("refused, and %d things are told\n", said)
}

// islanders are people of the island around the conditions of its law.
func islanders() []islander {
	m := month
	return []islander{
		{"Ann, of both schemes", islandPerson(rules.Female, "1952-06"), rowsOf(
			insuredRow("1996-02", "2006-03", 500_000, employed), insuredRow("2006-04", "2011-12", 1_000_000)), []calc.Question{
			calc.PensionQuestion{Month: m("2012-11"), InPayment: m("2012-12"), Emigration: m("2013-02")},
			calc.PensionQuestion{Month: m("2010-11"), InPayment: m("2010-12"), Emigration: m("2013-02")},
			calc.PensionQuestion{Month: m("2010-11"), InPayment: m("2009-12"), Emigration: m("2009-11")}, calc.PensionQuestion{Month: m("2010-11"), InPayment: m("2011-02")},
			calc.OneTimeQuestion{Month: m("2013-03"), Ground: pension.Ill},
			calc.DeathQuestion{Month: m("2013-03"), WorkInjury: 600_000, Relatives: []pension.Relative{{Relation: pension.Child, Born: m("2000-01")}}},
			calc.DeathQuestion{Month: m("2013-03"), PensionSince: m("2012-05"), PensionMonthly: 700_000},
			calc.DeathQuestion{Month: m("2013-03"), PensionSince: m("2007-05"), PensionMonthly: 700_000},
			calc.RetirementAgeQuestion{}, calc.RetirementAgeQuestion{LowerAge: 5}, calc.OptionsQuestion{Month: m("2012-05")},
		}},
		{"Ben, worn out", islandPerson(rules.Male, "1954-06"), rowsOf(insuredRow("2000-01", "2011-01", 800_000, employed)), []calc.Question{
			calc.PensionQuestion{Month: m("2012-11"), Impairment: 700_000}, calc.PensionQuestion{Month: m("2011-11"), Impairment: 850_000},
			calc.PensionQuestion{Month: m("2012-03"), LowerAge: 3}, calc.PensionQuestion{Month: m("2011-03"), Treaty: 40},
			calc.WorkAccidentQuestion{Paid: m("2013-02"), Months: 6, Accident: m("2013-04"), Impairment: 300_000, Before: 30, HasBefore: true},
		}},
		{"Col, who waits", islandPerson(rules.Female, "1958-02", "waits"), rowsOf(insuredRow("2001-01", "2009-12", 600_000, employed)), []calc.Question{
			calc.PensionQuestion{Month: m("2011-05")}, calc.PensionQuestion{Month: m("2010-07")},
			calc.RefundQuestion{Reason: calc.ByDeath, Month: m("2013-05"), Payment: calc.ContributionQuestion{Paid: m("2013-01"), Method: subsidy.Prepay, Months: 24, Income: 400_000}},
		}},
		{"Dan, long insured", islandPerson(rules.Male, "1944-06"), rowsOf(insuredRow("2001-01", "2009-12", 400_000, employed), insuredRow("2010-01", "2013-06", 400_000)), []calc.Question{
			calc.PensionQuestion{Month: m("2013-08")}, calc.PensionQuestion{Month: m("2012-08")},
			calc.OptionsQuestion{Month: m("2010-03")},
		}},
		{"Eve, who bought months", islandPerson(rules.Female, "1950-02", "poor"), rowsOf(
			insuredRow("2001-01", "2006-12", 400_000), insuredRow("2007-01", "2008-06", 400_000, by(subsidy.Backpay), paidIn("2011-01")),
			insuredRow("2008-07", "2010-06", 400_000, by(subsidy.Prepay), paidIn("2008-07"))), []calc.Question{
			calc.PensionQuestion{Month: m("2013-05"), Emigration: m("2013-07")},
			calc.OneTimeQuestion{Month: m("2013-03"), Ground: pension.AtAge}, calc.OneTimeQuestion{Month: m("2013-03"), Ground: pension.StoppedPaying},
			calc.DeathQuestion{Month: m("2013-03")}, calc.MonthlyAllowanceQuestion{Month: m("2013-03")},
			calc.SocialPensionQuestion{Month: m("2013-03"), Pension: 100_000}, calc.OptionsQuestion{Month: m("2013-03")},
		}},
		{"Fay, briefly insured", islandPerson(rules.Female, "1945-01", "near_poor"), rowsOf(
			insuredRow("2009-05", "2011-12", 600_000, func(r *calc.Row) { r.LocalSupport, r.DonorSupport = 10_000, 5_000 })), []calc.Question{
			calc.MonthlyAllowanceQuestion{Month: m("2009-02")}, calc.MonthlyAllowanceQuestion{Month: m("2010-06"), InPayment: m("2011-03")},
			calc.MonthlyAllowanceQuestion{Month: m("2010-06"), InPayment: m("2010-03")}, calc.SocialPensionQuestion{Month: m("2010-03")},
			calc.OneTimeQuestion{Month: m("2012-03"), Ground: pension.Emigrating}, calc.OneTimeQuestion{Month: m("2009-08"), Ground: pension.Emigrating},
			calc.DeathQuestion{Month: m("2012-03")}, calc.OptionsQuestion{Month: m("2012-03")},
		}},
		{"Hal, who pays by the quarter", islandPerson(rules.Male, "1970-01", "near_poor"), rowsOf(insuredRow("2011-01", "2012-12", 500_000, by(subsidy.Every3Months))), []calc.Question{
			calc.DeathQuestion{Month: m("2011-03")}, calc.DeathQuestion{Month: m("2011-04")}, calc.DeathQuestion{Month: m("2011-05")}, calc.DeathQuestion{Month: m("2011-06")},
			calc.OneTimeQuestion{Month: m("2011-03"), Ground: pension.Emigrating}, calc.OneTimeQuestion{Month: m("2011-04"), Ground: pension.Emigrating},
			calc.OneTimeQuestion{Month: m("2012-05"), Ground: pension.Emigrating}, calc.OneTimeQuestion{Month: m("2012-06"), Ground: pension.Emigrating},
			calc.ContributionQuestion{Paid: m("2012-05"), Income: 500_000}, calc.ContributionQuestion{Paid: m("2012-06"), Income: 500_000},
			calc.ContributionQuestion{Paid: m("2013-01"), Method: subsidy.Every3Months, Income: 500_000, HasSupported: true, SupportedBefore: 59},
			calc.ContributionQuestion{Paid: m("2013-01"), Method: subsidy.Every3Months, Income: 500_000, HasSupported: true, SupportedBefore: 58},
			calc.ContributionQuestion{Paid: m("2013-01"), Method: subsidy.Every3Months, Income: 500_000, HasSupported: true, SupportedBefore: 60},
			calc.ContributionQuestion{Paid: m("2013-01"), Method: subsidy.Every3Months, From: m("2012-09"), Income: 500_000, HasSupported: true, SupportedBefore: 60},
		}},
		{"Ivy, who became poor", calc.Person{Sex: rules.Female, Born: m("1960-01"), Status: []calc.Status{
			{Period: rules.Period{From: m("2000-01"), Until: m("2012-12")}, Is: "near_poor"}, {Period: rules.Period{From: m("2012-12")}, Is: "poor"},
		}}, rowsOf(
			insuredRow("2010-01", "2010-06", 400_000), insuredRow("2010-07", "2010-12", 400_000, by(subsidy.Backpay), paidIn("2012-12")),
			insuredRow("2013-01", "2014-12", 400_000, by(subsidy.Prepay), paidIn("2012-12"))), []calc.Question{
			calc.OneTimeQuestion{Month: m("2012-10"), Ground: pension.Emigrating}, calc.OneTimeQuestion{Month: m("2012-11"), Ground: pension.Emigrating},
			calc.OneTimeQuestion{Month: m("2012-12"), Ground: pension.Emigrating}, calc.OneTimeQuestion{Month: m("2013-01"), Ground: pension.Emigrating},
			calc.DeathQuestion{Month: m("2012-11")}, calc.DeathQuestion{Month: m("2012-12")}, calc.DeathQuestion{Month: m("2013-01")},
		}},
		{"Jim, who took time out", islandPerson(rules.Male, "1970-01"), rowsOf(
			insuredRow("2005-01", "2006-12", 400_000, by(subsidy.Prepay), withdrawn, func(r *calc.Row) { r.LocalSupport, r.DonorSupport = 7_000, 3_000 }), insuredRow("2010-01", "2011-12", 400_000)), []calc.Question{
			calc.OneTimeQuestion{Month: m("2013-05"), Ground: pension.StoppedPaying}, calc.OneTimeQuestion{Month: m("2013-05"), Ground: pension.Ill}, calc.DeathQuestion{Month: m("2013-05")},
			calc.OneTimeQuestion{Month: m("2010-01"), Ground: pension.Emigrating}, calc.OneTimeQuestion{Month: m("2009-12"), Ground: pension.Emigrating}, calc.DeathQuestion{Month: m("2009-12")},
			calc.PensionQuestion{Month: m("2013-05")}, calc.OptionsQuestion{Month: m("2013-05")},
		}},
		{"Kim, whose support is on record", islandPerson(rules.Female, "1970-01"), rowsOf(insuredRow("2013-01", "2013-04", 400_000, func(r *calc.Row) {
			r.SupportGiven, r.StateSupport, r.LocalSupport, r.DonorSupport = true, 80_000, 5_000, 2_000
		})), []calc.Question{
			calc.OneTimeQuestion{Month: m("2013-05"), Ground: pension.Emigrating}, calc.DeathQuestion{Month: m("2013-05")}, calc.DeathQuestion{Month: m("2013-05"), Relatives: []pension.Relative{{Relation: pension.Child, Born: m("2005-01")}}},
		}},
		{"Lea, given a đồng a month", islandPerson(rules.Female, "1970-01"), rowsOf(insuredRow("2012-01", "2012-10", 400_000, func(r *calc.Row) { r.SupportGiven, r.StateSupport = true, 1 }),
			insuredRow("2012-11", "2012-12", 400_000, func(r *calc.Row) { r.SupportGiven = true })), []calc.Question{
			calc.ContributionQuestion{Paid: m("2013-02"), Income: 400_000}, calc.OneTimeQuestion{Month: m("2013-05"), Ground: pension.Emigrating},
		}},
		{"Lou, half a year beyond", islandPerson(rules.Female, "1950-01"), rowsOf(insuredRow("1996-01", "2010-03", 500_000, employed), insuredRow("2010-04", "2010-06", 500_000)), []calc.Question{
			calc.PensionQuestion{Month: m("2010-06")}, calc.PensionQuestion{Month: m("2010-03")}, calc.PensionQuestion{Month: m("2010-01")},
			calc.DeathQuestion{Month: m("2010-06"), Relatives: []pension.Relative{{Relation: pension.Husband, Born: m("1950-02")}, {Relation: pension.Husband, Born: m("1950-07")}}},
		}},
		{"Max, of a short record of both schemes", islandPerson(rules.Male, "1972-01"), rowsOf(insuredRow("2008-01", "2008-11", 500_000, employed), insuredRow("2009-01", "2013-12", 500_000)), []calc.Question{
			calc.DeathQuestion{Month: m("2013-06"), Relatives: []pension.Relative{{Relation: pension.Child, Born: m("2005-01")}}}, calc.DeathQuestion{Month: m("2013-06"), WorkInjury: 500_000, Relatives: []pension.Relative{{Relation: pension.Child, Born: m("1990-01")}}},
		}},
		{"Nan, between two ages", islandPerson(rules.Female, "1950-01"), rowsOf(insuredRow("2009-01", "2010-12", 600_000)), []calc.Question{
			calc.MonthlyAllowanceQuestion{Month: m("2010-12"), InPayment: m("2011-01")}, calc.MonthlyAllowanceQuestion{Month: m("2010-12"), InPayment: m("2010-12")},
			calc.MonthlyAllowanceQuestion{Month: m("2010-12"), InPayment: m("2010-11")}, calc.MonthlyAllowanceQuestion{Month: m("2010-12"), InPayment: m("2030-01")},
			calc.MonthlyAllowanceQuestion{Month: m("2004-12"), InPayment: m("2005-01")}, calc.SocialPensionQuestion{Month: m("2020-01"), Pension: 299_999}, calc.SocialPensionQuestion{Month: m("2019-12"), Pension: 300_000},
			calc.OptionsQuestion{Month: m("2010-12")},
		}},
		{"Gil, who pays ahead", islandPerson(rules.Male, "1975-01"), rowsOf(insuredRow("2013-01", "2014-12", 400_000, by(subsidy.Prepay))), []calc.Question{
			calc.OneTimeQuestion{Month: m("2013-09"), Ground: pension.Emigrating}, calc.DeathQuestion{Month: m("2013-09"), Allowance: pension.Remaining{Monthly: 300_000, Months: 10, Received: 4}},
			calc.MaternityQuestion{Birth: m("2013-08"), Children: 2}, calc.MaternityQuestion{Birth: m("2013-03"), Children: 1},
			calc.ContributionQuestion{Paid: m("2013-01"), Method: subsidy.Prepay, Months: 24, Income: 500_000},
			calc.ContributionQuestion{Paid: m("2013-01"), Method: subsidy.Backpay, Months: 10, Income: 400_000, FundRate: 5_000, HasFundRate: true},
			calc.ContributionQuestion{Paid: m("2013-01"), Method: subsidy.Every3Months, Income: 400_000},
			calc.ContributionQuestion{Paid: m("2013-01"), Income: 449_999}, calc.ContributionQuestion{Paid: m("2013-01"), Income: 20_000_050},
			calc.RefundQuestion{Reason: calc.ByCompulsory, Month: m("2013-05"), Donor: 1_000, Payment: calc.ContributionQuestion{Paid: m("2013-01"), Method: subsidy.Every12Months, Income: 400_000}},
			calc.RefundQuestion{Reason: calc.ByPension, Month: m("2013-05"), Payment: calc.ContributionQuestion{Paid: m("2013-01"), Method: subsidy.Every12Months, Income: 400_000}},
			calc.WorkAccidentQuestion{Paid: m("2013-02"), Months: 12}, calc.WorkAccidentQuestion{Paid: m("2013-02"), Months: 7}, calc.OptionsQuestion{Month: m("2013-03")},
			calc.HouseholdQuestion{Paid: m("2013-02"), Months: 6, Members: []calc.HouseholdMember{{Born: m("1990-01")}, {Born: m("1980-01")}, {Born: m("1970-01"), Status: []string{"poor"}}, {Born: m("1950-01"), Status: []string{"pensioner"}}}},
		}},
	}
}

// TestAnswersOfTheIslandTold: each answer cites the articles of the figures
// that it rests on, and no others.
func TestAnswersOfTheIslandTold(t *testing.T) {
	c := island(t, asItIs)
	var b strings.Builder
	for _, x := range islanders() {
		b.WriteString(strings.Join(x.told(c, true), ""))
	}
	golden(t, "island", b.String())
}

// islandFigures returns the parameters that the laws of the island set.
func islandFigures(t *testing.T) (out []string) {
	t.Helper()
	for _, name := range []string{"2000-law-01", "2006-decree-06"} {
		data, err := os.ReadFile("testdata/island/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`param: ([^,]+),`).FindAllStringSubmatch(string(data), -1) {
			if !slices.Contains(out, m[1]) {
				out = append(out, m[1])
			}
		}
	}
	return out
}

// withoutFigure returns the edit that takes a figure out of the law.
func withoutFigure(param, how string) func(string) string {
	line := regexp.MustCompile(`(?m)^  - \{param: ` + regexp.QuoteMeta(param) + `, value: (.*?)(, from: [^,]*)?, at: (.*)\}\n`)
	with := "  - {param: " + param + ", value: unknown$2, at: $3}\n"
	if how == "not set" {
		with = ""
	}
	return func(law string) string { return line.ReplaceAllString(law, with) }
}

// without returns what is told without a figure where it is not what was told
// with it: why there is no answer, or the sum of the other answer.
func without(told, plain []string) string {
	var b strings.Builder
	for i := range told {
		if told[i] == plain[i] {
			continue
		}
		head, rest, _ := strings.Cut(told[i], "\n")
		if message := refusedAs.FindStringSubmatch(rest); message != nil {
			fmt.Fprintf(&b, "%s: %.90s\n", head, message[1])
		} else {
			fmt.Fprintf(&b, "%s: %08x\n", head, crc32.ChecksumIEEE([]byte(rest)))
		}
	}
	return b.String()
}

var refusedAs = regexp.MustCompile(`^refused .*"message":"([^"]*)"`)

// edited returns the edit that gives figures of the law other values.
func edited(values ...string) func(string) string {
	return func(law string) string {
		for i := 0; i < len(values); i += 2 {
			line := regexp.MustCompile(`(?m)^(  - \{param: ` + regexp.QuoteMeta(values[i]) + `, value: ).*(, at: .*)\n`)
			law = line.ReplaceAllString(law, "${1}"+values[i+1]+"$2\n")
		}
		return law
	}
}

// TestTheIslandWithOtherFiguresTold: what is told where a rule is the other way
// round, or two figures of the law do not fit each other.
func TestTheIslandWithOtherFiguresTold(t *testing.T) {
	all := islanders()
	plain := map[string][]string{}
	for _, x := range all {
		plain[x.name] = x.told(island(t, asItIs), true)
	}
	var b strings.Builder
	for _, tt := range [][]string{
		{"monthly_allowance.rises_with_pensions", "false"}, {"social_pension.full_beside_pension", "true"},
		{"work_accident.periods", "[6, 7]"}, {"work_accident.periods", "[6]"}, {"work_accident.rate_12_months", "unknown"},
		{"one_time.ground.impairment", "true"}, {"one_time.deducts_local", "false"}, {"one_time.deducts_donor", "false"}, {"one_time.stopped_counts_withdrawn", "false"},
		{"death.lump_sum.returns_support", "true"}, {"amount_paid.interest", "nominal"}, {"amount_paid.rate_unknown", "refused", "contribution.fund_rate", "unknown"},
		{"support.prepay", "nominal"}, {"support.backpay", "none"}, {"support.backpay", "nominal"}, {"refund.support", "all"}, {"refund.keeps_local", "false"}, {"refund.keeps_donor", "false"},
		{"pension.keeps_old_start", "false"}, {"pension.lump_sum.counted_first", "before_age"}, {"indexation.ahead_by_month", "false"}, {"benefit_years.bought_by_payment", "false"},
		{"contribution.step", "0"}, {"contribution.backpay_max_months", "100"}, {"contribution.backpay_months_early", "40"},
	} {
		c := island(t, edited(tt...)).Ungated()
		fmt.Fprintf(&b, "# %s\n", strings.Join(tt, " "))
		for _, x := range all {
			for i, told := range x.told(c, true) {
				if told != plain[x.name][i] {
					b.WriteString(told)
				}
			}
		}
	}
	golden(t, "island_others", b.String())
}

// Who paid what of a month is not told where nobody found what the State bears.
func TestWhoPaidWhatIsNotGuessed(t *testing.T) {
	ann := islanders()[0]
	for param, told := range map[string]bool{
		"maternity.amount": true, "contribution.deadline_monthly": true, "support.share.other": false, "support.base": false, "support.max_months": false,
	} {
		c := island(t, withoutFigure(param, "unknown"))
		l := mustLife(c, ann.person, ann.rows)
		p, err := c.Pension(l, calc.PensionQuestion{Month: month("2012-11")})
		if err != nil {
			t.Fatal(err)
		}
		years := c.ByMonth(l, p)
		last := years[len(years)-1].Months[0]
		if last.Own > 0 != told || last.State > 0 != told || last.Amount != 1_000_000 {
			t.Errorf("without %s: %+v", param, last)
		}
	}
}

// Past the horizon each table is carried on by the assumed rise of prices, also
// where nobody found the other one.
func TestEachTableIsCarriedOnByItself(t *testing.T) {
	assume := calc.Assumptions{Inflation: 50_000}
	known := island(t, asItIs).Assuming(assume)
	for table, row := range map[string]calc.Row{
		"indexation.compulsory": insuredRow("2001-01", "2012-12", 600_000), "indexation.voluntary": insuredRow("2001-01", "2012-12", 600_000, employed),
	} {
		x := islander{table, islandPerson(rules.Female, "1965-01"), rowsOf(row), []calc.Question{calc.PensionQuestion{Month: month("2020-03")}}}
		got, want := x.told(island(t, withoutFigure(table, "unknown")).Assuming(assume), true), x.told(known, true)
		if got[0] != want[0] || !strings.Contains(want[0], `"eligible":true`) {
			t.Errorf("without %s\n%s\nwith it\n%s", table, got[0], want[0])
		}
	}
}

// TestTheIslandWithoutAFigure takes each figure of the island in turn as one
// that nobody found, and as one that the law does not set. Before the gate,
// answers are as they were or refused with its name. Behind it, the formulas
// refuse for themselves, or answer without it, as the golden file says.
func TestTheIslandWithoutAFigure(t *testing.T) {
	people := islanders()
	ask := func(c *calc.Calculator) (out []string) {
		for _, x := range people {
			out = append(out, x.told(c, false)...)
		}
		return out
	}
	otherwise := map[string]string{
		"contribution.fund_rate": "amount_paid.rate_unknown says what takes its place",
		"pension.waiting.status": "no category of that name is left: refused as unknown",
	}
	plain := ask(island(t, asItIs))
	for _, param := range islandFigures(t) {
		t.Run(param, func(t *testing.T) {
			c := island(t, withoutFigure(param, "unknown"))
			for i, got := range ask(c) {
				if got != plain[i] && otherwise[param] == "" && !strings.Contains(got, param) && ways.ReplaceAllString(got, "") != ways.ReplaceAllString(plain[i], "") {
					t.Errorf("answered in another way:\n%s\nbefore\n%s", got, plain[i])
				}
			}
			unset := island(t, withoutFigure(param, "not set"))
			told := "# unknown\n" + without(ask(c.Ungated()), plain) + "# not set\n" + without(ask(unset), plain)
			checkedAs(t, "testdata/told/island_without.txt", param, told)
		})
	}
}
