package casefile_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/missing"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rules/proof"
)

var update = flag.Bool("update", false, "write the answers in testdata anew")

// What documents of every kind are answered stands in testdata/answers, field
// by field, beside what is missing and what is wrong: no word of an answer
// changes unnoticed. Where the figures come from, other tests say.
func TestPaymentsInWhole(t *testing.T)                { answersOf(t, "payments") }
func TestRightsInWhole(t *testing.T)                  { answersOf(t, "rights") }
func TestFamiliesInWhole(t *testing.T)                { answersOf(t, "families") }
func TestHouseholdsInWhole(t *testing.T)              { answersOf(t, "households") }
func TestSavingsInWhole(t *testing.T)                 { answersOf(t, "savings") }
func TestCoverageInWhole(t *testing.T)                { answersOf(t, "coverage") }
func TestProjectionsInWhole(t *testing.T)             { answersOf(t, "projections") }
func TestProjectionsWithPausesInWhole(t *testing.T)   { answersOf(t, "projections-with-pauses") }
func TestReturnsInWhole(t *testing.T)                 { answersOf(t, "returns") }
func TestRefusedPlansInWhole(t *testing.T)            { answersOf(t, "refused-plans") }
func TestSolvingInWhole(t *testing.T)                 { answersOf(t, "solve") }
func TestCheapestPlansInWhole(t *testing.T)           { answersOf(t, "cheapest") }
func TestCheapestPlansAtTheAgeInWhole(t *testing.T)   { answersOf(t, "cheapest-at-the-age") }
func TestPlansWorthLeastInWhole(t *testing.T)         { answersOf(t, "cheapest-by-worth") }
func TestCheapestPlansPastTheAgeInWhole(t *testing.T) { answersOf(t, "cheapest-past-the-age") }
func TestThinDocumentsInWhole(t *testing.T)           { answersOf(t, "thin") }
func TestOpenRightsInWhole(t *testing.T)              { answersOf(t, "open-rights") }
func TestOpenPlansInWhole(t *testing.T)               { answersOf(t, "open-plans") }
func TestOpenPlacesInWhole(t *testing.T)              { answersOf(t, "open-places") }
func TestHomesInWhole(t *testing.T)                   { answersOf(t, "homes") }
func TestFaultsInWhole(t *testing.T)                  { answersOf(t, "faults") }
func TestFaultsOfQuestionsInWhole(t *testing.T)       { answersOf(t, "faults-of-questions") }

// shared is one calculator for all tests of the package.
var shared = sync.OnceValues(calc.Vietnam)

func vietnamese(t testing.TB) *calc.Calculator {
	t.Helper()
	c, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// answersOf compares the answers to the cases of a file with those written
// beside it.
func answersOf(t *testing.T, name string) {
	t.Helper()
	data, err := os.ReadFile("testdata/answers/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	compared(t, name, data)
}

// compared compares the answers to the cases of a text with those of a file.
func compared(t *testing.T, name string, text []byte) {
	t.Helper()
	file := "testdata/answers/" + name
	cases, err := casefile.Read(name+".yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, cs := range cases {
		fmt.Fprintf(&b, "== %s\n%s", cs.Title, toldOf(t, cs))
	}
	if *update {
		if err := os.WriteFile(file+".golden", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file + ".golden")
	if err != nil {
		t.Fatal(err)
	}
	differ(t, string(want), b.String())
}

// differ tells the first line that is not as it was, and the case it is in.
func differ(t *testing.T, want, got string) {
	t.Helper()
	if want == got {
		return
	}
	w, g, in := strings.Split(want, "\n"), strings.Split(got, "\n"), ""
	for i := range max(len(w), len(g)) {
		was, is := lineOf(w, i), lineOf(g, i)
		if strings.HasPrefix(was, "== ") {
			in = was
		}
		if was != is {
			t.Fatalf("line %d, in %q:\nwas %s\n is %s\nif the change is meant, go test ./calc/casefile -update", i+1, in, was, is)
		}
	}
}

func lineOf(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "nothing"
}

// toldOf returns all that is said to a case.
func toldOf(t *testing.T, cs *casefile.Document) string {
	t.Helper()
	answers, err := cs.Run(vietnamese(t), reforms)
	var b strings.Builder
	for _, f := range document.All(err) {
		fmt.Fprintf(&b, "fault: %s %s %d:%d %s | value %q | bound %q | source %+v | hint %q | %s\n", f.Path, f.Code, f.Line, f.Col, f.File, f.Value, f.Bound, f.Source, f.Hint, f.Message)
		for _, e := range f.Effects {
			fmt.Fprintf(&b, "  brings %s\n", e)
		}
	}
	for _, a := range answers {
		told(t, &b, a)
	}
	fmt.Fprintf(&b, "logged: %s\n", logged(cs))
	return b.String()
}

// told writes an answer field by field, and how it came about, asked for or
// not. Explanations are long: of each tree stands its top, and a digest of all
// below it.
func told(t *testing.T, b *strings.Builder, a casefile.Answer) {
	t.Helper()
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	eachField(t, data, func(key string, value json.RawMessage) {
		switch key {
		case "law":
			fmt.Fprintf(b, "law: %s since %s\n", a.Law().Regime, a.Law().Since)
		case "explain":
			fmt.Fprintf(b, "explain: %s\n", digest(value))
		case "citations":
			fmt.Fprintf(b, "citations: %s\n", digest(value))
		case "notes":
			noted(t, b, a.Notes())
		case "missing":
			open(t, b, a.Missing())
		case "years":
			listed(t, b, key, value)
		default:
			fmt.Fprintf(b, "%s: %s\n", key, value)
		}
	})
	if x, ok := a.Result.(calc.Explained); ok {
		explained(b, x.Explain())
	}
	fmt.Fprintf(b, "logged: %s\n", logged(a))
}

func eachField(t *testing.T, data []byte, each func(key string, value json.RawMessage)) {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(data))
	if _, err := dec.Token(); err != nil {
		t.Fatal(err)
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			t.Fatal(err)
		}
		each(key.(string), value)
	}
}

func listed(t *testing.T, b *strings.Builder, key string, value json.RawMessage) {
	t.Helper()
	var items []json.RawMessage
	if err := json.Unmarshal(value, &items); err != nil {
		t.Fatal(err)
	}
	if items == nil {
		fmt.Fprintf(b, "%s: %s\n", key, value)
	}
	for _, item := range items {
		fmt.Fprintf(b, "%s: %s\n", key, item)
	}
}

// open writes what was not said and what it would bring, with a digest of how
// it is told.
func open(t *testing.T, b *strings.Builder, inputs []missing.Input) {
	t.Helper()
	for _, in := range inputs {
		data, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(b, "missing: %s %s %s\n", in.Code, in.Path, digest(data))
		for _, e := range in.Effects {
			fmt.Fprintf(b, "  brings %s\n", e)
		}
	}
}

// noted writes the codes of notes, each with a digest of all that it says.
func noted(t *testing.T, b *strings.Builder, notes []note.Note) {
	t.Helper()
	for _, n := range notes {
		data, err := json.Marshal(n)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(b, "note: %s %s\n", n.Code, digest(data))
	}
}

// explained writes how a result came about: one line for the trees of one
// quantity that follow each other.
func explained(b *strings.Builder, x calc.Explanation) {
	fmt.Fprintf(b, "explained: %s\n", x.Schema)
	for i := 0; i < len(x.Steps); {
		n := i + 1
		for n < len(x.Steps) && x.Steps[n].Quantity == x.Steps[i].Quantity {
			n++
		}
		fmt.Fprintf(b, "- %s", topOf(&x.Steps[i]))
		if n > i+1 {
			fmt.Fprintf(b, " to %s", topOf(&x.Steps[n-1]))
		}
		fmt.Fprintf(b, ", %s\n", proof.Digest(x.Steps[i:n])[:8])
		i = n
	}
}

func topOf(s *proof.Step) string {
	return fmt.Sprintf("%s %s = %s %s %s", s.Quantity, s.Detail, s.Text(), s.Unit, s.Op)
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:4])
}

// logged returns what a log shows, on one line.
func logged(v any) string {
	var b strings.Builder
	noTime := func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}
	slog.New(slog.NewTextHandler(&b, &slog.HandlerOptions{ReplaceAttr: noTime})).Info("told", "it", v)
	return strings.TrimSpace(b.String())
}

// reforms are the rule files that cases lay over the law: what the name says
// is set or not known from that year on.
var reforms = fstest.MapFS{
	"2026-share.yaml":                        reform("2026-share", "2026-07", `{param: support.share.other, value: "50%"}`),
	"2026-step.yaml":                         reform("2026-step", "2026-07", "{param: contribution.step, value: 50000}"),
	"2026-support-kept.yaml":                 reform("2026-support-kept", "2026-07", "{param: death.lump_sum.returns_support, value: false}"),
	"2026-backpay-at-most-4.yaml":            reform("2026-backpay-at-most-4", "2026-07", "{param: contribution.backpay_max_months, value: 4}"),
	"2026-backpay-at-most-2-until-2027.yaml": reform("2026-backpay-at-most-2-until-2027", "2026-07", "{param: contribution.backpay_max_months, value: 2, until: 2027-12}"),
	"2026-local.yaml":                        {Data: []byte(local)},
	"2028-floor-lower.yaml":                  reform("2028-floor-lower", "2028-01", "{param: contribution.floor, value: 1000000}"),
	"2028-ceiling-lower.yaml":                reform("2028-ceiling-lower", "2028-01", "{param: contribution.ceiling_base, value: 200000}"),
}

// local are rules of a province that nobody has yet: by age, by district and
// kind of place, by former province, by several categories, and by amount.
const local = `schema: 1
instrument: {id: 2026-local, number: what if, kind: what_if, title: {vi: Giả sử, en: What if}, issuer: nobody, published: 2026-01-01, in_force: 2026-07-01, source: https://example.com}
support:
  - {id: wi-age, for: voluntary_si, payer: province, who: {province: an-giang, age: {from: 60, below: 70}}, share: "10%", of: minimum_contribution, until: 2027-06, at: art. 1, confidence: low}
  - {id: wi-district, for: voluntary_si, payer: commune, who: {province: lai-chau, status: poor, area: [rural]}, share: "20%", of: minimum_contribution, at: art. 2, confidence: low}
  - {id: wi-student, for: voluntary_si, payer: province, who: [{province: an-giang, status: student, with: [ethnic_minority]}, {province: ca-mau, status: student, with: [ethnic_minority]}], amount: 30000, at: art. 3, confidence: low}
  - {id: wi-old-province, for: voluntary_si, payer: province, who: {territory: kien-giang, status: near_poor}, share: "15%", of: minimum_contribution, at: art. 4, confidence: low}
  - {id: wi-health, for: health, payer: province, who: [{province: an-giang, status: near_poor, area: [island_commune]}, {province: lai-chau, status: near_poor}], share: "7%", of: premium, at: art. 5, confidence: low}
`

func reform(id, from, set string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("schema: 1\ninstrument: {id: " + id + ", number: what if, kind: what_if, title: {vi: Giả sử, en: What if}, issuer: nobody, published: 2026-01-01, in_force: " + from + "-01, source: https://example.com}\n" +
		"set: [" + strings.Replace(set, "}", ", at: the idea, confidence: low}", 1) + "]\n")}
}

// unfound are figures that nobody knows, and from when on.
var unfound = [][2]string{
	{"2015", "contribution.prepay_months"}, {"2028", "contribution.rate"}, {"2028", "contribution.floor"}, {"2028", "contribution.ceiling_base"}, {"2028", "contribution.periods"},
	{"2028", "contribution.backpay_max_months"}, {"2028", "pension.min_insured_months"}, {"2028", "pension.accrual.female"}, {"2028", "death.funeral.base"}, {"2028", "contribution.fund_rate"}, {"2028", "indexation.voluntary"}, {"2031", "pension.max_rate"}, {"2028", "health.rate"},
}

// A figure that nobody knows is never taken for nothing, whenever it is needed:
// what rests on it is refused with its name.
func TestPlansWithoutAFigureInWhole(t *testing.T) {
	var doc strings.Builder
	doc.WriteString("cases:\n")
	for _, u := range unfound {
		id := u[0] + "-unknown-" + strings.NewReplacer(".", "-", "_", "-").Replace(u[1])
		reforms[id+".yaml"] = reform(id, u[0]+"-01", "{param: "+u[1]+", value: unknown}")
		fmt.Fprintf(&doc, withoutFigure, u[1], u[0], id)
	}
	compared(t, "without-a-figure", []byte(doc.String()))
}

// withoutFigure asks everything about the time to come.
const withoutFigure = `
  - title: %s not known from %s on
    law: [%s.yaml]
    person: {sex: female, born: 1972-04, status: []}
    record: [{from: 2014-01, to: 2023-12, scheme: voluntary, average: 1_600_000}, {from: 2024-01, to: 2026-06, scheme: voluntary, income: 1_500_000}]
    ask:
      - {kind: projection, until: retirement, plan: [{from: 2027-01, to: 2029-12, scheme: voluntary, income: 2_500_000}]}
      - {kind: projection, id: ahead, until: retirement, plan: [{from: 2027-01, to: 2027-12, scheme: voluntary, income: 2_500_000}, {from: 2028-01, to: 2029-12, scheme: voluntary, income: 2_500_000, method: prepay, paid: 2028-01}]}
      - {kind: solve, id: income, target: {monthly: 1_500_000}, vary: income, plan: [{from: 2027-01, to: 2029-12, scheme: voluntary, income: 2_500_000}]}
      - {kind: solve, id: share, target: {replacement_rate: 0.5}, vary: income, plan: [{from: 2027-01, to: 2029-12, scheme: voluntary, income: 2_500_000}]}
      - {kind: solve, id: months, target: {eligible: true}, vary: months, plan: [{from: 2027-01, to: 2027-12, scheme: voluntary, income: 2_500_000}]}
      - {kind: solve, id: month, target: {eligible: true}, vary: retirement_month, plan: [{from: 2027-01, to: 2029-12, scheme: voluntary, income: 2_500_000}]}
      - {kind: solve, id: income ahead, target: {monthly: 1_500_000}, vary: income, plan: [{from: 2027-01, to: 2027-12, scheme: voluntary, income: 2_500_000}, {from: 2028-01, to: 2029-12, scheme: voluntary, income: 2_500_000, method: prepay, paid: 2028-01}]}
      - {kind: cheapest_plan, target: {eligible: true}, methods: [monthly, 12_months, backpay], start: 2027-01}
      - {kind: cheapest_plan, id: ahead only, target: {eligible: true}, methods: [prepay, 6_months], start: 2027-01}
      - {kind: cheapest_plan, id: for an amount, target: {monthly: 1_000_000}, methods: [12_months], start: 2027-01}
`
