package calc_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules"
)

// TestAFigureThatIsNotKnownIsNotNothing takes each parameter of the law in turn
// as one whose value nobody found, and asks every worked case again: it is
// answered as before, for it did not need the figure, or refused with its name.
func TestAFigureThatIsNotKnownIsNotNothing(t *testing.T) {
	known := vietnam(t)
	var docs []*casefile.Document
	var before []string
	for _, cs := range workedCases(t) {
		if text, err := answeredBy(known, cs); err == nil && len(cs.LawFiles) == 0 && cs.AsKnownOn == 0 {
			docs, before = append(docs, cs), append(before, text)
		}
	}
	refused := 0
	otherwise := map[string]string{
		"regime":                 "a name, not a figure",
		"contribution.fund_rate": "amount_paid.rate_unknown says what takes its place, and a note says so",
		"pension.waiting.status": "no category of that name is left: refused as unknown",
		"work_accident.periods":  "no length is left: refused as not allowed",
	}
	skipped := false
	for i, param := range rules.Params() {
		if testing.Short() && i%4 != 0 || otherwise[param] != "" {
			continue
		}
		asked := false
		t.Run(param, func(t *testing.T) {
			asked = true
			without := calc.New(unfound(t, known.Book(), param))
			for k, cs := range docs {
				got, err := answeredBy(without, cs)
				switch {
				case err == nil && got == before[k]:
				case err == nil && ways.ReplaceAllString(got, "") == ways.ReplaceAllString(before[k], ""):
				case errors.Is(err, calc.UnknownFigure):
					refused++
				default:
					t.Errorf("%s is answered in another way, %v\n%s\nbefore\n%s", cs.ID, err, got, before[k])
				}
			}
		})
		skipped = skipped || !asked
	}
	if refused < 1000 && !skipped {
		t.Errorf("only %d answers were refused", refused)
	}
}

// TestABatchWithoutAFigure: what the single call refuses for want of a figure,
// a batch refuses too.
func TestABatchWithoutAFigure(t *testing.T) {
	for _, param := range []string{"pension.accrual.male", "support.base", "contribution.floor", "one_time.per_year_later", "death.funeral.base"} {
		c := calc.New(unfound(t, vietnam(t).Book(), param))
		w := batchOf(t, calc.WantContribution|calc.WantPension|calc.WantOneTime|calc.WantDeath, c).Worker()
		refused := 0
		for i := range uint64(60) {
			s := subjectOf(c.Book(), *seed, i)
			var got [1]calc.Figures
			err := w.Evaluate(got[:], &s)
			want, faults := singly(c, 0, &s)
			if want.Answered &^= calc.WantSupportYears; got[0].Answered != want.Answered || err == nil && len(faults) > 0 {
				t.Errorf("%s, seed %d, life %d: answered %s, the single call %s; %v, %v", param, *seed, i, got[0].Answered, want.Answered, err, faults)
			}
			if errors.Is(err, calc.UnknownFigure) {
				refused++
			}
		}
		if refused < 10 {
			t.Errorf("%s: only %d of 60 people were refused", param, refused)
		}
	}
}

// ways are what shortfalls say of the nearest way: nothing where its cost is
// not known.
var ways = regexp.MustCompile(`,"way":\{[^{}]*(\{[^{}]*\}[^{}]*)*\}`)

// answeredBy returns the results of a case as text.
func answeredBy(c *calc.Calculator, cs *casefile.Document) (string, error) {
	answers, err := c.Run(&cs.Case, os.DirFS("testdata/cases"))
	if err != nil {
		return "", err
	}
	results := make([]calc.Result, len(answers))
	for i, a := range answers {
		results[i] = a.Result
	}
	data, err := json.Marshal(results)
	return string(data), err
}

// unfound returns the law with the value of a parameter not found.
func unfound(t *testing.T, b *rules.Book, param string) *rules.Book {
	t.Helper()
	text := "schema: 1\ninstrument: {id: nobody-knows, number: x, kind: decision, title: {vi: x, en: x}, issuer: x, published: 2008-01-01, in_force: 2008-01-01, source: x}\n" +
		"set: [{param: " + param + ", value: unknown, at: art. 1, from: 2008-01}]\n"
	out, err := b.With(fstest.MapFS{"nobody-knows.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatalf("%s: %v", param, err)
	}
	return out
}

func workedCases(t *testing.T) (all []*casefile.Document) {
	t.Helper()
	files, err := filepath.Glob("testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	for _, f := range files {
		all = append(all, readCases(t, f)...)
	}
	return all
}
