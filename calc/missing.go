package calc

import (
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A Missing is an input that was not given and could change the answer: where
// it would stand, what it is, and what it would make of each field.
type Missing struct {
	Path    string            `json:"path"`
	Code    string            `json:"code"`
	Text    rules.Text        `json:"text"`
	Effects []document.Effect `json:"effects"`
}

// The codes of inputs that were not given.
const (
	LacksStatus     = "status"
	LacksProvince   = "province"
	LacksArea       = "area"
	LacksDistrict   = "district"
	LacksTerritory  = "territory"
	LacksBirth      = "birth"
	LacksRecord     = "record"
	LacksCompulsory = "compulsory-time"
	LacksLowerAge   = "lower-age"
	LacksImpairment = "impairment"
	LacksTreaty     = "treaty-months"
	LacksWaiting    = "waiting-for-age"
	LacksSupport    = "support-used"
	LacksGranted    = "support-granted"
	LacksRelatives  = "relatives"
	LacksPension    = "pension-received"
	LacksChildren   = "children"
	LacksParent     = "other-parent"
	LacksPlan       = "plan"
	LacksSavings    = "savings"
	LacksInflation  = "inflation"
	LacksDiscount   = "discount"
	LacksPopulation = "population"
	LacksTarget     = "target"
	LacksHead       = "support-a-head"
	LacksAccident   = "accident"
	LacksBefore     = "months-before"
)

var missingTexts = map[string]rules.Text{
	LacksStatus:     {VI: "Hồ sơ chưa nói người này thuộc diện nào (hộ nghèo, hộ cận nghèo, dân tộc thiểu số …); không thuộc diện nào thì ghi status: [].", EN: "It was not said which categories the person belongs to (poor, near-poor, ethnic minority …); write status: [] if none."},
	LacksProvince:   {VI: "Hồ sơ chưa nói nơi cư trú; một số địa phương hỗ trợ thêm.", EN: "The place of residence was not said; some provinces add support of their own."},
	LacksArea:       {VI: "Hồ sơ chưa nói khu vực cư trú (nông thôn, thành thị, xã đảo, đặc khu).", EN: "The kind of place was not said (rural, urban, island commune, special zone)."},
	LacksDistrict:   {VI: "Hồ sơ chưa nói huyện cư trú; có quy định hỗ trợ của huyện.", EN: "The district was not said; a district has support of its own."},
	LacksTerritory:  {VI: "Hồ sơ chưa nói nơi cư trú thuộc tỉnh cũ nào; quy định của tỉnh cũ còn áp dụng trên địa bàn cũ.", EN: "The province of before the merger was not said; its rules live on in its old territory."},
	LacksBirth:      {VI: "Hồ sơ chưa có ngày, tháng hoặc năm sinh; có quy định hỗ trợ theo tuổi.", EN: "The birth was not said; some support depends on age."},
	LacksRecord:     {VI: "Hồ sơ chưa có quá trình đóng; thử với người đóng mọi tháng ở mức thấp nhất.", EN: "No record of payments was given; tried with every month paid at the lowest income."},
	LacksCompulsory: {VI: "Quá trình đóng không có thời gian bắt buộc; nếu có thì được cộng vào. Thử với số tháng còn thiếu.", EN: "The record has no compulsory time; if there was any, it counts. Tried with the months that are missing."},
	LacksLowerAge:   {VI: "Hồ sơ chưa nói số năm làm việc nặng nhọc, độc hại để hạ tuổi nghỉ hưu.", EN: "It was not said whether hazardous work lowers the retirement age."},
	LacksImpairment: {VI: "Hồ sơ chưa nói mức suy giảm khả năng lao động; suy giảm nặng được nghỉ hưu sớm.", EN: "Loss of working capacity was not said; a heavy loss lets people retire early."},
	LacksTreaty:     {VI: "Hồ sơ chưa nói thời gian đóng ở nước có hiệp định bảo hiểm xã hội. Thử với số tháng còn thiếu.", EN: "Insured time in a State with a social security treaty was not said. Tried with the months that are missing."},
	LacksWaiting:    {VI: "Hồ sơ chưa nói người này có giấy của cơ quan bảo hiểm xã hội xác nhận chờ đủ tuổi hưởng lương hưu (Nghị định 12/CP năm 1995) không; không có thì ghi status: [].", EN: "It was not said whether the social insurance agency confirmed in writing that the person waits for the pension age only (Decree 12/CP of 1995); write status: [] if not."},
	LacksSupport:    {VI: "Hồ sơ chưa có quá trình đóng và số tháng đã được Nhà nước hỗ trợ (supported_before).", EN: "Neither a record nor the months of State support already used (supported_before) were given."},
	LacksGranted:    {VI: "Hồ sơ chưa nói số tiền Nhà nước đã hỗ trợ mỗi tháng; tính theo luật.", EN: "The State support that was granted was not said; it is reckoned by law."},
	LacksRelatives:  {VI: "Hồ sơ chưa nêu thân nhân; thân nhân đủ điều kiện được trợ cấp tuất hằng tháng.", EN: "No relatives were named; those who qualify receive a monthly allowance."},
	LacksPension:    {VI: "Hồ sơ chưa nói có đang hưởng lương hưu không; người này đủ điều kiện hưởng.", EN: "It was not said whether a pension was received; this record gives a right to one."},
	LacksChildren:   {VI: "Hồ sơ chưa nói số con; tính một con.", EN: "The number of children was not said; one is reckoned with."},
	LacksParent:     {VI: "Hồ sơ chưa nói cha hoặc mẹ kia có hưởng trợ cấp này không.", EN: "It was not said whether the other parent takes the allowance."},
	LacksPlan:       {VI: "Chưa có kế hoạch đóng tiếp (plan); thử với mức thấp nhất, đóng đến hết thời gian hỏi.", EN: "No plan of payments to come was given; tried with the lowest income until the end asked about."},
	LacksSavings:    {VI: "Chưa nói để dành bao nhiêu; thử với mức vừa đủ.", EN: "It was not said how much is put aside; tried with what is just enough."},
	LacksInflation:  {VI: "Chưa có giả định tăng giá sau kỳ dữ liệu; thử với 1% mỗi năm.", EN: "No growth of prices past the horizon was assumed; tried with 1% a year."},
	LacksDiscount:   {VI: "Chưa có lãi suất chiết khấu; thử với 1% mỗi năm.", EN: "No discount rate was given; tried with 1% a year."},
	LacksPopulation: {VI: "Chưa có dân số; thử với số người tham gia bằng mọi người.", EN: "The population was not said; tried with as many as take part."},
	LacksTarget:     {VI: "Chưa có mục tiêu; thử với mọi người dân.", EN: "No target was given; tried with the whole population."},
	LacksAccident:   {VI: "Chưa nói tháng xảy ra tai nạn; thử với tháng cuối của lần đóng này.", EN: "The month of the accident was not said; tried with the last month of the payment."},
	LacksBefore:     {VI: "Chưa nói trước lần đóng này đã đóng bao nhiêu tháng vào quỹ; thử với mười năm.", EN: "It was not said how many months were paid to the fund before; tried with ten years."},
	LacksHead:       {VI: "Chưa có mức hỗ trợ mỗi người; thử với mức của Nhà nước trong tháng đó.", EN: "The support a head was not said; tried with the State's of that month."},
}

// Missing returns the inputs that a question and a life leave open and that
// could change the answer, each with its effect as the same verbs reckon it.
// Where a life has Status or Residence that are nil, they were not said; an
// empty Status says that there is none. It is empty for a question that cannot
// be answered.
func (c *Calculator) Missing(l *Life, q Question) []Missing {
	result, err := q.ask(c, l)
	if err != nil {
		return nil
	}
	s := scene{Calculator: c, life: l, now: figuresOf(result), path: "/ask"}
	return s.missing(q)
}

// A scene is a question being asked once and again with another input each.
type scene struct {
	*Calculator
	life *Life
	path string                  // of the question
	now  []figure                // as answered
	long bool                    // the question takes long to answer
	wrap func(Question) Question // makes a question of the one that it is about; nil: they are the same
	out  []Missing
}

// A try is a question with an input that was not given.
type try struct {
	with string
	calc *Calculator // nil: the scene's
	life *Life       // nil: the scene's
	q    Question
}

func (s *scene) missing(q Question) []Missing {
	if g, ok := q.(gapped); ok {
		g.gaps(s)
	}
	return s.out
}

// A gapped question tries what it leaves open.
type gapped interface {
	gaps(s *scene)
}

// gap reports an input if one of the tries changes the answer.
func (s *scene) gap(path, code string, tries []try) {
	if e := s.effects(tries); len(e) > 0 {
		s.out = append(s.out, Missing{Path: path, Code: code, Text: missingTexts[code], Effects: e})
	}
}

// effects asks every try, and compares field by field.
func (s *scene) effects(tries []try) []document.Effect {
	var w widening
	for _, t := range tries {
		result, err := s.asked(&t)
		if err != nil {
			continue
		}
		for _, f := range figuresOf(result) {
			if now := find(s.now, f.field); now == nil || now.text != f.text {
				w.take(now, f, t.with)
			}
		}
	}
	return w.effects
}

func (s *scene) asked(t *try) (Result, error) {
	c, l := t.calc, t.life
	if c == nil {
		c = s.Calculator
	}
	if l == nil {
		l = s.life
	}
	if s.wrap != nil {
		return s.wrap(t.q).ask(c, l)
	}
	return t.q.ask(c, l)
}

// A widening gathers the ends of what tries bring, by field.
type widening struct {
	effects []document.Effect
	low     []int64 // beside effects
	high    []int64
}

func (w *widening) take(now *figure, f figure, with string) {
	outcome := document.Outcome{With: with, Value: f.text}
	for i := range w.effects {
		e := &w.effects[i]
		if e.Field != f.field {
			continue
		}
		if f.size < w.low[i] {
			e.Least, w.low[i] = outcome, f.size
		}
		if f.size > w.high[i] {
			e.Most, w.high[i] = outcome, f.size
		}
		return
	}
	e := document.Effect{Field: f.field, Least: outcome, Most: outcome}
	if now != nil {
		e.Now = now.text
	}
	w.effects, w.low, w.high = append(w.effects, e), append(w.low, f.size), append(w.high, f.size)
}
