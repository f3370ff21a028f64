package statement

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// settle looks at all rows together: whose they are, the same row said twice, months said
// twice, what the law says of the whole, pauses, totals.
func (r *reader) settle() {
	if r.mixed {
		r.takeOut(slices.Repeat([][]Reason{{{Code: TwoPeople}}}, len(r.rows)))
	}
	r.repeats()
	r.clashes()
	slices.SortFunc(r.rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.First, b.First))
	})
	r.wholeRecord()
	r.compareTotals()
	r.pauses()
}

// repeats keeps one of rows that are alike in all they say: pages overlap when
// a phone is scrolled.
func (r *reader) repeats() {
	type said struct {
		row   calc.Row
		about string
	}
	first := map[said]Lines{}
	r.rows = slices.DeleteFunc(r.rows, func(x Row) bool {
		k := said{x.Row, strings.TrimSpace(words(x.About))}
		other, again := first[k]
		if again {
			r.findings = append(r.findings, Finding{Lines: x.Lines, Text: x.text, Row: &x.Row, Why: []Reason{{Code: RepeatedRow, Other: other}}})
		} else {
			first[k] = x.Lines
		}
		return again
	})
}

// clashes takes out rows that share months: which of them counts, the
// statement does not say.
func (r *reader) clashes() {
	why := make([][]Reason, len(r.rows))
	byFrom := order(r.rows)
	for i, a := range byFrom {
		for _, b := range byFrom[i+1:] {
			x, y := &r.rows[a], &r.rows[b]
			if y.From >= x.Until {
				break
			}
			if len(why[a]) == mostClashes && len(why[b]) == mostClashes {
				continue
			}
			both := span(rules.Period{From: y.From, Until: min(x.Until, y.Until)})
			why[a] = clash(why[a], both, y.Lines)
			why[b] = clash(why[b], both, x.Lines)
		}
	}
	r.takeOut(why)
}

// mostClashes bounds what one row is told of others.
const mostClashes = 3

func clash(why []Reason, months string, other Lines) []Reason {
	if len(why) == mostClashes {
		return why
	}
	return append(why, Reason{Code: Overlap, Value: months, Other: other})
}

// order returns the rows' numbers by their first months.
func order(rows []Row) []int {
	out := make([]int, len(rows))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(rows[a].From, rows[b].From) })
	return out
}

// takeOut makes findings of the rows that have reasons.
func (r *reader) takeOut(why [][]Reason) {
	var kept []Row
	for i := range r.rows {
		x := r.rows[i]
		if len(why[i]) == 0 {
			kept = append(kept, x)
			continue
		}
		r.findings = append(r.findings, Finding{Lines: x.Lines, Text: x.text, Row: &x.Row, Why: why[i]})
	}
	r.rows = kept
}

// wholeRecord holds all rows together to the checks of a case.
func (r *reader) wholeRecord() {
	if len(r.rows) == 0 {
		return
	}
	who := calc.Person{Sex: cmp.Or(r.Sex, rules.Female), Born: r.Born}
	if who.Born == 0 {
		who.Born = max(r.rows[0].From-grownUp, 1)
	}
	s := Statement{Rows: r.rows}
	_, err := r.Law.Life(who, s.Record())
	if err == nil {
		return
	}
	why := make([][]Reason, len(r.rows))
	for _, f := range document.All(err) {
		reason := Reason{Code: RefusedByLaw, Fault: f}
		switch i, ok := rowOf(f.Path); {
		case ok && i < len(why):
			why[i] = append(why[i], reason)
		case f.Path == "/record": // more than any life holds
			for i := range why {
				why[i] = append(why[i], reason)
			}
		default:
			r.findings = append(r.findings, Finding{Why: []Reason{reason}})
		}
	}
	r.takeOut(why)
}

// rowOf returns which row a path of a case names.
func rowOf(path string) (int, bool) {
	parts := strings.Split(path, "/")
	if len(parts) < 3 || parts[1] != "record" {
		return 0, false
	}
	i, err := strconv.Atoi(parts[2])
	return i, err == nil
}

// compareTotals holds what the statement adds up against the rows.
func (r *reader) compareTotals() {
	s := Statement{Rows: r.rows}
	for _, t := range r.totals {
		code := TotalDiffers
		if t.months == s.Months() {
			code = TotalAgrees
		}
		r.findings = append(r.findings, Finding{Lines: t.Lines, Text: t.text, Why: []Reason{{Code: code, Value: strconv.Itoa(t.months), Than: strconv.Itoa(s.Months())}}})
	}
}

// pauses tells the months between rows that nothing in the statement is about.
func (r *reader) pauses() {
	spans := make([]rules.Period, 0, len(r.rows)+len(r.findings))
	for i := range r.rows {
		spans = append(spans, r.rows[i].Period)
	}
	for i := range r.findings {
		if x := r.findings[i].Row; x != nil {
			spans = append(spans, rules.Period{From: x.From, Until: max(x.Until, x.From+1)})
		}
	}
	slices.SortFunc(spans, func(a, b rules.Period) int { return cmp.Compare(a.From, b.From) })
	var end rules.Month
	for _, p := range spans {
		if end != 0 && p.From > end {
			gap := rules.Period{From: end, Until: p.From}
			r.findings = append(r.findings, Finding{Why: []Reason{{Code: Pause, Value: span(gap), Than: strconv.Itoa(gap.Months())}}})
		}
		end = max(end, p.Until)
	}
}
