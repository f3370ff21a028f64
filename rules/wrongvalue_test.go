package rules_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

const wrongHead = "schema: 1\ninstrument: {id: made-up, number: 0/EX, kind: what_if, title: {vi: thử, en: test}, issuer: nobody, published: 2008-01-01, in_force: 2008-01-01, source: none}\n"

// A value of the wrong form is refused with the code that says how: one that
// slipped through would be a figure of nobody's law.
func TestEveryFormOfValueIsHeldToIt(t *testing.T) {
	for _, tt := range []struct {
		param, value string
		code         document.Code // "": it is taken
	}{
		{"contribution.floor", "1500000", ""},
		{"contribution.floor", "base_salary", rules.CircularRef},
		{"contribution.floor", "contribution.rate", rules.BadNumber},
		{"contribution.floor", `"1500000"`, rules.BadNumber},
		{"contribution.floor", "-1", rules.BadNumber},
		{"contribution.floor", "[1]", rules.WrongType},
		{"contribution.rate", `"22%"`, ""},
		{"contribution.rate", "1000", ""},
		{"contribution.rate", "1000.000001", rules.OutOfRange},
		{"contribution.rate", "-0.1", rules.OutOfRange},
		{"contribution.rate", "22 %", rules.BadNumber},
		{"contribution.rate", "{a: 1}", rules.WrongType},
		{"support.max_months", "0", ""},
		{"support.max_months", "10000", ""},
		{"support.max_months", "10001", rules.OutOfRange},
		{"support.max_months", "-1", rules.OutOfRange},
		{"support.max_months", `"120"`, rules.BadNumber},
		{"support.max_months", "1.5", rules.BadNumber},
		{"support.max_months", "[120]", rules.WrongType},
		{"one_time.later_from", "2014-01", ""},
		{"one_time.later_from", "2014-13", rules.BadMonth},
		{"one_time.later_from", "{}", rules.WrongType},
		{"one_time.ground.illness", "true", ""},
		{"one_time.ground.illness", `"true"`, rules.BadChoice},
		{"one_time.ground.illness", "yes", rules.BadChoice},
		{"one_time.ground.illness", "[]", rules.WrongType},
		{"support.prepay", "nominal", ""},
		{"support.prepay", "nominally", rules.BadChoice},
		{"support.prepay", "[]", rules.WrongType},
		{"contribution.periods", "[1, 63]", ""},
		{"contribution.periods", "[0]", rules.OutOfRange},
		{"contribution.periods", "[64]", rules.OutOfRange},
		{"contribution.periods", "3", rules.WrongType},
		{"health.steps", "[1, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]", ""},
		{"health.steps", "[]", rules.OutOfRange},
		{"health.steps", "[1, 1, 1, 1, 1, 1, 1, 1, 1]", rules.OutOfRange},
		{"health.steps", "[x]", rules.BadNumber},
		{"health.steps", "1", rules.WrongType},
		{"pension.accrual.male", "[{years: 15, rate: 0.4, per_year: 0.01}, {years: 16, rate: 0.41, per_year: 0.02}]", ""},
		{"pension.accrual.male", "[]", rules.OutOfRange},
		{"pension.accrual.male", "[{years: 1, rate: 0.4, per_year: 0.01}, {years: 2, rate: 0.4, per_year: 0.01}, {years: 3, rate: 0.4, per_year: 0.01}, {years: 4, rate: 0.4, per_year: 0.01}, {years: 5, rate: 0.4, per_year: 0.01}]", rules.OutOfRange},
		{"pension.accrual.male", "[{years: 15, rate: 0.4, per_year: 0.01}, {years: 15, rate: 0.41, per_year: 0.02}]", rules.TableOrder},
		{"pension.accrual.male", "[{years: 15, rate: 0.4}]", rules.MissingKey},
		{"pension.accrual.male", "[{years: x, rate: 0.4, per_year: 0.01}]", rules.BadNumber},
		{"pension.accrual.male", "[15]", rules.WrongType},
		{"pension.accrual.male", "15", rules.WrongType},
		{"indexation.voluntary", `{earlier: 2, "2008": 1.5, "2009": 1}`, ""},
		{"indexation.voluntary", `{"2008": 1.5, "2010": 1}`, rules.TableGap},
		{"indexation.voluntary", `{"2008": x}`, rules.BadNumber},
		{"indexation.voluntary", `{later: 1, "2008": 1.5}`, rules.BadNumber},
		{"indexation.voluntary", `{"1899": 1}`, rules.BadNumber},
		{"indexation.voluntary", `{"2131": 1}`, rules.BadNumber},
		{"indexation.voluntary", `{earlier: 2}`, rules.TableGap},
		{"indexation.voluntary", "1", rules.WrongType},
	} {
		t.Run(tt.param+" "+tt.value, func(t *testing.T) {
			text := wrongHead + "set: [{param: " + tt.param + ", value: " + tt.value + ", at: art. 1}]\n"
			if tt.code == rules.CircularRef {
				text = wrongHead + "set: [{param: " + tt.param + ", value: " + tt.value + ", at: art. 1}, {param: " + tt.value + ", value: " + tt.param + ", at: art. 1}]\n"
			}
			refusedWith(t, fstest.MapFS{"made-up.yaml": {Data: []byte(text)}}, tt.code)
		})
	}
}

// refusedWith fails unless the files are refused, every fault having the code
// and a place; "" means that they are taken.
func refusedWith(t *testing.T, files fstest.MapFS, code document.Code) {
	t.Helper()
	_, err := rules.Load(files)
	if code == "" {
		if err != nil {
			t.Errorf("refused: %v", err)
		}
		return
	}
	faults := document.All(err)
	if len(faults) == 0 {
		t.Fatalf("taken; want %s", code)
	}
	for _, f := range faults {
		if f.Code != code || f.Line == 0 || f.Col == 0 || f.Message == "" {
			t.Errorf("want %s with a place, got %v", code, f)
		}
	}
}

// The files beside the instruments are held to their forms as well.
func TestTheOtherFilesAreHeldToTheirForms(t *testing.T) {
	const provinces = "schema: 1\nsource: none\ndistricts_until: 2025-06\nprovinces:\n"
	const a = `  - {slug: a, code: "01", vi: A, en: A, kind: province, from: 2008-01}` + "\n"
	const assuming = "schema: 1\ninstrument: {id: assumptions, number: none, kind: assumption, title: {vi: thử, en: test}, issuer: nobody, published: 2026-01-01, in_force: 2026-01-01, source: none}\n" +
		"steps: {reference_level: {month: 7, unit: 10000, at: none}, poverty_line: {month: 1, unit: 100000, at: none}}\n" +
		"sets: [{name: one, title: {vi: một, en: one}, inflation: {value: 0.2, at: none}, reference_level_growth: {value: 0, at: none}, poverty_line_growth: {value: 0, at: none}, fund_rate: {value: 0, at: none}, discount: {value: 0, at: none}}]\n"
	const lives = "schema: 1\nsource: none\nperiod: 2025-2030\n"
	for _, tt := range []struct {
		file, text string
		code       document.Code
	}{
		{"territories.yaml", provinces + a, ""},
		{"territories.yaml", "[1]", rules.WrongType},
		{"territories.yaml", provinces + a + `  - {slug: a, code: "02", vi: B, en: B, kind: city, from: 2008-01}` + "\n", rules.TwoValues},
		{"territories.yaml", provinces + a + `  - {slug: b, code: "01", vi: B, en: B, kind: city, from: 2008-01}` + "\n", rules.TwoValues},
		{"territories.yaml", provinces + a + `  - {slug: b, code: "02", vi: B, en: B, kind: city, from: 2008-01, until: 2025-06}` + "\n", rules.MissingKey},
		{"territories.yaml", provinces + a + `  - {slug: b, code: "02", vi: B, en: B, kind: city, from: 2008-01, until: 2025-06, merged_into: c}` + "\n", rules.UnknownPlace},
		{"territories.yaml", provinces + a + `  - {slug: b, code: "02", vi: B, en: B, kind: city, from: 2008-01, until: 2025-06, merged_into: a}` + "\n", ""},
		{"territories.yaml", provinces + a + `  - {slug: b, code: "02", vi: B, en: B, kind: city, from: 2025-07}` + "\n", rules.TableGap},
		{"territories.yaml", provinces + a + `  - {slug: b, code: "02", vi: B, en: B, kind: city, from: 2008-01, also: {x: 1}}` + "\n", rules.WrongType},
		{"lifetable.yaml", lives + "ages: [0, 50, 100]\nmale: [100000, 90000, 300]\nfemale: [100000, 95000, 2000]\n", ""},
		{"lifetable.yaml", lives + "ages: [0, 50, 100]\nmale: [100000, 90000]\nfemale: [100000, 95000, 2000]\n", rules.TableGap},
		{"lifetable.yaml", lives + "ages: [0]\nmale: [100000]\nfemale: [100000]\n", rules.TableGap},
		{"lifetable.yaml", lives + "ages: [0, 0]\nmale: [100000, 9]\nfemale: [100000, 9]\n", rules.TableOrder},
		{"lifetable.yaml", lives + "ages: [0, 50]\nmale: [9, 10]\nfemale: [100000, 9]\n", rules.TableOrder},
		{"lifetable.yaml", lives + "ages: [0, 50]\nmale: [9, 9]\nfemale: [8, 9]\n", rules.TableOrder},
		{"lifetable.yaml", "1", rules.WrongType},
		{"assumptions.yaml", assuming, ""},
		{"assumptions.yaml", "[1]", rules.WrongType},
		{"assumptions.yaml", strings.Replace(assuming, "{month: 7, unit: 10000, at: none}", "7", 1), rules.WrongType},
		{"assumptions.yaml", strings.Replace(assuming, "month: 7", "month: 13", 1), rules.OutOfRange},
		{"assumptions.yaml", strings.Replace(assuming, "month: 7", "month: 0", 1), rules.OutOfRange},
		{"assumptions.yaml", strings.Replace(assuming, "inflation: {value: 0.2, at: none}", "inflation: 0.2", 1), rules.WrongType},
		{"assumptions.yaml", strings.Replace(assuming, "inflation: {value: 0.2, at: none}", "inflation: {at: none}", 1), rules.MissingKey},
		{"assumptions.yaml", strings.Replace(assuming, "value: 0.2,", "value: 0.200001,", 1), rules.OutOfRange},
		{"assumptions.yaml", strings.Replace(assuming, "value: 0.2,", "value: -0.000001,", 1), rules.OutOfRange},
		{"assumptions.yaml", strings.Replace(assuming, "value: 0.2,", "value: [0.2],", 1), rules.WrongType},
		{"book.yaml", "schema: 1\nchecked: 2026-11-22\nhorizon: 2026-12\n", ""},
		{"book.yaml", "[1]", rules.WrongType},
	} {
		t.Run(tt.file+" "+string(tt.code), func(t *testing.T) {
			refusedWith(t, fstest.MapFS{tt.file: {Data: []byte(tt.text)}}, tt.code)
		})
	}
}

// Sums beyond 64 bits are held at the largest amount, whichever way they are
// rounded, and nothing is divided by nothing.
func TestSumsBeyondTheirBounds(t *testing.T) {
	huge := rules.NewSum().Plus(rules.MaxVND, 1<<62).Times(1 << 40)
	for name, round := range map[string]func(rules.Sum, int64) rules.VND{"round": rules.Sum.Round, "ceil": rules.Sum.Ceil, "floor": rules.Sum.Floor} {
		if got := round(huge, 1); got != 1<<63-1 {
			t.Errorf("%s of a huge sum = %d", name, got)
		}
		for _, divisor := range []int64{0, -1} {
			if got := round(rules.NewSum().Plus(7, 1), divisor); got != 0 {
				t.Errorf("%s by %d = %d", name, divisor, got)
			}
		}
	}
	seven := rules.NewSum().Plus(7, 1)
	if up, down, half := seven.Ceil(2), seven.Floor(2), seven.Round(2); up != 4 || down != 3 || half != 4 {
		t.Errorf("7/2 = %d, %d, %d", up, down, half)
	}
	if up, down := seven.Ceil(7), seven.Floor(7); up != 1 || down != 1 {
		t.Errorf("7/7 = %d, %d", up, down)
	}
}
