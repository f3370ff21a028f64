package main

import (
	"slices"
	"strings"

	"github.com/volsi/volsi/examples/words"
)

// standing returns how firm the figure of a field is: law, published or
// assumed; "" if the answer does not say.
func standing(t *tree, key string) string { return t.says(key + "_basis") }

// isStanding reports whether a field only says how firm another beside it is.
func isStanding(t *tree, key string) bool {
	of, ok := strings.CutSuffix(key, "_basis")
	return ok && t.at(of) != nil
}

// mark says how firm a figure is, in a word beside it.
func (s speaker) mark(t *tree, key string) string {
	if w := standing(t, key); w != "" {
		return strings.ToLower(s.Word(w))
	}
	return ""
}

// yearColumns are what a printed page has room for; the spreadsheet has more.
var yearColumns = []string{"year", "contributed", "supported", "insured_months", "monthly_pension_if_eligible", "monthly_in_todays_money", "family_receives_on_death"}

// yearTable sets the years of a projection one a line. What rests on an
// assumption has an asterisk.
func yearTable(s speaker, years *tree, title string) htmlTable {
	out := htmlTable{Title: title + s.Say(" (* dựa trên giả định)", " (* rests on assumptions)"), Class: "record"}
	columns := slices.DeleteFunc(slices.Clone(yearColumns), func(key string) bool {
		return !slices.ContainsFunc(years.kids, func(y *tree) bool { return y.at(key) != nil })
	})
	for _, key := range columns {
		out.Head = append(out.Head, fact{Value: s.Label(s.kind, key), Figure: key != "year"})
	}
	for _, y := range years.kids {
		row := make([]fact, len(columns))
		for i, key := range columns {
			row[i] = yearFact(s, y, key)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func yearFact(s speaker, y *tree, key string) fact {
	x := fact{Figure: key != "year"}
	switch k := y.at(key); {
	case k == nil:
		return x
	case key == "insured_months":
		x.Value = s.Number(k.text)
	default:
		x.Value = s.cell(k)
	}
	basis := map[string]string{"monthly_pension_if_eligible": "monthly", "monthly_in_todays_money": "monthly"}[key]
	if basis == "" {
		basis = key
	}
	if standing(y, basis) == "assumed" {
		x.Mark = "*"
	}
	return x
}

// yearKeys are the columns of a spreadsheet's years: those that are added up
// and drawn, then whatever else the answer says of them.
func yearKeys(years *tree) []string {
	out := []string{"year", "contributed", "supported", "insured_months", "monthly_pension_if_eligible"}
	for _, key := range columnsOf(years) {
		if !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}

// yearCell returns a value of a year; the year itself is a number without groups.
func yearCell(s speaker, y *tree, key string) cell {
	if key == "year" {
		return cell{number: y.says(key), said: y.says(key), unit: words.Plain}
	}
	return cellOf(s.Lang, s.kind, y.at(key))
}
