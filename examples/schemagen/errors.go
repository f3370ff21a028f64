package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	rows "github.com/volsi/volsi/calc/people"
	"github.com/volsi/volsi/rules/document"
)

// A code is one kind of fault: its name, what its constant says it means.
type code struct {
	code  document.Code
	means string
	owner string
}

// owners are the files that list codes, the callers' first.
var owners = []struct{ name, path string }{
	{"calc", "calc/codes.go"}, {"document", "rules/document/parse.go"}, {"document", "rules/document/fault.go"}, {"rules", "rules/codes.go"},
	{"people", "calc/people/people.go"},
}

var codeLine = regexp.MustCompile(`(?m)^\s*(?:const )?\w+\s+(?:document\.)?Code\s+= "([a-z0-9-]+)"(?:\s*// (.*))?$`)

// codes returns every code, once for each package that lists it.
func (g *generator) codes() (list []code) {
	for _, o := range owners {
		data, err := os.ReadFile(filepath.Join(g.root, o.path))
		if err != nil {
			g.lose("%v", err)
		}
		for _, match := range codeLine.FindAllStringSubmatch(string(data), -1) {
			list = append(list, code{document.Code(match[1]), match[2], o.name})
		}
	}
	return list
}

// An example is a case document that has a fault, after the two lines of whom
// it is about.
const (
	someone = "person: {sex: male, born: 1985-02}\n"
	age     = "ask: {kind: retirement_age}\n"
)

func record(rows string) string { return someone + "record: [" + rows + "]\n" + age }

func ask(question string) string { return someone + "ask: " + question + "\n" }

// caseExamples are documents with exactly that fault.
var caseExamples = map[document.Code]string{
	calc.UnknownKey:         ask("{kind: retirement_age, lower_aeg: 5}"),
	calc.MissingKey:         ask("{kind: contribution, paid: 2025-07}"),
	calc.WrongType:          ask("{kind: pension, month: [2025-07]}"),
	calc.BadNumber:          ask("{kind: contribution, paid: 2025-07, income: 1.5 million}"),
	calc.BadMonth:           ask("{kind: pension, month: 7/2025}"),
	calc.BadChoice:          ask("{kind: contribution, paid: 2025-07, income: 1_500_000, method: yearly}"),
	calc.OutOfRange:         ask("{kind: retirement_age, lower_age: 50}"),
	calc.EmptyPeriod:        record("{from: 2025-07, to: 2025-06, scheme: voluntary, income: 1_500_000}"),
	calc.UnknownKind:        ask("{kind: pensoin, month: 2025-07}"),
	calc.SameID:             ask("[{kind: retirement_age}, {kind: retirement_age, lower_age: 5}]"),
	calc.MonthBeforeLaw:     ask("{kind: contribution, paid: 2007-12, income: 1_500_000}"),
	calc.IncomeBelowFloor:   ask("{kind: contribution, paid: 2025-07, income: 1_499_999}"),
	calc.IncomeAboveCeiling: ask("{kind: contribution, paid: 2025-07, income: 99_000_000}"),
	calc.IncomeOffStep:      ask("{kind: contribution, paid: 2024-07, income: 1_510_000}"),
	calc.Overlap:            record("{from: 2020-01, to: 2020-06, scheme: compulsory, salary: 5_000_000}, {from: 2020-06, to: 2020-12, scheme: voluntary, income: 1_500_000}"),
	calc.BeforeBirth:        record("{from: 1984-12, to: 2020-06, scheme: compulsory, salary: 5_000_000}"),
	calc.TooYoung:           "person: {sex: male, born: 2015-02}\nrecord: [{from: 2026-01, to: 2026-06, scheme: voluntary, income: 1_500_000}]\n" + age,
	calc.TooManyMonths:      record("{from: 1990-01, to: 2129-12, scheme: compulsory, salary: 5_000_000}"),
	calc.MethodNotAllowed:   ask("{kind: contribution, paid: 2010-07, income: 980_000, method: 12_months}"),
	calc.MonthsNotAllowed:   ask("{kind: contribution, paid: 2025-07, income: 1_500_000, method: 3_months, months: 4}"),
	calc.UnknownFigure:      ask("{kind: contribution, paid: 2025-07, income: 1_500_000, method: prepay, months: 24}"),
	calc.FigureNotSet:       ask("{kind: household_premium, paid: 2005-01, months: 12, members: [{born: 1960}]}"),
	calc.UnknownStatus:      "person: {sex: male, born: 1985-02, status: [{from: 2024-01, is: neer_poor}]}\n" + age,
	calc.UnknownRule:        ask("{kind: household_premium, paid: 2025-07, months: 12, members: [{born: 1960, supported: [{rule: no-such, months: 3}]}]}"),
	calc.UnknownPlace:       "person: {sex: male, born: 1985-02, residence: [{from: 2024-01, province: atlantis}]}\n" + age,
	calc.OneLevel:           record("{from: 2025-07, scheme: voluntary, income: 1_500_000, average: 1_500_000}"),
	calc.NoLawFiles:         "law: [my-reform.yaml]\n" + someone + age,
}

// faultsOfText returns what the library says about a case document.
func (g *generator) faultsOfText(doc string) document.Faults {
	cases, err := casefile.Read("", []byte(doc))
	if err != nil {
		return document.All(err)
	}
	_, err = cases[0].Run(g.calc, nil)
	return document.All(err)
}

// rowExamples are files of people with exactly that fault.
var rowExamples = map[document.Code]string{
	rows.TooFewFields:  "id,sex,born\na,male",
	rows.TooManyFields: "id,sex,born\na,male,1985-02,ha-noi",
	rows.OpenQuote:     "id,sex,born\na\"b,male,1985-02",
	rows.SameColumn:    "sex,born,sex\n",
}

// Faults that no small file has, with how they come about.
var largeFaults = map[document.Code]string{
	document.TooLarge:      "a document of more than 262,144 bytes",
	document.TooMany:       "a list of more than 4,096, more than 512 keys, or more than 50,000 values in all",
	document.TooLong:       "one value of more than 4,096 bytes",
	document.TooManyFaults: "a document with more than 100 faults: the last line counts the rest",
	rows.TooLongLine:       "a row, or a first line, of more than 65,536 bytes",
	"same-id":              "two files whose instruments have one id",
	"unreadable":           "a file that may not be opened",
	"too-many-files":       "more than 2,000 rule files",
	"too-many-categories":  "rules for more than 256 categories of people",
}

// fileRepairs say how the faults of files are repaired.
var fileRepairs = map[document.Code]string{
	document.TooLarge: "split it; `cases:` of one file can go to several", document.NotText: "save it as UTF-8 without a byte order mark",
	document.NotComposed: "save it as composed text (NFC)", document.Syntax: "correct the line that is named", document.TooDeep: "nest less",
	document.TooMany: "split it", document.TooLong: "shorten it", document.Anchor: "write the value out in full", document.Tag: "leave the tag out",
	document.DuplicateKey: "keep one of the two", document.KeyNotText: "write the key as plain text", document.SecondDoc: "put it into a file of its own",
	document.Empty: "write something into it", document.TooManyFaults: "repair those that are listed and run again",
	"unknown-param": "choose a parameter; the hint names the nearest", "missing-article": "add `at:` with article, clause and point",
	"bad-date": "write year, month and day: 2026-07-15", "table-gap": "add the missing year", "table-order": "put the bands in rising order of years",
	"two-values": "end the earlier value with `until:`, or give the later its own `from:`", "circular-reference": "give one of the amounts a number",
	"wrong-id": "give the instrument the name of its file, or the file that of the instrument", "same-id": "rename one of the two",
	"only-support": "move `set:` and `end:` to a national file", "never-applies": "correct the condition that nobody can meet",
	"two-amounts": "keep exactly one of share, amount, total", "unknown-layer": "name a layer that is there, or add it",
	"same-layer": "give the later layer an id or a `from:` of its own", "unreadable": "see that the file is there and may be read",
	rows.TooFewFields:  "write a field for each column, if need be an empty one; see whether the file was cut off",
	rows.TooManyFields: "put a field that holds commas into double quotes", rows.SameColumn: "keep one of the two",
	rows.OpenQuote: "put the whole field into double quotes, and write two for each one within; no field holds a line break", rows.TooLongLine: "see whether the lines have lost their ends",
	"too-many-files": "pass the folder of the rule files only", "too-many-categories": "give categories that mean the same one name",
}

// errorsDoc returns docs/errors.md.
func (g *generator) errorsDoc() []byte {
	var b strings.Builder
	b.WriteString(errorsHead)
	sections := []struct{ title, owner, intro string }{
		{"Case documents and calls", "calc", "Of `casefile.Read`, `Document.Run`, `Calculator.Life` and every question. The constants are in package `calc`."},
		{"Documents as text", "document", "Of any document, before anything in it is understood. The constants are in package `rules/document`."},
		{"Rule files", "rules", "Of `rules.Load`, `Book.With` and `Book.WithFiles`. The constants are in package `rules`; a code that stands above as well means the same here."},
		{"People as rows of CSV", "people", peopleIntro},
	}
	for _, s := range sections {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n| Code | Means | Example | What to do |\n|---|---|---|---|\n", s.title, s.intro)
		for _, c := range g.codes() {
			if c.owner == s.owner {
				fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", c.code, g.meaning(c), g.exampleOf(c), g.repair(c))
			}
		}
	}
	return []byte(b.String())
}

// meaning returns what the constant's comment says, or what the fault of its
// example says.
func (g *generator) meaning(c code) string {
	if c.means != "" {
		return cell(c.means)
	}
	return strings.ReplaceAll(string(c.code), "-", " ")
}

func cell(s string) string { return strings.ReplaceAll(s, "|", "\\|") }

// exampleOf returns an example as text of a table.
func (g *generator) exampleOf(c code) string {
	if c.owner == "calc" {
		doc := strings.NewReplacer(someone, "", age, "").Replace(caseExamples[c.code])
		doc = strings.ReplaceAll(strings.TrimSpace(doc), "\n", "` `")
		for _, f := range g.faultsOfText(caseExamples[c.code]) {
			return "`" + cell(doc) + "` at `" + f.Path + "`"
		}
	}
	if file, ok := rowExamples[c.code]; ok {
		return "`" + strings.ReplaceAll(strings.TrimSpace(file), "\n", "` `") + "`"
	}
	if how, ok := largeFaults[c.code]; ok {
		return how
	}
	return fmt.Sprintf("[%[1]s.bad.yaml](../rulesets/testdata/bad/%[1]s.bad.yaml)", c.code)
}

// repair returns what to do: the hint of the example, for faults of cases.
func (g *generator) repair(c code) string {
	if c.owner == "calc" {
		for _, f := range g.faultsOfText(caseExamples[c.code]) {
			return cell(f.Hint)
		}
	}
	if how, ok := fileRepairs[c.code]; ok {
		return how
	}
	for _, f := range g.faultsOfText(caseExamples[c.code]) {
		return cell(f.Hint)
	}
	return ""
}

const peopleIntro = "Of `people.Run`, `people.ParseLayout` and `Parser.Parse`. The constants are in package `calc/people`. The path of a fault of a row is its column; " +
	"values have the codes above: `bad-number`, `bad-month`, `bad-choice`, and `income-below-floor` for an income of 0 (left empty, nothing is asked). " +
	"`not-utf8-text` is an id, place or category with control characters, a byte order mark or bytes of another code, and a first line that is no text: a packed file, a workbook, UTF-16. " +
	"`empty-document` is a file without a first line. Of one row, or of the first line, a hundred faults are told, then `more-faults`."

const errorsHead = `# Errors

<!-- Written by examples/schemagen from the codes of the library; in examples, go run ./schemagen writes it anew. -->

A conversation with the law has three outcomes. An **answer** that says yes has
amounts. An **answer** that says no has ` + "`eligible: false`" + ` and ` + "`shortfalls`" + `: the law
was applied, and something is missing. An **error** says that the question could
not be answered: the input is wrong, or a figure of the law could not be found.
An amount never stands in for an error.

Every error is a ` + "`document.Faults`" + `: all that is wrong, in the order of its places.
Each fault has a stable code, the path in the document (` + "`/record/2/income`" + `), file,
line and column where there is a text, the value as written, the bound that it
misses, the provision that the bound comes from, and a hint that names the repair.
A missing key says which questions need it and, where few values are possible, what
each would make of the answer (effects: field, least and most, with what). An
answer says the same of inputs that it can do without (missing).

` + "```go" + `
if errors.Is(err, calc.IncomeBelowFloor) { … }   // one of them has the code

var fault document.Fault
if errors.As(err, &fault) { fmt.Println(fault.Path, fault.Bound) }   // the first

for _, f := range document.All(err) { … }        // each
` + "```" + `

In JSON a fault is ` + "`{\"code\", \"path\", \"file\", \"line\", \"col\", \"value\", \"bound\", \"source\", \"hint\", \"message\"}`" + `;
what is empty is left out. Codes never change their meaning; new ones may be added.
`
