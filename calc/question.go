package calc

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// A Result is the answer to one question; its exported fields are the fields
// of the answer document.
type Result interface {
	Law() *rules.Law // the law that it was computed under
	foot(f *footing)
}

// A Question is one question of a case document.
type Question interface {
	ask(c *Calculator, l *Life) (Result, error)
}

// An Asked is a question with its name in the document.
type Asked struct {
	ID        string
	Kind      string
	Question  Question
	Explain   bool     // whether the answer shows how its amounts came about
	ByMonth   bool     // and month by month
	partial   Question // what could be read, if just one key is missing
	path      string
	line, col int
}

// kindsOfQuestion returns how each kind of question is read.
func kindsOfQuestion() map[string]func(object) Question {
	return map[string]func(object) Question{
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
func (r *reader) question(n *document.Node, path string) (a Asked) {
	o, ok := r.object(n, path)
	if !ok || o.need("kind") == nil {
		return a
	}
	a.Kind, a.path, a.line, a.col = o.text("kind"), path, n.Line, n.Col
	read := kindsOfQuestion()[a.Kind]
	if read == nil {
		kinds := Kinds()
		o.report(o.at("kind"), path+"/kind", UnknownKind, strings.Join(kinds, ", "), "no kind of question %q", a.Kind)
		o.faults[len(o.faults)-1].Hint = cmp.Or(document.DidYouMean(a.Kind, kinds), hints[UnknownKind])
		return a
	}
	if a.ID = o.text("id"); a.ID == "" {
		a.ID = a.Kind
	}
	before := len(r.faults)
	a.Explain, a.ByMonth = o.explain()
	switch q := read(o); {
	case len(r.faults) == before:
		a.Question = q
	case len(r.faults) == before+1 && r.faults[before].Code == MissingKey:
		a.partial = q // what was not read is not asked
	}
	return a
}

// explain reads true, false or months.
func (o object) explain() (explain, months bool) {
	if c := o.at("explain"); c != nil && c.Kind == document.Scalar && c.Text == "months" {
		return true, true
	}
	return o.flag("explain"), false
}

// mostLowered bounds by how many years an age may be lowered.
const mostLowered = 10

// asks refuses keys that neither the question nor every question has.
func (o object) asks(keys ...string) { o.known(append([]string{"kind", "id", "explain"}, keys...)...) }

// needMonth reads a month that must be there.
func (o object) needMonth(key string) rules.Month {
	if o.need(key) == nil {
		return 0
	}
	return o.month(key)
}

func readContribution(o object) Question {
	o.asks("paid", "from", "method", "months", "income", "fund_rate", "supported_before", "donors")
	q := ContributionQuestion{Paid: o.needMonth("paid"), From: o.month("from")}
	if word, ok := o.word("method", subsidy.Methods()); ok {
		q.Method, _ = subsidy.ParseMethod(word)
	}
	q.Months, _ = o.count("months", 1, MaxMonths)
	if q.Method.Bears() {
		o.need("months")
	}
	o.need("income")
	q.Income, _ = o.money("income")
	q.FundRate, q.HasFundRate = o.share("fund_rate")
	q.SupportedBefore, q.HasSupported = o.count("supported_before", 0, MaxMonths)
	o.objects("donors", func(o object) { q.Donors = append(q.Donors, readDonor(o)) })
	return q
}

func readDonor(o object) (d subsidy.Donor) {
	o.known("name", "amount", "share", "months")
	d.Name = o.text("name")
	var amount, share bool
	d.Amount, amount = o.money("amount")
	d.Share, share = o.share("share")
	if amount == share {
		o.report(o.node, o.path, OneLevel, "amount or share", "a donor gives an amount or a share")
	}
	d.Months, _ = o.count("months", 1, MaxMonths)
	return d
}

func (q ContributionQuestion) ask(c *Calculator, l *Life) (Result, error) {
	return c.Contribution(l, q)
}

func readRetirementAge(o object) Question {
	o.asks("lower_age")
	years, _ := o.count("lower_age", 0, mostLowered)
	return RetirementAgeQuestion{LowerAge: years}
}

func (q RetirementAgeQuestion) ask(c *Calculator, l *Life) (Result, error) {
	return c.RetirementAge(l, q)
}

func readPension(o object) Question {
	o.asks("month", "impairment", "lower_age", "treaty_months", "in_payment", "emigration")
	q := PensionQuestion{Month: o.needMonth("month"), InPayment: o.month("in_payment"), Emigration: o.month("emigration")}
	q.Treaty, _ = o.count("treaty_months", 0, MaxMonths)
	q.Impairment, _ = o.share("impairment")
	q.LowerAge, _ = o.count("lower_age", 0, mostLowered)
	return q
}

func (q PensionQuestion) ask(c *Calculator, l *Life) (Result, error) { return c.Pension(l, q) }

func readOneTime(o object) Question {
	o.asks("month", "ground")
	q := OneTimeQuestion{Month: o.needMonth("month")}
	o.need("ground")
	if word, ok := o.word("ground", pension.Grounds()); ok {
		q.Ground, _ = pension.ParseGround(word)
	}
	return q
}

func (q OneTimeQuestion) ask(c *Calculator, l *Life) (Result, error) { return c.OneTime(l, q) }
