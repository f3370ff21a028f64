package calc_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// document writes a life and three questions as a case document.
func (l randomLife) document() string {
	return l.String() + fmt.Sprintf("ask:\n  - {kind: pension, month: %s}\n  - {kind: one_time, month: %s, ground: emigration}\n  - {kind: retirement_age}\n",
		l.claim, max(l.claim, month("2016-01")))
}

// answered returns the answers to a document, or why there are none, as bytes.
func answered(c *calc.Calculator, doc string) string {
	cases, err := casefile.Read("doc.yaml", []byte(doc))
	if err != nil {
		return "unread: " + err.Error()
	}
	answers, err := cases[0].Run(c, nil)
	if err != nil {
		return "unanswered: " + err.Error()
	}
	data, err := json.Marshal(answers)
	if err != nil {
		return "unwritten: " + err.Error()
	}
	return string(data)
}

// TestSharedCalculator: 64 goroutines that share one calculator write the same
// bytes as one that has it to itself. Run under the race detector as well.
func TestSharedCalculator(t *testing.T) {
	c := vietnam(t)
	docs, want := make([]string, 40), make([]string, 40)
	for i := range docs {
		docs[i] = lifeOf(c.Book(), *seed, uint64(i)).document()
		want[i] = answered(c, docs[i])
		if strings.HasPrefix(want[i], "unread") || !strings.Contains(want[i], "[") {
			t.Fatalf("life %d: %s\n%s", i, want[i], docs[i])
		}
	}
	var wg sync.WaitGroup
	for g := range 64 {
		wg.Go(func() {
			for i := range docs {
				i = (i + g) % len(docs)
				if got := answered(c, docs[i]); got != want[i] {
					t.Errorf("goroutine %d, life %d:\n%s\nalone:\n%s", g, i, got, want[i])
				}
			}
		})
	}
	wg.Wait()
}

// TestSameBytesEveryTime: nothing in an answer depends on chance, such as the
// order of a map, nor on when the book was read.
func TestSameBytesEveryTime(t *testing.T) {
	c := vietnam(t)
	again, err := rules.Load(rulesets.Files())
	if err != nil {
		t.Fatal(err)
	}
	doc := lifeOf(c.Book(), *seed, 3).document()
	want := answered(c, doc)
	for range 50 {
		if got := answered(c, doc); got != want {
			t.Fatalf("the same document, two answers:\n%s\n%s", got, want)
		}
	}
	if got := answered(calc.New(again), doc); got != want {
		t.Errorf("the same law read again answers\n%s, not\n%s", got, want)
	}
}

// TestDocumentsSayWhatCallsSay: a life that goes through a document gets the
// answers that the typed calls give.
func TestDocumentsSayWhatCallsSay(t *testing.T) {
	c := vietnam(t)
	for i := range uint64(500) {
		l := lifeOf(c.Book(), *seed, i)
		life := mustLife(c, l.person, l.rows)
		p, err := c.Pension(life, calc.PensionQuestion{Month: l.claim})
		if err != nil {
			continue
		}
		data, errJSON := json.Marshal(p)
		doc := l.String() + "ask: {kind: pension, month: " + l.claim.String() + "}\n"
		if got := answered(c, doc); errJSON != nil || !strings.Contains(got, string(data[1:len(data)-1])) {
			t.Fatalf("life %d: the document is answered\n%s\nthe call\n%s\n%s", i, got, data, doc)
		}
	}
}

// TestAnswersAreNotShared: whoever changes what was given has changed nothing.
func TestAnswersAreNotShared(t *testing.T) {
	c := vietnam(t)
	m := month("2026-06")
	p := calc.Person{Sex: rules.Female, Born: month("1975-01"), Status: []calc.Status{{Period: rules.Period{From: month("2016-01")}, Is: "poor"}}}
	rows := []calc.Row{run(pension.Voluntary, calc.Income, 2_200_000, 30, m)}
	life := mustLife(c, p, rows)
	write := func() string {
		out, err := c.Pension(life, calc.PensionQuestion{Month: m})
		paid, errPaid := c.Contribution(life, calc.ContributionQuestion{Paid: m, Income: 5_000_000})
		once, errOnce := c.OneTime(life, calc.OneTimeQuestion{Month: m, Ground: pension.StoppedPaying})
		data, errJSON := json.Marshal([]any{out, paid, once, calc.Notes(paid), calc.Citations(paid), calc.Citations(out)})
		if err != nil || errPaid != nil || errOnce != nil || errJSON != nil {
			t.Fatal(err, errPaid, errOnce, errJSON)
		}
		out.Shortfalls[0], paid.Layers[0], once.Shortfalls[0] = calc.Shortfall{}, calc.Layer{}, calc.Shortfall{}
		calc.Citations(paid)[0].Article, calc.Citations(out)[0].Article = "mine", "mine"
		return string(data)
	}
	first := write()
	life.Record().Spells()[0].Monthly = 1
	c.Book().Laws()[0] = nil
	casefile.Kinds()[0], calc.Areas()[0], pension.Grounds()[0] = "mine", "mine", "mine"
	if second := write(); second != first {
		t.Errorf("what was written to an answer shows in the next:\n%s\n%s", first, second)
	}
}

// TestGivenIsNotTouched: the caller's rows and status are read, not written,
// and may be used again.
func TestGivenIsNotTouched(t *testing.T) {
	c := vietnam(t)
	for i := range uint64(500) {
		l := lifeOf(c.Book(), *seed, i)
		rows := slices.Clone(l.rows)
		life := mustLife(c, l.person, rows)
		before, _ := json.Marshal(l.person)
		_, _ = c.Pension(life, calc.PensionQuestion{Month: l.claim})
		_, _ = c.OneTime(life, calc.OneTimeQuestion{Month: l.claim, Ground: pension.Ill})
		_, _ = c.Contribution(life, calc.ContributionQuestion{Paid: l.claim, Income: 5_000_000})
		after, _ := json.Marshal(l.person)
		if !slices.Equal(rows, l.rows) || string(before) != string(after) {
			t.Fatalf("life %d: what was given has changed", i)
		}
	}
}

// TestLifeIsACopy: rows that the caller changes afterwards do not change the life.
func TestLifeIsACopy(t *testing.T) {
	c := vietnam(t)
	m := month("2026-06")
	rows := []calc.Row{run(pension.Voluntary, calc.Income, 2_200_000, 30, m)}
	p := calc.Person{Sex: rules.Female, Born: month("1975-01"), Status: []calc.Status{{Period: rules.Period{From: month("2016-01")}, Is: "poor"}}}
	life := mustLife(c, p, rows)
	ask := func() string {
		once, err := c.OneTime(life, calc.OneTimeQuestion{Month: m, Ground: pension.Emigrating})
		data, errJSON := json.Marshal(once)
		return fmt.Sprint(string(data), err, errJSON)
	}
	before := ask()
	rows[0].Withdrawn, rows[0].Method, p.Status[0].Is = true, 4, "rich"
	if after := ask(); after != before {
		t.Errorf("a life changes with the slices that it was made from:\n%s\n%s", before, after)
	}
}
