package main

import (
	"slices"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/subsidy"
)

// The strict variants are case documents with one question, in the part of
// JSON Schema that tool-calling models are held to by their makers: one root
// object, no other properties, all of them required, no bounds, no
// references. What is optional elsewhere is left out, is false or an empty
// list or text, or is null. Bounds stand in the descriptions, and the reader
// keeps them.

// A part is one property of a strict document.
type part struct {
	key    string
	form   object
	vi, en string
}

func strictObject(vi, en string, parts ...part) object {
	props, required := object{}, make([]string, len(parts))
	for i, p := range parts {
		form := append(object{}, p.form...)
		if form.get("description") == nil {
			form = form.with("description", both(p.vi, p.en))
		}
		props, required[i] = props.with(p.key, form), p.key
	}
	o := object{{"type", "object"}, {"description", both(vi, en)}, {"additionalProperties", false}}
	return o.with("required", required).with("properties", props)
}

// strictMonth has no counted repeats: not every maker reads them.
var (
	strictMonth = pattern(`^[0-9][0-9][0-9][0-9]-[0-9][0-9]$`)
	integer     = typed("integer")
	number      = typed("number")
	string1     = typed("string")
)

func orNull(o object) object { return anyOf(o, typed("null")) }

func one(word string) object { return oneOfWords([]string{word}) }

func kindPart(kind string) part {
	return part{"kind", one(kind), "Loại câu hỏi", "The kind of question"}
}

func monthPart(vi, en string) part {
	return part{"month", strictMonth, vi + ", ví dụ 2026-07", en + ", such as 2026-07"}
}

// strictPerson is a person; life says whether places and categories matter.
func (g *generator) strictPerson(life bool) object {
	parts := []part{
		{"sex", oneOfWords([]string{"male", "female"}), "Giới tính", "Sex as in the civil register"},
		{"born", string1, "Sinh ngày 1970-05-14, tháng 1970-05 hoặc năm 1970", "Born on 1970-05-14, in 1970-05 or in 1970"},
	}
	if life {
		parts = append(parts,
			part{"residence", listOf(strictObject("Một thời gian cư trú", "A time of living in one place",
				part{"from", strictMonth, "Từ tháng", "The first month"},
				part{"to", strictMonth, "Đến hết tháng; nếu còn ở đó: tháng hỏi", "The last month; the month asked about if it goes on"},
				part{"province", string1, "Tên tỉnh của tháng đó, ví dụ hai-duong", "The province of those months, such as hai-duong"},
				part{"district", string1, `Huyện đến 2025-06; "" nếu không biết`, `The district until 2025-06; "" if not known`},
				part{"territory", string1, `Tỉnh trước tháng 7/2025; "" nếu không biết`, `The province of before July 2025; "" if not known`},
				part{"area", oneOfWords(calc.Areas()), "Khu vực", "Kind of place"},
			)), "Nơi cư trú, cần cho hỗ trợ địa phương; [] nếu không biết", "Places of residence, needed for local support; [] if not known"},
			part{"status", listOf(strictObject("Một thời gian thuộc diện", "A time of belonging to a category",
				part{"from", strictMonth, "Từ tháng", "The first month"},
				part{"to", strictMonth, "Đến hết tháng; nếu còn thuộc diện: tháng hỏi", "The last month; the month asked about if it goes on"},
				part{"is", oneOfWords(g.calc.Book().Statuses()), "Thuộc diện", "The category"},
			)), "Thuộc diện (hộ nghèo, cận nghèo …) theo thời gian; [] nếu không", "Categories (poor, near-poor …) by time; [] if none"})
	}
	return strictObject("Người tham gia", "Who asks", parts...)
}

// strictRows are the rows of a record, in one of three forms.
func strictRows() object {
	period := []part{{"from", strictMonth, "Từ tháng", "The first month"}, {"to", strictMonth, "Đến hết tháng", "The last month"}}
	income := part{"income", integer, "Thu nhập chọn đóng, đồng mỗi tháng", "The income chosen, whole đồng a month"}
	methods := subsidy.Methods()
	regular := methods[:slices.Index(methods, "prepay")]
	row := func(vi, en string, parts ...part) object {
		return strictObject(vi, en, append(slices.Clone(period), parts...)...)
	}
	return listOf(anyOf(
		row("Tự nguyện, đóng định kỳ", "Voluntary, paid regularly",
			part{"scheme", one("voluntary"), "Loại hình", "Scheme"}, income,
			part{"method", oneOfWords(regular), "Phương thức đóng; không biết: monthly", "How it was paid; monthly if not known"}),
		row("Tự nguyện, đóng một lần cho nhiều tháng", "Voluntary, many months paid at once",
			part{"scheme", one("voluntary"), "Loại hình", "Scheme"}, income,
			part{"method", oneOfWords(methods[len(regular):]), "prepay: các năm về sau; backpay: số tháng còn thiếu", "prepay: years to come; backpay: missing months"},
			part{"paid", strictMonth, "Tháng nộp tiền", "The month of the payment"}, fundRatePart()),
		row("Bắt buộc", "Compulsory",
			part{"scheme", one("compulsory"), "Loại hình", "Scheme"},
			part{"salary", integer, "Tiền lương tháng đóng, đồng", "The salary, whole đồng a month"}),
	))
}

func methodPart() part {
	return part{"method", oneOfWords(subsidy.Methods()), "Phương thức đóng", "How it is paid; prepay: years to come at once; backpay: missing months at once"}
}

// paymentParts are one payment.
func paymentParts() []part {
	return []part{
		{"paid", strictMonth, "Tháng nộp tiền", "The month of the payment"},
		{"from", strictMonth, "Tháng đầu được đóng; thường là paid", "The first month it covers; usually the same as paid"},
		methodPart(),
		{"months", integer, "Số tháng: 1, 3, 6, 12 theo phương thức; prepay 24, 36, 48, 60; backpay 1 đến 60", "Months covered: 1, 3, 6, 12 as the method says; prepay 24, 36, 48, 60; backpay 1 to 60"},
		{"income", integer, "Thu nhập chọn đóng, đồng mỗi tháng", "The income chosen, whole đồng a month"},
		fundRatePart(),
	}
}

// fundRatePart is null for what the law of the month has, as far as it is known.
func fundRatePart() part {
	return part{"fund_rate", orNull(number), "Lãi suất quỹ mỗi tháng của prepay, backpay, ví dụ 0.0031; null: theo luật", "The fund's monthly rate of prepay and backpay, such as 0.0031; null: the law's"}
}

// planPart is a plan, in the rows of a record.
func planPart() part {
	return part{"plan", strictRows(), "Các giai đoạn sẽ đóng", "Rows still to come; no month may be in the record already"}
}

func targetPart() part {
	reach := func(key string, form object, vi, en string) object {
		return strictObject(vi, en, part{key, form, vi, en})
	}
	return part{"target", anyOf(
		reach("monthly", integer, "Lương hưu ít nhất, đồng mỗi tháng", "A pension of at least this, whole đồng a month"),
		reach("eligible", object{{"type", "boolean"}, {"enum", []bool{true}}}, "Chỉ cần đủ điều kiện", "Just the right to a pension"),
		reach("replacement_rate", number, "Tỷ lệ của thu nhập cuối, từ 0 đến 1", "A share of the last income, from 0 to 1"),
	), "Mục tiêu", "What to reach"}
}

// A strictQuestion is what is asked, and whether the record matters to it.
type strictQuestion struct {
	life  bool
	parts []part
}

func premiumParts() []part {
	return []part{
		{"paid", strictMonth, "Tháng nộp tiền", "The month of the payment"},
		{"months", integer, "Số tháng: 3, 6 hoặc 12", "Months paid for: 3, 6 or 12"},
		{"province", string1, `Tỉnh; "" nếu không biết`, `The province; "" if not known`},
		{"area", oneOfWords(calc.Areas()), "Khu vực", "Kind of place"},
	}
}

// strictQuestions are the questions as models ask them.
func (g *generator) strictQuestions() map[string]strictQuestion {
	donors := part{"donors", listOf(strictObject("Nhà tài trợ", "A donor",
		part{"name", string1, "Tên", "Name"}, part{"amount", integer, "Đồng mỗi tháng", "Whole đồng a month"},
	)), "Nhà tài trợ; [] nếu không có", "Donors; [] if none"}
	members := part{"members", listOf(strictObject("Thành viên", "A member of the household",
		part{"name", string1, "Tên", "Name"}, part{"born", string1, "Sinh ngày, tháng hoặc năm", "Born on 1970-05-14, in 1970-05 or in 1970"},
		part{"status", listOf(oneOfWords(g.calc.Book().Statuses())), "Thuộc diện; [] nếu không", "Categories; [] if none"},
		part{"covered", typed("boolean"), "Đã có bảo hiểm y tế khác", "Insured elsewhere"},
	)), "Thành viên, theo thứ tự giảm mức đóng", "Members, in the order in which they take their steps"}
	lower := part{"lower_age", integer, "Số năm hạ tuổi, 0 đến 10; 0 nếu không", "Years below the ordinary age for hazardous work, 0 to 10; 0 if none"}
	ahead := []string{"3_months", "6_months", "12_months", "prepay", "backpay"}
	paid := paymentParts()
	paid[2].form = oneOfWords(ahead)
	return map[string]strictQuestion{
		"contribution":   {true, append(paymentParts(), donors)},
		"retirement_age": {false, []part{lower}},
		"pension": {true, []part{
			monthPart("Tháng đề nghị; các tháng đến hết tháng này được tính", "The month in which it is asked for; months up to it count"),
			{"in_payment", orNull(strictMonth), "Xem mức đang hưởng tại tháng này; null nếu không", "What the pension has become by this month; null if not asked"},
			{"impairment", number, "Mức suy giảm khả năng lao động, 0 đến 1; 0 nếu không", "Loss of working capacity, 0 to 1; 0 if none"}, lower,
		}},
		"one_time": {true, []part{
			monthPart("Tháng có quyết định hưởng", "The month of the decision"),
			{"ground", oneOfWords(pension.Grounds()), "Trường hợp hưởng", "The ground; stopped: no longer paying"},
		}},
		"options":           {true, []part{monthPart("Tháng hỏi", "The month asked about")}},
		"monthly_allowance": {true, []part{monthPart("Tháng đề nghị", "The month of the request")}},
		"social_pension": {true, []part{
			monthPart("Tháng hỏi", "The month asked about"),
			{"pension", integer, "Lương hưu, trợ cấp hằng tháng đang hưởng, đồng; 0 nếu không", "A monthly pension already received, whole đồng; 0 if none"},
		}},
		"work_accident": {true, []part{
			{"paid", strictMonth, "Tháng nộp tiền", "The month of the payment"},
			{"months", integer, "Số tháng đóng: 6 hoặc 12", "Months paid for: 6 or 12"},
			{"accident", orNull(strictMonth), "Tháng xảy ra tai nạn, trong các tháng đã đóng; null nếu không", "The month of an accident within the months paid for; null if none"},
			{"impairment", number, "Mức suy giảm khả năng lao động do tai nạn, 0 đến 1; 0 nếu không hỏi trợ cấp", "Loss of working capacity by the accident, 0 to 1; 0 if its allowance is not asked"},
			{"months_before", integer, "Số tháng đã đóng vào quỹ này trước đó; 0 nếu không", "Months paid to this fund before; 0 if none"},
		}},
		"maternity": {true, []part{
			{"birth", strictMonth, "Tháng sinh con", "The month of the birth"},
			{"children", integer, "Số con sinh ra, 0 đến 10", "Children born, 0 to 10"},
			{"lost", integer, "Số thai từ 22 tuần bị mất, 0 đến 10", "Foetuses of 22 weeks or more that were lost, 0 to 10"},
			{"other_parent_takes", typed("boolean"), "Cha hoặc mẹ kia đã hưởng", "The other parent takes the allowance"},
		}},
		"death": {true, []part{
			monthPart("Tháng chết", "The month of death"),
			{"pension", orNull(strictObject("Lương hưu đang hưởng", "A pension that was received",
				part{"since", strictMonth, "Tháng đầu hưởng", "The first month received"}, part{"monthly", integer, "Đồng mỗi tháng", "Whole đồng a month"})),
				"Lương hưu đang hưởng; null nếu không", "A pension that was received; null if none"},
			{"relatives", listOf(strictObject("Thân nhân", "A relative",
				part{"relation", oneOfWords(relations()), "Quan hệ", "How they are related"}, part{"born", string1, "Sinh ngày, tháng hoặc năm", "Born on 1970-05-14, in 1970-05 or in 1970"},
				part{"no_carer", typed("boolean"), "Không còn người trực tiếp nuôi dưỡng", "Nobody is left to care for them"})),
				"Thân nhân; [] nếu không hỏi", "Relatives, for the monthly survivor allowance; [] if not asked"},
		}},
		"refund": {true, []part{
			{"reason", oneOfWords(calc.Reasons()), "Lý do hoàn trả", "Why it is returned"},
			monthPart("compulsory: tháng đầu đóng bắt buộc; nếu không: tháng xảy ra", "compulsory: the first compulsory month; else the month of the event"),
			{"payment", strictObject("Lần đóng đã nộp", "The payment that was made", paid...), "Lần đóng đã nộp", "The payment that was made"},
		}},
		"household_premium": {false, append(premiumParts(), members)},
		"savings": {true, []part{
			{"save", strictObject("Để dành đều đặn", "What is put aside",
				part{"amount", integer, "Mỗi lần, mỗi người, đồng; 0 nếu không", "Each time, by each member, whole đồng; 0 if none"},
				part{"every", oneOfWords([]string{"day", "week", "month"}), "Mỗi ngày, tuần hay tháng", "How often"}), "Để dành đều đặn", "What is put aside"},
			{"sell", listOf(strictObject("Thứ được bán", "Something sold",
				part{"what", string1, "Tên", "What it is"}, part{"kg", number, "Khối lượng, kg", "Kilograms"}, part{"price", integer, "Đồng mỗi kg", "Whole đồng a kilogram"})),
				"Bán phế liệu, nông sản; [] nếu không", "Waste or produce sold; [] if none"},
			{"members", integer, "Số người góp quỹ xoay vòng; 1 nếu một người", "Members of a pooled fund; 1 for one person"},
			{"toward", anyOf(
				strictObject("Một lần đóng", "A contribution", append([]part{kindPart("contribution")}, paymentParts()...)...),
				strictObject("Tiền đóng bảo hiểm y tế hộ gia đình", "A household premium", append(append([]part{kindPart("household_premium")}, premiumParts()...), members)...),
			), "Khoản đóng cần để dành", "The payment that is saved for"},
		}},
		"coverage": {false, []part{
			{"population", integer, "Dân số hoặc lực lượng lao động, từ 1", "People of the place, 1 or more"},
			{"participants", integer, "Số người tham gia", "Participants"},
			{"target", number, "Mục tiêu: số người (trên 1), hoặc tỷ lệ từ 0 đến 1; 0 nếu không", "The target: a head count above 1, or a share from 0 to 1; 0 if none"},
			{"assigned", orNull(integer), "Chỉ tiêu được giao; null nếu không", "The number that was assigned; null if none"},
			{"support_per_head", integer, "Đồng mỗi người mỗi tháng; 0 nếu không", "Whole đồng per head and month; 0 if none"},
		}},
		"projection": {true, []part{
			{"until", anyOf(strictMonth, one("retirement")), "Đến tháng, hoặc retirement", "The month in which the pension is asked for, or retirement"}, planPart(),
		}},
		"solve": {true, []part{
			targetPart(),
			{"vary", oneOfWords([]string{string(plans.VaryIncome), string(plans.VaryMonths), string(plans.VaryRetirement)}), "Đại lượng cần tìm", "What may change: the income, the months paid, or the month of retirement"}, planPart(),
		}},
		"cheapest_plan": {true, []part{
			targetPart(),
			{"methods", listOf(oneOfWords(subsidy.Methods())), "Các phương thức được dùng; [] là mọi phương thức", "Ways of paying allowed; [] for all"},
			{"start", strictMonth, "Tháng bắt đầu đóng", "The first month paid for"},
		}},
	}
}

// strictSchema describes a case document with one question of the kind.
func (g *generator) strictSchema(kind string) (object, bool) {
	q, ok := g.strictQuestions()[kind]
	if !ok {
		g.lose("the question %q has no strict form; add it to strictQuestions in examples/schemagen/strict.go", kind)
		return nil, false
	}
	t := kindTexts[kind]
	var parts []part
	if q.life || len(casefile.Needs(kind)) > 0 {
		parts = append(parts, part{"person", g.strictPerson(q.life), "Người tham gia", "Who asks"})
	}
	if q.life {
		parts = append(parts, part{"record", strictRows(), "Quá trình đóng đến nay; [] nếu chưa đóng", "What was paid so far; [] if nothing"})
	}
	ask := strictObject(t.VI, t.EN, append([]part{kindPart(kind)}, q.parts...)...)
	return strictObject(t.VI, t.EN, append(parts, part{"ask", ask, t.VI, t.EN})...), true
}
