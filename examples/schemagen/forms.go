package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc"
)

// A generator gathers what it could not describe.
type generator struct {
	calc *calc.Calculator
	root string
	lost []string
}

func (g *generator) lose(format string, args ...any) {
	if what := fmt.Sprintf(format, args...); !slices.Contains(g.lost, what) {
		g.lost = append(g.lost, what)
	}
}

func (g *generator) failed() error {
	if len(g.lost) == 0 {
		return nil
	}
	return errors.New(strings.Join(g.lost, "\n"))
}

const draft = "https://json-schema.org/draft/2020-12/schema"

// head returns the first keys of a schema file.
func head(path, vi, en string) object {
	return object{{"$schema", draft}, {"$id", "https://github.com/volsi/volsi/" + path}, {"title", en}, {"description", both(vi, en)}}
}

// both returns a description in both languages.
func both(vi, en string) string { return vi + " / " + en }

func ref(name string) object { return object{{"$ref", "#/$defs/" + name}} }

func typed(name string) object { return object{{"type", name}} }

func listOf(item any) object { return object{{"type", "array"}, {"items", item}} }

func oneOfWords(words []string) object { return object{{"type", "string"}, {"enum", words}} }

func anyOf(choices ...any) object { return object{{"anyOf", choices}} }

func whole(least, most int64) object {
	return object{{"type", "integer"}, {"minimum", least}, {"maximum", most}}
}

func pattern(p string) object { return object{{"type", "string"}, {"pattern", p}} }

// closed returns an object with these properties and no others.
func closed(props object, required []string) object {
	o := object{{"type", "object"}, {"additionalProperties", false}}
	if len(required) > 0 {
		o = o.with("required", required)
	}
	return o.with("properties", props)
}

// The forms of single values, as the readers take them. A number that YAML
// writes with underscores is text to most other programs.
const (
	monthPattern = `^(19[0-9]{2}|20[0-9]{2}|21[0-2][0-9]|2130)-(0[1-9]|1[0-2])$`
	dayPattern   = `^(19[0-9]{2}|20[0-9]{2}|21[0-2][0-9]|2130)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`
	anyMonth     = `^(19[0-9]{2}|20[0-9]{2}|21[0-2][0-9]|2130)-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$`
	grouped      = `^[1-9][0-9]{0,2}(_[0-9]{3})+$`
	ratePattern  = `^(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?$|^(0|[1-9][0-9]{0,8})(\.[0-9]{1,4})?%$`
	sharePattern = `^0(\.[0-9]{1,6})?$|^1(\.0{1,6})?$|^([0-9]|[1-9][0-9])(\.[0-9]{1,4})?%$|^100(\.0{1,4})?%$`
	growPattern  = `^0(\.[01][0-9]{0,5}|\.20{0,5})?$|^([0-9]|1[0-9])(\.[0-9]{1,4})?%$|^20(\.0{1,4})?%$`
)

const mostVND = 1_000_000_000_000_000

// day is a day of the calendar.
func day() object { return pattern(dayPattern).with("format", "date") }

// valueDefs are the forms of single values of documents.
func valueDefs() object {
	return object{
		{"money", anyOf(whole(0, mostVND), pattern(grouped)).with("description",
			both("Số tiền, đồng nguyên. JSON: một số; YAML: có thể viết 1_500_000", "An amount in whole đồng. In JSON a number; in YAML also 1_500_000"))},
		{"rate", anyOf(object{{"type", "number"}, {"minimum", 0}, {"maximum", 999_999_999}}, pattern(ratePattern)).with("description",
			both(`Tỷ lệ hoặc hệ số: 0.05 hoặc "5%"`, `A rate or factor: 0.05 or "5%"`))},
		{"share", anyOf(object{{"type", "number"}, {"minimum", 0}, {"maximum", 1}}, pattern(sharePattern)).with("description",
			both(`Tỷ lệ từ 0 đến 1: 0.61 hoặc "61%"`, `A share from 0 to 1: 0.61 or "61%"`))},
		{"growth", anyOf(object{{"type", "number"}, {"minimum", 0}, {"maximum", 0.2}}, pattern(growPattern)).with("description",
			both(`Mức tăng mỗi năm, từ 0 đến 20%`, `Growth a year, from 0 to 20%`))},
		{"month", pattern(anyMonth).with("description",
			both("Tháng, ví dụ 2026-07; ngày trong tháng cũng được đọc, chỉ tính tháng", "A month such as 2026-07; a day is read too, and only its month counts"))},
		{"day", day().with("description", both("Ngày, ví dụ 2026-07-15", "A day such as 2026-07-15"))},
		{"born", anyOf(ref("month"), whole(1900, 2130), pattern(`^(19|20|21)[0-9]{2}$`)).with("description",
			both("Ngày, tháng hoặc năm sinh; chỉ có năm nghĩa là ngày 1 tháng 1", "Day, month or year of birth; a bare year means 1 January"))},
		{"text", object{{"type", []string{"string", "number"}}}},
		{"name", object{{"type", []string{"string", "integer"}}}},
	}
}
