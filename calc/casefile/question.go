package casefile

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// A spot is where a question stands in the document.
type spot struct {
	place
	path    string
	partial calc.Question // what could be read, if just one key is missing
}

// kindsOfQuestion returns how each kind of question is read.
func kindsOfQuestion() map[string]func(object) calc.Question {
	return map[string]func(object) calc.Question{
		"contribution":      readContribution,
		"retirement_age":    readRetirementAge,
		"pension":           readPension,
		"one_time":          readOneTime,
		"options":           readOptions,
		"household_premium": readHousehold,
		"savings":           readSavings,
		"coverage":          readCoverage,
		"projection":        readProjection,
		"cheapest_plan":     readCheapest,
		"solve":             readSolve,
		"refund":            readRefund,
		"death":             readDeath,
		"maternity":         readMaternity,
		"monthly_allowance": readMonthlyAllowance,
		"social_pension":    readSocialPension,
		"work_accident":     readWorkAccident,
	}
}

// Kinds returns the kinds of question that a document may ask.
func Kinds() []string { return slices.Sorted(maps.Keys(kindsOfQuestion())) }

// question reads one question; nil means that its kind could not be told.
func (r *reader) question(n *document.Node, path string) (a calc.Asked, at spot) {
	o, ok := r.object(n, path)
	if !ok || o.need("kind") == nil {
		return a, at
	}
	a.Kind, at = o.text("kind"), spot{place: place{n.Line, n.Col}, path: path}
	read := kindsOfQuestion()[a.Kind]
	if read == nil {
		kinds := Kinds()
		o.report(o.at("kind"), path+"/kind", calc.UnknownKind, strings.Join(kinds, ", "), "no kind of question %q", a.Kind)
		o.faults[len(o.faults)-1].Hint = cmp.Or(document.DidYouMean(a.Kind, kinds), calc.Hint(calc.UnknownKind))
		return a, at
	}
	if a.ID = o.text("id"); a.ID == "" {
		a.ID = a.Kind
	}
	before := len(r.faults)
	a.Explain, a.ByMonth = o.explain()
	switch q := read(o); {
	case len(r.faults) == before:
		a.Question = q
	case len(r.faults) == before+1 && r.faults[before].Code == calc.MissingKey:
		at.partial = q // what was not read is not asked
	}
	return a, at
}

// explain reads true, false or months.
func (o object) explain() (explain, months bool) {
	if c := o.at("explain"); c != nil && c.Text == "months" {
		return true, true
	}
	return o.flag("explain"), false
}

// asks refuses keys that neither the question nor every question has.
func (o object) asks(keys ...string) { o.known(append([]string{"kind", "id", "explain"}, keys...)...) }

// needMonth reads a month that must be there.
func (o object) needMonth(key string) rules.Month {
	o.need(key)
	return o.month(key)
}

func readContribution(o object) calc.Question {
	o.asks("paid", "from", "method", "months", "income", "fund_rate", "supported_before", "donors")
	q := calc.ContributionQuestion{Paid: o.needMonth("paid"), From: o.month("from")}
	q.Method = o.method()
	q.Months, _ = o.count("months", 1, calc.MaxMonths)
	if q.Method.Bears() {
		o.need("months")
	}
	o.need("income")
	q.Income, _ = o.money("income")
	q.FundRate, q.HasFundRate = o.share("fund_rate")
	q.SupportedBefore, q.HasSupported = o.count("supported_before", 0, calc.MaxMonths)
	o.objects("donors", func(o object) { q.Donors = append(q.Donors, readDonor(o)) })
	return q
}

// method reads a way to pay; 0 if none is said.
func (o object) method() subsidy.Method {
	word, _ := o.word("method", subsidy.Methods())
	m, _ := subsidy.ParseMethod(word)
	return m
}

func readDonor(o object) (d subsidy.Donor) {
	o.known("name", "amount", "share", "months")
	d.Name = o.text("name")
	var amount, share bool
	d.Amount, amount = o.money("amount")
	d.Share, share = o.share("share")
	if amount == share {
		o.report(o.node, o.path, calc.OneLevel, "amount or share", "a donor gives an amount or a share")
	}
	d.Months, _ = o.count("months", 1, calc.MaxMonths)
	return d
}

func readRetirementAge(o object) calc.Question {
	o.asks("lower_age")
	years, _ := o.count("lower_age", 0, calc.MaxLowered)
	return calc.RetirementAgeQuestion{LowerAge: years}
}

func readPension(o object) calc.Question {
	o.asks("month", "impairment", "lower_age", "treaty_months", "in_payment", "emigration")
	q := calc.PensionQuestion{Month: o.needMonth("month"), InPayment: o.month("in_payment"), Emigration: o.month("emigration")}
	q.Treaty, _ = o.count("treaty_months", 0, calc.MaxMonths)
	q.Impairment, _ = o.share("impairment")
	q.LowerAge, _ = o.count("lower_age", 0, calc.MaxLowered)
	return q
}

func readOneTime(o object) calc.Question {
	o.asks("month", "ground")
	q := calc.OneTimeQuestion{Month: o.needMonth("month")}
	o.need("ground")
	word, _ := o.word("ground", pension.Grounds())
	q.Ground, _ = pension.ParseGround(word)
	return q
}
