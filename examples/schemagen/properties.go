package main

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
	"github.com/volsi/volsi/subsidy"
)

// A text says something in both languages.
type text = rules.Text

func vi(t text) string { return t.VI }
func en(t text) string { return t.EN }

// A property is one key of a document: its form, what it is, and a value that
// it may have.
type property struct {
	form    object
	vi, en  string
	example any
}

func (p property) schema() object {
	o := append(object{}, p.form...)
	if p.vi != "" {
		o = o.with("description", both(p.vi, p.en))
	}
	if p.example != nil {
		o = o.with("examples", []any{p.example})
	}
	return o
}

// propertyOf returns what a key is in a group; a key that means the same
// everywhere stands without its group.
func propertyOf(context, key string) (property, bool) {
	if p, ok := properties[context+"."+key]; ok {
		return p, true
	}
	p, ok := properties[key]
	return p, ok
}

func relations() (words []string) {
	for _, r := range pension.Relations() {
		words = append(words, string(r))
	}
	return words
}

// assumptionSets returns the names of the built-in sets of assumptions.
func assumptionSets() []string {
	book, err := rulesets.Vietnam()
	if err != nil {
		return nil
	}
	return book.Assumptions().Names()
}

const (
	mostPeople = 1_000_000_000
	mostTimes  = 100_000
)

// people is a head count.
func people(least int64) object { return anyOf(whole(least, mostPeople), pattern(grouped)) }

var yesNo = typed("boolean")

// properties are the keys of documents, by group where they mean something
// else in another.
var properties = map[string]property{
	// the case
	"title":       {ref("text"), "Tên hồ sơ", "What the case is called", nil},
	"id":          {ref("text"), "Mã; mặc định là kind", "A name for the answer; the kind if left out", "first"},
	"source":      {ref("text"), "Nơi công bố các số liệu mong đợi", "Where the expected figures were published", nil},
	"as_known_on": {ref("day"), "Bỏ qua văn bản công bố sau ngày này", "Forget instruments published after this day", "2026-11-22"},
	"law":         {listOf(typed("string")), "Tệp quy định đặt lên trên luật có sẵn", "Rule files laid over the built-in law", nil},
	"person":      {ref("person"), "Người tham gia", "Who asks", m{"sex": "female", "born": "1970-05"}},
	"record":      {listOf(ref("row")), "Quá trình đóng; khoảng trống là thời gian bảo lưu", "What was or will be paid; gaps are pauses", nil},
	"assume":      {anyOf(oneOfWords(assumptionSets()), ref("assume")), "Giả định cho thời gian luật chưa quy định: tên một bộ (low, middle, high), hoặc từng giá trị", "What the law has not set yet: the name of a set (low, middle, high), or values", "middle"},
	"ask":         {anyOf(ref("question"), listOf(ref("question"))), "Một câu hỏi hoặc danh sách câu hỏi", "One question or a list", nil},
	"expect":      {typed("object"), "Kết quả mong đợi theo mã câu hỏi, hoặc lỗi mong đợi", "The fields that answers must have, by question id, or an expected error", nil},
	"tolerance":   {ref("money"), "Sai lệch cho phép, đồng", "By how many đồng amounts may differ", nil},

	// the person
	"sex":       {oneOfWords([]string{"male", "female"}), "Giới tính", "Sex as in the civil register", "female"},
	"born":      {ref("born"), "Ngày, tháng hoặc năm sinh", "Day, month or year of birth", "1970-05-14"},
	"residence": {listOf(ref("residence")), "Nơi cư trú theo thời gian; cần cho hỗ trợ địa phương", "Places of residence by time; needed for local support", nil},
	"status":    {listOf(ref("status")), "Thuộc diện, theo thời gian; [] nếu không thuộc diện nào; không ghi là chưa biết", "Categories by time; [] for none; left out: not known", nil},
	"from":      {ref("month"), "Từ tháng", "The first month", "2016-01"},
	"to":        {ref("month"), "Đến hết tháng; không ghi là còn tiếp tục", "The last month; left out: it goes on", "2017-12"},
	"province":  {ref("name"), "Tỉnh: tên, slug (hai-duong) hoặc mã, theo tháng đó", "Province: name, slug (hai-duong) or code, of that month", "hai-phong"},
	"district":  {ref("name"), "Huyện (đến 2025-06), khi quy định cần", "District until 2025-06, where a rule needs it", "tu-ky"},
	"territory": {ref("name"), "Tỉnh trước tháng 7/2025, nơi quy định cũ còn áp dụng", "The province of before July 2025, where an old rule lives on", "hai-duong"},
	"area":      {oneOfWords(calc.Areas()), "Khu vực", "Kind of place", "rural"},
	"is":        {pattern(`^[a-z0-9_]+$`), "Thuộc diện: poor, near_poor, ethnic_minority, student … (mọi diện mà quy định nêu)", "A category: poor, near_poor, ethnic_minority, student … (every one that a rule names)", "near_poor"},

	// a row
	"scheme":        {oneOfWords([]string{"voluntary", "compulsory"}), "Tự nguyện hay bắt buộc", "Voluntary or compulsory insurance", "voluntary"},
	"income":        {ref("money"), "Thu nhập tháng chọn đóng", "The income chosen, đồng a month", 1_500_000},
	"salary":        {ref("money"), "Tiền lương tháng đóng bắt buộc", "The salary under compulsory insurance, đồng a month", nil},
	"average":       {ref("money"), "Mức bình quân đã xác định, không điều chỉnh nữa", "A monthly average already settled, not indexed again", nil},
	"method":        {oneOfWords(subsidy.Methods()), "Phương thức đóng; prepay: nhiều năm về sau; backpay: số tháng còn thiếu", "How it is paid; prepay: years to come; backpay: missing months", "monthly"},
	"paid":          {ref("month"), "Tháng nộp tiền", "The month of the payment", "2026-07"},
	"state_support": {ref("money"), "Nhà nước hỗ trợ mỗi tháng; mặc định theo luật, 0 nếu không có", "State support a month; by law if left out, 0 for none", 33_000},
	"local_support": {ref("money"), "Địa phương hỗ trợ mỗi tháng", "Local support a month", nil},
	"donor_support": {ref("money"), "Nhà tài trợ hỗ trợ mỗi tháng", "Donors' support a month", nil},
	"row.fund_rate": {ref("share"), "Lãi suất quỹ mỗi tháng của lần đóng trước hoặc đóng bù; mặc định theo luật", "The fund's monthly rate of a payment ahead or of missing months; the law's if left out", "0.31%"},
	"withdrawn":     {yesNo, "Đã hưởng bảo hiểm xã hội một lần cho thời gian này", "Already taken as a one-time benefit; counts for nothing", false},

	// assumptions
	"assume.set":             {oneOfWords(assumptionSets()), "Bộ giả định; giá trị ghi kèm được ưu tiên", "A set of assumptions; values beside it win", "middle"},
	"inflation":              {ref("growth"), "Chỉ số giá tiêu dùng tăng mỗi năm", "Growth of prices a year", "3.5%"},
	"reference_level_growth": {ref("growth"), "Mức tham chiếu tăng mỗi năm", "Growth of the reference level a year", "6%"},
	"poverty_line_growth":    {ref("growth"), "Chuẩn nghèo tăng mỗi năm", "Growth of the poverty line a year", "5%"},
	"assume.fund_rate":       {ref("share"), "Lãi suất đầu tư quỹ bình quân tháng", "The fund's monthly rate", "0.31%"},
	"discount":               {ref("share"), "Lãi suất chiết khấu mỗi năm", "Discount a year", "4%"},
	"salary_growth":          {ref("growth"), "Tiền lương tăng mỗi năm", "Growth of salaries a year", "5%"},

	// every question
	"kind":    {form: object{}},
	"explain": {anyOf(yesNo, object{{"const", "months"}}), "Kèm diễn giải cách tính; months: kèm từng tháng", "Show how the amounts came about; months: month by month as well", true},
	"month":   {ref("month"), "Tháng hỏi (tháng đề nghị hưởng, tháng chết, tháng quyết định …)", "The month asked about: of the claim, the decision, the death …", "2026-07"},

	// contribution, refund
	"contribution.paid":   {ref("month"), "Tháng nộp tiền", "The month of the payment", "2026-07"},
	"contribution.from":   {ref("month"), "Tháng đầu được đóng; mặc định là paid", "The first month it covers; paid if left out", "2026-07"},
	"contribution.months": {whole(1, calc.MaxMonths), "Số tháng; cần cho prepay (24, 36, 48, 60) và backpay", "Months covered; needed for prepay (24, 36, 48, 60) and backpay", 1},
	"fund_rate":           {ref("share"), "Lãi suất quỹ mỗi tháng, khi đóng trước hoặc đóng bù; mặc định theo luật", "The fund's monthly rate, for payments ahead or of missing months; the law's if left out", "0.31%"},
	"supported_before":    {whole(0, calc.MaxMonths), "Số tháng đã được Nhà nước hỗ trợ; mặc định theo quá trình đóng", "Months of State support already used; from the record if left out", 12},
	"donors":              {listOf(ref("donor")), "Nhà tài trợ", "Donors", []any{m{"name": "Hội", "amount": 50_000}}},
	"name":                {ref("text"), "Tên", "Name", nil},
	"donor.amount":        {ref("money"), "Số tiền mỗi tháng", "đồng a month", 50_000},
	"donor.share":         {ref("share"), "Tỷ lệ của số phải đóng trước hỗ trợ", "A share of the contribution before support", nil},
	"donor.months":        {whole(1, calc.MaxMonths), "Số tháng tài trợ", "For how many months", nil},
	"refund.reason":       {oneOfWords(calc.Reasons()), "Lý do hoàn trả", "Why it is returned", "compulsory"},
	"refund.month":        {ref("month"), "compulsory: tháng đầu đóng bắt buộc (được hoàn); nếu không: tháng xảy ra, tháng cuối được tính", "compulsory: the first compulsory month, which is refunded; else the month of the event, the last that counts", "2026-10"},
	"payment":             {ref("payment"), "Lần đóng đã nộp", "The payment that was made", m{"paid": "2026-07", "method": "12_months", "income": 1_500_000}},
	"payment.from":        {ref("month"), "Tháng đầu được đóng; mặc định là paid", "The first month it covers; paid if left out", nil},
	"payment.months":      {whole(1, calc.MaxMonths), "Số tháng", "Months covered", nil},

	// ages, pension, one-time benefit
	"lower_age":       {whole(0, 10), "Số năm hạ tuổi (công việc nặng nhọc, độc hại)", "Years below the ordinary age, for hazardous work", 5},
	"pension.month":   {ref("month"), "Tháng đề nghị; các tháng đến hết tháng này được tính", "The month in which it is asked for; months up to it count", "2032-06"},
	"in_payment":      {ref("month"), "Xem mức đang hưởng tại tháng này", "What the pension has become by this month", "2040-01"},
	"impairment":      {ref("share"), "Mức suy giảm khả năng lao động", "Loss of working capacity", "61%"},
	"treaty_months":   {whole(0, calc.MaxMonths), "Số tháng đóng ở nước có hiệp định", "Insured months in States with a treaty", 0},
	"emigration":      {ref("month"), "Tháng ra nước ngoài định cư, để tính trợ cấp một lần", "The month of settling abroad, for its lump sum", nil},
	"one_time.month":  {ref("month"), "Tháng có quyết định hưởng", "The month of the decision", "2026-07"},
	"one_time.ground": {oneOfWords(pension.Grounds()), "Trường hợp hưởng", "The ground", "retirement_age"},

	// death
	"death.month":               {ref("month"), "Tháng chết; lương hưu tháng này vẫn được trả", "The month of death; its pension is still paid", "2026-07"},
	"death.pension":             {ref("pension_received"), "Lương hưu đang hưởng", "A pension that was received", m{"since": "2020-01", "monthly": 3_000_000}},
	"since":                     {ref("month"), "Tháng đầu hưởng", "The first month received", "2020-01"},
	"monthly":                   {ref("money"), "Mức hằng tháng", "đồng a month", 3_000_000},
	"allowance":                 {ref("allowance_received"), "Trợ cấp hằng tháng (Điều 23) đang hưởng", "The monthly allowance (art. 23) that was received", m{"monthly": 500_000, "months": 60, "received": 12}},
	"allowance_received.months": {whole(1, calc.MaxMonths), "Số tháng được hưởng", "For how many months it was granted", 60},
	"received":                  {whole(0, calc.MaxMonths), "Số tháng đã nhận", "Months received", 12},
	"work_injury":               {ref("share"), "Mức suy giảm của trợ cấp tai nạn lao động hằng tháng đang hưởng", "Loss of capacity for which a monthly work-injury allowance was received", "61%"},
	"relatives":                 {listOf(ref("relative")), "Thân nhân, cho trợ cấp tuất hằng tháng", "Relatives, for the monthly survivor allowance", []any{m{"relation": "child", "born": "2015-01"}}},
	"relation":                  {oneOfWords(relations()), "Quan hệ với người chết", "How they are related", "child"},
	"no_carer":                  {yesNo, "Không còn người trực tiếp nuôi dưỡng", "Nobody is left to care for them", false},

	// maternity, social pension
	"birth":                  {ref("month"), "Tháng sinh con", "The month of the birth", "2026-07"},
	"children":               {whole(0, 10), "Số con sinh ra; mặc định 1", "Children born; 1 if left out", 1},
	"lost":                   {whole(0, 10), "Số thai từ 22 tuần bị mất", "Foetuses of 22 weeks or more that were lost", 0},
	"other_parent_takes":     {yesNo, "Cha hoặc mẹ kia đã hưởng", "The other parent takes the allowance", false},
	"social_pension.pension": {ref("money"), "Lương hưu, trợ cấp hằng tháng đang hưởng", "A monthly pension already received", 300_000},

	// work-accident insurance
	"work_accident.months":     {whole(1, 12), "Số tháng đóng: 6 hoặc 12", "Months paid for: 6 or 12", 12},
	"accident":                 {ref("month"), "Tháng xảy ra tai nạn, trong các tháng đã đóng; mặc định là tháng nộp tiền", "The month of the accident, within the months paid for; the month of the payment if left out", "2026-09"},
	"work_accident.impairment": {ref("share"), "Mức suy giảm khả năng lao động do tai nạn, để tính trợ cấp", "Loss of working capacity by the accident, for its allowance", "21%"},
	"months_before":            {whole(0, calc.MaxMonths), "Số tháng đã đóng vào quỹ này trước đó", "Months paid to this fund before", 24},

	// household premium
	"household_premium.months":  {whole(1, 12), "Số tháng đóng: 3, 6 hoặc 12", "Months paid for: 3, 6 or 12", 12},
	"household_premium.members": {listOf(ref("member")), "Thành viên, theo thứ tự giảm mức đóng", "Members, in the order in which they take their steps", []any{m{"name": "An", "born": "1980-03"}}},
	"household_premium.area":    {oneOfWords(calc.Areas()), "Khu vực", "Kind of place", "rural"},
	"member.months":             {whole(1, 12), "Số tháng của người này; mặc định như câu hỏi", "Months for this member; the question's if left out", nil},
	"member.status":             {listOf(pattern(`^[a-z0-9_]+$`)), "Thuộc diện; [] nếu không; không ghi là chưa biết", "Categories; [] for none; left out: not known", nil},
	"covered":                   {yesNo, "Đã có bảo hiểm y tế khác", "Insured elsewhere", false},
	"study":                     {ref("name"), "Tỉnh nơi học sinh đi học", "The province where a pupil goes to school", nil},

	// savings
	"save":            {ref("saving"), "Để dành đều đặn", "What is put aside", m{"amount": 10_000, "every": "day"}},
	"saving.amount":   {ref("money"), "Mỗi lần, mỗi người", "Each time, by each member", 10_000},
	"every":           {oneOfWords([]string{"day", "week", "month"}), "Mỗi ngày, tuần hay tháng; mặc định mỗi ngày", "How often; every day if left out", "day"},
	"times":           {whole(1, mostTimes), "Số lần trước khi đóng", "How often before the payment", nil},
	"sell":            {listOf(ref("sale")), "Bán phế liệu, nông sản", "Waste or produce sold", []any{m{"what": "giấy", "kg": 12.5, "price": 3_000}}},
	"what":            {ref("text"), "Thứ được bán", "What is sold", nil},
	"kg":              {ref("rate"), "Khối lượng, kg", "Kilograms", 12.5},
	"price":           {ref("money"), "Đồng mỗi kg", "đồng a kilogram", 3_000},
	"savings.members": {whole(1, 1_000), "Số người góp quỹ xoay vòng", "Members of a pooled fund", 1},
	"toward":          {anyOf(ref("ask_contribution"), ref("ask_household_premium")), "Khoản đóng cần để dành: câu hỏi contribution hoặc household_premium", "What it is for: a contribution or household_premium question", m{"kind": "contribution", "paid": "2026-07", "income": 1_500_000}},

	// coverage
	"population":       {people(1), "Dân số hoặc lực lượng lao động", "People of the place", 10_000},
	"participants":     {people(0), "Số người tham gia", "Participants", 400},
	"coverage.target":  {anyOf(people(0), ref("share")), "Mục tiêu: số người, hoặc tỷ lệ", "Target: a head count, or a share of the people", "6%"},
	"assigned":         {people(1), "Chỉ tiêu được giao", "The number that was assigned", 500},
	"support_per_head": {ref("money"), "Mức hỗ trợ một người mỗi tháng", "Support per head, đồng a month", 33_000},

	// projection, solve, cheapest plan
	"until":               {anyOf(ref("month"), object{{"const", "retirement"}}), "Đến tháng, hoặc retirement", "Until a month, or retirement", "retirement"},
	"plan":                {listOf(ref("plan_row")), "Kế hoạch đóng, như record", "Rows still to come, as in record", []any{m{"from": "2027-01", "to": "2030-12", "scheme": "voluntary", "income": 2_000_000}}},
	"plan_row.income":     {anyOf(ref("money"), ref("grown")), "Thu nhập tháng chọn đóng, hoặc mức đầu và mức tăng", "The income chosen, đồng a month, or a start and its growth", 2_000_000},
	"grown.start":         {ref("money"), "Mức đầu", "The first income, đồng a month", 2_000_000},
	"grow":                {ref("growth"), "Mức tăng mỗi lần", "By how much it grows each time", "5%"},
	"grown.every":         {whole(1, calc.MaxMonths), "Bao nhiêu tháng tăng một lần; mặc định 12", "Every so many months; 12 if left out", 12},
	"target":              {ref("target"), "Mục tiêu: đúng một trong monthly, eligible, replacement_rate", "What to reach: exactly one of monthly, eligible, replacement_rate", m{"eligible": true}},
	"target.monthly":      {ref("money"), "Lương hưu ít nhất, đồng mỗi tháng", "A pension of at least this, đồng a month", 3_000_000},
	"eligible":            {object{{"const", true}}, "Chỉ cần đủ điều kiện hưởng", "Just the right to a pension", true},
	"replacement_rate":    {ref("share"), "Lương hưu ít nhất bằng tỷ lệ này của thu nhập cuối", "A pension of at least this share of the last income", "45%"},
	"vary":                {oneOfWords([]string{string(plans.VaryIncome), string(plans.VaryMonths), string(plans.VaryRetirement)}), "Đại lượng cần tìm: thu nhập, số tháng, hay tháng nghỉ hưu", "What may change: the income, the number of months, or the month of retirement", string(plans.VaryRetirement)},
	"supported":           {listOf(ref("support_used")), "Số tháng mà quy định địa phương đã hỗ trợ", "For how many months local rules have paid already", nil},
	"rule":                {typed("string"), "Mã mức hỗ trợ trong tệp quy định", "The layer's name in its rule file", "hdg-hi"},
	"support_used.months": {whole(0, calc.MaxMonths), "Số tháng đã hỗ trợ", "Months already supported", 12},
	"start":               {ref("month"), "Tháng bắt đầu đóng", "The first month of the plan", "2027-01"},
	"latest_start":        {ref("month"), "Được bắt đầu muộn nhất vào tháng này; mặc định là start", "The plan may begin as late as in this month; start if left out", nil},
	"objective":           {oneOfWords(plans.Objectives()), "Ít nhất về số tiền tự đóng, hay về giá trị hiện tại của số tiền đó (cần discount)", "Least own money, or least of it in the value of the first month (needs a discount)", string(plans.LeastPaid)},
	"methods":             {listOf(oneOfWords(subsidy.Methods())), "Các phương thức được dùng", "Ways of paying allowed", []any{"monthly", "12_months"}},
}

// groupTexts say what the groups of a document are.
var groupTexts = map[string]text{
	"case":               {VI: "Một hồ sơ", EN: "One case"},
	"person":             {VI: "Người tham gia", EN: "Who asks"},
	"residence":          {VI: "Một thời gian cư trú", EN: "A time of living in one place"},
	"status":             {VI: "Một thời gian thuộc diện", EN: "A time of belonging to a category"},
	"row":                {VI: "Một giai đoạn đóng, đúng một trong income, salary, average", EN: "A run of months, with exactly one of income, salary, average"},
	"assume":             {VI: "Giả định, mỗi năm; fund_rate mỗi tháng", EN: "Assumptions, a year; fund_rate a month"},
	"donor":              {VI: "Nhà tài trợ: đúng một trong amount, share", EN: "A donor: exactly one of amount, share"},
	"payment":            {VI: "Lần đóng đã nộp", EN: "A payment that was made"},
	"pension_received":   {VI: "Lương hưu đang hưởng", EN: "A pension that was received"},
	"allowance_received": {VI: "Trợ cấp hằng tháng đang hưởng", EN: "An allowance that was received"},
	"relative":           {VI: "Thân nhân", EN: "A relative"},
	"member":             {VI: "Thành viên hộ gia đình", EN: "A member of the household"},
	"saving":             {VI: "Khoản để dành", EN: "What is put aside"},
	"plan_row":           {VI: "Một giai đoạn sẽ đóng", EN: "A run of months to come"},
	"grown":              {VI: "Thu nhập tăng dần, làm tròn xuống nghìn đồng", EN: "An income that grows, rounded down to thousands of đồng"},
	"target":             {VI: "Mục tiêu", EN: "What a plan is to reach"},
	"support_used":       {VI: "Hỗ trợ đã nhận theo một quy định", EN: "What a rule has paid already"},
	"sale":               {VI: "Thứ được bán", EN: "Something sold"},
}

// kindTexts say what each kind of question asks.
var kindTexts = map[string]text{
	"contribution":      {VI: "Một lần đóng hết bao nhiêu, ai trả phần nào", EN: "What one payment costs and who bears it"},
	"refund":            {VI: "Hoàn trả phần đã đóng trước", EN: "What is returned of a payment made ahead"},
	"retirement_age":    {VI: "Khi nào đủ tuổi nghỉ hưu", EN: "When retirement age is reached"},
	"pension":           {VI: "Lương hưu hằng tháng, hoặc còn thiếu gì", EN: "The monthly pension, or what is missing for it"},
	"one_time":          {VI: "Bảo hiểm xã hội một lần", EN: "The one-time benefit"},
	"death":             {VI: "Trợ cấp mai táng và tuất", EN: "What the family receives after a death"},
	"maternity":         {VI: "Trợ cấp thai sản", EN: "The maternity allowance"},
	"monthly_allowance": {VI: "Trợ cấp hằng tháng trước trợ cấp hưu trí xã hội (Điều 23)", EN: "The monthly allowance before the social pension (art. 23)"},
	"social_pension":    {VI: "Trợ cấp hưu trí xã hội", EN: "The social pension"},
	"work_accident":     {VI: "Bảo hiểm tai nạn lao động tự nguyện: đóng bao nhiêu, được trả bao nhiêu", EN: "Voluntary work-accident insurance: what it costs and what it pays"},
	"household_premium": {VI: "Tiền đóng bảo hiểm y tế hộ gia đình", EN: "Household health insurance premiums"},
	"options":           {VI: "Mọi chế độ có thể hưởng trong một tháng", EN: "Every way open in a month, side by side"},
	"projection":        {VI: "Nếu đóng tiếp như kế hoạch thì được gì", EN: "Where a plan of payments leads"},
	"solve":             {VI: "Đóng mức nào để đạt mục tiêu", EN: "What it takes to reach a target"},
	"cheapest_plan":     {VI: "Cách đóng ít tiền nhất để đạt mục tiêu", EN: "The cheapest way to a target"},
	"savings":           {VI: "Để dành có đủ đóng không", EN: "How far savings go towards a payment"},
	"coverage":          {VI: "Độ bao phủ của một địa bàn", EN: "How far a place is with its participants"},
}

// exactlyOne asks for one of several keys.
func exactlyOne(keys ...string) pair {
	var choices []any
	for _, k := range keys {
		choices = append(choices, object{{"required", []string{k}}})
	}
	return pair{"oneOf", choices}
}

// schemeHas forbids a key in rows of a scheme.
func schemeHas(scheme, not string) object {
	return object{
		{"if", object{{"required", []string{"scheme"}}, {"properties", object{{"scheme", object{{"const", scheme}}}}}}},
		{"then", object{{"properties", object{{not, false}}}}},
	}
}

// extras are what the keys of a group have to do with each other.
var extras = map[string]object{
	"row":      {exactlyOne("income", "salary", "average"), {"allOf", []any{schemeHas("voluntary", "salary"), schemeHas("compulsory", "income")}}},
	"plan_row": {exactlyOne("income", "salary", "average"), {"allOf", []any{schemeHas("voluntary", "salary"), schemeHas("compulsory", "income")}}},
	"target":   {exactlyOne("monthly", "eligible", "replacement_rate")},
	"solve": {
		{"if", object{{"required", []string{"vary"}}, {"properties", object{{"vary", object{{"enum", []string{string(plans.VaryIncome), string(plans.VaryMonths)}}}}}}}},
		{"then", object{{"required", []string{"plan"}}, {"properties", object{{"plan", object{{"minItems", 1}}}}}}},
	},
	"donor": {exactlyOne("amount", "share")},
	"contribution": {
		{"if", object{{"required", []string{"method"}}, {"properties", object{{"method", object{{"enum", []string{"prepay", "backpay"}}}}}}}},
		{"then", object{{"required", []string{"months"}}}},
	},
}

// answerTexts say what fields of answers are that package words does not name.
var answerTexts = map[string]text{
	"months_before":              {VI: "Số tháng đóng từng tháng trước đó", EN: "Months paid one by one before those paid at once"},
	"paid_once":                  {VI: "Trong đó nộp một lần", EN: "Of the cost: what is paid at once"},
	"paid_in":                    {VI: "Tháng nộp một lần", EN: "The month in which that is paid"},
	"stop_now":                   {VI: "Nếu ngừng đóng từ nay", EN: "If nothing more is paid"},
	"go_on":                      {VI: "Nếu đóng theo kế hoạch", EN: "If the plan is followed"},
	"most":                       {VI: "Nếu đóng mức cao nhất", EN: "The same months at the highest income"},
	"contribution_density":       {VI: "Tỷ lệ thời gian có đóng", EN: "Insured months over months since the first"},
	"monthly_in_todays_money":    {VI: "Lương hưu theo giá hiện nay", EN: "The pension in today's money"},
	"assumed_from":               {VI: "Từ tháng này các số dựa trên giả định", EN: "From this month on the amounts rest on assumptions"},
	"expected_pension_months":    {VI: "Số tháng hưởng lương hưu bình quân", EN: "Months of pension, on average"},
	"internal_rate_on_all_money": {VI: "Tỷ suất hoàn vốn nội bộ trên toàn bộ số tiền", EN: "Internal rate of return on everybody's money"},
	"ceiling":                    {VI: "Mức cao nhất đạt được", EN: "The most that could be reached"},
	"missing":                    {VI: "Còn thiếu so với mục tiêu, mỗi tháng", EN: "Below the target, a month"},
	"rows":                       {VI: "Các giai đoạn đóng", EN: "Rows of the plan"},
	"support":                    {VI: "Số tiền được hỗ trợ", EN: "Support"},
	"LedgerYear.year":            {VI: "Năm", EN: "The calendar year"},
	"LedgerYear.months":          {VI: "Từng tháng đã đóng", EN: "Its insured months"},
	"LedgerYear.indexed":         {VI: "Tổng thu nhập đã điều chỉnh của năm, chính xác", EN: "The indexed income of the year, exact"},
	"LedgerMonth.month":          {VI: "Tháng", EN: "The month"},
	"LedgerMonth.scheme":         {VI: "Loại hình", EN: "The scheme"},
	"LedgerMonth.level":          {VI: "Mức làm căn cứ", EN: "What the amount is"},
	"LedgerMonth.amount":         {VI: "Mức của tháng", EN: "The amount of the month"},
	"LedgerMonth.factor":         {VI: "Mức điều chỉnh", EN: "The indexation factor"},
	"LedgerMonth.indexed":        {VI: "Mức nhân mức điều chỉnh, chính xác", EN: "The amount times the factor, exact"},
	"LedgerMonth.own":            {VI: "Người tham gia đóng", EN: "Paid by the person"},
	"LedgerMonth.state":          {VI: "Nhà nước hỗ trợ", EN: "Paid by the State"},
	"LedgerMonth.others":         {VI: "Địa phương và nhà tài trợ hỗ trợ", EN: "Paid by local and donors' support"},
	"Way.code":                   {VI: "Mã, không đổi", EN: "A stable code"},
	"Way.text":                   {VI: "Cách làm", EN: "What to do"},
	"Way.months":                 {VI: "Số tháng phải đóng", EN: "Months to pay"},
	"Way.month":                  {VI: "Tháng đáp ứng được điều kiện", EN: "The month in which the condition could be met"},
	"Way.cost":                   {VI: "Người tham gia phải đóng, theo mức thấp nhất", EN: "The person's own money, at the lowest income"},
	"Input.path":                 {VI: "Chỗ của thông tin trong hồ sơ", EN: "Where the input would stand in the document"},
	"Input.code":                 {VI: "Mã, không đổi", EN: "A stable code"},
	"Input.text":                 {VI: "Thông tin gì, và đã thử với giá trị nào", EN: "What the input is, and what was tried"},
	"Input.effects":              {VI: "Từng trường của kết quả sẽ thay đổi thế nào", EN: "What it would make of each field of the answer"},
	"Effect.question":            {VI: "Câu hỏi", EN: "The question's id"},
	"Effect.field":               {VI: "Trường của kết quả", EN: "The field of the answer"},
	"Effect.now":                 {VI: "Giá trị hiện nay, khi chưa có thông tin", EN: "The field as it is answered without the input"},
	"Effect.least":               {VI: "Giá trị nhỏ nhất trong các trường hợp đã thử", EN: "The least of what was tried"},
	"Effect.most":                {VI: "Giá trị lớn nhất trong các trường hợp đã thử", EN: "The most of what was tried"},
	"Outcome.with":               {VI: "Giá trị đã thử", EN: "The value that was tried"},
	"Outcome.value":              {VI: "Trường của kết quả khi đó", EN: "What the field is then"},
	"costs_more":                 {VI: "Tốn hơn phương án rẻ nhất", EN: "By how much it costs more than the cheapest"},
}
