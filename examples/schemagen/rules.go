package main

import (
	"reflect"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules"
)

// A param is one parameter of the law, read off the type Law.
type param struct {
	name    string
	value   reflect.Type
	choices []string
}

// lawParams walks the type Law as the library's own catalogue does; a test
// compares the names.
func lawParams(t reflect.Type, prefix string) (list []param) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("law")
		if tag == "" {
			continue
		}
		if _, ok := f.Type.FieldByName("State"); ok {
			v, _ := f.Type.FieldByName("Value")
			p := param{name: prefix + tag, value: v.Type}
			if c := f.Tag.Get("choices"); c != "" {
				p.choices = strings.Split(c, ",")
			}
			list = append(list, p)
			continue
		}
		list = append(list, lawParams(f.Type, prefix+tag+".")...)
	}
	return list
}

const (
	largestRate  = 1000
	largestCount = 10_000
)

// forms of values, by the name of their definition.
func lawForms(moneyNames []string) object {
	rate := anyOf(object{{"type", "number"}, {"minimum", 0}, {"maximum", largestRate}}, pattern(ratePattern))
	band := closed(object{
		{"years", whole(0, largestCount)}, {"rate", ref("law_rate")}, {"per_year", ref("law_rate")},
	}, []string{"years", "rate", "per_year"})
	return object{
		{"law_unknown", object{{"const", "unknown"}, {"description", both("Luật có quy định nhưng chưa tìm được giá trị", "The law has a value that nobody could find")}}},
		{"law_money", anyOf(whole(0, mostVND), pattern(grouped), oneOfWords(moneyNames)).with("description",
			both("Số tiền, đồng nguyên, hoặc tên một số tiền khác", "Whole đồng, or the name of another amount"))},
		{"law_rate", rate.with("description", both(`Tỷ lệ hoặc hệ số: 0.05 hoặc "5%"`, `A rate or factor: 0.05 or "5%"`))},
		{"law_count", whole(0, largestCount).with("description", both("Số nguyên", "A whole number"))},
		{"law_month", pattern(anyMonth).with("description", both("Tháng, ví dụ 2026-07", "A month such as 2026-07"))},
		{"law_flag", typed("boolean").with("description", both("Có hoặc không", "Yes or no"))},
		{"law_lengths", listOf(whole(1, 63)).with("description", both("Các số tháng", "Lengths in months"))},
		{"law_categories", listOf(pattern(`^[a-z0-9_]+$`)).with("description", both("Các diện", "Categories of persons"))},
		{"law_steps", listOf(ref("law_rate")).with("minItems", 1).with("maxItems", rules.MaxSteps).with("description",
			both("Tỷ lệ theo thứ tự trong hộ", "Shares by order in the household"))},
		{"law_factors", object{{"type", "object"}, {"propertyNames", object{{"pattern", `^(earlier|[0-9]{4})$`}}}, {"minProperties", 1},
			{"additionalProperties", ref("law_rate")}}.with("description",
			both(`Hệ số theo năm, ví dụ {earlier: 5.81, "1995": 4.91, …}; năm cuối là năm hưởng`, `Factors by year, such as {earlier: 5.81, "1995": 4.91, …}; the last year is that of settlement`))},
		{"law_accrual", listOf(band).with("minItems", 1).with("maxItems", rules.MaxBands).with("description",
			both("Các bậc: từ số năm, tỷ lệ tại đó, thêm mỗi năm", "Bands: from so many years, the rate there, and more a year"))},
	}
}

// formOf names the definition of a parameter's values.
func (g *generator) formOf(p param) any {
	switch p.value {
	case reflect.TypeFor[rules.VND]():
		return ref("law_money")
	case reflect.TypeFor[rules.Rate]():
		return ref("law_rate")
	case reflect.TypeFor[int]():
		return ref("law_count")
	case reflect.TypeFor[rules.Month]():
		return ref("law_month")
	case reflect.TypeFor[rules.Flag]():
		return ref("law_flag")
	case reflect.TypeFor[rules.Choice]():
		return oneOfWords(p.choices)
	case reflect.TypeFor[rules.MonthSet]():
		return ref("law_lengths")
	case reflect.TypeFor[rules.Categories]():
		return ref("law_categories")
	case reflect.TypeFor[rules.Steps]():
		return ref("law_steps")
	case reflect.TypeFor[*rules.Factors]():
		return ref("law_factors")
	case reflect.TypeFor[rules.Accrual]():
		return ref("law_accrual")
	}
	g.lose("the parameter %s is of a type that has no form in rule files: %s", p.name, p.value)
	return object{}
}

// rulesSchema describes a rule file.
func (g *generator) rulesSchema() object {
	params := lawParams(reflect.TypeFor[rules.Law](), "")
	names := make([]string, len(params))
	var money []string
	for i, p := range params {
		names[i] = p.name
		if p.value == reflect.TypeFor[rules.VND]() {
			money = append(money, p.name)
		}
	}
	o := head("rulesets/schema/rules.schema.json", "Tệp quy định: một văn bản pháp luật và những gì nó đặt ra", "A rule file: one legal document and what it sets")
	o = append(o, closed(object{
		{"schema", object{{"const", 1}, {"description", both("Phiên bản của dạng tệp", "The form of the file")}}},
		{"instrument", ref("instrument")},
		{"set", listOf(ref("set")).with("description", both("Tham số được đặt", "Parameters that it sets"))},
		{"end", listOf(ref("end")).with("description", both("Tham số hết hiệu lực", "Parameters that it ends"))},
		{"support", listOf(ref("layer")).with("description", both("Các mức hỗ trợ", "Support that it grants"))},
	}, []string{"schema", "instrument"})...)
	defs := object{
		{"instrument", instrument()}, {"set", g.setItem(params, names)},
		{"end", closed(object{{"param", g.paramNames(names)}, {"at", atText}, {"from", fromMonth}}, []string{"param", "at"})},
		{"layer", g.layer()}, {"who", who()},
	}
	return o.with("$defs", append(append(defs, lawForms(money)...), object{{"month", pattern(anyMonth)}, {"day", day()}}...))
}

var (
	atText     = object{{"type", "string"}, {"pattern", `\S`}, {"description", both("Điều, khoản, điểm đặt ra giá trị", "The article that sets it")}}
	fromMonth  = ref("month").with("description", both("Từ tháng; mặc định là tháng văn bản có hiệu lực", "The first month; that of the instrument if left out"))
	untilMonth = ref("month").with("description", both("Đến hết tháng", "The last month"))
	confidence = oneOfWords([]string{"high", "medium", "low"}).with("description", both("Độ tin cậy của số liệu", "How well the figure is attested"))
)

func instrument() object {
	said := func(vi, en string) object {
		return object{{"type", "string"}, {"minLength", 1}, {"description", both(vi, en)}}
	}
	kinds := []rules.Kind{rules.Statute, rules.Decree, rules.Decision, rules.Circular, rules.Letter, rules.Resolution, rules.Practice, rules.WhatIf}
	return closed(object{
		{"id", said("Tên tệp không có .yaml", "The name of the file without .yaml")},
		{"number", object{{"type", []string{"string", "number"}}, {"description", both("Số hiệu như in", "The number as printed")}}},
		{"kind", oneOfWords(wordsOf(kinds)).with("description", both("Hình thức văn bản", "The form of the document"))},
		{"title", closed(object{{"vi", said("Tên văn bản", "The title in Vietnamese")}, {"en", said("Tên tiếng Anh", "The title in English")}}, []string{"vi", "en"})},
		{"issuer", said("Cơ quan ban hành", "Who issued it")},
		{"published", ref("day").with("description", both("Ngày ban hành", "The day on which it was issued"))},
		{"in_force", ref("day").with("description", both("Ngày có hiệu lực", "The day from which it is in force"))},
		{"source", said("Nơi đọc văn bản", "Where it can be read")},
	}, []string{"id", "number", "kind", "title", "issuer", "published", "in_force", "source"})
}

func (g *generator) paramNames(names []string) object {
	return oneOfWords(names).with("description", both("Tham số của luật", "The parameter of the law"))
}

// setItem describes a value that is set: its form depends on the parameter.
func (g *generator) setItem(params []param, names []string) object {
	byForm, order := map[string][]string{}, []string{}
	forms := map[string]any{}
	for _, p := range params {
		form := g.formOf(p)
		data, _ := plain(form)
		key := string(data)
		if byForm[key] == nil {
			order = append(order, key)
			forms[key] = form
		}
		byForm[key] = append(byForm[key], p.name)
	}
	var choices []any
	for _, key := range order {
		choices = append(choices, object{
			{"if", object{{"required", []string{"param"}}, {"properties", object{{"param", object{{"enum", byForm[key]}}}}}}},
			{"then", object{{"properties", object{{"value", anyOf(forms[key], ref("law_unknown"))}}}}},
		})
	}
	o := closed(object{
		{"param", g.described(names)}, {"value", object{{"description", both("Giá trị; dạng tùy tham số; unknown: chưa tìm được", "The value; its form depends on the parameter; unknown: nobody could find it")}}},
		{"at", atText}, {"from", fromMonth}, {"until", untilMonth}, {"confidence", confidence},
	}, []string{"param", "value", "at"})
	return o.with("allOf", choices)
}

// described lists the parameters with what they are called; the editor shows
// it.
func (g *generator) described(names []string) object {
	o := g.paramNames(names)
	texts := make([]string, len(names))
	for i, n := range names {
		texts[i] = n
		if f, ok := words.ParamOf(n); ok {
			texts[i] = both(f.VI, f.EN)
		}
	}
	return o.with("markdownEnumDescriptions", texts).with("enumDescriptions", texts)
}

// listed returns the words of constants that begin at from.
func listed(from int, of func(i int) string) (list []string) {
	for i := from; i == from || of(i) != list[len(list)-1]; i++ {
		list = append(list, of(i))
	}
	return list
}

// layer describes one support rule.
func (g *generator) layer() object {
	payers := listed(0, func(i int) string { return rules.Payer(i).String() })
	schemes := listed(0, func(i int) string { return rules.Scheme(i).String() })
	measures := listed(0, func(i int) string { return rules.Measure(i).String() })
	fates := []rules.Fate{rules.InForce, rules.Expired, rules.Replaced, rules.Extended, rules.Draft, rules.UnknownFate}
	part := anyOf(object{{"type", "number"}, {"minimum", 0}, {"maximum", 1}}, pattern(sharePattern), ref("law_unknown"))
	o := closed(object{
		{"id", object{{"type", "string"}, {"description", both("Mã của mức hỗ trợ", "The name of the layer")}}},
		{"for", oneOfWords(schemes).with("description", both("Hỗ trợ đóng loại bảo hiểm nào", "What it helps to pay"))},
		{"payer", oneOfWords(slices.DeleteFunc(payers, func(p string) bool { return p == rules.PaidByDonor.String() })).with("description", both("Bên hỗ trợ", "Who pays"))},
		{"group", object{{"type", "string"}, {"description", both("Nhóm, một từ", "The category in a word")}}},
		{"who", anyOf(ref("who"), listOf(ref("who")).with("minItems", 1), typed("null")).with("description", both("Ai được hỗ trợ; không ghi là mọi người", "Whom it helps; everybody if left out"))},
		{"share", part.with("description", both("Tỷ lệ hỗ trợ", "A share of its measure"))},
		{"amount", anyOf(whole(0, mostVND), pattern(grouped), ref("law_unknown")).with("description", both("Số tiền mỗi tháng", "đồng a month"))},
		{"total", part.with("description", both("Tổng mức cùng Nhà nước", "The total together with the State"))},
		{"of", oneOfWords(measures).with("description", both("Tính trên", "What the share is of"))},
		{"from", fromMonth}, {"until", untilMonth},
		{"max_months", whole(1, largestCount).with("description", both("Số tháng tối đa", "For how many months at most"))},
		{"counted", oneOfWords([]string{"grants", "status"}).with("description", both("Số tháng đếm theo lần nhận hay từ khi thuộc diện", "Whether months count by grants or from the start of the category"))},
		{"ends_with_state", typed("boolean").with("description", both("Hết khi hết hỗ trợ của Nhà nước", "Ends when the State's months are used up"))},
		{"stacks_on", object{{"type", "string"}, {"description", both("Cộng thêm vào mức nào", "The layer that it adds to")}}},
		{"became", oneOfWords(wordsOf(fates)).with("description", both("Về sau thế nào", "What became of it"))},
		{"by", object{{"type", "string"}, {"description", both("Mức thay thế", "The layer that replaced it")}}},
		{"open", openList().with("description", both("Điều nguồn chưa nói rõ", "What the source leaves open"))},
		{"confidence", confidence},
		{"sources", textOrList().with("description", both("Nguồn", "Sources"))},
		{"at", atText},
	}, []string{"id", "for", "payer", "at"})
	o = append(o, exactlyOne("share", "amount", "total"))
	return append(o, pair{"allOf", []any{
		measured("voluntary_si", measures[:rules.OfPremium]), measured("health", measures[rules.OfPremium:]),
		object{{"if", object{{"required", []string{"amount"}}}}, {"then", object{{"properties", object{{"of", false}}}}}, {"else", object{{"required", []string{"of"}}}}},
	}})
}

// measured: a share is of something that its scheme has.
func measured(scheme string, measures []string) object {
	return object{
		{"if", object{{"required", []string{"for"}}, {"properties", object{{"for", object{{"const", scheme}}}}}}},
		{"then", object{{"properties", object{{"of", object{{"enum", measures}}}}}}},
	}
}

func openList() object {
	points := oneOfWords([]string{rules.OpenMeasure, rules.OpenTotal, rules.OpenWho, rules.OpenFrom})
	return anyOf(points, listOf(points))
}

// textOrList: one word, or several.
func textOrList() object { return anyOf(typed("string"), listOf(typed("string")).with("minItems", 1)) }

// who describes the conditions of a layer.
func who() object {
	word := pattern(`^[a-z0-9_]+$`)
	words := func(vi, en string) object {
		return anyOf(word, listOf(word).with("minItems", 1)).with("description", both(vi, en))
	}
	area := oneOfWords(calc.Areas())
	age := whole(0, largestCount)
	return closed(object{
		{"status", words("Thuộc một trong các diện", "One of these categories")},
		{"with", words("Và thuộc mọi diện này", "And all of these")},
		{"not", words("Và không thuộc diện nào trong số này", "And none of these")},
		{"age", closed(object{{"from", age}, {"below", age}}, nil).with("description", both("Tuổi: từ, dưới", "Years of age: from, below"))},
		{"area", anyOf(area, listOf(area).with("minItems", 1)).with("description", both("Khu vực", "Kind of place"))},
		{"province", textOrList().with("description", both("Tỉnh", "Provinces"))},
		{"territory", textOrList().with("description", both("Tỉnh trước tháng 7/2025", "Provinces of before July 2025"))},
		{"district", typed("string").with("description", both("Huyện", "District"))},
		{"study", typed("boolean").with("description", both("Nơi đi học", "The place is where a pupil goes to school"))},
		{"household", typed("boolean").with("description", both("Chỉ người Nhà nước không hỗ trợ", "Only people whom the State does not support"))},
	}, nil)
}
