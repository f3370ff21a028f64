package rules_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// valuesTried are values of every kind of parameter, right ones, wrong ones, and
// those at the bounds.
const valuesTried = `base_salary: 0 | 1_500_000 | 1000000000000000 | 1000000000000001 | -1 | 1.5 | "7" | x | [1] | ~ | unknown | reference_level | contribution.rate | 1__0 | 0123
contribution.rate: 0 | 1 | "22%" | "0.0001%" | "0.00001%" | 0.000001 | 0.0000001 | 1000 | 1000.000001 | -0.1 | "22 %" | 5e-2 | "100001%" | {a: 1} | [0.1] | +1 | .5 | 1. | 01
support.max_months: 0 | 10000 | 10001 | -1 | "120" | 1.5 | x | [120] | {a: 1}
one_time.later_from: 2014-01 | 2014-12 | 2014-13 | 2014-00 | 1899-12 | 1900-01 | 2130-12 | 2131-01 | 2014-1 | 2014-02-29 | 2016-02-29 | 2000-02-29 | 1900-02-29 | 2014-04-31 | 2014-06-31 | 2014-09-31 | 2014-11-31 | 2014-11-30 | 2014-12-31 | 2014-12-32 | 2014-12-00 | 2014_12 | 20x4-12 | 2014-1x | {} | [1]
one_time.ground.illness: true | false | "true" | yes | 1 | [] | {}
support.prepay: nominal | discounted | nominaly | x | [] | {a: 1}
contribution.periods: [1, 3, 63] | [] | [0] | [64] | [x] | [1, [2]] | 3 | {a: 1} | [1, 1]
health.steps: [1, 0.7] | [1, 1, 1, 1, 1, 1, 1, 0.1] | [1, 1, 1, 1, 1, 1, 1, 1, 1] | [] | [x] | [1, [1]] | [1, -1] | 1
pension.accrual.male: [{years: 15, rate: 0.4, per_year: 0.01}] | [{years: 1, rate: 0.4, per_year: 0}, {years: 2, rate: 0.4, per_year: 0}, {years: 3, rate: 0.4, per_year: 0}, {years: 4, rate: 0.4, per_year: 0}] | [{years: 1, rate: 0.4, per_year: 0}, {years: 2, rate: 0.4, per_year: 0}, {years: 3, rate: 0.4, per_year: 0}, {years: 4, rate: 0.4, per_year: 0}, {years: 5, rate: 0.4, per_year: 0}] | [] | [{years: 2, rate: 0.4, per_year: 0}, {years: 2, rate: 0.4, per_year: 0}] | [{years: 3, rate: 0.4, per_year: 0}, {years: 2, rate: 0.4, per_year: 0}] | [{years: 1, rate: 0.4}] | [{years: 1, per_year: 1}] | [{rate: 1, per_year: 1}] | [{}] | [{years: x, rate: y, per_year: z}] | [{years: 1, rate: y, per_year: 1}] | [{years: 1, rate: 1, per_year: z}] | [{years: 1, rate: 1, per_year: 1, more: 2}] | [15] | 15 | [{years: [1], rate: 1, per_year: 1}]
indexation.voluntary: {"2008": 1.5} | {earlier: 2, "2008": 1.5, "2009": 1} | {"2008": 1.5, earlier: 2} | {"2008": 1.5, "2010": 1} | {"2008": 1.5, "2007": 1} | {"2008": x} | {earlier: x} | {later: 1} | {"1900": 1} | {"1899": 1} | {"2130": 1} | {"2131": 1} | {earlier: 2} | {} | [1] | 1 | {"2008": [1]}
social_pension.poor_status: [poor, near_poor] | [] | [Poor] | [near-poor] | [""] | [[a]] | poor | [~]`

// itemsTried are items of a rule file with something wrong around the value.
var itemsTried = []string{
	"set: [{param: base_salary, value: 1}]",
	"set: [{param: base_salary, value: 1, at: }]",
	"set: [{param: base_salary, value: 1, at: '  '}]",
	"set: [{param: base_salary, value: 1, at: [1]}]",
	"set: [{param: base_salary, at: art. 1}]",
	"set: [{param: base_salary, value: x, vlaue: 1}]",
	"set: [{param: [x], value: 1, at: art. 1}]",
	"set: [{value: 1, at: art. 1}]",
	"set: [{param: bas_salary, value: 1, at: art. 1}]",
	"set: [{param: qqqqqqqqqqqqqqqq, value: 1, at: art. 1}]",
	"set: [1, {param: base_salary, value: 1, at: art. 1}, [x]]",
	"set: {param: base_salary}",
	"set: ~",
	"set: [{param: base_salary, value: 1, at: art. 1, from: 2008-13}]",
	"set: [{param: base_salary, value: 1, at: art. 1, from: 2008-05, until: 2008-05}]",
	"set: [{param: base_salary, value: 1, at: art. 1, from: 2008-05, until: 2008-04}]",
	"set: [{param: base_salary, value: 1, at: art. 1, until: 2007-12}]",
	"set: [{param: base_salary, value: 1, at: art. 1, until: x}]",
	"set: [{param: base_salary, value: 1, at: art. 1, until: [x], from: [x]}]",
	"set: [{param: base_salary, value: 1, at: art. 1, confidence: medum}]",
	"set: [{param: base_salary, value: 1, at: art. 1, confidence: [low]}]",
	"set: [{param: base_salary, value: 1, at: art. 1}, {param: base_salary, value: 2, at: art. 2}, {param: base_salary, value: 3, at: art. 2, from: 2009-01}]",
	"set: [{param: base_salary, value: 1, at: art. 1}]\nend: [{param: base_salary, at: art. 2}]",
	"set: [{param: base_salary, value: base_salary, at: art. 1}]",
	"set: [{param: base_salary, value: reference_level, at: art. 1}, {param: reference_level, value: base_salary, at: art. 1}, {param: poverty_line.rural, value: 1, at: art. 1, from: 2010-01}]",
	"set: [{param: contribution.floor, value: base_salary, at: art. 1}, {param: base_salary, value: 5, at: art. 1, until: 2008-02}]",
	"end: [{param: base_salary, at: art. 1, value: 1}]",
	"end: [{param: base_salary, at: art. 1, from: 2009-01}]",
	"end: [{param: base_salary}]",
	"end: [1]",
	"more: 1",
	"support: [1]",
	"support: []",
}

// refusal writes out what becomes of files: all that they set, or every fault.
func refusal(b *rules.Book, err error) string {
	if err != nil {
		faults, _ := json.Marshal(document.All(err))
		return strings.ReplaceAll(strings.ReplaceAll(string(faults), `\u003c`, "<"), "},{", "},\n\t{")
	}
	said := strings.TrimSuffix(b.Series()+b.LayerSeries(), "\n")
	return "taken: " + strings.ReplaceAll(said, "\n", "\n\t")
}

// Every value is taken as what it says, or refused with a code, a place, what
// would be right and what may be meant.
func TestValuesGolden(t *testing.T) {
	var out strings.Builder
	for line := range strings.Lines(valuesTried) {
		param, values, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for _, value := range strings.Split(values, " | ") {
			text := wrongHead + "set: [{param: " + param + ", value: " + value + ", at: art. 1}]\n"
			fmt.Fprintf(&out, "%s: %s\n\t%s\n", param, value, refusal(rules.Load(fstest.MapFS{"made-up.yaml": {Data: []byte(text)}})))
		}
	}
	for _, item := range itemsTried {
		fmt.Fprintf(&out, "%s\n\t%s\n", item, refusal(rules.Load(fstest.MapFS{"made-up.yaml": {Data: []byte(wrongHead + item + "\n")}})))
	}
	isGolden(t, "values", out.String())
}

// wholeLayer is a layer of the small book's second province; layersTried are
// what may be wrong in it: what stands there, and what instead.
const wholeLayer = "support:\n  - {id: x, for: health, payer: province, who: {province: d-tinh, status: poor}, share: \"10%\", of: premium, at: art. 1}\n"

var layersTried = [][2]string{
	{"", ""},
	{"status:", "stauts:"},
	{"payer:", "pays:"},
	{"payer: province", "payer: donor"},
	{"payer: province", "payer: fund"},
	{"payer: province", "payer: district"},
	{"payer: province, who: {province: d-tinh", "payer: district, who: {district: x, province: d-tinh"},
	{"payer: province, who: {province: d-tinh", "payer: district, who: {district: x"},
	{"payer: province, who: {province: d-tinh, ", "payer: state, who: {"},
	{"payer: province, who: {province: d-tinh, ", "payer: commune, who: {"},
	{"payer: province, who: {province: d-tinh, ", "payer: fund, who: {"},
	{"province: d-tinh, ", ""},
	{"province: d-tinh", "province: Đê"},
	{"province: d-tinh", "province: [d-tinh, a-thanh]"},
	{"province: d-tinh", "province: [d-tin, a-thnh]"},
	{"province: d-tinh", "province: c-tinh"},
	{"province: d-tinh", "province: \"03\""},
	{"province: d-tinh", "province: \"99\""},
	{"province: d-tinh", "province: {x: 1}"},
	{"province: d-tinh", "territory: c-tinh"},
	{"province: d-tinh", "territory: a-tinh"},
	{"province: d-tinh", "territory: d-tinh"},
	{"province: d-tinh", "province: x-tinh, territory: [c-tinh, e-tinh]"},
	{"province: d-tinh", "territory: []"},
	{"id: x, ", ""},
	{"id: x", "id: [x]"},
	{", at: art. 1", ""},
	{"for: health, ", ""},
	{"health", "helth"},
	{"share: \"10%\"", "share: \"10%\", amount: 5000"},
	{"share: \"10%\"", "share: \"10%\", amount: 5000, total: 1"},
	{"share: \"10%\", ", ""},
	{"share: \"10%\"", "amount: 5000"},
	{"share: \"10%\", of: premium", "amount: 5000"},
	{"share: \"10%\", of: premium", "amount: unknown"},
	{"share: \"10%\", of: premium", "amount: \"x\""},
	{"share: \"10%\", of: premium", "amount: base_salary"},
	{"share:", "total:"},
	{"\"10%\"", "1"},
	{"\"10%\"", "1.000001"},
	{"\"10%\"", "0"},
	{"\"10%\"", "-1"},
	{"\"10%\"", "ten"},
	{"\"10%\"", "[1]"},
	{"\"10%\"", "unknown"},
	{", of: premium", ""},
	{"of: premium", "of: stepped_premium"},
	{"of: premium", "of: contribution"},
	{"for: health, payer: province, who: {province: d-tinh, status: poor}, share: \"10%\", of: premium", "for: voluntary_si, payer: province, who: {province: d-tinh}, share: \"10%\", of: minimum_contribution"},
	{"for: health, payer: province, who: {province: d-tinh, status: poor}, share: \"10%\", of: premium", "for: voluntary_si, payer: province, who: {province: d-tinh}, share: \"10%\", of: premium"},
	{"status: poor", "status: poor, not: poor"},
	{"status: poor", "status: [poor, near_poor], not: poor"},
	{"status: poor", "with: [a, b], not: [c, b]"},
	{"status: poor", "status: []"},
	{"status: poor", "with: []"},
	{"status: poor", "not: []"},
	{"status: poor", "area: []"},
	{"status: poor", "province: []"},
	{"status: poor", "status: [a, ~, [b]]"},
	{"status: poor", "status: near-poor"},
	{"status: poor", "status: \"\""},
	{"status: poor", "with: Poor, not: \"a b\""},
	{"status: poor", "status: a_1"},
	{"status: poor", "area: suburb"},
	{"status: poor", "area: [rural, special_zone, urbn]"},
	{"status: poor", "study: yes"},
	{"status: poor", "study: true, household: false"},
	{"status: poor", "study: false, household: true"},
	{"status: poor", "age: 7"},
	{"status: poor", "age: {from: 70, below: 70}"},
	{"status: poor", "age: {from: 70, below: 71}"},
	{"status: poor", "age: {from: 70, below: 60}"},
	{"status: poor", "age: {above: 70, from: x, below: [1]}"},
	{"status: poor", "age: {from: 1}"},
	{"status: poor", "age: {below: 1}"},
	{"status: poor", "age: {}"},
	{"status: poor", "district: huyen-x"},
	{"status: poor", "district: [x]"},
	{"who: {province: d-tinh, status: poor}", "who: []"},
	{"who: {province: d-tinh, status: poor}", "who: ~"},
	{"who: {province: d-tinh, status: poor}", "who: [{province: d-tinh}, 7, {stauts: x}]"},
	{"who: {province: d-tinh, status: poor}", "who: [{province: d-tinh, status: [b, a]}, {province: a-thanh}]"},
	{"who: {province: d-tinh, status: poor}", "who: [{province: d-tinh, status: a}, {province: [a-thanh, d-tinh], with: a}]"},
	{"who: {province: d-tinh, status: poor}", "who: 7"},
	{"who: {province: d-tinh, status: poor}, ", ""},
	{"of: premium", "of: premium, max_months: 0"},
	{"of: premium", "of: premium, max_months: 1, counted: status"},
	{"of: premium", "of: premium, max_months: 1, counted: grants"},
	{"of: premium", "of: premium, max_months: x, counted: always"},
	{"of: premium", "of: premium, until: 2018-12"},
	{"of: premium", "of: premium, until: 2017-12"},
	{"of: premium", "of: premium, from: 2018-02, until: 2018-01"},
	{"of: premium", "of: premium, from: x"},
	{"of: premium", "of: premium, open: [basis, from]"},
	{"of: premium", "of: premium, open: from"},
	{"of: premium", "of: premium, open: [total, who], confidence: medium"},
	{"of: premium", "of: premium, confidence: medium"},
	{"of: premium", "of: premium, became: gone"},
	{"of: premium", "of: premium, became: unknown"},
	{"of: premium", "of: premium, stacks_on: a-pooor, by: zzzzzzzzzz"},
	{"of: premium", "of: premium, stacks_on: a-poor, by: x"},
	{"of: premium", "of: premium, sources: [a, [b]]"},
	{"of: premium", "of: premium, sources: a, ends_with_state: yes"},
	{"of: premium", "of: premium, sources: {a: b}, ends_with_state: true, group: g"},
	{"at: art. 1}\n", "at: art. 1}\n  - {id: x, for: health, payer: state, amount: 1, at: art. 2}\n  - {id: x, for: health, payer: state, amount: 2, from: 2019-05, at: art. 2}\n"},
	{"at: art. 1}\n", "at: art. 1}\n  - {id: x, for: health, payer: state, amount: 1, from: 2019-05, until: 2019-06, at: art. 2}\n  - {id: y, for: health, payer: district, who: {district: z, province: d-tinh}, amount: 2, from: 2019-12, until: 2020-05, at: art. 2}\n"},
	{"at: art. 1}\n", "at: art. 1}\n  - {id: y, for: health, payer: district, who: {district: z, province: d-tinh}, amount: 2, from: 2020-01, at: art. 2}\n  - {id: z, for: health, payer: district, who: {district: z, province: d-tinh}, amount: 2, until: 2019-11, at: art. 2}\n"},
	{"at: art. 1}\n", "at: art. 1}\nset:\n  - {param: base_salary, value: 1, at: art. 1}\n"},
	{"at: art. 1}\n", "at: art. 1}\nend: []\n"},
}

// Every layer is taken as what it says, or refused with a code, a place, what
// would be right and what may be meant; in the folder of a province it is that
// province's.
func TestLayersGolden(t *testing.T) {
	b := smallBook(t)
	var out strings.Builder
	head := strings.NewReplacer("2020-01-01", "2018-01-01").Replace(instrument("x", "2020-01-01", "2020-01-01"))
	for _, file := range []string{"x.yaml", "provinces/a-thanh/x.yaml", "provinces/b-tinh/x.yaml"} {
		for i, change := range layersTried {
			if file != "x.yaml" && i%4 != 0 && i < len(layersTried)-2 {
				continue
			}
			over, err := b.With(fstest.MapFS{file: {Data: []byte(head + strings.Replace(wholeLayer, change[0], change[1], 1))}})
			said := ""
			if err != nil {
				said = refusal(nil, err)
			} else {
				for _, id := range []string{"x", "y", "z"} {
					said += unfolded(over.Layer(id))
					for _, l := range over.Layer(id) {
						said += "\n\t" + l.String()
					}
				}
			}
			fmt.Fprintf(&out, "%s: %q => %q\n\t%s\n", file, change[0], change[1], said)
		}
	}
	isGolden(t, "layers", out.String())
}
