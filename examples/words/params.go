package words

import (
	"regexp"
	"strings"
)

// ParamOf returns what a parameter of the law is called, and its unit; ok is
// false for one that nobody has named yet.
func ParamOf(name string) (f Field, ok bool) {
	f, ok = params[name]
	return f, ok
}

// Param returns what a parameter of the law is called, or its own name.
func (l Lang) Param(name string) string {
	if f, ok := params[name]; ok {
		return l.Say(f.VI, f.EN)
	}
	return name
}

// ParamValue writes the value of a parameter as the library shows it: plain
// values, "= name" for an amount that names another, bands and tables.
func (l Lang) ParamValue(name, shown string) string {
	if other, ok := strings.CutPrefix(shown, "= "); ok {
		return l.Say("bằng: ", "the same as: ") + l.Param(other)
	}
	if t, ok := phrases[name+"="+shown]; ok {
		return l.Of(t)
	}
	if f := params[name]; f.Unit != Any || !strings.ContainsAny(shown, " ") {
		return l.In(f.Unit, shown)
	}
	return l.list(shown)
}

var (
	band   = regexp.MustCompile(`([0-9.]+%) at (\d+), \+([0-9.]+%)`)
	factor = regexp.MustCompile(`(earlier|\d{4}) ([0-9.]+)`)
)

// list writes bands (45% at 15, +2%) and tables (2008 2.29, 2009 2.14).
func (l Lang) list(shown string) string {
	if band.MatchString(shown) {
		return band.ReplaceAllStringFunc(shown, func(s string) string {
			m := band.FindStringSubmatch(s)
			return l.rate(m[1]) + l.Say(" khi đủ ", " at ") + m[2] + l.Say(" năm, mỗi năm thêm ", " years, each further year ") + l.rate(m[3])
		})
	}
	if !factor.MatchString(shown) {
		return shown
	}
	return strings.ReplaceAll(factor.ReplaceAllStringFunc(shown, func(s string) string {
		m := factor.FindStringSubmatch(s)
		return strings.Replace(m[1], "earlier", l.Say("trước đó", "earlier"), 1) + ": " + l.Number(m[2])
	}), ", ", "; ")
}

// params are the parameters of the law.
var params = map[string]Field{
	"regime":             {"Luật đang có hiệu lực", "Law in force", Word},
	"base_salary":        {"Mức lương cơ sở", "Base salary", Money},
	"reference_level":    {"Mức tham chiếu", "Reference level", Money},
	"poverty_line.rural": {"Chuẩn nghèo khu vực nông thôn", "Rural poverty line", Money},
	"poverty_line.urban": {"Chuẩn nghèo khu vực thành thị", "Urban poverty line", Money},

	"contribution.min_age_months":       {"Tuổi thấp nhất được tham gia", "Least age to join", AgeOf},
	"contribution.rate":                 {"Tỷ lệ đóng", "Contribution rate", Rate},
	"contribution.compulsory_rate":      {"Tỷ lệ đóng bắt buộc vào quỹ hưu trí và tử tuất", "Compulsory rate, pension and survivor fund", Rate},
	"contribution.floor":                {"Mức thu nhập chọn đóng thấp nhất", "Lowest income that may be chosen", Money},
	"contribution.ceiling_base":         {"Căn cứ tính mức thu nhập cao nhất", "Base of the highest income", Money},
	"contribution.ceiling_multiple":     {"Mức cao nhất bằng mấy lần căn cứ đó", "Highest income, times that base", Count},
	"contribution.step":                 {"Bước chọn mức thu nhập", "Step of the income", Money},
	"contribution.fund_rate":            {"Lãi suất đầu tư quỹ bình quân tháng (r)", "Fund's monthly rate r", Rate},
	"contribution.periods":              {"Các kỳ đóng thường xuyên (tháng)", "Regular periods, months", Any},
	"contribution.prepay_months":        {"Đóng một lần cho nhiều năm về sau (tháng)", "Months that may be paid ahead at once", Any},
	"contribution.backpay_max_months":   {"Số tháng còn thiếu nhiều nhất được đóng một lần", "Most missing months that may be paid at once", Months},
	"contribution.backpay_months_early": {"Được đóng một lần trước tháng đủ tuổi", "May be paid before the month of the age", Months},
	"contribution.deadline_monthly":     {"Thời hạn đóng hằng tháng", "Time to pay, monthly", Months},
	"contribution.deadline_3_months":    {"Thời hạn đóng 3 tháng một lần", "Time to pay, every 3 months", Months},
	"contribution.deadline_6_months":    {"Thời hạn đóng 6 tháng một lần", "Time to pay, every 6 months", Months},
	"contribution.deadline_12_months":   {"Thời hạn đóng 12 tháng một lần", "Time to pay, every 12 months", Months},

	"support.share.poor":                  {"Nhà nước hỗ trợ hộ nghèo", "State's share, poor household", Rate},
	"support.share.near_poor":             {"Nhà nước hỗ trợ hộ cận nghèo", "State's share, near-poor household", Rate},
	"support.share.multidimensional_poor": {"Nhà nước hỗ trợ hộ nghèo đa chiều", "State's share, multidimensionally poor", Rate},
	"support.share.ethnic_minority":       {"Nhà nước hỗ trợ người dân tộc thiểu số", "State's share, ethnic minority", Rate},
	"support.share.island_commune":        {"Nhà nước hỗ trợ người ở xã đảo", "State's share, island commune", Rate},
	"support.share.special_zone":          {"Nhà nước hỗ trợ người ở đặc khu", "State's share, special zone", Rate},
	"support.share.other":                 {"Nhà nước hỗ trợ người khác", "State's share, everybody else", Rate},
	"support.base":                        {"Mức thu nhập dùng để tính hỗ trợ", "Income whose contribution is shared", Money},
	"support.max_months":                  {"Thời gian hỗ trợ nhiều nhất", "Most months of support", Months},
	"support.prepay":                      {"Hỗ trợ khi đóng trước nhiều năm", "Support of months paid ahead", Word},
	"support.backpay":                     {"Hỗ trợ khi đóng cho năm còn thiếu", "Support of missing months", Word},

	"retirement.age.male":             {"Tuổi nghỉ hưu của nam", "Retirement age, men", AgeOf},
	"retirement.age.female":           {"Tuổi nghỉ hưu của nữ", "Retirement age, women", AgeOf},
	"benefit_years.half_from":         {"Số tháng lẻ được tính nửa năm, từ", "Odd months that count half a year, from", Months},
	"benefit_years.full_from":         {"Số tháng lẻ được tính một năm, từ", "Odd months that count a whole year, from", Months},
	"benefit_years.bought_by_payment": {"Tháng đóng bù tính theo năm nộp tiền", "Missing months are of the year of payment", Word},
	"indexation.voluntary":            {"Mức điều chỉnh thu nhập đóng tự nguyện", "Indexation of voluntary income", Any},
	"indexation.compulsory":           {"Mức điều chỉnh tiền lương đóng bắt buộc", "Indexation of salaries", Any},
	"indexation.backpaid":             {"Mức điều chỉnh của những tháng đóng bù", "Indexation of missing months paid at once", Factor},
	"pension.max_rate":                {"Tỷ lệ hưởng tối đa", "Highest share of the average", Rate},
	"pension.accrual.male":            {"Tỷ lệ hưởng của nam", "Share by years, men", Any},
	"pension.accrual.female":          {"Tỷ lệ hưởng của nữ", "Share by years, women", Any},
	"pension.treaty.per_year":         {"Mỗi năm đóng khi tính theo hiệp định quốc tế", "Share a year under a treaty", Rate},
	"pension.rise.share":              {"Mức tăng lương hưu", "Rise of pensions", Rate},
	"pension.rise.late_share":         {"Mức tăng với người hưởng sau", "Rise of later pensions", Rate},
	"pension.rise.late_from":          {"Người hưởng sau: từ tháng", "Later pensions: from", Month},
	"pension.floor.amount":            {"Mức lương hưu thấp nhất", "Least pension", Money},
	"pension.lump_sum.per_year":       {"Trợ cấp một lần khi nghỉ hưu, mỗi năm vượt", "Lump sum, averages a year", Factor},

	"pension.min_insured_months":                 {"Thời gian đóng để hưởng lương hưu", "Insured time for a pension", Months},
	"pension.compulsory_min_months":              {"Thời gian bắt buộc để theo quy định bắt buộc", "Compulsory time for the compulsory rules", Months},
	"pension.missing_compulsory_max":             {"Được đóng bù theo diện bắt buộc, nhiều nhất", "Missing months by the compulsory route, at most", Months},
	"pension.waiting.status":                     {"Giữ tuổi cũ: diện được xác nhận chờ đủ tuổi", "Old ages kept: confirmed to wait for the age", Categories},
	"pension.waiting.min_insured_months":         {"Giữ tuổi cũ khi chờ đủ tuổi: thời gian đóng", "Waiting for the age: insured time", Months},
	"pension.waiting.age.male":                   {"Giữ tuổi cũ khi chờ đủ tuổi: nam", "Waiting for the age: men", AgeOf},
	"pension.waiting.age.female":                 {"Giữ tuổi cũ khi chờ đủ tuổi: nữ", "Waiting for the age: women", AgeOf},
	"pension.early_joiner.joined_before":         {"Giữ tuổi cũ: tham gia tự nguyện trước", "Old ages kept: joined before", Month},
	"pension.early_joiner.min_voluntary_months":  {"Giữ tuổi cũ: thời gian đóng tự nguyện", "Old ages kept: voluntary time", Months},
	"pension.early_joiner.age.male":              {"Giữ tuổi cũ: nam", "Old ages kept: men", AgeOf},
	"pension.early_joiner.age.female":            {"Giữ tuổi cũ: nữ", "Old ages kept: women", AgeOf},
	"pension.lump_sum.per_year_after_age":        {"Trợ cấp một lần, mỗi năm đóng sau tuổi nghỉ hưu", "Lump sum, averages a year paid after the age", Factor},
	"pension.floor.min_compulsory_months":        {"Mức thấp nhất: thời gian đóng bắt buộc", "Floor: compulsory time", Months},
	"pension.floor.insured_before":               {"Mức thấp nhất: tham gia bắt buộc trước", "Floor: insured before", Month},
	"pension.impairment.min_share":               {"Nghỉ hưu sớm: suy giảm khả năng lao động từ", "Early pension: loss of capacity from", Rate},
	"pension.impairment.min_compulsory_months":   {"Nghỉ hưu sớm: thời gian đóng bắt buộc", "Early pension: compulsory time", Months},
	"pension.impairment.max_months_early":        {"Nghỉ hưu sớm nhiều nhất", "Early pension: at most", Months},
	"pension.impairment.severe_share":            {"Suy giảm nặng: từ", "Severe loss of capacity: from", Rate},
	"pension.impairment.severe_max_months_early": {"Suy giảm nặng: nghỉ sớm nhiều nhất", "Severe loss: early by at most", Months},
	"pension.impairment.reduction":               {"Nghỉ hưu sớm: trừ mỗi năm", "Early pension: taken off a year", Rate},
	"pension.impairment.half_reduction_from":     {"Nghỉ hưu sớm: trừ một nửa từ số tháng lẻ", "Early pension: half taken off from odd months", Months},
	"pension.rise.started_from":                  {"Được tăng: hưởng lương hưu từ", "Rise: pensions begun from", Month},
	"pension.rise.started_until":                 {"Được tăng: hưởng lương hưu trước", "Rise: pensions begun before", Month},
	"pension.emigration.per_year":                {"Định cư nước ngoài: số tháng lương hưu mỗi năm", "Emigration: pensions a year", Factor},
	"pension.emigration.per_year_later":          {"Định cư nước ngoài: số tháng lương hưu mỗi năm về sau", "Emigration: pensions a year, later years", Factor},
	"pension.emigration.later_from":              {"Định cư nước ngoài: những năm về sau tính từ", "Emigration: later years from", Month},
	"pension.emigration.less_per_month":          {"Định cư nước ngoài: trừ mỗi tháng đã hưởng", "Emigration: pensions less a month received", Factor},
	"pension.emigration.min":                     {"Định cư nước ngoài: ít nhất", "Emigration: at least, pensions", Factor},
	"pension.lower_age_max_months":               {"Hạ tuổi nghỉ hưu nhiều nhất", "Age lowered by at most", Months},
	"pension.earliest_start":                     {"Lương hưu theo luật này bắt đầu sớm nhất", "No pension that this law gives starts before", Month},
	"pension.keeps_old_start":                    {"Đủ điều kiện theo luật cũ thì giữ tháng bắt đầu cũ", "Conditions of the law before keep their month", Word},
	"pension.lump_sum.counted_first":             {"Tháng lẻ được làm tròn trước ở phần", "Part whose odd months are rounded first", Word},

	"one_time.ground.retirement_age":     {"Một lần: đủ tuổi, chưa đủ năm", "One-time: at the age with too few years", Word},
	"one_time.ground.emigration":         {"Một lần: ra nước ngoài định cư", "One-time: settling abroad", Word},
	"one_time.ground.illness":            {"Một lần: bệnh nguy hiểm", "One-time: life-threatening illness", Word},
	"one_time.ground.impairment":         {"Một lần: suy giảm từ 81%", "One-time: capacity reduced by 81%", Word},
	"one_time.ground.stopped":            {"Một lần: ngừng đóng", "One-time: stopped paying", Word},
	"one_time.deducts.retirement_age":    {"Trừ hỗ trợ: đủ tuổi, chưa đủ năm", "Support taken off: at the age", Word},
	"one_time.deducts.emigration":        {"Trừ hỗ trợ: ra nước ngoài định cư", "Support taken off: settling abroad", Word},
	"one_time.deducts.illness":           {"Trừ hỗ trợ: bệnh nguy hiểm", "Support taken off: illness", Word},
	"one_time.deducts.impairment":        {"Trừ hỗ trợ: suy giảm từ 81%", "Support taken off: reduced capacity", Word},
	"one_time.deducts.stopped":           {"Trừ hỗ trợ: ngừng đóng", "Support taken off: stopped paying", Word},
	"one_time.age_below_months":          {"Đủ tuổi: thời gian đóng dưới", "At the age: insured time below", Months},
	"one_time.stopped_below_months":      {"Ngừng đóng: thời gian đóng dưới", "Stopped: insured time below", Months},
	"one_time.stopped_insured_before":    {"Ngừng đóng: đã tham gia trước", "Stopped: insured before", Month},
	"one_time.wait_months":               {"Ngừng đóng: thời gian chờ", "Stopped: time without paying", Months},
	"one_time.per_year":                  {"Một lần: số tháng bình quân mỗi năm trước mốc", "One-time: averages a year before the date", Factor},
	"one_time.per_year_later":            {"Một lần: số tháng bình quân mỗi năm từ mốc", "One-time: averages a year from the date", Factor},
	"one_time.later_from":                {"Một lần: mốc thời gian", "One-time: the date", Month},
	"one_time.short_months":              {"Một lần: trả số đã đóng khi thời gian dưới", "One-time: amount paid returned below", Months},
	"one_time.short_cap":                 {"Một lần: số đã đóng trả tối đa, số tháng bình quân", "One-time: amount paid, at most averages", Factor},
	"one_time.stopped_if_pensionable":    {"Một lần: được hưởng cả khi đủ điều kiện lương hưu", "One-time: open to those entitled to a pension", Word},
	"indexation.ahead_by_month":          {"Điều chỉnh theo năm của tháng đóng trước", "Months paid ahead: factor of their own year", Word},
	"social_pension.full_beside_pension": {"Hưởng đủ mức khi có lương hưu thấp", "In full beside a small pension", Word},
	"one_time.deducts_local":             {"Một lần: trừ cả hỗ trợ của địa phương", "One-time: local support taken off too", Word},
	"one_time.deducts_donor":             {"Một lần: trừ cả hỗ trợ của nhà tài trợ", "One-time: donors' support taken off too", Word},
	"one_time.stopped_counts_withdrawn":  {"Một lần: thời gian đã rút tính là đã tham gia trước", "One-time: time taken out counts as insured before", Word},
	"social_pension.poor_status":         {"Diện được hưởng từ tuổi thấp hơn", "Categories that have the lower age", Categories},
	"social_pension.poor_listed":         {"Diện khác thuộc danh sách hộ nghèo", "Other categories on the list of poor households", Categories},
	"one_time.impairment_min_share":      {"Một lần: suy giảm khả năng lao động từ", "One-time: loss of capacity from", Rate},

	"refund.compulsory":  {"Hoàn trả khi chuyển sang bắt buộc", "Refund on compulsory insurance", Word},
	"refund.one_time":    {"Hoàn trả khi hưởng một lần", "Refund on the one-time benefit", Word},
	"refund.death":       {"Hoàn trả khi chết", "Refund on death", Word},
	"refund.pension":     {"Hoàn trả khi hưởng lương hưu", "Refund on the pension", Word},
	"refund.support":     {"Hoàn trả: phần hỗ trợ được giữ lại", "Refund: support kept back", Word},
	"refund.keeps_local": {"Hoàn trả: giữ lại cả hỗ trợ của địa phương", "Refund: local support kept back too", Word},
	"refund.keeps_donor": {"Hoàn trả: giữ lại cả hỗ trợ của nhà tài trợ", "Refund: donors' support kept back too", Word},

	"amount_paid.interest":     {"Số tiền đã đóng của những tháng đóng trước hoặc đóng bù", "Amount paid for months paid ahead or at once", Word},
	"amount_paid.indexed":      {"Số tiền đã đóng được điều chỉnh như thu nhập", "Amount paid adjusted like income", Word},
	"amount_paid.rate_unknown": {"Số tiền đã đóng khi chưa biết lãi suất của năm đóng", "Amount paid where the rate of the year is not known", Word},

	"death.funeral.base":                  {"Mai táng: căn cứ tính", "Funeral grant: base", Money},
	"death.funeral.multiple":              {"Mai táng: số lần căn cứ", "Funeral grant: times the base", Count},
	"death.funeral.min_months":            {"Mai táng: thời gian đóng", "Funeral grant: insured time", Months},
	"death.funeral.work_injury":           {"Mai táng: hoặc hưởng trợ cấp tai nạn lao động hằng tháng", "Funeral grant: or a monthly work-injury allowance", Word},
	"death.monthly.min_work_injury":       {"Tuất hằng tháng: hoặc trợ cấp tai nạn lao động, suy giảm từ", "Monthly survivor allowance: or work injury, loss of capacity from", Rate},
	"death.funeral.min_compulsory_months": {"Mai táng: hoặc thời gian bắt buộc", "Funeral grant: or compulsory time", Months},
	"death.lump_sum.per_year":             {"Tuất một lần: số tháng bình quân mỗi năm trước mốc", "Survivors: averages a year before the date", Factor},
	"death.lump_sum.per_year_later":       {"Tuất một lần: số tháng bình quân mỗi năm từ mốc", "Survivors: averages a year from the date", Factor},
	"death.lump_sum.later_from":           {"Tuất một lần: mốc thời gian", "Survivors: the date", Month},
	"death.lump_sum.paid_below_months":    {"Tuất một lần: trả số đã đóng khi thời gian dưới", "Survivors: amount paid returned below", Months},
	"death.lump_sum.paid_cap":             {"Tuất một lần: số đã đóng trả tối đa, số tháng bình quân", "Survivors: amount paid, at most averages", Factor},
	"death.lump_sum.mixed_min":            {"Tuất một lần: ít nhất khi có cả bắt buộc", "Survivors: least averages of a mixed record", Factor},
	"death.lump_sum.pension_months":       {"Tuất một lần: số tháng lương hưu", "Survivors: pensions", Factor},
	"death.lump_sum.pension_full":         {"Tuất một lần: trong mấy tháng đầu", "Survivors: in the first months", Months},
	"death.lump_sum.pension_less":         {"Tuất một lần: trừ mỗi tháng hưởng thêm", "Survivors: less a further month", Factor},
	"death.lump_sum.pension_min":          {"Tuất một lần: ít nhất số tháng lương hưu", "Survivors: at least pensions", Factor},
	"death.lump_sum.returns_support":      {"Tuất một lần: số đã đóng gồm cả phần hỗ trợ", "Survivors: amount paid includes support", Word},
	"death.monthly.min_compulsory_months": {"Tuất hằng tháng: thời gian bắt buộc", "Monthly survivors: compulsory time", Months},
	"death.monthly.base":                  {"Tuất hằng tháng: căn cứ tính", "Monthly survivors: base", Money},
	"death.monthly.share":                 {"Tuất hằng tháng: mỗi thân nhân", "Monthly survivors: each", Rate},
	"death.monthly.no_carer_share":        {"Tuất hằng tháng: không còn người nuôi dưỡng", "Monthly survivors: no carer", Rate},
	"death.monthly.max_persons":           {"Tuất hằng tháng: nhiều nhất mấy người", "Monthly survivors: persons at most", Count},
	"death.monthly.child_below":           {"Tuất hằng tháng: con dưới", "Monthly survivors: children below", AgeOf},
	"death.monthly.adult_age.male":        {"Tuất hằng tháng: nam từ", "Monthly survivors: men from", AgeOf},
	"death.monthly.adult_age.female":      {"Tuất hằng tháng: nữ từ", "Monthly survivors: women from", AgeOf},

	"maternity.amount":                      {"Trợ cấp thai sản, mỗi con", "Maternity allowance a child", Money},
	"maternity.min_months":                  {"Thai sản: thời gian đóng", "Maternity: insured time", Months},
	"maternity.within_months":               {"Thai sản: trong vòng", "Maternity: within", Months},
	"monthly_allowance.base":                {"Trợ cấp hằng tháng: mức thấp nhất", "Monthly allowance: least amount", Money},
	"monthly_allowance.rises_with_pensions": {"Trợ cấp hằng tháng: tăng khi lương hưu tăng", "Monthly allowance: rises when pensions do", Word},
	"monthly_allowance.per_year":            {"Trợ cấp hằng tháng: số tháng bình quân mỗi năm", "Monthly allowance: averages a year", Factor},
	"monthly_allowance.min_months":          {"Trợ cấp hằng tháng: thời gian đóng", "Monthly allowance: insured time", Months},
	"social_pension.amount":                 {"Trợ cấp hưu trí xã hội hằng tháng", "Social pension a month", Money},
	"social_pension.age":                    {"Tuổi hưởng trợ cấp hưu trí xã hội", "Age of the social pension", AgeOf},
	"social_pension.poor_age":               {"Tuổi hưởng: hộ nghèo, hộ cận nghèo", "Age of the social pension: poor, near-poor", AgeOf},
	"social_pension.pension_below":          {"Vẫn được hưởng khi lương hưu dưới", "Open to pensions below", Money},

	"health.rate":    {"Tỷ lệ đóng bảo hiểm y tế", "Health premium rate", Rate},
	"health.base":    {"Căn cứ đóng bảo hiểm y tế", "Base of the health premium", Money},
	"health.steps":   {"Mức đóng của từng thành viên trong hộ", "Share by place in the household", Any},
	"health.periods": {"Các kỳ đóng bảo hiểm y tế (tháng)", "Periods of the health premium, months", Any},
	"health.pension": {"Quỹ đóng bảo hiểm y tế cho người hưởng lương hưu", "Health premium of pensioners, of the pension", Rate},

	"minimum_wage.region_4":                 {"Mức lương tối thiểu tháng vùng IV", "Monthly minimum wage of region IV", Money},
	"work_accident.min_age_months":          {"Bảo hiểm tai nạn lao động tự nguyện: tuổi tham gia", "Work-accident insurance: age", AgeOf},
	"work_accident.base":                    {"Bảo hiểm tai nạn lao động tự nguyện: căn cứ tính", "Work-accident insurance: base", Money},
	"work_accident.periods":                 {"Bảo hiểm tai nạn lao động tự nguyện: các kỳ đóng (tháng)", "Work-accident insurance: periods, months", Any},
	"work_accident.rate_6_months":           {"Bảo hiểm tai nạn lao động tự nguyện: tỷ lệ đóng 6 tháng", "Work-accident insurance: share for six months", Rate},
	"work_accident.rate_12_months":          {"Bảo hiểm tai nạn lao động tự nguyện: tỷ lệ đóng 12 tháng", "Work-accident insurance: share for twelve months", Rate},
	"work_accident.support.poor":            {"Nhà nước hỗ trợ đóng bảo hiểm tai nạn lao động: hộ nghèo", "State support of work-accident insurance: poor", Rate},
	"work_accident.support.near_poor":       {"Nhà nước hỗ trợ đóng bảo hiểm tai nạn lao động: hộ cận nghèo", "State support of work-accident insurance: near-poor", Rate},
	"work_accident.support.other":           {"Nhà nước hỗ trợ đóng bảo hiểm tai nạn lao động: người khác", "State support of work-accident insurance: others", Rate},
	"work_accident.allowance.min_share":     {"Trợ cấp tai nạn lao động: suy giảm từ", "Accident allowance: loss of capacity from", Rate},
	"work_accident.allowance.at_min":        {"Trợ cấp tai nạn lao động: số lần lương ở mức suy giảm thấp nhất", "Accident allowance: bases at the least loss", Factor},
	"work_accident.allowance.per_point":     {"Trợ cấp tai nạn lao động: số lần lương mỗi 1% thêm", "Accident allowance: bases a further hundredth", Factor},
	"work_accident.allowance.first_year":    {"Trợ cấp tai nạn lao động: số lần lương cho năm đóng đầu", "Accident allowance: bases for the first year paid", Factor},
	"work_accident.allowance.per_year_more": {"Trợ cấp tai nạn lao động: số lần lương mỗi năm đóng thêm", "Accident allowance: bases a further year", Factor},
	"work_accident.death":                   {"Chết do tai nạn lao động: số lần lương trả thân nhân", "Death by work accident: bases paid to the family", Factor},
}
