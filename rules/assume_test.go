package rules_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// values writes every value of a law, without its provisions.
func values(v reflect.Value) string {
	if state := v.FieldByName("State"); v.Kind() == reflect.Struct && state.IsValid() {
		return fmt.Sprint(v.FieldByName("Value").Interface(), state.Interface())
	}
	if v.Kind() != reflect.Struct {
		return ""
	}
	var out strings.Builder
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("law") != "" {
			out.WriteString(values(v.Field(i)) + "\n")
		}
	}
	return out.String()
}

// Growing is what a rule file with the grown figures would be: the floor, the
// ceiling, the support and the grants follow, nothing else changes, and no law
// is left out or cut wrongly.
func TestGrowingIsARuleFileWithItsFigures(t *testing.T) {
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	growing := book.Growing(rules.Growth{ReferenceLevel: 63_000, PovertyLine: 50_000})
	file := "schema: 1\ninstrument: {id: grown, number: x, kind: what_if, title: {vi: x, en: x}, issuer: x, published: 2026-11-22, in_force: 2027-01-01, source: x}\nset:\n"
	for year := 2027; year <= 2075; year++ {
		law := growing.On(rules.MonthOf(year, 7))
		file += fmt.Sprintf("  - {param: base_salary, value: %d, at: x, from: %d-07}\n", law.BaseSalary.Value, year)
		if year > 2027 {
			file += fmt.Sprintf("  - {param: poverty_line.rural, value: %d, at: x, from: %d-01}\n", law.PovertyLine.Rural.Value, year)
			file += fmt.Sprintf("  - {param: poverty_line.urban, value: %d, at: x, from: %d-01}\n", law.PovertyLine.Urban.Value, year)
		}
	}
	slow, err := book.With(fstest.MapFS{"grown.yaml": {Data: []byte(file)}})
	if err != nil {
		t.Fatal(err)
	}
	for m := rules.MonthOf(2007, 1); m <= rules.MonthOf(2075, 12); m++ {
		got, want := growing.On(m), slow.On(m)
		if !got.Holds().Has(m) || values(reflect.ValueOf(*got)) != values(reflect.ValueOf(*want)) {
			t.Fatalf("%s: the grown law is not that of the file", m)
		}
	}
	if last := growing.On(rules.MonthOf(2027, 6)); last.Contribution.Floor.Cite.Assumed() || last.Contribution.CeilingBase.Cite.Assumed() {
		t.Error("June 2027 is published")
	}
	if grown := growing.On(rules.MonthOf(2028, 1)); !grown.Contribution.Floor.Cite.Assumed() || !grown.Death.Funeral.Base.Cite.Assumed() {
		t.Error("January 2028 is assumed")
	}
}

// Each figure is the last published one times the power of the growth, rounded
// half up to the State's unit: roundings do not add up.
func TestGrowthDoesNotAddUpRoundings(t *testing.T) {
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	growing := book.Growing(rules.Growth{PovertyLine: 20_000})
	exact := 2_200_000.0
	for year := 2028; year <= 2070; year++ {
		exact *= 1.02
		line := growing.On(rules.MonthOf(year, 1)).PovertyLine.Rural.Value
		if line%100_000 != 0 || float64(line)-exact > 50_000 || exact-float64(line) > 50_000 {
			t.Errorf("%d: the line is %d, 2%% a year comes to %.0f", year, line, exact)
		}
	}
	if book.Growing(rules.Growth{}) != book {
		t.Error("no growth is no other book")
	}
}
