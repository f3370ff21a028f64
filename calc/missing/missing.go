// Package missing says which inputs that nobody gave could change an answer,
// and how: it asks the same question again with each of them.
package missing

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/coverage"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/calc/savings"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// An Input is something that was not given and could change the answer: where
// it would stand, what it is, and what it would make of each field.
type Input struct {
	Path    string            `json:"path"`
	Code    string            `json:"code"`
	Text    rules.Text        `json:"text"`
	Effects []document.Effect `json:"effects"`
}

// The codes of inputs that were not given.
const (
	Status       = "status"
	Province     = "province"
	Area         = "area"
	District     = "district"
	Territory    = "territory"
	Birth        = "birth"
	Record       = "record"
	Compulsory   = "compulsory-time"
	LowerAge     = "lower-age"
	Impairment   = "impairment"
	Treaty       = "treaty-months"
	Waiting      = "waiting-for-age"
	Support      = "support-used"
	Granted      = "support-granted"
	Relatives    = "relatives"
	Pension      = "pension-received"
	Children     = "children"
	OtherParent  = "other-parent"
	Plan         = "plan"
	Savings      = "savings"
	Inflation    = "inflation"
	Discount     = "discount"
	Population   = "population"
	Target       = "target"
	SupportAHead = "support-a-head"
	Accident     = "accident"
	MonthsBefore = "months-before"
)

var texts = map[string]rules.Text{
	Status:       {VI: "Hồ sơ chưa nói người này thuộc diện nào (hộ nghèo, hộ cận nghèo, dân tộc thiểu số …); không thuộc diện nào thì ghi status: [].", EN: "It was not said which categories the person belongs to (poor, near-poor, ethnic minority …); write status: [] if none."},
	Province:     {VI: "Hồ sơ chưa nói nơi cư trú; một số địa phương hỗ trợ thêm.", EN: "The place of residence was not said; some provinces add support of their own."},
	Area:         {VI: "Hồ sơ chưa nói khu vực cư trú (nông thôn, thành thị, xã đảo, đặc khu).", EN: "The kind of place was not said (rural, urban, island commune, special zone)."},
	District:     {VI: "Hồ sơ chưa nói huyện cư trú; có quy định hỗ trợ của huyện.", EN: "The district was not said; a district has support of its own."},
	Territory:    {VI: "Hồ sơ chưa nói nơi cư trú thuộc tỉnh cũ nào; quy định của tỉnh cũ còn áp dụng trên địa bàn cũ.", EN: "The province of before the merger was not said; its rules live on in its old territory."},
	Birth:        {VI: "Hồ sơ chưa có ngày, tháng hoặc năm sinh; có quy định hỗ trợ theo tuổi.", EN: "The birth was not said; some support depends on age."},
	Record:       {VI: "Hồ sơ chưa có quá trình đóng; thử với người đóng mọi tháng ở mức thấp nhất.", EN: "No record of payments was given; tried with every month paid at the lowest income."},
	Compulsory:   {VI: "Quá trình đóng không có thời gian bắt buộc; nếu có thì được cộng vào. Thử với số tháng còn thiếu.", EN: "The record has no compulsory time; if there was any, it counts. Tried with the months that are missing."},
	LowerAge:     {VI: "Hồ sơ chưa nói số năm làm việc nặng nhọc, độc hại để hạ tuổi nghỉ hưu.", EN: "It was not said whether hazardous work lowers the retirement age."},
	Impairment:   {VI: "Hồ sơ chưa nói mức suy giảm khả năng lao động; suy giảm nặng được nghỉ hưu sớm.", EN: "Loss of working capacity was not said; a heavy loss lets people retire early."},
	Treaty:       {VI: "Hồ sơ chưa nói thời gian đóng ở nước có hiệp định bảo hiểm xã hội. Thử với số tháng còn thiếu.", EN: "Insured time in a State with a social security treaty was not said. Tried with the months that are missing."},
	Waiting:      {VI: "Hồ sơ chưa nói người này có giấy của cơ quan bảo hiểm xã hội xác nhận chờ đủ tuổi hưởng lương hưu (Nghị định 12/CP năm 1995) không; không có thì ghi status: [].", EN: "It was not said whether the social insurance agency confirmed in writing that the person waits for the pension age only (Decree 12/CP of 1995); write status: [] if not."},
	Support:      {VI: "Hồ sơ chưa có quá trình đóng và số tháng đã được Nhà nước hỗ trợ (supported_before).", EN: "Neither a record nor the months of State support already used (supported_before) were given."},
	Granted:      {VI: "Hồ sơ chưa nói số tiền Nhà nước đã hỗ trợ mỗi tháng; tính theo luật.", EN: "The State support that was granted was not said; it is reckoned by law."},
	Relatives:    {VI: "Hồ sơ chưa nêu thân nhân; thân nhân đủ điều kiện được trợ cấp tuất hằng tháng.", EN: "No relatives were named; those who qualify receive a monthly allowance."},
	Pension:      {VI: "Hồ sơ chưa nói có đang hưởng lương hưu không; người này đủ điều kiện hưởng.", EN: "It was not said whether a pension was received; this record gives a right to one."},
	Children:     {VI: "Hồ sơ chưa nói số con; tính một con.", EN: "The number of children was not said; one is reckoned with."},
	OtherParent:  {VI: "Hồ sơ chưa nói cha hoặc mẹ kia có hưởng trợ cấp này không.", EN: "It was not said whether the other parent takes the allowance."},
	Plan:         {VI: "Chưa có kế hoạch đóng tiếp (plan); thử với mức thấp nhất, đóng đến hết thời gian hỏi.", EN: "No plan of payments to come was given; tried with the lowest income until the end asked about."},
	Savings:      {VI: "Chưa nói để dành bao nhiêu; thử với mức vừa đủ.", EN: "It was not said how much is put aside; tried with what is just enough."},
	Inflation:    {VI: "Chưa có giả định tăng giá sau kỳ dữ liệu; thử với 1% mỗi năm.", EN: "No growth of prices past the horizon was assumed; tried with 1% a year."},
	Discount:     {VI: "Chưa có lãi suất chiết khấu; thử với 1% mỗi năm.", EN: "No discount rate was given; tried with 1% a year."},
	Population:   {VI: "Chưa có dân số; thử với số người tham gia bằng mọi người.", EN: "The population was not said; tried with as many as take part."},
	Target:       {VI: "Chưa có mục tiêu; thử với mọi người dân.", EN: "No target was given; tried with the whole population."},
	Accident:     {VI: "Chưa nói tháng xảy ra tai nạn; thử với tháng cuối của lần đóng này.", EN: "The month of the accident was not said; tried with the last month of the payment."},
	MonthsBefore: {VI: "Chưa nói trước lần đóng này đã đóng bao nhiêu tháng vào quỹ; thử với mười năm.", EN: "It was not said how many months were paid to the fund before; tried with ten years."},
	SupportAHead: {VI: "Chưa có mức hỗ trợ mỗi người; thử với mức của Nhà nước trong tháng đó.", EN: "The support a head was not said; tried with the State's of that month."},
}

// An Asked is a question about a life.
type Asked struct {
	Calculator *calc.Calculator
	Life       *calc.Life
	Question   calc.Question
	Path       string // of the question in its document
}

// Of returns the inputs that a question and a life leave open and that could
// change the answer, each with its effect as the same verbs reckon it. Where a
// life has Status or Residence that are nil, they were not said; an empty
// Status says that there is none. It is empty for a question that cannot be
// answered.
func Of(c *calc.Calculator, l *calc.Life, q calc.Question) []Input {
	result, err := q.Ask(c, l)
	if err != nil {
		return nil
	}
	return Asked{Calculator: c, Life: l, Question: q, Path: "/ask"}.Inputs(result)
}

// Inputs returns what Of does of a question that was answered.
func (o Asked) Inputs(r calc.Result) []Input {
	s := o.scene(figuresOf(r))
	s.try(o.Question)
	return s.out
}

func (o Asked) scene(now []figure) *scene {
	return &scene{Calculator: o.Calculator, life: o.Life, now: now, path: o.Path}
}

// A scene is a question being asked once and again with another input each.
type scene struct {
	*calc.Calculator
	life *calc.Life
	path string                            // of the question
	now  []figure                          // as answered
	long bool                              // the question takes long to answer
	wrap func(calc.Question) calc.Question // makes a question of the one that it is about; nil: they are the same
	out  []Input
}

// A try is a question with an input that was not given.
type try struct {
	with string
	calc *calc.Calculator // nil: the scene's
	life *calc.Life       // nil: the scene's
	q    calc.Question
}

// try tries what a question leaves open.
func (s *scene) try(q calc.Question) {
	switch q := q.(type) {
	case calc.ContributionQuestion:
		s.contribution(q)
	case calc.RefundQuestion:
		s.refund(q)
	case calc.RetirementAgeQuestion:
		s.retirementAge(q)
	case calc.PensionQuestion:
		s.pension(q)
	case calc.OneTimeQuestion:
		s.oneTime(q)
	case calc.DeathQuestion:
		s.death(q)
	case calc.MaternityQuestion:
		s.maternity(q)
	case calc.MonthlyAllowanceQuestion:
		s.allowance(q)
	case calc.SocialPensionQuestion:
		s.socialPension(q)
	case calc.OptionsQuestion:
		s.options(q)
	case calc.WorkAccidentQuestion:
		s.workAccident(q)
	case calc.HouseholdQuestion:
		s.household(q)
	case savings.Question:
		s.savings(q)
	case coverage.Question:
		s.coverage(q)
	default:
		s.tryPlans(q)
	}
}

// tryPlans tries what a question leaves open that takes long to answer.
func (s *scene) tryPlans(q calc.Question) {
	s.long = true
	switch q := q.(type) {
	case ahead.Question:
		s.projection(q)
	case plans.SolveQuestion:
		s.solve(q)
	case plans.CheapestQuestion:
		s.cheapest(q)
	}
}

// gap reports an input if one of the tries changes the answer.
func (s *scene) gap(path, code string, tries []try) {
	if e := s.effects(tries); len(e) > 0 {
		s.out = append(s.out, Input{Path: path, Code: code, Text: texts[code], Effects: e})
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

func (s *scene) asked(t *try) (calc.Result, error) {
	c, l := t.calc, t.life
	if c == nil {
		c = s.Calculator
	}
	if l == nil {
		l = s.life
	}
	if s.wrap != nil {
		return s.wrap(t.q).Ask(c, l)
	}
	return t.q.Ask(c, l)
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

// fromTo writes months, both included, as 2020-01–2024-12.
func fromTo(from, to rules.Month) string { return from.String() + "–" + to.String() }
