package calc_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules/document"
)

// Whole answers, one file of cases for each kind of question, each case around
// one condition of an article: all that a reader is told - figures, what is
// missing and the way to it, notes, provisions, the trees down to their leaves,
// the line of a log, or every word of a refusal. The golden file beside the
// cases is written by -update and read like a document.

func TestAnswersAboutPayments(t *testing.T)             { answersStand(t, "contribution") }
func TestAnswersAboutLumpPayments(t *testing.T)         { answersStand(t, "lump_payment") }
func TestAnswersAboutRefunds(t *testing.T)              { answersStand(t, "refund") }
func TestAnswersAboutOldAge(t *testing.T)               { answersStand(t, "pension") }
func TestAnswersAboutPensionsInPayment(t *testing.T)    { answersStand(t, "in_payment") }
func TestAnswersAboutOneTimeBenefits(t *testing.T)      { answersStand(t, "one_time") }
func TestAnswersAboutDeaths(t *testing.T)               { answersStand(t, "death") }
func TestAnswersAboutFamilies(t *testing.T)             { answersStand(t, "family") }
func TestAnswersAboutWorkAccidents(t *testing.T)        { answersStand(t, "work_accident") }
func TestAnswersAboutHouseholds(t *testing.T)           { answersStand(t, "household") }
func TestAnswersAboutOptions(t *testing.T)              { answersStand(t, "options") }
func TestAnswersAboutRecords(t *testing.T)              { answersStand(t, "record") }
func TestAnswersAboutSupportInARecord(t *testing.T)     { answersStand(t, "supported") }
func TestAnswersAboutIncomesThatAreLifted(t *testing.T) { answersStand(t, "lifted") }

// oneBook is the calculator of the built-in law, made once.
var oneBook = sync.OnceValues(calc.Vietnam)

func answersStand(t *testing.T, name string) {
	t.Helper()
	c, err := oneBook()
	if err != nil {
		t.Fatal(err)
	}
	file := "testdata/answers/" + name
	var got strings.Builder
	for _, cs := range readCases(t, file+".yaml") {
		fmt.Fprintf(&got, "# %s\n", cs.Title)
		got.WriteString(toldOf(t, c, cs))
	}
	if *update {
		if err := os.WriteFile(file+".golden", []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file + ".golden")
	if err != nil {
		t.Fatal(err)
	}
	was, now := strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")
	for i := range now {
		if i == len(was) || now[i] != was[i] {
			t.Fatalf("%s.golden, line %d, is answered\n%s\nif that is meant, go test ./calc -run AnswersAbout -update", file, i+1, now[i])
		}
	}
	if len(was) != len(now) {
		t.Errorf("%s: %d lines, want %d", file, len(now), len(was))
	}
}

// toldOf returns the answers to a case, or why there are none, a line for each
// thing that is told.
func toldOf(t *testing.T, c *calc.Calculator, cs *casefile.Document) string {
	t.Helper()
	var b strings.Builder
	answers, err := cs.Run(c, os.DirFS(filepath.Dir(cs.File)))
	for _, f := range document.All(err) {
		fmt.Fprintf(&b, "%s %s: %s [value %s] [bound %.60s] [%s] [%s]\n", f.Path, f.Code, f.Message, f.Value, f.Bound, f.Source, f.Hint)
	}
	for _, a := range answers {
		figures, err := json.Marshal(a.Result)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s, law from %s: %s\n", a.ID, a.Result.Law().Since, figures)
		for _, n := range a.Notes() {
			fmt.Fprintf(&b, "  note %s %s\n", n.Code, n.Cites)
		}
		for _, cite := range a.Citations() {
			fmt.Fprintf(&b, "  by %s\n", cite.String())
		}
		fmt.Fprintf(&b, "  %s", logged(a))
		stepLines(&b, a)
		yearLines(t, &b, a)
	}
	return b.String()
}

// stepLines writes how the amounts of an answer came about, a line for each step.
func stepLines(b *strings.Builder, a casefile.Answer) {
	x, ok := a.Result.(calc.Explained)
	if !ok || !a.Explain {
		return
	}
	for _, s := range x.Explain().Steps {
		writeSteps(b, &s, 1, wholeDeep)
	}
}

// A toldMonth is a month of an average as a program that knows only the JSON
// form reads it.
type toldMonth struct {
	Month, Scheme           string
	Level                   struct{ VI, EN string }
	Amount, Factor, Indexed json.Number
	Own, State, Others      int
}

// yearLines writes the months that an average was taken of, a line for each
// year: the level where it changes, amount, factor, and who paid what.
func yearLines(t *testing.T, b *strings.Builder, a casefile.Answer) {
	t.Helper()
	if !a.ByMonth {
		return
	}
	var doc struct {
		Explain struct {
			Years []struct {
				Year    int
				Months  []toldMonth
				Indexed json.Number
			}
		}
	}
	data, err := json.Marshal(a)
	if err == nil {
		err = json.Unmarshal(data, &doc)
	}
	if err != nil {
		t.Fatal(err)
	}
	level := ""
	for _, y := range doc.Explain.Years {
		fmt.Fprintf(b, "  year %d %s:", y.Year, y.Indexed)
		for _, m := range y.Months {
			if now := m.Scheme + " " + m.Level.VI + " " + m.Level.EN; now != level {
				level = now
				fmt.Fprintf(b, " %s", now)
			}
			fmt.Fprintf(b, " %s %s*%s=%s %d/%d/%d", m.Month, m.Amount, m.Factor, m.Indexed, m.Own, m.State, m.Others)
		}
		b.WriteByte('\n')
	}
}
