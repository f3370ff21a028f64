package statement

import (
	"slices"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
	say "github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// amount reads amounts that must all be the same one; zeros beside it count
// for nothing.
func (e *entry) amount(list []string) (v rules.VND) {
	for _, said := range list {
		a := e.read(said)
		switch {
		case a.code != "":
			e.doubt(a.code, said)
		case v != 0 && a.value != 0 && a.value != v:
			e.doubt(SeveralAmounts, strings.Join(list, "; "))
			return v
		case a.value != 0:
			v = a.value
		}
	}
	if v == 0 && !slices.ContainsFunc(e.why, func(r Reason) bool { return aboutAmounts[r.Code] }) {
		e.doubt(NoPay, strings.Join(list, "; "))
	}
	return v
}

var aboutAmounts = map[Code]bool{
	UnreadableAmount: true, AmountTwoWays: true, AmountUnlikely: true, SeveralAmounts: true, Coefficient: true, ForeignCurrency: true,
}

func (e *entry) read(said string) amount {
	if e.scale == 0 || abroad.MatchString(folded(e.say(moneyName))) {
		return amount{code: ForeignCurrency, said: said}
	}
	return parseAmount(said, e.scale)
}

// addsUp compares the parts of a pay with it, if they are said.
func (e *entry) addsUp(total rules.VND) {
	if sum := e.sum(wage) + e.sum(part); sum != 0 && sum != total {
		e.doubt(PartsDiffer, strings.Join(append(slices.Clone(e.cells[wage]), e.cells[part]...), "; "))
	}
}

// sum adds up what a field holds; a part that cannot be read is doubtful.
func (e *entry) sum(f field) (sum rules.VND) {
	for _, said := range e.cells[f] {
		a := e.read(said)
		if a.code != "" && a.code != AmountUnlikely { // allowances may be small
			e.doubt(a.code, said)
			return 0
		}
		sum += a.value
	}
	return sum
}

// method reads how and when the row was paid, which exported records say.
func (e *entry) method(row *calc.Row) {
	if s := e.say(method); s != "" {
		m, ok := methodOf(s)
		if !ok {
			e.doubt(UnreadableCell, s)
		}
		row.Method = m
	}
	if s := e.say(paid); s != "" {
		row.Paid = e.one(s)
	}
	if s := e.say(fundRate); s != "" {
		r, err := rules.ParseRate(strings.Replace(strings.TrimSpace(s), ",", ".", 1))
		if err != nil {
			e.doubt(UnreadableCell, s)
		}
		row.FundRate, row.HasFundRate = r, err == nil
	}
	switch s := strings.TrimSpace(words(e.say(withdrawn))); s {
	case "", "khong", "no", "false":
	case "co", "x", "yes", "true", "da huong":
		row.Withdrawn = true
	default:
		e.doubt(UnreadableCell, e.say(withdrawn))
	}
}

// methodOf finds a way of paying by its name or its phrase in either language.
func methodOf(s string) (subsidy.Method, bool) {
	said := strings.TrimSpace(words(s))
	for _, name := range subsidy.Methods() {
		for _, n := range []string{name, say.Vietnamese.Word(name), say.English.Word(name)} {
			if strings.TrimSpace(words(n)) == said {
				return subsidy.ParseMethod(name)
			}
		}
	}
	return 0, false
}

// support reads support that was granted, which exported records say.
func (e *entry) support(row *calc.Row) {
	row.StateSupport, row.SupportGiven = e.granted(stateSupport)
	row.LocalSupport, _ = e.granted(localSupport)
	row.DonorSupport, _ = e.granted(donorSupport)
}

func (e *entry) granted(f field) (rules.VND, bool) {
	said := e.say(f)
	if said == "" {
		return 0, false
	}
	a := e.read(said)
	if a.code != "" && a.code != AmountUnlikely || a.value > mostAmount {
		e.doubt(UnreadableCell, said)
	}
	return a.value, true
}

// likely asks about a salary below the base salary of its month, which no
// employer may pay: it may be the money that was paid in.
func (e *entry) likely(row *calc.Row, law *rules.Law) {
	least := law.BaseSalary
	if !least.IsKnown() || law.ReferenceLevel.IsKnown() {
		least = law.ReferenceLevel
	}
	if row.Level == calc.Salary && row.Amount > 0 && least.IsKnown() && row.Amount < least.Value {
		e.why = append(e.why, Reason{Code: BelowBaseSalary, Value: dong(row.Amount), Than: dong(least.Value)})
	}
}

// lawful holds a row to the checks that every case is held to.
func (r *reader) lawful(e *entry, row calc.Row) {
	who := calc.Person{Sex: r.Sex, Born: r.Born}
	if who.Sex == 0 {
		who.Sex = rules.Female
	}
	if who.Born == 0 {
		who.Born = max(row.From-grownUp, 1)
	}
	_, err := r.Law.Life(who, []calc.Row{row})
	for _, f := range document.All(err) {
		if strings.HasPrefix(f.Path, "/record") {
			e.why = append(e.why, Reason{Code: RefusedByLaw, Fault: f})
		}
	}
}

// grownUp is the age in months of a person whose birth is not said, so that
// nothing but the row itself is checked.
const grownUp = 40 * 12

// span writes months as 01/2016–12/2017.
func span(p rules.Period) string {
	return monthYear(p.From) + "–" + monthYear(p.Until-1)
}

func monthYear(m rules.Month) string {
	return strconv.Itoa(100 + m.OfYear())[1:] + "/" + strconv.Itoa(m.Year())
}
