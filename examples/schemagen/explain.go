package main

import (
	"reflect"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules/proof"
)

// An operation with what it makes of its children.
type operation struct {
	op   proof.Op
	text text
}

var operations = []operation{
	{proof.SumOf, text{VI: "tổng các bước con", EN: "all children added"}},
	{proof.DifferenceOf, text{VI: "bước con đầu trừ các bước còn lại", EN: "the first child less all others"}},
	{proof.ProductOf, text{VI: "tích các bước con", EN: "all children multiplied"}},
	{proof.QuotientOf, text{VI: "bước con đầu chia bước thứ hai", EN: "the first child divided by the second"}},
	{proof.LeastOf, text{VI: "bước con nhỏ nhất", EN: "the smallest child"}},
	{proof.GreatestOf, text{VI: "bước con lớn nhất", EN: "the largest child"}},
	{proof.WholeOf, text{VI: "bước con làm tròn đến số nguyên gần nhất, nửa lên", EN: "the child rounded half up to a whole number"}},
	{proof.UpOf, text{VI: "bước con làm tròn lên số nguyên", EN: "the child rounded up to a whole number"}},
	{proof.DownOf, text{VI: "bước con làm tròn xuống số nguyên", EN: "the child rounded down to a whole number"}},
	{proof.HalfYearsOf, text{VI: "số tháng (con 1) đổi ra năm; tháng lẻ từ con 2 tính nửa năm, từ con 3 tính một năm", EN: "months (child 1) in years; odd months from child 2 on count half a year, from child 3 on a whole one"}},
	{proof.WholeYearsOf, text{VI: "số tháng đổi ra số năm đủ, bỏ tháng lẻ", EN: "months in whole years, the rest dropped"}},
	{proof.PrepaidOf, text{VI: "(1+r)^0 + (1+r)^-1 + … cho n tháng: con 1 là n, con 2 là r; làm tròn 20 chữ số thập phân", EN: "(1+r)^0 + (1+r)^-1 + … for n months: child 1 is n, child 2 is r; rounded half up to 20 decimals"}},
	{proof.MissingOf, text{VI: "(1+r)^1 + (1+r)^2 + … cho n tháng: con 1 là n, con 2 là r; làm tròn 20 chữ số thập phân", EN: "(1+r)^1 + (1+r)^2 + … for n months: child 1 is n, child 2 is r; rounded half up to 20 decimals"}},
	{proof.DiscountOf, text{VI: "2^40, n lần chia cho 1+r và làm tròn xuống, chia cho 2^40: con 1 là n, con 2 là r", EN: "2^40, n times divided by 1+r and rounded down, over 2^40: child 1 is n, child 2 is r"}},
	{proof.GrowthOf, text{VI: "2^40, n lần nhân với 1+r và làm tròn xuống, chia cho 2^40: con 1 là n, con 2 là r", EN: "2^40, n times multiplied by 1+r and rounded down, over 2^40: child 1 is n, child 2 is r"}},
	{proof.SameOf, text{VI: "bằng bước con đầu; các bước khác là lý do", EN: "the first child; the others say why"}},
}

var groundTexts = []struct {
	ground proof.Ground
	text   text
}{
	{proof.FromCaller, text{VI: "người hỏi cung cấp", EN: "the caller supplied it"}},
	{proof.FromAssumed, text{VI: "giả định cho thời gian chưa có luật", EN: "assumed about a time for which there is no law"}},
	{proof.FromLaw, text{VI: "luật quy định; cite nêu điều khoản", EN: "of the law; cite names the article"}},
}

var units = []proof.Unit{proof.InVND, proof.InMonths, proof.InYears, proof.InFactor, proof.InRate, proof.InPersons}

// choice is the operation as a constant with its meaning.
func (o operation) choice() object {
	return object{{"const", string(o.op)}, {"description", both(o.text.VI, o.text.EN)}}
}

// stepDefs describes explanations and all below them.
func stepDefs() object {
	var ops, grounds []any
	for _, o := range operations {
		ops = append(ops, o.choice())
	}
	for _, g := range groundTexts {
		grounds = append(grounds, object{{"const", string(g.ground)}, {"description", both(g.text.VI, g.text.EN)}})
	}
	step := append(object{{"description", both("Một đại lượng: giá trị chính xác và cách có được nó", "One quantity: its exact value and how it came about")}},
		closed(object{
			{"quantity", pattern(`^[a-z][a-z0-9_]*$`).with("description", both("Mã của đại lượng, không đổi", "A stable code of the quantity"))},
			{"label", ref("text")},
			{"detail", typed("string").with("description", both("Phân biệt với bước cùng đại lượng: năm, giai đoạn", "What tells it from others of its quantity: a year, a stretch"))},
			{"unit", oneOfWords(wordsOf(units))},
			{"value", pattern(`^-?[0-9]+(\.[0-9]+|/[1-9][0-9]*)?$`).with("description",
				both("Giá trị chính xác: số nguyên, số thập phân, hoặc phân số như 65639950/37", "The exact value: whole, decimal, or a fraction such as 65639950/37"))},
			{"op", object{{"description", both("Cách tính từ các bước con", "How it follows from the children")}, {"oneOf", ops}}},
			{"ground", object{{"description", both("Nguồn của một lá", "Where a leaf comes from")}, {"oneOf", grounds}}},
			{"cite", ref("cite")},
			{"children", listOf(ref("step")).with("minItems", 1)},
		}, []string{"quantity", "label", "unit", "value"})...)
	step = step.with("oneOf", []any{
		object{{"title", "inner step"}, {"required", []string{"op", "children"}}, {"properties", object{{"ground", false}}}},
		object{{"title", "leaf"}, {"required", []string{"ground"}}, {"properties", object{{"op", false}, {"children", false}}}},
	}).with("if", object{{"required", []string{"ground"}}, {"properties", object{{"ground", object{{"const", string(proof.FromLaw)}}}}}}).
		with("then", object{{"required", []string{"cite"}}})
	return object{{"step", step}, citeDef(), textDef()}
}

func wordsOf[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = string(w)
	}
	return out
}

func textDef() pair {
	return pair{"text", closed(object{{"vi", typed("string")}, {"en", typed("string")}}, []string{"vi", "en"}).
		with("description", both("Cùng nội dung bằng hai ngôn ngữ", "The same in both languages"))}
}

func citeDef() pair {
	return pair{"cite", append(object{{"description", both("Căn cứ pháp lý", "The provision that sets a value")}}, closed(object{
		{"instrument", typed("string").with("description", both("Tên tệp quy định", "The name of the rule file"))},
		{"number", typed("string").with("description", both("Số hiệu văn bản", "The number as printed"))},
		{"article", object{{"type", "string"}, {"minLength", 1}, {"description", both("Điều, khoản, điểm", "Article, clause, point")}}},
		{"title", ref("text")},
		{"source", typed("string").with("description", both("Nơi đọc văn bản", "Where it can be read"))},
		{"confidence", oneOfWords([]string{"high", "medium", "low"}).with("description", both("Độ tin cậy", "How well it is attested"))},
		{"basis", ref("cite").with("description", both("Giá trị là của tham số khác: căn cứ của tham số đó", "Where the value is another parameter's: the provision of that one"))},
	}, []string{"instrument", "number", "article", "title", "source", "confidence"})...)}
}

// explanation describes the whole of an explanation.
func explanation() object {
	return closed(object{
		{"schema", object{{"const", calc.ExplainSchema}}},
		{"steps", listOf(ref("step")).with("description", both("Một cây cho mỗi số tiền; lá cùng quantity và detail với gốc của một cây khác là giá trị của cây đó", "One tree for each amount; a leaf with the quantity and detail of another tree's top stands for that tree"))},
		{"years", listOf(ref("LedgerYear")).with("description", both("Từng tháng, khi hỏi explain: months; tổng của năm bằng tổng trong các cây", "Month by month, if explain: months was asked; the sums of the years are those of the trees"))},
		{"digest", pattern(`^[0-9a-f]{64}$`).with("description", both(
			"SHA-256 của các bước: mỗi bước một dòng, theo chiều sâu, các trường depth (từ 0), quantity, detail, unit, value, op, ground, cite.instrument, cite.article cách nhau bằng tab (trường thiếu là rỗng), hết dòng bằng \\n",
			"SHA-256 of the steps: one line a step, depth first, with the fields depth (from 0), quantity, detail, unit, value, op, ground, cite.instrument, cite.article, tabs between them (a missing field is empty), \\n at the end of each line"))},
	}, []string{"schema", "steps", "digest"})
}

// explainSchema describes the explanation as a document of its own.
func (g *generator) explainSchema() object {
	o := head("calc/schema/explain.schema.json", "Diễn giải cách tính: cây các bước, kiểm tra lại được bằng chương trình khác",
		"How the amounts of an answer came about: trees that any program can recompute")
	shared := &sharedTypes{g: g, defs: object{}}
	shared.object("LedgerYear", reflect.TypeFor[calc.LedgerYear]())
	return append(append(o, explanation()...), pair{"$defs", append(shared.defs, stepDefs()...)})
}
