package plans_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/rules/document"
)

// reformed returns a calculator for the law with figures laid over it, each as
// `param: x, value: y, from: month`.
func reformed(t testing.TB, figures ...string) *calc.Calculator {
	t.Helper()
	text := "schema: 1\ninstrument: {id: reform, number: what if, kind: what_if, title: {vi: x, en: x}, issuer: nobody, published: 2008-01-01, in_force: 2008-01-01, source: x}\nset:\n"
	for _, f := range figures {
		text += "  - {" + f + ", at: art. 1}\n"
	}
	book, err := vietnamese(t).Book().With(fstest.MapFS{"reform.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatalf("%v: %v", figures, err)
	}
	return calc.New(book)
}

// wrong says what was refused: the path and code of each fault, and the figure
// or value that it names.
func wrong(err error) string {
	var out []string
	for _, f := range document.All(err) {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s", f.Path, f.Code, f.Value)))
	}
	return strings.Join(out, "; ")
}

// found says what a search found: the rows of the plan, what it costs, and
// after each `then` the next best; or the most that there is.
func found(v plans.Cheapest, err error) string {
	if err != nil {
		return wrong(err)
	}
	if !v.Reachable {
		return fmt.Sprintf("at most %d after %d months", v.Ceiling.Monthly, v.Ceiling.InsuredMonths)
	}
	out := planSaid(v.Plan)
	for i := range v.RunnersUp {
		out += " then " + planSaid(&v.RunnersUp[i])
	}
	return out
}

// planSaid says the rows of a plan, what they cost, and how many months they
// bring a person to.
func planSaid(p *plans.Plan) (out string) {
	for _, r := range p.Rows {
		out += fmt.Sprintf("%s to %s %s of %d", r.From, r.To, r.Method, r.Income)
		if r.Paid != 0 {
			out += " in " + r.Paid.String()
		}
		out += ", "
	}
	return out + fmt.Sprintf("%d for %d months", p.TotalPaid, p.Reached.InsuredMonths)
}

// solved says the value that was found and what one step less misses, or the
// most that there is.
func solved(v plans.Solution, err error) string {
	switch {
	case err != nil:
		return wrong(err)
	case !v.Reachable:
		return fmt.Sprintf("at most %d from %s after %d months", v.Ceiling.Monthly, v.Ceiling.Starts, v.Ceiling.InsuredMonths)
	}
	out := fmt.Sprintf("%d: %d from %s", v.Value.N, v.Reached.Monthly, v.Reached.Starts)
	if v.Value.Month != 0 {
		out = fmt.Sprintf("%s: %d from %s", v.Value.Month, v.Reached.Monthly, v.Reached.Starts)
	}
	if less := v.OneStepLess; less != nil {
		out += fmt.Sprintf(", one step less misses %d", less.Missing)
	}
	return out
}
